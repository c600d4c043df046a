"""The smallest parts of a query: words, phrases, wildcards, fuzzy words, dates and numbers."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from datetime import date
from typing import Protocol

from irnk_tui.search import expressions
from irnk_tui.search.days import days
from irnk_tui.search.names import EXPRESSION_FIELDS, FIELDS, nearest
from irnk_tui.search.scanning import CLOSERS, Scanner
from irnk_tui.search.tokens import tokens
from irnk_tui.search.tree import (
    All,
    DateRange,
    Expression,
    FieldQuery,
    Fuzzy,
    NumberRange,
    Phrase,
    Query,
    Wildcard,
    Word,
    walk,
)

_SLOP = re.compile(r"~(\d{1,3})(?=[\s()^]|$)")
_FACTOR = re.compile(r"\^(\d{1,4}(?:\.\d{1,3})?)(?=[\s)^]|$)")
_NUMBERS = re.compile(r"\[\s*(\d+)\s+TO\s+(\d+)\s*\]|(\d*)\.\.(\d*)|(>=|<=|>|<)?\s*(\d+)")
_SCHEME = re.compile(r"https?://", re.IGNORECASE)
_EXPRESSION = re.compile(r"/[^/\s]*[\[\]|+*?^${}.\\(][^/\s]*/(?=[\s)]|$)")
_FREE_FIELDS = frozenset(FIELDS) - {"title", "body", "source", "author"}


class Reading(Protocol):
    """What a leaf needs of the parser."""

    scan: Scanner
    today: date
    hints: list[str]
    field_name: str


Letters = list[tuple[str, bool]]


def leaf(reading: Reading, start: int) -> Query:
    """A phrase, an exact form, a wildcard, a fuzzy word or a plain word."""
    scan = reading.scan
    is_exact = scan.peek() == "=" and scan.text[start + 1 : start + 2] in CLOSERS
    if is_exact:
        scan.take("=")
    if scan.peek() in CLOSERS:
        return _phrase(reading, start, is_exact)
    if scan.peek() == "/" and reading.field_name in EXPRESSION_FIELDS:
        return _expression(reading, start)
    if _EXPRESSION.match(scan.text, start) and not reading.field_name:
        better = f"{scan.text[:start]}body:{scan.text[start:]}"
        scan.fail("an expression between slashes needs a field", start, suggestion=better)
    return _word(reading, start, scan.word())


def factor(reading: Reading) -> float | None:
    """The number of `^2`, when one follows."""
    found = _FACTOR.match(reading.scan.text, reading.scan.at)
    if not found:
        return None
    reading.scan.at = found.end()
    return float(found[1])


def ranged(reading: Reading, name: str, start: int) -> Query:
    """The value of `date:`, `updated:` or `words:`."""
    value = reading.scan.raw_value()
    if name == "words":
        found: Query = _numbers(reading, value, start)
    else:
        found = _dates(reading, name, value, start)
    reading.scan.skip_spaces()
    return found


def check_choice(reading: Reading, name: str, part: Query, choices: Sequence[str]) -> None:
    """Refuse a value that a field with a closed list does not know."""
    for one in walk(part):
        if choices and isinstance(one, Word | Phrase) and one.text.lower() not in choices:
            near = nearest(one.text, tuple(choices))
            tail = f"{name}: knows {', '.join(choices)}"
            at, end = one.place
            text = reading.scan.text
            better = f"{text[:at]}{near}{text[end:]}" if near else ""
            reading.scan.fail(f"“{one.text}” is not known; {tail}", at, suggestion=better)


def _phrase(reading: Reading, start: int, is_exact: bool) -> Query:
    scan = reading.scan
    text = " ".join(scan.quoted().split())
    slop = _SLOP.match(scan.text, scan.at)
    if slop:
        scan.at = slop.end()
    place = (start, scan.at)
    count = _searchable(reading, text, start)
    words = int(slop[1]) if slop else 0
    if count <= 1 and " " not in text and not words:
        return Word(text, is_exact, place=place)
    return Phrase(text, words, is_exact, place=place)


def _expression(reading: Reading, start: int) -> Query:
    scan = reading.scan
    end = scan.text.find("/", start + 1)
    if end < 0:
        scan.fail("this expression is not closed", start, suggestion=scan.text + "/")
    pattern = scan.text[start + 1 : end]
    try:
        expressions.read(pattern)
    except ValueError as error:
        scan.fail(str(error), start)
    if not any(letter.isalnum() for letter in pattern):
        scan.fail("an expression needs a letter or digit", start)
    scan.at = end + 1
    return Expression(pattern, place=(start, scan.at))


def _word(reading: Reading, start: int, letters: Letters) -> Query:
    scan = reading.scan
    plain = "".join(letter for letter, _ in letters)
    if not reading.field_name and _SCHEME.match(plain):
        reading.hints.append("The address is looked for in url:.")
        return FieldQuery("url", Word(plain, place=(start, scan.at)), place=(start, scan.at))
    letters = _without_factor(scan, letters)
    if found := _fuzzy(reading, start, letters):
        return found
    letters = _without_question(reading, letters)
    text = "".join(letter for letter, _ in letters)
    place = (start, scan.at)
    if any(letter in "*?" and not escaped for letter, escaped in letters):
        return _wildcard(reading, start, letters)
    _searchable(reading, text, start)
    _mention_operators(reading, text, letters)
    return Word(text, place=place)


def _without_factor(scan: Scanner, letters: Letters) -> Letters:
    """Step back before a `^2` that was read as part of the word."""
    carets = [at for at, pair in enumerate(letters) if pair == ("^", False) and at]
    for at in carets:
        back = scan.at - sum(1 + escaped for _, escaped in letters[at:])
        found = _FACTOR.match(scan.text, back)
        if found:
            scan.at = back
            return letters[:at]
    return letters


def _without_question(reading: Reading, letters: Letters) -> Letters:
    ends = len(letters) > 1 and letters[-1] == ("?", False) and letters[-2][0] not in "*?"
    if not ends:
        return letters
    reading.hints.append("A “?” at the end of a word is read as a question mark; use * there.")
    return letters[:-1]


def _fuzzy(reading: Reading, start: int, letters: Letters) -> Query | None:
    marks = [at for at, pair in enumerate(letters) if pair == ("~", False)]
    if not marks or not marks[-1]:
        return None
    text = "".join(letter for letter, _ in letters[: marks[-1]])
    number = "".join(letter for letter, _ in letters[marks[-1] + 1 :])
    if not (number == "" or (number.isascii() and number.isdigit() and len(number) < 4)):
        return None
    better = reading.scan.text[:start] + text + "~2" + reading.scan.text[reading.scan.at :]
    if number and int(number) not in (1, 2):
        reading.scan.fail("a fuzzy word allows 1 or 2 changes", start, suggestion=better)
    if len(list(tokens(text))) != 1 or any(letter in "*?" for letter in text):
        reading.scan.fail("~ follows a single word", start)
    distance = int(number) if number else (1 if len(text) < 6 else 2)
    return Fuzzy(text, distance, place=(start, reading.scan.at))


def _wildcard(reading: Reading, start: int, letters: Letters) -> Query:
    pattern = "".join(letter for letter, _ in letters)
    place = (start, reading.scan.at)
    if pattern == "*":
        return All(place=place)
    if any(escaped and letter in "*?" for letter, escaped in letters):
        reading.scan.fail("a word cannot have both * and \\*", start)
    literal = [c for c in pattern if unicodedata.category(c)[0] in "LN"]
    wide = any("\u3040" <= char <= "\ud7af" for char in literal)
    if len(literal) < (1 if wide else 2):
        reading.scan.fail("* and ? need at least 2 letters beside them", start)
    if len(literal) > 200:
        reading.scan.fail("a word with * or ? has at most 200 letters", start)
    while "**" in pattern:
        pattern = pattern.replace("**", "*")
    return Wildcard(pattern, place=place)


def _searchable(reading: Reading, text: str, start: int) -> int:
    """How many words a text has; a text without any is refused, save in fields of free values."""
    count = sum(1 for _ in tokens(text))
    if not count and (reading.field_name not in _FREE_FIELDS or not text):
        reading.scan.fail(f"“{text[:20]}” has no letter or digit to search for", start)
    return count


def _mention_operators(reading: Reading, text: str, letters: Letters) -> None:
    plain = not any(escaped for _, escaped in letters)
    if plain and text in ("and", "or", "not", "near", "adj"):
        reading.hints.append(
            f"“{text}” is searched as a word; write {text.upper()} for the operator."
        )


def _dates(reading: Reading, name: str, value: str, start: int) -> Query:
    found = days(value, reading.today)
    if found is None:
        example = f"{reading.today.year}-03"
        message = f"“{value}” is not a date; write {example}, {example}-01..{example}-07 or 7d.."
        reading.scan.fail(message, start)
    if any(char.isalpha() for char in value.replace("TO", "")):
        first, last = (day.isoformat() if day else "" for day in found)
        shown = first if first == last else f"{first}..{last}"
        reading.hints.append(f"{name}:{value} is {shown}.")
    return DateRange(*found, name, place=(start, reading.scan.at))


def _numbers(reading: Reading, value: str, start: int) -> Query:
    found = _NUMBERS.fullmatch(value.strip())
    low = high = None
    if found and found[1]:
        low, high = int(found[1]), int(found[2])
    elif found and found[6]:
        sign, number = found[5] or "", int(found[6])
        low = None if sign.startswith("<") else number + (sign == ">")
        high = None if sign.startswith(">") else number - (sign == "<")
    elif found:
        low, high = (int(part) if part else None for part in (found[3], found[4]))
    if (low is None and high is None) or (low is not None and high is not None and low > high):
        reading.scan.fail(f"“{value}” is not a number of words; write 500.. or 100..500", start)
    return NumberRange("words", low, high, place=(start, reading.scan.at))
