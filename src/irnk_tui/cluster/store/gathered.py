"""What grouping keeps between two refreshes, so that only what is touched is done again."""

from __future__ import annotations

import base64
import hashlib
import json
import zlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

from irnk_tui.cluster import dsl
from irnk_tui.cluster.store import documents, entities
from irnk_tui.cluster.store.documents import BY_ID
from irnk_tui.cluster.store.layout import key
from irnk_tui.cluster.store.tables import Row, Tables
from irnk_tui.model.document import Document
from irnk_tui.model.entity import Entity, EntityId
from irnk_tui.model.gathering import Brief, Retelling
from irnk_tui.model.text import DocumentId, Span
from irnk_tui.store.codec import from_json, to_json
from irnk_tui.store.gathered import Gathered

T = TypeVar("T")
PARTS = ("digest", "sha256", "annotated", "annotated_by", "who")
"""What the retellings of a document are made from, each named by a hash or a version."""


class ClusterGathered(Gathered):
    """An archive for grouping over the cluster; read piece by piece."""

    __slots__ = ("_tables",)

    def __init__(self, tables: Tables) -> None:
        self._tables = tables
        self.used = set()
        self.made = 0

    def stale(self, version: str) -> dict[DocumentId, str]:
        rows = self._tables.each("documents", dsl.EVERYTHING, BY_ID, "id", "made_from", *PARTS)
        now = ((row, _made_from(version, row)) for row in rows)
        return {DocumentId(row["id"]): made for row, made in now if row.get("made_from") != made}

    def meant(self) -> dict[EntityId, Entity]:
        wanted = self._tables.counted("entities", "stands_for")
        found = self._tables.get("entities", map(key, wanted), "id", "name", "kind").values()
        return {EntityId(r["id"]): Entity(r["id"], r["name"], r["kind"], (), ()) for r in found}

    def put(self, made: Iterable[tuple[Brief, Sequence[Retelling]]]) -> None:
        for brief, told in made:
            name = key(brief.document.id)
            listed = [to_json(replace(brief, opening=b"", times=b""))]
            listed += [base64.b64encode(part).decode() for part in (brief.opening, brief.times)]
            row = {
                "id": brief.document.id, "brief": json.dumps(listed, ensure_ascii=False),
                "retellings": json.dumps([to_json(each) for each in told], ensure_ascii=False),
            }  # fmt: skip
            self._tables.put("gathered", name, row)
            self._tables.change("documents", name, {"made_from": brief.signature})

    def forget_unused(self) -> None:
        for row in list(self._tables.each("remembered", dsl.EVERYTHING, [{"name": "asc"}], "name")):
            if row["name"] not in self.used:
                self._tables.drop("remembered", key(row["name"]))
        self.used.clear()

    def briefs(self) -> Sequence[Brief]:
        rows = self._tables.each("gathered", dsl.EVERYTHING, BY_ID, "brief", page=1_000)
        return [_brief(row["brief"]) for row in rows]

    def documents(self, ids: Sequence[DocumentId]) -> list[Document]:
        return documents.documents_of(self._tables, ids)

    def sentences(self, ids: Sequence[DocumentId]) -> Mapping[DocumentId, tuple[Span, ...]]:
        return documents.sentences_of(self._tables, ids)

    def retellings(self, places: Sequence[tuple[DocumentId, int]]) -> list[Retelling]:
        names = {key(id) for id, _ in places}
        found = self._tables.get("gathered", names, "retellings")
        told = {name: json.loads(row["retellings"]) for name, row in found.items()}
        return [from_json(Retelling, told[key(id)][number]) for id, number in places]

    def looks(
        self, wanted: Mapping[DocumentId, str], make: Callable[[Document], bytes]
    ) -> list[bytes]:
        return [make(each) for each in self.documents(list(wanted))]

    def remember(self, kind: type[T], key: str, make: Callable[[], T], place: str = "") -> T:
        self.used.update((key, f"at {place}"))
        found = self._remembered(kind, key)
        if found is not None:
            return found
        self.made += 1
        made = make()
        body = zlib.compress(to_json(made).encode("utf-8", "surrogatepass"), 3)
        self._put(key, base64.b64encode(body).decode())
        if place:
            self._put(f"at {place}", key)
        return made

    def before(self, kind: type[T], place: str) -> T | None:
        for row in self._tables.get("remembered", [_name(f"at {place}")], "body").values():
            return self._remembered(kind, row["body"])
        return None

    def _remembered(self, kind: type[T], key: str) -> T | None:
        for row in self._tables.get("remembered", [_name(key)], "body").values():
            held = zlib.decompress(base64.b64decode(row["body"]))
            return from_json(kind, held.decode("utf-8", "surrogatepass"))
        return None

    def _put(self, name: str, body: str) -> None:
        self._tables.put("remembered", _name(name), {"name": name, "body": body})

    def entities_by_document(self, ids: Sequence[DocumentId]) -> list[Entity]:
        return entities.entities_in(self._tables, ids)


def _name(name: str) -> str:
    return key(name)


def _made_from(version: str, row: Row) -> str:
    parts = (version, *(str(row.get(name)) for name in PARTS))
    return hashlib.sha256("\0".join(parts).encode("utf-8", "replace")).hexdigest()[:24]


def _brief(text: str) -> Brief:
    body, opening, times = json.loads(text)
    words, days = base64.b64decode(opening), base64.b64decode(times)
    brief = from_json(Brief, body)
    # Nobody reads the openings of all documents at once, and they are half of what is held.
    return replace(brief, document=replace(brief.document, text=""), opening=words, times=days)
