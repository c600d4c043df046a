"""Learn the weights of `analysis/rows/row_sureness.py` from pairs of passages marked by hand.

    train_rows.py DATA NK_IRAN

DATA holds SET.input.jsonl, NK_IRAN is articles.jsonl of the North Korea and Iran project. The
marks hold document ids and offsets only; rules for marking are in docs/quality-marks.md. Prints,
for weights learned on one half and measured on the other, how many of the pairs held for sure are
right and how many of the right ones are held for sure, then the weights learned from all.
"""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from pathlib import Path
from typing import Any

import numpy as np

from irnk_tui.analysis.language.sentences import sentences
from irnk_tui.analysis.rows.row_sureness import WEIGHTS, Sureness
from irnk_tui.analysis.rows.sentence_pairs import sentences_of
from irnk_tui.analysis.rows.vocabulary import vocabulary_of
from irnk_tui.model.account import SURELY_ALIKE
from irnk_tui.model.annotation import Annotations
from irnk_tui.model.document import Document, Source
from irnk_tui.model.text import DocumentId
from train_alignment import area, fit

MARKS = Path(__file__).parent / "marks" / "rows.jsonl"
PENALTY = 0.1
HALVES = ("learn", "measure")


def evidence(documents: list[Document], marks: list[dict[str, Any]]) -> list[tuple[float, ...]]:
    """The evidence for each marked pair of one story; pairs cut otherwise now are left out."""
    found = sentences_of(documents, {d.id: Annotations(d.id, "", sentences(d)) for d in documents})
    vocabulary = vocabulary_of(found)
    sure = Sureness(found, vocabulary)
    place = {
        (documents[s.document].id, s.span.field, s.span.start, s.span.end): n
        for n, s in enumerate(found)
    }
    known = [m for m in marks if tuple(m["left"]) in place and tuple(m["right"]) in place]
    return [
        (
            *sure.evidence(place[tuple(m["left"])], place[tuple(m["right"])]),
            m["mark"] == "right",
            HALVES.index(m["half"]),
        )
        for m in known
    ]


def stories(data: Path, nk_iran: Path) -> list[tuple[float, ...]]:
    marks = [json.loads(line) for line in MARKS.read_text("utf-8").splitlines()]
    by_story = defaultdict(list)
    for mark in marks:
        by_story[mark["set"], tuple(mark["documents"])].append(mark)
    texts: dict[str, dict[str, Any]] = {}
    for name in {mark["set"] for mark in marks}:
        path = nk_iran if name == "nk-iran" else data / f"{name}.input.jsonl"
        rows = map(json.loads, path.read_text("utf-8").splitlines())
        texts |= {row["id"]: row for row in rows}
    pairs = []
    for (_, ids), mine in by_story.items():
        read = [texts[key] for key in ids]
        documents = [
            Document(DocumentId(r["id"]), r["text"], r.get("title"), Source("x")) for r in read
        ]
        pairs += evidence(documents, mine)
    return pairs


def main(data: Path, nk_iran: Path) -> None:
    table = np.array(stories(data, nk_iran), float)
    facts, right, half = table[:, :-2], table[:, -2], table[:, -1]
    for other, name in enumerate(HALVES):
        seen, unseen = half != other, half == other
        weights = fit(facts[seen], right[seen], np.ones(int(seen.sum())), PENALTY)
        score = np.c_[facts[unseen], np.ones(int(unseen.sum()))] @ weights
        sure = 1 / (1 + np.exp(-score)) >= SURELY_ALIKE
        told = right[unseen]
        print(
            f"{name:8s} {len(told)} pairs, {told.mean():.2f} right; area {area(score, told):.3f}; "
            f"sure {int(sure.sum())}, {told[sure].mean():.2f} right; "
            f"{told[sure].sum() / told.sum():.2f} of the right ones"
        )
    learned = fit(facts, right, np.ones(len(right)), PENALTY)
    print(dict(zip([*WEIGHTS, "bias"], learned.round(2).tolist(), strict=True)))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
