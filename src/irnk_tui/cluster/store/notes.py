"""Small facts: values by name, what could not be read, former texts, ids given twice."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Any

from irnk_tui.cluster import dsl
from irnk_tui.cluster.store.layout import key
from irnk_tui.cluster.store.tables import Row, Tables
from irnk_tui.model.document import Document
from irnk_tui.model.text import DocumentId
from irnk_tui.store.codec import from_json

_ORDER: list[dsl.Dsl] = [{"name": "asc"}, {"about": {"order": "asc", "missing": "_first"}}]


def put(tables: Tables, kind: str, name: str, about: str = "", text: str = "") -> None:
    """Note something; once, however often."""
    row = {"kind": kind, "name": name, "about": about, "value": text}
    tables.put("notes", key(kind, name, about), row)


def drop(tables: Tables, kind: str, name: str, about: str = "") -> None:
    """Forget it."""
    tables.drop("notes", key(kind, name, about))


def listed(tables: Tables, kind: str, which: dsl.Dsl = dsl.EVERYTHING) -> list[Row]:
    """Notes of a kind, by name."""
    query = {"bool": {"filter": [dsl.term("kind", kind), which]}}
    return list(tables.each("notes", query, _ORDER, "name", "about"))


def value(tables: Tables, name: str) -> Any:
    """A small JSON value kept by name; None when there is none."""
    found = tables.get("notes", [key("value", name, "")], "value")
    return next((json.loads(row["value"]) for row in found.values()), None)


def set_value(tables: Tables, name: str, new: Any) -> None:
    """Keep a small JSON value by name."""
    put(tables, "value", name, text=json.dumps(new, ensure_ascii=False))


def keep_versions(tables: Tables, ids: Sequence[DocumentId]) -> None:
    """Keep documents as they are before they change."""
    for row in tables.get("texts", map(key, ids), "body").values():
        text_hash = from_json(Document, row["body"]).sha256
        name = key("version", text_hash, "")
        if not tables.get("notes", [name], "name"):
            put(tables, "version", text_hash, text=row["body"])


def version(tables: Tables, sha256: str) -> Document | None:
    """A former text."""
    found = tables.get("notes", [key("version", sha256, "")], "value")
    return next((from_json(Document, row["value"]) for row in found.values()), None)


def gone(tables: Tables, ids: Iterable[DocumentId]) -> None:
    """Remember that the search index no longer holds these."""
    for id in ids:
        drop(tables, "gone", id)
