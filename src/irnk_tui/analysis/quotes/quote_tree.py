"""A parsed text laid out for finding attributions: branches, their edges and quotation marks."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from irnk_tui.analysis.language.parsed import Token, Tokens
from irnk_tui.analysis.quotes.quotemarks import Quoted


@dataclass(frozen=True, slots=True)
class Tree:
    """The dependency branches of one field; every list has one value per token."""

    tokens: Tokens
    children: list[list[int]]
    first: list[int]
    """Index of the leftmost token of the branch below each token."""
    last: list[int]
    """Index of the rightmost token of it, included."""
    quoted: list[int]
    """Number of the quoted stretch the token stands in, or -1."""
    stretches: tuple[Quoted, ...]
    quoted_before: list[int]
    """How many quoted tokens stand before each token; one value more than there are tokens."""

    def holds_quoted(self, piece: range) -> bool:
        """Whether any token of a stretch stands between quotation marks."""
        return self.quoted_before[piece.stop] > self.quoted_before[piece.start]

    def branch(self, index: int) -> range:
        """Indices of the tokens from the left edge to the right edge of a branch."""
        return range(self.first[index], self.last[index] + 1)

    def parent(self, index: int) -> int:
        """The head of a token, or -1 for a root."""
        head = self.tokens[index].head
        return -1 if head == index else head


def tree(tokens: Tokens, stretches: Sequence[Quoted]) -> Tree:
    """The branches of parsed tokens, with the quoted stretches they stand in."""
    count = len(tokens)
    children: list[list[int]] = [[] for _ in range(count)]
    first, last = list(range(count)), list(range(count))
    order = []
    for index, token in enumerate(tokens):
        if token.head == index:
            order.append(index)
        else:
            children[token.head].append(index)
    for index in order:  # grows while it is read: every token comes after its head
        order.extend(children[index])
    for index in reversed(order):
        for child in children[index]:
            first[index] = min(first[index], first[child])
            last[index] = max(last[index], last[child])
    inside = _quoted(tokens, stretches)
    before = list(accumulate((number >= 0 for number in inside), initial=0))
    return Tree(tokens, children, first, last, inside, tuple(stretches), before)


def who_is(tree: Tree, index: int) -> str:
    """Roughly what a subject is: a name type, a pronoun by itself, or its part of speech."""
    token = tree.tokens[index]
    if token.pos == "PRON":
        return token.text.lower()
    return token.ent or token.pos


def _quoted(tokens: Sequence[Token], stretches: Sequence[Quoted]) -> list[int]:
    starts = [stretch.outer.start for stretch in stretches]
    found = []
    for token in tokens:
        number = bisect_right(starts, token.start) - 1
        is_inside = number >= 0 and token.start < stretches[number].outer.end
        found.append(number if is_inside else -1)
    return found
