"""What each account calls the same actor."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from functools import lru_cache

from irnk_tui.analysis.names.counting import counts_for
from irnk_tui.model.account import Label
from irnk_tui.model.document import Document
from irnk_tui.model.entity import Entity, EntityId, EntityMention
from irnk_tui.model.text import DocumentId, Span

TOWARDS = re.compile(r"(?i)(?:anti|pro|non)[-‐–]\w")
"""“anti-Ruritanian” says how others stand to somebody, and is no name for them."""
Labels = Mapping[EntityId, Mapping[DocumentId, tuple[Label, ...]]]


def labels(documents: Sequence[Document], entities: Sequence[Entity]) -> Labels:
    """Names and descriptions of each entity told of by two accounts, with counts and places.

    Left out is whom all accounts call by one and the same name. A capital, people or officials
    count for the state they stand for where they act. Entities that more accounts tell of come
    first, then those with more mentions.
    """
    chosen = {document.id: document for document in documents}
    gathered: dict[EntityId, dict[DocumentId, list[EntityMention]]] = {}
    for entity in entities:
        for mention in entity.mentions:
            if mention.document in chosen and not TOWARDS.match(mention.mention.text):
                mine = gathered.setdefault(counts_for(entity, mention), {})
                mine.setdefault(mention.document, []).append(mention)
    needed = min(2, len(documents))
    told = {key: found for key, found in gathered.items() if len(found) >= needed}
    order = sorted(told, key=lambda key: (-len(told[key]), -_mentions(told[key]), key))
    named = {
        key: {document: _labels(chosen[document], found) for document, found in told[key].items()}
        for key in order
    }
    return {key: names for key, names in named.items() if needed < 2 or _differ(names)}


def _differ(names: Mapping[DocumentId, tuple[Label, ...]]) -> bool:
    return len({label.text.casefold() for each in names.values() for label in each}) > 1


def _mentions(found: Mapping[DocumentId, Sequence[EntityMention]]) -> int:
    return sum(len(mentions) for mentions in found.values())


def _labels(document: Document, mentions: Sequence[EntityMention]) -> tuple[Label, ...]:
    """One label per wording, most frequent first, then by first place; capitals are no other."""
    spans: dict[str, list[Span]] = defaultdict(list)
    written: dict[str, list[str]] = defaultdict(list)
    for mention in sorted(mentions, key=lambda mention: mention.span.place):
        wording = _wording(document.words_of(mention.span))
        key = wording.casefold()
        spans[key].append(mention.span)
        written[key].append(wording)
    found = [
        Label(_usual(written[key]), len(places), tuple(places)) for key, places in spans.items()
    ]
    return tuple(sorted(found, key=lambda label: (-label.count, label.spans[0])))


def _usual(written: Sequence[str]) -> str:
    """The most frequent spelling; one that is not all capitals before one that is."""
    if len(set(written)) == 1:
        return written[0]
    counts = Counter(written)
    return min(counts, key=lambda text: (text.isupper(), -counts[text], written.index(text)))


@lru_cache(maxsize=4096)
def _wording(text: str) -> str:
    """The words of a mention without article and possessive, white space folded."""
    plain = " ".join(text.split())
    for ending in ("'s", "’s"):
        plain = plain.removesuffix(ending)
    for article in ("the ", "The ", "a ", "A ", "an ", "An "):
        plain = plain.removeprefix(article)
    return plain
