"""How many articles come, change and go while files are read."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from irnk_tui.model.document import Document
from irnk_tui.model.progress import Articles
from irnk_tui.model.text import DocumentId
from irnk_tui.store.store import Store

BATCH = 200
"""Articles that are looked up at a time."""


@dataclass(slots=True)
class Tally:
    """Articles of a store before and after its files are read."""

    store: Store
    before: frozenset[DocumentId]
    changed: set[DocumentId] = field(default_factory=set)

    @classmethod
    def of(cls, store: Store) -> Tally:
        """Begin to count: what is there now was there before."""
        return cls(store, frozenset(store.document_ids()))

    def see(self, documents: Sequence[Document]) -> None:
        """Note which articles differ from what the store holds of them; before they are put."""
        known = [each for each in documents if each.id in self.before]
        for start in range(0, len(known), BATCH):
            self.changed.update(self._changed(known[start : start + BATCH]))

    def articles(self) -> Articles:
        """What became of the articles so far."""
        after = set(self.store.document_ids())
        added, changed = len(after - self.before), len(self.changed & after)
        left = len(after) - added - changed
        return Articles(added, changed, len(self.before - after), left)

    def _changed(self, documents: Sequence[Document]) -> Iterable[DocumentId]:
        held = {each.id: each for each in self.store.documents_of(each.id for each in documents)}
        return (each.id for each in documents if held.get(each.id) != each)
