"""Three short articles with what was found in them, made by hand."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

import pytest

from irnk_tui.journal import Journal
from irnk_tui.marks import Marks
from irnk_tui.model.annotation import Annotations, Mention, Quote
from irnk_tui.model.corpus import FileRecord
from irnk_tui.model.date import Date
from irnk_tui.model.document import Document, Source
from irnk_tui.model.entity import Entity, EntityId, EntityMention
from irnk_tui.model.event import Event, EventAccount, EventId
from irnk_tui.model.text import DocumentId, Span
from irnk_tui.search import said
from irnk_tui.search.opening import open_engine
from irnk_tui.searching.desk import Desk
from irnk_tui.searching.desk import desk as desk_of
from irnk_tui.store import Store

TEXTS = {
    "harbour.txt": "Mayor Ada Quill opened the harbour. “No ship will wait,” the mayor said.",
    "strike.txt": "Dockers went on strike. A union man said that no ship will leave.",
    "north/report.txt": "A.Q. visited the port. The stubborn mayor declined to comment.",
}
SOURCES = {"harbour.txt": "Gazette", "strike.txt": "Courier", "north/report.txt": "Gazette"}


def document(id: str, month: int) -> Document:
    text = TEXTS[id]
    day = Date.of_month(2025, month)
    digest = sha256(text.encode()).hexdigest()
    return Document(
        DocumentId(id), text, None, Source(SOURCES[id]), date=day, sha256=digest, path=id,
        words=len(text.split()), url=f"https://www.{SOURCES[id].lower()}.example/a",
    )  # fmt: skip


def span(id: str, words: str) -> Span:
    start = TEXTS[id].index(words)
    return Span(start, start + len(words))


def mention(id: str, words: str, *, is_name: bool = True, of: Span | None = None) -> Mention:
    return Mention(span(id, words), words, "person", is_name, refers_to=of)


def found() -> list[Annotations]:
    name = mention("harbour.txt", "Ada Quill")
    spoken = mention("harbour.txt", "the mayor", is_name=False, of=name.span)
    quote = Quote((span("harbour.txt", "No ship will wait,"),), "direct", None, spoken.span)
    said = Quote(
        (span("strike.txt", "no ship will leave"),), "indirect", None,
        span("strike.txt", "A union man"),
    )  # fmt: skip
    report = (
        mention("north/report.txt", "A.Q."),
        mention("north/report.txt", "The stubborn mayor", is_name=False),
    )
    return [
        annotations("harbour.txt", mentions=(name, spoken), quotes=(quote,)),
        annotations("strike.txt", quotes=(said,)),
        annotations("north/report.txt", mentions=report),
    ]


def annotations(id: str, **values: object) -> Annotations:
    digest = sha256(TEXTS[id].encode()).hexdigest()
    split = TEXTS[id].index(".") + 1
    sentences = (Span(0, split), Span(split + 1, len(TEXTS[id])))
    return Annotations(DocumentId(id), digest, sentences, **values)  # type: ignore[arg-type]


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    documents = [document(id, month) for month, id in enumerate(TEXTS, start=3)]
    store = Store(tmp_path)
    for each in documents:
        store.put_file(FileRecord(each.id, 1, 1, each.sha256), [each])
    notes = found()
    store.put_annotations(notes, "1")
    pairs = zip(documents, notes, strict=True)
    store.saying.put([(each.id, said.said(each, note)) for each, note in pairs], said.VERSION)
    places = [("harbour.txt", notes[0].mentions[0]), ("north/report.txt", notes[2].mentions[0])]
    mentions = tuple(EntityMention(DocumentId(id), one) for id, one in places)
    quill = Entity(EntityId("person/quill"), "Ada Quill", "person", ("Ada Quill", "A.Q."), mentions)
    store.replace_entities([quill])
    accounts = tuple(
        EventAccount(DocumentId(id), (span(id, words),))
        for id, words in (("harbour.txt", "Mayor Ada Quill opened the harbour."),
                          ("north/report.txt", "A.Q. visited the port."))
    )  # fmt: skip
    store.replace_events([Event(EventId("ev1"), "Harbour opens to ships", accounts)])
    engine = open_engine(tmp_path, key=b"k" * 32)
    engine.reset()
    engine.upsert(documents)
    engine.commit()
    return desk_of(engine, store, Marks(Journal(tmp_path / "highlights.jsonl")), tmp_path)
