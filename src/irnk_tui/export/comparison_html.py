"""A comparison as one HTML page: columns are accounts, rows are what is told."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from irnk_tui.export.citation import long_date
from irnk_tui.export.comparison_tables import TABLES
from irnk_tui.export.html_page import escape, link, page, section, table
from irnk_tui.export.page import ExportPage
from irnk_tui.export.side_by_side import (
    KIND_WORDS,
    NO_PASSAGE,
    Piece,
    Side,
    kinds_of,
    manners,
    pieces,
    told_by,
)
from irnk_tui.model.account import Account, Comparison, Difference, Row
from irnk_tui.model.counting import counted
from irnk_tui.model.document import Document
from irnk_tui.model.text import DocumentId, Span

MOST_STATED = 8


def write(comparison: Comparison, documents: Mapping[DocumentId, Document]) -> bytes:
    """A whole comparison, readable in a browser without network or script."""
    side = Side(comparison, documents)
    tables = {id: make(side) for id, (_, _, make) in TABLES.items()}
    shown = [id for id, lines in tables.items() if lines]
    body = [*_head(side), *_contents(shown)]
    body += section("Passage against passage", _rows(side), id="rows", about=ROWS_ABOUT)
    for id in shown:
        title, about, _ = TABLES[id]
        body += section(title, tables[id], id=id, about=about)
    return page(side.title, body)


ROWS_ABOUT = (
    "Each row is one thing told; each column is one account. Boxed words with a small label are "
    "values that differ, with the reason under the pointer; dotted underlining marks words that no "
    "other account of the row has."
)


def _head(side: Side) -> Iterator[str]:
    event = side.comparison.event
    yield f'<header><h1 dir="auto">{escape(side.title)}</h1>'
    facts = [event.date.words()] if event and event.date else []
    number = len(side.accounts)
    facts.append(counted(number, "account"))
    silent = sum(1 for each in side.comparison.silent if each.state == "silent")
    if silent:
        facts.append(counted(silent, "silent source"))
    yield f'<p class="about">{escape(" · ".join(facts))}</p>'
    yield '<ul class="summary">'
    yield from (f"<li>{line}</li>" for line in _summary(side))
    yield "</ul></header>"


def _summary(side: Side) -> Iterator[str]:
    rows = side.comparison.rows
    near = sum(1 for row in rows if row.is_near)
    shared = sum(1 for row in rows if len(row.cells) > 1) - near
    nearly = f", {near} where passages are only near each other" if near else ""
    alone = len(rows) - shared - near
    yield f"{len(rows)} rows: {shared} told by more than one account, {alone} by one{nearly}"
    stated = [(row, each) for row in rows for each in row.differs]
    stated.sort(key=lambda pair: pair[1].kind in ("name", "wording"))
    # A sentence may stand in several rows; what it tells differently is said once.
    told: dict[str, str] = {}
    for row, each in stated:
        told.setdefault(_difference(side, each), row.id)
    for words, row_id in list(told.items())[:MOST_STATED]:
        yield f'<a href="#row-{escape(row_id)}">{words}</a>'


def _difference(side: Side, difference: Difference) -> str:
    # Each value keeps its own direction beside values in other scripts.
    told = " – ".join(
        f"{escape(side.name(document))} “<bdi>{escape(' '.join(value.text.split()))}</bdi>”"
        for document, value in difference.values.items()
    )
    return f"{escape(KIND_WORDS.get(difference.kind, difference.kind))}: {told}"


def _contents(shown: Sequence[str]) -> list[str]:
    items = "".join(f'<li><a href="#{id}">{escape(TABLES[id][0])}</a></li>' for id in shown)
    return [f'<nav><ul><li><a href="#rows">Passages</a></li>{items}</ul></nav>']


def _rows(side: Side) -> list[str]:
    heads = [escape("what is told"), *(_column(side, account) for account in side.accounts)]
    rows = side.comparison.rows
    made = [(_gutter(side, n, row), *_cells(side, row)) for n, row in enumerate(rows, start=1)]
    return table(heads, made, classes=["differs" if row.differs else "" for row in rows])


def _column(side: Side, account: Account) -> str:
    document = side.documents[account.document]
    when = long_date(account.date) if account.date else "date not known"
    headline = link(document.url, account.headline or f"[no title] {account.document}")
    name = escape(side.name(account.document))
    return f'{name}<span class="gutter">{escape(when)}<br><span dir="auto">{headline}</span></span>'


def _gutter(side: Side, number: int, row: Row) -> str:
    kinds = kinds_of(row)
    differs = f'<span class="gutter differs">≠ {escape(", ".join(kinds))}</span>' if kinds else ""
    told = f'<span class="gutter">{escape(told_by(side, row))}</span>'
    return f'<span class="number" id="row-{escape(row.id)}">{number}</span>{differs}{told}'


def _cells(side: Side, row: Row) -> Iterator[str]:
    ways = manners(side, row)
    for document in side.order():
        article = side.documents[document]
        if document in row.cells:
            words = "".join(map(_piece, pieces(side, row, document)))
            way = ways.get(document, "")
            told = f' <span class="way">{escape(way)}</span>' if way else ""
            where = _where(article, row.cells[document])
            yield f'<span class="passage" {_speech(article)}>{words}</span>{told}{where}'
        elif document in row.nearest:
            near = row.nearest[document]
            words = f"<span {_speech(article)}>{escape(side.words(document, near))}</span>"
            yield f'<span class="near">nearest: {words}</span>{_where(article, (near,))}'
        else:
            yield f'<span class="none">— {NO_PASSAGE} —</span>'


def _speech(article: Document) -> str:
    language = f' lang="{escape(article.language)}"' if article.language else ""
    return f'dir="auto"{language}'


def _piece(piece: Piece) -> str:
    text = escape(piece.text)
    if piece.mark == "differs":
        why = f' title="{escape(piece.why)}"' if piece.why else ""
        return f"<mark{why}>{text}<sup>{escape(piece.note)}</sup></mark>"
    return f'<span class="own">{text}</span>' if piece.mark == "own" else text


def _where(article: Document, spans: tuple[Span, ...]) -> str:
    told = []
    for span in spans:
        paragraph = ExportPage(article, ()).paragraph_of(span)
        place = f"¶{paragraph}, " if paragraph else ""
        headline = "headline, " if span.field == "title" else ""
        told.append(f"{headline}{place}chars {span.start}–{span.end}")
    return f'<span class="where">{escape("; ".join(told))}</span>'
