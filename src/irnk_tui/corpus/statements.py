"""What single lines of a saved article state about it: who, when, where published."""

from __future__ import annotations

import re

from irnk_tui.corpus.metadata import Fact
from irnk_tui.corpus.written_dates import parse_date
from irnk_tui.model.document import Origin

Found = dict[str, Fact]
MAX_LINE = 300
TRAIL_SIGNS = "|»›>"
"""What stands between the parts of “World > Europe”."""
LABELLED = {
    "title": "title", "headline": "title", "author": "authors", "authors": "authors",
    "written by": "authors", "date": "date", "published": "date", "published on": "date",
    "publication date": "date", "posted": "date", "source": "source", "publisher": "source",
    "published by": "source", "kaynak": "source", "quelle": "source", "fuente": "source",
    "url": "url", "link": "url", "section": "section", "language": "language",
}  # fmt: skip


def stated(line: str) -> Found:
    """The facts a line before or after the article states; none when it is a line of the text."""
    if len(line) > MAX_LINE:
        return {}
    for read in (_address, _day, _source_and_day, _labelled, _byline, _section):
        found = read(line)
        if found:
            return found
    return {}


def stated_in_notice(notice: str) -> Found:
    """The date before, and the publisher in, a privacy notice."""
    found = {}
    day = re.match(r"\W*date\W+(\d{4}-\d{2}-\d{2})\b", notice, re.IGNORECASE)
    if day and parse_date(day[1]):
        found["date"] = _fact(day[1], day[0].strip())
    owner = OWNER.search(notice)
    if owner:
        found["source"] = _fact(owner["part"] or owner["whole"], owner[0])
    return found


def stated_in_dateline(paragraph: str) -> Found:
    """The agency of “SEOUL (Agency) - …”."""
    match = DATELINE.match(paragraph)
    return {"source": _fact(match[1], match[0].strip())} if match else {}


def stated_in_closing(paragraph: str) -> Found:
    """The author that a closing line introduces: “Jane Doe is a journalist …”."""
    match = INTRODUCTION.match(paragraph) if len(paragraph) < 600 else None
    return {"authors": _fact((match[1],), match[0])} if match else {}


NAME_WORD = r"[^\W\d_a-z][\w.'’-]*"
PLAIN_NAME = rf"{NAME_WORD}(?: (?:{NAME_WORD}|of|the|&)){{0,6}}"
NAME = rf"{NAME_WORD}(?: (?:{NAME_WORD}|of|and|the|de|al|bin|van|von|&)){{0,6}}"
PERSON = rf"{NAME_WORD}(?: (?:{NAME_WORD}|de|al|bin|van|von)){{1,4}}"
PEOPLE = rf"{PERSON}(?:(?:, {PERSON}){{0,5}},? (?:and|&) {PERSON})?"
"""Several people are joined by “and” in the end; what follows a bare comma is the outlet."""
OWNER = re.compile(
    rf"\bfor (?P<whole>{PLAIN_NAME})"
    rf"(?:,? (?:and (?:its|their|our) (?:affiliates|brands|partners)),?"
    rf" including (?P<part>{PLAIN_NAME}))?"
)
DATELINE = re.compile(
    rf"[A-Z][A-Z ,.'’/-]{{2,40}}(?:, [A-Z][a-z]+\.? \d{{1,2}})? \(({NAME})\) ?[-–—] "
)
WORK = (
    r"(?:journalist|reporter|correspondent|columnist|editor|writer|author|blogger|producer|"
    r"professor|lecturer|researcher|fellow|scholar|student|candidate|analyst|historian|director)"
)
INTRODUCTION = re.compile(rf"({PERSON}) is (?:an?|the)\b[^.]{{0,80}}?\b{WORK}\b")


def _fact(value: str | tuple[str, ...], because: str) -> Fact:
    return Fact(value, Origin("extracted", because[:200]))


def _address(line: str) -> Found:
    match = re.fullmatch(r"<?(https?://[^\s<>]+)>?", line)
    return {"url": _fact(match[1], line)} if match else {}


def _day(line: str) -> Found:
    text = re.sub(r"^(?:published|posted|date|on)\b(?: on)?\W*", "", line, flags=re.IGNORECASE)
    day = parse_date(text)
    if day is None or day.precision != "day":
        return {}
    return {"date": _fact(text, line)}


def _source_and_day(line: str) -> Found:
    match = re.fullmatch(rf"({NAME})(?: \(([^()]+)\)|,? [-–—|] (.+)|, (.+))", line)
    if not match:
        return {}
    day = match[2] or match[3] or match[4]
    found = parse_date(day)
    if found is None or found.precision not in ("day", "month"):
        return {}
    return {"source": _fact(match[1], line), "date": _fact(day, line)}


def _labelled(line: str) -> Found:
    label, colon, value = line.partition(":")
    name = LABELLED.get(label.split("/")[-1].strip().lower())
    if not (colon and name and value.strip()) or len(value.split()) > 30:
        return {}
    if name == "date" and parse_date(value) is None:
        return {}
    return {name: _fact(value.strip().strip("<>"), line)}


def _byline(line: str) -> Found:
    match = re.fullmatch(rf"(?:By|BY|by) ({PEOPLE})(?:\s*[,|–—-] ?({NAME}))?", line)
    if not match:
        return {}
    people = tuple(re.split(r", and |,? and |, | & ", match[1]))
    found = {"authors": _fact(people, line)}
    return found | ({"source": _fact(match[2], line)} if match[2] else {})


def _section(line: str) -> Found:
    if not any(sign in line for sign in TRAIL_SIGNS):
        return {}
    parts = [
        part.strip() for part in re.split(rf"\s*[{TRAIL_SIGNS}]\s*", line.replace("\xa0", " "))
    ]
    is_trail = len(parts) >= 2 and all(
        part and len(part.split()) <= 4 and not part.endswith((".", "!", "?", ","))
        for part in parts
    )
    return {"section": _fact(", ".join(parts), line)} if is_trail else {}
