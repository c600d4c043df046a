"""Training examples for `train_quotes.py`: what the gold says about tokens and branches."""

from __future__ import annotations

import json
import pickle
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from irnk_tui.analysis.language import nlp
from irnk_tui.analysis.language.parsed import Parsed
from irnk_tui.analysis.language.sentences import sentences
from irnk_tui.analysis.quotes.attributions import near
from irnk_tui.analysis.quotes.quote_features import (
    Branch,
    below,
    branch_features,
    cue_features,
    is_possible,
)
from irnk_tui.analysis.quotes.quote_model import ROLES
from irnk_tui.analysis.quotes.quote_reach import beside, reach_features
from irnk_tui.analysis.quotes.quote_tree import Tree, tree
from irnk_tui.analysis.quotes.quotemarks import quoted
from irnk_tui.model.document import Document, Source
from irnk_tui.model.text import DocumentId

AT_ONCE = 50
Example = tuple[list[str], int]
"""Features and the number of the class."""


@dataclass(frozen=True)
class Marked:
    """One document with its parse and what its first annotator marked."""

    document: Document
    parsed: Parsed
    notes: dict[str, Any]


@dataclass(frozen=True)
class Gold:
    """One attribution as indices of tokens."""

    source: set[int]
    cue: set[int]
    content: set[int]


def marked_documents(folder: Path, name: str, cache: Path | None) -> list[Marked]:
    """The documents of a set, parsed; the parse is kept in `cache` if given."""
    rows = [json.loads(line) for line in (folder / f"{name}.input.jsonl").open(encoding="utf8")]
    notes = [json.loads(line) for line in (folder / f"{name}.gold.jsonl").open(encoding="utf8")]
    documents = [
        Document(DocumentId(row["id"]), row["text"], row.get("title"), Source(row["source"]))
        for row in rows
    ]
    parsed = _parsed(documents, cache)
    return [
        Marked(document, words, note["annotations"])
        for document, words, note in zip(documents, parsed, notes, strict=True)
    ]


def _parsed(documents: Sequence[Document], cache: Path | None) -> list[Parsed]:
    if cache and cache.exists():
        kept: list[Parsed] = pickle.loads(cache.read_bytes())
        return kept
    found: list[Parsed] = []
    for first in range(0, len(documents), AT_ONCE):
        some = documents[first : first + AT_ONCE]
        found += nlp.parse_many(some, [sentences(document) for document in some])
    if cache:
        cache.write_bytes(pickle.dumps(found))
    return found


def examples(
    marked: Sequence[Marked],
) -> tuple[list[Example], list[Example], list[Example], Counter[str]]:
    """Cues (class 1) and other tokens (0), branches by role, words that a cue goes on to (1) or
    ends before (0), and how often a lemma heads a cue."""
    cues: list[Example] = []
    roles: list[Example] = []
    reaches: list[Example] = []
    lemmas: Counter[str] = Counter()
    for each in marked:
        grown = tree(each.parsed.text, quoted(each.document.text))
        heads = {_head(grown, gold.cue): gold for gold in _golds(grown, each.notes)}
        lemmas.update(
            grown.tokens[head].lemma for head in heads if grown.tokens[head].pos != "VERB"
        )
        for index in range(len(grown.tokens)):
            if index in heads or is_possible(grown, index):
                cues.append((cue_features(grown, index), int(index in heads)))
        for head, gold in heads.items():
            roles += _branches(grown, head, gold)
            reaches += _reaches(grown, head, gold)
    return cues, roles, reaches, lemmas


def _reaches(grown: Tree, head: int, gold: Gold) -> Iterator[Example]:
    """The words beside a head as far as its cue goes, and the first behind it."""
    for side in (1, -1):
        for index in beside(grown, head, side):
            yield reach_features(grown, head, index), int(index in gold.cue)
            if index not in gold.cue:
                break


def _golds(grown: Tree, notes: dict[str, Any]) -> Iterator[Gold]:
    for attribution in notes["attributions"]:
        if attribution["annotator"] == notes["annotators"][0]:
            parts = (_indices(grown, attribution[key]) for key in ("source", "cue", "content"))
            gold = Gold(*parts)
            if gold.cue:
                yield gold


def _indices(grown: Tree, spans: Sequence[Sequence[int]]) -> set[int]:
    starts = [token.start for token in grown.tokens]
    return {
        index
        for start, end in spans
        for index in range(bisect_left(starts, start), bisect_left(starts, end))
    }


def _head(grown: Tree, cue: set[int]) -> int:
    """The verb (else noun, else any word) of the cue that hangs from outside it."""
    tokens = grown.tokens
    tops = [index for index in sorted(cue) if grown.parent(index) not in cue]
    for kinds in (("VERB",), ("NOUN", "ADJ", "AUX")):
        for index in tops:
            if tokens[index].pos in kinds:
                return index
    return next((index for index in tops if tokens[index].pos != "PUNCT"), tops[0])


def _branches(grown: Tree, head: int, gold: Gold) -> Iterator[Example]:
    waiting = near(grown, head)
    while waiting:
        branch = waiting.pop()
        if grown.tokens[branch.top].dep == "punct":
            continue
        role = _role(grown, branch, gold)
        yield branch_features(grown, head, branch), ROLES.index(role)
        if role == "cue":
            waiting += below(grown, branch.top, branch.path)


def _role(grown: Tree, branch: Branch, gold: Gold) -> Any:
    if branch.may_open and branch.top in gold.cue:
        return "cue"
    indices = branch.indices()
    words = {index for index in indices if grown.tokens[index].pos != "PUNCT"} or indices
    if len(words & gold.content) > len(words) / 2:
        return "content"
    return "source" if len(words & gold.source) > len(words) / 2 else "none"
