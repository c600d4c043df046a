"""Names of other scripts beside their Latin ones."""

import pytest

from irnk_tui.analysis.linking.suggestions import suggest
from irnk_tui.analysis.names.scripts import in_latin, is_foreign, skeleton
from irnk_tui.model.annotation import EntityKind
from irnk_tui.model.decision import Decision, DecisionId
from irnk_tui.model.entity import EntityId, EntitySummary

SAME = [
    ("김정은", "Kim Jong Un"),
    ("문재인", "Moon Jae-in"),
    ("خامنه‌ای", "Khamenei"),
    ("Зеленский", "Zelensky"),
    ("Путин", "Putin"),
]


def entity(name: str, kind: EntityKind = "person") -> EntitySummary:
    return EntitySummary(EntityId(name), name, kind, 1, 1, (name,))


@pytest.mark.parametrize(("foreign", "latin"), SAME)
def test_a_name_sounds_like_its_romanisation(foreign: str, latin: str) -> None:
    assert is_foreign(foreign)
    assert not is_foreign(latin)
    assert skeleton(in_latin(foreign)) == skeleton(latin)


def test_characters_that_tell_no_sound_are_left_alone() -> None:
    assert in_latin("金正恩") == ""


@pytest.mark.parametrize("name", ["ایران", "이란", "伊朗", "Иран"])
def test_a_state_is_suggested_by_its_name_in_other_scripts(name: str) -> None:
    found = suggest([entity("Iran", "place"), entity(name, "other")])
    assert [(each.first.name, each.second.name) for each in found] == [("Iran", name)]
    assert "is Iran" in found[0].because


def test_a_person_is_suggested_by_sound_until_the_reader_decides() -> None:
    pair = [entity("Kim Jong Un"), entity("김정은"), entity("Moon Jae-in")]
    found = suggest(pair)
    assert [(each.first.name, each.second.name) for each in found] == [("Kim Jong Un", "김정은")]
    names = [{"name": "Kim Jong Un"}, {"name": "김정은"}]
    unsure = Decision(DecisionId("d"), "unsure", {"entities": names})
    assert suggest(pair, [unsure]) == []
