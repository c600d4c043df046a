"""Near-identical texts, and the edits made to them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import combinations, pairwise
from zlib import crc32

from rapidfuzz.distance import Indel

from irnk_tui.analysis.language.content import all_words, plain_words, words
from irnk_tui.model.account import CopyEdit
from irnk_tui.model.document import Document
from irnk_tui.model.text import DocumentId, Span

SHINGLE = 4
SAMPLED = 8
ALIKE = 0.45
"""A tenth of the words changed leaves .49; two reports of one event share under .35."""
LEAST = 8
SKETCH = 64
FAINTEST = 0.1
"""A text in one three times as long has .19 of both; two reports of one event mostly less."""


def copies(documents: Sequence[Document]) -> tuple[tuple[DocumentId, ...], ...]:
    """Groups of documents whose texts are near-identical, in the order given.

    Runs of four words are compared exactly, but only for pairs that share one of a fixed sample
    of them (Broder 1997, modulo sketch), so the cost grows with the copies, not with all pairs.
    Texts under eight words are nobody's copies.
    """
    told = [[word.casefold() for word in all_words(document)] for document in documents]
    shingles = [frozenset(map(hash, _runs(each))) for each in told]
    parent = list(range(len(documents)))
    for left, right in sorted(_candidates(shingles)):
        if _likeness(shingles[left], shingles[right]) >= ALIKE:
            parent[_root(parent, right)] = _root(parent, left)
    groups: dict[int, list[DocumentId]] = defaultdict(list)
    for number, document in enumerate(documents):
        groups[_root(parent, number)].append(document.id)
    return tuple(tuple(group) for group in groups.values() if len(group) > 1)


def edits(original: Document, copy: Document) -> tuple[CopyEdit, ...]:
    """What a copy kept, removed and added, word by word, in order."""
    before, after = _words(original), _words(copy)
    steps = Indel.opcodes([word for word, _ in before], [word for word, _ in after])
    found = []
    for step in steps:
        gone = _stretch(before, step.src_start, step.src_end)
        new = _stretch(after, step.dest_start, step.dest_end)
        if step.tag == "equal" and gone and new:
            found.append(CopyEdit(kept=(gone, new)))
        else:
            found.append(CopyEdit(removed=gone, added=new))
    return tuple(found)


def _words(document: Document) -> list[tuple[str, Span]]:
    return list(words(document, Span(0, len(document.text))))


def _stretch(found: Sequence[tuple[str, Span]], first: int, last: int) -> Span | None:
    return Span(found[first][1].start, found[last - 1][1].end) if last > first else None


def sketch(document: Document) -> str:
    """The lowest hashes of its runs of words, in hexadecimal; near-identical texts share some.

    A sample that depends on the text alone (Broder 1997); see `may_be_copies`.
    """
    lowest = sorted(_shingles(document))[:SKETCH]
    return "".join(f"{number:08x}" for number in lowest)


def hashes_of(drawn: str) -> frozenset[str]:
    """The hashes of a sketch."""
    return frozenset(drawn[start : start + 8] for start in range(0, len(drawn), 8))


def may_be_copies(left: frozenset[str], right: frozenset[str]) -> bool:
    """Whether two texts share enough of their sketches to be worth comparing as copies."""
    shared = left & right
    if not shared:
        return False
    lowest = sorted(left | right)[:SKETCH]
    return sum(each in shared for each in lowest) > FAINTEST * len(lowest)


def _shingles(document: Document) -> frozenset[int]:
    told = plain_words(document.text.casefold())
    return frozenset([crc32(" ".join(run).encode()) for run in _runs(told)])


def _runs(told: Sequence[str]) -> Iterable[tuple[str, ...]]:
    """Each four words that follow each other; none of a text that is too short."""
    return zip(*(told[n:] for n in range(SHINGLE if len(told) >= LEAST else 0)), strict=False)


def _candidates(shingles: Sequence[frozenset[int]]) -> set[tuple[int, int]]:
    """Pairs that share a sampled shingle; small sets are compared whole."""
    if len(shingles) <= 40:
        return set(combinations(range(len(shingles)), 2))
    holders: dict[int, list[int]] = defaultdict(list)
    for number, found in enumerate(shingles):
        for shingle in found:
            if shingle % SAMPLED == 0:
                holders[shingle].append(number)
    # A long list is a standing phrase of one outlet; chaining it keeps true copies together.
    return {pair for held in holders.values() for pair in _pairs(held)}


def _pairs(held: Sequence[int]) -> list[tuple[int, int]]:
    return list(combinations(held, 2)) if len(held) <= 20 else list(pairwise(held))


def _likeness(left: frozenset[int], right: frozenset[int]) -> float:
    """Share of runs in common: of both together, or nearly all of the shorter one."""
    common = len(left & right)
    if not common:
        return 0.0
    shorter = min(len(left), len(right))
    contained = common / shorter if shorter * 3 >= max(len(left), len(right)) else 0.0
    return max(common / (len(left) + len(right) - common), contained - 0.2)


def _root(parent: list[int], number: int) -> int:
    while parent[number] != number:
        parent[number] = parent[parent[number]]
        number = parent[number]
    return number
