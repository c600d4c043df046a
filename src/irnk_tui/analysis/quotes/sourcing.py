"""Sources told in passing: “According to X, …”, “In his view, …”, “…, as X notes, …”.

A parser hangs such a phrase from one clause; it holds for the whole sentence, or, between
brackets, for what the brackets hold.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from irnk_tui.analysis.quotes.attributions import Attribution
from irnk_tui.analysis.quotes.closings import closing
from irnk_tui.analysis.quotes.cues import BELIEVING, SAYING, words_of
from irnk_tui.analysis.quotes.quote_tree import Tree

OPENINGS = frozenset([("according", "to"), ("as", "per")])
VIEWS = words_of("view opinion words estimation judgment judgement telling assessment eyes")
SUBJECTS = words_of("nsubj nsubjpass expl csubj")


def sourced(tree: Tree, found: Sequence[Attribution]) -> list[Attribution]:
    """The attributions, those told in passing reaching as far as they hold."""
    opening = [*_opening(tree), *closing(tree, found)]
    taken = {index for one in opening for index in one.cue}
    kept = [_in_brackets(tree, _aside(tree, one)) for one in found if one.head not in taken]
    return sorted([*kept, *opening], key=lambda one: one.head)


def _opening(tree: Tree) -> Iterator[Attribution]:
    tokens = tree.tokens
    for root in range(len(tokens)):
        if tree.parent(root) >= 0:
            continue
        start, end = tree.first[root], tree.last[root] + 1
        pair = tuple(token.text.lower() for token in tokens[start : start + 2])
        if pair in OPENINGS and (source := _source(tree, root, start, end)):
            yield _opened(start, range(start, start + 2), source, range(source.stop, end))
        elif pair[:1] == ("in",) and (view := _view(tree, start)):
            source = range(tree.first[view], view)
            yield _opened(view, range(view, view + 1), source, range(view + 1, end))


def _opened(head: int, cue: range, source: range, content: range) -> Attribution:
    return Attribution(head, frozenset(cue), frozenset(source), frozenset(content), 1.0)


def _view(tree: Tree, start: int) -> int:
    """The noun of “In his view,” when somebody owns it; 0 otherwise."""
    for child in tree.children[start]:
        if tree.tokens[child].lemma in VIEWS and tree.tokens[child].dep == "pobj":
            owners = [kid for kid in tree.children[child] if tree.tokens[kid].dep == "poss"]
            return child if owners and tree.last[child] == child else 0
    return 0


def _source(tree: Tree, root: int, start: int, end: int) -> range:
    """The name after the opening, up to the comma that ends it."""
    tops = [
        child
        for parent in (start, start + 1)
        for child in tree.children[parent]
        if tree.tokens[child].dep in ("pobj", "dobj") and child > start + 1
    ]
    if not tops:
        return range(0)
    stop = tree.last[tops[0]] + 1
    while stop > start + 2 and tree.tokens[stop - 1].pos == "PUNCT":
        stop -= 1
    if not any(tree.tokens[kid].dep in SUBJECTS for kid in tree.children[root]):
        # The subject was taken for an apposition: the name ends at its first comma.
        commas = (index for index in range(start, stop) if tree.tokens[index].text == ",")
        stop = next(commas, stop)
    return range(start + 2, stop) if stop < end - 3 else range(0)


def _aside(tree: Tree, one: Attribution) -> Attribution:
    """“As the expert observes, …”: the words are those of the sentence around it."""
    verb = tree.tokens[one.head]
    opens = [tree.tokens[kid].text.lower() for kid in tree.children[one.head]]
    if verb.dep != "advcl" or "as" not in opens or verb.lemma not in SAYING | BELIEVING:
        return one
    aside = tree.branch(one.head)
    rest = {index for index in tree.branch(verb.head) if index not in aside}
    later = {index for index in rest if index > aside.stop}
    if not one.source or not rest or len(aside) > 12 or one.content & set(aside):
        return one
    # “However, as X observes, …” opens with a link, not with X's words.
    return replace(one, content=frozenset(later if min(rest) + 3 >= aside.start else rest))


def _in_brackets(tree: Tree, one: Attribution) -> Attribution:
    """A source named between brackets answers for what the brackets hold."""
    opened = one.head
    while opened >= 0 and tree.tokens[opened].text not in ("(", ")", "["):
        opened -= 1
        if one.head - opened > 40:
            return one
    if opened < 0 or tree.tokens[opened].text == ")":
        return one
    closed = opened
    while closed < len(tree.tokens) and tree.tokens[closed].text not in (")", "]"):
        closed += 1
    held = {index for index in one.content if opened < index < closed}
    return replace(one, content=frozenset(held)) if held else one
