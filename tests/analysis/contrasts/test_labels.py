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
