"""Why a mark of a comparison is there, in words."""

from __future__ import annotations

from collections.abc import Iterator

from irnk_tui.export.side_by_side import KIND_WORDS
from irnk_tui.model.account import Difference, Row
from irnk_tui.model.text import DocumentId
from irnk_tui.sanitise import sanitise_line
from irnk_tui.ui.compare_cells import Run, is_reworded
from irnk_tui.ui.compare_entry import Entry
from irnk_tui.ui.compare_layout import gutter_of
from irnk_tui.ui.compare_panels import words_at
from irnk_tui.ui.compare_view import (
    View,
    independent,
    is_near,
    is_told_differently,
    name_of,
    told_by,
)
from irnk_tui.ui.rendering import in_quotes

SAME = "are held to tell the same"


def explain(view: View, row: Row, document: DocumentId | None) -> tuple[Entry, ...]:
    """Everything that is known about why a row and one of its cells look as they do."""
    entries = [*_row(view, row), *_differences(view, row), *_manners(view, row)]
    if document is not None:
        entries += _cell(view, row, document)
    return (*entries, *_event(view))


def _row(view: View, row: Row) -> Iterator[Entry]:
    told, accounts = told_by(row), len(view.comparison.accounts)
    likely = f" How likely it is that they do: {row.score:.0%}." if row.score else ""
    if told == 1:
        words = f"One of {accounts} accounts has this; nothing matching was found in the others."
    else:
        held = "are near each other; they may not tell the same" if is_near(row) else SAME
        words = f"Passages of {told} of {accounts} accounts {held}.{likely}{_copied(view, row)}"
    places = tuple((id, spans[0]) for id, spans in row.cells.items() if spans)
    yield Entry((Run(f"{gutter_of(view, row)[0]}  ", "strong"), Run(words)), places)


def _copied(view: View, row: Row) -> str:
    texts = independent(view, row)
    if texts == told_by(row):
        return ""
    return f" Near-identical texts among them count as one: {texts} independent."


def _differences(view: View, row: Row) -> Iterator[Entry]:
    for difference in row.differs:
        places = tuple((id, value.span) for id, value in difference.values.items())
        runs = (
            Run(f"≠ {KIND_WORDS[difference.kind]}", "differs"),
            Run("  "),
            Run(_sides(view, difference)),
        )
        yield Entry(runs, places)


def _sides(view: View, difference: Difference) -> str:
    sides = []
    for document, value in difference.values.items():
        # The key that spellings of a name are compared by says nothing to a reader.
        is_told = value.normalised and difference.kind != "name"
        meant = f" ({value.normalised})" if is_told else ""
        sides.append(f"{name_of(view, document)} {in_quotes(value.text)}{meant}")
    because = f". Compared because: {difference.because}" if difference.because else ""
    return sanitise_line("; ".join(sides) + because)


def _manners(view: View, row: Row) -> Iterator[Entry]:
    if not is_told_differently(view, row):
        return
    for document, way in view.ways[row.id].items():
        words = f"{name_of(view, document)}: {way}{_cues(view, row, document)}"
        place = (document, row.cells[document][0])
        yield Entry((Run("≠ told", "differs"), Run("  "), Run(words)), (place,))


def _cues(view: View, row: Row, document: DocumentId) -> str:
    """The words that show how a cell is told."""
    cues = [
        words_at(view, (document, cue))
        for told in view.comparison.told_as.get(document, ())
        if any(told.span.overlaps(span) for span in row.cells[document])
        for cue in told.because
    ]
    return f", because of {', '.join(map(in_quotes, cues[:4]))}" if cues else ""


def _cell(view: View, row: Row, document: DocumentId) -> Iterator[Entry]:
    name = name_of(view, document)
    nearest = row.nearest.get(document)
    if is_reworded(row, document):
        text = "this passage is in words of its own, so they are not marked one by one"
        yield Entry((Run("words", "distinct"), Run(f"  {text}")))
    elif row.distinct.get(document):
        own = row.distinct[document][:8]
        words = ", ".join(in_quotes(words_at(view, (document, span))) for span in own)
        places = tuple((document, span) for span in row.distinct[document])
        text = f"in no other passage of this row: {words}"
        yield Entry((Run("bold", "distinct"), Run("  "), Run(text)), places)
    if row.cells.get(document):
        return
    if nearest is not None:
        words = f"No passage of {name} matches closely enough; this is the nearest that was found."
        yield Entry((Run("nearest", "strong"), Run("  "), Run(words)), ((document, nearest),))
    else:
        words = f"No matching passage was found in {name}. It may tell this in other words."
        yield Entry((Run("—", "strong"), Run("  "), Run(words)))


def _event(view: View) -> Iterator[Entry]:
    event = view.comparison.event
    if event is not None and event.because:
        words = "; ".join(sanitise_line(reason) for reason in event.because)
        yield Entry(
            (Run("event", "strong"), Run("  "), Run(f"One event because of {words}", "faint"))
        )
