"""Mentions of many documents gathered into entities.

Names meet under keys (`linking_keys`), never pair by pair, so the work grows with the number of
mentions and the outcome does not depend on the order of documents. Decisions of the reader are
then applied in their order; `linking_decisions` says what their facts hold.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from hashlib import sha256

from irnk_tui.analysis.gazetteer import known
from irnk_tui.analysis.linking_decisions import apply
from irnk_tui.analysis.linking_groups import Group
from irnk_tui.analysis.linking_keys import (
    Corpus,
    better_bearer,
    description_key,
    name_key,
    survey,
)
from irnk_tui.analysis.linking_roles import Roles, meant
from irnk_tui.analysis.name_words import PARTIES
from irnk_tui.analysis.names import normalise
from irnk_tui.model.annotation import Annotations, EntityKind, Mention
from irnk_tui.model.decision import Decision
from irnk_tui.model.document import Document
from irnk_tui.model.entity import Entity, EntityId, EntityMention
from irnk_tui.model.text import DocumentId, Span


def link(
    documents: Sequence[Document],
    annotations: Mapping[DocumentId, Annotations],
    decisions: Sequence[Decision] = (),
) -> list[Entity]:
    """The entities that the documents' mentions refer to, in order of id.

    An entity without any named mention gathers descriptions only: `Mention.is_name` tells.
    """
    groups = apply(_groups(annotations), decisions)
    entities = [_entity(group) for group in groups if group.mentions]
    return _with_states(sorted(entities, key=lambda entity: entity.id), groups)


def _groups(annotations: Mapping[DocumentId, Annotations]) -> list[Group]:
    corpus = survey(annotations[document] for document in sorted(annotations))
    roles = Roles()
    keyed = {
        document: _keyed(document, annotations[document], corpus, roles)
        for document in sorted(annotations)
    }
    gathered: dict[str, list[EntityMention]] = defaultdict(list)
    for document, pairs in keyed.items():
        known_here = dict(_meant(pairs, roles))
        for key, mention in pairs:
            gathered[known_here.get(key, key)].append(EntityMention(document, mention))
    return [_group(key, gathered[key]) for key in sorted(gathered)]


def _meant(pairs: list[tuple[str, Mention]], roles: Roles) -> Iterator[tuple[str, str]]:
    """Descriptions that a document does not explain, with whom other documents say is meant."""
    people = Counter(key for key, mention in pairs if key.startswith(("person:", "lone:")))
    for key, mention in pairs:
        if key.startswith(("described:", "body:")) and not mention.is_name:
            meaning = meant(mention, people, roles)
            if meaning is not None:
                yield key, meaning


def _keyed(
    document: DocumentId, found: Annotations, corpus: Corpus, roles: Roles
) -> list[tuple[str, Mention]]:
    """Each mention of a document with the key of what it refers to; roles are learnt from it."""
    at = {mention.span: mention for mention in found.mentions}
    keyed = []
    for mention in found.mentions:
        root = _root(mention, at)
        key = _key(root, document, corpus)
        if mention is not root and mention.is_name and root.kind == "person":
            key = better_bearer(mention, root, corpus) or key
        keyed.append((key, mention))
        if root.is_name and not mention.is_name and key.startswith(("person:", "lone:")):
            roles.learn(key, mention)
    return keyed


def _key(root: Mention, document: DocumentId, corpus: Corpus) -> str:
    if root.is_name:
        return name_key(root, document, corpus)
    return description_key(root, document)


def _root(mention: Mention, at: Mapping[Span, Mention]) -> Mention:
    """The mention that this one repeats in the end."""
    seen = {mention.span}
    while mention.refers_to is not None and mention.refers_to not in seen:
        if mention.refers_to not in at:
            break
        mention = at[mention.refers_to]
        seen.add(mention.span)
    return mention


def _group(key: str, mentions: list[EntityMention]) -> Group:
    kind = _kind(key, mentions)
    return Group(key, kind, _name(key, kind, mentions), mentions, stands_for=_state_of(key))


def _kind(key: str, mentions: list[EntityMention]) -> EntityKind:
    prefix = key.partition(":")[0]
    if prefix in ("state", "seat"):
        return "place"
    if prefix == "people":
        return "nationality"
    if prefix in ("person", "lone"):
        return "person"
    if prefix == "body":
        return "organisation"
    named = [one.mention for one in mentions if one.mention.is_name]
    counted = Counter(mention.kind for mention in named or [one.mention for one in mentions])
    return min(counted, key=lambda kind: (-counted[kind], kind))


def _name(key: str, kind: EntityKind, mentions: list[EntityMention]) -> str:
    """The usual name: a state's own, else the longest among the frequent ones."""
    prefix, _, rest = key.partition(":")
    if prefix == "state" or rest in PARTIES:
        return PARTIES.get(rest, rest)
    counted = Counter(one.mention.text for one in mentions if one.mention.is_name)
    counted = counted or Counter(one.mention.text for one in mentions)
    if prefix == "people":
        singular = [name for name in counted if not name.endswith("s") and " " not in name[:1]]
        return min(singular or counted, key=lambda name: (-counted[name], name))
    full = {name: n for name, n in counted.items() if " " in normalise(name)} or counted
    return min(full, key=lambda name: (name.isupper(), -full[name], -len(name), name))


def _state_of(key: str) -> str | None:
    """The key of the state that a people or a seat of government may stand for."""
    prefix, _, rest = key.partition(":")
    if prefix == "people":
        return f"state:{rest}"
    meaning = known(rest.title()) if prefix == "seat" else None
    return f"state:{meaning.state}" if meaning else None


def _entity(group: Group) -> Entity:
    mentions = sorted(
        group.mentions, key=lambda one: (one.document, one.span.field != "title", one.span)
    )
    counted = Counter(one.mention.text for one in mentions if one.mention.is_name)
    aliases = sorted(counted, key=lambda name: (-counted[name], name))
    if group.name not in aliases:
        aliases.insert(0, group.name)
    return Entity(entity_id(group), group.name, group.kind, tuple(aliases), tuple(mentions))


def entity_id(group: Group) -> EntityId:
    """Made from the kind and the key the names share."""
    digest = sha256(group.key.encode()).hexdigest()[:10]
    return EntityId(f"{group.first_kind}-{digest}")


def _with_states(entities: list[Entity], groups: Sequence[Group]) -> list[Entity]:
    """Metonyms and peoples with the entity of their state, where the corpus has it."""
    ids = {group.key: entity_id(group) for group in groups if group.mentions}
    wanted = {entity_id(group): group.stands_for for group in groups if group.stands_for}
    return [replace(entity, stands_for=ids.get(wanted.get(entity.id, ""))) for entity in entities]
