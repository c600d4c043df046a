"""Everything the reader made as plain text, to keep, to carry and to bring back.

A dump is JSON lines: one for each highlight, meaning, decision, article read or starred, and text
that a highlight was made in. It holds what counts now, not how it came to that.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from irnk_tui.corrections import Corrections
from irnk_tui.corrections import record_of as decision_record
from irnk_tui.history import History
from irnk_tui.journal.journal import line_of, parse
from irnk_tui.marks import Marks, highlight_of, record_of
from irnk_tui.model.errors import IrnkError
from irnk_tui.model.highlight import Highlight, HighlightId

Record = dict[str, Any]
KINDS = ("highlight", "meaning", "decide", "read", "starred", "text")


class NoDump(IrnkError):
    """A file that is neither a dump nor a journal."""


@dataclass(slots=True)
class Restored:
    """What a restore brought back, in numbers."""

    highlights: int = 0
    deleted: int = 0
    meanings: int = 0
    decisions: int = 0
    articles: int = 0
    """Articles that are read or starred again."""
    texts: int = 0
    refused: list[tuple[str, str]] = field(default_factory=list)
    """Where in the file, and why."""


def dump(marks: Marks, corrections: Corrections) -> bytes:
    """Everything that counts now; the same state gives the same bytes."""
    return b"".join(map(line_of, _records(marks, corrections)))


def _records(marks: Marks, corrections: Corrections) -> Iterator[Mapping[str, Any]]:
    yield {"v": 1, "irnk": "dump"}
    yield from (record_of(mark) for mark in marks.all().values())
    for code, meaning in sorted(marks.meanings().items()):
        yield {"v": 1, "op": "meaning", "code": code, "meaning": meaning}
    yield from (decision_record(decision) for decision in corrections.all())
    for document in sorted(marks.shelf.read()):
        yield {"v": 1, "op": "read", "document": document, "holds": True}
    for document in sorted(marks.shelf.starred()):
        yield {"v": 1, "op": "starred", "document": document, "holds": True}
    for sha256 in sorted({mark.anchor.text_sha256 for mark in marks.all().values()}):
        old = marks.texts.get(sha256)
        if old is not None:
            about = {"document": old.id, "title": old.title, "text": old.text}
            yield {"v": 1, "op": "text", "sha256": sha256, **about}


def restore(
    content: bytes, marks: Marks, corrections: Corrections, *, replaces: bool = False
) -> Restored:
    """Bring back what a dump, or a journal and its backups, hold; one step to undo.

    Args:
        content: The file.
        replaces: Whether highlights that the file does not have are deleted.

    Raises:
        NoDump: It is no such file.
        JournalError: The disk refuses.
    """
    found = parse(content)
    done = Restored(refused=[(f"line {each.line}", each.reason) for each in found.damage])
    records = History.of(found.records).records()
    if not any(record.get("op") in KINDS for record in found.records) and not _is_dump(content):
        raise NoDump("neither a dump of irnk nor one of its journals.")
    texts = [record for record in records if record.get("op") == "text"]
    done.texts = sum(_put_text(marks, record) for record in texts)
    _restore_marks(records, marks, done, replaces=replaces)
    done.decisions = corrections.take(each for each in records if each.get("op") == "decide")
    done.articles = sum(_shelve(marks, record) for record in records)
    return done


def _is_dump(content: bytes) -> bool:
    try:
        return bool(json.loads(content.split(b"\n", 1)[0]).get("irnk") == "dump")
    except (ValueError, AttributeError):
        return False


def _restore_marks(records: list[Record], marks: Marks, done: Restored, *, replaces: bool) -> None:
    held, wanted = marks.all(), _highlights(records, done)
    new = [
        mark
        for id, mark in wanted.items()
        if id not in held or (mark != held[id] and (replaces or mark.modified > held[id].modified))
    ]
    gone = [id for id in held if id not in wanted] if replaces else []
    meanings = [
        record
        for record in records
        if record.get("op") == "meaning"
        and marks.meanings().get(str(record.get("code"))) != record.get("meaning")
    ]
    done.highlights, done.deleted, done.meanings = len(new), len(gone), len(meanings)
    own = ("base", "step", "of")
    marks.append_step(
        *map(record_of, new),
        *({"v": 1, "op": "delete", "id": id} for id in gone),
        *({k: v for k, v in record.items() if k not in own} for record in meanings),
        done=marks.moment(),
    )


def _highlights(records: list[Record], done: Restored) -> dict[HighlightId, Highlight]:
    wanted: dict[HighlightId, Highlight] = {}
    for record in records:
        if record.get("op") == "delete":
            wanted.pop(HighlightId(str(record.get("id"))), None)
        elif record.get("op") == "highlight":
            try:
                mark = highlight_of(record)
            except (LookupError, TypeError, ValueError) as error:
                done.refused.append((str(record.get("id")), f"no whole highlight ({error})"))
            else:
                wanted[mark.id] = mark
    return wanted


def _put_text(marks: Marks, record: Record) -> bool:
    sha256, text = str(record.get("sha256")), str(record.get("text"))
    return marks.texts.put(sha256, str(record.get("document")), record.get("title"), text)


def _shelve(marks: Marks, record: Record) -> bool:
    what, document = record.get("op"), str(record.get("document"))
    if what not in ("read", "starred") or not record.get("holds"):
        return False
    is_new = document not in (marks.shelf.read() if what == "read" else marks.shelf.starred())
    marks.shelf.put(document, what, holds=True)
    return is_new
