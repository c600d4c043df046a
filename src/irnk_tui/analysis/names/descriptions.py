"""Descriptions that stand for somebody: “the president”, “the rogue regime”, “protesters”."""

from __future__ import annotations

from collections.abc import Iterator

from irnk_tui.analysis.language.parsed import Token, Tokens, is_joined
from irnk_tui.analysis.names.found import Found, Texts, text_between
from irnk_tui.analysis.names.name_words import ORGANISATION_HEADS
from irnk_tui.analysis.names.references import tied
from irnk_tui.analysis.names.role_words import BODIES, LANDS, PEOPLE
from irnk_tui.model.annotation import EntityKind
from irnk_tui.model.text import Field

INSIDE = frozenset({"det", "amod", "compound", "poss", "nummod", "nmod", "quantmod", "predet"})
INSIDE_TOO = frozenset({"advmod", "punct", "case", "npadvmod", "conj", "cc"})
"""Relations kept between two kept words, never at the edge."""
STOPS = frozenset({",", ":", "-LRB-", "-RRB-", "``", "''"})
LONGEST_OFFICE = 8
"""Words of what somebody is head or minister of."""
NOT_FIRST = frozenset("'’‘\"“”`.,;:!?()[]{}|/*•–—-")


def descriptions(named: list[Found], texts: Texts) -> list[Found]:
    """Every description with a head noun of `role_words`, tied to what it plainly stands for."""
    inside = {(one.field, index): one for one in named for index in range(one.first, one.last)}
    found = [
        one
        for field, (whole, tokens) in texts.items()
        for one in _described(whole, tokens, field, inside)
    ]
    return tied(found, named, texts)


def _described(
    whole: str, tokens: Tokens, field: Field, inside: dict[tuple[Field, int], Found]
) -> Iterator[Found]:
    for index, token in enumerate(tokens):
        kind = _kind(token)
        if kind is None or (field, index) in inside or _is_modifier(tokens, index, inside, field):
            continue
        first = _left_edge(tokens, index)
        last = _with_of(tokens, index, field, inside)
        start = _name_start(whole, tokens, first, index)
        if start is not None:
            text = text_between(whole, tokens, start, index + 1)
            yield Found(field, start, index + 1, "organisation", text, "noun phrase", head=index)
            continue
        text = text_between(whole, tokens, first, last)
        yield Found(field, first, last, kind, text, "noun phrase", is_name=False, head=index)


def _name_start(whole: str, tokens: Tokens, first: int, index: int) -> int | None:
    """Where a body's own name begins, when the words before its head word are capitalised too."""
    is_head = tokens[index].text.casefold() in ORGANISATION_HEADS
    if not is_head or _is_headline(whole, tokens, index):
        return None
    start = index
    while start > first and not _is_article(tokens[start - 1]):
        is_hyphen = tokens[start - 1].text == "-" and start - 1 > first
        if not (tokens[start - 1].text[:1].isupper() or is_hyphen):
            break
        start -= 1
    is_capital = tokens[index].text[:1].isupper() and tokens[index].tag in ("NNP", "NNPS")
    return start if is_capital and index - start >= 2 else None


def _is_article(token: Token) -> bool:
    return token.pos == "DET" or token.text.casefold() in ("a", "an", "the")


def _is_headline(whole: str, tokens: Tokens, index: int) -> bool:
    """Whether most words around in its line have a capital: then capitals say nothing."""
    start = whole.rfind("\n", 0, tokens[index].start) + 1
    end = whole.find("\n", tokens[index].start)
    around = [
        token
        for token in tokens[max(0, index - 14) : index + 15]
        if len(token.text) > 3 and start <= token.start and (end < 0 or token.end <= end)
    ]
    return sum(token.text[:1].isupper() for token in around) > 0.7 * len(around)


def _kind(token: Token) -> EntityKind | None:
    if token.pos not in ("NOUN", "PROPN"):
        return None
    noun = token.lemma if token.pos == "NOUN" else token.text.casefold()
    noun = noun.rpartition("-")[2] or noun
    if noun in PEOPLE or (len(noun) > 4 and noun.endswith("maker")):
        return "person"
    if noun in BODIES:
        return "organisation"
    return "place" if noun in LANDS else None


def _is_modifier(
    tokens: Tokens, index: int, inside: dict[tuple[Field, int], Found], field: Field
) -> bool:
    """Whether the noun only qualifies the next one, and is not the title before a name."""
    token = tokens[index]
    if token.dep not in ("compound", "nmod", "amod") or token.head <= index:
        return False
    name = inside.get((field, token.head))
    return not (name and name.kind == "person" and name.first >= index + 1)


def _left_edge(tokens: Tokens, index: int) -> int:
    """The first word of the phrase that ends in this noun."""
    kept, first = {index}, index
    for at in range(index - 1, max(-1, index - 14), -1):
        token = tokens[at]
        if token.tag in STOPS and not _is_between_adjectives(tokens, at):
            break
        if token.head not in kept or token.dep not in INSIDE | INSIDE_TOO:
            if token.tag not in ("POS", "HYPH"):
                break
            continue
        kept.add(at)
        if token.dep in INSIDE and token.text not in NOT_FIRST:
            first = at
    # A phrase never begins with half of “ex-mayor”.
    return first - 2 if is_joined(tokens, first - 1) else first


def _is_between_adjectives(tokens: Tokens, index: int) -> bool:
    return index > 0 and tokens[index - 1].pos == tokens[index + 1].pos == "ADJ"


def _with_of(
    tokens: Tokens, index: int, field: Field, inside: dict[tuple[Field, int], Found]
) -> int:
    """The token after the phrase, with “of NAME” taken in, or the office up to who holds it."""
    after = index + 1
    if after + 1 >= len(tokens) or tokens[after].text != "of":
        return after
    holder = _holder(tokens, after + 1, field, inside)
    if holder is not None:
        return holder
    start = after + 1 + (tokens[after + 1].text.casefold() == "the")
    name = inside.get((field, start))
    if name is None or name.first != start:
        return after
    return _owned(tokens, name, inside)


def _holder(
    tokens: Tokens, start: int, field: Field, inside: dict[tuple[Field, int], Found]
) -> int | None:
    """Where a person's name follows capitals only: “Minister of Roads and Bridges Ana Ruiz”."""
    for index in range(start, min(len(tokens), start + LONGEST_OFFICE)):
        name = inside.get((field, index))
        if name and name.kind == "person" and name.first == index:
            return index if index > start else None
        if not (tokens[index].text[:1].isupper() or tokens[index].text in ("the", "of", "and")):
            return None
    return None


def _owned(tokens: Tokens, name: Found, inside: dict[tuple[Field, int], Found]) -> int:
    """The end of what a name owns: “head of Ruritania's Supreme Court”; of the name by itself."""
    if name.last >= len(tokens) or tokens[name.last].tag != "POS":
        return name.last
    owned = inside.get((name.field, name.last + 1))
    if owned and owned.first == name.last + 1:
        return owned.last
    thing = tokens[name.last - 1].head
    return thing + 1 if 0 < thing - name.last <= LONGEST_OFFICE else name.last
