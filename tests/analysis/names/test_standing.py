"""Capitals, peoples and officials count for their state where a sentence makes them act."""

import pytest

from irnk_tui.analysis.linking.linking import link
from irnk_tui.analysis.names.counting import counts_for, stand_ins
from irnk_tui.analysis.pipeline import annotate_many
from irnk_tui.model.annotation import Annotations
from irnk_tui.model.entity import Entity
from tests.conftest import plain_document

ACTS = [
    ("Moscow denied the report on Friday.", "Moscow"),
    ("The minister held talks with Pyongyang last week.", "Pyongyang"),
    ("Tehran's nuclear program worries its neighbors.", "Tehran"),
    ("The tariffs were imposed by Washington.", "Washington"),
    ("The White House said the deal was close.", "White House"),
    ("A White House statement gave no reason.", "White House"),
    ("The Kremlin and Kyiv accused each other.", "Kyiv"),
    ("The sanctions increase the pressure on Tehran.", "Tehran"),
]
STAYS = [
    ("Thousands marched through Moscow on Friday.", "Moscow"),
    ("The minister flew to Pyongyang last week.", "Pyongyang"),
    ("Tehran's streets were empty.", "Tehran"),
    ("WASHINGTON — The president spoke for an hour.", "WASHINGTON"),
    ("She was received at the White House.", "White House"),
    ("Seoul is a city of ten million people.", "Seoul"),
    ("The mayor of London stayed at home.", "London"),
    ("He will visit Beijing in May.", "Beijing"),
]


def found_in(*texts: str) -> list[Annotations]:
    return annotate_many([plain_document(f"d{n}", text) for n, text in enumerate(texts)])


@pytest.fixture(scope="module")
def told() -> dict[str, Annotations]:
    texts = [text for text, _ in ACTS + STAYS]
    return dict(zip(texts, found_in(*texts), strict=True))


@pytest.mark.parametrize(("text", "name"), ACTS)
def test_a_capital_that_acts_counts_for_its_state(
    told: dict[str, Annotations], text: str, name: str
) -> None:
    assert next(m for m in told[text].mentions if m.text == name).is_actor


@pytest.mark.parametrize(("text", "name"), STAYS)
def test_a_capital_where_something_happens_stays_a_place(
    told: dict[str, Annotations], text: str, name: str
) -> None:
    assert not next(m for m in told[text].mentions if m.text == name).is_actor


def entities_of(*texts: str) -> list[Entity]:
    return link([], {each.document: each for each in found_in(*texts)})


def named(entities: list[Entity], name: str) -> Entity:
    return next(entity for entity in entities if name in (entity.name, *entity.aliases))


def standing_for(text: str, state: str) -> set[str]:
    entities = entities_of(text)
    found = stand_ins(entities).get(named(entities, state).id, [])
    return {each.mention.text for _, each in found}


def test_unnamed_officials_count_for_the_state_that_is_named_with_them() -> None:
    text = "Iran denied it. Iranian negotiators left; a former Iranian diplomat stayed."
    assert standing_for(text, "Iran") >= {"Iranian negotiators"}
    assert "a former Iranian diplomat" not in standing_for(text, "Iran")


def test_officials_of_an_administration_count_for_its_state() -> None:
    text = (
        "The United States waited. U.S. President Joe Doyle spoke. The Doyle administration agreed."
        " Doyle administration officials said no more."
    )
    assert "Doyle administration officials" in standing_for(text, "United States")


@pytest.mark.parametrize(
    ("ruler", "state"),
    [
        ("Israeli Prime Minister David Cohen warned his government.", "Israel"),
        ("U.S. President Joe Doyle changed his administration.", "United States"),
    ],
)
def test_whose_government_it_is_says_the_ruler_named_before(ruler: str, state: str) -> None:
    entities = entities_of(f"{state} waited. {ruler}")
    assert {m.mention.text for m in named(entities, state).mentions} & {
        "his government",
        "his administration",
    }


def test_a_prime_minister_has_no_administration() -> None:
    text = "Israel waited. Israeli leader David Cohen, disliked by his administration, spoke."
    entities = entities_of(text)
    told = {m.mention.text for m in named(entities, "Israel").mentions}
    assert "his administration" not in told


def described_as(name: str, *texts: str) -> set[str]:
    mentions = named(entities_of(*texts), name).mentions
    return {m.mention.text for m in mentions if not m.mention.is_name}


def test_another_states_president_is_not_the_one_president_an_article_names() -> None:
    known = "U.S. President Joe Doyle spoke. U.S. President Joe Doyle left."
    told = (
        "President Joe Doyle flew to Paris. The French president met Joe Doyle."
        " The U.S. president left."
    )
    found = described_as("Joe Doyle", known, f"{known} He slept.", told)
    assert "The U.S. president" in found
    assert "The French president" not in found


def test_a_prime_minister_is_known_from_other_articles() -> None:
    known = "Israeli Prime Minister David Cohen spoke. Israeli Prime Minister David Cohen left."
    told = (
        "David Cohen flew to Paris. The Israeli prime minister smiled."
        " An Israeli prime minister never smiles."
    )
    found = described_as("David Cohen", known, told)
    assert "The Israeli prime minister" in found
    assert "An Israeli prime minister" not in found


def test_an_administration_with_a_state_is_not_the_one_told_before() -> None:
    text = "Cohen dislikes many within his administration. The U.S. administration agreed with him."
    parted = named(entities_of(text), "The U.S. administration")
    assert [m.mention.text for m in parted.mentions] == ["The U.S. administration"]


def test_a_capital_whose_state_is_never_named_counts_for_itself() -> None:
    capital = named(entities_of("Moscow denied the report."), "Moscow")
    assert counts_for(capital, capital.mentions[0]) == capital.id
