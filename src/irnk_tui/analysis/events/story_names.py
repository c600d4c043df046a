"""Whether two documents name anybody or any place in common: one story's documents do.

Another earthquake, another bank that raises its rate, another ferry that sinks are told in the same
words; what keeps them apart is that they name nobody in common.
"""

from __future__ import annotations

import re

import numpy as np

from irnk_tui.analysis.language.stems import stem
from irnk_tui.analysis.names.role_words import PEOPLE
from irnk_tui.analysis.vectors.lists import Flags, Held, Lists
from irnk_tui.analysis.vectors.sparse import Ints
from irnk_tui.model.document import Document

FEWEST = 3
"""Names; a document with fewer may leave out whom it is about."""
_CAPITAL = re.compile(r"(?<![.!?“\"'‘]\s)(?<!^)(?<!\n)\b[A-Z][\w-]{2,}")
_TIMES = """
monday tuesday wednesday thursday friday saturday sunday january february march april may june july
august september october november december
"""
_TITLES = "mr mrs ms dr sir prime interior foreign former chief gov sen rep"
NO_NAMES = frozenset(map(stem, [*_TIMES.split(), *_TITLES.split(), *PEOPLE]))


def names_in_common(words: Lists, first: Ints, second: Ints) -> Flags:
    """For each pair, whether nothing speaks against it: they share a name, or one tells few.

    Args:
        words: Those of the names of each document, in order.
        first: The one document of each pair.
        second: The other.
    """
    sizes = np.diff(words.starts)
    pair, _ = Held(words).shared(first, second)
    shared = np.bincount(pair, minlength=len(first)) > 0
    return np.asarray(shared | (np.minimum(sizes[first], sizes[second]) < FEWEST))


def named(document: Document) -> frozenset[str]:
    """The words with a capital inside sentences, without days, months, titles and offices."""
    found = (stem(word.lower()) for word in _CAPITAL.findall(document.text))
    return frozenset(found) - NO_NAMES
