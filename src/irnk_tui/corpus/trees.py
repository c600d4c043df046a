"""XML as a tree, with nothing fetched and nothing expanded."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NoReturn
from xml.etree import ElementTree
from xml.etree.ElementTree import Element
from xml.parsers import expat

from irnk_tui.model.errors import UnreadableFile


class _Refused(Exception):
    pass


def tree(data: bytes, name: str) -> Element:
    """The root of an XML file.

    Raises:
        UnreadableFile: It is not XML, or defines entities.
    """
    try:
        _refuse_entities(data)
        return ElementTree.fromstring(data)
    except _Refused as error:
        raise UnreadableFile(name, str(error)) from error
    except (ElementTree.ParseError, expat.ExpatError, LookupError, ValueError) as error:
        raise UnreadableFile(name, f"is not XML ({error})") from error


def _refuse_entities(data: bytes) -> None:
    if b"<!" not in data and b"<\0!" not in data and b"\0<\0!" not in data:
        return

    def refuse(*_: object) -> NoReturn:
        raise _Refused("defines XML entities, which can blow up or read other files")

    parser = expat.ParserCreate()
    parser.EntityDeclHandler = refuse
    parser.Parse(data, True)


def local(element: Element) -> str:
    """The name of an element without its namespace."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def children(element: Element, *names: str) -> Iterator[Element]:
    """Its children of these local names."""
    return (child for child in element if local(child) in names)


def descendants(element: Element, *names: str) -> Iterator[Element]:
    """It and everything inside it of these local names, in order."""
    return (each for each in element.iter() if local(each) in names)


def first(element: Element, *path: str) -> Element | None:
    """What the first of each local name leads to, level by level."""
    found: Element | None = element
    for name in path:
        found = next(children(found, name), None) if found is not None else None
    return found


def words(element: Element | None) -> str:
    """All text inside an element, white space folded; empty for none."""
    return "" if element is None else " ".join("".join(element.itertext()).split())
