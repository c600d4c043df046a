"""Highlights as a project for qualitative coding programs (REFI-QDA Project 1.0, 2019).

Tags and colours are codes, metadata are variables, each text is a source of its own. Other
programs ask for `sources/` in lower case, no byte order mark, and no rich text beside plain text.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from irnk_tui import __version__
from irnk_tui.export.characters import encoded, moment, xml
from irnk_tui.export.page import PLAIN, ExportPage, Options, held_at
from irnk_tui.export.zips import packed
from irnk_tui.model.document import Document
from irnk_tui.model.highlight import COLOURS, Highlight, PlacedHighlight

NAMESPACE = uuid.uuid5(uuid.NAMESPACE_URL, "urn:irnk:qdpx")
VARIABLES = ("irnk_id", "field", "source", "published", "url", "article_sha256")


@dataclass(frozen=True, slots=True)
class Part:
    """A text that is coded: an article, its title, or what was marked and is no longer there."""

    document: Document
    field: str
    text: str
    marks: tuple[tuple[PlacedHighlight, int, int], ...]
    """Each highlight with its start and end in `text`."""
    sha256: str

    @property
    def guid(self) -> str:
        return guid("source", self.document.id, self.field)


def write(pages: Sequence[ExportPage], options: Options = PLAIN) -> bytes:
    """A .qdpx archive; offsets are code points into each text as it is written."""
    parts = [part for page in pages for part in _parts(page)]
    files = {"project.qde": encoded(_project(parts, options))}
    for part in parts:
        files[f"sources/{part.guid}.txt"] = encoded(_lines(part.text, options))
    return packed(files)


def guid(*names: str) -> str:
    """A GUID that is the same whenever it is made from the same names."""
    return str(uuid.uuid5(NAMESPACE, "\x1f".join(names).encode("utf-8", "replace").decode()))


def _parts(page: ExportPage) -> Iterator[Part]:
    document = page.document
    placed: dict[str, list[tuple[PlacedHighlight, int, int]]] = {"text": [], "title": []}
    lost = [each for each in page.highlights if each.span is None]
    for each in page.highlights:
        if each.span is not None:
            placed[each.span.field].append((each, each.span.start, each.span.end))
    yield Part(document, "text", document.text, tuple(placed["text"]), document.sha256)
    if placed["title"]:
        title = document.title or ""
        yield Part(document, "title", title, tuple(placed["title"]), document.sha256)
    if lost:
        yield _lost(page, lost)


def _lost(page: ExportPage, lost: Sequence[PlacedHighlight]) -> Part:
    text, marks = "", []
    for each in lost:
        quote = each.highlight.anchor.quote
        marks.append((each, len(text), len(text) + len(quote)))
        text += f"{quote}\n\n"
    return Part(page.document, "orphan", text, tuple(marks), held_at(page, lost[0])[1])


def _lines(text: str, options: Options) -> str:
    plain = text.replace("\r\n", "\n").replace("\r", "\n")
    return plain.replace("\n", "\r\n") if options.line_end == "crlf" else plain


def _project(parts: Sequence[Part], options: Options) -> str:
    marks = [placed.highlight for part in parts for placed, _, _ in part.marks]
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        '<Project xmlns="urn:QDA-XML:project:1.0" name="irnk highlights" '
        f'origin="irnk {__version__}">',
        *_wrapped("Users", _users(marks)),
        *_wrapped("CodeBook", _wrapped("Codes", _codes(marks, options))),
        *_wrapped("Variables", _variables()),
        *_wrapped("Sources", [line for part in parts for line in _source(part, options)]),
        *_wrapped("Notes", _notes(marks)),
        "</Project>",
        "",
    ]
    return "\n".join(lines)


def _wrapped(name: str, lines: Sequence[str]) -> list[str]:
    return [f"<{name}>", *lines, f"</{name}>"] if lines else []


def _users(marks: Sequence[Highlight]) -> list[str]:
    names = dict.fromkeys(mark.author for mark in marks if mark.author)
    return [f'<User guid="{guid("user", name)}" name="{_attribute(name)}"/>' for name in names]


def _codes(marks: Sequence[Highlight], options: Options) -> list[str]:
    colours = dict.fromkeys(mark.colour for mark in marks)
    tags: dict[str, str] = {}
    for mark in marks:
        for tag in mark.tags:
            tags.setdefault(tag, COLOURS[mark.colour][1])
    made = [_code("tag", tag, colour, options) for tag, colour in tags.items()]
    if colours:
        inner = [_code("colour", name, COLOURS[name][1], options) for name in colours]
        head = f'<Code guid="{guid("colours")}" name="colour" isCodable="false">'
        made += [head, *inner, "</Code>"]
    return made


def _code(kind: str, name: str, colour: str, options: Options) -> str:
    id, meaning = guid(kind, name), options.meanings.get(name)
    head = f'<Code guid="{id}" name="{_attribute(name)}" isCodable="true" color="{colour}"'
    return f"{head}><Description>{xml(meaning)}</Description></Code>" if meaning else f"{head}/>"


def _variables() -> list[str]:
    return [
        f'<Variable guid="{guid("variable", name)}" name="{name}" typeOfVariable="Text"/>'
        for name in VARIABLES
    ]


def _source(part: Part, options: Options) -> Iterator[str]:
    name = part.document.title or part.document.id
    kind = {"title": " (title)", "orphan": " (no longer found)"}.get(part.field, "")
    yield (
        f'<TextSource guid="{part.guid}" name="{_attribute(name + kind)}" '
        f'plainTextPath="internal://{part.guid}.txt">'
    )
    for placed, start, end in part.marks:
        yield from _selection(part, placed.highlight, start, end, options)
    yield from _values(part)
    yield "</TextSource>"


def _selection(
    part: Part, mark: Highlight, start: int, end: int, options: Options
) -> Iterator[str]:
    user = f' creatingUser="{guid("user", mark.author)}"' if mark.author else ""
    yield (
        f'<PlainTextSelection guid="{guid("mark", mark.id)}" name="{_attribute(mark.id)}" '
        f'startPosition="{len(_lines(part.text[:start], options))}" '
        f'endPosition="{len(_lines(part.text[:end], options))}"{user} '
        f'creationDateTime="{moment(mark.created)}" modifiedDateTime="{moment(mark.modified)}">'
    )
    codes = [("colour", mark.colour), *(("tag", tag) for tag in mark.tags)]
    for kind, name in codes:
        coding = guid("coding", mark.id, kind, name)
        yield f'<Coding guid="{coding}"><CodeRef targetGUID="{guid(kind, name)}"/></Coding>'
    if mark.note:
        yield f'<NoteRef targetGUID="{guid("note", mark.id)}"/>'
    yield "</PlainTextSelection>"


def _values(part: Part) -> Iterator[str]:
    document = part.document
    values = (
        document.id,
        part.field,
        document.source.name if document.source.is_attributed else "",
        document.date.edtf() if document.date else "",
        document.url or "",
        part.sha256,
    )
    for name, value in zip(VARIABLES, values, strict=True):
        if value:
            yield (
                f'<VariableValue><VariableRef targetGUID="{guid("variable", name)}"/>'
                f"<TextValue>{xml(value)}</TextValue></VariableValue>"
            )


def _notes(marks: Sequence[Highlight]) -> list[str]:
    return [
        f'<Note guid="{guid("note", mark.id)}" name="note on {_attribute(mark.id)}">'
        f"<PlainTextContent>{xml(mark.note)}</PlainTextContent></Note>"
        for mark in marks
        if mark.note
    ]


def _attribute(text: str) -> str:
    # A parser folds bare breaks and tabs of an attribute into spaces.
    return xml(text).replace("\n", "&#10;").replace("\t", "&#9;")
