"""Stretches of a sentence that tell who did what, found along its grammar."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from irnk_tui.analysis.happenings.action_words import kinds_of
from irnk_tui.analysis.language.parsed import Parsed, Token, Tokens
from irnk_tui.model.annotation import EventMention, Quote
from irnk_tui.model.text import Field, Span

LONGEST = 100
"""Code points of a clause worth keeping."""
FEWEST = 3
"""Words; fewer tell no happening."""
MOST = 12
"""Clauses kept of one sentence."""
SUBJECTS = ("nsubj", "nsubjpass")
SAYING = ("say", "tell", "add")
"""Who says something is left out; what is said is told by itself."""
OBJECTS = ("dobj", "attr", "acomp", "oprd", "dative", "agent", "prep", "prt", "xcomp", "npadvmod")
"""What a clause may reach over, to the right of its verb."""
ASIDE = ("relcl", "appos", "advcl", "parataxis", "acl", "cc", "conj", "punct", "ccomp")
"""What it leaves away at its end."""
FINITE = ("VBD", "VBZ", "VBP")
UNREAL = ("would", "could", "can", "may", "might", "should", "must", "’d", "'d")
SPEAKERS = frozenset(("i", "we", "me", "us", "my", "our", "you", "your", "ours", "mine"))
NOT_SO = frozenset({
    "deny", "doubt", "dispute", "reject", "refuse", "fear", "hope", "expect", "want",
    "wish", "threaten", "warn", "urge", "demand", "suggest", "ask", "wonder", "imagine", "pretend",
})  # fmt: skip
CONDITIONS = ("if", "unless", "whether", "ever", "lest", "until")
THINGS = ("nsubj", "nsubjpass", "dobj", "pobj", "attr", "ROOT")


def with_clauses(
    found: Sequence[EventMention], parsed: Parsed, quotes: Sequence[Quote]
) -> tuple[EventMention, ...]:
    """Each happening with the clauses that tell it; none of them in words quoted directly."""
    said = [piece for q in quotes if q.kind == "direct" for piece in q.content]
    return tuple(_told(each, _Tree(parsed, each.span), said) for each in found)


def _told(found: EventMention, tree: _Tree, said: Sequence[Span]) -> EventMention:
    def own(spans: Iterator[Span]) -> tuple[Span, ...]:
        free = (s for s in spans if not any(q.overlaps(s) for q in said))
        return tuple(dict.fromkeys(free))[:MOST]

    return replace(found, clauses=own(tree.clauses()), things=own(tree.things()))


class _Tree:
    """The words of one sentence with what hangs on each."""

    def __init__(self, parsed: Parsed, sentence: Span) -> None:
        where = parsed.indices(sentence)
        self._start = where.start
        self._field: Field = sentence.field
        self._words: Tokens = parsed.of(sentence.field)[where.start : where.stop]
        self._under: list[list[int]] = [[] for _ in self._words]
        for n, word in enumerate(self._words):
            head = word.head - where.start
            if 0 <= head < len(self._words) and head != n:
                self._under[head].append(n)

    def clauses(self) -> Iterator[Span]:
        """From the doer on, as far as the verb, its object, and what follows it."""
        for n, word in enumerate(self._words):
            if word.pos in ("VERB", "AUX") and self._is_so(n):
                yield from self._told(n)

    def things(self) -> Iterator[Span]:
        """Nouns that name what was done, with what belongs to them."""
        for n, word in enumerate(self._words):
            if word.pos == "NOUN" and word.dep in THINGS and any(kinds_of(word.text.lower())):
                yield from self._span(self._first(n), self._last(n))

    def _told(self, verb: int) -> Iterator[Span]:
        doers = [n for n in self._under[verb] if self._words[n].dep in SUBJECTS]
        if not doers or self._words[doers[0]].pos in ("PRON", "DET") or not self._is_real(verb):
            return
        for end in self._ends(verb):
            yield from self._span(self._first(doers[0]), end)

    def _is_so(self, verb: int) -> bool:
        """Whether the verb stands under none that denies, asks for or fears it."""
        if any(self._words[n].text.lower() in CONDITIONS for n in self._under[verb]):
            return False
        above = self._words[verb].head - self._start
        if above == verb or self._words[verb].dep == "conj":
            return True
        is_denied = any(self._words[n].dep == "neg" for n in self._under[above])
        return self._words[above].lemma not in NOT_SO and not is_denied

    def _is_real(self, verb: int) -> bool:
        """Whether the verb is finite and tells what is so, not what could be."""
        before = [self._words[n] for n in self._under[verb] if self._words[n].dep[:3] == "aux"]
        if self._words[verb].lemma in SAYING or any(w.text.lower() in UNREAL for w in before):
            return False
        return any(w.tag in (*FINITE, "MD") for w in (self._words[verb], *before))

    def _ends(self, verb: int) -> Iterator[int]:
        """Where the clause may end: after the verb's first object, after the next, and so on."""
        last, is_told = verb, False
        for n in (n for n in self._under[verb] if n > verb):
            dep = self._words[n].dep
            is_object = dep in (*OBJECTS, "ccomp")
            if not is_object and dep != "advmod":
                break
            last = max(last, self._last(n))
            if is_object and dep != "prt":
                is_told = True
                yield last
        if not is_told:
            yield last

    def _first(self, word: int) -> int:
        """The first word of all that hangs on one."""
        return min((self._first(n) for n in self._under[word] if n < word), default=word)

    def _last(self, word: int) -> int:
        """The last word of what hangs on one, without asides."""
        after = [n for n in self._under[word] if n > word]
        kept = (n for n in after if self._words[n].dep not in ASIDE)
        return max((self._last(n) for n in kept), default=word)

    def _span(self, first: int, last: int) -> Iterator[Span]:
        words = self._words[first : last + 1]
        span = Span(words[0].start, words[-1].end, self._field) if words else None
        if span is None or len(words) < FEWEST or len(span) > LONGEST:
            return
        if words[0].tag not in ("PRP$", "WP$") and not any(map(_is_speaker, words)):
            yield span


def _is_speaker(word: Token) -> bool:
    """Whether it stands for whoever speaks or is spoken to; “US” does not."""
    return word.pos == "PRON" and word.text.lower() in SPEAKERS
