"""What each document is chiefly about: documents gathered by story."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from hashlib import sha256

from irnk_tui.analysis.clusters import average_link
from irnk_tui.analysis.stems import words
from irnk_tui.analysis.story_features import pairs_of
from irnk_tui.analysis.story_model import likelihoods, story_model
from irnk_tui.model.annotation import Annotations
from irnk_tui.model.document import Document
from irnk_tui.model.event import EventAccount
from irnk_tui.model.text import Span

CUT = 0.2
FAINTEST = 0.02
LEAD_SENTENCES = 3


def stories(documents: Sequence[Document]) -> list[list[Document]]:
    """The documents gathered by the story they are chiefly about; `documents` in order of id."""
    copies = _copies(documents)
    first, second, features = pairs_of([c[0] for c in copies])
    scores = likelihoods(features, story_model())
    pairs = {
        (a, b): s
        for a, b, s in zip(first.tolist(), second.tolist(), scores.tolist(), strict=True)
        if s > FAINTEST
    }
    groups = average_link(len(copies), pairs, cut=CUT)
    return [sorted((d for m in g for d in copies[m]), key=lambda d: d.id) for g in groups]


def main_account(document: Document, annotations: Annotations | None) -> EventAccount:
    """The document's headline and first sentences, as its telling of its story."""
    return EventAccount(document.id, tuple(_opening(document, annotations)), is_main=True)


def _opening(document: Document, annotations: Annotations | None) -> Iterator[Span]:
    if document.title:
        yield Span(0, len(document.title), "title")
    sentences = annotations.sentences if annotations else ()
    body = [s for s in sentences if s.field == "text"][:LEAD_SENTENCES]
    if body or document.title:
        yield from body
    else:
        yield Span(0, len(document.text))


def _copies(documents: Sequence[Document]) -> list[list[Document]]:
    """Documents with the same words together, so that three hundred copies count as one."""
    found: dict[str, list[Document]] = defaultdict(list)
    for document in documents:
        told = words(document.text)
        key = sha256(" ".join(told).encode()).hexdigest() if told else document.id
        found[key].append(document)
    return list(found.values())
