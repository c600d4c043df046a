"""Learn the weights of `irnk_tui/analysis/quotes/quote_weights.json.gz` from PolNeAR.

    train_quotes.py DATA [--cache FILE] [--hold-out SOURCE ... | --hold-out-fifth] [-o FILE]

DATA holds polnear.input.jsonl and polnear.gold.jsonl. With --hold-out, the documents of those
sources are left out, so that the weights can be measured on text they have never seen; with
--hold-out-fifth, a fifth of the documents drawn at random. Needs NumPy and SciPy, which spaCy and
datasketch bring along. The same input gives the same weights.
"""

from __future__ import annotations

import argparse
import gzip
import json
from collections import Counter
from collections.abc import Sequence
from itertools import chain
from pathlib import Path
from random import Random
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.sparse import csr_matrix
from scipy.special import logsumexp

from irnk_tui.analysis.quotes.quote_model import ROLES, WEIGHTS
from quote_examples import Example, examples, marked_documents

FEWEST = 3
"""Features seen less often are left out: they are mostly names."""
ROUNDS = 80
FEWEST_HEADS = 2
"""A noun or other word that was the head of a cue less often is never one."""
SMALLEST = 0.1
"""Weights nearer to zero are not kept."""
Weights = NDArray[np.float64]


def fit(found: Sequence[Example], classes: int, *, decay: float) -> dict[str, Weights]:
    """Multinomial logistic regression by L-BFGS (Liu and Nocedal 1989), `decay` on the squares."""
    counts = Counter(name for features, _ in found for name in set(features))
    names = sorted(name for name, count in counts.items() if count >= FEWEST)
    inputs = _inputs(found, {name: place for place, name in enumerate(names)})
    labels = np.eye(classes)[[label for _, label in found]]
    turned = inputs.T.tocsr()

    def loss(flat: Weights) -> tuple[float, Weights]:
        weights = flat.reshape(len(names), classes)
        totals = inputs @ weights
        whole = logsumexp(totals, axis=1)
        slope = turned @ (np.exp(totals - whole[:, None]) - labels) + decay * weights
        cost = (whole - (totals * labels).sum(axis=1)).sum() + decay * (flat @ flat) / 2
        return float(cost), slope.ravel()

    start = np.zeros(len(names) * classes)
    found_best = minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": ROUNDS})
    return dict(zip(names, found_best.x.reshape(len(names), classes), strict=True))


def _inputs(found: Sequence[Example], places: dict[str, int]) -> Any:
    """One row per example, one column per feature."""
    rows = [
        [places[name] for name in dict.fromkeys(features) if name in places]
        for features, _ in found
    ]
    ends = np.cumsum([0, *map(len, rows)])
    columns = np.fromiter(chain.from_iterable(rows), np.int32, ends[-1])
    return csr_matrix((np.ones(ends[-1]), columns, ends), (len(rows), len(places)))


def packed(
    cues: dict[str, Weights],
    roles: dict[str, Weights],
    reaches: dict[str, Weights],
    heads: list[str],
) -> bytes:
    """The weights worth keeping, as the product reads them."""
    kept: dict[str, Any] = {
        "heads": heads,
        "cue": _odds(cues),
        "reach": _odds(reaches),
        "roles": {
            name: [round(float(weight), 2) for weight in row]
            for name, row in roles.items()
            if row.max() - row.min() >= SMALLEST
        },
    }
    text = json.dumps(kept, separators=(",", ":"), sort_keys=True, ensure_ascii=False)
    return gzip.compress(text.encode(), 9, mtime=0)


def _odds(pairs: dict[str, Weights]) -> dict[str, float]:
    """One weight for each feature that tells two classes apart."""
    return {
        name: round(float(pair[1] - pair[0]), 2)
        for name, pair in pairs.items()
        if abs(pair[1] - pair[0]) >= SMALLEST
    }


def main() -> None:
    """Read, learn, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("--cache", type=Path)
    parser.add_argument("--hold-out", nargs="*", default=[])
    parser.add_argument("--hold-out-fifth", action="store_true")
    parser.add_argument(
        "-o", "--output", type=Path, default=Path("src/irnk_tui/analysis/quotes") / WEIGHTS
    )
    words = parser.parse_args()
    marked = marked_documents(words.data, "polnear", words.cache)
    marked = [one for one in marked if one.document.source.name not in words.hold_out]
    marked = [one for one in marked if one.notes["annotators"]]
    if words.hold_out_fifth:
        Random(7).shuffle(marked)
        marked = marked[len(marked) // 5 :]
    cues, roles, reaches, lemmas = examples(marked)
    heads = sorted(lemma for lemma, count in lemmas.items() if count >= FEWEST_HEADS)
    fitted = fit(cues, 2, decay=10.0), fit(roles, len(ROLES), decay=5.0), fit(reaches, 2, decay=2.0)
    weights = packed(*fitted, heads)
    words.output.write_bytes(weights)
    print(
        f"{len(marked)} documents, {len(cues)} tokens, {len(roles)} branches: {len(weights)} bytes"
    )


if __name__ == "__main__":
    main()
