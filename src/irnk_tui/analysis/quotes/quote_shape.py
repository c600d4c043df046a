"""What a possible cue governs and shares, whatever the verb: shapes that rare verbs have too."""

from __future__ import annotations

from functools import lru_cache

from irnk_tui.analysis.quotes.cues import SAYING, words_of
from irnk_tui.analysis.quotes.quote_tree import Tree, who_is

CLAUSES = words_of("ccomp xcomp acl advcl")
OPENERS = words_of("mark aux")
DOERS = words_of("nsubj nsubjpass poss agent")
SUBJECTS = words_of("nsubj nsubjpass")
AUXILIARIES = words_of("aux auxpass")
QUALIFIERS = words_of("poss appos amod compound relcl nummod")
MOST_STEPS = 3
MOST_LEVELS = 6
AROUND = 25
"""Tokens to either side in which quotation marks count."""
REMEMBERED = 8192


def shape_features(tree: Tree, index: int) -> list[str]:
    """What speaks for or against a token being the head of a cue, beside its own words."""
    features: list[str] = []
    has_subject = False
    for kid in tree.children[index]:
        dep = tree.tokens[kid].dep
        has_subject = has_subject or dep in SUBJECTS
        if dep in CLAUSES:
            features += _of_clause(tree, index, kid)
        elif dep in DOERS:
            features += _of_doer(tree, index, kid)
        elif dep == "prep":
            features += _of_preposition(tree, index, kid)
        elif dep in AUXILIARIES:
            features += _of_auxiliary(tree, index, kid)
    if not has_subject:
        features += _of_shared_subject(tree, index)
    return [*features, *_of_surroundings(tree, index)]


def _of_clause(tree: Tree, index: int, top: int) -> tuple[str, ...]:
    """How a clause below is joined: “that …”, “to …”, before or behind, with a subject or not."""
    tokens = tree.tokens
    opener, has_subject = "-", False
    for kid in tree.children[top]:
        dep = tokens[kid].dep
        if opener == "-" and dep in OPENERS:
            opener = tokens[kid].text.lower()
        has_subject = has_subject or dep in SUBJECTS
    joined = f"{tokens[top].dep}{'<' if top < index else '>'}"
    own = tokens[index]
    return _named_clause(own.lemma, own.tag, joined, opener, tokens[top].tag, has_subject)


@lru_cache(REMEMBERED)
def _named_clause(
    lemma: str, tag: str, joined: str, opener: str, below: str, has_subject: bool
) -> tuple[str, ...]:
    shape = f"{joined}{opener}|{below}"
    return f"m={shape}", f"ml={lemma}|{shape}", f"mt={tag}|{shape}", f"ms={joined}|{has_subject:d}"


def _of_doer(tree: Tree, index: int, doer: int) -> list[str]:
    dep = tree.tokens[doer].dep
    features = [f"sc={tree.tokens[index].tag}|{dep}|{tree.tokens[doer].tag}"]
    for kid in tree.children[doer]:
        if tree.tokens[kid].dep in QUALIFIERS:
            features.append(f"sk={dep}|{tree.tokens[kid].dep}|{who_is(tree, kid)}")
    return features


def _of_preposition(tree: Tree, index: int, preposition: int) -> list[str]:
    features: list[str] = []
    for kid in tree.children[preposition]:
        if tree.tokens[kid].dep in ("pobj", "pcomp"):
            own, words = tree.tokens[index], tree.tokens[preposition].lemma
            who = who_is(tree, kid)
            features += _named_object(own.lemma, own.pos, words, who, tree.tokens[kid].lemma)
    return features


@lru_cache(REMEMBERED)
def _named_object(lemma: str, pos: str, words: str, who: str, thing: str) -> tuple[str, ...]:
    return f"po={pos}|{words}|{who}", f"pl={lemma}|{words}|{who}", f"pw={words}|{thing}"


def _of_auxiliary(tree: Tree, index: int, auxiliary: int) -> tuple[str, ...]:
    own, beside = tree.tokens[index], tree.tokens[auxiliary]
    return f"au={own.pos}|{beside.lemma}", f"al={own.lemma}|{beside.text.lower()}"


def _of_shared_subject(tree: Tree, index: int) -> tuple[str, ...]:
    """Whoever does this too: “*Rivera* voted for it and *called* …”."""
    tokens, inner = tree.tokens, index
    for _ in range(MOST_STEPS):
        outer = tree.parent(inner)
        if outer < 0:
            return ()
        for kid in tree.children[outer]:
            if tokens[kid].dep in SUBJECTS:
                if kid == inner:
                    break
                who, own, dep = who_is(tree, kid), tokens[index], tokens[inner].dep
                return _named_subject(own.lemma, own.pos, dep, tokens[outer].lemma, who)
        inner = outer
    return ()


@lru_cache(REMEMBERED)
def _named_subject(lemma: str, pos: str, dep: str, above: str, who: str) -> tuple[str, ...]:
    return f"is={pos}|{dep}|{who}", f"il={lemma}|{who}", f"iu={dep}|{above}|{who}"


def _of_surroundings(tree: Tree, index: int) -> list[str]:
    """Whether quoted words stand near, and whether it is itself part of what somebody says."""
    own, size = tree.tokens[index], len(tree.tokens)
    before = tree.holds_quoted(range(max(0, index - AROUND), index))
    after = tree.holds_quoted(range(index + 1, min(size, index + AROUND + 1)))
    near = f"{before:d}{after:d}"
    features = [f"qq={near}|{own.pos}", f"ql={near}|{own.lemma}"]
    above = tree.parent(index)
    for _ in range(MOST_LEVELS):
        if above < 0:
            break
        if tree.tokens[above].lemma in SAYING:
            features.append(f"as={own.pos}")
            break
        above = tree.parent(above)
    return features
