"""Names that the model marked too widely, and kinds that the words beside a name tell."""

from __future__ import annotations

import pytest

from irnk_tui.analysis.language.parsed import Token, Tokens
from irnk_tui.analysis.names.name_edges import (
    before_small_words,
    beside_states,
    beside_verbs,
    is_no_name,
    kind_beside,
    without_marks,
)
from irnk_tui.model.annotation import EntityKind


def tagged(text: str) -> Tokens:
    """Words with their tags, as in `Board/NNP is/VBZ`; every word hangs from the last one."""
    made, at = [], 0
    pairs = [each.rsplit("/", 1) for each in text.split(" ")]
    for word, tag in pairs:
        lemma = {"told": "tell"}.get(word, word.lower())
        dep = "nsubj" if tag == "NNP" else "dep"
        made.append(Token(word, at, at + len(word), "", tag, dep, len(pairs) - 1, lemma))
        at += len(word) + 1
    return tuple(made)


@pytest.mark.parametrize(
    ("marked", "kept"),
    [
        ("Berg/NNP Responds/VBZ", "Berg"),
        ("Said/VBD Berg/NNP", "Berg"),
        ("Berg/NNP urged/VBD Holm/NNP", "Berg"),
        ("Attacks/NNS Berg/NNP", "Berg"),
        ("Anna/NNP Berg’s/VBZ", "Anna Berg’s"),
        ("Harbour/NNP Board/NNP", "Harbour Board"),
        ("Waits/VBZ", "Waits"),
    ],
)
def test_a_verb_in_capitals_is_no_part_of_a_name(marked: str, kept: str) -> None:
    tokens = tagged(marked)
    first, last = beside_verbs(tokens, 0, len(tokens), is_title=False)
    assert " ".join(token.text for token in tokens[first:last]) == kept


def test_a_verb_with_its_particle_is_no_part_of_a_name() -> None:
    tokens = tagged("New/NNP Norland/NNP Team/NNP Up/RP Against/IN Sanctions/NNS")
    assert beside_verbs(tokens, 0, 3, is_title=False) == (0, 2)
    assert beside_verbs(tokens[:3], 0, 3, is_title=False) == (0, 3)


def test_a_title_between_quotation_marks_keeps_its_verb() -> None:
    tokens = tagged("“/`` Winter/NN Is/VBZ Coming/VBG ”/''")
    assert beside_verbs(tokens, 1, 4, is_title=True) == (1, 4)
    assert beside_verbs(tokens, 1, 4, is_title=False) == (1, 2)


@pytest.mark.parametrize(
    ("marked", "length"),
    [
        ("Holm/NNP inoperable/JJ", 1),
        ("The/DT Harbour/NNP Board/NNP is/VBZ", 3),
        ("Harbour/NNP party/NN", 2),
        ("Yong/NNP -/HYPH ho/JJ", 3),
    ],
)
def test_a_name_ends_before_words_that_describe_it(marked: str, length: int) -> None:
    tokens = tagged(marked)
    assert before_small_words(tokens, 0, len(tokens)) == length


@pytest.mark.parametrize(
    ("text", "bare"),
    [
        ("Iran (", "Iran"),
        ("Berg‘s", "Berg"),
        ("Harbour Board).", "Harbour Board"),
        ("OSLO—", "OSLO"),
        ("Berg Jr.", "Berg Jr."),
        ("U.S.", "U.S."),
    ],
)
def test_marks_after_a_name_are_no_part_of_it(text: str, bare: str) -> None:
    assert without_marks(text) == bare


@pytest.mark.parametrize(
    ("words", "first", "kind", "told"),
    [
        ("Operation/NNP Dawn/NNP began/VBD", 0, "organisation", "event"),
        ("REUTERS/NNP //SYM Ann/NNP Lee/NNP", 2, "organisation", "person"),
        ("and/CC //SYM Harbour/NNP Board/NNP", 2, "organisation", "organisation"),
        ("Holm/NNP told/VBD", 0, "place", "person"),
        ("Holm/NNP burned/VBD", 0, "place", "place"),
    ],
)
def test_the_words_beside_a_name_tell_its_kind(
    words: str, first: int, kind: EntityKind, told: str
) -> None:
    tokens = tagged(words)
    last = next((n for n in range(first, len(tokens)) if tokens[n].tag[0] == "V"), len(tokens))
    assert kind_beside(tokens, first, last, kind) == told


@pytest.mark.parametrize(
    ("marked", "kind", "kept"),
    [
        ("Halting/VBG Iran/NNP", "person", ("Iran", "place")),
        ("Iraq/NNP John/NNP Berg/NNP", "person", ("John Berg", "person")),
        ("John/NNP Berg/NNP Iraq/NNP", "person", ("John Berg", "person")),
        ("Anna/NNP Israel/NNP", "person", ("Anna Israel", "person")),
        ("Iranian/JJ Missile/NNP Launch/NNP", "nationality", ("Iranian", "nationality")),
        ("Norlander/NNP", "nationality", ("Norlander", "nationality")),
    ],
)
def test_a_state_glued_to_a_name_is_taken_off(
    marked: str, kind: EntityKind, kept: tuple[str, EntityKind]
) -> None:
    tokens = tagged(marked)
    first, last, told = beside_states(tokens, 0, len(tokens), kind)
    assert (" ".join(token.text for token in tokens[first:last]), told) == kept


def test_small_print_and_lone_verbs_are_no_names() -> None:
    assert is_no_name(tagged("Site/NN Privacy/NNP Policy/NNP"), 0, 3, "organisation")
    assert is_no_name(tagged("Defending/VBG"), 0, 1, "person")
    assert not is_no_name(tagged("Berg/NNP"), 0, 1, "person")


def test_a_body_named_after_somebody_is_no_person() -> None:
    tokens = tagged("Anna/NNP Berg/NNP Center/NNP")
    assert kind_beside(tokens, 0, 3, "person") == "organisation"
