"""Learned weights that tell cues of attribution, and the source and content around them.

Logistic regressions over what `quote_features`, `quote_shape` and `quote_reach` read from the
parse: whether a token is the head of a cue, how far the cue reaches from there, and what a branch
near a cue is to it. `tools/train_quotes.py`
makes the weights from PolNeAR (Newell, Margolin and Ruths 2018); only weights of features are
kept, none of its text.
"""

from __future__ import annotations

import gzip
import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Literal

Role = Literal["none", "cue", "source", "content"]
ROLES: tuple[Role, ...] = ("none", "cue", "source", "content")
WEIGHTS = "quote_weights.json.gz"


@dataclass(frozen=True, slots=True)
class QuoteModel:
    """Weights by feature name."""

    cue: Mapping[str, float]
    """Log-odds that a token is the head of a cue."""
    roles: Mapping[str, Sequence[float]]
    """One weight per role, in the order of `ROLES`."""
    heads: frozenset[str]
    """Lemmas, other than of verbs, that can be the head of a cue."""
    reach: Mapping[str, float]
    """Log-odds that a cue goes on to the next word."""

    def odds_of_cue(self, features: Sequence[str]) -> float:
        """What some features add to the log-odds that a token is the head of a cue."""
        return _odds(self.cue, features)

    def chance_of_reach(self, features: Sequence[str]) -> float:
        """How likely a cue goes on to the next word, 0.0 to 1.0."""
        return chance(_odds(self.reach, features))

    def chance_of_roles(self, features: Sequence[str]) -> list[float]:
        """How likely a branch is each of `ROLES`; the four add up to 1.0."""
        weights = self.roles
        found = [weights[name] for name in features if name in weights]
        totals = [sum(column) for column in zip(*found, strict=True)] or [0.0] * len(ROLES)
        highest = max(totals)
        powers = [math.exp(total - highest) for total in totals]
        whole = sum(powers)
        return [power / whole for power in powers]


def chance(odds: float) -> float:
    """The chance that log-odds stand for."""
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, odds))))


def _odds(weights: Mapping[str, float], features: Sequence[str]) -> float:
    return sum([weights[name] for name in features if name in weights])


@lru_cache(maxsize=1)
def quote_model() -> QuoteModel:
    """The weights that ship with irnk, read once per process."""
    packed = files(__package__).joinpath(WEIGHTS).read_bytes()
    values = json.loads(gzip.decompress(packed))
    return QuoteModel(values["cue"], values["roles"], frozenset(values["heads"]), values["reach"])
