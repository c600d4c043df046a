"""Who speaks where the cue alone does not tell, and words that nobody is told to have said."""

from __future__ import annotations

import pytest

from irnk_tui.analysis.pipeline import annotate
from irnk_tui.model.document import Document, Source
from irnk_tui.model.text import DocumentId


def voices(text: str) -> list[tuple[str | None, str]]:
    """Who is told to say what in one text."""
    document = Document(DocumentId("d"), text, None, Source("x"))
    return [
        (
            document.words_of(quote.speaker) if quote.speaker else None,
            " … ".join(document.words_of(piece) for piece in quote.content),
        )
        for quote in annotate(document).quotes
        if quote.is_told
    ]


@pytest.mark.parametrize(
    ("text", "speaker", "words"),
    [
        (
            "“The port is shut,” the minister was quoted as saying by the Norland News Agency.",
            "the minister",
            "The port is shut",
        ),
        ("Lea Holm was quoted as saying the port would close.", "Lea Holm", "the port would close"),
        (
            "Ruiz was quoted by state media as saying that the port would close.",
            "Ruiz",
            "that the port would close",
        ),
        ("The mayor is reported as saying the port is shut.", "The mayor", "the port is shut"),
        (
            "Lea Holm is said to have told friends that the port would close.",
            "Lea Holm",
            "that the port would close",
        ),
    ],
)
def test_who_is_quoted_speaks(text: str, speaker: str, words: str) -> None:
    assert voices(text) == [(speaker, words)]


def test_who_quotes_somebody_and_who_is_quoted_both_speak() -> None:
    found = voices("The agency quoted Ana Ruiz as saying the port is shut.")
    assert [who for who, _ in found] == ["The agency", "Ana Ruiz"]
    assert found[1][1] == "the port is shut"


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Ruiz has been silent on the matter, saying Friday that the port may open.", "Ruiz"),
        ("On Thursday Mr Ruiz said the port would close.", "Mr Ruiz"),
        ("“It is shut,” said Sen. Lea Holm (D-Mass.).", "Sen. Lea Holm (D-Mass.)"),
        (
            "It will stay shut, according to Army (Ret.) Lt. Col. David Johnson, who lives there.",
            "Army (Ret.) Lt. Col. David Johnson",
        ),
        (
            "OSLO/BERGEN (Reuters) - Norland’s ambassador said on Saturday that the port is shut.",
            "Norland’s ambassador",
        ),
        ("South Korean President Moon Jae-in said he would go.", "Moon Jae-in"),
        ("Take Lea Holm, who on Sunday tweeted, “Amazing what they will do.”", "who"),
    ],
)
def test_a_speaker_is_whole_and_no_day_and_no_place(text: str, speaker: str) -> None:
    assert [who for who, _ in voices(text)] == [speaker]


@pytest.mark.parametrize(
    "text",
    [
        "Kim may ask for the troops to be removed.",
        "He will tell the council that the port is shut.",
        "Will the fishermen say they don’t mind the cost?",
        "If the minister says the port is shut, we will sail.",
        "By signing up you agree to receive email newsletters.",
        "In May, Norland responded by stepping up production of fuel.",
        "That said, Ruiz may not understand what is needed.",
        "Norland is developing a missile system, called Arrow, which was tested.",
        "As Friday indicated, they aren’t ready for it.",
        "Norland refrained from criticising the port.",
        "Ruiz did not release a statement on the launch.",
        "Note that the port is shut.",
        "Failure to reach a deal shows the need for talks.",
    ],
)
def test_what_nobody_has_said_is_no_voice(text: str) -> None:
    assert voices(text) == []


def test_who_only_is_asked_says_nothing_yet() -> None:
    text = "Asked if he believes the port is shut, Ruiz said it would open."
    assert voices(text) == [("Ruiz", "it would open")]


def test_who_is_told_it_is_no_part_of_what_is_said() -> None:
    assert voices("Mr Ruiz notified Congress of the decision to sell the port.") == [
        ("Mr Ruiz", "the decision to sell the port")
    ]
    assert (
        voices("The minister warned Norland that the port is shut.")[0][1]
        == "that the port is shut"
    )


def test_a_quote_closed_with_an_opening_mark_ends_there() -> None:
    text = "“Peace cannot be delayed,“ Ruiz said in a meeting at his office on Friday."
    assert voices(text) == [("Ruiz", "Peace cannot be delayed")]


def test_the_place_of_a_report_is_no_part_of_what_is_said() -> None:
    text = "HALE/OSLO (Reuters) - China has sent a team to the port, three officials said."
    assert voices(text) == [("three officials", "China has sent a team to the port")]
