"""The five sample articles, read and annotated once for all tests."""

from __future__ import annotations

import re
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import settings

from irnk_tui.analysis.pipeline import annotate_many
from irnk_tui.corpus.readers import read
from irnk_tui.model.annotation import Annotations
from irnk_tui.model.document import Block, Document, Source
from irnk_tui.model.settings import Settings
from irnk_tui.model.text import DocumentId, Span
from tests.clusters import cluster
from tests.network import block

__all__ = ["cluster"]

block()
# A busy machine is no failure of what is tested.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")

CORPUS = Path(__file__).parent.parent / "corpus"


def plain_document(name: str, text: str, *, title: str | None = None) -> Document:
    """A document made of plain text: each line a paragraph."""
    lines = re.finditer(r"\S[^\n]*", text)
    blocks = tuple(Block(Span(*line.span())) for line in lines)
    digest = sha256(text.encode()).hexdigest()
    return Document(DocumentId(name), text, title, Source("The Daily"), blocks, sha256=digest)


@pytest.fixture(scope="session")
def sample_documents() -> list[Document]:
    """The five sample articles, in order of id."""
    found = (read(file, CORPUS, Settings()) for file in sorted(CORPUS.glob("*.txt")))
    documents = [document for each in found for document in each]
    return [document for document in documents if isinstance(document, Document)]


@pytest.fixture(scope="session")
def sample_annotations(sample_documents: list[Document]) -> Mapping[DocumentId, Annotations]:
    """What the whole analysis finds in them."""
    found = annotate_many(sample_documents)
    return {annotations.document: annotations for annotations in found}
