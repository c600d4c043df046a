"""What long work reports while it runs."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Literal

from irnk_tui.model.counting import counted

COMPARING = "comparing accounts"
"""The label of what a refresh does last, when every article is read."""


@dataclass(frozen=True, slots=True)
class Failure:
    """One input that was refused."""

    path: str
    reason: str
    """What happened and what to try, in a sentence."""


@dataclass(frozen=True, slots=True)
class Progress:
    """One step of long work."""

    label: str
    done: int
    total: int
    failure: Failure | None = None
    is_visible: bool = False
    """Something new can be read from the store now."""


@dataclass(frozen=True, slots=True)
class Articles:
    """What became of the articles of a corpus; one file may hold many."""

    added: int = 0
    changed: int = 0
    removed: int = 0
    unchanged: int = 0


@dataclass(frozen=True, slots=True)
class RefreshReport:
    """What a refresh did, in numbers of files; one that gave nothing to read is refused only."""

    added: int = 0
    changed: int = 0
    removed: int = 0
    unchanged: int = 0
    refused: tuple[Failure, ...] = ()
    seconds: float = 0.0
    articles: Articles = Articles()
    """The same in numbers of articles."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one file of the corpus."""

    path: str
    outcome: Literal["read", "partly", "refused"]
    documents: int = 0
    reason: str = ""
    """Why it was refused, or what else is to be known of it; may be empty."""
    next: str = ""
    """What to try; may be empty."""


def told(articles: Articles, files: Articles) -> str:
    """`1,428 articles added (1 file), 0 changed …`: files are told where their number differs.

    Args:
        articles: What became of the articles.
        files: What became of the files.
    """
    found: list[str] = []
    for field in fields(Articles):
        count, held = getattr(articles, field.name), getattr(files, field.name)
        differs = "" if count == held else f" ({counted(held, 'file')})"
        number = f"{count:,}" if found else counted(count, "article")
        found.append(f"{number} {field.name}{differs}")
    return ", ".join(found)


def pace(done: int, total: int, seconds: float) -> str:
    """`12/s · 40 s left` after some seconds of work; empty while nothing can be said.

    Args:
        done: How many things are done.
        total: How many there are; 0 when that is not known.
        seconds: How long these took.
    """
    if not done or seconds < 1:
        return ""
    rate = done / seconds
    shown = f"{rate:.0f}/s" if rate >= 10 else f"{rate:.1f}/s"
    left = round((total - done) / rate) if total > done else 0
    return f"{shown} · {duration(left)} left" if left else shown


def duration(seconds: int) -> str:
    """`40 s`, `3 min`, `2 h 5 min`."""
    if seconds < 100:
        return f"{seconds} s"
    minutes = round(seconds / 60)
    hours, rest = divmod(minutes, 60)
    return f"{hours} h {rest} min" if hours else f"{minutes} min"
