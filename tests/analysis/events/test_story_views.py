"""How a document looks to those that gather stories, packed and read again."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from irnk_tui.analysis.events.story_names import names_in_common
from irnk_tui.analysis.events.story_views import Views, unpacked, views_of
from irnk_tui.analysis.vectors.sparse import dots
from irnk_tui.model.document import Document, Source
from irnk_tui.model.text import DocumentId

FERRY = "A ferry sank off Halvik on Friday. Rescuers from Torrence and Quessia pulled 40 out."
BANK = "The bank of Marland raised its rate. Governor Okafor told Lindqvist and Brandt why."


def seen(*texts: str) -> Views:
    documents = (Document(DocumentId("d"), text, "Ferry sinks", Source("-")) for text in texts)
    return unpacked([views_of(each) for each in documents])


def alike(views: Views, name: str) -> float:
    return float(dots(views.rows[name], np.array([0]), np.array([1]))[0])


def test_a_view_counts_the_words_it_looks_at() -> None:
    views = seen(FERRY, "The ferry, that ferry: 40 of 50.")
    assert alike(views, "text") == 2 * 3 + 1 + 1  # “ferry”, “sinks” in the titles, “40”
    assert alike(views, "numbers") == 1
    assert alike(views, "names") == 0


def test_a_word_told_a_thousand_times_counts_as_often_as_a_number_has_room_for() -> None:
    assert alike(seen("ferry " * 1000, "Halvik"), "text") == 255 + 1


def test_stories_that_name_nobody_in_common_are_two() -> None:
    pairs = np.array([0, 0]), np.array([1, 2])
    told = seen(FERRY, BANK, FERRY.replace("sank", "burned")).named
    assert names_in_common(told, *pairs).tolist() == [False, True]


@given(st.lists(st.text(max_size=80), min_size=2, max_size=4))
def test_what_is_read_of_a_document_does_not_depend_on_the_others(texts: list[str]) -> None:
    alone, among = seen(texts[0]), seen(*texts)
    for name, rows in alone.rows.items():
        own = among.rows[name].row(0)
        assert sorted(rows.weights.tolist()) == sorted(among.rows[name].weights[own].tolist())
