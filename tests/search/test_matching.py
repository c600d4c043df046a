from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from irnk_tui.model.document import Document, Source
from irnk_tui.model.text import DocumentId, Span
from irnk_tui.search.matching import matches, passages
from irnk_tui.search.query import parse

TEXT = "The envoy flew home. Talks on oil failed.\n\nOil prices rose; the envoy’s oil deal is dead."
SENTENCES = (Span(0, 20), Span(21, 41), Span(43, 91))


def document(text: str = TEXT, title: str | None = None) -> Document:
    return Document(DocumentId("d"), text, title, Source("Gazette"))


def marked(query: str, about: Document) -> list[str]:
    found = matches(parse(query, today=date(2026, 1, 1)), about)
    return [about.words_of(match.span) for match in found]


def test_words_are_marked_exactly_where_they_stand() -> None:
    assert marked("oil envoy", document()) == ["envoy", "oil", "Oil", "envoy", "oil"]
    assert marked("talk", document()) == ["Talks"]


def test_a_phrase_is_marked_as_a_whole_and_only_where_all_of_it_is() -> None:
    assert marked('"oil deals"', document()) == ["oil deal"]
    assert marked("envoy NEAR/2 deal", document()) == ["envoy", "deal"]


def test_what_is_excluded_is_never_marked() -> None:
    assert marked("oil -envoy NOT (talks OR prices)", document()) == ["oil", "Oil", "oil"]


def test_a_field_marks_only_itself() -> None:
    about = document(title="Oil talks")
    assert marked("title:oil", about) == ["Oil"]
    assert marked("source:oil OR body:talks", about) == ["Talks"]


def test_the_sentence_with_most_comes_first_and_the_title_is_a_passage() -> None:
    about = document(title="Envoy")
    found = passages(parse("envoy oil deal", today=date(2026, 1, 1)), about, SENTENCES)
    assert [passage.span for passage in found] == [
        Span(43, 91), Span(0, 5, "title"), Span(0, 20), Span(21, 41),
    ]  # fmt: skip
    assert found[0].text == TEXT[43:91]


def test_a_match_over_two_sentences_shows_both() -> None:
    found = passages(parse('"home talks"', today=date(2026, 1, 1)), document(), SENTENCES)
    assert [passage.span for passage in found] == [Span(0, 41)]


def test_accents_ligatures_and_marks_do_not_shift_the_places() -> None:
    about = document("cafe\u0301 ﬁre 𝐎𝐢𝐥 İran북한은 end")
    assert marked("café fire oil 북한 end", about) == ["cafe\u0301", "ﬁre", "𝐎𝐢𝐥", "북한", "end"]


@given(st.text(max_size=60), st.sampled_from(["oil", "oi*", "oil~1", '"oil oil"~3', "é", "北"]))
def test_every_match_lies_inside_its_passage(text: str, query: str) -> None:
    about = document(f"{text} oil é北 {text}")
    for passage in passages(parse(query, today=date(2026, 1, 1)), about):
        assert passage.text == about.text[passage.span.start : passage.span.end]
        assert passage.matches
        assert all(passage.span.contains(span) for span in passage.matches)
