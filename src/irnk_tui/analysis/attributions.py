"""Cues of attribution with their source and content, as sets of tokens."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from irnk_tui.analysis.cues import SAYING, words_of
from irnk_tui.analysis.quote_features import (
    MARKS,
    Branch,
    above,
    below,
    beside,
    branch_features,
    cue_features,
    is_possible,
)
from irnk_tui.analysis.quote_model import ROLES, QuoteModel, Role
from irnk_tui.analysis.quote_tree import Tree

LEAST_CUE = 0.3
"""A token is taken as a cue from this chance on; below it irnk stays silent."""


JUDGING = words_of(
    "criticise criticize condemn denounce describe dismiss reject hail praise decry slam blast"
    " deride portray brand"
)
SUBJECTS = frozenset(["nsubj", "nsubjpass", "auxpass", "csubj"])
ACCUSING = frozenset(["accuse", "suspect", "charge"])


@dataclass(frozen=True, slots=True)
class Attribution:
    """Somebody's words, thoughts or plans: indices of tokens in one field."""

    head: int
    """The word that the cue turns on."""
    cue: frozenset[int]
    source: frozenset[int]
    content: frozenset[int]
    chance: float

    @property
    def tokens(self) -> frozenset[int]:
        """Every token of it."""
        return self.cue | self.source | self.content


def attributions(tree: Tree, model: QuoteModel) -> list[Attribution]:
    """Every attribution that the model sees in one field, in order of the cues."""
    found = []
    for index, token in enumerate(tree.tokens):
        if (token.pos == "VERB" or token.lemma in model.heads) and is_possible(tree, index):
            chance = model.chance_of_cue(cue_features(tree, index))
            if chance >= LEAST_CUE:
                found.append(_attribution(tree, model, index, chance))
    return found


def near(tree: Tree, cue: int) -> list[Branch]:
    """The branches around a cue, before any is opened."""
    around = beside(tree, cue) if tree.tokens[cue].text in MARKS else above(tree, cue)
    return [*below(tree, cue, ""), *around]


def _attribution(tree: Tree, model: QuoteModel, head: int, chance: float) -> Attribution:
    cue, content = {head}, set[int]()
    sources: list[tuple[float, Branch]] = []
    for role, branch, likely in _roles(tree, model, head):
        if role == "cue":
            cue.add(branch.top)
        elif role == "source":
            sources.append((likely, branch))
        else:
            content |= branch.indices()
    source: set[int] = set()
    if sources:
        source = max(sources, key=lambda pair: pair[0])[1].indices() - cue
    if tree.tokens[head].lemma in ACCUSING:
        source, charge = _without_the_charge(tree, source)
        content |= charge
    if content and tree.tokens[head].lemma in JUDGING:
        content |= _judgement(tree, head)
    content -= cue | source
    if source and not content and tree.tokens[head].lemma in SAYING:
        content = _said_before(tree, head) - cue - source
    if content and not source and tree.tokens[head].lemma in SAYING:
        source = _shared_subject(tree, head) - cue - content
    return Attribution(head, frozenset(cue), frozenset(source), frozenset(content), chance)


def _judgement(tree: Tree, head: int) -> set[int]:
    """What somebody judges a thing to be: “criticised the arrest *as politically motivated*”."""
    return {
        index
        for kid in tree.children[head]
        if kid > head and tree.tokens[tree.first[kid]].text == "as" and not _is_clause(tree, kid)
        for index in tree.branch(kid)
    }


def _is_clause(tree: Tree, top: int) -> bool:
    return any(tree.tokens[kid].dep in ("nsubj", "nsubjpass") for kid in tree.children[top])


def _said_before(tree: Tree, head: int) -> set[int]:
    """The clause that a verb of saying ends: “…, the coastguard said.”"""
    clauses = [kid for kid in tree.children[head] if tree.tokens[kid].dep == "ccomp" and kid < head]
    return set(tree.branch(clauses[0])) if clauses else set()


def _shared_subject(tree: Tree, head: int) -> set[int]:
    """The subject of the verb that one of saying is joined to: “*Norland* paid and admitted …”."""
    own = {tree.tokens[kid].dep for kid in tree.children[head]}
    while tree.tokens[head].dep == "conj" and not own & SUBJECTS:
        head = tree.parent(head)
        own = {tree.tokens[kid].dep for kid in tree.children[head]}
        for kid in tree.children[head]:
            if tree.tokens[kid].dep == "nsubj" and kid < head:
                return set(tree.branch(kid))
    return set()


def _without_the_charge(tree: Tree, source: set[int]) -> tuple[set[int], set[int]]:
    """The accuser, and the “of doing” that a parser may have hung from the accuser's name."""
    for index in sorted(source):
        after = index + 1
        if tree.tokens[index].text == "of" and after in source and tree.tokens[after].tag == "VBG":
            charge = {other for other in source if other >= index}
            return source - charge, charge
    return source, set()


def _roles(tree: Tree, model: QuoteModel, head: int) -> Iterator[tuple[Role, Branch, float]]:
    """Every branch that plays a part, opening those that belong to the cue."""
    waiting = near(tree, head)
    while waiting:
        branch = waiting.pop()
        if tree.tokens[branch.top].dep == "punct":
            continue
        chances = model.chance_of_roles(branch_features(tree, head, branch))
        if not branch.may_open:
            chances[ROLES.index("cue")] = 0.0
        likely = max(chances)
        role = ROLES[chances.index(likely)]
        if role == "cue":
            waiting.extend(below(tree, branch.top, branch.path))
        if role != "none":
            yield role, branch, likely
