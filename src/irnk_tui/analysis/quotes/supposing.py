"""Words that nobody is told to have said: only possible, asked about, or no more than a name."""

from __future__ import annotations

from irnk_tui.analysis.quotes.attributions import Attribution
from irnk_tui.analysis.quotes.cues import BELIEVING, SAYING, words_of
from irnk_tui.analysis.quotes.quote_tree import Tree

POSSIBLE = words_of("may might can ca could should must will 'll ’ll wo")
"""“Kim may ask for …”: nobody has asked yet."""
UNSAID = words_of("from without")
"""“Refrained *from* criticising the port”."""
CONDITIONS = words_of("if unless whether")
NAMING = words_of("called named dubbed nicknamed titled entitled")
ANSWERING = words_of("respond react reply answer retaliate")
AGREEING = words_of("agree consent acknowledge understand")
SUBJECTS = words_of("nsubj nsubjpass")


def is_supposed(tree: Tree, one: Attribution) -> bool:
    """Whether an attribution is only thought of, asked, or tells a deed or a name."""
    tokens = tree.tokens
    kids = [tokens[kid] for kid in tree.children[one.head]]
    if any(kid.dep == "mark" and kid.text.lower() in CONDITIONS for kid in kids):
        return True
    if any(kid.dep == "neg" for kid in kids) and tokens[one.head].lemma not in SAYING | BELIEVING:
        return True
    return (
        _is_possible(tree, one)
        or _is_asked(tree, one)
        or _is_name(tree, one)
        or _is_answered_by_deed(tree, one)
        or _is_consent(tree, one)
        or _is_that_said(tree, one)
        or _is_going_on(tree, one)
    )


def _is_possible(tree: Tree, one: Attribution) -> bool:
    """Whether it may, should or will be said, or the reader is told to: “Note that …”."""
    first, is_passive = one.head, tree.tokens[one.head].tag == "VBN" and not one.source
    while is_passive and tree.tokens[first].dep == "conj" and not _helping(tree, first):
        first = tree.parent(first)
    if any(word in POSSIBLE for word in _helping(tree, first)):
        return True
    head, above = tree.tokens[one.head], tree.parent(one.head)
    if head.tag == "VBG" and head.dep == "pcomp" and above >= 0:
        return tree.tokens[above].text.lower() in UNSAID
    is_bare = head.tag == "VB" and not one.source and not _helping(tree, first)
    return is_bare and tree.tokens[first].dep == "ROOT"


def _helping(tree: Tree, head: int) -> list[str]:
    """The auxiliaries of a verb, in lower case."""
    kids = (tree.tokens[kid] for kid in tree.children[head])
    return [kid.text.lower() for kid in kids if kid.dep in ("aux", "auxpass")]


def _is_asked(tree: Tree, one: Attribution) -> bool:
    """“Asked if …, she said no”; “Will they say …?”"""
    head = tree.tokens[one.head]
    if head.lemma in ("ask", "press") and head.tag == "VBN" and not one.source:
        return True
    subjects = [kid for kid in tree.children[one.head] if tree.tokens[kid].dep in SUBJECTS]
    helping = [kid for kid in tree.children[one.head] if tree.tokens[kid].dep == "aux"]
    is_turned = bool(subjects and helping) and helping[0] < subjects[0]
    return is_turned and tree.tokens[tree.last[_root(tree, one.head)]].text == "?"


def _root(tree: Tree, index: int) -> int:
    while tree.parent(index) >= 0:
        index = tree.parent(index)
    return index


def _is_name(tree: Tree, one: Attribution) -> bool:
    """“A missile called Arrow”, “supporters said to be waiting”."""
    head = tree.tokens[one.head]
    if head.tag != "VBN":
        return False
    is_passive = head.text.lower() in NAMING and not one.source
    is_said_to = head.text == "said" and head.dep == "acl"
    return is_said_to or (is_passive and head.dep in ("acl", "advcl", "ROOT", "appos"))


def _is_answered_by_deed(tree: Tree, one: Attribution) -> bool:
    """“Responded by closing the port”."""
    if tree.tokens[one.head].lemma not in ANSWERING or not one.content:
        return False
    first, second = min(one.content), min(one.content) + 1
    is_by = tree.tokens[first].text == "by" and second in one.content
    return is_by and tree.tokens[second].tag == "VBG"


def _is_consent(tree: Tree, one: Attribution) -> bool:
    """“By signing up you agree to …”, the words of a form."""
    speaker = [tree.tokens[index].text.lower() for index in one.source]
    return speaker == ["you"] and tree.tokens[one.head].lemma in AGREEING


def _is_going_on(tree: Tree, one: Attribution) -> bool:
    """“Continued to build missiles”, but not “continues to say that …”."""
    lemmas = {tree.tokens[index].lemma for index in one.cue}
    return tree.tokens[one.head].lemma == "continue" and len(lemmas & SAYING) < 2


def _is_that_said(tree: Tree, one: Attribution) -> bool:
    """“That said, …”"""
    before = one.head - 1
    is_that = before >= 0 and tree.tokens[before].text.lower() == "that"
    return is_that and tree.tokens[one.head].text == "said" and tree.first[before] == before
