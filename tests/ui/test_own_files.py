"""Two irnk on one project see each other's marks; a damaged journal is told of at the start."""

from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

from irnk_tui.journal import Journal
from irnk_tui.marks import Marks
from irnk_tui.ui.app import IrnkApp
from irnk_tui.ui.messages import MarksChanged
from irnk_tui.ui.own_files import OwnFiles


class Desk:
    """What an app does for its reader's files."""

    def __init__(self, folder: Path) -> None:
        self.marks = Marks(Journal(folder / "highlights.jsonl"))
        places = SimpleNamespace(
            highlights=folder / "highlights.jsonl", decisions=folder / "decisions.jsonl"
        )
        self.project = SimpleNamespace(marks=self.marks, places=places)
        self.library = self
        self.said: list[str] = []
        self.posted: list[Any] = []
        self.refreshed = 0

    def ask(self, question: Any, then: Any, *, group: str) -> None:
        then(question())

    def set_interval(self, seconds: float, look: Any) -> None:
        self.look = look

    def say(self, words: str) -> None:
        self.said.append(words)

    def post_message(self, message: Any) -> None:
        self.posted.append(message)

    def action_refresh(self) -> None:
        self.refreshed += 1


def test_what_another_irnk_wrote_is_shown_once(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    OwnFiles(cast(IrnkApp, desk)).begin()
    desk.look()
    assert desk.posted == []
    Marks(Journal(tmp_path / "highlights.jsonl")).note({"op": "meaning", "code": "red"})
    Journal(tmp_path / "decisions.jsonl").append({"op": "decide"})
    desk.look()
    desk.look()
    assert [type(message) for message in desk.posted] == [MarksChanged]
    assert desk.refreshed == 1


def test_a_torn_line_is_told_of_and_kept_aside(tmp_path: Path) -> None:
    (tmp_path / "highlights.jsonl").write_bytes(b'{"op": "highl')
    desk = Desk(tmp_path)
    OwnFiles(cast(IrnkApp, desk)).begin()
    assert "1 line of highlights.jsonl could not be read" in desk.said[0]
    assert (tmp_path / "highlights.jsonl.damaged").read_bytes() == b'{"op": "highl\n'
