"""What speaks for two documents being about the same story."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

import numpy as np

from irnk_tui.analysis.candidates import nearest
from irnk_tui.analysis.sparse import Floats, Ints, Rows, average, dots, rows_of, unit, weighed
from irnk_tui.analysis.stems import stem, words
from irnk_tui.analysis.stopwords import STOPWORDS
from irnk_tui.model.document import Document

NEIGHBOURS = 25
LEAD = 800
"""Code points of a text that count as its opening."""
VAGUEST_DAYS = 31
HASHES = 1 << 21
"""Columns that pairs of words are spread over."""
_NAME = re.compile(r"(?<![.!?“\"]\s)(?<!^)\b[A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+)*")

FEATURES = (
    "text", "title", "opening", "names", "word pairs", "numbers",
    "text company 1", "text company 2", "text company 4",
    "opening company 1", "opening company 2", "opening company 4",
    "dates known", "days apart", "within 2 days", "within 10 days",
)  # fmt: skip


def pairs_of(documents: Sequence[Document]) -> tuple[Ints, Ints, Floats]:
    """Pairs worth comparing, in order, and a row of FEATURES for each."""
    views = {name: _view(name, documents) for name in FEATURES[:6]}
    near = {name: nearest(views[name], NEIGHBOURS) for name in ("text", "opening")}
    first, second = _both(len(documents), [near[name][:2] for name in near])
    columns = [dots(view, first, second) for view in views.values()]
    for name in near:
        company = _company(*near[name], average(views[name]))
        columns += [dots(_sharpened(company, power), first, second) for power in (1, 2, 4)]
    columns += _dates(documents, first, second)
    return first, second, np.stack(columns, axis=1) if len(first) else np.zeros((0, len(FEATURES)))


def _both(count: int, found: Sequence[tuple[Ints, Ints]]) -> tuple[Ints, Ints]:
    """Every pair once, the lower member first."""
    a = np.concatenate([f for f, _ in found])
    b = np.concatenate([s for _, s in found])
    keys = np.unique(np.minimum(a, b) * count + np.maximum(a, b)) if count else a
    return keys // max(count, 1), keys % max(count, 1)


def _company(first: Ints, second: Ints, scores: Floats, usual: Floats) -> Rows:
    """Each document's neighbours, the nearest counted as one, and the document itself."""
    count = len(usual)
    above = np.maximum(scores - usual[first], 0)
    best = np.zeros(count)
    np.maximum.at(best, first, above)
    shares = above / np.where(best[first] > 0, best[first], 1)
    owner = np.concatenate((first, np.arange(count)))
    member = np.concatenate((second, np.arange(count)))
    weight = np.concatenate((shares, np.ones(count)))
    order = np.lexsort((member, owner))
    starts = np.concatenate(([0], np.cumsum(np.bincount(owner, minlength=count))))
    return Rows(starts, member[order].astype(np.int32), weight[order].astype(np.float32), count)


def _sharpened(rows: Rows, power: int) -> Rows:
    return unit(Rows(rows.starts, rows.columns, rows.weights**power, rows.width))


def _dates(documents: Sequence[Document], first: Ints, second: Ints) -> list[Floats]:
    firsts, lasts = np.array([_days(d) for d in documents] or [(0.0, 0.0)]).T
    later = np.maximum(firsts[first], firsts[second])
    apart = np.maximum(later - np.minimum(lasts[first], lasts[second]), 0)
    known = ~np.isnan(apart)
    apart = np.where(known, apart, 0)
    return [
        known.astype(float),
        np.where(known, np.log1p(np.minimum(apart, 400)), 0),
        (known & (apart <= 2)).astype(float),
        (known & (apart <= 10)).astype(float),
    ]


def _days(document: Document) -> tuple[float, float]:
    """First and last day of publication; not numbers when that is not known to the month."""
    date = document.date
    if date is None or (date.last - date.first).days > VAGUEST_DAYS:
        return float("nan"), float("nan")
    return float(date.first.toordinal()), float(date.last.toordinal())


def _view(name: str, documents: Sequence[Document]) -> Rows:
    seen: dict[str, int] = {}
    if name == "word pairs":
        return weighed(rows_of((_word_pairs(d, seen) for d in documents), HASHES))
    counts = [Counter(seen.setdefault(w, len(seen)) for w in _words(name, d)) for d in documents]
    return weighed(rows_of(counts, max(1, len(seen))))


def _words(name: str, document: Document) -> Iterator[str]:
    title = document.title or ""
    if name == "text":
        return map(stem, words(f"{title} {document.text}"))
    if name == "opening":
        return map(stem, words(f"{title} {document.text[:LEAD]}"))
    if name == "title":
        return (stem(w) for w in words(title) if w not in STOPWORDS)
    if name == "names":
        return (m.group().lower() for m in _NAME.finditer(document.text))
    return (w for w in words(document.text) if w[0].isdigit())


def _word_pairs(document: Document, seen: dict[str, int]) -> Counter[int]:
    told = words(f"{document.title or ''} {document.text}")
    ids = [seen.setdefault(stem(w), len(seen)) for w in told if w not in STOPWORDS]
    return Counter((a * 1_000_003 + b) % HASHES for a, b in pairwise(ids))
