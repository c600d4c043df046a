"""Quoted words claimed whole: a quote reaches to its marks, and on into the sentences after."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from irnk_tui.analysis.quotes.attributions import Attribution
from irnk_tui.analysis.quotes.quote_tree import Tree

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
    place = _speaking_before(tree, text, found, number)
    if place is not None:
        content = found[place].content | set(stretch)
        found[place] = replace(found[place], content=content)


def _speaking_before(
    tree: Tree, text: str, found: Sequence[Attribution], number: int
) -> int | None:
    """Place of the attribution that a quoted stretch goes on from."""
    outer = tree.stretches[number].outer
    before = [place for place, one in enumerate(found) if _end(tree, one) <= outer.start]
    before.sort(key=lambda place: _end(tree, found[place]))
    quoting = [place for place in before if _quotes(tree, found[place])]
    if quoting and _in_same_paragraph(tree, text, found[quoting[-1]], outer.start):
        return quoting[-1]
    if not before or not _fills_its_paragraph(text, outer.start, outer.end):
        return None
    # A paragraph that is all quote belongs to whoever spoke last in the one before it.
    near = [place for place in before if _gap(tree, text, found[place], outer.start) <= 1]
    speaking = [place for place in near if place in quoting] or near
    return speaking[-1] if speaking else None


def _end(tree: Tree, attribution: Attribution) -> int:
    return tree.tokens[max(attribution.tokens)].end


def _quotes(tree: Tree, attribution: Attribution) -> bool:
    return any(tree.quoted[index] >= 0 for index in attribution.content)


def _in_same_paragraph(tree: Tree, text: str, attribution: Attribution, start: int) -> bool:
    between = text[_end(tree, attribution) : start]
    ends = text[:start].rstrip()[-1:]
    return "\n" not in between and ends in tuple(".!?”\"’'") and len(between.split()) < WIDEST_GAP


def _fills_its_paragraph(text: str, start: int, end: int) -> bool:
    first = text.rfind("\n", 0, start) + 1
    last = text.find("\n", end)
    around = text[first:start] + text[end : last if last >= 0 else len(text)]
    return not any(letter.isalnum() for letter in around)


def _gap(tree: Tree, text: str, attribution: Attribution, start: int) -> int:
    """How many paragraphs further on a place is."""
    between = text[_end(tree, attribution) : start]
    return sum(1 for line in between.split("\n")[1:-1] if line.strip()) + ("\n" in between)
