"""Open a project's store, whatever state it is in."""

from __future__ import annotations

from pathlib import Path

from irnk_tui.model.errors import StoreError
from irnk_tui.store.store import FILE_NAME, Store


def open_store(index_folder: Path) -> Store:
    """The store; one that is damaged or of another version gives way to an empty one.

    Nothing is lost by that: all of it is derived, and the next refresh fills it again.
    """
    try:
        return Store(index_folder)
    except StoreError:
        for file in index_folder.glob(f"{FILE_NAME}*"):
            file.unlink(missing_ok=True)
        return Store(index_folder)
