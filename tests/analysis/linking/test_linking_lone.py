"""Lone names that their own document does not explain."""

from irnk_tui.analysis.linking.linking import link
from irnk_tui.model.entity import Entity
from tests.analysis.linking.test_linking import Said, annotated

MATTER: list[Said] = [
    ("City Hall Watch", "organisation"),
    ("Rita Orlova", "person"),
    ("Harbour Trust", "organisation"),
    ("Otto Brandl", "person"),
]
ELSEWHERE: list[Said] = [
    ("Lena Fuchs", "person"),
    ("Alpine Club", "organisation"),
    ("Jon Vik", "person"),
]


def bearers(*more: list[Said]) -> list[Entity]:
    documents = [
        annotated("a", ("Sadiq Khan", "person"), *MATTER),
        annotated("b", ("Imran Khan", "person"), *ELSEWHERE),
        *(annotated(f"x{n}", *said) for n, said in enumerate(more)),
    ]
    return link([], {each.document: each for each in documents})


def test_a_common_surname_is_the_person_of_the_document_on_the_same_matter() -> None:
    found = {each.name: each for each in bearers([("Khan", "person"), *MATTER])}
    assert len(found["Sadiq Khan"].mentions) == 2
    assert len(found["Imran Khan"].mentions) == 1


def test_a_common_surname_on_another_matter_stays_by_itself() -> None:
    found = {each.name: each for each in bearers([("Khan", "person"), ("Vale", "person")])}
    assert len(found["Khan"].mentions) == 1


def test_a_company_is_one_with_and_without_its_legal_form() -> None:
    first = annotated("a", ("Norvik Corp.", "organisation"))
    second = annotated("b", ("Norvik", "organisation"))
    assert len(link([], {"a": first, "b": second})) == 1  # type: ignore[dict-item]
