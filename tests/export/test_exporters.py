"""Every exporter: whole quotes, citations, the same bytes twice, and nothing that comes alive."""

import csv
import io
import json
import pkgutil
import re
import signal
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from irnk_tui.export import ENDINGS, EXPORTERS, MEANINGS
from irnk_tui.export.files import ExportRefused, safe_name, write_file
from irnk_tui.export.page import Options
from irnk_tui.export.table import guard
from tests.export.fixtures import HOSTILE, page

TEXT = "Envoys arrived on Tuesday.\nThey were “warmly” received, officials said."


def raw(form: str, *pages: object) -> bytes:
    content: bytes = pkgutil.resolve_name(EXPORTERS[form])(list(pages))
    return content


def written(form: str, *pages: object) -> str:
    return raw(form, *pages).decode("utf-8")


@pytest.mark.parametrize("form", EXPORTERS)
def test_the_same_marks_give_the_same_bytes_twice(form: str) -> None:
    made = page(TEXT, ["Envoys arrived", "“warmly”"])
    assert raw(form, made) == raw(form, made)


@pytest.mark.parametrize("form", ["csv", "tsv", "jsonld"])
def test_formats_for_machines_keep_every_code_point_of_a_quote(form: str) -> None:
    out = written(form, page(HOSTILE, [HOSTILE]))
    if form == "jsonld":
        found = json.loads(out)["items"][0]["target"]["selector"][0]["exact"]
    else:
        delimiter = "," if form == "csv" else "\t"
        (row,) = csv.DictReader(io.StringIO(out, newline=""), delimiter=delimiter)
        found = row["quote"].removeprefix("'")
    assert found == HOSTILE


def test_markdown_quotes_cite_source_date_and_place() -> None:
    out = written("markdown", page(TEXT, ["“warmly” received"]))
    assert "> “warmly” received" in out
    assert "— Herald, 1 March 2026, ¶1 (chars 37–54)" in out
    assert "[link](https://herald.example/visit)" in out
    assert "^hl-1" in out


def test_markdown_keeps_article_text_from_becoming_markup() -> None:
    body = written("markdown", page(HOSTILE, [HOSTILE])).split("---", 2)[2]
    quoted = "\n".join(line for line in body.split("\n") if line.startswith(">"))
    for live in ("[[", "%%", "\x1b", "\u202e", "> - item", "> 1. "):
        assert live not in quoted
    assert re.search(r"(?<!\\)[$<`#^]", quoted) is None


def test_several_lines_stay_inside_the_block_quote() -> None:
    out = written("markdown", page("One.\n\nTwo.", ["One.\n\nTwo."]))
    assert "> One.\n>\n> Two." in out


def test_jsonld_carries_both_selectors_and_the_reader_s_words() -> None:
    value = json.loads(written("jsonld", page(TEXT, ["Envoys arrived"])))
    (item,) = value["items"]
    quote, position = item["target"]["selector"]
    assert (quote["exact"], position["start"], position["end"]) == ("Envoys arrived", 0, 14)
    assert quote["suffix"] == TEXT[14:46]
    assert item["motivation"] == "commenting"
    assert [body["purpose"] for body in item["body"]] == ["commenting", "tagging", "classifying"]


def test_csv_is_guarded_against_formulas_and_reads_back_whole() -> None:
    out = written("csv", page(HOSTILE, [HOSTILE]))
    (row,) = csv.DictReader(io.StringIO(out, newline=""))
    assert row["quote"] == "'" + HOSTILE
    assert (row["start"], row["published"]) == ("0", "2026-03-01")
    assert out.split("\n", 1)[0].endswith("\r")


@pytest.mark.parametrize("cell", ["=1", "+1", "-1", "@x", "\t=1", "  =1", "＝1"])
def test_cells_a_spreadsheet_would_run_are_disarmed(cell: str) -> None:
    assert guard(cell) == "'" + cell


def test_a_file_that_is_there_is_not_written_over_unasked(tmp_path: Path) -> None:
    path = tmp_path / "notes.md"
    write_file(path, b"first")
    with pytest.raises(ExportRefused, match="--force"):
        write_file(path, b"second")
    write_file(path, b"second", may_overwrite=True)
    assert path.read_bytes() == b"second"
    assert list(tmp_path.iterdir()) == [path]


def test_a_full_disk_leaves_the_old_file_and_no_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(handle: int) -> None:
        raise OSError(28, "No space left on device")

    path = tmp_path / "notes.md"
    write_file(path, b"first")
    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(ExportRefused, match="No space left"):
        write_file(path, b"second", may_overwrite=True)
    assert path.read_bytes() == b"first"
    assert list(tmp_path.iterdir()) == [path]


KILLED = """
import os, pathlib, signal, sys
from irnk_tui.export.files import write_file

def die(*_):
    os.kill(os.getpid(), signal.SIGKILL)

sys.argv[2] == "write" and setattr(os, "fdopen", die)
sys.argv[2] == "sync" and setattr(os, "fsync", die)
sys.argv[2] == "move" and setattr(pathlib.Path, "replace", die)
write_file(pathlib.Path(sys.argv[1]), b"second", may_overwrite=True)
"""


@pytest.mark.parametrize("point", ["write", "sync", "move"])
def test_a_writer_that_is_killed_leaves_the_old_file_whole(tmp_path: Path, point: str) -> None:
    path = tmp_path / "notes.md"
    write_file(path, b"first")
    done = subprocess.run([sys.executable, "-c", KILLED, str(path), point], check=False)
    assert done.returncode == -signal.SIGKILL
    assert path.read_bytes() == b"first"


def test_a_folder_or_a_device_is_never_replaced(tmp_path: Path) -> None:
    with pytest.raises(ExportRefused, match="folder or device"):
        write_file(tmp_path, b"x", may_overwrite=True)


@pytest.mark.parametrize("title", ["../../x", "CON", "é" * 400, "", "a/b\\c:d", "dot."])
def test_file_names_hold_nothing_but_letters_digits_and_dashes(title: str) -> None:
    assert re.fullmatch(r"[a-z0-9-]{1,80}\.md", safe_name(title, "id", "md"))


MOTIVATIONS = {"commenting", "highlighting"}
PURPOSES = {"commenting", "tagging", "classifying"}


def test_jsonld_has_the_shape_of_the_web_annotation_data_model() -> None:
    value = json.loads(written("jsonld", page(HOSTILE, [HOSTILE]), page(TEXT, ["Envoys"])))
    assert value["@context"][0] == "http://www.w3.org/ns/anno.jsonld"
    assert value["type"] == "AnnotationPage"
    for item in value["items"]:
        assert item["type"] == "Annotation"
        assert item["id"].startswith("urn:uuid:")
        assert item["motivation"] in MOTIVATIONS
        assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z", item["created"])
        assert {body["type"] for body in item["body"]} == {"TextualBody"}
        assert {body["purpose"] for body in item["body"]} <= PURPOSES
        assert re.match(r"[a-z]+:\S+$", item["target"]["source"])
        kinds = [selector["type"] for selector in item["target"]["selector"]]
        assert kinds == ["TextQuoteSelector", "TextPositionSelector"]
        own = {name for name in [*item, *item["target"]] if ":" in name}
        assert all(name.startswith("irnk:") for name in own)


def test_every_format_says_what_it_is_for_and_how_its_files_end() -> None:
    assert set(EXPORTERS) == set(MEANINGS) == set(ENDINGS)


@pytest.mark.parametrize("form", ["markdown", "html", "docx", "qdpx"])
def test_what_a_colour_means_goes_along(form: str) -> None:
    write = pkgutil.resolve_name(EXPORTERS[form])
    about = Options(meanings={"red": "who is blamed", "frame/cause": "what led there"})
    content = write([page(TEXT, ["Envoys arrived"])], about)
    if form in ("docx", "qdpx"):
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            content = b"".join(archive.read(name) for name in archive.namelist())
    assert "who is blamed" in content.decode("utf-8")
