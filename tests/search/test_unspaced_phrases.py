"""Phrases of scripts without spaces go on over the spaces that they do have."""

import pytest

from irnk_tui.model.document import Document
from irnk_tui.search.matching import passages
from irnk_tui.search.query import parse
from tests.conftest import plain_document


def found(query: str, document: Document) -> list[str]:
    from datetime import date

    asked = parse(query, today=date(2026, 3, 1))
    shown = passages(asked, document, (), locate=lambda field, value: ())
    return [document.words_of(match) for each in shown for match in each.matches]


@pytest.mark.parametrize(
    ("text", "query"),
    [
        ("양국은 무역의 확대를 논의했다.", '"무역의 확대"'),
        ("양국은 무역의 확대를 논의했다.", '"확대를 논의했다"'),
        ("北朝鮮のICBM発射", '"北朝鮮のICBM"'),
    ],
)
def test_a_phrase_over_a_space_or_another_script_is_found(text: str, query: str) -> None:
    (words,) = found(query, plain_document("a", text))
    assert query.strip('"')[:-1] in words


def test_a_phrase_in_another_order_is_not_found() -> None:
    assert found('"확대를 무역의"', plain_document("a", "무역의 확대를 논의했다.")) == []
