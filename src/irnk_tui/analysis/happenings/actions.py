"""Who does what to whom, told in one clause; silent where the grammar leaves a doubt."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import get_args

from irnk_tui.analysis.happenings.action_verbs import (
    DOER_OF,
    DONE_TO,
    EITHER,
    GIVING,
    NO_DEEDS,
    NOMINALS,
    UNDERGONE,
)
from irnk_tui.analysis.language.parsed import Parsed, Token
from irnk_tui.analysis.quotes.cues import words_of
from irnk_tui.analysis.quotes.quote_tree import Tree, tree
from irnk_tui.model.annotation import Action, Mention, Voice
from irnk_tui.model.document import Document
from irnk_tui.model.text import Field, Span

NO_THINGS = frozenset(["DATE", "TIME", "MONEY", "PERCENT", "QUANTITY", "ORDINAL", "CARDINAL"])
"""Types of names that nothing is done to."""
VAGUE = words_of(
    "it this that which what there itself themselves one ones such each other nobody none nothing"
)
CUT_OFF = frozenset(["relcl", "appos", "acl", "punct", "cc", "parataxis", "advcl", "case"])
HELPING = frozenset(["aux", "auxpass"])
"""Branches of a noun that say more about it; its span ends before them."""
DENYING = words_of("no not neither nor never")
CLEFT = frozenset(["relcl", "ccomp", "advcl", "attr", "acl"])
"""How “that did it” hangs from “it was X”."""
WISHING = words_of(
    "demand request seek urge call want hope ask plan propose threaten expect push oppose"
    " plead appeal"
)
"""Verbs and nouns of wanting: what is wanted has not been done."""
UNREAL = words_of("would could may might should must can will shall")
LONGEST = 14
"""Tokens; a longer doer or undergoer is more likely a wrong parse."""


@dataclass(frozen=True, slots=True)
class _Clause:
    """A field being looked through."""

    tree: Tree
    field: Field

    def child(self, index: int, *deps: str) -> int:
        """The first child with one of the relations, or -1."""
        tokens = self.tree.tokens
        return next((kid for kid in self.tree.children[index] if tokens[kid].dep in deps), -1)

    def thing(self, index: int) -> Span | None:
        """The words of a noun without what is said about it; `None` when too vague or long."""
        tokens, start, end = self.tree.tokens, index, index
        if index < 0 or tokens[index].text.lower() in VAGUE or tokens[index].ent in NO_THINGS:
            return None
        if tokens[index].pos not in ("NOUN", "PROPN", "PRON"):
            return None
        for kid in self.tree.children[index]:
            if kid < index and not self._is_receiver(kid):
                start = min(start, self.tree.first[kid])
        for kid in self.tree.children[index]:
            if kid > index:
                if tokens[kid].dep in CUT_OFF:
                    break
                end = max(end, self.tree.last[kid])
        end = self._with_partner(index, end)
        if tokens[start].pos == "SCONJ" or self.is_denied(index) or self._is_after_not(start):
            return None
        if end - start >= LONGEST or any(_is_torn(token) for token in tokens[start : end + 1]):
            return None
        if tokens[end].tag == "POS" or (
            len(tokens[index].text) > 5 and tokens[index].text.isupper()
        ):
            return None
        return Span(tokens[start].start, tokens[end].end, self.field)

    def _is_receiver(self, index: int) -> bool:
        """Whether a state's name right behind “shipped” tells to whom, not what kind of thing."""
        tokens = self.tree.tokens
        verb, name, thing = tokens[index - 1], tokens[index], tokens[tokens[index].head]
        is_given = index > 0 and verb.pos == "VERB" and verb.lemma in GIVING
        is_state = name.ent == "GPE" and name.dep == "compound" and not name.text.isupper()
        return is_given and is_state and thing.pos == "NOUN"

    def is_denied(self, index: int) -> bool:
        """Whether a noun is said not to be: “no attack”, “not the council”, “neither state”."""
        kids = [kid for kid in self.tree.children[index] if kid < index]
        return any(self.tree.tokens[kid].text.lower() in DENYING for kid in kids)

    def _is_after_not(self, start: int) -> bool:
        """Whether “not”, or “not by”, stands right before a noun's first word."""
        before = [token.text.lower() for token in self.tree.tokens[max(0, start - 2) : start]]
        return before[-1:] == ["not"] or before == ["not", "by"]

    def is_negated(self, verb: int) -> bool:
        """Whether “not” hangs from a verb, also as the “n’t” that a parser may not know."""
        kids = [self.tree.tokens[kid] for kid in self.tree.children[verb]]
        return any(kid.dep == "neg" or kid.text.lower() == "n’t" for kid in kids)

    def is_set_right(self, verb: int) -> bool:
        """Whether a verb stands in “it was not X that did it”."""
        tokens, above = self.tree.tokens, verb
        while tokens[above].lemma != "be" and tokens[above].dep in CLEFT:
            above = tokens[above].head
        if tokens[above].lemma != "be" or above == verb or not self.is_negated(above):
            return False
        subject = self.child(above, "nsubj")
        return subject >= 0 and tokens[subject].text.lower() in ("it", "this", "that")

    def _with_partner(self, index: int, end: int) -> int:
        """The last token, once “and” has joined a second noun of the same kind."""
        tokens = self.tree.tokens
        joins = self.child(index, "cc")
        other = self.child(index, "conj")
        if joins != end + 1 or other < 0 or tokens[joins].lemma != "and":
            return end
        is_alike = tokens[other].pos == tokens[index].pos and tokens[other].ent == tokens[index].ent
        branch = range(self.tree.first[other], self.tree.last[other] + 1)
        plain = all(tokens[each].pos != "VERB" for each in branch)
        return self.tree.last[other] if is_alike and plain and len(branch) <= 5 else end

    def antecedent(self, verb: int, pronoun: int) -> int:
        """The noun that “who”, “which” or “that” takes up, or -1 when number or place forbid it."""
        tokens = self.tree.tokens
        noun = tokens[verb].head
        if tokens[verb].dep != "relcl" or noun >= pronoun or pronoun - noun > 3:
            return -1
        helpers = [tokens[kid] for kid in self.tree.children[verb] if tokens[kid].dep in HELPING]
        finite = (helpers or [tokens[verb]])[0]
        if tokens[noun].tag in ("NNS", "NNPS"):
            return -1 if finite.tag == "VBZ" or finite.text == "was" else noun
        return -1 if finite.tag == "VBP" or finite.text == "were" else noun


def _is_torn(token: Token) -> bool:
    """Whether a word shows that datelines, scores or two clauses ran into one noun."""
    return token.text in ("—", "–", "--", ";", ":") or token.lemma in ("but", "which")


def actions(
    document: Document, parsed: Parsed, sentences: Sequence[Span], mentions: Sequence[Mention]
) -> tuple[Action, ...]:
    """Deeds with a doer, an undergoer or both, in order of position."""
    if not parsed.has_model:
        return ()
    found = [
        action
        for field in get_args(Field)
        for action in _in_field(_Clause(tree(parsed.of(field), ()), field))
    ]
    return tuple(sorted(found, key=lambda action: action.span))


def _in_field(clause: _Clause) -> Iterator[Action]:
    for index, token in enumerate(clause.tree.tokens):
        action = None
        if token.pos == "VERB" and token.lemma not in NO_DEEDS and not _is_unreal(clause, index):
            action = _passive(clause, index) or _active(clause, index)
        elif token.pos == "NOUN" and token.lemma in NOMINALS and not clause.is_denied(index):
            action = None if _is_wished(clause, index) else _nominal(clause, index)
        if action:
            yield action


def _is_unreal(clause: _Clause, index: int) -> bool:
    """Whether the deed is denied, possible, wished for or conditional."""
    tokens = clause.tree.tokens
    if clause.is_negated(index) or clause.is_set_right(index):
        return True
    for kid in clause.tree.children[index]:
        dep, word = tokens[kid].dep, tokens[kid].lemma
        if dep == "aux" and word in UNREAL | {"to", "'ll", "’ll", "'d", "’d"}:
            return True
        if dep == "auxpass" and tokens[kid].tag == "VB":
            return True
        if dep == "mark" and word in ("if", "unless", "whether"):
            return True
    return tokens[index].tag == "VB"


def _is_wished(clause: _Clause, index: int) -> bool:
    """Whether a deed told by a noun is only asked for: “demanded his release”, “a call for …”."""
    tokens = clause.tree.tokens
    above = tokens[tokens[index].head]
    if tokens[index].dep == "pobj" and above.lemma == "for":
        return tokens[above.head].lemma in WISHING
    return tokens[index].dep == "dobj" and above.lemma in WISHING


def _active(clause: _Clause, index: int) -> Action | None:
    tokens = clause.tree.tokens
    subject = clause.child(index, "nsubj")
    if subject < 0 and tokens[index].dep == "conj" and tokens[index].tag in ("VBD", "VBZ", "VBP"):
        subject = clause.child(tokens[index].head, "nsubj")
    if subject >= 0 and tokens[subject].tag in ("WP", "WDT"):
        subject = clause.antecedent(index, subject)
    return _action(clause, index, "active", subject, clause.child(index, "dobj"))


def _passive(clause: _Clause, index: int) -> Action | None:
    tokens = clause.tree.tokens
    subject = clause.child(index, "nsubjpass")
    if subject < 0 or tokens[index].tag != "VBN" or clause.child(index, "auxpass") < 0:
        return None
    if tokens[subject].tag in ("WP", "WDT"):
        subject = clause.antecedent(index, subject)
    by = clause.child(index, "agent")
    if by < 0:
        thing = clause.thing(subject)
        if thing is None:
            return None
        return Action(_span(clause, index), tokens[index].lemma, "agentless", None, thing)
    return _action(clause, index, "passive", clause.child(by, "pobj"), subject)


def _action(clause: _Clause, index: int, voice: Voice, doer: int, undergoer: int) -> Action | None:
    """The action, if both sides are clear."""
    agent, patient = clause.thing(doer), clause.thing(undergoer)
    if agent is None or patient is None:
        return None
    return Action(_span(clause, index), clause.tree.tokens[index].lemma, voice, agent, patient)


def _nominal(clause: _Clause, index: int) -> Action | None:
    tokens = clause.tree.tokens
    lemma = tokens[index].lemma
    agent, patient, owner = None, None, None
    for kid in clause.tree.children[index]:
        word, thing = tokens[kid].lemma, clause.thing(clause.child(kid, "pobj"))
        if tokens[kid].dep in ("prep", "agent") and word == "by":
            agent = thing
        elif tokens[kid].dep == "prep" and lemma in DONE_TO.get(word, ()) and lemma not in DOER_OF:
            patient = thing
        elif tokens[kid].dep == "poss" and tokens[kid].pos != "PRON":
            owner = clause.thing(kid)
    if patient is None and lemma in UNDERGONE:
        patient = owner
    elif lemma not in EITHER:
        agent = agent or owner
    if agent is None and patient is None:
        return None
    return Action(_span(clause, index), lemma, "nominal", agent, patient)


def _span(clause: _Clause, index: int) -> Span:
    token = clause.tree.tokens[index]
    return Span(token.start, token.end, clause.field)
