"""irnk event-merge, -apart, -unsure, -split, -move, -rename, -date, -drop, -lock, -unlock."""

from __future__ import annotations

import click

from irnk_tui import event_deciding
from irnk_tui.cli.decide import because, decide, preview
from irnk_tui.cli.verb import Asked, verb
from irnk_tui.corpus.written_dates import parse_date
from irnk_tui.event_deciding import EventCorrection, Place
from irnk_tui.model.errors import IrnkError
from irnk_tui.model.event import Event
from irnk_tui.project import Project


@verb(
    "irnk event-merge EVENT-ID OTHER-ID\n"
    "irnk event-merge EVENT-ID OTHER-ID --preview\n"
    "irnk event-merge --articles 002_19ef2d92c713a49c.txt 004_5243a2197cd48282.txt"
)
@click.argument("ids", nargs=-1, required=True)
@click.option(
    "--articles", is_flag=True, help="The ids are articles': what they tell is one event."
)
@because
@preview
def event_merge(
    asked: Asked, ids: tuple[str, ...], articles: bool, because: str, preview: bool
) -> int:
    """Several events are one: the first of them."""
    project = asked.ready_project()
    if articles:
        told = [project.document(id).id for id in ids]
        events = event_deciding.told_by(told, project.store.events_of)
    else:
        events = [project.event(id) for id in ids]
    made = event_deciding.merge(events)
    return _decide(asked, project, made, because, preview)


@verb("irnk event-apart EVENT-ID OTHER-ID")
@click.argument("first")
@click.argument("second")
@because
@preview
def event_apart(asked: Asked, first: str, second: str, because: str, preview: bool) -> int:
    """Two events are never one, whatever is found later."""
    project = asked.ready_project()
    made = event_deciding.keep_apart([project.event(first), project.event(second)])
    return _decide(asked, project, made, because, preview)


@verb("irnk event-unsure EVENT-ID OTHER-ID")
@click.argument("first")
@click.argument("second")
@because
@preview
def event_unsure(asked: Asked, first: str, second: str, because: str, preview: bool) -> int:
    """Nobody can tell whether two events are one; they are not suggested again."""
    project = asked.ready_project()
    made = event_deciding.leave_open([project.event(first), project.event(second)])
    return _decide(asked, project, made, because, preview)


@verb("irnk event-split EVENT-ID 002_19ef2d92c713a49c.txt")
@click.argument("id")
@click.argument("documents", nargs=-1, required=True)
@because
@preview
def event_split(
    asked: Asked, id: str, documents: tuple[str, ...], because: str, preview: bool
) -> int:
    """Some accounts tell of another happening."""
    project = asked.ready_project()
    leaving = {project.document(each).id for each in documents}
    made = event_deciding.split(project.event(id), leaving)
    return _decide(asked, project, made, because, preview)


@verb(
    "irnk event-move EVENT-ID 002_19ef2d92c713a49c.txt:0 OTHER-ID\n"
    "irnk event-move EVENT-ID 002_19ef2d92c713a49c.txt:0 --nowhere"
)
@click.argument("id")
@click.argument("passage", metavar="DOCUMENT:START")
@click.argument("target", required=False)
@click.option("--nowhere", is_flag=True, help="It belongs to no event.")
@because
@preview
def event_move(
    asked: Asked,
    id: str,
    passage: str,
    target: str | None,
    nowhere: bool,
    because: str,
    preview: bool,
) -> int:
    """A passage tells of another event, or of none."""
    if (target is None) == (not nowhere):
        raise click.UsageError("name the event it goes to, or say --nowhere.")
    project = asked.ready_project()
    event = project.event(id)
    other = project.event(target) if target else None
    made = event_deciding.move(event, _place(event, passage), other)
    return _decide(asked, project, made, because, preview)


@verb('irnk event-rename EVENT-ID "Ri Yong-ho in Tehran"')
@click.argument("id")
@click.argument("title")
@because
@preview
def event_rename(asked: Asked, id: str, title: str, because: str, preview: bool) -> int:
    """Call an event otherwise."""
    project = asked.ready_project()
    made = event_deciding.rename(project.event(id), title)
    return _decide(asked, project, made, because, preview)


@verb("irnk event-date EVENT-ID 2018-08-07\nirnk event-date EVENT-ID 2018-08")
@click.argument("id")
@click.argument("day", metavar="DATE")
@because
@preview
def event_date(asked: Asked, id: str, day: str, because: str, preview: bool) -> int:
    """When it happened: a day, a month, a year, or FIRST/LAST."""
    when = parse_date(day)
    if when is None:
        raise click.UsageError(f"{day!r} is no date; write 2018-08-07, 2018-08, 2018 or A/B.")
    project = asked.ready_project()
    made = event_deciding.redate(project.event(id), when)
    return _decide(asked, project, made, because, preview)


@verb("irnk event-drop EVENT-ID")
@click.argument("id")
@because
@preview
def event_drop(asked: Asked, id: str, because: str, preview: bool) -> int:
    """What irnk found is no event."""
    project = asked.ready_project()
    return _decide(asked, project, event_deciding.drop(project.event(id)), because, preview)


@verb("irnk event-lock EVENT-ID")
@click.argument("id")
@because
@preview
def event_lock(asked: Asked, id: str, because: str, preview: bool) -> int:
    """An event stays as it is, whatever is read later."""
    project = asked.ready_project()
    return _decide(asked, project, event_deciding.lock(project.event(id)), because, preview)


@verb("irnk event-unlock EVENT-ID")
@click.argument("id")
@because
@preview
def event_unlock(asked: Asked, id: str, because: str, preview: bool) -> int:
    """A locked event may change again."""
    project = asked.ready_project()
    return _decide(asked, project, event_deciding.unlock(project.event(id)), because, preview)


def _decide(
    asked: Asked, project: Project, made: EventCorrection, because: str, is_preview: bool
) -> int:
    told = f"{'would do: ' if is_preview else ''}{made.told}; {made.moves}"
    moved = {"passages": made.passages}
    return decide(asked, project, made, moved, told, because=because, is_preview=is_preview)


def _place(event: Event, passage: str) -> Place:
    known = {
        f"{account.document}:{span.start}": (account.document, span)
        for account in event.accounts
        for span in reversed(account.passages)
    }
    if passage not in known:
        raise IrnkError(f"“{event.title}” has no passage at {passage}; try: {', '.join(known)}")
    return known[passage]
