"""How likely a word is the head of a cue, and from when on it is taken for one."""

from __future__ import annotations

from math import log

from irnk_tui.analysis.quotes.cues import SAYING
from irnk_tui.analysis.quotes.quote_features import word_features
from irnk_tui.analysis.quotes.quote_model import QuoteModel, chance
from irnk_tui.analysis.quotes.quote_shape import shape_features
from irnk_tui.analysis.quotes.quote_tree import Tree

LEAST = 0.35
"""A word is taken as a cue from this chance on; below it irnk stays silent.

About half of the token F1 that is reached, below which one more word lowers it.
"""
LEAST_SAYING = 0.25
"""The same for verbs of saying: what is lost with one is mostly somebody's words."""
HOPELESS = -2.0
"""Log-odds by a token's words alone from which nothing that it governs makes it a cue."""
IN_WORDS = 0.85
"""Log-odds that a word loses inside the words of a sure attribution."""
IN_CUE = 1.6
"""Log-odds that it loses inside the cue of a sure attribution."""


def chance_of_cue(tree: Tree, model: QuoteModel, index: int) -> float:
    """How likely a token is the head of a cue; 0.0 where its words rule that out."""
    odds = model.odds_of_cue(word_features(tree, index))
    if odds < HOPELESS and tree.tokens[index].lemma not in SAYING:
        return 0.0
    return chance(odds + model.odds_of_cue(shape_features(tree, index)))


def least_chance(tree: Tree, index: int) -> float:
    """From which chance on a token is taken as a cue where it stands free."""
    return LEAST_SAYING if tree.tokens[index].lemma in SAYING else LEAST


def is_likely(tree: Tree, index: int, likely: float, told: float, taken: float) -> bool:
    """Whether a token is a cue although others are sure of it.

    Args:
        likely: The chance that it is the head of a cue.
        told: The chance of the likeliest attribution that holds it as what is said. It counts
            nothing against verbs of saying: “He says they *said* …”.
        taken: The chance of the likeliest one that holds it as part of the cue.
    """
    in_words = 0.0 if tree.tokens[index].lemma in SAYING else IN_WORDS * told
    return _odds(likely) >= _odds(least_chance(tree, index)) + in_words + IN_CUE * taken


def _odds(likely: float) -> float:
    return log(likely / (1.0 - likely + 1e-9))
