"""Amounts brought to a common form."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from irnk_tui.analysis.contrasts.quantities import _AMOUNT, _quantity, may_count, quantities
from irnk_tui.model.text import Span


def found(text: str) -> list[tuple[str, float, float, str]]:
    return [
        (text[q.span.start : q.span.end], q.low, q.high, q.unit)
        for q in quantities(text, Span(0, len(text)))
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It shipped 157,000 barrels per day.", ("157,000 barrels", 157000, 157000, "barrel")),
        ("half a decade later", ("half a decade", 5, 5, "year")),
        ("two dozen people fled", ("two dozen people", 24, 24, "people")),
        ("an 81 percent increase", ("81 percent", 81, 81, "percent")),
        ("paid $3 million in cash", ("$3 million", 3e6, 3e6, "dollar")),
        ("between 10-12 ships sank", ("10-12 ships", 10, 12, "ship")),
        ("a 16 kg rover", ("16 kg", 16, 16, "kilogram")),
        ("its 14-kilogram rover", ("14-kilogram", 14, 14, "kilogram")),
        ("a toll of 12 deaths", ("12 deaths", 12, 12, "people killed")),
        ("and 146 injured", ("146 injured", 146, 146, "people injured")),
    ],
)
def test_an_amount_is_found_with_its_unit(
    text: str, expected: tuple[str, float, float, str]
) -> None:
    assert expected in found(text)


@pytest.mark.parametrize("text", ["In 2015 the port closed.", "on 24 April", "It was one of them."])
def test_years_and_days_are_no_amounts(text: str) -> None:
    assert found(text) == []


@given(st.text(max_size=80))
def test_every_amount_lies_in_its_text(text: str) -> None:
    for quantity in quantities(text, Span(0, len(text))):
        assert 0 <= quantity.span.start < quantity.span.end <= len(text)
        assert quantity.low <= quantity.high


AMOUNTS = st.sampled_from(
    ["a hundred", "one", "12", "$3", "1,200", "half", "Seventy-five", "several", "up to a dozen",
     "no", "the", "years", "barrels", "million", "people", ", ", " ", "\n", "was", "a"]
)  # fmt: skip


@given(st.lists(AMOUNTS, max_size=8).map(" ".join))
def test_words_that_may_hold_no_amount_hold_none(text: str) -> None:
    assert may_count(text) or not found(text)


@given(st.lists(AMOUNTS, max_size=12).map(" ".join))
def test_looking_near_numbers_alone_finds_every_amount(text: str) -> None:
    span = Span(0, len(text))
    whole = [_quantity(match, span) for match in _AMOUNT.finditer(text)]
    assert list(quantities(text, span)) == [each for each in whole if each is not None]
