"""The same thing told with different values in passages that belong together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from irnk_tui.analysis.contrasts.amounts import amounts, another_amount
from irnk_tui.analysis.contrasts.claims import Claim, differences
from irnk_tui.analysis.contrasts.doers import another_doer, doers
from irnk_tui.analysis.contrasts.frames import Actors, clauses
from irnk_tui.analysis.contrasts.kinds import another_kind, kinds
from irnk_tui.analysis.contrasts.timing import another_time, dated
from irnk_tui.model.account import Difference
from irnk_tui.model.annotation import Annotations
from irnk_tui.model.document import Document
from irnk_tui.model.text import DocumentId, Span


def discrepancies(
    documents: Mapping[DocumentId, Document],
    annotations: Mapping[DocumentId, Annotations],
    cells: Mapping[DocumentId, Sequence[Span]],
    known: Actors,
) -> tuple[Difference, ...]:
    """What the passages of one row tell differently: times, amounts, doers, things.

    Values are brought to a common form before they are compared, and only compared where the
    words around them say that they belong to the same thing. Silent rather than guessing.
    """
    if len(cells) < 2:
        return ()
    times: list[Claim] = []
    figures: list[Claim] = []
    actors: list[Claim] = []
    things: list[Claim] = []
    for key, spans in cells.items():
        document, found = documents[key], annotations[key]
        for sentence in spans:
            actors.extend(doers(document, found, sentence, known))
            parts = list(clauses(document, found, sentence, known))
            things.extend(kinds(document, sentence, parts))
            for clause in parts:
                times.extend(dated(document, found, clause))
                figures.extend(amounts(document, found, clause))
    return (
        *differences(times, another_time),
        *differences(figures, another_amount),
        *differences(actors, another_doer),
        *differences(things, another_kind),
    )
