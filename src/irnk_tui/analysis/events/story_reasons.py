"""Why documents are held to be about the same story, in words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from irnk_tui.analysis.events.retellings import OPENING
from irnk_tui.analysis.language.stems import stem, words
from irnk_tui.analysis.language.stopwords import STOPWORDS
from irnk_tui.analysis.names.gazetteer import known
from irnk_tui.analysis.vectors.rarity import SELDOM, news_words
from irnk_tui.model.document import Document

MOST = 4
COMMON = 600
"""Of 10,000 news texts; a word that more of them use tells little."""
MOST_READ = 50
_NAME = re.compile(r"(?<![.!?“\"]\s)(?<!^)\b[A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+)*")


def story_reasons(story: Sequence[Document]) -> tuple[str, ...]:
    """What most of the openings have in common: names, days of publication, seldom words."""
    return tuple(_reasons(story)) if len(story) > 1 else ()


def _reasons(story: Sequence[Document]) -> Iterator[str]:
    openings = [f"{d.title or ''}. {d.text[:OPENING]}" for d in story[:MOST_READ]]
    if len({d.sha256 or d.text for d in story}) == 1:
        yield f"{len(story)} copies of one text"
        return
    named = [set(map(_plain, _NAME.findall(text))) for text in openings]
    names = _longest(_shared([set(filter(_is_name, own)) for own in named]))
    if names:
        yield "same names: " + ", ".join(names)
    published = _published(story)
    if published:
        yield published
    parts = {w for own in named for name in own for w in words(name)}
    told = _shared([_telling(text) - parts for text in openings])
    if told:
        yield "same words: " + ", ".join(f"“{w}”" for w in told)
    yield f"{len(story)} documents tell the same story"


def _plain(name: str) -> str:
    """A name without the ending that says whose something is."""
    return re.sub(r"[’']s?$", "", name)


def _longest(names: Sequence[str]) -> list[str]:
    """The names less those that are the beginning or end of a longer one."""
    return [
        name
        for name in names
        if not any(longer.startswith(f"{name} ") or longer.endswith(f" {name}") for longer in names)
    ]


def _is_name(text: str) -> bool:
    """Whether it is more than a common word with a capital, as “Minister” is."""
    is_common = news_words().get(stem(text.lower()), SELDOM) >= COMMON
    return " " in text or not is_common or known(text) is not None


def _telling(text: str) -> set[str]:
    usual = news_words()
    found = {w for w in words(text) if w.isalpha() and w not in STOPWORDS and len(w) > 2}
    return {w for w in found if usual.get(stem(w), SELDOM) < COMMON}


def _shared(found: Sequence[set[str]]) -> list[str]:
    """What at least half of them have, and two: the most shared first, then the longest."""
    counts = Counter(each for own in found for each in own)
    common = [each for each, n in counts.items() if n >= max(2, len(found) / 2)]
    return sorted(common, key=lambda each: (-counts[each], -len(each), each))[:MOST]


def _published(story: Sequence[Document]) -> str | None:
    days = [d.date for d in story if d.date]
    if len(days) < 2:
        return None
    apart = (max(d.first for d in days) - min(d.first for d in days)).days
    if apart == 0:
        return f"published {days[0].words()}"
    return f"published within {apart + 1} days" if apart < 60 else None
