"""The corpus is read by a child process; its progress arrives here line by line."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from irnk_tui.model.progress import Failure, Progress


@dataclass(frozen=True, slots=True)
class Ended:
    """A refresh is over."""

    is_complete: bool
    """False when it was stopped or failed."""
    report: dict[str, Any]
    words: str = ""
    """What went wrong, in the child's last words; empty when nothing did."""


class Refresher:
    """One child process that refreshes a project, and may be ended at any moment."""

    def __init__(self, project: Path, *, retries: bool = False) -> None:
        """Make ready.

        Args:
            project: Its folder.
            retries: Whether files that were refused are read again.
        """
        more = ["--retry"] if retries else []
        self._command = command("refresh", "--project", str(project), *more)
        self._child: asyncio.subprocess.Process | None = None
        self._is_stopped = False

    @property
    def is_running(self) -> bool:
        """Whether a refresh is under way."""
        return self._child is not None and self._child.returncode is None

    async def run(self, tell: Callable[[Progress], None]) -> Ended:
        """Refresh to the end; `tell` is called for every step."""
        self._is_stopped = False
        pipe = asyncio.subprocess.PIPE
        self._child = await asyncio.create_subprocess_exec(
            *self._command,
            stdin=asyncio.subprocess.DEVNULL,
            stdout=pipe,
            stderr=pipe,
            limit=1 << 20,
            start_new_session=True,
        )
        assert self._child.stdout is not None
        reading = asyncio.create_task(self._child.stdout.read())
        last = await self._follow(tell)
        report = _json((await reading).decode("utf-8", "replace"))
        code = await self._child.wait()
        is_complete = code in (0, 3) and not self._is_stopped
        return Ended(is_complete, report, "" if is_complete or self._is_stopped else last)

    async def _follow(self, tell: Callable[[Progress], None]) -> str:
        assert self._child is not None
        assert self._child.stderr is not None
        last = ""
        async for line in self._child.stderr:
            step = progress_of(line)
            if step is None:
                last = line.decode("utf-8", "replace").strip() or last
            else:
                tell(step)
        return last

    def stop(self) -> None:
        """End the child and what it started; whatever it wrote stays usable."""
        self._is_stopped = True
        if self._child is None or self._child.returncode is not None:
            return
        try:
            os.killpg(self._child.pid, signal.SIGTERM)
        except (AttributeError, ProcessLookupError, PermissionError):
            self._child.terminate()


class Adder(Refresher):
    """One child process that copies files into a project's corpus."""

    def __init__(self, project: Path, paths: Sequence[str]) -> None:
        super().__init__(project)
        # What is to be added follows “--”: a file may be called like an option.
        self._command = command("add", "--into", str(project), "--", *paths)


def command(verb: str, *words: str) -> list[str]:
    """The words that run a verb of irnk and have it tell its progress as JSON."""
    # -P: modules are never looked up in the folder the reader stands in.
    start = [sys.executable, "-P", "-m", "irnk_tui", verb, "--json", "--progress", "json"]
    return [*start, *words]


def progress_of(line: bytes) -> Progress | None:
    """One line of the child's progress; `None` for anything else it says."""
    step = _json(line.decode("utf-8", "replace"))
    if "label" not in step:
        return None
    failure = step.get("failure")
    return Progress(
        str(step["label"]),
        int(step.get("done") or 0),
        int(step.get("total") or 0),
        Failure(str(failure.get("path")), str(failure.get("reason")))
        if isinstance(failure, dict)
        else None,
        bool(step.get("is_visible")),
    )


def _json(text: str) -> dict[str, Any]:
    try:
        value = json.loads(text)
    except ValueError:
        return {}
    return value if isinstance(value, dict) else {}
