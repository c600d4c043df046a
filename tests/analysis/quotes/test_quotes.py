"""Who says what, with the language model."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from irnk_tui.analysis.language import nlp
from irnk_tui.analysis.language.parsed import Parsed, Token
from irnk_tui.analysis.language.sentences import sentences
from irnk_tui.analysis.quotes.quotes import quotes
from irnk_tui.model.annotation import Annotations, Quote
from irnk_tui.model.document import Document
from irnk_tui.model.text import DocumentId, Span
from tests.conftest import plain_document

TEXTS = {
    "mixed": "The ministry said it was “deeply worried” about the dam on Tuesday.",
    "indirect": "The mayor announced that the port would close in May.",
    "according": "According to the Harbour Times, the ferry sank before dawn, so it was lost.",
    "per": "As per the Harbour Times, the ferry sank before dawn.",
    "view": "In his view, the ferry was too old to sail.",
    "aside": "However, as the engineer observes, the ferry was far too old to sail.",
    "paragraphs": "“We will rebuild the school,” said Ana Ruiz.\n“It will take a year at most.”",
    "long": "“We will rebuild the school.\n“It will take a year at most,” said Ana Ruiz.",
    "unclosed": "“We will rebuild the school, said Ana Ruiz, and nobody closed the mark.",
    "nothing": "The river rose by two metres overnight and the bridge was closed.",
    "anonymous": "“The plan is dead,” a senior official said on Friday.",
    "beliefs": "The port has shipped weapons for many years, coastal security officials believe.",
    "bodies": "The ferry carried weapons, foreign intelligence agencies suspect.",
    "closing": "Twelve people died when the ferry Alba sank near Skarv on Monday night, the "
    "coastguard said.",
    "owner": "The ferry rammed the freighter after it had changed course, the freighter's owner, "
    "Volga Lines, claimed.",
    "judgement": "The embassy in Oslo criticised the arrest as politically motivated.",
    "no source": "When asked about the ferry, the minister agreed.",
    "shouted": "The lights went out. “We lost everything!” one resident shouted.",
    "passive": "The ministry was accused by the port of hiding the leak.",
    "reach": "The union called for a strike in May.",
    "mixed marks": '“We will rebuild the school," said Ana Ruiz. "It will take a year."',
    "programme": "“The port is safe,” Ana Ruiz told Harbour TV’s “Morning Table.”",
    "said on": "“The port is safe,” Ana Ruiz said on “Morning Table.”",
    "name": "“The port is safe,” Ana Ruiz said during an interview with Harbour TV’s “Up Early.”",
    "dateline": "SKARV CITY, Norland — Leaders of the dockers' union accused the port of it.",
    "list": "They hold that the mayor, the harbour and the ministry agree.",
    "joined": "Norland has borrowed the missile designs and admitted that it used the rockets.",
    "brackets": "Prices rose again (the fastest in years, according to Reuters), and people left.",
}


@dataclass(frozen=True)
class Heard:
    quote: Quote
    document: Document

    @property
    def speaker(self) -> str:
        return self.document.words_of(self.quote.speaker) if self.quote.speaker else ""

    @property
    def content(self) -> list[str]:
        return [self.document.words_of(span) for span in self.quote.content]


@pytest.fixture(scope="module")
def heard() -> dict[str, list[Heard]]:
    documents = [plain_document(name, text) for name, text in TEXTS.items()]
    spans = [sentences(document) for document in documents]
    parsed = nlp.parse_many(documents, spans)
    return {
        str(document.id): [Heard(quote, document) for quote in quotes(document, words, found, ())]
        for document, words, found in zip(documents, parsed, spans, strict=True)
    }


def test_words_half_quoted_are_mixed(heard: Mapping[str, list[Heard]]) -> None:
    (only,) = heard["mixed"]
    assert (only.speaker, only.quote.kind) == ("The ministry", "mixed")
    assert "“deeply worried”" in only.content[0]


def test_reported_words_need_no_marks(heard: Mapping[str, list[Heard]]) -> None:
    (only,) = heard["indirect"]
    assert (only.speaker, only.quote.kind) == ("The mayor", "indirect")
    assert only.content == ["that the port would close in May."] or only.content == [
        "that the port would close in May"
    ]


def test_according_to_holds_for_the_whole_sentence(heard: Mapping[str, list[Heard]]) -> None:
    first = heard["according"][0]
    assert first.speaker == "the Harbour Times"
    assert first.content == ["the ferry sank before dawn, so it was lost."]
    assert heard["per"][0].speaker == "the Harbour Times"


def test_a_verb_of_saying_shares_the_subject_of_the_verb_before(
    heard: Mapping[str, list[Heard]],
) -> None:
    (said,) = heard["joined"]
    assert said.speaker == "Norland"


def test_words_before_their_own_sentence_of_saying_are_said(
    heard: Mapping[str, list[Heard]],
) -> None:
    assert [(one.speaker, one.content) for one in heard["shouted"]] == [
        ("one resident", ["We lost everything!"])
    ]


def test_whoever_accuses_speaks_not_whoever_is_accused(heard: Mapping[str, list[Heard]]) -> None:
    assert [one.speaker for one in heard["passive"]] == ["the port"]


def test_the_place_before_a_report_does_not_speak(heard: Mapping[str, list[Heard]]) -> None:
    speakers = [one.speaker for one in heard["dateline"]]
    assert speakers == ["Leaders of the dockers' union"]


def test_the_programme_somebody_spoke_to_is_not_what_was_said(
    heard: Mapping[str, list[Heard]],
) -> None:
    for told in ("programme", "said on", "name"):
        assert [one.content for one in heard[told]] == [["The port is safe"]]


def test_a_cue_reaches_over_its_preposition(heard: Mapping[str, list[Heard]]) -> None:
    (only,) = heard["reach"]
    assert only.quote.cue is not None
    assert only.document.words_of(only.quote.cue) == "called for"
    assert only.content[0].startswith("a strike in May")


def test_a_quote_closed_with_another_mark_ends_there(heard: Mapping[str, list[Heard]]) -> None:
    (only,) = heard["mixed marks"]
    assert only.speaker == "Ana Ruiz"
    assert only.content == ["We will rebuild the school", "It will take a year."]


def test_a_view_is_a_voice(heard: Mapping[str, list[Heard]]) -> None:
    assert heard["view"][0].speaker == "his"
    assert heard["view"][0].content == ["the ferry was too old to sail."]


def test_an_aside_speaks_the_sentence_around_it(heard: Mapping[str, list[Heard]]) -> None:
    assert heard["aside"][0].speaker == "the engineer"
    assert heard["aside"][0].content == ["the ferry was far too old to sail."]


def test_a_source_in_brackets_answers_for_the_brackets(heard: Mapping[str, list[Heard]]) -> None:
    assert [one.content for one in heard["brackets"] if one.speaker == "Reuters"] == [
        ["the fastest in years"]
    ]


@pytest.mark.parametrize(
    ("name", "content", "speaker"),
    [
        ("beliefs", "The port has shipped weapons for many years", "coastal security officials"),
        ("bodies", "The ferry carried weapons", "foreign intelligence agencies"),
        ("judgement", "the arrest as politically motivated", "The embassy in Oslo"),
        (
            "closing",
            "Twelve people died when the ferry Alba sank near Skarv on Monday night",
            "the coastguard",
        ),
        (
            "owner",
            "The ferry rammed the freighter after it had changed course",
            "the freighter's owner, Volga Lines",
        ),
    ],
)
def test_a_source_at_the_end_answers_for_the_sentence(
    name: str, content: str, speaker: str, heard: Mapping[str, list[Heard]]
) -> None:
    assert [(each.content, each.speaker) for each in heard[name]] == [([content], speaker)]


def test_what_is_no_sentence_before_the_comma_is_nobodys_words(
    heard: Mapping[str, list[Heard]],
) -> None:
    assert "the minister" not in [each.speaker for each in heard["no source"]]
    assert {each.speaker for each in heard["list"]} <= {"They"}


def test_a_paragraph_all_in_marks_goes_on_with_its_speaker(
    heard: Mapping[str, list[Heard]],
) -> None:
    (only,) = heard["paragraphs"]
    assert only.speaker == "Ana Ruiz"
    assert only.content == ["We will rebuild the school", "It will take a year at most."]


def test_a_mark_that_never_closes_does_no_harm(heard: Mapping[str, list[Heard]]) -> None:
    assert any(one.speaker == "Ana Ruiz" for one in heard["unclosed"])


def test_where_nobody_speaks_nothing_is_found(heard: Mapping[str, list[Heard]]) -> None:
    assert heard["nothing"] == []


def test_a_speaker_without_a_name_is_marked(heard: Mapping[str, list[Heard]]) -> None:
    (only,) = heard["anonymous"]
    assert (only.speaker, only.quote.is_anonymous) == ("a senior official", True)


SPOKEN = [
    ("000", "Jang Ji-Hyang", "said"),
    ("000", "Ji-Hyang", "claimed"),
    ("000", "He", "said"),
    ("001", "Blank", "said"),
    ("001", "she", "wrote"),
    ("002", "Time Magazine", "claimed"),
    ("004", "the US State Department", "said"),
    ("004", "Eurasia Group Iran analyst Greg Brew", "said"),
    ("004", "he", "added"),
    ("004", "Eurasia Group North Korea expert Jeremy Chan", "says"),
]


@pytest.mark.parametrize(("article", "speaker", "cue"), SPOKEN)
def test_the_quotes_of_the_samples_are_found(
    article: str,
    speaker: str,
    cue: str,
    sample_documents: list[Document],
    sample_annotations: Mapping[DocumentId, Annotations],
) -> None:
    document = next(each for each in sample_documents if each.id.startswith(article))
    said = [
        (document.words_of(quote.speaker), document.words_of(quote.cue))
        for quote in sample_annotations[document.id].quotes
        if quote.speaker and quote.cue and quote.kind != "indirect"
    ]
    assert any(who.endswith(speaker) and verb.endswith(cue) for who, verb in said)


WORDS = st.sampled_from(["said", "Ana", "that", "“", "”", '"', "(", ")", ",", "it", "by", "\n"])


@settings(max_examples=60)
@given(st.lists(st.tuples(WORDS, st.integers(0, 30)), max_size=25))
def test_no_parse_however_odd_breaks_it(pieces: list[tuple[str, int]]) -> None:
    text = " ".join(word for word, _ in pieces)
    tokens, start = [], 0
    for word, head in pieces:
        if word.strip():
            tokens.append((word, start, head))
        start += len(word) + 1
    found = tuple(
        Token(word, at, at + len(word), "VERB", "VBD", "ccomp", min(head, place), word.lower())
        for place, (word, at, head) in enumerate(tokens)
    )
    for quote in quotes(plain_document("odd", text), Parsed((), found), (), ()):
        for span in (*quote.content, quote.cue, quote.speaker):
            assert span is None or 0 <= span.start < span.end <= len(text)
            assert span is None or isinstance(span, Span)
