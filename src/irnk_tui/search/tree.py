"""What a query means: a tree of frozen values, each with its place in the typed text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

Place = tuple[int, int]
NOWHERE: Place = (0, 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Placed:
    place: Place = field(default=NOWHERE, compare=False, repr=False)
    """Code points into the typed query, end excluded."""


@dataclass(frozen=True, slots=True)
class Word(_Placed):
    """One word; its inflected forms match too, unless `is_exact`."""

    text: str
    is_exact: bool = False


@dataclass(frozen=True, slots=True)
class Phrase(_Placed):
    """Words next to each other, or each within `slop` words of the next in any order."""

    text: str
    slop: int = 0
    is_exact: bool = False


@dataclass(frozen=True, slots=True)
class Wildcard(_Placed):
    """A word with `*` (any letters) or `?` (one letter)."""

    pattern: str


@dataclass(frozen=True, slots=True)
class Expression(Wildcard):
    """A word by a regular expression, as it stands between the slashes."""


@dataclass(frozen=True, slots=True)
class Fuzzy(_Placed):
    """A word within an edit distance of 1 or 2; the first letter stays."""

    text: str
    distance: int


@dataclass(frozen=True, slots=True)
class Near(_Placed):
    """Words or phrases within `distance` words of each other."""

    parts: tuple[Query, ...]
    distance: int
    is_ordered: bool = False


@dataclass(frozen=True, slots=True)
class And(_Placed):
    """Every part."""

    parts: tuple[Query, ...]


@dataclass(frozen=True, slots=True)
class Or(_Placed):
    """At least one part."""

    parts: tuple[Query, ...]


@dataclass(frozen=True, slots=True)
class Not(_Placed):
    """Everything but the part."""

    part: Query


@dataclass(frozen=True, slots=True)
class FieldQuery(_Placed):
    """The part, looked for in one field."""

    name: str
    part: Query


@dataclass(frozen=True, slots=True)
class DateRange(_Placed):
    """Documents whose date may lie in these days, both included; `None` is open."""

    first: date | None
    last: date | None
    name: str = "date"
    """`date` of publication, or `updated`."""


@dataclass(frozen=True, slots=True)
class NumberRange(_Placed):
    """Documents with a number in this range, both ends included; `None` is open."""

    name: str
    low: int | None
    high: int | None


@dataclass(frozen=True, slots=True)
class Boost(_Placed):
    """The part, counting `factor` times in the ranking."""

    part: Query
    factor: float


@dataclass(frozen=True, slots=True)
class All(_Placed):
    """Every document."""


Leaf = Word | Phrase | Wildcard | Fuzzy
Query = Leaf | Near | And | Or | Not | FieldQuery | DateRange | NumberRange | Boost | All


def ends(query: DateRange | NumberRange) -> tuple[int | None, int | None]:
    """The lowest and the highest number of a range; days by their ordinal, `None` is open."""
    if isinstance(query, NumberRange):
        return query.low, query.high
    low, high = query.first, query.last
    return low.toordinal() if low else None, high.toordinal() if high else None


def children(query: Query) -> tuple[Query, ...]:
    """The parts directly under a query."""
    match query:
        case And(parts) | Or(parts) | Near(parts):
            return parts
        case Not(part) | FieldQuery(_, part) | Boost(part):
            return (part,)
    return ()


def walk(query: Query) -> Iterator[Query]:
    """A query and everything under it, in order of typing."""
    yield query
    for part in children(query):
        yield from walk(part)
