"""Words written on a line for a cluster."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from irnk_tui.cluster.encoding import line, line_of, text_line, text_words, vocabulary
from irnk_tui.search.contents import Words, words
from irnk_tui.search.stemming import stem
from irnk_tui.search.tokens import pieces

ODD = "aU.S' -中国朝鲜é\nsing |~\x7f\x1d\u200cس12,5"


def plainly(found: Words) -> str:
    last = max((position for _, position in found), default=-1)
    slots: list[dict[str, None]] = [{} for _ in range(last + 1)]
    for word, position in found:
        stems = (f"~{stem(word)}",) if stem(word) != word else ()
        slots[position] |= dict.fromkeys((word, *stems))
    return line_of(slots)


@given(st.text(st.sampled_from(ODD), max_size=60))
def test_each_position_has_its_words_and_their_stems(text: str) -> None:
    assert text_line(pieces(text)) == line(words(text)) == plainly(words(text))


@given(st.text(st.sampled_from(ODD), max_size=60))
def test_each_word_is_listed_once(text: str) -> None:
    assert sorted(text_words(pieces(text))) == vocabulary(words(text))


def test_positions_that_no_word_has_stay_empty() -> None:
    assert line([("ann", 0), ("lee", 3)]) == plainly([("ann", 0), ("lee", 3)])
    assert line([("ships", 0), ("lee", 1), ("=ships lee", 0)]) == "ships|~ship|=ships lee\x7flee"
