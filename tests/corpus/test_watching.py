"""New, changed and gone files are noticed once they are still."""

from __future__ import annotations

import threading
from pathlib import Path

from irnk_tui.corpus.watching import signature, watch


class Watched:
    """A watch in a thread, as the reader runs it."""

    def __init__(self, corpus: Path) -> None:
        self.stopped = threading.Event()
        self.noticed = threading.Semaphore(0)
        self.thread = threading.Thread(target=self._run, args=(corpus,), daemon=True)
        self.thread.start()

    def _run(self, corpus: Path) -> None:
        for _ in watch(corpus, is_stopped=self.stopped.is_set, least_wait_seconds=0.01):
            self.noticed.release()

    def notices(self) -> bool:
        return self.noticed.acquire(timeout=20)


def test_what_comes_changes_and_goes_is_noticed_and_the_watch_ends(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("A ship.")
    before = signature(tmp_path)
    watched = Watched(tmp_path)
    for _ in range(200):
        (tmp_path / "b.txt").write_text("Another.")
        if watched.noticed.acquire(timeout=0.1):
            break
        (tmp_path / "b.txt").unlink()
    assert signature(tmp_path) != before
    (tmp_path / "a.txt").write_text("A ship that sank.")
    assert watched.notices()
    (tmp_path / "b.txt").unlink()
    assert watched.notices()
    watched.stopped.set()
    watched.thread.join(timeout=20)
    assert not watched.thread.is_alive()


def test_drafts_and_hidden_folders_are_passed_over(tmp_path: Path) -> None:
    before = signature(tmp_path)
    (tmp_path / ".irnk-1.part").write_text("half")
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git" / "x").write_text("x")
    assert signature(tmp_path) == before


def test_a_folder_that_is_gone_is_empty(tmp_path: Path) -> None:
    assert signature(tmp_path / "gone") == frozenset()
