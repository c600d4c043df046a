"""irnk verify."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import click

from irnk_tui.cli.output import complain, print_json, say
from irnk_tui.cli.verb import Asked, verb
from irnk_tui.export.files import read_file
from irnk_tui.export.verifying import Verified, verify
from irnk_tui.model.errors import NotFound
from irnk_tui.project import Project

CHECK_FAILED = 1


@verb("irnk verify evidence.zip\nirnk verify evidence.zip --corpus --project DIR")
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--corpus", "is_compared", is_flag=True, help="Also look the articles up here.")
def verify_pack(asked: Asked, file: Path, is_compared: bool) -> int:
    """Check that an evidence pack is as it was written, byte for byte."""
    found = verify(read_file(file))
    if is_compared:
        found = _compared(found, asked.ready_project())
    if asked.as_json:
        print_json(_value(found))
    else:
        _say(found)
    return CHECK_FAILED if found.faults else 0


def _compared(found: Verified, project: Project) -> Verified:
    faults = []
    for id, sha256 in found.articles:
        try:
            document = project.document(id)
        except NotFound:
            faults.append(f"{id}: not in this corpus.")
            continue
        if document.sha256 != sha256:
            faults.append(f"{id}: the text in this corpus is another one.")
    return replace(found, faults=(*found.faults, *faults))


def _say(found: Verified) -> None:
    about = found.event or found.query
    if about:
        say(about)
    say(f"{found.good}/{found.passages} passages stand in their articles as the pack says")
    say(f"{len(found.articles)} articles · SHA-256 of the pack {found.sha256}")
    if found.corpus_sha256:
        say(f"from a corpus with the fingerprint {found.corpus_sha256}")
    for fault in found.faults:
        complain(fault)
    if not found.faults:
        say("unchanged")


def _value(found: Verified) -> dict[str, object]:
    return {
        "unchanged": not found.faults,
        "passages": found.passages,
        "good": found.good,
        "faults": list(found.faults),
        "sha256": found.sha256,
        "event": found.event,
        "query": found.query,
        "corpus_sha256": found.corpus_sha256,
        "articles": [{"id": id, "sha256": sha256} for id, sha256 in found.articles],
    }
