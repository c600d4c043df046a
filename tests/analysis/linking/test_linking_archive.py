"""Names linked document by document: the same entities as when all are held at once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from irnk_tui.analysis.linking.linking import link
from irnk_tui.analysis.linking.linking_archive import link_archive
from irnk_tui.model.annotation import Annotations
from irnk_tui.model.decision import Decision
from irnk_tui.model.entity import Entity
from irnk_tui.model.text import DocumentId
from irnk_tui.store.entities import whole
from tests.analysis.linking.test_linking import BERG, HOLM, Said, annotated, decided

SAID: list[Said] = [
    ("Anna Berg", "person"), ("Berg", "person"), ("Olav Berg", "person"), ("Iran", "place"),
    ("Tehran", "place"), ("Iranian", "nationality"), ("United Nations", "organisation"),
    ("UN", "organisation"), ("Oslo", "place"), ("Acme Corp", "organisation"), ("Smith", "person"),
]  # fmt: skip


def both(
    found: Iterable[Annotations], decisions: tuple[Decision, ...] = ()
) -> tuple[list[Entity], list[Entity]]:
    held = {each.document: each for each in found}
    in_order = (held[id] for id in sorted(held))
    return whole(link_archive(in_order, decisions)), link((), held, decisions)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(st.sampled_from(SAID), max_size=5), max_size=6))
def test_documents_one_by_one_have_the_entities_of_all_at_once(told: list[list[Said]]) -> None:
    piecewise, at_once = both(annotated(f"d{n}", *said) for n, said in enumerate(told))
    assert piecewise == at_once


def test_articles_have_the_same_entities_piece_by_piece(
    sample_annotations: Mapping[DocumentId, Annotations],
) -> None:
    piecewise, at_once = both(sample_annotations.values())
    assert piecewise == at_once


@pytest.mark.parametrize(
    "decisions",
    [
        decided("same", entities=[{"name": "Anna Berg"}, {"name": "Anna Holm"}]),
        decided("rename", entity={"name": "Tehran"}, name="Teheran"),
        decided("retype", entity={"name": "Anna Holm"}, kind="organisation"),
        decided("not an entity", entity={"name": "Iran"}),
        decided("not an entity", mentions=[{"document": "b", "start": 0, "end": 9}]),
        decided("stands for", entity={"name": "Tehran"}, state={"name": "Iran"}),
        decided(
            "different", entity={"name": "Anna Holm"}, name="Holm junior",
            mentions=[{"document": "b", "start": 10, "end": 14}],
        ),
    ],
)  # fmt: skip
def test_what_the_reader_decided_holds_piece_by_piece(decisions: tuple[Decision, ...]) -> None:
    piecewise, at_once = both((BERG, HOLM, annotated("c", ("Iran", "place"))), decisions)
    assert piecewise == at_once
