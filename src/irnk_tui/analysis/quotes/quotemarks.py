"""Where quotation marks open and close: straight, curly, guillemets, doubled apostrophes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from irnk_tui.model.text import Field, Span

OPENERS = {"“": "”", "«": "»", "„": "“”", "‘": "’", "‹": "›", "「": "」", "『": "』"}
STRAIGHT = ('"', "''", "``")
_SAID = re.compile(r",\s+(?:(?:he|she|they)\s+)?(?:said|says|added|told)\b")
"""Where words that nobody closed end at the latest: “…, said Ana Ruiz”."""
MIXED = frozenset([("“", '"'), ('"', "”")])
_MARK = re.compile(r"''|``|[\"“”„«»‘’‹›「」『』]")


@dataclass(frozen=True, slots=True)
class Quoted:
    """Words between quotation marks, inside one paragraph."""

    outer: Span
    """With its marks."""
    inner: Span
    """Without its marks."""
    is_closed: bool = True
    """False when the paragraph ends before the closing mark."""


def quoted(text: str, field: Field = "text") -> tuple[Quoted, ...]:
    """The outermost quoted stretches of a text, in order; nested ones belong to the outer one."""
    found: list[Quoted] = []
    for start, end in _paragraphs(text):
        found.extend(_in_paragraph(text, start, end, field))
    return tuple(found)


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for line in text.split("\n"):
        if line.strip():
            yield start, start + len(line)
        start += len(line) + 1


def _in_paragraph(text: str, start: int, end: int, field: Field) -> Iterator[Quoted]:
    opened: re.Match[str] | None = None
    depth, holds_other = 0, False
    for mark in _MARK.finditer(text, start, end):
        if opened is None:
            if _opens(text, mark, end) and not _is_apostrophe(text, mark):
                opened, depth, holds_other = mark, 1, False
        elif opened[0] == mark[0] == "“" and _is_turned(text, mark, end):
            yield _quoted(text, opened, mark.start(), mark.end(), field, is_closed=True)
            opened = None
        elif (opened[0], mark[0]) in MIXED:
            # “… ," he said: typed with one kind of mark and closed with the other.
            if holds_other or not _ends_words(text, mark, end):
                holds_other = not holds_other
            else:
                yield _quoted(text, opened, mark.start(), mark.end(), field, is_closed=True)
                opened = None
        elif (opened[0], mark[0]) == ('"', "“"):
            holds_other = True
        elif _closes(text, opened[0], mark, start):
            depth -= 1
            if depth == 0:
                yield _quoted(text, opened, mark.start(), mark.end(), field, is_closed=True)
                opened = None
        elif mark[0] == opened[0] and mark[0] in OPENERS and mark[0] != "‘":
            depth += 1
    if opened is not None and opened[0] != "‘":
        # A quote of several paragraphs closes in the last one only.
        said = _SAID.search(text, opened.end(), end)
        end = said.start() + 1 if said else end
        yield _quoted(text, opened, end, end, field, is_closed=False)


def _opens(text: str, mark: re.Match[str], end: int) -> bool:
    if mark.end() >= end or text[mark.end()].isspace():
        return False
    if mark[0] in OPENERS or mark[0] == "``":
        return True
    before = text[mark.start() - 1 : mark.start()]
    return mark[0] in STRAIGHT and (not before or not before.isalnum())


def _closes(text: str, opener: str, mark: re.Match[str], start: int) -> bool:
    if opener in OPENERS:
        return mark[0] in OPENERS[opener] and not _is_apostrophe(text, mark)
    if mark[0] != ("''" if opener == "``" else opener):
        return False
    before = text[mark.start() - 1] if mark.start() > start else " "
    after = text[mark.end() : mark.end() + 1]
    return not before.isspace() or not after.isalnum()


def _ends_words(text: str, mark: re.Match[str], end: int) -> bool:
    """Whether a double mark stands behind words and before none."""
    before, after = (
        text[mark.start() - 1 : mark.start()],
        text[mark.end() : min(end, mark.end() + 1)],
    )
    return not before.isspace() and not after.isalnum()


def _is_turned(text: str, mark: re.Match[str], end: int) -> bool:
    """Whether an opening mark closes: “We go,“ she said."""
    return text[mark.start() - 1] in ",.!?…" and _ends_words(text, mark, end)


def _is_apostrophe(text: str, mark: re.Match[str]) -> bool:
    """Whether a single mark is the one of “don’t”, “workers’ rights” or “’80s”."""
    if mark[0] not in "‘’":
        return False
    before, after = text[mark.start() - 1 : mark.start()], text[mark.end() : mark.end() + 1]
    if mark[0] == "‘":
        return before.isalnum()
    return after.isalnum() or (before == "s" and "’" in text[mark.end() : mark.end() + 60])


def _quoted(
    text: str, opened: re.Match[str], inner_end: int, end: int, field: Field, *, is_closed: bool
) -> Quoted:
    first, last = opened.end(), max(opened.end(), inner_end)
    while last > first and text[last - 1].isspace():
        last -= 1
    return Quoted(Span(opened.start(), max(end, last), field), Span(first, last, field), is_closed)
