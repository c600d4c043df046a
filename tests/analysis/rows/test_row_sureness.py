"""How sure it is that the passages of a row tell the same."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from irnk_tui.analysis.language.content import root
from irnk_tui.analysis.rows.alignment import align
from irnk_tui.analysis.rows.row_sureness import Sureness
from irnk_tui.analysis.rows.sentence_pairs import SURE, Sentence
from irnk_tui.analysis.rows.vocabulary import vocabulary_of
from irnk_tui.model.account import SURELY_ALIKE, Difference, Row, Value
from irnk_tui.model.text import DocumentId, Span
from tests.accounts import account, together

FERRY = ("ferry", "sank", "Porto", "harbour", "captain")
TALKS = ("talks", "resumed", "Lisbon", "minister")


def judge(*texts: tuple[str, tuple[str, ...]], deep: int = 0) -> Sureness:
    """Sentences by the letter of their document."""
    told = [
        Sentence(ord(home) - ord("a"), Span(n, n + 1), words, tuple(map(root, words)), depth=deep)
        for n, (home, words) in enumerate(texts)
    ]
    return Sureness(told, vocabulary_of(told))


def test_sentences_of_the_same_words_are_surely_one_row() -> None:
    score, sure = judge(("a", FERRY), ("b", FERRY)).of([0, 1])
    assert score >= SURELY_ALIKE
    assert sure == [0, 1]


def test_sentences_that_share_a_name_are_only_near() -> None:
    score, sure = judge(("a", FERRY), ("b", (*TALKS, "Porto")), deep=9).of([0, 1])
    assert 0 < score < SURELY_ALIKE
    assert sure == [0, 1]


def test_two_deeds_of_one_company_are_no_one_thing() -> None:
    line = ("Blue", "Line", "Ferries")
    found = judge(("a", (*line, "refused")), ("b", (*line, "apologised")))
    assert found.of([0, 1])[0] < SURELY_ALIKE
    found = judge(("a", (*line, "refused")), ("b", (*line, "refuse")))
    assert found.of([0, 1])[0] >= SURELY_ALIKE


def test_what_only_two_statements_of_one_chief_share_is_who_he_is() -> None:
    chief = ("fire", "chief", "Amanda", "Stroud")
    blaze, crews = ("blaze", "warehouse", "solvents"), ("crews", "faced", "worst")
    two_statements = judge(("a", (*chief, *blaze)), ("b", (*chief, *crews)), deep=9)
    one_thing = judge(("a", (*chief, *blaze)), ("b", ("warehouse", "solvents", "smoke")), deep=9)
    assert two_statements.pair(0, 1) < SURELY_ALIKE
    assert one_thing.pair(0, 1) > two_statements.pair(0, 1)


def test_a_passage_that_tells_something_else_does_not_make_its_row_doubtful() -> None:
    found = judge(("a", FERRY), ("b", FERRY), ("c", TALKS), ("b", TALKS), deep=9)
    score, sure = found.of([0, 1, 2])
    assert score >= SURELY_ALIKE
    assert sure == [0, 1]


def test_what_stands_early_in_both_is_surer() -> None:
    def pair(deep: int) -> float:
        return judge(("a", FERRY), ("b", FERRY[:3]), deep=deep).pair(0, 1)

    assert pair(0) > pair(20)


def test_rows_that_are_sure_of_the_same_become_one() -> None:
    found = judge(("a", FERRY), ("b", FERRY), ("c", TALKS), ("c", TALKS[:2]), deep=20)
    assert found.folded([[0, 1, 2], [0, 1, 3]]) == [[0, 1, 2, 3]]
    assert found.folded([[0, 2], [0, 3]]) == [[0, 2], [0, 3]]
    assert found.folded([[0], [1], [2]]) == [[0], [1], [2]]


def test_a_row_that_is_sure_of_less_than_another_stands_in_it() -> None:
    found = judge(("a", FERRY), ("b", FERRY), ("c", FERRY), ("c", TALKS), deep=20)
    assert found.folded([[0, 1, 2], [0, 1, 3]]) == [[0, 1, 2, 3]]
    assert found.folded([[0, 1, 3], [0, 1, 2]]) == [[0, 1, 3, 2]]
    assert found.folded([[0, 1], [0, 2]]) == [[0, 1], [0, 2]]


def test_other_evidence_than_words_makes_a_pair_sure() -> None:
    found = judge(("a", FERRY), ("b", TALKS), deep=20)
    found.hold(1, 0)
    assert found.pair(0, 1) == SURE


def test_an_unlikely_row_is_left_out_only_where_all_stand_in_others() -> None:
    found = judge(("a", FERRY), ("b", FERRY), ("a", TALKS), ("b", TALKS), deep=20)
    assert found.worth([[0, 1], [0, 3], [2, 3]]) == [[0, 1], [2, 3]]
    assert found.worth([[0, 1], [0, 3]]) == [[0, 1], [0, 3]]


@given(st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from((FERRY, TALKS, ())))))
def test_whatever_is_judged_is_sure_of_its_own_sentences(
    texts: list[tuple[str, tuple[str, ...]]],
) -> None:
    group = list(range(len(texts)))
    score, sure = judge(*texts).of(group)
    assert 0 <= score <= 1
    assert set(sure) <= set(group)
    homes = {texts[n][0] for n in sure}
    assert score < SURELY_ALIKE or len(homes) > 1


def test_a_row_says_which_of_its_passages_are_only_near() -> None:
    one, two, three, here = DocumentId("1"), DocumentId("2"), DocumentId("3"), (Span(0, 9),)
    cells = {one: here, two: (*here, Span(10, 19)), three: here}
    row = Row("r", "shared", cells, score=0.9, near={two: (Span(10, 19),), three: here})
    assert row.tellers == (one, two)
    assert row.told_in(two) == here
    assert row.loose_in(two) == (Span(10, 19),)
    assert row.told_in(three) == ()


def test_a_passage_that_gives_another_value_is_not_only_near() -> None:
    one, two = DocumentId("1"), DocumentId("2")
    cells = {one: (Span(0, 9),), two: (Span(0, 9),)}
    values = {one: Value("Monday", Span(0, 6)), two: Value("Friday", Span(0, 6))}
    row = Row("r", "shared", cells, score=0.9, near={two: (Span(0, 9),)})
    assert row.tellers == (one,)
    assert replace(row, differs=(Difference("date", values),)).tellers == (one, two)


def test_a_row_that_is_only_near_counts_every_account() -> None:
    one, two = DocumentId("1"), DocumentId("2")
    row = Row("r", "shared", {one: (Span(0, 9),), two: (Span(0, 9),)}, score=0.3)
    assert row.is_near
    assert row.told_in(one) == row.loose_in(one) == ()
    assert row.tellers == (one, two)


def test_alignment_says_how_sure_a_row_is() -> None:
    ferry = "The ferry Aurora sank off Porto harbour on Monday with a crew of 12 aboard."
    first, second = account("one", ferry), account("two", ferry)
    (row,) = align([first[0], second[0]], together(first, second), [])
    assert row.score >= SURELY_ALIKE
    assert row.tellers == (first[0].id, second[0].id)
