"""A document that ends the process which analyses it is set aside; the rest goes on."""

import os
from collections.abc import Sequence
from pathlib import Path

import pytest

from irnk_tui import workers
from irnk_tui.analysis import pipeline
from irnk_tui.analysis.language import nlp
from irnk_tui.cli.main import run
from irnk_tui.model.annotation import Annotations
from irnk_tui.model.document import Document
from irnk_tui.model.errors import AnalysisUnavailable
from irnk_tui.model.progress import Failure
from tests.conftest import plain_document

COUNT = workers.ALONE + 2


def ends_the_process(documents: Sequence[Document]) -> list[Annotations]:
    if any("KILL" in document.text for document in documents):
        os._exit(9)
    return fails(documents)


def fails(documents: Sequence[Document]) -> list[Annotations]:
    if any("FAIL" in document.text for document in documents):
        raise RecursionError
    return [Annotations(document.id, document.sha256) for document in documents]


def answers(word: str, processes: int) -> tuple[list[str], list[str]]:
    """Ids of what was annotated, and of what was set aside."""
    texts = ["Rain fell."] * COUNT
    texts[5] = word
    documents = [plain_document(f"d{n:02}", text) for n, text in enumerate(texts)]
    done, gone = [], []
    for answer in workers.annotate_all(iter(documents), COUNT, processes):
        if isinstance(answer, Failure):
            gone.append(answer.path)
        else:
            done += [str(each.document) for each in answer]
    return done, gone


@pytest.mark.parametrize(("word", "processes"), [("KILL", 2), ("FAIL", 2), ("FAIL", 1)])
def test_one_document_is_set_aside_and_the_rest_goes_on(
    monkeypatch: pytest.MonkeyPatch, word: str, processes: int
) -> None:
    monkeypatch.setattr(workers, "annotate_many", ends_the_process)
    done, gone = answers(word, processes)
    assert gone == ["d05"]
    assert sorted(done) == [f"d{n:02}" for n in range(COUNT) if n != 5]


def test_without_its_model_irnk_goes_on_by_rules_and_says_what_is_missing(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    def unavailable(*_: object) -> None:
        raise AnalysisUnavailable("the model's file meta.json was altered; install irnk again.")

    monkeypatch.setattr(nlp, "check_model", unavailable)
    monkeypatch.setattr(nlp, "model", unavailable)
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    (corpus / "a.txt").write_text("Iran waited.\n")
    assert run(["refresh", "--project", str(tmp_path)]) == 3
    told = capsys.readouterr().err
    assert "meta.json was altered" in told
    assert "found by rules" in told
    assert pipeline.model_trouble().startswith("the model's file meta.json")
    assert run(["entities", "--project", str(tmp_path)]) == 0
    assert "Iran" in capsys.readouterr().out
