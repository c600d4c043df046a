"""irnk highlight-change, -extend, -split, -merge, -delete."""

from __future__ import annotations

from dataclasses import replace

import click

from irnk_tui.cli.highlights import find, lines_of
from irnk_tui.cli.output import complain, print_json, say
from irnk_tui.cli.values import highlight_value
from irnk_tui.cli.verb import Asked, verb
from irnk_tui.marks import clean_tags
from irnk_tui.marks.filtering import around, kept
from irnk_tui.marks.note_editor import edited, editor
from irnk_tui.marks.records import colour_of
from irnk_tui.model.document import Document
from irnk_tui.model.highlight import Highlight, HighlightId
from irnk_tui.project import Project

only = click.option("--only", metavar="FILTER", help="Those that a filter of 'highlights' keeps.")
NOTHING_DONE = 1
NONE_LIKE_THAT = "no highlight is like that; 'irnk highlights' lists them."


@verb(
    "irnk highlight-change hl-7d1e02aa9c11 --colour red --tag cause\n"
    "irnk highlight-change --only 'tag:old' --tag new --untag old\n"
    "irnk highlight-change hl-7d1e02aa9c11 --edit      the note in $EDITOR\n"
    "irnk highlight-change hl-7d1e02aa9c11 --here      tie it to where its words stand now\n"
    "irnk highlight-change hl-7d1e02aa9c11 --quote 'OTHER WORDS'"
)
@click.argument("ids", nargs=-1)
@only
@click.option("--colour", help="A colour or its letter.")
@click.option("--tag", "tags", multiple=True, help="Add a tag; may be given several times.")
@click.option("--untag", "gone", multiple=True, help="Take a tag off.")
@click.option("--note", help="Another remark in the place of the old one.")
@click.option("--edit", is_flag=True, help="Write the note in your editor.")
@click.option("--quote", help="Tie it to other words of its article.")
@click.option("--occurrence", default=1, show_default=True, help="Which one, if they repeat.")
@click.option("--here", is_flag=True, help="Tie it to its words where they were found again.")
def highlight_change(
    asked: Asked,
    ids: tuple[str, ...],
    only: str | None,
    colour: str | None,
    tags: tuple[str, ...],
    gone: tuple[str, ...],
    note: str | None,
    edit: bool,
    quote: str | None,
    occurrence: int,
    here: bool,
) -> int:
    """Change the colour, tags, note or place of highlights, as one step."""
    project = asked.ready_project()
    marks = [project.marks.get(id) for id in _chosen(project, ids, only)]
    if (quote or here or edit) and len(marks) != 1:
        raise click.UsageError("--quote, --here and --edit are for one highlight.")
    if edit:
        note = edited(marks[0].note, editor())
    if quote or here:
        marks = [_tied(project, marks[0], quote, occurrence)]
    changed = [_changed(mark, colour, tags, gone, note) for mark in marks]
    held = project.marks.all()
    project.marks.put([mark for mark in changed if mark != held[mark.id]])
    return _tell(asked, project, [mark.id for mark in marks])


@verb("irnk highlight-extend hl-7d1e02aa9c11 --to 'as far as these words'")
@click.argument("id")
@click.option("--to", "quote", required=True, help="Words of the article it is to take in, too.")
@click.option("--occurrence", default=1, show_default=True, help="Which one, if they repeat.")
def highlight_extend(asked: Asked, id: str, quote: str, occurrence: int) -> int:
    """Let a highlight reach as far as some words."""
    project = asked.ready_project()
    document = _document(project, id)
    field = project.marks.get(HighlightId(id)).anchor.span.field
    made = project.marks.extend(HighlightId(id), document, find(document, quote, occurrence, field))
    return _tell(asked, project, [made.id])


@verb("irnk highlight-split hl-7d1e02aa9c11 --at 'the second part begins so'")
@click.argument("id")
@click.option("--at", "quote", required=True, help="Words of it with which the second part begins.")
def highlight_split(asked: Asked, id: str, quote: str) -> int:
    """Make two highlights of one."""
    project = asked.ready_project()
    document, mark = _document(project, id), project.marks.get(HighlightId(id))
    (placed,) = [each for each in project.highlights(document.id) if each.highlight.id == mark.id]
    field, start = mark.anchor.span.field, placed.span.start if placed.span else 0
    text = document.whole(field)
    at = text.find(quote, start)
    if at < 0:
        raise click.UsageError(f"“{quote}” does not stand in the highlight; give words of it.")
    made = project.marks.split(mark.id, document, at)
    return _tell(asked, project, [each.id for each in made])


@verb("irnk highlight-merge hl-7d1e02aa9c11 hl-0c9a11b2f3d4")
@click.argument("ids", nargs=-1, required=True)
def highlight_merge(asked: Asked, ids: tuple[str, ...]) -> int:
    """Make one highlight of several in one article; tags and notes are joined."""
    project = asked.ready_project()
    document = _document(project, ids[0])
    for id in ids:
        if project.marks.get(HighlightId(id)).document != document.id:
            raise click.UsageError("these highlights are in different articles.")
    made = project.marks.merge(map(HighlightId, ids), document)
    return _tell(asked, project, [made.id])


@verb("irnk highlight-delete hl-7d1e02aa9c11\nirnk highlight-delete --only 'tag:draft'")
@click.argument("ids", nargs=-1)
@only
def highlight_delete(asked: Asked, ids: tuple[str, ...], only: str | None) -> int:
    """Take highlights away, as one step; 'irnk undo' brings them back."""
    project = asked.ready_project()
    chosen = _chosen(project, ids, only)
    project.marks.delete(*chosen)
    if asked.as_json:
        print_json({"deleted": list(chosen)})
    elif chosen:
        say(f"{len(chosen)} deleted; 'irnk undo' brings them back")
    else:
        complain(NONE_LIKE_THAT)
    return 0 if chosen else NOTHING_DONE


def _chosen(project: Project, ids: tuple[str, ...], only: str | None) -> list[HighlightId]:
    if bool(ids) == bool(only):
        raise click.UsageError("name highlights by id, or say which with --only.")
    if not only:
        return [HighlightId(id) for id in dict.fromkeys(ids)]
    found = project.highlights()
    return [each.highlight.id for each in kept(found, around(found, project.store), only)]


def _document(project: Project, id: str) -> Document:
    return project.document(project.marks.get(HighlightId(id)).document)


def _tied(project: Project, mark: Highlight, quote: str | None, occurrence: int) -> Highlight:
    document, field = project.document(mark.document), mark.anchor.span.field
    if quote is not None:
        return project.marks.tie(mark.id, document, find(document, quote, occurrence, field))
    (placed,) = [each for each in project.highlights(document.id) if each.highlight.id == mark.id]
    if placed.span is None:
        raise click.UsageError("its words were not found again; say where with --quote.")
    return project.marks.tie(mark.id, document, placed.span)


def _changed(
    mark: Highlight,
    colour: str | None,
    tags: tuple[str, ...],
    gone: tuple[str, ...],
    note: str | None,
) -> Highlight:
    return replace(
        mark,
        colour=colour_of(colour) if colour else mark.colour,
        tags=clean_tags([*(tag for tag in mark.tags if tag not in gone), *tags]),
        note=mark.note if note is None else note,
    )


def _tell(asked: Asked, project: Project, ids: list[HighlightId]) -> int:
    found = [each for each in project.highlights() if each.highlight.id in ids]
    if asked.as_json:
        print_json([highlight_value(placed) for placed in found])
    elif not ids:
        complain(NONE_LIKE_THAT)
    else:
        for placed in found:
            say(*lines_of(placed))
    return 0 if ids else NOTHING_DONE
