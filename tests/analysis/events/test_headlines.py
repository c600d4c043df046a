"""What a story is called."""

from __future__ import annotations

import pytest

from irnk_tui.analysis.events.headlines import cleaned, headline
from irnk_tui.model.document import Document, Source
from irnk_tui.model.text import DocumentId

BODY = "Envoys of Marland met the queen of Quessia on Monday to end the fishing dispute."


def document(title: str | None, text: str = BODY) -> Document:
    return Document(DocumentId("d"), text, title, Source("s"))


@pytest.mark.parametrize(
    ("title", "bare"),
    [
        ("OPINION: Why the accord with Marland fails", "Why the accord with Marland fails"),
        ("Exclusive - Envoys reach an accord in Quessia", "Envoys reach an accord in Quessia"),
        ("Envoys reach an accord | The Daily", "Envoys reach an accord"),
        ("MARLAND ENVOYS MET THE QUEEN", "Marland Envoys met the queen"),
        ("Live: envoys", "Live: envoys"),
    ],
)
def test_a_headline_is_shown_without_what_the_outlet_adds(title: str, bare: str) -> None:
    assert cleaned(document(title)) == bare


def test_the_earliest_headline_that_reports_names_the_story() -> None:
    asked, argued = document("Can Marland be trusted?"), document("Opinion: Do not trust Marland")
    report, later = document("Marland and Quessia agree"), document("Fishing fleets sail once more")
    assert headline([asked, argued, report, later]) == "Marland and Quessia agree"


def test_without_such_a_headline_the_opening_words_do() -> None:
    asked, bare = document("Can Marland be trusted?", "We use cookies."), document(None)
    assert headline([asked, bare]).startswith("Envoys of Marland met the queen of Quessia")


def test_one_document_alone_keeps_its_own_headline_and_one_without_words_is_untitled() -> None:
    assert headline([document("Can Marland be trusted?")]) == "Can Marland be trusted?"
    assert headline([document(None, " \n ")]) == "untitled"
