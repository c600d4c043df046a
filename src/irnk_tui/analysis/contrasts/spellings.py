"""The same person's name written differently."""

from __future__ import annotations

import re
from collections.abc import Iterator

from irnk_tui.analysis.contrasts.claims import Claim
from irnk_tui.analysis.contrasts.frames import Actors
from irnk_tui.model.account import Value
from irnk_tui.model.annotation import Annotations, Mention
from irnk_tui.model.document import Document
from irnk_tui.model.text import Span

_POSSESSIVE = re.compile(r"['’]s?$")


def spellings(
    document: Document, found: Annotations, sentence: Span, known: Actors
) -> Iterator[Claim]:
    """Every full name of a person in a sentence, by whom it names."""
    for mention in found.mentions:
        person = known.get((document.id, mention.span))
        if person is not None and is_full_name(mention) and sentence.contains(mention.span):
            words = _POSSESSIVE.sub("", mention.text)
            span = Span(mention.span.start, mention.span.start + len(words), mention.span.field)
            letters = "".join(c for c in words.casefold() if c.isalpha())
            yield Claim(document.id, "name", person, Value(words, span, letters))


def is_full_name(mention: Mention) -> bool:
    """Whether a person is named by more than one word."""
    return mention.kind == "person" and mention.is_name and len(mention.text.split()) > 1


def another_spelling(left: Claim, right: Claim) -> str | None:
    """Why two names are one person's and still differ by more than case, hyphen or length."""
    here, there = left.value.text.casefold().split(), right.value.text.casefold().split()
    if left.value.normalised == right.value.normalised or set(here) <= set(there):
        return None
    if set(there) <= set(here) or (len(here) != len(there) and here[-1] == there[-1]):
        return None
    return "both name the same person, spelled differently"
