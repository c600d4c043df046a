from __future__ import annotations

import pytest

from irnk_tui.model.errors import NotFound
from irnk_tui.searching.desk import Desk
from irnk_tui.searching.histogram import Bar


def test_keyness_tells_who_uses_a_word(desk: Desk) -> None:
    words = {word.word: word for word in desk.keyness("gazette")}
    assert (words["mayor"].count, words["mayor"].count_others, words["mayor"].documents) == (
        3,
        0,
        2,
    )
    assert words["mayor"].score > 0 > words["strike"].score


def test_an_unknown_source_names_the_known_ones(desk: Desk) -> None:
    with pytest.raises(NotFound, match="Gazette"):
        desk.keyness("Tribune")


def test_collocates_are_counted_by_source(desk: Desk) -> None:
    places, found = desk.collocates("ship", reach=2, has_common=True)
    assert places == 2
    near = {each.word: dict(each.sources) for each in found}
    assert near["no"] == {"Gazette": 1, "Courier": 1}
    assert "opened" not in near
    assert "no" not in {each.word for each in desk.collocates("ship", reach=2)[1]}


def test_keywords_stand_in_context_with_entities_too(desk: Desk) -> None:
    left = [line.left for line in desk.kwic("mayor", sorting="left")]
    assert [each.split()[-1] for each in left if each] == ["stubborn", "the"]
    assert [line.keyword for line in desk.kwic("entity:Quill")] == ["Ada Quill", "A.Q."]
    assert desk.kwic("zeppelin") == []


def test_documents_are_counted_over_time_beside_all_there_are(desk: Desk) -> None:
    found = desk.histogram("harbour OR port", period="month")
    assert found.bars == (Bar("2025-03", 1, 1), Bar("2025-04", 0, 1), Bar("2025-05", 1, 1))
    assert desk.histogram("ship", period="year").bars == (Bar("2025", 2, 3),)


def test_dates_too_vague_for_the_bars_are_counted_apart(desk: Desk) -> None:
    found = desk.histogram("ship", period="day")
    assert (found.bars, found.undated) == ((), 2)


def test_completion_knows_the_projects_own_values(desk: Desk) -> None:
    def offered(text: str) -> list[str]:
        return [each.label for each in desk.complete(text, len(text)).candidates]

    assert offered("person:qu") == ["Ada Quill"]
    assert offered("source:") == ["Gazette", "Courier"]
    assert offered("event:harb") == ["Harbour opens to ships"]
    assert offered("speaker:may") == ["mayor"]
    assert "speaker:" in offered("spe")
    desk.save("ships", "ship")
    assert offered("query:sh") == ["ships"]
    assert desk.complete("ship person:qu", 14).candidates[0].text == '"Ada Quill"'
