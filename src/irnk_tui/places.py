"""Where a project's corpus, index and the reader's own files are kept."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from irnk_tui.model.errors import NotFound

PACKAGED_SAMPLE = Path(__file__).parent / "sample" / "corpus"
CHECKOUT_SAMPLE = Path(__file__).parents[2] / "corpus"


@dataclass(frozen=True, slots=True)
class Places:
    """The folders and files of one project."""

    folder: Path
    """The project: what the reader named or stands in."""
    corpus: Path
    """The documents; only ever read."""
    own: Path
    """Where index, highlights and decisions go: `folder`, or the reader's data folder."""
    is_sample: bool = False

    @property
    def index(self) -> Path:
        return self.own / "index"

    @property
    def highlights(self) -> Path:
        return self.own / "highlights.jsonl"

    @property
    def session(self) -> Path:
        return self.own / "session.json"

    @property
    def decisions(self) -> Path:
        return self.own / "decisions.jsonl"


def find(folder: Path | None) -> Places:
    """The project in a folder; without one, where we stand, else the sample that ships.

    A folder with neither `irnk.yaml` nor `corpus/` is itself the corpus, and what irnk derives
    from it goes into the reader's data folder so that the articles stay as they are.

    Raises:
        NotFound: The folder does not exist.
    """
    if folder is not None:
        if not folder.is_dir():
            raise NotFound(
                f"{folder}: no such folder. Name a folder of articles, or leave it out to open "
                "the sample."
            )
        return _of(folder.resolve())
    here = Path.cwd()
    return _of(here) if _is_project(here) else _sample()


def _of(folder: Path) -> Places:
    if folder == PACKAGED_SAMPLE.parent:
        return Places(folder, PACKAGED_SAMPLE, _data_folder(folder), is_sample=True)
    if not _is_project(folder):
        return Places(folder, folder, _data_folder(folder))
    corpus = folder / "corpus"
    is_sample = corpus == CHECKOUT_SAMPLE
    return Places(folder, corpus if corpus.is_dir() else folder, _writable(folder), is_sample)


def _is_project(folder: Path) -> bool:
    return (folder / "irnk.yaml").is_file() or (folder / "corpus").is_dir()


def _sample() -> Places:
    return _of(PACKAGED_SAMPLE.parent if PACKAGED_SAMPLE.is_dir() else CHECKOUT_SAMPLE.parent)


def _writable(folder: Path) -> Path:
    return folder if os.access(folder, os.W_OK) else _data_folder(folder)


def _data_folder(folder: Path) -> Path:
    from platformdirs import user_data_path

    slug = re.sub(r"[^a-z0-9]+", "-", folder.name.lower()).strip("-") or "corpus"
    digest = hashlib.sha256(str(folder).encode("utf-8", "surrogateescape")).hexdigest()[:8]
    return user_data_path("irnk", appauthor=False) / "projects" / f"{slug}-{digest}"


def load_session(where: Places) -> dict[str, Any]:
    """Where the reader left off; empty when there is nothing readable."""
    try:
        session = json.loads(where.session.read_bytes())
    except (OSError, ValueError):
        return {}
    return session if isinstance(session, dict) else {}


def save_session(where: Places, session: Mapping[str, Any]) -> None:
    """Remember where the reader is; quietly gives up where nothing can be written."""
    draft = where.session.with_suffix(".tmp")
    with contextlib.suppress(OSError):
        where.own.mkdir(parents=True, exist_ok=True)
        draft.write_text(json.dumps(dict(session), ensure_ascii=False), encoding="utf-8")
        draft.replace(where.session)
