"""Which words are names: the decisions of spaCy's recogniser, for many sentences at once.

The recogniser reads a sentence word by word and decides for each whether a name begins, goes on,
ends, stands alone, or none (BILUO). Its scores depend on the word and on the open name alone, so
all sentences can take their next step together; outcomes equal spaCy's own loop.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from irnk_tui.analysis.language.move_scores import Floats, MoveScores, Numbers


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
    scores: MoveScores, lengths: Sequence[int], is_space: NDArray[np.bool_], moves: Sequence[str]
) -> list[str]:
    """The move for each word of all sentences, one sentence after the other.

    Args:
        scores: looks at three places: the word, the first word of the open name, the word before.
        lengths: words in each sentence.
        is_space: for each word, whether it is white space, where no name begins.
        moves: names of the moves: `O`, `B-ORG` …
    """
    masks, numbers = move_masks(moves)
    kinds = np.array([move[0] for move in moves])
    label_of = np.array([numbers.get(move[2:], 0) for move in moves])
    refused = _refused(masks, kinds)
    begins, ends = kinds == "B", kinds == "L"
    sizes = np.asarray(lengths)
    order = np.argsort(-sizes, kind="stable")
    starts = (np.cumsum(sizes) - sizes)[order]
    sizes = sizes[order]
    taken: Numbers = np.zeros(len(is_space), dtype=np.intp)
    first: Numbers = np.full(len(sizes), -1, dtype=np.intp)
    open_label: Numbers = np.zeros(len(sizes), dtype=np.intp)
    for step in range(int(sizes.max(initial=0))):
        live = int(np.searchsorted(-sizes, -step))
        word, since = starts[:live] + step, first[:live]
        before = np.where(since >= 0, word, 0)
        found = scores.of(np.stack([word + 1, since + 1, before], axis=1))
        found += refused[2 * (sizes[:live] - step == 1) + is_space[word], open_label[:live]]
        best = found.argmax(axis=1)
        taken[word] = best
        starting, ending = begins[best], ends[best]
        np.copyto(since, word, where=starting)
        np.copyto(since, -1, where=ending)
        np.copyto(open_label[:live], label_of[best], where=starting)
        np.copyto(open_label[:live], 0, where=ending)
    return [moves[move] for move in taken.tolist()]


def _refused(masks: NDArray[np.bool_], kinds: NDArray[np.str_]) -> Floats:
    """Minus infinity for each move that is not allowed: by limit, open name and move.

    The limit is 1 on white space, where no name begins, and 2 on the last word of a sentence, past
    which none goes on; 3 is both.
    """
    goes_on, begins = np.isin(kinds, ["B", "I"]), np.isin(kinds, ["B", "U"])
    nothing = np.zeros(len(kinds), dtype=bool)
    limits = np.stack([nothing, begins, goes_on, begins | goes_on])
    allowed = masks[None] & ~limits[:, None]
    return np.where(allowed, 0, -np.inf).astype(np.float32)
