"""What the halves of an event are called that the reader has parted."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from irnk_tui.analysis.events.event_values import main_event
from irnk_tui.analysis.events.evidence import Telling
from irnk_tui.analysis.events.title_words import plain
from irnk_tui.analysis.events.titles import title_of
from irnk_tui.model.document import Document
from irnk_tui.model.event import Event
from irnk_tui.model.gathering import Retelling
from irnk_tui.model.text import DocumentId

Texts = Callable[[Sequence[DocumentId]], Sequence[Document]]


def called_anew(halves: Sequence[Event], texts: Texts) -> list[Event]:
    """The halves with titles of their own where the old one stands in none of their passages.

    A title that stands in neither is the reader's: the half that stayed keeps it.

    Args:
        halves: What an event became, what stayed first; all have its title and date.
        texts: Gives whole documents by their ids.
    """
    told = [list(_told(half, texts([a.document for a in half.accounts]))) for half in halves]
    stands = [_stands(half, passages) for half, passages in zip(halves, told, strict=True)]
    if stands and not any(stands):
        stands[0] = True
    return [
        half if is_kept or not passages else _called(half, passages)
        for half, passages, is_kept in zip(halves, told, stands, strict=True)
    ]


def _stands(half: Event, told: Sequence[Telling]) -> bool:
    title = half.title.rstrip("…").casefold()
    return any(title in plain(t.text()).casefold() for t in told)


def _called(half: Event, told: Sequence[Telling]) -> Event:
    if all(account.is_main for account in half.accounts):
        own = main_event([*{t.document.id: t.document for t in told}.values()], half.accounts)
        return replace(half, title=own.title, date=own.date)
    return replace(half, title=title_of(told))


def _told(event: Event, documents: Sequence[Document]) -> Iterator[Telling]:
    texts = {document.id: document for document in documents}
    for account in (a for a in event.accounts if a.document in texts):
        document = texts[account.document]
        for span in account.passages:
            told = Retelling(span, document.words_of(span), (), {}, {}, (), (), (), ())
            yield Telling(document, told, {}, {}, {})
