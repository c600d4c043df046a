"""What a project's tables on the cluster hold: every field of every index."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import Any

from irnk_tui.store.codec import shape
from irnk_tui.store.store import KINDS

LAYOUT = "2"
"""Raised when a field is added or changes its meaning; the tables are then built anew."""
STAMP = {"shape": shape(*KINDS), "layout": LAYOUT}

_WORD = {"type": "keyword", "ignore_above": 8_000}
_NUMBER = {"type": "long"}
_FLAG = {"type": "boolean"}
_KEPT = {"type": "keyword", "index": False, "doc_values": False}
"""Given back as it was put, and never looked into."""

TABLES: Mapping[str, Mapping[str, Mapping[str, Any]]] = {
    # One row for each document without its text: all that lists and a refresh need.
    "documents": {
        "id": _WORD, "file": _WORD, "source_name": _WORD, "first": _NUMBER, "last": _NUMBER,
        "words": _NUMBER, "sha256": _WORD, "url": _WORD, "authors": _WORD, "language": _WORD,
        "digest": _WORD, "summary": _KEPT,
        # How far it is: indexed in which index, annotated and heard by which rules, and hashes
        # over who is named in it, over all its mentions, and over what retellings were made from.
        "indexed": _WORD, "annotated": _WORD, "annotated_by": _WORD, "heard": _WORD, "who": _WORD,
        "mentioned": _WORD, "made_from": _WORD,
    },
    "texts": {"id": _WORD, "body": _KEPT},
    "annotations": {"id": _WORD, "sentences": _KEPT, "body": _KEPT},
    "said": {"id": _WORD, "quote": _WORD, "speaker": _WORD, "label": _WORD, "said": _KEPT},
    "gathered": {"id": _WORD, "brief": _KEPT, "retellings": _KEPT},
    "remembered": {"name": _WORD, "body": _KEPT},
    "entities": {
        "id": _WORD, "name": _WORD, "kind": _WORD, "stands_for": _WORD, "documents": _NUMBER,
        "mentions": _NUMBER, "is_named": _FLAG, "names": _WORD, "words": _WORD, "summary": _KEPT,
    },
    "mentions": {
        "entity": _WORD, "document": _WORD, "is_named": _FLAG, "mentions": _KEPT,
    },
    "events": {
        "id": _WORD, "title": _WORD, "first": _NUMBER, "told": _NUMBER, "documents": _WORD,
        "mains": _WORD, "words": _WORD, "summary": _KEPT, "body": _KEPT,
    },
    "files": {"path": _WORD, "record": _KEPT},
    "notes": {"kind": _WORD, "name": _WORD, "about": _WORD, "value": _KEPT},
}  # fmt: skip

LAST = ("documents", "files", "notes")
"""What is written after everything it speaks of, so that whoever is killed can go on."""


def body(table: str, *, shards: int, replicas: int) -> dict[str, Any]:
    """Settings and fields of a new index for a table."""
    settings = {
        "number_of_shards": shards,
        "number_of_replicas": replicas,
        "refresh_interval": "-1",
        "codec": "best_compression" if table in ("texts", "annotations") else "default",
    }
    mappings = {"dynamic": "strict", "_meta": STAMP, "properties": TABLES[table]}
    return {"settings": {"index": settings}, "mappings": mappings}


def key(*parts: str) -> str:
    """The name of a row: ids of any length and letters fit."""
    return hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()
