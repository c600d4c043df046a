"""Learn the weights of `irnk_tui/analysis/quote_weights.json.gz` from PolNeAR.

    train_quotes.py DATA [--cache FILE] [--hold-out SOURCE ...] [-o FILE]

DATA holds polnear.input.jsonl and polnear.gold.jsonl. With --hold-out, the documents of those
sources are left out, so that the weights can be measured on text they have never seen. Needs
NumPy, which spaCy brings along. The same input gives the same weights.
"""

from __future__ import annotations

import argparse
import gzip
import json
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from irnk_tui.analysis.quote_model import ROLES, WEIGHTS
from quote_examples import Example, examples, marked_documents

FEWEST = 3
"""Features seen less often are left out: they are mostly names."""
EPOCHS = 6
BATCH = 256
STEP = 0.15
FEWEST_HEADS = 2
"""A noun or other word that was the head of a cue less often is never one."""
SMALLEST = 0.1
"""Weights nearer to zero are not kept."""
Weights = NDArray[np.float64]


def fit(found: Sequence[Example], classes: int, *, decay: float) -> dict[str, Weights]:
    """Multinomial logistic regression by AdaGrad (Duchi et al. 2011), the last epochs averaged."""
    counts = Counter(name for features, _ in found for name in set(features))
    places = {
        name: place
        for place, name in enumerate(sorted(n for n, k in counts.items() if k >= FEWEST), 1)
    }
    inputs = _inputs(found, places)
    labels = np.array([label for _, label in found])
    weights = np.zeros((len(places) + 1, classes))
    squares = np.full_like(weights, 0.01)
    total = np.zeros_like(weights)
    random = np.random.default_rng(1)
    for epoch in range(EPOCHS):
        order = random.permutation(len(found))
        for first in range(0, len(order), BATCH):
            batch = order[first : first + BATCH]
            _step(weights, squares, inputs[batch], labels[batch], decay)
        if epoch >= EPOCHS // 2:
            total += weights / (EPOCHS - EPOCHS // 2)
    return {name: total[place] for name, place in places.items()}


def _inputs(found: Sequence[Example], places: dict[str, int]) -> NDArray[np.int32]:
    """Places of each example's features; the rest of a row is 0, a feature without weight."""
    inputs = np.zeros((len(found), max(len(features) for features, _ in found)), np.int32)
    for row, (features, _) in enumerate(found):
        known = [places[name] for name in dict.fromkeys(features) if name in places]
        inputs[row, : len(known)] = known
    return inputs


def _step(
    weights: Weights,
    squares: Weights,
    inputs: NDArray[np.int32],
    labels: NDArray[Any],
    decay: float,
) -> None:
    totals = weights[inputs].sum(axis=1)
    chances = np.exp(totals - totals.max(axis=1, keepdims=True))
    chances /= chances.sum(axis=1, keepdims=True)
    chances[np.arange(len(labels)), labels] -= 1
    used, where = np.unique(inputs.ravel(), return_inverse=True)
    wide = inputs.shape[1]
    slope: Weights = np.stack(
        [
            np.bincount(where, weights=np.repeat(column, wide), minlength=len(used))
            for column in chances.T
        ],
        axis=1,
    )
    slope = slope + decay * weights[used]
    slope[used == 0] = 0
    squares[used] += slope * slope
    weights[used] -= STEP * slope / np.sqrt(squares[used])


def packed(cues: dict[str, Weights], roles: dict[str, Weights], heads: list[str]) -> bytes:
    """The weights worth keeping, as the product reads them."""
    kept: dict[str, Any] = {
        "heads": heads,
        "cue": {
            name: round(float(pair[1] - pair[0]), 2)
            for name, pair in cues.items()
            if abs(pair[1] - pair[0]) >= SMALLEST
        },
        "roles": {
            name: [round(float(weight), 2) for weight in row]
            for name, row in roles.items()
            if row.max() - row.min() >= SMALLEST
        },
    }
    text = json.dumps(kept, separators=(",", ":"), sort_keys=True, ensure_ascii=False)
    return gzip.compress(text.encode(), 9, mtime=0)


def main() -> None:
    """Read, learn, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("--cache", type=Path)
    parser.add_argument("--hold-out", nargs="*", default=[])
    parser.add_argument(
        "-o", "--output", type=Path, default=Path("src/irnk_tui/analysis") / WEIGHTS
    )
    words = parser.parse_args()
    marked = marked_documents(words.data, "polnear", words.cache)
    marked = [one for one in marked if one.document.source.name not in words.hold_out]
    marked = [one for one in marked if one.notes["annotators"]]
    cues, roles, lemmas = examples(marked)
    heads = sorted(lemma for lemma, count in lemmas.items() if count >= FEWEST_HEADS)
    weights = packed(fit(cues, 2, decay=0.3), fit(roles, len(ROLES), decay=0.1), heads)
    words.output.write_bytes(weights)
    print(
        f"{len(marked)} documents, {len(cues)} tokens, {len(roles)} branches: {len(weights)} bytes"
    )


if __name__ == "__main__":
    main()
