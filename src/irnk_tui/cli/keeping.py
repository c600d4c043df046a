"""irnk codebook, dump, restore, compact."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path

import click

from irnk_tui.cli.output import complain, print_json, put, say, table
from irnk_tui.cli.verb import Asked, verb
from irnk_tui.export.files import read_file
from irnk_tui.keeping import dump, restore

SOME_REFUSED = 3


@verb(
    "irnk codebook\nirnk codebook --json\nirnk codebook red 'who is blamed'\n"
    "irnk codebook frame/cause 'what is said to have led there'\nirnk codebook red ''\n"
    "irnk codebook --rename old new"
)
@click.argument("code", required=False)
@click.argument("meaning", required=False)
@click.option("--rename", nargs=2, metavar="TAG NAME", help="Call a tag otherwise everywhere.")
def codebook(
    asked: Asked, code: str | None, meaning: str | None, rename: tuple[str, str] | None
) -> int:
    """What your colours and tags mean, and how often each is used; also to say it."""
    book = asked.ready_project().marks.codebook
    if rename:
        changed = book.rename(*rename)
        complain(f"{len(changed)} highlights have {rename[1]!r} now")
    elif code is not None and meaning is None:
        raise click.UsageError("say what it means, too; '' for nothing.")
    elif code is not None and meaning is not None:
        book.mean(code, meaning)
    colours, tags = book.colours(), book.tags()
    if asked.as_json:
        print_json(
            {
                "colours": [asdict(each) for each in colours],
                "tags": [
                    {"name": each.name, "meaning": each.meaning, "count": each.count}
                    for each in tags
                ],
            }
        )
        return 0
    rows = [(each.letter or "#", each.name, f"{each.count}", each.meaning) for each in colours]
    rows += [("#", each.name, f"{each.count}", each.meaning) for each in tags]
    say(*table(rows, right=frozenset({2})))
    return 0


@verb("irnk dump > kept.jsonl\nirnk dump -o kept.jsonl")
@click.option("-o", "--output", type=click.Path(path_type=Path), help="A file; else stdout.")
@click.option("--force", is_flag=True, help="Write over a file that is there.")
def dump_all(asked: Asked, output: Path | None, force: bool) -> int:
    """Everything you made, as text: highlights, meanings, corrections, what you read and starred.

    The texts that highlights were made in are in it, too, so that nothing else is needed.
    """
    project = asked.project()
    content = dump(project.marks, project.corrections)
    put(content, output, may_overwrite=force)
    if output is not None and asked.as_json:
        print_json({"written": str(output), "lines": content.count(b"\n"), "bytes": len(content)})
    return 0


@verb(
    "irnk restore kept.jsonl\nirnk restore backups/highlights-2026-03-01.jsonl\n"
    "irnk restore kept.jsonl --replace"
)
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--replace", is_flag=True, help="Delete highlights that the file does not have.")
def restore_all(asked: Asked, file: Path, replace: bool) -> int:
    """Bring back what a dump or a backup holds; what you made since stays unless you say so.

    Highlights and meanings come back as one step of 'irnk undo'.
    """
    project = asked.project()
    done = restore(read_file(file), project.marks, project.corrections, replaces=replace)
    for where, reason in done.refused:
        complain(f"{file}, {where}: {reason}")
    if asked.as_json:
        value = asdict(done)
        value["refused"] = [{"path": f"{file}, {w}", "reason": why} for w, why in done.refused]
        print_json(value)
    else:
        say(
            f"{done.highlights} highlights, {done.meanings} meanings, {done.decisions} corrections,"
            f" {done.articles} articles read or starred, {done.texts} texts brought back; "
            f"{done.deleted} highlights deleted"
        )
    return SOME_REFUSED if done.refused else 0


@verb("irnk compact")
def compact(asked: Asked) -> int:
    """Write the file of highlights anew without what no longer counts.

    Everything that holds stays, and the last 200 steps can still be undone. The file as it was is
    kept in backups/.
    """
    project = asked.project()
    saved = project.marks.compact()
    if asked.as_json:
        print_json({"bytes_saved": saved, "highlights": len(project.marks.all())})
    else:
        say(f"{saved:,} bytes less in {project.places.highlights}")
    return 0
