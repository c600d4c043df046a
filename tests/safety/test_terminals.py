"""Poor terminals, closed pipes and sudden ends leave the reader with a working screen."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import termios
import time
from pathlib import Path

import pytest

from tests.terminal import Terminal

pytestmark = pytest.mark.skipif(os.name == "nt", reason="needs a pseudo-terminal")
IRNK = [sys.executable, "-m", "irnk_tui"]
LEFT = {
    "the other screen": (b"\x1b[?1049h", b"\x1b[?1049l"),
    "the mouse": (b"\x1b[?1000h", b"\x1b[?1000l"),
    "the cursor": (b"\x1b[?25l", b"\x1b[?25h"),
    "pasting": (b"\x1b[?2004h", b"\x1b[?2004l"),
}
"""What is switched on, and off again in the end."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "corpus").mkdir()
    for number in range(200):
        text = f"Visit {number}\n\nEnvoys arrived in the harbour on Tuesday.\n"
        (tmp_path / "corpus" / f"{number:03}.txt").write_text(text)
    return tmp_path


def ended(terminal: Terminal, keys: str = "") -> int:
    """The exit status, once it has ended by itself."""
    terminal.press(keys, 0.1)
    for _ in range(600):
        pid, status = os.waitpid(terminal.pid, os.WNOHANG)
        terminal.read(0.05)
        if pid:
            os.close(terminal.handle)
            return os.waitstatus_to_exitcode(status)
        time.sleep(0.02)
    terminal.close()
    raise AssertionError("it did not end")


def restored(terminal: Terminal) -> dict[str, bool]:
    written = terminal.written
    return {
        name: written.rfind(off) > written.rfind(on) for name, (on, off) in LEFT.items()
    }  # fmt: skip


def test_twenty_columns_and_a_storm_of_sizes_are_survived(folder: Path) -> None:
    import fcntl
    import struct

    terminal = Terminal([*IRNK, str(folder)], size=(20, 6))
    assert terminal.wait_for("irnk") or terminal.wait_for("Visit")
    for columns, rows in [(20, 6), (200, 60), (1, 1), (80, 24), (20, 6), (300, 5), (100, 30)] * 3:
        size = struct.pack("HHHH", rows, columns, 0, 0)
        fcntl.ioctl(terminal.handle, termios.TIOCSWINSZ, size)
        os.kill(terminal.pid, signal.SIGWINCH)
        terminal.read(0.05)
    terminal.size = (100, 30)
    terminal.written = terminal.written[-1:]
    terminal.press("\x0c", 1.0)
    assert ended(terminal, "q") == 0
    assert b"Traceback" not in terminal.written


@pytest.mark.parametrize("end", [signal.SIGTERM, signal.SIGHUP])
def test_a_signal_that_ends_irnk_gives_the_terminal_back(folder: Path, end: signal.Signals) -> None:
    terminal = Terminal([*IRNK, str(folder)])
    assert terminal.wait_for("Visit")
    os.kill(terminal.pid, end)
    assert ended(terminal) == 128 + end
    assert restored(terminal) == dict.fromkeys(LEFT, True)


def test_leaving_gives_the_terminal_back(folder: Path) -> None:
    terminal = Terminal([*IRNK, str(folder)])
    assert terminal.wait_for("Visit")
    assert ended(terminal, "q") == 0
    assert restored(terminal) == dict.fromkeys(LEFT, True)


@pytest.mark.parametrize("term", ["dumb", "xterm"])
def test_without_a_screen_the_verbs_are_named(folder: Path, term: str) -> None:
    words, terminal = [*IRNK, str(folder)], {**os.environ, "TERM": term}
    # A screen would wait for keys for ever.
    done = subprocess.run(words, capture_output=True, env=terminal, check=False, timeout=100)
    assert done.returncode == 2
    assert b"irnk search" in done.stderr
    assert b"\x1b" not in done.stdout + done.stderr


def test_a_screen_that_would_be_painted_into_a_file_is_refused(folder: Path) -> None:
    written = folder / "errors.txt"
    terminal = Terminal(
        ["sh", "-c", f'exec "{sys.executable}" -m irnk_tui . 2>errors.txt'], cwd=folder
    )
    assert ended(terminal) == 2
    assert "irnk search" in written.read_text()
    assert "\x1b" not in written.read_text()


def test_a_locale_without_unicode_and_no_colour_still_print(folder: Path) -> None:
    (folder / "corpus" / "a.txt").write_text("Ferry — 배\n\nIt stopped.\n")
    plain = {**os.environ, "LC_ALL": "C", "LANG": "C", "PYTHONUTF8": "0", "NO_COLOR": "1",
             "PYTHONIOENCODING": "", "PYTHONCOERCECLOCALE": "0"}  # fmt: skip
    subprocess.run([*IRNK, "refresh", "--project", str(folder)], env=plain, check=False)
    done = subprocess.run(
        [*IRNK, "documents", "--project", str(folder)], capture_output=True, env=plain, check=False
    )
    assert done.returncode == 0
    assert b"Ferry" in done.stdout
    assert b"Traceback" not in done.stderr


def test_a_pipe_that_is_closed_ends_quietly(folder: Path) -> None:
    subprocess.run([*IRNK, "refresh", "--quiet", "--project", str(folder)], check=False)
    asked = subprocess.Popen(
        [*IRNK, "documents", "--project", str(folder)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert asked.stdout is not None
    assert asked.stderr is not None
    asked.stdout.close()
    assert asked.stderr.read() == b""
    assert asked.wait() in (0, -signal.SIGPIPE)


def test_a_stopped_reader_comes_back(folder: Path) -> None:
    terminal = Terminal([*IRNK, str(folder)])
    assert terminal.wait_for("Visit")
    os.kill(terminal.pid, signal.SIGTSTP)
    terminal.read(1)
    os.kill(terminal.pid, signal.SIGCONT)
    time.sleep(0.2)
    terminal.read(1)
    assert ended(terminal, "q") == 0


def test_a_reader_whose_terminal_is_gone_ends(folder: Path) -> None:
    terminal = Terminal([*IRNK, str(folder)])
    terminal.read(2.0)
    os.close(terminal.handle)
    for _ in range(200):
        pid, _status = os.waitpid(terminal.pid, os.WNOHANG)
        if pid:
            return
        time.sleep(0.1)
    os.kill(terminal.pid, signal.SIGKILL)
    raise AssertionError("it went on without a terminal")
