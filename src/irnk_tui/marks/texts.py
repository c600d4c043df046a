"""The texts that highlights were made in, kept for as long as one of them points there."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Collection
from pathlib import Path

from irnk_tui.journal import disk
from irnk_tui.model.document import Document, Source
from irnk_tui.model.errors import JournalError
from irnk_tui.model.text import DocumentId


class Texts:
    """A folder with one file for each marked text, named by the text's SHA-256."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def keep(self, document: Document) -> None:
        """Keep a document's text as it is now; raises JournalError when the disk refuses."""
        self.put(document.sha256, document.id, document.title, document.text)

    def put(self, sha256: str, document: str, title: str | None, text: str) -> bool:
        """Keep a text under its hash; whether it was new. Raises JournalError."""
        path = self._path(sha256)
        if path is None or path.exists():
            return False
        value = {"document": document, "title": title, "text": text}
        content = json.dumps(value, ensure_ascii=False).encode("utf-8", "backslashreplace")
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            disk.put(path, content)
        except OSError as error:
            reason = error.strerror or str(error)
            raise JournalError(
                f"{path}: could not be written ({reason}); the highlight was not made. "
                "Free some space or make the folder writable, then try again."
            ) from error
        return True

    def get(self, sha256: str) -> Document | None:
        """A text as it was when it was marked; None when it was not kept."""
        path = self._path(sha256)
        try:
            value = json.loads(path.read_bytes()) if path else None
        except (OSError, ValueError):
            return None
        if not isinstance(value, dict) or not isinstance(value.get("text"), str):
            return None
        text = value["text"]
        if hashlib.sha256(text.encode("utf-8", "replace")).hexdigest() != sha256:
            return None
        source = Source("as it was when marked", is_attributed=False)
        id, title = DocumentId(str(value.get("document"))), value.get("title")
        return Document(id, text, title, source, sha256=sha256, words=len(text.split()))

    def hashes(self) -> list[str]:
        """The hashes of all texts kept."""
        return sorted(path.stem for path in self.folder.glob("*.json"))

    def forget_all_but(self, wanted: Collection[str]) -> int:
        """Drop texts that no highlight points to any more; how many that were."""
        gone = [sha256 for sha256 in self.hashes() if sha256 not in wanted]
        for sha256 in gone:
            (self.folder / f"{sha256}.json").unlink(missing_ok=True)
        return len(gone)

    def _path(self, sha256: str) -> Path | None:
        # What names a file comes from a journal that others may have written.
        return self.folder / f"{sha256}.json" if re.fullmatch("[0-9a-f]{64}", sha256) else None
