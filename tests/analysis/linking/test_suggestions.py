"""Suggestions: near matches wait for the reader."""

from typing import Any

from irnk_tui.analysis.linking.suggestions import suggest
from irnk_tui.model.annotation import EntityKind
from irnk_tui.model.decision import Decision, DecisionId
from irnk_tui.model.entity import EntityId, EntitySummary


def named(name: str, kind: EntityKind = "organisation", *aliases: str) -> EntitySummary:
    return EntitySummary(EntityId(f"{kind}:{name}"), name, kind, 2, 3, (name, *aliases))


def pairs(*entities: EntitySummary, decisions: Any = ()) -> list[tuple[str, str]]:
    found = suggest(entities, decisions)
    return [(each.first.name, each.second.name) for each in found]


def test_an_acronym_may_be_what_it_is_the_initials_of() -> None:
    assert pairs(named("Baltic Harbour Union"), named("BHU")) == [("Baltic Harbour Union", "BHU")]


def test_a_longer_form_of_one_name_only_is_suggested() -> None:
    one = named("Harbour Union of Riga")
    assert pairs(named("Harbour Union"), one) == [("Harbour Union", "Harbour Union of Riga")]
    assert not pairs(named("Harbour Union"), one, named("Harbour Union of Turku"))


def test_a_lone_surname_says_too_little() -> None:
    assert not pairs(named("Anna Berg", "person", "Berg"), named("Otto Berg", "person", "Berg"))


def test_north_is_not_south_however_near_the_letters() -> None:
    assert not pairs(named("North Harbour", "place"), named("South Harbour", "place"))


def test_near_spellings_of_one_kind_are_suggested() -> None:
    found = pairs(named("Harbour Guard"), named("Harbour Guards"))
    assert found == [("Harbour Guard", "Harbour Guards")]


def test_what_the_reader_kept_apart_is_not_suggested_again() -> None:
    facts = {"entities": [{"name": "Harbour Guards"}, {"name": "Harbour Guard"}]}
    apart = Decision(DecisionId("d"), "different", facts)
    assert not pairs(named("Harbour Guard"), named("Harbour Guards"), decisions=[apart])
