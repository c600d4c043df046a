"""irnk highlights, highlight, undo, redo."""

from __future__ import annotations

from collections.abc import Callable

import click

from irnk_tui.cli.output import complain, print_json, say, shortened
from irnk_tui.cli.progress import show
from irnk_tui.cli.values import highlight_value
from irnk_tui.cli.verb import Asked, verb
from irnk_tui.marks.filtering import around, kept
from irnk_tui.marks.note_editor import edited, editor
from irnk_tui.model.document import Document
from irnk_tui.model.errors import NotFound
from irnk_tui.model.highlight import Colour, PlacedHighlight
from irnk_tui.model.text import Field, Span
from irnk_tui.project import Project

NOTHING_DONE = 1


@verb(
    "irnk highlights\nirnk highlights --json\nirnk highlights colour:red tag:frame\n"
    "irnk highlights is:orphan          those whose words are gone\n"
    "irnk highlights 'event:Tehran date:2024 -tag:done'"
)
@click.argument("only", nargs=-1, metavar="[FILTER]...")
def highlights(asked: Asked, only: tuple[str, ...]) -> int:
    """The reader's marks, and where each stands now.

    A filter is words that quote, note, tags or source hold, or fields: colour tag note text source
    title event date (of the article) made (the mark) is (exact moved approximate orphan
    unreachable noted tagged); a minus before a word leaves out what holds it.
    """
    project = asked.own_project()
    damage = project.marks.damage()
    for each in damage:
        complain(f"{project.places.highlights}, line {each.line}: {each.reason}; left as it is")
    if damage:
        complain(f"a copy is in {project.marks.journal.set_aside_damage()}")
    found = project.highlights()
    if only:
        found = kept(found, around(found, project.store), " ".join(only))
    if asked.as_json:
        print_json([highlight_value(placed) for placed in found])
        return 0
    for placed in found:
        say(*lines_of(placed))
    if not found:
        say(
            "No highlight is like that."
            if only
            else "No highlights yet. In the reader: v selects, h highlights."
        )
    return 0


@verb(
    "irnk highlight 004_5243a2197cd48282.txt --quote 'incredibly concerned'\n"
    "irnk highlight ID --quote 'WORDS' --colour red --tag frame/cause --note 'who says so?'\n"
    "irnk highlight ID --quote 'WORDS' --edit          the note in $EDITOR"
)
@click.argument("document")
@click.option("--quote", required=True, help="The words to mark, exactly as they stand there.")
@click.option("--occurrence", default=1, show_default=True, help="Which one, if it repeats.")
@click.option("--in-title", is_flag=True, help="The words stand in the title.")
@click.option("--colour", default="yellow", show_default=True, help="A colour or its letter.")
@click.option("--tag", "tags", multiple=True, help="May be given several times.")
@click.option("--note", default="", help="A remark of yours.")
@click.option("--edit", is_flag=True, help="Write the note in your editor.")
def highlight(
    asked: Asked,
    document: str,
    quote: str,
    occurrence: int,
    in_title: bool,
    colour: str,
    tags: tuple[str, ...],
    note: str,
    edit: bool,
) -> int:
    """Mark a passage by its words."""
    project = asked.ready_project()
    span = find(project.document(document), quote, occurrence, "title" if in_title else "text")
    chosen: Colour = colour  # type: ignore[assignment]
    written = edited(note, editor()) if edit else note
    made = project.highlight(document, span, colour=chosen, tags=tags, note=written)
    placed = PlacedHighlight(made, made.anchor.span, "exact")
    if asked.as_json:
        print_json(highlight_value(placed))
    else:
        say(*lines_of(placed))
    return 0


@verb("irnk undo")
def undo(asked: Asked) -> int:
    """Take back the last thing done: a highlight, a change, a correction."""
    return _step(asked, Project.undo, "nothing to undo")


@verb("irnk redo")
def redo(asked: Asked) -> int:
    """Bring back what was undone last."""
    return _step(asked, Project.redo, "nothing to redo")


def _step(asked: Asked, step: Callable[[Project], str | None], nothing: str) -> int:
    project = asked.project()
    before = project.corrections.all()
    told = step(project)
    if project.corrections.all() != before:
        show(project.refresh(), is_quiet=asked.is_quiet)
    if asked.as_json:
        print_json({"done": told})
    else:
        say(told or nothing)
    return 0 if told else NOTHING_DONE


def find(document: Document, quote: str, occurrence: int = 1, field: Field = "text") -> Span:
    """Where words stand in a document; raises NotFound."""
    text = document.whole(field)
    start = -1
    for _ in range(max(1, occurrence)):
        start = text.find(quote, start + 1)
        if start < 0 or not quote:
            raise NotFound(
                f"{document.id}: these words are not there (occurrence {occurrence}): "
                f"{shortened(quote, 80)}. Copy them exactly as 'irnk document' shows them."
            )
    return Span(start, start + len(quote), field)


def lines_of(placed: PlacedHighlight) -> list[str]:
    """A highlight for people."""
    mark = placed.highlight
    tags = " ".join(f"#{tag}" for tag in mark.tags)
    state = "" if placed.state == "exact" else f" [{placed.state} {placed.score:.2f}]"
    state = " [article not reachable now]" if placed.state == "unreachable" else state
    lines = [
        f"{mark.id}  {mark.document}  {mark.colour} {tags}{state}".rstrip(),
        f"    “{shortened(mark.anchor.quote, 200)}”",
    ]
    return [*lines, f"    {shortened(mark.note, 200)}"] if mark.note else lines
