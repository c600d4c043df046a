"""Coded passages from a REFI-QDA project: ours, or another program's."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from xml.etree import ElementTree

from irnk_tui.export.qdpx import guid
from irnk_tui.export.reading import Contents, Found, UnknownFile, moment_of
from irnk_tui.export.zips import unpacked
from irnk_tui.model.highlight import COLOURS
from irnk_tui.model.text import Span

QDA = "{urn:QDA-XML:project:1.0}"
Element = ElementTree.Element


@dataclass(frozen=True, slots=True)
class Book:
    """What a project says once and its passages refer to, by GUID."""

    codes: Mapping[str, str]
    users: Mapping[str, str]
    notes: Mapping[str, str]
    variables: Mapping[str, str]


def read(content: bytes) -> Contents:
    """Every coded passage of the texts in a project.

    Raises:
        UnknownFile: It is no project, or one that names things outside itself.
        BadArchive: It is damaged or would unpack too large.
    """
    files = {name.lower(): each for name, each in unpacked(content).items()}
    names = [name for name in files if name.endswith(".qde")]
    if len(names) != 1:
        raise UnknownFile("no REFI-QDA project: it has no project.qde.")
    root = _parsed(files[names[0]])
    book = _book(root)
    contents = Contents()
    for source in root.iter(f"{QDA}TextSource"):
        text = _text(source, files)
        for selection in source.findall(f"{QDA}PlainTextSelection"):
            where = f"selection {selection.get('guid')}"
            make = lambda a=source, b=selection, c=text: _found(a, b, c, book)  # noqa: E731
            contents.take(where, make)
    return contents


def _parsed(content: bytes) -> Element:
    try:
        text = content.decode("utf-8-sig")
        # Entities are the way to read other files, or to grow without end; a project has none.
        if "<!DOCTYPE" in text or "<!ENTITY" in text:
            raise UnknownFile("the project declares entities; irnk does not read that.")
        return ElementTree.fromstring(text)
    except (UnicodeDecodeError, ElementTree.ParseError, ValueError) as error:
        raise UnknownFile(f"the project cannot be read ({error}).") from error


def _book(root: Element) -> Book:
    return Book(
        _named(root, "Code"),
        _named(root, "User"),
        {note.get("guid", ""): _content(note) for note in root.iter(f"{QDA}Note")},
        _named(root, "Variable"),
    )


def _named(root: Element, kind: str) -> dict[str, str]:
    return {each.get("guid", ""): each.get("name", "") for each in root.iter(f"{QDA}{kind}")}


def _content(element: Element) -> str:
    return element.findtext(f"{QDA}PlainTextContent") or ""


def _text(source: Element, files: Mapping[str, bytes]) -> str:
    path = (source.get("plainTextPath") or "").removeprefix("internal://").lower()
    held = files.get(f"sources/{path}")
    return held.decode("utf-8-sig", "replace") if held is not None else _content(source)


def _found(source: Element, selection: Element, text: str, book: Book) -> Found:
    values = dict(_values(source, book))
    codes = list(_targets(selection, "Coding/{0}CodeRef"))
    colours = [name for name in COLOURS if guid("colour", name) in codes]
    notes = [book.notes.get(each, "") for each in _targets(selection, "NoteRef")]
    field, start, end = values.get("field", "text"), *_place(selection, text)
    created = selection.get("creationDateTime") or "1970-01-01T00:00:00Z"
    return Found(
        id=_id(selection),
        quote=_lf(text)[start:end],
        span=Span(start, end, "title" if field == "title" else "text"),
        document=values.get("irnk_id") or source.get("name") or "",
        url=values.get("url", ""),
        sha256=values.get("article_sha256", ""),
        colour=colours[0] if colours else "yellow",
        tags=tuple(
            book.codes[each] for each in codes if not _is_colour(each) and each in book.codes
        ),
        note="\n\n".join(note for note in notes if note),
        author=book.users.get(selection.get("creatingUser", ""), ""),
        created=moment_of(created),
        modified=moment_of(selection.get("modifiedDateTime") or created),
        unit="code points" if field == "orphan" else "lf",
    )


def _values(source: Element, book: Book) -> Iterator[tuple[str, str]]:
    for value in source.findall(f"{QDA}VariableValue"):
        for target in _targets(value, "VariableRef"):
            yield book.variables.get(target, ""), value.findtext(f"{QDA}TextValue") or ""


def _targets(element: Element, path: str) -> Iterator[str]:
    for each in element.findall(QDA + path.format(QDA)):
        yield each.get("targetGUID", "")


def _place(selection: Element, text: str) -> tuple[int, int]:
    start, end = (int(selection.attrib[name]) for name in ("startPosition", "endPosition"))
    if not 0 <= start < end <= len(text):
        raise ValueError(f"{start}–{end} is no place in its text")
    return len(_lf(text[:start])), len(_lf(text[:end]))


def _lf(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _id(selection: Element) -> str:
    name, own = selection.get("name", ""), selection.attrib["guid"]
    return name if guid("mark", name) == own else f"hl-{own.strip('{}').lower()}"


def _is_colour(code: str) -> bool:
    return any(guid("colour", name) == code for name in COLOURS)
