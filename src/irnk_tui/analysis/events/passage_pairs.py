"""How much speaks for two passages telling the same happening."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import timedelta
from math import log

import numpy as np

from irnk_tui.analysis.events.evidence import DATE_WEIGHTS, KIND_WEIGHT, LAST_ONE_WEIGHT
from irnk_tui.analysis.events.passage_candidates import candidates
from irnk_tui.analysis.events.passage_dates import published, told_dates
from irnk_tui.analysis.events.passage_table import Features, Table
from irnk_tui.analysis.happenings.action_words import THINGS
from irnk_tui.analysis.vectors.lists import Flags, Held, Lists
from irnk_tui.analysis.vectors.sparse import Floats, Ints

LIKELY = 0.21
LIKELY_MORE = 0.01
"""The share of the evidence that two passages have to have in common; more in a large corpus."""
ENOUGH = 4.0
ENOUGH_MORE = 0.6
"""The more documents there are, the more two passages of them share by chance."""
FAR_MORE = 0.7
"""The like for passages of which neither the dates nor the days of publication agree, on top."""
TELLING_NAME = 1.2
RARE_NAME = 3.0
TELLING_WORD = 1.0
TELLING_PHRASE = 2.0
SAME_TEXT = 0.8
"""What likeness counts for inside one text, whose sentences share names and words anyway."""
NEAR_DAYS = 10
"""Undated passages published so close may well mean the same day."""
WEAK_KINDS = frozenset(
    {
        "statement",
        "agreement",
        "arms",
        "money",
        "threat",
        "accusation",
        "contact",
        "sanction",
        "fuel",
    }
)
"""Kinds that texts years apart share without telling the same happening."""
LATE = timedelta(days=60)
"""How long after its publication a text that looks back may still place what it tells."""
STOCK_OPENING = 7
STOCK_RUN = 12
"""Words that two texts written at different times do not share by chance."""
STOCK_RUN_UNDATED = 9
"""The same where neither says when: what is said each time again, of something else."""
AT_ONCE = 50_000
"""Pairs that are weighed together."""


@dataclass(frozen=True, slots=True)
class Common:
    """What the two passages of each pair have in common."""

    names: Ints
    telling: Ints
    """How many names tell something, …"""
    rarest_name: Floats
    rare: Ints
    """how many words and pairs of words are rare, …"""
    rarest: Ints
    """how many single words are twice so, …"""
    phrases: Ints
    """and how many pairs of words."""
    kinds: Ints
    deeds: Ints
    """Kinds that tell what was done, …"""
    strong: Ints
    """and those that texts do not share by topic."""
    is_last_one: Flags
    dated: Floats
    """What sharing a date weighs; 0.0 without one."""
    weight: Floats
    """All of it."""

    def only(self, chosen: Flags) -> Common:
        """Some of the pairs."""
        return Common(*(getattr(self, f.name)[chosen] for f in fields(self)))


def cut(table: Table) -> float:
    """How alike passages have to be on average to be one happening."""
    return LIKELY + LIKELY_MORE * log(table.count + 1)


def pairs(table: Table) -> dict[tuple[int, int], float]:
    """How alike the passages are that share a telling key; those that are not are left out."""
    first, second = candidates(table)
    scores = likeness(table, first, second, table.count)
    found = zip(first.tolist(), second.tolist(), scores.tolist(), strict=True)
    return {(a, b): score for a, b, score in found if score > 0}


def likeness(table: Table, first: Ints, second: Ints, documents: int = 1) -> Floats:
    """The share of their evidence that the passages of each pair have in common.

    It is 0.0 when what they have in common parts them, or is little for so many documents.
    """
    weigher = Weigher(table, documents)
    steps = range(0, len(first), AT_ONCE)
    found = [weigher.likeness(first[n : n + AT_ONCE], second[n : n + AT_ONCE]) for n in steps]
    return np.concatenate([np.zeros(0), *found])


class Weigher:
    """Weighs pairs of passages of one table."""

    def __init__(self, table: Table, documents: int) -> None:
        self._table = table
        self._documents = documents
        self._dates = told_dates(table.told)
        self._published = published(table.documents)
        self._earliest, most = self._dates.per_passage()
        self._kinds = _flags(table)
        self._names = Held(table.names.by_passage)
        self._words = Held(_often(table.words))
        self._total = _total(table, most)

    def likeness(self, a: Ints, b: Ints) -> Floats:
        """One number for each pair."""
        scores, when = np.zeros(len(a)), self._dates.shared(a, b)
        told = self._dates.any
        number, _ = self._names.shared(a, b)
        is_named = np.bincount(number, minlength=len(a)) > 0
        kept = np.flatnonzero((is_named | (when > 0)) & ~(told[a] & told[b] & (when == 0)))
        a, b, when = a[kept], b[kept], when[kept]
        common = self._common(a, b, when)
        between = self._published.days_apart(a, b, unknown=NEAR_DAYS + 1)
        apart = np.where(when > 0, 0, between)
        more = ENOUGH_MORE + FAR_MORE * (apart > NEAR_DAYS)
        enough = common.weight >= ENOUGH + more * log(self._documents + 1)
        is_one = self._table.owner[a] == self._table.owner[b]
        good = enough & _are_anchored(common, apart, is_one) & ~self._foretold(a, b)
        for n in np.flatnonzero(good & (between > NEAR_DAYS)).tolist():
            run = STOCK_RUN if when[n] else STOCK_RUN_UNDATED
            one, other = self._table.told[int(a[n])], self._table.told[int(b[n])]
            good[n] = not _is_stock(one.text, other.text, run)
        share = np.minimum(1.0, common.weight / np.sqrt(self._total[a] * self._total[b]))
        scores[kept[good]] = np.where(is_one, share * SAME_TEXT, share)[good]
        return scores

    def _common(self, a: Ints, b: Ints, when: Floats) -> Common:
        """What the passages of each pair share."""
        count = len(a)
        pair, column = self._names.shared(a, b)
        weights = self._table.names.weights[column]
        rarest_name = np.zeros(count)
        np.maximum.at(rarest_name, pair, weights)
        named = np.bincount(pair, weights, count)
        word_pair, column = self._words.shared(a, b)
        word_weights, single = self._table.words.weights[column], self._table.is_single[column]
        kinds = self._kinds[a] & self._kinds[b]
        is_last_one, done = kinds[:, 0], kinds.sum(axis=1)

        def counted(which: Ints, chosen: Flags) -> Ints:
            return np.bincount(which[chosen], minlength=count)

        return Common(
            np.bincount(pair, minlength=count),
            counted(pair, weights >= TELLING_NAME),
            rarest_name,
            counted(word_pair, word_weights >= TELLING_WORD),
            counted(word_pair, single & (word_weights >= 2 * TELLING_WORD)),
            counted(word_pair, ~single & (word_weights >= TELLING_PHRASE)),
            done,
            (kinds & ~_columns(self._table, THINGS)).sum(axis=1),
            (kinds & ~_columns(self._table, WEAK_KINDS)).sum(axis=1),
            is_last_one,
            when,
            named + _deeds(is_last_one, done) + np.bincount(word_pair, word_weights, count) + when,
        )

    def _foretold(self, a: Ints, b: Ints) -> Flags:
        """Whether one would have to tell, undated, what happened long after it was written."""
        told, last, late = self._dates.any, self._published.last, LATE.days

        def is_foretold(early: Ints, after: Ints) -> Flags:
            return ~told[early] & told[after] & (self._earliest[after] - last[early] > late)

        return is_foretold(a, b) | is_foretold(b, a)


def _often(features: Features) -> Lists:
    """Those that more than one passage has."""
    return features.by_passage.only(features.often[features.by_passage.values] > 1)


def _flags(table: Table) -> Flags:
    """Whether each passage tells each kind of action."""
    kinds = table.kinds
    flags = np.zeros((len(table), len(table.kind_names)), dtype=np.bool_)
    flags[kinds.owners(), kinds.values] = True
    return flags


def _columns(table: Table, kinds: frozenset[str]) -> Flags:
    return np.array([kind in kinds for kind in table.kind_names], dtype=np.bool_)


def _deeds(is_last_one: Flags, count: Ints) -> Floats:
    """What kinds of action weigh together: one word tells several, so each adds half the last."""
    usual = count - is_last_one
    rest = 2 * KIND_WEIGHT * (1 - 0.5**usual)
    return np.where(is_last_one, LAST_ONE_WEIGHT + rest / 2, rest)


def _total(table: Table, most: Floats) -> Floats:
    """All that a passage says; words that stand together count only where they are shared."""
    words = table.words
    single = np.where(table.is_single[words.by_passage.values], words.entries(), 0)
    told = np.bincount(words.by_passage.owners(), single, len(table))
    total = table.names.sums() + _own_deeds(table) + told + most
    return np.where(total > 0, total, 1.0)


def _own_deeds(table: Table) -> Floats:
    """The same for all that each passage tells, in the order it is told in."""
    kinds = table.kinds
    place = np.arange(len(kinds.values)) - np.repeat(kinds.starts[:-1], np.diff(kinds.starts))
    weight = np.where(kinds.values == 0, LAST_ONE_WEIGHT, KIND_WEIGHT) * 0.5**place
    return np.bincount(kinds.owners(), weight, len(table)).astype(np.float64)


def _is_stock(one: str, other: str, run: int) -> bool:
    """Whether two texts share a long run of words: a notice or a stock sentence, told anew."""
    left, right = one.split(), other.split()
    if left[:STOCK_OPENING] == right[:STOCK_OPENING]:
        return True
    runs = {tuple(left[n : n + run]) for n in range(len(left) - run + 1)}
    return any(tuple(right[n : n + run]) in runs for n in range(len(right) - run + 1))


def _are_anchored(common: Common, days_apart: Ints, is_one: Flags) -> Flags:
    """Whether more is shared than an action and names that the whole corpus is about.

    Passages published far apart that share no date need the more in common.
    """
    two_names, two_rare = common.names > 1, common.rare > 1
    named = (common.telling > 0) & (common.rare > 0)
    is_dated, is_fine = common.dated > 0, common.dated >= DATE_WEIGHTS["month"]
    fine = named | (common.telling > 1) | (common.rarest > 1) | (two_names & two_rare)
    shares_deeds = (common.telling > 1) & (common.kinds > 1)
    is_topic = ~(is_one | is_dated | (common.strong > 0))
    near = named | np.where(is_topic, common.rarest > 1, shares_deeds | (two_names & two_rare))
    strong = (common.rarest > 1) | ((common.telling > 1) & (common.rarest > 0))
    far_named = strong | ((common.names > 2) & (common.rare > 0))
    far = np.where(common.telling > 0, far_named, two_names & two_rare & (common.phrases > 0))
    far &= (common.strong > 0) | (common.rarest_name >= RARE_NAME)
    by_day = np.where(is_fine, fine, np.where(is_dated | (days_apart <= NEAR_DAYS), near, far))
    many = (common.kinds > 2) & two_names & two_rare
    is_last_one = common.is_last_one & is_dated & (common.kinds > 1)
    return (common.deeds > 0) & np.where(is_last_one, two_names, many | by_day)
