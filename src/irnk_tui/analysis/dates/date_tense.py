"""Whether a date is told of what is past or of what is to come, by the verb it hangs from."""

from __future__ import annotations

from irnk_tui.analysis.language.parsed import Parsed, Token, Tokens
from irnk_tui.model.text import Span

CONTESTS = frozenset(
    ["ballot", "bid", "campaign", "contest", "election", "midterm", "midterms", "poll"]
) | {"primary", "race", "re-election", "reelection", "referendum", "runoff", "term", "vote"}
"""What is run for or decided on the day told beside it."""
WAITING = frozenset(["when", "whoever", "if", "once", "until", "unless", "before", "after", "till"])
"""Openings of clauses that tell in the present what is to come."""
TO_COME = frozenset(["will", "shall", "'ll", "’ll", "wo"])
PLANNING = frozenset(["schedule", "plan", "slate", "set"])
EXPECTED = frozenset(["due", "expected", "likely", "planned", "scheduled", "set", "slated"])
FURTHEST = 12
"""Steps from a word to its verb."""


def looks_ahead(parsed: Parsed | None, date: Span) -> bool | None:
    """Whether a date is to come, by its verb; `None` where the verb does not tell.

    “Resigned in November” tells the past; “is running for re-election in November” and “whoever
    wins in November” look ahead.
    """
    if parsed is None or not parsed.has_model:
        return None
    found = parsed.indices(date)
    verb = _verb_of(parsed.of(date.field), found.start) if found else None
    return None if verb is None else _is_to_come(parsed, verb, date)


def _verb_of(tokens: Tokens, index: int) -> int | None:
    """The verb that a word hangs from, through words of time and contests alone."""
    for _ in range(FURTHEST):
        above = tokens[index].head
        if above == index:
            return None
        index = above
        if tokens[index].tag.startswith("VB"):
            return index
        if tokens[index].pos not in ("ADP", "PROPN", "NUM") and not _is_contest(tokens[index]):
            return None
    return None


def _is_contest(token: Token) -> bool:
    return token.lemma in CONTESTS or token.text.lower() in CONTESTS


def _is_to_come(parsed: Parsed, verb: int, date: Span) -> bool | None:
    tokens = parsed.of(date.field)
    around = [tokens[kid] for kid in parsed.children(verb, date.field)]
    helping = [word for word in around if word.dep in ("aux", "auxpass") and word.tag != "TO"]
    if any(word.text.lower() in TO_COME for word in helping):
        return True
    if any(word.tag == "MD" for word in helping):
        return None
    if tokens[verb].tag == "VBN" and tokens[verb].lemma in PLANNING:
        return True
    if tokens[verb].tag == "VB" and tokens[tokens[verb].head].text.lower() in EXPECTED:
        return True
    told = helping[0] if helping else tokens[verb]
    if told.tag in ("VBD", "VBN") or (told.lemma == "have" and helping):
        return False
    if tokens[verb].tag == "VBG":
        return True if helping and _is_run(tokens, verb, date) else None
    is_waiting = any(word.text.lower() in WAITING for word in around)
    return True if told.tag in ("VBP", "VBZ") and is_waiting else None


def _is_run(tokens: Tokens, verb: int, date: Span) -> bool:
    """Whether what goes on now is for a contest: “is running for re-election”."""
    between = (token for token in tokens[verb : verb + FURTHEST] if token.start < date.start)
    return any(_is_contest(token) for token in between) or tokens[verb].lemma in ("run", "stand")
