"""What each document is chiefly about: documents gathered by story."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from math import floor, fsum

import numpy as np

from irnk_tui.analysis.events.archive import Archive, key_of
from irnk_tui.analysis.events.shelves import Shelf, shelves
from irnk_tui.analysis.events.story_features import pairs_of
from irnk_tui.analysis.events.story_model import likelihoods, story_model
from irnk_tui.analysis.events.story_names import names_in_common
from irnk_tui.analysis.events.story_views import unpacked, views_of
from irnk_tui.analysis.vectors.clusters import average_link
from irnk_tui.analysis.vectors.sparse import Ints
from irnk_tui.model.document import Document
from irnk_tui.model.event import EventAccount
from irnk_tui.model.gathering import Brief, StoryPairs
from irnk_tui.model.text import Span

MOST_CUT = 0.35
"""How likely two documents of a story have to be on average."""
COMPARED = 1.75
"""A document with more companions than this over `MOST_CUT` is compared with too few of them."""
CUT_STEPS = 100
FAINTEST = 0.02
LEAD_SENTENCES = 3
ONE_SHELF = 4096
"""Documents that are looked at together; of more, each stretch of time is read by itself."""
MOST = 2048
"""Documents in a stretch of time before it is cut."""


def stories(archive: Archive, briefs: Sequence[Brief], days: Ints | None = None) -> list[list[int]]:
    """Places of the documents gathered by the story they are chiefly about.

    Copies of one text count as one document.

    Args:
        archive: Where their texts are.
        briefs: Of every document, in order of id.
        days: The day each belongs to, so that only documents near in time are compared.
    """
    copies = _copies(briefs)
    leaders = [briefs[c[0]] for c in copies]
    place = {b.document.id: n for n, b in enumerate(leaders)}
    found: dict[tuple[int, int], float] = {}
    firsts = None if days is None else days[[c[0] for c in copies]]
    for shelf in _shelves(leaders, firsts):
        told = _pairs(archive, leaders, shelf)
        found |= {(place[a], place[b]): score for a, b, score in told.pairs}
    cut = cut_of(found.values(), len(copies))
    groups = average_link(len(copies), found, cut=cut if days is None else _in_steps(cut))
    return [sorted(n for m in g for n in copies[m]) for g in groups]


def cut_of(likely: Collection[float], documents: int) -> float:
    """How likely pairs have to be on average to be joined, taken from the corpus itself.

    Pairs that were never compared count as unlike, which they need not be where stories are told
    by very many documents: the more companions a document is expected to have, the less is asked.
    """
    companions = 2 * fsum(likely) / max(1, documents)
    return min(MOST_CUT, COMPARED / max(companions, 1.0))


def _in_steps(cut: float) -> float:
    """The cut rounded down, so that a few more documents hardly ever change far-off stories."""
    return floor(cut * CUT_STEPS + 1e-9) / CUT_STEPS


def main_account(document: Document, sentences: Sequence[Span]) -> EventAccount:
    """The document's headline and first sentences, as its telling of its story."""
    return EventAccount(document.id, tuple(_opening(document, sentences)), is_main=True)


def _opening(document: Document, sentences: Sequence[Span]) -> Iterator[Span]:
    if document.title:
        yield Span(0, len(document.title), "title")
    if sentences or document.title:
        yield from sentences[:LEAD_SENTENCES]
    else:
        yield Span(0, len(document.text))


def _shelves(leaders: Sequence[Brief], days: Ints | None) -> list[Shelf]:
    if days is not None:
        return shelves(days, days, most=MOST)
    none = np.zeros(0, dtype=np.int64)
    return [Shelf(np.arange(len(leaders)), none, none)]


def _pairs(archive: Archive, leaders: Sequence[Brief], shelf: Shelf) -> StoryPairs:
    """The pairs of which the earlier document belongs to the shelf."""
    home, members = set(shelf.home.tolist()), sorted([*shelf.home.tolist(), *shelf.after.tolist()])

    def make() -> StoryPairs:
        compared = [leaders[m] for m in members]
        ids = [each.document.id for each in compared]
        views = unpacked(archive.looks({each.document.id: each.own for each in compared}, views_of))
        first, second, features = pairs_of(views, [each.document.date for each in compared])
        scores = likelihoods(features, story_model())
        scores = np.where(names_in_common(views.named, first, second), scores, 0.0)
        kept = [
            (ids[a], ids[b], round(score, 6))
            for a, b, score in zip(first.tolist(), second.tolist(), scores.tolist(), strict=True)
            if score > FAINTEST and (members[a] in home or members[b] in home)
        ]
        return StoryPairs(tuple(kept))

    parts = (f"{leaders[m].own} {m in home}" for m in members)
    return archive.remember(StoryPairs, key_of("stories", *parts), make)


def _copies(briefs: Sequence[Brief]) -> list[list[int]]:
    """Documents with the same words together, so that three hundred copies count as one."""
    found: dict[str, list[int]] = defaultdict(list)
    for n, brief in enumerate(briefs):
        found[brief.copy].append(n)
    return list(found.values())
