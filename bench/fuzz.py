"""Strings of every kind asked of an index: each must be answered or refused at a place in time.

    python bench/fuzz.py FOLDER --engine whoosh [--strings 5000] [--seed 1]

FOLDER holds an index that bench/search.py built. Told are how many strings were tried, how many
were answered, refused and cut short by the deadline of two seconds, the slowest in CPU and in wall
seconds, and how long searches went on after they were called off.
"""

from __future__ import annotations

import argparse
import random
import time
from datetime import date
from pathlib import Path

from irnk_tui.model.errors import QueryError
from irnk_tui.search.opening import open_engine
from irnk_tui.search.query import parse, to_text
from search import KEY

TODAY = date(2026, 1, 1)
PIECES = """
iran the of north korea trump* *ssile s?nction pyongyang~ khamenei~2 "north korea" "the united states"~5
NEAR/3 ADJ OR NOT - ( ) " ~ oil bank kim nuclear^2 tank* iran NEAR/5 summit title: body: lead: source: date: words: lang: id:
/ab.*/ /[a-z]+s?/ body:/.*a.*e.*/ title:/(a|b)c/ body:(the date:2018 date:..2017 date:[ words:500..
北朝鮮 북한 کتاب é \\ \\" [ ] { } .. : = a* *a* ab* q?w* U.S. don't 1,500 𐍈 ‮ entity:x is:unread
"""  # noqa: E501
EXTREMES = [
    "(" * 500,
    "a" * 5000,
    " OR ".join(["the"] * 900),
    "x" * 1_000_000,
    "NOT " * 3000 + "a",
    "\0",
    "*",
    '"' + "the of " * 700 + '"',
    " NEAR/50 ".join(["the", "of", "and", "to"] * 8),
    " ".join(f"{a}{b}*" for a in "abcdefgh" for b in "aeiou"),
    '"the of and a to in"~40',
    "body:/" + "[a-z]*" * 3 + "/",
    " OR ".join(f"*{a}e*" for a in "abcdefghijklmno"),
]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--engine", default="whoosh")
    parser.add_argument("--strings", type=int, default=5000)
    parser.add_argument("--seed", type=int, default=1)
    chosen = parser.parse_args()
    engine = open_engine(chosen.folder, name=chosen.engine, key=KEY)
    chance = random.Random(chosen.seed)
    told = {"tried": 0, "answered": 0, "refused": 0, "cut short": 0}
    slowest, longest, late = (0.0, ""), (0.0, ""), 0.0
    for number in range(chosen.strings):
        text = EXTREMES[number] if number < len(EXTREMES) else made(chance)
        told["tried"] += 1
        began, cpu = time.monotonic(), time.process_time()
        try:
            query = parse(text, today=TODAY)
            assert parse(to_text(query), today=TODAY) == query, text
            told["cut short"] += engine.search(query, limit=20).is_partial
            told["answered"] += 1
        except QueryError as error:
            told["refused"] += is_in(error.position, text)
            query = None
        slowest = max(slowest, (time.process_time() - cpu, text[:60]))
        longest = max(longest, (time.monotonic() - began, text[:60]))
        if query is not None and number % 10 == 0:
            end = time.monotonic() + 0.02
            engine.search(query, limit=20, is_cancelled=lambda end=end: time.monotonic() > end)
            late = max(late, time.monotonic() - end)
    print(", ".join(f"{count:,} {what}" for what, count in told.items()))
    print(f"slowest: {slowest[0]:.2f} CPU s ({slowest[1]!r}), {longest[0]:.2f} s ({longest[1]!r})")
    print(f"after being called off: at most {late:.2f} s")


def is_in(position: int, text: str) -> bool:
    assert 0 <= position <= len(text), text
    return True


def made(chance: random.Random) -> str:
    """A few pieces of the language, joined and damaged."""
    pieces = PIECES.split()
    text = chance.choice((" ", " ", "")).join(chance.choices(pieces, k=chance.randint(1, 12)))
    for _ in range(chance.choice((0, 0, 1, 3))):
        at = chance.randrange(len(text) + 1)
        letter = chr(chance.choice((chance.randrange(32, 127), chance.randrange(1, 0x10FFFF))))
        text = text[:at] + letter + text[at + chance.choice((0, 1)) :]
    return text


if __name__ == "__main__":
    main()
