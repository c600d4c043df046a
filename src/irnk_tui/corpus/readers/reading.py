"""The table of formats, and the one way into it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from pkgutil import resolve_name

from irnk_tui.model.document import Document
from irnk_tui.model.errors import SettingsError, UnreadableFile
from irnk_tui.model.progress import Failure
from irnk_tui.model.settings import Settings

Reader = Callable[[Path, Path, Settings], Iterator[Document | Failure]]

READERS = {
    ".txt": "irnk_tui.corpus.readers.plain:read",
    ".md": "irnk_tui.corpus.readers.plain:read",
    ".markdown": "irnk_tui.corpus.readers.plain:read",
    ".jsonl": "irnk_tui.corpus.readers.jsonl:read",
    ".ndjson": "irnk_tui.corpus.readers.jsonl:read",
    ".csv": "irnk_tui.corpus.readers.table:read",
    ".tsv": "irnk_tui.corpus.readers.table:read",
    ".html": "irnk_tui.corpus.readers.html:read",
    ".htm": "irnk_tui.corpus.readers.html:read",
    ".xhtml": "irnk_tui.corpus.readers.html:read",
    ".docx": "irnk_tui.corpus.readers.docx:read",
    ".epub": "irnk_tui.corpus.readers.epub:read",
    ".pdf": "irnk_tui.corpus.readers.pdf:read",
    ".eml": "irnk_tui.corpus.readers.mail:read",
    ".mbox": "irnk_tui.corpus.readers.mail:read_mailbox",
    ".rss": "irnk_tui.corpus.readers.feed:read",
    ".atom": "irnk_tui.corpus.readers.feed:read",
    ".xml": "irnk_tui.corpus.readers.xml_files:read",
    ".json": "irnk_tui.corpus.readers.json_files:read",
    ".ris": "irnk_tui.corpus.readers.ris:read",
    ".bib": "irnk_tui.corpus.readers.bibtex:read",
    ".warc": "irnk_tui.corpus.readers.warc:read",
    ".gz": "irnk_tui.corpus.readers.warc:read",
}
"""Reader by file suffix in lower case: the dotted path of `read(path, corpus, settings)`."""


def read(path: Path, corpus: Path, settings: Settings) -> Iterator[Document | Failure]:
    """Every document of one file; what cannot be read is a Failure and the rest goes on.

    Args:
        path: The file.
        corpus: The corpus folder it lies in.
        settings: Names of fields, default language.
    """
    name = path.relative_to(corpus).as_posix()
    dotted = READERS.get(path.suffix.lower())
    if dotted is None:
        yield Failure(name, f"“{path.suffix}” is not a format irnk reads; {_formats()}")
        return
    reader: Reader = resolve_name(dotted)
    try:
        yield from reader(path, corpus, settings)
    except (UnreadableFile, SettingsError) as error:
        yield Failure(name, getattr(error, "reason", str(error)))
    except OSError as error:
        yield Failure(name, f"cannot be read ({error.strerror or error})")


def _formats() -> str:
    return f"it reads {' '.join(READERS)}"
