"""Foreign files are taken apart in a child process with bounded time and memory."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from functools import lru_cache
from math import inf
from pathlib import Path
from typing import Any, BinaryIO

from irnk_tui.corpus.page import Page, from_json
from irnk_tui.model.progress import Failure

CPU_SECONDS = 20
"""Processor time for one article."""
WALL_SECONDS = 180
"""Time on the clock for one article; a busy machine needs more than processor time."""
WATCH_SECONDS = 0.5
"""How often the clock is looked at."""
MEMORY_BYTES = 2_000_000_000
"""Address space of the child, its libraries included."""
MAX_ANSWER_BYTES = 256_000_000
OUT_OF_PROCESSOR_TIME = getattr(signal, "SIGXCPU", 24)
KILLED = getattr(signal, "SIGKILL", 9)

EXTRAS = {
    "trafilatura": "html", "lxml": "html", "lxml_html_clean": "html", "htmldate": "html",
    "pypdfium2": "pdf", "feedparser": "feeds", "warcio": "warc",
}  # fmt: skip
"""The optional part of irnk that brings a library."""


def pages(extract: str, path: Path, *, name: str) -> Iterator[Page | Failure]:
    """The articles of a file, taken out of it in the child process of this thread.

    Args:
        extract: Dotted path of a function from the file's path to its Pages.
        path: The file.
        name: What the file is called in messages.
    """
    yield from _own_child().ask(extract, path, name)


def end() -> None:
    """Stop all child processes; the next file starts another."""
    for child in [*_children(os.getpid()).values()]:
        child.end()


class Child:
    """A process that takes files apart, one after another; started anew when it had to be ended."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None
        self._lock = threading.Lock()
        self._until = inf
        """When the process is killed, on the monotonic clock."""

    def ask(self, extract: str, path: Path, name: str) -> Iterator[Page | Failure]:
        with self._lock:
            process, is_done = self._running(), False
            try:
                _send(process, {"extract": extract, "path": str(path)})
                while (answer := self._answer(process)) and "end" not in answer:
                    yield _value(answer, name)
                is_done = bool(answer)
                if not answer:
                    yield Failure(name, _epitaph(process))
            finally:
                if not is_done:
                    self.end()

    def end(self) -> None:
        """Stop the process; the next question starts another."""
        process, self._process = self._process, None
        if process is not None:
            process.kill()
            process.communicate()

    def _running(self) -> subprocess.Popen[bytes]:
        if self._process is None or self._process.poll() is not None:
            self.end()
            self._process = _start()
            watch = threading.Thread(target=self._watch, args=(self._process,), daemon=True)
            watch.start()
        return self._process

    def _answer(self, process: subprocess.Popen[bytes]) -> dict[str, Any] | None:
        self._until = time.monotonic() + WALL_SECONDS
        try:
            return _read(process.stdout)
        finally:
            self._until = inf

    def _watch(self, process: subprocess.Popen[bytes]) -> None:
        # Killing is the one way to end a native library that does not return.
        while process.poll() is None:
            if time.monotonic() > self._until:
                process.kill()
            time.sleep(WATCH_SECONDS)


@lru_cache(1)
def _children(pid: int) -> dict[int, Child]:
    # A process that was forked must not talk through the pipes of the one it came from.
    return {}


def _own_child() -> Child:
    return _children(os.getpid()).setdefault(threading.get_ident(), Child())


def _send(process: subprocess.Popen[bytes], question: dict[str, Any]) -> None:
    assert process.stdin is not None
    with contextlib.suppress(BrokenPipeError):
        process.stdin.write(json.dumps(question).encode() + b"\n")
        process.stdin.flush()


def _epitaph(process: subprocess.Popen[bytes]) -> str:
    process.kill()
    code = process.wait()
    if -code == OUT_OF_PROCESSOR_TIME:
        return f"needs more than {CPU_SECONDS} s of processor time an article; it was stopped there"
    if -code == KILLED:
        return f"took longer than {WALL_SECONDS} s for an article; it was stopped there"
    return f"made its reader crash (status {code}), or needs too much memory; it was stopped there"


def _start() -> subprocess.Popen[bytes]:
    limits = [str(CPU_SECONDS), str(MEMORY_BYTES)]
    return subprocess.Popen(
        [sys.executable, "-P", "-m", "irnk_tui.corpus.limited", *limits],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )


def _read(stream: BinaryIO | Any) -> dict[str, Any] | None:
    line = stream.readline(MAX_ANSWER_BYTES)
    if not line.endswith(b"\n"):
        return None
    try:
        answer = json.loads(line)
    except ValueError:
        return None
    return answer if isinstance(answer, dict) else None


def _value(answer: dict[str, Any], name: str) -> Page | Failure:
    if "page" in answer:
        return from_json(answer["page"])
    if "missing" in answer:
        module = str(answer["missing"]).partition(".")[0]
        needed = f"irnk-tui[{EXTRAS[module]}]" if module in EXTRAS else module
        suffix = Path(name).suffix
        return Failure(name, f"reading {suffix} needs: python -m pip install '{needed}'")
    part = answer.get("part")
    return Failure(f"{name}#{part}" if part else name, str(answer["failure"]))
