"""Two names in one stretch: “North and South Korea”, “the Trump-Kim summit”."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from irnk_tui.analysis.language.parsed import Tokens
from irnk_tui.analysis.names.found import Found, Texts, text_between
from irnk_tui.analysis.names.gazetteer import known
from irnk_tui.analysis.names.names import lone_forms, normalise
from irnk_tui.model.annotation import EntityKind

HALVES = {"North": "North Korea", "South": "South Korea"}
"""Words that name a state where it is told apart from the other half of its country."""
HALF = "half"
"""The method of a name that only says which half of its country is meant."""
HYPHENS = frozenset({"-", "–", "—"})


def apart(found: Sequence[Found], texts: Texts) -> list[Found]:
    """The names, two for each stretch that joins two states or two people of the document."""
    people = [one.text for one in found if one.kind == "person"]
    called = {normalise(name) for name in people if not HYPHENS & set(name)}
    called |= {form for name in people if " " in name for form in lone_forms(name)}
    parts = [part for one in found for part in _parts(one, *texts[one.field], called)]
    halves = [half for one in parts for half in _half_before(one, texts)]
    places = {(half.field, half.first) for half in halves}
    return [one for one in parts if (one.field, one.first) not in places] + halves


def _half_before(one: Found, texts: Texts) -> Iterator[Found]:
    """The “North” of “North and South Korea” where the rest is a name of its own."""
    tokens, index = texts[one.field][1], one.first - 2
    meaning = known(one.text)
    if index < 0 or meaning is None or meaning.state not in HALVES.values():
        return
    is_half = tokens[index].text in HALVES and tokens[index + 1].text == "and"
    if is_half and tokens[one.first].text in HALVES:
        yield Found(one.field, index, index + 1, "place", tokens[index].text, HALF, head=index)


def _parts(one: Found, whole: str, tokens: Tokens, called: Collection[str]) -> Iterator[Found]:
    inner = range(one.first + 1, one.last - 1)
    middle = next((i for i in inner if _joins(one, tokens, i, called)), None)
    if middle is None:
        yield one
        return
    for first, last in ((one.first, middle), (middle + 1, one.last)):
        text = text_between(whole, tokens, first, last)
        method = HALF if text in HALVES else one.method
        kind: EntityKind = "person" if normalise(text) in called and not known(text) else "place"
        yield Found(one.field, first, last, kind, text, method, head=last - 1)


def _joins(one: Found, tokens: Tokens, middle: int, called: Collection[str]) -> bool:
    before = [token.text for token in tokens[one.first : middle]]
    after = [token.text for token in tokens[middle + 1 : one.last]]
    if tokens[middle].text in ("and", "&"):
        return len(before) == 1 and before[0] in HALVES and known(" ".join(after)) is not None
    is_pair = tokens[middle].text in HYPHENS and len(before) == len(after) == 1
    return is_pair and all(_is_name(side, called) for side in (*before, *after))


def _is_name(word: str, called: Collection[str]) -> bool:
    meaning = known(word)
    is_state = meaning is not None and meaning.part != "people"
    return word[:1].isupper() and (is_state or normalise(word) in called)
