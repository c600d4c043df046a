"""What a clause is about: its action, who and what takes part."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from operator import attrgetter

from irnk_tui.analysis.language.content import all_telling, root
from irnk_tui.model.annotation import Annotations, DateMention, Mention, Voice
from irnk_tui.model.document import Document
from irnk_tui.model.entity import Entity
from irnk_tui.model.text import DocumentId, Field, Span

KINDS = {
    "begin": "establish establishes established establishing form formed found founded begin began "
    "begun start started inaugurated",
    "end": "end ended ends collapse collapsed cease ceased dissolved",
    "travel": "visit visited visits visiting travel traveled travelled travels trip arrive arrived "
    "arrives arriving flew went",
    "meet": "meet met meets meeting talks summit",
    "kill": "kill killed kills killing die died dead deaths dies",
    "injure": "injure injured injures injuring wound wounded wounds wounding hurt injuries",
    "agree": "agree agreed sign signed signs inked",
    "test": "test tested tests tested-fired",
    "launch": "launch launched launches launching fire fired fires",
    "ship": "ship shipped sell sold selling deliver delivered delivering supply supplied export "
    "exported",
    "win": "win won wins elected victory",
    "strike": "strike struck strikes attack attacked attacks bombed",
    "arrest": "arrest arrested arrests arresting detain detained detains detaining",
    "protest": "protest protested protests march marched marching rally rallied demonstrated",
    "sink": "sink sank sunk sinks sinking capsize capsized capsizes",
    "collide": "collide collided collides collision crash crashed crashes",
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

Place = tuple[DocumentId, int, int, str]
"""A document and a span of it: quicker to look up than the span itself."""
Actors = Mapping[Place, str]
"""Whom each mention of some documents names."""


def place_of(document: DocumentId, span: Span) -> Place:
    """Where a span stands."""
    return document, span.start, span.end, span.field


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
        verbs = [pair for pair in self.actions if pair[1] not in self.nouns]
        key = _nearest(self.actions, place)
        return key if key == _nearest(verbs, place) else None

    def nearest_action(self, place: Span) -> str | None:
        """The action the words at `place` belong to: the last one before, else the next one.

        `None` when they belong to a word of saying (“said on Friday”) or to nothing near.
        """
        return _nearest(self.actions, place)


def terms_of(clauses: Iterable[Clause]) -> frozenset[str]:
    """The terms of several clauses together."""
    return frozenset([term for clause in clauses for term in clause.terms])


def deed(key: str) -> str:
    """The term for an action: actions are told from words."""
    return f"do:{key}"


def kinds_of(clauses: Iterable[Clause]) -> frozenset[str]:
    """The kinds of happening that clauses tell, as terms: “sank” and “capsized” are of one."""
    told = (key for clause in clauses for key, _ in clause.actions)
    return frozenset([deed(key) for key in told if key in KINDS])


def _nearest(actions: Sequence[tuple[str, Span]], place: Span) -> str | None:
    before = [key for key, span in actions if span.end <= place.start]
    after = [(key, span) for key, span in actions if span.start >= place.end]
    if before:
        key = before[-1]
    elif after and after[0][1].start - place.end <= NEXT:
        key = after[0][0]
    else:
        return None
    return None if key == SAYING else key


def tells_kind(document: Document, sentence: Span) -> bool:
    """Whether a sentence has a word for one of the kinds of happening."""
    starts = _happening(document.whole(sentence.field), sentence.field)
    return len(starts[_starting_in(starts, sentence)]) > 0


def actors(entities: Sequence[Entity]) -> Actors:
    """The entity of every mention, seats and nationalities counted for their state."""
    return {
        place_of(mention.document, mention.span): str(entity.stands_for or entity.id)
        for entity in entities
        for mention in entity.mentions
    }


def actor_of(document: DocumentId, mention: Mention, known: Actors) -> str:
    """The entity that a mention names; the stem of its words for nobody known."""
    return known.get(place_of(document, mention.span)) or root(mention.text)


class Parts:
    """What stands in each sentence of documents, and its clauses; each is looked up once."""

    def __init__(
        self,
        documents: Iterable[Document],
        annotations: Mapping[DocumentId, Annotations],
        known: Actors,
    ) -> None:
        self.known = known
        self._documents = {document.id: document for document in documents}
        self._inside = {key: _Inside(annotations[key]) for key in self._documents}
        self._found: dict[Place, Annotations] = {}
        self._clauses: dict[Place, tuple[Clause, ...]] = {}
        self._named: dict[Place, frozenset[str]] = {}

    def found(self, key: DocumentId, sentence: Span) -> Annotations:
        """The names, dates and actions of one sentence."""
        place = place_of(key, sentence)
        if place not in self._found:
            self._found[place] = self._inside[key].of(sentence)
        return self._found[place]

    def named(self, key: DocumentId, sentence: Span) -> frozenset[str]:
        """Whom one sentence names, by entity."""
        place = place_of(key, sentence)
        if place not in self._named:
            names = (m for m in self.found(key, sentence).mentions if m.is_name)
            self._named[place] = frozenset([actor_of(key, m, self.known) for m in names])
        return self._named[place]

    def clauses(self, key: DocumentId, sentence: Span) -> tuple[Clause, ...]:
        """The clauses of one sentence, in order."""
        place = place_of(key, sentence)
        if place not in self._clauses:
            document, found = self._documents[key], self.found(key, sentence)
            self._clauses[place] = tuple(clauses(document, found, sentence, self.known))
        return self._clauses[place]


_IN_ORDER = attrgetter("span.start", "span.end", "span.field")


class _Inside:
    """Finds what stands in one sentence of a document; made once for the document."""

    def __init__(self, annotations: Annotations) -> None:
        self._annotations = annotations
        self._mentions = sorted(annotations.mentions, key=_IN_ORDER)
        self._actions = sorted(annotations.actions, key=_IN_ORDER)
        self._dates = sorted(enumerate(annotations.dates), key=lambda pair: pair[1].span.start)
        self._mention_starts = [mention.span.start for mention in self._mentions]
        self._action_starts = [action.span.start for action in self._actions]
        self._date_starts = [date.span.start for _, date in self._dates]

    def of(self, sentence: Span) -> Annotations:
        whole = self._annotations
        mentions = self._mentions[_starting_in(self._mention_starts, sentence)]
        actions = self._actions[_starting_in(self._action_starts, sentence)]
        dates = sorted(self._dates[_starting_in(self._date_starts, sentence)], key=_number)
        return Annotations(
            whole.document,
            whole.text_sha256,
            (sentence,),
            mentions=tuple([m for m in mentions if sentence.contains(m.span)]),
            dates=tuple([d for _, d in dates if sentence.contains(d.span)]),
            actions=tuple([a for a in actions if sentence.contains(a.span)]),
        )


def _number(numbered: tuple[int, DateMention]) -> int:
    return numbered[0]


def _starting_in(starts: Sequence[int], sentence: Span) -> slice:
    return slice(bisect_left(starts, sentence.start), bisect_left(starts, sentence.end))


def clauses(
    document: Document, found: Annotations, sentence: Span, known: Actors
) -> Iterator[Clause]:
    """The clauses of a sentence, in order; `found` holds what is in the sentence."""
    whole = document.whole(sentence.field)
    voices = {(action.span.start, action.span.end): action.voice for action in found.actions}
    start = sentence.start
    for cut in _BREAK.finditer(whole, sentence.start, sentence.end):
        # A comma inside a short list or date is no clause break.
        if cut.start() - start < SHORT:
            continue
        span = Span(start, cut.start(), sentence.field)
        yield _clause(document, found.mentions, voices, span, known)
        start = cut.end()
    if start < sentence.end:
        span = Span(start, sentence.end, sentence.field)
        yield _clause(document, found.mentions, voices, span, known)


def _clause(
    document: Document, mentions: Sequence[Mention], voices: _Voices, span: Span, known: Actors
) -> Clause:
    named = [mention for mention in mentions if span.contains(mention.span)]
    terms = {actor_of(document.id, mention, known) for mention in named}
    told, starts = _telling(document, span)
    inside = _inside([mention.span for mention in named if mention.is_name], told, starts)
    actions, nouns = [], []
    for n, (key, term, place) in enumerate(told):
        if key == SAYING:
            actions.append((SAYING, place))
        elif n in inside:
            continue
        elif key is not None or (voices and (place.start, place.end) in voices):
            actions.append((key or term, place))
        elif not term[0].isdigit():
            terms.add(term)
    for _, place in actions:
        voice = voices.get((place.start, place.end))
        if voice == "nominal" or (voice is None and _may_be_noun(document, place)):
            nouns.append(place)
    return Clause(document.id, span, tuple(actions), frozenset(nouns), frozenset(terms))


def _inside(names: Iterable[Span], told: Sequence[_Told], starts: Sequence[int]) -> set[int]:
    """Which of the words stand in a name."""
    return {
        n
        for name in names
        for n in range(bisect_left(starts, name.start), bisect_left(starts, name.end))
        if told[n][2].end <= name.end
    }


_Told = tuple[str | None, str, Span]
_Voices = Mapping[tuple[int, int], Voice]
"""How each action of a sentence is told, by where it starts and ends."""


def _telling(document: Document, span: Span) -> tuple[Sequence[_Told], Sequence[int]]:
    """The words of a span that tell something: the kind of action, the stem, the place.

    Beside them where each starts.
    """
    whole = document.whole(span.field)
    told, starts = _all_telling(whole, span.field)
    here = _starting_in(starts, span)
    return told[here], starts[here]


@lru_cache(maxsize=128)
def _all_telling(whole: str, field: Field) -> tuple[tuple[_Told, ...], tuple[int, ...]]:
    telling, stems, speaking = all_telling(whole, field)
    told: list[_Told] = [
        (None if word == "March" else ACTIONS.get(word.casefold()), stem, place)
        for (word, place), (stem, _) in zip(telling, stems, strict=True)
        if len(word) > 1
    ]
    told += [(SAYING, root(word), place) for word, place in speaking]
    told.sort(key=_start)
    return tuple(told), tuple([place.start for _, _, place in told])


@lru_cache(maxsize=128)
def _happening(whole: str, field: Field) -> tuple[int, ...]:
    """Where the words for kinds of happening start."""
    return tuple([place.start for key, _, place in _all_telling(whole, field)[0] if key in KINDS])


def _start(told: _Told) -> int:
    return told[2].start


def is_within(place: Span, spans: Iterable[Span]) -> bool:
    """Whether a place lies wholly in one of some spans of the same field."""
    for span in spans:  # noqa: SIM110 (asked for every word: a generator takes twice as long)
        if span.start <= place.start and place.end <= span.end:
            return True
    return False


def _may_be_noun(document: Document, place: Span) -> bool:
    whole = document.whole(place.field)
    infinitive = whole[max(0, place.start - 3) : place.start].casefold() == "to "
    return not infinitive and whole[place.start : place.end].casefold() in NOUNS
