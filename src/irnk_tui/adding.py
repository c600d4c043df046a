"""Files brought into a project's corpus, each with its outcome."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from difflib import SequenceMatcher
from pathlib import Path
from typing import Literal

from irnk_tui.corpus.copies import Copies
from irnk_tui.corpus.metadata import sidecar_of
from irnk_tui.corpus.placing import place
from irnk_tui.corpus.readers import READERS, read
from irnk_tui.model.document import Document, DocumentSummary
from irnk_tui.model.errors import NotFound, UnreadableFile
from irnk_tui.model.progress import Failure
from irnk_tui.model.settings import Settings
from irnk_tui.model.text import DocumentId

MAX_SIDECAR_BYTES = 1_000_000
MOST_WORDS = 20_000
"""Of a text that is compared word by word; that takes a second."""
SHORT = 60
"""Code points of a change that are told."""
METADATA_SUFFIXES = (".yaml", ".yml")
Known = Document | DocumentSummary
Outcome = Literal["added", "copy", "refused"]


@dataclass(frozen=True, slots=True)
class Added:
    """What became of one file."""

    path: str
    """What was asked for."""
    outcome: Outcome
    to: str = ""
    """The file in the corpus, relative to it; for a copy, the one that was there."""
    documents: int = 0
    reason: str = ""
    next: str = ""
    """What to try, or to look at; may be empty."""


def add(
    files: Iterable[tuple[Path, str]],
    corpus: Path,
    *,
    settings: Settings,
    known: Sequence[DocumentSummary] = (),
    text_of: Callable[[DocumentId], Document] | None = None,
) -> Iterator[Added]:
    """Copy files into the corpus when they can be read and are not there yet.

    Args:
        files: Each file, and where it should go, relative to the corpus.
        corpus: The corpus folder; made when it is missing.
        settings: Names of fields, default language.
        known: The documents of the corpus, to tell copies and versions.
        text_of: Gives one of them whole, to tell how a version differs.
    """
    run = _Run(corpus, settings, Copies(corpus), text_of=text_of)
    for summary in known:
        run.note(summary)
    for path, name in files:
        try:
            yield run.add(path, name)
        except UnreadableFile as error:
            yield _refused(path, error.reason)
        except OSError as error:
            yield _refused(path, f"cannot be read ({error.strerror or error})")


def found(path: Path) -> Iterator[tuple[Path, str]]:
    """A file, or the files of a folder, with the names they should have in a corpus.

    Hidden files and files of metadata are passed over.
    """
    if not path.is_dir():
        yield path, path.name
        return
    root = path.resolve()
    for folder, folders, names in os.walk(root):
        folders[:] = sorted(name for name in folders if name[0] != ".")
        for name in sorted(names):
            file = Path(folder, name)
            if name[0] != "." and file.suffix.lower() not in METADATA_SUFFIXES:
                yield file, file.relative_to(root.parent).as_posix()


@dataclass(slots=True)
class _Run:
    corpus: Path
    settings: Settings
    copies: Copies
    texts: dict[str, Known] = field(default_factory=dict)
    addresses: dict[str, Known] = field(default_factory=dict)
    text_of: Callable[[DocumentId], Document] | None = None

    def note(self, document: Known) -> None:
        self.texts.setdefault(document.sha256, document)
        if document.url:
            self.addresses.setdefault(document.url, document)

    def add(self, path: Path, name: str) -> Added:
        there = self._unread(path)
        if there is not None:
            return there
        documents, failures = _read(path, self.settings)
        if not documents:
            return _refused(path, failures[0].reason if failures else "has 0 documents")
        double = self._double(documents)
        if double is not None:
            return Added(str(path), "copy", double.id, reason=f"has the same text as {double.id}")
        with path.open("rb") as file:
            to = place(file, self.corpus, name, beside=_beside(path), taken=self.copies.names)
        self.copies.add(to)
        return self._added(path, to, documents, failures)

    def _unread(self, path: Path) -> Added | None:
        if path.resolve().is_relative_to(self.corpus.resolve()):
            return Added(str(path), "copy", path.name, reason="is in the corpus already")
        if not path.is_file():
            return _refused(path, "is not there, or not a file; name a file or a folder")
        if path.suffix.lower() not in READERS:
            reason = f"“{path.suffix}” is not a format irnk reads; save it as .txt or .html"
            return _refused(path, reason)
        same = self.copies.find(path)
        if same is None:
            return None
        return Added(str(path), "copy", same, reason=f"is the same file as {same}")

    def _double(self, documents: Sequence[Document]) -> Known | None:
        # The same words under another name or day are another account: agencies are reprinted.
        known = [self.texts.get(document.sha256) for document in documents]
        pairs = zip(documents, known, strict=True)
        return known[0] if all(each and _is_same(own, each) for own, each in pairs) else None

    def _added(
        self, path: Path, to: str, documents: Sequence[Document], failures: Sequence[Failure]
    ) -> Added:
        reason, next = _partly(documents, failures), ""
        for document in documents:
            id = DocumentId(to + document.id.removeprefix(path.name))
            earlier = self.addresses.get(document.url or "")
            if earlier is not None and earlier.id != id:
                reason = f"another version of {earlier.id}: same address, other text"
                reason += self._differs(earlier, document)
                next = f"irnk compare --documents {earlier.id} {id}"
            self.note(replace(document, id=id))
        return Added(str(path), "added", to, len(documents), reason, next)

    def _differs(self, earlier: Known, document: Document) -> str:
        if not isinstance(earlier, Document):
            if self.text_of is None:
                return ""
            try:
                earlier = self.text_of(earlier.id)
            except NotFound:
                return ""
        return f" ({difference(earlier.text, document.text)})"


def difference(before: str, after: str) -> str:
    """How a text differs from an earlier one: words that came and went, and the first of each."""
    old, new = before.split(), after.split()
    if max(len(old), len(new)) > MOST_WORDS:
        return f"{len(new):,} words, {len(old):,} before"
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    changes = [each for each in matcher.get_opcodes() if each[0] != "equal"]
    gone = [" ".join(old[low:high]) for _, low, high, _, _ in changes if high > low]
    come = [" ".join(new[low:high]) for _, _, _, low, high in changes if high > low]
    told = (
        f"{sum(len(c.split()) for c in come)} words new, {sum(len(g.split()) for g in gone)} gone"
    )
    first = [f"{sign}“{_short(words[0])}”" for sign, words in (("−", gone), ("+", come)) if words]
    return "; ".join([told, *first])


def _short(words: str) -> str:
    return words if len(words) <= SHORT else words[: SHORT - 1].rstrip() + "…"


def _partly(documents: Sequence[Document], failures: Sequence[Failure]) -> str:
    if not failures:
        return ""
    count = len(failures) + len(documents)
    return f"{len(failures)} of {count} parts refused: {failures[0].path} {failures[0].reason}"


def _read(path: Path, settings: Settings) -> tuple[list[Document], list[Failure]]:
    found = list(read(path, path.parent, settings))
    documents = [each for each in found if isinstance(each, Document)]
    return documents, [each for each in found if isinstance(each, Failure)]


def _is_same(document: Document, known: Known) -> bool:
    if document.source.is_attributed and document.source.name != known.source.name:
        return False
    return document.date is None or document.date == known.date


def _refused(path: Path, reason: str) -> Added:
    said, _, advice = reason.partition("; ")
    return Added(str(path), "refused", reason=said, next=advice)


def _beside(path: Path) -> bytes | None:
    sidecar = sidecar_of(path)
    if not sidecar.is_file() or sidecar.stat().st_size > MAX_SIDECAR_BYTES:
        return None
    return sidecar.read_bytes()
