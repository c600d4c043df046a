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
