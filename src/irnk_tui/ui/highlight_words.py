"""The reader's highlights in words: the lines of a list."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from irnk_tui.model.document import DocumentSummary
from irnk_tui.model.highlight import COLOURS, PlacedHighlight
from irnk_tui.model.text import DocumentId
from irnk_tui.sanitise import sanitise_line
from irnk_tui.ui.compare_cells import Line, Run
from irnk_tui.ui.theme import Meaning

Summaries = Mapping[DocumentId, DocumentSummary]

STATES = {
    "exact": "",
    "moved": "found again elsewhere in the text",
    "approximate": "its words have changed a little",
    "orphan": "its words were not found in the text any more",
    "unreachable": "",
}
APART = {
    "unreachable": "Kept; their articles cannot be reached now",
    "orphan": "Orphans: kept, but their words are no longer in the text",
}
"""States of highlights that have no place, each with what stands over them."""


@dataclass(frozen=True, slots=True)
class Listed:
    """A line of the list: a highlight, or a heading over some."""

    mark: PlacedHighlight | None
    heading: str = ""


def listed(kept: Sequence[PlacedHighlight], summaries: Summaries) -> list[Listed]:
    """Highlights by article; those without a place apart, at the end."""
    lines: list[Listed] = []
    document = None
    for mark in (each for each in kept if each.state not in APART):
        if mark.highlight.document != document:
            document = mark.highlight.document
            lines.append(Listed(None, heading_of(document, summaries)))
        lines.append(Listed(mark))
    for state, heading in APART.items():
        apart = [Listed(each) for each in kept if each.state == state]
        lines += [Listed(None, heading), *apart] if apart else []
    return lines


def heading_of(document: DocumentId, summaries: Summaries) -> str:
    """`GZERO Media · 24 Apr 2024 · If North Korea and Iran hook up, will China be jealous?`"""
    summary = summaries.get(document)
    if summary is None:
        return f"{sanitise_line(document)} · no longer in the corpus"
    date = summary.date.words() if summary.date else "no date"
    title = summary.title or "[no title]"
    return sanitise_line(f"{summary.source.name} · {date} · {title}")


def head_of(mark: PlacedHighlight, summaries: Summaries) -> Line:
    """Colour, tags and state of a highlight in one line."""
    highlight = mark.highlight
    letter, _ = COLOURS[highlight.colour]
    colour: Meaning = highlight.colour
    tags = "".join(f"  #{tag}" for tag in highlight.tags)
    score = f" ({mark.score:.0%})" if mark.state in ("moved", "approximate") else ""
    state = f"  {STATES[mark.state]}{score}" if STATES[mark.state] else ""
    source = f"  {_source(mark, summaries)}" if mark.state in APART else ""
    return (
        Run(f" {letter} ", colour),
        Run(sanitise_line(tags), "key"),
        Run(state, "warning"),
        Run(source, "faint"),
    )


def _source(mark: PlacedHighlight, summaries: Summaries) -> str:
    summary = summaries.get(mark.highlight.document)
    return sanitise_line(summary.source.name if summary else mark.highlight.document)
