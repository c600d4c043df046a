"""The same thing called by another noun: subsidised gas, subsidised oil."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from rapidfuzz import fuzz

from irnk_tui.analysis.contrasts.claims import Claim
from irnk_tui.analysis.contrasts.frames import Clause, deed, terms_of
from irnk_tui.analysis.language.content import STOP_WORDS, root
from irnk_tui.model.account import Value
from irnk_tui.model.document import Document
from irnk_tui.model.text import Span

SHARED = 3
SPELLING = 75.0
"""From this likeness on, of 100, two nouns are one in two spellings (“jewelry”, “jewellery”)."""
_PAIR = re.compile(
    r"\b(?:of|to|the|an?|its|their|his|her|and|with|for|by|from|in|on|more|any|some)\s+"
    r"(?P<pair>(?P<kind>(?!un)[a-z]{4,}(?:ed|en))\s+(?P<thing>[a-z]{3,}))"
    r"(?=[,.;:]|\s+(?:[A-Z]|\W|in|to|from|of|by|for|and|or|with|at|on|as|when|after|before|was|were"
    r"|is|are|has|had)\b|$)"
)


def may_call(document: Document, sentence: Span) -> bool:
    """Whether `kinds` may find something; quick."""
    is_text = sentence.field == "text"
    return is_text and _PAIR.search(document.text, sentence.start, sentence.end) is not None


def kinds(document: Document, sentence: Span, parts: Sequence[Clause]) -> Iterator[Claim]:
    """Each participle of a sentence with the noun it stands before."""
    terms = terms_of(parts)
    done = frozenset(deed(key) for clause in parts for key, _ in clause.actions)
    for match in _PAIR.finditer(document.text, sentence.start, sentence.end):
        if match["thing"] in STOP_WORDS or match["thing"].endswith(("ly", "ing", "ed")):
            continue
        span = Span(match.start("pair"), match.end("pair"), sentence.field)
        yield Claim(
            document=document.id,
            kind="wording",
            about=root(match["kind"]),
            value=Value(match["pair"], span, root(match["thing"])),
            terms=terms | done,
        )


def another_kind(left: Claim, right: Claim) -> str | None:
    """Why two nouns stand in one place: the words around them are the same."""
    here, there = left.value.normalised, right.value.normalised
    if here == there or here in right.terms or there in left.terms:
        return None
    if here.startswith(there) or there.startswith(here) or fuzz.ratio(here, there) >= SPELLING:
        return None
    if len((left.terms & right.terms) - {left.about}) < SHARED:
        return None
    return f"the same is called “{left.value.text}” and “{right.value.text}”"
