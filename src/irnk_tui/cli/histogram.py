"""irnk histogram."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path

import click

from irnk_tui.cli.output import complain, print_json, say
from irnk_tui.cli.search import NOTHING_FOUND
from irnk_tui.cli.tabled import to_a_table, wrote
from irnk_tui.cli.verb import Asked, verb
from irnk_tui.searching.plotting import plotted
from irnk_tui.searching.tables import of_time

WIDTH = 50


@verb(
    "irnk histogram sanctions\n"
    "irnk histogram 'nuclear source:KCNA' --by year\n"
    "irnk histogram missile --by month --json"
)
@click.argument("query", nargs=-1, required=True)
@click.option("--by", type=click.Choice(["day", "month", "year"]), help="How wide a bar is.")
@to_a_table
def histogram(
    asked: Asked, query: tuple[str, ...], by: str | None, output: Path | None, force: bool
) -> int:
    """How many documents match over time, beside how many there are at all."""
    text = " ".join(query)
    found = asked.searchable_project().desk().histogram(text, period=by)  # type: ignore[arg-type]
    if wrote(asked, of_time(found), output, force=force):
        return 0 if found.bars or found.undated else NOTHING_FOUND
    if asked.as_json:
        value = {"query": text, "by": found.period, "undated": found.undated}
        print_json({**value, "bars": [asdict(bar) for bar in found.bars]})
    else:
        say(*plotted(found, WIDTH))
        if found.undated and not asked.is_quiet:
            complain(
                f"{found.undated} more without a date, or with one vaguer than a {found.period}"
            )
    return 0 if found.bars or found.undated else NOTHING_FOUND
