"""What an index of articles is: its fields, and the name it goes by."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import Any

from irnk_tui.cluster.encoding import ANALYSIS, line, text_line, text_words, vocabulary
from irnk_tui.model.document import Document
from irnk_tui.search.contents import VERSION, Words, columns, names, running
from irnk_tui.search.folding import fold
from irnk_tui.search.names import TEXT_FIELDS, VALUE_FIELDS, WORD_FIELDS
from irnk_tui.search.tokens import pieces

LISTED = "_words"
"""Ends the name of the field that lists the words of another."""
WORDED = (*TEXT_FIELDS, *WORD_FIELDS)
NAMED = ("source", "author")
"""Fields that are found by all of their words together too."""
STAMP = {"contents": VERSION, "engine": "opensearch", "layout": "2"}
_LONGEST = 8_000


def body(*, shards: int, replicas: int) -> Mapping[str, Any]:
    """Settings and fields of a new index."""
    settings = {
        "number_of_shards": shards,
        "number_of_replicas": replicas,
        "refresh_interval": "-1",
        "analysis": ANALYSIS,
    }
    kept = {name: {"type": "keyword", "index": False} for name in ("title_text", "text")}
    fields: dict[str, Any] = {
        "id": {"type": "keyword"},
        "first": {"type": "integer"},
        "last": {"type": "integer"},
        "updated_first": {"type": "integer"},
        "updated_last": {"type": "integer"},
        "words": {"type": "integer"},
        "source_order": {"type": "keyword", "index": False},
        **{name: {**kind, "doc_values": False} for name, kind in kept.items()},
        **{name: {"type": "keyword"} for name in VALUE_FIELDS},
        **{name: {"type": "text", "analyzer": "irnk"} for name in WORDED},
        **{name + LISTED: {"type": "keyword", "index": False} for name in WORDED},
    }
    source = {"includes": ["id", "title_text", "text"]}
    mappings = {"dynamic": "strict", "_meta": STAMP, "_source": source, "properties": fields}
    return {"settings": settings, "mappings": mappings}


def key(id: str) -> str:
    """The name of a document in the cluster: ids of any length and letters fit."""
    return hashlib.sha256(id.encode("utf-8", "surrogatepass")).hexdigest()


def row(document: Document) -> Mapping[str, Any]:
    """A document as the cluster takes it."""
    named = names(document)
    texts = {name: pieces(text) for name, text in running(document).items()}
    return {
        "id": document.id,
        "title_text": document.title or "",
        "text": document.text,
        "source_order": fold(document.source.name)[:_LONGEST],
        **columns(document),
        **{name: _value(named[name]) for name in VALUE_FIELDS if named[name] and name != "id"},
        **{name: text_line(cut) for name, cut in texts.items()},
        **{name: line(named[name]) for name in NAMED},
        **{name + LISTED: text_words(cut) for name, cut in texts.items()},
        **{name + LISTED: vocabulary(named[name]) for name in NAMED},
    }


def _value(words: Words) -> str:
    return words[0][0][:_LONGEST]
