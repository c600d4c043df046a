"""irnk set."""

from __future__ import annotations

import click

from irnk_tui.cli.documents import facts_of
from irnk_tui.cli.output import print_json, say
from irnk_tui.cli.progress import show
from irnk_tui.cli.values import summary_value
from irnk_tui.cli.verb import Asked, verb
from irnk_tui.corpus.reader_values import VERB, checked


@verb(
    "irnk set 004_5243a2197cd48282.txt date=2024-04-24 author='Alex Kliment'\n"
    "irnk set 002_19ef2d92c713a49c.txt source=Sputnik --because 'so says the page'\n"
    "irnk set 002_19ef2d92c713a49c.txt url=            (it has none)\n"
    "irnk set 002_19ef2d92c713a49c.txt --unset source  (back to what the file says)"
)
@click.argument("document")
@click.argument("values", nargs=-1, metavar="FIELD=VALUE...")
@click.option("--unset", multiple=True, metavar="FIELD", help="Let the file say it again.")
@click.option("--because", default="", help="Why, for the record.")
def set_values(
    asked: Asked, document: str, values: tuple[str, ...], unset: tuple[str, ...], because: str
) -> int:
    """Say an article's title, source, date, authors, url, language or section.

    What you set goes before whatever its file says, now and after each refresh, and 'irnk undo'
    takes it back. An empty value means that it is not known; several authors stand between
    semicolons.
    """
    project = asked.ready_project()
    held = project.document(document)
    if not values and not unset:
        raise click.UsageError("name a field and its value: title='…' source=… date=2024-04-24")
    facts = {
        "document": held.id,
        "values": dict(_assigned(each) for each in values),
        "unset": [checked(name, "")[0] for name in unset],
    }
    made = project.corrections.decide(VERB, facts, because=because)
    show(project.refresh(), is_quiet=asked.is_quiet)
    now = project.document(document)
    if asked.as_json:
        (summary,) = project.store.summaries_of([now.id])
        origins = {name: origin.kind for name, origin in now.origins.items()}
        print_json({**summary_value(summary), "origins": origins, "decision": made.id})
    else:
        say(now.title or "[no title]", *facts_of(now))
    return 0


def _assigned(written: str) -> tuple[str, str | None]:
    name, sign, value = written.partition("=")
    if not sign:
        raise click.UsageError(f"“{written}”: write a field, “=”, and its value.")
    return checked(name, value)
