"""How the time of a search grows with the corpus: small charts in one SVG."""

from __future__ import annotations

import math
from typing import Any

COLOURS = {"whoosh": "#0072b2", "tantivy": "#d55e00", "fts5": "#009e73", "ripgrep": "#666666"}
DASHES = {"whoosh": "", "tantivy": "6 3", "fts5": "2 3", "ripgrep": "9 3 2 3"}
WIDE, HIGH, ACROSS = 230, 170, 4
LEAST, MOST = 0.1, 100_000.0


def drawn(rows: list[dict[str, Any]], kinds: list[str]) -> str:
    """95th percentile in CPU milliseconds over the number of documents, both logarithmic."""
    charts = [_chart(rows, kind, at) for at, kind in enumerate(kinds)]
    high = math.ceil(len(kinds) / ACROSS) * HIGH + 40
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDE * ACROSS} {high}" '
        'font-family="sans-serif" font-size="11" role="img">\n'
        "<title>95th percentile of a search in CPU milliseconds by number of documents</title>\n"
        f'<rect width="100%" height="100%" fill="white"/>\n{"".join(charts)}{_legend(high)}</svg>\n'
    )


def _chart(rows: list[dict[str, Any]], kind: str, at: int) -> str:
    left, top = at % ACROSS * WIDE, at // ACROSS * HIGH
    counts = sorted({row["documents"] for row in rows})
    parts = [f'<g transform="translate({left},{top})">\n<text x="45" y="16" font-weight="bold">'
             f"{kind}</text>\n"]  # fmt: skip
    for power in range(-1, 6, 2):
        y = _y(10.0**power)
        shown = f"{10.0**power:,g}"
        parts.append(f'<path d="M45 {y:.1f}H220" stroke="#ddd"/><text x="40" y="{y + 4:.1f}" '
                     f'text-anchor="end" fill="#555">{shown}</text>\n')  # fmt: skip
    for count in counts:
        x = _x(count, counts)
        parts.append(f'<text x="{x:.1f}" y="160" text-anchor="middle" fill="#555">'
                     f"{count // 1000}k</text>\n")  # fmt: skip
    parts.append(f'<path d="M45 {_y(100):.1f}H220" stroke="#c33" stroke-dasharray="1 2"/>\n')
    for engine, colour in COLOURS.items():
        points = [(_x(row["documents"], counts), _y(row["times"][kind])) for row in rows
                  if row["engine"] == engine and kind in row["times"]]  # fmt: skip
        path = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
        parts.append(f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="2" '
                     f'stroke-dasharray="{DASHES[engine]}"/>\n')  # fmt: skip
        parts += [f'<circle cx="{x:.1f}" cy="{y:.1f}" r="2.5" fill="{colour}"/>\n'
                  for x, y in points]  # fmt: skip
    return "".join([*parts, "</g>\n"])


def _x(count: int, counts: list[int]) -> float:
    reach = math.log(counts[-1] / counts[0]) or 1.0
    return 60 + 145 * math.log(count / counts[0]) / reach


def _y(milliseconds: float) -> float:
    value = min(MOST, max(LEAST, milliseconds))
    return 145 - 120 * math.log(value / LEAST) / math.log(MOST / LEAST)


def _legend(high: int) -> str:
    parts = []
    for at, (engine, colour) in enumerate(COLOURS.items()):
        x = 45 + at * 130
        parts.append(f'<path d="M{x} {high - 18}h30" stroke="{colour}" stroke-width="2" '
                     f'stroke-dasharray="{DASHES[engine]}"/>'
                     f'<text x="{x + 36}" y="{high - 14}">{engine}</text>\n')  # fmt: skip
    note = "p95, CPU ms; dotted red: 100 ms"
    return "".join([*parts, f'<text x="600" y="{high - 14}" fill="#555">{note}</text>\n'])
