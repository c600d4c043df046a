"""Verbs whose answer may also be a table in a file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from irnk_tui.cli.output import complain
from irnk_tui.cli.verb import Asked
from irnk_tui.searching.tables import Table, write

Verb = Callable[..., Any]


def to_a_table(function: Verb) -> Verb:
    """Give a verb the options `--output` and `--force`."""
    force = click.option("--force", is_flag=True, help="Write over a file that is there.")
    output = click.option(
        "-o",
        "--output",
        type=click.Path(path_type=Path, dir_okay=False),
        help="A table for spreadsheets: CSV, or with tabs where the name ends in .tsv.",
    )
    return output(force(function))


def wrote(asked: Asked, table: Table, output: Path | None, *, force: bool) -> bool:
    """Write a table where that was asked for; whether it was. Raises ExportRefused."""
    if output is None:
        return False
    write(table, output, may_overwrite=force)
    if not asked.is_quiet:
        complain(f"{len(table.rows)} rows written to {output}")
    return True
