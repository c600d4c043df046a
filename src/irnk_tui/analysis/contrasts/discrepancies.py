"""The same thing told with different values in passages that belong together."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial

from irnk_tui.analysis.contrasts.amounts import (
    amounts,
    another_amount,
    another_figure,
    figures,
)
from irnk_tui.analysis.contrasts.claims import Claim, Contradicts, differences, only_new
from irnk_tui.analysis.contrasts.doers import another_doer, doers, may_deny
from irnk_tui.analysis.contrasts.frames import Parts, Place, place_of
from irnk_tui.analysis.contrasts.kinds import another_kind, kinds
from irnk_tui.analysis.contrasts.settings import another_place, places
from irnk_tui.analysis.contrasts.spellings import another_spelling, spellings
from irnk_tui.analysis.contrasts.timing import another_time, dated, may_date
from irnk_tui.analysis.quantities import may_count
from irnk_tui.model.account import Difference
from irnk_tui.model.annotation import Annotations
from irnk_tui.model.document import Document
from irnk_tui.model.text import DocumentId, Span

Read = Callable[[DocumentId, Span], Iterator[Claim]]


class Discrepancies:
    """Finds what passages tell differently; reads each sentence of the accounts once."""

    def __init__(
        self,
        documents: Mapping[DocumentId, Document],
        annotations: Mapping[DocumentId, Annotations],
        parts: Parts,
    ) -> None:
        self._documents = documents
        self._annotations = annotations
        self._parts = parts
        self._read: dict[tuple[str, Place], tuple[Claim, ...]] = {}
        self._may_deny: dict[Place, bool] = {}
        self._kinds: tuple[tuple[str, Read, Contradicts], ...] = (
            ("times", self._times, another_time),
            ("amounts", self._amounts, another_amount),
            ("figures", self._figures, another_figure),
            ("places", self._places, another_place),
            ("actors", self._actors, another_doer),
            ("things", self._things, another_kind),
            ("names", self._names, another_spelling),
        )

    def of(self, cells: Mapping[DocumentId, Sequence[Span]]) -> tuple[Difference, ...]:
        """What the passages of one row tell differently: times, amounts, places, doers,
        things, names.

        Values are brought to a common form before they are compared, and only compared where the
        words around them say that they belong to the same thing. Silent rather than guessing.
        """
        if len(cells) < 2:
            return ()
        told = [(key, sentence) for key, spans in cells.items() for sentence in spans]
        denied = any(self._denies(*place) for place in told)
        found: list[Difference] = []
        for name, read, contradicts in self._kinds:
            # Nobody is told to be left out: no doer can be disputed.
            if name != "actors" or denied:
                claims = [claim for place in told for claim in self._claims(name, read, *place)]
                found += differences(claims, contradicts)
        return only_new(found)

    def _claims(self, name: str, read: Read, key: DocumentId, sentence: Span) -> tuple[Claim, ...]:
        place = (name, place_of(key, sentence))
        if place not in self._read:
            self._read[place] = tuple(read(key, sentence))
        return self._read[place]

    def _denies(self, key: DocumentId, sentence: Span) -> bool:
        place = place_of(key, sentence)
        if place not in self._may_deny:
            self._may_deny[place] = may_deny(self._documents[key], sentence)
        return self._may_deny[place]

    def _times(self, key: DocumentId, sentence: Span) -> Iterator[Claim]:
        document, told = self._documents[key], self._parts.found(key, sentence).dates
        if told or may_date(document, sentence):
            for part in self._parts.clauses(key, sentence):
                yield from dated(document, self._annotations[key], told, part)

    def _amounts(self, key: DocumentId, sentence: Span) -> Iterator[Claim]:
        document = self._documents[key]
        if may_count(document.words_of(sentence)):
            for part in self._parts.clauses(key, sentence):
                if part.actions and may_count(document.words_of(part.span)):
                    yield from amounts(document, self._parts.found(key, sentence), part)

    def _figures(self, key: DocumentId, sentence: Span) -> Iterator[Claim]:
        yield from figures(self._documents[key], self._parts.found(key, sentence), sentence)

    def _places(self, key: DocumentId, sentence: Span) -> Iterator[Claim]:
        found = self._parts.found(key, sentence)
        if any(m.kind == "place" and m.is_name for m in found.mentions):
            for part in self._parts.clauses(key, sentence):
                yield from places(self._documents[key], found, part, sentence, self._parts.known)

    def _actors(self, key: DocumentId, sentence: Span) -> Iterator[Claim]:
        found = self._parts.found(key, sentence)
        yield from doers(self._documents[key], found, sentence, self._parts.known)

    def _things(self, key: DocumentId, sentence: Span) -> Iterator[Claim]:
        clauses = partial(self._parts.clauses, key, sentence)
        yield from kinds(self._documents[key], sentence, clauses)

    def _names(self, key: DocumentId, sentence: Span) -> Iterator[Claim]:
        found = self._parts.found(key, sentence)
        yield from spellings(self._documents[key], found, sentence, self._parts.known)
