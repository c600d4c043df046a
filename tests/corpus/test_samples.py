"""The five sample articles: what is read from them, and where each value comes from."""

from pathlib import Path

import pytest

from irnk_tui.corpus.readers import read
from irnk_tui.model.document import Document
from irnk_tui.model.settings import Settings

CORPUS = Path(__file__).parents[2] / "corpus"


@pytest.fixture(scope="module")
def articles() -> dict[str, Document]:
    found = {}
    for path in sorted(CORPUS.glob("*.txt")):
        (document,) = read(path, CORPUS, Settings())
        assert isinstance(document, Document)
        found[path.name[:3]] = document
    return found


def parts(document: Document, kind: str) -> list[str]:
    return [document.words_of(block.span) for block in document.blocks if block.kind == kind]


def test_titles_are_those_of_the_articles_and_a_missing_one_is_none(
    articles: dict[str, Document],
) -> None:
    assert {name: document.title for name, document in articles.items()} == {
        "000": "Will Iran and North Korea Team Up Against US Sanctions?",
        "001": "WHY RUSSIA, IRAN SEEK DEEPER TIES WITH NORTH KOREA",
        "002": None,
        "003": "The Iran-North Korea Connection",
        "004": "If North Korea and Iran hook up, will China be jealous?",
    }


def test_a_source_is_shown_only_where_the_text_names_it(articles: dict[str, Document]) -> None:
    sources = {name: document.source for name, document in articles.items()}
    assert {name for name, source in sources.items() if source.is_attributed} == {"001", "004"}
    assert sources["001"].name == "Deutsche Welle"
    assert sources["004"].name == "GZERO Media"
    assert len({source.name for source in sources.values()}) == 5
    assert all(
        source.name.startswith("unattributed")
        for source in sources.values()
        if not source.is_attributed
    )


def test_dates_keep_their_precision_and_say_where_they_come_from(
    articles: dict[str, Document],
) -> None:
    dates = {name: document.date for name, document in articles.items()}
    assert {name: date.edtf() for name, date in dates.items() if date} == {
        "000": "2018-08-07?",
        "001": "2019-04-30",
        "002": "2024-04-24/2024-04-25?",
        "003": "2016-04?",
        "004": "2024-04-24",
    }
    kinds = {name: document.origins["date"].kind for name, document in articles.items()}
    assert kinds == {
        "000": "inferred",
        "001": "extracted",
        "002": "inferred",
        "003": "inferred",
        "004": "extracted",
    }
    assert "on Wednesday" in articles["002"].origins["date"].because


def test_author_section_and_address_are_read_where_stated(articles: dict[str, Document]) -> None:
    assert articles["003"].authors == ("Samuel Ramani",)
    assert articles["003"].section == "Features, Diplomacy, East Asia"
    assert articles["001"].url is not None
    assert articles["001"].url.startswith("https://www.dw.com/en/why-russia")
    assert all(not articles[name].authors for name in ("000", "001", "002", "004"))


def test_nothing_of_the_page_around_the_article_is_text(articles: dict[str, Document]) -> None:
    page_words = (
        "Advertisement", "newsletter", "inbox", "Kaynak", "---", "Recent Features", "Privacy",
        "cookies", "dw.com",
    )  # fmt: skip
    for document in articles.values():
        assert not [word for word in page_words if word in document.text]
        assert document.title is None or document.title not in document.text


def test_headings_and_the_caption_are_known_as_such(articles: dict[str, Document]) -> None:
    assert parts(articles["001"], "heading") == ["The sanctions bond", "'Moscow's desire'"]
    assert len(parts(articles["002"], "heading")) == 3
    assert parts(articles["003"], "heading") == [
        "North Korea and Iran: A Long-Standing Defense Partnership",
        "The response from Washington and Seoul",
    ]
    (caption,) = parts(articles["003"], "caption")
    assert caption.startswith("Kim Yong-nam (L), president")
    assert not parts(articles["000"], "heading") + parts(articles["004"], "heading")


def test_every_paragraph_of_the_file_is_in_the_text_unaltered(
    articles: dict[str, Document],
) -> None:
    for path in CORPUS.glob("*.txt"):
        document = articles[path.name[:3]]
        raw = path.read_text("utf-8")
        for block in document.blocks:
            assert document.words_of(block.span) in raw
        long_lines = [line.strip() for line in raw.split("\n") if len(line.split()) > 35]
        left_out = [line for line in long_lines if line not in document.text]
        assert len(left_out) == (1 if path.name.startswith("004") else 0)
