"""When a happening was, by the passages that tell it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from irnk_tui.analysis.events.beside import is_beside, own_dates
from irnk_tui.analysis.events.evidence import Telling, same_time
from irnk_tui.analysis.events.told_aside import is_cut_from, without_asides
from irnk_tui.model.date import Date


def date_of(group: Sequence[Telling], title: str = "") -> Date | None:
    """The date that most passages allow, the finest of those, then the one told first.

    A date that is told of something before is uncertain, unless a passage was published then; one
    that is told of another matter, in a clause with nothing the passages share, does not count, nor
    does a year by which only a thing is named.

    Args:
        title: What the happening is called, where that is known: what is told aside from it
            (`told_aside`) does not count either, the day on which something followed only where
            nothing else is told, and uncertain; of days that as many allow its own is taken.
    """
    dated = own_dates(group)
    found = (_agreed(group, own, title, is_strict=True) for own in dated)
    if (day := next((day for day in found if day), None)) or not title:
        return day
    later = (_agreed(group, own, title, is_strict=False) for own in dated)
    day = next((day for day in later if day), None)
    return replace(day, is_uncertain=True) if day else None


def _agreed(
    group: Sequence[Telling], dated: Sequence[Sequence[Date]], title: str, *, is_strict: bool
) -> Date | None:
    """The date that most allow, of those that somebody tells as the happening's own."""
    told = list(zip(group, dated, strict=True))
    own = [
        without_asides(t, days, title, is_strict=is_strict) if title else days for t, days in told
    ]
    places: dict[Date, tuple[bool, int]] = {}
    for telling, days in zip(group, own, strict=True):
        is_titled = is_cut_from(title, telling)
        for number, day in enumerate(_told_first(telling, days)):
            place = (not (is_titled and day.precision == "day"), number)
            places[day] = min(place, places.get(day, place))
    support = {d: sum(1 for t in group if same_time((d,), t.dates)) for d in places}
    as_its_own = {d: sum(1 for days in own if same_time((d,), days)) for d in places}
    # What most tell of something else is not the happening's because one does not.
    places = {d: p for d, p in places.items() if 2 * as_its_own[d] >= support[d] + _is_vague(d)}
    ranked = sorted(places, key=lambda d: (-support[d], d.last - d.first, places[d], d))
    is_all = all(len(t.dates) == len(days) for t, days in zip(group, own, strict=True))
    ranked = [d for d in ranked if support[d] > 1 or (is_all and not is_beside(d, group))]
    if not ranked or not all(_is_of_before(t) for t in group if ranked[0] in t.dates):
        return ranked[0] if ranked else None
    published = [t.document.date for t in group if t.document.date]
    return ranked[0] if _is_in(ranked[0], published) else replace(ranked[0], is_uncertain=True)


def _is_vague(day: Date) -> bool:
    """Whether it is told by years, as are the times that treaties and wars are known by."""
    return day.precision in ("year", "range", "decade")


def _is_in(day: Date, published: Sequence[Date]) -> bool:
    return any(same_time((day,), (p,)) for p in published)


def _told_first(telling: Telling, days: Sequence[Date]) -> Sequence[Date]:
    """The dates in order; after “After …” the last is nearest to what happened."""
    return days[::-1] if _is_of_before(telling) else days


def _is_of_before(telling: Telling) -> bool:
    """Whether the dates stand in an opening that tells what happened before."""
    text = telling.text().lstrip('“"')
    return text.startswith(("After ", "Following "))
