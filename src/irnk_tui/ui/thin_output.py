"""What goes to the terminal, in fewer bytes: a style is told only as far as it changes."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from rich.console import Console, RenderableType
from rich.segment import Segment
from rich.style import Style
from textual._compositor import ChopsUpdate
from textual.driver import Driver
from textual.strip import Strip

_STYLE = re.compile(r"(\x1b\[[0-9;]*m)")
_MOVE = r"\x1b\[\d+;\d+H"
_MOVES = re.compile(f"(?:{_MOVE})*")
_NEEDLESS_BREAK = re.compile(rf"\n(?={_MOVE})")
_BLANKS = re.compile(" {13,}")
_NEEDLESS_STEP = re.compile(rf"\x1b\[\d+C((?:\x1b\[[0-9;]*m)*{_MOVE})")
_OFF = {1: 22, 2: 22, 3: 23, 4: 24, 5: 25, 7: 27, 9: 29, 21: 24}
"""What ends each shape of letters; bold and faint end together."""
REVERSE = 7
SEEN_ON_BLANKS = frozenset({4, REVERSE, 9, 21})
BARS = "│▌"
"""What stands below each other on screen, line after line."""
FEWEST_BARS = 3
Bar = tuple[int, str, Style | None]
"""Its column, sign and style."""


@dataclass(frozen=True, slots=True)
class Look:
    """How letters look: shapes, colour and background, as a terminal's codes."""

    shapes: frozenset[int] = frozenset()
    colour: str = ""
    ground: str = ""

    def codes(self) -> list[str]:
        """Everything that makes the look, from a plain one."""
        return [*map(str, sorted(self.shapes)), *filter(None, (self.colour, self.ground))]


PLAIN = Look()


class Narrow(ChopsUpdate):
    """A partial update that writes what is to be repainted, not all that stands left of it.

    Bars that stand below each other are drawn downwards, after the words: between the words of
    every line they would change the colour twice.
    """

    def render_segments(self, console: Console) -> str:
        parts = list(self._parts())
        bars = _bars(parts)
        lines = [_without(part, bars).render(console) for part in parts]
        moves = [f"\x1b[{part.y + 1};{part.x + 1}H" for part in parts]
        written = [move + line for move, line in zip(moves, lines, strict=True)]
        for (x, sign, style), rows in bars.items():
            text = "\x1b[B\x1b[D".join(sign * len(rows))
            drawn = Strip([Segment(text, style)]).render(console)
            written.append(f"\x1b[{rows[0] + 1};{x + 1}H{drawn}")
        return "".join(written)

    def _parts(self) -> Iterator[Part]:
        for y, first, last in self.spans:
            for end, (x, strip) in zip(self.chop_ends[y], self.chops[y].items(), strict=False):
                if strip is not None and x < last and end > first:
                    start = max(x, first)
                    yield Part(y, start, strip.crop(start - x, min(end, last) - x))


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a line that is repainted."""

    y: int
    x: int
    strip: Strip

    def bars(self) -> Iterator[tuple[int, Bar]]:
        """Which of its pieces are bars: the piece's number, and where it stands."""
        x = self.x
        for number, segment in enumerate(self.strip):
            sign = segment.text.strip(" ")
            if sign in BARS and sign:
                yield number, (x + segment.text.index(sign), sign, segment.style)
            x += segment.cell_length


def _bars(parts: Sequence[Part]) -> dict[Bar, list[int]]:
    """Bars with the lines they stand in, where these follow each other and are several."""
    found: dict[Bar, list[int]] = {}
    for part in parts:
        for _, bar in part.bars():
            found.setdefault(bar, []).append(part.y)
    return {
        bar: rows
        for bar, rows in found.items()
        if len(rows) >= FEWEST_BARS and rows == list(range(rows[0], rows[0] + len(rows)))
    }


def _without(part: Part, bars: Container[Bar]) -> Strip:
    """The strip of a part, with blanks where bars are drawn later."""
    drawn = {number: bar for number, bar in part.bars() if bar in bars}
    if not drawn:
        return part.strip
    pieces = list(part.strip)
    for number, (_, sign, _) in drawn.items():
        text = pieces[number].text.replace(sign, " ")
        pieces[number] = Segment(text, pieces[number].style)
    return Strip(pieces, part.strip.cell_length)


def narrowed(update: RenderableType | None) -> RenderableType | None:
    """The same update in fewer bytes, where it is a partial one."""
    if type(update) is not ChopsUpdate:
        return update
    return Narrow(update.chops, update.spans, update.chop_ends)


def thin(driver: type[Driver]) -> type[Driver]:
    """The same driver, writing fewer bytes."""

    def write(self: Any, data: str) -> None:
        driver.write(self, thinned(data, erases=can_erase()))

    return type(f"Thin{driver.__name__}", (driver,), {"write": write})


@cache
def can_erase() -> bool:
    """Whether the terminal is known to fill what it erases with the background in force."""
    try:
        import curses
    except ImportError:
        return False
    try:
        curses.setupterm()
    except (curses.error, ValueError, OSError):
        return False
    return curses.tigetflag("bce") > 0 and bool(curses.tigetstr("ech"))


def thinned(data: str, *, erases: bool = False) -> str:
    """The same screen from fewer bytes.

    Args:
        data: What starts and ends in the plain style, as each write of Textual's does. Where it
            holds a style that is not known here, it is given back as it is.
        erases: Runs of blanks may be erased instead of written.
    """
    written: list[str] = []
    now = wanted = PLAIN
    for piece in _STYLE.split(_NEEDLESS_BREAK.sub("", data)):
        if _STYLE.match(piece):
            look = _look(piece[2:-1], wanted)
            if look is None:
                return data
            wanted = look
            continue
        words = piece[_MOVES.match(piece).end() :]  # type: ignore[union-attr]
        if words:
            after = _on_blanks(now, wanted) if not words.strip(" ") else wanted
            written.append(_change(now, after))
            now = after
            if erases and not SEEN_ON_BLANKS & now.shapes:
                piece = _BLANKS.sub(_erased, piece)
        written.append(piece)
    return _NEEDLESS_STEP.sub(r"\1", "".join((*written, _change(now, wanted))))


def _erased(blanks: re.Match[str]) -> str:
    return f"\x1b[{len(blanks[0])}X\x1b[{len(blanks[0])}C"


@lru_cache(maxsize=4096)
def _look(codes: str, before: Look) -> Look | None:
    """The look after some codes; `None` when one of them is not known."""
    shapes, colour, ground = set(before.shapes), before.colour, before.ground
    parts = [part or "0" for part in codes.split(";")]
    while parts:
        number = int(parts[0])
        size = 1 if number not in (38, 48) else {"5": 3, "2": 5}.get("".join(parts[1:2]), 9)
        code, parts = ";".join(parts[:size]), parts[size:]
        if number == 0:
            shapes, colour, ground = set(), "", ""
        elif number in _OFF:
            shapes.add(number)
        elif 30 <= number <= 38 or 90 <= number <= 97:
            colour = code
        elif 40 <= number <= 48 or 100 <= number <= 107:
            ground = code
        else:
            return None
    return Look(frozenset(shapes), colour, ground)


def _on_blanks(now: Look, wanted: Look) -> Look:
    """The look that spaces need: no more than what shows on them is changed."""
    if SEEN_ON_BLANKS & wanted.shapes or REVERSE in now.shapes:
        return wanted
    return Look(now.shapes - SEEN_ON_BLANKS, now.colour, wanted.ground)


@lru_cache(maxsize=4096)
def _change(now: Look, wanted: Look) -> str:
    """The shortest codes from one look to another."""
    if now == wanted:
        return ""
    ended = {_OFF[shape] for shape in now.shapes - wanted.shapes}
    kept = {shape for shape in now.shapes & wanted.shapes if _OFF[shape] not in ended}
    codes = [*map(str, sorted(ended)), *map(str, sorted(wanted.shapes - kept))]
    if now.colour != wanted.colour:
        codes.append(wanted.colour or "39")
    if now.ground != wanted.ground:
        codes.append(wanted.ground or "49")
    return min(f"\x1b[{';'.join(codes)}m", f"\x1b[{';'.join(['0', *wanted.codes()])}m", key=len)
