"""Mentions of many documents gathered, and the reader's corrections."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from irnk_tui.analysis.linking.linking import link
from irnk_tui.analysis.names.counting import counts_for
from irnk_tui.model.annotation import Annotations, EntityKind, Mention
from irnk_tui.model.decision import Decision, DecisionId
from irnk_tui.model.entity import Entity
from irnk_tui.model.text import DocumentId, Span

Said = tuple[str, EntityKind]


def annotated(name: str, *said: Said) -> Annotations:
    """A document that mentions these names one after the other."""
    mentions, at = [], 0
    for text, kind in said:
        mentions.append(Mention(Span(at, at + len(text)), text, kind))
        at += len(text) + 1
    return Annotations(DocumentId(name), "", mentions=tuple(mentions))


def linked(*documents: Annotations, decisions: tuple[Decision, ...] = ()) -> dict[str, Entity]:
    found = link([], {one.document: one for one in documents}, decisions)
    assert len({entity.id for entity in found}) == len(found)
    return {entity.name: entity for entity in found}


def decided(verb: str, **facts: Any) -> tuple[Decision, ...]:
    return (Decision(DecisionId("1"), verb, facts),)


BERG = annotated("a", ("Anna Berg", "person"), ("Tehran", "place"), ("Iran", "place"))
HOLM = annotated("b", ("Anna Holm", "person"), ("Holm", "person"))


def test_a_lone_common_surname_is_nobody_from_another_document() -> None:
    smith = annotated("a", ("Anna Smith", "person"))
    lone = annotated("b", ("Smith", "person"))
    assert set(linked(smith, lone)) == {"Anna Smith", "Smith"}


def test_a_lone_rare_surname_is_its_only_bearer() -> None:
    assert set(linked(BERG, annotated("b", ("Berg", "person")))) == {"Anna Berg", "Tehran", "Iran"}


def test_a_surname_with_two_bearers_stays_alone() -> None:
    other = annotated("b", ("Olav Berg", "person"))
    assert "Berg" in linked(BERG, other, annotated("c", ("Berg", "person")))


def test_a_first_name_that_is_left_out_makes_nobody_else() -> None:
    whole = annotated("a", ("Mohammad Javad Zarif", "person"))
    short = annotated("b", ("Javad Zarif", "person"), ("Zarif", "person"))
    found = linked(whole, short, annotated("c", ("Javad Zarif", "person")))
    assert [len(each.mentions) for each in found.values()] == [4]
    other = annotated("d", ("Ali Javad Zarif", "person"))
    assert len(linked(whole, short, other)) > 2


def test_a_ship_is_not_who_it_is_named_after() -> None:
    ship = annotated("a", ("USS John McCain", "person"))
    assert len(linked(ship, annotated("b", ("John McCain", "person")))) == 2


def test_initials_tell_two_presidents_apart() -> None:
    said: list[Said] = [("George W. Bush", "person"), ("George H.W. Bush", "person")] * 2
    assert len(linked(annotated("a", *said), annotated("b", *said))) == 2


def explained(name: str, long: str, short: str) -> Annotations:
    """A document that gives an acronym behind the name it stands for."""
    found = annotated(name, (long, "organisation"), (short, "organisation"))
    whole, acronym = found.mentions
    return replace(
        found, mentions=(whole, replace(acronym, method="acronym", refers_to=whole.span))
    )


def test_an_acronym_is_what_one_document_explains_unless_others_speak_more_of_another() -> None:
    society = explained("a", "Halvik Society of Northern Anglers", "HSNA")
    lone = annotated("b", ("HSNA", "organisation"))
    assert "HSNA" not in linked(society, lone)
    agency: list[Said] = [("Halvik Students News Agency", "organisation")] * 2
    found = linked(society, lone, annotated("c", *agency))
    assert {one.document for one in found["HSNA"].mentions} == {"b"}
    anglers = found["Halvik Society of Northern Anglers"]
    assert [one.mention.text for one in anglers.mentions][-1] == "HSNA"


def test_a_seat_of_government_points_to_the_state() -> None:
    found = linked(BERG)
    assert found["Tehran"].stands_for == found["Iran"].id


def test_what_the_reader_joins_stays_joined_when_documents_come() -> None:
    join = decided("same", entities=[{"name": "Anna Berg"}, {"name": "Anna Holm"}])
    more = annotated("c", ("Anna Holm", "person"), ("Holm", "person"))
    found = linked(BERG, HOLM, more, decisions=join)
    assert "Anna Holm" not in found
    assert {one.document for one in found["Anna Berg"].mentions} == {"a", "b", "c"}


def test_mentions_the_reader_takes_out_form_their_own_entity() -> None:
    place = {"document": "b", "start": 10, "end": 14}
    part = decided("different", entity={"name": "Anna Holm"}, mentions=[place], name="Olav Holm")
    found = linked(HOLM, decisions=part)
    assert len(found["Olav Holm"].mentions) == len(found["Anna Holm"].mentions) == 1


def test_a_name_the_reader_parts_leaves() -> None:
    part = decided("different", entities=[{"name": "Anna Holm"}, {"name": "Holm"}])
    assert set(linked(HOLM, decisions=part)) == {"Anna Holm", "Holm"}


def test_renamed_retyped_and_dropped() -> None:
    berg = {"name": "Anna Berg", "kind": "person"}
    before = linked(BERG)["Anna Berg"].id
    renamed = decided("rename", entity=berg, name="A. Berg")
    assert linked(BERG, decisions=renamed)["A. Berg"].id == before
    retyped = renamed + decided("retype", entity={"name": "A. Berg"}, kind="organisation")
    assert linked(BERG, decisions=retyped)["A. Berg"].kind == "organisation"
    assert "Anna Berg" not in linked(BERG, decisions=decided("not an entity", entity=berg))


def test_a_metonym_can_be_set_and_cleared() -> None:
    cleared = decided("stands for", entity={"name": "Tehran"}, state=None)
    assert linked(BERG, decisions=cleared)["Tehran"].stands_for is None
    one = {"document": "a", "start": 10, "end": 16}
    here = decided("stands for", mentions=[one], state={"name": "Iran"})
    found = linked(BERG, decisions=here)
    assert counts_for(found["Tehran"], found["Tehran"].mentions[0]) == found["Iran"].id
    nowhere = here + decided("stands for", mentions=[one], state=None)
    found = linked(BERG, decisions=nowhere)
    assert counts_for(found["Tehran"], found["Tehran"].mentions[0]) == found["Tehran"].id


def test_a_decision_about_nothing_changes_nothing() -> None:
    nothing = decided("same", entities=[{"name": "Nobody"}, {"name": "Anna Berg"}])
    strange = decided("applaud", entity={"name": "Anna Berg"})
    assert linked(BERG, decisions=nothing + strange) == linked(BERG)


def test_names_of_any_script_keep_their_own_entities() -> None:
    said: list[Said] = [
        ("김정은", "person"),
        ("خامنه‌ای", "person"),
        ("🙂", "other"),
        ("É́", "other"),
    ]
    found = linked(annotated("a", *said), annotated("b", *said))
    assert len(found) == 4
    assert all(len(entity.mentions) == 2 for entity in found.values())


def test_a_body_named_with_its_state_or_with_the_states_people_is_one() -> None:
    adjective = annotated("a", ("American Navy", "organisation"))
    state = annotated("b", ("U.S. Navy", "organisation"), ("Iranian Navy", "organisation"))
    found = linked(adjective, state)
    assert {len(entity.mentions) for entity in found.values()} == {1, 2}
    assert "Iranian Navy" in found
