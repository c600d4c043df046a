"""A comparison taken elsewhere: every passage whole, what differs marked, nothing alive in it."""

import json
import re
from dataclasses import replace
from html.parser import HTMLParser

from irnk_tui.export import comparison_html, comparison_json, comparison_markdown
from irnk_tui.model.text import Span
from tests.export.comparisons import HERALD, compared
from tests.export.fixtures import HOSTILE

ALLOWED = {
    "a", "article", "b", "bdi", "blockquote", "body", "br", "caption", "details", "div", "footer",
    "h1", "h2", "h3", "head", "header", "html", "li", "mark", "meta", "nav", "p", "section",
    "small", "span", "style", "summary", "sup", "table", "tbody", "td", "th", "thead", "title",
    "tr", "ul",
}  # fmt: skip


class Tags(HTMLParser):
    """Every tag with its attributes, and the text between them."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data


def is_inert(page: str) -> bool:
    """Whether a page has no script, loads nothing and links only to itself and the web."""
    tags = Tags(page).found
    links = [each["href"] or "" for tag, each in tags if tag == "a"]
    return (
        {tag for tag, _ in tags} <= ALLOWED
        and all(link.startswith(("#", "https://", "http://")) for link in links)
        and not any(name.startswith("on") or name == "src" for _, each in tags for name in each)
        and "default-src 'none'" in page
    )


def test_the_page_marks_what_differs_by_words_as_well() -> None:
    page = comparison_html.write(*compared()).decode()
    assert '<mark title="the envoys">Tuesday.<sup>day</sup></mark>' in page
    assert "≠ day" in page
    assert "no matching passage found" in page
    assert is_inert(page)


def test_the_head_of_the_page_says_a_difference_of_two_rows_once() -> None:
    comparison, documents = compared()
    row = next(row for row in comparison.rows if row.differs)
    twice = replace(comparison, rows=(*comparison.rows, replace(row, id="again")))
    heads = [
        comparison_html.write(each, documents).decode().partition("</header>")[0]
        for each in (comparison, twice)
    ]
    assert heads[1].count("#row-") == heads[0].count("#row-") > 0


def test_every_account_says_how_it_tells_where_they_disagree() -> None:
    page = comparison_html.write(*compared()).decode()
    assert '<span class="way">asserted</span>' in page
    assert '<span class="way">reported</span>' in page


def test_passages_say_their_language_and_keep_their_direction() -> None:
    comparison, documents = compared("هیئت سه‌شنبه به تهران رسید.", "대표단이 화요일에 도착했다.")
    spoken = {id: replace(each, language="fa") for id, each in documents.items()}
    page = comparison_html.write(comparison, spoken).decode()
    assert '<span class="passage" dir="auto" lang="fa">' in page
    assert "هیئت سه‌شنبه" in page


def test_hostile_words_stay_words_in_the_page() -> None:
    page = comparison_html.write(*compared(HOSTILE, HOSTILE, words=HOSTILE)).decode()
    assert is_inert(page)
    assert "<script>" not in page
    assert "\x1b" not in page
    assert "[[link]] %%hidden%% <script>alert(1)</script>" in Tags(page).text


def test_hostile_words_stay_words_in_markdown() -> None:
    text = comparison_markdown.write(*compared(HOSTILE, HOSTILE, words=HOSTILE)).decode()
    assert "[[" not in text
    assert "%%" not in text
    assert re.search(r"(?<!\\)<", text) is None


def test_a_second_passage_is_no_part_of_the_citation_of_the_first_in_markdown() -> None:
    comparison, documents = compared("Envoys came on Tuesday. They left on Friday.")
    row = comparison.rows[0]
    passages = (Span(0, 23), Span(24, 44))
    told = replace(row, cells={**row.cells, HERALD: passages}, differs=())
    text = comparison_markdown.write(replace(comparison, rows=(told,)), documents).decode()
    first, _, second = text.partition("> They left on Friday.")
    assert second
    assert first.endswith(">\n")
    assert first.splitlines()[-2].startswith("> — ")


def test_markdown_says_who_tells_it_and_where() -> None:
    text = comparison_markdown.write(*compared()).decode()
    assert "told by 2 of 2 · ≠ day" in text
    assert "> Envoys came on Friday." in text
    assert "¶1 (chars 0–22)" in text


def test_the_same_comparison_gives_the_same_bytes() -> None:
    for write in (comparison_html.write, comparison_markdown.write):
        assert write(*compared()) == write(*compared())


def test_what_is_only_near_is_not_counted_as_told_by_both() -> None:
    comparison, documents = compared()
    first = replace(comparison.rows[0], score=0.6, differs=())
    rows = (first, *comparison.rows[1:])
    page = comparison_html.write(replace(comparison, rows=rows), documents).decode()
    assert "near in 2 of 2; they may not tell the same" in page
    assert "1 where passages are only near each other" in page
    assert page.count('class="way"') < comparison_html.write(comparison, documents).count(b"way")


def test_copies_are_counted_as_one_text() -> None:
    comparison, documents = compared()
    copied = replace(comparison, copies=(tuple(documents),))
    assert "told by 2 of 2 (1 independent)" in comparison_markdown.write(copied, documents).decode()


def test_a_comparison_as_json_holds_every_passage() -> None:
    comparison, documents = compared()
    told = json.loads(comparison_json.write(comparison, documents))
    cells = [cell for row in told["rows"] for each in row["cells"].values() for cell in each]
    texts = {
        document.text[cell["start"] : cell["end"]]
        for document in documents.values()
        for cell in cells
    }
    assert {cell["text"] for cell in cells} <= texts


def test_a_passage_that_is_only_near_says_so_in_every_export() -> None:
    made, texts = compared("Envoys came by ship and ate.", "Envoys came by ship and sang.")
    row = replace(made.rows[0], differs=(), distinct={}, score=0.9)
    document = next(iter(row.cells))
    loose = replace(row, near={document: row.cells[document]})
    for export in (comparison_html, comparison_markdown):
        assert b"near:" not in export.write(replace(made, rows=(row,)), texts)
        assert b"near:" in export.write(replace(made, rows=(loose,)), texts)
    value = json.loads(comparison_json.write(replace(made, rows=(loose,)), texts))
    assert list(value["rows"][0]["near"]) == [document]
