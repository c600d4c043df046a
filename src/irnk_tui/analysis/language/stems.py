"""Words reduced to what they share with their other forms."""

from __future__ import annotations

import re
from functools import lru_cache

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*|\d+(?:[.,]\d+)*")
_POSSESSIVE = re.compile(r"['’]s?$")
_ENDINGS = (
    "isations", "izations", "isation", "ization", "ations", "ation", "itions", "ition", "ments",
    "ment", "ingly", "edly", "ators", "ator", "ators", "ings", "ions", "ing", "ies", "ied", "ion",
    "ers", "ors", "ed", "es", "er", "or", "ly", "al", "s", "e", "y",
)  # fmt: skip


def words(text: str) -> list[str]:
    """The words and numbers of a text in lower case, possessive endings left out."""
    return [w if w.isalpha() else _plain(w) for w in _WORD.findall(text.lower())]


@lru_cache(maxsize=200_000)
def stem(word: str) -> str:
    """One word without its ending; at least three letters stay."""
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            word = word[: -len(ending)]
            break
    if len(word) > 3 and word[-1] == word[-2] and word[-1] not in "aeiouls":
        word = word[:-1]
    return word[:-1] if len(word) > 4 and word[-1] in "ey" else word


def _plain(word: str) -> str:
    return _POSSESSIVE.sub("", word).replace(",", "").replace("’", "'")
