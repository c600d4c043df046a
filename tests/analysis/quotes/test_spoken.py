"""Direct quotes without a language model."""

from __future__ import annotations

from irnk_tui.analysis.language.parsed import Parsed
from irnk_tui.analysis.quotes.quotes import quotes
from irnk_tui.model.annotation import Quote
from irnk_tui.model.document import Document
from tests.conftest import plain_document


def heard(document: Document) -> list[tuple[str, str, str]]:
    found: tuple[Quote, ...] = quotes(document, Parsed(has_model=False), (), ())
    words = document.words_of
    return [
        (
            words(quote.speaker) if quote.speaker else "",
            words(quote.cue) if quote.cue else "",
            words(quote.content[0]),
        )
        for quote in found
    ]


def test_the_speaker_may_stand_before_or_after_the_verb() -> None:
    text = "“We will rebuild,” Ana Ruiz said.\n“Nobody asked us,” added Tom Blum."
    assert heard(plain_document("a", text)) == [
        ("Ana Ruiz", "said", "We will rebuild,"),
        ("Tom Blum", "added", "Nobody asked us,"),
    ]


def test_a_quote_after_a_colon_is_heard() -> None:
    assert heard(plain_document("a", "He said: “The bridge is open again.”")) == [
        ("He", "said", "The bridge is open again.")
    ]


def test_scare_quotes_have_no_speaker_and_are_no_quotes() -> None:
    assert heard(plain_document("a", "The so-called “peace tax plan” passed on Monday.")) == []


def test_a_quote_in_the_title_keeps_its_field() -> None:
    document = plain_document("a", "Nothing here.", title="“We are done,” Ruiz says")
    found = quotes(document, Parsed(has_model=False), (), ())
    assert [quote.content[0].field for quote in found] == ["title"]
