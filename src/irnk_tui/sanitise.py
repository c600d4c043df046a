"""The one door between foreign text and a terminal."""

from __future__ import annotations

import re

# ZWNJ and ZWJ spell words and emoji, and variation selectors choose a glyph: they stay.
UNSEEN = (
    (0x061C, 0x061C), (0x115F, 0x1160), (0x17B4, 0x17B5), (0x180E, 0x180E), (0x200B, 0x200B),
    (0x200E, 0x200F), (0x202A, 0x202E), (0x2060, 0x206F), (0x3164, 0x3164), (0xFEFF, 0xFEFF),
    (0xFFA0, 0xFFA0), (0xFFF0, 0xFFFB), (0x1BCA0, 0x1BCA3), (0x1D173, 0x1D17A),
    (0xE0000, 0xE00FF),
)  # fmt: skip
"""First and last code points of characters that leave no trace on screen or reorder it."""
NAMES = {
    0x061C: "ALM", 0x200B: "ZWSP", 0x200E: "LRM", 0x200F: "RLM", 0x202A: "LRE", 0x202B: "RLE",
    0x202C: "PDF", 0x202D: "LRO", 0x202E: "RLO", 0x2060: "WJ", 0x2066: "LRI", 0x2067: "RLI",
    0x2068: "FSI", 0x2069: "PDI", 0xFEFF: "BOM",
}  # fmt: skip
MARKER = "▯"
"""One cell that stands for an unseen character where lengths must not change."""
SOFT_HYPHEN = 0xAD
OTHER_BREAKS = (0x0B, 0x0C, 0x0D, 0x85, 0x2028, 0x2029)
BREAKS = re.compile(r"\r\n|[\n\r\v\f\x85\u2028\u2029]")


def sanitise(text: str) -> str:
    """Text that is safe to print: what is unseen or commands a terminal becomes visible.

    Line feeds stay, tabs become four spaces, other line breaks become line feeds.
    """
    return text.replace("\r\n", "\n").translate(_SHOWN)


def sanitise_line(text: str) -> str:
    """The same on one line: each line break becomes one space."""
    return BREAKS.sub(" ", text).translate(_SHOWN)


def sanitise_keep_length(text: str) -> str:
    """Safe text with one code point for each given one, so that offsets still fit.

    Line feeds stay; tabs and other line breaks become a space.
    """
    return text.translate(_SAME_LENGTH)


def _signs() -> dict[int, str]:
    signs = {code: chr(0x2400 + code) for code in range(0x20)}
    signs |= {code: f"⟦{code:02X}⟧" for code in range(0x80, 0xA0)}
    signs |= dict.fromkeys(range(0xD800, 0xE000), "\N{REPLACEMENT CHARACTER}")
    for first, last in UNSEEN:
        signs |= {code: f"⟦{NAMES.get(code, f'{code:X}')}⟧" for code in range(first, last + 1)}
    return signs | {0x7F: "␡", SOFT_HYPHEN: "‧"}


_SIGNS = _signs()
_SHOWN = _SIGNS | {0x09: "    ", 0x0A: "\n"} | dict.fromkeys(OTHER_BREAKS, "\n")
_SAME_LENGTH = (
    {code: sign if len(sign) == 1 else MARKER for code, sign in _SIGNS.items()}
    | {0x09: " ", 0x0A: "\n"}
    | dict.fromkeys(OTHER_BREAKS, " ")
)
