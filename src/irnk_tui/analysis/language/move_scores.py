"""What the parser and the recogniser of names think of each next move, for many sentences at once.

Both read a sentence move by move and look at a few words at a time (Kiperwasser and Goldberg 2016).
What each word adds to the hidden values, in each place it can be looked at from, is worked out
beforehand. spaCy's own loop adds these up state by state and asks for the interpreter's lock each
time; here all states take their next step together. Outcomes differ by rounding alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import repeat
from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Numbers = NDArray[np.intp]


@dataclass(frozen=True, slots=True)
class MoveWeights:
    """The last two layers of a part of the model."""

    places: tuple[Floats, ...]
    """For each place that is looked at: one row per input, the hidden values of one piece after
    those of the other."""
    absent: tuple[Floats, ...]
    """The hidden values of each place when no word is there."""
    bias: Floats
    pieces: int
    """How many hidden values each outcome is the highest of."""
    moves: Floats
    """One row per outcome, one column per move."""
    move_bias: Floats


def move_weights(lower: Any, upper: Any) -> MoveWeights:
    """The weights of two of spaCy's layers."""
    weights, absent = lower.get_param("W"), lower.get_param("pad")[0]
    return MoveWeights(
        places=tuple(np.ascontiguousarray(_in_pieces(each).T) for each in weights),
        absent=tuple(_in_pieces(each) for each in absent),
        bias=_in_pieces(lower.get_param("b")),
        pieces=weights.shape[2],
        moves=np.ascontiguousarray(upper.get_param("W").T),
        move_bias=upper.get_param("b"),
    )


def _in_pieces(values: Floats) -> Floats:
    """Hidden values by pieces turned into one piece after the other."""
    turned = np.swapaxes(values, 0, 1)
    return np.ascontiguousarray(turned.reshape(-1, *turned.shape[2:]))


def _with_absent(place: Floats, absent: Floats, words: Floats) -> Floats:
    """What each word adds to the hidden values in one place, after the row for no word."""
    added = np.empty((len(words) + 1, len(absent)), dtype=np.float32)
    added[0] = absent
    np.matmul(words, place, out=added[1:])
    return added


class MoveScores:
    """The scores of moves over the words of some sentences."""

    def __init__(self, weights: MoveWeights, words: Floats) -> None:
        self._weights = weights
        self._added = list(map(_with_absent, weights.places, weights.absent, repeat(words)))
        self._added[0] += weights.bias

    def of(self, looked_at: Numbers) -> Floats:
        """One row per state, one column per move.

        Args:
            looked_at: one row per state, one column per place: number of the word counted from 1
                over all sentences, or 0 for none.
        """
        hidden = self._added[0].take(looked_at[:, 0], axis=0)
        for place, added in enumerate(self._added[1:], 1):
            hidden += added.take(looked_at[:, place], axis=0)
        best, *others = np.split(hidden, self._weights.pieces, axis=1)
        for other in others:
            best = np.maximum(best, other)
        scores: Floats = best @ self._weights.moves
        scores += self._weights.move_bias
        return scores
