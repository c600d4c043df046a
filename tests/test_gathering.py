"""Events of a corpus that grows: the same as if it had been read at once, with less work."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from irnk_tui.analysis.dates.dates import dates
from irnk_tui.analysis.events import grouping, passing, passing_groups, stories
from irnk_tui.analysis.events.event_decisions import ticket
from irnk_tui.analysis.events.evidence import Telling
from irnk_tui.analysis.happenings.happenings import happenings
from irnk_tui.gathering import gather
from irnk_tui.model.annotation import Annotations, Mention
from irnk_tui.model.corpus import FileRecord
from irnk_tui.model.date import Date
from irnk_tui.model.decision import Decision, DecisionId
from irnk_tui.model.document import Document, Source
from irnk_tui.model.event import Event
from irnk_tui.model.text import DocumentId, Span
from irnk_tui.store import Store

PEOPLE = ("Vera Lindqvist", "Otto Brandt", "Mina Okafor", "Pavel Dunn")
PLACES = ("Marland", "Quessia", "Halvik", "Torrence")
DEEDS = (
    "visited {place} on {day} to sign a fishing accord.",
    "was arrested in {place} on {day} over smuggled timber.",
    "opened the harbour bridge of {place} on {day}, where crowds sang.",
)


def told(number: int) -> tuple[Document, Annotations]:
    """One short article; some of them tell the same happening years later."""
    luck = random.Random(number)
    person, place = luck.choice(PEOPLE), luck.choice(PLACES)
    happened = date(2015, 1, 1) + timedelta(days=97 * luck.randrange(12))
    published = happened + timedelta(days=luck.choice([0, 1, 400]))
    deed = luck.choice(DEEDS).format(place=place, day=f"{happened.day} {happened:%B %Y}")
    text = f"Bread costs {number} coins in old towns. {person} {deed}"
    return annotated(number, text, (person, place), published if number % 5 else None)


def news(number: int, published: date) -> tuple[Document, Annotations]:
    """One of today, about somebody and something new."""
    deed = f"won the senate vote of Norhaven on {published.day} {published:%B %Y}."
    text = f"Snow fell on {number} ballot boxes. Ada Quill {deed}"
    return annotated(number, text, ("Ada Quill", "Norhaven"), published)


GOODS = (
    "cedar amber copper saffron ivory velvet pepper marble walnut silk cobalt tin wool salt ebony"
    " indigo garnet tallow flax opal"
)


def seizure(number: int) -> tuple[Document, Annotations]:
    """One of two articles, in papers of their own, that tell of an arrest in the same spring."""
    goods, place = GOODS.split()[number // 2], PLACES[number // 2 % 4]
    person, day = f"Vera {goods.title()}ton", date(2015, 3, 1) + timedelta(days=number // 2)
    deed = (
        "was arrested in {} on {} over smuggled {}.",
        "was detained in {} on {} with {} aboard.",
    )
    told = deed[number % 2].format(place, f"{day.day} {day:%B %Y}", goods)
    text = f"Bread costs {number} coins in old towns. {person} {told}"
    return annotated(number, text, (person, place), day + timedelta(days=90 + number))


def annotated(
    number: int, text: str, names: tuple[str, str], published: date | None
) -> tuple[Document, Annotations]:
    """An article of two sentences, in which somebody and a place are named."""
    id, day = DocumentId(f"{number:03d}"), Date.of_day(published) if published else None
    document = Document(id, text, None, Source(f"paper {number % 3}"), date=day, sha256=text)
    sentences = (Span(0, text.index(". ") + 1), Span(text.index(". ") + 2, len(text)))
    person, place = (Span(text.index(n), text.index(n) + len(n)) for n in names)
    mentions = (Mention(person, names[0], "person"), Mention(place, names[1], "place"))
    days = dates(document, sentences)
    found = happenings(document, sentences, mentions, days, ())
    return document, Annotations(id, text, sentences, mentions, days, happenings=found)


def put(store: Store, numbers: Sequence[int]) -> None:
    put_all(store, map(told, numbers))


def put_all(store: Store, articles: Iterable[tuple[Document, Annotations]]) -> None:
    for document, found in articles:
        path = f"{int(document.id)}.txt"
        store.put_file(FileRecord(path, 1, 1, path), [document])
        store.put_annotations([found], "1")


def grouped(store: Store, decisions: Sequence[Decision] = ()) -> list[Event]:
    for _ in gather(store, decisions, "1"):
        pass
    return list(store.each_event())


@contextmanager
def stored() -> Iterator[Store]:
    with TemporaryDirectory() as folder, Store(Path(folder)) as store:
        yield store


@pytest.fixture(autouse=True)
def short_shelves(monkeypatch: pytest.MonkeyPatch) -> None:
    """A few documents are cut into stretches of time as thousands would be."""
    monkeypatch.setattr(grouping, "ONE_SHELF", 10)
    monkeypatch.setattr(stories, "MOST", 6)
    monkeypatch.setattr(passing, "MOST", 12)


@settings(max_examples=8, deadline=None)
@given(st.permutations(range(24)), st.lists(st.integers(1, 23), max_size=3))
def test_a_corpus_grown_in_any_order_has_the_events_of_one_read_at_once(
    order: list[int], stops: list[int]
) -> None:
    with stored() as whole, stored() as grown:
        put(whole, range(24))
        begin = 0
        for stop in [*sorted(stops), 24]:
            put(grown, order[begin:stop])
            grouped(grown)
            begin = max(begin, stop)
        assert grouped(grown) == grouped(whole)


def test_what_one_more_article_does_not_touch_is_not_grouped_again() -> None:
    with stored() as store:
        put(store, range(40))
        grouped(store)
        everything = store.gathered.made
        put(store, [41])
        grouped(store)
        assert 0 < store.gathered.made - everything < everything / 2


def test_news_leaves_what_is_older_as_it_was_and_with_it_what_nobody_dated() -> None:
    with stored() as store:
        put(store, range(43))
        before = grouped(store)
        made = store.gathered.made
        put_all(store, (news(n, date(2019, 6, n % 7 + 1)) for n in range(100, 103)))
        after = grouped(store)
        # One stretch of articles and one of passages; three articles, and the event they tell.
        assert 0 < store.gathered.made - made <= 5
        assert [e for e in after if not any(a.document > "099" for a in e.accounts)] == before


def test_events_that_newer_articles_leave_alone_are_not_made_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    made: list[Event] = []
    make = passing_groups._event

    def counted(*group: Sequence[Telling]) -> Event:
        made.append(make(*group))
        return made[-1]

    monkeypatch.setattr(passing, "MOST", 60)
    monkeypatch.setattr(passing_groups, "_event", counted)
    with stored() as store, stored() as whole:
        put_all(store, map(seizure, range(38)))
        grouped(store)
        assert len(made) == 19
        put_all(store, map(seizure, (38, 39)))
        after = grouped(store)
        assert len(made) == 20
        put_all(whole, map(seizure, range(40)))
        assert grouped(whole) == after


@settings(max_examples=8, deadline=None)
@given(st.lists(st.sets(st.integers(0, 29), max_size=12), min_size=2, max_size=4))
def test_a_corpus_whose_articles_come_and_go_has_the_events_of_what_is_there_in_the_end(
    states: list[set[int]],
) -> None:
    with stored() as whole, stored() as changed:
        held: set[int] = set()
        for state in states:
            now = state | set(range(30, 44))
            for number in held - now:
                changed.remove_file(f"{number}.txt")
            put(changed, sorted(now - held, reverse=True))
            grouped(changed)
            held = now
        put(whole, sorted(held))
        assert grouped(changed) == grouped(whole)


def test_what_was_found_before_may_be_lost_and_changes_nothing() -> None:
    with stored() as store, stored() as whole:
        put(store, range(30))
        grouped(store)
        with store.gathered.db.writing() as writer:
            writer.execute("DELETE FROM remembered WHERE key NOT LIKE 'at %'")
            writer.execute("DELETE FROM looks")
        put(store, range(30, 40))
        put(whole, range(40))
        assert grouped(store) == grouped(whole)


def test_articles_are_not_compared_again_where_only_a_name_is_called_otherwise(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    vera = {"name": "Vera Lindqvist", "kind": "person"}
    renamed = Decision(DecisionId("r"), "rename", {"entity": vera, "name": "Dr Lindqvist"})
    with stored() as store, stored() as whole:
        put(whole, range(43))
        at_once = grouped(whole, [renamed])
        put(store, range(43))
        grouped(store)
        made = store.gathered.made
        monkeypatch.setattr(stories, "pairs_of", None)
        assert grouped(store, [renamed]) == at_once
        assert store.gathered.made > made


def test_what_stories_are_told_by_is_read_once_for_each_article(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    read: list[str] = []
    views_of = stories.views_of
    monkeypatch.setattr(stories, "views_of", lambda d: read.append(d.id) or views_of(d))
    with stored() as store:
        put(store, range(20))
        grouped(store)
        put(store, [20, 21])
        grouped(store)
        assert sorted(read) == [f"{n:03d}" for n in range(22)]
        store.remove_file("3.txt")
        grouped(store)
        assert len(read) == 22


def test_articles_taken_away_leave_no_trace() -> None:
    with stored() as store, stored() as without:
        put(store, range(30))
        grouped(store)
        for number in range(5):
            store.remove_file(f"{number}.txt")
        put(without, range(5, 30))
        assert grouped(store) == grouped(without)


def test_nothing_is_made_twice_of_a_corpus_that_stays() -> None:
    with stored() as store:
        put(store, range(20))
        first = grouped(store)
        made = store.gathered.made
        assert grouped(store) == first
        assert store.gathered.made == made


def test_a_locked_event_stays_as_it_is_while_the_corpus_grows() -> None:
    with stored() as store:
        put(store, range(30))
        kept = max(grouped(store), key=lambda e: (len(e.accounts), e.id))
        lock = Decision(
            DecisionId("d"), "lock event", {"event": ticket(kept), "title": "Kept", "date": None}
        )
        for more in (range(30, 45), range(45, 60)):
            put(store, more)
            held = {e.id: e for e in grouped(store, [lock])}[kept.id]
            assert held.accounts == kept.accounts
            assert held.title == "Kept"
            own = {(a.document, s) for a in kept.accounts for s in a.passages}
            others = (e for e in store.each_event() if e.id != kept.id)
            assert not own & {
                (a.document, s) for e in others for a in e.accounts for s in a.passages
            }
