"""What is known of an article as a source to cite; what is not known stays empty."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import count
from string import ascii_lowercase
from typing import Literal

from irnk_tui.export.characters import is_web_address
from irnk_tui.export.page import ExportPage
from irnk_tui.model.date import Date
from irnk_tui.model.document import Document
from irnk_tui.sanitise import sanitise_line

Kind = Literal["newspaper", "web"]

DESK = re.compile(
    r"\b(agency|agencies|board|bureau|correspondents?|desk|editors?|editorial|news|office|press"
    r"|reporters?|staff|team|wire|writers?)\b",
    re.IGNORECASE,
)
PARTICLES = {
    "al", "bin", "bint", "da", "de", "del", "della", "den", "der", "di", "dos", "du", "el", "ibn",
    "la", "le", "ten", "ter", "van", "von", "zu",
}  # fmt: skip
SUFFIXES = {"jr", "sr", "ii", "iii", "iv"}
FAMILY_FIRST = {
    "an", "bae", "bak", "chang", "chen", "cho", "choe", "choi", "chon", "chung", "han", "hong",
    "hwang", "jang", "jeon", "jeong", "jo", "jon", "jong", "jung", "kang", "kim", "kwon", "lee",
    "li", "lim", "liu", "nguyen", "pae", "paek", "pak", "park", "rhee", "ri", "rim", "ryu", "shin",
    "sin", "so", "song", "tran", "wang", "wu", "xi", "yang", "yoon", "yu", "yun", "zhang", "zhao",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Name:
    """An author: family and given name, or one literal when the order of names is not sure."""

    family: str = ""
    given: str = ""
    literal: str = ""


@dataclass(frozen=True, slots=True)
class Reference:
    """One article to cite."""

    key: str
    """`source-yyyymmdd-firstword`, with a letter where two would be the same."""
    kind: Kind
    document: str
    title: str
    """Empty when the article has none."""
    opening: str
    """Its first words, for an article without a title."""
    authors: tuple[Name, ...]
    source: str
    """Who published it; empty when nobody is named."""
    country: str
    date: Date | None
    url: str
    language: str
    section: str
    sha256: str

    @property
    def day_is_inferred(self) -> bool:
        """Whether the date was concluded from the text rather than given by it."""
        return self.date is not None and self.date.is_uncertain


def references(pages: Sequence[ExportPage]) -> list[Reference]:
    """One reference for each article, in the order given."""
    taken: set[str] = set()
    made = []
    for page in pages:
        key = next(key for key in _keys(page.document) if key not in taken)
        taken.add(key)
        made.append(_reference(page.document, key))
    return made


def name_of(author: str) -> Name:
    """An author's name in parts where its order is clear, else as it is written."""
    author = " ".join(sanitise_line(author).split()).removeprefix("By ")
    if "," in author:
        family, given = (part.strip() for part in author.split(",", 1))
        return Name(family, given) if family and given else Name(literal=author)
    words = author.split()
    is_person = 2 <= len(words) <= 4 and not DESK.search(author) and _is_latin(author)
    if not is_person or words[0].casefold() in FAMILY_FIRST or words[0].casefold() == "the":
        return Name(literal=author)
    start = len(words) - 1
    if start > 1 and words[start].casefold().strip(".,") in SUFFIXES:
        start -= 1
    while start > 1 and words[start - 1].casefold() in PARTICLES:
        start -= 1
    return Name(" ".join(words[start:]), " ".join(words[:start]))


def _reference(document: Document, key: str) -> Reference:
    source, url = document.source, document.url or ""
    is_named = source.is_attributed
    return Reference(
        key=key,
        kind="newspaper" if is_named or not url else "web",
        document=document.id,
        title=_line(document.title),
        opening=_opening(document.text),
        authors=_authors(document),
        source=_line(source.name) if is_named else "",
        country=_line(source.country),
        date=document.date,
        url=url if is_web_address(url) else "",
        language=document.language or "",
        section=_line(document.section),
        sha256=document.sha256,
    )


def _authors(document: Document) -> tuple[Name, ...]:
    """Who is named, the outlet itself left out: a style says it once."""
    outlet = document.source.name.casefold()
    named = [each for each in document.authors if each.strip().casefold() not in ("", outlet)]
    return tuple(name_of(author) for author in named)


def _line(text: str | None) -> str:
    return " ".join(sanitise_line(text or "").split())


def _opening(text: str) -> str:
    words = _line(text[:400]).split()
    return " ".join(words[:10]) + ("…" if len(words) > 10 else "")


def _keys(document: Document) -> Iterator[str]:
    key = _key(document)
    yield key
    yield from (key + letter for letter in ascii_lowercase[1:])
    yield from (f"{key}{number}" for number in count(27))


def _key(document: Document) -> str:
    source = _slug(document.source.name) if document.source.is_attributed else "unattributed"
    date = document.date.first.isoformat() if document.date else ""
    day = date.replace("-", "")[: _digits(document.date)] if document.date else "nodate"
    words = _slug(document.title or document.text[:80]).split("-")
    first = next((word for word in words if len(word) > 3), words[0])
    return "-".join(part for part in (source or "source", day, first) if part)


def _digits(date: Date | None) -> int:
    return {"month": 6, "year": 4, "decade": 4}.get(date.precision if date else "day", 8)


def _slug(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().casefold()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:40]


def _is_latin(text: str) -> bool:
    return all("LATIN" in unicodedata.name(c, "") for c in text if c.isalpha())
