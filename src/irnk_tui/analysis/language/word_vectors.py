"""What the model makes of each word: its form once and for all, then the words around it.

The first layers of spaCy's tok2vec look at the form of a word alone, so their outcome is kept; only
the layers that look at its neighbours (Honnibal and Montani 2017) run for every word. Outcomes
differ from spaCy's own by rounding alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Numbers = NDArray[np.intp]
MOST_FORMS = 40_000
"""Word forms kept: 15 MB; at more than that all are forgotten."""
ROWS_AT_ONCE = 384
MIXER = np.uint64(0x9E3779B97F4A7C15)
LEAST_VARIANCE = np.float32(1e-8)


class Doc(Protocol):
    """The words of a text, as spaCy holds them."""

    def __len__(self) -> int: ...

    def to_array(self, py_attr_ids: list[int | str]) -> Any:
        """One row per word with these features."""


@dataclass(frozen=True, slots=True)
class Layer:
    """One layer over a word and its two neighbours: maxout, layer norm, added to its input."""

    weights: Floats
    """Three stacked inputs by the pieces of all outputs, one piece after the other."""
    bias: Floats
    scale: Floats
    shift: Floats


class WordVectors:
    """One tok2vec model with the forms it has seen."""

    def __init__(self, tok2vec: Any) -> None:
        embedding, encoder = tok2vec.layers
        self._columns = embedding.layers[0].attrs["columns"]
        self._embed, self._mix = embedding.layers[2].layers[0], embedding.layers[3].layers[0]
        self._layers = [_layer(residual) for residual in encoder.layers[0].layers]
        self._pad = int(encoder.attrs["pad"])
        self._place: dict[int, int] = {}
        self._forms = np.zeros((0, tok2vec.get_dim("nO")), dtype=np.float32)

    def of(self, docs: Sequence[Doc]) -> Floats:
        """One row per word, one text after the other."""
        if len(self._place) > MOST_FORMS:
            self._place, self._forms = {}, self._forms[:0]
        forms = self._numbers(np.concatenate([doc.to_array(self._columns) for doc in docs]))
        ends = np.cumsum([len(doc) for doc in docs])
        pieces = np.searchsorted(ends, np.arange(ROWS_AT_ONCE, ends[-1], ROWS_AT_ONCE))
        found = np.empty((len(forms), self._forms.shape[1]), dtype=np.float32)
        for first, last in pairwise([0, *np.unique(pieces + 1).tolist(), len(docs)]):
            if first < last:
                piece = slice(int(ends[first - 1]) if first else 0, int(ends[last - 1]))
                lengths = np.diff(ends[first:last], prepend=piece.start)
                found[piece] = self._with_neighbours(forms[piece], lengths)
        return found

    def _with_neighbours(self, forms: Numbers, lengths: Numbers) -> Floats:
        """A few texts, whose rows stay in the processor's cache through all layers."""
        gaps = self._pad * np.arange(1, len(lengths) + 1)
        rows = np.arange(len(forms)) + np.repeat(gaps, lengths)
        values = np.zeros((len(forms) + self._pad * (len(lengths) + 1), self._forms.shape[1]), "f")
        values[rows] = self._forms[forms]
        for layer in self._layers:
            values += _seen_with_neighbours(values, layer)
        found: Floats = values[rows]
        return found

    def _numbers(self, features: NDArray[np.uint64]) -> Numbers:
        """The row of each word's form; forms not seen before are embedded."""
        keys, first, inverse = np.unique(_mixed(features), return_index=True, return_inverse=True)
        fresh = [at for at, key in enumerate(keys.tolist()) if key not in self._place]
        if fresh:
            made = self._mix.predict(self._embed.predict(features[first[fresh]]))
            for place, key in enumerate(keys[fresh].tolist(), len(self._forms)):
                self._place[key] = place
            self._forms = np.concatenate([self._forms, made])
        rows: Numbers = np.array([self._place[key] for key in keys.tolist()], dtype=np.intp)
        return rows[inverse]


def _mixed(features: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """One number for all features of a word."""
    mixed = np.zeros(len(features), dtype=np.uint64)
    for column in range(features.shape[1]):
        mixed = (mixed ^ features[:, column]) * MIXER
        mixed ^= mixed >> np.uint64(29)
    return mixed


def _layer(residual: Any) -> Layer:
    parts = {layer.name: layer for layer in _all_layers(residual)}
    maxout, norm = parts["maxout"], parts["layernorm"]
    weights, bias = maxout.get_param("W"), maxout.get_param("b")
    flat = np.ascontiguousarray(weights.transpose(2, 1, 0).reshape(weights.shape[2], -1))
    return Layer(flat, bias.T.reshape(-1).copy(), norm.get_param("G"), norm.get_param("b"))


def _all_layers(layer: Any) -> Iterator[Any]:
    yield layer
    for inner in layer.layers:
        yield from _all_layers(inner)


def _seen_with_neighbours(values: Floats, layer: Layer) -> Floats:
    """What one layer adds to every row."""
    width = values.shape[1]
    stacked = np.empty((len(values), 3 * width), dtype=np.float32)
    stacked[0, :width] = 0
    stacked[1:, :width] = values[:-1]
    stacked[:, width : 2 * width] = values
    stacked[:-1, 2 * width :] = values[1:]
    stacked[-1, 2 * width :] = 0
    pieces = stacked @ layer.weights
    pieces += layer.bias
    best = np.maximum(pieces[:, :width], pieces[:, width : 2 * width])
    for start in range(2 * width, pieces.shape[1], width):
        np.maximum(best, pieces[:, start : start + width], out=best)
    best -= best.mean(axis=1, keepdims=True)
    variance = np.einsum("ij,ij->i", best, best) / np.float32(width) + LEAST_VARIANCE
    best *= (1 / np.sqrt(variance))[:, None]
    best *= layer.scale
    best += layer.shift
    added: Floats = best
    return added
