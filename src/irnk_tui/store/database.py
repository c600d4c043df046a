"""One SQLite file: opened, checked, written in whole transactions."""

from __future__ import annotations

import contextlib
import sqlite3
import threading
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from irnk_tui.model.errors import StoreError
from irnk_tui.store.schema import SCHEMA_VERSION, TABLES

WAIT_SECONDS = 10.0
ROWS_AT_ONCE = 256
REBUILD = "delete the index folder and run `irnk refresh`: it is rebuilt from the corpus"


@dataclass(frozen=True)
class _Opened:
    """One thread's connection, and the lock that whoever works with it holds."""

    connection: sqlite3.Connection
    in_use: threading.RLock = field(default_factory=threading.RLock)

    def fetch_some(self, found: sqlite3.Cursor) -> list[Any]:
        with self.in_use:
            return found.fetchmany(ROWS_AT_ONCE)


class Database:
    """Connections to one file, one for each thread that asks."""

    def __init__(self, path: Path, *, is_read_only: bool, shape: str) -> None:
        self.path = path
        self.is_read_only = is_read_only
        self._local = threading.local()
        self._all: list[_Opened] = []
        self._lock = threading.Lock()
        if not path.exists():
            self._create(shape)
        self._check(shape)

    def rows(self, sql: str, values: Sequence[Any] = ()) -> list[Any]:
        """Every row of a query."""
        with self._using() as connection:
            return connection.execute(sql, values).fetchall()

    def each(self, sql: str, values: Sequence[Any] = ()) -> Iterator[Any]:
        """The rows of a query, one after the other.

        Raises:
            StoreError: Also when the database was closed before the last row was read.
        """
        with self._in_words():
            opened = self._opened()
            with opened.in_use:
                found = opened.connection.execute(sql, values)
            while some := opened.fetch_some(found):
                yield from some

    def row(self, sql: str, values: Sequence[Any] = ()) -> Any:
        """The first row of a query, or None."""
        with self._using() as connection:
            return connection.execute(sql, values).fetchone()

    @contextlib.contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """One transaction: all of it is kept, or, after an error, nothing."""
        if self.is_read_only:
            raise StoreError(f"{self.path}: opened for reading only")
        with self._using() as connection:
            connection.execute("BEGIN IMMEDIATE")
            try:
                yield connection
                connection.execute("COMMIT")
            except BaseException:
                with contextlib.suppress(sqlite3.Error):
                    connection.execute("ROLLBACK")
                raise

    def close(self) -> None:
        """Close every thread's connection, each as soon as what is read or written there is."""
        with self._lock:
            still_open, self._all = self._all, []
            self._local = threading.local()
        for opened in still_open:
            with opened.in_use:
                opened.connection.close()

    @contextlib.contextmanager
    def _using(self) -> Iterator[sqlite3.Connection]:
        with self._in_words():
            opened = self._opened()
            with opened.in_use:
                yield opened.connection

    def _opened(self) -> _Opened:
        found: _Opened | None = getattr(self._local, "opened", None)
        if found is None:
            found = self._local.opened = self._connect()
        return found

    def _connect(self) -> _Opened:
        mode = "ro" if self.is_read_only else "rwc"
        connection = sqlite3.connect(
            f"{self.path.absolute().as_uri()}?mode={mode}", uri=True, timeout=WAIT_SECONDS,
            isolation_level=None, check_same_thread=False,
        )  # fmt: skip
        if not self.is_read_only:
            connection.execute("PRAGMA journal_mode=WAL")
            connection.execute("PRAGMA synchronous=NORMAL")
        connection.execute("PRAGMA foreign_keys=ON")
        opened = _Opened(connection)
        with self._lock:
            self._all.append(opened)
        return opened

    def _create(self, shape: str) -> None:
        if self.is_read_only:
            raise StoreError(f"{self.path}: not there yet; run `irnk refresh`")
        with self._in_words():
            self.path.parent.mkdir(parents=True, exist_ok=True)
        with self._using() as connection:
            connection.executescript(
                f"BEGIN IMMEDIATE; {TABLES} PRAGMA user_version={SCHEMA_VERSION};"
                f"INSERT INTO facts VALUES ('shape', '\"{shape}\"'); COMMIT;"
            )

    def _check(self, shape: str) -> None:
        version = self.row("PRAGMA user_version")[0]
        if version != SCHEMA_VERSION:
            self.close()
            raise StoreError(f"{self.path}: made by another version of irnk; {REBUILD}")
        if self.row("SELECT value FROM facts WHERE key = 'shape'") != (f'"{shape}"',):
            self.close()
            raise StoreError(f"{self.path}: made by another version of irnk; {REBUILD}")

    @contextlib.contextmanager
    def _in_words(self) -> Iterator[None]:
        try:
            yield
        except (sqlite3.Error, OSError) as error:
            raise StoreError(f"{self.path}: {error}; if it stays so, {REBUILD}") from error
