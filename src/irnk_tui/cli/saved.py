"""irnk save, irnk searches and irnk watch."""

from __future__ import annotations

from dataclasses import asdict

import click

from irnk_tui.cli.output import complain, print_json, say, table
from irnk_tui.cli.search import NOTHING_FOUND
from irnk_tui.cli.values import summary_value
from irnk_tui.cli.verb import Asked, verb


@verb(
    'irnk save tankers \'"oil tanker" OR "crude oil"\'\n'
    "irnk search 'query:tankers sanctions'\n"
    "irnk save tankers --delete\n"
    "irnk save --restore   # the one taken away or written over last"
)
@click.argument("name", required=False, default="")
@click.argument("query", nargs=-1)
@click.option("--delete", is_flag=True, help="Take the saved search away.")
@click.option("--restore", is_flag=True, help="Bring back the one taken away or changed last.")
def save(asked: Asked, name: str, query: tuple[str, ...], delete: bool, restore: bool) -> int:
    """Keep a search under a name; a query may then say query:NAME."""
    ways = (bool(query), delete, restore)
    if sum(ways) != 1 or bool(name) == restore:
        raise click.UsageError("give a name and a query, a name and --delete, or --restore")
    desk = asked.searchable_project().desk()
    if restore:
        saved = desk.saved.restore()
    else:
        saved = desk.saved.delete(name) if delete else desk.save(name, " ".join(query))
    if asked.as_json:
        print_json({**asdict(saved), "deleted": delete})
    elif delete:
        say(f"{saved.name} is no longer saved")
    else:
        say(f"{saved.name}: {saved.canonical} · {saved.last_count} documents now")
    return 0


@verb("irnk searches\nirnk searches --json")
def searches(asked: Asked) -> int:
    """The saved searches, with when each last ran and what it found."""
    found = asked.ready_project().desk().saved.all()
    if asked.as_json:
        print_json([asdict(saved) for saved in found])
        return 0
    rows = [["name", "found", "last run", "query"]] if found else []
    rows += [[s.name, str(s.last_count), s.last_run.replace("T", " ")[:16], s.query] for s in found]
    say(*table(rows, right=frozenset({1})))
    if not found and not asked.is_quiet:
        complain("no search is saved yet; 'irnk save NAME QUERY' keeps one.")
    return 0


@verb("irnk watch tankers\nirnk refresh --quiet && irnk watch tankers --json   # for cron")
@click.argument("name")
def watch(asked: Asked, name: str) -> int:
    """What a saved search finds since it last ran; the exit status is 1 when nothing is new.

    A document counts as new when it was not found the time before, or when its text has changed.
    """
    ran = asked.searchable_project().desk().watch(name)
    if asked.as_json:
        print_json({**asdict(ran.saved), "new": [summary_value(each) for each in ran.new]})
        return 0 if ran.new else NOTHING_FOUND
    for summary in ran.new:
        date = summary.date.words() if summary.date else "no date"
        say(
            f"{summary.title or summary.opening}",
            f"  {summary.source.name} · {date} · {summary.id}",
        )
    if not asked.is_quiet:
        complain(f"{len(ran.new)} new of {ran.saved.last_count} · {ran.saved.canonical}")
    return 0 if ran.new else NOTHING_FOUND
