"""What the reader sets stays set, whatever the files say, until it is taken back."""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest

from irnk_tui import workers
from irnk_tui.__main__ import run
from irnk_tui.corpus.reader_values import checked, settled
from irnk_tui.model.annotation import Annotations
from irnk_tui.model.decision import Decision, DecisionId
from irnk_tui.model.document import Document
from irnk_tui.model.errors import SettingsError
from irnk_tui.project import Project

ARTICLE = "---\ntitle: Talks\nsource: Herald\ndate: 2016-04\nlanguage: en\n---\nThey met at sea.\n"
PLAIN = "The harbour office said nothing. The ferry left.\n"


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    """A project with two articles and no language model."""

    def annotate_all(documents: Iterable[Document], *_: int) -> Iterator[list[Annotations]]:
        return ([Annotations(document.id, document.sha256)] for document in documents)

    monkeypatch.setattr(workers, "annotate_all", annotate_all)
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    (corpus / "talks.md").write_text(ARTICLE)
    (corpus / "ferry.txt").write_text(PLAIN)
    made = Project.open(tmp_path)
    refreshed(made)
    return made


def refreshed(project: Project) -> Any:
    steps = project.refresh()
    while True:
        try:
            next(steps)
        except StopIteration as done:
            return done.value


def say(project: Project, document: str, **values: str | None) -> None:
    project.corrections.decide("set", {"document": document, "values": values})
    refreshed(project)


def facts(project: Project, id: str) -> tuple[Any, ...]:
    held = project.document(id)
    day = held.date.edtf() if held.date else None
    return held.title, held.source.name, day, held.authors, held.url, held.language


def test_every_value_is_set_and_says_so_and_survives_a_changed_file(project: Project) -> None:
    say(
        project, "talks.md", title="Talks at sea", source="Times", date="2016-04-02?",
        authors="A. Writer; B. Other", url="https://times.example/a", language="fa",
    )  # fmt: skip
    said = ("Talks at sea", "Times", "2016-04-02?", ("A. Writer", "B. Other"),
            "https://times.example/a", "fa")  # fmt: skip
    assert facts(project, "talks.md") == said
    origins = project.document("talks.md").origins
    assert {origins[name].kind for name in ("title", "source", "date", "url")} == {"reader"}
    path = project.places.corpus / "talks.md"
    path.write_text(ARTICLE.replace("Talks", "Other").replace("at sea", "on land"))
    refreshed(project)
    assert facts(project, "talks.md") == said
    assert project.document("talks.md").text == "They met on land."


def test_the_summary_and_the_search_know_what_was_set(project: Project) -> None:
    say(project, "ferry.txt", source="Harbour Post", date="2019-05-01")
    summaries = {each.id: each for each in project.documents()}
    assert summaries["ferry.txt"].source.name == "Harbour Post"  # type: ignore[index]
    assert [hit.document for hit in project.search("source:harbour").hits] == ["ferry.txt"]
    assert [hit.document for hit in project.search("date:2019").hits] == ["ferry.txt"]


def test_undo_gives_the_file_s_own_values_back(project: Project) -> None:
    before = facts(project, "talks.md")
    say(project, "talks.md", title="Wrong", date=None)
    assert facts(project, "talks.md")[::2][:2] == ("Wrong", None)
    project.undo()
    refreshed(project)
    assert facts(project, "talks.md") == before
    assert project.document("talks.md").origins["date"].kind == "given"
    project.redo()
    refreshed(project)
    assert facts(project, "talks.md")[0] == "Wrong"


def test_one_field_is_let_go_and_the_others_stay(project: Project) -> None:
    say(project, "talks.md", title="Mine", source="Times")
    project.corrections.decide("set", {"document": "talks.md", "values": {}, "unset": ["title"]})
    refreshed(project)
    assert facts(project, "talks.md")[:2] == ("Talks", "Times")


def test_a_source_that_the_reader_says_is_not_known_is_unattributed(project: Project) -> None:
    say(project, "talks.md", source=None)
    source = project.document("talks.md").source
    assert not source.is_attributed
    assert source.name.startswith("unattributed")


def test_setting_survives_the_index_being_deleted(project: Project) -> None:
    say(project, "talks.md", title="Mine")
    folder = project.places.folder
    project.close()
    for path in sorted(project.places.index.rglob("*"), reverse=True):
        path.rmdir() if path.is_dir() else path.unlink()
    again = Project.open(folder)
    refreshed(again)
    assert facts(again, "talks.md")[0] == "Mine"


def test_an_unchanged_corpus_is_not_written_to_again(project: Project) -> None:
    say(project, "talks.md", title="Mine")
    report = refreshed(project)
    assert (report.changed, report.unchanged) == (0, 2)
    assert project.store.pending_annotations("x")


def test_the_last_word_counts() -> None:
    told = [
        Decision(DecisionId("1"), "set", {"document": "a", "values": {"title": "x", "url": None}}),
        Decision(DecisionId("2"), "rename", {"document": "a"}),
        Decision(DecisionId("3"), "set", {"document": "a", "values": {"title": "y"}}),
        Decision(DecisionId("4"), "set", {"document": "b", "unset": ["title"]}),
    ]
    assert settled(told) == {"a": {"title": "y", "url": None}}


@pytest.mark.parametrize(
    ("name", "value", "kept"),
    [("author", " A.  Writer ", ("authors", "A. Writer")), ("date", "24 April 2024", ("date",
     "24 April 2024")), ("lang", "FA", ("language", "fa")), ("url", "", ("url", None))],
)  # fmt: skip
def test_what_can_be_set_is_kept_tidily(name: str, value: str, kept: tuple[str, str]) -> None:
    assert checked(name, value) == kept


@pytest.mark.parametrize(
    ("name", "value", "why"),
    [("date", "yesterday", "no date"), ("url", "javascript:alert(1)", "no address"),
     ("language", "Persian", "no language"), ("id", "x", "what can be set")],
)  # fmt: skip
def test_what_cannot_be_is_refused_with_the_reason(name: str, value: str, why: str) -> None:
    with pytest.raises(SettingsError, match=why):
        checked(name, value)


def test_values_are_set_and_taken_back_by_verb(
    project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    where = ["--project", str(project.places.folder), "--json", "--quiet"]
    assert run(["set", "talks.md", "title=Mine", "author=A. B.; C. D.", "url=", *where]) == 0
    value = json.loads(capsys.readouterr().out)
    assert (value["title"], value["authors"], value["url"]) == ("Mine", ["A. B.", "C. D."], None)
    assert value["origins"]["title"] == "reader"
    assert run(["set", "talks.md", "--unset", "title", *where]) == 0
    assert json.loads(capsys.readouterr().out)["title"] == "Talks"
    assert run(["undo", *where]) == 0
    capsys.readouterr()
    assert run(["document", "talks.md", *where]) == 0
    assert json.loads(capsys.readouterr().out)["title"] == "Mine"
    assert run(["set", "talks.md", "date=soon", *where]) == 2
    assert run(["set", "talks.md", "title", *where]) == 2
