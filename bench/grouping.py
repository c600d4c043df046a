"""What grouping costs as a corpus grows: CPU seconds, memory, and what 100 new articles touch.

    python bench/grouping.py PROJECT SCRATCH [--documents 1000 4000 16000 64000] [--plot FILE.svg]

PROJECT is a folder that `irnk refresh` has read. Its articles are repeated in SCRATCH under other
names and dates: for each round all dates move by 83 days, all names and half of the longer words
have their letters moved along the alphabet, so that rounds share about half of their words and no
names. Reading, annotating and linking names are not measured.

Two kinds of addition are measured, each of 100 articles. A week of news: the last articles of the
project, moved into the week after the last one in SCRATCH with all that they tell, those without a
date as if published on the day that irnk looks at them with. An old archive: articles of the next
round at its dates, scattered over the years that are there already.
"""

from __future__ import annotations

import argparse
import json
import re
import resource
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, TypeVar
from zlib import crc32

from irnk_tui.analysis.events.archive import Archive
from irnk_tui.analysis.events.grouping import group_archive
from irnk_tui.analysis.events.homes import home_days
from irnk_tui.analysis.events.retellings import brief_of
from irnk_tui.analysis.events.stories import ONE_SHELF
from irnk_tui.analysis.happenings.action_words import kinds_of
from irnk_tui.model.annotation import Annotations
from irnk_tui.model.corpus import FileRecord
from irnk_tui.model.date import Date
from irnk_tui.model.document import Document
from irnk_tui.model.event import Event
from irnk_tui.model.gathering import Brief, FoundEvents, Retelling, StoryPairs
from irnk_tui.model.text import DocumentId
from irnk_tui.store import Store

T = TypeVar("T")
STRETCHES = (StoryPairs, FoundEvents)
DAYS = 83
ADDED = 100
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
        for start in range(held, count, ADDED):
            numbers = range(start, min(count, start + ADDED))
            put(store, list(varied(base, rounds(base, numbers))), f"{start:06d}")


def measure(project: Path, scratch: Path, count: int) -> dict[str, Any]:
    """Groups everything from nothing, then again, then with each kind of addition."""
    with Store(scratch) as store, Store(project / "index", is_read_only=True) as base:
        store.remove_file("newer")
        spent = Spent(store, count)
        events = group_archive(spent)
        found = spent.seconds()
        store.replace_events(events)
        whole = spent.seconds()
        again = Touched(store)
        again_seconds = timed(again)
        return {
            "documents": count, "events": len(events), "cpu_seconds": round(whole, 1),
            "of_that_writing": round(whole - found, 1), "steps": spent.steps + spent.made,
            "again_seconds": round(again_seconds, 1), "stretches": dict(again.asked),
            "week": added(store, base, news(base, count // len(sizes(base)) + 1, last_day(store))),
            "years": added(store, base, rounds(base, range(count, count + ADDED))),
            "peak_mb": max(spent.peak, peak()),
        }  # fmt: skip


def added(store: Store, base: Store, wanted: list[Wanted]) -> dict[str, Any]:
    """What more articles cost where everything is grouped; they are taken away again."""
    before = undated_days(store)
    put(store, list(varied(base, wanted)), "newer")
    then, touched = undated_days(store), Touched(store)
    seconds = timed(touched)
    store.remove_file("newer")
    return {
        "seconds": round(seconds, 1), "stretches": dict(touched.made),
        "undated": len(before), "undated_moved": sum(then[id] != day for id, day in before.items()),
    }  # fmt: skip


def rounds(base: Store, numbers: range) -> list[Wanted]:
    """Articles of the rounds that these numbers lie in, each round 83 days after the last."""
    ids = list(sizes(base))
    turns = ((ids[n % len(ids)], n // len(ids)) for n in numbers)
    return [(id, turn, timedelta(days=DAYS * turn)) for id, turn in turns]


def news(base: Store, turn: int, last: date) -> list[Wanted]:
    """The last articles of the project, moved into the week after a day."""
    briefs = base.gathered.briefs()
    homes = zip(home_days(briefs).tolist(), (b.document.id for b in briefs), strict=True)
    latest = sorted(homes)[-ADDED:]
    after = last.toordinal() + 1
    return [
        (id, turn, timedelta(days=after + 7 * n // ADDED - day))
        for n, (day, id) in enumerate(latest)
    ]


class Touched:
    """An archive that counts the stretches asked for, and those that had to be made."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.asked: Counter[str] = Counter({kind.__name__: 0 for kind in STRETCHES})
        self.made = self.asked.copy()

    def remember(self, kind: type[T], key: str, make: Callable[[], T], place: str = "") -> T:
        before = self.store.gathered.made
        found = self.store.gathered.remember(kind, key, make, place)
        if kind in STRETCHES:
            self.asked[kind.__name__] += 1
            self.made[kind.__name__] += self.store.gathered.made - before
        return found

    def __getattr__(self, name: str) -> Any:
        return getattr(self.store.gathered, name)


class Spent:
    """An archive that notes what each step took, so that a run that was stopped goes on."""

    def __init__(self, store: Store, count: int) -> None:
        self.store, self.count = store, count
        known = store.value("bench") or {}
        if known.get("count") != count:
            known = {}
            store.gathered.used.clear()
            store.gathered.forget_unused()
        self.earlier, self.steps = known.get("seconds", 0.0), known.get("steps", 0)
        self.peak = known.get("peak", 0)
        self.began = time.process_time()

    @property
    def made(self) -> int:
        return self.store.gathered.made

    def seconds(self) -> float:
        return self.earlier + time.process_time() - self.began

    def remember(self, kind: type[T], key: str, make: Callable[[], T], place: str = "") -> T:
        made = self.store.gathered.made
        found = self.store.gathered.remember(kind, key, make, place)
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


def timed(archive: Archive) -> float:
    began = time.process_time()
    group_archive(archive)
    return time.process_time() - began


def undated_days(store: Store) -> dict[DocumentId, int]:
    """The day each undated article is looked at with; nothing where all are looked at together."""
    briefs = store.gathered.briefs()
    days = home_days(briefs).tolist() if len(briefs) > ONE_SHELF else []
    return {b.document.id: d for b, d in zip(briefs, days, strict=False) if not b.document.date}


def last_day(store: Store) -> date:
    return date.fromordinal(max(b.day or 0 for b in store.gathered.briefs() if b.document.date))


Told = tuple[Document, Annotations, Brief, list[Retelling]]
Wanted = tuple[DocumentId, int, timedelta]
"""An article of the project, the round whose letters it gets, and how far it is moved."""


def put(store: Store, told: list[Told], path: str) -> None:
    store.put_file(FileRecord(path, 1, 1, path), [d for d, *_ in told])
    store.put_annotations([a for _, a, *_ in told], "bench")
    store.gathered.put([(b, r) for *_, b, r in told])


@cache
def sizes(base: Store) -> dict[DocumentId, int]:
    """The documents of a store and how many retellings each has."""
    return {b.document.id: len(b.times) // 8 for b in base.gathered.briefs()}


def varied(base: Store, wanted: list[Wanted]) -> Iterator[Told]:
    """Articles of the project under other names, dates and letters."""
    ids, known = [id for id, *_ in wanted], sizes(base)
    sentences = base.sentences_of(ids)
    for document, (_, turn, days) in zip(base.documents_of(ids), wanted, strict=True):
        id = DocumentId(f"{turn:03d}-{document.id}")
        places = [(document.id, k) for k in range(known[document.id])]
        made = replace(
            document, id=id, text=other(document.text, turn), path=id,
            title=other(document.title, turn) if document.title else None,
            date=moved(document.date, days) if document.date else None, sha256=f"{id}",
        )  # fmt: skip
        told = [retold(r, turn, days) for r in base.gathered.retellings(places)]
        notes = Annotations(id, made.sha256, sentences.get(document.id, ()))
        yield made, notes, brief_of(made, told, signature=f"{id} {days.days}"), told


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
