from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from irnk_tui.search.expressions import Expression, read


@pytest.mark.parametrize(
    ("typed", "meant", "start"),
    [
        ("kor(ea|ean)s?", ["korea", "koreans"], ""),
        ("tank(er)?s?", ["tank", "tankers"], "tank"),
        ("Éle?", ["el", "ele"], "el"),
        ("ab*c", ["ac", "abbc"], "a"),
        (r"\d{4}", ["2026"], ""),
        ("[a-m]iran", ["airan"], ""),
        (r"u\.s", ["u.s"], "u.s"),
    ],
)
def test_an_expression_stands_for_whole_words(typed: str, meant: list[str], start: str) -> None:
    found = read(typed)
    assert found.start == start
    assert all(re.fullmatch(found.text, word) for word in meant)
    assert not re.fullmatch(found.text, f"{meant[0]}-x")


@pytest.mark.parametrize(
    "typed",
    ["(a+)+b", "(a|b)*", "a**", "*a", "(a", "a)", "(?=a)", r"a\1", "^a", "a$", "a.*b.*c.*d.*",
     "[z-a]", "a b", "[", "a{5,2}", "a/b"],
)  # fmt: skip
def test_what_could_run_long_or_is_not_one_is_refused(typed: str) -> None:
    with pytest.raises(ValueError):
        read(typed)


@given(st.text(alphabet=r"abé.[]()|*+?{}1,-\dw^$", max_size=20))
def test_any_text_is_read_or_refused(typed: str) -> None:
    found = understood(typed)
    word = re.fullmatch(found.text, found.start + "a") if found else None
    assert word is None or word.group().startswith(found.start)  # type: ignore[union-attr]


def understood(typed: str) -> Expression | None:
    try:
        return read(typed)
    except ValueError:
        return None
