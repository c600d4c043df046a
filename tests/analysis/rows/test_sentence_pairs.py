import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from irnk_tui.analysis.language.content import content_stems, content_words, root
from irnk_tui.analysis.rows.sentence_pairs import Sentence, likelihoods, sentences_of
from irnk_tui.model.text import Span
from tests.accounts import account, together

WORDS = ("ferry", "ferries", "sank", "Monday", "harbour", "12", "rescued", "Porto", "bread")
TEXTS = st.lists(
    st.lists(st.lists(st.sampled_from(WORDS), max_size=6), max_size=5), min_size=1, max_size=4
)


def sentences(texts: list[list[list[str]]]) -> list[Sentence]:
    return [
        Sentence(number, Span(n, n + 1), tuple(words), tuple(map(root, words)))
        for number, text in enumerate(texts)
        for n, words in enumerate(text)
    ]


@given(TEXTS, st.lists(st.booleans(), min_size=20, max_size=20))
def test_chosen_rows_are_those_of_the_whole(
    texts: list[list[list[str]]], wanted: list[bool]
) -> None:
    told = sentences(texts)
    if not told:
        return
    chosen = np.array(wanted[: len(told)])
    whole = likelihoods(told, is_one_story=True).likely
    some = likelihoods(told, is_one_story=True, chosen=chosen).likely
    assert some[chosen] == pytest.approx(whole[chosen], abs=1e-5)
    assert not some[~chosen].any()


@given(TEXTS)
def test_two_sentences_are_as_likely_to_agree_either_way(texts: list[list[list[str]]]) -> None:
    told = sentences(texts)
    if told:
        found = likelihoods(told).likely
        assert found == pytest.approx(found.T, abs=1e-6)
        assert found.min() >= 0
        assert found.max() <= 1


def test_a_neighbour_in_another_document_lends_nothing() -> None:
    alone = [["Porto", "bread"]], [["ferry", "sank"]]
    beside = [["Porto", "bread"], ["ferry", "sank"]], [["ferry", "sank"]]
    apart = likelihoods(sentences([*alone]), is_one_story=True).likely
    found = likelihoods(sentences([*beside]), is_one_story=True).likely
    assert apart[0, 1] < found[0, 2]


def test_every_stem_stands_where_its_word_does() -> None:
    document, found = account("one", "Ferries sank off Porto.", "The U.S. crew’s boats came.")
    read = sentences_of([document], together((document, found)))
    assert read[1].words == ("U.S", "crew’s", "boats")
    assert read[1].stems == ("us", "crew", "boat")
    for span in found.sentences:
        words, stems = content_words(document, span), content_stems(document, span)
        assert [place for _, place in words] == [place for _, place in stems]
        assert [root(word) for word, _ in words] == [stem for stem, _ in stems]


def test_what_a_page_says_of_itself_is_no_word_of_its_sentence() -> None:
    stock = "Media playback is unsupported on your device Media caption The ferry sank off Porto."
    document, found = account("one", "The ferry left.", stock, "The media caption the harbour.")
    read = sentences_of([document], together((document, found)))
    assert read[1].words == ("ferry", "sank", "Porto")
    assert document.words_of(read[1].span) == stock
    assert read[2].words == ("media", "caption", "harbour")
    assert [sentence.depth for sentence in read] == [0, 1, 2]
