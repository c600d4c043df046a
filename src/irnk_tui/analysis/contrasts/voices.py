"""Whom a document lets speak: each speaker with verb, kind, passages and words given."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from irnk_tui.analysis.quotes.cues import is_reporting
from irnk_tui.analysis.quotes.speakers import THINGS, can_speak, is_anonymous, resolve_speaker
from irnk_tui.model.account import VoiceEntry
from irnk_tui.model.annotation import Annotations, Mention, Quote
from irnk_tui.model.document import Document
from irnk_tui.model.entity import Entity, EntityId
from irnk_tui.model.text import DocumentId, Span

UNKNOWN = "speaker not named"
_DAY = re.compile(r"\s+(?:(?:late|early|on)\s+)?(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b")
_FRAGMENT = re.compile(r"^(?:m|s|re|d|ll|ve)\s+")
_WHEN = re.compile(
    r"\b(?:also|later|recently|once|first|now|initially|again|then|earlier|previously|already|still"
    r"|subsequently)\s+(?=\S)"
)
"""When or how often something was said is no part of the verb."""
_PASSIVE = re.compile(
    r"^(?:(?:has|have|had|will|would|could|may|might|can|should|must)\s+)?(?:also\s+)?"
    r"(?:was|were|is|are|be|been|being)\s+(?:(?:being|also|later|then)\s+)?(?=\w+ed\b|told\b)"
)
_WORD = re.compile(r"\S+")
SAYS = re.compile(r"(?i)\b(?:sa(?:ys?|id|ying)|announc\w+)\b")
ANSWER = re.compile(r"(?i)\b(?:respond|reply|repli|react)\w*\s+to$")
"""What follows is what was answered, not what was said: “responded to the strike”."""

UNSAID = re.compile(
    r"(?i)\b(?:never|not|n[’']t)\s+(?:pledge|promise|sa[iy]|announce|propose|agree)"
)
"""What nobody said: “never pledged to leave”."""
UNDONE = re.compile(r"\bwithout $")
"""“Without asking the public”: nobody asked."""


Known = Mapping[Span, Entity]
"""Whom each mention of one document names."""


def known_in(entities: Iterable[Entity]) -> dict[DocumentId, dict[Span, Entity]]:
    """Whom each mention of each document names."""
    known: dict[DocumentId, dict[Span, Entity]] = defaultdict(dict)
    for entity in entities:
        for mention in entity.mentions:
            known[mention.document][mention.mention.span] = entity
    return known


def voices(
    document: Document,
    annotations: Annotations,
    known: Known,
    passages: Sequence[Span] | None = None,
    spoken: Sequence[Quote] | None = None,
) -> tuple[VoiceEntry, ...]:
    """Everybody whose words or beliefs a document reports, in order of first appearance.

    Plans and stances (“seeks to”, “opposes”) stay among the quotes; they are no voices.

    Args:
        passages: Only what is said in them counts; `None` for the whole document.
        spoken: The document's voices, where others read them too.
    """
    said: dict[tuple[EntityId | None, str], list[Quote]] = defaultdict(list)
    for quote in voices_of(document, annotations) if spoken is None else spoken:
        heard = quote if passages is None else _heard_in(quote, passages)
        if heard.content:
            said[speaker_of(quote, document, annotations, known)].append(heard)
    return tuple(_entry(document, *key, quotes) for key, quotes in said.items())


def _heard_in(quote: Quote, passages: Sequence[Span]) -> Quote:
    """As much of a quote as stands in some passages."""
    shared = [
        Span(max(piece.start, passage.start), min(piece.end, passage.end), piece.field)
        for piece in quote.content
        for passage in passages
        if piece.overlaps(passage)
    ]
    return replace(quote, content=tuple(shared))


def voices_of(document: Document, annotations: Annotations) -> tuple[Quote, ...]:
    """The quotes that report somebody's words or beliefs."""
    return tuple([quote for quote in annotations.quotes if _is_voice(document, quote)])


def _is_voice(document: Document, quote: Quote) -> bool:
    """Whether a quote reports somebody's words or beliefs, rather than a plan or a stance."""
    if not quote.is_told or (
        quote.speaker is not None and not _speaks(document, quote, quote.speaker)
    ):
        return False
    if quote.kind == "direct" or quote.cue is None:
        return True
    cue = document.words_of(quote.cue)
    if UNDONE.search(document.whole(quote.cue.field), max(0, quote.cue.start - 8), quote.cue.start):
        return False
    return is_reporting(cue) and not (
        (quote.kind == "indirect" and ANSWER.search(cue)) or UNSAID.search(cue)
    )


def _speaks(document: Document, quote: Quote, speaker: Span) -> bool:
    """Whether the speaker is somebody: of whom it is told that they *said* it, they are."""
    words = document.words_of(speaker)
    is_said = quote.cue is not None and SAYS.search(document.words_of(quote.cue)) is not None
    return can_speak(words) or (is_said and words.split()[0].casefold() not in THINGS)


def speaker_of(
    quote: Quote, document: Document, annotations: Annotations, known: Known
) -> tuple[EntityId | None, str]:
    """Who speaks, and under which name: of nobody known, the words themselves."""
    mention = resolve_speaker(quote, document, annotations)
    if mention is not None:
        entity = _entity_of(mention, known)
        return (entity.id, entity.name) if entity else (None, mention.text)
    if quote.speaker is None:
        return None, UNKNOWN
    return None, document.words_of(quote.speaker)


def _entity_of(mention: Mention, known: Known) -> Entity | None:
    if mention.span in known:
        return known[mention.span]
    return known.get(mention.refers_to) if mention.refers_to else None


def _entry(
    document: Document, entity: EntityId | None, name: str, quotes: Sequence[Quote]
) -> VoiceEntry:
    verbs = Counter(_verb(words) for quote in quotes for words in _cue_words(document, quote))
    return VoiceEntry(
        speaker=name,
        entity=entity,
        verb=verbs.most_common(1)[0][0] if verbs else "",
        kind=Counter(quote.kind for quote in quotes).most_common(1)[0][0],
        spans=tuple(span for quote in quotes for span in quote.content),
        words=_words(document, quotes),
        is_anonymous=entity is None and _is_unnamed(name),
    )


def _cue_words(document: Document, quote: Quote) -> Iterator[str]:
    """The words of saying; of “*were accused* by the port”, what the port did."""
    if quote.cue is not None:
        words = document.words_of(quote.cue)
        is_after = quote.speaker is not None and quote.speaker.start >= quote.cue.end
        yield _PASSIVE.sub("", words) if is_after else words


def _verb(cue: str) -> str:
    """The cue without when it was said and without what is left of “I’m”."""
    plain = _FRAGMENT.sub("", _DAY.split(" ".join(cue.split()), maxsplit=1)[0]).lower()
    return _WHEN.sub("", plain) or cue.lower()


def _words(document: Document, quotes: Iterable[Quote]) -> int:
    """Words given to a speaker; words quoted inside other words count once."""
    places = {
        (span.field, place)
        for quote in quotes
        for span in quote.content
        for place in _word_starts(document, span)
    }
    return len(places)


def _word_starts(document: Document, span: Span) -> Iterable[int]:
    return (span.start + word.start() for word in _WORD.finditer(document.words_of(span)))


def _is_unnamed(name: str) -> bool:
    return name == UNKNOWN or is_anonymous(name)
