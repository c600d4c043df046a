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

from irnk_tui.analysis.gazetteer import known, state_key
from irnk_tui.analysis.linking_decisions import apply
from irnk_tui.analysis.linking_groups import Group
from irnk_tui.analysis.linking_keys import (
    Corpus,
    better_bearer,
    description_key,
    name_key,
    survey,
)
from irnk_tui.analysis.linking_lone import Company
from irnk_tui.analysis.linking_roles import Near, Roles, administered, better, described, meant
from irnk_tui.analysis.name_words import PARTIES
from irnk_tui.analysis.names import normalise
from irnk_tui.model.annotation import Annotations, EntityKind, Mention
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
    acting: dict[str, str] = {}
    company = Company.among({d: (key for key, _ in pairs) for d, pairs in keyed.items()})
    for document, found in keyed.items():
        pairs = _introduced(document, found, company, corpus)
        for key, mention in _settled(pairs, roles, acting):
            gathered[key].append(EntityMention(document, mention))
    return [_group(key, gathered[key], acting.get(key)) for key in sorted(gathered)]


def _introduced(
    document: DocumentId, pairs: list[tuple[str, Mention]], company: Company, corpus: Corpus
) -> list[tuple[str, Mention]]:
    """Lone surnames with the key of the person whom a document on the same matter gives in full."""
    lone = {key for key, _ in pairs if key.startswith("lone:")}
    bearers = {key: company.bearer(key.split(":")[1], document, corpus) for key in lone}
    return [(bearers.get(key) or key, mention) for key, mention in pairs]


def _settled(
    pairs: list[tuple[str, Mention]], roles: Roles, acting: dict[str, str]
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
            key = better(key, mention, near.people, roles)
        yield known_here.get(key, key), mention


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


def _group(key: str, mentions: list[EntityMention], state: str | None) -> Group:
    kind = _kind(key, mentions)
    stands_for = _state_of(key) or state or None
    if stands_for is None and not is_named(mentions):
        stands_for = state_described(mentions)
    return Group(key, kind, _name(key, kind, mentions), mentions, stands_for=stands_for)


def is_named(mentions: Sequence[EntityMention]) -> bool:
    """Whether one of them is a name, not a description."""
    return any(one.mention.is_name for one in mentions)


def state_described(mentions: Sequence[EntityMention]) -> str | None:
    """The key of the state that unnamed officials act for: “American negotiators”."""
    states = {state for one in mentions for state in described(one.mention)[0]}
    acts = all(one.mention.is_actor for one in mentions)
    return state_key(next(iter(states))) if acts and len(states) == 1 else None


def _kind(key: str, mentions: list[EntityMention]) -> EntityKind:
    prefix = key.partition(":")[0]
    if prefix in ("state", "seat"):
        return "place"
    if prefix == "people":
        return "nationality"
    if prefix in ("person", "lone"):
        return "person"
    if prefix in ("body", "union"):
        return "organisation"
    named = [one.mention for one in mentions if one.mention.is_name]
    counted = Counter(mention.kind for mention in named or [one.mention for one in mentions])
    return min(counted, key=lambda kind: (-counted[kind], kind))


def _name(key: str, kind: EntityKind, mentions: list[EntityMention]) -> str:
    """The usual name: a state's own, else the longest among the frequent ones."""
    prefix, _, rest = key.partition(":")
    if prefix in ("state", "union") or rest in PARTIES:
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
        return state_key(rest)
    meaning = known(rest.title()) if prefix == "seat" else None
    return state_key(meaning.state) if meaning else None


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
