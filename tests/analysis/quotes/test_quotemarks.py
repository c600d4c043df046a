"""Where quotation marks open and close."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from irnk_tui.analysis.quotes.quotemarks import quoted


def inner(text: str) -> list[str]:
    return [text[found.inner.start : found.inner.end] for found in quoted(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('He said "we stay" and left.', ["we stay"]),
        ("He said “we stay” and left.", ["we stay"]),
        ("Il a dit « on reste » hier.", []),
        ("Il a dit «on reste» hier.", ["on reste"]),
        ("She said ''we go'' and ``we come'' twice.", ["we go", "we come"]),
        ("The workers’ union said ‘no deal yet’ to them.", ["no deal yet"]),
        ("It isn’t the ’80s, don’t worry.", []),
        ('“We stay," he said. "We rest."', ["We stay,", "We rest."]),
        ('"We stay,” he said. “We rest.”', ["We stay,", "We rest."]),
        ('“He called it "ours" once,” she said.', ['He called it "ours" once,']),
        ('"He called it “ours” once," she said.', ["He called it “ours” once,"]),
        ("“He told me ‘go home’ twice,” she said.", ["He told me ‘go home’ twice,"]),
    ],
)
def test_every_kind_of_mark_is_known(text: str, expected: list[str]) -> None:
    assert inner(text) == expected


def test_a_nested_quote_belongs_to_the_outer_one() -> None:
    assert inner("“They shouted “stop” at us,” she said.") == ["They shouted “stop” at us,"]


def test_a_mark_that_never_closes_ends_with_its_paragraph() -> None:
    text = "“We will fight on.\n“And we will win,” he said."
    first, second = quoted(text)
    assert (first.is_closed, second.is_closed) == (False, True)
    assert inner(text) == ["We will fight on.", "And we will win,"]


@given(st.text(alphabet="ab “”\"'’‘«»\n.", max_size=60))
def test_stretches_are_in_order_and_never_overlap(text: str) -> None:
    end = 0
    for found in quoted(text):
        assert end <= found.outer.start <= found.inner.start <= found.inner.end
        assert found.inner.end <= found.outer.end <= len(text)
        end = found.outer.end
