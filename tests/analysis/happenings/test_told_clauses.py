"""Clauses that tell by themselves who did what, found along a sentence's grammar."""

from __future__ import annotations

from irnk_tui.analysis.happenings.told_clauses import LONGEST, with_clauses
from irnk_tui.analysis.language import nlp
from irnk_tui.analysis.language.sentences import sentences
from irnk_tui.model.annotation import EventMention, Quote
from irnk_tui.model.text import Span
from tests.conftest import plain_document


def told(text: str, *quotes: Quote) -> list[str]:
    document = plain_document("d", text)
    spans = sentences(document)
    (parsed,) = nlp.parse_many([document], [spans])
    found = with_clauses([EventMention(span) for span in spans], parsed, quotes)
    return [document.words_of(clause) for each in found for clause in (*each.clauses, *each.things)]


def test_a_clause_has_its_doer_and_leaves_out_who_says_it() -> None:
    found = told(
        "On Monday the minister said Norland forces fired a missile at the port after the killing "
        "of General Halvik, and he will resign."
    )
    assert "Norland forces fired a missile at the port" in found
    assert "the killing of General Halvik" in found
    assert not [c for c in found if c.startswith("he ") or "said" in c]


def test_what_somebody_denies_is_kept_with_who_denies_it() -> None:
    assert "Norland denied it was behind the attack on the port" in told(
        "Norland denied it was behind the attack on the port, officials said."
    )


def test_no_clause_speaks_for_itself_or_tells_what_could_be() -> None:
    assert told("We destroyed their ships. Norland could attack us tomorrow.") == []


def test_words_quoted_directly_are_no_clause() -> None:
    text = "Norland attacked the port on Monday."
    assert told(text, Quote((Span(0, len(text)),), "direct")) == []
    assert told(text)


def test_a_country_is_not_taken_for_the_speaker() -> None:
    assert "Norland forces attacked US troops" in told("Norland forces attacked US troops.")


def test_a_long_clause_ends_where_it_still_says_something() -> None:
    found = told(
        "The Norland navy sank a fishing boat from Quessia near the islands of Halvik and Torrence "
        "in the early hours of the third day of the month of March in the presence of reporters."
    )
    assert "The Norland navy sank a fishing boat from Quessia" in found[0]
    assert all(len(clause) <= LONGEST for clause in found)


def test_what_is_denied_or_feared_is_not_told_as_if_it_were_so() -> None:
    found = told(
        "Norland denied that Quessia forces attacked the port. "
        "Officials feared that Quessia forces seized the harbour if Norland attacked the islands."
    )
    assert not [c for c in found if c.startswith(("Quessia", "Norland attacked"))]
