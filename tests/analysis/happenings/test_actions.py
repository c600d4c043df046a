"""Who does what to whom."""

from __future__ import annotations

import pytest

from irnk_tui.analysis.contrasts.agency import agency
from irnk_tui.analysis.happenings.actions import actions
from irnk_tui.analysis.language import nlp
from irnk_tui.analysis.language.parsed import Parsed
from irnk_tui.analysis.language.sentences import sentences
from irnk_tui.model.annotation import Action, Annotations
from irnk_tui.model.document import Document
from irnk_tui.model.text import Span
from tests.conftest import plain_document

TEXTS = {
    "active": "Rebel fighters attacked the village on Monday.",
    "passive": "The village was attacked by rebel fighters on Monday.",
    "agentless": "The village was attacked on Monday.",
    "nominal": "The attack on the village shocked everybody.",
    "owner": "The general’s arrest came as a surprise.",
    "either": "The embargo cut off Norland's supply of cheap grain.",
    "unreal": "Rebel fighters could attack the village.",
    "demanded": "The embassy demanded the immediate release of the captain.",
    "called for": "There was a call for the release of the captain.",
    "denied": "Rebel fighters did not attack the village.",
    "nobody": "Nobody was injured in the village.",
    "contracted": "Rebel fighters didn’t attack the village.",
    "cleft": "It was not the council that imposed the embargo.",
    "short cleft": "It wasn’t the council that imposed the embargo.",
    "no attack": "There was no attack by the rebels on the village.",
    "not this one": "Not the council but the union imposed the embargo.",
    "neither": "Neither the council nor the union imposed the embargo.",
    "not by": "The embargo was imposed not by the council but by the union.",
    "not so": "The embargo was not an initiative of the council.",
    "received": "Both states have shipped France weapons to use in the war.",
    "set apart": "The union, not the council, imposed the embargo.",
}
Told = tuple[str, str, str | None, str | None]


@pytest.fixture(scope="module")
def found() -> dict[str, tuple[Document, tuple[Action, ...]]]:
    documents = [plain_document(name, text) for name, text in TEXTS.items()]
    spans = [sentences(document) for document in documents]
    parsed = nlp.parse_many(documents, spans)
    return {
        str(document.id): (document, actions(document, words, each, ()))
        for document, words, each in zip(documents, parsed, spans, strict=True)
    }


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("active", ("active", "attack", "Rebel fighters", "the village")),
        ("passive", ("passive", "attack", "rebel fighters", "The village")),
        ("agentless", ("agentless", "attack", None, "The village")),
        ("nominal", ("nominal", "attack", None, "the village")),
        ("either", ("nominal", "supply", None, "cheap grain")),
        ("owner", ("nominal", "arrest", None, "The general")),
        ("received", ("active", "ship", "Both states", "weapons")),
        ("set apart", ("active", "impose", "The union", "the embargo")),
    ],
)
def test_each_form_names_doer_and_undergoer(
    name: str, expected: Told, found: dict[str, tuple[Document, tuple[Action, ...]]]
) -> None:
    document, told = found[name]
    assert expected in [
        (
            action.voice,
            action.lemma,
            document.words_of(action.agent) if action.agent else None,
            document.words_of(action.patient) if action.patient else None,
        )
        for action in told
    ]


@pytest.mark.parametrize(
    "name",
    [
        "unreal", "demanded", "called for", "denied", "nobody", "contracted", "cleft",
        "short cleft", "no attack", "not this one", "neither", "not by", "not so",
    ],
)  # fmt: skip
def test_what_was_not_done_is_not_told(
    name: str, found: dict[str, tuple[Document, tuple[Action, ...]]]
) -> None:
    assert found[name][1] == ()


def test_without_a_model_nothing_is_told() -> None:
    assert actions(plain_document("a", "Dogs bite men."), Parsed(has_model=False), (), ()) == ()


def test_agency_keeps_to_the_passage() -> None:
    document = plain_document("a", "Dogs bite men. Men bite dogs.")
    first, second = Action(Span(5, 9), "bite", "active"), Action(Span(19, 23), "bite", "active")
    annotations = Annotations(document.id, "", actions=(first, second))
    assert agency(annotations, Span(0, 14)) == (first,)
