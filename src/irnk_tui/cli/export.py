"""irnk export."""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import click

from irnk_tui import exporting
from irnk_tui.cli.output import complain, print_json, put, say
from irnk_tui.cli.verb import Asked, verb
from irnk_tui.export import ARCHIVES, EXPORTERS, MARKS, SOURCES
from irnk_tui.export.files import sidecar, write_files
from irnk_tui.export.page import ExportPage, Options
from irnk_tui.marks.filtering import around, kept
from irnk_tui.model.errors import IrnkError
from irnk_tui.model.highlight import PlacedHighlight
from irnk_tui.project import Project

NOTHING_FOUND = 1
MOST_FOUND = 1000
"""Documents of a search that are exported."""


@verb(
    "irnk export --to markdown -o notes.md\n"
    "irnk export --to markdown -o notes/          one note for each article\n"
    "irnk export --to csv -o highlights.csv --force\n"
    "irnk export --to markdown --only 'colour:red event:Tehran' -o red.md\n"
    "irnk export --to html --event EVENT-ID -o event.html\n"
    "irnk export --to pack --event EVENT-ID -o evidence.zip\n"
    "irnk export --to csl --all -o sources.json"
)
@click.option("--to", "form", type=click.Choice(list(EXPORTERS)), required=True)
@click.option("-o", "--output", type=click.Path(), help="File or folder; else stdout.")
@click.option("--force", is_flag=True, help="Write over a file that is there.")
@click.option(
    "--event", metavar="ID", help="One event: its accounts, with your highlights in them."
)
@click.option(
    "--query", metavar="WORDS", help="The articles a search finds, with the passages that match."
)
@click.option("--only", metavar="FILTER", help="Highlights that a filter of 'highlights' keeps.")
@click.option("--all", "is_all", is_flag=True, help="Every article, for lists of sources.")
@click.option(
    "--template",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="Your own Markdown; docs/exports.md names what it may hold.",
)
@click.option("--bom", "has_bom", is_flag=True, help="CSV, TSV: a byte order mark for Excel.")
@click.option("--no-guard", is_flag=True, help="CSV, TSV: leave cells that look like formulas.")
@click.option(
    "--qdpx-eol", type=click.Choice(["lf", "crlf"]), default="lf", help="For MAXQDA: crlf."
)
def export(
    asked: Asked,
    form: str,
    output: str | None,
    force: bool,
    event: str | None,
    query: str | None,
    only: str | None,
    is_all: bool,
    template: Path | None,
    has_bom: bool,
    no_guard: bool,
    qdpx_eol: str,
) -> int:
    """Highlights, sources and events for other programs, each passage with its place."""
    project = asked.ready_project()
    passages, about = _wanted(project, event, query, is_all=is_all and form in SOURCES)
    written = replace(
        about,
        is_guarded=not no_guard,
        has_bom=has_bom,
        line_end="crlf" if qdpx_eol == "crlf" else "lf",
        template=_read(template) if template else "",
    )
    made = exporting.pages(_marks(project, only), project.store, passages)
    count = exporting.count(form, made)
    if not count:
        return _tell_none(asked, _things(form), is_narrowed=bool(event or query or only or is_all))
    if output is None:
        if form in ARCHIVES and sys.stdout.isatty():
            raise click.UsageError(f"{form} is no text to show; say where with -o FILE.")
        put(exporting.export(form, made, written), None)
        return 0
    files = _files(form, made, written, output)
    write_files(files, may_overwrite=force)
    _tell(asked, files, count, _things(form))
    return 0


def _marks(project: Project, only: str | None) -> list[PlacedHighlight]:
    found = project.highlights()
    return kept(found, around(found, project.store), only) if only else found


def _wanted(
    project: Project, event: str | None, query: str | None, *, is_all: bool
) -> tuple[exporting.Passages | None, Options]:
    """Which documents with which of their passages, and what the export says it is about."""
    if event and query:
        raise click.UsageError("--event and --query are two ways to say what; use one of them.")
    about = exporting.about(project.store, project.marks.codebook.meanings())
    if event:
        found = project.event(event)
        return exporting.told_in(found), replace(about, event=found.title)
    if query:
        result = project.search(query, limit=MOST_FOUND)
        return exporting.found_in(result), replace(about, query=result.understood)
    return (exporting.everything(project.store) if is_all else None), about


def _files(
    form: str, made: list[ExportPage], written: Options, output: str
) -> Mapping[Path, bytes]:
    path = Path(output)
    if path.is_dir() or output.endswith(("/", os.sep)):
        _make_folder(path)
        return exporting.files(form, made, written, path)
    files = {path: exporting.export(form, made, written)}
    if form in ("csv", "tsv") and not written.is_guarded:
        files[sidecar(path)] = b'{"guarded": false}\n'
    return files


def _make_folder(path: Path) -> None:
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise IrnkError(
            f"{path}: cannot be made ({error.strerror}); name another place."
        ) from error


def _tell_none(asked: Asked, things: str, *, is_narrowed: bool) -> int:
    if is_narrowed:
        complain(f"no {things} there to export.")
    else:
        complain("no highlights to export; 'irnk highlight --help' shows how to make one.")
    if asked.as_json:
        print_json({"written": None, things: 0})
    return NOTHING_FOUND


def _read(template: Path) -> str:
    try:
        return template.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise IrnkError(f"{template}: cannot be read as UTF-8 text ({error}).") from error


def _things(form: str) -> str:
    if form in MARKS:
        return "highlights"
    return "articles" if form in SOURCES else "passages"


def _tell(asked: Asked, files: Mapping[Path, bytes], count: int, things: str) -> None:
    size = sum(map(len, files.values()))
    paths = [str(path) for path in files]
    where = paths[0] if len(paths) == 1 else f"{len(paths)} files in {Path(paths[0]).parent}"
    digest = hashlib.sha256(b"".join(files.values())).hexdigest()
    if asked.as_json:
        value = {"written": paths[0] if len(paths) == 1 else paths, things: count}
        print_json({**value, "bytes": size, "sha256": digest})
    elif not asked.is_quiet:
        say(f"{count} {things} written to {where}")
        if len(paths) == 1 and paths[0].endswith(".zip"):
            say(f"SHA-256 {digest}")
