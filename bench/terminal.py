"""A program in a pseudo-terminal, timed from key to paint (Linux and macOS)."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import signal
import struct
import termios
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType

QUIET_SECONDS = 0.025
"""A pause this long ends the answer to a key."""
REPLIES = (
    (re.compile(rb"\x1b\[\??0?c"), b"\x1b[?62;22c"),
    (re.compile(rb"\x1b\[6n"), b"\x1b[1;1R"),
    (re.compile(rb"\x1b\[\?2026\$p"), b"\x1b[?2026;2$y"),
    (re.compile(rb"\x1b\[\?2048\$p"), b"\x1b[?2048;0$y"),
    (re.compile(rb"\x1b\[\?u"), b"\x1b[?0u"),
)
"""What terminals are asked, and the answer of a plain one."""
COMMANDS = re.compile(rb"\x1b\[[0-9;:?<>=$ ]*[@-~]|\x1b[\]P].*?(?:\x07|\x1b\\)|\x1b.", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Answer:
    """What a program wrote after a key."""

    first: float
    """Milliseconds from the key to the first byte."""
    done: float
    """Milliseconds from the key to the last byte."""
    bytes: int


class Terminal:
    """A running program of which the screen is written, but not shown."""

    def __init__(self, words: Sequence[str], *, folder: Path, size: tuple[int, int]) -> None:
        self.started = time.perf_counter()
        self.process, self._file = pty.fork()
        if self.process == 0:
            os.chdir(folder)
            os.environ |= {"TERM": "xterm-256color", "COLORTERM": "truecolor"}
            for name in ("NO_COLOR", "PYTHONDONTWRITEBYTECODE"):
                os.environ.pop(name, None)
            os.execvp(words[0], list(words))
        columns, rows = size
        fcntl.ioctl(self._file, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        self._seen = b""

    def __enter__(self) -> Terminal:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        os.kill(self.process, signal.SIGTERM)
        end = time.perf_counter() + 3
        while time.perf_counter() < end and os.waitpid(self.process, os.WNOHANG)[0] == 0:
            self._read(0.05)
        os.close(self._file)

    def until(self, words: str, seconds: float = 30) -> float:
        """Milliseconds from the start to the paint that shows some words.

        Raises:
            TimeoutError: They do not appear in time.
        """
        end = time.perf_counter() + seconds
        while time.perf_counter() < end:
            self._read(end - time.perf_counter())
            if words.encode() in COMMANDS.sub(b"", self._seen):
                return (time.perf_counter() - self.started) * 1000
        raise TimeoutError(f"“{words}” does not appear")

    def rest(self, seconds: float = 0.3) -> int:
        """Wait until nothing was written for a while; the bytes written meanwhile."""
        written = 0
        while got := self._read(seconds):
            written += got
        return written

    def key(self, key: str, *, rest: float = 0.06) -> Answer:
        """Press a key and time what comes back."""
        begun = time.perf_counter()
        os.write(self._file, key.encode())
        written = self._read(2)
        first = done = (time.perf_counter() - begun) * 1000
        while got := self._read(QUIET_SECONDS):
            written, done = written + got, (time.perf_counter() - begun) * 1000
        self.rest(rest)
        return Answer(first, done, written)

    def shown_after(self, key: str, pattern: str, seconds: float = 20) -> float:
        """Milliseconds from a key to the paint that shows a pattern; raises TimeoutError."""
        self._seen = b""
        begun = time.perf_counter()
        os.write(self._file, key.encode())
        while time.perf_counter() < begun + seconds:
            self._read(seconds)
            if re.search(pattern.encode(), COMMANDS.sub(b"", self._seen)):
                return (time.perf_counter() - begun) * 1000
        raise TimeoutError(f"“{pattern}” does not appear")

    def processor_time(self) -> float:
        """Milliseconds of processor time of the program itself; a busy machine adds little."""
        tasks = Path(f"/proc/{self.process}/task").iterdir()
        return sum(int((each / "schedstat").read_text().split()[0]) for each in tasks) / 1e6

    def memory(self) -> int:
        """Resident megabytes of the program itself (Linux)."""
        status = Path(f"/proc/{self.process}/status").read_text()
        found = re.search(r"VmRSS:\s+(\d+)", status)
        return int(found[1]) // 1024 if found else 0

    def _read(self, seconds: float) -> int:
        ready, _, _ = select.select([self._file], [], [], max(0, seconds))
        if not ready:
            return 0
        try:
            got = os.read(self._file, 65536)
        except OSError:
            return 0
        self._seen = self._seen[-20_000:] + got
        for asked, reply in REPLIES:
            for _ in asked.finditer(got):
                os.write(self._file, reply)
        return len(got)
