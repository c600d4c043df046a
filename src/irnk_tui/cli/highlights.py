"""irnk highlights, highlight, undo, redo."""

from __future__ import annotations

import click

from irnk_tui.cli.output import complain, print_json, say, shortened
from irnk_tui.cli.values import highlight_value
from irnk_tui.cli.verb import Asked, verb
from irnk_tui.model.document import Document
from irnk_tui.model.errors import NotFound
from irnk_tui.model.highlight import Colour, PlacedHighlight
from irnk_tui.model.text import Span

NOTHING_DONE = 1


@verb("irnk highlights\nirnk highlights --json")
def highlights(asked: Asked) -> int:
    """The reader's marks, and where each stands now."""
    project = asked.ready_project()
    for damage in project.marks.damage():
        complain(f"{project.places.highlights}, line {damage.line}: {damage.reason}; left as it is")
    found = project.highlights()
    if asked.as_json:
        print_json([highlight_value(placed) for placed in found])
        return 0
    for placed in found:
        say(*_lines(placed))
    if not found:
        say("No highlights yet. In the reader: v selects, h highlights.")
    return 0


@verb(
    "irnk highlight 004_5243a2197cd48282.txt --quote 'incredibly concerned'\n"
    "irnk highlight ID --quote 'WORDS' --colour red --tag frame/cause --note 'who says so?'"
)
@click.argument("document")
@click.option("--quote", required=True, help="The words to mark, exactly as they stand there.")
@click.option("--occurrence", default=1, show_default=True, help="Which one, if it repeats.")
@click.option("--colour", default="yellow", show_default=True, help="A colour or its letter.")
@click.option("--tag", "tags", multiple=True, help="May be given several times.")
@click.option("--note", default="", help="A remark of yours.")
def highlight(
    asked: Asked,
    document: str,
    quote: str,
    occurrence: int,
    colour: str,
    tags: tuple[str, ...],
    note: str,
) -> int:
    """Mark a passage by its words."""
    project = asked.ready_project()
    span = _find(project.document(document), quote, occurrence)
    chosen: Colour = colour  # type: ignore[assignment]
    made = project.highlight(document, span, colour=chosen, tags=tags, note=note)
    placed = PlacedHighlight(made, made.anchor.span, "exact")
    if asked.as_json:
        print_json(highlight_value(placed))
    else:
        say(*_lines(placed))
    return 0


@verb("irnk undo")
def undo(asked: Asked) -> int:
    """Take back the last thing done: a highlight, a change, a correction."""
    return _step(asked, asked.project().undo(), "nothing to undo")


@verb("irnk redo")
def redo(asked: Asked) -> int:
    """Bring back what was undone last."""
    return _step(asked, asked.project().redo(), "nothing to redo")


def _step(asked: Asked, told: str | None, nothing: str) -> int:
    if asked.as_json:
        print_json({"done": told})
    else:
        say(told or nothing)
    return 0 if told else NOTHING_DONE


def _find(document: Document, quote: str, occurrence: int) -> Span:
    start = -1
    for _ in range(max(1, occurrence)):
        start = document.text.find(quote, start + 1)
        if start < 0:
            raise NotFound(
                f"{document.id}: these words are not there (occurrence {occurrence}): "
                f"{shortened(quote, 80)}. Copy them exactly as 'irnk document' shows them."
            )
    return Span(start, start + len(quote))


def _lines(placed: PlacedHighlight) -> list[str]:
    mark = placed.highlight
    tags = " ".join(f"#{tag}" for tag in mark.tags)
    state = "" if placed.state == "exact" else f" [{placed.state} {placed.score:.2f}]"
    lines = [
        f"{mark.id}  {mark.document}  {mark.colour} {tags}{state}".rstrip(),
        f"    “{shortened(mark.anchor.quote, 200)}”",
    ]
    return [*lines, f"    {shortened(mark.note, 200)}"] if mark.note else lines
