"""The same person's name written differently."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import replace

from rapidfuzz import fuzz

from irnk_tui.analysis.contrasts.claims import Claim
from irnk_tui.analysis.contrasts.frames import Actors, place_of
from irnk_tui.model.account import Value
from irnk_tui.model.annotation import Annotations, Mention
from irnk_tui.model.document import Document
from irnk_tui.model.text import Span

ALIKE = 58.0
"""Least likeness, of 100, of each two words of a name that is spelled in two ways."""
VERY_ALIKE = 85.0
"""The same of the whole where no word is written alike."""
_SILENT = re.compile(r"[aeiouy]|h(?![aeiouy])")
_POSSESSIVE = re.compile(r"['’]s?$")


def spellings(
    document: Document, found: Annotations, sentence: Span, known: Actors
) -> Iterator[Claim]:
    """Every full name of a person in a sentence, by whom it names."""
    for mention in found.mentions:
        if not (is_full_name(mention) and sentence.contains(mention.span)):
            continue
        person = known.get(place_of(document.id, mention.span))
        if person is not None:
            words = _POSSESSIVE.sub("", mention.text)
            span = Span(mention.span.start, mention.span.start + len(words), mention.span.field)
            letters = "".join(c for c in words.casefold() if c.isalpha())
            yield Claim(document.id, "name", person, Value(words, span, letters))


def is_full_name(mention: Mention) -> bool:
    """Whether a person is named by more than one word."""
    return mention.kind == "person" and mention.is_name and len(mention.text.split()) > 1


def another_spelling(left: Claim, right: Claim) -> str | None:
    """Why two names are one person's and still differ by more than case, hyphen or length."""
    here, there = (_plain(each.value.text.replace("-", " ")).split() for each in (left, right))
    if left.value.normalised == right.value.normalised or set(here) <= set(there):
        return None
    if set(there) <= set(here) or (len(here) != len(there) and here[-1] == there[-1]):
        return None
    return "both name the same person, spelled differently"


def written(
    document: Document, found: Annotations, sentence: Span, known: Actors
) -> Iterator[Claim]:
    """Every full name of a person in a sentence, by the consonants that one hears in it."""
    for claim in spellings(document, found, sentence, known):
        heard = " ".join(_heard(word) for word in claim.value.text.split())
        yield replace(claim, about=heard, called=claim.about)


def another_writing(left: Claim, right: Claim) -> str | None:
    """Why two names that sound alike, and are not known as one person's, are one name."""
    here, there = _plain(left.value.text).split(), _plain(right.value.text).split()
    if left.called == right.called or here == there:
        return None
    likest = [fuzz.ratio(one, other) for one, other in zip(here, there, strict=True)]
    if min(likest) < ALIKE or (
        max(likest) < 100 and fuzz.ratio(*map(" ".join, (here, there))) < VERY_ALIKE
    ):
        return None
    return "two names of one sound in the same place, spelled differently"


def _plain(text: str) -> str:
    letters = unicodedata.normalize("NFKD", text.casefold())
    return "".join(c for c in letters if c.isalpha() or c == " ")


def _heard(word: str) -> str:
    """The consonants of a word as one hears them: Raphael and Rafael, Durai and Duray."""
    plain = _plain(word).replace("ph", "f").replace("ck", "k")
    plain = re.sub(r"(.)\1+", r"\1", plain)
    return plain[:1] + _SILENT.sub("", plain[1:])
