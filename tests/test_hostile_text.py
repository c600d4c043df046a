"""Nothing that a document, file name, tag or query holds reaches the terminal as control."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.terminal import Terminal

ATTACK = (
    "\x1b]0;PWNED\x07\x1b[31mred\x1b[0m\x9b31m\x1bP1$r\x1b\\ \x1b]8;;http://x\x07link "
    "\u202eevil\u2066 [@click=app.quit]go[/] [/ [b]bold [link=https://x]t[/link] \x00\x08\x7f"
)
FORBIDDEN = (b"\x1b]0;PWNED", b"\x1b]8;;http://x", b"\xc2\x9b", b"\x1bP1$r", b"\xe2\x80\xae")
NAMED = "evil\u202e\x1b]0;PWNED\x07 [@click=app.quit]x[b.txt"


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project in which every field is an attack, already read once."""
    folder = tmp_path_factory.mktemp("hostile")
    corpus = folder / "corpus"
    corpus.mkdir()
    record = {
        "id": f"doc{ATTACK}".replace("\x00", ""),
        "title": f"Title {ATTACK}",
        "source": f"Source {ATTACK}",
        "author": f"Author {ATTACK}",
        "url": f"http://example.org/{ATTACK}",
        "date": f"2024-04-24{ATTACK}",
        "text": f"Envoy Kim{ATTACK} Lee met “Minister {ATTACK}” in Tehran, he said {ATTACK}.\n",
    }
    (corpus / "articles.jsonl").write_text(json.dumps(record) + "\n" + "{torn \x1b]0;PWNED\x07")
    (corpus / NAMED).write_text(f"A headline {ATTACK}\n\nEnvoys arrived in Tehran. {ATTACK}\n")
    run(folder, "refresh")
    ids = [each["id"] for each in json.loads(run(folder, "documents", "--json").stdout)]
    for id in ids:
        run(
            folder,
            "highlight",
            id,
            "--quote",
            "Tehran",
            "--tag",
            ATTACK[:40],
            "--note",
            ATTACK[:60],
        )
    return folder


def run(folder: Path, *words: str) -> subprocess.CompletedProcess[bytes]:
    argv = [sys.executable, "-m", "irnk_tui", *(w.replace("\x00", "") for w in words)]
    return subprocess.run([*argv, "--project", str(folder)], capture_output=True, check=False)


def test_an_id_that_no_database_holds_is_refused_by_line(hostile: Path, tmp_path: Path) -> None:
    (tmp_path / "corpus").mkdir()
    record = json.dumps({"id": "a\x00b", "text": "Envoys arrived."})
    (tmp_path / "corpus" / "a.jsonl").write_text(record)
    done = run(tmp_path, "refresh", "--json", "--quiet")
    assert done.returncode == 3
    assert "NUL" in json.loads(done.stdout)["refused"][0]["reason"]


def assert_harmless(raw: bytes) -> None:
    for bad in FORBIDDEN:
        assert bad not in raw
    assert b"Traceback" not in raw


@pytest.mark.parametrize(
    "words",
    [
        ["refresh"],
        ["documents"],
        ["search", "Tehran"],
        ["search", f"Tehran {ATTACK}"],
        ["search", f"nosuch{ATTACK}:x"],
        ["entities"],
        ["events", "--all"],
        ["quotes"],
        ["highlights"],
        ["document", f"nosuch{ATTACK}"],
        ["compare", f"nosuch{ATTACK}"],
        ["export", "--to", "markdown"],
        ["doctor"],
    ],
    ids=lambda words: " ".join(words)[:20].encode("ascii", "ignore").decode(),
)
def test_the_command_line_prints_no_control_characters(hostile: Path, words: list[str]) -> None:
    done = run(hostile, *words)
    for raw in (done.stdout, done.stderr):
        assert_harmless(raw)
        assert b"\x1b" not in raw
        assert b"\x07" not in raw


@pytest.mark.parametrize("keys", ["", "/Tehran\r", "\r", "e", "?", "/nosuch\x1b[A:x\r"])
def test_the_screen_shows_attacks_as_text(hostile: Path, keys: str) -> None:
    terminal = Terminal([sys.executable, "-m", "irnk_tui", str(hostile)])
    assert terminal.wait_for("Tehran") or terminal.wait_for("Title")
    for key in keys:
        terminal.press(key, 0.1)
    terminal.read(1.0)
    terminal.press("\x1b", 0.2)
    terminal.press("q", 0.5)
    terminal.close()
    assert_harmless(terminal.written)
