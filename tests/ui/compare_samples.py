"""A comparison of sample articles, made by hand from real passages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from irnk_tui.model.account import (
    Account,
    Comparison,
    Difference,
    DistinctWord,
    Label,
    Row,
    Silence,
    Told,
    Value,
    VoiceEntry,
)
from irnk_tui.model.annotation import Action, Annotations, ToldAs
from irnk_tui.model.date import Date
from irnk_tui.model.document import Document, DocumentSummary, Source
from irnk_tui.model.entity import EntityId
from irnk_tui.model.event import Event, EventAccount, EventId, EventSummary
from irnk_tui.model.highlight import (
    Anchor,
    AnchorState,
    Colour,
    Highlight,
    HighlightId,
    PlacedHighlight,
)
from irnk_tui.model.text import DocumentId, Span

CORPUS = Path(__file__).parents[2] / "corpus"
GZERO = DocumentId("004_5243a2197cd48282.txt")
SPUTNIK = DocumentId("002_19ef2d92c713a49c.txt")


def article(id: DocumentId, source: str, day: Date | None, title: str | None) -> Document:
    """One of the sample articles as a document."""
    text = (CORPUS / id).read_text("utf-8")
    return Document(id, text, title, Source(source), date=day, words=len(text.split()))


def articles() -> dict[DocumentId, Document]:
    """The two articles that tell of the delegation of April 2024."""
    title = "If North Korea and Iran hook up, will China be jealous?"
    day = Date.of_day(date(2024, 4, 24))
    month = Date.of_month(2024, 4, is_uncertain=True)
    return {
        GZERO: article(GZERO, "GZERO Media", day, title),
        SPUTNIK: article(SPUTNIK, "unattributed", month, None),
    }


def span(document: Document, words: str) -> Span:
    """Where words stand in a document."""
    start = document.text.index(words)
    return Span(start, start + len(words))


def delegation() -> tuple[Comparison, Mapping[DocumentId, Document]]:
    """Yun Jong Ho's delegation in Tehran as two articles tell it."""
    documents = articles()
    one, two = documents[GZERO], documents[SPUTNIK]
    visit = span(
        one,
        "Pyongyang’s Minister of External Economic Relations Yun Jong Ho became the "
        "first North Korean official to visit Iran in half a decade on Tuesday.",
    )
    worry = span(
        one,
        "The trip is officially about economic ties, but the US State Department said "
        "it was “incredibly concerned” about possible missile and nuclear technology "
        "cooperation.",
    )
    travelled = span(
        two,
        "The DPRK delegation led by Minister of External Economic Relations Yun "
        "Jung-ho traveled to Iran on Wednesday for the first time since 2019.",
    )
    nothing = span(
        two,
        "despite nothing suggesting that the economy minister went to the Islamic "
        "Republic to talk about security issues.",
    )
    scruples = span(
        two,
        "While G7 members have no scruples about delivering weapons to warring "
        "parties all over the world",
    )
    china = span(
        one,
        "There’s a political benefit for North Korea on top of the aid Moscow "
        "reciprocates: attention from China.",
    )
    spoken = span(
        two,
        "The top-level meeting immediately prompted speculations in the Western "
        "mainstream press that Tehran and Pyongyang's encounter has something to do with "
        "military cooperation.",
    )
    days = Difference(
        "date",
        {
            GZERO: Value("Tuesday", span(one, "Tuesday"), "2024-04-23"),
            SPUTNIK: Value("Wednesday", span(two, "Wednesday"), "2024-04-24"),
        },
        "both are the day of the journey of the same minister",
    )
    names = Difference(
        "name",
        {
            GZERO: Value("Yun Jong Ho", span(one, "Yun Jong Ho")),
            SPUTNIK: Value("Yun Jung-ho", span(two, "Yun Jung-ho")),
        },
        "the same minister of external economic relations",
    )
    rows = (
        Row(
            "r1",
            "shared",
            {GZERO: (visit,), SPUTNIK: (travelled,)},
            differs=(days, names),
            distinct={
                GZERO: (span(one, "half a decade"),),
                SPUTNIK: (span(two, "delegation led by"),),
            },
            score=0.84,
        ),
        Row(
            "r2",
            "shared",
            {GZERO: (worry,), SPUTNIK: (nothing,)},
            score=0.87,
            distinct={GZERO: (span(one, "incredibly concerned"),)},
        ),
        Row("r3", "only", {SPUTNIK: (scruples,)}),
        Row("r4", "only", {SPUTNIK: (spoken,)}, nearest={GZERO: worry}),
        Row("r5", "only", {GZERO: (china,)}),
    )
    event = Event(
        EventId("e1"),
        "Yun Jong Ho's delegation in Tehran",
        (EventAccount(GZERO, (visit, worry), True), EventAccount(SPUTNIK, (travelled,), True)),
        Date(date(2024, 4, 23), date(2024, 4, 24), "range"),
        because=("same people: Yun Jong Ho", "same week", "“delegation” / “visit”"),
    )
    north = EntityId("place:north korea")
    comparison = Comparison(
        event,
        (
            Account(GZERO, "GZERO Media", one.date, one.title, 0.2, 60, (visit, worry, china)),
            Account(
                SPUTNIK, "unattributed", two.date, None, 0.0, 90, (travelled, spoken, scruples)
            ),
        ),
        rows,
        labels={
            north: {
                GZERO: labels(one, "Pyongyang", "North Korea"),
                SPUTNIK: labels(two, "DPRK", "North Korea", "Pyongyang"),
            }
        },
        entity_names={north: "North Korea"},
        voices={
            GZERO: (
                VoiceEntry("US State Department", None, "said", "mixed", (worry,), 2),
                VoiceEntry(
                    "Greg Brew",
                    None,
                    "said",
                    "direct",
                    (span(one, "“Given Iran's preoccupation"),),
                    60,
                ),
            ),
            SPUTNIK: (
                VoiceEntry(
                    "Time Magazine",
                    None,
                    "claimed",
                    "direct",
                    (span(two, '"While North Korea is unlikely'),),
                    30,
                ),
            ),
        },
        told_as={
            GZERO: (told(visit, "asserted"), told(worry, "reported"), told(china, "asserted")),
            SPUTNIK: (
                told(travelled, "asserted"),
                told(nothing, "disputed"),
                told(scruples, "asserted"),
                told(spoken, "reported"),
            ),
        },
        wording={
            GZERO: (DistinctWord("minister", 1, 0, (span(one, "Minister"),), 2.1),),
            SPUTNIK: (DistinctWord("demonize", 1, 0, (span(two, "demonize"),), 3.0),),
        },
        agency={
            SPUTNIK: (
                Action(span(two, "traveled"), "travel", "active", span(two, "The DPRK delegation")),
            )
        },
        silent=(Silence("Deutsche Welle", "not in corpus"), Silence("The Diplomat", "silent", 1)),
    )
    return comparison, documents


def labels(document: Document, *names: str) -> tuple[Label, ...]:
    """How often a document uses each name."""
    return tuple(Label(name, document.text.count(name), (span(document, name),)) for name in names)


def told(where: Span, way: ToldAs) -> Told:
    """A passage told in one manner."""
    return Told(where, way)


def many(accounts: int, rows: int) -> tuple[Comparison, Mapping[DocumentId, Document]]:
    """A large comparison: every article's sentences over and over, in a fixed pattern."""
    texts = [(CORPUS / name).read_text("utf-8") for name in sorted(map(str, CORPUS.glob("*.txt")))]
    sentences = [part.strip() for text in texts for part in text.replace("\n", " ").split(". ")]
    sentences = [part + "." for part in sentences if 40 < len(part) < 260]
    documents: dict[DocumentId, Document] = {}
    spans: dict[DocumentId, list[Span]] = {}
    for index in range(accounts):
        id = DocumentId(f"d{index:02d}")
        own = [sentences[(row * 3 + index) % len(sentences)] for row in range(rows)]
        text = " ".join(own)
        starts = [sum(len(part) + 1 for part in own[:row]) for row in range(rows)]
        spans[id] = [Span(at, at + len(part)) for at, part in zip(starts, own, strict=True)]
        day = Date.of_day(date(2024, 4, 1 + index % 28))
        documents[id] = Document(
            id, text, f"How it was told {index}", Source(f"Paper {index + 1}"), date=day
        )
    made = tuple(_row(number, spans, documents) for number in range(rows))
    held = tuple(
        Account(id, document.source.name, document.date, document.title, 0.0, 100, tuple(spans[id]))
        for id, document in documents.items()
    )
    told_as = {id: tuple(told(each, "asserted") for each in found) for id, found in spans.items()}
    return Comparison(None, held, made, told_as=told_as), documents


def _row(
    number: int, spans: Mapping[DocumentId, list[Span]], documents: Mapping[DocumentId, Document]
) -> Row:
    cells = {
        id: (found[number],)
        for index, (id, found) in enumerate(spans.items())
        if (number * 7 + index * 3) % 5
    }
    distinct = {id: (Span(found[0].start + 4, found[0].start + 15),) for id, found in cells.items()}
    differs: tuple[Difference, ...] = ()
    if number % 3 == 0:
        differs = (
            Difference(
                "number",
                {
                    id: Value("x", Span(found[0].start + 20, found[0].start + 28))
                    for id, found in cells.items()
                },
            ),
        )
    return Row(f"r{number}", "shared", cells, differs=differs, distinct=distinct)


class SampleProject:
    """Answers the compare, events and highlights screens with the samples."""

    def __init__(self) -> None:
        self.comparison, self.texts = delegation()
        self.placed: list[PlacedHighlight] = []
        book = SimpleNamespace(meanings=dict)
        self.marks = SimpleNamespace(codebook=book, tags=list)
        self.deleted: list[PlacedHighlight] = []
        self.settings = SimpleNamespace(colours={})

    def events(self, *, all: bool = False) -> list[EventSummary]:
        sources = ("unattributed", "GZERO Media")
        event = self.comparison.event
        assert event is not None
        ri = Date(date(2018, 8, 7), date(2018, 8, 8), "range")
        found = [
            EventSummary(EventId("e3"), "Ri Yong-ho in Tehran", ri, 2, ("unattributed", "B")),
            EventSummary(EventId("e2"), "Arms in the Iran-Iraq war", EIGHTIES, 2, ("DW", "B")),
            EventSummary(event.id, event.title, event.date, 2, sources, is_main=True),
            EventSummary(EventId("e4"), "A day that nobody names", None, 2, ("A", "B")),
        ]
        alone = EventSummary(EventId("e5"), "Zarif announces a journey", None, 1, ("DW",))
        return [*found, alone] if all else found

    def event(self, id: str) -> Event:
        assert self.comparison.event is not None
        return replace(self.comparison.event, id=EventId(id))

    def document(self, id: str) -> Document:
        return self.texts[DocumentId(id)]

    def documents(self) -> list[DocumentSummary]:
        return [
            DocumentSummary(each.id, each.title, each.source, each.date, None, each.words, "")
            for each in self.texts.values()
        ]

    def annotations(self, id: str) -> Annotations:
        return Annotations(DocumentId(id), "")

    def highlights(self, document: str | None = None) -> list[PlacedHighlight]:
        return list(self.placed)

    def highlight(self, document: str, where: Span, **facts: Any) -> Highlight:
        made = mark(self.document(document), where, **facts)
        self.placed.append(made)
        return made.highlight

    def change_highlight(self, id: str, *, colour: Colour) -> None:
        self.placed = [
            replace(each, highlight=replace(each.highlight, colour=colour))
            if each.highlight.id == id
            else each
            for each in self.placed
        ]

    def delete_highlights(self, *ids: str) -> None:
        self.deleted = [each for each in self.placed if each.highlight.id in ids]
        self.placed = [each for each in self.placed if each.highlight.id not in ids]


EIGHTIES = Date(date(1980, 1, 1), date(1989, 12, 31), "decade")


def mark(
    document: Document,
    where: Span,
    *,
    colour: Colour = "yellow",
    tags: tuple[str, ...] = (),
    note: str = "",
    state: AnchorState = "exact",
) -> PlacedHighlight:
    """A highlight of a sample article."""
    now = datetime(2024, 5, 1, tzinfo=UTC)
    anchor = Anchor(document.words_of(where), "", "", where, "")
    id = HighlightId(f"{document.id}:{where.start}")
    made = Highlight(id, document.id, anchor, colour, now, now, tuple(tags), note)
    return PlacedHighlight(made, None if state == "orphan" else where, state)
