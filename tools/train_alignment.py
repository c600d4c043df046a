"""Learn the weights of `analysis/rows/sentence_pairs.py` from sentences that people coded.

    train_alignment.py DIR     DIR holds SET.input.jsonl and SET.gold.jsonl for the sets below

Prints the weights learned from all sets, each set counting the same, and how well weights learned
without an event order that event's pairs (area under the curve, five folds).
"""

from __future__ import annotations

import json
import re
import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from irnk_tui.analysis.language.sentences import sentences
from irnk_tui.analysis.rows.sentence_pairs import WEIGHTS, evidence_of, sentences_of
from irnk_tui.model.annotation import Annotations
from irnk_tui.model.document import Document, Source
from irnk_tui.model.text import DocumentId

SETS = ("newswcl50", "ecbplus")
SHARES = {"newswcl50": 3.0, "ecbplus": 1.0}
"""What a set counts for: the one whose documents all tell one story teaches the words."""
FOLDS = 5
PENALTY = 2.0
THINGS = ("EVENT", "ACTION", "OBJECT", "MISC")
CUT = re.compile(r"(?<=[.!?”\"’])\s+(?=[A-Z“\"‘])|\n+")

Array = NDArray[np.float64]
Coded = list[tuple[int, int, frozenset[str]]]


def lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]


def coded(gold: dict[str, Any], text: str) -> Coded:
    """Start, end and reported things of each sentence that somebody coded."""
    notes = gold["annotations"]
    if "cdcr_mentions" not in notes:
        told = defaultdict(set)
        for mention in notes["mentions"]:
            if mention["event"] and mention["cross_doc"]:
                told[mention["sent"]].add(mention["chain"])
        found = [s for s in notes["sentences"] if s["validated"]]
        return [(s["start"], s["end"], frozenset(told[s["n"]])) for s in found]
    cuts = [0, *(match.end() for match in CUT.finditer(text)), len(text)]
    rows: Coded = []
    for start, end in pairwise(cuts):
        chains = {
            m["chain"]
            for m in notes["cdcr_mentions"]
            if m["field"] == "text" and start <= m["start"] < end
        }
        things = frozenset(c for c in chains if c.rsplit("_", 1)[-1] in THINGS)
        if things:
            rows.append((start, end, things))
    return rows


def pairs(documents: Sequence[Document], told: Sequence[Coded]) -> tuple[Array, Array]:
    """Evidence and answer of every pair of coded sentences of two documents."""
    annotations = {d.id: Annotations(d.id, "", sentences(d)) for d in documents}
    found = sentences_of(documents, annotations)
    things: list[frozenset[str] | None] = []
    for sentence in found:
        span = sentence.span
        hits = [t for a, z, t in told[sentence.document] if span.start < z and a < span.end]
        things.append(frozenset().union(*hits) if hits and not sentence.is_title else None)
    evidence = evidence_of(found)
    rows, answers = [], []
    judged = [n for n, thing in enumerate(things) if thing is not None]
    for place, left in enumerate(judged):
        for right in judged[place + 1 :]:
            if found[left].document != found[right].document:
                rows.append([evidence[name][left, right] for name in WEIGHTS])
                answers.append(bool((things[left] or set()) & (things[right] or set())))
    return np.array(rows, float).reshape(-1, len(WEIGHTS)), np.array(answers, float)


def groups(folder: Path, name: str) -> Iterator[tuple[Array, Array]]:
    texts = {d["id"]: d for d in lines(folder / f"{name}.input.jsonl")}
    by_event = defaultdict(list)
    for gold in lines(folder / f"{name}.gold.jsonl"):
        by_event[gold["topic_id"] or gold["event_id"]].append(gold)
    for members in by_event.values():
        rows = [texts[gold["id"]] for gold in members]
        told = [coded(gold, row["text"]) for gold, row in zip(members, rows, strict=True)]
        yield pairs(
            [Document(DocumentId(r["id"]), r["text"], r["title"], Source("x")) for r in rows], told
        )


def fit(evidence: Array, answers: Array, shares: Array, penalty: float = PENALTY) -> Array:
    """Penalised logistic regression by Newton's method; the last weight is the bias."""
    wide = np.c_[evidence, np.ones(len(evidence))]
    weights = np.zeros(wide.shape[1])
    ridge = penalty * np.r_[np.ones(len(weights) - 1), 0]
    for _ in range(40):
        likely = 1 / (1 + np.exp(-wide @ weights))
        slope = wide.T @ (shares * (likely - answers)) + ridge * weights
        bend = (wide.T * (shares * likely * (1 - likely))) @ wide + np.diag(ridge + 1e-9)
        weights -= np.linalg.solve(bend, slope)
    return weights


def area(scores: Array, answers: Array) -> float:
    ranks = np.argsort(np.argsort(scores)).astype(float)
    right = float(answers.sum())
    above = float(ranks[answers > 0].sum()) - right * (right - 1) / 2
    return above / (right * (len(answers) - right))


def main(folder: Path) -> None:
    data = [(name, group) for name in SETS for group in groups(folder, name) if len(group[1])]
    size = {name: sum(len(g[1]) for n, g in data if n == name) for name in SETS}

    def learned(chosen: Sequence[tuple[str, tuple[Array, Array]]]) -> Array:
        shares = [np.full(len(g[1]), 10_000 * SHARES[n] / size[n]) for n, g in chosen]
        evidence = np.concatenate([g[0] for _, g in chosen])
        return fit(evidence, np.concatenate([g[1] for _, g in chosen]), np.concatenate(shares))

    scores: dict[str, list[Array]] = defaultdict(list)
    answers: dict[str, list[Array]] = defaultdict(list)
    for fold in range(FOLDS):
        weights = learned([each for n, each in enumerate(data) if n % FOLDS != fold])
        for name, (evidence, answer) in data[fold::FOLDS]:
            scores[name].append(np.c_[evidence, np.ones(len(evidence))] @ weights)
            answers[name].append(answer)
    for name in SETS:
        print(name, f"{area(np.concatenate(scores[name]), np.concatenate(answers[name])):.3f}")
    print(dict(zip([*WEIGHTS, "bias"], learned(data).round(2).tolist(), strict=True)))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
