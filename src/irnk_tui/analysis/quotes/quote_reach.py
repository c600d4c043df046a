"""How far a cue reaches from its head, word by word: “*said in an interview* that …”."""

from __future__ import annotations

from collections.abc import Iterator

from irnk_tui.analysis.language.parsed import Token
from irnk_tui.analysis.quotes.quote_model import QuoteModel
from irnk_tui.analysis.quotes.quote_tree import Tree

LONGEST = 6
"""Words to either side."""
LEAST = 0.36
"""A cue goes on as long as it is this likely that it is one and reaches as far.

About half of the token F1 that is reached, from where one more word raises it.
"""
DOUBTFUL = 0.5
"""The chance of being a cue that a less likely one is given here: it was taken for one."""
MOST_LEVELS = 6
QUALIFIERS = frozenset(["det", "poss", "amod", "compound", "nummod"])


def reach(tree: Tree, model: QuoteModel, head: int, likely: float) -> set[int]:
    """The head of a cue, as likely as said, with the words beside it that belong to the cue."""
    found = {head}
    for side in (1, -1):
        chance = max(likely, DOUBTFUL)
        for index in beside(tree, head, side):
            chance *= model.chance_of_reach(reach_features(tree, head, index))
            if chance < LEAST:
                break
            found.add(index)
    return _whole(tree, head, found)


def _whole(tree: Tree, head: int, found: set[int]) -> set[int]:
    """With the rest of a name that it ends in, and without half of what it only begins."""
    tokens, last = tree.tokens, max(found)
    while last + 1 < len(tokens) and tokens[last].ent and _goes_on(tokens[last + 1]):
        last += 1
        found.add(last)
    while last > head and tokens[last].dep in QUALIFIERS and tokens[last].head > last:
        found.discard(last)
        last -= 1
    return found


def _goes_on(token: Token) -> bool:
    """Whether a name goes on with a word."""
    return bool(token.ent) and not token.starts_ent


def beside(tree: Tree, head: int, side: int) -> range:
    """The words behind (1) or before (-1) a head that a cue may reach, the nearest first."""
    if side > 0:
        return range(head + 1, min(len(tree.tokens), head + LONGEST + 1))
    return range(head - 1, max(-1, head - LONGEST - 1), -1)


def reach_features(tree: Tree, head: int, index: int) -> list[str]:
    """What speaks for or against a word being part of a cue that has come as far as it."""
    features = _of_word(tree, head, index)
    steps = _steps(tree, head, index)
    side = ">" if index > head else "<"
    if steps:
        features += [
            *_of_path(tree, head, steps),
            *_of_branch(tree, head, steps, side),
            *_of_objects(tree, head, steps),
        ]
    else:
        features += _of_outsider(tree, head, index)
    return [side + name for name in dict.fromkeys(features)]


def _of_word(tree: Tree, head: int, index: int) -> list[str]:
    """The word itself, the words on both sides of it, and the head."""
    tokens, side = tree.tokens, 1 if index > head else -1
    own, top, before = tokens[index], tokens[head], tokens[index - side]
    word, place = own.text.lower(), index + side
    after = tokens[place] if 0 <= place < len(tokens) else None
    next_tag, next_word = (after.tag, after.text.lower()) if after else ("$", "$")
    is_next_quoted = after is not None and tree.quoted[place] >= 0
    far = min(abs(index - head), 5)
    return [
        "b", "w" + word, "t" + own.tag, "d" + own.dep, "hl" + top.lemma,
        f"ht{top.tag}|{own.tag}", f"hw{top.lemma}|{word}", f"hd{top.lemma}|{own.dep}",
        f"pw{before.lemma}|{word}", f"pt{before.tag}|{own.tag}", f"n{far}", f"nt{far}|{own.tag}",
        "e" + own.ent, f"q{tree.quoted[index] >= 0:d}{tree.quoted[head] >= 0:d}",
        f"wn{word}|{next_tag}", f"tn{own.tag}|{next_tag}", f"ww{word}|{next_word}",
        f"nq{own.tag}|{is_next_quoted:d}",
    ]  # fmt: skip


def _steps(tree: Tree, head: int, index: int) -> list[int]:
    """The words on the way up to the head, the head left out; empty if it is not on the way."""
    found = [index]
    for _ in range(MOST_LEVELS):
        above = tree.parent(found[-1])
        if above == head:
            return found
        if above < 0:
            break
        found.append(above)
    return []


def _of_path(tree: Tree, head: int, steps: list[int]) -> list[str]:
    tokens, own, top = tree.tokens, tree.tokens[steps[0]], tree.tokens[head]
    path = "/".join(tokens[step].dep for step in reversed(steps))
    first = tokens[steps[-1]]
    clauses = [kid for kid in tree.children[head] if tokens[kid].dep == "ccomp"]
    told = f"{any(kid > head for kid in clauses):d}{any(kid < head for kid in clauses):d}"
    kinds = {tokens[kid].dep for kid in tree.children[head]}
    frame = "+".join(sorted(kinds & {"ccomp", "xcomp", "dobj", "nsubj"}))
    return [
        "p" + path, f"pW{path}|{own.text.lower()}", f"pH{path}|{top.lemma}", f"pT{path}|{own.tag}",
        f"c{path}|{told}", f"cd{path}|{frame}", f"ct{own.tag}|{frame}|{top.tag}",
        f"oe{path}|{first.ent or first.pos}", f"up{own.dep}|{tokens[tree.parent(steps[0])].lemma}",
        f"aa{first.dep}|{first.lemma}|{told}",
    ]  # fmt: skip


def _of_branch(tree: Tree, head: int, steps: list[int], side: str) -> list[str]:
    """The branch of the head in which the word stands."""
    tokens, index, top = tree.tokens, steps[0], steps[-1]
    whole, first = tree.branch(top), tree.tokens[top]
    size = _size(len(whole))
    edges = f"{index == whole.start:d}{index == whole.stop - 1:d}"
    features = [
        f"o{first.dep}|{first.lemma}|{size}", f"oh{first.dep}|{first.lemma}|{tokens[head].lemma}",
        f"z{first.dep}|{size}|{edges}", f"ow{first.dep}|{tokens[index].text.lower()}",
        f"oq{first.dep}|{tree.holds_quoted(whole):d}",
    ]  # fmt: skip
    if side == ">":
        after = tokens[whole.stop] if whole.stop < len(tokens) else None
        following = _mark_or_tag(after.text, after.tag) if after else "$"
        features.append(f"a{first.dep}|{size}|{following}")
    return features


def _size(count: int) -> str:
    return "1" if count == 1 else "2-3" if count < 4 else "4-8" if count < 9 else "9+"


def _mark_or_tag(text: str, tag: str) -> str:
    return tag if text.isalnum() else text


def _of_objects(tree: Tree, head: int, steps: list[int]) -> Iterator[str]:
    """What the word's preposition or verb takes: “in an *interview*”, “on *Friday*”."""
    tokens, top = tree.tokens, tree.tokens[head]
    path = "/".join(tokens[step].dep for step in reversed(steps))
    first = tokens[steps[-1]]
    for step in steps:
        if tokens[step].dep in ("pobj", "dobj"):
            taken = tokens[step]
            yield f"ob{path}|{taken.lemma}"
            yield f"obe{first.lemma}|{taken.ent or taken.pos}"
            yield f"obl{top.lemma}|{taken.lemma}"
            break
    for kid in tree.children[steps[-1]]:
        if tokens[kid].dep in ("pobj", "pcomp"):
            taken = tokens[kid]
            yield f"k{first.lemma}|{taken.dep}|{taken.lemma}"
            yield f"ke{first.lemma}|{taken.dep}|{taken.ent or taken.pos}"
            yield f"kh{top.lemma}|{first.lemma}|{taken.ent or taken.pos}"


def _of_outsider(tree: Tree, head: int, index: int) -> list[str]:
    """How a word that does not hang from the head stands to it."""
    own, top = tree.tokens[index], tree.tokens[head]
    over = _steps(tree, index, head)
    place, word = "up" if over else "out", own.text.lower()
    features = [
        "x" + place, f"xw{place}|{word}", f"xt{place}|{own.tag}|{top.tag}", f"xd{place}|{own.dep}"
    ]  # fmt: skip
    if over:
        path = "^".join(tree.tokens[step].dep for step in over)
        features += ["xp" + path, f"xpw{path}|{word}", f"xpt{path}|{own.tag}|{top.lemma}"]
    return features
