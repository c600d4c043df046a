from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from irnk_tui.model.errors import SettingsError
from irnk_tui.search.opening import open_engine


def test_an_unknown_engine_names_the_known_ones(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="whoosh"):
        open_engine(tmp_path, name="lucene", key=b"k" * 32)


def test_a_fresh_folder_asks_to_be_built(tmp_path: Path) -> None:
    engine = open_engine(tmp_path, key=b"k" * 32)
    assert engine.health.needs_rebuild
    assert list(tmp_path.iterdir()) == []


def test_reading_a_query_loads_no_engine() -> None:
    program = (
        "import sys, irnk_tui.search.query, irnk_tui.search.matching, irnk_tui.search.opening\n"
        "print(sorted({'whoosh', 'tantivy', 'rapidfuzz', 'platformdirs'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
    assert done.stdout.strip() == "[]"
