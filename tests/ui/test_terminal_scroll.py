"""What the terminal scrolls by itself is what painting it all would show."""

import re
import sys
from pathlib import Path

from tests.terminal import Terminal

PROGRAM = """
from tests.ui.fakes import FakeProject, document_of
from irnk_tui.ui.app import IrnkApp
text = "\\n\\n".join(f"Paragraph {n}. " + "The envoys met in Iran. " * (n % 9) for n in range(90))
IrnkApp(FakeProject([document_of("a", text.strip(), "Envoys")]), refreshes=False).run()
"""


MOST_BYTES = 2048
"""For a move to the next row, scrolling or not, on a screen of 120x40."""


def test_a_row_move_costs_little_whether_it_scrolls_or_not() -> None:
    root = Path(__file__).parents[2]
    words = [sys.executable, "bench/compare.py", "--show", "irnk", "8", "60"]
    terminal = Terminal(words, size=(120, 40), cwd=root)
    try:
        assert terminal.wait_for("Paper 1")
        while terminal.read(0.5):
            pass
        written = []
        for key in "j" * 14 + "k" * 13:
            answer = terminal.press(key, 0.1)
            while more := terminal.read(0.2):
                answer += more
            written.append(answer)
        assert sum(b"L\x1b[r" in answer or b"M\x1b[r" in answer for answer in written) > 10
        assert max(map(len, written)) <= MOST_BYTES
    finally:
        terminal.close()


def test_scrolling_by_the_terminal_leaves_the_same_screen_as_painting() -> None:
    root = Path(__file__).parents[2]
    terminal = Terminal([sys.executable, "-c", PROGRAM], size=(90, 24), cwd=root)
    try:
        assert terminal.wait_for("1 article")
        terminal.press("\r")
        assert terminal.wait_for("Paragraph 1.")
        for key in "j" * 40 + "k" * 25:
            terminal.press(key, 0.1)
        for burst in ("j" * 44, ")))", "(" * 9):
            terminal.press(burst, 1)
        while terminal.read(0.5):
            pass
        scrolled = terminal.screen()
        assert "Paragraph 1." not in scrolled
        terminal.press("?")
        assert terminal.wait_for("esc closes")
        terminal.press("q", 1)
        while terminal.read(0.5):
            pass
        assert terminal.screen() == scrolled
        assert re.search(rb"\x1b\[\d+M", terminal.written)
        assert re.search(rb"\x1b\[\d+L", terminal.written)
    finally:
        terminal.close()
