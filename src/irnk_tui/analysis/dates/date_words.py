"""The English words that dates are told in."""

from __future__ import annotations

MONTHS = {
    "january": 1, "jan": 1, "february": 2, "feb": 2, "march": 3, "mar": 3, "april": 4, "apr": 4,
    "may": 5, "june": 6, "jun": 6, "july": 7, "jul": 7, "august": 8, "aug": 8, "september": 9,
    "sept": 9, "sep": 9, "october": 10, "oct": 10, "november": 11, "nov": 11, "december": 12,
    "dec": 12,
}  # fmt: skip
WEEKDAYS = {
    "monday": 0, "tuesday": 1, "wednesday": 2, "thursday": 3, "friday": 4, "saturday": 5,
    "sunday": 6,
}  # fmt: skip
SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}
"""The month each season starts in, on the northern half of the earth."""
DECADES = {
    "twenties": 20, "thirties": 30, "forties": 40, "fifties": 50, "sixties": 60, "seventies": 70,
    "eighties": 80, "nineties": 90,
}  # fmt: skip
NUMBERS = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
    "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "fifteen": 15, "twenty": 20,
    "thirty": 30, "a couple of": 2, "couple of": 2,
}  # fmt: skip
PARTS = {
    "early": (0.0, 0.4), "the start of": (0.0, 0.34), "the beginning of": (0.0, 0.34),
    "mid": (0.33, 0.67), "the middle of": (0.33, 0.67), "late": (0.66, 1.0),
    "the end of": (0.66, 1.0), "the first half of": (0.0, 0.5), "the second half of": (0.5, 1.0),
    "first half of": (0.0, 0.5), "second half of": (0.5, 1.0),
    "the first quarter of": (0.0, 0.25), "the second quarter of": (0.25, 0.5),
    "the third quarter of": (0.5, 0.75), "the fourth quarter of": (0.75, 1.0),
}  # fmt: skip
"""Which share of a month, season, year or decade the words stand for."""
NEAR_DAYS = {
    "today": 0, "tonight": 0, "this morning": 0, "this afternoon": 0, "this evening": 0,
    "yesterday": -1, "last night": -1, "tomorrow": 1, "overnight": 0,
}  # fmt: skip
