"""A gathering of mentions on its way to be an entity."""

from __future__ import annotations

from dataclasses import dataclass, field

from irnk_tui.analysis.names.names import normalise
from irnk_tui.model.annotation import EntityKind
from irnk_tui.model.entity import EntityMention


@dataclass(slots=True)
class Group:
    """Mentions that share a key."""

    key: str
    """Says what they share; the entity's id is made from it."""
    kind: EntityKind
    name: str
    mentions: list[EntityMention]
    stands_for: str | None = None
    """Key of the state a metonym or a people stands for."""
    first_kind: str = ""
    """The kind before the reader changed it: the id keeps it."""
    names: set[str] = field(default_factory=set)
    """Names the reader gave; other decisions may call it by them."""

    def __post_init__(self) -> None:
        self.first_kind = self.first_kind or self.kind

    def goes_by(self, name: str) -> bool:
        """Whether a mention, or the reader, calls it so."""
        wanted = normalise(name)
        if wanted == normalise(self.name) or wanted in self.names:
            return True
        return any(normalise(one.mention.text) == wanted for one in self.mentions)
