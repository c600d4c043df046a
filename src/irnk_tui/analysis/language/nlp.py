"""The language model: the only file that imports spaCy."""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from functools import cache, lru_cache
from importlib.util import find_spec
from itertools import islice
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from irnk_tui.analysis.language.model_files import MODEL_FOLDER, MODEL_PACKAGE, SHA256_OF_FILES
from irnk_tui.analysis.language.move_scores import MoveScores, MoveWeights, move_weights
from irnk_tui.analysis.language.name_tagging import tag
from irnk_tui.analysis.language.page_words import (
    Stretches,
    left_out,
    page_words,
    place_before,
    without,
)
from irnk_tui.analysis.language.parsed import Parsed, Token
from irnk_tui.analysis.language.word_forms import FormTables, lemma, part_of_speech
from irnk_tui.analysis.language.word_vectors import WordVectors
from irnk_tui.model.document import Document
from irnk_tui.model.errors import AnalysisUnavailable
from irnk_tui.model.text import Span

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

SENTENCES_AT_ONCE = 256
PLACES_OF_PARSER = 8
COLUMNS: list[int | str] = ["IDX", "LENGTH", "TAG", "DEP", "HEAD", "IS_SPACE"]
SPACE = COLUMNS.index("IS_SPACE")
LOOKED_AT = ("LOWER", "NORM", "PREFIX", "SUFFIX", "SHAPE", "IS_SPACE")
"""What the tagger, the parser and the recogniser of names look at in a word."""
LEFT_OUT = ["senter"]
UNUSED = ["attribute_ruler", "lemmatizer", "ner"]
"""`word_forms` and `name_tagging` do their work in a fraction of the time."""


def parse_many(
    documents: Sequence[Document], sentences_of: Sequence[Sequence[Span]]
) -> list[Parsed]:
    """Title and sentences of each document as tagged, related and named words.

    Raises:
        AnalysisUnavailable: a file of the model is missing or was altered.
    """
    pieces = list(_pieces(documents, sentences_of))
    found: list[tuple[list[Token], list[Token]]] = [([], []) for _ in documents]
    texts = [text for _, _, text, _ in pieces]
    for (place, span, text, gaps), (doc, moves) in zip(pieces, _parsed(texts), strict=True):
        tokens = found[place][0 if span.field == "title" else 1]
        read = _tokens(doc, text, moves, span.start, len(tokens))
        tokens.extend(_moved(read, span.start, gaps) if gaps else read)
    return [Parsed(tuple(title), tuple(text)) for title, text in found]


def _pieces(
    documents: Sequence[Document], sentences_of: Sequence[Sequence[Span]]
) -> Iterator[tuple[int, Span, str, Stretches]]:
    """Sentences without the words of the page, and what was left out of each."""
    for place, (document, spans) in enumerate(zip(documents, sentences_of, strict=True)):
        title, pages = document.title or "", page_words(document.text)
        for span in (Span(0, len(title), "title"), *spans):
            gaps = left_out(span, pages) if pages and span.field == "text" else ()
            text = without(document.words_of(span), gaps)
            if text.strip():
                yield place, span, text, gaps


def _moved(tokens: Iterator[Token], offset: int, gaps: Stretches) -> Iterator[Token]:
    """Words read without what was left out, back where they stand in the text."""
    for token in tokens:
        start = offset + place_before(token.start - offset, gaps)
        yield replace(token, start=start, end=start + token.end - token.start)


def _parsed(texts: list[str]) -> Iterator[tuple[Doc, list[str]]]:
    """Each text's tokens with their tags and relations, and the name move for each token."""
    for start in range(0, len(texts), SENTENCES_AT_ONCE):
        batch = texts[start : start + SENTENCES_AT_ONCE]
        docs = [model().make_doc(text) for text in batch]
        _relate(docs)
        moves = iter(_names(docs))
        yield from ((doc, list(islice(moves, len(doc)))) for doc in docs)


def _relate(docs: list[Doc]) -> None:
    """Give each text its tags and relations."""
    parts: Any = dict(model().components)
    vectors = _vectors("tok2vec").of(docs)
    ends = np.cumsum([len(doc) for doc in docs])[:-1]
    for doc, rows in zip(docs, np.split(vectors, ends), strict=True):
        doc.tensor = rows  # type: ignore[assignment]
    parts["tagger"].set_annotations(docs, parts["tagger"].predict(docs))
    parts["parser"].set_annotations(docs, _relations(docs, vectors))


def _relations(docs: list[Doc], vectors: Any) -> list[Any]:
    """The parser's last state for each text."""
    from spacy.ml.parser_model import ParserStepModel  # type: ignore[import-not-found]

    parser: Any = dict(model().components)["parser"]
    scores, step = _scores("parser", vectors), _Step(_Places(PLACES_OF_PARSER))
    states: list[Any] = parser.moves.init_batch(docs)
    live = [state for state in states if not state.is_final()]
    while live:
        looked_at = ParserStepModel.get_token_ids(step, live)
        live = parser.transition_states(live, scores.of(looked_at + 1))
    return states


class _Places(NamedTuple):
    nF: int  # noqa: N815 - spaCy's name for how many places a state looks at


class _Step(NamedTuple):
    state2vec: _Places


def _names(docs: list[Doc]) -> list[str]:
    """The name move for each token of all texts."""
    is_space = np.concatenate([doc.to_array(["IS_SPACE"]) for doc in docs]).ravel() > 0
    scores = _scores("ner", _vectors("ner").of(docs))
    return tag(scores, [len(doc) for doc in docs], is_space, _name_moves())


def _scores(part: str, vectors: Any) -> MoveScores:
    """What the parser (`parser`) or the recogniser of names (`ner`) thinks of its moves."""
    component: Any = dict(model().components)[part]
    linear = component.model.get_ref("tok2vec").layers[-1]
    return MoveScores(_move_weights(part), linear.predict(vectors))


@lru_cache(maxsize=2)
def _move_weights(part: str) -> MoveWeights:
    component: Any = dict(model().components)[part]
    return move_weights(component.model.get_ref("lower"), component.model.get_ref("upper"))


@lru_cache(maxsize=1)
def _name_moves() -> tuple[str, ...]:
    moves: Any = dict(model().components)["ner"].moves  # type: ignore[attr-defined]
    return tuple(map(moves.get_class_name, range(moves.n_moves)))


@lru_cache(maxsize=2)
def _vectors(part: str) -> WordVectors:
    """The word vectors of the tagger and parser, or those of the recogniser of names."""
    component: Any = dict(model().components)[part]
    is_names = part == "ner"
    return WordVectors(
        component.model.get_ref("tok2vec").layers[0] if is_names else component.model
    )


def _tokens(doc: Doc, text: str, moves: list[str], offset: int, first: int) -> Iterator[Token]:
    """The words of one sentence that starts at `offset`; heads count from `first`."""
    rows = doc.to_array(COLUMNS).tolist()
    solid = [at for at, row in enumerate(rows) if not row[SPACE]]
    index = {at: first + number for number, at in enumerate(solid)}
    for at in solid:
        start, length, tag_id, dep_id, head, _ = rows[at]
        word, tag, dep = text[start : start + length], _string(tag_id), _string(dep_id)
        pos, form = _forms(word.lower(), tag, dep)
        above = index.get(at + _signed(head), index[at])
        begin, move = offset + start, moves[at]
        yield Token(
            word, begin, begin + length, pos, tag, dep, above, form, move[2:], move[0] in "BU"
        )


@cache
def _string(number: int) -> str:
    """The tag or relation that spaCy knows by a number."""
    return sys.intern(model().vocab.strings[number])


def _signed(number: int) -> int:
    """A head's distance, which spaCy gives out as an unsigned number."""
    return number - (1 << 64) if number >> 63 else number


@lru_cache(maxsize=100_000)
def _forms(word: str, tag: str, dep: str) -> tuple[str, str]:
    """Part of speech and dictionary form of a word in lower case."""
    pos = part_of_speech(tag, dep, word)
    return pos, lemma(word, tag, pos, _form_tables())


@lru_cache(maxsize=1)
def model() -> Language:
    """The checked model, loaded once per process.

    Raises:
        AnalysisUnavailable: a file of it is missing or was altered.
    """
    check_model()
    for library in ("OMP", "OPENBLAS", "MKL", "VECLIB_MAXIMUM"):
        os.environ.setdefault(f"{library}_NUM_THREADS", "1")
    try:
        with _without_command_line():
            import spacy
    except ImportError as error:
        raise AnalysisUnavailable(f"spaCy cannot be used ({error}); install irnk again") from error
    _multiply_fast()
    loaded = spacy.load(model_folder(), exclude=LEFT_OUT, disable=UNUSED)
    vocab: Any = loaded.vocab
    kept = {vocab.strings[name] for name in LOOKED_AT}
    getters = vocab.lex_attr_getters.items()
    vocab.lex_attr_getters = {key: get for key, get in getters if key in kept}
    return loaded


@contextmanager
def _without_command_line() -> Iterator[None]:
    """Import spaCy without its command line, whose web clients take half of the time."""
    name = "spacy.cli.info"
    stands_in = [] if "spacy" in sys.modules else ["spacy.cli", name]
    for each in stands_in:
        sys.modules[each] = ModuleType(each)
    if stands_in:
        sys.modules[name].info = None  # type: ignore[attr-defined]
    try:
        yield
    finally:
        for each in stands_in:
            sys.modules.pop(each, None)


def _multiply_fast() -> None:
    """Let NumPy's own library multiply matrices.

    The one that comes with spaCy falls back to slow generic code on processors it does not know;
    results differ by rounding alone.
    """
    from thinc.api import NumpyOps, set_current_ops

    class FastOps(NumpyOps):  # type: ignore[misc]
        def gemm(
            self, x: Any, y: Any, *, out: Any = None, trans1: bool = False, trans2: bool = False
        ) -> Any:
            left, right = x.T if trans1 else x, y.T if trans2 else y
            return np.matmul(left, right, out=out)

    set_current_ops(FastOps())


@lru_cache(maxsize=1)
def _form_tables() -> dict[str, FormTables]:
    """The lemmatizer's own tables, by universal part of speech."""
    lemmatizer: Any = dict(model().components)["lemmatizer"]
    lookups = lemmatizer.lookups
    index, exceptions, rules = (
        lookups.get_table(f"lemma_{name}") for name in ("index", "exc", "rules")
    )
    return {
        pos: FormTables(frozenset(index[key]), exceptions[key], rules.get(key, ()))
        for pos in ("NOUN", "VERB", "ADJ", "ADV")
        if (key := pos.lower()) in index
    }


@lru_cache(maxsize=1)
def check_model() -> None:
    """See, once per process, that the model is there and whole.

    Raises:
        AnalysisUnavailable: a file of it is missing or was altered.
    """
    check_files(model_folder())


def model_folder() -> Path:
    """Where the model's files are.

    Raises:
        AnalysisUnavailable: it is not installed.
    """
    spec = find_spec(MODEL_PACKAGE)
    if spec is None or spec.origin is None:
        raise AnalysisUnavailable("the language model is not installed; install irnk again")
    return Path(spec.origin).parent / MODEL_FOLDER


def check_files(folder: Path) -> None:
    """See that every file of the model is the published one.

    Raises:
        AnalysisUnavailable: naming the first file that is missing or was altered.
    """
    for name, expected in SHA256_OF_FILES.items():
        try:
            content = (folder / name).read_bytes()
        except OSError as error:
            raise AnalysisUnavailable(f"the model's file {name} is missing") from error
        if hashlib.sha256(content).hexdigest() != expected:
            raise AnalysisUnavailable(f"the model's file {name} was altered; install irnk again")
