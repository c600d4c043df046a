"""What the command line prints: one JSON document, or sanitised text."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from irnk_tui.sanitise import sanitise, sanitise_line


def print_json(value: Any) -> None:
    """One JSON document on standard output, and nothing else."""
    text = json.dumps(value, ensure_ascii=True)
    sys.stdout.write(text + "\n")


def say(*lines: str) -> None:
    """Lines for people; whatever came from a document cannot reach the terminal as control."""
    for line in lines:
        sys.stdout.write(_printable(sanitise_line(line), sys.stdout.encoding) + "\n")


def say_text(text: str) -> None:
    """A text of several lines for people."""
    sys.stdout.write(_printable(sanitise(text), sys.stdout.encoding) + "\n")


def put(content: bytes, output: Path | None, *, may_overwrite: bool = False) -> None:
    """A file's content to where it was asked for; a terminal sees it sanitised."""
    if output is not None:
        from irnk_tui.export.files import write_file

        write_file(output, content, may_overwrite=may_overwrite)
    elif sys.stdout.isatty():
        say_text(content.decode("utf-8", "replace"))
    else:
        sys.stdout.flush()
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()


def complain(text: str) -> None:
    """A message on standard error."""
    for line in text.split("\n"):
        sys.stderr.write(_printable(sanitise_line(line), sys.stderr.encoding) + "\n")


def table(rows: Iterable[Iterable[str]], *, right: frozenset[int] = frozenset()) -> list[str]:
    """Rows as aligned columns; the numbers in `right` are set to the right."""
    from rich.cells import cell_len

    cells = [[sanitise_line(cell) for cell in row] for row in rows]
    if not cells:
        return []
    widths = [max(map(cell_len, column)) for column in zip(*cells, strict=True)]

    def pad(cell: str, column: int) -> str:
        space = " " * (widths[column] - cell_len(cell))
        return space + cell if column in right else cell + space

    return ["  ".join(pad(cell, n) for n, cell in enumerate(row)).rstrip() for row in cells]


def shortened(text: str, length: int) -> str:
    """A text cut to so many code points, with an ellipsis where it was cut."""
    line = " ".join(text.split())
    return line if len(line) <= length else line[: length - 1].rstrip() + "…"


def _printable(text: str, encoding: str | None) -> str:
    name = encoding or "utf-8"
    return text.encode(name, "replace").decode(name)
