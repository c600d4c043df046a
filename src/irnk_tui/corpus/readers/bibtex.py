"""BibTeX bibliographies, with the file fields that Zotero and JabRef write."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from pathlib import Path

from irnk_tui.corpus.decoding import decode
from irnk_tui.corpus.page import Page, one_line
from irnk_tui.corpus.readers.pages import documents
from irnk_tui.corpus.readers.references import Reference, page_of
from irnk_tui.model.document import Document
from irnk_tui.model.errors import UnreadableFile
from irnk_tui.model.progress import Failure
from irnk_tui.model.settings import Settings

ENTRY = re.compile(r"@(\w{2,40})\s*\{\s*([^\s,{}]{0,200})\s*,")
FIELD = re.compile(r"\s*,?\s*([\w-]{1,40})\s*=\s*")
BARE = re.compile(r"\w+")
ACCENT = re.compile(r"\{?\\([`'^\"~=.uvHck])\s*\{?\\?([A-Za-z])\}?\}?")
MARKS = dict(zip("`'^\"~=.uvHck", "\u0300\u0301\u0302\u0308\u0303\u0304\u0307\u0306\u030c\u030b"
                 "\u0327\u0328", strict=True))  # fmt: skip
NOT_REFERENCES = ("comment", "string", "preamble")
MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()  # noqa: SIM905


def read(path: Path, corpus: Path, settings: Settings) -> Iterator[Document | Failure]:
    """The references that have a text."""
    extract = "irnk_tui.corpus.readers.bibtex:extract"
    return documents(extract, path, corpus, settings)


def extract(path: Path) -> Iterator[Page | Failure]:
    """Each reference with its attached text or abstract."""
    text = decode(path.read_bytes(), path=path.name)[0]
    entries = list(_entries(text))
    if not entries:
        raise UnreadableFile(path.name, "has 0 references (“@article{…” begins one)")
    for key, fields in entries:
        yield page_of(_reference(fields), path, key if len(entries) > 1 else "")


def _entries(text: str) -> Iterator[tuple[str, dict[str, str]]]:
    place = 0
    while match := ENTRY.search(text, place):
        place = match.end()
        if match[1].lower() in NOT_REFERENCES:
            continue
        fields = {}
        while field := FIELD.match(text, place):
            value, place = _value(text, field.end())
            fields[field[1].lower()] = value
        yield match[2], fields


def _value(text: str, start: int) -> tuple[str, int]:
    if text[start : start + 1] not in ("{", '"'):
        bare = BARE.match(text, start)
        return (bare[0], bare.end()) if bare else ("", start + 1)
    depth, place = 0, start
    closing = '"' if text[start] == '"' else "}"
    while place < len(text):
        sign = text[place]
        if sign == "\\":
            place += 1
        elif sign == "{":
            depth += 1
        elif sign == "}":
            depth -= 1
        if place > start and sign == closing and depth <= 0:
            break
        place += 1
    return text[start + 1 : place], place + 1


def _plain(value: str) -> str:
    def accented(match: re.Match[str]) -> str:
        return unicodedata.normalize("NFC", match[2] + MARKS[match[1]])

    text = re.sub(r"\\([&%$#_{}])", r"\1", ACCENT.sub(accented, value))
    return one_line(re.sub(r"\\[a-zA-Z]+\s?|[{}]", "", text).replace("~", " "))


def _reference(fields: Mapping[str, str]) -> Reference:
    def one(*names: str) -> str:
        return next((_plain(fields[name]) for name in names if fields.get(name)), "")

    names = re.split(r"\s+and\s+", fields.get("author", ""))
    return Reference(
        title=one("title"),
        source=one("journaltitle", "journal", "publisher", "organization"),
        date=one("date") or _date(one("year"), one("month"), one("day")),
        authors=tuple(" ".join(reversed(_plain(name).split(", ", 1))) for name in names if name),
        url=one("url"),
        section=one("titleaddon"),
        language=one("langid", "language"),
        abstract=one("abstract"),
        files=tuple(_files(fields.get("file", ""))),
    )


def _date(year: str, month: str, day: str) -> str:
    name = month[:3].lower()
    number = MONTHS.index(name) + 1 if name in MONTHS else int(month) if month.isdecimal() else 0
    if not number:
        return year
    return f"{year}-{number:02}" + (f"-{int(day):02}" if day.isdecimal() else "")


def _files(field: str) -> Iterator[str]:
    # “Title:files/12/x.html:text/html;…”, a colon inside a name written as “\:”.
    for each in re.split(r"(?<!\\);", field):
        parts = [part.replace("\\:", ":") for part in re.split(r"(?<!\\):", each)]
        yield parts[1] if len(parts) >= 3 else parts[0]
