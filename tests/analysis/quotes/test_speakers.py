"""Who a speaker is."""

from __future__ import annotations

import pytest

from irnk_tui.analysis.quotes.speakers import can_speak, is_anonymous, resolve_speaker
from irnk_tui.model.annotation import Annotations, Mention, Quote
from irnk_tui.model.text import Span
from tests.conftest import plain_document


@pytest.mark.parametrize(
    "words",
    ["experts", "A senior U.S. official", "officials from Norway", "people familiar with the deal"],
)
def test_descriptions_without_a_name_are_anonymous(words: str) -> None:
    assert is_anonymous(words)


@pytest.mark.parametrize(
    "words",
    ["he", "Ana Ruiz", "Norway", "Ana Ruiz, an official", "the Harbour Times", "expert Ana Ruiz"],
)
def test_names_and_pronouns_are_not(words: str) -> None:
    assert not is_anonymous(words)


def test_facts_do_not_speak_and_reports_do() -> None:
    assert not can_speak("Three factors")
    assert not can_speak("nothing")
    assert can_speak("a leaked report")
    assert can_speak("she")


def resolved(text: str, speaker: str, *names: str) -> str | None:
    at = text.index(speaker)
    mentions = tuple(
        Mention(Span(text.index(name), text.index(name) + len(name)), name, "person")
        for name in names
    )
    quote = Quote((Span(0, 1),), "direct", None, Span(at, at + len(speaker)))
    document = plain_document("a", text)
    found = resolve_speaker(quote, document, Annotations(document.id, "", mentions=mentions))
    return found.text if found else None


def test_an_aide_to_somebody_is_not_that_person() -> None:
    assert resolved("x. An aide to Ana Ruiz said so.", "An aide to Ana Ruiz", "Ana Ruiz") is None
    assert resolved("x. Ana Ruiz’s lawyer said so.", "Ana Ruiz’s lawyer", "Ana Ruiz") is None


def test_an_apposition_names_its_person() -> None:
    text = "x. The engineer, Ana Ruiz, said so."
    assert resolved(text, "The engineer, Ana Ruiz", "Ana Ruiz") == "Ana Ruiz"


def test_somebody_of_his_is_not_he() -> None:
    text = "Tom Blum was held. x His lawyer, Ana Ruiz, said so. His wife agreed."
    assert resolved(text, "His lawyer, Ana Ruiz", "Tom Blum", "Ana Ruiz") == "Ana Ruiz"
    assert resolved(text, "His wife", "Tom Blum", "Ana Ruiz") is None
    assert is_anonymous("His lawyer")
    assert not is_anonymous("His lawyer, Ana Ruiz")


def test_a_spokesman_of_a_firm_is_named() -> None:
    text = "The port was sold. x Its spokesman Tom Blum said so."
    assert resolved(text, "Its spokesman Tom Blum", "Tom Blum") == "Tom Blum"


def test_a_pronoun_is_resolved_only_where_one_person_is_near() -> None:
    one = "Ana Ruiz spoke. x She said so."
    two = "Ana Ruiz met Tom Blum. x She said so."
    assert resolved(one, "She", "Ana Ruiz") == "Ana Ruiz"
    assert resolved(two, "She", "Ana Ruiz", "Tom Blum") is None


def test_a_view_of_his_is_held_by_him() -> None:
    text = "x said Ana Ruiz. In her view, it will rain."
    assert resolved(text, "her", "Ana Ruiz") == "Ana Ruiz"


def test_whoever_stands_behind_a_place_is_not_the_place() -> None:
    text = "x. Ministers in Norway, who opposed it, left."
    at = text.index("who")
    norway = Mention(Span(16, 22), "Norway", "place")
    quote = Quote((Span(0, 1),), "indirect", None, Span(at, at + 3))
    document = plain_document("a", text)
    assert document.words_of(norway.span) == norway.text
    known = Annotations(document.id, "", mentions=(norway,))
    assert resolve_speaker(quote, document, known) is None


def test_whoever_says_i_is_who_speaks_there_and_else_the_author() -> None:
    text = "Ana Ruiz wrote: “I believe it will rain.” Tom Blum left. I think so too."
    named = Mention(Span(0, 8), "Ana Ruiz", "person"), Mention(Span(42, 50), "Tom Blum", "person")
    assert text[42:50] == "Tom Blum"
    whole = Quote((Span(17, 40),), "direct", Span(9, 14), Span(0, 8))
    inner = Quote((Span(27, 39),), "direct", Span(19, 26), Span(17, 18))
    own = Quote((Span(65, 71),), "indirect", Span(59, 64), Span(57, 58))
    document = plain_document("a", text)
    assert [document.words_of(each) for each in (inner.speaker, own.speaker) if each] == ["I", "I"]
    known = Annotations(document.id, "", mentions=named, quotes=(whole, inner, own))
    assert resolve_speaker(inner, document, known) == named[0]
    assert resolve_speaker(own, document, known) is None
