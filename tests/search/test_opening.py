from __future__ import annotations

import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from irnk_tui.model.document import Document, Source
from irnk_tui.model.errors import SettingsError
from irnk_tui.model.text import DocumentId
from irnk_tui.search import ELSEWHERE, ENGINES
from irnk_tui.search.engine import SearchEngine
from irnk_tui.search.opening import open_engine, swap_in
from irnk_tui.search.query import parse

KEY = b"k" * 32


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


@pytest.mark.parametrize("name", sorted(ENGINES.keys() - set(ELSEWHERE)))
def test_an_index_built_beside_takes_the_place_of_the_old_one(tmp_path: Path, name: str) -> None:
    pytest.importorskip(name)
    old = open_engine(tmp_path, name=name, key=KEY)
    fill(old, "first")
    assert total(old, "first") == 1
    built = open_engine(tmp_path, name=name, key=KEY, is_building=True)
    fill(built, "second")
    assert (total(old, "first"), total(old, "second")) == (1, 0)
    built.close()
    swap_in(tmp_path, name=name)
    assert (total(old, "first"), total(old, "second")) == (0, 1)
    assert [path.name for path in tmp_path.iterdir()] == [name]


def fill(engine: SearchEngine, text: str) -> None:
    engine.reset()
    engine.upsert([Document(DocumentId("a"), text, None, Source("Gazette"))])
    engine.commit()


def total(engine: SearchEngine, text: str) -> int:
    return engine.search(parse(text, today=date(2026, 1, 1))).total
