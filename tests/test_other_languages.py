"""Articles in other languages are found, read and marked; what is English only says so."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from irnk_tui.analysis.pipeline import annotate
from irnk_tui.corpus.readers import read
from irnk_tui.model.document import Document
from irnk_tui.model.settings import Settings
from irnk_tui.model.text import Span
from irnk_tui.project import Project
from irnk_tui.search.folding import fold
from irnk_tui.ui.article import provenance
from tests.corpus.press import REPORTS
from tests.corpus.reading import put

SOUGHT = {
    "ko": ("테헤란", "확대", "무역의", '"무역의 확대"'),
    "zh": ("德黑兰", "贸易", '"扩大贸易"'),
    "ja": ("テヘラン", "貿易", '"貿易の拡大"'),
    "ar": ("طهران", "التجارة", '"خمس سنوات"'),
    "fa": ("تهران", "تجارت", '"پنج سال"', "گفت‌وگو", "هيئت"),
    "ru": ("Тегеран", "торговле", '"за пять лет"'),
    "tr": ("çarşamba", "ticareti", "carsamba"),
    "de": ("überraschend", "uberraschend"),
}
"""Words and phrases of the reports; some as they are typed elsewhere: other letters, no accents."""


@pytest.fixture(scope="module")
def press(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("press")
    (folder / "corpus").mkdir()
    for language, text in REPORTS.items():
        put(folder / "corpus", f"{language}.txt", text)
    project = Project.open(folder)
    for _ in project.refresh():
        pass
    project.close()
    return folder


@pytest.mark.parametrize(
    ("language", "query"), [(code, query) for code, found in SOUGHT.items() for query in found]
)
def test_words_of_any_script_are_found_at_the_right_place(
    press: Path, language: str, query: str
) -> None:
    project = Project.open(press)
    hits = {hit.document: hit for hit in project.search(query).hits}
    hit = hits[f"{language}.txt"]  # type: ignore[index]
    document = project.document(hit.document)
    shown = {document.words_of(match) for passage in hit.passages for match in passage.matches}
    project.close()
    assert shown
    for words in shown:
        assert any(alike(words, part) for part in query.strip('"').split())


def alike(words: str, query: str) -> bool:
    return fold(query)[:3] in fold(words) or fold(words) in fold(query)


def test_a_language_that_is_not_analysed_has_sentences_and_says_why_nothing_else(
    press: Path,
) -> None:
    project = Project.open(press)
    found = {language: project.annotations(f"{language}.txt") for language in REPORTS}  # type: ignore[arg-type]
    documents = {language: project.document(f"{language}.txt") for language in REPORTS}  # type: ignore[arg-type]
    project.close()
    assert {language for language, each in found.items() if each.method == "full"} == {"en"}
    for language, each in found.items():
        is_english = language == "en"
        assert each.sentences
        assert bool(each.mentions) == is_english
        assert ("English only" in provenance(documents[language])[2]) == (not is_english)


def test_words_of_any_script_can_be_marked(press: Path) -> None:
    project = Project.open(press)
    for language, (word, *_) in SOUGHT.items():
        document = project.document(f"{language}.txt")  # type: ignore[arg-type]
        start = document.text.index(word)
        span = Span(start, start + len(word))
        project.marks.add(document, span)
    marked = {mark.highlight.document: mark for mark in project.marks.placed(project.document)}
    assert {str(id): mark.highlight.anchor.quote for id, mark in marked.items()} == {
        f"{language}.txt": words[0] for language, words in SOUGHT.items()
    }
    project.close()


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("این نخستین سفر است؟ بله. پایان.", 3),
        ("代表团到了。他们谈了！真的？是的。", 4),
        ("یہ پہلا دورہ ہے۔ وفد بدھ کو پہنچا۔", 2),
        ("यह पहली यात्रा है। दल बुधवार को पहुँचा।", 2),
    ],
)
def test_sentences_end_where_their_script_ends_them(tmp_path: Path, text: str, count: int) -> None:
    path = put(tmp_path, "a.jsonl", json.dumps({"text": text, "language": "xx"}))
    (document,) = read(path, tmp_path, Settings())
    assert isinstance(document, Document)
    assert len(annotate(document).sentences) == count
