"""Open a project's search index, if it is one's own."""

from __future__ import annotations

from pathlib import Path
from pkgutil import resolve_name
from typing import cast

from irnk_tui.model.errors import SettingsError
from irnk_tui.search import ENGINES
from irnk_tui.search.engine import SearchEngine
from irnk_tui.search.seal import seal_key


def open_engine(
    index_folder: Path, *, name: str = "whoosh", key: bytes | None = None
) -> SearchEngine:
    """The engine over `index_folder/NAME`; nothing there is read before its seal was checked.

    A missing, foreign or damaged index shows in `health`: call `reset`, then `upsert` everything.

    Args:
        key: the seal's key; by default the reader's own.

    Raises:
        SettingsError: when there is no such engine or its library is not installed.
    """
    if name not in ENGINES:
        raise SettingsError(f"there is no search engine “{name}”; choose {' or '.join(ENGINES)}")
    engine = resolve_name(ENGINES[name])
    try:
        return cast(SearchEngine, engine(index_folder / name, key or seal_key()))
    except ModuleNotFoundError as error:
        raise SettingsError(f"{name} is not installed; pip install 'irnk-tui[{name}]'") from error
