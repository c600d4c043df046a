"""Names in one field of a document: what the model says, trimmed, and what the tables know."""

from __future__ import annotations

import re
from collections.abc import Iterator

from irnk_tui.analysis.language.parsed import Token, Tokens
from irnk_tui.analysis.names.found import Found, text_between
from irnk_tui.analysis.names.gazetteer import first_words, known, longest_first
from irnk_tui.analysis.names.name_edges import (
    before_small_words,
    beside_states,
    beside_verbs,
    is_no_name,
    kind_beside,
    with_syllable,
    without_marks,
)
from irnk_tui.analysis.names.name_words import (
    BEFORE_NAMES,
    CREDITS,
    GIVEN_NAMES,
    HEADLINE_VERBS,
    JUNK,
    NEVER_IN_PERSONS,
    ORGANISATION_HEADS,
    PARTIES,
)
from irnk_tui.analysis.names.names import REIGNING, TITLES, normalise
from irnk_tui.analysis.names.role_words import BODIES, PEOPLE
from irnk_tui.analysis.names.scripts import STATES
from irnk_tui.model.annotation import EntityKind
from irnk_tui.model.text import Field

KIND_OF_LABEL: dict[str, EntityKind] = {
    "PERSON": "person", "ORG": "organisation", "GPE": "place", "LOC": "place", "FAC": "place",
    "NORP": "nationality", "EVENT": "event", "WORK_OF_ART": "work", "LAW": "work",
    "PRODUCT": "other",
}  # fmt: skip
KIND_OF_PART: dict[str, EntityKind] = {
    "state": "place", "union": "organisation", "seat": "place", "people": "nationality",
}  # fmt: skip
DIRECTIONS = frozenset({"North", "South", "East", "West"})
_EDGE = frozenset("'’‘\"“”`.,;:!?()[]{}|/*•–—-")
_LINKS = frozenset({"and", "or", "of", "the", "in", "for", "at", "to", "with", "by", "from", "on"})
_INNER = frozenset([*'"“”|*•;:?!()[]{}/–—', "--"])


def names(whole: str, tokens: Tokens, field: Field) -> list[Found]:
    """Every name, in order, without overlaps."""
    found = list(_by_model(whole, tokens, field))
    taken = {index for one in found for index in range(one.first, one.last)}
    found.extend(_by_table(whole, tokens, field, taken))
    return sorted(found, key=lambda one: one.first)


def _by_model(whole: str, tokens: Tokens, field: Field) -> Iterator[Found]:
    for first, last in _stretches(tokens):
        kind = KIND_OF_LABEL.get(tokens[first].ent)
        if kind is None:
            continue
        first, last = beside_verbs(tokens, first, last, is_title=kind == "work")
        first, last = _grown(tokens, *_trimmed(tokens, first, last, kind), kind)
        if first >= last or not _is_name(tokens, first, last, kind):
            continue
        if is_no_name(tokens, first, last, kind):
            continue
        kind = kind_beside(tokens, first, last, kind)
        first, last, kind = beside_states(tokens, first, last, kind)
        text = text_between(whole, tokens, first, last)
        meaning = known(without_marks(text))
        if kind == "person" and _only_qualifies(tokens, first, last):
            kind = "other"
        if tokens[first].text.isdigit() and kind == "place":
            kind = "organisation"
        if meaning and not (kind == "person" and last - first > 1):
            kind = KIND_OF_PART[meaning.part]
        elif normalise(text) in PARTIES:
            kind = "organisation"
        elif kind == "person" and (seat := _seat_at_end(whole, tokens, first, last)):
            first, kind = seat, "place"
            text = text_between(whole, tokens, first, last)
        elif kind == "organisation" and _is_full_name(tokens, first, last):
            kind = "person"
        elif kind in ("place", "organisation"):
            last, kind = _without_headline_words(whole, tokens, first, last, kind)
            text = text_between(whole, tokens, first, last)
        bare = without_marks(text)
        yield Found(field, first, last, kind, bare, head=last - 1, cut=len(text) - len(bare))


def _only_qualifies(tokens: Tokens, first: int, last: int) -> bool:
    """Whether a lone supposed person only tells what sort of thing is meant (“Hawk missiles”)."""
    token = tokens[first]
    head = tokens[token.head]
    is_thing = head.pos == "NOUN" and head.lemma not in PEOPLE | BODIES
    return last - first == 1 and token.dep == "compound" and is_thing and head.tag == "NNS"


def _seat_at_end(whole: str, tokens: Tokens, first: int, last: int) -> int | None:
    """Where a seat of government begins that the model took for a family name."""
    for start in range(last - 2, first, -1):
        meaning = known(text_between(whole, tokens, start, last))
        if meaning and meaning.part in ("state", "seat"):
            return start
    return None


def _is_full_name(tokens: Tokens, first: int, last: int) -> bool:
    """Whether a supposed organisation is a given name and a family name."""
    listed = tokens[first:last]
    return (
        len(listed) in (2, 3)
        and listed[0].text.casefold() in GIVEN_NAMES
        and all(token.tag == "NNP" and token.text[:1].isupper() for token in listed)
        and not any(_is_head(token) for token in listed)
        and not any(token.text.isupper() for token in listed)
    )


def _without_headline_words(
    whole: str, tokens: Tokens, first: int, last: int, kind: EntityKind
) -> tuple[int, EntityKind]:
    """A state's name when the capitals of a headline glued a word to it; else as it was."""
    if any(_is_head(token) for token in tokens[first:last]):
        return last, "organisation"
    for end in range(last - 1, first, -1):
        meaning = known(text_between(whole, tokens, first, end))
        if meaning and meaning.part == "state" and tokens[end].tag != "NNPS" and kind != "place":
            is_verb = tokens[end].text.casefold() in HEADLINE_VERBS
            return (end, KIND_OF_PART[meaning.part]) if is_verb else (last, kind)
    return last, kind


def _stretches(tokens: Tokens) -> Iterator[tuple[int, int]]:
    """First and last token of each name the model marked, cut at quotation marks and the like."""
    start = 0
    while start < len(tokens):
        end = start + 1
        if tokens[start].ent:
            while end < len(tokens) and tokens[end].ent and not tokens[end].starts_ent:
                if tokens[end].text in _INNER or _is_dash(tokens, end):
                    break
                end += 1
            yield start, end
        start = end


def _is_dash(tokens: Tokens, index: int) -> bool:
    """Whether a hyphen stands between spaces."""
    is_apart = tokens[index - 1].end < tokens[index].start
    return tokens[index].text in ("-", "/") and is_apart


def _trimmed(tokens: Tokens, first: int, last: int, kind: EntityKind) -> tuple[int, int]:
    """Without articles, possessive endings, marks at the edges, and titles of persons."""
    while last > first and _cannot_end(tokens, last - 1):
        last -= 1
    while first < last and (tokens[first].text in _EDGE or _is_article(tokens, first, kind)):
        first += 1
    if kind == "person":
        first = _after_owner(tokens, first, last, any_owner=True)
        if last - first > 1 and tokens[first].text.casefold() in BEFORE_NAMES:
            first += 1
        while last - first > 1 and tokens[first].text.casefold().rstrip(".,") in TITLES | CREDITS:
            first += 1
        while last - first > 1 and tokens[last - 1].text.casefold() in CREDITS:
            last -= 1
        while last - first > 1 and _is_stray(tokens, last - 1):
            last -= 1
    elif kind == "organisation":
        first = _after_owner(tokens, first, last)
    if kind in ("place", "organisation", "event"):
        last = before_small_words(tokens, first, last)
    return first, last


def _cannot_end(tokens: Tokens, index: int) -> bool:
    """Whether no name ends with this word; “Moon Jae-in” does end with “in”."""
    token, is_joined = tokens[index], index > 0 and tokens[index - 1].text in "-–"
    is_ending = token.tag == "POS" or token.text in ("'s", "’s", "‘s")
    return is_ending or token.text in _EDGE or (token.text in _LINKS and not is_joined)


def _is_stray(tokens: Tokens, index: int) -> bool:
    """Whether a person's name cannot end here; “Yong-ho” may end in a small letter."""
    return tokens[index].text[:1].islower() and tokens[index - 1].text[-1:] not in "-’'"


def _after_owner(tokens: Tokens, first: int, last: int, *, any_owner: bool = False) -> int:
    """Where the name begins when the model took in whose it is (“Iran's Trade Office”)."""
    for index in range(first + 1, last - 1):
        if tokens[index].tag == "POS":
            owner = " ".join(token.text for token in tokens[first:index])
            return index + 1 if any_owner or known(owner) else first
    return first


def _is_article(tokens: Tokens, index: int, kind: EntityKind) -> bool:
    """Whether a name does not begin here yet; “The” may belong to a paper's or book's name."""
    token = tokens[index]
    if token.text.casefold() in ("the", "a", "an", "this", "that", "our", "his", "its", "their"):
        is_inside = index > 0 and tokens[index - 1].text[-1:] not in '.!?"“”:'
        return not (token.text == "The" and kind in ("work", "organisation") and is_inside)
    return (
        token.tag == "POS"
        or token.text in ("’s", "'s")
        or (token.tag in ("CD", "JJR") and token.text[:1].islower())
    )


def _grown(tokens: Tokens, first: int, last: int, kind: EntityKind) -> tuple[int, int]:
    """A person's or an organisation's name that was cut short, made whole."""
    if first >= last:
        return first, last
    if kind == "person":
        return first, with_syllable(tokens, first, last)
    if tokens[first].text in DIRECTIONS and last - first == 1 and _is_number(tokens, first - 1):
        return first - 1, last
    if kind != "organisation":
        return first, last
    if _is_papers_article(tokens, first - 1):
        return first - 1, last
    while first > 0 and _continues(tokens[first - 1]) and _is_head(tokens[last - 1]):
        first -= 1
    while last < len(tokens) and _is_head(tokens[last]) and _continues(tokens[last]):
        last += 1
    if not _is_head(tokens[last - 1]) and not _is_head(tokens[first]):
        return first, last
    if last + 1 < len(tokens) and tokens[last].text in ("of", "for", "on"):
        end = last + 1 + (tokens[last + 1].text == "the")
        while end < len(tokens) and (_continues(tokens[end]) or _joins(tokens, end)):
            end += 1
        if end > last + 1 and tokens[end - 1].tag in ("NNP", "NNPS"):
            last = end
    return first, last


def _is_number(tokens: Tokens, index: int) -> bool:
    return index >= 0 and tokens[index].tag == "CD" and tokens[index].text.isdigit()


def _is_papers_article(tokens: Tokens, index: int) -> bool:
    """Whether a “The” inside a sentence stands before the name, as in “wrote for The Globe”."""
    return index > 0 and tokens[index].text == "The" and tokens[index - 1].text[-1:].isalpha()


def _continues(token: Token) -> bool:
    is_free = token.ent in ("", "ORG")
    return token.tag in ("NNP", "NNPS") and token.text[:1].isupper() and is_free


def _joins(tokens: Tokens, index: int) -> bool:
    return tokens[index].text in ("and", "&") and (
        index + 1 < len(tokens) and _continues(tokens[index + 1])
    )


def _is_head(token: Token) -> bool:
    return token.text[:1].isupper() and token.text.casefold() in ORGANISATION_HEADS


def _is_name(tokens: Tokens, first: int, last: int, kind: EntityKind) -> bool:
    """Whether it has a capital (or is written without cases) and is none of the usual mistakes."""
    text = [token.text for token in tokens[first:last]]
    if re.match(r"[DRI]-[A-Z]", "".join(text)):
        return False  # a party and a state: “Rep. Anna Berg, D-Calif.”
    if len(text) == 1 and (len(text[0]) < 2 or text[0].casefold() in JUNK | TITLES | REIGNING):
        return False
    letters = [word for word in text if any(sign.isalpha() for sign in word)]
    if kind == "work" and any(word.casefold() in ("replay", "videos", "watch") for word in text):
        return False
    if kind in ("person", "organisation") and any(t.tag == "PRP" for t in tokens[first:last]):
        return False
    if kind == "person" and any(sign.isdigit() for word in text for sign in word):
        return False
    if kind == "person" and any(word.casefold() in NEVER_IN_PERSONS for word in text):
        return False
    return any(not word[:1].islower() for word in letters)


def _by_table(whole: str, tokens: Tokens, field: Field, taken: set[int]) -> Iterator[Found]:
    """States, peoples and seats of government that the model passed over."""
    starts, index = first_words(), 0
    while index < len(tokens):
        match = None
        word = tokens[index].text
        if index not in taken and word[:1].isupper() and normalise(word).split(" ")[0] in starts:
            match = _longest(whole, tokens, field, index, taken)
        elif index not in taken and word in STATES:  # 이란 beside Iran: a name of its own at first
            match = Found(field, index, index + 1, "place", word, "gazetteer", head=index)
        if match:
            yield match
        index = match.last if match else index + 1


def _longest(whole: str, tokens: Tokens, field: Field, first: int, taken: set[int]) -> Found | None:
    for count in longest_first():
        last = first + count
        if last > len(tokens) or any(index in taken for index in range(first, last)):
            continue
        text = text_between(whole, tokens, first, last)
        meaning = known(text)
        if meaning and tokens[last - 1].tag != "POS" and tokens[last - 1].text not in _EDGE:
            kind = KIND_OF_PART[meaning.part]
            bare = without_marks(text)
            cut = len(text) - len(bare)
            return Found(field, first, last, kind, bare, "gazetteer", head=last - 1, cut=cut)
    return None
