"""Install what the tests need into `.check/venv` and run every check.

Needs nothing but Python 3.11 and pip. Prints what failed, not how well it did.

    check.py                everything
    check.py --installed    the same in the environment of an earlier run, installing nothing
    check.py --successor    the search engine's tests on the package that would replace Whoosh
    check.py --cluster      the tests on a real OpenSearch cluster, where Java and Maven are there
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".check" / "venv"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
LOCK = ROOT / "tools" / "lock.txt"
SUCCESSOR = ROOT / ".check" / "successor"
SUCCESSOR_PACKAGE = "whoosh3>=3.54,<4"
CLUSTER_TESTS = ("tests/search/test_engine_contract.py", "tests/test_store.py", "tests/cluster")
ENGINE_TESTS = ("tests/search/test_engine_contract.py", "tests/search/test_seal.py")

CHECKS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("format", ("ruff", "format", "--check", "--quiet", "src", "tests", "tools")),
    ("lint", ("ruff", "check", "--quiet", "src", "tests", "tools")),
    ("types", ("mypy", "--no-error-summary")),
    ("imports", ("lint-imports", "--no-cache")),
    ("tests", ("python", "-m", "pytest")),
)


def run(*words: str, path: Path | None = None) -> subprocess.CompletedProcess[str]:
    environment = dict(os.environ)
    if path is not None:
        environment["PYTHONPATH"] = str(path)
    return subprocess.run(
        words, cwd=ROOT, text=True, capture_output=True, check=False, env=environment
    )


def install() -> None:
    """A fresh environment with the project and its test dependencies, at locked versions."""
    pip = (sys.executable, "-m", "pip", "--python", str(VENV))
    steps: list[tuple[str, ...]] = []
    if not (VENV / "pyvenv.cfg").exists():
        steps.append((sys.executable, "-m", "venv", "--without-pip", str(VENV)))
    constraint = ("--constraint", str(LOCK)) if LOCK.exists() else ()
    steps.append((*pip, "install", "--quiet", *constraint, "--editable", ".[test]"))
    for step in steps:
        set_up(*step)


def install_successor() -> None:
    """The package that would replace Whoosh, in a folder of its own."""
    target = ("--target", str(SUCCESSOR), "--no-deps", "--upgrade", SUCCESSOR_PACKAGE)
    set_up(sys.executable, "-m", "pip", "install", "--quiet", *target)


def check_cluster() -> int:
    """The tests on three real nodes; on a machine that cannot run them, says so."""
    absent = [name for name in ("java", "mvn") if shutil.which(name) is None]
    if absent:
        print(f"skipped the tests on a cluster: no {' and no '.join(absent)} on this machine")
        return 0
    pip = (sys.executable, "-m", "pip", "--python", str(VENV))
    constraint = ("--constraint", str(LOCK)) if LOCK.exists() else ()
    set_up(*pip, "install", "--quiet", *constraint, "--editable", ".[test,opensearch,cluster]")
    os.environ["IRNK_TEST_CLUSTER"] = "1"
    words = ("python", "-m", "pytest", *CLUSTER_TESTS, "-k", "opensearch or cluster")
    return 0 if check("a cluster of three nodes", words) else 1


def set_up(*words: str) -> None:
    done = run(*words)
    if done.returncode:
        sys.exit(f"could not set up the checks:\n{done.stdout}{done.stderr}")


def check(name: str, words: tuple[str, ...], *, path: Path | None = None) -> bool:
    began = time.monotonic()
    program = str(BIN / words[0])
    done = run(program, *words[1:], path=path)
    if done.returncode:
        print(f"FAILED {name} ({time.monotonic() - began:.0f} s)\n{done.stdout}{done.stderr}")
    elif "pytest" in words:
        print(done.stdout.strip().splitlines()[-1])
    return done.returncode == 0


def main() -> int:
    if sys.version_info < (3, 11):  # noqa: UP036
        sys.exit("irnk needs Python 3.11 or newer; run this with another python3.")
    if "--installed" not in sys.argv:
        install()
    if "--successor" in sys.argv:
        install_successor()
        words = ("python", "-m", "pytest", *ENGINE_TESTS)
        return 0 if check("search engine on its successor", words, path=SUCCESSOR) else 1
    if "--cluster" in sys.argv:
        return check_cluster()
    passed = [check(name, words) for name, words in CHECKS]
    if all(passed):
        print("all checks passed")
    return 0 if all(passed) else 1


if __name__ == "__main__":
    sys.exit(main())
