"""Whether a sentence makes a capital, a seat or a people an actor: then it means its state.

“Moscow denied it” and “talks with Moscow” tell of a government, “a street in Moscow” of a place.
After the metonymy of location names (Markert and Nissim 2007), decided from grammar alone.
"""

from __future__ import annotations

from irnk_tui.analysis.language.parsed import Token, Tokens
from irnk_tui.analysis.language.sentence_words import words
from irnk_tui.analysis.names.found import Found
from irnk_tui.analysis.names.gazetteer import known
from irnk_tui.analysis.names.role_words import OFFICIALS

WITH_ACTORS = words("by with between against among toward towards upon versus vs like unlike than")
"""Prepositions before those who act or are acted with."""
TO_ACTORS = words("from to on for")
"""Prepositions before places and actors alike: what they hang on decides."""
DEALINGS = words("""
    pressure sanction sanctions tariff message signal letter threat response reply warning tie talk
    concession appeal offer help aid support statement word demand request approval answer policy
    order complaint criticism condemnation pushback resistance approach proposal guarantee answer
""")
"""Nouns for what passes between those who act."""
ADDRESSING = words("""
    urge accuse press pressure tell help ask warn blame criticise criticize condemn push force
    persuade convince allow let support threaten anger infuriate punish sanction thank want
    pressurise inform consult notify trust engage provoke praise isolate challenge deter compel
    expect invite reassure irritate embarrass
""")
"""Verbs whose object is somebody who acts."""
OF_PLACES = words("""
    street airport suburb resident mayor district museum square university outskirts center centre
    skyline population neighborhood neighbourhood hotel restaurant embassy metro subway river
    theater theatre hospital zoo park church mosque bridge downtown weather traffic time court lawn
    garden west east north south
""")
"""What a town has as a place."""
SEATED = words("""
    statement official spokesman spokeswoman spokesperson adviser advisor aide press decision policy
    announcement chief secretary plan response counsel staff position strategy order
""")
"""Nouns that make the name of a building before them a government's."""
FORMER = words("former ex then ousted fired retired would-be")
BEING_THERE = frozenset({"be", "lie", "stand", "sit"})
DASHES = frozenset({"-", "--", "–", "—", "―", "(", "/"})


def stands(one: Found, tokens: Tokens) -> bool:
    """Whether this name or description would mean whom it stands for, if it stands for somebody.

    A place does where the sentence makes it act; a people and a body always do.
    """
    if not one.is_name:
        # “She became the first Norlandic official”: that is what she is, and no state.
        is_said_to_be = tokens[one.head].dep == "attr"
        return not is_said_to_be and _speaks_for_state(tokens[one.first : one.head + 1])
    meaning = known(one.text)
    if meaning is not None and meaning.part in ("state", "union"):
        return False
    if one.kind != "place":
        return True
    return not _is_dateline(one, tokens) and _is_actor(tokens, _head(tokens, one), one)


def _speaks_for_state(phrase: Tokens) -> bool:
    """Whether unnamed officials, still in office, are described: “U.S. officials”."""
    head = phrase[-1].lemma.casefold()
    is_former = any(token.text.casefold() in FORMER for token in phrase)
    is_group = head == "leader" and phrase[-1].tag == "NNS"
    return not is_former and (head in OFFICIALS or is_group)


def _is_dateline(one: Found, tokens: Tokens) -> bool:
    """Whether it only says where the article was written: “MOSCOW (AP) –”."""
    after = [token.text for token in tokens[one.last : one.last + 4]]
    is_set_off = bool(DASHES & set(after[:1])) or (after[:1] == [","] and bool(DASHES & set(after)))
    return one.field == "text" and is_set_off and (one.first == 0 or one.text.isupper())


def _head(tokens: Tokens, one: Found) -> int:
    """The name's word that hangs on a word outside it."""
    inside = range(one.first, one.last)
    return next((i for i in inside if tokens[i].head not in inside), one.last - 1)


def _is_actor(tokens: Tokens, index: int, one: Found) -> bool:
    token = tokens[index]
    governor = tokens[token.head]
    if token.dep in ("conj", "appos") and token.head != index:
        return _is_actor(tokens, token.head, one) if token.head < index else False
    if token.dep == "nsubj":
        return not (governor.lemma in BEING_THERE and _is_placed(tokens, token.head))
    if token.dep in ("nsubjpass", "dobj", "dative"):
        return governor.lemma in ADDRESSING
    if token.dep == "pobj":
        return _is_met(tokens, governor)
    if token.dep == "poss":
        return governor.lemma not in OF_PLACES
    if token.dep in ("compound", "nmod", "amod", "npadvmod"):
        return one.last - one.first > 1 and governor.lemma in SEATED
    return False


def _is_placed(tokens: Tokens, verb: int) -> bool:
    """Whether a clause of being says what or where the subject is, not how it behaves."""
    after = range(verb + 1, min(len(tokens), verb + 10))
    return any(tokens[i].head == verb and tokens[i].dep in ("attr", "prep") for i in after)


def _is_met(tokens: Tokens, preposition: Token) -> bool:
    word = preposition.text.casefold()
    if word in WITH_ACTORS or preposition.dep == "agent":
        return True
    return word in TO_ACTORS and tokens[preposition.head].lemma in DEALINGS
