"""A passage with its citation, brought to wherever the terminal keeps copied text."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from irnk_tui.model.document import Document
from irnk_tui.model.text import Span

TOOLS: tuple[tuple[str, ...], ...] = (
    ("pbcopy",),
    ("wl-copy",),
    ("xclip", "-selection", "clipboard"),
    ("xsel", "--clipboard", "--input"),
    ("clip.exe",),
)
# These say nothing when they refuse the terminal's own copying, so their tools come first.
REFUSING = ("Apple_Terminal",)


def quotation(document: Document, span: Span) -> str:
    """The words, verbatim, and under them where they are from."""
    where = [document.source.name]
    if document.title:
        where.append(f"“{document.title}”")
    where.append(document.date.words() if document.date else "no date")
    if document.url:
        where.append(document.url)
    place = f"{span.field}, characters {span.start}–{span.end}"
    return f"“{document.words_of(span)}”\n— {', '.join(where)} ({place})\n"


def copy(text: str, by_terminal: Callable[[str], None]) -> str:
    """Copy by the terminal itself, and by a tool of the desktop where there is one.

    Args:
        text: What to copy.
        by_terminal: Sends the text to the terminal (OSC 52).

    Returns:
        What was done, in words.
    """
    by_terminal(text)
    tool = None if _is_remote() else _tool()
    if tool is not None and _run(tool, text):
        return f"Copied ({tool[0]})."
    if os.environ.get("TERM_PROGRAM") in REFUSING or "VTE_VERSION" in os.environ:
        return f"Copied into {_to_file(text)}; this terminal refuses to copy by itself."
    return "Copied."


def _tool() -> tuple[str, ...] | None:
    has_display = bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
    tools = [tool for tool in TOOLS if tool[0] in ("pbcopy", "clip.exe") or has_display]
    return next((tool for tool in tools if shutil.which(tool[0])), None)


def _is_remote() -> bool:
    return bool(os.environ.get("SSH_CONNECTION") or os.environ.get("SSH_TTY"))


def _run(tool: tuple[str, ...], text: str) -> bool:
    encoding = "utf-16-le" if tool[0] == "clip.exe" else "utf-8"
    try:
        done = subprocess.run(
            tool,
            input=text.encode(encoding, "replace"),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=2,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0


def _to_file(text: str) -> Path:
    owner = os.getuid() if sys.platform != "win32" else 0
    folder = Path(tempfile.mkdtemp(prefix=f"irnk-{owner}-"))
    path = folder / "copied.txt"
    path.write_text(text, "utf-8")
    return path
