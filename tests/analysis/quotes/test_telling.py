"""What is told as somebody's words or thoughts, and what only looks like it."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from irnk_tui.analysis.contrasts.voices import voices_of
from irnk_tui.analysis.pipeline import annotate_many
from tests.conftest import plain_document

TOLD = (
    "The police found that the hull had broken in two.",
    "She added that more troops were sent.",
    "A poll by Harbour Radio shows a lead of ten points for the mayor.",
    "The union's claims of a cover-up were printed in May.",
    "She is hoping that the port will open in May.",
    "Residents are worried that the dam will break.",
)
DONE = (
    "The diver found a wallet in the wreck.",
    "Mayor Ana Ruiz has shown a tendency to shout at her staff.",
    "They continued to import oil from Norland.",
    "The mayor's decision to close the port was wrong.",
    "His comments on the strike were brief.",
    "Asked about the strike, the mayor left the room.",
    "Ana Ruiz took clear, implied shots at the mayor.",
    "The company saw an 81 percent increase observed between March and May.",
)


@pytest.fixture(scope="module")
def voiced() -> Mapping[str, list[bool]]:
    """By sentence, of each quote in it whether it is a voice."""
    documents = [plain_document(str(place), text) for place, text in enumerate(TOLD + DONE)]
    return {
        document.text: [quote in voices_of(document, found) for quote in found.quotes]
        for document, found in zip(documents, annotate_many(documents), strict=True)
    }


@pytest.mark.parametrize("text", TOLD)
def test_what_somebody_says_finds_or_feels_is_a_voice(
    voiced: Mapping[str, list[bool]], text: str
) -> None:
    assert voiced[text] == [True]


@pytest.mark.parametrize("text", DONE)
def test_what_somebody_does_is_a_quote_at_most(voiced: Mapping[str, list[bool]], text: str) -> None:
    assert voiced[text]
    assert not any(voiced[text])
