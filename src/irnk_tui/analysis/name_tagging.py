"""Which words are names: the decisions of spaCy's recogniser, for many sentences at once.

The recogniser reads a sentence word by word and decides for each whether a name begins, goes on,
ends, stands alone, or none (BILUO). Its scores depend on the word and on the open name alone, so
all sentences can take their next step together; outcomes equal spaCy's own loop, which spends most
of its time asking for the interpreter's lock.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Numbers = NDArray[np.intp]


@dataclass(frozen=True, slots=True)
class Recogniser:
    """The last two layers of the model and what their outcomes mean."""

    bias: Floats
    """One row per hidden value, one column per piece of the maxout."""
    weights: Floats
    """One row per move."""
    move_bias: Floats
    moves: tuple[str, ...]
    """Names of the moves: `O`, `B-ORG` …"""


def move_masks(moves: Sequence[str]) -> tuple[NDArray[np.bool_], dict[str, int]]:
    """Row 0: moves allowed when no name is open; row n: when a name of label n is open.

    Returns:
        The rows, and the number of each label.
    """
    labels = sorted({move[2:] for move in moves if len(move) > 2})
    numbers = {label: number for number, label in enumerate(labels, 1)}
    masks = np.zeros((len(labels) + 1, len(moves)), dtype=bool)
    for at, move in enumerate(moves):
        if move == "O" or (len(move) > 2 and move[0] in "BU"):
            masks[0, at] = True
        elif len(move) > 2:
            masks[numbers[move[2:]], at] = True
    return masks, numbers


def tag(
    features: Floats, lengths: Sequence[int], is_space: NDArray[np.bool_], recogniser: Recogniser
) -> list[str]:
    """The move for each word of all sentences, one sentence after the other.

    Args:
        features: row 0 for “no word”, then one row per word; three columns (the word, the first
            word of the open name, the word before) of hidden values.
        lengths: words in each sentence.
        is_space: for each word, whether it is white space, where no name begins.
    """
    masks, numbers = move_masks(recogniser.moves)
    kinds = np.array([move[0] for move in recogniser.moves])
    label_of = np.array([numbers.get(move[2:], 0) for move in recogniser.moves])
    offsets = np.concatenate([[0], np.cumsum(lengths)[:-1]]).astype(np.intp)
    sizes = np.asarray(lengths)
    taken: Numbers = np.zeros(int(sizes.sum()), dtype=np.intp)
    first: Numbers = np.full(len(sizes), -1, dtype=np.intp)
    open_label: Numbers = np.zeros(len(sizes), dtype=np.intp)
    for step in range(int(sizes.max(initial=0))):
        live = np.flatnonzero(sizes > step)
        word = offsets[live] + step
        scores = _scores(features, word, first[live], recogniser)
        allowed = masks[open_label[live]]
        allowed &= ~_forbidden(kinds, sizes[live] - step == 1, is_space[word])
        best = np.where(allowed, scores, -np.inf).argmax(axis=1)
        taken[word] = best
        begins, ends = kinds[best] == "B", kinds[best] == "L"
        first[live[begins]] = word[begins]
        open_label[live[begins]] = label_of[best[begins]]
        first[live[ends]] = -1
        open_label[live[ends]] = 0
    return [recogniser.moves[move] for move in taken]


def _scores(features: Floats, word: Numbers, first: Numbers, recogniser: Recogniser) -> Any:
    """One row per sentence, one column per move."""
    before = np.where(first >= 0, word - 1, -1)
    hidden = features[word + 1, 0] + features[first + 1, 1] + features[before + 1, 2]
    hidden = hidden.reshape(len(word), *recogniser.bias.shape) + recogniser.bias
    return hidden.max(axis=2) @ recogniser.weights.T + recogniser.move_bias


def _forbidden(
    kinds: NDArray[np.str_], is_last: NDArray[np.bool_], is_space: NDArray[np.bool_]
) -> NDArray[np.bool_]:
    """No name goes on past the last word, and none begins on white space."""
    goes_on = np.isin(kinds, ["B", "I"])
    begins = np.isin(kinds, ["B", "U"])
    forbidden: NDArray[np.bool_] = is_last[:, None] & goes_on | is_space[:, None] & begins
    return forbidden
