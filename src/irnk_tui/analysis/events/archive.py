"""What grouping reads, and where it keeps what it has done: the corpus seen piece by piece."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from hashlib import sha256
from typing import Protocol, TypeVar

from irnk_tui.analysis.events.retellings import brief_of, named_in, retellings
from irnk_tui.model.annotation import Annotations
from irnk_tui.model.document import Document
from irnk_tui.model.entity import Entity
from irnk_tui.model.gathering import Brief, Retelling
from irnk_tui.model.text import DocumentId, Span

T = TypeVar("T")
Place = tuple[DocumentId, int]
"""A document and the number of a retelling in it."""


class Archive(Protocol):
    """A corpus that is never held whole."""

    def briefs(self) -> Sequence[Brief]:
        """One for each document, in order of id."""

    def documents(self, ids: Sequence[DocumentId]) -> list[Document]:
        """Whole documents in the order of `ids`."""

    def sentences(self, ids: Sequence[DocumentId]) -> Mapping[DocumentId, tuple[Span, ...]]:
        """The sentences of their texts."""

    def retellings(self, places: Sequence[Place]) -> list[Retelling]:
        """What these passages say, in the order of `places`."""

    def looks(
        self, wanted: Mapping[DocumentId, str], make: Callable[[Document], bytes]
    ) -> list[bytes]:
        """What `make` gives of documents; kept until what each is `wanted` under changes."""

    def remember(self, kind: type[T], key: str, make: Callable[[], T], place: str = "") -> T:
        """What was made under this key before, else what `make` gives.

        Args:
            kind: Of what is made.
            key: Changes whenever anything does that it is made from.
            make: Makes it.
            place: Where it stands; what stood there before helps to make it, see `before`.
        """

    def before(self, kind: type[T], place: str) -> T | None:
        """What was remembered last at a place; nothing may hang on it but how long making takes."""


class Held:
    """An archive over values in memory; it remembers nothing."""

    def __init__(
        self,
        documents: Sequence[Document],
        annotations: Mapping[DocumentId, Annotations],
        entities: Sequence[Entity],
    ) -> None:
        named = named_in(entities, {e.id: e for e in entities})
        self._documents = {d.id: d for d in sorted(documents, key=lambda d: d.id)}
        self._annotations = annotations
        self._told = {
            id: retellings(document, annotations[id], named.get(id, ()))
            for id, document in self._documents.items()
            if id in annotations
        }

    def briefs(self) -> Sequence[Brief]:
        return [
            brief_of(document, self._told.get(id, ()), signature=id)
            for id, document in self._documents.items()
        ]

    def documents(self, ids: Sequence[DocumentId]) -> list[Document]:
        return [self._documents[id] for id in ids]

    def sentences(self, ids: Sequence[DocumentId]) -> Mapping[DocumentId, tuple[Span, ...]]:
        known = ((id, self._annotations[id].sentences) for id in ids if id in self._annotations)
        return {id: tuple(s for s in spans if s.field == "text") for id, spans in known}

    def retellings(self, places: Sequence[Place]) -> list[Retelling]:
        return [self._told[id][number] for id, number in places]

    def looks(
        self, wanted: Mapping[DocumentId, str], make: Callable[[Document], bytes]
    ) -> list[bytes]:
        return [make(self._documents[id]) for id in wanted]

    def remember(self, kind: type[T], key: str, make: Callable[[], T], place: str = "") -> T:
        return make()

    def before(self, kind: type[T], place: str) -> T | None:
        return None


def key_of(*parts: str) -> str:
    """A key for what was made from these parts, in their order."""
    return sha256("\0".join(parts).encode("utf-8", "replace")).hexdigest()[:24]
