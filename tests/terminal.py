"""A real pseudo-terminal: run a program in it, press keys, and keep every byte it wrote."""

from __future__ import annotations

import fcntl
import os
import pty
import select
import struct
import termios
import time
from collections.abc import Sequence
from pathlib import Path


class Terminal:
    """One program in a pseudo-terminal of its own."""

    def __init__(
        self, words: Sequence[str], *, size: tuple[int, int] = (120, 40), cwd: Path | None = None
    ) -> None:
        self.written = b""
        self.size = size
        self.pid, self.handle = pty.fork()
        if self.pid == 0:
            if cwd:
                os.chdir(cwd)
            os.environ["TERM"] = "xterm-256color"
            os.execvp(words[0], list(words))
        columns, rows = size
        fcntl.ioctl(self.handle, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def read(self, seconds: float) -> bytes:
        """Everything written within so many seconds."""
        fresh = b""
        end = time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0:
            if not select.select([self.handle], [], [], left)[0]:
                break
            try:
                piece = os.read(self.handle, 65536)
            except OSError:
                break
            if not piece:
                break
            fresh += piece
        self.written += fresh
        return fresh

    def wait_for(self, words: str, seconds: float = 20) -> bool:
        """Whether the words came to stand on the screen in time."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            if words in self.screen():
                return True
            self.read(0.1)
        return words in self.screen()

    def press(self, keys: str, seconds: float = 0.4) -> bytes:
        """Type keys and give what was written in answer."""
        os.write(self.handle, keys.encode())
        return self.read(seconds)

    def screen(self) -> str:
        """What stands on the screen now."""
        import re

        import pyte

        screen = pyte.Screen(*self.size)
        stream = pyte.ByteStream(screen)
        private = rb"\x1b\[[<>=][0-9;:]*[a-zA-Z]|\x1b\[\?[0-9;]*\$[py]|\x1bP.*?\x1b\\"
        stream.feed(re.sub(private, b"", self.written, flags=re.DOTALL))
        return "\n".join(screen.display)

    def close(self) -> int:
        """End the program and give its exit status."""
        import contextlib
        import signal

        for sign in (signal.SIGTERM, signal.SIGKILL):
            for _ in range(30):
                pid, status = os.waitpid(self.pid, os.WNOHANG)
                if pid:
                    os.close(self.handle)
                    return os.waitstatus_to_exitcode(status)
                self.read(0.05)
            with contextlib.suppress(ProcessLookupError):
                os.kill(self.pid, sign)
        os.waitpid(self.pid, 0)
        os.close(self.handle)
        return -9
