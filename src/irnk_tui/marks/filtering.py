"""Which highlights a typed filter keeps: the same on screen, by command and in exports."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from irnk_tui.corpus.written_dates import parse_date
from irnk_tui.model.date import Date
from irnk_tui.model.document import DocumentSummary
from irnk_tui.model.errors import IrnkError
from irnk_tui.model.event import Event
from irnk_tui.model.highlight import COLOURS, PlacedHighlight
from irnk_tui.model.text import DocumentId

if TYPE_CHECKING:
    from irnk_tui.store import Store

WORD = re.compile(r'(-?)(?:(\w+):(?:"([^"]*)"?|(\S*))|"([^"]*)"?|(\S+))')
HELP = (
    "words, colour:red tag:x note:x text:x source:x event:x date:2024 made:2026-03 is:orphan -tag:x"
)


class FilterError(IrnkError):
    """A filter that cannot be understood."""


@dataclass(frozen=True, slots=True)
class Around:
    """What filters ask about the articles that highlights are in."""

    summaries: Mapping[DocumentId, DocumentSummary] = field(default_factory=dict)
    events: Mapping[DocumentId, tuple[Event, ...]] = field(default_factory=dict)
    """The events each of these articles tells."""


@dataclass(frozen=True, slots=True)
class Clause:
    """One word of a filter."""

    field: str
    """Empty when it may be in any place."""
    value: str
    is_not: bool = False


def around(placed: Iterable[PlacedHighlight], store: Store) -> Around:
    """What is known of the articles with highlights in them, as far as they can be reached."""
    there = (each for each in placed if each.state != "unreachable")
    ids = list(dict.fromkeys(each.highlight.document for each in there))
    return Around(
        {summary.id: summary for summary in store.summaries_of(ids)},
        {id: tuple(store.events_of(id)) for id in ids},
    )


def clauses(typed: str) -> tuple[Clause, ...]:
    """The words of a filter.

    Raises:
        FilterError: It names a field or a date that there is not.
    """
    found = []
    for sign, name, *values in WORD.findall(typed):
        name, value = name.casefold(), "".join(values).casefold()
        if name and name not in FIELDS:
            raise FilterError(f"there is no “{name}:” in a filter; there are {', '.join(FIELDS)}.")
        if name in DATES:
            _days(value)
        if value:
            found.append(Clause(name, value, bool(sign)))
    return tuple(found)


def keeps(mark: PlacedHighlight, about: Around, wanted: Iterable[Clause]) -> bool:
    """Whether a highlight has every word of a filter."""
    return all(_holds(mark, about, each) != each.is_not for each in wanted)


def kept(placed: Iterable[PlacedHighlight], about: Around, typed: str) -> list[PlacedHighlight]:
    """The highlights that a filter keeps; raises FilterError."""
    wanted = clauses(typed)
    return [mark for mark in placed if keeps(mark, about, wanted)]


def _holds(mark: PlacedHighlight, about: Around, clause: Clause) -> bool:
    if clause.field:
        return FIELDS[clause.field](mark, about, clause.value)
    return any(find(mark, about, clause.value) for find in (_text, _note, _tag, _source))


def _text(mark: PlacedHighlight, about: Around, value: str) -> bool:
    return value in mark.highlight.anchor.quote.casefold()


def _note(mark: PlacedHighlight, about: Around, value: str) -> bool:
    return value in mark.highlight.note.casefold()


def _tag(mark: PlacedHighlight, about: Around, value: str) -> bool:
    return any(value in tag.casefold() for tag in mark.highlight.tags)


def _source(mark: PlacedHighlight, about: Around, value: str) -> bool:
    summary = about.summaries.get(mark.highlight.document)
    return value in (summary.source.name if summary else mark.highlight.document).casefold()


def _title(mark: PlacedHighlight, about: Around, value: str) -> bool:
    summary = about.summaries.get(mark.highlight.document)
    return value in ((summary.title if summary else "") or "").casefold()


def _colour(mark: PlacedHighlight, about: Around, value: str) -> bool:
    name = mark.highlight.colour
    return value in (name, COLOURS[name][0].casefold())


def _event(mark: PlacedHighlight, about: Around, value: str) -> bool:
    """Whether it stands in a passage that tells the event."""
    for event in about.events.get(mark.highlight.document, ()):
        if value not in (event.id, event.title.casefold()) and value not in event.title.casefold():
            continue
        for account in event.accounts:
            here = account.document == mark.highlight.document and mark.span is not None
            if here and any(mark.span.overlaps(span) for span in account.passages if mark.span):
                return True
    return False


def _date(mark: PlacedHighlight, about: Around, value: str) -> bool:
    summary = about.summaries.get(mark.highlight.document)
    return _is_within(summary.date if summary else None, value)


def _made(mark: PlacedHighlight, about: Around, value: str) -> bool:
    return _is_within(Date.of_day(mark.highlight.created.date()), value)


def _is(mark: PlacedHighlight, about: Around, value: str) -> bool:
    has_note, has_tags = bool(mark.highlight.note), bool(mark.highlight.tags)
    return {"noted": has_note, "tagged": has_tags}.get(value, mark.state == value)


def _is_within(day: Date | None, value: str) -> bool:
    first, last = _days(value)
    return day is not None and day.first <= last and first <= day.last


def _days(value: str) -> tuple[date, date]:
    first, dots, last = value.partition("..")
    low, high = parse_date(first), parse_date(last if dots else first)
    if (first and low is None) or (last and high is None):
        raise FilterError(f"“{value}” is no date; write 2024, 2024-04, 2024-04-30 or 2018..2020.")
    return low.first if low else date.min, high.last if high else date.max


Find = Callable[[PlacedHighlight, Around, str], bool]
FIELDS: dict[str, Find] = {
    "text": _text, "note": _note, "tag": _tag, "source": _source, "title": _title,
    "colour": _colour, "event": _event, "date": _date, "made": _made, "is": _is,
}  # fmt: skip
"""Field -> whether a highlight has a value in it."""
DATES = ("date", "made")
