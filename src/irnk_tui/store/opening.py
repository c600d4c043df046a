"""Open a project's store, whatever state it is in."""

from __future__ import annotations

import shutil
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from pathlib import Path
from pkgutil import resolve_name
from typing import TypeVar, cast

from irnk_tui.model.document import Document
from irnk_tui.model.errors import NotFound, StoreError
from irnk_tui.model.progress import Progress
from irnk_tui.model.settings import Settings
from irnk_tui.model.text import DocumentId
from irnk_tui.store.store import FILE_NAME, Store

ELSEWHERE = {"opensearch": "irnk_tui.cluster.store:ClusterStore"}
"""Engines that keep everything derived on other machines -> dotted path of their store's class."""
LEASES = {"opensearch": "irnk_tui.cluster.lease:Lease"}
"""And of the right to fill it."""
T = TypeVar("T")


def open_store(
    index_folder: Path, settings: Settings | None = None, *, writes: bool = False
) -> Store:
    """The store; one that is damaged or of another version gives way to an empty one.

    Nothing is lost by that: all of it is derived, and the next refresh fills it again.

    Args:
        settings: Name the engine; some keep the store, too, on other machines.
        writes: Whether such a store is opened to be filled. Until it has been filled once, what is
            in the folder answers.
    """
    if settings is None or settings.engine not in ELSEWHERE:
        return _here(index_folder)
    made = resolve_name(ELSEWHERE[settings.engine])
    there = cast(Store, made(settings.cluster, is_read_only=not writes))
    if writes or not (index_folder / FILE_NAME).exists() or _is_filled(there):
        return there
    there.close()
    return _here(index_folder)


class Unshared:
    """The right to fill a store that nobody else can reach: it needs no asking."""

    def wait(self) -> Iterator[Progress]:
        """Nobody has to be waited for."""
        return iter(())

    def kept(self, steps: Generator[Progress, None, T]) -> Generator[Progress, None, T]:
        """The steps as they are."""
        return steps


@contextmanager
def claimed(folder: Path, settings: Settings) -> Iterator[Unshared]:
    """The right to fill a project's store, alone among all machines; `wait` for it first."""
    if settings.engine not in ELSEWHERE:
        yield Unshared()
        return
    with resolve_name(LEASES[settings.engine])(settings.cluster, folder) as lease:
        yield lease


def forget_here(index_folder: Path) -> None:
    """Take away what the folder still holds of a store that is on other machines now."""
    _clear(index_folder)
    shutil.rmtree(index_folder / "comparisons", ignore_errors=True)


def document_there(store: Store, id: DocumentId) -> Document | None:
    """A document; None when there is none.

    Raises:
        StoreError: It is on other machines and cannot be reached.
    """
    try:
        return store.document(id)
    except NotFound:
        return None


def document_or_none(store: Store, id: DocumentId) -> Document | None:
    """A document; None when there is none, or it is on other machines and cannot be reached."""
    try:
        return document_there(store, id)
    except StoreError:
        if not store.is_elsewhere:
            raise
        return None


def _is_filled(store: Store) -> bool:
    try:
        return store.value("gathered") is not None
    except StoreError:
        return False


def _here(index_folder: Path) -> Store:
    try:
        return Store(index_folder)
    except StoreError:
        _clear(index_folder)
        return Store(index_folder)


def _clear(index_folder: Path) -> None:
    for file in index_folder.glob(f"{FILE_NAME}*"):
        file.unlink(missing_ok=True)
