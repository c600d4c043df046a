from __future__ import annotations

from hypothesis import example, given, settings
from hypothesis import strategies as st

from irnk_tui.model.document import Document, Source
from irnk_tui.model.text import DocumentId
from irnk_tui.search import places, skimming
from irnk_tui.search.matching import matches
from irnk_tui.search.patterns import Pattern, patterns
from irnk_tui.search.tokens import cut, tokens
from irnk_tui.search.tree import Fuzzy, Phrase, Wildcard, Word

LETTERS = st.sampled_from("aeiousU.S',’15éß북한미 사北朝\u200cیک\u0301\u00ad-\n ")
TEXTS = st.lists(st.text(LETTERS, min_size=1, max_size=40), max_size=30).map(" ".join)


@settings(deadline=None)
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


WORDS = (
    "iran",
    "said",
    "the",
    "U.S.",
    "l’Iran",
    "Iran’s",
    "1,500",
    "naïve",
    "said,",
    "x",
    "don’t",
    "O’Neill",
    "‘x",
    "it’s",
    "we’re’s",
    "l’x’s",
    "3.5",
    "U.S.A.",
    "a.b",
    "said.”",
    "x,y.z",
    "S&P",
    "e.g.",
    "x.U.S.",
)
PHRASES = st.lists(st.sampled_from(WORDS))


@settings(deadline=None)
@given(PHRASES.map(lambda words: " ".join(words * 9)), st.integers(0, 8), st.integers(2, 3))
@example("the iran said " * 90, 1, 2)
def test_a_phrase_is_found_in_stretches_as_in_the_whole_text(
    text: str, first: int, count: int
) -> None:
    said = " ".join(text.split()[first : first + count])
    part = Phrase(said)
    if len(patterns(part)) < 2:
        return
    document = Document(DocumentId("a"), text, None, Source("x"))
    starts = places.phrase([positions(text, pattern) for pattern in patterns(part)])
    where = {position: (start, end) for _, start, end, position in cut(text)}
    spans = [(where[one.first][0], where[one.last][1]) for one in starts]
    found = [(one.span.start, one.span.end) for one in matches(part, document)]
    assert found == apart(spans)


def positions(text: str, pattern: Pattern) -> list[int]:
    return sorted({t.position for t in tokens(text) if pattern.accepts(t.text)})


def apart(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    kept: list[tuple[int, int]] = []
    for start, end in spans:
        if not kept or start >= kept[-1][1]:
            kept.append((start, end))
        elif end - start > kept[-1][1] - kept[-1][0]:
            kept[-1] = (start, end)
    return kept
