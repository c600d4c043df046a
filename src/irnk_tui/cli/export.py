"""irnk export."""

from __future__ import annotations

import sys
from datetime import datetime
from pathlib import Path

import click

from irnk_tui.cli.output import complain, print_json, say, say_text
from irnk_tui.cli.verb import Asked, verb
from irnk_tui.export import EXPORTERS

NOTHING_FOUND = 1


@verb(
    "irnk export --to markdown -o notes.md\n"
    "irnk export --to jsonld\n"
    "irnk export --to csv -o highlights.csv --force"
)
@click.option("--to", "form", type=click.Choice(list(EXPORTERS)), required=True)
@click.option("-o", "--output", type=click.Path(path_type=Path), help="A file; else stdout.")
@click.option("--force", is_flag=True, help="Write over a file that is there.")
@click.option("--now", type=click.DateTime(), hidden=True)
def export(asked: Asked, form: str, output: Path | None, force: bool, now: datetime | None) -> int:
    """Highlights for other programs, each with its citation."""
    project = asked.ready_project()
    content, count = project.export(form, now=now)
    if not count:
        complain("no highlights to export; 'irnk highlight --help' shows how to make one.")
        return NOTHING_FOUND
    if output is None and sys.stdout.isatty():
        say_text(content.decode("utf-8"))
        return 0
    if output is None:
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
        return 0
    project.write_export(output, content, may_overwrite=force)
    if asked.as_json:
        print_json({"written": str(output), "highlights": count, "bytes": len(content)})
    elif not asked.is_quiet:
        say(f"{count} highlights written to {output}")
    return 0
