"""In which encoding bytes are that do not say it, and whether a text was decoded wrongly before."""

from __future__ import annotations

import re

from irnk_tui.corpus.language import language_of

SAMPLE_BYTES = 200_000
SPACES = 0.04
"""Part of a text that is spaces and line ends, at least; they have a NUL each in UTF-16."""
MANY_ACCENTS = 0.3
"""A text in Latin letters has fewer bytes than this above ASCII."""
LATIN = (
    ("cp1252", ("en", "de", "fr", "es", "pt", "it", "nl", "da", "no", "sv", "fi", "is", "ca")),
    ("cp1250", ("pl", "cs", "sk", "hu", "ro", "sl", "hr", "bs", "sq")),
    ("cp1254", ("tr",)),
    ("cp1257", ("lv", "lt", "et")),
)
"""Encodings of Latin letters, and the languages that are written in each."""
SEVERAL_BYTES = (
    "cp949", "euc_kr", "johab", "shift_jis", "cp932", "euc_jp", "iso2022_jp", "big5", "big5hkscs",
    "gb2312", "gbk", "gb18030", "hz", "iso2022_kr",
)  # fmt: skip
AFTER = "\u0080-\u00bf\u0152-\u0178\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122"
"""What the later bytes of a character in UTF-8 look like in Latin-1 and Windows-1252."""
NOT_QUOTED = "(?![\u00a0\u00ab\u00bb])"
"""French has a hard space before its closing quotation mark."""
GARBLED = re.compile(
    f"â€[{AFTER}]|ï»¿|[ÃÐÑØÙ][{AFTER}]|Â[\u00a0-\u00bf]|[\u00e0-\u00ef]{NOT_QUOTED}[{AFTER}]{{2}}"
)
FIRST = "ÂÃÐÑØÙàáâãäåæçèéêëìíîï"
"""What such a pair or three begin with; quicker to look for."""
FEW = 3


def guessed(data: bytes) -> str | None:
    """The encoding of bytes that are no UTF-8; None when it cannot be told."""
    from charset_normalizer import from_bytes

    sample = data[:SAMPLE_BYTES]
    best = from_bytes(sample).best()
    if best is None or best.encoding not in SEVERAL_BYTES:
        latin = _latin(data, sample)
        if latin:
            return latin
    return best.encoding if best else None


def wide(data: bytes, *, least: float = SPACES) -> str | None:
    """UTF-16 without a mark: its spaces have a NUL on one side, always the same.

    Args:
        data: The bytes.
        least: The part of all characters that has to be such spaces or Latin letters.
    """
    sample = data[:SAMPLE_BYTES]
    low, high = sample[1::2].count(0), sample[::2].count(0)
    for own, other, name in ((low, high, "utf-16-le"), (high, low, "utf-16-be")):
        if own > max(least * len(sample) / 2, 4 * other) and _decodes(data, name):
            return name
    return None


def garbled(text: str) -> str:
    """A word on a text that was decoded wrongly before it was saved; empty when it was not."""
    found = GARBLED.findall(text) if any(sign in text for sign in FIRST) else []
    if len(found) < FEW:
        return ""
    return f"garbled: “{found[0]}” and {len(found) - 1} more, as when UTF-8 is taken for another"


def _latin(data: bytes, sample: bytes) -> str | None:
    # Guessing by bytes alone mixes these up: German comes out as Baltic.
    above = sum(1 for byte in sample if byte > 0x7F)
    if above > MANY_ACCENTS * len(sample):
        return None
    for name, languages in LATIN:
        if _decodes(data, name) and language_of(sample.decode(name, "replace")) in languages:
            return name
    return None


def _decodes(data: bytes, name: str) -> bool:
    try:
        data.decode(name)
    except UnicodeDecodeError:
        return False
    return True
