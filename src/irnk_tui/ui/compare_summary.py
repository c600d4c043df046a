"""The few things that matter most in a comparison, each in words and with its passages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import chain, islice

from irnk_tui.export.side_by_side import KIND_WORDS
from irnk_tui.model.account import Difference, Label, Row
from irnk_tui.model.counting import counted
from irnk_tui.model.entity import EntityId
from irnk_tui.model.text import DocumentId
from irnk_tui.sanitise import sanitise_line
from irnk_tui.ui.compare_cells import Line, Run
from irnk_tui.ui.compare_entry import Entry, Place
from irnk_tui.ui.compare_panels import words_at
from irnk_tui.ui.compare_view import (
    View,
    accounts_in_words,
    is_told_differently,
    name_of,
    told_by,
)
from irnk_tui.ui.rendering import fit_words, in_quotes, width_of

Names = Mapping[DocumentId, tuple[Label, ...]]

SHORT_NAME = 4
LEAST_OF_TITLE = 36
"""Cells of an event's title that tell more than how many sources are silent."""


def summary_of(view: View, most: int = 6) -> tuple[Entry, ...]:
    """At most so many statements, the most telling kind first; none says more than was found."""
    makers = (_copied, _values, _manners, _named, _alone, _silent)
    first = islice(chain.from_iterable(islice(_new(make(view)), 2) for make in makers), most)
    return tuple(first)


def _new(entries: Iterator[Entry]) -> Iterator[Entry]:
    """The statements, without another about a passage that one was made about, or in its words.

    Where many accounts tell one thing, several rows hold the same passage.
    """
    seen: set[Place | Line] = set()
    for entry in entries:
        said: list[Place | Line] = [*entry.passages[:1], entry.runs]
        if seen.isdisjoint(said):
            seen.update(said)
            yield entry


def title_of(view: View, width: int = 400) -> str:
    """`Yun Jong Ho's delegation in Tehran · 23 – 24 Apr 2024 · 2 accounts, 1 silent source`.

    Args:
        width: Cells; silent sources, then the event's own title, give way where there is no room.
    """
    event = view.comparison.event
    date = f" · {event.date.words()}" if event and event.date else ""
    silent = sum(1 for each in view.comparison.silent if each.state == "silent")
    more = f", {counted(silent, 'silent source')}" if silent else ""
    rest = f"{date} · {accounts_in_words(view)}"
    title = sanitise_line(event.title) if event else "Articles chosen by the reader"
    if width - width_of(rest + more) >= min(width_of(title), LEAST_OF_TITLE):
        rest += more
    return fit_words(title, max(20, width - width_of(rest))) + rest


def _values(view: View) -> Iterator[Entry]:
    """Days, numbers, places and doers first; spellings of a name say less."""
    found = [(row, each) for row in view.comparison.rows for each in row.differs]
    for _, difference in sorted(found, key=lambda pair: pair[1].kind in ("name", "wording")):
        yield _difference(view, difference)


def _difference(view: View, difference: Difference) -> Entry:
    sides: dict[str, list[DocumentId]] = {}
    for document, value in difference.values.items():
        sides.setdefault(sanitise_line(value.text), []).append(document)
    parts = [f"{_names(view, documents)} {in_quotes(text)}" for text, documents in sides.items()]
    places = [(document, value.span) for document, value in difference.values.items()]
    kind = KIND_WORDS[difference.kind]
    return Entry((Run(kind, "differs"), Run("  "), Run(", ".join(parts))), tuple(places))


def _names(view: View, documents: list[DocumentId]) -> str:
    names = [name_of(view, document) for document in documents[:2]]
    more = [f"{len(documents) - 2} more"] if len(documents) > 2 else []
    return " and ".join(names + more)


def _manners(view: View) -> Iterator[Entry]:
    for row in view.comparison.rows:
        if is_told_differently(view, row):
            yield _manner(view, row)


def _manner(view: View, row: Row) -> Entry:
    ways: dict[str, list[DocumentId]] = {}
    for document, way in view.ways[row.id].items():
        ways.setdefault(way, []).append(document)
    parts = [f"{way} in {_names(view, documents)}" for way, documents in ways.items()]
    places = tuple((document, row.cells[document][0]) for document in view.ways[row.id])
    words = f"{', '.join(parts)}: {in_quotes(words_at(view, places[0]), 50)}"
    return Entry((Run("told", "differs"), Run("  "), Run(words)), places)


def _named(view: View) -> Iterator[Entry]:
    ranked = sorted(view.comparison.labels.items(), key=lambda pair: -_variety(pair[1]))
    for entity, names in ranked:
        if _variety(names):
            yield _labels(view, entity, names)


def _variety(names: Names) -> int:
    """How many names accounts use most often for somebody; 0 when all agree.

    “U.S.” and “US”, “Iran” and “Iranian”, “Hassan Rouhani” and “Rouhani” are no two names.
    """
    found: list[str] = []
    for name in sorted({_letters(labels[0].text) for labels in names.values() if labels}, key=len):
        if not any(name.startswith(shorter) or name.endswith(shorter) for shorter in found):
            found.append(name)
    return len(found) if len(found) > 1 else 0


def _letters(name: str) -> str:
    letters = "".join(letter for letter in name.casefold() if letter.isalnum())
    return letters.removesuffix("s") if len(letters) > SHORT_NAME else letters


def _labels(view: View, entity: EntityId, names: Names) -> Entry:
    order = [account.document for account in view.comparison.accounts]
    tops: list[tuple[DocumentId, Label]] = [(id, names[id][0]) for id in order if names.get(id)]
    sides: dict[str, list[tuple[DocumentId, int]]] = {}
    for id, top in tops:
        sides.setdefault(sanitise_line(top.text), []).append((id, top.count))
    parts = [
        f"{_names(view, [id for id, _ in told])} “{text}” {sum(count for _, count in told)}×"
        for text, told in list(sides.items())[:3]
    ]
    places: tuple[Place, ...] = tuple((id, top.spans[0]) for id, top in tops if top.spans)
    name = sanitise_line(view.comparison.entity_names.get(entity, str(entity)))
    return Entry((Run("calls", "distinct"), Run("  "), Run(f"{name}: {', '.join(parts)}")), places)


def _alone(view: View) -> Iterator[Entry]:
    alone: dict[DocumentId, list[Place]] = {}
    for row in view.comparison.rows:
        if told_by(row) == 1:
            document = next(id for id, spans in row.cells.items() if spans)
            alone.setdefault(document, []).append((document, row.cells[document][0]))
    for document, places in sorted(alone.items(), key=lambda pair: -len(pair[1])):
        count = counted(len(places), "passage")
        words = f"{name_of(view, document)} has {count} that nothing matching was found for"
        yield Entry((Run("only", "only"), Run("  "), Run(words)), tuple(places))


def _copied(view: View) -> Iterator[Entry]:
    held = {account.document: account for account in view.comparison.accounts}
    for group in view.comparison.copies:
        ids = [id for id in group if id in held]
        if len(ids) > 1:
            places = tuple((id, held[id].passages[0]) for id in ids if held[id].passages)
            words = f"{_names(view, ids)} have near-identical texts, counted as one"
            yield Entry((Run("copy", "differs"), Run("  "), Run(words)), places)


def _silent(view: View) -> Iterator[Entry]:
    silent = [each for each in view.comparison.silent if each.state == "silent"]
    if silent:
        names = ", ".join(sanitise_line(each.source) for each in silent[:3])
        who = counted(len(silent), "other source")
        known = "" if view.is_blind else f" ({names}{' …' if len(silent) > 3 else ''})"
        words = f"{who}{known} in the corpus for these days: no matching passage found"
        yield Entry((Run("none", "faint"), Run("  "), Run(words)))
