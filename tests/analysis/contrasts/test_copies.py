"""Near-identical texts."""

import pytest

from irnk_tui.analysis.contrasts.copies import copies, edits
from tests.accounts import account

WIRE = (
    "A ferry with forty people on board struck the harbour bridge on Monday morning.",
    "Nobody was hurt, the port authority said, but the bridge stays closed for a week.",
)


def test_a_wire_text_with_one_word_changed_is_a_copy() -> None:
    one, _ = account("one", *WIRE)
    two, _ = account("two", WIRE[0].replace("Monday", "Tuesday"), WIRE[1])
    other, _ = account("other", "Bakers in the old town sold out of bread before noon on Sunday.")
    assert copies([one, other, two]) == (("one", "two"),)


def test_the_edits_rebuild_both_texts() -> None:
    one, _ = account("one", *WIRE)
    two, _ = account("two", WIRE[0].replace("struck", "rammed"), WIRE[1])
    found = edits(one, two)
    assert [one.words_of(e.removed) for e in found if e.removed] == ["struck"]
    assert [two.words_of(e.added) for e in found if e.added] == ["rammed"]
    for kept in (e.kept for e in found if e.kept):
        assert one.words_of(kept[0]) == two.words_of(kept[1])


def test_empty_texts_are_nobodys_copies() -> None:
    assert copies([account("one")[0], account("two")[0]]) == ()


def test_copies_are_found_in_a_large_corpus() -> None:
    many = [
        account(str(n), f"Report number {n} of the harbour, ship {n} sank.")[0] for n in range(60)
    ]
    long = [sentence.replace("ferry", "boat") for sentence in WIRE * 2]
    first, second = account("first", *long)[0], account("second", *long, "End.")[0]
    assert ("first", "second") in copies([*many, first, second])


LONG = (
    "The Norland coast guard closed the harbour bridge on Monday after a ferry struck a pillar.",
    "Forty passengers were brought ashore in small boats before noon, and none of them was hurt.",
    "Engineers who looked at the pillar found a crack as wide as a hand below the water line.",
    "The port authority said lorries would have to take the mountain road for at least a week.",
    "Bakers in the old town, who get their flour over the bridge, sold out before the evening.",
    "A court will decide in spring whether the captain or the pilot had the wheel that morning.",
)
OTHER = (
    "Lorries crawl over the mountain road since Norland's bridge in the harbour was shut.",
    "It was hit by a ferry on Monday; the forty people aboard reached land unharmed.",
    "“The crack is wide,” said one engineer, and repairs will need a week or longer.",
    "Who steered the ship is for judges to find out next spring.",
)


def reworded(sentences: tuple[str, ...], every: int) -> list[str]:
    """The sentences with each so-manieth word replaced."""
    found, count = [], 0
    for sentence in sentences:
        words = sentence.split()
        for n in range(len(words)):
            count += 1
            words[n] = "meanwhile" if count % every == 0 else words[n]
        found.append(" ".join(words))
    return found


@pytest.mark.parametrize(
    "edited",
    [
        reworded(LONG, 20),
        reworded(LONG, 12),
        [s for n, s in enumerate(LONG) if n % 3 != 2],
        [*LONG, *OTHER],
        [*LONG[:2], *reversed(LONG[2:])],
        ["By our own reporter.", *LONG[:5]],
    ],
    ids=[
        "one word in 20",
        "one in 12",
        "a third cut",
        "more added",
        "reordered",
        "byline, tail cut",
    ],
)
def test_a_text_with_known_edits_is_still_a_copy(edited: list[str]) -> None:
    assert copies([account("one", *LONG)[0], account("two", *edited)[0]]) == (("one", "two"),)


def test_two_reports_of_one_happening_are_two_texts() -> None:
    assert copies([account("one", *LONG)[0], account("two", *OTHER)[0]]) == ()
