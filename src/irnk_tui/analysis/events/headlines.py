"""What a story is called: the headline of its earliest account, cleaned."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from irnk_tui.analysis.events.title_words import VAGUE, clauses
from irnk_tui.analysis.happenings.action_words import kinds_of
from irnk_tui.analysis.language.stems import words
from irnk_tui.model.document import Document

_KICKER = re.compile(
    r"^\W*(?:(?:opinion|op-ed|exclusive|update(?: \d+)?|breaking(?: news)?|watch|video|live|photos?"
    r"|analysis|factbox|editorial|column|commentary|developing|report)\s?(?:[:|]|[–—-]\s)\s*)+",
    re.I,
)
_OUTLET = re.compile(r"(?:\s[|–—-]\s[\w.’' ]{2,30}|\s\s+By\s.{3,60})$")
_OPINION = re.compile(
    r"^\W*(?:opinion|op-ed|editorial|column|commentary|analysis)\b", re.IGNORECASE
)
FEWEST_WORDS = 4
MOST_READ = 20_000
"""Code points of a text in which the spelling of a word in capitals is looked for."""


def headline(ordered: Sequence[Document]) -> str:
    """The headline of the first document that reports rather than asks or argues.

    When none does, the opening words of the first document that tell a happening; when there are
    none either, the first headline. One document alone keeps its own. `ordered` is in order of
    publication.
    """
    if len(ordered) == 1:
        return cleaned(ordered[0])
    reports = (d for d in ordered if d.title and _reports(d.title))
    found = next(reports, None)
    if found is not None:
        return cleaned(found)
    return next(_leads(ordered), None) or cleaned(ordered[0])


def cleaned(document: Document) -> str:
    """A document's headline, or its first line, without what the outlet adds to it."""
    line = " ".join((document.title or first_line(document)).split("\n"))
    bare = _KICKER.sub("", _OUTLET.sub("", line.strip()))
    bare = bare if len(bare.split()) >= FEWEST_WORDS else line
    return " ".join(_lowered(bare, document).split())


def first_line(document: Document) -> str:
    """The first line with anything on it."""
    return next((line for line in document.text.splitlines() if line.strip()), "untitled")


def _reports(title: str) -> bool:
    told = title.strip()
    return not told.endswith("?") and not _OPINION.match(told) and len(told.split()) >= FEWEST_WORDS


def _leads(ordered: Sequence[Document]) -> Iterator[str]:
    for document in ordered:
        opening = re.split(r"(?<=[a-z]{3})\.\s", first_line(document))[0]
        told = [c for c in clauses(opening) if _tells(c)]
        if told:
            yield max(told, key=len)


def _tells(clause: str) -> bool:
    acts = any(kinds_of(w) for w in words(clause)[1:])
    return acts and not VAGUE.search(clause) and len(re.findall(r"\b[A-Z]", clause)) > 1


def _lowered(line: str, document: Document) -> str:
    """A headline in capitals as the text writes its words; others as they are."""
    if not line.isupper():
        return line
    seen = Counter(re.findall(r"[^\W\d_]+", document.text[:MOST_READ]))
    spelled: dict[str, str] = {}
    for word, _ in sorted(seen.items(), key=lambda w: (w[1], w[0])):
        spelled[word.upper()] = word
    told = re.sub(r"[^\W\d_]+", lambda m: spelled.get(m[0], m[0].lower()), line)
    return told[:1].upper() + told[1:]
