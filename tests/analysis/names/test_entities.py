"""Who and where in the sample articles, read from what the sidebar would show."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from irnk_tui.analysis.language import nlp
from irnk_tui.analysis.language.sentences import sentences
from irnk_tui.analysis.linking.linking import link
from irnk_tui.analysis.names.entities import mentions
from irnk_tui.model.annotation import Annotations
from irnk_tui.model.document import Document
from irnk_tui.model.entity import Entity
from irnk_tui.model.text import DocumentId
from tests.conftest import plain_document


@pytest.fixture(scope="module")
def entities(
    sample_documents: list[Document], sample_annotations: Mapping[DocumentId, Annotations]
) -> list[Entity]:
    return link(sample_documents, sample_annotations)


def labelled(entities: list[Entity], words: str) -> set[str]:
    """Who is meant wherever these words stand, by name."""
    return {e.name for e in entities for m in e.mentions if m.mention.text == words}


def called(entities: list[Entity], name: str) -> Entity:
    found = [
        e for e in entities if name in e.aliases and any(m.mention.is_name for m in e.mentions)
    ]
    assert len(found) == 1, [entity.name for entity in found]
    return found[0]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("DPRK", "North Korea"),
        ("ROK", "South Korea"),
        ("PRC", "China"),
        ("US", "United States"),
        ("UN", "United Nations"),
        ("Lee Yonkho", "Ri Yong-ho"),
        ("Yun Jung-ho", "Yun Jong Ho"),
        ("Yun", "Yun Jong Ho"),
        ("Poe", "Ted Poe"),
        ("Blank", "Stephen Blank"),
        ("Ji-Hyang", "Jang Ji-Hyang"),
        ("Rouhani", "Hassan Rouhani"),
        ("Zarif", "Mohammad Javad Zarif"),
        ("Trump", "Donald Trump"),
        ("Kim", "Kim Jong Un"),
        ("SHIG", "Shahid Hemat Industrial Group"),
        ("JCPOA", "Joint Comprehensive Plan of Action"),
        ("TPO", "Trade Promotion Organization"),
        ("SPA", "Supreme People’s Assembly"),
    ],
)
def test_two_names_of_one_thing_are_one_entity(
    entities: list[Entity], one: str, other: str
) -> None:
    assert called(entities, one).id == called(entities, other).id


def test_two_leaders_of_one_family_name_stay_apart(entities: list[Entity]) -> None:
    assert called(entities, "Kim Jong Un").id != called(entities, "Kim Yong-nam").id


def test_a_capital_stays_a_place_that_stands_for_its_state(entities: list[Entity]) -> None:
    pyongyang, state = called(entities, "Pyongyang"), called(entities, "North Korea")
    assert pyongyang.id != state.id
    assert pyongyang.kind == "place"
    assert pyongyang.stands_for == state.id
    assert called(entities, "Iranian").stands_for == called(entities, "Iran").id


@pytest.mark.parametrize("name", ["Ebrahim Raisi", "Donald Trump", "Khomeini", "Saddam Hussein"])
def test_people_are_people(entities: list[Entity], name: str) -> None:
    assert called(entities, name).kind == "person"


def test_a_title_before_a_name_is_a_description_of_the_person(entities: list[Entity]) -> None:
    told = [m.mention.text for m in called(entities, "Vladimir Putin").mentions]
    assert "Russian President" in told
    assert "Russian President" not in called(entities, "Vladimir Putin").aliases


def test_a_regime_of_a_state_is_counted_with_the_state(entities: list[Entity]) -> None:
    told = [m.mention for m in called(entities, "North Korea").mentions if not m.mention.is_name]
    assert {mention.text for mention in told} == {"the North Korean regime"}


def test_every_mention_is_verbatim(
    sample_documents: list[Document], sample_annotations: Mapping[DocumentId, Annotations]
) -> None:
    for document in sample_documents:
        found = sample_annotations[document.id]
        for mention in found.mentions:
            assert document.words_of(mention.span) == mention.text != ""
            assert mention.refers_to is None or mention.refers_to in {
                m.span for m in found.mentions
            }


def test_ids_and_groups_do_not_depend_on_the_order(
    sample_documents: list[Document],
    sample_annotations: Mapping[DocumentId, Annotations],
    entities: list[Entity],
) -> None:
    backwards = dict(reversed(list(sample_annotations.items())))
    assert link(sample_documents[::-1], backwards) == entities


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Minister of External Economic Relations", "Yun Jong Ho"),
        ("Pyongyang’s Minister of External Economic Relations", "Yun Jong Ho"),
        ("head of the DPRK's Supreme People’s Assembly", "Kim Yong-nam"),
    ],
)
def test_an_office_is_told_whole_and_belongs_to_who_holds_it(
    entities: list[Entity], words: str, name: str
) -> None:
    assert labelled(entities, words) == {name}


def test_east_european_studies_are_not_the_european_union(entities: list[Entity]) -> None:
    assert "European Union" not in labelled(entities, "East European")


def test_a_heading_in_capitals_names_no_body(entities: list[Entity]) -> None:
    named = {e.name for e in entities if any(m.mention.is_name for m in e.mentions)}
    assert not any("Partnership" in name for name in named)


def test_the_first_official_to_come_is_who_he_is_and_no_state(entities: list[Entity]) -> None:
    assert labelled(entities, "the first North Korean official") == {"Yun Jong Ho"}


def test_a_description_never_begins_behind_a_hyphen() -> None:
    document = plain_document("a", "The ex-minister of Norland left. A vice-president resigned.")
    spans = sentences(document)
    found = mentions(document, nlp.parse_many([document], [spans])[0], spans)
    assert {"ex-minister of Norland", "vice-president"} <= {m.text for m in found}


def test_a_name_keeps_its_last_syllable() -> None:
    document = plain_document("a", "President Moon Jae-in left. Spokesman Kim Min-seok said so.")
    spans = sentences(document)
    found = mentions(document, nlp.parse_many([document], [spans])[0], spans)
    assert {"Moon Jae-in", "Kim Min-seok"} <= {m.text for m in found}
    assert not {"Moon Jae", "Kim Min"} & {m.text for m in found}
