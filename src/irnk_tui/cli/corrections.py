"""irnk merge, apart, split, rename, retype, drop, stands-for, decisions."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import click

from irnk_tui import deciding
from irnk_tui.cli.decide import because, decide, preview
from irnk_tui.cli.entities import KINDS
from irnk_tui.cli.output import complain, print_json, say
from irnk_tui.cli.progress import show
from irnk_tui.cli.verb import Asked, verb
from irnk_tui.corrections import record_of
from irnk_tui.deciding import Correction
from irnk_tui.model.entity import Entity, EntityMention
from irnk_tui.model.errors import IrnkError
from irnk_tui.project import Project

REFUSED = 3

mentions = click.option(
    "--mention",
    "places",
    multiple=True,
    metavar="DOCUMENT:START",
    help="One of its mentions, as 'irnk entity' lists them; may be given several times.",
)


@verb('irnk merge "Ri Yong-ho" "Lee Yonkho"\nirnk merge Iran "Islamic Republic" --preview')
@click.argument("names", nargs=-1, required=True)
@because
@preview
def merge(asked: Asked, names: tuple[str, ...], because: str, preview: bool) -> int:
    """Several names are one entity: the first of them."""
    project = asked.ready_project()
    made = deciding.merge([project.entity(name) for name in names])
    return _decide(asked, project, made, because, preview)


@verb('irnk apart "Kim Jong Un" "Kim Yong-nam"')
@click.argument("first")
@click.argument("second")
@because
@preview
def apart(asked: Asked, first: str, second: str, because: str, preview: bool) -> int:
    """Two names are never one, whatever is found later."""
    project = asked.ready_project()
    made = deciding.keep_apart([project.entity(first), project.entity(second)])
    return _decide(asked, project, made, because, preview)


@verb('irnk unsure "Kim Yong-nam" "Kim Yong Nam"')
@click.argument("first")
@click.argument("second")
@because
@preview
def unsure(asked: Asked, first: str, second: str, because: str, preview: bool) -> int:
    """Nobody can tell whether two names are one; they are not suggested again."""
    project = asked.ready_project()
    made = deciding.leave_open([project.entity(first), project.entity(second)])
    return _decide(asked, project, made, because, preview)


@verb('irnk split Kim --mention 001_158efc0c89c3285d.txt:1302 --as "Kim Jong Un"')
@click.argument("name")
@mentions
@click.option("--as", "other", required=True, help="Who they are of; made if not there.")
@because
@preview
def split(
    asked: Asked, name: str, places: tuple[str, ...], other: str, because: str, preview: bool
) -> int:
    """Some mentions are of somebody else."""
    project = asked.ready_project()
    entity = project.entity(name)
    made = deciding.split(entity, _chosen(entity, places), other)
    return _decide(asked, project, made, because, preview)


@verb('irnk rename "Lee Yonkho" "Ri Yong-ho"')
@click.argument("name")
@click.argument("new")
@because
@preview
def rename(asked: Asked, name: str, new: str, because: str, preview: bool) -> int:
    """Call an entity otherwise on screen and in exports."""
    project = asked.ready_project()
    return _decide(asked, project, deciding.rename(project.entity(name), new), because, preview)


@verb("irnk retype Yonhap organisation")
@click.argument("name")
@click.argument("kind", type=click.Choice(KINDS))
@because
@preview
def retype(asked: Asked, name: str, kind: str, because: str, preview: bool) -> int:
    """An entity is of another kind."""
    project = asked.ready_project()
    return _decide(asked, project, deciding.retype(project.entity(name), kind), because, preview)


@verb("irnk drop Shah")
@click.argument("name")
@because
@preview
def drop(asked: Asked, name: str, because: str, preview: bool) -> int:
    """What irnk found is no person, organisation or place."""
    project = asked.ready_project()
    return _decide(asked, project, deciding.drop(project.entity(name)), because, preview)


@verb("irnk stands-for Pyongyang 'North Korea'\nirnk stands-for Pyongyang --nothing")
@click.argument("name")
@click.argument("state", required=False)
@click.option("--nothing", is_flag=True, help="It means the place alone.")
@mentions
@because
@preview
def stands_for(
    asked: Asked,
    name: str,
    state: str | None,
    nothing: bool,
    places: tuple[str, ...],
    because: str,
    preview: bool,
) -> int:
    """A capital that means its government, everywhere or in some mentions only."""
    if (state is None) == (not nothing):
        raise click.UsageError("name a state, or say --nothing.")
    project = asked.ready_project()
    entity = project.entity(name)
    target = project.entity(state) if state else None
    made = deciding.stand_for(entity, target, _chosen(entity, places) if places else ())
    return _decide(asked, project, made, because, preview)


@verb(
    "irnk decisions\nirnk decisions --json > decisions.json\nirnk decisions --take decisions.json"
)
@click.option(
    "--take",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="Take over decisions from a file made with --json.",
)
def decisions(asked: Asked, take: Path | None) -> int:
    """Your corrections, oldest first; also to carry them to another copy of the corpus."""
    project = asked.project()
    if take is not None:
        count = project.corrections.take(_records(take))
        show(project.refresh(), is_quiet=asked.is_quiet)
        complain(f"{count} decisions taken over")
        if asked.as_json:
            print_json({"taken": count})
        return 0
    held = project.corrections.all()
    if asked.as_json:
        print_json([record_of(decision) for decision in held])
        return 0
    for decision in held:
        when = f"{decision.created:%Y-%m-%d %H:%M}" if decision.created else ""
        say(f"{decision.id}  {when}  {decision.verb}  {json.dumps(dict(decision.facts))}")
    if not held:
        say("No corrections yet. 'irnk merge --help' shows how to make one.")
    return 0


def _decide(
    asked: Asked, project: Project, made: Correction, because: str, is_preview: bool
) -> int:
    would = "would move" if is_preview else "moved"
    told = f"{made.told}: {would} {made.mentions} mentions in {made.documents} articles"
    moved = {"mentions": made.mentions}
    return decide(asked, project, made, moved, told, because=because, is_preview=is_preview)


def _chosen(entity: Entity, places: tuple[str, ...]) -> list[EntityMention]:
    known = {f"{each.document}:{each.span.start}": each for each in entity.mentions}
    missing = [place for place in places if place not in known]
    if missing:
        raise IrnkError(
            f"{entity.name} has no mention at {missing[0]}; 'irnk entity' lists its mentions."
        )
    return [known[place] for place in places]


def _records(path: Path) -> list[dict[str, Any]]:
    try:
        records = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise IrnkError(f"{path}: not a list of decisions ({error}).") from error
    if not isinstance(records, list) or not all(isinstance(each, dict) for each in records):
        raise IrnkError(f"{path}: not a list of decisions; make one with 'irnk decisions --json'.")
    return records
