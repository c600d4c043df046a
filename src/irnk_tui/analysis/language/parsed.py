"""What the language model says about a document's words, as plain values."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from irnk_tui.model.text import Field, Span


@dataclass(frozen=True, slots=True)
class Token:
    """One word or punctuation mark."""

    text: str
    start: int
    """Code points into the field it stands in."""
    end: int
    pos: str = ""
    """Universal part of speech (`NOUN`, `PROPN`, `VERB` …); empty without the model."""
    tag: str = ""
    """Penn Treebank tag (`NN`, `NNP`, `VBD` …); empty without the model."""
    dep: str = ""
    """Relation to its head (`nsubj`, `dobj`, `agent`, `ROOT` …); empty without the model."""
    head: int = 0
    """Index of the head in the same tuple of tokens; its own index for a root."""
    lemma: str = ""
    """Dictionary form in lower case; the lower-cased word without the model."""
    ent: str = ""
    """The model's name type (`PERSON`, `ORG`, `GPE`, `DATE` …); empty outside names."""
    starts_ent: bool = False
    """Whether a name begins here."""


Tokens = tuple[Token, ...]


@dataclass(frozen=True, slots=True)
class Parsed:
    """The tokens of one document, in order; white space is no token.

    Tokens never reach across a sentence of `sentences.sentences`, and neither do heads: each
    sentence was parsed by itself.
    """

    title: Tokens = ()
    text: Tokens = ()
    has_model: bool = True
    """False when the language model was missing: no tags, relations or names then."""

    def of(self, field: Field) -> Tokens:
        """The tokens of one field."""
        return self.title if field == "title" else self.text

    def indices(self, span: Span) -> range:
        """Indices, into the span's field, of the tokens that start inside the span."""
        tokens = self.of(span.field)
        first = bisect_left(tokens, span.start, key=_start)
        return range(first, bisect_left(tokens, span.end, lo=first, key=_start))

    def within(self, span: Span) -> Tokens:
        """The tokens that start inside the span."""
        indices = self.indices(span)
        return self.of(span.field)[indices.start : indices.stop]

    def children(self, index: int, field: Field = "text") -> Iterator[int]:
        """Indices of the tokens whose head is the token at `index`, in order of position.

        Looks at most 100 tokens to either side.
        """
        tokens = self.of(field)
        for other in range(max(0, index - 100), min(len(tokens), index + 101)):
            if tokens[other].head == index and other != index:
                yield other


def _start(token: Token) -> int:
    return token.start


def is_joined(tokens: Tokens, hyphen: int) -> bool:
    """Whether a token is a hyphen that joins the words around it without blanks."""
    if not 0 < hyphen < len(tokens) - 1 or tokens[hyphen].text != "-":
        return False
    left, right = tokens[hyphen - 1], tokens[hyphen + 1]
    return left.end == tokens[hyphen].start and tokens[hyphen].end == right.start
