"""The part of the app that brings files in, says what became of them, and takes things out."""

from __future__ import annotations

import shlex
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urlsplit

from textual import events
from textual.app import App

from irnk_tui.model.progress import Progress, pace
from irnk_tui.model.text import DocumentId
from irnk_tui.sanitise import sanitise_line

if TYPE_CHECKING:
    from irnk_tui.project import Project

MOST_PASTED = 100_000
"""Code points of a paste that is looked through for paths."""


class Pace:
    """How far work is, how fast it goes, and how long it will take."""

    def __init__(self) -> None:
        self._label, self._began = "", 0.0

    def words(self, step: Progress, now: float) -> str:
        """`reading 120 of 900 · 14/s · 56 s left`; each kind of work has a pace of its own."""
        if step.label != self._label:
            self._label, self._began = step.label, now
        count = f" {step.done:,} of {step.total:,}" if step.total else ""
        told = pace(step.done, step.total, now - self._began) if step.total else ""
        return sanitise_line(step.label) + count + (f" · {told}" if told else "")


class CorpusDesk(App[None]):
    """What can be done with files, on whichever screen the reader is."""

    project: Project
    retries_refused = False
    """Whether the next refresh reads files again that were refused."""

    def __init__(self) -> None:
        super().__init__()
        self.pace = Pace()

    def action_refresh(self) -> None:
        """Read what is new in the corpus."""
        raise NotImplementedError

    def show(self, name: str, *args: Any, **options: Any) -> None:
        """Put a screen on top, by its dotted name under `ui.screens`."""
        raise NotImplementedError

    def say(self, words: str) -> None:
        """Tell the reader something at the foot of the screen."""
        raise NotImplementedError

    def action_retry(self) -> None:
        """Read files again that were refused, with everything that is new."""
        self.retries_refused = True
        self.action_refresh()

    def action_report(self) -> None:
        self.show("report:ReportScreen", self.project)

    def action_add(self) -> None:
        self.show("add:AddScreen", self.project)

    def on_paste(self, event: events.Paste) -> None:
        """Offer to add files that were dragged onto the terminal."""
        paths = pasted_paths(event.text)
        if paths:
            self.show("add:AddScreen", self.project, paths)

    def action_metadata(self) -> None:
        """Show what is known of the article here, and let it be set."""
        document = document_at(self.screen)
        if document is None:
            self.say("Choose an article; then what is known of it can be set.")
        else:
            self.show("metadata:MetadataScreen", self.project, document)

    def action_export(self) -> None:
        from irnk_tui.ui.export_scopes import scopes_at

        self.show("export:ExportScreen", self.project, scopes_at(self.screen))

    def action_import(self) -> None:
        self.show("importing:ImportScreen", self.project)


def said_of(report: Mapping[str, Any], *, known: Collection[str] = ()) -> str:
    """What a refresh brought, in articles, and what it refused; empty when it did neither.

    Args:
        known: Paths that the reader was told are refused; no news when there are no others.
    """
    count = report.get("articles") or {}
    kinds = [kind for kind in ("added", "changed", "removed") if count.get(kind)]
    told = ", ".join(f"{count[kind]:,} {kind}" for kind in kinds)
    refused = len(report.get("refused") or ())
    words = [f"Articles: {told}."] if told else []
    if not refused_by(report) <= set(known):
        words.append(f"{refused:,} refused; ^p “report” names them and says why.")
    return " ".join(words)


def refused_by(report: Mapping[str, Any]) -> frozenset[str]:
    """The paths that a refresh refused."""
    return frozenset(each["path"] for each in report.get("refused") or ())


def document_at(screen: Any) -> DocumentId | None:
    """The article that a screen shows, or has its cursor on."""
    document = getattr(screen, "document", None)
    if isinstance(document, str):
        return DocumentId(document)
    found = screen.query("#results").results()
    listed = next(iter(found), None)
    chosen = getattr(listed, "document", None)
    return DocumentId(chosen) if isinstance(chosen, str) else None


def pasted_paths(text: str) -> list[str]:
    """Files and folders that a pasted text names, as terminals write paths dragged onto them."""
    if len(text) > MOST_PASTED:
        return []
    words = _words(text)
    paths = [_path(word) for word in words]
    return [path for path in dict.fromkeys(paths) if path and _is_there(path)]


def _words(text: str) -> Sequence[str]:
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    if lines and all(_is_there(_path(line)) for line in lines):
        return lines
    try:
        return shlex.split(text)
    except ValueError:
        return lines


def _path(word: str) -> str:
    if word.startswith("file://"):
        return unquote(urlsplit(word).path)
    return word


def _is_there(path: str) -> bool:
    # Only whole paths: a word of a pasted sentence may be the name of a file here.
    if not path.startswith(("/", "~")) and path[1:3] != ":\\":
        return False
    try:
        return Path(path).expanduser().exists()
    except (OSError, ValueError, RuntimeError):
        return False
