"""irnk add."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from pathlib import Path

import click

from irnk_tui.adding import Added, add, found
from irnk_tui.cli.output import complain, print_json, say, table
from irnk_tui.cli.progress import clear, follow
from irnk_tui.cli.verb import Asked, verb
from irnk_tui.corpus.fetched import is_address, save, save_articles
from irnk_tui.model.errors import SettingsError, UnreadableFile
from irnk_tui.model.progress import Failure, Progress
from irnk_tui.project import Project

REFUSED = 3
MAX_STDIN_BYTES = 64_000_000
OPENINGS = (
    (b"%PDF-", ".pdf"), (b"[", ".json"), (b"<!doctype html", ".html"), (b"<html", ".html"),
    (b"<?xml", ".xml"), (b"<rss", ".xml"), (b"<feed", ".xml"), (b"PK\x03\x04", ".docx"),
    (b"From ", ".mbox"),
)  # fmt: skip


@verb(
    "irnk add article.html\nirnk add ~/press --into ~/ferry\npbpaste | irnk add - --name note.txt\n"
    "irnk add https://harbour.example/ferry\nirnk add --feed https://harbour.example/rss"
)
@click.argument("what", nargs=-1, required=True, metavar="WHAT...")
@click.option("--into", type=click.Path(path_type=Path), metavar="PROJECT", help="The project.")
@click.option("--name", default="", help="What to call text from standard input.")
@click.option("--feed", is_flag=True, help="WHAT are feeds: fetch the articles that they list.")
@click.option("--progress", type=click.Choice(["people", "json"]), default="people", hidden=True)
def add_command(
    asked: Asked, what: tuple[str, ...], into: Path | None, name: str, feed: bool, progress: str
) -> int:
    """Copy files and folders into the corpus; “-” takes standard input.

    A file is only copied when it can be read, and never over another. Its metadata file (.yaml of
    the same name) comes along. An address of the web is fetched, and kept as it came, when its
    site allows that. Ctrl-C ends it at any point and keeps what was added. The exit status is 3
    when something was refused.
    """
    project = _project(asked, into)
    outcomes: list[Added] = []
    with tempfile.TemporaryDirectory(prefix="irnk-") as folder:
        files = list(_files(what, Path(folder), name, feed, outcomes))
        known = project.documents() if project.is_read() else []
        earlier = project.document
        added = add(
            files, _corpus(project), settings=project.settings, known=known, text_of=earlier
        )
        tell = follow(is_quiet=asked.is_quiet, as_json=progress == "json")
        try:
            for done, outcome in enumerate(added, start=1):
                outcomes.append(outcome)
                tell(Progress("adding", done, len(files)))
        except KeyboardInterrupt:
            complain(f"stopped after {len(outcomes)} of {len(files)} files; these are kept")
            raise
        finally:
            clear()
    project.close()
    for each in outcomes:
        if each.outcome == "refused" and not asked.is_quiet:
            complain(f"refused {each.path}: {each.reason}")
    if asked.as_json:
        print_json(_value(outcomes))
    elif not asked.is_quiet:
        _tell(outcomes)
    return REFUSED if any(each.outcome == "refused" for each in outcomes) else 0


def _project(asked: Asked, into: Path | None) -> Project:
    folder = into or asked.folder
    if folder is not None and not folder.exists():
        (folder / "corpus").mkdir(parents=True)
    project = Project.open(folder)
    if project.places.is_sample:
        raise SettingsError("the sample stays as it is; name your own project with --into FOLDER")
    return project


def _corpus(project: Project) -> Path:
    folder = project.places.folder
    is_bare = project.places.corpus == folder and (folder / "irnk.yaml").is_file()
    return folder / "corpus" if is_bare else project.places.corpus


def _files(
    what: Iterable[str], folder: Path, name: str, is_feed: bool, outcomes: list[Added]
) -> Iterator[tuple[Path, str]]:
    for number, each in enumerate(what):
        own = folder / f"{number}"
        own.mkdir()
        if each == "-":
            yield _stdin(own, name)
        elif is_address(each):
            yield from _fetched(each, own, is_feed, outcomes)
        else:
            yield from found(Path(each).expanduser())


def _fetched(
    url: str, folder: Path, is_feed: bool, outcomes: list[Added]
) -> Iterator[tuple[Path, str]]:
    try:
        for each in save_articles(url, folder) if is_feed else [save(url, folder)]:
            if isinstance(each, Failure):
                outcomes.append(Added(each.path, "refused", reason=each.reason))
            else:
                yield each
    except UnreadableFile as error:
        outcomes.append(Added(url, "refused", reason=error.reason))


def _stdin(folder: Path, name: str) -> tuple[Path, str]:
    from hashlib import sha256

    from irnk_tui.corpus.placing import safe_name

    data = sys.stdin.buffer.read(MAX_STDIN_BYTES + 1)
    if len(data) > MAX_STDIN_BYTES:
        raise SettingsError(f"standard input is longer than {MAX_STDIN_BYTES:,} bytes; use a file")
    called = safe_name(name) if name else f"text-{sha256(data).hexdigest()[:10]}{_suffix(data)}"
    path = folder / called
    path.write_bytes(data)
    return path, called


def _suffix(data: bytes) -> str:
    opening = data[:64].lstrip()
    if opening.startswith(b"{"):
        return ".jsonl" if data.strip().count(b"}\n{") or b"\n" not in data.strip() else ".json"
    for start, suffix in OPENINGS:
        if opening[: len(start)].lower() == start.lower():
            return suffix
    return ".txt"


def _value(outcomes: list[Added]) -> dict[str, object]:
    counts = dict.fromkeys(("added", "copy", "refused"), 0)
    for each in outcomes:
        counts[each.outcome] += 1
    return {**counts, "outcomes": [asdict(each) for each in outcomes]}


def _tell(outcomes: list[Added]) -> None:
    rows = [
        [each.outcome, each.to or Path(each.path).name, str(each.documents or ""), each.reason]
        for each in outcomes
        if each.outcome != "refused"
    ]
    say(*table([["", "in the corpus", "documents", ""], *rows] if rows else []))
    for each in outcomes:
        if each.next:
            say(f"  {Path(each.path).name}: {each.next}")
    counts = _value(outcomes)
    say(f"{counts['added']} added, {counts['copy']} there already, {counts['refused']} refused")
    if counts["added"]:
        say("'irnk refresh' reads what is new; the reader does so by itself when it opens.")
