"""Word vectors made in two steps are those of the model."""

import numpy as np
import pytest

from irnk_tui.analysis.language import nlp, word_vectors
from irnk_tui.analysis.language.word_vectors import WordVectors

TEXTS = [
    "The ministry denied it.",
    "Anna Berg",
    "  spaces\n and “quotes” 🙂",
    "It denied it again.",
]


@pytest.mark.parametrize("part", ["tok2vec", "ner"])
def test_they_are_those_of_the_model(part: str) -> None:
    component = dict(nlp.model().components)[part].model
    tok2vec = component if part == "tok2vec" else component.get_ref("tok2vec").layers[0]
    docs = [nlp.model().make_doc(text) for text in TEXTS]
    made = WordVectors(tok2vec).of(docs)
    assert np.allclose(made, np.concatenate(tok2vec.predict(docs)), atol=1e-4)


def test_forms_that_were_forgotten_are_made_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(word_vectors, "MOST_FORMS", 3)
    vectors = WordVectors(dict(nlp.model().components)["tok2vec"].model)
    docs = [nlp.model().make_doc(text) for text in TEXTS]
    assert np.array_equal(vectors.of(docs), vectors.of(docs))


@pytest.mark.parametrize("rows", [1, 4, 9])
def test_texts_taken_in_pieces_come_out_as_all_at_once(
    monkeypatch: pytest.MonkeyPatch, rows: int
) -> None:
    vectors = WordVectors(dict(nlp.model().components)["tok2vec"].model)
    docs = [nlp.model().make_doc(text) for text in [*TEXTS, "", *TEXTS]]
    whole = vectors.of(docs)
    monkeypatch.setattr(word_vectors, "ROWS_AT_ONCE", rows)
    assert np.allclose(vectors.of(docs), whole, atol=1e-5)
