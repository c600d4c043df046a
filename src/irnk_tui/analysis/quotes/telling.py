"""Whether an attribution tells words or thoughts, or a deed, plan or stance told like them."""

from __future__ import annotations

from irnk_tui.analysis.quotes.attributions import Attribution
from irnk_tui.analysis.quotes.cues import (
    BELIEVING,
    FINDING,
    SAYING,
    SAYING_NOUNS,
    STANCE,
    forms,
    words_of,
)
from irnk_tui.analysis.quotes.quote_tree import Tree
from irnk_tui.analysis.quotes.speakers import TEXTS
from irnk_tui.analysis.quotes.supposing import is_supposed

WITH_A_CLAUSE = words_of(
    "find show demonstrate determine discover learn hold list record rule add continue observe"
    " answer counter protest"
)
"""Verbs that tell a clause or quoted words, and of a mere thing do something to it: “found that
he lied”, but “found a wallet”; “added that …”, but “added troops”."""
FORMS_WITH_A_CLAUSE = forms(WITH_A_CLAUSE)
TELLING = forms(
    (SAYING | BELIEVING | FINDING | words_of("express voice")) - STANCE - WITH_A_CLAUSE
) | words_of("worried hoping")
NOUNS = SAYING_NOUNS - words_of("plan decision")
ABOUT = words_of("on about regarding concerning")
CLAUSES = words_of("ccomp xcomp oprd")
SUBJECTS = words_of("nsubj nsubjpass expl csubj")
EMPTY = words_of("PRON DET ADP SCONJ CCONJ PART ADV AUX PUNCT")


def is_told(tree: Tree, one: Attribution) -> bool:
    """Whether somebody is told to say or think it; what stands between quotation marks is."""
    if any(tree.quoted[index] >= 0 for index in one.content):
        return True
    if all(tree.tokens[index].pos in EMPTY for index in one.content):
        return False
    head = tree.tokens[one.head]
    if head.pos not in ("VERB", "AUX", "NOUN", "ADJ"):
        return True
    if is_supposed(tree, one):
        return False
    if _is_passing(tree, one) or _is_question(tree, one) or _is_topic(tree, one):
        return False
    if any(_tells(tree, index) for index in one.cue):
        return True
    return head.text.lower() in FORMS_WITH_A_CLAUSE and _is_found(tree, one)


def _tells(tree: Tree, index: int) -> bool:
    token = tree.tokens[index]
    if token.dep in ("amod", "compound"):
        return False
    return token.lemma in NOUNS if token.pos == "NOUN" else token.text.lower() in TELLING


def _is_passing(tree: Tree, one: Attribution) -> bool:
    """Whether nobody is told to say it of a mere thing: “cookies *described* below”."""
    head = tree.tokens[one.head]
    clauses = {tree.tokens[kid].dep for kid in tree.children[one.head]} & CLAUSES
    is_passive = head.dep == "acl" and head.tag == "VBN" and tree.parent(one.head) in one.content
    return is_passive and not one.source and not clauses


def _is_question(tree: Tree, one: Attribution) -> bool:
    """Whether somebody is only asked about something: “*asked about* the strike, she …”."""
    is_asked = tree.tokens[one.head].lemma == "ask" and not one.source
    return is_asked and not _holds_clause(tree, one)


def _is_topic(tree: Tree, one: Attribution) -> bool:
    """Whether a noun tells only what it was about: “his comments *on the strike*”."""
    if tree.tokens[one.head].pos != "NOUN" or _holds_clause(tree, one):
        return False
    below = {tree.tokens[kid].lemma for kid in tree.children[one.head]}
    return not one.source or bool(below & ABOUT)


def _is_found(tree: Tree, one: Attribution) -> bool:
    """Whether somebody found out that something is so, or a text gives what it shows."""
    is_written = any(tree.tokens[index].text.lower() in TEXTS for index in one.source)
    return is_written or (bool(one.source) and _holds_clause(tree, one))


def _holds_clause(tree: Tree, one: Attribution) -> bool:
    """Whether something in what is said has a subject of its own."""
    return any(
        tree.tokens[index].dep in SUBJECTS and tree.parent(index) in one.content
        for index in one.content
    )
