"""irnk.yaml says what the reader chose, in plain words, and nothing else."""

import contextlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from irnk_tui.model.errors import SettingsError
from irnk_tui.plain_yaml import parse
from irnk_tui.settings import Settings, load


def project(folder: Path, text: str) -> Path:
    (folder / "irnk.yaml").write_text(text, "utf-8")
    return folder


def test_a_project_without_the_file_has_the_defaults(tmp_path: Path) -> None:
    assert load(tmp_path) == Settings()
    assert load(project(tmp_path, "")) == Settings()


def test_every_kind_of_setting_is_read(tmp_path: Path) -> None:
    text = """
name: NO
language: en
workers: 2
mouse: off
right_to_left: terminal
keys: {highlight: m}
fields:
  text: body
ignore: [drafts/*, "*.bak.txt"]
"""
    settings = load(project(tmp_path, text))
    assert settings.name == "NO"
    assert (settings.workers, settings.mouse) == (2, False)
    assert settings.keys == {"highlight": "m"}
    assert settings.right_to_left == "terminal"
    assert settings.fields == {"text": "body"}
    assert settings.ignore == ("drafts/*", "*.bak.txt")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("langauge: en", "do you mean “language”"),
        ("editor: vim", "there is no setting “editor”"),
        ("workers: many", "takes a number"),
        ("workers: ²", "takes a number"),
        ("mouse: maybe", "takes yes or no"),
        ("right_to_left: yes", "takes auto, irnk, terminal"),
        ("keys: h", "name: value"),
        ("name: [a]", "one line of text"),
        ("- name", "name: value"),
        ("name: a\nname: b", "line 2: “name” is given twice"),
        ("name: &x a\nlanguage: *x", "line 1: anchors"),
        ("a: b: c", "line 1"),
    ],
)
def test_what_irnk_does_not_understand_is_told_with_its_place(
    tmp_path: Path, text: str, words: str
) -> None:
    with pytest.raises(SettingsError, match=words):
        load(project(tmp_path, text))


def test_settings_cannot_name_a_command() -> None:
    names = Settings.__dataclass_fields__
    assert not {"editor", "browser", "command", "pager", "opener"} & set(names)


@pytest.mark.parametrize(
    "value", ["NO", "1:30", "2026-02-30", "0777", "1e3", "true", "2018", "0x1F"]
)
def test_values_stay_as_written(value: str) -> None:
    assert parse(f"a: {value}", name="x") == {"a": value}


@pytest.mark.parametrize(
    "text",
    [
        "a: !!python/object/apply:os.system [echo]",
        "a: !!binary aGk=",
        "a: &a [x]\nb: [*a, *a]",
        "[" * 3000,
        "{a: " * 3000,
        "- " * 3000,
        "a: \x07",
        "? [x]\n: y",
        "? {x: y}\n: z",
        "a: 1\n---\nb: 2",
        "%YAML 9.9\n---\na",
        "a: '" + "x" * 300_000 + "'",
        "\ud800: x",
    ],
)
def test_hostile_yaml_is_refused_with_a_message(text: str) -> None:
    with pytest.raises(SettingsError, match=r"x\.yaml"):
        parse(text, name="x.yaml")


@given(st.text(max_size=200))
def test_any_text_is_read_or_refused_in_words(text: str) -> None:
    with contextlib.suppress(SettingsError):
        parse(text, name="x.yaml")


def test_weights_of_the_search_are_read_and_checked(tmp_path: Path) -> None:
    file = tmp_path / "irnk.yaml"
    file.write_text("weights:\n  title: 5\n  recency: 0.25\n")
    assert load(tmp_path).weights == {"title": 5.0, "recency": 0.25}
    for bad in ("weights: 3", "weights:\n  headline: 2", "weights:\n  title: -1"):
        file.write_text(bad)
        with pytest.raises(SettingsError):
            load(tmp_path)


def test_a_cluster_is_described_by_lines_of_its_own(tmp_path: Path) -> None:
    (tmp_path / "irnk.yaml").write_text(
        "engine: opensearch\ncluster:\n  url: https://a.example:9200\n  prefix: news\n"
        "  ca_file: ca.pem\n  shards: 3\n"
    )
    cluster = load(tmp_path).cluster
    assert (cluster.urls, cluster.prefix) == (("https://a.example:9200",), "news")
    assert (cluster.ca_file, cluster.shards) == (str(tmp_path / "ca.pem"), 3)


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("url: a.example", "takes one like https://"),
        ("url: https://user:word@a.example", "takes one like https://"),
        ("prefix: News*", "small letters"),
        ("credentials_file: secret", "whole path"),
        ("shard: 2", "shards"),
    ],
)
def test_what_a_cluster_cannot_be_is_told(tmp_path: Path, line: str, told: str) -> None:
    (tmp_path / "irnk.yaml").write_text(f"cluster:\n  {line}\n")
    with pytest.raises(SettingsError, match=told):
        load(tmp_path)
