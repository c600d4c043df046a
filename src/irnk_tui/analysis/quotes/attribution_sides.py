"""Who says it and what is said where the branches around a cue do not tell."""

from __future__ import annotations

from collections.abc import Set as AbstractSet

from irnk_tui.analysis.quotes.quote_tree import Tree

SUBJECTS = frozenset(["nsubj", "nsubjpass", "auxpass", "csubj"])
OBJECTS = frozenset(["dobj", "ccomp", "xcomp"])
MOST_OTHERS = 1
"""Words of a sentence, beside who says it and how, that leave it one of saying alone."""


def doer_of_passive(tree: Tree, head: int) -> int:
    """Who says it where the subject does not: “were accused by *the port*”; 0 for nobody."""
    for kid in tree.children[head]:
        if tree.tokens[kid].dep == "agent":
            return next((k for k in tree.children[kid] if tree.tokens[k].dep == "pobj"), 0)
    return 0


def shared_subject(tree: Tree, head: int) -> set[int]:
    """The subject of the verb that one of saying is joined to: “*Norland* paid and admitted …”."""
    own = {tree.tokens[kid].dep for kid in tree.children[head]}
    while tree.tokens[head].dep == "conj" and not own & SUBJECTS:
        head = tree.parent(head)
        own = {tree.tokens[kid].dep for kid in tree.children[head]}
        for kid in tree.children[head]:
            if tree.tokens[kid].dep == "nsubj" and kid < head:
                return set(tree.branch(kid))
    return set()


def without_the_charge(tree: Tree, source: set[int]) -> tuple[set[int], set[int]]:
    """The accuser, and the “of doing” that a parser may have hung from the accuser's name."""
    for index in sorted(source):
        after = index + 1
        if tree.tokens[index].text == "of" and after in source and tree.tokens[after].tag == "VBG":
            charge = {other for other in source if other >= index}
            return source - charge, charge
    return source, set()


def informed(tree: Tree, head: int) -> set[int]:
    """Who is told it, and the “of” behind: “notified *Congress of* the sale”."""
    below = tree.children[head]
    clauses = {tree.first[kid] for kid in below if tree.tokens[kid].dep == "ccomp"}
    for kid in below:
        after = kid + 1
        is_whom = tree.tokens[kid].dep == "dobj" and kid > head and after < len(tree.tokens)
        is_of = tree.tokens[head].lemma != "promise" and is_whom
        if is_of and tree.tokens[after].text in ("of", "about", "that", "on"):
            return set(range(tree.first[kid], after + (tree.tokens[after].text != "that")))
        if is_whom and after in clauses:
            return set(range(tree.first[kid], after))
    return set()


def judgement(tree: Tree, head: int) -> set[int]:
    """What somebody judges a thing to be: “criticised the arrest *as politically motivated*”."""
    return {
        index
        for kid in tree.children[head]
        if kid > head and tree.tokens[tree.first[kid]].text == "as" and not _is_clause(tree, kid)
        for index in tree.branch(kid)
    }


def _is_clause(tree: Tree, top: int) -> bool:
    return any(tree.tokens[kid].dep in ("nsubj", "nsubjpass") for kid in tree.children[top])


def said_before(tree: Tree, head: int) -> set[int]:
    """The clause that a verb of saying ends: “…, the coastguard said.”"""
    clauses = [kid for kid in tree.children[head] if tree.tokens[kid].dep == "ccomp" and kid < head]
    return set(tree.branch(clauses[0])) if clauses else set()


def quoted_beside(tree: Tree, head: int, telling: AbstractSet[int]) -> set[int]:
    """Quoted sentences that end just before a sentence of saying alone, or that it opens.

    “…!” one resident shouted. A note in the window reads: “…”

    Args:
        telling: Indices of the tokens of the cue and of who says it.
    """
    if any(tree.tokens[kid].dep in OBJECTS for kid in tree.children[head]):
        return set()
    top = head
    while tree.parent(top) >= 0:
        top = tree.parent(top)
    sentence = tree.branch(top)
    if tree.tokens[sentence.stop - 1].text in (":", ","):
        return _stretch_at(tree, sentence.stop)
    others = [i for i in sentence if i not in telling and tree.tokens[i].pos != "PUNCT"]
    return _stretch_at(tree, sentence.start - 1) if len(others) <= MOST_OTHERS else set()


def quoted_before_telling(
    tree: Tree, head: int, source: AbstractSet[int], content: AbstractSet[int]
) -> set[int]:
    """The quote before, where only who was told it was taken: “…?” he told *reporters*."""
    whom = [kid for kid in tree.children[head] if tree.tokens[kid].dep in ("dobj", "dative")]
    if not whom or not source or any(tree.quoted[index] >= 0 for index in content):
        return set()
    told = {index for kid in whom for index in tree.branch(kid)}
    return _stretch_at(tree, min(source) - 1) if content <= told else set()


def _stretch_at(tree: Tree, place: int) -> set[int]:
    """The tokens of the quoted stretch in which a token stands; none outside of one."""
    if not 0 <= place < len(tree.tokens) or tree.quoted[place] < 0:
        return set()
    first = last = place
    while first > 0 and tree.quoted[first - 1] == tree.quoted[place]:
        first -= 1
    while last + 1 < len(tree.tokens) and tree.quoted[last + 1] == tree.quoted[place]:
        last += 1
    return set(range(first, last + 1))


def beside_content(tree: Tree, content: AbstractSet[int], leftovers: AbstractSet[int]) -> set[int]:
    """As much as is said of what hangs from the cue but its head.

    All of it where nothing else is said or it is quoted (“called for *a strike*”); else what
    touches what is said (“called on *the port* to close”, but not “said before *the vote* that”).
    """
    is_clause = any(tree.tokens[index].pos in ("VERB", "AUX") for index in content)
    if not is_clause or (_is_quoted(tree, leftovers) and not _is_quoted(tree, content)):
        return set(leftovers)
    kept = set[int]()
    for index in sorted(leftovers, reverse=True):
        after = index + 1
        if (after in content or after in kept) and tree.quoted[after] == tree.quoted[index]:
            kept.add(index)
    return kept


def _is_quoted(tree: Tree, indices: AbstractSet[int]) -> bool:
    return any(tree.quoted[index] >= 0 for index in indices)
