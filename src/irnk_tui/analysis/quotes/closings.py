"""Sources told at the end, with few words: “…, Western security officials believe.”"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from irnk_tui.analysis.quotes.attributions import Attribution
from irnk_tui.analysis.quotes.cues import BELIEVING, SAYING, STANCE, forms, words_of
from irnk_tui.analysis.quotes.quote_tree import Tree
from irnk_tui.analysis.quotes.speakers import can_speak

VERBS = forms((SAYING | BELIEVING) - STANCE)
FINITE = frozenset(["VBD", "VBZ", "VBP", "MD"])
LINKS = words_of(
    """and or but nor so yet as if when while where who which that whose whom because since than
    though although after before once until unless in on at of for from with by to not even both"""
)
"""Words that join what follows a comma to what stands before it."""
DEPENDENT = words_of("as if when while where because since though although after before once until")
"""Openings that make all before the comma depend on what follows it."""
LONGEST_SOURCE = 8
"""Tokens."""


def closing(tree: Tree, found: Sequence[Attribution]) -> Iterator[Attribution]:
    """Attributions at the ends of sentences that nothing found so far attributes as a whole."""
    by_head = {one.head: one for one in found}
    for root in range(len(tree.tokens)):
        if tree.parent(root) < 0 and (told := _told(tree, tree.branch(root))):
            content, source, verb = told
            known = by_head.get(verb)
            if known is None or 2 * len(known.content & set(content)) < len(content):
                yield Attribution(
                    verb, frozenset([verb]), frozenset(source), frozenset(content), 1.0
                )


def _told(tree: Tree, sentence: range) -> tuple[range, range, int] | None:
    """What is told, by whom, and the verb that ends the sentence."""
    tokens = tree.tokens
    verb = sentence.stop - 1
    while verb > sentence.start and tokens[verb].pos == "PUNCT":
        verb -= 1
    if tokens[verb].text not in VERBS or tree.quoted[verb] >= 0:
        return None
    comma = _mark_before(tree, sentence, verb)
    # “…, the owner, Volga Lines, claimed”: the name stands between two commas of its own.
    last = verb - 1 if comma == verb - 1 and tokens[comma].text == "," else verb
    if last < verb:
        comma = _mark_before(tree, sentence, _mark_before(tree, sentence, comma))
    source, content = range(comma + 1, last), range(sentence.start, comma)
    return (content, source, verb) if _fits(tree, content, source) else None


def _mark_before(tree: Tree, sentence: range, at: int) -> int:
    """The comma, dash or closing quotation mark before a token, else the sentence's start."""
    mark = at - 1
    while mark > sentence.start and tree.tokens[mark].text not in (",", "”", '"', "—", "–"):
        mark -= 1
    return mark


def _fits(tree: Tree, content: range, source: range) -> bool:
    """Whether a whole sentence stands before the comma, and people or a body behind it."""
    tokens = tree.tokens
    if not content or not 0 < len(source) <= LONGEST_SOURCE:
        return False
    if tokens[content.start].text.lower() in DEPENDENT or tokens[source.start].text in LINKS:
        return False
    told, named = tokens[content.start : content.stop], tokens[source.start : source.stop]
    if any(token.pos in ("VERB", "AUX", "CCONJ", "PRON") for token in named):
        return False
    words = " ".join(token.text for token in named)
    return can_speak(words) and any(token.tag in FINITE for token in told)
