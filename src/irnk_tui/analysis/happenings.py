"""Sentences that report a happening."""

from __future__ import annotations

from collections.abc import Sequence

from irnk_tui.analysis.action_words import kinds, kinds_of
from irnk_tui.analysis.stems import stem, words
from irnk_tui.model.annotation import DateMention, EventMention, Mention, Quote
from irnk_tui.model.document import Document
from irnk_tui.model.text import Span

FEWEST_WORDS = 5
THINGS = frozenset({"arms", "money"})
"""Kinds whose words name what a happening is about, and alone tell none."""


def happenings(
    document: Document,
    sentences: Sequence[Span],
    mentions: Sequence[Mention],
    dates: Sequence[DateMention],
    quotes: Sequence[Quote],
) -> tuple[EventMention, ...]:
    """The sentences with a word of happening and a name or a date, in order."""
    found = (_read(document, s, mentions, dates) for s in sentences)
    return tuple(f for f in found if f is not None)


def _read(
    document: Document,
    sentence: Span,
    mentions: Sequence[Mention],
    dates: Sequence[DateMention],
) -> EventMention | None:
    text = document.words_of(sentence)
    told = words(text)
    names = [m for m in mentions if m.is_name and sentence.contains(m.span)]
    days = [d for d in dates if sentence.contains(d.span)]
    if len(told) < FEWEST_WORDS or text.rstrip().endswith("?") or not (names or days):
        return None
    actions = _actions(told)
    if not any(kinds()[a] - THINGS for a in actions):
        return None
    happened = tuple(dict.fromkeys(d.date for d in days if d.role == "event"))
    return EventMention(sentence, actions, happened)


def _actions(told: Sequence[str]) -> tuple[str, ...]:
    """Stems of the words of happening; the ones that tell fewer kinds first."""
    known = kinds()
    stems = dict.fromkeys(stem(w) for w in told if kinds_of(w))
    return tuple(sorted(stems, key=lambda s: len(known[s])))
