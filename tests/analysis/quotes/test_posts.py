"""Posts that an article shows whole are the words of whoever signed them."""

from __future__ import annotations

from irnk_tui.analysis.quotes.posts import posts
from irnk_tui.corpus.cleaning import as_it_is
from irnk_tui.model.document import Document, Source
from irnk_tui.model.text import DocumentId


def shown(*paragraphs: str) -> list[tuple[str, str]]:
    body = as_it_is("\n".join(paragraphs))
    document = Document(DocumentId("a"), body.text, None, Source("s"), body.blocks)
    return [
        (document.words_of(post.content[0]), document.words_of(post.speaker))
        for post in posts(document)
        if post.speaker
    ]


def test_a_post_is_told_by_who_signed_it_and_without_its_links() -> None:
    assert shown(
        "The mayor answered within the hour.",
        "The ferry will sail again, whatever it takes! https://t.co/a1 pic.twitter.com/b2 "
        "— Ana R. Ruiz (@anaruiz) June 28, 2019",
        "Nobody believed him. — Tom Blum (@tomblum)",
    ) == [
        ("The ferry will sail again, whatever it takes!", "Ana R. Ruiz"),
        ("Nobody believed him.", "Tom Blum"),
    ]


def test_what_only_mentions_an_account_is_no_post() -> None:
    assert shown("Ana Ruiz — whom readers know as (@anaruiz) — answered within the hour.") == []
    assert shown("— Ana Ruiz (@anaruiz) June 28, 2019") == []


def test_a_paragraph_that_holds_more_than_a_post_is_left_alone() -> None:
    report = "The council met and sent the plan back to the harbour for a fourth time. " * 9
    assert shown(f"{report} No more. — Ana Ruiz (@anaruiz) June 28, 2019") == []
