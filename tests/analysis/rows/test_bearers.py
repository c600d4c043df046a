"""Which words of a sentence only say who somebody is."""

from hypothesis import given
from hypothesis import strategies as st

from irnk_tui.analysis.language.content import root
from irnk_tui.analysis.rows.bearers import Bearers
from irnk_tui.analysis.rows.sentence_pairs import Sentence
from irnk_tui.analysis.rows.vocabulary import vocabulary_of
from irnk_tui.model.text import Span


def named(*texts: str) -> list[set[str]]:
    """The words for whom each sentence names, in small letters as far as they stay when cut."""
    told = [
        Sentence(n, Span(0, len(text)), tuple(text.split()), tuple(map(root, text.split())))
        for n, text in enumerate(texts)
    ]
    vocabulary = vocabulary_of(told)
    found = Bearers(told, vocabulary)
    return [{vocabulary.roots[place] for place in found.of(n)} for n in range(len(told))]


def test_a_name_is_told_with_the_role_beside_it() -> None:
    (found,) = named("trains stopped running transport minister Hugo Lantz")
    assert found == set(map(root, ("transport", "minister", "Hugo", "Lantz")))


def test_a_role_without_a_name_beside_it_tells_something() -> None:
    first, second = named("union leader resigned", "Oslo court heard a union leader")
    assert first == set()
    assert second == set(map(root, ("Oslo", "court")))


def test_a_word_that_is_mostly_a_name_is_one_where_a_sentence_begins() -> None:
    first, _, third = named("Bath doctor freed", "freed near Bath", "Freed goats sleep in Bath")
    assert first == set(map(root, ("Bath", "doctor")))
    assert third == {root("Bath")}


@given(st.lists(st.text("Ab c", max_size=20)))
def test_nobody_is_named_by_words_that_a_sentence_lacks(texts: list[str]) -> None:
    for text, found in zip(texts, named(*texts), strict=True):
        assert found <= set(map(root, text.split()))
