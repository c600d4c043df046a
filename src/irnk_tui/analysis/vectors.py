"""Texts as weighted words, and which texts are near each other."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from math import log, sqrt

from irnk_tui.analysis.stems import stem, words

Vector = dict[str, float]

SEEDS = 40
MOST_DOCUMENTS = 400


def weigh(texts: Sequence[str]) -> list[Vector]:
    """Each text's stems weighted by how often it uses them and how few texts do (TF-IDF)."""
    counts = [Counter(stem(w) for w in words(t)) for t in texts]
    spread = Counter(s for c in counts for s in c)
    total = len(texts)
    return [
        _unit({s: (1 + log(n)) * log((total + 1) / spread[s]) for s, n in c.items()})
        for c in counts
    ]


def neighbours(vectors: Sequence[Vector]) -> dict[tuple[int, int], float]:
    """How alike the texts are that share one of their weightiest words, 0.0 to 1.0."""
    index: dict[str, list[int]] = defaultdict(list)
    pairs: dict[tuple[int, int], float] = {}
    for n, vector in enumerate(vectors):
        seeds = sorted(vector, key=lambda s: (-vector[s], s))[:SEEDS]
        near = {m for s in seeds for m in index[s][-MOST_DOCUMENTS:]}
        for m in sorted(near):
            score = _dot(vector, vectors[m])
            if score > 0.03:
                pairs[m, n] = score
        for s in seeds:
            index[s].append(n)
    return pairs


def _unit(vector: Vector) -> Vector:
    length = sqrt(sum(w * w for w in vector.values())) or 1.0
    return {s: w / length for s, w in vector.items() if w > 0}


def _dot(a: Vector, b: Vector) -> float:
    if len(b) < len(a):
        a, b = b, a
    return sum(w * b[s] for s, w in a.items() if s in b)
