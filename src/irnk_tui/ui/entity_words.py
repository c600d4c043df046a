"""The page of an entity in rows of words: pure functions over its profile."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from irnk_tui.analysis.names.entity_profile import EntityProfile
from irnk_tui.model.counting import counted
from irnk_tui.model.document import Document
from irnk_tui.model.entity import EntityId, EntityMention
from irnk_tui.model.text import DocumentId
from irnk_tui.sanitise import sanitise_keep_length, sanitise_line
from irnk_tui.ui.rendering import width_of
from irnk_tui.ui.widgets.result_list import about, title_of
from irnk_tui.ui.widgets.status_line import Words

Row = tuple[Words, ...]
SORTS = ("article", "wording", "source")
WHY = {
    "model": "the language model takes it for a name",
    "gazetteer": "it is in the list of known places",
    "surname": "it repeats a full name of the same article",
    "acronym": "the article gives it as initials",
    "noun phrase": "a description that the article ties to the name",
    "half": "it says which half of the country is meant",
}
MOST_LABELS = 6


@dataclass(frozen=True, slots=True)
class Item:
    """A row of the page and what the reader can do on it."""

    row: Row
    mention: EntityMention | None = None
    """Its context is read when it is shown."""
    companion: EntityId | None = None


def items_of(profile: EntityProfile, sort: str = "article") -> list[Item]:
    """Everything the page shows, from names and labels to each mention."""
    items = [Item(row) for row in _names(profile)]
    items += [Item(()), Item(((" What each source calls it", "accent"),))]
    items += [Item(_labels(each.source, each.labels)) for each in profile.labels]
    if profile.companions:
        items += [Item(()), Item(((" Named in the same articles", "accent"),))]
        items += [
            Item(
                ((f"   {sanitise_line(each.name)}", "text"), (f"  {shared}", "faint")),
                companion=each.id,
            )
            for each, shared in profile.companions
        ]
    return [*items, Item(()), *_mentions(profile, sort)]


def _names(profile: EntityProfile) -> list[Row]:
    rows = []
    others = [(name, n) for name, n in profile.wordings if name != profile.entity.name]
    if others:
        rows.append(_labels("also", others))
    if profile.stands_for:
        words = f"{sanitise_line(profile.stands_for)}, where the sentence makes it act (→)"
        rows.append(((" stands for  ", "caption"), (words, "text")))
    if profile.standing:
        names = ", ".join(sanitise_line(name) for name in profile.standing)
        rows.append(((" stood for by  ", "caption"), (names, "text")))
    return rows


def _labels(caption: str, labels: Sequence[tuple[str, int]]) -> Row:
    shown = ", ".join(f"{sanitise_line(name)} {count}" for name, count in labels[:MOST_LABELS])
    more = f" and {len(labels) - MOST_LABELS} more" if len(labels) > MOST_LABELS else ""
    return ((f" {sanitise_line(caption)}  ", "caption"), (shown, "text"), (more, "faint"))


def _mentions(profile: EntityProfile, sort: str) -> list[Item]:
    groups: dict[object, list[EntityMention]] = {}
    order = {id: place for place, id in enumerate(profile.documents)}
    told = [each for each in profile.entity.mentions if each.document in order]
    for each in sorted(told, key=lambda one: (order[one.document], one.span)):
        groups.setdefault(_group(profile, each, sort), []).append(each)
    counts = Counter({key: len(group) for key, group in groups.items()})
    keys = list(groups) if sort == "article" else [key for key, _ in counts.most_common()]
    items = [Item(((f" Mentions by {sort}", "accent"),))]
    for key in keys:
        items.append(Item(_heading(profile, key, counts[key], sort)))
        items += [Item((), mention) for mention in groups[key]]
    return items


def _group(profile: EntityProfile, each: EntityMention, sort: str) -> object:
    if sort == "wording":
        return " ".join(each.mention.text.split())
    return profile.documents[each.document].source.name if sort == "source" else each.document


def _heading(profile: EntityProfile, key: object, count: int, sort: str) -> Row:
    if sort != "article":
        return ((f" {sanitise_line(str(key))}", "strong"), (f"  {count}", "faint"))
    summary = profile.documents[DocumentId(str(key))]
    return ((f" {title_of(summary)}", "strong"), (f"  {about(summary)} · {count}", "faint"))


def context_row(
    each: EntityMention,
    document: Document | None,
    width: int,
    *,
    is_marked: bool,
    is_standing: bool = False,
) -> Row:
    """A mention between the words around it, in one row; `→` where it stands for a state."""
    lead: Words = (f" {'●' if is_marked else ' '}{'→' if is_standing else ' '}", "accent")
    if document is None:
        return (lead, (sanitise_line(each.mention.text), each.mention.kind))
    span = each.span
    text = document.whole(span.field)
    room = max(10, (width - 20) // 2)
    before = _flat(text[max(0, span.start - room) : span.start])
    lead_in = fit_left(before, room)
    words, after = _flat(text[span.start : span.end]), _flat(text[span.end : span.end + width])
    return (lead, (lead_in, "faint"), (words, each.mention.kind), (after, "faint"))


def fit_left(text: str, room: int) -> str:
    """The end of a text, in exactly `room` cells."""
    while width_of(text) > room:
        text = text[1:]
    return " " * (room - width_of(text)) + text


def _flat(text: str) -> str:
    return sanitise_keep_length(text).replace("\n", " ")


def why(each: EntityMention, called: str, state: str = "") -> str:
    """Why a mention is here, and for which state the sentence makes it act."""
    reason = WHY.get(each.mention.method, each.mention.method)
    told = f"“{sanitise_line(each.mention.text)}” is {sanitise_line(called)} because {reason}"
    acts = state and each.mention.is_actor
    return f"{told}; here it acts and counts for {sanitise_line(state)}" if acts else told


def facts_of(profile: EntityProfile) -> str:
    """`place · 5 articles · 84 mentions · 5 sources`."""
    entity = profile.entity
    sources = len({summary.source.name for summary in profile.documents.values()})
    return " · ".join(
        (
            entity.kind,
            counted(len(profile.documents), "article"),
            counted(len(entity.mentions), "mention"),
            counted(sources, "source"),
        )
    )
