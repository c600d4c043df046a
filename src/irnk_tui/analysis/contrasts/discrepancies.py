"""The same thing told with different values in passages that belong together."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain

from irnk_tui.analysis.contrasts.ages import ages, another_age, may_age
from irnk_tui.analysis.contrasts.amounts import (
    amounts,
    another_amount,
    days_in,
)
from irnk_tui.analysis.contrasts.claims import Claim, Contradicts, differences, only_new
from irnk_tui.analysis.contrasts.clocks import another_clock, clocks, may_clock
from irnk_tui.analysis.contrasts.counted import tallies
from irnk_tui.analysis.contrasts.doers import another_doer, doers, may_deny
from irnk_tui.analysis.contrasts.frames import Parts, Place, place_of
from irnk_tui.analysis.contrasts.hints import Hint, hints_in
from irnk_tui.analysis.contrasts.kinds import another_kind, kinds, may_call
from irnk_tui.analysis.contrasts.quantities import may_count
from irnk_tui.analysis.contrasts.settings import another_place, may_place, places
from irnk_tui.analysis.contrasts.spellings import (
    another_spelling,
    another_writing,
    is_full_name,
    spellings,
    written,
)
from irnk_tui.analysis.contrasts.tallies import another_tally
from irnk_tui.analysis.contrasts.timing import another_time, dated, may_date
from irnk_tui.model.account import Difference
from irnk_tui.model.annotation import Annotations
from irnk_tui.model.document import Document
from irnk_tui.model.text import DocumentId, Span

May = Callable[[DocumentId, Span], bool]
Read = Callable[[DocumentId, Span], Iterator[Claim]]
Told = tuple[Place, DocumentId, Span]


@dataclass(frozen=True, slots=True)
class _Kind:
    """One kind of claim, and what was read of it so far."""

    may: May
    """Whether a sentence may make such a claim; quick, and never wrongly `False`."""
    read: Read
    contradicts: Contradicts
    needs: May | None = None
    """What one of the sentences must do for any two claims to be worth comparing."""
    claims: dict[Place, tuple[Claim, ...]] = field(default_factory=dict)

    def differences(self, told: Sequence[Told]) -> list[Difference]:
        """What sentences that may make such claims tell differently."""
        if self.needs and not any(self.needs(key, sentence) for _, key, sentence in told):
            return []
        claims = [claim for each in told for claim in self._claims(*each)]
        return differences(claims, self.contradicts)

    def _claims(self, place: Place, key: DocumentId, sentence: Span) -> tuple[Claim, ...]:
        if place not in self.claims:
            self.claims[place] = tuple(self.read(key, sentence))
        return self.claims[place]


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
        self._kinds = (
            _Kind(self._may_date, self._times, another_time),
            _Kind(self._may_count, self._amounts, another_amount),
            _Kind(self._may_count, self._tallies, self._another_tally),
            _Kind(self._may_place, self._places, another_place),
            _Kind(self._names_actor, self._actors, another_doer, needs=self._may_deny),
            _Kind(self._may_call, self._things, another_kind),
            _Kind(self._names_person, self._names, another_spelling),
            _Kind(self._names_person, self._written, self._another_writing),
            _Kind(self._may_clock, self._clocks, self._another_clock),
            _Kind(self._may_age, self._ages, another_age),
        )
        self._asked: dict[May, list[int]] = {}
        for number, kind in enumerate(self._kinds):
            self._asked.setdefault(kind.may, []).append(number)
        self._named: dict[DocumentId, set[str]] = {}
        self._tallied: dict[DocumentId, list[Claim]] = {}
        self._expected: dict[Place, frozenset[int]] = {}

    def of(self, cells: Mapping[DocumentId, Sequence[Span]]) -> tuple[Difference, ...]:
        """What the passages of one row tell differently: times, amounts, places, doers,
        things, names.

        Values are brought to a common form before they are compared, and only compared where the
        words around them say that they belong to the same thing. Silent rather than guessing; and
        passages in the same words tell nothing differently.
        """
        told = [(place_of(key, span), key, span) for key, spans in cells.items() for span in spans]
        words = {self._documents[key].words_of(span) for _, key, span in told}
        if len(cells) < 2 or len(words) < 2:
            return ()
        found: list[Difference] = []
        for number in sorted(self._of_two(told)):
            able = [each for each in told if number in self._may(*each)]
            found += self._kinds[number].differences(able)
        return only_new(found)

    def _of_two(self, told: Sequence[Told]) -> set[int]:
        """The kinds of which two documents may make a claim: one alone differs from nobody."""
        first: dict[int, DocumentId] = {}
        return {
            number
            for place, key, sentence in told
            for number in self._may(place, key, sentence)
            if first.setdefault(number, key) != key
        }

    def _may(self, place: Place, key: DocumentId, sentence: Span) -> frozenset[int]:
        """The kinds of which a sentence may make a claim, by their number."""
        if place not in self._expected:
            asked = self._asked.items()
            able = [numbers for may, numbers in asked if may(key, sentence)]
            self._expected[place] = frozenset(chain.from_iterable(able))
        return self._expected[place]

    def _may_date(self, key: DocumentId, sentence: Span) -> bool:
        told = self._parts.found(key, sentence).dates
        return bool(told) or may_date(self._documents[key], sentence)

    def _times(self, key: DocumentId, sentence: Span) -> Iterator[Claim]:
        told = self._parts.found(key, sentence).dates
        for part in self._parts.clauses(key, sentence):
            for claim in dated(self._documents[key], self._annotations[key], told, part):
                yield replace(claim, named=self._parts.named(key, sentence))

    def _may_count(self, key: DocumentId, sentence: Span) -> bool:
        return bool(hints_in(self._documents[key], sentence) & Hint.AMOUNT)

    def _amounts(self, key: DocumentId, sentence: Span) -> Iterator[Claim]:
        document = self._documents[key]
        found, named = self._parts.found(key, sentence), self._parts.named(key, sentence)
        parts = self._parts.clauses(key, sentence)
        for part in parts:
            if part.actions and may_count(document.words_of(part.span)):
                yield from amounts(document, found, part, parts, named)

    def _tallies(self, key: DocumentId, sentence: Span) -> Iterator[Claim]:
        found, named = self._parts.found(key, sentence), self._parts.named(key, sentence)
        days = days_in(found, sentence)
        yield from tallies(self._documents[key], found, sentence, named, days)

    def _another_tally(self, left: Claim, right: Claim) -> str | None:
        return another_tally(left, right, lambda: all(map(self._is_alone, (left, right))))

    def _is_alone(self, claim: Claim) -> bool:
        """Whether an account tells no other figure of that kind."""
        key = claim.document
        if key not in self._tallied:
            self._tallied[key] = [
                each
                for sentence in self._annotations[key].sentences
                if self._may_count(key, sentence)
                for each in self._tallies(key, sentence)
            ]
        same = [
            each
            for each in self._tallied[key]
            if each.about == claim.about and each.slot == claim.slot
        ]
        return all(
            each.value.normalised == claim.value.normalised
            or (each.low, each.high) == (claim.low, claim.high)
            for each in same
        )

    def _may_place(self, key: DocumentId, sentence: Span) -> bool:
        return may_place(self._documents[key], self._parts.found(key, sentence))

    def _places(self, key: DocumentId, sentence: Span) -> Iterator[Claim]:
        found = self._parts.found(key, sentence)
        for part in self._parts.clauses(key, sentence):
            for claim in places(self._documents[key], found, part, self._parts.known):
                yield replace(claim, days=days_in(found, part.span))

    def _names_actor(self, key: DocumentId, sentence: Span) -> bool:
        return bool(self._parts.named(key, sentence))

    def _may_deny(self, key: DocumentId, sentence: Span) -> bool:
        return may_deny(self._documents[key], sentence)

    def _actors(self, key: DocumentId, sentence: Span) -> Iterator[Claim]:
        found = self._parts.found(key, sentence)
        yield from doers(self._documents[key], found, sentence, self._parts.known)

    def _may_call(self, key: DocumentId, sentence: Span) -> bool:
        return may_call(self._documents[key], sentence)

    def _things(self, key: DocumentId, sentence: Span) -> Iterator[Claim]:
        yield from kinds(self._documents[key], sentence, self._parts.clauses(key, sentence))

    def _names_person(self, key: DocumentId, sentence: Span) -> bool:
        return any(is_full_name(mention) for mention in self._parts.found(key, sentence).mentions)

    def _names(self, key: DocumentId, sentence: Span) -> Iterator[Claim]:
        found = self._parts.found(key, sentence)
        yield from spellings(self._documents[key], found, sentence, self._parts.known)

    def _written(self, key: DocumentId, sentence: Span) -> Iterator[Claim]:
        found = self._parts.found(key, sentence)
        yield from written(self._documents[key], found, sentence, self._parts.known)

    def _another_writing(self, left: Claim, right: Claim) -> str | None:
        reason = another_writing(left, right)
        # Whom one account tells apart, two names spelled alike do not make one.
        if reason is None or any(
            {left.called, right.called} <= who for who in self._told_of().values()
        ):
            return None
        return reason

    def _told_of(self) -> Mapping[DocumentId, set[str]]:
        """Whom each account names."""
        if not self._named:
            for (key, *_), entity in self._parts.known.items():
                self._named.setdefault(key, set()).add(entity)
        return self._named

    def _may_age(self, key: DocumentId, sentence: Span) -> bool:
        return may_age(self._documents[key], sentence)

    def _ages(self, key: DocumentId, sentence: Span) -> Iterator[Claim]:
        found = self._parts.found(key, sentence)
        yield from ages(self._documents[key], found, sentence, self._parts.known)

    def _may_clock(self, key: DocumentId, sentence: Span) -> bool:
        return may_clock(self._documents[key], sentence)

    def _clocks(self, key: DocumentId, sentence: Span) -> Iterator[Claim]:
        found, named = self._parts.found(key, sentence), self._parts.named(key, sentence)
        yield from clocks(self._documents[key], sentence, named, days_in(found, sentence))

    def _another_clock(self, left: Claim, right: Claim) -> str | None:
        return another_clock(left, right, lambda: all(map(self._is_only_clock, (left, right))))

    def _is_only_clock(self, claim: Claim) -> bool:
        sentences = self._annotations[claim.document].sentences
        return sum(self._may_clock(claim.document, sentence) for sentence in sentences) == 1
