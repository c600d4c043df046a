"""Draw the pictures of the manual: every screen on the sample articles, as SVG.

    pictures.py [FOLDER]     where to write [default: docs/pictures]

The same sample and the same code draw the same pictures, byte for byte. Nothing in them is loaded
from anywhere: the fonts are whatever monospaced font the reader has.
"""

from __future__ import annotations

import asyncio
import os
import re
import shutil
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from irnk_tui.project import Project

if TYPE_CHECKING:
    from textual.pilot import Pilot

ROOT = Path(__file__).resolve().parent.parent
SIZE = (120, 40)
VISIT = ("e", "slash", *"2024", "enter", "escape")
"""From the library to the event of April 2024, among all events."""
PICTURES: dict[str, tuple[str, ...]] = {
    "library": ("slash", *"missile visit", "enter"),
    "reader": ("slash", *"missile visit", "enter", "j", "enter"),
    "context": ("slash", *"nuclear OR missile", "enter", "w", "s", "s"),
    "time": ("slash", *"sanctions OR missile", "enter", "T"),
    "explained": ("slash", *"missile* (visit OR delegat*) -syria", "enter", "i"),
    "events": VISIT,
    "compare": (*VISIT, "enter"),
    "anchor": (*VISIT, "enter", "tab", "enter"),
    "panels": (*VISIT, "enter", "V", "j"),
}
"""The keys that lead from the first screen to each picture."""
FONTS = "ui-monospace, Menlo, Consolas, 'DejaVu Sans Mono', monospace"


def main() -> None:
    # Textual looks at these once, when it is imported; the pictures must not depend on a terminal.
    os.environ |= {"TEXTUAL_COLOR_SYSTEM": "truecolor", "TERM": "xterm-256color"}
    os.environ.pop("NO_COLOR", None)
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "docs" / "pictures"
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        place = Path(scratch) / "Iran & North Korea"
        shutil.copytree(ROOT / "corpus", place / "corpus")
        project = Project.open(place)
        for _ in project.refresh():
            pass
        project.close()
        for name, keys in PICTURES.items():
            picture = asyncio.run(drawn(place, keys))
            (folder / f"{name}.svg").write_text(picture, "utf-8", newline="\n")


async def drawn(place: Path, keys: tuple[str, ...]) -> str:
    """What the screen shows after some keys, as SVG that needs nothing from elsewhere."""
    from irnk_tui.ui.app import IrnkApp

    app = IrnkApp(Project.open(place), refreshes=False)
    async with app.run_test(size=SIZE) as pilot:
        await _settle(pilot, seconds=0.6)
        for key in keys:
            await pilot.press(key)
            await _settle(pilot)
        return _self_contained(app.export_screenshot(title="irnk"))


async def _settle(pilot: Pilot[None], seconds: float = 0.1) -> None:
    """Wait until every question to the project is answered and painted."""
    for _ in range(2):
        await pilot.pause(seconds)
        while not all(worker.is_finished for worker in pilot.app.workers):
            await pilot.pause(0.02)
    await pilot.pause()


def _self_contained(svg: str) -> str:
    svg = re.sub(r"@font-face\s*\{.*?\}\s*", "", svg, flags=re.DOTALL)
    svg = svg.replace("Fira Code, monospace", FONTS)
    left = re.sub(r'xmlns(:\w+)?="[^"]*"|<!--.*?-->', "", svg, flags=re.DOTALL)
    if "http" in left or "url(" in left.replace("url(#", ""):
        raise SystemExit("a picture would load something from elsewhere")
    return "\n".join(line.rstrip() for line in svg.splitlines() if line.strip()) + "\n"


if __name__ == "__main__":
    main()
