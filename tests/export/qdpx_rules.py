"""The public rules of REFI-QDA Project 1.0 and of the programs that read it, as a check."""

import io
import re
import zipfile
from collections.abc import Iterator
from xml.etree import ElementTree

QDA = "{urn:QDA-XML:project:1.0}"
GUID = re.compile(r"[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")
ORDER = {
    "Project": ["Users", "CodeBook", "Variables", "Cases", "Sources", "Notes"],
    "TextSource": ["Description", "PlainTextSelection", "Coding", "NoteRef", "VariableValue"],
    "PlainTextSelection": ["Description", "Coding", "NoteRef"],
    "Coding": ["CodeRef", "NoteRef"],
    "VariableValue": ["VariableRef", "TextValue"],
    "Note": ["Description", "PlainTextContent"],
}
NEEDED = {
    "Code": {"guid", "name", "isCodable"},
    "Variable": {"guid", "name", "typeOfVariable"},
    "TextSource": {"guid", "plainTextPath"},
    "PlainTextSelection": {"guid", "startPosition", "endPosition"},
    "User": {"guid"},
    "Note": {"guid"},
    "Coding": {"guid"},
}


def breaches(content: bytes) -> list[str]:
    """What breaks a rule, each in words; empty when the archive keeps them all."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    project = files.pop("project.qde")
    root = ElementTree.fromstring(project)
    found = list(_elements(root)) + list(_references(root)) + list(_texts(root, files))
    if not project.startswith(b'<?xml version="1.0" encoding="utf-8"?>'):
        found.append("the project does not start with its declaration")
    if b"\r" in b"".join(files.values()).replace(b"\r\n", b""):
        found.append("a text has a bare carriage return")
    return found


def _elements(root: ElementTree.Element) -> Iterator[str]:
    for element in root.iter():
        name = element.tag.removeprefix(QDA)
        if not element.tag.startswith(QDA):
            yield f"{element.tag} is in no namespace"
        if NEEDED.get(name, set()) - set(element.attrib):
            yield f"{name} lacks an attribute"
        children = [child.tag.removeprefix(QDA) for child in element]
        order = ORDER.get(name)
        if order and children != sorted(children, key=order.index):
            yield f"{name} has its children out of order"
        if name in ("Users", "Codes", "Variables", "Sources", "Notes") and not children:
            yield f"{name} is empty"


def _references(root: ElementTree.Element) -> Iterator[str]:
    guids = [element.get("guid", "") for element in root.iter() if "guid" in element.attrib]
    if len(set(guids)) < len(guids):
        yield "two things have one GUID"
    if not all(GUID.fullmatch(each) for each in guids):
        yield "a GUID is none"
    for element in root.iter():
        for name in ("targetGUID", "creatingUser"):
            if name in element.attrib and element.get(name) not in guids:
                yield f"{element.tag} points nowhere"


def _texts(root: ElementTree.Element, files: dict[str, bytes]) -> Iterator[str]:
    for source in root.iter(f"{QDA}TextSource"):
        name = (source.get("plainTextPath") or "").replace("internal://", "sources/")
        if name not in files or "richTextPath" in source.attrib:
            yield f"{name} is not in the archive, or has rich text beside it"
            continue
        text = files[name].decode()
        for each in source.iter(f"{QDA}PlainTextSelection"):
            start, end = int(each.get("startPosition", 0)), int(each.get("endPosition", 0))
            if not 0 <= start < end <= len(text):
                yield f"{start}–{end} is no place in {name}"
