"""A happening told in passing that a story of the same days tells already."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from irnk_tui.analysis.events.archive import Held, Place
from irnk_tui.analysis.events.event_values import event_id
from irnk_tui.analysis.events.restated import Stories
from irnk_tui.analysis.events.retellings import brief_of
from irnk_tui.model.date import Date
from irnk_tui.model.document import Document, Source
from irnk_tui.model.event import Event, EventAccount
from irnk_tui.model.gathering import FoundEvent, Retelling
from irnk_tui.model.text import DocumentId
from tests.analysis.events.retold import retold

NAMES = ("Aurora", "Norhaven", "Otto Brandt")
SANK = "The ferry Aurora sank off Norhaven on Monday with forty passengers aboard"
DROWNED = "Forty passengers of the ferry Aurora drowned when it sank off Norhaven"
BRIDGE = "Otto Brandt opened the harbour bridge of Norhaven before cheering crowds"
MONDAY, TUESDAY = Date.of_day(date(2019, 3, 4)), Date.of_day(date(2019, 3, 5))
WEEK_BEFORE = Date.of_day(date(2019, 2, 25))
PAPERS = {"courier": SANK, "herald": DROWNED, "gazette": BRIDGE, "tribune": BRIDGE}
"""How each begins; all of them tell of the ferry again further down."""


class Papers(Held):
    """What the papers tell: how each begins, and the ferry."""

    def __init__(self) -> None:
        super().__init__((), {}, ())

    def retellings(self, places: Sequence[Place]) -> list[Retelling]:
        return [told(d)[n] for d, n in places]


def told(paper: str) -> list[Retelling]:
    first = retold(PAPERS[paper], ("accident",), None, NAMES)
    again = retold(f"{PAPERS[paper]}. {SANK}", ("accident",), MONDAY, NAMES)
    return [first, again]


def account(paper: str, *numbers: int, is_main: bool = False) -> EventAccount:
    return EventAccount(DocumentId(paper), tuple(told(paper)[n].span for n in numbers), is_main)


def event(*accounts: EventAccount, day: Date | None) -> Event:
    return Event(event_id(accounts), "The ferry Aurora sank", accounts, day)


def is_told(found: Event, text: str = SANK) -> bool:
    """Whether the story of the ferry, in Tuesday's papers, tells a happening known by the text."""
    mains = [account(paper, 0, is_main=True) for paper in ("courier", "herald")]
    story = event(*mains, day=TUESDAY)
    documents = [
        Document(DocumentId(p), t, None, Source(p), date=TUESDAY) for p, t in PAPERS.items()
    ]
    briefs = [brief_of(d, told(d.id), signature=d.id) for d in documents]
    shared = retold(text, ("accident",), None, NAMES)
    known = [("name", name) for name in shared.labels] + [("kind", "accident")]
    known += [("word", word) for word in shared.stems]
    kept = tuple((what, feature, 1.5) for what, feature in known)
    return Stories(Papers(), briefs, [story]).tell(found, FoundEvent(found, True, known=kept))


def test_what_the_papers_of_a_story_and_one_other_tell_is_that_story() -> None:
    assert is_told(event(account("courier", 1), account("herald", 1), day=MONDAY))
    assert is_told(event(account("courier", 1), account("gazette", 1), day=MONDAY))


def test_what_two_other_papers_tell_as_well_stays_on_the_list() -> None:
    others = account("gazette", 1), account("tribune", 1)
    assert not is_told(event(*others, day=MONDAY))
    assert not is_told(event(account("courier", 1), account("herald", 1), *others, day=MONDAY))


def test_what_happened_a_week_before_is_another_happening() -> None:
    both = account("courier", 1), account("herald", 1)
    assert not is_told(event(*both, day=WEEK_BEFORE))


def test_another_deed_told_in_the_same_papers_stays() -> None:
    both = account("courier", 1), account("herald", 1)
    assert not is_told(event(*both, day=MONDAY), BRIDGE)


def test_without_a_date_its_passages_have_to_be_how_the_story_begins() -> None:
    assert is_told(event(account("courier", 0), account("gazette", 1), day=None))
    assert not is_told(event(account("courier", 1), account("gazette", 1), day=None))


def test_of_what_nobody_else_is_chiefly_about_there_is_no_story() -> None:
    alone = event(account("courier", 0, is_main=True), day=TUESDAY)
    both = event(account("courier", 1), account("gazette", 1), day=MONDAY)
    found = FoundEvent(both, True, known=(("name", "@Aurora", 9.0), ("kind", "accident", 1.5)))
    assert not Stories(Papers(), [], [alone]).tell(both, found)
