"""What was derived is kept whole, found again, and replaced in single steps."""

import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from irnk_tui.analysis.linking.linking import link
from irnk_tui.analysis.linking.linking_archive import link_archive
from irnk_tui.model.annotation import Action, Annotations, DateMention, EventMention, Mention, Quote
from irnk_tui.model.corpus import FileRecord
from irnk_tui.model.date import Date
from irnk_tui.model.document import Block, Document, Origin, Source
from irnk_tui.model.entity import Entity, EntityId, EntityMention
from irnk_tui.model.errors import NotFound, StoreError
from irnk_tui.model.event import Event, EventAccount, EventId
from irnk_tui.model.progress import Failure
from irnk_tui.model.text import DocumentId, Span
from irnk_tui.store import Store
from irnk_tui.store.codec import from_json, to_json
from tests.clusters import stores_on

DAY = Date.of_day(date(2026, 3, 1))
FILE = FileRecord("a.txt", 10, 1, "aa")


def document(id: str, text: str = "The ferry sank.", **values: object) -> Document:
    made = Document(
        DocumentId(id), text, "Ferry sinks", Source("Harbour Post"), (Block(Span(0, len(text))),),
        DAY, ("Ada Quay",), origins={"date": Origin("given", "a.yaml")}, sha256=f"hash of {text}",
        path="a.txt", words=len(text.split()),
    )  # fmt: skip
    return replace(made, **values)  # type: ignore[arg-type]


def found_in(document: Document) -> Annotations:
    ferry = Mention(Span(4, 9), "ferry", "other", refers_to=Span(0, 5, "title"))
    return Annotations(
        document.id, document.sha256, (Span(0, 15),), (ferry,),
        (DateMention(Span(0, 3), DAY, "background"),), (Quote((Span(0, 3), Span(4, 9)), "direct"),),
        (Action(Span(10, 14), "sink", "active", agent=Span(4, 9)),),
        (EventMention(Span(0, 15), ("sink",), (DAY,)),),
    )  # fmt: skip


def ferry(*documents: str) -> Entity:
    mentions = tuple(
        EntityMention(DocumentId(id), Mention(Span(0, 9), "The ferry", "other")) for id in documents
    )
    return Entity(EntityId("other/ferry"), "Ferry Élan", "other", ("Ferry Élan", "Elan"), mentions)


def sinking(*documents: str) -> Event:
    accounts = tuple(EventAccount(DocumentId(id), (Span(0, 15),), True) for id in documents)
    return Event(EventId("event-1"), "The ferry sinks", accounts, DAY, because=("one day",))


Fresh = Callable[[str], Store]
"""An empty store of this name."""


@pytest.fixture(params=["here", "cluster"])
def fresh(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Fresh]:
    if request.param == "here":
        yield lambda name: Store(tmp_path / name)
        return
    with stores_on(request.getfixturevalue("cluster")) as fresh:
        yield fresh


@pytest.fixture
def store(fresh: Fresh) -> Store:
    return fresh("index")


def test_a_document_and_what_was_found_in_it_come_back_as_they_were(store: Store) -> None:
    one = document("one")
    store.put_file(FILE, [one])
    store.put_annotations([found_in(one)], "v1")
    assert store.document(one.id) == one
    assert store.annotations(one.id) == found_in(one)
    assert store.files() == {"a.txt": FILE}


def test_an_unknown_document_names_near_ones(store: Store) -> None:
    store.put_file(FILE, [document("harbour-01"), document("harbour-02")])
    with pytest.raises(NotFound, match="harbour-01"):
        store.document(DocumentId("harbor-01"))


def test_lists_go_by_date_and_id_and_leave_the_undated_to_the_end(store: Store) -> None:
    later = Date.of_day(date(2026, 4, 1))
    store.put_file(
        FILE, [document("c", date=None), document("b", date=later), document("z"), document("a")]
    )
    assert [summary.id for summary in store.summaries()] == ["a", "z", "b", "c"]
    assert [summary.id for summary in store.summaries(1, 2)] == ["z", "b"]
    assert store.document_ids() == ["a", "z", "b", "c"]
    assert store.summaries_of([DocumentId("c"), DocumentId("a")])[0].opening == "The ferry sank."


def test_of_other_days_one_document_of_each_source_is_told_and_one_undated(store: Store) -> None:
    gazette, daily = Source("Gazette"), Source("Daily")
    store.put_file(
        FILE,
        [
            *(document(f"a{n}", source=gazette, date=Date.of_year(2011)) for n in range(3)),
            document("b", source=gazette),
            document("c", source=daily),
            *(document(f"d{n}", source=daily, date=None) for n in range(2)),
        ],
    )
    march = Date(date(2026, 2, 20), date(2026, 3, 20), "range")
    assert {summary.id for summary in store.covering(march)} == {"a0", "b", "c", "d0"}
    assert {summary.id for summary in store.covering(None)} == {"a0", "c", "d0"}


def test_reading_a_file_again_drops_its_former_documents_and_what_hung_on_them(
    store: Store,
) -> None:
    one, two = document("one"), document("two")
    store.put_file(FILE, [one, two])
    store.put_annotations([found_in(one), found_in(two)], "v1")
    store.replace_entities([ferry("one", "two")])
    store.replace_events([sinking("one", "two")])
    store.put_file(FILE, [document("two"), document("three", "Another text.")])
    assert store.document_ids() == ["three", "two"]
    assert store.pending_annotations("v1") == ["three"]
    assert store.documents_with_entity(EntityId("other/ferry")) == {"two"}
    assert [account.document for account in store.event(EventId("event-1")).accounts] == ["two"]


def test_annotations_wait_for_another_version_or_another_text(store: Store) -> None:
    one = document("one")
    store.put_file(FILE, [one])
    assert store.pending_annotations("v1") == ["one"]
    store.put_annotations([found_in(one)], "v1")
    assert store.pending_annotations("v1") == []
    assert store.pending_annotations("v2") == ["one"]
    store.put_annotations([replace(found_in(one), text_sha256="another")], "v1")
    assert store.pending_annotations("v1") == ["one"]


def test_annotations_of_a_document_that_is_gone_are_not_kept(store: Store) -> None:
    store.put_annotations([found_in(document("ghost"))], "v1")
    assert store.annotations(DocumentId("ghost")) is None


def test_a_former_text_is_kept_only_when_asked(store: Store) -> None:
    old = document("one", "The ferry sank.")
    store.put_file(FILE, [old])
    store.put_file(FILE, [document("one", "The ferry sailed.")], keep={old.id})
    store.put_file(FILE, [document("one", "The ferry burned.")])
    assert store.version(old.sha256) == old
    assert store.version("hash of The ferry sailed.") is None


def test_an_id_given_in_two_files_belongs_to_the_first_in_order_whatever_was_read_first(
    fresh: Fresh,
) -> None:
    files = {
        "a.txt": document("same", "First."),
        "b.txt": document("same", "Second.", path="b.txt"),
    }
    outcomes = []
    for order in (["a.txt", "b.txt"], ["b.txt", "a.txt"]):
        store = fresh(order[0][0])
        for path in order:
            store.put_file(replace(FILE, path=path), [files[path]])
        outcomes.append((store.document(DocumentId("same")).text, store.failures()))
    assert outcomes[0] == outcomes[1]
    assert outcomes[0][0] == "First."
    assert outcomes[0][1][0].path == "b.txt"


def test_a_file_with_a_refused_id_is_read_again_once_the_id_is_free(store: Store) -> None:
    store.put_file(FILE, [document("same")])
    store.put_file(replace(FILE, path="b.txt"), [document("same", "Second.")])
    before = store.files()["b.txt"]
    store.remove_file("a.txt")
    assert store.files()["b.txt"] != before


def test_failures_stay_until_their_file_is_read_again_or_gone(store: Store) -> None:
    store.put_failure(Failure("a.txt", "is not text"))
    store.put_file(replace(FILE, path="[b]*.jsonl"), [], failures=[Failure("[b]*.jsonl:3", "no")])
    assert [failure.path for failure in store.failures()] == ["[b]*.jsonl:3", "a.txt"]
    store.put_file(FILE, [document("one")])
    store.remove_file("[b]*.jsonl")
    assert store.failures() == ()


def test_failures_of_files_that_are_gone_can_be_dropped(store: Store) -> None:
    for path in ("gone.txt", "here.txt", "here.jsonl:3", "gone.jsonl:3"):
        store.put_failure(Failure(path, "is not text"))
    store.forget_failures(["here.txt", "here.jsonl"])
    assert [failure.path for failure in store.failures()] == ["here.jsonl:3", "here.txt"]


def test_facts_count_documents_sources_and_days(store: Store) -> None:
    later = Date.of_month(2026, 5)
    store.put_file(FILE, [document("a"), document("b", source=Source("Mole"), date=later)])
    facts = store.facts()
    assert (facts.documents, facts.sources, facts.words) == (2, 2, 6)
    assert facts.date == Date(date(2026, 3, 1), date(2026, 5, 31), "range")
    assert store.sources() == {"Harbour Post": 1, "Mole": 1}


def test_an_empty_store_has_empty_answers(store: Store) -> None:
    assert store.summaries() == []
    assert store.facts().date is None
    assert store.entity_summaries() == []
    assert store.event_summaries(all=True) == []
    assert store.value("query") is None


def test_entities_are_counted_named_and_found_by_document(store: Store) -> None:
    store.put_file(FILE, [document("one"), document("two", source=Source("Mole"))])
    store.replace_entities([ferry("one", "two", "two", "gone")])
    (summary,) = store.entity_summaries("other")
    assert (summary.documents, summary.mentions) == (2, 3)
    assert summary.sources == (("Mole", 2), ("Harbour Post", 1))
    assert store.entity_named("ELÁN") == [summary.id]
    assert store.entity_summaries("person") == []
    (here,) = store.entities_in(DocumentId("two"))
    assert len(here.mentions) == 2
    assert store.entity(summary.id) == ferry("one", "two", "two")
    assert list(store.each_entity()) == [ferry("one", "two", "two")]


def test_names_that_come_document_by_document_are_kept_like_those_that_come_at_once(
    store: Store,
) -> None:
    store.put_file(FILE, [document("two"), document("one"), document("three")])
    store.put_annotations([found_in(document("one")), found_in(document("two"))], "v1")
    found = list(store.each_found())
    assert [(each.document, len(each.mentions)) for each in found] == [
        ("one", 1), ("three", 0), ("two", 1),
    ]  # fmt: skip
    store.replace_linked(link_archive(found))
    assert list(store.each_entity()) == link((), {each.document: each for each in found})


def test_events_told_once_are_listed_on_request(store: Store) -> None:
    store.put_file(FILE, [document("one"), document("two", source=Source("Mole"))])
    alone = replace(sinking("one"), id=EventId("event-0"))
    store.replace_events([sinking("one", "two"), alone])
    assert [event.id for event in store.event_summaries()] == ["event-1"]
    assert [event.id for event in store.event_summaries(all=True)] == ["event-0", "event-1"]
    assert store.event_summaries()[0].sources == ("Harbour Post", "Mole")
    assert store.event(EventId("event-1")) == sinking("one", "two")
    assert [event.id for event in store.events_of(DocumentId("one"))] == ["event-0", "event-1"]
    assert [event.id for event in store.events_of(DocumentId("one"), all=False)] == ["event-1"]


def test_the_fingerprint_tells_corpora_apart_and_not_the_order_of_reading(fresh: Fresh) -> None:
    marks = set()
    for order in (["one", "two"], ["two", "one"]):
        store = fresh(order[0][0])
        for id in order:
            store.put_file(replace(FILE, path=f"{id}.txt"), [document(id)])
        marks.add(store.corpus_fingerprint())
    assert len(marks) == 1
    store.remove_file("one.txt")
    assert store.corpus_fingerprint() not in marks


def test_a_step_that_fails_leaves_everything_as_it_was(store: Store) -> None:
    store.put_file(FILE, [document("one")])
    with pytest.raises(TypeError):
        store.put_file(FILE, [document("two"), document("three", words=object())])
    assert store.document_ids() == ["one"]


def test_a_reader_sees_what_the_writer_kept_and_cannot_write(tmp_path: Path) -> None:
    store = Store(tmp_path)
    store.put_file(FILE, [document("one")])
    with Store(store.path.parent, is_read_only=True) as reader:
        store.put_file(replace(FILE, path="b.txt"), [document("two")])
        assert reader.count() == 2
        with pytest.raises(StoreError, match="reading only"):
            reader.set_value("query", "x")


@pytest.mark.parametrize("damage", ["garbage", "version", "shape", "truncated"])
def test_a_store_that_cannot_be_trusted_is_refused(tmp_path: Path, damage: str) -> None:
    with Store(tmp_path) as store:
        store.put_file(FILE, [document(str(number)) for number in range(200)])
    _harm(store.path, damage)
    with pytest.raises(StoreError, match="rebuilt"), Store(tmp_path) as store:
        store.check()


def _harm(path: Path, damage: str) -> None:
    if damage == "garbage":
        path.write_bytes(b"not a database" * 1000)
    elif damage == "truncated":
        path.write_bytes(path.read_bytes()[:20_000])
    else:
        sql = "PRAGMA user_version = 999" if damage == "version" else "UPDATE facts SET value = 1"
        with sqlite3.connect(path) as connection:
            connection.execute(sql)


WRITER = """
import sys
from pathlib import Path
from irnk_tui.model.corpus import FileRecord
from irnk_tui.model.document import Document, Source
from irnk_tui.store import Store
store = Store(Path(sys.argv[1]))
for number in range(10_000):
    texts = [f"{number} {part}" for part in range(20)]
    made = [Document(f"{part}", text, None, Source("s")) for part, text in enumerate(texts)]
    store.put_file(FileRecord("a.jsonl", number, 1, str(number)), made)
    print(number, flush=True)
"""


def test_a_writer_killed_at_any_point_leaves_one_whole_version(tmp_path: Path) -> None:
    for pauses in (1, 7, 20):
        writer = subprocess.Popen(
            [sys.executable, "-c", WRITER, str(tmp_path)], stdout=subprocess.PIPE, text=True
        )
        assert writer.stdout is not None
        done = [writer.stdout.readline() for _ in range(pauses)][-1]
        writer.kill()
        writer.wait()
        with Store(tmp_path) as store:
            store.check()
            kept = store.files()["a.jsonl"].sha256
            assert int(kept) >= int(done)
            assert [each.text for each in store.documents_of(map(DocumentId, "059"))] == [
                f"{kept} {part}" for part in (0, 5, 9)
            ]
            store.remove_file("a.jsonl")


READERS = """
import sys, threading, time
from pathlib import Path
from irnk_tui.model.errors import StoreError
from irnk_tui.store import Store
def read(store, begun, done):
    begun.wait()
    try:
        while not done.is_set():
            assert len(list(store.document_ids())) == 400
            assert store.document("7").text == "7" * 9000
            assert sum(1 for _ in store.each_document()) == 400
    except StoreError:
        pass
for again in range(40):
    store = Store(Path(sys.argv[1]), is_read_only=True)
    begun, done = threading.Barrier(4), threading.Event()
    readers = [threading.Thread(target=read, args=(store, begun, done)) for _ in range(3)]
    for reader in readers:
        reader.start()
    begun.wait()
    time.sleep(again / 2000)
    store.close()
    done.set()
    for reader in readers:
        reader.join()
    store.close()
"""


def test_a_store_may_be_closed_while_others_still_read_from_it(tmp_path: Path) -> None:
    texts = {str(number): f"{number % 10}" * 9000 for number in range(400)}
    with Store(tmp_path / "index") as store:
        store.put_file(FILE, [document(id, text) for id, text in texts.items()])
    words = [sys.executable, "-c", READERS, str(tmp_path / "index")]
    done = subprocess.run(words, capture_output=True, text=True, check=False, timeout=120)
    assert (done.returncode, done.stderr) == (0, "")


TEXTS = st.text(max_size=40)
SPANS = st.builds(
    lambda start, more: Span(start, start + more), st.integers(0, 99), st.integers(0, 9)
)


@given(st.lists(SPANS, max_size=5), TEXTS, st.none() | TEXTS, st.dictionaries(TEXTS, TEXTS))
def test_values_survive_being_written(
    spans: list[Span], text: str, title: str | None, because: dict[str, str]
) -> None:
    origins = {name: Origin("extracted", words) for name, words in because.items()}
    blocks = tuple(Block(span, "caption") for span in spans)
    one = document("one", text, title=title, blocks=blocks, origins=origins)
    assert from_json(Document, to_json(one)) == one


def test_an_entity_s_company_and_what_stands_for_it_are_told(store: Store) -> None:
    store.put_file(FILE, [document("one"), document("two")])
    boat = replace(ferry("one", "two"), id=EntityId("other/boat"), name="Boat", aliases=("Boat",))
    port = replace(ferry("one"), id=EntityId("place/port"), name="Port", aliases=("Port",))
    store.replace_entities([boat, replace(port, stands_for=boat.id)])
    assert [(each.name, shared) for each, shared in store.companions(boat.id, 5)] == [("Port", 1)]
    assert [each.name for each in store.standing_for(boat.id)] == ["Port"]
    assert [each.name for each in store.lookups.entities_begun("bo", 5)] == ["Boat"]
