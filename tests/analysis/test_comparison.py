"""Comparing accounts."""

from irnk_tui.analysis.comparison import compare
from irnk_tui.model.annotation import Annotations
from irnk_tui.model.document import Document, Source
from irnk_tui.model.text import DocumentId, Span


def account(name: str, *sentences: str) -> tuple[Document, Annotations]:
    text = " ".join(sentences)
    spans, start = [], 0
    for sentence in sentences:
        spans.append(Span(start, start + len(sentence)))
        start += len(sentence) + 1
    key = DocumentId(name)
    return Document(key, text, None, Source(name)), Annotations(key, "", tuple(spans))


def test_two_tellings_of_one_thing_share_a_row() -> None:
    one, first = account(
        "one",
        "The harbour bridge was closed after a ferry struck it.",
        "Bakers in the old town sold out of bread.",
    )
    two, second = account("two", "A ferry struck the harbour bridge, which was then closed.")
    rows = compare(
        None, [one, two], dict(zip([one.id, two.id], [first, second], strict=True)), [], []
    ).rows
    assert [row.kind for row in rows] == ["shared", "only"]
    assert set(rows[0].cells) == {"one", "two"}
    assert "nearest" not in rows[1].cells


def test_empty_accounts_compare_to_nothing() -> None:
    one, first = account("one")
    two, second = account("two")
    assert (
        compare(
            None, [one, two], dict(zip([one.id, two.id], [first, second], strict=True)), [], []
        ).rows
        == ()
    )
