"""The built wheel carries the sample and opens it, with nothing of the checkout in reach."""

import json
import os
import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A fresh environment that holds the wheel, with this one's dependencies behind it."""
    folder = tmp_path_factory.mktemp("wheel")
    build = [
        sys.executable,
        "-m",
        "build",
        "--wheel",
        "--no-isolation",
        "-o",
        str(folder),
        str(ROOT),
    ]
    subprocess.run(build, check=True, capture_output=True)
    (wheel,) = folder.glob("*.whl")
    venv = folder / "venv"
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(venv)], check=True)
    pip = [sys.executable, "-m", "pip", "--python", str(venv), "install", "--no-deps", "--no-index"]
    subprocess.run([*pip, "--quiet", str(wheel)], check=True)
    (packages,) = venv.glob("lib/python*/site-packages")
    (packages / "dependencies.pth").write_text(sysconfig.get_paths()["purelib"] + "\n")
    return venv


def irnk(venv: Path, home: Path, *words: str) -> str:
    environment = {
        **{k: v for k, v in os.environ.items() if not k.startswith(("PYTHON", "XDG_"))},
        "HOME": str(home),
        "XDG_DATA_HOME": str(home / "data"),
        "XDG_CONFIG_HOME": str(home / "config"),
    }
    argv = [str(venv / "bin" / "irnk"), *words]
    done = subprocess.run(
        argv, cwd=home, env=environment, capture_output=True, text=True, check=True, timeout=120
    )
    return done.stdout


def test_the_installed_program_opens_the_sample_it_carries(installed: Path, tmp_path: Path) -> None:
    found = json.loads(irnk(installed, tmp_path, "documents", "--json", "--quiet"))
    assert len(found) == 5
    assert "Deutsche Welle" in {document["source"] for document in found}
    assert not list(installed.glob("lib/python*/site-packages/irnk_tui/sample/index"))


def test_the_installed_program_is_the_one_from_the_wheel(installed: Path, tmp_path: Path) -> None:
    code = "import irnk_tui, pathlib; print(pathlib.Path(irnk_tui.__file__).parent)"
    argv = [str(installed / "bin" / "python"), "-c", code]
    out = subprocess.run(argv, capture_output=True, text=True, check=True, cwd=tmp_path).stdout
    assert Path(out.strip()).is_relative_to(installed)
