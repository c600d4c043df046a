"""irnk refresh."""

from __future__ import annotations

import os
from pathlib import Path

import click

from irnk_tui.cli.output import complain, print_json, say
from irnk_tui.cli.progress import show
from irnk_tui.cli.values import report_value
from irnk_tui.cli.verb import Asked, verb

REFUSED = 3


@verb("irnk refresh\nirnk refresh ~/articles\nirnk refresh --json --quiet")
@click.argument("folder", type=click.Path(path_type=Path), required=False)
@click.option("--progress", type=click.Choice(["people", "json"]), default="people", hidden=True)
def refresh(asked: Asked, folder: Path | None, progress: str) -> int:
    """Read what is new or changed, analyse and index it.

    Files that were refused are listed with the reason, and the exit status is then 3.
    """
    if progress == "json" and hasattr(os, "nice"):
        # A program reads along: the reader, whose keys go first.
        os.nice(15)
    project = Asked(folder or asked.folder, asked.as_json, asked.is_quiet).project()
    report = show(project.refresh(), is_quiet=asked.is_quiet, as_json=progress == "json")
    if asked.as_json:
        print_json(report_value(report))
    elif not asked.is_quiet:
        say(
            f"{report.added} added, {report.changed} changed, {report.removed} removed, "
            f"{report.unchanged} unchanged, {len(report.refused)} refused "
            f"in {report.seconds:.1f} s"
        )
    if report.refused and asked.is_quiet and not asked.as_json:
        complain(f"{len(report.refused)} refused; 'irnk doctor' lists them with the reason.")
    return REFUSED if report.refused else 0
