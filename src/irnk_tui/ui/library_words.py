"""What the library says and writes into queries: pure functions over values."""

from __future__ import annotations

from typing import TYPE_CHECKING

from irnk_tui.model.corpus import CorpusFacts
from irnk_tui.model.counting import counted
from irnk_tui.model.errors import IrnkError, QueryError
from irnk_tui.model.search import SearchResult
from irnk_tui.ui.widgets.search_line import Trouble

if TYPE_CHECKING:
    from irnk_tui.search.engine import Order

ORDERS: dict[Order, str] = {
    "relevance": "best match first",
    "newest": "newest first",
    "oldest": "oldest first",
    "source": "by source",
}


def in_silence(_error: IrnkError) -> None:
    """What to do with an error that a search will tell again, in its own line."""


def quoted(name: str) -> str:
    """A name that can stand between quotation marks in a query."""
    return name.replace("\\", "\\\\").replace('"', '\\"')


def toggled(query: str, clause: str) -> str:
    """The query with a clause added, or without it when it was there."""
    if clause in query:
        return " ".join(query.replace(clause, " ").split())
    return f"{query.strip()} {clause}".strip()


def facts_in_words(facts: CorpusFacts) -> str:
    """`5 articles · 5 sources · 2016–2024`."""
    words = [counted(facts.documents, "article"), counted(facts.sources, "source")]
    if facts.date is not None:
        first, last = facts.date.first.year, facts.date.last.year
        words.append(f"{first}" if first == last else f"{first}–{last}")
    return " · ".join(words)


def found_in_words(found: SearchResult, documents: int) -> str:
    """`4 of 5 · 11 passages`; passages are told only where all of them were looked for."""
    words = f"{found.total:,} of {documents:,}"
    is_whole = found.total == len(found.hits) and not found.lacks_passages
    has_any = is_whole and found.passages
    return f"{words} · {counted(found.passages, 'passage')}" if has_any else words


def hint_of(found: SearchResult, *, is_reading: bool = False) -> str:
    """Limits and hints of a search, in one line; a refresh under way is one."""
    partial = ("only part was searched in time",) if found.is_partial else ()
    reading = ("the corpus is still being read: more may be found",) if is_reading else ()
    return " · ".join((*found.warnings, *partial, *reading))


def trouble_of(error: IrnkError) -> Trouble:
    """Why a query was not answered, and where it is wrong."""
    words = str(error)
    if not isinstance(error, QueryError):
        return Trouble(words, None)
    if error.suggestion and error.suggestion not in words:
        words += f" — try {error.suggestion}"
    return Trouble(words, error.position)
