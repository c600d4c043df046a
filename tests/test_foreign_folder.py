"""A folder from somebody else is read, never run."""

import sys
from pathlib import Path

from tests.terminal import Terminal


def test_modules_in_the_folder_the_reader_stands_in_are_never_loaded(tmp_path: Path) -> None:
    (tmp_path / "corpus").mkdir()
    (tmp_path / "corpus" / "visit.txt").write_text("A visit\n\nEnvoys arrived on Tuesday.\n")
    trap = "import pathlib; pathlib.Path('sprung').write_text(__file__)\n"
    for name in ("sqlite3", "irnk_tui", "yaml", "whoosh", "spacy"):
        (tmp_path / f"{name}.py").write_text(trap)
    terminal = Terminal([str(Path(sys.executable).parent / "irnk")], cwd=tmp_path)
    assert terminal.wait_for("A visit", 30)
    terminal.read(3)
    terminal.press("q")
    terminal.close()
    assert not (tmp_path / "sprung").exists()
