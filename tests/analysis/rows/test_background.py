"""Happenings told as background by accounts of different stories."""

from datetime import date

from irnk_tui.analysis.comparison import compare
from irnk_tui.analysis.contrasts.frames import Parts, actors
from irnk_tui.analysis.rows.alignment import align
from irnk_tui.analysis.rows.background import same_background
from irnk_tui.analysis.rows.sentence_pairs import sentences_of
from irnk_tui.model.date import Date
from irnk_tui.model.entity import Entity, EntityId, EntityMention
from tests.accounts import Pair, account, together

NAMES = ("Norland", "Sudland", "Westland")
OLD, NEW = Date.of_day(date(2009, 3, 1)), Date.of_day(date(2024, 4, 24))


def entities(*pairs: Pair) -> list[Entity]:
    """One entity for each name."""
    return [
        Entity(
            EntityId(name),
            name,
            "place",
            mentions=tuple(
                EntityMention(document.id, mention)
                for document, found in pairs
                for mention in found.mentions
                if mention.text == name
            ),
        )
        for name in NAMES
    ]


def told(left: str, right: str) -> tuple[Pair, Pair]:
    return (
        account("old", left, "Grain prices rose.", names=NAMES, published=OLD),
        account("new", right, "A ferry sank.", names=NAMES, published=NEW),
    )


def test_the_start_of_relations_is_told_twice_with_two_years() -> None:
    old, new = told(
        "Norland established diplomatic relations with Sudland in 1973.",
        "Relations between Sudland and Norland were first formed in 1981.",
    )
    comparison = compare(None, [old[0], new[0]], together(old, new), entities(old, new), [])
    differs = [each for row in comparison.rows for each in row.differs]
    assert [{v.text for v in each.values.values()} for each in differs] == [{"1973", "1981"}]


def test_an_actor_denied_a_part_is_set_beside_its_naming() -> None:
    old, new = told(
        "The oil embargo was not the work of Norland, but of Sudland and Westland.",
        "Shipping fell under the embargo that Norland, Sudland and Westland keep up.",
    )
    rows = align([old[0], new[0]], together(old, new), entities(old, new))
    assert set(rows[0].cells) == {"old", "new"}


def test_the_same_kind_of_action_alone_joins_nothing() -> None:
    old, new = told("Norland opened and started a mill.", "Sudland founded a bank.")
    rows = align([old[0], new[0]], together(old, new), entities(old, new))
    assert {row.kind for row in rows} == {"only"}


def joined(left: str, right: str) -> bool:
    """Whether two sentences published years apart are held to tell one happening."""
    one, two = told(left, right)
    documents, found = [one[0], two[0]], together(one, two)
    sentences = sentences_of(documents, found)
    parts = Parts(documents, found, actors(entities(one, two)))
    return bool(list(same_background(sentences, documents, found, parts)))


def test_a_visit_is_another_one_years_later_unless_the_later_text_looks_back() -> None:
    left = "A minister of Norland visited Sudland to speak of Westland."
    assert not joined(left, "An envoy of Norland visited Sudland and Westland.")
    assert joined(left, "In March 2009 an envoy of Norland visited Sudland and Westland.")
