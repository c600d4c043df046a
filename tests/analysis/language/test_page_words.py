"""Words of the page in the midst of a text."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from irnk_tui.analysis.language.page_words import left_out, page_words, place_before, without
from irnk_tui.analysis.pipeline import annotate
from irnk_tui.model.document import Document, Source
from irnk_tui.model.text import DocumentId, Span

LINKED = (
    "Rep. Lea Holm Lea Ann HolmPort shuts after storm Will ferries sail? Ruiz says ‘no’ "
    "Poll: Ruiz leads MORE (D-Ohio) said the port would close."
)


def found(text: str) -> list[str]:
    return [text[start:end] for start, end in page_words(text)]


def test_headlines_glued_to_a_repeated_name_belong_to_the_page() -> None:
    (linked,) = found(LINKED)
    assert linked.startswith(" Lea Ann HolmPort")
    assert linked.endswith("leads MORE")
    assert found("Lea Holm wants MORE of it, says Lea Holm.") == []


def test_buttons_and_credits_belong_to_the_page_and_captions_do_not() -> None:
    assert found("Image copyright Hale Press Image caption Lea Holm smiles") == [
        "Image copyright Hale Press Image caption"
    ]
    assert found("The port is shut. ADVERTISEMENT It rains.") == ["ADVERTISEMENT"]
    assert found("Holm in Hale. Photographer: Ada Quay/Hale Press\nIt rains.") == [
        "Photographer: Ada Quay/Hale Press"
    ]


def test_the_title_of_a_gallery_is_no_part_of_its_captions() -> None:
    text = (
        "Hide Caption 1 of 2 Photos: Port opens in Hale The quay was built in a year. "
        "Hide Caption 2 of 2 Photos: Port opens in Hale Port opens in Hale Ruiz waves."
    )
    assert [words.endswith(" in Hale") for words in found(text)] == [True, True]
    assert "quay" not in "".join(found(text))


def test_a_sentence_is_read_as_if_the_page_were_not_in_it() -> None:
    document = Document(DocumentId("d"), LINKED, None, Source("x"))
    annotations = annotate(document)
    assert [document.words_of(s) for s in annotations.sentences] == [LINKED]
    (quote,) = annotations.quotes
    assert quote.speaker is not None
    assert document.words_of(quote.speaker) == "Rep. Lea Holm"
    assert [document.words_of(piece) for piece in quote.content] == ["the port would close"]


@given(st.text("ab ", max_size=30), st.lists(st.integers(0, 30), max_size=6, unique=True))
def test_places_are_found_again_behind_what_was_left_out(text: str, edges: list[int]) -> None:
    cuts = sorted(edge for edge in edges if edge <= len(text))
    pairs = tuple(zip(cuts[::2], cuts[1::2], strict=False))
    gaps = left_out(Span(0, len(text)), pairs)
    kept = without(text, gaps)
    for place, letter in enumerate(kept):
        before = place_before(place, gaps)
        assert letter == " " or text[before] == letter
