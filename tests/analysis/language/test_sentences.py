"""Where sentences begin and end."""

from __future__ import annotations

import itertools
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from irnk_tui.analysis.language.sentences import LONGEST, sentences
from irnk_tui.model.document import Block
from irnk_tui.model.text import Span
from tests.conftest import plain_document


def split(text: str) -> list[str]:
    document = plain_document("one", text)
    return [document.words_of(span) for span in sentences(document)]


@pytest.mark.parametrize(
    "whole",
    [
        "Gen. Jan Berg met Mr. Holm in the U.S. Senate on Jan. 3 at 4 p.m. local time.",
        "The price rose 3.5 percent, No. 7 on the list.",
        '"Why now?" Berg asked.',
        "J. K. Berg wrote it.",
        "She works for Berg Inc. in Oslo.",
    ],
)
def test_abbreviations_and_quotes_do_not_end_a_sentence(whole: str) -> None:
    assert split(whole) == [whole]


def test_sentences_end_where_a_reader_stops() -> None:
    text = 'He left the U.S. The rest stayed. "We stay." They did! Who knew? Nobody.'
    assert split(text) == [
        "He left the U.S.", "The rest stayed.", '"We stay."', "They did!", "Who knew?", "Nobody.",
    ]  # fmt: skip


def test_a_lost_space_still_ends_a_sentence_but_a_web_address_does_not() -> None:
    assert split("They signed the treaty.The talks went on.") == [
        "They signed the treaty.",
        "The talks went on.",
    ]
    assert split("The ferry sailed.“We saw it go,” Berg said.") == [
        "The ferry sailed.",
        "“We saw it go,” Berg said.",
    ]
    assert len(split("See www.example.Com for more.")) == 1


def test_a_heading_is_one_sentence_and_text_outside_blocks_none() -> None:
    document = plain_document("one", "What now? And then?\nsign up here\nIt ended.")
    blocks = (Block(Span(0, 19), "heading"), Block(Span(33, 42)))
    document = replace(document, blocks=blocks)
    assert [document.words_of(s) for s in sentences(document)] == [
        "What now? And then?",
        "It ended.",
    ]


def test_without_blocks_each_line_is_a_paragraph() -> None:
    document = replace(plain_document("one", "First line\nSecond line"), blocks=())
    assert len(sentences(document)) == 2


@given(st.text(alphabet='Aa .!?\n”"(’中。', max_size=200))
def test_sentences_never_overlap_and_keep_every_letter(text: str) -> None:
    document = plain_document("one", text)
    spans = sentences(document)
    assert list(spans) == sorted(spans)
    assert all(a.end <= b.start for a, b in itertools.pairwise(spans))
    kept = "".join(document.words_of(span) for span in spans)
    assert [c for c in kept if not c.isspace()] == [c for c in text if not c.isspace()]


def test_a_text_without_any_end_is_cut() -> None:
    assert all(len(piece) <= LONGEST for piece in split("word " * 5000))
