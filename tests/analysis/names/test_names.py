"""Names compared across spellings, titles and romanisations."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from irnk_tui.analysis.names.gazetteer import known
from irnk_tui.analysis.names.names import (
    initials,
    is_korean,
    lone_forms,
    normalise,
    parts,
    sound_key,
    surname,
)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Lee Yonkho", "Ri Yong-ho"),
        ("Yun Jung-ho", "Yun Jong Ho"),
        ("Choi Ryong-hae", "Choe Ryong Hae"),
        ("Park Chol Min", "Pak Chol-min"),
        ("Hassan Rouhani", "Hasan Rohani"),
        ("Qassem Soleimani", "Ghassem Suleimani"),
        ("Mahmoud Ahmadinejad", "Mahmud Ahmadi-Nejad"),
    ],
)
def test_romanisations_of_one_name_share_a_key(one: str, other: str) -> None:
    assert sound_key(one) == sound_key(other) != ""


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Kim Jong Un", "Kim Yong-nam"),
        ("Kim Jong Un", "Kim Jong Il"),
        ("Kim Jin-ho", "Kim Jong-ho"),
        ("Kim Yo Jong", "Kim Jong Un"),
        ("Ali Khamenei", "Ruhollah Khomeini"),
        ("John Bolton", "Michael Bolton"),
    ],
)
def test_different_people_keep_different_keys(one: str, other: str) -> None:
    assert sound_key(one) != sound_key(other)


def test_titles_and_middle_initials_are_no_part_of_a_name() -> None:
    assert parts("Foreign Minister Anna B. Berg") == ("anna", "berg")
    assert surname("Rep. Alexandria Ocasio-Cortez") == "ocasio cortez"
    assert surname("Bashar al-Assad") == "assad"


def test_who_reigns_is_called_by_the_title_and_an_heir_is_not() -> None:
    assert sound_key("King Salman") not in ("", sound_key("Mohammed bin Salman"))
    assert sound_key("Crown Prince Mohammed bin Salman") == sound_key("Mohammed bin Salman")


def test_a_korean_family_name_comes_first() -> None:
    assert is_korean("Jang Ji-Hyang")
    assert not is_korean("Kim Kardashian West Junior")
    assert lone_forms("Jang Ji-Hyang") == {"jang", "ji hyang"}


def test_acronyms_are_spelled_by_initials() -> None:
    assert initials("Trade Promotion Organization of the North") == "tpon"
    assert normalise("the F.B.I.'s") == normalise("FBI")


def test_a_pronoun_is_not_a_country() -> None:
    assert known("us") is None
    assert known("US") == known("the United States") == known("U.S.")


def test_people_and_seats_of_government_stand_for_their_state() -> None:
    for name, part in (("Tehran", "seat"), ("Iranians", "people"), ("Islamic Republic", "state")):
        meaning = known(name)
        assert meaning is not None
        assert (meaning.state, meaning.part) == ("Iran", part)


@given(st.text(max_size=60))
def test_any_text_has_a_stable_comparable_form(text: str) -> None:
    assert normalise(normalise(text)) == normalise(normalise(normalise(text)))
    assert isinstance(sound_key(text), str)
