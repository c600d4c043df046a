"""Articles put into the folder while the reader is open appear by themselves."""

import shutil
import sys
from pathlib import Path

from tests.terminal import Terminal


def test_an_article_put_into_the_corpus_appears_without_a_key(tmp_path: Path) -> None:
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    (corpus / "first.txt").write_text("A first visit\n\nEnvoys arrived on Tuesday.\n")
    (tmp_path / "later.txt").write_text("A later visit\n\nEnvoys left on Friday.\n")
    terminal = Terminal([sys.executable, "-m", "irnk_tui", str(tmp_path)])
    assert terminal.wait_for("A first visit", 30)
    assert terminal.wait_for("1 article", 30)
    terminal.read(4)
    shutil.copy(tmp_path / "later.txt", corpus / "later.txt")
    assert terminal.wait_for("A later visit", 40)
    terminal.press("q")
    terminal.close()
