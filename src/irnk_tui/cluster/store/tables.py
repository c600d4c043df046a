"""A project's tables on the cluster: rows put, changed, taken out, fetched and listed."""

from __future__ import annotations

import contextlib
import re
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from itertools import islice
from typing import Any

from irnk_tui.cluster import dsl
from irnk_tui.cluster.client import connect, in_words, is_gone, missing
from irnk_tui.cluster.dsl import Dsl
from irnk_tui.cluster.sending import Change, send
from irnk_tui.cluster.store import layout
from irnk_tui.model.errors import StoreError
from irnk_tui.model.settings import ClusterSettings

PAGE = 5_000
"""Rows of one answer when only small fields are asked for."""
WHOLE = 200
"""Rows of one answer when they are asked for with their texts."""
MOST_HELD, MOST_BYTES = 2_000, 16_000_000
"""Changes that wait to be sent together."""
MOST_WAITED = 10.0
"""Seconds that a change waits at most while others follow, so that little is lost by a kill."""
SECONDS, PATIENT_SECONDS = 4.0, 60.0
"""How long an answer may take when somebody waits for it, and when nobody does."""
GONE_SECONDS = 3.0

Row = dict[str, Any]


class Tables:
    """The indices of one project; one writer, any number of readers."""

    def __init__(self, settings: ClusterSettings, *, may_write: bool = False) -> None:
        self.settings = settings
        self.may_write = may_write
        self._client = connect(settings, asks_again=True)
        self._seconds = PATIENT_SECONDS if may_write else SECONDS
        self._ending = ""
        self._held: dict[tuple[str, str], Change] = {}
        self._size = 0
        self._flushed = time.monotonic()
        self._unseen: set[str] = set()
        """Indices whose last changes searches do not see yet."""
        self._is_open = False
        self._trouble: tuple[float, str] = (0.0, "")
        """Until when the cluster counts as gone, and how that was told."""

    # Names

    def name(self, table: str) -> str:
        """What a table goes by."""
        return f"{self.settings.prefix}-{table}{self._ending}"

    def open(self) -> None:
        """Look whether the tables are there; a writer makes those that are missing.

        Tables of another version stay as they are for those who read them, and new ones are
        built beside until `settle`.

        Raises:
            StoreError: They are of another version and this is a reader.
        """
        with self._asking():
            if self.may_write:
                self._open_to_write()
            elif not self._are_sound():
                raise StoreError(
                    f"{self.settings.urls[0]}: the articles under “{self.settings.prefix}” are of "
                    "another version of irnk; install that one, or have them read again by this"
                )
            self._is_open = True

    def settle(self) -> None:
        """Send what waits; tables built beside take the place of those of before, all at once."""
        self.show()
        if not self._ending:
            return
        actions: list[Dsl] = []
        with in_words(self.settings):
            for table in layout.TABLES:
                beside, name = self.name(table), f"{self.settings.prefix}-{table}"
                for made in self._behind(beside):
                    actions.append({"remove": {"index": made, "alias": beside}})
                    actions.append({"add": {"index": made, "alias": name}})
                actions += [{"remove_index": {"index": old}} for old in self._behind(name)]
            self._client.indices.update_aliases(body={"actions": actions})
        self._ending = ""

    # Writing

    def put(self, table: str, key: str, row: Row) -> None:
        """Put a row in its place; sent with others, seen after `show`."""
        self._hold(Change(table, key, "index", row))

    def change(self, table: str, key: str, part: Row) -> None:
        """Change some fields of a row; nothing happens when there is none."""
        before = self._held.get((table, key))
        if before is None or before.kind == "delete":
            self._hold(before or Change(table, key, "update", part))
        else:
            self._hold(Change(table, key, before.kind, {**(before.row or {}), **part}))

    def drop(self, table: str, key: str) -> None:
        """Take a row out, if there is one."""
        self._hold(Change(table, key, "delete"))

    def drop_where(self, table: str, query: Dsl) -> None:
        """Take out every row that matches and that searches see already."""
        with in_words(self.settings):
            self._client.delete_by_query(
                index=self.name(table), body={"query": query},
                params={"conflicts": "proceed", "request_timeout": 600},
            )  # fmt: skip
        self._unseen.add(self.name(table))

    def flush(self) -> None:
        """Send what waits: first what is spoken of, then what speaks of it."""
        held, self._held, self._size = list(self._held.values()), {}, 0
        self._flushed = time.monotonic()
        self._send([each for each in held if each.index not in layout.LAST])
        for table in layout.LAST:
            self._send([each for each in held if each.index == table])

    def show(self) -> None:
        """Send what waits and let searches see it."""
        if self._held:
            self.flush()
        if self._unseen:
            with in_words(self.settings):
                self._client.indices.refresh(index=",".join(sorted(self._unseen)))
            self._unseen.clear()

    def replace(self, rows: Mapping[str, Iterable[tuple[str, Row]]]) -> None:
        """Give tables other rows, in one step for everybody who reads."""
        self.show()
        made = {table: self._begin(table) for table in rows}
        with in_words(self.settings):
            for table, all_rows in rows.items():
                changes = (Change(made[table], key, "index", row) for key, row in all_rows)
                send(self._client, changes)
            self._client.indices.refresh(index=",".join(made.values()))
            actions: list[Dsl] = []
            for table, index in made.items():
                actions.append({"add": {"index": index, "alias": self.name(table)}})
                old = self._behind(self.name(table))
                actions += [{"remove_index": {"index": each}} for each in old]
            self._client.indices.update_aliases(body={"actions": actions})

    # Reading

    def get(self, table: str, keys: Iterable[str], *fields: str) -> dict[str, Row]:
        """Rows by their names, as they are now, even those that wait to be sent."""
        found: dict[str, Row] = {}
        asked = []
        for key in dict.fromkeys(keys):
            held = self._held.get((table, key))
            if held is not None and held.kind == "update":
                self.flush()
                held = None
            if held is None:
                asked.append(key)
            elif held.row is not None:
                found[key] = dict(held.row)
        for start in range(0, len(asked), WHOLE):
            found |= self._fetched(table, asked[start : start + WHOLE], fields)
        return found

    def each(
        self,
        table: str,
        query: Dsl,
        order: Sequence[Dsl],
        *fields: str,
        page: int = PAGE,
        shows: bool = True,
    ) -> Iterator[Row]:
        """Rows that match, in an order whose last part is different in every row.

        Args:
            table: Where.
            query: Which.
            order: The sort; what comes last in it tells rows apart.
            fields: What of each.
            page: Rows fetched at a time.
            shows: Whether what this process changed just now has to be seen.
        """
        body: Dsl = {"query": query, "size": page, "sort": list(order), "_source": list(fields)}
        for hit in self._hits(table, body, shows=shows):
            yield hit["_source"]

    def last(self, table: str, query: Dsl, order: Sequence[Dsl]) -> Iterator[str]:
        """The last part of the order of each row that matches: no row has to be read for it."""
        body: Dsl = {"query": query, "size": PAGE, "sort": list(order), "stored_fields": "_none_"}
        for hit in self._hits(table, {**body, "_source": False}):
            yield hit["sort"][-1]

    def window(
        self, table: str, query: Dsl, order: Sequence[Dsl], start: int, count: int | None,
        *fields: str,
    ) -> list[Row]:  # fmt: skip
        """Some of the rows that match."""
        stop = None if count is None else start + count
        page = PAGE if stop is None else max(1, min(stop, PAGE))
        return list(islice(self.each(table, query, order, *fields, page=page), start, stop))

    def count(self, table: str, query: Dsl = dsl.EVERYTHING) -> int:
        """How many rows match."""
        body = {"query": query, "size": 0, "track_total_hits": True}
        return int(self.ask(table, body)["hits"]["total"]["value"])

    def counted(self, table: str, field: str, query: Dsl = dsl.EVERYTHING) -> dict[str, int]:
        """Every value of a field with how many rows have it."""
        found: dict[str, int] = {}
        by: Dsl = {"size": PAGE, "sources": [{"value": {"terms": {"field": field}}}]}
        while True:
            body = {"size": 0, "query": query, "aggs": {"by": {"composite": by}}}
            answer = self.ask(table, body).get("aggregations", {"by": {"buckets": []}})["by"]
            found |= {each["key"]["value"]: each["doc_count"] for each in answer["buckets"]}
            if len(answer["buckets"]) < PAGE:
                return found
            by = {**by, "after": answer["after_key"]}

    def _hits(self, table: str, body: Dsl, *, shows: bool = True) -> Iterator[Any]:
        while True:
            hits = self.ask(table, body, shows=shows)["hits"]["hits"]
            yield from hits
            if len(hits) < body["size"]:
                return
            body = {**body, "search_after": hits[-1]["sort"]}

    def ask(self, table: str, body: Dsl, *, shows: bool = True) -> Any:
        """One search, in the cluster's own words; a table that is not there is empty."""
        if shows:
            self.show()
        if not self._is_open:
            self.open()
        with self._asking():
            return self._client.search(
                index=self.name(table), body=body,
                params={
                    "ignore_unavailable": "true", "allow_partial_search_results": "false",
                    "request_timeout": self._seconds,
                },
            )  # fmt: skip

    def close(self) -> None:
        """Send what waits and let go of the connection."""
        try:
            if self._held:
                self.flush()
        finally:
            self._client.close()

    # Within

    @contextlib.contextmanager
    def _asking(self) -> Iterator[None]:
        """Troubles in words; a cluster that was gone a moment ago is not waited for again."""
        until, told = self._trouble
        if time.monotonic() < until:
            raise StoreError(told)
        try:
            with in_words(self.settings):
                yield
        except StoreError as error:
            if is_gone(error.__cause__):
                self._trouble = (time.monotonic() + GONE_SECONDS, str(error))
            raise

    def _open_to_write(self) -> None:
        if not self._are_sound():
            self._ending = "-building"
            if not self._are_sound():
                self._take_away()
        self._make_missing()
        # A writer that was killed may have sent what no search sees yet.
        self._unseen.update(self.name(table) for table in layout.TABLES)

    def _hold(self, change: Change) -> None:
        if not self.may_write:
            raise StoreError(f"{self.settings.urls[0]}: opened for reading only")
        self._held[change.index, change.key] = change
        self._size += sum(len(v) for v in (change.row or {}).values() if isinstance(v, str))
        is_late = time.monotonic() - self._flushed > MOST_WAITED
        if is_late or len(self._held) >= MOST_HELD or self._size > MOST_BYTES:
            self.flush()

    def _send(self, changes: Sequence[Change]) -> None:
        named = [Change(self.name(e.index), e.key, e.kind, e.row) for e in changes]
        if named:
            with in_words(self.settings):
                send(self._client, named)
            self._unseen.update(change.index for change in named)

    def _fetched(self, table: str, keys: Sequence[str], fields: Sequence[str]) -> dict[str, Row]:
        if not self._is_open:
            self.open()
        with self._asking(), missing():
            answer = self._client.mget(
                index=self.name(table), body={"ids": list(keys)},
                params={"_source_includes": ",".join(fields), "request_timeout": self._seconds},
            )  # fmt: skip
            return {each["_id"]: each["_source"] for each in answer["docs"] if each.get("found")}
        return {}

    def _are_sound(self) -> bool:
        """Whether every table that is there is of this version."""
        found = self._client.indices.get_mapping(
            index=",".join(self.name(table) for table in layout.TABLES),
            params={"ignore_unavailable": "true", "filter_path": "*.mappings._meta"},
        )
        return all(each["mappings"].get("_meta") == layout.STAMP for each in found.values())

    def _make_missing(self) -> None:
        there = self._client.indices.get_alias(index=f"{self.settings.prefix}-*")
        names = {alias for about in there.values() for alias in about["aliases"]}
        absent = [table for table in layout.TABLES if self.name(table) not in names]
        with ThreadPoolExecutor(len(layout.TABLES)) as pool:
            list(pool.map(lambda table: self._create(table, {self.name(table): {}}), absent))

    def _begin(self, table: str) -> str:
        """A new index that nobody sees yet; what an earlier one left unfinished goes."""
        with in_words(self.settings):
            whole = re.compile(rf"{re.escape(self.settings.prefix)}-{table}-\d+")
            found = self._client.indices.get_alias(index=f"{self.settings.prefix}-{table}-*")
            for name, about in found.items():
                if whole.fullmatch(name) and not about["aliases"]:
                    self._client.indices.delete(index=name)
            return self._create(table, {})

    def _create(self, table: str, aliases: Dsl) -> str:
        made = f"{self.settings.prefix}-{table}-{time.time_ns()}"
        at = self.settings
        body = layout.body(table, shards=at.shards, replicas=at.replicas)
        self._client.indices.create(index=made, body={**body, "aliases": aliases})
        return made

    def _take_away(self) -> None:
        for table in layout.TABLES:
            for index in self._behind(self.name(table)):
                self._client.indices.delete(index=index)

    def _behind(self, alias: str) -> list[str]:
        if not self._client.indices.exists_alias(name=alias):
            return []
        return list(self._client.indices.get_alias(name=alias))
