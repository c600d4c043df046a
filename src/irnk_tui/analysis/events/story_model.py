"""How likely two documents tell the same story, set right for the corpus at hand."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import numpy as np

from irnk_tui.analysis.vectors.sparse import Floats

STAKE = 100
"""How many pairs the share that was learned counts for: a few pairs alone tell little."""


@dataclass(frozen=True, slots=True)
class StoryModel:
    """A logistic model over the features of a pair."""

    means: tuple[float, ...]
    scales: tuple[float, ...]
    weights: tuple[float, ...]
    offset: float
    share: float
    """The share of pairs that told the same story where the weights were learned."""


@cache
def story_model() -> StoryModel:
    """The model that ships with irnk."""
    facts = json.loads(files(__package__).joinpath("story_model.json").read_text("utf-8"))
    numbers = {name: tuple(facts[name]) for name in ("means", "scales", "weights")}
    return StoryModel(**numbers, offset=facts["offset"], share=facts["share"])


def likelihoods(features: Floats, model: StoryModel) -> Floats:
    """How likely each pair tells the same story, 0.0 to 1.0.

    How many pairs do is first estimated from the corpus itself, so that a small corpus of long
    stories and a large one of short ones are both read right (Saerens et al. 2002).
    """
    if not len(features):
        return np.zeros(0)
    centred = (features - np.array(model.means)) / np.array(model.scales)
    raw = 1 / (1 + np.exp(-(centred @ np.array(model.weights) + model.offset)))
    return _set_right(np.clip(raw, 1e-6, 1 - 1e-6), model.share)


def _set_right(raw: Floats, learned: float) -> Floats:
    share, found = learned, raw
    for _ in range(100):
        yes, no = raw * share / learned, (1 - raw) * (1 - share) / (1 - learned)
        found = yes / (yes + no)
        before = share
        share = (float(found.sum()) + learned * STAKE) / (len(raw) + STAKE)
        if abs(before - share) < 1e-6:
            break
    return np.asarray(found)
