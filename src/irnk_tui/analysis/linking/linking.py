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

from irnk_tui.analysis.linking.linking_decisions import apply
from irnk_tui.analysis.linking.linking_groups import Group
from irnk_tui.analysis.linking.linking_keys import (
    Corpus,
    better_bearer,
    description_key,
    name_key,
    survey,
)
from irnk_tui.analysis.linking.linking_lone import Company
from irnk_tui.analysis.linking.linking_roles import (
    Near,
    Roles,
    administered,
    better,
    is_misplaced,
    meant,
)
from irnk_tui.analysis.linking.linking_tally import Tally
from irnk_tui.model.annotation import Annotations, Mention
from irnk_tui.model.decision import Decision
from irnk_tui.model.document import Document
from irnk_tui.model.entity import Entity, EntityId, EntityMention
from irnk_tui.model.text import DocumentId, Span

PEOPLE = ("person:", "lone:")
"""What the keys of persons begin with."""


def link(
    documents: Sequence[Document],
    annotations: Mapping[DocumentId, Annotations],
    decisions: Sequence[Decision] = (),
) -> list[Entity]:
    """The entities that the documents' mentions refer to, in order of id.

    An entity without any named mention gathers descriptions only: `Mention.is_name` tells.
    """
    groups = apply(_groups(annotations), decisions)
    entities = [entity_of(group) for group in groups if group.mentions]
    return _with_states(sorted(entities, key=lambda entity: entity.id), groups)


def _groups(annotations: Mapping[DocumentId, Annotations]) -> list[Group]:
    corpus = survey(annotations[document] for document in sorted(annotations))
    roles = Roles()
    keyed = {
        document: keyed_of(document, annotations[document], corpus, roles)
        for document in sorted(annotations)
    }
    gathered: dict[str, list[EntityMention]] = defaultdict(list)
    acting: dict[str, str] = {}
    company = Company()
    for document, found in keyed.items():
        company.note(document, (key for key, _ in found))
    for document, found in keyed.items():
        pairs = introduced(found, company, corpus)
        for key, mention in settled(document, pairs, roles, acting):
            gathered[key].append(EntityMention(document, mention))
    return [group_of(key, gathered[key], acting.get(key)) for key in sorted(gathered)]


def introduced(
    pairs: list[tuple[str, Mention]], company: Company, corpus: Corpus
) -> list[tuple[str, Mention]]:
    """Lone surnames with the key of the person whom a document on the same matter gives in full."""
    lone = {key for key, _ in pairs if key.startswith("lone:")}
    names = company.keys(key for key, _ in pairs)
    bearers = {key: company.bearer(key.split(":")[1], names, corpus) for key in lone}
    return [(bearers.get(key) or key, mention) for key, mention in pairs]


def settled(
    document: DocumentId,
    pairs: list[tuple[str, Mention]],
    roles: Roles,
    acting: dict[str, str],
) -> Iterator[tuple[str, Mention]]:
    """Mentions with the keys of whom they mean, in the light of what all documents say.

    `acting` takes in the key of the state for which unnamed officials act.
    """
    near = Near(Counter(key for key, _ in pairs if key.startswith(PEOPLE)))
    known_here: dict[str, str] = {}
    for key, mention in pairs:
        if key.startswith(PEOPLE):
            near.last = key if mention.is_name else near.last
        elif not mention.is_name and key.startswith(("described:", "body:")):
            known_here[key] = meant(mention, near, roles) or known_here.get(key, key)
            acting[key] = administered(mention, near, roles) or acting.get(key, "")
    for key, mention in pairs:
        if not mention.is_name and key.startswith(PEOPLE):
            if is_misplaced(key, mention, roles):
                key = meant(mention, near, roles) or description_key(mention, document)
            else:
                key = better(key, mention, near.people, roles)
        yield known_here.get(key, key), mention


def keyed_of(
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
        if not mention.is_name:
            roles.learn_administration(mention)
            if root.is_name and key.startswith(PEOPLE):
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


def group_of(key: str, mentions: list[EntityMention], state: str | None) -> Group:
    """Mentions that share a key; `state` is the key of the state for which they are said to act."""
    tally = Tally.of(one.mention for one in mentions)
    kind = tally.kind(key)
    stands_for = tally.stands_for(key, state)
    return Group(key, kind, tally.name(key, kind), mentions, stands_for=stands_for)


def entity_of(group: Group) -> Entity:
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
    return id_of(group.first_kind, group.key)


def id_of(kind: str, key: str) -> EntityId:
    """The id of the entity with this key."""
    return EntityId(f"{kind}-{sha256(key.encode()).hexdigest()[:10]}")


def _with_states(entities: list[Entity], groups: Sequence[Group]) -> list[Entity]:
    """Metonyms and peoples with the entity of their state, where the corpus has it."""
    ids = {group.key: entity_id(group) for group in groups if group.mentions}
    wanted = {entity_id(group): group.stands_for for group in groups if group.stands_for}
    states = {entity: ids.get(state) for entity, state in wanted.items()}
    return [
        replace(entity, stands_for=states[entity.id]) if states.get(entity.id) else entity
        for entity in entities
    ]
