"""Asserted, reported, hedged or disputed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from irnk_tui.analysis.contrasts.told_as import told_as
from irnk_tui.model.annotation import Annotations, Quote
from irnk_tui.model.text import Span
from tests.conftest import plain_document


def told(text: str, *quotes: Quote) -> tuple[str, list[str]]:
    document = plain_document("a", text)
    found = told_as(document, Annotations(document.id, "", quotes=quotes), Span(0, len(text)))
    return found.told_as, [document.words_of(span) for span in found.because]


def quote(text: str, speaker: str, cue: str, content: str, *, direct: bool = False) -> Quote:
    start, verb, words = text.index(speaker), text.index(cue), text.index(content)
    return Quote(
        (Span(words, words + len(content)),),
        "direct" if direct else "indirect",
        Span(verb, verb + len(cue)),
        Span(start, start + len(speaker)),
    )


def test_a_plain_sentence_is_asserted() -> None:
    assert told("The delegation landed in Oslo on Tuesday.") == ("asserted", [])


@pytest.mark.parametrize(
    ("text", "because"),
    [
        ("The pact may collapse within weeks.", "may"),
        ("The envoy was allegedly present at the test.", "allegedly"),
        ("Exports are expected to fall next year.", "are expected"),
        ("The minister seems unwilling to sign.", "seems"),
    ],
)
def test_a_hedge_is_shown_with_its_word(text: str, because: str) -> None:
    assert told(text) == ("hedged", [because])


def test_what_nobody_in_particular_believes_is_hedged() -> None:
    text = "The crew is believed to have left the ship before it sank."
    cue, words = text.index("is believed"), text.index("to have")
    belief = Quote(
        (Span(0, 8), Span(words, len(text) - 1)), "indirect", Span(cue, cue + len("is believed"))
    )
    assert told(text, belief)[0] == "hedged"


def test_the_month_of_may_is_no_hedge() -> None:
    assert told("The treaty ended in May 2018, and May was a cold month.")[0] == "asserted"


@pytest.mark.parametrize(
    ("text", "because"),
    [
        ("The ministry denied any role in the attack.", "denied any"),
        ("There is no evidence for the charge.", "no evidence"),
        ("The embargo was not an initiative of Norway, but of its neighbours.", "was not"),
        ("The mayor rejected the allegations on Friday.", "rejected the allegations"),
    ],
)
def test_a_dispute_is_shown_with_its_words(text: str, because: str) -> None:
    way, words = told(text)
    assert way == "disputed"
    assert any(because in each for each in words)


def test_a_rejected_bill_is_no_dispute() -> None:
    assert told("The senate rejected the bill by two votes.")[0] == "asserted"


def test_words_that_are_mostly_somebodys_are_reported() -> None:
    text = "The mayor said the port may close for good."
    words = quote(text, "The mayor", "said", "the port may close for good")
    assert told(text, words) == ("reported", ["said"])


def test_a_plan_is_the_documents_own_statement() -> None:
    text = "The mayor wants to close the port for good."
    words = quote(text, "The mayor", "wants", "to close the port for good")
    assert told(text, words)[0] == "asserted"


def test_a_denial_inside_somebodys_words_does_not_dispute_the_passage() -> None:
    text = "“You cannot deny that it works,” said Ana."
    words = quote(text, "Ana", "said", "You cannot deny that it works", direct=True)
    assert told(text, words)[0] == "reported"


@given(st.text(max_size=80), st.integers(0, 80), st.integers(0, 80))
def test_any_passage_gets_an_answer_with_spans_inside_it(text: str, one: int, two: int) -> None:
    start, end = sorted((min(one, len(text)), min(two, len(text))))
    document = plain_document("a", text)
    found = told_as(document, Annotations(document.id, ""), Span(start, end))
    assert all(found.span.contains(span) for span in found.because)


NEXT = "But no evidence to back the allegations was ever shown."


def told_before(first: str, second: str, gap: str = " ") -> tuple[str, list[str]]:
    """How the first of two sentences is told."""
    text = first + gap + second
    document = plain_document("a", text)
    span, rest = Span(0, len(first)), Span(len(first) + len(gap), len(text))
    found = told_as(document, Annotations(document.id, "", sentences=(span, rest)), span)
    return found.told_as, [document.words_of(each) for each in found.because]


def test_an_accusation_that_the_next_sentence_finds_unproven_is_disputed() -> None:
    first = "Norland was accused of selling shells to Sudland."
    way, because = told_before(first, NEXT)
    assert way == "disputed"
    assert because == ["no evidence to back the allegations"]


@pytest.mark.parametrize(
    ("first", "second", "gap"),
    [
        ("Norland sold shells to Sudland.", NEXT, " "),
        ("Norland was accused of selling shells.", NEXT, "\n\n"),
        ("Norland was accused of selling shells.", "Police have no evidence of a bomb.", " "),
    ],
)
def test_other_sentences_after_it_leave_a_passage_as_it_is(
    first: str, second: str, gap: str
) -> None:
    assert told_before(first, second, gap)[0] == "asserted"


def test_a_correction_shows_the_words_that_correct_alone() -> None:
    text = (
        "The embargo, of which Norland is a member, was not the idea of Sudland, but of Westland."
    )
    assert told(text) == ("disputed", ["was not the idea of Sudland, but of "])
    assert told("The embargo was not only a blow to Norland, but a warning.")[0] == "asserted"


@pytest.mark.parametrize(
    "text",
    """The firm denies it sold shells.
    A denial of the sale came late.
    He sold them without any proof.
    Nothing suggests a sale.
    It is an unsubstantiated sale.
    An unfounded sum was named.
    That is baseless.
    They call it groundless.
    The sale was debunked.
    The paper is discredited.
    The sale is unproven.
    The sale is unverified.
    It is not true.
    The dubious report came first.
    The misleading story spread.
    Fabricated reports were sold.
    A bogus claim spread.
    The wrong conclusion was drawn.
    He falsely named the buyer.
    He disputes the sale.
    They refuted the sale.
    He rebutted the sale.
    Records contradict the sale.
    This belies the sale.
    He condemned such rumours.
    They shredded the argument.
    He repudiated the story.
    They disavowed the report.
    They dismissed the claims.
    He says otherwise.
    This is contrary to the record.
    They were claiming it was fake.""".splitlines(),
)
def test_every_way_of_disputing_is_seen(text: str) -> None:
    assert told(text.strip())[0] == "disputed"


HEDGED = """
may | might | could | likely | is unlikely to | will possibly | will perhaps | will probably
| will presumably | will apparently | will seemingly | will supposedly | will allegedly
| will reportedly | will purportedly | will conceivably | appears set to | seems set to
| is believed to | is widely thought to | is expected to | was suspected to | is understood to
| is feared to | is rumoured to | is rumored to | was presumed to | is said to | is alleged to
| is reported to | remains unclear but will
"""


@pytest.mark.parametrize("words", HEDGED.split("|"))
def test_every_way_of_hedging_is_seen(words: str) -> None:
    assert told(f"The pact {' '.join(words.split())} fall.")[0] == "hedged"


@pytest.mark.parametrize("word", ["accused", "alleged", "claimed", "was charged", "blamed"])
def test_every_charge_that_nothing_bears_out_is_disputed(word: str) -> None:
    first = f"Norland {word} theft."
    assert told_before(first, "There is no evidence for this claim.", " ")[0] == "disputed"
