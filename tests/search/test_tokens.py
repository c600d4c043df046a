from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from irnk_tui.search.folding import fold
from irnk_tui.search.stemming import root, stem
from irnk_tui.search.tokens import tokens


def cut(text: str) -> list[str]:
    return [token.text for token in tokens(text)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Iran's U.S.-led “don’t”", ["iran", "u.s", "us", "led", "don't"]),
        ("1,500 men, 3.5 %", ["1500", "men", "3.5"]),
        ("L’Iran, O'Brien", ["l", "iran", "o", "brien"]),
        ("Yong-ho AT&T #oil @kcna", ["yong", "ho", "at", "t", "oil", "kcna"]),
        ("ＫＣＮＡ ﬁre straße ㎏", ["kcna", "fire", "strasse", "kg"]),
        ("北朝鮮のICBM", ["北朝", "朝鮮", "鮮の", "の", "icbm"]),
        ("हिन्दी में", ["हिन्दी", "में"]),
        ("ประเทศ", ["ปร", "ระ", "ะเ", "เท", "ทศ", "ศ"]),
        ("كِتَاب ۱۲", ["کتاب", "12"]),
        ("in\u00adter", ["inter"]),
        ("", []),
    ],
)
def test_texts_are_cut_into_words(text: str, words: list[str]) -> None:
    assert cut(text) == words


@given(st.text(max_size=80))
def test_offsets_are_code_points_of_the_text_as_given(text: str) -> None:
    position = 0
    for token in tokens(text):
        assert 0 <= token.start < token.end <= len(text)
        assert token.position >= position
        position = token.position


@given(st.text(alphabet=st.characters(categories=["Lu", "Ll", "Lo", "Mn", "Nd"]), max_size=30))
def test_composed_and_decomposed_texts_have_the_same_words(text: str) -> None:
    composed = unicodedata.normalize("NFC", text)
    assert cut(composed) == cut(unicodedata.normalize("NFD", composed))


@given(st.text(max_size=20))
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize(
    "forms",
    [
        "sanction sanctions sanctioned sanctioning", "deny denies denied denying",
        "fire fires fired firing", "country countries", "launch launches launched launching",
        "control controlled controlling", "agree agrees agreed agreeing", "use used using",
        "test tests tested testing", "missile missiles", "plan planned planning", "state stated",
    ],
)  # fmt: skip
def test_inflected_forms_share_a_stem(forms: str) -> None:
    assert len({stem(form) for form in forms.split()}) == 1


def test_other_words_keep_apart() -> None:
    words = (
        "organ organisation news new us use police policy iran iranian korea korean nuke nuclear"
    )
    assert len({stem(word) for word in words.split()}) == len(words.split())


@given(st.text(alphabet="abcdeginrstuyz", min_size=1, max_size=12))
def test_every_form_starts_with_the_root_of_its_stem(word: str) -> None:
    assert word.startswith(root(stem(word)))
