"""irnk import."""

from __future__ import annotations

from pathlib import Path

import click

from irnk_tui import importing
from irnk_tui.cli.output import complain, print_json, say
from irnk_tui.cli.verb import Asked, verb
from irnk_tui.export.files import is_guarded, read_file
from irnk_tui.importing import Imported

SOME_REFUSED = 3


@verb("irnk import highlights.jsonld\nirnk import highlights.csv\nirnk import project.qdpx")
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
def import_highlights(asked: Asked, file: Path) -> int:
    """Highlights from irnk's JSON-LD, CSV, TSV or QDPX, or from an export of Hypothesis."""
    project = asked.ready_project()
    done = importing.take_in(
        read_file(file), project.store, project.marks, is_guarded=is_guarded(file)
    )
    if asked.as_json:
        print_json(_value(file, done))
    else:
        _say(file, done)
    return SOME_REFUSED if done.refused else 0


def _say(file: Path, done: Imported) -> None:
    say(f"{len(done.added)} added, {len(done.changed)} changed, {done.unchanged} there already")
    if done.homeless:
        say(f"{done.homeless} of them are of articles that are not in this corpus; kept as orphans")
    for where, reason in done.refused:
        complain(f"{file}, {where}: {reason}")


def _value(file: Path, done: Imported) -> dict[str, object]:
    return {
        "added": list(done.added),
        "changed": list(done.changed),
        "unchanged": done.unchanged,
        "homeless": done.homeless,
        "refused": [{"path": f"{file}, {where}", "reason": why} for where, why in done.refused],
    }
