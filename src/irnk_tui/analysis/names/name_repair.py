"""Names of one document brought together: acronyms, surnames standing alone, partial names."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from irnk_tui.analysis.language.parsed import Tokens
from irnk_tui.analysis.language.sentence_words import words
from irnk_tui.analysis.names.coordination import HALVES, apart
from irnk_tui.analysis.names.found import Found, Texts, text_between
from irnk_tui.analysis.names.gazetteer import known
from irnk_tui.analysis.names.name_edges import without_marks
from irnk_tui.analysis.names.names import TITLES, initials, lone_forms, normalise, parts, sound_key
from irnk_tui.model.annotation import EntityKind
from irnk_tui.model.text import Field

NAME_TAGS = frozenset({"NNP", "NNPS", "NN", "NNS", "XX", "FW", "JJ", "UH", ""})
WORKS = words("plan agreement treaty act deal accord pact convention resolution protocol law bill")


def repaired(found: list[Found], texts: Texts) -> list[Found]:
    """The names with acronyms, surnames and kinds set right, each tied to the one it repeats."""
    found = _with_acronyms(apart(found, texts), texts)
    _cut_headlines(found, texts)
    found = _with_surnames(_without_words(found, texts), texts)
    _tie_halves_of_korea(found, texts)
    _agree_on_kinds(found)
    _tie_partial_names(found)
    return sorted(found, key=lambda one: (one.field != "title", one.first, one.last))


def _without_words(found: list[Found], texts: Texts) -> list[Found]:
    """Without single capitalised words that the document also writes as ordinary words."""
    small = {
        token.text
        for _, tokens in texts.values()
        for token in tokens
        if token.text[:1].islower() and not token.ent
    }
    bearers = _bearers(found)
    return [
        one
        for one in found
        if one.last - one.first > 1
        or one.text.casefold() not in small
        or normalise(one.text) in bearers
        or known(one.text)
        or one.method == "acronym"
        or one.text.isupper()
    ]


def _cut_headlines(found: Sequence[Found], texts: Texts) -> None:
    """Names of a title without words that its capitals glued to them (“Microsoft Launches”).

    The text decides: what it never has as one name, but begins or ends with a name it has, is cut.
    """
    inside = {normalise(one.text): one.kind for one in found if one.field == "text"}
    whole, tokens = texts["title"]
    for one in found:
        if one.field == "title" and one.last - one.first > 1 and normalise(one.text) not in inside:
            for first, last in _shorter(one):
                kind = inside.get(normalise(text_between(whole, tokens, first, last)))
                if kind in ("person", "organisation"):
                    one.first, one.last, one.head, one.cut, one.kind = (
                        first,
                        last,
                        last - 1,
                        0,
                        kind,
                    )
                    one.text = text_between(whole, tokens, first, last)
                    break


def _shorter(one: Found) -> Iterator[tuple[int, int]]:
    """Its beginnings and its ends, the longest first."""
    for length in range(one.last - one.first - 1, 0, -1):
        yield one.first, one.first + length
        yield one.last - length, one.last


def _tie_halves_of_korea(found: Sequence[Found], texts: Texts) -> None:
    """“The North” and “the South” are states where a document speaks of the Koreas."""
    states: dict[str, Found] = {}
    for one in found:
        meaning = known(one.text)
        if meaning and meaning.part == "state":
            states.setdefault(meaning.state, one)
    for one in found:
        state = states.get(HALVES.get(one.text, ""))
        tokens = texts[one.field][1]
        before = tokens[one.first - 1].text.casefold() if one.first else ""
        if (
            state is not None
            and before in ("the", "and")
            and one.refers_to is None
            and "North Korea" in states
        ):
            one.kind, one.refers_to = "place", state


def _with_acronyms(found: list[Found], texts: Texts) -> list[Found]:
    """Long names and their acronyms in parentheses, and each later use of the acronym."""
    long_names: dict[str, Found] = {}
    new: list[Found] = []
    for field, (whole, tokens) in texts.items():
        for long, short in _explained(whole, tokens, field):
            short.refers_to = long_names.setdefault(short.text, long)
            long.refers_to = short.refers_to if short.refers_to is not long else None
            new += [long, short]
    placed = {(one.field, one.first) for one in new}
    for field, (_, tokens) in texts.items():
        for index, token in enumerate(tokens):
            long_name = long_names.get(token.text)
            if long_name is not None and (field, index) not in placed:
                short = Found(field, index, index + 1, long_name.kind, token.text, "acronym")
                short.head, short.refers_to = index, long_name
                new.append(short)
    return _put(found, new)


def _explained(whole: str, tokens: Tokens, field: Field) -> Iterator[tuple[Found, Found]]:
    """Pairs of a long name and its acronym: “Trade Promotion Organization (TPO)”."""
    for index in range(2, len(tokens) - 1):
        short = tokens[index].text
        if tokens[index - 1].text != "(" or tokens[index + 1].text != ")":
            continue
        if not re.fullmatch(r"[A-Z][A-Za-z&.-]{1,9}", short) or sum(map(str.isupper, short)) < 2:
            continue
        first = _start_of_long_name(tokens, index - 1, short)
        if first is not None:
            text = text_between(whole, tokens, first, index - 1)
            kind: EntityKind = "work" if tokens[index - 2].lemma in WORKS else "organisation"
            if any(token.lemma in WORKS for token in tokens[first : index - 1]):
                kind = "work"
            yield (
                Found(field, first, index - 1, kind, text, "acronym", head=index - 2),
                Found(field, index, index + 1, kind, short, "acronym", head=index),
            )


def _start_of_long_name(tokens: Tokens, end: int, short: str) -> int | None:
    """The token where the words before `end` begin to spell the acronym."""
    letters = [letter.casefold() for letter in short if letter.isalpha()]
    for first in range(end - 2, max(-1, end - 12), -1):
        if not tokens[first].text[:1].isupper():
            continue
        text = " ".join(token.text for token in tokens[first:end])
        if any(mark in text for mark in ',;:()"“”'):
            return None
        if (
            list(initials(text)) == letters
            or [word[0] for word in normalise(text).split()] == letters
        ):
            return first
    return None


def _put(found: list[Found], new: list[Found]) -> list[Found]:
    """The names with new ones in place of those they overlap."""
    taken = {(one.field, index) for one in new for index in range(one.first, one.last)}
    kept = [
        one
        for one in found
        if not any((one.field, index) in taken for index in range(one.first, one.last))
    ]
    return kept + new


def _with_surnames(found: list[Found], texts: Texts) -> list[Found]:
    """Lone surnames and given names tied to the one full name of the document that has them."""
    bearers = _bearers(found)
    taken = {(one.field, index) for one in found for index in range(one.first, one.last)}
    for one in found:
        name = normalise(one.text)
        if name in bearers and not known(one.text) and one.refers_to is None:
            one.kind, one.method = "person", one.method if one.kind == "person" else "surname"
    called: dict[str, EntityKind] = dict.fromkeys(bearers, "person")
    called |= _called(found)
    added = [*_unmarked(called, texts, taken)]
    everything = sorted([*found, *added], key=lambda one: (one.field == "title", one.first))
    lone = _given_names(found) | bearers
    for one in everything:
        if one.kind == "person" and one.refers_to is None and normalise(one.text) in lone:
            one.refers_to = _bearer(lone[normalise(one.text)], one)
    return everything


def _bearers(found: Iterable[Found]) -> dict[str, list[Found]]:
    """Lone form -> the first mention of each full name that may be meant by it."""
    bearers: dict[str, list[Found]] = defaultdict(list)
    people: dict[str, Found] = {}
    for one in sorted(found, key=lambda one: (one.field == "title", one.first)):
        if len(parts(one.text)) > 1 and (one.kind == "person" or _is_persons(one, people)):
            key = sound_key(one.text)
            if key not in people:
                people[key] = one
                for form in lone_forms(one.text):
                    bearers[form].append(one)
    return bearers


def _given_names(found: Iterable[Found]) -> dict[str, list[Found]]:
    """Given name -> the first full name of the one person of the document who has it."""
    held: dict[str, dict[str, Found]] = defaultdict(dict)
    for one in sorted(found, key=lambda one: (one.field == "title", one.first)):
        if one.kind == "person" and len(parts(one.text)) > 1:
            held[parts(one.text)[0]].setdefault(sound_key(one.text), one)
    return {name: list(people.values()) for name, people in held.items() if len(people) == 1}


def _is_persons(one: Found, people: Mapping[str, Found]) -> bool:
    return sound_key(one.text) in people


def _bearer(candidates: Sequence[Found], one: Found) -> Found | None:
    """The person meant: the only one, or the only one already introduced."""
    if len(candidates) == 1:
        return candidates[0]
    before = [c for c in candidates if c.field == one.field and c.first < one.first]
    return before[0] if len(before) == 1 else None


def _called(found: Sequence[Found]) -> dict[str, EntityKind]:
    """Names of one word that the model saw at least twice in the document, with their kinds."""
    counted = Counter(one.text for one in found if one.last - one.first == 1 and len(one.text) > 3)
    return {
        normalise(one.text): one.kind
        for one in found
        if counted[one.text] > 1 and one.kind in ("person", "organisation")
    }


def _unmarked(
    called: Mapping[str, EntityKind], texts: Texts, taken: set[tuple[Field, int]]
) -> Iterator[Found]:
    """Places where the model passed over a name that the document has elsewhere."""
    for field, (_, tokens) in texts.items():
        small = {token.text for token in tokens if token.text[:1].islower()}
        for index, token in enumerate(tokens):
            if (field, index) in taken or not token.text[:1].isupper():
                continue
            kind = called.get(normalise(token.text))
            if kind is None or token.tag not in NAME_TAGS or _is_in_longer(tokens, index):
                continue
            if token.tag in ("NNP", "") or token.text.casefold() not in small:
                text = without_marks(token.text)
                cut = len(token.text) - len(text)
                yield Found(field, index, index + 1, kind, text, "surname", head=index, cut=cut)


def _is_in_longer(tokens: Tokens, index: int) -> bool:
    """Whether the word stands in a longer name of something else."""
    after = tokens[index + 1] if index + 1 < len(tokens) else None
    if after and after.tag in ("NNP", "NNPS", "CD") and after.text[:1].isupper():
        return True
    before = tokens[index - 1] if index else None
    if before is None or before.tag not in ("NNP", "NNPS") or not before.text[:1].isupper():
        return False
    is_next_to = before.end + 1 >= tokens[index].start
    return is_next_to and before.text.casefold().rstrip(".") not in TITLES


def _agree_on_kinds(found: Sequence[Found]) -> None:
    """One kind for one name: what the document says most often, a person's full name first."""
    votes: dict[str, Counter[EntityKind]] = defaultdict(Counter)
    for one in found:
        votes[normalise(one.text)][one.kind] += 1
    for one in found:
        if one.method in ("model",) and not known(one.text):
            counted = votes[normalise(one.text)]
            one.kind = max(counted, key=lambda kind: (counted[kind], kind == "person", kind))


def _tie_partial_names(found: Sequence[Found]) -> None:
    """Organisations called by a part of their name, tied to the only longer name that has it."""
    full: dict[str, Found] = {}
    for one in found:
        if one.kind in ("organisation", "work", "event"):
            full.setdefault(normalise(one.text), one)
    for one in found:
        name = normalise(one.text)
        if one.refers_to or one.kind not in ("organisation", "work", "event") or known(one.text):
            continue
        longer = [other for other in full if other != name and _is_part(name, other)]
        if len(longer) == 1 and (" " in name or len(name) > 3):
            one.refers_to = full[longer[0]]


def _is_part(name: str, other: str) -> bool:
    """Whether a name ends the longer one, or is its whole beginning before “of”."""
    return other.endswith(f" {name}") or (" " in name and other.startswith(f"{name} "))
