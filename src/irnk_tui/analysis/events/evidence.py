"""What a passage says about its happening, and what two passages have in common."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta

from irnk_tui.model.date import Date
from irnk_tui.model.document import Document
from irnk_tui.model.gathering import Retelling
from irnk_tui.model.text import Span

SLACK_DAYS = {
    "day": 2,
    "week": 3,
    "month": 10,
    "range": 10,
    "season": 30,
    "year": 200,
    "decade": 400,
}
"""How far beside a date told so finely another text may still mean the same happening."""
DATE_WEIGHTS = {
    "day": 5.0, "week": 4.0, "range": 2.5, "month": 4.0, "season": 2.5, "year": 2.5, "decade": 1.0,
}  # fmt: skip
KIND_WEIGHT = 1.5
LAST_ONE_WEIGHT = 3.0
PAIR_SHARE = 0.5
"""Two words that stand together weigh this share of what a word so rare would."""


@dataclass(frozen=True, slots=True)
class Telling:
    """One passage and the evidence in it, each piece with its weight."""

    document: Document
    """Its text may be cut after the opening."""
    told: Retelling
    names: Mapping[str, float]
    kinds: Mapping[str, float]
    words: Mapping[str, float]

    @property
    def span(self) -> Span:
        return self.told.span

    @property
    def dates(self) -> tuple[Date, ...]:
        return self.told.dates

    @property
    def labels(self) -> Mapping[str, str]:
        """What each name is called throughout the corpus."""
        return self.told.labels

    @property
    def written(self) -> Mapping[str, tuple[str, ...]]:
        """How each name is written here."""
        return self.told.written

    def text(self) -> str:
        return self.told.text


def same_time(a: Sequence[Date], b: Sequence[Date]) -> tuple[Date, float] | None:
    """The finest date of one passage that could be a date of the other, and what that weighs.

    It weighs no more than the vaguer of the two allows.
    """
    found = [
        (-min(DATE_WEIGHTS[x.precision], DATE_WEIGHTS[y.precision]), d.last - d.first, d)
        for x in a
        for y in b
        if _near(x, y)
        for d in (x, y)
    ]
    if not found:
        return None
    weight, _, date = min(found)
    return date, -weight


def _near(a: Date, b: Date) -> bool:
    slack = timedelta(days=min(SLACK_DAYS[a.precision], SLACK_DAYS[b.precision]))
    if "decade" in (a.precision, b.precision):
        slack = timedelta(days=SLACK_DAYS["decade"])
    try:
        return a.first - slack <= b.last and b.first - slack <= a.last
    except OverflowError:
        return a.overlaps(b)
