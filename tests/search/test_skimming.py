from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st

from irnk_tui.search import skimming
from irnk_tui.search.patterns import patterns
from irnk_tui.search.tokens import cut, tokens
from irnk_tui.search.tree import Fuzzy, Wildcard, Word

LETTERS = st.sampled_from("aeiousU.S',’15éß북한미 사北朝\u200cیک\u0301\u00ad-\n ")
TEXTS = st.lists(st.text(LETTERS, min_size=1, max_size=40), max_size=30).map(" ".join)


@given(TEXTS)
@example("The U.S. and 1,500 others; l’Iran, Os’s, naïve NAÏVE " * 20)
@example("می\u200cخواهم " * 90)
def test_every_word_of_a_text_is_found_where_it_stands(text: str) -> None:
    where = {position: (start, end) for _, start, end, position in cut(text)}
    for word in dict.fromkeys(token.text for token in tokens(text)):
        for leaf in (Word(word, is_exact=True), Wildcard(f"{word}*"), Fuzzy(word, 1)):
            if len(patterns(leaf)) != 1:
                continue
            (pattern,) = patterns(leaf)
            wanted = {t.position for t in tokens(text) if pattern.accepts(t.text)}
            assert skimming.places(text, pattern) == [where[at] for at in sorted(wanted)]
