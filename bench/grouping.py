"""What grouping costs as a corpus grows: CPU seconds, memory, and what 100 new articles touch.

    python bench/grouping.py PROJECT SCRATCH [--documents 1000 4000 16000 64000] [--plot FILE.svg]

PROJECT is a folder that `irnk refresh` has read. Its articles are repeated in SCRATCH under other
names and dates: for each round all dates move by 83 days, all names and half of the longer words
have their letters moved along the alphabet, so that rounds share about half of their words and no
names. Reading, annotating and linking names are not measured.
"""

from __future__ import annotations

import argparse
import json
import re
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeVar
from zlib import crc32

from irnk_tui.analysis.action_words import kinds_of
from irnk_tui.analysis.grouping import group_archive
from irnk_tui.analysis.retellings import brief_of
from irnk_tui.model.annotation import Annotations
from irnk_tui.model.corpus import FileRecord
from irnk_tui.model.date import Date
from irnk_tui.model.document import Document
from irnk_tui.model.event import Event
from irnk_tui.model.gathering import Brief, Retelling
from irnk_tui.model.text import DocumentId
from irnk_tui.store import Store

T = TypeVar("T")
DAYS = 83
ADDED = 100
NEWER = timedelta(days=12_000)
WORD = re.compile(r"[^\W\d_]+")
PLAIN = "abcdefghijklmnopqrstuvwxyz"


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("project", type=Path)
    asked.add_argument("scratch", type=Path)
    asked.add_argument("--documents", type=int, nargs="+", default=[1000, 4000, 16000, 64000])
    asked.add_argument("--plot", type=Path)
    asked.add_argument("--one", type=int, help="measure this many in the scratch store, then end")
    given = asked.parse_args()
    if given.one:
        print(json.dumps(measure(given.project, given.scratch, given.one)))
        return
    figures = []
    for count in sorted(given.documents):
        fill(given.project, given.scratch, count)
        words = [sys.executable, __file__, str(given.project), str(given.scratch)]
        told = subprocess.run([*words, "--one", str(count)], check=True, capture_output=True)
        figures.append(json.loads(told.stdout))
        print(figures[-1], flush=True)
    if given.plot:
        from growth_plot import plot

        given.plot.write_text(plot(figures), encoding="utf-8")


def fill(project: Path, scratch: Path, count: int) -> None:
    """Adds repeated articles to the scratch store until it holds so many."""
    with Store(project / "index", is_read_only=True) as base, Store(scratch) as store:
        held = store.facts().documents
        known = sizes(base)
        for start in range(held, count, ADDED):
            numbers = range(start, min(count, start + ADDED))
            put(store, list(varied(base, known, numbers, timedelta(0))), f"{start:06d}")


def measure(project: Path, scratch: Path, count: int) -> dict[str, float]:
    """Groups everything from nothing, then again with articles added and taken away."""
    with Store(scratch) as store:
        store.remove_file("newer")
        spent = Spent(store, count)
        events = group_archive(spent)
        found = spent.seconds()
        store.replace_events(events)
        whole = spent.seconds()
        steps = spent.steps + store.gathered.made
        again = timed(store)
        with Store(project / "index", is_read_only=True) as base:
            numbers = range(count, count + ADDED)
            put(store, list(varied(base, sizes(base), numbers, NEWER)), "newer")
        made = store.gathered.made
        newer = timed(store)
        touched = store.gathered.made - made
        store.remove_file("newer")
        return {
            "documents": count, "events": len(events), "cpu_seconds": round(whole, 1),
            "of_that_writing": round(whole - found, 1), "steps": steps,
            "again_seconds": round(again, 1), "newer_seconds": round(newer, 1),
            "newer_steps": touched,
            "peak_mb": max(spent.peak, peak()),
        }  # fmt: skip


class Spent:
    """An archive that notes what each step took, so that a run that was stopped goes on."""

    def __init__(self, store: Store, count: int) -> None:
        self.store, self.count = store, count
        known = store.value("bench") or {}
        if known.get("count") != count:
            known = {}
            store.gathered.used.clear()
            store.gathered.forget_unused()
        self.before, self.steps = known.get("seconds", 0.0), known.get("steps", 0)
        self.peak = known.get("peak", 0)
        self.began = time.process_time()

    def seconds(self) -> float:
        return self.before + time.process_time() - self.began

    def remember(self, kind: type[T], key: str, make: Callable[[], T]) -> T:
        made = self.store.gathered.made
        found = self.store.gathered.remember(kind, key, make)
        if self.store.gathered.made > made and kind is not Event:
            told = {"count": self.count, "seconds": self.seconds(), "peak": peak()}
            told["steps"] = self.steps + self.store.gathered.made
            self.store.set_value("bench", told)
        return found

    def __getattr__(self, name: str) -> Any:
        return getattr(self.store.gathered, name)


def peak() -> int:
    """The most memory this process has held, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def timed(store: Store) -> float:
    began = time.process_time()
    group_archive(store.gathered)
    return time.process_time() - began


Told = tuple[Document, Annotations, Brief, list[Retelling]]


def put(store: Store, told: list[Told], path: str) -> None:
    store.put_file(FileRecord(path, 1, 1, path), [d for d, *_ in told])
    store.put_annotations([a for _, a, *_ in told], "bench")
    store.gathered.put([(b, r) for *_, b, r in told])


def sizes(base: Store) -> dict[DocumentId, int]:
    """The documents of a store and how many retellings each has."""
    return {b.document.id: len(b.times) // 8 for b in base.gathered.briefs()}


def varied(
    base: Store, known: dict[DocumentId, int], numbers: range, later: timedelta
) -> Iterator[Told]:
    ids = list(known)
    wanted = [ids[n % len(ids)] for n in numbers]
    sentences = base.sentences_of(wanted)
    for n, document in zip(numbers, base.documents_of(wanted), strict=True):
        turn, days = n // len(ids), timedelta(days=DAYS * (n // len(ids))) + later
        id = DocumentId(f"{turn:03d}-{document.id}")
        places = [(document.id, k) for k in range(known[document.id])]
        made = replace(
            document, id=id, text=other(document.text, turn), path=id,
            title=other(document.title, turn) if document.title else None,
            date=moved(document.date, days) if document.date else None, sha256=f"{id}",
        )  # fmt: skip
        told = [retold(r, turn, days) for r in base.gathered.retellings(places)]
        notes = Annotations(id, made.sha256, sentences.get(document.id, ()))
        yield made, notes, brief_of(made, told, signature=f"{id} {later.days}"), told


def retold(told: Retelling, turn: int, days: timedelta) -> Retelling:
    labels = {f"{key}~{turn}": other(name, turn) for key, name in told.labels.items()}
    written = {
        f"{key}~{turn}": tuple(other(w, turn) for w in words) for key, words in told.written.items()
    }
    stems = tuple(shifted(s, turn) if is_changed(s, turn) else s for s in told.stems)
    dates = tuple(moved(d, days) for d in told.dates)
    text = other(told.text, turn)
    return Retelling(told.span, text, dates, labels, written, stems, told.kinds)


def other(text: str, turn: int) -> str:
    """The text with names, and half of the longer words, under other letters."""
    return WORD.sub(lambda m: changed(m[0], turn), text) if turn else text


@lru_cache(maxsize=400_000)
def changed(word: str, turn: int) -> str:
    return shifted(word, turn) if word[0].isupper() or is_changed(word, turn) else word


def is_changed(word: str, turn: int) -> bool:
    if not turn or len(word) < 6 or kinds_of(word):
        return False
    return crc32(f"{word[:5]}{turn}".encode()) % 2 == 0


def shifted(word: str, turn: int) -> str:
    step = turn % 25 + 1
    small = PLAIN[step:] + PLAIN[:step]
    return word.translate(str.maketrans(PLAIN + PLAIN.upper(), small + small.upper()))


def moved(day: Date, by: timedelta) -> Date:
    return replace(day, first=day.first + by, last=day.last + by)


if __name__ == "__main__":
    main()
