"""A saved article without what the page put around it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from irnk_tui.corpus.boilerplate import is_boilerplate, is_notice, words_before
from irnk_tui.corpus.headings import MARKED, kinds, looks_like_title
from irnk_tui.corpus.metadata import Body, Fact
from irnk_tui.corpus.statements import (
    stated,
    stated_in_closing,
    stated_in_dateline,
    stated_in_notice,
)
from irnk_tui.corpus.units import units
from irnk_tui.model.document import Block, BlockKind, Origin
from irnk_tui.model.text import Span

LONG_WORDS = 35
"""A paragraph of at least this many words belongs to the article itself."""
GAP = "\n\n"


def as_it_is(text: str) -> Body:
    """A text that must not be touched, with its paragraphs, headings and captions.

    What a web page added stays in the text and is in none of these.
    """
    spans = [span for span in units(text) if not is_boilerplate(text[span.start : span.end])]
    lines = [text[span.start : span.end] for span in spans]
    own = [replace(s, start=s.start + words_before(t)) for s, t in zip(spans, lines, strict=True)]
    return Body(text, tuple(Block(*pair) for pair in zip(own, kinds(lines), strict=True)))


def cleaned(text: str) -> Body:
    """The article in a saved page: its own words, and what the page states about it."""
    parts = [_Part(" ".join(text[span.start : span.end].split("\n"))) for span in units(text)]
    facts: dict[str, Fact] = {}
    _read_edges(parts, facts)
    _read_title(parts, facts)
    title = facts["title"].value if "title" in facts else None
    repeated = _plain(title) if isinstance(title, str) else None
    kept = [part for part in parts if not part.is_dropped and not _repeats(part, repeated)]
    if kept:
        facts = stated_in_dateline(kept[0].text) | stated_in_closing(kept[-1].text) | facts
    return _body(kept, facts)


@dataclass
class _Part:
    text: str
    is_dropped: bool = False
    is_heading: bool = False
    facts: dict[str, Fact] = field(default_factory=dict)

    def __post_init__(self) -> None:
        marked = MARKED.fullmatch(self.text) if self.text[0] == "#" else None
        if marked:
            self.text, self.is_heading = marked[2], True
        self.is_dropped = is_boilerplate(self.text)


def _read_edges(parts: list[_Part], facts: dict[str, Fact]) -> None:
    # Inside the article a line such as “30 April 2019” is part of the text.
    for part in _edges(parts):
        if is_notice(part.text):
            part.facts = stated_in_notice(part.text)
            part.is_dropped = True
        elif not part.is_heading:
            part.facts = stated(part.text)
            part.is_dropped = bool(part.facts)
        for name, fact in part.facts.items():
            facts.setdefault(name, fact)


def _edges(parts: list[_Part]) -> list[_Part]:
    open_parts = [part for part in parts if not part.is_dropped]
    first = next((at for at, part in enumerate(open_parts) if _is_own(part.text)), None)
    if first is None:
        return open_parts
    last = next(at for at in range(len(open_parts) - 1, -1, -1) if _is_own(open_parts[at].text))
    return open_parts[:first] + open_parts[last + 1 :]


def _is_own(text: str) -> bool:
    return len(text.split()) >= LONG_WORDS and not is_notice(text)


def _read_title(parts: list[_Part], facts: dict[str, Fact]) -> None:
    if "title" in facts:
        return
    for part in parts:
        if part.is_dropped:
            continue
        if part.is_heading or looks_like_title(part.text):
            facts["title"] = Fact(part.text, Origin("extracted", part.text[:200]))
            part.is_dropped = True
        return


def _repeats(part: _Part, title: str | None) -> bool:
    # A title is said again in about as many characters.
    if title is None or len(part.text) > 2 * len(title) + 20:
        return False
    return _plain(part.text) == title


def _plain(text: str) -> str:
    return re.sub(r"\W+", " ", text).strip().casefold()


def _body(parts: list[_Part], facts: dict[str, Fact]) -> Body:
    found = kinds([part.text for part in parts])
    texts = [part.text[words_before(part.text) :] for part in parts]
    blocks = []
    start = 0
    for part, text, kind in zip(parts, texts, found, strict=True):
        own: BlockKind = "heading" if part.is_heading else kind
        blocks.append(Block(Span(start, start + len(text)), own))
        start += len(text) + len(GAP)
    return Body(GAP.join(texts), tuple(blocks), facts)
