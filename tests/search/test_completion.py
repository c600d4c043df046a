from __future__ import annotations

import pytest

from irnk_tui.search.completion import complete


def values(name: str, typed: str) -> list[str]:
    return {"source": ["KCNA", "Korea Times", "Ágora"], "tag": ["AND"]}.get(name, [])


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("oil sou", ["oil source:"]),
        ("oil -sp", ["oil -speaker:"]),
        ("source:k", ["source:KCNA", 'source:"Korea Times"']),
        ('source:"korea t', ['source:"Korea Times"']),
        ("(source:tim", ['(source:"Korea Times"']),
        ("source:ag", ["source:Ágora"]),
        ("tag:", ['tag:"AND"']),
        ("has:", ["has:highlight", "has:note", "has:event"]),
        ("zzz", []),
        ("nosuch:k", []),
        ("", []),
    ],
)
def test_fields_and_values_are_completed(text: str, made: list[str]) -> None:
    found = complete(text, len(text), values=values)
    start, end = found.place
    assert [text[:start] + one.text + text[end:] for one in found.candidates] == made


def test_only_what_stands_before_the_cursor_is_replaced() -> None:
    found = complete("sour AND oil", 4, values=values)
    assert found.place == (0, 4)
    assert [one.text for one in found.candidates] == ["source:"]


def test_a_value_that_begins_so_comes_before_one_of_which_a_later_word_does() -> None:
    sources = ["Fox News", "Newsmax", "CNN News", "New Day"]
    found = complete("source:ne", 9, values=lambda _name, _typed: sources)
    assert [one.label for one in found.candidates] == ["Newsmax", "New Day", "Fox News", "CNN News"]
