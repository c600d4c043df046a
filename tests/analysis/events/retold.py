"""Passages that tell something, made from their words."""

from __future__ import annotations

from collections.abc import Iterable

from irnk_tui.analysis.events.passage_table import Table
from irnk_tui.analysis.language.stems import stem, words
from irnk_tui.model.date import Date
from irnk_tui.model.document import Document, Source
from irnk_tui.model.gathering import Retelling
from irnk_tui.model.text import DocumentId, Span


def retold(text: str, kinds: tuple[str, ...], day: Date | None, names: Iterable[str]) -> Retelling:
    """What a passage tells: those of the names that it holds, its other long words, a date."""
    named = [name for name in names if name in text]
    rest = text
    for name in named:
        rest = rest.replace(name, "")
    stems = tuple(stem(w) for w in words(rest) if len(w) > 4)
    labels = {f"@{name}": name for name in named}
    written = {f"@{name}": (name,) for name in named}
    dates = (day,) if day else ()
    return Retelling(Span(0, len(text)), text, dates, labels, written, stems, kinds)


def table(*told: tuple[Retelling, Date | None]) -> Table:
    """Passages, each in an article of its own with its day of publication."""
    documents = [
        Document(DocumentId(f"{n}"), each.text, None, Source("paper"), date=published)
        for n, (each, published) in enumerate(told)
    ]
    return Table([each for each, _ in told], documents)
