"""Open a file of every export format in programs that are not irnk, and compare what they find.

    python tools/open_exports.py PROJECT [--xsd Project-mrt2019.xsd] [--context anno.jsonld]

Needs pandoc and LibreOffice on the path, and xmlschema, pyld, bibtexparser, rispy, openpyxl and
python-docx beside irnk. PROJECT holds highlights; nothing in it is changed.
"""

from __future__ import annotations

import argparse
import csv
import io
import json
import subprocess
import tempfile
import zipfile
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

from irnk_tui import exporting
from irnk_tui.export import ENDINGS, EXPORTERS, SOURCES
from irnk_tui.project import Project

AS_TEXT = "txt:Text (encoded):UTF8"
AS_TABLE = "csv:Text - txt - csv (StarCalc):44,34,76"


class Checker:
    """One file of each format, and what the articles and highlights in them are."""

    def __init__(self, folder: Path, project: Project, asked: argparse.Namespace) -> None:
        self.folder, self.asked = folder, asked
        self.marks = [placed.highlight for placed in project.highlights()]
        self.quotes = sorted(mark.anchor.quote for mark in self.marks)
        self.notes = [mark.note for mark in self.marks if mark.note]
        self.titles = sorted(each.title or "" for each in project.documents())
        about = exporting.about(project.store)
        marked, every = project.export_pages(), project.export_pages(_all(project))
        for form in EXPORTERS:
            content = exporting.export(form, every if form in SOURCES else marked, about)
            self.path(form).write_bytes(content)

    def path(self, form: str) -> Path:
        return self.folder / f"{form}.{ENDINGS[form]}"

    def pandoc(self, form: str, reader: str, writer: str = "plain", *more: str) -> str:
        words = ["pandoc", "--wrap=none", "-f", reader, "-t", writer, *more, str(self.path(form))]
        return subprocess.run(words, capture_output=True, text=True, check=True).stdout

    def office(self, form: str, to: str) -> str:
        out = self.folder / "office"
        words = ["soffice", "--headless", "--convert-to", to, "--outdir", str(out)]
        subprocess.run([*words, str(self.path(form))], capture_output=True, check=True, timeout=240)
        (made,) = out.glob(f"{form}.{to.split(':')[0]}")
        return made.read_text("utf-8-sig", "replace")

    def holds(self, text: str) -> str:
        """How many quotes and notes are in a text, spaces aside."""
        bare = _bare(text)
        quotes = sum(_bare(quote) in bare for quote in self.quotes)
        notes = sum(_bare(note) in bare for note in self.notes)
        return f"{quotes}/{len(self.quotes)} quotes, {notes}/{len(self.notes)} notes"


def checks(made: Checker) -> Iterator[tuple[str, str, Callable[[], str]]]:
    """Format, program, and what opens it there."""
    for form in ("markdown", "html", "docx"):
        reader = {"markdown": "gfm"}.get(form, form)
        yield form, f"pandoc -f {reader}", partial(_in_pandoc, made, form, reader)
    for form in ("html", "docx"):
        yield form, "LibreOffice", partial(_in_writer, made, form)
    yield "docx", "python-docx", lambda: made.holds(_docx(made.path("docx")))
    yield "csv", "LibreOffice", lambda: _spreadsheet(made, "csv")
    yield "csv", "Python csv", lambda: _table(made, ",", "csv")
    yield "tsv", "Python csv", lambda: _table(made, "\t", "tsv")
    yield "xlsx", "LibreOffice", lambda: _spreadsheet(made, "xlsx")
    yield "xlsx", "openpyxl", lambda: _workbook(made)
    yield "jsonld", "PyLD, W3C context", lambda: _annotations(made)
    yield "csl", "pandoc --citeproc", lambda: _cited(made, "csl", "csljson")
    yield "biblatex", "pandoc -f biblatex", lambda: _cited(made, "biblatex", "biblatex")
    yield "biblatex", "bibtexparser 2", lambda: _bibtex(made)
    yield "ris", "rispy", lambda: _ris(made)
    for form in ("apa", "chicago-notes", "chicago-author-date", "mla"):
        yield form, "pandoc -f commonmark", partial(_citations, made, form)
    yield "qdpx", "xmlschema, REFI-QDA 1.0", lambda: _project(made)
    yield "pack", "sha256sum -c, unzip", lambda: _pack(made)


def _in_pandoc(made: Checker, form: str, reader: str) -> str:
    return made.holds(made.pandoc(form, reader))


def _in_writer(made: Checker, form: str) -> str:
    return made.holds(made.office(form, AS_TEXT))


def _docx(path: Path) -> str:
    import docx

    return "\n".join(paragraph.text for paragraph in docx.Document(str(path)).paragraphs)


def _spreadsheet(made: Checker, form: str) -> str:
    formulas = made.office(form, "fods").count("table:formula=")
    return f"{made.holds(made.office(form, AS_TABLE))}, {formulas} formulas"


def _table(made: Checker, delimiter: str, form: str) -> str:
    text = made.path(form).read_text("utf-8")
    rows = list(csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter))
    same = sorted(row["quote"].removeprefix("'") for row in rows) == made.quotes
    return f"{len(rows)} rows, quotes the same: {same}"


def _workbook(made: Checker) -> str:
    import openpyxl

    sheet = openpyxl.load_workbook(made.path("xlsx")).active
    rows = list(sheet.iter_rows())
    at = [cell.value for cell in rows[0]].index("quote")
    same = sorted(str(row[at].value) for row in rows[1:]) == made.quotes
    formulas = sum(cell.data_type == "f" for row in rows for cell in row)
    return f"{len(rows) - 1} rows, quotes the same: {same}, {formulas} formulas"


def _annotations(made: Checker) -> str:
    from pyld import jsonld

    context = json.loads(made.asked.context.read_text("utf-8"))["@context"]
    context |= {"id": "@id", "type": "@type"}

    def load(url: str, options: dict[str, Any]) -> dict[str, Any]:
        assert url == "http://www.w3.org/ns/anno.jsonld", url
        return {"contextUrl": None, "documentUrl": url, "document": {"@context": context}}

    value = json.loads(made.path("jsonld").read_bytes())
    (page,) = jsonld.expand(value, {"documentLoader": load})
    oa = "http://www.w3.org/ns/oa#"
    items = page["http://www.w3.org/ns/activitystreams#items"][0]["@list"]
    found = []
    for item in items:
        assert item["@type"] == [f"{oa}Annotation"]
        (target,) = item[f"{oa}hasTarget"]
        assert target[f"{oa}hasSource"][0]["@id"]
        quote, place = target[f"{oa}hasSelector"]
        assert place[f"{oa}end"][0]["@value"] > place[f"{oa}start"][0]["@value"]
        assert item[f"{oa}motivatedBy"][0]["@id"].startswith(oa)
        found.append(quote[f"{oa}exact"][0]["@value"])
    triples = jsonld.to_rdf(value, {"documentLoader": load})["@default"]
    same = sorted(found) == made.quotes
    return f"{len(items)} annotations, quotes the same: {same}, {len(triples)} triples"


def _cited(made: Checker, form: str, reader: str) -> str:
    items = json.loads(made.pandoc(form, reader, "csljson"))
    text = made.pandoc(form, reader, "plain", "--citeproc")
    bare = _bare(text)
    shown = sum(_bare(title) in bare for title in made.titles if title)
    named = sum(bool(title) for title in made.titles)
    return f"{len(items)} items, {shown}/{named} titles in its bibliography"


def _bibtex(made: Checker) -> str:
    import bibtexparser

    library = bibtexparser.parse_string(made.path("biblatex").read_text("utf-8"))
    return f"{len(library.entries)} entries, {len(library.failed_blocks)} failed"


def _ris(made: Checker) -> str:
    import rispy

    with made.path("ris").open(encoding="utf-8") as file:
        entries = rispy.load(file)
    titles = sorted(entry.get("title", "") for entry in entries)
    return f"{len(entries)} records, titles the same: {titles == made.titles}"


def _citations(made: Checker, form: str) -> str:
    blocks = json.loads(made.pandoc(form, "commonmark", "json"))["blocks"]
    kinds = sorted({block["t"] for block in blocks})
    return f"{len(blocks)} paragraphs of {len(made.titles)} articles, blocks: {', '.join(kinds)}"


def _project(made: Checker) -> str:
    import xmlschema

    schema = xmlschema.XMLSchema(str(made.asked.xsd))
    with zipfile.ZipFile(made.path("qdpx")) as archive:
        project = archive.read("project.qde").decode()
        texts = [name for name in archive.namelist() if name.startswith("sources/")]
    errors = list(schema.iter_errors(project))
    count = project.count("<PlainTextSelection")
    return f"{len(errors)} breaches, {count} selections, {len(texts)} texts"


def _pack(made: Checker) -> str:
    folder = made.folder / "pack"
    with zipfile.ZipFile(made.path("pack")) as archive:
        archive.extractall(folder)
        count = len(archive.namelist())
    done = subprocess.run(
        ["sha256sum", "-c", "SHA256SUMS"], cwd=folder, capture_output=True, text=True, check=False
    )
    return f"{count} files, {done.stdout.count(': OK')} digests agree, status {done.returncode}"


def _all(project: Project) -> exporting.Passages:
    return exporting.everything(project.store)


def _bare(text: str) -> str:
    return "".join(sign for sign in text.casefold() if sign.isalnum())


def main() -> None:
    """Print a table: format, program, what it found."""
    parser = argparse.ArgumentParser()
    parser.add_argument("project", type=Path)
    parser.add_argument("--xsd", type=Path)
    parser.add_argument("--context", type=Path)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        made = Checker(Path(folder), Project.open(asked.project), asked)
        print(f"{len(made.marks)} highlights, {len(made.titles)} articles")
        for form, program, check in checks(made):
            try:
                found = check()
            except Exception as error:
                found = f"FAILED {type(error).__name__}: {str(error)[:300]}"
            print(f"| {form} | {program} | {found} |", flush=True)


if __name__ == "__main__":
    main()
