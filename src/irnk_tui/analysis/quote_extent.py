"""Quoted words claimed whole: a quote reaches to its marks, and on into the sentences after."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from irnk_tui.analysis.attributions import Attribution
from irnk_tui.analysis.quote_tree import Tree

FEWEST_TOKENS = 5
"""Shorter quoted stretches are names and scare quotes: never claimed by being near."""
WIDEST_GAP = 40
"""Words that may stand between a quote and its continuation in the same paragraph."""


def widen(tree: Tree, text: str, found: Sequence[Attribution]) -> list[Attribution]:
    """The attributions with every quoted stretch they touch, and those that go on from it."""
    members = _members(tree)
    widened = [_to_the_marks(tree, members, attribution) for attribution in found]
    for number in sorted(members):
        _go_on(tree, text, members, widened, number)
    return widened


def _members(tree: Tree) -> dict[int, list[int]]:
    members: dict[int, list[int]] = {}
    for index, number in enumerate(tree.quoted):
        if number >= 0:
            members.setdefault(number, []).append(index)
    return members


def _to_the_marks(
    tree: Tree, members: dict[int, list[int]], attribution: Attribution
) -> Attribution:
    touched = {tree.quoted[index] for index in attribution.content} - {-1}
    content = set(attribution.content)
    for number in touched:
        if attribution.head not in members[number]:
            content.update(members[number])
    content -= attribution.cue | attribution.source
    return replace(attribution, content=frozenset(content))


def _go_on(
    tree: Tree,
    text: str,
    members: dict[int, list[int]],
    found: list[Attribution],
    number: int,
) -> None:
    """Give a quoted stretch that nobody claims to the quote that it goes on from."""
    stretch = members[number]
    if len(stretch) < FEWEST_TOKENS:
        return
    if any(stretch[0] in one.content or stretch[-1] in one.content for one in found):
        return
    earlier = [place for place, one in enumerate(found) if _is_before(tree, one, stretch[0])]
    if not earlier:
        return
    place = max(earlier, key=lambda place: max(found[place].tokens))
    if _continues(tree, text, found[place], number):
        content = found[place].content | set(stretch)
        found[place] = replace(found[place], content=content)


def _is_before(tree: Tree, attribution: Attribution, index: int) -> bool:
    quotes = any(tree.quoted[other] >= 0 for other in attribution.content)
    return quotes and max(attribution.tokens) < index


def _continues(tree: Tree, text: str, attribution: Attribution, number: int) -> bool:
    start = tree.stretches[number].outer.start
    between = text[tree.tokens[max(attribution.tokens)].end : start]
    if "\n" not in between:
        ends = text[:start].rstrip()[-1:]
        return ends in tuple(".!?”\"’'") and len(between.split()) < WIDEST_GAP
    if any(letter.isalnum() for letter in between):
        return False
    # Each paragraph of a long quote opens with a mark; only the last one closes.
    before = number - 1
    is_open = before >= 0 and not tree.stretches[before].is_closed
    return is_open and any(tree.quoted[index] == before for index in attribution.content)
