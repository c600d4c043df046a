"""The sources as RIS, for reference managers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from irnk_tui.export.characters import encoded
from irnk_tui.export.csl import note
from irnk_tui.export.page import PLAIN, ExportPage, Options
from irnk_tui.export.reference import Name, Reference, references
from irnk_tui.model.date import Date

Line = tuple[str, str]


def write(pages: Sequence[ExportPage], options: Options = PLAIN) -> bytes:
    """One record for each article; every value is one line."""
    records = [_record(reference) for reference in references(pages)]
    return encoded("\r\n".join(records))


def _record(reference: Reference) -> str:
    lines = [line for line in _lines(reference) if line[1]]
    return "".join(f"{tag}  - {value}\r\n" for tag, value in [*lines, ("ER", "")])


def _lines(reference: Reference) -> Iterator[Line]:
    yield "TY", "NEWS" if reference.kind == "newspaper" else "ELEC"
    yield "TI", reference.title
    for name in reference.authors:
        yield "AU", _author(name)
    yield "T2", reference.source
    yield "CY", reference.country
    yield "PY", f"{reference.date.first.year:04d}" if reference.date else ""
    yield "DA", _day(reference.date)
    yield "UR", reference.url
    yield "LA", reference.language
    yield "N1", note(reference)
    yield "ID", reference.key


def _author(name: Name) -> str:
    # A reader of RIS takes what stands before a comma for the family name.
    return name.literal.replace(",", " ") if name.literal else f"{name.family}, {name.given}"


def _day(date: Date | None) -> str:
    """`2026/03/01/`, with parts that are not known left empty."""
    if date is None:
        return ""
    if date.precision == "day":
        return f"{date.first:%Y/%m/%d}"
    if date.precision == "month":
        return f"{date.first:%Y/%m}/"
    if date.precision == "year":
        return f"{date.first.year:04d}//"
    return f"{date.first.year:04d}///{date.words()}"
