"""What has to be known of all mentions of an entity: counts, however many there are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Self

from irnk_tui.analysis.linking.linking_roles import described
from irnk_tui.analysis.names.gazetteer import known, state_key
from irnk_tui.analysis.names.name_words import PARTIES
from irnk_tui.analysis.names.names import normalise
from irnk_tui.model.annotation import EntityKind, Mention


@dataclass(slots=True)
class Tally:
    """Mentions counted; once there is a name among them, descriptions no longer count."""

    kinds: Counter[EntityKind] = field(default_factory=Counter)
    texts: Counter[str] = field(default_factory=Counter)
    is_named: bool = False
    acts: bool = True
    """Whether every mention, as long as none is a name, is of somebody who acts for a state."""
    states: frozenset[str] = frozenset()
    """States that descriptions name."""

    @classmethod
    def of(cls, mentions: Iterable[Mention]) -> Self:
        """All of them counted."""
        made = cls()
        for mention in mentions:
            made.add(mention)
        return made

    def add(self, mention: Mention) -> None:
        """Count one more."""
        if mention.is_name and not self.is_named:
            self.is_named = True
            self.kinds.clear()
            self.texts.clear()
        if mention.is_name == self.is_named:
            self.kinds[mention.kind] += 1
            self.texts[mention.text] += 1
        if not self.is_named:
            self.acts = self.acts and mention.is_actor
            self.states |= described(mention)[0] if self.acts else frozenset()

    def kind(self, key: str) -> EntityKind:
        """What it is: as its key says, else as most mentions were taken."""
        prefix = key.partition(":")[0]
        if prefix in _KINDS:
            return _KINDS[prefix]
        return min(self.kinds, key=lambda kind: (-self.kinds[kind], kind))

    def name(self, key: str, kind: EntityKind) -> str:
        """The usual name: a state's own, else the longest among the frequent ones."""
        prefix, _, rest = key.partition(":")
        if prefix in ("state", "union") or rest in PARTIES:
            return PARTIES.get(rest, rest)
        counted = self.texts
        if prefix == "people":
            singular = [name for name in counted if not name.endswith("s") and " " not in name[:1]]
            return min(singular or counted, key=lambda name: (-counted[name], name))
        full = {name: n for name, n in counted.items() if " " in normalise(name)} or counted
        return min(full, key=lambda name: (name.isupper(), -full[name], -len(name), name))

    def stands_for(self, key: str, acting: str | None) -> str | None:
        """The key of the state that it may stand for.

        Args:
            acting: the key of the state that documents say it acts for.
        """
        found = state_of(key) or acting or None
        if found is None and not self.is_named and self.acts and len(self.states) == 1:
            found = state_key(next(iter(self.states)))
        return found

    def aliases(self, name: str) -> tuple[str, ...]:
        """Every name it goes by, the most frequent first."""
        counted = self.texts if self.is_named else Counter[str]()
        listed = sorted(counted, key=lambda name: (-counted[name], name))
        return tuple(listed) if name in counted else (name, *listed)


_KINDS: dict[str, EntityKind] = {
    "state": "place", "seat": "place", "people": "nationality", "person": "person",
    "lone": "person", "body": "organisation", "union": "organisation",
}  # fmt: skip


def state_of(key: str) -> str | None:
    """The key of the state that a people or a seat of government may stand for."""
    prefix, _, rest = key.partition(":")
    if prefix == "people":
        return state_key(rest)
    meaning = known(rest.title()) if prefix == "seat" else None
    return state_key(meaning.state) if meaning else None
