"""Texts of a size that nobody writes: everything stays bounded, nothing is lost."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from irnk_tui.analysis import pipeline
from irnk_tui.analysis.language import nlp
from irnk_tui.analysis.language.parsed import Parsed
from irnk_tui.analysis.language.sentences import LONGEST, sentences
from irnk_tui.model.document import Document
from irnk_tui.model.text import Span
from irnk_tui.search.tokens import tokens
from irnk_tui.ui.article import article_of, lay_out
from tests.conftest import plain_document
from tests.corpus.reading import failure, one, put

WORD = "x" * 1_000_000
LINE = "The ferry waits " * 60_000
PARAGRAPHS = "\n\n".join(f"Paragraph {number} tells of ferries." for number in range(10_000))


@pytest.mark.parametrize("text", [WORD, LINE, PARAGRAPHS], ids=["word", "line", "paragraphs"])
def test_every_piece_of_a_huge_text_is_of_a_size_that_can_be_shown(
    tmp_path: Path, text: str
) -> None:
    document = one(put(tmp_path, "a.txt", text))
    assert len(document.text) >= len(text) - 2
    assert max(len(span) for span in sentences(document)) <= LONGEST
    layout = lay_out(article_of(document), 80)
    assert all(line.end - line.start <= 80 for line in layout.lines)


def test_a_word_of_a_megabyte_is_a_short_word_in_the_index() -> None:
    assert max(len(token.text) for token in tokens(f"a {WORD} b")) <= 100
    assert max(len(token.text) for token in tokens(f"a {WORD.replace('x', 'é')} b")) <= 100


def test_the_model_reads_only_the_beginning_of_a_million_words(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    last: list[int] = []

    def parse_many(documents: Sequence[Document], spans: Sequence[Sequence[Span]]) -> list[Parsed]:
        last.extend(found[-1].end for found in spans)
        return [Parsed((), (), True) for _ in documents]

    monkeypatch.setattr(nlp, "parse_many", parse_many)
    found = pipeline.annotate(plain_document("long", "The ferry waits at the pier. " * 170_000))
    assert found.method == "partial"
    assert max(last) <= pipeline.LONGEST_READ


@pytest.mark.parametrize("content", [b"", b"\n\n", b" \t\r\n", b"\xef\xbb\xbf"])
@pytest.mark.parametrize("suffix", [".txt", ".md", ".html", ".jsonl", ".eml"])
def test_an_empty_file_is_told_in_characters_lines_or_damage(
    tmp_path: Path, suffix: str, content: bytes
) -> None:
    assert "0 " in failure(put(tmp_path, f"a{suffix}", content)).reason
