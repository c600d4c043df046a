"""Foreign text reaches a terminal only in a harmless form."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from irnk_tui.sanitise import sanitise, sanitise_keep_length, sanitise_line

ANY = st.text(st.characters(), max_size=60)
WITH_HALVES = st.text(st.one_of(st.characters(), st.characters(categories=["Cs"])), max_size=60)
HARMFUL = st.text(
    st.sampled_from(
        "\x00\x07\x08\x1b\x7f\x85\x90\x9b\x9d\r\n\t\v\u2028\u202e\u2066\ufeff\U000e0041ab"
    ),
    max_size=60,
)


def is_harmless(text: str) -> bool:
    allowed = {"\n", "\u200c", "\u200d"}
    prepended = {*range(0x600, 0x900), 0x110BD, 0x110CD}
    return all(
        sign in allowed
        or unicodedata.category(sign) not in ("Cc", "Cf", "Cs", "Zl", "Zp")
        or ord(sign) in prepended
        or 0x13430 <= ord(sign) <= 0x1343F
        for sign in text
    )


@given(st.one_of(WITH_HALVES, HARMFUL))
def test_nothing_unseen_or_commanding_is_left(text: str) -> None:
    assert is_harmless(sanitise(text))
    assert is_harmless(sanitise_line(text))
    assert is_harmless(sanitise_keep_length(text))
    assert "\n" not in sanitise_line(text)
    sanitise(text).encode("utf-8")


@given(st.one_of(WITH_HALVES, HARMFUL))
def test_offsets_still_fit_where_the_length_is_kept(text: str) -> None:
    shown = sanitise_keep_length(text)
    assert len(shown) == len(text)
    assert [place for place, sign in enumerate(shown) if sign == "\n"] == [
        place for place, sign in enumerate(text) if sign == "\n"
    ]


@given(st.one_of(ANY, HARMFUL))
def test_what_is_safe_stays_safe_and_the_same(text: str) -> None:
    once = sanitise(text)
    assert sanitise(once) == once


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b]0;title\x07", "␛]0;title␇"),
        ("\x1b[31mred", "␛[31mred"),
        ("\x9b31m", "⟦9B⟧31m"),
        ("user\u202egnp.exe", "user⟦RLO⟧gnp.exe"),
        ("a\u2066b\u2069", "a⟦LRI⟧b⟦PDI⟧"),
        ("hidden\U000e0041", "hidden⟦E0041⟧"),
        ("half \ud83d", "half \ufffd"),
        ("a\tb\r\nc\x85d\x00", "a    b\nc\nd␀"),
        ("soft\u00adhyphen", "soft‧hyphen"),
    ],
)
def test_hidden_things_are_shown(text: str, shown: str) -> None:
    assert sanitise(text) == shown


@pytest.mark.parametrize(
    "text",
    [
        "می‌خواهم",  # zero width non-joiner
        "👩‍🚀 ❤️",
        "é é",
        "שלום עולם",
        "العربية",
        "한국어 中文",
        "[/] [@click=app.quit] [link=x]",
    ],
)
def test_living_text_is_left_alone(text: str) -> None:
    assert sanitise(text) == sanitise_line(text) == sanitise_keep_length(text) == text


def test_one_line_is_one_line() -> None:
    assert sanitise_line("a\r\nb\nc\u2028d\x0be") == "a b c d e"
