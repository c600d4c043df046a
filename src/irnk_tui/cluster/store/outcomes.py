"""What became of every file of the corpus, with the reason and what to do next."""

from __future__ import annotations

from collections.abc import Iterable

from irnk_tui.cluster.store import documents, files
from irnk_tui.cluster.store.tables import Tables
from irnk_tui.model.progress import Outcome
from irnk_tui.store.outcomes import copy_of, told, version_of


def outcomes(tables: Tables, refused: Iterable[tuple[str, str]]) -> list[Outcome]:
    """One for each file, those that were refused first."""
    counts = tables.counted("documents", "file")
    read = {path: counts.get(path, 0) for path in sorted(files.files(tables))}
    copies = {
        row["file"]: copy_of(group[0]["id"])
        for group in documents.alike(tables, "sha256", "file")
        for row in group[1:]
    }
    versions = {}
    for group in documents.alike(tables, "url", "file", "sha256"):
        for at, row in enumerate(group):
            earlier = [each["id"] for each in group[:at] if each["sha256"] != row["sha256"]]
            if earlier:
                versions[row["file"]] = version_of(earlier[0], row["id"])
    return told(read, copies, versions, refused)
