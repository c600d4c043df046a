"""`irnk` alone opens the reader; `irnk VERB` runs the command line."""

from __future__ import annotations

import sys
from collections.abc import Sequence


def main() -> None:
    """The command `irnk`."""
    sys.exit(run(sys.argv[1:]))


def run(words: Sequence[str]) -> int:
    """Run irnk on the words after its name and give the exit status."""
    if list(words) == ["--version"]:
        from irnk_tui import __version__

        print(f"irnk {__version__}")
        return 0
    project, words = _named_first(words)
    if not words or (project is None and _is_project(words)):
        return _read(project or (words[0] if words else None))
    from irnk_tui.cli.main import run as run_verb

    return run_verb([words[0], "--project", project, *words[1:]] if project else words)


def _named_first(words: Sequence[str]) -> tuple[str | None, Sequence[str]]:
    """The project, when it is named before the verb, and the words after it."""
    if words and words[0].startswith("--project="):
        return words[0].partition("=")[2], words[1:]
    if len(words) > 1 and words[0] == "--project":
        return words[1], words[2:]
    return None, words


def _is_project(words: Sequence[str]) -> bool:
    from irnk_tui.cli import VERBS

    return len(words) == 1 and words[0] not in VERBS and _is_folder(words[0])


def _is_folder(word: str) -> bool:
    import os
    from pathlib import Path

    return Path(word).is_dir() or (not word.startswith("-") and os.sep in word)


def _read(folder: str | None) -> int:
    import os

    # The screen is painted on the error stream, so that one must be a terminal too.
    is_terminal = all(each.isatty() for each in (sys.stdin, sys.stdout, sys.stderr))
    if not is_terminal or os.environ.get("TERM") == "dumb":
        sys.stderr.write(
            "irnk: the reader needs a terminal, and this is not one. Ask by verb instead, "
            "for example:\n  irnk documents\n  irnk search missile\n  irnk --help\n"
        )
        return 2
    from irnk_tui.model.errors import IrnkError
    from irnk_tui.sanitise import sanitise

    try:
        return _open(folder)
    except IrnkError as error:
        sys.stderr.write(f"irnk: {sanitise(str(error))}\n")
        return 2


def _open(folder: str | None) -> int:
    from pathlib import Path

    from irnk_tui.project import Project
    from irnk_tui.ui.app import IrnkApp
    from irnk_tui.ui.ending import Ending

    project = Project.open(Path(folder) if folder else None)
    app = IrnkApp(project)
    ending = Ending(app)
    app.run(mouse=project.settings.mouse)
    return 128 + ending.number if ending.number else app.return_code or 0


if __name__ == "__main__":
    main()
