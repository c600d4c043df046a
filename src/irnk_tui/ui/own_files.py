"""The reader's own files while the screen is open: what is damaged in them, and who else writes."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from irnk_tui.model.counting import counted
from irnk_tui.model.errors import JournalError
from irnk_tui.ui.messages import MarksChanged

if TYPE_CHECKING:
    from irnk_tui.ui.app import IrnkApp

LOOK_SECONDS = 1.5
Stamp = tuple[int, int, int] | None


class OwnFiles:
    """Looks now and then whether another irnk wrote highlights or corrections of this project."""

    def __init__(self, app: IrnkApp) -> None:
        self._app = app
        self._highlights = app.project.places.highlights
        self._decisions = app.project.places.decisions
        self._stamps = self._look()

    def begin(self) -> None:
        """Tell of damage, and look from now on."""
        self._app.library.ask(self._set_aside, self._tell, group="own files")
        self._app.library.set_interval(LOOK_SECONDS, self.look)

    def look(self) -> None:
        """Show what another irnk did since the last look."""
        before, self._stamps = self._stamps, self._look()
        if before[0] != self._stamps[0]:
            self._app.post_message(MarksChanged())
        if before[1] != self._stamps[1]:
            self._app.action_refresh()

    def note(self) -> None:
        """Take it that everything written so far is known."""
        self._stamps = self._look()

    def _look(self) -> tuple[Stamp, Stamp]:
        return _stamp(self._highlights), _stamp(self._decisions)

    def _set_aside(self) -> tuple[int, str]:
        marks = self._app.project.marks
        count = len(marks.damage())
        try:
            aside = marks.journal.set_aside_damage() if count else None
        except (OSError, JournalError):
            aside = None
        return count, aside.name if aside else ""

    def _tell(self, found: tuple[int, str]) -> None:
        count, aside = found
        if count:
            lines = counted(count, "line")
            kept = f" A copy is in {aside};" if aside else ""
            self._app.say(
                f"{lines} of {self._highlights.name} could not be read and stay as they are."
                f"{kept} backups/ holds earlier days, 'irnk restore' brings them back."
            )


def _stamp(path: Path) -> Stamp:
    try:
        stat = path.stat()
    except OSError:
        return None
    return stat.st_ino, stat.st_size, stat.st_mtime_ns
