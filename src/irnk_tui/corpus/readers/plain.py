"""Saved articles in .txt and .md files, with YAML front matter where there is some."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from irnk_tui.corpus.cleaning import cleaned
from irnk_tui.corpus.decoding import decode
from irnk_tui.corpus.metadata import Fact, Facts, build, facts_of, sidecar
from irnk_tui.model.document import Document, Origin
from irnk_tui.model.errors import UnreadableFile
from irnk_tui.model.settings import Settings
from irnk_tui.plain_yaml import parse

MAX_BYTES = 64_000_000
FRONT_MATTER = re.compile(r"---[ \t]*\n(.{0,100000}?)\n---[ \t]*(?:\n|$)", re.DOTALL)
FIELD_LINE = re.compile(r"[A-Za-z_-]+:(?:\s|$)")


def read(path: Path, corpus: Path, settings: Settings) -> Iterator[Document]:
    """The article of one file."""
    name = path.relative_to(corpus).as_posix()
    beside = sidecar(path, corpus)
    if path.stat().st_size > MAX_BYTES:
        raise UnreadableFile(name, f"is larger than {MAX_BYTES:,} bytes; split it")
    given = _encoding(beside)
    text, encoding = decode(path.read_bytes(), path=name, encoding=given)
    front, rest = front_matter(text, name)
    body = cleaned(rest)
    if not body.text:
        raise UnreadableFile(name, "has 0 characters of article text; nothing to read in it")
    facts: Facts = {**front, **beside}
    if given is None and encoding not in ("utf-8", "utf-8-sig"):
        facts = {**facts, "encoding": Fact(encoding, Origin("inferred", encoding))}
    yield build(body, facts, path=name, corpus=corpus, settings=settings)


def front_matter(text: str, name: str) -> tuple[dict[str, Fact], str]:
    """The facts in a YAML block at the start of a text, and the text after it.

    Raises:
        SettingsError: The block is not plain YAML.
    """
    match = FRONT_MATTER.match(text)
    if not match or not FIELD_LINE.match(match[1].lstrip()):
        return {}, text
    values = parse(match[1], name=name)
    return facts_of(values, name=name), text[match.end() :]


def _encoding(facts: Facts) -> str | None:
    value = facts["encoding"].value if "encoding" in facts else None
    return value if isinstance(value, str) else None
