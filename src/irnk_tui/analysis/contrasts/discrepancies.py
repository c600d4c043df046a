"""The same thing told with different values in passages that belong together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from irnk_tui.analysis.contrasts.amounts import amounts, another_amount, another_figure, figures
from irnk_tui.analysis.contrasts.claims import Claim, differences, only_new
from irnk_tui.analysis.contrasts.doers import another_doer, doers
from irnk_tui.analysis.contrasts.frames import Actors, Inside, clauses
from irnk_tui.analysis.contrasts.kinds import another_kind, kinds
from irnk_tui.analysis.contrasts.settings import another_place, places
from irnk_tui.analysis.contrasts.spellings import another_spelling, spellings
from irnk_tui.analysis.contrasts.timing import another_time, dated
from irnk_tui.model.account import Difference
from irnk_tui.model.annotation import Annotations
from irnk_tui.model.document import Document
from irnk_tui.model.text import DocumentId, Span


@dataclass(frozen=True, slots=True)
class Told:
    """The values told in one sentence."""

    times: tuple[Claim, ...]
    amounts: tuple[Claim, ...]
    figures: tuple[Claim, ...]
    places: tuple[Claim, ...]
    actors: tuple[Claim, ...]
    things: tuple[Claim, ...]
    names: tuple[Claim, ...]


class Discrepancies:
    """Finds what passages tell differently; reads each sentence of the accounts once."""

    def __init__(
        self,
        documents: Mapping[DocumentId, Document],
        annotations: Mapping[DocumentId, Annotations],
        known: Actors,
    ) -> None:
        self._documents = documents
        self._inside = {key: Inside(annotations[key]) for key in documents}
        self._known = known
        self._read: dict[tuple[DocumentId, Span], Told] = {}

    def of(self, cells: Mapping[DocumentId, Sequence[Span]]) -> tuple[Difference, ...]:
        """What the passages of one row tell differently: times, amounts, places, doers,
        things, names.

        Values are brought to a common form before they are compared, and only compared where the
        words around them say that they belong to the same thing. Silent rather than guessing.
        """
        if len(cells) < 2:
            return ()
        told = [self._told(key, sentence) for key, spans in cells.items() for sentence in spans]
        return only_new(
            (
                *differences((claim for each in told for claim in each.times), another_time),
                *differences((claim for each in told for claim in each.amounts), another_amount),
                *differences((claim for each in told for claim in each.figures), another_figure),
                *differences((claim for each in told for claim in each.places), another_place),
                *differences((claim for each in told for claim in each.actors), another_doer),
                *differences((claim for each in told for claim in each.things), another_kind),
                *differences((claim for each in told for claim in each.names), another_spelling),
            )
        )

    def _told(self, key: DocumentId, sentence: Span) -> Told:
        if (key, sentence) not in self._read:
            document, found = self._documents[key], self._inside[key].of(sentence)
            parts = list(clauses(document, found, sentence, self._known))
            self._read[key, sentence] = Told(
                tuple(claim for part in parts for claim in dated(document, found, part)),
                tuple(claim for part in parts for claim in amounts(document, found, part)),
                tuple(figures(document, found, sentence)),
                tuple(
                    claim
                    for part in parts
                    for claim in places(document, found, part, sentence, self._known)
                ),
                tuple(doers(document, found, sentence, self._known)),
                tuple(kinds(document, sentence, parts)),
                tuple(spellings(document, found, sentence, self._known)),
            )
        return self._read[key, sentence]
