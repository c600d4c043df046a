from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from irnk_tui.model.document import Document, Source
from irnk_tui.model.text import DocumentId
from irnk_tui.search.collocates import Collocating
from irnk_tui.search.keyness import WordCounts, keyness
from irnk_tui.search.tree import Word


def counts(*texts: str) -> WordCounts:
    made = WordCounts()
    made.add(article(text) for text in texts)
    return made


def article(text: str) -> Document:
    return Document(DocumentId("a"), text, None, Source("Gazette"))


def test_the_word_that_tells_two_sides_apart_comes_first() -> None:
    found = keyness(counts("envoy " * 20 + "met the "), counts("minister " * 20 + "met the "))
    assert (found[0].word, found[-1].word) == ("envoy", "minister")
    assert abs(next(one.score for one in found if one.word == "met")) < 0.1


def test_a_rare_word_is_less_sure_than_a_frequent_one() -> None:
    scores = {
        one.word: one.score
        for one in keyness(counts("rare " + "often " * 30), counts("other " * 31))
    }
    assert 0 < scores["rare"] < scores["often"]


@given(st.lists(st.sampled_from(["oil", "gas", "coal", "3"]), max_size=30))
def test_both_sides_swapped_gives_the_opposite(words: list[str]) -> None:
    one, other = counts(" ".join(words)), counts("oil gas gas")
    scores = {each.word: each.score for each in keyness(one, other)}
    back = {each.word: each.score for each in keyness(other, one)}
    assert scores.keys() == back.keys()
    assert all(abs(scores[word] + back[word]) < 1e-9 for word in scores)


def test_words_that_stand_beside_a_word_are_its_company() -> None:
    text = "crude oil rose. " * 5 + "The minister spoke of many other things that day. " * 5
    found = Collocating(Word("oil"), reach=1)
    found.add([article(text)])
    best = [(each.word, each.count) for each in found.collocates()]
    assert (found.places, best) == (5, [("crude", 5), ("rose", 5)])
