"""What became of every file of the corpus, with the reason and what to do next."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from irnk_tui.model.progress import Failure, Outcome
from irnk_tui.store.database import Database

RETRY = "mend or replace the file, then 'irnk refresh --retry'"


def outcomes(db: Database, refused: Iterable[tuple[str, str]]) -> list[Outcome]:
    """One for each file, those that were refused first.

    Args:
        db: The store.
        refused: Path and reason of what the last refresh refused; a path may name a line.
    """
    read = dict(
        db.rows("""SELECT path, (SELECT count(*) FROM documents WHERE file = path)
                   FROM files ORDER BY path""")
    )
    return told(read, _copies(db), _versions(db), refused)


def told(
    read: Mapping[str, int],
    copies: Mapping[str, str],
    versions: Mapping[str, tuple[str, str]],
    refused: Iterable[tuple[str, str]],
) -> list[Outcome]:
    """One for each file, those that were refused first.

    Args:
        read: Files and how many documents each gave, in order of path.
        copies: Files whose text another file has, too, with the reason to give.
        versions: Files with another version of a document, with reason and next step.
        refused: Path and reason of what the last refresh refused; a path may name a line.
    """
    bad: dict[str, list[Failure]] = {}
    for path, reason in refused:
        whole = path if path in read else path.rpartition(":")[0]
        bad.setdefault(whole if whole in read else path, []).append(Failure(path, reason))
    found = [_refused(path, failures, read.get(path, 0)) for path, failures in sorted(bad.items())]
    for path, count in read.items():
        if path in bad:
            continue
        reason, advice = versions.get(path, (copies.get(path, ""), ""))
        found.append(Outcome(path, "read", count, reason, advice))
    return found


def _refused(path: str, failures: list[Failure], documents: int) -> Outcome:
    reason, _, advice = failures[0].reason.partition("; ")
    if failures[0].path != path:
        reason = f"{failures[0].path.removeprefix(path)[1:]}: {reason}"
    if len(failures) > 1:
        reason = f"{len(failures)} parts refused, the first {reason}"
    return Outcome(path, "partly" if documents else "refused", documents, reason, advice or RETRY)


def _versions(db: Database) -> dict[str, tuple[str, str]]:
    """Files with a document whose address an earlier document has, too, with another text."""
    sql = """SELECT later.file, min(first.id), later.id FROM documents AS later
             JOIN documents AS first ON first.url = later.url AND first.id < later.id
             AND first.sha256 != later.sha256 GROUP BY later.id"""
    return {path: version_of(first, later) for path, first, later in db.rows(sql)}


def version_of(first: str, later: str) -> tuple[str, str]:
    """Reason and next step for a document whose address an earlier one has with another text."""
    reason = f"another version of {first}: same address, other text"
    return reason, f"irnk compare --documents {first} {later}"


def copy_of(first: str) -> str:
    """The reason for a file whose only document has a text that was there already."""
    return f"has the same text as {first}"


def _copies(db: Database) -> dict[str, str]:
    """Files whose only document has a text that an earlier file has, too."""
    sql = """SELECT later.file, min(first.id) FROM documents AS later JOIN documents AS first
             ON first.sha256 = later.sha256 AND first.id < later.id
             GROUP BY later.id"""
    return {path: copy_of(id) for path, id in db.rows(sql)}
