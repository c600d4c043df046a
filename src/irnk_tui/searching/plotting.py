"""A histogram drawn in characters."""

from __future__ import annotations

from irnk_tui.searching.histogram import Bar, Histogram

EIGHTHS = " ▏▎▍▌▋▊▉"


def plotted(found: Histogram, width: int) -> list[str]:
    """One line for each period: its name, a bar, matching documents of all documents.

    Args:
        width: Cells of the longest bar.
    """
    most = max((bar.count for bar in found.bars), default=0)
    digits = len(str(most))
    return [
        f"{bar.period}  {drawn(bar, most, width):<{width}}"
        f"  {bar.count:>{digits}} of {bar.documents}"
        for bar in found.bars
    ]


def drawn(bar: Bar, most: int, width: int) -> str:
    """A bar in eighths of a cell; the highest fills the width, and none but zero is empty."""
    eighths = round(bar.count * width * 8 / most) if most else 0
    eighths = max(eighths, 1) if bar.count else 0
    return ("█" * (eighths // 8) + EIGHTHS[eighths % 8]).rstrip()
