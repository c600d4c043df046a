"""What can be chosen when an entity is corrected."""

from irnk_tui.model.entity import Entity, EntityId, EntitySummary
from irnk_tui.ui.correcting import Pool, question


def summary(number: int, *, name: str = "", alias: str = "") -> EntitySummary:
    called = name or f"Name {number}"
    return EntitySummary(EntityId(f"e{number}"), called, "person", 1, 1, (called, alias or called))


def test_every_name_can_be_chosen_however_rarely_it_is_mentioned() -> None:
    others = [summary(number) for number in range(20_000)]
    assert [each.name for each in Pool(others).matching("name 19999")] == ["Name 19999"]


def test_names_that_begin_with_the_letters_come_first_and_aliases_count() -> None:
    others = [
        summary(1, name="New Harbour"),
        summary(2, name="Harbour Trust"),
        summary(3, alias="HARB"),
    ]
    found = [each.id for each in Pool(others).matching("harb")]
    assert found == ["e2", "e3", "e1"]


def test_an_entity_is_not_merged_into_itself() -> None:
    entity = Entity(EntityId("e1"), "Name 1", "person")
    asked = question("merge", entity, (), [summary(1), summary(2)], lambda _id: entity)
    assert [choice.label for choice in asked.choices("")] == ["Name 2"]


def test_a_capital_can_be_told_to_stand_for_itself_by_typing_so() -> None:
    entity = Entity(EntityId("e1"), "Name 1", "place")
    asked = question("stands-for", entity, (), [summary(2)], lambda _id: entity)
    assert [choice.label for choice in asked.choices("alone")] == ["itself alone"]
    assert [choice.label for choice in asked.choices("name")] == ["Name 2"]
