"""An event in words: for lists, for filtering, and with its reasons."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from irnk_tui.export.lag import lag_in_words
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
    return (
        name,
        Run(f" · {published}{sanitise_line(lag_in_words(document, told))}{copied}{main}", "faint"),
    )
