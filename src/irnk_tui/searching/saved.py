"""Saved searches: one TOML file in the project's own folder, and what each has found so far."""

from __future__ import annotations

import contextlib
import json
import os
import re
import tomllib
from collections.abc import Collection, Iterator
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from irnk_tui.model.errors import IrnkError, NotFound

SEEN_NAME = "searches.seen.json"
GONE_NAME = "searches.gone.json"
MOST_GONE = 50
"""Searches that can be brought back."""
LOCK_SECONDS = 5.0
LONGEST_NAME = 80


@dataclass(frozen=True, slots=True)
class SavedSearch:
    """A query kept under a name."""

    name: str
    query: str
    """As it was typed."""
    canonical: str
    """As irnk writes it."""
    created: str
    """ISO 8601, in UTC."""
    last_run: str = ""
    last_count: int = 0
    """Documents found when it last ran."""
    revision: str = ""
    """The corpus when it last ran: the beginning of its fingerprint."""


class SavedSearches:
    """The searches of one project."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def all(self) -> list[SavedSearch]:
        """Every saved search, by name.

        Raises:
            IrnkError: The file was edited into something that cannot be read.
        """
        try:
            values = tomllib.loads(self.path.read_text("utf-8-sig"))
        except FileNotFoundError:
            return []
        except (OSError, ValueError) as error:
            raise IrnkError(f"{self.path}: cannot be read ({error}); mend or remove it.") from error
        found = [_saved(name, value) for name, value in values.items() if isinstance(value, dict)]
        return sorted(found, key=lambda saved: saved.name.casefold())

    def get(self, name: str) -> SavedSearch:
        """One search by its name, whatever the case; raises NotFound."""
        known = self.all()
        for saved in known:
            if saved.name.casefold() == name.strip().casefold():
                return saved
        names = ", ".join(saved.name for saved in known) or "none yet; 'irnk save NAME QUERY'"
        raise NotFound(f"there is no saved search “{name}”; there are: {names}")

    def query_of(self, name: str) -> str | None:
        """The query saved under a name; None when there is none."""
        try:
            return self.get(name).query
        except NotFound:
            return None

    def put(self, saved: SavedSearch) -> None:
        """Keep a search, in the place of one with the same name; raises IrnkError."""
        with self._locked():
            known = self.all()
            kept = [each for each in known if each.name.casefold() != saved.name.casefold()]
            for each in known:
                if each not in kept and each.query != saved.query:
                    self._note_gone(each)
            self._write([*kept, saved])

    def delete(self, name: str) -> SavedSearch:
        """Take a search away; raises NotFound."""
        gone = self.get(name)
        with self._locked():
            self._note_gone(gone)
            self._write([each for each in self.all() if each.name != gone.name])
            self._write_seen({key: ids for key, ids in self._seen().items() if key != gone.name})
        return gone

    def restore(self) -> SavedSearch:
        """Bring back the search taken away or written over last, with what it had found.

        Raises:
            NotFound: There is none.
        """
        with self._locked():
            gone = _list_in(self._gone_path)
            if not gone:
                raise NotFound("no saved search was taken away or changed")
            values = dict(gone[-1])
            seen = values.pop("seen", [])
            saved = _saved(str(values.pop("name", "")), values)
            kept = [each for each in self.all() if each.name.casefold() != saved.name.casefold()]
            self._write([*kept, saved])
            self._write_seen({**self._seen(), saved.name: seen})
            _replace(self._gone_path, json.dumps(gone[:-1], ensure_ascii=False))
        return saved

    def seen(self, name: str) -> frozenset[str]:
        """Keys of the documents that a search has found before."""
        return frozenset(self._seen().get(name, ()))

    def note_seen(self, name: str, keys: Collection[str]) -> None:
        """Remember what a search has found."""
        with self._locked():
            self._write_seen({**self._seen(), name: sorted(keys)})

    def _seen(self) -> dict[str, list[str]]:
        try:
            found = json.loads(self._seen_path.read_bytes())
        except (OSError, ValueError):
            return {}
        return found if isinstance(found, dict) else {}

    def _note_gone(self, saved: SavedSearch) -> None:
        one = {**asdict(saved), "seen": self._seen().get(saved.name, [])}
        kept = [*_list_in(self._gone_path), one][-MOST_GONE:]
        _replace(self._gone_path, json.dumps(kept, ensure_ascii=False))

    @property
    def _gone_path(self) -> Path:
        return self.path.with_name(GONE_NAME)

    @property
    def _seen_path(self) -> Path:
        return self.path.with_name(SEEN_NAME)

    def _write_seen(self, seen: dict[str, list[str]]) -> None:
        _replace(self._seen_path, json.dumps(seen, ensure_ascii=False, sort_keys=True))

    def _write(self, searches: list[SavedSearch]) -> None:
        ordered = sorted(searches, key=lambda saved: saved.name.casefold())
        _replace(self.path, "\n".join(map(_toml, ordered)))

    @contextlib.contextmanager
    def _locked(self) -> Iterator[None]:
        from filelock import FileLock, Timeout

        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            lock = FileLock(f"{self.path}.lock", timeout=LOCK_SECONDS)
            with lock:
                yield
        except Timeout as error:
            raise IrnkError(f"{self.path}: another irnk is writing to it; try again.") from error
        except OSError as error:
            raise IrnkError(f"{self.path}: could not be written ({error}).") from error


def fresh(name: str, query: str, canonical: str) -> SavedSearch:
    """A new saved search, not run yet.

    Raises:
        IrnkError: The name is empty, too long, or has characters that a query cannot name.
    """
    plain = " ".join(name.split())
    if not re.fullmatch(r"[\w][\w .'-]*", plain) or len(plain) > LONGEST_NAME:
        raise IrnkError(f"“{name}” cannot be a name; use letters, digits, spaces and . - _")
    return SavedSearch(plain, query, canonical, now())


def now() -> str:
    """This second in UTC."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def _list_in(path: Path) -> list[dict[str, Any]]:
    try:
        found = json.loads(path.read_bytes())
    except (OSError, ValueError, RecursionError):
        return []
    return [each for each in found if isinstance(each, dict)] if isinstance(found, list) else []


def _saved(name: str, value: dict[str, Any]) -> SavedSearch:
    texts = {key: str(value.get(key, "")) for key in ("query", "canonical", "created", "last_run")}
    count = value.get("last_count", 0)
    return SavedSearch(
        name, **texts, last_count=count if isinstance(count, int) else 0,
        revision=str(value.get("revision", "")),
    )  # fmt: skip


def _toml(saved: SavedSearch) -> str:
    values = asdict(saved)
    lines = [f"[{_string(values.pop('name'))}]"]
    for key, value in values.items():
        lines.append(f"{key} = {value if isinstance(value, int) else _string(value)}")
    return "\n".join(lines) + "\n"


def _string(text: str) -> str:
    """A TOML basic string; JSON's escapes are TOML's too, save for one character."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def _replace(path: Path, text: str) -> None:
    draft = path.with_name(f"{path.name}.{os.getpid()}.tmp")
    with draft.open("w", encoding="utf-8", errors="replace") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    draft.replace(path)
