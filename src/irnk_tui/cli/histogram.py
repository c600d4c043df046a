"""irnk histogram."""

from __future__ import annotations

from dataclasses import asdict

import click

from irnk_tui.cli.output import complain, print_json, say
from irnk_tui.cli.search import NOTHING_FOUND
from irnk_tui.cli.verb import Asked, verb
from irnk_tui.searching.histogram import Bar, Histogram

WIDTH = 50
EIGHTHS = " ▏▎▍▌▋▊▉"


@verb(
    "irnk histogram sanctions\n"
    "irnk histogram 'nuclear source:KCNA' --by year\n"
    "irnk histogram missile --by month --json"
)
@click.argument("query", nargs=-1, required=True)
@click.option("--by", type=click.Choice(["day", "month", "year"]), help="How wide a bar is.")
def histogram(asked: Asked, query: tuple[str, ...], by: str | None) -> int:
    """How many documents match over time, beside how many there are at all."""
    text = " ".join(query)
    found = asked.searchable_project().desk().histogram(text, period=by)  # type: ignore[arg-type]
    if asked.as_json:
        value = {"query": text, "by": found.period, "undated": found.undated}
        print_json({**value, "bars": [asdict(bar) for bar in found.bars]})
    else:
        say(*lines(found))
        if found.undated and not asked.is_quiet:
            complain(
                f"{found.undated} more without a date, or with one vaguer than a {found.period}"
            )
    return 0 if found.bars or found.undated else NOTHING_FOUND


def lines(found: Histogram) -> list[str]:
    """One line for each period: its name, a bar, matching documents of all documents."""
    most = max((bar.count for bar in found.bars), default=0)
    digits = len(str(most))
    return [
        f"{bar.period}  {drawn(bar, most):<{WIDTH}}  {bar.count:>{digits}} of {bar.documents}"
        for bar in found.bars
    ]


def drawn(bar: Bar, most: int) -> str:
    """A bar in eighths of a cell; the highest fills the width."""
    eighths = round(bar.count * WIDTH * 8 / most) if most else 0
    eighths = max(eighths, 1) if bar.count else 0
    return ("█" * (eighths // 8) + EIGHTHS[eighths % 8]).rstrip()
