"""What the word at the cursor may become."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from irnk_tui.search.folding import fold
from irnk_tui.search.names import CHOICES, FIELDS
from irnk_tui.search.tree import Place

Values = Callable[[str, str], Sequence[str]]
"""The values of a field that go with what was typed of one, best first."""

_NAME = re.compile(r"(?:^|(?<=[\s(+-]))([A-Za-z_]{1,20})$")
_VALUE = re.compile(r"(?:^|(?<=[\s(+-]))([A-Za-z_]+):(=?[\"“„«]([^\"”“»]*)|[^\s()\"“„«]*)$")
_PLAIN = re.compile(r"[\w.'’-]+")


@dataclass(frozen=True, slots=True)
class Candidate:
    """One way to go on."""

    text: str
    """What to put in the place of what was typed."""
    label: str
    """What to show."""


@dataclass(frozen=True, slots=True)
class Completion:
    """The ways to go on at the cursor."""

    place: Place
    """Code points of the query that a candidate replaces."""
    candidates: tuple[Candidate, ...] = ()


def complete(text: str, cursor: int, *, values: Values, limit: int = 12) -> Completion:
    """Fields and values that fit what stands before the cursor.

    Args:
        cursor: code points into `text`.
        values: knows sources, authors, entities, tags and the like.
    """
    before = text[:cursor]
    if found := _VALUE.search(before):
        name, typed = found[1].lower(), found[3] if found[3] is not None else found[2]
        known = CHOICES.get(name) or (values(name, typed) if name in FIELDS else ())
        wanted = fold(typed.strip())
        fitting = [value for value in known if _fits(wanted, value)]
        # A name that begins so is meant sooner than one of which a later word does.
        fitting.sort(key=lambda value: not fold(value).startswith(wanted))
        place = (found.start(2), cursor)
        return Completion(place, tuple(Candidate(_written(v), v) for v in fitting[:limit]))
    if found := _NAME.search(before):
        names = [name for name in FIELDS if name.startswith(found[1].lower())]
        place = (found.start(1), cursor)
        return Completion(place, tuple(Candidate(f"{n}:", f"{n}:") for n in names[:limit]))
    return Completion((cursor, cursor))


def is_completable(before: str) -> bool:
    """Whether what stands before the cursor is a field's value, or two letters of its name."""
    if _VALUE.search(before):
        return True
    found = _NAME.search(before)
    begun = found[1].lower() if found else ""
    return len(begun) > 1 and any(name.startswith(begun) for name in FIELDS)


def _fits(wanted: str, value: str) -> bool:
    """Whether a value or one of its words begins like what was typed, both folded."""
    folded = fold(value)
    return folded.startswith(wanted) or f" {wanted}" in folded


def _written(value: str) -> str:
    plain = _PLAIN.fullmatch(value) and value not in ("AND", "OR", "NOT", "NEAR", "ADJ")
    if plain and value[0] not in "-'":
        return value
    return '"' + re.sub(r'([\\"“”])', r"\\\1", value) + '"'
