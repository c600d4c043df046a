"""What goes to the terminal, in fewer bytes: a style is told only as far as it changes."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from rich.console import Console, RenderableType
from textual._compositor import ChopsUpdate
from textual.driver import Driver

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
    """A partial update that writes what is to be repainted, not all that stands left of it."""

    def render_segments(self, console: Console) -> str:
        written = []
        for y, first, last in self.spans:
            for end, (x, strip) in zip(self.chop_ends[y], self.chops[y].items(), strict=False):
                if strip is not None and x < last and end > first:
                    start = max(x, first)
                    part = strip.crop(start - x, min(end, last) - x)
                    written.append(f"\x1b[{y + 1};{start + 1}H{part.render(console)}")
        return "".join(written)


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
