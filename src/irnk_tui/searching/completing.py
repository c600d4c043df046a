"""The values that a field may have in this project, while they are typed."""

from __future__ import annotations

from collections.abc import Sequence

from irnk_tui.model.highlight import COLOURS
from irnk_tui.search.completion import Completion
from irnk_tui.search.completion import complete as completed
from irnk_tui.search.folding import fold
from irnk_tui.searching.answering import Question
from irnk_tui.searching.outside import KINDS, storable

LIMIT = 12
ENOUGH = 50
"""Values looked at before the best are chosen."""


def complete(asking: Question, text: str, cursor: int) -> Completion:
    """Fields and values that fit what stands before the cursor.

    Args:
        cursor: code points into `text`.
    """
    return completed(text, cursor, values=lambda name, typed: _values(asking, name, typed))


def _values(asking: Question, name: str, typed: str) -> Sequence[str]:
    begun = storable(typed.lstrip('="“„«'))
    look = asking.store.lookups
    if name in KINDS:
        return list(dict.fromkeys(look.names_begun(begun.strip(), KINDS[name], ENOUGH)))
    if name == "event":
        return look.titles_begun(begun, ENOUGH)
    if name in ("speaker", "label", "quote"):
        return asking.store.saying.begun(name, fold(begun), ENOUGH)
    if name == "source":
        return list(asking.store.sources())
    if name == "colour":
        return list(COLOURS)
    if name == "query":
        return [saved.name for saved in asking.saved.all()]
    if name == "tag":
        return _tags(asking)
    if name == "author":
        return look.authors()
    if name == "lang":
        return look.languages()
    if name in ("body", "title"):
        return [word for word, _ in asking.engine.words(fold(begun), limit=LIMIT)]
    return ()


def _tags(asking: Question) -> list[str]:
    """Tags in use, the most used first."""
    tags = [tag for mark in asking.marks.all().values() for tag in mark.tags]
    return sorted(dict.fromkeys(tags), key=lambda tag: (-tags.count(tag), tag))
