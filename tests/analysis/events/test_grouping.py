"""Documents and passages gathered into events."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from irnk_tui.analysis.dates.dates import dates
from irnk_tui.analysis.events.event_decisions import ticket
from irnk_tui.analysis.events.grouping import group
from irnk_tui.analysis.happenings.happenings import happenings
from irnk_tui.model.annotation import Annotations, Mention
from irnk_tui.model.date import Date
from irnk_tui.model.decision import Decision, DecisionId
from irnk_tui.model.document import Document, Source
from irnk_tui.model.entity import Entity, EntityId, EntityMention
from irnk_tui.model.event import Event
from irnk_tui.model.text import DocumentId, Span

NAMES = ("Vera Lindqvist", "Otto Brandt", "Marland", "Quessia", "Halvik")
VISIT = "Minister Vera Lindqvist of Marland visited Quessia on 3 May 2020 to sign a fishing accord."
ARRIVAL = "In May 2020 Vera Lindqvist arrived in Quessia, where a fishing accord was signed."
OLDER = "Vera Lindqvist first visited Quessia in June 2011, when no fishing accord was signed."
FLOOD = "Otto Brandt declared an emergency in Halvik after the river flooded the harbour."


def told(name: str, text: str, day: Date | None = None) -> Document:
    return Document(DocumentId(name), text, None, Source(name), date=day)


def annotated(document: Document) -> Annotations:
    starts = [0] + [n + 2 for n in range(len(document.text)) if document.text[n : n + 2] == ". "]
    ends = [s - 1 for s in starts[1:]] + [len(document.text)]
    spans = tuple(Span(a, b) for a, b in zip(starts, ends, strict=True) if a < b)
    mentions = tuple(
        Mention(Span(at, at + len(name)), name, "person")
        for name in NAMES
        if (at := document.text.find(name)) >= 0
    )
    days = dates(document, spans)
    reported = happenings(document, spans, mentions, days, ())
    return Annotations(document.id, "", spans, mentions, days, happenings=reported)


def entities(found: Mapping[DocumentId, Annotations]) -> list[Entity]:
    def mentions(name: str) -> tuple[EntityMention, ...]:
        return tuple(
            EntityMention(d, m) for d, a in found.items() for m in a.mentions if m.text == name
        )

    return [Entity(EntityId(n), n, "person", (n,), mentions(n)) for n in NAMES]


def grouped(documents: Sequence[Document], decisions: Sequence[Decision] = ()) -> list[Event]:
    found = {d.id: annotated(d) for d in documents}
    return group(documents, found, entities(found), decisions)


def corpus() -> list[Document]:
    padding = "The essay goes on about weather, gardens and the price of bread in old towns. "
    return [
        told("a", "Fishermen hope for better years. " + VISIT, Date.of_day(date(2021, 2, 1))),
        told("b", padding + ARRIVAL, Date.of_day(date(2023, 7, 9))),
        told("c", "Museums open late. " + OLDER, Date.of_day(date(2022, 1, 5))),
        told("d", FLOOD, Date.of_day(date(2019, 3, 3))),
    ]


def passing(events: Sequence[Event]) -> list[Event]:
    return [e for e in events if not any(a.is_main for a in e.accounts)]


def documents_of(event: Event) -> list[str]:
    return [a.document for a in event.accounts]


def test_a_visit_told_in_passing_by_two_documents_is_one_event_and_an_older_one_stays_apart() -> (
    None
):
    (event,) = passing(grouped(corpus()))
    assert documents_of(event) == ["a", "b"]
    assert event.date == Date.of_day(date(2020, 5, 3))
    assert "Lindqvist" in event.title
    assert any("visited" in reason and "arrived" in reason for reason in event.because)


def test_every_document_has_one_main_event() -> None:
    mains = [a.document for e in grouped(corpus()) for a in e.accounts if a.is_main]
    assert sorted(mains) == ["a", "b", "c", "d"]


def test_the_order_of_documents_changes_nothing() -> None:
    shuffled = corpus()
    random.Random(7).shuffle(shuffled)
    assert grouped(shuffled) == grouped(corpus())


def test_copies_of_one_text_are_one_story_and_tell_nothing_in_passing() -> None:
    events = grouped([told(f"copy-{n:03}", VISIT + " " + FLOOD) for n in range(300)])
    assert [len(e.accounts) for e in events] == [300]


def test_odd_corpora_give_a_sensible_answer() -> None:
    assert grouped([]) == []
    assert len(grouped([told("only", FLOOD)])) == 1
    assert len(grouped([told("blank", ""), told("dots", "... !!!")])) == 2
    russian = "Министр прибыл в город вечером и подписал соглашение о рыболовстве."
    assert len(grouped([told("ru", russian), told("el", "Ο υπουργός έφτασε στην πόλη.")])) == 2
    future = told("f", VISIT, Date.of_day(date(9999, 12, 30)))
    assert grouped([future, told("g", ARRIVAL)])


def test_a_document_without_annotations_still_has_its_main_event() -> None:
    found = {d.id: annotated(d) for d in corpus()[1:]}
    events = group(corpus(), found, entities(found))
    assert sorted(a.document for e in events for a in e.accounts if a.is_main) == list("abcd")


def test_a_very_long_text_is_grouped_like_any_other() -> None:
    long = told("long", "Bread costs more in old towns. " * 5_000 + VISIT)
    (event,) = passing(grouped([*corpus(), long]))
    assert documents_of(event) == ["a", "b", "long"]


def test_the_first_since_and_the_last_before_are_one_event() -> None:
    first = "Vera Lindqvist is the first envoy of Marland to visit Quessia since 2011."
    last = "The last visit of an envoy of Marland to Quessia took place in 2011."
    pair = [
        told("a", "Fishermen hope. " + first, Date.of_day(date(2021, 2, 1))),
        told("b", "Museums open late. " + last, Date.of_day(date(2016, 7, 9))),
    ]
    (event,) = passing(grouped(pair))
    assert event.date == Date.of_year(2011)
    assert event.title.startswith("The last visit of an envoy of Marland to Quessia")


def test_a_stock_sentence_that_is_printed_again_is_no_event() -> None:
    stock = "Marland keeps two hundred soldiers in Quessia, where Otto Brandt invaded Halvik once."
    pair = [
        told("a", "Fishermen hope. " + stock, Date.of_day(date(2021, 2, 1))),
        told("b", "Museums open late. " + stock, Date.of_day(date(2023, 7, 9))),
    ]
    assert passing(grouped(pair)) == []


def test_one_text_printed_by_two_papers_is_no_second_telling() -> None:
    days = [Date.of_day(date(2021, 2, 1)), Date.of_day(date(2021, 2, 2))]
    again = VISIT.replace("Minister Vera", "Vera")
    pair = [told("a", "Fishermen hope. " + VISIT, days[0]), told("b", "Rain. " + again, days[1])]
    assert passing(grouped(pair)) == []
    other = [pair[0], told("b", "Museums open late. " + ARRIVAL, Date.of_day(date(2023, 7, 9)))]
    assert [documents_of(event) for event in passing(grouped(other))] == [["a", "b"]]


def test_an_event_whose_words_give_no_clause_is_called_by_its_sentence() -> None:
    listed = "Vera Lindqvist, " + "Quessia, Marland, arrested, jailed, pirates, " * 4 + "of the"
    other = listed.replace("arrested, ", "seized, smugglers, ")
    pair = [
        told("a", "Fishermen hope. " + listed, Date.of_day(date(2021, 2, 1))),
        told("b", "Museums open late. " + other + " and", Date.of_day(date(2021, 2, 3))),
    ]
    assert [bool(event.title) for event in passing(grouped(pair))] == [True]


def decision(verb: str, **facts: object) -> Decision:
    return Decision(DecisionId("1"), verb, facts)


def test_the_reader_renames_and_drops_an_event() -> None:
    (event,) = passing(grouped(corpus()))
    renamed = grouped(corpus(), [decision("rename event", event=ticket(event), title="The accord")])
    assert [e.title for e in passing(renamed)] == ["The accord"]
    assert passing(grouped(corpus(), [decision("drop event", event=ticket(event))])) == []


def test_the_reader_joins_and_parts_events() -> None:
    first, second = [e for e in grouped(corpus()) if e.accounts[0].is_main][:2]
    join = decision("merge events", events=[ticket(first), ticket(second)])
    members = {*documents_of(first), *documents_of(second)}
    joined = next(e for e in grouped(corpus(), [join]) if set(documents_of(e)) == members)
    leaving = documents_of(second)
    part = decision("split event", event=ticket(joined), documents=leaving)
    assert [e for e in grouped(corpus(), [join, part]) if documents_of(e) == leaving]


def test_the_half_that_leaves_takes_no_title_that_only_the_other_half_tells() -> None:
    (event,) = passing(grouped(corpus()))
    part = decision("split event", event=ticket(event), documents=["b"])
    halves = [e for e in grouped(corpus(), [part]) if e.because == ("parted by the reader",)]
    texts = {d.id: d.text for d in corpus()}
    assert [documents_of(e) for e in halves] == [["a"], ["b"]]
    assert all(e.title.casefold() in texts[e.accounts[0].document].casefold() for e in halves)
    assert halves[0].title != halves[1].title


def test_the_half_that_stays_keeps_the_readers_own_title() -> None:
    (event,) = passing(grouped(corpus()))
    rename = decision("rename event", event=ticket(event), title="The accord, as told")
    part = decision("split event", event=ticket(event), documents=["b"])
    halves = [e for e in grouped(corpus(), [rename, part]) if e.origin == "reader"]
    stayed, left = sorted(halves, key=documents_of)
    assert stayed.title == "The accord, as told"
    assert left.title != "The accord, as told"


def test_half_a_story_is_called_by_its_own_headline() -> None:
    first, second = [e for e in grouped(corpus()) if e.accounts[0].is_main][:2]
    join = decision("merge events", events=[ticket(first), ticket(second)])
    members = {*documents_of(first), *documents_of(second)}
    joined = next(e for e in grouped(corpus(), [join]) if set(documents_of(e)) == members)
    part = decision("split event", event=ticket(joined), documents=documents_of(second))
    titles = {e.title for e in grouped(corpus(), [join, part]) if e.accounts[0].is_main}
    assert {first.title, second.title} <= titles


def test_what_the_reader_keeps_apart_stays_apart_when_more_articles_would_join_it() -> None:
    (event,) = passing(grouped(corpus()))
    places = ticket(event)["passages"]
    alone = [{"id": f"e-{p[0]}", "passages": [p]} for p in places]
    assert {p[0] for p in places} == {"a", "b"}
    kept = [decision("events apart", events=alone)]
    seaside = "On 3 May 2020 a minister of Marland, Vera Lindqvist, was seen in Quessia on a visit."
    more = [*corpus(), told("e", f"Birds return. {seaside}", Date.of_day(date(2020, 5, 4)))]
    assert any({"a", "b"} <= set(documents_of(each)) for each in passing(grouped(more)))
    parted = [set(documents_of(each)) for each in passing(grouped(more, kept))]
    assert not any({"a", "b"} <= documents for documents in parted)
    assert any("b" in documents for documents in parted)


def test_a_locked_event_stays_as_it_was_when_the_corpus_grows() -> None:
    (event,) = passing(grouped(corpus()))
    lock = decision("lock event", event=ticket(event), title=event.title)
    more = [*corpus(), told("e", "Birds return. " + VISIT, Date.of_day(date(2024, 1, 1)))]
    drop = decision("drop event", event=ticket(event))
    (kept,) = [e for e in grouped(more, [lock, drop]) if e.is_locked]
    assert (kept.id, kept.accounts) == (event.id, event.accounts)


def test_the_year_a_treaty_is_known_by_is_no_date_of_leaving_it() -> None:
    first = "Vera Lindqvist of Marland withdrew from the 2015 fishing treaty with Quessia."
    second = "Marland’s minister Vera Lindqvist left the 2015 fishing treaty, to Quessia’s regret."
    pair = [
        told("a", "Fishermen hope. " + first, Date.of_day(date(2021, 2, 1))),
        told("b", "Museums open late. " + second, Date.of_day(date(2021, 2, 3))),
    ]
    (event,) = passing(grouped(pair))
    assert event.date is None
    signed = [replace(d, text=d.text.replace("the 2015", "in 2015 the")) for d in pair]
    (event,) = passing(grouped(signed))
    assert event.date is not None
    assert (event.date.first.year, event.date.is_uncertain) == (2015, False)


def test_the_year_of_an_election_is_the_date_only_where_nobody_tells_another() -> None:
    texts = {
        "a": "In July 2018 Vera Lindqvist denied meddling in the 2016 election of Quessia",
        "b": "Asked in July 2018 who meddled in the 2016 election of Quessia, Vera Lindqvist of "
        "Marland denied it at her first press talk.",
        "c": "Fishermen in Quessia heard how meddling in the 2016 election was denied by Marland.",
    }
    documents = [
        told(n, "Museums open late. " + text, Date.of_day(date(2021, 2, 1)))
        for n, text in texts.items()
    ]
    (event,) = passing(grouped(documents))
    assert event.date is not None
    assert event.date.edtf() == "2018-07"
    undated = [replace(d, text=d.text.replace("n July 2018", "n reply")) for d in documents]
    (event,) = passing(grouped(undated))
    assert event.date is not None
    assert event.date.edtf() == "2016"


def test_a_date_told_of_another_matter_in_the_same_sentence_is_not_the_events() -> None:
    debt = (
        "Marland forgave the debt of Quessia in 1987, in exchange for trawler licences that "
        "Vera Lindqvist sold."
    )
    sale = "Trawler licences were sold to Quessia by Vera Lindqvist of Marland for exchange money."
    pair = [
        told("a", "Fishermen hope. " + debt, Date.of_day(date(2021, 2, 1))),
        told("b", "Museums open late. " + sale, Date.of_day(date(2023, 7, 9))),
    ]
    (event,) = passing(grouped(pair))
    assert event.date is None


SINKING = (
    "At least 12 people died when the ferry Alba sank off Skarv on Tuesday night, officials said. "
    "The ferry, carrying 214 passengers, was hit by the freighter Orel in fog. Rescuers pulled 190 "
    "people from the water off Skarv. The captain, Andrei Solov, was held by police."
)
SAME_SINKING = (
    "The ferry Alba sank off Skarv and 14 people died after the freighter Orel hit it in fog. "
    "Rescuers pulled passengers from the water. Captain Solov of the Orel was held by police."
)
OTHER_SINKING = (
    "At least 26 people died when a ferry sank in fog off Luma on Thursday night, officials said. "
    "The ferry, carrying 70 passengers from Rizal, was full. Rescuers pulled 40 people from the "
    "water off Luma. The captain, Jose Reyes, was held by police."
)


def test_another_ferry_that_sinks_is_another_story() -> None:
    texts = {"one": SINKING, "two": SAME_SINKING, "other": OTHER_SINKING}
    days = {"one": 15, "two": 16, "other": 17}
    documents = [told(n, t, Date.of_day(date(2023, 11, days[n]))) for n, t in sorted(texts.items())]
    stories = {
        e.accounts[0].is_main and frozenset(a.document for a in e.accounts)
        for e in grouped(documents)
    }
    assert frozenset({"one", "two"}) in stories
    assert frozenset({"other"}) in stories
