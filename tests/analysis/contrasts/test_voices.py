"""Whom a document lets speak."""

from __future__ import annotations

import pytest

from irnk_tui.analysis.contrasts.voices import known_in, voices
from irnk_tui.analysis.quotes.cues import is_reporting
from irnk_tui.model.annotation import Annotations, Mention, Quote
from irnk_tui.model.entity import Entity, EntityId, EntityMention
from irnk_tui.model.text import Span
from tests.conftest import plain_document

TEXT = (
    "“We will stay,” said Ana Ruiz. She added that the bridge is safe. "
    "Officials said the road is closed. The merger suggests that prices will rise."
)
DOCUMENT = plain_document("a", TEXT)


def span(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words))


def quote(content: str, cue: str, speaker: str, *, direct: bool = False) -> Quote:
    kind = "direct" if direct else "indirect"
    return Quote((span(content),), kind, span(cue), span(speaker))  # type: ignore[arg-type]


ANA = Mention(span("Ana Ruiz"), "Ana Ruiz", "person")
ENTITY = Entity(
    EntityId("person-ana"), "Ana Ruiz", "person", mentions=(EntityMention(DOCUMENT.id, ANA),)
)
QUOTES = (
    quote("We will stay", "said", "Ana Ruiz", direct=True),
    quote("that the bridge is safe", "added", "She"),
    quote("the road is closed", "said the road"[:4], "Officials"),
    quote("that prices will rise", "suggests", "The merger"),
)
KNOWN = known_in([ENTITY])[DOCUMENT.id]
FOUND = voices(DOCUMENT, Annotations(DOCUMENT.id, "", mentions=(ANA,), quotes=QUOTES), KNOWN)


def test_a_name_and_a_safe_pronoun_are_one_voice() -> None:
    assert (FOUND[0].speaker, FOUND[0].entity) == ("Ana Ruiz", "person-ana")
    assert FOUND[0].words == 3 + 5
    assert len(FOUND[0].spans) == 2


def test_officials_speak_without_a_name() -> None:
    assert (FOUND[1].speaker, FOUND[1].is_anonymous) == ("Officials", True)


def test_a_thing_has_no_voice() -> None:
    assert len(FOUND) == 2


def test_whoever_said_it_is_a_voice() -> None:
    text = "The lock is shut, the coastguard said."
    document = plain_document("c", text)

    def at(words: str) -> Span:
        return Span(text.index(words), text.index(words) + len(words))

    said = Quote((at("The lock is shut"),), "indirect", at("said"), at("the coastguard"))
    found = voices(document, Annotations(document.id, "", quotes=(said,)), {})
    assert [voice.speaker for voice in found] == ["the coastguard"]


@pytest.mark.parametrize(
    ("text", "cue", "speaker", "verb"),
    [
        ("The ministry was accused by officials of it.", "was accused", "officials", "accused"),
        ("It has also been told by Ana Ruiz to leave.", "has also been told", "Ana Ruiz", "told"),
        ("Ana Ruiz was quoted as saying so.", "was quoted as saying", "Ana Ruiz", ""),
    ],
)
def test_of_a_passive_the_verb_is_what_the_speaker_did(
    text: str, cue: str, speaker: str, verb: str
) -> None:
    document = plain_document("p", text)

    def at(words: str) -> Span:
        return Span(text.index(words), text.index(words) + len(words))

    said = Quote((at(text.split()[-2]),), "indirect", at(cue), at(speaker))
    (found,) = voices(document, Annotations(document.id, "", quotes=(said,)), {})
    assert found.verb == (verb or cue)


def test_what_was_never_promised_is_nobodys_word() -> None:
    text = "The mayor never pledged to open the lock."
    document = plain_document("d", text)
    content, cue = Span(text.index("to open"), len(text) - 1), Span(10, 23)
    promise = Quote((content,), "indirect", cue, Span(0, 9))
    assert document.words_of(cue) == "never pledged"
    assert voices(document, Annotations(document.id, "", quotes=(promise,)), {}) == ()


def test_what_was_done_without_asking_is_no_question() -> None:
    text = "The mayor sold the lock without asking the public."
    document = plain_document("f", text)
    asked = Quote((Span(39, 49),), "indirect", Span(32, 38), Span(0, 9))
    assert document.words_of(Span(32, 38)) == "asking"
    assert voices(document, Annotations(document.id, "", quotes=(asked,)), []) == ()


def test_what_is_answered_is_not_what_was_said() -> None:
    text = (
        "The mayor responded to the strike by hiring crews, and “no ship waits”, he replied to us."
    )
    document = plain_document("b", text)

    def at(words: str) -> Span:
        return Span(text.index(words), text.index(words) + len(words))

    mayor = at("The mayor")
    answers = (
        Quote((at("the strike"),), "indirect", at("responded to"), mayor),
        Quote((at("no ship waits"),), "direct", at("replied to"), mayor),
    )
    found = voices(document, Annotations(document.id, "", quotes=answers), {})
    assert [voice.spans for voice in found] == [(at("no ship waits"),)]


def test_only_what_is_said_in_the_passages_of_an_event_counts() -> None:
    text = "“The lock held. The dam broke”, Ana Ruiz said. “Nobody slept”, Ana Ruiz said."
    document = plain_document("h", text)

    def at(words: str, since: int = 0) -> Span:
        start = text.index(words, since)
        return Span(start, start + len(words))

    second = at("Ana Ruiz", 60)
    quotes = (
        Quote((at("The lock held. The dam broke"),), "direct", at("said"), at("Ana Ruiz")),
        Quote((at("Nobody slept"),), "direct", at("said", 60), second),
    )
    told = Span(text.index("The dam"), text.index("“Nobody"))
    found = Annotations(document.id, "", quotes=quotes)
    (voice,) = voices(document, found, {}, [told])
    assert [document.words_of(span) for span in voice.spans] == ["The dam broke"]
    assert voice.words == 3
    assert voices(document, found, {})[0].words == 8


def test_a_document_without_quotes_has_no_voices() -> None:
    assert voices(DOCUMENT, Annotations(DOCUMENT.id, ""), KNOWN) == ()


@pytest.mark.parametrize("cue", ["admitted", "found", "felt", "has shown", "quipped", "told"])
def test_verbs_with_forms_of_their_own_report_too(cue: str) -> None:
    assert is_reporting(cue)


@pytest.mark.parametrize(
    ("cue", "verb"),
    [
        ("admitted Friday", "admitted"),
        ("also said", "said"),
        ("has also claimed", "has claimed"),
        ("reportedly said", "reportedly said"),
    ],
)
def test_when_something_was_said_is_no_part_of_the_verb(cue: str, verb: str) -> None:
    text = f"Norland {cue} that the lock is shut."
    document = plain_document("e", text)
    end = 8 + len(cue)
    said = Quote((Span(end + 1, len(text) - 1),), "indirect", Span(8, end), Span(0, 7))
    (voice,) = voices(document, Annotations(document.id, "", quotes=(said,)), [])
    assert voice.verb == verb
