"""Cues of attribution with their source and content, as sets of tokens."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from irnk_tui.analysis.quotes.attribution_sides import (
    beside_content,
    doer_of_passive,
    informed,
    judgement,
    quoted_before_telling,
    quoted_beside,
    said_before,
    shared_subject,
    without_the_charge,
)
from irnk_tui.analysis.quotes.cue_chances import chance_of_cue, is_likely, least_chance
from irnk_tui.analysis.quotes.cues import BELIEVING, SAYING, words_of
from irnk_tui.analysis.quotes.quote_features import (
    MARKS,
    Branch,
    above,
    below,
    beside,
    branch_features,
    is_possible,
)
from irnk_tui.analysis.quotes.quote_model import ROLES, QuoteModel, Role
from irnk_tui.analysis.quotes.quote_reach import reach
from irnk_tui.analysis.quotes.quote_tree import Tree

LEAST_CONTENT = 0.3
"""Where no branch is what was said, one that is so with this chance will do."""
JUDGING = words_of(
    "criticise criticize condemn denounce describe dismiss reject hail praise decry slam blast"
    " deride portray brand"
)
TELLING = words_of("tell ask remind")
INFORMING = words_of("notify inform assure advise remind brief promise warn")
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
            likely = chance_of_cue(tree, model, index)
            if likely >= least_chance(tree, index):
                found.append(_attribution(tree, model, index, likely))
    return _standing_free(tree, found)


def _standing_free(tree: Tree, found: list[Attribution]) -> list[Attribution]:
    """Without the doubtful ones inside another's words, and more so inside its cue."""
    told, taken = [0.0] * len(tree.tokens), [0.0] * len(tree.tokens)
    for one in found:
        for index in one.content:
            told[index] = max(told[index], one.chance)
        for index in one.cue - {one.head}:
            taken[index] = max(taken[index], one.chance)
    return [
        one
        for one in found
        if is_likely(tree, one.head, one.chance, told[one.head], taken[one.head])
    ]


def near(tree: Tree, cue: int) -> list[Branch]:
    """The branches around a cue, before any is opened."""
    around = beside(tree, cue) if tree.tokens[cue].text in MARKS else above(tree, cue)
    return [*below(tree, cue, ""), *around]


@dataclass(slots=True)
class _Sides:
    """What the branches around a cue are, while they are looked at."""

    sources: list[tuple[float, Branch]]
    content: set[int]
    leftovers: set[int]
    """What is said in branches that hang beside it (`_is_aside`)."""
    doubtful: list[tuple[float, Branch]]
    """Branches that may be what is said, with their chances."""


def _attribution(tree: Tree, model: QuoteModel, head: int, likely: float) -> Attribution:
    cue = reach(tree, model, head, likely)
    sides = _sides(tree, model, head, cue)
    content = sides.content | beside_content(tree, sides.content, sides.leftovers)
    source: set[int] = set()
    if sides.sources:
        source = max(sides.sources, key=lambda pair: pair[0])[1].indices() - cue
    lemma = tree.tokens[head].lemma
    if lemma in SAYING | BELIEVING and (doer := doer_of_passive(tree, head)):
        source = set(tree.branch(doer)) - cue
        content -= set(tree.branch(tree.parent(doer)))
    if lemma in ACCUSING:
        source, charge = without_the_charge(tree, source)
        content |= charge
    if content and lemma in TELLING:
        content = quoted_before_telling(tree, head, source, content) or content
    if content and lemma in INFORMING:
        content -= informed(tree, head)
    if content and lemma in JUDGING:
        content |= judgement(tree, head)
    content -= cue | source
    if not content:
        content = _otherwise_told(tree, head, cue, source, sides.doubtful) - cue - source
    if content and not source and lemma in SAYING:
        source = shared_subject(tree, head) - cue - content
    return Attribution(head, frozenset(cue), frozenset(source), frozenset(content), likely)


def _sides(tree: Tree, model: QuoteModel, head: int, cue: Collection[int]) -> _Sides:
    found = _Sides([], set(), set(), [])
    for role, branch, likely in _roles(tree, model, head, cue):
        if role == "source":
            found.sources.append((likely, branch))
        elif role == "content":
            kept = found.leftovers if _is_aside(tree, branch) else found.content
            kept |= branch.indices()
        elif role == "none" and likely >= LEAST_CONTENT:
            found.doubtful.append((likely, branch))
    return found


def _is_aside(tree: Tree, branch: Branch) -> bool:
    """Whether a branch hangs from a word of the cue but its head, and is no clause."""
    is_deep = "/" in branch.path and "^" not in branch.path
    return is_deep and tree.tokens[branch.top].pos not in ("VERB", "AUX")


def _otherwise_told(
    tree: Tree, head: int, cue: set[int], source: set[int], doubtful: list[tuple[float, Branch]]
) -> set[int]:
    """What is told where no branch is likelier to be it than not."""
    lemma = tree.tokens[head].lemma
    if source and lemma in SAYING:
        told = said_before(tree, head) or quoted_beside(tree, head, cue | source)
        if told:
            return told
    if doubtful and lemma in SAYING | BELIEVING:
        return max(doubtful, key=lambda pair: pair[0])[1].indices()
    return set()


def _roles(
    tree: Tree, model: QuoteModel, head: int, cue: Collection[int]
) -> Iterator[tuple[Role, Branch, float]]:
    """Every branch that plays a part, opening those that belong to the cue."""
    waiting = near(tree, head)
    while waiting:
        branch = waiting.pop()
        if tree.tokens[branch.top].dep == "punct":
            continue
        chances = model.chance_of_roles(branch_features(tree, head, branch))
        if not branch.may_open:
            chances[ROLES.index("cue")] = 0.0
        role, likely = _likeliest(chances)
        if branch.may_open and branch.top in cue:
            role = "cue"
        elif role == "cue":
            # The cue does not come as far: the words are rather said than lost.
            other, next_likely = _likeliest(chances, besides="cue")
            role, likely = (other, next_likely) if other == "content" else (role, likely)
        if role == "cue":
            waiting.extend(below(tree, branch.top, branch.path))
        yield role, branch, chances[ROLES.index("content")] if role == "none" else likely


def _likeliest(chances: list[float], *, besides: Role | None = None) -> tuple[Role, float]:
    pairs = [pair for pair in zip(ROLES, chances, strict=True) if pair[0] != besides]
    return max(pairs, key=lambda pair: pair[1])
