"""Open a project's search index, if it is one's own; build another beside it and swap."""

from __future__ import annotations

import shutil
from pathlib import Path
from pkgutil import resolve_name
from typing import cast

from irnk_tui.model.errors import SettingsError
from irnk_tui.model.settings import ClusterSettings
from irnk_tui.search import ELSEWHERE, ENGINES
from irnk_tui.search.engine import SearchEngine, Swappable
from irnk_tui.search.seal import BUILDING, OLD, seal_key


def open_engine(
    index_folder: Path,
    *,
    name: str = "whoosh",
    key: bytes | None = None,
    is_building: bool = False,
    cluster: ClusterSettings | None = None,
) -> SearchEngine:
    """The engine over `index_folder/NAME`; nothing there is read before its seal was checked.

    A missing, foreign or damaged index shows in `health`: call `reset`, then `upsert` everything.

    Args:
        key: the seal's key; by default the reader's own.
        is_building: the index that is built beside, until `swap_in` puts it in its place.
        cluster: where the index is, for an engine whose index is not in the folder.

    Raises:
        SettingsError: when there is no such engine or its library is not installed.
    """
    if name not in ENGINES:
        raise SettingsError(f"there is no search engine “{name}”; choose {' or '.join(ENGINES)}")
    engine = resolve_name(ENGINES[name])
    if name in ELSEWHERE:
        where = cluster or ClusterSettings()
        return cast(SearchEngine, engine(where, is_building=is_building))
    folder = index_folder / (name + BUILDING if is_building else name)
    try:
        return cast(SearchEngine, engine(folder, key or seal_key()))
    except ModuleNotFoundError as error:
        raise SettingsError(f"{name} is not installed; pip install 'irnk-tui[{name}]'") from error


def open_sound(
    index_folder: Path,
    *,
    name: str,
    key: bytes | None = None,
    cluster: ClusterSettings | None = None,
) -> SearchEngine:
    """The named engine, or the one that still answers while the named one is being built.

    Raises:
        SettingsError: when there is no such engine or its library is not installed.
    """
    wanted = open_engine(index_folder, name=name, key=key, cluster=cluster)
    if not wanted.health.needs_rebuild:
        return wanted
    for other in ENGINES:
        if other != name and (index_folder / other).is_dir():
            found = _opened(index_folder, other, key)
            if found is not None:
                wanted.close()
                return found
    return wanted


def is_being_built(
    index_folder: Path, *, name: str, cluster: ClusterSettings | None = None
) -> bool:
    """Whether an index is built beside, to take the place of what is there."""
    if name in ELSEWHERE:
        building = open_engine(index_folder, name=name, is_building=True, cluster=cluster)
        return not building.health.needs_rebuild
    return (index_folder / (name + BUILDING)).exists()


def swap_in(index_folder: Path, *, name: str, cluster: ClusterSettings | None = None) -> None:
    """Put the index that was built beside in its place, and take every other one away.

    A search that goes on meanwhile keeps the files it has open, and the next one opens the new.
    """
    if name in ELSEWHERE:
        building = open_engine(index_folder, name=name, is_building=True, cluster=cluster)
        cast(Swappable, building).swap_in()
    else:
        place = index_folder / name
        old = index_folder / (name + OLD)
        shutil.rmtree(old, ignore_errors=True)
        if place.exists():
            place.rename(old)
        (index_folder / (name + BUILDING)).rename(place)
    _remove_others(index_folder, name)


def _remove_others(index_folder: Path, name: str) -> None:
    for other in ENGINES:
        for ending in ("", BUILDING, OLD):
            if other + ending != name:
                shutil.rmtree(index_folder / (other + ending), ignore_errors=True)


def _opened(index_folder: Path, name: str, key: bytes | None) -> SearchEngine | None:
    """An engine with a sound index; None when it has none or is not installed."""
    try:
        engine = open_engine(index_folder, name=name, key=key)
    except SettingsError:
        return None
    if engine.health.needs_rebuild:
        engine.close()
        return None
    return engine
