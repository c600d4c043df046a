"""What a text shows about a possible cue of attribution, and about the branches around it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from irnk_tui.analysis.quotes.cues import BELIEVING, SAYING, SAYING_NOUNS, words_of
from irnk_tui.analysis.quotes.quote_shape import shape_features
from irnk_tui.analysis.quotes.quote_tree import Tree, who_is

CUE_TAGS = frozenset(["VERB", "AUX", "NOUN", "ADJ", "ADV", "ADP", "PUNCT", "SCONJ", "PROPN"])
MARKS = frozenset([":", "―", "—", "–", "--", "-"])
SUBJECTS = words_of("nsubj nsubjpass csubj poss agent dobj dative pobj")
DOERS = words_of("nsubj nsubjpass poss agent")
OWNERS = words_of("nsubj poss")
OBJECTS = words_of("dobj xcomp attr")
COMPLEMENTS = words_of("dobj attr acomp xcomp ccomp advmod oprd aux")
CLAUSES = words_of("conj advcl xcomp acl relcl pcomp ccomp")
FRAME = words_of(
    "ccomp xcomp dobj nsubj nsubjpass agent acl relcl poss advcl parataxis attr acomp prep"
)
NEIGHBOURS = (("-1", -1), ("-2", -2), ("-3", -3), ("+1", 1), ("+2", 2), ("+3", 3))
MOST_STEPS = 4
REMEMBERED = 8192
"""Combinations of words whose features are not written anew each time."""


@dataclass(frozen=True, slots=True)
class Branch:
    """A branch near a cue that may be its source, its content or a part of it."""

    top: int
    """Index of its highest token."""
    tokens: tuple[range, ...]
    path: str
    """How it hangs from the cue: `ccomp`, `prep/pobj`, `^acl`, `^conj>nsubj`."""
    may_open: bool
    """Whether it can be part of the cue itself, with branches of its own."""

    def indices(self) -> set[int]:
        """Indices of its tokens."""
        return {index for piece in self.tokens for index in piece}


def below(tree: Tree, index: int, path: str) -> Iterator[Branch]:
    """The branches that hang from a token of the cue."""
    for child in tree.children[index]:
        step = tree.tokens[child].dep
        if step == "prep":
            step += ":" + tree.tokens[child].lemma
        yield Branch(child, (tree.branch(child),), f"{path}/{step}" if path else step, True)


def above(tree: Tree, cue: int) -> Iterator[Branch]:
    """What the cue hangs from, and the subjects it shares with the clauses over it."""
    path, inner = "", cue
    for _ in range(MOST_STEPS):
        outer = tree.parent(inner)
        if outer < 0:
            break
        path += "^" + tree.tokens[inner].dep
        taken = tree.branch(inner)
        if inner == cue or tree.tokens[inner].dep in ("prep", "acl", "relcl", "pcomp"):
            whole = tree.branch(outer)
            pieces = (range(whole.start, taken.start), range(taken.stop, whole.stop))
            yield Branch(outer, tuple(piece for piece in pieces if piece), path, False)
        for child in tree.children[outer]:
            if child != inner and tree.tokens[child].dep in SUBJECTS:
                step = f"{path}>{tree.tokens[child].dep}"
                yield Branch(child, (tree.branch(child),), step, False)
        inner = outer


def beside(tree: Tree, cue: int) -> Iterator[Branch]:
    """The two sides of a colon or dash, as far as its sentence reaches."""
    root = cue
    while tree.parent(root) >= 0:
        root = tree.parent(root)
    whole = tree.branch(root)
    for side, piece in (("left", range(whole.start, cue)), ("right", range(cue + 1, whole.stop))):
        if piece:
            top = next(index for index in piece if tree.parent(index) not in piece)
            yield Branch(top, (piece,), "|" + side, False)


def cue_features(tree: Tree, index: int) -> list[str]:
    """What speaks for or against a token being the head of a cue."""
    return [*word_features(tree, index), *shape_features(tree, index)]


def word_features(tree: Tree, index: int) -> list[str]:
    """The part of `cue_features` that is told by the words themselves."""
    token, tokens = tree.tokens[index], tree.tokens
    before = tokens[index - 1].text.lower() if index else "^"
    after = tokens[index + 1].text.lower() if index + 1 < len(tokens) else "$"
    features = [
        *_features_of_word(token.lemma, token.tag, token.dep, token.text.lower()),
        *_features_beside(token.lemma, before, after),
        *_features_above(tree, index),
        *_features_below(tree, index),
        *_features_of_marks(tree, index),
    ]
    if token.text.isupper() and len(token.text) > 1:
        features.append("caps")
    return features


@lru_cache(REMEMBERED)
def _features_of_word(lemma: str, tag: str, dep: str, word: str) -> tuple[str, ...]:
    kind = _kind(lemma)
    return (
        "b", "l=" + lemma, f"lp={lemma}|{tag}", f"ld={lemma}|{dep}",
        "w=" + word, "t=" + tag, f"td={tag}|{dep}", "k=" + kind, f"kt={kind}|{tag}",
    )  # fmt: skip


@lru_cache(REMEMBERED)
def _features_beside(lemma: str, before: str, after: str) -> tuple[str, ...]:
    return f"n={after}", f"p={before}", f"ln={lemma}|{after}", f"lb={lemma}|{before}"


def _features_above(tree: Tree, index: int) -> tuple[str, ...]:
    token, up = tree.tokens[index], tree.parent(index)
    if up < 0:
        return "u=-", f"ul={token.lemma}|-", f"up=-|{token.pos}"
    above = tree.tokens[up]
    return _features_under(token.lemma, token.pos, token.dep, above.lemma, above.pos)


@lru_cache(REMEMBERED)
def _features_under(lemma: str, pos: str, dep: str, above: str, above_pos: str) -> tuple[str, ...]:
    features = (f"u={above}|{dep}", f"ul={lemma}|{above}", f"up={pos}|{dep}|{above_pos}")
    return (*features, f"uk={pos}|{dep}|{_kind(above)}") if dep in CLAUSES else features


def _features_below(tree: Tree, index: int) -> list[str]:
    token = tree.tokens[index]
    lemma, pos = token.lemma, token.pos
    features: list[str] = []
    frame = set()
    for kid in tree.children[index]:
        child = tree.tokens[kid]
        dep = child.dep
        if dep == "punct":
            continue
        if dep in FRAME:
            frame.add(dep)
        who = who_is(tree, kid) if dep in DOERS else ""
        features += _features_over(lemma, pos, dep, child.lemma, who)
    shape = "+".join(sorted(frame))
    return [*features, f"ca={pos}|{shape}", f"lca={lemma}|{shape}"]


@lru_cache(REMEMBERED)
def _features_over(lemma: str, pos: str, dep: str, child: str, who: str) -> tuple[str, ...]:
    step = f"{dep}:{child}" if dep in ("prep", "prt", "mark", "neg") else dep
    features = [f"c={pos}|{step}", f"lc={lemma}|{step}", f"kc={_kind(lemma)}|{step}"]
    if dep in COMPLEMENTS:
        features += [f"co={lemma}|{dep}|{child}", f"cl={dep}|{child}"]
    if dep in DOERS:
        features += [f"s={pos}|{dep}|{who}", f"ls={lemma}|{dep}|{who}", f"sl={dep}|{child}"]
    return tuple(features)


def _kind(lemma: str) -> str:
    if lemma in SAYING:
        return "say"
    if lemma in BELIEVING:
        return "believe"
    return "noun" if lemma in SAYING_NOUNS else "-"


def _features_of_marks(tree: Tree, index: int) -> tuple[str, ...]:
    token, here, size = tree.tokens[index], tree.quoted[index], len(tree.tokens)
    shape = "in" if here >= 0 else "out"
    for name, offset in NEIGHBOURS if tree.stretches else ():
        other = index + offset
        if 0 <= other < size and tree.quoted[other] != here and tree.quoted[other] >= 0:
            shape += name
    holds = here < 0 and tree.holds_quoted(tree.branch(index))
    return _features_in_marks(token.lemma, token.pos, shape, here >= 0, holds)


@lru_cache(REMEMBERED)
def _features_in_marks(
    lemma: str, pos: str, shape: str, is_quoted: bool, holds: bool
) -> tuple[str, ...]:
    kind = _kind(lemma)
    return (
        f"q={shape}|{pos}", f"qk={shape}|{kind}", f"lq={lemma}|{is_quoted}",
        f"h={holds}|{pos}", f"hk={holds}|{kind}",
    )  # fmt: skip


def branch_features(tree: Tree, cue: int, branch: Branch) -> list[str]:
    """What speaks for a branch being source, content or part of the cue."""
    head, top = tree.tokens[cue], tree.tokens[branch.top]
    path = branch.path
    last = path.rsplit("/", 1)[-1].rsplit(">", 1)[-1]
    side = "<" if branch.top < cue else ">"
    who = who_is(tree, branch.top)
    features = [
        "b", "p=" + path, f"pt={path}|{head.pos}", f"pl={path}|{head.lemma}",
        f"pw={path}|{who}", f"px={path}|{top.lemma}", f"lx={head.lemma}|{top.lemma}",
        f"d={last}|{side}", f"dw={last}|{who}", f"dx={last}|{top.lemma}",
        f"dl={last}|{head.lemma}", f"e={top.ent}|{top.pos}|{side}",
        f"pk={path}|{_kind(head.lemma)}|{side}", f"pT={path}|{top.tag}",
        f"tT={head.tag}|{last}|{top.tag}",
        f"i={last}|{tree.quoted[branch.top] >= 0:d}{tree.quoted[cue] >= 0:d}",
    ]  # fmt: skip
    return features + _features_of_extent(tree, branch, path, side) + _frame(tree, cue, path, last)


def _features_of_extent(tree: Tree, branch: Branch, path: str, side: str) -> list[str]:
    size = sum(map(len, branch.tokens))
    length = "1" if size == 1 else "2-3" if size < 4 else "4-8" if size < 9 else "9+"
    opening = tree.tokens[branch.tokens[0].start if branch.tokens else branch.top].lemma
    quotes = any(tree.holds_quoted(piece) for piece in branch.tokens)
    return [
        f"ps={path}|{side}{length}", f"pq={path}|{quotes}", f"po={path}|{opening}",
        f"z={length}|{tree.tokens[branch.top].pos}",
    ]  # fmt: skip


def _frame(tree: Tree, cue: int, path: str, last: str) -> list[str]:
    """What else the cue governs."""
    deps = {tree.tokens[kid].dep for kid in tree.children[cue]}
    clause, subject, thing = "ccomp" in deps, bool(deps & OWNERS), bool(deps & OBJECTS)
    shape = f"{clause:d}{subject:d}{thing:d}"
    head = tree.tokens[cue]
    return [f"f={path}|{shape}|{head.dep}", f"g={last}|{shape}|{head.tag}"]


def is_possible(tree: Tree, index: int) -> bool:
    """Whether a token is of a kind that can be the head of a cue at all."""
    token = tree.tokens[index]
    if token.pos == "PUNCT":
        return token.text in MARKS
    if token.pos in ("ADJ", "ADP", "AUX", "SCONJ", "PROPN"):
        return bool(tree.children[index])
    return token.pos in ("VERB", "NOUN", "ADV")
