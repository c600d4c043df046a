"""Which files the corpus already has, byte for byte."""

from __future__ import annotations

import hashlib
import os
from collections import defaultdict
from pathlib import Path

from irnk_tui.corpus.placing import folded

CHUNK_BYTES = 1 << 20


class Copies:
    """The files below a folder by their content; hashed only when the size is the same."""

    def __init__(self, corpus: Path) -> None:
        self._corpus = corpus
        self.names: set[str] = set()
        self._by_size: dict[int, list[Path]] = defaultdict(list)
        for folder, folders, names in os.walk(corpus):
            folders[:] = [name for name in folders if name[0] != "."]
            for name in names:
                path = Path(folder, name)
                if name[0] != "." and path.is_file():
                    self._by_size[path.stat().st_size].append(path)
                    self.names.add(folded(path, corpus))
        self._hashes: dict[Path, str] = {}

    def find(self, path: Path) -> str | None:
        """The file of the corpus with the same bytes, relative to it; None when there is none."""
        alike = self._by_size.get(path.stat().st_size, ())
        if not alike:
            return None
        wanted = _hash(path)
        same = next((each for each in alike if self._hash_of(each) == wanted), None)
        return same.relative_to(self._corpus).as_posix() if same else None

    def add(self, name: str) -> None:
        """Note a file that has just come into the corpus."""
        path = self._corpus / name
        self._by_size[path.stat().st_size].append(path)
        self.names.add(folded(path, self._corpus))

    def _hash_of(self, path: Path) -> str:
        if path not in self._hashes:
            self._hashes[path] = _hash(path)
        return self._hashes[path]


def _hash(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
