"""What hangs on a document goes with it."""

from __future__ import annotations

from collections.abc import Sequence

from irnk_tui.cluster import dsl
from irnk_tui.cluster.store import events
from irnk_tui.cluster.store.layout import key
from irnk_tui.cluster.store.tables import Tables
from irnk_tui.model.text import DocumentId

OWN = ("annotations", "said", "gathered")
"""Tables with a row of each document."""


def forget(tables: Tables, ids: Sequence[DocumentId]) -> None:
    """Take out what was found in documents that change or go."""
    if not ids:
        return
    for table in OWN:
        for id in ids:
            tables.drop(table, key(id))
    tables.drop_where("mentions", dsl.terms("document", ids))
    events.forget_documents(tables, ids)
