"""What a page puts around an article goes; the article's own words stay as they are."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from irnk_tui.corpus.cleaning import as_it_is, cleaned

LONG = (
    "The harbour authority said on Monday that the old ferry would be taken out of service before "
    "the winter, after engineers had found cracks in the hull and the insurer had refused to cover "
    "another season of crossings."
)
MORE = LONG.replace("Monday", "Friday")


def page(*paragraphs: str) -> str:
    return "\n\n".join(paragraphs)


def parts(text: str, *, kind: str) -> list[str]:
    body = cleaned(text)
    return [
        body.text[block.span.start : block.span.end] for block in body.blocks if block.kind == kind
    ]


@pytest.mark.parametrize(
    "line",
    [
        "Advertisement",
        "- ADVERTISEMENT -",
        "Story continues below advertisement",
        "* * *",
        "Sign up for our daily newsletter",
        "Subscribe to get breaking news in your inbox",
        "Related articles",
        "Most read",
        "Read more: Ferry captain retires after forty years",
        "Follow us on Twitter",
        "Share this article",
        "© 2026 Harbour Post",
        "The Harbour Post. All rights reserved.",
        "Tags:",
        "Quelle/Source:",
        "3 min read",
        "JUST WATCHED Ferry sails Replay More Videos ... MUST WATCH Ferry sails 01:23",
        "Play Video 1:10 The last crossing – video",
        "Enlarge this image toggle caption Ada Quay/AFP/Getty Images Ada Quay/AFP/Getty Images",
        "Media playback is unsupported on your device",
        "Image copyright Getty Images",
        "CLOSE",
        "Slideshow (12 Images)",
        "Related Coverage Insurers leave the islands",
        "Mayor asks for a bridge, and nobody answers Read more",
        "Advertisement Continue reading the main story",
        "Story Continued Below",
        "Updated at 11:50 a.m. ET",
        "This article is more than 2 years old",
        "Follow Ada Quay on Twitter: @adaquay",
        "Interested in ferries? Add ferries as an interest to stay up to date on the latest news.",
        "Ada Quay and The Associated Press contributed to this report.",
        "Contributing: Ada Quay",
        "(Reporting by Ada Quay in Norby; Editing by Tom Blum)",
        "To read the rest of our coverage of the ferry, please click here.",
    ],
)
def test_a_line_of_the_page_is_no_part_of_the_article(line: str) -> None:
    assert cleaned(page("Ferry to stop", LONG, line, MORE)).text == page(LONG, MORE)


@pytest.mark.parametrize(
    "line",
    [
        "Subscribers in the islands will lose the only crossing they have, the mayor said.",
        "The advertisement in the harbour office still shows the old ferry.",
        "More than forty people work on the ferry.",
        "“Share this with your neighbours,” she told the crowd.",
        "Sources: two engineers and the insurer, who asked not to be named.",
        "30 April 2019 was the last day of the old timetable.",
        "Just watched by three engineers, the ferry left at noon.",
        "Related coverage of the risk was refused by the insurer.",
        "Rust contributed to this report of cracks in the hull, the engineers said.",
        "Read more than once, the timetable made no sense.",
        "Image copyright was not what the harbour and its photographer argued about.",
        "Updated at 11 p.m. by the harbour master, the list of the passengers had four new names.",
    ],
)
def test_a_sentence_of_the_article_is_left_alone(line: str) -> None:
    assert cleaned(page("Ferry to stop", LONG, line, MORE)).text == page(LONG, line, MORE)


def test_a_privacy_notice_goes_and_gives_date_and_publisher() -> None:
    notice = (
        "date 2026-03-02 We have updated our Privacy Policy and Terms of Use for Tide Group and "
        "its affiliates, including Harbour Post, to say how we use cookies. By using our website "
        "you consent to our Terms and Conditions."
    )
    body = cleaned(page(notice, "Ferry to stop", LONG))
    assert body.text == LONG
    assert body.facts["date"].value == "2026-03-02"
    assert body.facts["source"].value == "Harbour Post"


def test_an_article_about_privacy_is_no_notice() -> None:
    story = (
        "The company updated its privacy policy and its cookies banner on Monday, after the "
        "regulator found that users had not been asked for consent to the use of their personal "
        "data; a spokesman said the terms of use would follow within weeks."
    )
    assert cleaned(page("Company bows", story, LONG)).text == page(story, LONG)


@pytest.mark.parametrize(
    ("line", "field", "value"),
    [
        ("By Ada Quay", "authors", ("Ada Quay",)),
        ("By Ada Quay and Ben Mole", "authors", ("Ada Quay", "Ben Mole")),
        ("By Ada Quay, Harbour Post", "source", "Harbour Post"),
        ("30.04.2019", "date", "30.04.2019"),
        ("Published: 30 April 2019", "date", "30 April 2019"),
        ("Harbour Post (30 April 2019)", "source", "Harbour Post"),
        ("Harbour Post | April 30, 2019", "date", "April 30, 2019"),
        ("Source: Harbour Post", "source", "Harbour Post"),
        ("<https://harbour.example/ferry>", "url", "https://harbour.example/ferry"),
        ("News » Islands » Transport", "section", "News, Islands, Transport"),
    ],
)
def test_a_line_before_the_article_tells_about_it(line: str, field: str, value: object) -> None:
    body = cleaned(page("Ferry to stop", line, LONG, MORE))
    assert body.text == page(LONG, MORE)
    assert body.facts[field].value == value
    assert body.facts[field].origin.kind == "extracted"
    assert body.facts[field].origin.because == line


def test_a_dateline_names_the_agency_and_stays() -> None:
    body = cleaned(page("Ferry to stop", f"PORT HARBOUR (Tide News) - {LONG}"))
    assert body.facts["source"].value == "Tide News"
    assert body.text.startswith("PORT HARBOUR (Tide News)")


def test_a_closing_line_about_the_author_names_the_author_and_stays() -> None:
    closing = "Ada Quay is a reporter and a student of shipping at the University of the Sea."
    body = cleaned(page("Ferry to stop", LONG, closing))
    assert body.facts["authors"].value == ("Ada Quay",)
    assert body.text.endswith(closing)


def test_a_repeated_title_is_dropped_everywhere() -> None:
    body = cleaned(page("Ferry to stop", "FERRY TO STOP", LONG, "Ferry to stop", MORE))
    assert body.facts["title"].value == "Ferry to stop"
    assert body.text == page(LONG, MORE)


def test_a_first_sentence_is_not_a_title() -> None:
    body = cleaned(page("The ferry will stop before winter.", LONG))
    assert "title" not in body.facts


def test_headings_and_captions_are_told_from_paragraphs() -> None:
    caption = "Ada Quay (L), the mayor, and Ben Mole on the pier on August 3, 2025."
    text = page("Ferry to stop", caption, LONG, "What happens now?", MORE, "A last short line.")
    assert parts(text, kind="caption") == [caption]
    assert parts(text, kind="heading") == ["What happens now?"]


def test_what_a_page_puts_before_a_caption_is_no_part_of_it() -> None:
    lead = "Media playback is unsupported on your device Media caption "
    text = page(
        "Ferry to stop", LONG, f"{lead}The ferry on its last crossing", MORE,
        "Image copyright EPA Image caption The harbour of Norby",
        "CLOSE Engineers look at the hull of the ferry. Video provided by the port",
        "Story highlights Insurer leaves the islands",
    )  # fmt: skip
    assert parts(text, kind="caption") == [
        "The ferry on its last crossing",
        "The harbour of Norby",
        "Engineers look at the hull of the ferry. Video provided by the port",
    ]
    assert cleaned(text).text.endswith("\n\nInsurer leaves the islands")
    given = as_it_is(text)
    assert given.text == text
    told = [text[block.span.start : block.span.end] for block in given.blocks]
    assert told[2] == "The ferry on its last crossing"


def test_lines_wrapped_by_hand_become_paragraphs_again() -> None:
    words = LONG.split()
    wrapped = "\n".join(" ".join(words[start : start + 10]) for start in range(0, len(words), 10))
    assert cleaned(page("Ferry to stop", wrapped, wrapped)).text == page(LONG, LONG)


@given(st.text(max_size=300) | st.text("ab.\n -#:'“|0", max_size=300))
def test_parts_lie_in_order_inside_the_text(text: str) -> None:
    for body in (cleaned(text), as_it_is(text)):
        end = 0
        for block in body.blocks:
            assert end <= block.span.start < block.span.end <= len(body.text)
            words = body.text[block.span.start : block.span.end]
            assert words == words.strip()
            end = block.span.end
    assert as_it_is(text).text == text


@given(st.lists(st.sampled_from([LONG, MORE, "Why now?", "Short.", "- Advertisement -"])))
def test_cleaning_what_is_clean_changes_nothing(paragraphs: list[str]) -> None:
    once = cleaned(page(LONG, *paragraphs, MORE)).text
    assert cleaned(once).text == once


@pytest.mark.parametrize(
    "text",
    ["a" * 1_000_000, "a " * 500_000, "\n" * 500_000, ("A" * 90 + "\n") * 20_000, "(" * 300_000],
    ids=["one word", "words", "empty lines", "lines", "brackets"],
)
def test_a_monstrous_text_is_read_all_the_same(text: str) -> None:
    assert len(as_it_is(text).text) == len(text)
    assert len(cleaned(text).text) <= len(text) + 2 * len(cleaned(text).blocks)
