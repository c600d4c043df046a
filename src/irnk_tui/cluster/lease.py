"""Who may fill a cluster: one machine at a time, for as long as it shows that it is at work."""

from __future__ import annotations

import platform
import threading
import time
import uuid
from collections.abc import Generator, Iterator
from contextlib import suppress
from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path
from typing import Any, TypeVar

from irnk_tui.cluster.client import connect, in_words
from irnk_tui.model.errors import StoreError
from irnk_tui.model.progress import Progress
from irnk_tui.model.settings import ClusterSettings

LEASE_SECONDS = 60.0
"""A machine that has shown no sign of work for so long has lost its turn."""
BEATS = 4
"""Signs of work in that time."""
LOOK_SECONDS = 1.0
NAME = "refresh"
T = TypeVar("T")


class Lease:
    """The right to fill a cluster, kept there as one row and given back at the end.

    Clocks of machines are never compared: a row counts as left behind when it has not changed for
    `LEASE_SECONDS` while somebody looked on. One that this folder of this machine left behind is
    taken at once, as no other refresh can be at work in the same folder.
    """

    def __init__(self, settings: ClusterSettings, folder: Path) -> None:
        self._settings = settings
        self._client = connect(settings, asks_again=True)
        self._index = f"{settings.prefix}-lease"
        self._machine = platform.node() or "a machine without a name"
        self._owner = f"{self._machine} {uuid.getnode():x} {folder.resolve()}"
        self._since = f"{datetime.now(UTC):%d %b %H:%M} UTC"
        self._at: dict[str, Any] | None = None
        """The version of the row that is ours."""
        self._is_over = threading.Event()
        self._is_lost = False
        self._beating: threading.Thread | None = None

    def __enter__(self) -> Lease:
        return self

    def __exit__(self, *_: object) -> None:
        """Give the right back."""
        self._is_over.set()
        if self._beating is not None:
            self._beating.join()
        if self._at is not None and not self._is_lost:
            with suppress(_error("TransportError")):
                self._client.delete(index=self._index, id=NAME, params=self._at)
        self._client.close()

    def wait(self) -> Iterator[Progress]:
        """Wait until it is this machine's turn, saying whose it is.

        Raises:
            StoreError: The cluster cannot be asked.
        """
        seen: tuple[Any, ...] = ()
        since = time.monotonic()
        with in_words(self._settings):
            self._make()
        while True:
            with in_words(self._settings):
                other = self._take(is_left=time.monotonic() - since > LEASE_SECONDS, seen=seen)
            if other is None:
                break
            if other["at"] != seen:
                seen, since = other["at"], time.monotonic()
            told = f"{other['machine']} has been filling this cluster since {other['since']}"
            yield Progress(f"{told}; waiting until it is done or ended there", 0, 0)
            time.sleep(LOOK_SECONDS)
        self._beating = threading.Thread(target=self._beat, daemon=True)
        self._beating.start()

    def kept(self, steps: Generator[Progress, None, T]) -> Generator[Progress, None, T]:
        """The steps of a refresh, ended when another machine has taken the right meanwhile.

        Raises:
            StoreError: It has.
        """
        while True:
            if self._is_lost:
                raise StoreError(
                    f"{self._settings.urls[0]}: another machine fills this cluster now, as this "
                    "one was silent for too long; what was sent is kept, and irnk refresh goes on"
                )
            try:
                step = next(steps)
            except StopIteration as end:
                done: T = end.value
                return done
            yield step

    def _make(self) -> None:
        if not self._client.indices.exists(index=self._index):
            settings = {"number_of_shards": 1, "number_of_replicas": self._settings.replicas}
            rows = {name: {"type": "keyword"} for name in ("machine", "owner", "since")}
            body = {"settings": settings, "mappings": {"dynamic": "strict", "properties": rows}}
            self._client.indices.create(index=self._index, body=body, params={"ignore": 400})

    def _take(self, *, is_left: bool, seen: tuple[Any, ...]) -> dict[str, Any] | None:
        """Takes the right; what is known of who has it, when that is somebody else."""
        with suppress(_error("ConflictError")):
            self._at = self._put({"op_type": "create"})
            return None
        with suppress(_error("NotFoundError"), _error("ConflictError")):
            held = self._client.get(index=self._index, id=NAME)
            at = _version(held)
            if held["_source"]["owner"] == self._owner or (is_left and tuple(at.values()) == seen):
                self._at = self._put(at)
                return None
            return {**held["_source"], "at": tuple(at.values())}
        return {"machine": "another machine", "since": "just now", "at": ()}

    def _put(self, how: dict[str, Any]) -> dict[str, Any]:
        row = {"machine": self._machine, "owner": self._owner, "since": self._since}
        return _version(
            self._client.index(index=self._index, id=NAME, body=row, params={**how, **QUICKLY})
        )

    def _beat(self) -> None:
        heard = time.monotonic()
        while not self._is_over.wait(LEASE_SECONDS / BEATS):
            try:
                self._at = self._put(self._at or {})
                heard = time.monotonic()
            except _error("ConflictError"):
                self._is_lost = True
            except _error("TransportError"):
                self._is_lost = time.monotonic() - heard > LEASE_SECONDS
            if self._is_lost:
                return


QUICKLY = {"request_timeout": 5}


def _version(answer: Any) -> dict[str, Any]:
    return {"if_seq_no": answer["_seq_no"], "if_primary_term": answer["_primary_term"]}


def _error(name: str) -> type[Exception]:
    found: type[Exception] = getattr(import_module("opensearchpy.exceptions"), name)
    return found
