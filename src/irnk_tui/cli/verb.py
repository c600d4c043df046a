"""What every verb has in common: where the project is and how to print."""

from __future__ import annotations

import contextlib
import functools
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

from irnk_tui.model.errors import StoreError
from irnk_tui.project import Project


@dataclass(frozen=True, slots=True)
class Asked:
    """The options that every verb takes."""

    folder: Path | None
    as_json: bool
    is_quiet: bool

    def project(self) -> Project:
        """The project the reader means."""
        return Project.open(self.folder)

    def ready_project(self) -> Project:
        """The project, read for the first time if nothing has been read from it yet."""
        project = self.project()
        if not project.is_read():
            self._refresh(project)
        return project

    def own_project(self) -> Project:
        """The same for what the reader made, which is there even when a cluster is not."""
        with contextlib.suppress(StoreError):
            return self.ready_project()
        return self.project()

    def searchable_project(self) -> Project:
        """The project with a sound search index, built anew if it was not."""
        project = self.ready_project()
        if project.engine().health.needs_rebuild:
            self._refresh(project)
        return project

    def _refresh(self, project: Project) -> None:
        from irnk_tui.cli.progress import show

        show(project.refresh(), is_quiet=self.is_quiet)


def verb(examples: str, **settings: Any) -> Callable[[Callable[..., Any]], click.Command]:
    """Make a function a verb of the command line; its first argument is what was Asked.

    Args:
        examples: Lines of commands, shown at the end of the verb's help.
    """

    def make(function: Callable[..., Any]) -> click.Command:
        @functools.wraps(function)
        def called(
            project: Path | None, as_json: bool, is_quiet: bool, no_color: bool, **rest: Any
        ) -> Any:
            return function(Asked(project, as_json, is_quiet), **rest)

        command: Callable[..., Any] = called
        for option in _common():
            command = option(command)
        epilog = "\b\nExamples:\n" + "\n".join(f"  {line}" for line in examples.splitlines())
        decorate: Callable[..., click.Command] = click.command(epilog=epilog, **settings)
        return decorate(command)

    return make


def _common() -> list[Callable[..., Any]]:
    return [
        click.option("--no-color", is_flag=True, help="Plain text without colour."),
        click.option("--quiet", "is_quiet", is_flag=True, help="No progress on standard error."),
        click.option("--json", "as_json", is_flag=True, help="One JSON document on stdout."),
        click.option(
            "--project",
            type=click.Path(path_type=Path, file_okay=False),
            metavar="DIR",
            help="The project [default: here if it holds irnk.yaml or corpus/, else the sample].",
        ),
    ]
