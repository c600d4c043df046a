"""Short ways to read a file in a test."""

from __future__ import annotations

from pathlib import Path

import pytest

from irnk_tui.corpus.readers import read
from irnk_tui.model.document import Document
from irnk_tui.model.progress import Failure
from irnk_tui.model.settings import Settings


def put(folder: Path, name: str, content: str | bytes) -> Path:
    """A file of the corpus `folder` with this content."""
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def all_of(path: Path, settings: Settings | None = None) -> list[Document | Failure]:
    """Everything that reading a file gives."""
    found = list(read(path, path.parent, settings or Settings()))
    for each in found:
        if isinstance(each, Failure) and "needs: python -m pip" in each.reason:
            pytest.skip(each.reason)
    return found


def one(path: Path, settings: Settings | None = None) -> Document:
    """The one document of a file."""
    (document,) = all_of(path, settings)
    assert isinstance(document, Document), document
    return document


def failure(path: Path) -> Failure:
    """The one reason why a file is refused."""
    (found,) = all_of(path)
    assert isinstance(found, Failure), found
    return found


def parts(document: Document, kind: str) -> list[str]:
    """The words of the blocks of a kind."""
    return [document.words_of(block.span) for block in document.blocks if block.kind == kind]
