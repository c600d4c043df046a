"""Comparisons of a project: worked out once, then read back while what they rest on stays."""

from __future__ import annotations

import contextlib
import hashlib
import hmac
import json
import os
import time
from collections.abc import Generator, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import ClassVar

from irnk_tui.model.account import Comparison
from irnk_tui.model.annotation import Annotations
from irnk_tui.model.date import Date
from irnk_tui.model.document import Document
from irnk_tui.model.event import Event, EventId
from irnk_tui.model.progress import COMPARING, Progress, RefreshReport
from irnk_tui.model.settings import Settings
from irnk_tui.model.text import DocumentId, Span
from irnk_tui.search.seal import seal_key
from irnk_tui.store import Store
from irnk_tui.store.codec import from_json, shape, to_json
from irnk_tui.store.opening import ELSEWHERE, open_store
from irnk_tui.undisturbed import undisturbed

Steps = Generator[Progress, None, RefreshReport]
FOLDER = "comparisons"
PREPARE_SECONDS = 5.0
MOST_PREPARED = 60
"""Events whose comparison is worked out beforehand."""
MOST_REMEMBERED = 20
"""Comparisons kept in memory where none may be kept on disk."""
MARGIN_DAYS = 14
LAST_DAY = date.max.toordinal()
LONGEST_PREPARED = 400_000
"""Code points of all accounts; longer ones are compared only when somebody opens them, since the
memory they take grows with the square."""
MOST_KEPT = 200
"""Comparisons kept on disk; those not looked at for longest go first."""


@dataclass(frozen=True, slots=True)
class Compared:
    """A comparison with the texts that it quotes."""

    comparison: Comparison
    documents: Mapping[DocumentId, Document]
    sentences: Mapping[DocumentId, tuple[Span, ...]]
    """Sentences of each text, titles left out."""


def compared(store: Store, index: Path, event: Event | None, ids: Sequence[str]) -> Compared:
    """Documents side by side, with their texts.

    Args:
        index: The folder of derived data; what was worked out once is kept in it.
        event: What is told; `None` for freely chosen documents.
        ids: The documents; those of the event by default.

    Raises:
        NotFound: There is no such document.
    """
    wanted = [account.document for account in event.accounts] if event else ids
    documents = [store.document(DocumentId(id)) for id in wanted]
    held = [document.id for document in documents]
    return Compared(
        _comparison(store, index / FOLDER, event, documents),
        {document.id: document for document in documents},
        store.sentences_of(held),
    )


def prepared(steps: Steps, index: Path, settings: Settings | None = None) -> Steps:
    """The steps of a refresh, and after them the comparisons that are likely to be opened."""
    report = yield from steps
    if settings is None or settings.engine not in ELSEWHERE:
        yield from prepare(index)
    return report


def prepare(index: Path, *, seconds: float = PREPARE_SECONDS) -> Iterator[Progress]:
    """Work out the comparisons of the most told events, so that they open at once.

    Args:
        seconds: How long to go on; what is left is worked out when it is opened.
    """
    end = time.monotonic() + seconds
    with open_store(index) as store:
        events = store.event_summaries()[:MOST_PREPARED]
        for done, summary in enumerate(events, start=1):
            if time.monotonic() > end:
                return
            work_out(store, index, summary.id)
            yield Progress(COMPARING, done, len(events))


def work_out(
    store: Store,
    index: Path,
    event: EventId | None,
    documents: Sequence[DocumentId] = (),
    *,
    is_asked: bool = False,
) -> None:
    """Work out one comparison and keep it, where that is not done yet.

    Args:
        event: What is told; `None` for freely chosen documents.
        documents: The documents; those of the event by default.
        is_asked: Somebody waits for it; else very long accounts are left.

    Raises:
        NotFound: There is no such event.
    """
    told = store.event(event) if event else None
    ids = [DocumentId(account.document) for account in told.accounts] if told else documents
    held = list(store.documents_of(ids))
    is_long = sum(len(document.text) for document in held) > LONGEST_PREPARED
    kept = _kept(store, index / FOLDER, told, held)
    if (is_asked or not is_long) and not kept.is_there():
        _comparison(store, index / FOLDER, told, held)


def _comparison(
    store: Store, folder: Path, event: Event | None, documents: Sequence[Document]
) -> Comparison:
    kept = _kept(store, folder, event, documents)
    with undisturbed():
        found = kept.read()
        if found is None:
            found, is_whole = _worked_out(store, event, documents)
            if is_whole:
                kept.write(found)
    return found


def _kept(
    store: Store, folder: Path, event: Event | None, documents: Sequence[Document]
) -> Remembered | Kept:
    """Where this comparison is kept."""
    stamp = _stamp(store, event, documents)
    return Remembered(stamp) if store.is_elsewhere else Kept(folder, stamp)


def _worked_out(
    store: Store, event: Event | None, documents: Sequence[Document]
) -> tuple[Comparison, bool]:
    """The comparison, and whether every document was analysed already."""
    from irnk_tui.analysis.comparison import compare
    from irnk_tui.coverage import looked_at

    ids = [document.id for document in documents]
    known = store.annotations_of(ids)
    annotations = {id: known.get(id) or Annotations(id, "") for id in ids}
    corpus = store.covering(_days(event, documents))
    entities = store.entities_in(*ids)
    found = compare(event, documents, annotations, entities, corpus)
    found = replace(found, silent=looked_at(store, found, documents, entities, corpus))
    return found, len(known) == len(set(ids))


def _days(event: Event | None, documents: Sequence[Document]) -> Date | None:
    """The days of which it is asked who tells nothing, and a few more."""
    days = [document.date for document in documents if document.date is not None]
    if event is not None and event.date is not None and event.date.precision != "year":
        days.append(event.date)
    if not days:
        return None
    first = min(day.first.toordinal() for day in days) - MARGIN_DAYS
    last = max(day.last.toordinal() for day in days) + MARGIN_DAYS
    return Date(date.fromordinal(max(1, first)), date.fromordinal(min(last, LAST_DAY)), "range")


def _stamp(store: Store, event: Event | None, documents: Sequence[Document]) -> str:
    """Everything a comparison rests on: texts, what was found in them, event, rules of today."""
    from irnk_tui.analysis.version import code_version

    texts = [(document.id, document.sha256) for document in documents]
    told = to_json(event) if event else ""
    rules = (code_version(), shape(Comparison))
    return json.dumps([store.value("gathered"), texts, told, rules])


class Remembered:
    """A comparison in memory, of articles of which nothing may be kept here."""

    held: ClassVar[dict[str, Comparison]] = {}

    def __init__(self, stamp: str) -> None:
        self._stamp = hashlib.sha256(stamp.encode("utf-8", "surrogatepass")).hexdigest()

    def is_there(self) -> bool:
        """Whether something was remembered."""
        return self._stamp in self.held

    def read(self) -> Comparison | None:
        """What was remembered, if anything."""
        return self.held.get(self._stamp)

    def write(self, comparison: Comparison) -> None:
        """Remember it, and the last few others."""
        self.held[self._stamp] = comparison
        for stamp in list(self.held)[:-MOST_REMEMBERED]:
            self.held.pop(stamp, None)


class Kept:
    """A comparison on disk, in a file that only this reader's own irnk can have written."""

    def __init__(self, folder: Path, stamp: str) -> None:
        self._key = seal_key()
        self._path = folder / f"{self._hash(stamp)[:32]}.json"

    def is_there(self) -> bool:
        """Whether something was kept; it may turn out to be damaged when it is read."""
        return self._path.exists()

    def read(self) -> Comparison | None:
        """What was kept; `None` when nothing was or it is not as it was written."""
        try:
            seal, _, body = self._path.read_text("utf-8").partition("\n")
            if not hmac.compare_digest(seal, self._hash(self._path.name + body)):
                return None
            os.utime(self._path)
            return from_json(Comparison, body)
        except (OSError, ValueError):
            return None

    def write(self, comparison: Comparison) -> None:
        """Keep a comparison; a disk that takes nothing costs only time later."""
        body = to_json(comparison)
        text = f"{self._hash(self._path.name + body)}\n{body}"
        fresh = self._path.with_suffix(f".{os.getpid()}.tmp")
        with contextlib.suppress(OSError):
            self._path.parent.mkdir(parents=True, exist_ok=True)
            fresh.write_text(text, "utf-8")
            fresh.replace(self._path)
            self._thin_out()

    def _hash(self, text: str) -> str:
        return hmac.new(
            self._key, text.encode("utf-8", "surrogatepass"), hashlib.sha256
        ).hexdigest()

    def _thin_out(self) -> None:
        files = sorted(self._path.parent.iterdir(), key=lambda file: file.stat().st_mtime)
        for file in files[:-MOST_KEPT]:
            file.unlink(missing_ok=True)
