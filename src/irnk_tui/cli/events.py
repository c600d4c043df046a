"""irnk events, irnk event."""

from __future__ import annotations

from functools import cache

import click

from irnk_tui.cli.output import print_json, say, shortened, table
from irnk_tui.cli.verb import Asked, verb
from irnk_tui.corpus.written_dates import parse_date
from irnk_tui.export.json_values import event_value
from irnk_tui.export.lag import lag_in_words
from irnk_tui.model.date import Date
from irnk_tui.model.event import EventSummary
from irnk_tui.project import Project


@verb("irnk events\nirnk events --who Zarif --during 2018..2020\nirnk events --all --json")
@click.option("--all", "everything", is_flag=True, help="Also what one document alone tells.")
@click.option("--who", metavar="NAME", help="Only events that name somebody, or some place.")
@click.option("--source", metavar="NAME", help="Only events that a source tells.")
@click.option("--during", metavar="FROM..TO", help="Only what may have happened then.")
def events(
    asked: Asked, everything: bool, who: str | None, source: str | None, during: str | None
) -> int:
    """What happened, and how many sources tell it."""
    project = asked.ready_project()
    wanted = _wanted(project, everything, who, source, _days(during))
    if asked.as_json:
        document_of = cache(project.document)
        ids = {summary.id for summary in wanted}
        told = (each for each in project.store.each_event() if each.id in ids)
        print_json([event_value(event, document_of) for event in told])
        return 0
    rows = [
        (
            summary.id,
            summary.date.words() if summary.date else "no date",
            _told(summary),
            shortened(summary.title, 60),
            shortened(", ".join(summary.sources), 40),
        )
        for summary in wanted
    ]
    say(*table([("id", "when", "articles", "what", "sources"), *rows], right=frozenset({2})))
    return 0


def _told(event: EventSummary) -> str:
    """`5`, or `5, 3 independent` where some of its texts are near-identical."""
    alike = f", {event.independent} independent" if event.copies else ""
    return f"{event.documents}{alike}"


def _days(during: str | None) -> tuple[Date, Date] | None:
    if during is None:
        return None
    first, dots, last = during.partition("..")
    ends = parse_date(first), parse_date(last or first)
    if ends[0] is None or ends[1] is None or (dots and not last):
        raise click.UsageError(
            f"{during!r} is no time; write 2018..2020, 2018-08..2019-01 or 2018."
        )
    return ends[0], ends[1]


def _wanted(
    project: Project,
    everything: bool,
    who: str | None,
    source: str | None,
    days: tuple[Date, Date] | None,
) -> list[EventSummary]:
    named = project.store.events_naming(who) if who else set()
    return [
        each
        for each in project.events(all=everything)
        if (not who or each.id in named)
        and (not source or any(source.casefold() in name.casefold() for name in each.sources))
        and (not days or _is_within(each, *days))
    ]


def _is_within(event: EventSummary, first: Date, last: Date) -> bool:
    return bool(event.date and event.date.last >= first.first and event.date.first <= last.last)


@verb("irnk event EVENT-ID\nirnk event EVENT-ID --json")
@click.argument("id")
def event(asked: Asked, id: str) -> int:
    """One event: every account's passages and why they belong together."""
    project = asked.ready_project()
    held = project.event(id)
    if asked.as_json:
        print_json(event_value(held, cache(project.document)))
        return 0
    say(held.title, held.date.words() if held.date else "no date", *held.because, "")
    known = [project.document(account.document) for account in held.accounts]
    for account, document in zip(held.accounts, known, strict=True):
        main = " · main" if account.is_main else ""
        day = document.date.words() if document.date else "no date"
        when = f"{day}{lag_in_words(document, known)}"
        main += f" · near-identical to {account.copy_of}" if account.copy_of else ""
        say(f"{document.source.name} · {document.id} · {when}{main}")
        for span in account.passages:
            say(f"  {' '.join(document.words_of(span).split())}")
        say("")
    return 0
