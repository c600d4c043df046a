"""irnk entities, irnk entity."""

from __future__ import annotations

import click

from irnk_tui.analysis.names.counting import stand_ins
from irnk_tui.cli.output import print_json, say, shortened, table
from irnk_tui.cli.values import entity_value
from irnk_tui.cli.verb import Asked, verb
from irnk_tui.model.annotation import EntityKind
from irnk_tui.model.entity import EntitySummary
from irnk_tui.project import Project

KINDS = ("person", "organisation", "place", "nationality", "event", "work", "other")


@verb("irnk entities\nirnk entities --kind person\nirnk entities --json")
@click.option("--kind", type=click.Choice(KINDS), help="Only this kind.")
def entities(asked: Asked, kind: EntityKind | None) -> int:
    """Who and where, in how many articles and mentions."""
    project = asked.ready_project()
    if asked.as_json:
        sources = _sources(project)
        found = list(project.store.each_entity())
        standing = stand_ins(found)
        values = [
            entity_value(each, sources.__getitem__, standing.get(each.id, ()))
            for each in found
            if kind in (None, each.kind)
        ]
        print_json(values)
        return 0
    rows = [
        (
            summary.name,
            summary.kind,
            f"{summary.documents}",
            f"{summary.mentions}",
            shortened(", ".join(_others(summary)), 60),
        )
        for summary in project.entities(kind)
    ]
    say(*table([("name", "kind", "articles", "mentions", "also"), *rows], right=frozenset({2, 3})))
    return 0


@verb('irnk entity "North Korea"\nirnk entity "North Korea" --json')
@click.argument("id")
def entity(asked: Asked, id: str) -> int:
    """One person, organisation or place, by id or name, with every mention."""
    project = asked.ready_project()
    held = project.entity(id)
    sources = _sources(project)
    if asked.as_json:
        standing = stand_ins(project.store.standing_for(held.id)).get(held.id, ())
        print_json(entity_value(held, sources.__getitem__, standing))
        return 0
    state = project.entity(held.stands_for).name if held.stands_for else ""
    also = ", ".join(alias for alias in held.aliases if alias != held.name)
    say(f"{held.name} ({held.kind}) {held.id}", f"also: {also or '-'}")
    say(*([f"stands for: {state}, in the mentions with →"] if state else []), "")
    for each in held.mentions:
        document = project.document(each.document)
        text = document.whole(each.span.field)
        before = text[max(0, each.span.start - 40) : each.span.start]
        after = text[each.span.end : each.span.end + 40]
        line = " ".join(f"{before}[{each.mention.text}]{after}".split())
        sign = "→ " if state and each.mention.is_actor else ""
        say(f"{each.document}:{each.span.start}  {sign}{sources[each.document]}: … {line} …")
    return 0


def _others(summary: EntitySummary) -> list[str]:
    return [alias for alias in summary.aliases if alias != summary.name][:4]


def _sources(project: Project) -> dict[str, str]:
    return {summary.id: summary.source.name for summary in project.documents()}
