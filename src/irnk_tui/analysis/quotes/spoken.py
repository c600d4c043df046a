"""Who says what where no language model helps: quotation marks beside a verb of saying."""

from __future__ import annotations

import re
from collections.abc import Sequence

from irnk_tui.analysis.quotes.cues import SAYING, forms
from irnk_tui.analysis.quotes.quotemarks import Quoted, quoted
from irnk_tui.analysis.quotes.speaker_edges import mended, who_before
from irnk_tui.model.annotation import Mention, Quote
from irnk_tui.model.document import Document
from irnk_tui.model.text import Span

_WORD = r"[^\W\d_][\w’'.-]*"
_NAME = r"[A-Z][\w’'.-]*(?:\s+(?:of|the|al|de|bin|van|von)?\s*[A-Z][\w’'.-]*)*"
_WHO = rf"(?P<who>he|she|they|He|She|They|the\s+{_WORD}|The\s+{_WORD}|{_NAME})"
_SAYS = "(?P<cue>" + "|".join(sorted(forms(SAYING), key=lambda form: (-len(form), form))) + r")\b"
_AFTER = (re.compile(rf"[\s,—–-]*{_WHO}\s+{_SAYS}"), re.compile(rf"[\s,—–-]*{_SAYS}\s+{_WHO}"))
_BEFORE = (re.compile(rf"{_WHO}\s+(?:has\s+|had\s+|also\s+)?{_SAYS}[^.!?\n“”\"]{{0,40}}[,:]?\s*$"),)
FEWEST_WORDS = 2


def spoken(document: Document, mentions: Sequence[Mention] = ()) -> tuple[Quote, ...]:
    """Direct quotes beside “X said” or “said X”; silent where nobody is named as saying them."""
    return tuple(
        quote
        for field, text in (("title", document.title or ""), ("text", document.text))
        for words in quoted(text, field)  # type: ignore[arg-type]
        if (quote := _attributed(text, words, mentions))
    )


def _attributed(text: str, words: Quoted, mentions: Sequence[Mention]) -> Quote | None:
    if len(text[words.inner.start : words.inner.end].split()) < FEWEST_WORDS:
        return None
    before = text.rfind("\n", 0, words.outer.start) + 1
    for pattern in _AFTER:
        if found := pattern.match(text, words.outer.end):
            return _quote(text, words, found, mentions)
    for pattern in _BEFORE:
        if found := pattern.search(text, before, words.outer.start):
            return _quote(text, words, found, mentions)
    return None


def _quote(
    text: str, words: Quoted, found: re.Match[str], mentions: Sequence[Mention]
) -> Quote | None:
    field = words.inner.field
    start, end = found.span("who")
    if found["who"].endswith(".") and len(found["who"].split()[-1]) > 3:
        end -= 1
    said = Span(start, end, field)
    speaker = mended(text, said, ()) or who_before(text, said)
    if speaker is None:
        return None
    for mention in mentions:
        if mention.span.overlaps(speaker) and mention.kind in ("person", "organisation"):
            speaker = mention.span
    return Quote((words.inner,), "direct", Span(*found.span("cue"), field), speaker)
