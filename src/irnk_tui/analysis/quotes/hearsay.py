"""Who speaks where somebody else quotes: “she was quoted as saying …”, “is said to have told …”."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from irnk_tui.analysis.quotes.attribution_sides import shared_subject
from irnk_tui.analysis.quotes.attributions import Attribution
from irnk_tui.analysis.quotes.cues import SAYING, words_of
from irnk_tui.analysis.quotes.quote_tree import Tree

QUOTING = words_of("quote cite report describe hear record paraphrase depict")
LONGEST = 40
"""Tokens."""
SAID = words_of("say report believe think allege rumor understand know")


def with_hearsay(tree: Tree, found: Sequence[Attribution]) -> list[Attribution]:
    """The attributions, those who are quoted standing for those who quote them."""
    heads = {one.head for one in found}
    told = [each for one in found for each in _told(tree, one, heads)]
    return [with_subjects(tree, one) for one in told]


def _told(tree: Tree, one: Attribution, heads: set[int]) -> list[Attribution]:
    saying = _saying(tree, one.head)
    if saying is None:
        return [one]
    is_active = bool(one.source) and not _is_passive(tree, one.head)
    inner = [] if saying in heads else [_inner(tree, one, saying)]
    # “KCNA quoted Kim as saying …”: both are told to say it.
    return [one, *(each for each in inner if each is not one)] if is_active else inner


def _inner(tree: Tree, one: Attribution, saying: int) -> Attribution:
    """The words of who is quoted; the attribution as it is where nobody is found."""
    source = _quoted_one(tree, one.head)
    if not source:
        return one
    cue = set(range(one.head, saying + 1)) | one.cue
    by = {
        index
        for kid in tree.children[one.head]
        if tree.tokens[kid].dep == "agent"
        for index in tree.branch(kid)
    }
    content = {i for i in one.content if i > saying or i < min(source)} - by
    for kid in tree.children[saying]:
        if tree.tokens[kid].dep == "ccomp" and kid > saying:
            content = set(tree.branch(kid))
    content -= source | cue
    if not content:
        return one
    cue -= by | source
    head = one.head
    if not _is_passive(tree, head):
        head, cue = saying, {saying}
    told = frozenset(content)
    return replace(one, head=head, cue=frozenset(cue), source=frozenset(source), content=told)


def with_subjects(tree: Tree, one: Attribution) -> Attribution:
    """An attribution to nobody, with the subject of its verb of saying as who speaks."""
    if one.source or not one.content or tree.tokens[one.head].lemma not in SAYING:
        return one
    source = subject_of(tree, one.head) - one.cue - one.content
    return replace(one, source=frozenset(source)) if source else one


def subject_of(tree: Tree, head: int) -> set[int]:
    """Who says it by the grammar; of “saying …”, who does what is told before.

    “Holm stayed silent, *saying* only …”, “before *warning* that …”.
    """
    if _is_passive(tree, head):
        return set()
    if own := _subject(tree, head):
        return own
    token, above = tree.tokens[head], tree.parent(head)
    if token.tag != "VBG" or above < 0:
        return set()
    if token.dep == "pcomp" and tree.tokens[above].text.lower() in ("by", "before", "after"):
        above = tree.parent(above)
    elif token.dep == "pcomp":
        return quoted_by(tree, head)
    elif token.dep != "advcl":
        return set()
    if above < 0 or not tree.tokens[above].tag.startswith("VB") or _is_passive(tree, above):
        return set()
    return _subject(tree, above) or shared_subject(tree, above)


def _subject(tree: Tree, head: int) -> set[int]:
    for kid in tree.children[head]:
        if tree.tokens[kid].dep == "nsubj" and kid < head:
            branch = tree.branch(kid)
            is_short = len(branch) <= LONGEST and branch.stop <= head
            return set(branch) if is_short and not tree.holds_quoted(branch) else set()
    return set()


def quoted_by(tree: Tree, saying: int) -> set[int]:
    """Who is quoted as saying it: “was quoted as *saying*”, “quoted the minister as *saying*”."""
    above = tree.parent(saying)
    if above >= 0 and tree.tokens[above].text == "as":
        link, above = above, tree.parent(above)
        if above >= 0 and tree.tokens[above].pos in ("NOUN", "PROPN"):
            return _quoted_before(tree, range(tree.first[above], link))
    if above < 0 or _saying(tree, above) != saying:
        return set()
    return _quoted_one(tree, above)


def _quoted_before(tree: Tree, words: range) -> set[int]:
    """Who is quoted, where “quoted” was taken for one word of a name."""
    quoting = [index for index in words if tree.tokens[index].text in ("quoted", "cited", "quotes")]
    return set(range(quoting[-1] + 1, words.stop)) if quoting else set()


def _saying(tree: Tree, head: int) -> int | None:
    """The verb of saying below one of quoting: “quoted as *saying*”, “said to have *told*”."""
    token = tree.tokens[head]
    for kid in tree.children[head]:
        if tree.tokens[kid].text == "as" and token.lemma in QUOTING:
            below = (k for k in tree.children[kid] if tree.tokens[k].tag == "VBG")
            return next((k for k in below if tree.tokens[k].lemma in SAYING), None)
        is_below = tree.tokens[kid].dep == "xcomp" and tree.tokens[kid].lemma in SAYING
        if is_below and token.lemma in SAID and _is_passive(tree, head):
            return kid
    return None


def _is_passive(tree: Tree, head: int) -> bool:
    return any(tree.tokens[kid].dep == "auxpass" for kid in tree.children[head])


def _quoted_one(tree: Tree, head: int) -> set[int]:
    """The subject of a passive, or whom an active verb quotes, outside of quotation marks."""
    wanted = "nsubjpass" if _is_passive(tree, head) else "dobj"
    for kid in tree.children[head]:
        if tree.tokens[kid].dep == wanted:
            branch = list(tree.branch(kid))
            while branch and (tree.quoted[branch[0]] >= 0 or tree.tokens[branch[0]].pos == "PUNCT"):
                branch.pop(0)
            quoted = [place for place, index in enumerate(branch) if tree.quoted[index] >= 0]
            after = branch[quoted[-1] + 1 :] if quoted else branch
            while after and tree.tokens[after[0]].pos == "PUNCT":
                after.pop(0)
            return set(after)
    return set()
