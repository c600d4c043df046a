"""What is loaded while the reader looks at the first screen."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from irnk_tui.project import Project


def warm(project: Project) -> None:
    """Load the screen for articles and the search engine before either is asked for."""
    import_module("irnk_tui.ui.screens.reader")
    project.engine()
