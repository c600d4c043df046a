"""irnk starts fast: heavy libraries stay out until they are needed."""

import subprocess
import sys
from pathlib import Path

import pytest

HEAVY = ("whoosh", "numpy", "spacy", "thinc", "countryinfo", "rapidfuzz")
FIRST_SCREEN = """
import asyncio, sys
from pathlib import Path
from irnk_tui.project import Project
from irnk_tui.ui.app import IrnkApp

async def main():
    app = IrnkApp(Project.open(Path(sys.argv[1])), refreshes=False)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        heavy = {name.split(".")[0] for name in sys.modules}
        print(sorted(heavy & set(sys.argv[2].split())))

asyncio.run(main())
"""


def python(*words: str) -> str:
    done = subprocess.run(
        [sys.executable, *words], capture_output=True, text=True, check=True, timeout=60
    )
    return done.stdout.strip()


@pytest.mark.parametrize(
    "module", ["irnk_tui.cli.main", "irnk_tui.__main__", "irnk_tui.project", "irnk_tui.search"]
)
def test_importing_the_command_line_loads_nothing_heavy(module: str) -> None:
    code = f"import sys, {module}; print(sorted(set(sys.modules) & set({HEAVY!r})))"
    assert python("-c", code) == "[]"


def test_the_command_line_does_not_load_the_interface() -> None:
    code = "import sys, irnk_tui.cli.main; print('textual' in sys.modules)"
    assert python("-c", code) == "False"


def test_the_first_screen_is_painted_before_anything_heavy_is_loaded(tmp_path: Path) -> None:
    (tmp_path / "corpus").mkdir()
    (tmp_path / "corpus" / "visit.txt").write_text("A visit\n\nEnvoys arrived on Tuesday.\n")
    assert python("-c", FIRST_SCREEN, str(tmp_path), " ".join(HEAVY)) == "[]"


def test_the_version_is_told_without_loading_the_command_line() -> None:
    code = (
        "import sys; from irnk_tui.__main__ import run; run(['--version']);"
        "print('click' in sys.modules)"
    )
    assert python("-c", code).splitlines()[-1] == "False"
