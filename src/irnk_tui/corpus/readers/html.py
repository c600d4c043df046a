"""Saved web pages."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from irnk_tui.corpus.decoding import MARKS, decode
from irnk_tui.corpus.page import Page, heading, one_line, some, stated
from irnk_tui.corpus.readers.mail import day
from irnk_tui.corpus.readers.markup import Markup, read_markup
from irnk_tui.corpus.readers.modified import modified
from irnk_tui.corpus.readers.pages import documents
from irnk_tui.corpus.readers.published import published
from irnk_tui.model.document import Document
from irnk_tui.model.errors import UnreadableFile
from irnk_tui.model.progress import Failure
from irnk_tui.model.settings import Settings

MAX_BYTES = 50_000_000
MAX_PARSED = 10_000_000
"""Characters; a longer page is read without looking for its article."""
MIN_LENGTH = 200
"""Code points; less than this from a page that holds much more was the wrong part of it."""
CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.IGNORECASE)
CAPTION = re.compile("<figcaption", re.IGNORECASE)
GAP = "\n\n"
LANGUAGE = re.compile(r"<html\b[^>]{0,400}?\slang\s*=\s*[\"']?([a-zA-Z]{2})\b", re.IGNORECASE)


def read(path: Path, corpus: Path, settings: Settings) -> Iterator[Document | Failure]:
    """The article of a saved page."""
    extract = "irnk_tui.corpus.readers.html:extract"
    return documents(extract, path, corpus, settings, max_bytes=MAX_BYTES)


def extract(path: Path) -> Iterator[Page]:
    """The article in a page, with what the page says about it."""
    page = page_of(text_of(path.read_bytes(), path.name))
    if page is not None:
        yield page


def text_of(data: bytes, name: str, *, charset: str | None = None) -> str:
    """The characters of a page, by its mark, its header, its own word, or by guessing."""
    said = CHARSET.search(data[:4096])
    for encoding in (charset, said[1].decode("ascii") if said else None):
        if encoding and not any(data.startswith(mark) for mark, _ in MARKS):
            try:
                return decode(data, path=name, encoding=_widened(encoding))[0]
            except UnreadableFile:
                continue
    return decode(data, path=name)[0]


def _widened(encoding: str) -> str:
    # Browsers read these names as their Windows supersets; so pages are written that way.
    same = {"iso-8859-1": "cp1252", "latin1": "cp1252", "us-ascii": "cp1252", "euc-kr": "cp949",
            "ks_c_5601-1987": "cp949", "gb2312": "gb18030", "gbk": "gb18030",
            "iso-8859-9": "cp1254", "shift_jis": "cp932"}  # fmt: skip
    return same.get(encoding.lower(), encoding)


def page_of(html: str, *, url: str | None = None) -> Page | None:
    """The article in the text of a page; None when there is none."""
    found = _bare(html, url) if len(html) <= MAX_PARSED else None
    parts = _marked(found.body) if found is not None else []
    facts = _facts(found, f"{url or ''}\n{html}") if found is not None else {}
    language, changed = LANGUAGE.search(html[:4096]), modified(html)
    weak = some(
        language=stated(language and language[1], "the page's language"),
        updated=stated(day(changed), f"the page's date of change {changed}"),
    )
    facts = weak | facts
    if sum(map(len, parts)) >= MIN_LENGTH and "title" in facts and not CAPTION.search(html):
        return Page(GAP.join(parts), facts)
    plain = read_markup(html)
    facts = some(title=stated(plain.title, "the page's title")) | facts
    own = GAP.join(parts)
    if len(own) >= min(MIN_LENGTH, len(plain.text) // 2) and own:
        return Page(GAP.join(_with_captions(parts, plain)), facts, plain.captions)
    return Page(plain.text, facts, plain.captions) if plain.text.strip() else None


def _with_captions(parts: list[str], plain: Markup) -> list[str]:
    """The article with the captions that stand right behind its paragraphs, or before them all."""
    behind: dict[str, list[str]] = {}
    place: str | None = ""
    for text in plain.text.split(GAP):
        if text in parts:
            place = text
        elif text in plain.captions and place is not None:
            behind.setdefault(place, []).append(text)
        elif place:
            # What stands behind something else belongs to another article.
            place = None
    opening = behind.pop("", [])[-1:]
    return opening + [each for part in parts for each in (part, *behind.pop(part, ()))]


def _bare(html: str, url: str | None) -> Any:
    from trafilatura import bare_extraction

    logging.disable(logging.CRITICAL)
    return bare_extraction(
        html,
        url=url,
        with_metadata=True,
        include_comments=False,
        include_images=False,
        include_formatting=False,
        deduplicate=False,
        favor_recall=False,
        date_extraction_params={"extensive_search": False, "original_date": True},
        config=_config(),
    )


@cache
def _config() -> Any:
    from trafilatura.settings import use_config

    return use_config()


def _marked(body: Any) -> list[str]:
    parts = []
    for element in body.iter("head", "p", "item", "quote", "cell", "code"):
        if any(each.tag in ("p", "item", "cell") for each in element.iterdescendants()):
            continue
        text = one_line("".join(element.itertext()))
        if text:
            parts.append(heading(text) if element.tag == "head" else text)
    return parts


def _facts(found: Any, html: str) -> dict[str, Any]:
    authors = [name.strip() for name in (found.author or "").split(";")]
    dated = published(html, found.date)
    return some(
        title=stated(found.title, "the page's title"),
        source=stated(found.sitename, "the page's site name"),
        authors=stated(authors, "the page's author"),
        date=stated(dated, f"the page's publication date {dated}"),
        url=stated(found.url, "the page's address"),
        section=stated(", ".join(found.categories or ()), "the page's section"),
    )
