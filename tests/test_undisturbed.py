"""Work without looks for values that refer to each other in a ring."""

from __future__ import annotations

import gc

from irnk_tui.undisturbed import undisturbed


def test_what_was_made_meanwhile_counts_as_looked_through_and_rings_are_found_later() -> None:
    class Ring:
        """Refers to itself."""

        found = 0

        def __init__(self) -> None:
            self.own = self

        def __del__(self) -> None:
            Ring.found += 1

    with undisturbed():
        assert not gc.isenabled()
        for _ in range(3000):
            Ring()
    assert gc.isenabled()
    assert gc.get_count()[0] < 700
    assert Ring.found == 0
    gc.collect()
    assert Ring.found == 3000


def test_what_was_put_aside_stays_aside() -> None:
    gc.freeze()
    try:
        before = gc.get_freeze_count()
        with undisturbed():
            kept = [[n] for n in range(10)]
        assert len(kept) == 10
        assert before - 1000 < gc.get_freeze_count() <= before
    finally:
        gc.unfreeze()
