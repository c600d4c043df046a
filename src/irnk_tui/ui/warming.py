"""What is loaded while the reader looks at the first screen."""

from __future__ import annotations

import contextlib
import sys
from importlib import import_module
from typing import TYPE_CHECKING

from irnk_tui.model.errors import IrnkError
from irnk_tui.ui import pauses

if TYPE_CHECKING:
    from irnk_tui.project import Project

SWITCH_SECONDS = 0.0005
"""A key waits no longer than this for a search in another thread to let the interface go on."""


def warm(project: Project) -> None:
    """Load the screen for articles and the search engine before either is asked for."""
    sys.setswitchinterval(SWITCH_SECONDS)
    import_module("irnk_tui.ui.screens.reader")
    project.engine()
    # A search of the reader's own tells why it fails.
    with contextlib.suppress(IrnkError):
        project.search("a", as_you_type=True, at_once=1)
    pauses.put_off()
