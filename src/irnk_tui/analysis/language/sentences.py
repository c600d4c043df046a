"""Where sentences begin and end: blocks first, then the punctuation of news prose."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from irnk_tui.analysis.language.page_words import is_inside, page_words
from irnk_tui.analysis.language.sentence_words import EITHER, STARTERS, TITLES
from irnk_tui.model.document import Document
from irnk_tui.model.text import Span

LONGEST = 4000
"""Code points; longer stretches without an end are cut at white space."""

CLOSERS = "\"'”’»)\\]"
OPENERS = "\"'“‘«(\\["
ENDS = re.compile(
    rf"(?:[.!?…؟۔।॥]+|[。！？])[{CLOSERS}]*(?:\s+|(?<=[。！？]))(?=[{OPENERS}]*[^\W_])"
)
GLUED = re.compile(
    rf"(?<=[a-z]{{2}}[.!?])(?:[{CLOSERS}]?(?=[A-Z][a-z]+\s)|(?=“[A-Z]))|(?<=[.!?][”\"])(?=[A-Z“])"
)
SAYING = re.compile(
    r"(?:[A-Z][\w.’'-]*\s+){1,4}(?:said|says|asked|asks|told|added|wrote|tweeted|replied)\b"
    r"|(?:asked|said|says)\b"
)


def sentences(document: Document) -> tuple[Span, ...]:
    """Every sentence of the text, in order; a heading or a caption's line is one by itself."""
    found: list[Span] = []
    pages = page_words(document.text)
    for start, end, is_prose in _stretches(document):
        cuts = _cuts(document.text, start, end) if is_prose else [end]
        cuts = [cut for cut in cuts if not is_inside(cut, pages)] if pages else cuts
        for piece_start, piece_end in pairwise([start, *cuts]):
            found.extend(_trimmed(document.text, piece_start, piece_end))
    return tuple(found)


def _stretches(document: Document) -> Iterator[tuple[int, int, bool]]:
    """Start, end and whether sentences are to be looked for inside."""
    if document.blocks:
        for block in document.blocks:
            yield block.span.start, block.span.end, block.kind != "heading"
        return
    for line in re.finditer(r"[^\n\r\u2028\u2029]+", document.text):
        yield line.start(), line.end(), True


def _trimmed(text: str, start: int, end: int) -> Iterator[Span]:
    """The stretch without white space around it, in pieces no longer than `LONGEST`."""
    while start < end:
        while start < end and text[start].isspace():
            start += 1
        stop = end
        if end - start > LONGEST:
            space = text.rfind(" ", start + LONGEST // 2, start + LONGEST)
            stop = space if space > 0 else start + LONGEST
        last = stop
        while last > start and text[last - 1].isspace():
            last -= 1
        if last > start:
            yield Span(start, last)
        start = stop


def _cuts(text: str, start: int, end: int) -> list[int]:
    """Offsets where a sentence ends inside the stretch, its end included."""
    cuts = [match.end() for match in ENDS.finditer(text, start, end) if _is_end(text, match)]
    cuts += [match.end() for match in GLUED.finditer(text, start, end) if _is_glued(text, match)]
    return sorted({*cuts, end})


def _is_end(text: str, match: re.Match[str]) -> bool:
    following = re.compile(r"\W*([\w’'-]+)").match(text, match.end())
    after = following.group(1) if following else ""
    mark = match.group().lstrip("…").strip()
    if mark.startswith(("?", "!")) or (len(mark) > 1 and mark[0] == "." and mark[1] in "\"'”’»"):
        return not (mark[-1] in "\"'”’»" and SAYING.match(text, match.end())) and not _is_lower(
            after
        )
    if _is_lower(after):
        return False
    if mark[:1] != ".":
        return True
    before = re.compile(r"[\w.&’'-]*$").search(text, max(0, match.start() - 20), match.start())
    word = (before.group() if before else "").lower().lstrip("'’-")
    if word in TITLES or (word == "no" and after.isdigit()):
        return word == "no" and not after.isdigit()
    if word in EITHER or re.fullmatch(r"(?:[a-z]\.)+[a-z]", word):
        return after.lower() in STARTERS and after[:1].isupper()
    is_initial = len(word) == 1 and word.isalpha() and word != "i"
    return not (is_initial and after[:1].isupper() and after.lower() not in STARTERS)


def _is_lower(word: str) -> bool:
    return word[:1].islower()


def _is_glued(text: str, match: re.Match[str]) -> bool:
    """Whether a space was lost between two sentences, rather than a web address met."""
    start = max(text.rfind(" ", 0, match.start()), text.rfind("\n", 0, match.start())) + 1
    end = text.find(" ", match.end())
    word = text[start : end if end >= 0 else len(text)]
    return not re.search(r"www\.|://|@|/|\.(?:com|org|net|gov|edu|co)\b", word, re.IGNORECASE)
