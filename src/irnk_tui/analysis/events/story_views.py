"""A document as stories are told apart by: six ways to look at it, each a count of numbers.

Words stand as numbers that do not depend on any other document, so that what was made of one
serves whatever it is compared with.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from zlib import crc32

import numpy as np

from irnk_tui.analysis.events.story_names import named
from irnk_tui.analysis.language.stems import stem, words
from irnk_tui.analysis.language.stopwords import STOPWORDS
from irnk_tui.analysis.vectors.lists import Lists
from irnk_tui.analysis.vectors.sparse import Ints, Rows
from irnk_tui.model.document import Document

LEAD = 800
"""Code points of a text that count as its opening."""
HASHES = 1 << 21
"""Numbers that pairs of words are spread over."""
MOST = 255
"""A word that is told oftener counts so often."""
VIEWS = ("text", "title", "opening", "names", "word pairs", "numbers")
_NAME = re.compile(r"(?<![.!?“\"]\s)(?<!^)\b[A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+)*")


def views_of(document: Document) -> bytes:
    """The document in every view, and after them the words of its names, packed."""
    title, said = document.title or "", words(document.text)
    headed = words(title)
    told = [*headed, *said]
    seen = [
        _counted(map(stem, told)),
        _counted(stem(w) for w in headed if w not in STOPWORDS),
        _counted(map(stem, words(f"{title} {document.text[:LEAD]}"))),
        _counted(m.group().lower() for m in _NAME.finditer(document.text)),
        _paired([stem(w) for w in told if w not in STOPWORDS]),
        _counted(w for w in said if w[0].isdigit()),
        _counted(named(document)),
    ]
    sizes = np.array([len(view) for view in seen], dtype="<i4")
    entries = np.array([e for view in seen for e in sorted(view.items())], dtype=np.int64)
    columns, counts = entries.reshape(-1, 2).T
    packed = columns.astype("<i4"), np.minimum(counts, MOST).astype("u1")
    return b"".join([sizes.tobytes(), *(part.tobytes() for part in packed)])


def _counted(found: Iterable[str]) -> Counter[int]:
    counts = Counter(found)
    numbers: Counter[int] = Counter()
    for word, count in counts.items():
        numbers[_number(word)] += count
    return numbers


@lru_cache(maxsize=200_000)
def _number(word: str) -> int:
    return crc32(word.encode("utf-8", "surrogatepass")) & 0x7FFFFFFF


def _paired(told: Sequence[str]) -> Counter[int]:
    ids = [_number(word) for word in told]
    return Counter((a * 1_000_003 + b) % HASHES for a, b in pairwise(ids))


@dataclass(frozen=True, slots=True)
class Views:
    """Many documents in every view."""

    rows: dict[str, Rows]
    """Counts, by the name of the view."""
    named: Lists
    """The words of the names of each, in order."""


def unpacked(packed: Sequence[bytes]) -> Views:
    """The views of documents, their words numbered from nought."""
    found = [list(_parts(each)) for each in packed]
    rows = [_rows([document[n] for document in found]) for n in range(len(VIEWS) + 1)]
    named = rows.pop()
    return Views(
        dict(zip(VIEWS, rows, strict=True)), Lists(named.starts, named.columns.astype(np.int64))
    )


def _parts(packed: bytes) -> Iterator[tuple[Ints, Ints]]:
    """Columns and counts of each view of a document."""
    views = len(VIEWS) + 1
    sizes = np.frombuffer(packed, "<i4", views)
    columns = np.frombuffer(packed, "<i4", int(sizes.sum()), 4 * views)
    counts = np.frombuffer(packed, "u1", len(columns), 4 * (views + len(columns)))
    at = 0
    for size in sizes.tolist():
        yield columns[at : at + size], counts[at : at + size]
        at += size


def _rows(parts: Sequence[tuple[Ints, Ints]]) -> Rows:
    sizes = np.array([len(columns) for columns, _ in parts], dtype=np.int64)
    starts = np.concatenate(([0], np.cumsum(sizes)))
    none = np.zeros(0, dtype=np.int32)
    columns, places = np.unique(
        np.concatenate([none, *(columns for columns, _ in parts)]), return_inverse=True
    )
    counts = np.concatenate([none, *(counts for _, counts in parts)]).astype(np.float32)
    return Rows(starts, places.astype(np.int32), counts, max(1, len(columns)))
