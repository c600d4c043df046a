"""Which accounts of an event are near-identical texts, so that no copy passes as another voice."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import combinations, pairwise

from irnk_tui.analysis.contrasts.copies import copies, hashes_of, may_be_copies
from irnk_tui.analysis.events.archive import Archive, key_of
from irnk_tui.model.event import Event, EventAccount
from irnk_tui.model.gathering import Brief, Copies
from irnk_tui.model.text import DocumentId

MANY = 40
"""Accounts of one event; of more only those that share a hash are compared two by two."""
MANY_SHARE = 20
Hashes = dict[DocumentId, frozenset[str]]
Pair = tuple[DocumentId, DocumentId]


def with_copies(archive: Archive, events: Sequence[Event], briefs: Sequence[Brief]) -> list[Event]:
    """The events, each near-identical account naming the first of its text in that event.

    What only copies of one text tell in passing is left out: nobody else tells it.
    Only documents that tell one event are compared, and only those whose sketches share enough.
    """
    hashes = {b.document.id: hashes_of(b.sketch) for b in briefs}
    known = {b.document.id: b for b in briefs}
    first: dict[DocumentId, DocumentId] = {}
    for group in _joined(_pairs(events, hashes)):
        for text in _copies(archive, [known[id] for id in sorted(group)]).groups:
            first |= dict.fromkeys(text, text[0])
    if not first:
        return list(events)
    marked = (_marked(e, first) if _has_copies(e, first) else e for e in events)
    return [event for event in marked if not _is_told_once(event)]


def _is_told_once(event: Event) -> bool:
    """Whether copies of one text alone tell in passing what irnk took for a happening."""
    if event.origin == "reader" or event.is_locked or len(event.accounts) < 2:
        return False
    return event.independent < 2 and not any(account.is_main for account in event.accounts)


def _pairs(events: Sequence[Event], hashes: Hashes) -> Iterator[Pair]:
    """Documents that tell one event and may be copies; each two once."""
    seen: set[Pair] = set()
    for event in events:
        told = sorted({a.document for a in event.accounts} & hashes.keys())
        for pair in _candidates(told, hashes):
            if pair not in seen:
                seen.add(pair)
                if may_be_copies(hashes[pair[0]], hashes[pair[1]]):
                    yield pair


def _candidates(told: Sequence[DocumentId], hashes: Hashes) -> Iterable[Pair]:
    if len(told) <= MANY:
        return combinations(told, 2)
    holders: dict[str, list[DocumentId]] = defaultdict(list)
    for id in told:
        for each in hashes[id]:
            holders[each].append(id)
    # Where very many share a run, joining each with the next still joins them all.
    return {
        pair
        for held in holders.values()
        for pair in (combinations(held, 2) if len(held) <= MANY_SHARE else pairwise(held))
    }


def _joined(pairs: Iterable[Pair]) -> list[set[DocumentId]]:
    """The documents that pairs connect, together."""
    groups: dict[DocumentId, set[DocumentId]] = {}
    for left, right in pairs:
        mine, other = groups.get(left, {left}), groups.get(right, {right})
        if mine is not other:
            mine |= other
            groups |= dict.fromkeys(mine, mine)
    return list({id(group): group for group in groups.values()}.values())


def _copies(archive: Archive, group: Sequence[Brief]) -> Copies:
    def make() -> Copies:
        return Copies(copies(archive.documents([brief.document.id for brief in group])))

    key = key_of("copies", *(brief.own for brief in group))
    return archive.remember(Copies, key, make)


def _has_copies(event: Event, first: dict[DocumentId, DocumentId]) -> bool:
    return any(account.document in first for account in event.accounts)


def _marked(event: Event, first: dict[DocumentId, DocumentId]) -> Event:
    seen: dict[DocumentId, DocumentId] = {}
    accounts: list[EventAccount] = []
    for account in event.accounts:
        text = first.get(account.document, account.document)
        accounts.append(replace(account, copy_of=seen.get(text)))
        seen.setdefault(text, account.document)
    return replace(event, accounts=tuple(accounts))
