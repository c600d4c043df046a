"""Two names written as one are two."""

import pytest

from irnk_tui.analysis.linking.linking import link
from irnk_tui.analysis.pipeline import annotate_many
from tests.conftest import plain_document


def names_in(text: str, *, title: str | None = None) -> dict[str, list[str]]:
    """Each entity of a text with the words of its named mentions."""
    found = annotate_many([plain_document("a", text, title=title)])
    entities = link([], {each.document: each for each in found})
    named = {e.name: [m.mention.text for m in e.mentions if m.mention.is_name] for e in entities}
    return {name: words for name, words in named.items() if words}


def test_the_north_and_the_south_of_one_country_are_two_states() -> None:
    found = names_in("Envoys of North and South Korea met on the border on Monday.")
    assert found["North Korea"] == ["North"]
    assert found["South Korea"] == ["South Korea"]
    assert "North and South Korea" not in found


def test_a_meeting_called_by_two_people_names_them_both() -> None:
    found = names_in(
        "Donald Trump flew in. Kim Jong Un waited. The Trump-Kim summit began at noon."
    )
    assert found["Donald Trump"] == ["Donald Trump", "Trump"]
    assert found["Kim Jong Un"] == ["Kim Jong Un", "Kim"]


def test_a_name_with_a_hyphen_stays_one() -> None:
    found = names_in("Ri Yong-ho left early. Mr. Ri Yong-ho said little.")
    assert list(found) == ["Ri Yong-ho"]


@pytest.mark.parametrize("title", ["Anna Berg Wins Prize", "Anna Berg Wins"])
def test_a_headline_s_capitals_glue_nothing_to_a_name(title: str) -> None:
    found = names_in("Anna Berg won the prize. Berg thanked her mother.", title=title)
    assert list(found) == ["Anna Berg"]


def test_a_korean_name_may_end_in_a_word_that_joins_others() -> None:
    found = names_in("President Moon Jae-in spoke in Seoul on Monday. Moon Jae-in then left.")
    assert "Moon Jae-in" in found
