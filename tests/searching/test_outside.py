from __future__ import annotations

import pytest

from irnk_tui.model.text import DocumentId
from irnk_tui.searching.desk import Desk
from tests.searching.conftest import TEXTS, span


def found(desk: Desk, query: str) -> dict[str, list[str]]:
    """Documents with the words marked in them."""
    return {
        hit.document: [
            TEXTS[hit.document][match.start : match.end]
            for passage in hit.passages
            for match in passage.matches
        ]
        for hit in desk.search(query).hits
    }


@pytest.mark.parametrize("query", ['person:"ada quill"', "entity:A.Q.", "person:qui*"])
def test_an_entity_is_found_and_marked_by_any_of_its_names(desk: Desk, query: str) -> None:
    assert found(desk, query) == {"harbour.txt": ["Ada Quill"], "north/report.txt": ["A.Q."]}


def test_an_entity_of_another_kind_is_not_meant(desk: Desk) -> None:
    assert found(desk, 'org:"Ada Quill"') == {}


def test_quoted_words_are_told_from_the_rest_of_the_text(desk: Desk) -> None:
    assert found(desk, 'quote:"no ship"') == {"harbour.txt": ["No ship"], "strike.txt": ["no ship"]}
    assert found(desk, "quote:ships") == found(desk, "quote:ship")
    assert found(desk, "quote:harbour") == {}
    assert found(desk, 'quote:"ship no"') == {}


def test_a_speaker_is_found_by_description_and_by_the_name_behind_it(desk: Desk) -> None:
    assert found(desk, "speaker:mayor") == {"harbour.txt": ["the mayor"]}
    assert set(found(desk, "speaker:Quill")) == {"harbour.txt"}
    assert found(desk, 'speaker:"union man"') == {"strike.txt": ["A union man"]}


def test_a_label_is_a_description_not_a_name(desk: Desk) -> None:
    assert found(desk, "label:stubborn") == {"north/report.txt": ["The stubborn mayor"]}
    assert found(desk, "label:Quill") == {}


def test_an_event_is_found_by_the_words_of_its_title_or_its_id(desk: Desk) -> None:
    assert set(found(desk, 'event:"harbour ships"')) == {"harbour.txt", "north/report.txt"}
    assert found(desk, "event:ev1") == found(desk, "event:harbour") == found(desk, "event:harb*")
    assert found(desk, "event:airport") == {}
    assert set(found(desk, "has:event")) == {"harbour.txt", "north/report.txt"}


def test_marks_are_found_by_tag_note_colour_and_words(desk: Desk) -> None:
    document = desk.store.document(DocumentId("strike.txt"))
    place = span("strike.txt", "on strike")
    desk.marks.add(document, place, colour="red", tags=["Labour"], note="who says so?")
    for query in (
        "tag:labour",
        "note:says",
        "colour:red",
        "hl:strike",
        "has:note",
        "has:highlight",
    ):
        assert found(desk, query) == {"strike.txt": ["on strike"]}, query
    assert found(desk, "colour:blue") == found(desk, "tag:lab") == {}


def test_files_folders_and_web_sites_are_found(desk: Desk) -> None:
    assert set(found(desk, "in:north")) == {"north/report.txt"}
    assert set(found(desk, "in:strike.txt")) == {"strike.txt"}
    assert set(found(desk, "domain:courier.example")) == {"strike.txt"}


def test_what_is_excluded_is_not_marked(desk: Desk) -> None:
    assert found(desk, "mayor NOT person:Quill") == {}
    assert found(desk, "ship NOT label:mayor") == {"strike.txt": ["ship"]}


def test_an_empty_answer_names_the_part_that_finds_nothing(desk: Desk) -> None:
    assert desk.search("ship AND zeppelin").warnings == ("Found nowhere, even alone: zeppelin",)
    assert desk.search("zeppelin").warnings == ()
    told = desk.search("strike harbour").warnings
    assert told == ("Each part is found somewhere; no document has all that is asked for.",)


def test_results_come_in_the_order_asked_for(desk: Desk) -> None:
    ids = [hit.document for hit in desk.search("*", order="newest").hits]
    assert ids == ["north/report.txt", "strike.txt", "harbour.txt"]
    assert [hit.document for hit in desk.search("*", order="oldest").hits] == ids[::-1]
    assert desk.search("*", order="source").hits[0].document == "strike.txt"


def test_an_unfinished_query_is_answered_while_it_is_typed(desk: Desk) -> None:
    assert desk.search('dockers AND "on strike', as_you_type=True).total == 1
    assert [h.document for h in desk.search("strike dock", as_you_type=True).hits] == ["strike.txt"]
    assert desk.search("strike AND person:", as_you_type=True).total == 1
    for begun in ("person:Qui", "source:gaz", "event:harb"):
        assert desk.search(begun, as_you_type=True).total == 2, begun
        assert desk.search(begun).total == 0


def test_explaining_says_what_each_part_finds(desk: Desk) -> None:
    lines = desk.explain("ship (strike OR harbour)")
    assert lines[0] == "understood: ship AND (strike OR harbour)"
    assert lines[2].strip() == "ship: 2 documents (ship)"
    assert "    strike: 1 document (strike)" in [line[2:] for line in lines]


def test_a_document_that_has_just_gone_is_no_hit(desk: Desk) -> None:
    desk.store.remove_file("strike.txt")
    assert set(found(desk, "ship")) == {"harbour.txt"}
