"""Learns the weights in story_model.json, and says how well each set is read without its own help.

    python tools/train_stories.py DATA [SET ...]

DATA holds SET.input.jsonl and SET.gold.jsonl, whose rows carry `event_id`. Each set is judged by
weights learned on the others, with each kind of evidence left out in turn; the weights that are
written are learned on all but the one kept aside.
"""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from datetime import date
from pathlib import Path

import numpy as np

from irnk_tui.analysis.events.stories import FAINTEST, cut_of
from irnk_tui.analysis.events.story_features import FEATURES, pairs_of
from irnk_tui.analysis.events.story_model import StoryModel, likelihoods
from irnk_tui.analysis.events.story_views import unpacked, views_of
from irnk_tui.analysis.vectors.clusters import average_link
from irnk_tui.analysis.vectors.sparse import Floats, Ints
from irnk_tui.model.date import Date
from irnk_tui.model.document import Document, Source
from irnk_tui.model.text import DocumentId

SETS = ("basil", "newswcl50", "seesaw", "pac", "ecbplus", "allsides-events")
OUT = Path(__file__).parents[1] / "src/irnk_tui/analysis/events/story_model.json"
KEPT_ASIDE = "ecbplus"
"""Never learned from: its corpus is a dozen short texts for every story, like no other."""
RIDGE = 100.0
Pairs = tuple[int, Ints, Ints, Floats, Floats]


def main(data: Path, names: list[str]) -> None:
    """Prints a line per set, then writes the weights."""
    sets = {name: _pairs(data, name) for name in names}
    gold = {name: [r["event_id"] for r in _lines(data / f"{name}.gold.jsonl")] for name in names}
    for without in [None, *_KINDS]:
        figures = []
        for name in names:
            others = [s for n, s in sets.items() if n not in (name, KEPT_ASIDE)]
            hidden = _columns(without)
            model = learn([_blank(s, hidden) for s in others])
            figures.append(judge(_blank(sets[name], hidden), gold[name], model))
        told = "  ".join(f"{n} {f:.3f}" for n, f in zip(names, figures, strict=True))
        print(f"without {without or 'nothing':12s} mean {np.mean(figures):.3f}  {told}", flush=True)
    _write(learn([s for n, s in sets.items() if n != KEPT_ASIDE]))


_KINDS = ("text", "title", "opening", "names", "word pairs", "numbers", "company", "date")


def _columns(kind: str | None) -> list[int]:
    if kind is None:
        return []
    if kind == "company":
        return [n for n, f in enumerate(FEATURES) if "company" in f]
    if kind == "date":
        return list(range(12, 16))
    return [FEATURES.index(kind)]


def _blank(pairs: Pairs, hidden: list[int]) -> Pairs:
    count, first, second, features, same = pairs
    features = features.copy()
    features[:, hidden] = 0
    return count, first, second, features, same


def learn(sets: list[Pairs]) -> StoryModel:
    """Ridge logistic regression by Newton steps; each set weighs by the root of its size."""
    x = np.concatenate([s[3] for s in sets])
    y = np.concatenate([s[4] for s in sets])
    weight = np.concatenate([np.full(len(s[4]), len(s[4]) ** -0.5) for s in sets])
    weight *= len(weight) / weight.sum()
    means, scales = x.mean(axis=0), x.std(axis=0)
    scales[scales == 0] = 1
    z = np.column_stack(((x - means) / scales, np.ones(len(x))))
    ridge = np.diag([RIDGE] * x.shape[1] + [0.0])
    beta = np.zeros(z.shape[1])
    for _ in range(30):
        p = 1 / (1 + np.exp(-z @ beta))
        step = np.linalg.solve(
            (z * (weight * p * (1 - p))[:, None]).T @ z + ridge,
            z.T @ (weight * (y - p)) - ridge @ beta,
        )
        beta += step
        if np.abs(step).max() < 1e-6:
            break
    return StoryModel(
        tuple(means), tuple(scales), tuple(beta[:-1]), float(beta[-1]),
        float((weight * y).sum() / weight.sum()),
    )  # fmt: skip


def judge(pairs: Pairs, gold: list[str], model: StoryModel) -> float:
    """BCubed F1 of the groups found with these weights."""
    count, first, second, features, _ = pairs
    scores = likelihoods(features, model)
    linked = {
        (int(a), int(b)): float(s)
        for a, b, s in zip(first, second, scores, strict=True)
        if s > FAINTEST
    }
    groups = average_link(count, linked, cut=cut_of(linked.values(), count))
    true: dict[str, set[int]] = defaultdict(set)
    for n, event in enumerate(gold):
        true[event].add(n)
    precision = recall = 0.0
    for members in groups:
        for n in members:
            shared = len(true[gold[n]] & set(members))
            precision += shared / len(members) / count
            recall += shared / len(true[gold[n]]) / count
    return 2 * precision * recall / (precision + recall)


def _pairs(data: Path, name: str) -> Pairs:
    rows = _lines(data / f"{name}.input.jsonl")
    gold = [r["event_id"] for r in _lines(data / f"{name}.gold.jsonl")]
    documents = [_document(r) for r in rows]
    views = unpacked([views_of(d) for d in documents])
    first, second, features = pairs_of(views, [d.date for d in documents])
    same = np.array([gold[a] == gold[b] for a, b in zip(first, second, strict=True)], dtype=float)
    return len(rows), first, second, features, same


def _document(row: dict[str, str]) -> Document:
    told = row.get("date")
    day = Date.of_day(date.fromisoformat(told[:10])) if told and len(told) >= 10 else None
    return Document(DocumentId(row["id"]), row["text"], row.get("title"), Source("-"), date=day)


def _lines(path: Path) -> list[dict[str, str]]:
    return [json.loads(line) for line in path.read_text("utf-8").split("\n") if line.strip()]


def _write(model: StoryModel) -> None:
    facts = {
        "features": list(FEATURES),
        "means": [round(m, 6) for m in model.means],
        "scales": [round(s, 6) for s in model.scales],
        "weights": [round(w, 6) for w in model.weights],
        "offset": round(model.offset, 6),
        "share": round(model.share, 6),
    }
    OUT.write_text(json.dumps(facts, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:] or list(SETS))
