"""Many changes sent to a cluster at once, no faster than it takes them."""

from __future__ import annotations

import json
import time
from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from importlib import import_module
from typing import Any, Literal

from irnk_tui.cluster.client import READ_ONLY, TOO_BUSY
from irnk_tui.model.errors import StoreError

AT_ONCE = 2
"""Requests on their way while the next one is made ready."""
MOST_CHANGES, MOST_BYTES = 250, 8_000_000
"""Of one request."""
PAUSES = (0.25, 0.5, 1.0, 2.0, 4.0, 8.0, 16.0, 30.0)
"""Seconds before what could not be taken is sent again."""
BUSY = (429, 502, 503, 504)


@dataclass(frozen=True, slots=True)
class Change:
    """A row put in its place, changed in some fields, or taken out."""

    index: str
    key: str
    kind: Literal["index", "update", "delete"]
    row: Mapping[str, Any] | None = None

    def lines(self) -> bytes:
        """The change as the cluster reads it."""
        place = {self.kind: {"_index": self.index, "_id": self.key}}
        rows: tuple[Any, ...] = (place,)
        if self.row is not None:
            rows = (place, {"doc": self.row} if self.kind == "update" else self.row)
        return b"".join(_ENCODER.encode(row).encode("utf-8", "replace") + b"\n" for row in rows)


_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


def send(client: Any, changes: Iterable[Change]) -> None:
    """Make changes, each of which may safely be made twice.

    What the cluster is too busy for is sent again later, and so is what a node took along that
    went away.

    Raises:
        StoreError: It refused a change for good.
    """
    with ThreadPoolExecutor(AT_ONCE) as pool:
        waiting: deque[Future[None]] = deque()
        for lines in _requests(changes):
            waiting.append(pool.submit(_deliver, client, lines))
            if len(waiting) > AT_ONCE:
                waiting.popleft().result()
        while waiting:
            waiting.popleft().result()


def _requests(changes: Iterable[Change]) -> Iterator[list[bytes]]:
    held: list[bytes] = []
    size = 0
    for change in changes:
        lines = change.lines()
        if held and (len(held) >= MOST_CHANGES or size + len(lines) > MOST_BYTES):
            yield held
            held, size = [], 0
        held.append(lines)
        size += len(lines)
    if held:
        yield held


def _deliver(client: Any, lines: list[bytes]) -> None:
    gone = import_module("opensearchpy.exceptions").ConnectionError
    busy = import_module("opensearchpy.exceptions").TransportError
    for pause in (*PAUSES, None):
        try:
            lines = _left(client.bulk(body=b"".join(lines), params={"request_timeout": 90}), lines)
        except gone:
            if pause is None:
                raise
        except busy as error:
            if pause is None or error.status_code not in BUSY:
                raise
        if not lines:
            return
        time.sleep(pause or 0)
    raise StoreError(TOO_BUSY)


def _left(answer: Any, lines: list[bytes]) -> list[bytes]:
    """What is to be sent again."""
    if not answer["errors"]:
        return []
    left = []
    for line, item in zip(lines, answer["items"], strict=True):
        ((kind, result),) = item.items()
        status = result["status"]
        if status in BUSY and not _is_locked(result):
            left.append(line)
        elif status >= 300 and not (status == 404 and kind in ("delete", "update")):
            raise StoreError(f"{result.get('_id')}: refused by the cluster: {_why(result)}")
    return left


def _is_locked(result: Any) -> bool:
    return "cluster_block_exception" in str(result.get("error"))


def _why(result: Any) -> str:
    error = result.get("error") or {}
    if _is_locked(result):
        return READ_ONLY
    return str(error.get("reason") or result.get("status"))[:200]
