"""What was found in one document: stand-off, the text itself is left alone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from irnk_tui.model.date import Date
from irnk_tui.model.text import DocumentId, Span

EntityKind = Literal[
    "person", "organisation", "place", "nationality", "event", "work", "other"
]  # fmt: skip
QuoteKind = Literal["direct", "indirect", "mixed"]
DateRole = Literal["event", "background", "frequency"]
ToldAs = Literal["asserted", "reported", "hedged", "disputed"]
Voice = Literal["active", "passive", "agentless", "nominal"]


@dataclass(frozen=True, slots=True)
class Mention:
    """A name, or a description that stands for one, in a text."""

    span: Span
    text: str
    kind: EntityKind
    is_name: bool = True
    """False for descriptions such as “the president” or “the rogue regime”."""
    method: str = "model"
    """What found it: `model`, `gazetteer`, `acronym`, `surname`, `noun phrase` …"""
    head: str = ""
    """The head word in lower case; empty when it was not determined."""
    refers_to: Span | None = None
    """The mention of the same document, usually an earlier one, that this one clearly repeats or
    describes, if any."""
    is_actor: bool = False
    """Where its entity stands for a state, this mention counts for it: it tells of one who acts."""


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date told in the text and the days it stands for."""

    span: Span
    date: Date
    role: DateRole = "event"
    """`background` for “since 2019”, “ahead of November”: not when the told event happened."""


@dataclass(frozen=True, slots=True)
class Quote:
    """Words a document puts in somebody's mouth."""

    content: tuple[Span, ...]
    """Where the words are, in order; several when the cue interrupts them."""
    kind: QuoteKind
    cue: Span | None = None
    """The verb or phrase of saying (“said”, “according to”)."""
    speaker: Span | None = None
    """Who is said to have said it; `None` when the document does not tell."""
    is_anonymous: bool = False
    """The speaker is described but not named (“experts”, “a senior official”)."""
    is_told: bool = True
    """Words or thoughts are told, rather than a plan, a stance or a deed (“found a wallet”)."""


@dataclass(frozen=True, slots=True)
class Action:
    """Something done, told in one clause: who did what to whom."""

    span: Span
    """The verb or noun that names the action."""
    lemma: str
    voice: Voice
    agent: Span | None = None
    patient: Span | None = None


@dataclass(frozen=True, slots=True)
class EventMention:
    """A sentence that reports a happening, with the evidence used to compare it with others."""

    span: Span
    """The sentence."""
    actions: tuple[str, ...] = ()
    """Stems of the action words, most telling first."""
    dates: tuple[Date, ...] = ()
    """Dates of the happening itself; background dates left out."""
    clauses: tuple[Span, ...] = ()
    """Stretches of the sentence that tell by themselves who did what."""
    things: tuple[Span, ...] = ()
    """Stretches of it that name what was done: “the fall of the wall”."""


@dataclass(frozen=True, slots=True)
class Annotations:
    """Everything found in one document, each list in order of position."""

    document: DocumentId
    text_sha256: str
    """The text this was found in; another hash means it must be found anew."""
    sentences: tuple[Span, ...] = ()
    mentions: tuple[Mention, ...] = ()
    dates: tuple[DateMention, ...] = ()
    quotes: tuple[Quote, ...] = ()
    actions: tuple[Action, ...] = ()
    happenings: tuple[EventMention, ...] = ()
    method: str = "full"
    """`full`; `partial` when the model read only the beginning of a very long text; `rules` when
    the model was missing; `sentences` in a language that irnk does not analyse."""
    language: str = "en"
