from __future__ import annotations

from datetime import date

from irnk_tui.model.document import Document, Source
from irnk_tui.model.text import DocumentId
from irnk_tui.search.kwic import KeywordLine, Sorting, kwic
from irnk_tui.search.query import parse

DOCUMENT = Document(
    DocumentId("d"),
    "The new oil deal.\nAn old oil crisis and a big\n\noil buyer.",
    "Oil",
    Source("Gazette"),
)


def lines(sorting: Sorting, width: int = 8) -> list[KeywordLine]:
    query = parse("oil", today=date(2026, 1, 1))
    return kwic(query, [DOCUMENT], width=width, sorting=sorting)


def test_every_place_has_its_surroundings() -> None:
    shown = [(line.left, line.keyword, line.right) for line in lines("place")]
    assert shown == [
        ("", "Oil", ""),
        ("The new ", "oil", " deal. A"),
        (" An old ", "oil", " crisis "),
        ("d a big ", "oil", " buyer."),
    ]
    assert all(DOCUMENT.words_of(line.span) == line.keyword for line in lines("place"))


def test_lines_are_sorted_by_the_nearest_word() -> None:
    assert [line.left[-4:] for line in lines("left")] == ["", "big ", "new ", "old "]
    assert [line.right[1:4] for line in lines("right")] == ["", "buy", "cri", "dea"]
