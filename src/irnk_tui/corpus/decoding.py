"""Bytes to text, with a word on how."""

from __future__ import annotations

import codecs
import re

from irnk_tui.corpus import guessing
from irnk_tui.model.errors import UnreadableFile

MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
HALVES = re.compile("[\ud800-\udfff]")
SAMPLE_BYTES = 200_000
CONTROLS = re.compile("[\x01-\x08\x0e-\x1a\x1c-\x1f]")
"""Without those that texts have: tab, line ends, pages, escape sequences of old files."""
MAX_CONTROLS = 0.02
"""More control characters than this part of a text, and it is no text."""


def decode(data: bytes, *, path: str, encoding: str | None = None) -> tuple[str, str]:
    """The text and the name of its encoding; line breaks become line feeds, NULs go."""
    text, name = decode_as_it_is(data, path=path, encoding=encoding)
    return clean_characters(text), name


def decode_as_it_is(data: bytes, *, path: str, encoding: str | None = None) -> tuple[str, str]:
    """The text, a byte order mark left out, and the name of its encoding.

    Args:
        data: The whole file.
        path: For messages.
        encoding: What the metadata says; tried alone.

    Raises:
        UnreadableFile: It is not text, or in no encoding that can be told.
    """
    name = encoding or _encoding(data, path)
    try:
        text = data.decode(name)
    except (ValueError, LookupError) as error:
        reason = f"is not {name} ({error}); say which with “encoding: …” in its .yaml"
        raise UnreadableFile(path, reason) from error
    _refuse_binary(text, path)
    return whole_characters(text), name


def clean_characters(text: str) -> str:
    """One kind of line break, no NULs, no byte order marks."""
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text.replace("\0", "").replace("\ufeff", "")


def whole_characters(text: str) -> str:
    """The text with a replacement character for each lone surrogate; the length stays."""
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return HALVES.sub("\ufffd", text)
    return text


def _encoding(data: bytes, path: str) -> str:
    for mark, name in MARKS:
        if data.startswith(mark):
            return name
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        found = guessing.wide(data, least=0) or guessing.guessed(data)
        if found is None:
            _refuse_binary(data.decode("ascii", "replace"), path)
            reason = "is in an unknown encoding; say which with “encoding: …” in its .yaml"
            raise UnreadableFile(path, reason) from None
        return found
    return guessing.wide(data) or "utf-8"


def _refuse_binary(text: str, path: str) -> None:
    sample = text[:SAMPLE_BYTES]
    if len(CONTROLS.findall(sample)) > MAX_CONTROLS * len(sample) + 8:
        raise UnreadableFile(path, "is not text (control characters throughout)")
