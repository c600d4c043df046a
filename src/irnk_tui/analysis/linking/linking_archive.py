"""Names of a corpus linked as `linking.link` does it, without holding every mention of it.

Documents are gone through several times, from a file on disk. What is held is counts: of each
distinct name and description that documents share, and of the names around persons. Mentions are
held of those entities alone that the reader's decisions are about.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from dataclasses import field as made_by
from typing import Any

from irnk_tui.analysis.linking.linking import (
    entity_of,
    group_of,
    id_of,
    introduced,
    keyed_of,
    settled,
)
from irnk_tui.analysis.linking.linking_decisions import Places, apply, is_at, told_of
from irnk_tui.analysis.linking.linking_groups import Group
from irnk_tui.analysis.linking.linking_keys import survey
from irnk_tui.analysis.linking.linking_lone import Company
from irnk_tui.analysis.linking.linking_roles import Roles
from irnk_tui.analysis.linking.linking_tally import Tally
from irnk_tui.analysis.linking.spool import Spool
from irnk_tui.analysis.names.names import normalise
from irnk_tui.model.annotation import Annotations, Mention
from irnk_tui.model.decision import Decision
from irnk_tui.model.entity import Entity, EntityId, EntityMention
from irnk_tui.model.linked import Head
from irnk_tui.model.text import DocumentId, Span

Plain = tuple[DocumentId, list[tuple[Any, ...]]]
"""A document and its mentions as bare values, which are read again in a third of the time."""
Keys = tuple[list[str], dict[str, str]]
"""The key of each mention of a document; the states that descriptions of it alone act for."""


def link_archive(names: Iterable[Annotations], decisions: Sequence[Decision] = ()) -> LinkedArchive:
    """The entities of documents, told document by document.

    Args:
        names: What was found in every document, in order of id; read once.
        decisions: The reader's corrections.
    """
    held: Spool[Plain] = Spool()
    corpus = survey(_kept(names, held))
    roles, company = Roles(), Company()
    first: Spool[list[str]] = Spool()
    for found in map(_found, held):
        keys = [key for key, _ in keyed_of(found.document, found, corpus, roles)]
        company.note(found.document, keys)
        first.put(keys)
    made = LinkedArchive(held)
    wanted = _Wanted(*told_of(decisions))
    for found, keys in zip(map(_found, held), first, strict=True):
        pairs = introduced(list(zip(keys, found.mentions, strict=True)), company, corpus)
        acting: dict[str, str] = {}
        made.count(
            found.document, list(settled(found.document, pairs, roles, acting)), acting, wanted
        )
    made.decide(wanted, decisions)
    return made


def _kept(names: Iterable[Annotations], held: Spool[Plain]) -> Iterator[Annotations]:
    for found in names:
        held.put((found.document, [_plain(mention) for mention in found.mentions]))
        yield found


def _plain(mention: Mention) -> tuple[Any, ...]:
    told = (mention.text, mention.kind, mention.is_name, mention.method, mention.head)
    return (_ends(mention.span), *told, _ends(mention.refers_to), mention.is_actor)


def _ends(span: Span | None) -> Any:
    return (span.start, span.end, span.field) if span else None


def _found(plain: Plain) -> Annotations:
    document, mentions = plain
    return Annotations(document, "", (), tuple(map(_mention, mentions)))


def _mention(plain: tuple[Any, ...]) -> Mention:
    ends, text, kind, is_name, method, head, to, is_actor = plain
    refers_to = Span(*to) if to else None
    return Mention(Span(*ends), text, kind, is_name, method, head, refers_to, is_actor)


@dataclass(slots=True)
class _Wanted:
    """What the reader's decisions are about."""

    names: frozenset[str]
    places: Places
    keys: set[str] = made_by(default_factory=set)
    """Keys of the entities that are meant."""

    def see(self, document: DocumentId, pairs: Iterable[tuple[str, Mention]]) -> None:
        """Take note of keys under which a name or a place of a decision stands."""
        if not self.names and not self.places:
            return
        for key, mention in pairs:
            is_called = normalise(mention.text) in self.names
            if is_called or is_at(EntityMention(document, mention), self.places):
                self.keys.add(key)


class LinkedArchive:
    """The entities of an archive; see `irnk_tui.model.linked.Linked`."""

    def __init__(self, held: Spool[Plain]) -> None:
        self._acting: dict[str, str] = {}
        """Key of unnamed officials -> key of the state for which documents say they act."""
        self._held = held
        self._keys: Spool[Keys] = Spool()
        self._tallies: dict[str, Tally] = defaultdict(Tally)
        self._heads: dict[str, Head] = {}
        self._decided: list[Entity] = []
        self._ids: dict[str, EntityId] = {}
        """Key -> id of what a people or officials may stand for."""
        self._chosen: set[str] = set()
        """Keys of what decisions are about."""

    def count(
        self,
        document: DocumentId,
        pairs: Sequence[tuple[str, Mention]],
        acting: Mapping[str, str],
        wanted: _Wanted,
    ) -> None:
        """Count the mentions of one document, and for whom unnamed officials act in it."""
        wanted.see(document, pairs)
        for key, mention in pairs:
            if not _is_lone(key, document):
                self._tallies[key].add(mention)
        states = {key: state for key, state in acting.items() if state}
        own = {key: state for key, state in states.items() if _is_lone(key, document)}
        self._acting |= {key: state for key, state in states.items() if key not in own}
        self._keys.put(([key for key, _ in pairs], own))

    def decide(self, wanted: _Wanted, decisions: Sequence[Decision]) -> None:
        """Let the reader's decisions have their way, now that everything is counted."""
        for key, tally in self._tallies.items():
            kind = tally.kind(key)
            name = tally.name(key, kind)
            if normalise(name) in wanted.names:
                wanted.keys.add(key)
            entity = Entity(id_of(kind, key), name, kind, tally.aliases(name))
            self._heads[key] = Head(entity, tally.is_named)
        self._chosen = wanted.keys
        groups = apply(self._groups(), decisions)
        told = [(group, entity_of(group)) for group in groups if group.mentions]
        for key in self._chosen:
            self._heads.pop(key, None)
        self._ids = {key: head.entity.id for key, head in self._heads.items()}
        self._ids |= {group.key: entity.id for group, entity in told}
        self._decided = [self._standing(entity, group.stands_for) for group, entity in told]
        for key, head in self._heads.items():
            state = self._tallies[key].stands_for(key, self._acting.get(key))
            self._heads[key] = replace(head, entity=self._standing(head.entity, state))
        self._tallies.clear()

    def heads(self) -> Mapping[EntityId, Head]:
        found = {head.entity.id: head for head in self._heads.values()}
        for entity in self._decided:
            is_named = any(one.mention.is_name for one in entity.mentions)
            found[entity.id] = Head(replace(entity, mentions=()), is_named)
        return found

    def documents(self) -> Iterator[tuple[DocumentId, Sequence[Entity]]]:
        decided: dict[DocumentId, dict[int, list[EntityMention]]] = defaultdict(dict)
        for number, entity in enumerate(self._decided):
            for one in entity.mentions:
                decided[one.document].setdefault(number, []).append(one)
        for document, by_key, states in self._documents():
            entities = [
                self._entity(key, mentions, states.get(key))
                for key, mentions in by_key.items()
                if key not in self._chosen
            ]
            here = decided.get(document, {})
            entities += [replace(self._decided[n], mentions=tuple(m)) for n, m in here.items()]
            yield document, entities

    def _documents(
        self,
    ) -> Iterator[tuple[DocumentId, dict[str, list[EntityMention]], dict[str, str]]]:
        for found, (keys, states) in zip(map(_found, self._held), self._keys, strict=True):
            by_key: dict[str, list[EntityMention]] = {}
            for key, mention in zip(keys, found.mentions, strict=True):
                by_key.setdefault(key, []).append(EntityMention(found.document, mention))
            yield found.document, by_key, states

    def _groups(self) -> list[Group]:
        """Everything that is known of what decisions are about."""
        gathered: dict[str, list[EntityMention]] = defaultdict(list)
        acting = dict(self._acting)
        for _, by_key, states in self._documents() if self._chosen else ():
            for key in self._chosen.intersection(by_key):
                gathered[key] += by_key[key]
                acting.setdefault(key, states.get(key, ""))
        return [group_of(key, gathered[key], acting.get(key)) for key in sorted(gathered)]

    def _entity(self, key: str, mentions: list[EntityMention], state: str | None) -> Entity:
        placed = tuple(sorted(mentions, key=lambda one: (one.span.field != "title", one.span)))
        if key in self._heads:
            return replace(self._heads[key].entity, mentions=placed)
        group = group_of(key, mentions, state)
        return self._standing(entity_of(group), group.stands_for)

    def _standing(self, entity: Entity, state: str | None) -> Entity:
        """With the entity of its state, where the corpus has it."""
        return replace(entity, stands_for=self._ids.get(state or ""))


def _is_lone(key: str, document: DocumentId) -> bool:
    """Whether a key is of one document alone."""
    return key.startswith("described:") or (
        key.startswith("lone:") and key.endswith(f":{document}")
    )
