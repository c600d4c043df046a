"""A growth curve as a picture: both axes logarithmic, with the line of n to the power of 1.2."""

from __future__ import annotations

from collections.abc import Sequence
from math import log10

WIDTH, HEIGHT, EDGE = 640, 400, 60


def plot(figures: Sequence[dict[str, float]]) -> str:
    """An SVG of seconds over documents, and of the peak of memory beside each point."""
    counts = [f["documents"] for f in figures]
    seconds = [f["cpu_seconds"] for f in figures]
    low = (log10(min(counts)) - 0.2, log10(min(seconds)) - 0.3)
    high = (log10(max(counts)) + 0.3, log10(max(seconds)) + 0.6)

    def place(count: float, second: float) -> tuple[float, float]:
        x = (log10(count) - low[0]) / (high[0] - low[0])
        y = (log10(second) - low[1]) / (high[1] - low[1])
        return EDGE + x * (WIDTH - 2 * EDGE), HEIGHT - EDGE - y * (HEIGHT - 2 * EDGE)

    limit = [(c, seconds[0] * (c / counts[0]) ** 1.2) for c in counts]
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" '
        'font-family="sans-serif" font-size="12">',
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="white"/>',
        _line([place(*p) for p in limit], "#999", "4 4"),
        _line([place(c, s) for c, s in zip(counts, seconds, strict=True)], "#0072b2", ""),
    ]
    for figure, count, second in zip(figures, counts, seconds, strict=True):
        x, y = place(count, second)
        words = f"{count:,.0f}: {second:,.0f} s, {figure['peak_mb']:,.0f} MB"
        parts.append(f'<circle cx="{x:.0f}" cy="{y:.0f}" r="4" fill="#0072b2"/>')
        side = "end" if x > WIDTH / 2 else "start"
        parts.append(f'<text x="{x:.0f}" y="{y + 22:.0f}" text-anchor="{side}">{words}</text>')
    x, y = place(*limit[-1])
    parts.append(f'<text x="{x - 20:.0f}" y="{y - 8:.0f}" fill="#666">n^1.2</text>')
    parts.append(
        f'<text x="{EDGE}" y="{EDGE - 24}" font-size="14">CPU seconds to group n documents, '
        "both axes logarithmic</text></svg>"
    )
    return "\n".join(parts) + "\n"


def _line(points: Sequence[tuple[float, float]], colour: str, dashes: str) -> str:
    path = " ".join(f"{x:.0f},{y:.0f}" for x, y in points)
    return (
        f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="2" '
        f'stroke-dasharray="{dashes}"/>'
    )
