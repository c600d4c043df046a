"""Where articles without a date are looked for, and that what is newer leaves them there."""

from __future__ import annotations

import random
from collections.abc import Sequence
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from irnk_tui.analysis.events.homes import home_days
from irnk_tui.analysis.events.retellings import brief_of
from irnk_tui.model.date import Date
from irnk_tui.model.document import Document, Source
from irnk_tui.model.gathering import Brief
from irnk_tui.model.text import DocumentId

TOWN = (
    "harbour bridge ferry council timber smuggler accord fishing envoy orchard frost dam flood "
    "rail tunnel bakery ledger quarry lantern saddle violin comet glacier marsh beacon mill canal"
)
STATE = "senate ballot budget verdict jury tariff pension census treaty vaccine clinic nurse rent"
STARTED = date(2015, 1, 1)
FERRY = "The ferry to Halvik sank beside the old harbour bridge at dawn"
ORCHARD = "Late frost has ruined every orchard in the hills around Torrence"


def told(id: str, text: str, day: int | None) -> Brief:
    """One article; `day` counts from the first of them."""
    published = None if day is None else Date.of_day(STARTED + timedelta(days=day))
    document = Document(DocumentId(id), text, None, Source("paper"), date=published, sha256=id)
    return brief_of(document, (), signature=id)


def placed(articles: Sequence[Brief]) -> dict[str, int]:
    """The day of each, counted from the first; -1 for none."""
    ordered = sorted(articles, key=lambda b: b.document.id)
    days = home_days(ordered).tolist()
    first = STARTED.toordinal()
    return {b.document.id: d - first if d else -1 for b, d in zip(ordered, days, strict=True)}


def chance(number: int, day: int | None, words: str = TOWN) -> Brief:
    """An article of some of the words."""
    luck = random.Random(number)
    return told(f"{number:03d}", " ".join(luck.choices(words.split(), k=9)), day)


def archive() -> list[Brief]:
    """34 articles over three years, and nine that nobody dated."""
    return [chance(n, None if n % 5 == 0 else 31 * n) for n in range(43)]


def test_an_article_without_a_date_stands_beside_the_one_most_like_it() -> None:
    dated = [told("a", FERRY, 10), told("b", ORCHARD, 400)]
    found = placed([*dated, told("c", f"{FERRY}, a diver said", None)])
    assert found["c"] == 10


def test_articles_without_a_date_that_tell_the_same_stand_together() -> None:
    dated = [told("a", FERRY, 10), told("b", ORCHARD, 400)]
    found = placed([*dated, told("c", f"{ORCHARD} again", None), told("d", f"{ORCHARD}!", None)])
    assert found["c"] == found["d"] == 400


def test_what_is_newer_and_much_alike_draws_an_article_to_it() -> None:
    lone = told("z", f"{FERRY}, a diver said", None)
    assert placed([*archive(), lone])["z"] != 2000
    assert placed([*archive(), lone, told("new", FERRY, 2000)])["z"] == 2000


@given(st.lists(st.integers(100, 999), min_size=1, max_size=6, unique=True))
def test_newer_articles_of_other_matters_leave_every_one_where_it_was(numbers: list[int]) -> None:
    before = placed(archive())
    after = placed([*archive(), *(chance(n, 2000, STATE) for n in numbers)])
    assert {id: after[id] for id in before} == before


@given(st.lists(st.integers(100, 999), min_size=1, max_size=6, unique=True))
def test_newer_articles_move_others_to_their_own_day_only(numbers: list[int]) -> None:
    before = placed(archive())
    after = placed([*archive(), *(chance(n, 2000) for n in numbers)])
    assert {after[id] for id in before if after[id] != before[id]} <= {2000}


def test_what_is_like_nothing_has_the_latest_day_it_tells_or_none() -> None:
    assert placed([told("a", FERRY, 10), told("b", "Zyx qwv", None)])["b"] == -1
