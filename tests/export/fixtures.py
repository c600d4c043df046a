"""An article with marks whose text is as hostile as text can be."""

from datetime import UTC, date, datetime
from hashlib import sha256

from irnk_tui import anchoring
from irnk_tui.export.page import ExportPage
from irnk_tui.model.date import Date
from irnk_tui.model.document import Block, Document, Origin, Source
from irnk_tui.model.highlight import Highlight, HighlightId, PlacedHighlight
from irnk_tui.model.text import DocumentId, Span

NOW = datetime(2026, 3, 5, 10, tzinfo=UTC)
HOSTILE = (
    '=HYPERLINK("http://x") [[link]] %%hidden%% <script>alert(1)</script> `code` ^id #tag\n'
    "- item\n1. one\n\\input{x} $math$ \x1b[31mred\x9b \u202ebidi @import ![i](u)"
)


def page(text: str, quotes: list[str], *, title: str | None = "A visit") -> ExportPage:
    """One article with a highlight on each quote."""
    document = Document(
        DocumentId("herald/visit.txt"),
        text,
        title,
        Source("Herald"),
        (Block(Span(0, len(text))),),
        Date.of_day(date(2026, 3, 1)),
        url="https://herald.example/visit",
        origins={"date": Origin("given")},
        sha256=sha256(text.encode("utf-8", "replace")).hexdigest(),
    )
    marks = tuple(_mark(document, n, quote) for n, quote in enumerate(quotes, start=1))
    return ExportPage(document, marks, ("The visit",))


def _mark(document: Document, number: int, quote: str) -> PlacedHighlight:
    start = document.text.index(quote)
    span = Span(start, start + len(quote))
    held = anchoring.anchor(document, span)
    mark = Highlight(
        HighlightId(f"hl-{number}"), document.id, held, "red", NOW, NOW, ("frame/cause",), "who?"
    )
    return PlacedHighlight(mark, span, "exact")
