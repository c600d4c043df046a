"""What a project's `irnk.yaml` may say."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class ClusterSettings:
    """Where a cluster is and how irnk uses it."""

    urls: tuple[str, ...] = ()
    prefix: str = "irnk"
    """Begins the name of every index irnk makes there."""
    ca_file: str = ""
    """Certificates to trust, instead of the system's."""
    credentials_file: str = ""
    """One line, `URL user:password`, that only its owner may read."""
    shards: int = 1
    """Parts that an index is cut into, so that several machines share it."""
    replicas: int = 1
    """Further copies of each part."""


@dataclass(frozen=True, slots=True)
class Settings:
    """The reader's choices; every one has a default. None of them can name a command."""

    name: str = ""
    """What the project is called on screen; empty for the folder's own name."""
    language: str | None = None
    """ISO 639-1 code of documents that do not say theirs."""
    engine: str = "whoosh"
    """The search engine."""
    workers: int = 0
    """Processes that analyse at the same time; 0 lets irnk choose."""
    keys: Mapping[str, str] = field(default_factory=dict)
    """Key for a command, by the command's name."""
    theme: str = ""
    """Name of the colour theme; empty for irnk's own."""
    mouse: bool = True
    author: str = ""
    """Who makes the highlights."""
    colours: Mapping[str, str] = field(default_factory=dict)
    """What a highlight's colour means, by the colour's name."""
    fields: Mapping[str, str] = field(default_factory=dict)
    """For JSONL and CSV: the file's name for a field, by irnk's name (`text: body`)."""
    ignore: tuple[str, ...] = ()
    """Patterns of corpus files to leave out, e.g. `drafts/*`."""
    weights: Mapping[str, float] = field(default_factory=dict)
    """How much counts for the order of what a search finds: `title` (3 unless given), `body` (1)
    and `recency` (0.1), how much the newest article's score is raised."""
    right_to_left: str = "auto"
    """Who orders right-to-left text on screen: `irnk`, the `terminal`, or what suits it."""
    cluster: ClusterSettings = field(default_factory=ClusterSettings)
    """For the engine `opensearch`."""
