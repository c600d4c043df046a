"""The whole analysis of a document, with the model and without."""

from __future__ import annotations

from pathlib import Path

import pytest

from irnk_tui.analysis import pipeline
from irnk_tui.analysis.language import nlp
from irnk_tui.analysis.language.model_files import SHA256_OF_FILES
from irnk_tui.model.errors import AnalysisUnavailable
from tests.conftest import plain_document

TEXT = "Anna Berg met Iranian envoys in Tehran on 3 May 2019.\nBerg left for the U.S. later."


def test_the_model_in_use_is_the_published_one() -> None:
    nlp.check_files(nlp.model_folder())
    assert pipeline.model_version().startswith("en_core_web_sm")


def test_an_altered_or_missing_file_is_named(tmp_path: Path) -> None:
    name = next(iter(SHA256_OF_FILES))
    with pytest.raises(AnalysisUnavailable, match=f"{name} is missing"):
        nlp.check_files(tmp_path)
    (tmp_path / name).parent.mkdir(parents=True)
    (tmp_path / name).write_bytes(b"something else")
    with pytest.raises(AnalysisUnavailable, match=f"{name} was altered"):
        nlp.check_files(tmp_path)


def test_without_the_model_rules_still_find_sentences_and_states(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def unavailable(*_: object) -> None:
        raise AnalysisUnavailable("gone")

    monkeypatch.setattr(nlp, "parse_many", unavailable)
    monkeypatch.setattr(nlp, "check_model", unavailable)
    found = pipeline.annotate(plain_document("one", TEXT))
    assert found.method == "rules"
    assert len(found.sentences) == 2
    assert [m.text for m in found.mentions] == ["Iranian", "Tehran", "U.S."]
    assert pipeline.model_version().startswith("rules")


def test_many_documents_give_what_each_gives_alone() -> None:
    documents = [plain_document("one", TEXT), plain_document("two", ""), plain_document("x", "🙂")]
    assert pipeline.annotate_many(documents) == [pipeline.annotate(d) for d in documents]


@pytest.mark.parametrize(
    "text",
    [
        "قال حسن روحاني في طهران. \u202eevil\u202c",
        "👩‍👩‍👧 Zoë Ångström met E\u0301mile. " * 3,
        "\x1b]0;title\x07 \x00 [/] [@click=app.x] «Кремль»",
        "A" * 9000,
        "( ( ( “ ” ’ — – - / \\ \n\n\n\t",
    ],
)
def test_hostile_texts_are_annotated_verbatim(text: str) -> None:
    document = plain_document("one", text, title=text[:50])
    found = pipeline.annotate(document)
    for mention in found.mentions:
        assert document.words_of(mention.span) == mention.text
