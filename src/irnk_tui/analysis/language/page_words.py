"""Words of the page that stand in the midst of a text: related links, credits, buttons."""

from __future__ import annotations

import re
from itertools import takewhile

from irnk_tui.model.text import Span

Stretches = tuple[tuple[int, int], ...]
"""Start and end of each, in order."""
_CAPITAL = r"[A-Z(“\"][\w.'’”\")-]*"
_LINKED = (
    rf"(?P<last>[A-Z][\w'’-]+)\s(?:{_CAPITAL}\s){{1,4}}(?P=last)(?=[A-Z])"
    r"[^\n]{0,700}?(?<![A-Z])MORE\b"
)
"""A name, the full name, and headlines glued to it: “Lea Holm Lea Ann HolmPort shuts MORE”."""
_FIXED = (
    r"Media playback is (?:un)?supported on (?:your|this) device",
    r"Image copyright [^\n]{1,50}? Image caption",
    r"(?:Media|Image) caption\b",
    r"(?:Hide|Show|hide|toggle) [Cc]aption(?: \d+ of \d+)?(?: Photos:)?",
    r"(?:JUST WATCHED|MUST WATCH|Replay More Videos)\b(?: \.\.\.)?",
    r"Story Continued Below|ADVERTISEMENT|Related (?:Coverage|Video)(?= [A-Z])|FILE PHOTO:",
    r"Photographers?: [A-Z][^\n]{1,60}$",
    r"\((?:RELATED|READ MORE|SEE ALSO|MORE)\b[^()\n]{0,200}\)",
    r"(?<=\w )Read more(?=\s*$)",
)
_PICTURE = re.compile(r"\d+ of \d+ Photos: ")
LONGEST_TITLE = 120
"""Code points of the title of a gallery."""
_PAGE = re.compile("|".join(f"(?:{each})" for each in (_LINKED, *_FIXED)), re.MULTILINE)
_MAY_HOLD = re.compile(
    r"MORE|aption|playback|WATCH|Replay|Story Cont|ADVERT|Related |Photographer|FILE P|RELATED"
    r"|SEE A|Read m"
)


def page_words(text: str) -> Stretches:
    """Start and end of every stretch that belongs to the page rather than to what it tells."""
    if not _MAY_HOLD.search(text):
        return ()
    found = [_kept(each) for each in _PAGE.finditer(text)]
    shown = _title_of_gallery(text)
    again = re.compile(rf"(?: {re.escape(shown)})+(?= )") if shown else None
    if again is None:
        return tuple(found)
    return tuple((s, m.end() if (m := again.match(text, e)) else e) for s, e in found)


def _title_of_gallery(text: str) -> str:
    """What stands behind every “3 of 14 Photos:”, before the caption itself; often told twice."""
    behind = [text[each.end() :][:LONGEST_TITLE].split(" ") for each in _PICTURE.finditer(text)]
    if len(behind) < 2:
        return ""
    shared = takewhile(lambda words: len(set(words)) == 1, zip(*behind, strict=False))
    words = [each[0] for each in shared]
    return " ".join(words) if len(words) > 1 else ""


def _kept(found: re.Match[str]) -> tuple[int, int]:
    """The stretch without the name that it repeats, which tells who it is."""
    name = found["last"]
    return (found.end("last") if name else found.start()), found.end()


def is_inside(place: int, stretches: Stretches) -> bool:
    """Whether an offset stands in the midst of a stretch."""
    return any(first < place < last for first, last in stretches)


def left_out(span: Span, stretches: Stretches) -> Stretches:
    """What of the stretches stands in a span, counted from its start."""
    return tuple(
        (max(first, span.start) - span.start, min(last, span.end) - span.start)
        for first, last in stretches
        if first < span.end and span.start < last
    )


def without(text: str, stretches: Stretches) -> str:
    """A text with a blank for each stretch."""
    for first, last in reversed(stretches):
        text = f"{text[:first]} {text[last:]}"
    return text


def place_before(place: int, stretches: Stretches) -> int:
    """Where an offset into what `without` returns was in the text."""
    for first, last in stretches:
        if place > first:
            place += last - first - 1
    return place
