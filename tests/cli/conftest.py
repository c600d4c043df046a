"""One project on the sample articles, read once for all tests of the command line."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from irnk_tui.__main__ import run

Json = Any
CORPUS = Path(__file__).parents[2] / "corpus"
BREW = "004_5243a2197cd48282.txt"
SPUTNIK = "002_19ef2d92c713a49c.txt"
EMBARGO = "000_4542edc7e13157f4.txt"


@pytest.fixture(scope="session")
def read_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("sample")
    shutil.copytree(CORPUS, folder / "corpus")
    assert run(["refresh", "--project", str(folder), "--quiet"]) == 0
    return folder


@pytest.fixture
def sample(read_once: Path, tmp_path: Path) -> Path:
    """A project of its own for each test, already read."""
    return Path(shutil.copytree(read_once, tmp_path / "sample"))


@pytest.fixture
def ask(sample: Path, capsys: pytest.CaptureFixture[str]) -> Callable[..., Json]:
    """Run a verb with --json on the sample and give what it printed."""

    def asked(*words: str, status: int = 0) -> Json:
        assert run([*words, "--project", str(sample), "--json", "--quiet"]) == status
        return json.loads(capsys.readouterr().out)

    return asked


@pytest.fixture
def tell(sample: Path, capsys: pytest.CaptureFixture[str]) -> Callable[..., tuple[int, str, str]]:
    """Run a verb on the sample and give its status, output and messages."""

    def told(*words: str) -> tuple[int, str, str]:
        status = run([*words, "--project", str(sample)])
        printed = capsys.readouterr()
        return status, printed.out, printed.err

    return told
