"""Events grouped stretch by stretch of time, with everything that is known on the cluster."""

from __future__ import annotations

from irnk_tui.analysis.events import grouping, passing, stories
from tests.clusters import Cluster, stores_on
from tests.test_gathering import grouped, put, short_shelves, stored

__all__ = ["short_shelves"]


def test_a_corpus_on_the_cluster_has_the_events_of_one_kept_here(cluster: Cluster) -> None:
    assert (grouping.ONE_SHELF, stories.MOST, passing.MOST) == (10, 6, 12)
    with stored() as here, stores_on(cluster) as fresh:
        there = fresh("events")
        for store in (here, there):
            put(store, range(24))
        assert grouped(there) == grouped(here)
        assert list(there.each_entity()) == list(here.each_entity())
        made = there.gathered.made
        assert grouped(there) == grouped(here)
        assert there.gathered.made == made, "nothing is made twice of what stays"
        for store in (here, there):
            put(store, [30])
            store.remove_file("3.txt")
        assert grouped(there) == grouped(here)
        assert list(there.each_entity()) == list(here.each_entity())
        assert there.gathered.made - made < made, "what is not touched is not grouped again"
