"""One value told in one account, and when two of them contradict each other."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from irnk_tui.model.account import Difference, DifferenceKind, Value
from irnk_tui.model.document import Document
from irnk_tui.model.text import DocumentId, Span


@dataclass(frozen=True, slots=True)
class Claim:
    """A value, what it is the value of, and the words around it."""

    document: DocumentId
    kind: DifferenceKind
    about: str
    """What the value belongs to; only claims about the same are compared."""
    value: Value
    low: float = 0.0
    high: float = 0.0
    """The value as a range of numbers or day ordinals."""
    terms: frozenset[str] = frozenset()
    weekday: int | None = None
    near: frozenset[str] = frozenset()
    """The content words close by, by stem."""
    named: frozenset[str] = frozenset()
    """Those whom the whole sentence names."""
    days: tuple[int, int] | None = None
    """First and last day ordinal of the one date that its clause tells of what happened."""
    called: str = ""
    """What those who are counted are called, or the verb that counts them; empty if plain."""
    owner: str = ""
    """Whose the counted thing is, when its name stands right before."""
    words: frozenset[str] = frozenset()
    """The content words of the whole sentence, by stem."""
    slot: str = ""
    """The stem of what the value is told of, when that stands right beside it."""
    told_on: int | None = None
    """The day ordinal of the document, as far as it is known (`day_of`)."""


def day_of(document: Document) -> int | None:
    """The first day ordinal of when a document was published, as far as it is known."""
    return document.date.first.toordinal() if document.date else None


def days_between(left: Claim, right: Claim) -> int | None:
    """Days between the documents of two claims, as far as they are known."""
    if left.told_on is None or right.told_on is None:
        return None
    return abs(left.told_on - right.told_on)


OCCASION_DAYS = 3
"""Dates further apart are held to be of two occasions."""


def are_of_one_occasion(left: Claim, right: Claim) -> bool:
    """Whether nothing tells two sentences' matters apart: neither whom they name nor when."""
    if left.named and right.named and left.named.isdisjoint(right.named):
        return False
    if left.days is None or right.days is None:
        return True
    return max(left.days[0] - right.days[1], right.days[0] - left.days[1]) <= OCCASION_DAYS


DAYS_OF_NEWS = 7
"""Days for which news is told, in one article or in several."""


def are_long_apart(left: Claim, right: Claim) -> bool:
    """Whether one of two sentences dates what it tells to before the days of the news."""
    return _is_long_ago(left) != _is_long_ago(right)


def _is_long_ago(claim: Claim) -> bool:
    if claim.days is None or claim.told_on is None:
        return False
    return claim.days[1] < claim.told_on - DAYS_OF_NEWS


Contradicts = Callable[[Claim, Claim], str | None]
"""Why two claims are about one thing and differ, in words; `None` when they do not."""


def differences(claims: Iterable[Claim], contradicts: Contradicts) -> list[Difference]:
    """A difference for each thing of which two documents tell contradicting values."""
    about: dict[tuple[str, str], list[Claim]] = {}
    for claim in claims:
        about.setdefault((claim.kind, claim.about), []).append(claim)
    found = (_difference(group, contradicts) for group in about.values())
    return [difference for difference in found if difference is not None]


def _difference(claims: Sequence[Claim], contradicts: Contradicts) -> Difference | None:
    values: dict[DocumentId, Value] = {}
    because = ""
    for n, left in enumerate(claims):
        for right in claims[n + 1 :]:
            if left.document == right.document or _settled(left, right, claims):
                continue
            reason = contradicts(left, right)
            if reason is not None:
                because = because or reason
                values.setdefault(left.document, left.value)
                values.setdefault(right.document, right.value)
    return Difference(claims[0].kind, values, because) if values else None


def _settled(left: Claim, right: Claim, claims: Sequence[Claim]) -> bool:
    """Whether one of the two documents also tells the other's value."""
    return any(
        (claim.document == left.document and _are_one(claim, right))
        or (claim.document == right.document and _are_one(claim, left))
        for claim in claims
    )


def _are_one(claim: Claim, other: Claim) -> bool:
    """Whether two claims tell one value; a weekday is one whether or not its date is known."""
    if claim.value.normalised == other.value.normalised:
        return True
    days = [each.weekday for each in (claim, other) if not each.high]
    return bool(days) and claim.weekday is not None and claim.weekday == other.weekday


def only_new(differences: Iterable[Difference]) -> tuple[Difference, ...]:
    """The differences in order, less those that tell nothing beside another."""
    kept: list[Difference] = []
    for each in differences:
        if not any(_places(each) <= _places(other) for other in kept):
            kept = [other for other in kept if not _places(other) < _places(each)]
            kept.append(each)
    return tuple(kept)


def _places(difference: Difference) -> set[tuple[DocumentId, Span]]:
    return {(key, value.span) for key, value in difference.values.items()}


def told(values: Mapping[DocumentId, Value]) -> str:
    """The values in words, for reasons and tests."""
    return " / ".join(value.text for value in values.values())
