"""Words without which a contrast finds nothing in a sentence: its patterns take far longer."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from enum import IntEnum
from functools import lru_cache

from irnk_tui.analysis.contrasts.quantities import may_count
from irnk_tui.analysis.contrasts.standing_words import OF_CHARGES, OF_DISPUTES, OF_HEDGES
from irnk_tui.analysis.language.content import words_and_starts
from irnk_tui.model.document import Document
from irnk_tui.model.text import Field, Span


class Hint(IntEnum):
    """What a sentence may tell, by its words: one bit for each. (`IntFlag` is ten times slower.)"""

    DISPUTE = 1
    CORRECTION = 2
    CHARGE = 4
    HEDGE = 8
    AMOUNT = 16
    FIGURE = 32
    DENIAL = 64


_DIGIT = re.compile(r"\d")
_DENYING = ("not", "never", "neither", "nor", "n't", "n’t", "no")
_LETTERS = {
    Hint.DISPUTE: OF_DISPUTES,
    Hint.CORRECTION: ("but",),
    Hint.CHARGE: OF_CHARGES,
    Hint.HEDGE: OF_HEDGES,
}


def hints_in(document: Document, span: Span) -> int:
    """All that a sentence may tell, as bits of `Hint`; what it lacks it surely does not tell."""
    starts, hints = _hinting(document.whole(span.field), span.field)
    found = 0
    for hint in hints[bisect_left(starts, span.start) : bisect_left(starts, span.end)]:
        found |= hint
    return found


@lru_cache(maxsize=128)
def _hinting(whole: str, field: Field) -> tuple[Sequence[int], Sequence[int]]:
    """Where in a text the words stand that hint at something, and at what each does."""
    words, starts = words_and_starts(whole, field)
    hints = list(map(_hints_of, words))
    places = [n for n, hint in enumerate(hints) if hint]
    return [starts[n] for n in places], [hints[n] for n in places]


@lru_cache(maxsize=65536)
def _hints_of(word: str) -> int:
    plain = word.casefold()
    found = 0
    for hint, letters in _LETTERS.items():
        if any(each in plain for each in letters):
            found |= hint
    if plain.endswith(_DENYING):
        found |= Hint.DENIAL
    if may_count(word):
        found |= Hint.AMOUNT
    if _DIGIT.search(word):
        found |= Hint.FIGURE
    return found
