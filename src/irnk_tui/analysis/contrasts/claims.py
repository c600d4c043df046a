"""One value told in one account, and when two of them contradict each other."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from irnk_tui.model.account import Difference, DifferenceKind, Value
from irnk_tui.model.text import DocumentId


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
    published: int | None = None
    """The year of the document, as far as it is known."""
    called: str = ""
    """What those who are counted are called, or the verb that counts them; empty if plain."""
    owner: str = ""
    """Whose the counted thing is, when its name stands right before."""


OCCASION_DAYS = 3
"""Dates further apart are held to be of two occasions."""


def are_of_one_occasion(left: Claim, right: Claim) -> bool:
    """Whether nothing tells two sentences' matters apart: neither whom they name nor when."""
    if left.named and right.named and left.named.isdisjoint(right.named):
        return False
    if left.days is None or right.days is None:
        return True
    return max(left.days[0] - right.days[1], right.days[0] - left.days[1]) <= OCCASION_DAYS


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
        (claim.document == left.document and claim.value.normalised == right.value.normalised)
        or (claim.document == right.document and claim.value.normalised == left.value.normalised)
        for claim in claims
    )


def only_new(differences: Iterable[Difference]) -> tuple[Difference, ...]:
    """The differences in order, less those that tell nothing beside an earlier one."""
    kept: list[Difference] = []
    for each in differences:
        places = {(key, value.span) for key, value in each.values.items()}
        if not any(
            places <= {(key, value.span) for key, value in other.values.items()} for other in kept
        ):
            kept.append(each)
    return tuple(kept)


def told(values: Mapping[DocumentId, Value]) -> str:
    """The values in words, for reasons and tests."""
    return " / ".join(value.text for value in values.values())
