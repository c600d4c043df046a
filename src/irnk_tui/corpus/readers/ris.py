"""RIS bibliographies."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from irnk_tui.corpus.decoding import decode
from irnk_tui.corpus.page import Page
from irnk_tui.corpus.readers.pages import documents
from irnk_tui.corpus.readers.references import Reference, page_of
from irnk_tui.model.document import Document
from irnk_tui.model.errors import UnreadableFile
from irnk_tui.model.progress import Failure
from irnk_tui.model.settings import Settings

FIELD = re.compile(r"([A-Z][A-Z0-9])  ?- ?(.*)")


def read(path: Path, corpus: Path, settings: Settings) -> Iterator[Document | Failure]:
    """The references that have a text."""
    extract = "irnk_tui.corpus.readers.ris:extract"
    return documents(extract, path, corpus, settings)


def extract(path: Path) -> Iterator[Page | Failure]:
    """Each reference with its attached text or abstract."""
    text = decode(path.read_bytes(), path=path.name)[0]
    entries = list(_entries(text))
    if not entries:
        raise UnreadableFile(path.name, "has 0 references (“TY  - …” begins one)")
    for number, entry in enumerate(entries, start=1):
        part = (entry.get("ID") or [str(number)])[0] if len(entries) > 1 else ""
        yield page_of(_reference(entry), path, part)


def _entries(text: str) -> Iterator[dict[str, list[str]]]:
    entry: dict[str, list[str]] = {}
    tag = ""
    for line in text.split("\n"):
        match = FIELD.fullmatch(line.rstrip())
        if match and match[1] == "TY":
            entry = {}
        if match and match[1] == "ER":
            yield entry
            entry = {}
        elif match:
            tag = match[1]
            entry.setdefault(tag, []).append(match[2].strip())
        elif line.strip() and tag in entry:
            entry[tag][-1] += "\n" + line.strip()


def _reference(entry: Mapping[str, Sequence[str]]) -> Reference:
    def one(*tags: str) -> str:
        return next((entry[tag][0] for tag in tags if entry.get(tag)), "")

    names = [name for tag in ("AU", "A1") for name in entry.get(tag, ())]
    return Reference(
        title=one("TI", "T1"),
        source=one("T2", "JO", "JF", "PB"),
        date=one("DA", "PY", "Y1").strip("/").replace("/", "-"),
        authors=tuple(" ".join(reversed(name.split(", ", 1))) for name in names),
        url=one("UR"),
        section=one("SE"),
        language=one("LA"),
        abstract=one("AB", "N2"),
        files=tuple(name for tag in ("L1", "L2", "L4") for name in entry.get(tag, ())),
    )
