"""Amounts told in words or figures, with their units, as ranges that can be compared."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from irnk_tui.analysis.language.content import is_stop_word, root
from irnk_tui.model.text import Span

_ONES = """
zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen
sixteen seventeen eighteen nineteen
"""
ONES = _ONES.split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
TENS = _TENS.split()
SMALL = {word: n for n, word in enumerate(ONES)} | {w: 10 * n for n, w in enumerate(TENS, 2)}
LARGE = {
    "dozen": 12, "hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12,
    "mn": 1e6, "m": 1e6, "bn": 1e9, "b": 1e9, "tn": 1e12, "k": 1e3,
}  # fmt: skip
VAGUE = {
    "dozens": (20, 99), "scores": (40, 199), "hundreds": (100, 999), "thousands": (1000, 9999),
    "millions": (1e6, 1e9), "billions": (1e9, 1e12), "several": (3, 9), "dozen": (12, 12),
    "half": (0.5, 0.5), "couple": (2, 2),
}  # fmt: skip
UNITS = {
    "%": "percent", "percent": "percent", "percentage": "percent", "pct": "percent",
    "km": "kilometre", "kilometer": "kilometre", "kilometers": "kilometre",
    "kilometres": "kilometre", "kilometre": "kilometre", "miles": "kilometre", "mile": "kilometre",
    "bpd": "barrel", "barrels": "barrel", "barrel": "barrel", "decade": "year",
    "decades": "year", "years": "year", "year": "year", "century": "year", "centuries": "year",
    "tons": "tonne", "tonnes": "tonne", "ton": "tonne", "tonne": "tonne",
    "kg": "kilogram", "kilogram": "kilogram", "kilograms": "kilogram", "kilo": "kilogram",
    "kilos": "kilogram", "lb": "kilogram", "lbs": "kilogram",
    "meter": "metre", "meters": "metre", "metre": "metre", "metres": "metre", "feet": "metre",
    "foot": "metre", "minute": "minute", "hour": "hour", "day": "day", "week": "week",
    "month": "month", "magnitude": "magnitude",
}  # fmt: skip
SCALES = {
    "feet": 0.3048, "foot": 0.3048, "lb": 0.4536, "lbs": 0.4536,
    "miles": 1.609, "mile": 1.609, "decade": 10, "decades": 10, "century": 100, "centuries": 100,
}  # fmt: skip
MONEY = {"$": "dollar", "€": "euro", "£": "pound", "¥": "yen"}
CASUALTIES = {
    "people": "people", "persons": "people", "dead": "people killed", "killed": "people killed",
    "deaths": "people killed",
    "injured": "people injured", "wounded": "people injured", "hurt": "people injured",
}  # fmt: skip
FILLERS = frozenset(("a", "of", "the", "its", "our", "their", "his", "her", "such"))
"""Words between a figure and what is counted: “two of our sailors”, “214 such bridges”."""
ONE_BY_ONE = frozenset(("minute", "hour", "day", "week", "month"))
"""Units that stand in the singular behind a figure: “a 40-day strike”."""
_NO_UNITS = """
january february march april may june july august september october november december th st nd rd
am pm bc ad
"""
NO_UNITS = frozenset(_NO_UNITS.split())
TOLERANCE = 0.02
"""Share by which rounded figures may differ and still agree."""

BEFORE = 24
"""Code points before a number in which “approximately”, a sign of money and the like stand."""

_NUMBER = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_WORDS = "|".join([*ONES[1:], *TENS])
_AMOUNT = re.compile(
    rf"(?P<bound>\b(?:more than|over|at least|up to|less than|fewer than|nearly|almost|about"
    rf"|around|some|roughly|approximately|an estimated)\s+(?:an?\s+)?)?"
    rf"(?P<money>[$€£¥])?(?:(?P<figure>(?<![\w.,-])(?:{_NUMBER}))(?:\s?(?:-|–|to)\s?"
    rf"(?P<upper>{_NUMBER}))?|\b(?P<word>(?:{_WORDS})(?:-(?:{_WORDS}))?)|\b(?P<vague>"
    rf"{'|'.join(VAGUE)}|a (?=hundred|thousand|million|decade|century)))"
    rf"(?:[\s-]?(?P<large>dozen|hundred|thousand|million|billion|trillion|bn|mn)\b|(?P<tight>[kmb]n?)\b)?"
    rf"(?P<rest>(?:\s?%|[\s-]+(?:of\s+|a\s+)?[A-Za-z][\w’'-]*){{0,3}})",
    re.IGNORECASE,
)
_NUMERAL = rf"\d|\b(?:{_WORDS}|{'|'.join(VAGUE)}|a (?:hundred|thousand|million|decade|century))"
_MAYBE = re.compile(_NUMERAL)
"""For lower case: three times as quick as for either."""
_DIGIT = re.compile(r"\d")
_LETTERS = re.compile("[a-z]+")
_NUMERALS = frozenset([*ONES[1:], *TENS, *VAGUE, *LARGE, "decade", "century"])
_WORD = re.compile(r"%|[A-Za-z][\w’'-]*")


@dataclass(frozen=True, slots=True)
class Quantity:
    """An amount of something."""

    span: Span
    """Figure and unit."""
    low: float
    high: float
    unit: str
    """Stem of what is counted, or a common name for a measure."""

    def agrees(self, other: Quantity) -> bool:
        """Whether one figure could be both, rounding allowed."""
        slack = TOLERANCE * max(abs(self.high), abs(other.high))
        return self.low <= other.high + slack and other.low <= self.high + slack

    def normalised(self) -> str:
        """The amount for people and programs: `157000 barrel`, `20–99 people`."""
        numbers = f"{self.low:g}" if self.low == self.high else f"{self.low:g}–{self.high:g}"
        return f"{numbers} {self.unit}"


def quantities(text: str, span: Span) -> Iterator[Quantity]:
    """Every amount with a unit in a span of `text`; years and days of the month left out."""
    at, plain = span.start, _lower(text)
    # Amounts are looked for only near a number: the pattern for them takes far longer.
    while near := _MAYBE.search(plain, at, span.end):
        match = _AMOUNT.search(text, max(at, near.start() - BEFORE), span.end)
        if match is None:
            return
        found = _quantity(match, span)
        if found is not None:
            yield found
        at = match.end()


@lru_cache(maxsize=32)
def _lower(text: str) -> str:
    """The text in lower case, letter for letter: a few letters would become two."""
    plain = text.lower()
    if len(plain) == len(text):
        return plain
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def may_count(words: str) -> bool:
    """Whether there may be an amount; quick, and never wrongly `False`."""
    if _DIGIT.search(words) is not None:
        return True
    return not _NUMERALS.isdisjoint(_LETTERS.findall(words.lower()))


def _quantity(match: re.Match[str], span: Span) -> Quantity | None:
    amount = _amount(match)
    if amount is None:
        return None
    low, high = amount
    money = match["money"]
    if money:
        end = match.start("rest")
        unit, scale = MONEY[money], 1.0
    else:
        named = _unit(match)
        if named is None:
            return None
        unit, scale, end = named
    if match["figure"] and 1900 <= low <= 2100 and unit not in ("percent", "barrel", "dollar"):
        return None
    low, high = _bounded(low * scale, high * scale, _bound(match["bound"] or ""))
    start = match.start("money") if money else _start(match)
    return Quantity(Span(start, end, span.field), low, high, unit)


def _start(match: re.Match[str]) -> int:
    return min(match.start(name) for name in ("figure", "word", "vague") if match[name])


def _amount(match: re.Match[str]) -> tuple[float, float] | None:
    large = (match["large"] or match["tight"] or "").lower()
    times = LARGE.get(large, 1.0)
    if match["figure"]:
        low = float(match["figure"].replace(",", ""))
        high = float(match["upper"].replace(",", "")) if match["upper"] else low
        return (low * times, high * times) if low <= high else None
    if match["word"]:
        number = sum(SMALL[part] for part in match["word"].lower().split("-"))
        return number * times, number * times
    vague = match["vague"].lower().strip()
    low, high = VAGUE.get(vague, (1, 1))
    return low * times, high * times


def _unit(match: re.Match[str]) -> tuple[str, float, int] | None:
    """Unit, scale and end: the first word after the number that is no filler, two at most."""
    looked = 0
    for word in _WORD.finditer(match.string, match.start("rest"), match.end("rest")):
        plain = word.group().lower()
        if plain in FILLERS and looked == 0:
            continue
        if plain in SMALL:
            return None
        if plain in UNITS:
            return UNITS[plain], SCALES.get(plain, 1.0), word.end()
        if is_stop_word(word.group()) or plain in NO_UNITS or plain in LARGE:
            return None
        looked += 1
        if plain in CASUALTIES:
            return CASUALTIES[plain], 1.0, word.end()
        if plain.endswith("s") or plain in ("men", "women", "children"):
            return root(plain), 1.0, word.end()
        if looked == 2:
            return None
    return None


def _bound(words: str) -> str:
    """“More than a ” and “more than” alike."""
    return re.sub(r"\s+an?$", "", words.strip().lower())


def _bounded(low: float, high: float, bound: str) -> tuple[float, float]:
    if bound in ("more than", "over", "at least"):
        return low, high * 1.5
    if bound in ("up to", "less than", "fewer than"):
        return low * 0.5, high
    if bound:
        return low * 0.9, high * 1.1
    return low, high
