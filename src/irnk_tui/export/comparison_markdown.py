"""A comparison as Markdown: a heading for each thing told, a quote for each account."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from irnk_tui.export.characters import encoded
from irnk_tui.export.citation import cite
from irnk_tui.export.escaping import escape
from irnk_tui.export.page import ExportPage
from irnk_tui.export.side_by_side import (
    NO_PASSAGE,
    Side,
    difference_in_words,
    kinds_of,
    labels_in_words,
    manners,
    silences_in_words,
    told_by,
    voices_in_words,
)
from irnk_tui.model.account import Comparison, Row
from irnk_tui.model.document import Document
from irnk_tui.model.text import DocumentId, Span


def write(comparison: Comparison, documents: Mapping[DocumentId, Document]) -> bytes:
    """A whole comparison as one Markdown file."""
    side = Side(comparison, documents)
    lines = [f"# {_line(side.title)}", "", *_accounts(side), ""]
    for number, row in enumerate(comparison.rows, start=1):
        lines += _row(side, number, row)
    lines += [*_labels(side), *_voices(side), *_silence(side)]
    return encoded("\n".join(lines).rstrip() + "\n")


def _line(text: str) -> str:
    return " ".join(escape(text).split())


def _accounts(side: Side) -> Iterator[str]:
    event = side.comparison.event
    if event and event.date:
        yield f"{escape(event.date.words())}\n"
    for account in side.accounts:
        document = side.documents[account.document]
        headline = account.headline or f"[no title] {account.document}"
        # The citation starts with the source; its own number stands before it.
        yield f"- {_line(side.name(account.document).split()[0])} — {_line(headline)} — " + _line(
            cite(ExportPage(document, ()), None)
        )


def _row(side: Side, number: int, row: Row) -> Iterator[str]:
    kinds = f" · ≠ {', '.join(kinds_of(row))}" if row.differs else ""
    yield f"## {number} · {_line(told_by(side, row))}{kinds}"
    yield ""
    for each in row.differs:
        because = f" ({each.because})" if each.because else ""
        yield f"- {_line(difference_in_words(side, each) + because)}"
    ways = manners(side, row)
    for document in side.order():
        way = ways.get(document, "")
        yield f"\n**{_line(side.name(document))}**{f' · {way}' if way else ''}\n"
        if document in row.cells:
            told, near = row.parts_of(document)
            if told:
                yield from _quotes(side, document, told)
            if near:
                yield "\nnear:\n"
                yield from _quotes(side, document, near)
        elif document in row.nearest:
            yield "nearest:\n"
            yield from _quotes(side, document, (row.nearest[document],))
        else:
            yield f"*— {NO_PASSAGE} —*"
    yield ""


def _quotes(side: Side, document: DocumentId, spans: tuple[Span, ...]) -> Iterator[str]:
    page = ExportPage(side.documents[document], ())
    for number, span in enumerate(spans):
        if number:
            # Without it the next passage would go on in the paragraph of this one's citation.
            yield ">"
        words = escape(page.document.words_of(span)).split("\n")
        yield from (f"> {line}".rstrip() for line in words)
        yield f">\n> — {_line(cite(page, span))}"


def _labels(side: Side) -> Iterator[str]:
    if side.comparison.labels:
        yield "## What each calls them\n"
    for name, told in labels_in_words(side):
        yield f"- **{_line(name)}** — {_line(told)}"
    yield ""


def _voices(side: Side) -> Iterator[str]:
    yield "## Voices\n"
    for name, told in voices_in_words(side):
        yield f"- **{_line(name)}** — {_line(told)}"
    yield ""


def _silence(side: Side) -> Iterator[str]:
    if side.comparison.silent:
        yield "## Silence\n"
    for sources, known in silences_in_words(side.comparison.silent):
        yield f"- {_line(', '.join(sources))}: {known}"
