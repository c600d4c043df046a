"""Errors that are turned into words for people."""

from __future__ import annotations

from pathlib import Path


class IrnkError(Exception):
    """Something a reader can be told: what happened and what to try."""


class UnreadableFile(IrnkError):
    """A file of the corpus that could not be read; the rest goes on."""

    def __init__(self, path: Path | str, reason: str) -> None:
        super().__init__(f"{path}: {reason}")
        self.path = str(path)
        self.reason = reason


class SettingsError(IrnkError):
    """irnk.yaml or a metadata file says something irnk does not understand."""


class QueryError(IrnkError):
    """A query that cannot be understood, with the place of the trouble."""

    def __init__(self, message: str, *, query: str, position: int, suggestion: str = "") -> None:
        super().__init__(message)
        self.query = query
        self.position = position
        """Code points into `query`, 0 to `len(query)`."""
        self.suggestion = suggestion
        """A query or word to try instead; may be empty."""


class NotFound(IrnkError):
    """A document, entity, event or highlight that is not there."""


class StoreError(IrnkError):
    """The derived data could not be used; it can be rebuilt."""


class JournalError(IrnkError):
    """The reader's marks could not be written or read; nothing was lost."""


class AnalysisUnavailable(IrnkError):
    """A part of the analysis is missing or was altered."""
