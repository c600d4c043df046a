"""Highlights as one HTML page: quotes with notes and citations, by article."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from irnk_tui.export.characters import is_web_address
from irnk_tui.export.citation import cite
from irnk_tui.export.html_page import escape, link, section, table
from irnk_tui.export.html_page import page as html_page
from irnk_tui.export.page import PLAIN, ExportPage, Options
from irnk_tui.model.counting import counted
from irnk_tui.model.highlight import COLOURS, PlacedHighlight
from irnk_tui.model.text import Span


def write(pages: Sequence[ExportPage], options: Options = PLAIN) -> bytes:
    """A report that a browser shows without network or script."""
    title = options.event or options.query or "Highlights"
    body = [f'<header><h1 dir="auto">{escape(title)}</h1>', _count(pages), "</header>"]
    if len(pages) > 1:
        body += section("Articles", _articles(pages), id="articles")
    for number, page in enumerate(pages, start=1):
        body += _article(number, page, options)
    return html_page(title, body)


def _count(pages: Sequence[ExportPage]) -> str:
    marks = sum(len(page.highlights) for page in pages)
    told = sum(len(page.passages) for page in pages)
    facts = [counted(len(pages), "article")]
    facts += [counted(told, "passage")] if told else []
    facts += [counted(marks, "highlight")]
    return f'<p class="about">{" · ".join(facts)}</p>'


def _articles(pages: Sequence[ExportPage]) -> list[str]:
    rows = []
    for number, page in enumerate(pages, start=1):
        title = f'<a href="#a{number}"><span dir="auto">{escape(_title(page))}</span></a>'
        count = len(page.highlights) + len(page.passages)
        marks = f'<span class="gutter">{counted(count, "passage")}</span>'
        rows.append((f"{number}{marks}", title, escape(cite(page, None))))
    return table(["", "article", "source and date"], rows)


def _article(number: int, page: ExportPage, options: Options) -> Iterator[str]:
    title = link(page.document.url, _title(page))
    yield f'<article id="a{number}">'
    yield f'<h2><span dir="auto">{title}</span></h2>'
    yield f'<p class="about">{escape(cite(page, None))} · SHA-256 {page.document.sha256}</p>'
    for span in page.passages:
        yield _quote(page, page.document.words_of(span), "")
        yield _cited(page, span, "")
    for placed in page.highlights:
        yield from _highlight(page, placed, options)
    yield "</article>"


def _highlight(page: ExportPage, placed: PlacedHighlight, options: Options) -> Iterator[str]:
    mark = placed.highlight
    letter, colour = COLOURS[mark.colour]
    tags = " ".join(f"#{escape(tag)}" for tag in mark.tags)
    head = f'<span class="letter">{letter}</span> {escape(options.colour(mark.colour))} {tags}'
    yield f'<h3 id="{escape(mark.id)}">{head}</h3>'
    yield _quote(page, mark.anchor.quote, f' style="border-color: {colour}"')
    state = "" if placed.state == "exact" else f" · {placed.state}, score {placed.score:.2f}"
    yield _cited(page, placed.span, state)
    if mark.note:
        yield f'<p class="note" dir="auto">{escape(mark.note)}</p>'


def _quote(page: ExportPage, text: str, style: str) -> str:
    document = page.document
    cited = f' cite="{escape(document.url or "")}"' if is_web_address(document.url) else ""
    language = f' lang="{escape(document.language)}"' if document.language else ""
    return f'<blockquote{cited}{language} dir="auto"{style}>{escape(text)}</blockquote>'


def _cited(page: ExportPage, span: Span | None, state: str) -> str:
    return f'<p class="where">— {escape(cite(page, span))}{escape(state)}</p>'


def _title(page: ExportPage) -> str:
    return page.document.title or f"[no title] {page.document.id}"
