"""What a document says of quotes, speakers and labels, as words that can be looked up."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from irnk_tui.model.annotation import Annotations, Mention
from irnk_tui.model.document import Document
from irnk_tui.model.text import Span
from irnk_tui.search.matching import matches
from irnk_tui.search.patterns import Pattern, patterns
from irnk_tui.search.tokens import tokens
from irnk_tui.search.tree import Leaf, Phrase, Wildcard

Kind = Literal["quote", "speaker", "label"]
VERSION = "1"
"""Changes whenever the same annotations would be noted otherwise."""


def said(document: Document, annotations: Annotations) -> list[tuple[str, str]]:
    """Every quote, speaker and label: its kind and its words between single spaces.

    Of a speaker who is only described (“the minister”), the name that the description stands for
    is noted too.
    """
    rows = [(kind, _words(document.words_of(span))) for kind, span in spans(annotations)]
    return [row for row in dict.fromkeys(rows) if row[1]]


def spans(annotations: Annotations) -> Iterator[tuple[Kind, Span]]:
    """Where quotes, speakers and labels are; a speaker also where its name is."""
    named = {mention.span: mention for mention in annotations.mentions}
    for quote in annotations.quotes:
        for span in quote.content:
            yield "quote", span
        if quote.speaker:
            yield "speaker", quote.speaker
            for mention in _names_of(quote.speaker, named):
                yield "speaker", mention.span
    for mention in annotations.mentions:
        if not mention.is_name:
            yield "label", mention.span


def places(kind: Kind, value: str, document: Document, annotations: Annotations) -> list[Span]:
    """Where a value stands in a document's quotes, or which speakers and labels have it."""
    wanted = as_leaf(value)
    if kind == "quote":
        inside = [span for one, span in spans(annotations) if one == kind]
        found = [match.span for match in matches(wanted, document)]
        return [span for span in found if any(quote.contains(span) for quote in inside)]
    slots = patterns(wanted)
    return sorted(
        {
            span
            for one, span in spans(annotations)
            if one == kind and _has(slots, document.words_of(span))
        }
    )


def as_leaf(value: str) -> Leaf:
    """A value as the part of a query it would be."""
    return Wildcard(value) if set("*?") & set(value) else Phrase(value)


def _words(text: str) -> str:
    return " ".join(token.text for token in tokens(text))


def _has(slots: tuple[Pattern, ...], text: str) -> bool:
    words = [token.text for token in tokens(text)]
    return any(
        all(slot.accepts(words[at + step]) for step, slot in enumerate(slots))
        for at in range(len(words) - len(slots) + 1)
    )


def _names_of(speaker: Span, named: dict[Span, Mention]) -> Iterator[Mention]:
    """The names that the mention of a speaker stands for, at most a few steps away."""
    inside = [mention for span, mention in named.items() if speaker.contains(span)]
    for mention in inside:
        for _ in range(3):
            if mention.refers_to is None or mention.refers_to not in named:
                break
            mention = named[mention.refers_to]
            if mention.is_name:
                yield mention
