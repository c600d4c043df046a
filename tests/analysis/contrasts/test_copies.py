"""Near-identical texts."""

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
