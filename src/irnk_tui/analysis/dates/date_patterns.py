"""Which words tell a date, and the rule that reads them."""

from __future__ import annotations

import re
from collections.abc import Iterable

from irnk_tui.analysis.dates import date_rules as rules
from irnk_tui.analysis.dates.date_words import (
    DECADES,
    MONTHS,
    NEAR_DAYS,
    NUMBERS,
    PARTS,
    SEASONS,
    WEEKDAYS,
)


def _either(words: Iterable[str]) -> str:
    return "|".join(re.escape(w) for w in sorted(words, key=lambda w: (-len(w), w)))


_ALONE = r"(?![\d%]|[.,]\d|\w)"
_NAMES = [m.capitalize() for m in MONTHS] + [m.upper() for m in MONTHS if len(m) > 4]
_MONTH = rf"(?P<month>(?:{_either(_NAMES)})\b(?!-[a-z]))\.?"
_MONTH2 = _MONTH.replace("<month>", "<month2>")
_YEAR = rf"(?P<year>1[5-9]\d\d|20\d\d){_ALONE}"
_YEAR2 = _YEAR.replace("<year>", "<year2>")
_DAY = rf"(?P<day>3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?!:\d){_ALONE}"
_DAY2 = _DAY.replace("<day>", "<day2>")
_DECADE = r"(?P<decade>1[5-9]\d0|20\d0|(?<=['’‘])[1-9]0)"
_WEEKDAY = rf"(?P<weekday>{_either(w.capitalize() for w in WEEKDAYS)})\b"
_DAYED = rf"(?:{_WEEKDAY}(?:,\s?|\s)(?:the\s)?)?"
_SEASON = (
    rf"(?P<season>{_either([*SEASONS, *(s.capitalize() for s in SEASONS)])})\b"
    r"(?!\s(?i:olympic|paralympic|games))"
)
_PART = rf"(?:(?P<part>(?i:{_either(PARTS)}|earlier))[\s-]+)?"
_COUNT = rf"(?P<count>\d{{1,3}}|(?i:{_either(NUMBERS)}))"
_TO = r"(?:\s?[-–—‒]\s?|\s(?:to|through|until|and)\s)"
_NEAR = r"(?P<near>(?i:last|next|this past|this coming|this|past|previous))\s"
_UNIT = r"(?P<unit>(?i:week|weekend|month|year))\b(?!['’]?s?-)"
_NO_SHOW = r"(?!(?:(?<=[“‘\"'])|(?<=['’]s\s))[A-Z][a-z]+\s(?:Week|Weekend|Month|Year)\b)"
"""A programme is called so: “ABC's ‘This Week’”."""
_LED = (
    r"(?P<led>\b(?:(?i:in|of|since|until|by|during|from|between|before|after|till|throughout"
    r"|for|around|to|than|and|or|ahead of|through)\s(?:the\s)?"
)
_OWNED = r"|\b(?i:the|an?|its|their|his|her|that|our|my)\s|['’]s\s"
_NOT_COUNTED = (
    r"(?!\s(?:people|troops|soldiers|men|women|jobs|votes|miles|barrels|tons|tonnes|dollars|homes"
    r"|members|workers|students|cases|deaths|words|feet|pounds|acres|points|calories|meters))"
)
_NOT_A_NAME = (
    r"(?!['’]?s\b|\s(?:Times|Telegraph|Mail|Mirror|Express|Herald|Post|Night|Prayers|Star|World"
    r"|People|Madness|on\b))"
)

_TABLE: tuple[tuple[str, rules.Rule], ...] = (
    (r"\b(?:1[5-9]\d\d|20\d\d)-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])\b", rules.iso),
    (rf"\b{_MONTH}\s{_DAY}{_TO}{_DAY2}(?:,?\s{_YEAR})?", rules.day_range),
    (rf"\b{_DAY}{_TO}{_DAY2}\s(?:of\s)?{_MONTH}(?:,?\s{_YEAR})?", rules.day_range),
    (rf"\b{_DAYED}{_MONTH}\s{_DAY}(?:,?\s{_YEAR})?", rules.full_day),
    (rf"\b{_DAYED}{_DAY}\s(?:of\s)?{_MONTH}(?:,?\s{_YEAR})?", rules.full_day),
    (rf"\b{_MONTH}(?:\s{_YEAR})?{_TO}{_MONTH2}\s{_YEAR2}", rules.month_range),
    (rf"\b{_PART}{_MONTH},?\s(?:of\s)?{_YEAR}", rules.month_and_year),
    (rf"{_LED})){_PART}{_MONTH}{_NOT_A_NAME}", rules.month_alone),
    (rf"\b{_PART[:-1]}{_MONTH}{_NOT_A_NAME}", rules.month_alone),
    (rf"\b{_NEAR}{_MONTH}{_NOT_A_NAME}", rules.month_alone),
    (rf"(?P<led>{_OWNED[1:]}){_MONTH}(?=\s[a-z]){_NOT_A_NAME}", rules.month_alone),
    (rf"\b{_YEAR}?\s?[-–—‒/]\s?(?P<year2>\d\d(?:\d\d)?){_ALONE}(?!-\d)", rules.year_range),
    (rf"\b{_YEAR}\s(?:to|until|through|and)\s{_YEAR2}", rules.year_range),
    (rf"(?<!\w){_PART}(?:the\s)?{_DECADE}['’]?s\b", rules.decade),
    (rf"\b{_PART}(?:the\s)(?P<word>{_either(DECADES)})\b", rules.decade),
    (rf"\b{_PART}(?:the\s)?(?P<century>1[5-9]|2[01])(?:st|th)[\s-](?i:century)\b", rules.century),
    (rf"\b(?i:the\s)?{_SEASON}\s(?:of\s)?{_YEAR}", rules.season_of),
    (rf"\b{_NEAR}{_SEASON}", rules.season_of),
    (rf"(?P<led>\b(?i:in|since|during|by|until) the\s){_SEASON}(?!\s(?:of|line))", rules.season_of),
    (rf"{_LED}{_OWNED}|\()){_PART}{_YEAR}{_NOT_COUNTED}", rules.year_alone),
    (rf"\b{_PART[:-1]}{_YEAR}{_NOT_COUNTED}", rules.year_alone),
    (rf"(?<=[A-Z][a-z]{{3}}\s){_YEAR}{_NOT_COUNTED}", rules.year_alone),
    (rf"\b(?:{_NEAR})?{_WEEKDAY}{_NOT_A_NAME}", rules.weekday),
    (rf"\b(?i:{_either(NEAR_DAYS)})\b(?!['’]s\s[a-z]+\s(?:world|society))", rules.near_day),
    (rf"\b{_NO_SHOW}{_PART}{_NEAR}{_UNIT}", rules.near_time),
    (rf"\b{_COUNT}[\s-](?P<unit>day|week|month|year|decade)s?\s(?:ago|earlier)\b", rules.ago),
)  # fmt: skip
_UNITS = ["week", "month", "year", "ago", "earlier"]
_WORDS: dict[str, Iterable[str]] = {
    "month": _NAMES,
    "weekday": WEEKDAYS,
    "season": SEASONS,
    "decade": DECADES,
    "day": [day.split()[-1] for day in NEAR_DAYS],
    "unit": _UNITS,
}
_BEGINNINGS = {
    "digit": r"\d",
    **{
        kind: rf"(?<![^\W\d_])(?:{_either({word.casefold() for word in words})})"
        for kind, words in _WORDS.items()
    },
}
TELLING: dict[str, re.Pattern[str]] = {
    kind: re.compile(beginning) for kind, beginning in _BEGINNINGS.items()
}
"""What a date of each kind has, in lower case: a digit, or the beginning of a word of a table."""
MAY_TELL = re.compile("|".join(_BEGINNINGS.values()))
"""What every date has, in lower case."""


def _kind(words: re.Pattern[str], rule: rules.Rule) -> str:
    """The one of `TELLING` without which a row finds nothing."""
    if rule in (rules.near_day, rules.near_time, rules.ago):
        return "day" if rule is rules.near_day else "unit"
    named = {"month": "month", "weekday": "weekday", "season": "season", "word": "decade"}
    return next((kind for name, kind in named.items() if name in words.groupindex), "digit")


PATTERNS: tuple[tuple[str, re.Pattern[str], rules.Rule], ...] = tuple(
    (_kind(words, rule), words, rule) for words, rule in ((re.compile(w), r) for w, r in _TABLE)
)
"""What each finds at least, its words and its rule. Tried one by one; where two overlap the longer
words win, then the earlier row."""
