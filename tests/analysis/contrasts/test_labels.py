"""What each account calls the same actor."""

from dataclasses import replace

from irnk_tui.analysis.contrasts.labels import labels
from irnk_tui.model.annotation import Mention
from irnk_tui.model.document import Document
from irnk_tui.model.entity import Entity, EntityId, EntityMention
from irnk_tui.model.text import Span
from tests.accounts import account


def entity(name: str, document: Document, *words: str, stands_for: str | None = None) -> Entity:
    found = []
    for word in words:
        start = document.text.index(word)
        span = Span(start, start + len(word))
        mention = Mention(span, word, "place", is_actor=bool(stands_for))
        found.append(EntityMention(document.id, mention))
    state = EntityId(stands_for) if stands_for else None
    return Entity(EntityId(name), name, "place", mentions=tuple(found), stands_for=state)


def test_a_capital_is_a_label_of_its_state() -> None:
    one, _ = account("one", "The Norlandic Republic closed its ports, and Norvik said why.")
    state = entity("Norland", one, "The Norlandic Republic")
    seat = entity("Norvik", one, "Norvik", stands_for="Norland")
    found = labels([one], [state, seat])
    assert [label.text for label in found[EntityId("Norland")][one.id]] == [
        "Norlandic Republic",
        "Norvik",
    ]


def test_a_capital_that_is_only_a_place_is_no_label_of_its_state() -> None:
    one, _ = account("one", "Norland closed its ports.")
    two, _ = account("two", "Rain fell in Norvik.")
    three, _ = account("three", "Snow fell in Norvik.")
    seat = entity("Norvik", two, "Norvik")
    seat = replace(seat, stands_for=EntityId("Norland"))
    state = entity("Norland", one, "Norland")
    assert labels([one, two, three], [state, seat]) == {}


def test_an_actor_of_one_account_alone_is_no_contrast() -> None:
    one, _ = account("one", "Norland closed its ports.")
    two, _ = account("two", "The ports were closed.")
    assert labels([one, two], [entity("Norland", one, "Norland")]) == {}


def test_how_others_stand_to_an_actor_is_no_name_for_it() -> None:
    one, _ = account("one", "The anti-Norlandic league met. Norland closed its ports.")
    found = labels([one], [entity("Norland", one, "anti-Norlandic", "Norland")])
    assert [label.text for label in found[EntityId("Norland")][one.id]] == ["Norland"]


def test_whom_all_call_by_one_name_is_left_out() -> None:
    one, _ = account("one", "Norland closed its ports.")
    two, _ = account("two", "NORLAND closed its ports.")
    three, _ = account("three", "The Norlandic regime closed its ports.")
    state = entity("Norland", one, "Norland")
    same = replace(state, mentions=(*state.mentions, *entity("N", two, "NORLAND").mentions))
    assert labels([one, two], [same]) == {}
    other = (*state.mentions, *entity("N", three, "The Norlandic regime").mentions)
    assert EntityId("Norland") in labels([one, three], [replace(state, mentions=other)])


def test_a_headline_in_capitals_is_no_other_name() -> None:
    one, _ = account("one", "NORLAND SHUTS PORTS. Norland closed its ports. The regime was silent.")
    two, _ = account("two", "The Norlandic regime closed its ports.")
    state = entity("Norland", one, "NORLAND", "Norland", "The regime")
    other = (*state.mentions, *entity("N", two, "The Norlandic regime").mentions)
    found = labels([one, two], [replace(state, mentions=other)])[EntityId("Norland")]
    assert [(label.text, label.count) for label in found[one.id]] == [("Norland", 2), ("regime", 1)]
