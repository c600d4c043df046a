"""An event in words: for lists, for filtering, and with its reasons."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from irnk_tui.model.counting import counted
from irnk_tui.model.document import Document
from irnk_tui.model.event import Event, EventAccount, EventSummary
from irnk_tui.model.text import DocumentId
from irnk_tui.sanitise import sanitise_line
from irnk_tui.ui.compare_cells import Line, Run, passage_runs
from irnk_tui.ui.compare_entry import Entry

_DURING = re.compile(r"^(?=.{6})(\d{4}(?:-\d\d){0,2})?\.\.(\d{4}(?:-\d\d){0,2})?$")
Documents = Mapping[DocumentId, Document]


def when(event: EventSummary | Event) -> str:
    """The date for people; `no date` when it is not known."""
    return event.date.words() if event.date else "no date"


def told_by(event: EventSummary) -> str:
    """`3 accounts, 2 independent · GZERO Media, Sputnik, …`."""
    count = counted(event.documents, "account") + beside_copies(event)
    sources = ", ".join(sanitise_line(source) for source in event.sources)
    return f"{count} · {sources}" if sources else count


def beside_copies(event: EventSummary | Event) -> str:
    """`, 3 independent` where some of its texts are near-identical; else nothing."""
    told = event.documents if isinstance(event, EventSummary) else len(event.accounts)
    return f", {event.independent} independent" if event.independent < told else ""


def holds(event: EventSummary, typed: str) -> bool:
    """Whether every typed word is in the event's title, date or sources; `2018..2020` is a time."""
    text = " ".join((event.title, when(event), *event.sources, *_months(event))).casefold()
    told = typed.casefold().split()
    days = [match for word in told if (match := _DURING.match(word))]
    plain = (word for word in told if not _DURING.match(word))
    return all(word in text for word in plain) and all(_during(event, d[1], d[2]) for d in days)


def _during(event: EventSummary, start: str | None, end: str | None) -> bool:
    """Whether it may have happened between two days, months or years, both included."""
    if event.date is None:
        return False
    first, last = event.date.first.isoformat(), event.date.last.isoformat()
    return (not start or last >= start) and (not end or first[: len(end)] <= end)


def _months(event: EventSummary) -> tuple[str, ...]:
    return (event.date.edtf(),) if event.date else ()


def matching(events: Sequence[EventSummary], typed: str) -> tuple[EventSummary, ...]:
    """Events that hold every typed word, in their order."""
    return tuple(event for event in events if holds(event, typed))


def entries_of(event: Event, documents: Documents) -> tuple[Entry, ...]:
    """What is known of an event: its reasons, then each account's first passages."""
    return (*_head(event), *_accounts(event, documents))


def _head(event: Event) -> Iterator[Entry]:
    yield Entry((Run(sanitise_line(event.title), "title"),), is_heading=True)
    origin = "corrected by the reader" if event.origin == "reader" else "found by irnk"
    locked = " · locked" if event.is_locked else ""
    yield Entry((Run(f"{when(event)} · {origin}{locked}", "faint"),), is_heading=True)
    for reason in event.because:
        text = (Run("because ", "faint"), Run(sanitise_line(reason)))
        yield Entry(text, is_heading=True)
    yield Entry((), is_heading=True)


def _accounts(event: Event, documents: Documents) -> Iterator[Entry]:
    told = [documents[each.document] for each in event.accounts if each.document in documents]
    for account in event.accounts:
        document = documents.get(account.document)
        if document is not None:
            yield Entry(_who(account, document, told), is_heading=True)
            for span in account.passages[:4]:
                words = (Run("  "), *passage_runs(document, (span,)))
                yield Entry(words, ((document.id, span),))
            yield Entry((), is_heading=True)


def _who(account: EventAccount, document: Document, told: Sequence[Document]) -> Line:
    published = document.date.words() if document.date else "no date"
    text = next((each.source.name for each in told if each.id == account.copy_of), "")
    copied = f" · near-identical to {sanitise_line(text)}" if text else ""
    main = " · its main event" if account.is_main else ""
    name = Run(sanitise_line(document.source.name), "strong")
    return (name, Run(f" · {published}{lag_in_words(document, told)}{copied}{main}", "faint"))


def lag_in_words(document: Document, others: Sequence[Document]) -> str:
    """`, first` or `, 3 days after GZERO Media`; nothing where that is not surely known.

    Args:
        others: The documents of all accounts, this one included.
    """
    day, days = _day(document), [(_day(each), each) for each in others]
    known = [(known, each) for known, each in days if known is not None]
    if day is None or len(known) < 2:
        return ""
    first, earliest = min(known, key=lambda pair: (pair[0], pair[1].id))
    if day == first:
        is_alone = [each for each, _ in known].count(first) == 1
        return ", first" if is_alone and len(known) == len(days) else ""
    return f", {time_in_words((day - first).days)} after {sanitise_line(earliest.source.name)}"


def time_in_words(days: int) -> str:
    """`1 day`, `3 weeks`, `5 months`, `2 years`: about as fine as it matters."""
    sizes = ((730, 365, "year"), (90, 30, "month"), (21, 7, "week"), (0, 1, "day"))
    size, name = next((size, name) for least, size, name in sizes if days >= least)
    count = days // size
    return counted(count, name)


def _day(document: Document) -> date | None:
    when = document.date
    is_known = when is not None and when.precision == "day" and not when.is_uncertain
    return when.first if when is not None and is_known else None
