"""Lets the terminal itself move rows that are already on screen: far fewer bytes than painting."""

from __future__ import annotations

from textual.geometry import Region
from textual.widget import Widget


def scroll_rows(widget: Widget, lines: int) -> bool:
    """Move a full-width widget's rows up (`lines` above 0) or down in the terminal.

    Returns:
        Whether it was done; if so, only the rows that came into view need painting.
    """
    app, region = widget.app, widget.region
    driver = app._driver
    is_whole = region.x == 0 and region.width == app.size.width and region.height > abs(lines)
    if driver is None or app.is_headless or not is_whole or not _is_uncovered(widget):
        return False
    # Index and reverse index at the margins: every terminal has them, unlike SU and SD.
    row, move = (region.bottom, "\x1bD") if lines > 0 else (region.y + 1, "\x1bM")
    margins = f"\x1b[{region.y + 1};{region.bottom}r"
    driver.write(f"{margins}\x1b[{row};1H{move * abs(lines)}\x1b[r")
    return True


def revealed(widget: Widget, lines: int) -> Region:
    """The rows that came into view after moving by so many lines."""
    height = abs(lines)
    top = widget.size.height - height if lines > 0 else 0
    return Region(0, top, widget.size.width, height)


def _is_uncovered(widget: Widget) -> bool:
    app = widget.app
    return widget.screen is app.screen and not app._notifications and not widget.screen.is_modal
