"""Scrolling by letting the terminal move the rows it already shows: far fewer bytes."""

from __future__ import annotations

from collections.abc import Sequence

from textual.geometry import Region
from textual.widget import Widget

FEWEST_KEPT = 4
"""Rows that must stay on screen for moving them to be worth it."""


def shift_of(before: Sequence[object], after: Sequence[object]) -> int:
    """How many rows up (above 0) or down what was on screen moved; 0 for not at all or too far."""
    if not before or not after:
        return 0
    most = max(0, min(len(before), len(after)) - FEWEST_KEPT)
    for lines in range(1, most + 1):
        if before[lines] == after[0] and list(before[lines:]) == list(after[: len(before) - lines]):
            return lines
        if after[lines] == before[0] and list(after[lines:]) == list(before[: len(after) - lines]):
            return -lines
    return 0


def move_rows(widget: Widget, lines: int, head: int) -> bool:
    """Let the terminal move the rows of a full-width widget below its first `head` ones.

    Returns:
        Whether it was done; if so, only the rows that came into view need painting.
    """
    app, region = widget.app, widget.region
    driver = app._driver
    is_whole = region.x == 0 and region.width == app.size.width
    # Rows still waiting to be painted would be moved unpainted.
    is_waiting = bool(widget._repaint_regions or widget.screen._compositor._dirty_regions)
    if not lines or driver is None or app.is_headless or not is_whole or is_waiting:
        return False
    if widget.screen is not app.screen or app._notifications:
        return False
    top, way = region.y + head + 1, "M" if lines > 0 else "L"
    driver.write(f"\x1b[{top};{region.bottom}r\x1b[{top};1H\x1b[{abs(lines)}{way}\x1b[r")
    # What is remembered of other rows stands at other places now.
    widget._styles_cache.clear()
    return True


def revealed(widget: Widget, lines: int, head: int) -> Region:
    """The rows that came into view."""
    top = widget.size.height - lines if lines > 0 else head
    return Region(0, top, widget.size.width, abs(lines))
