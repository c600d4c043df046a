"""What a clause is about: its action, who and what takes part."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from irnk_tui.analysis.content import is_stop_word, root, words
from irnk_tui.model.annotation import Annotations
from irnk_tui.model.document import Document
from irnk_tui.model.entity import Entity
from irnk_tui.model.text import DocumentId, Span

KINDS = {
    "begin": "establish establishes established establishing form formed found founded begin began "
    "begun start started inaugurated",
    "end": "end ended ends collapse collapsed cease ceased dissolved",
    "travel": "visit visited visits visiting travel traveled travelled travels trip arrive arrived "
    "arrives arriving flew went",
    "meet": "meet met meets meeting talks summit",
    "kill": "kill killed kills killing died dead deaths dies",
    "injure": "injure injured injures wounded injuries",
    "agree": "agree agreed sign signed signs inked",
    "test": "test tested tests tested-fired",
    "launch": "launch launched launches launching fire fired fires",
    "ship": "ship shipped sell sold selling deliver delivered delivering supply supplied export "
    "exported",
    "win": "win won wins elected victory",
    "strike": "strike struck strikes attack attacked attacks bombed",
    "arrest": "arrest arrested arrests detained",
}
"""Words that name one kind of happening, whatever the form."""

SAYING = "say"
_SAYING_WORDS = """
said say says saying told tell tells warned warns announced announces reported reports tweeted added
wrote published quoted claimed claims stated confirmed denied accused interview according statement
"""
_NOUNS = """
visit visits trip meeting meetings talks summit deaths dead injuries strike strikes attack attacks
victory supply test tests collapse launch launches start end
"""
NOUNS = frozenset(_NOUNS.split())
"""Action words that mostly stand as nouns: a date behind one may belong to another verb."""
NEXT = 20
"""Code points between a value and the action after it that it may still belong to."""

ACTIONS = dict.fromkeys(_SAYING_WORDS.split(), SAYING) | {
    word: kind for kind, words in KINDS.items() for word in words.split()
}

_BREAK = re.compile(
    r"[;:]|,\s|\s[–—-]\s|\b(?:whereas|while|although|though|but|because|when|which|who)\b"
)

SHORT = 25

Actors = Mapping[tuple[DocumentId, Span], str]


@dataclass(frozen=True, slots=True)
class Clause:
    """A stretch of a sentence without a break, and what is in it."""

    document: DocumentId
    span: Span
    actions: tuple[tuple[str, Span], ...]
    """Kind or stem of each action word, with its place."""
    nouns: frozenset[Span]
    """The action words that stand as nouns, or may."""
    terms: frozenset[str]
    """Actors by entity, other content words by stem; action words left out."""

    def dated_action(self, place: Span) -> str | None:
        """The action that a date belongs to; `None` when only a noun could tell."""
        verbs = tuple(pair for pair in self.actions if pair[1] not in self.nouns)
        key = self.nearest_action(place)
        return key if key == replace(self, actions=verbs).nearest_action(place) else None

    def nearest_action(self, place: Span) -> str | None:
        """The action the words at `place` belong to: the last one before, else the next one.

        `None` when they belong to a word of saying (“said on Friday”) or to nothing near.
        """
        before = [(key, span) for key, span in self.actions if span.end <= place.start]
        after = [(key, span) for key, span in self.actions if span.start >= place.end]
        if before:
            key = before[-1][0]
        elif after and after[0][1].start - place.end <= NEXT:
            key = after[0][0]
        else:
            return None
        return None if key == SAYING else key


def is_kind(word: str) -> bool:
    """Whether a word names one of the kinds of happening."""
    return ACTIONS.get(word.casefold(), SAYING) != SAYING


def actors(entities: Sequence[Entity]) -> Actors:
    """The entity of every mention, seats and nationalities counted for their state."""
    return {
        (mention.document, mention.span): str(entity.stands_for or entity.id)
        for entity in entities
        for mention in entity.mentions
    }


class Inside:
    """Finds what stands in one sentence of a document; made once for the document."""

    def __init__(self, annotations: Annotations) -> None:
        self._annotations = annotations
        self._mentions = sorted(annotations.mentions, key=lambda mention: mention.span)
        self._actions = sorted(annotations.actions, key=lambda action: action.span)
        self._mention_starts = [mention.span.start for mention in self._mentions]
        self._action_starts = [action.span.start for action in self._actions]

    def of(self, sentence: Span) -> Annotations:
        """The annotations with the names and actions of the sentence alone."""
        mentions = self._mentions[_starting_in(self._mention_starts, sentence)]
        actions = self._actions[_starting_in(self._action_starts, sentence)]
        return replace(
            self._annotations,
            mentions=tuple(m for m in mentions if sentence.contains(m.span)),
            actions=tuple(a for a in actions if sentence.contains(a.span)),
        )


def _starting_in(starts: Sequence[int], sentence: Span) -> slice:
    return slice(bisect_left(starts, sentence.start), bisect_left(starts, sentence.end))


def clauses(
    document: Document, found: Annotations, sentence: Span, known: Actors
) -> Iterator[Clause]:
    """The clauses of a sentence, in order; `found` holds what is in the sentence."""
    whole = (document.title or "") if sentence.field == "title" else document.text
    start = sentence.start
    for cut in _BREAK.finditer(whole, sentence.start, sentence.end):
        # A comma inside a short list or date is no clause break.
        if cut.start() - start < SHORT:
            continue
        yield _clause(document, found, Span(start, cut.start(), sentence.field), known)
        start = cut.end()
    if start < sentence.end:
        yield _clause(document, found, Span(start, sentence.end, sentence.field), known)


def _clause(document: Document, found: Annotations, span: Span, known: Actors) -> Clause:
    named = [mention for mention in found.mentions if span.contains(mention.span)]
    verbs = {action.span for action in found.actions if span.contains(action.span)}
    terms = {known.get((document.id, mention.span), root(mention.text)) for mention in named}
    names = [mention.span for mention in named if mention.is_name]
    actions = []
    for word, place in words(document, span):
        key = ACTIONS.get(word.casefold())
        if key == SAYING:
            actions.append((SAYING, place))
        elif is_stop_word(word) or len(word) < 2 or any(name.contains(place) for name in names):
            continue
        elif key is not None or place in verbs:
            actions.append((key or root(word), place))
        elif not word[0].isdigit():
            terms.add(root(word))
    nominal = {action.span for action in found.actions if action.voice == "nominal"}
    nouns = {
        place
        for _, place in actions
        if place in nominal or (place not in verbs and _may_be_noun(document, place))
    }
    return Clause(document.id, span, tuple(actions), frozenset(nouns), frozenset(terms))


def _may_be_noun(document: Document, place: Span) -> bool:
    whole = (document.title or "") if place.field == "title" else document.text
    infinitive = whole[max(0, place.start - 3) : place.start].casefold() == "to "
    return not infinitive and whole[place.start : place.end].casefold() in NOUNS
