from __future__ import annotations

from datetime import date
from pathlib import Path

from irnk_tui.model.document import Document, Source
from irnk_tui.model.text import DocumentId
from irnk_tui.search.engine import SearchEngine
from irnk_tui.search.explain import culprits, explain
from irnk_tui.search.opening import open_engine
from irnk_tui.search.query import parse


def engine(folder: Path) -> SearchEngine:
    made = open_engine(folder, key=b"k" * 32)
    made.reset()
    for name, text in (("a", "oil tankers"), ("b", "an oil tanker sank")):
        made.upsert([Document(DocumentId(name), text, None, Source("Gazette"))])
    made.commit()
    return made


def test_each_part_says_what_it_finds_alone(tmp_path: Path) -> None:
    query = parse("oil AND (tanker OR title:(gas OR coal)) NOT sa?k", today=date(2026, 1, 1))
    parts = explain(query, engine(tmp_path))
    assert [(part.depth, part.text, part.total) for part in parts] == [
        (0, "oil AND (tanker OR title:(gas OR coal)) AND NOT sa?k", 1),
        (1, "oil", 2),
        (1, "tanker OR title:(gas OR coal)", 2),
        (2, "tanker", 2),
        (2, "title:(gas OR coal)", 0),
        (3, "title:gas", 0),
        (3, "title:coal", 0),
        (1, "NOT sa?k", 1),
        (2, "sa?k", 1),
    ]
    assert set(parts[3].words) == {"tanker", "tankers"}


def test_an_empty_result_names_its_cause(tmp_path: Path) -> None:
    query = parse("oil AND zebra", today=date(2026, 1, 1))
    found = culprits(explain(query, engine(tmp_path)))
    assert [part.text for part in found] == ["zebra"]
