"""A reader's process, killed at every point at which it writes, loses nothing it acknowledged."""

import os
import signal
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from irnk_tui.journal import Journal
from irnk_tui.marks import Marks
from irnk_tui.marks import marks as module
from irnk_tui.model.document import Document, Source
from irnk_tui.model.highlight import HighlightId
from irnk_tui.model.text import DocumentId, Span
from tests.children import acknowledged

TEXT = "The ferry left at noon. Its captain said nothing, and the harbour office said less."
DOCUMENT = Document(
    DocumentId("ferry.txt"), TEXT, "A ferry", Source("Herald"),
    sha256=sha256(TEXT.encode()).hexdigest(),
)  # fmt: skip
ONE, TWO, THREE = (HighlightId(f"hl-{number}") for number in (1, 2, 3))
Step = Callable[[], object]


def opened(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Marks:
    """Marks with a clock that ticks and ids that count; every fourth write is on a new day."""
    numbers, ticks, days = count(1), count(), count()
    monkeypatch.setattr(module, "_new_id", lambda: HighlightId(f"hl-{next(numbers)}"))
    journal = Journal(
        folder / "highlights.jsonl", today=lambda: date(2026, 3, 1) + timedelta(next(days) // 4)
    )
    noon = datetime(2026, 3, 5, 12, tzinfo=UTC)
    return Marks(journal, now=lambda: noon + timedelta(seconds=next(ticks)))


def story(marks: Marks) -> list[Step]:
    """What a reader does in an afternoon, every verb of highlights among it."""
    book, shelf = marks.codebook, marks.shelf
    return [
        lambda: marks.add(DOCUMENT, Span(4, 22), tags=["time"], note="when?"),
        lambda: shelf.put(DOCUMENT.id, "read", holds=True),
        lambda: marks.add(DOCUMENT, Span(0, 5, "title"), colour="red"),
        lambda: marks.split(ONE, DOCUMENT, 10),
        lambda: marks.change(THREE, note="left, " * 40, colour="blue"),
        lambda: book.tag([ONE, TWO, THREE], add=["ferry"]),
        lambda: book.mean("red", "headline"),
        lambda: marks.extend(THREE, DOCUMENT, Span(24, 35)),
        lambda: marks.merge([ONE, THREE], DOCUMENT),
        lambda: marks.delete(ONE, TWO),
        marks.undo,
        marks.compact,
        marks.undo,
        marks.redo,
        lambda: book.rename("ferry", "boat"),
        marks.compact,
    ]


def state(marks: Marks) -> tuple[Any, ...]:
    """Everything a reader could miss."""
    held = {id: _without_moment(mark) for id, mark in marks.all().items()}
    return held, marks.meanings(), marks.shelf.read()


def _without_moment(mark: Any) -> tuple[Any, ...]:
    return mark.anchor, mark.colour, mark.tags, mark.note


def states(folder: Path, monkeypatch: pytest.MonkeyPatch) -> list[tuple[Any, ...]]:
    """What is held before the story, and after each of its steps."""
    folder.mkdir()
    marks = opened(folder, monkeypatch)
    held = [state(marks)]
    for step in story(marks):
        step()
        held.append(state(marks))
    return held


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def test_killed_at_every_point_of_writing_nothing_acknowledged_is_lost(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # A process that is killed leaves what it wrote to the system; only a power cut needs the sync.
    monkeypatch.setattr(os, "fsync", lambda handle: None)
    expected = states(tmp_path / "whole", monkeypatch)
    for point in count(1):
        folder = tmp_path / f"{point}"
        folder.mkdir()
        marks = opened(folder, monkeypatch)
        done, status = acknowledged(story(marks), point)
        if status == 0:
            break
        assert status == -signal.SIGKILL
        found = state(opened(folder, monkeypatch))
        assert found in expected[done : done + 2], f"killed at point {point}, after step {done}"
        survivor = opened(folder, monkeypatch)
        assert len(survivor.damage()) <= 1
        assert all(survivor.texts.get(m.anchor.text_sha256) for m in survivor.all().values())
        survivor.note({"op": "meaning", "code": "gray", "meaning": "after"})
        assert survivor.meanings() == {**found[1], "gray": "after"}
    assert point > 300
