"""Words written on a line for a cluster."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from irnk_tui.cluster.encoding import line, line_of
from irnk_tui.search.contents import Words, words
from irnk_tui.search.stemming import stem


def plainly(found: Words) -> str:
    last = max((position for _, position in found), default=-1)
    slots: list[dict[str, None]] = [{} for _ in range(last + 1)]
    for word, position in found:
        slots[position] |= dict.fromkeys((word, f"~{stem(word)}"))
    return line_of(slots)


@given(st.text(st.sampled_from("aU.S' -中国朝鲜é\nsing "), max_size=60))
def test_each_position_has_its_words_and_their_stems(text: str) -> None:
    assert line(words(text)) == plainly(words(text))


def test_positions_that_no_word_has_stay_empty() -> None:
    assert line([("ann", 0), ("lee", 3)]) == plainly([("ann", 0), ("lee", 3)])
    assert line([("ann", 0), ("lee", 1), ("=ann lee", 0)]).startswith("ann\x1f~ann\x1f=ann lee\x1e")
