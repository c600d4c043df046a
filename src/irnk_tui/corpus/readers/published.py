"""When a web page says that its article was published, no more precisely than it says it."""

from __future__ import annotations

import re

from irnk_tui.corpus.readers.modified import in_head
from irnk_tui.corpus.written_dates import parse_date

NAMES = (
    r"article:published(?:_time)?|og:(?:article:)?published_time|datepublished|pubdate|"
    r"(?:article\.)?published|publish(?:ed)?[-_]?date|sailthru\.date|"
    r"dc(?:terms)?\.(?:date(?:\.issued)?|issued|created)|citation_(?:publication_)?date|date"
)
TIME = re.compile(r"<time\b[^>]{0,300}?\sdatetime\s*=\s*[\"']([^\"'<>]{4,40})[\"']", re.IGNORECASE)


def published(html: str, found: str | None) -> str:
    """The day, month or year of publication as a page writes it; empty when it writes none.

    Libraries fill up a date: from “2026-03” they make a day, today's. So a day counts only when
    the page has it in full; `03/04/2026` may be March or April and does not count.

    Args:
        html: The page.
        found: The day that a library took it for, as `2026-03-01`.
    """
    if found and is_written(html, found):
        return found
    said = in_head(html, NAMES, "datePublished")
    if not said and (time := TIME.search(html)):
        said = time[1].strip()
    day = parse_date(said)
    return said if day is not None and day.precision in ("month", "year") else ""


def is_written(html: str, day: str) -> bool:
    """Whether a page writes a day in full, in whichever order and language."""
    return day in html or any(form.search(html) for form in _forms(day))


def _forms(day: str) -> list[re.Pattern[str]]:
    year, month, number = (int(part) for part in day.split("-"))
    first, second = f"(?<!\\d)0?{number}", f"0?{month}"
    name = r"[^\W\d_]{3,15}"
    slash = "/" if number > 12 or number == month else ""
    forms = [
        rf"(?<!\d){year}\D{{0,2}}{second}\D{{0,2}}0?{number}(?!\d)",
        rf"{first}[.\s{slash}-]{{1,2}}{second}[.\s{slash}-]{{1,2}}{year}(?!\d)",
        rf"{first}(?:st|nd|rd|th|er|º)?\W{{1,3}}(?:(?:de|of)\s)?{name}\W{{1,3}}(?:del?\s)?{year}(?!\d)",
        rf"{name}\W{{1,2}}0?{number}(?:st|nd|rd|th)?\W{{1,2}}{year}(?!\d)",
    ]
    if slash:
        forms.append(rf"(?<!\d){second}/0?{number}/{year}(?!\d)")
    return [re.compile(form) for form in forms]
