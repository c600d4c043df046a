"""irnk refresh."""

from __future__ import annotations

import os
from dataclasses import asdict
from pathlib import Path

import click

from irnk_tui.cli.output import complain, print_json, say, table
from irnk_tui.cli.progress import show
from irnk_tui.cli.values import report_value
from irnk_tui.cli.verb import Asked, verb
from irnk_tui.model.counting import counted
from irnk_tui.model.progress import Articles, told
from irnk_tui.refresh import why_only_read
from irnk_tui.searching.advising import advice

REFUSED = 3


@verb(
    "irnk refresh\nirnk refresh ~/articles\nirnk refresh --json --quiet\n"
    "irnk refresh --retry          read once more what was refused\n"
    "irnk refresh --scheduler tcp://host:8786"
)
@click.argument("folder", type=click.Path(path_type=Path), required=False)
@click.option("--progress", type=click.Choice(["people", "json"]), default="people", hidden=True)
@click.option("--retry", is_flag=True, help="Read files again that were refused.")
@click.option(
    "--scheduler", default="", metavar="URL", help="Analyse on the workers of a Dask scheduler."
)
def refresh(asked: Asked, folder: Path | None, progress: str, retry: bool, scheduler: str) -> int:
    """Read what is new or changed, analyse and index it.

    Files that were refused are listed with the reason, and the exit status is then 3.
    """
    if progress == "json" and hasattr(os, "nice"):
        # A program reads along: the reader, whose keys go first.
        os.nice(15)
    project = Asked(folder or asked.folder, asked.as_json, asked.is_quiet).project()
    steps = project.refresh(retries=retry, scheduler=scheduler)
    report = show(steps, is_quiet=asked.is_quiet, as_json=progress == "json")
    if asked.as_json:
        print_json(report_value(report))
    elif not asked.is_quiet:
        files = Articles(report.added, report.changed, report.removed, report.unchanged)
        refused = f"{len(report.refused):,} refused in {report.seconds:.1f} s"
        say(f"{told(report.articles, files)}, {refused}")
        if better := advice(project.settings.engine, project.facts().documents):
            complain(better)
        if project.store.is_elsewhere and (why := why_only_read(project.places)):
            complain(why)
    if report.refused and asked.is_quiet and not asked.as_json:
        complain(f"{len(report.refused)} refused; 'irnk report' lists them with the reason.")
    return REFUSED if report.refused else 0


@verb("irnk report\nirnk report --json\nirnk report --refused")
@click.option("--refused", is_flag=True, help="Only what was refused, in whole or in part.")
def report(asked: Asked, refused: bool) -> int:
    """What became of every file at the last refresh, with the reason and what to do next.

    The exit status is 3 when something was refused. 'irnk refresh --retry' reads that again.
    """
    outcomes = asked.ready_project().store.outcomes()
    bad = [each for each in outcomes if each.outcome != "read"]
    shown = bad if refused else outcomes
    if asked.as_json:
        print_json([asdict(each) for each in shown])
        return REFUSED if bad else 0
    rows = [(each.outcome, each.path, f"{each.documents}", each.reason) for each in shown]
    say(*table(rows, right=frozenset({2})))
    for each in bad:
        say(f"  {each.path}: {each.next}")
    articles = sum(each.documents for each in outcomes)
    say(
        f"{len(outcomes) - len(bad):,} files read, {len(bad):,} refused in whole or in part, "
        f"{counted(articles, 'article')}"
    )
    return REFUSED if bad else 0
