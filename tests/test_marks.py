"""Highlights come back after a restart, after undo, and after the text around them moved."""

from dataclasses import replace
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from irnk_tui import anchoring
from irnk_tui.journal import Journal
from irnk_tui.marks import Marks, highlight_of, record_of
from irnk_tui.model.document import Document, Source
from irnk_tui.model.errors import IrnkError, NotFound
from irnk_tui.model.highlight import Highlight, HighlightId
from irnk_tui.model.text import DocumentId, Span

TEXT = (
    "The delegation arrived on Tuesday. Officials in Tehran welcomed it.\n"
    "The delegation left on Friday, and officials in Tehran said little."
)


def document(text: str = TEXT, *, title: str | None = "A visit") -> Document:
    digest = sha256(text.encode("utf-8", "replace")).hexdigest()
    return Document(DocumentId("a.txt"), text, title, Source("Herald"), sha256=digest)


def mark(text: str, quote: str) -> Highlight:
    start = text.index(quote)
    held = anchoring.anchor(document(text), Span(start, start + len(quote)))
    now = datetime(2026, 3, 5, tzinfo=UTC)
    return Highlight(HighlightId("hl-1"), DocumentId("a.txt"), held, "yellow", now, now)


def test_a_highlight_is_there_after_a_restart(tmp_path: Path) -> None:
    path = tmp_path / "highlights.jsonl"
    made = Marks(Journal(path)).add(
        document(), Span(4, 14), colour="green", tags=["cause", " "], note="who?"
    )
    assert list(Marks(Journal(path)).all().values()) == [made]
    assert made.anchor.quote == "delegation"
    assert made.tags == ("cause",)


def test_deleting_several_is_one_step_to_undo(tmp_path: Path) -> None:
    marks = Marks(Journal(tmp_path / "h.jsonl"))
    first, second = marks.add(document(), Span(0, 3)), marks.add(document(), Span(4, 14))
    marks.delete(first.id, second.id)
    assert marks.all() == {}
    marks.undo()
    assert list(marks.all()) == [first.id, second.id]
    marks.redo()
    assert marks.all() == {}


def test_undoing_with_nothing_left_to_undo_writes_nothing(tmp_path: Path) -> None:
    marks = Marks(Journal(tmp_path / "h.jsonl"))
    assert marks.undo() == []
    assert not marks.journal.path.exists()


def test_a_change_keeps_what_was_not_named(tmp_path: Path) -> None:
    marks = Marks(Journal(tmp_path / "h.jsonl"))
    made = marks.add(document(), Span(4, 14), tags=["cause"])
    changed = marks.change(made.id, note="later", colour="R")  # type: ignore[arg-type]
    assert (changed.tags, changed.note, changed.colour) == (("cause",), "later", "red")


def test_blank_spans_unknown_colours_and_unknown_ids_are_refused_with_a_reason(
    tmp_path: Path,
) -> None:
    marks = Marks(Journal(tmp_path / "h.jsonl"))
    with pytest.raises(IrnkError, match="visible"):
        marks.add(document(), Span(3, 4))
    with pytest.raises(IrnkError, match="colours are"):
        marks.add(document(), Span(0, 3), colour="mauve")  # type: ignore[arg-type]
    with pytest.raises(NotFound, match="irnk highlights"):
        marks.delete(HighlightId("hl-none"))


def test_a_mark_follows_its_words_when_text_is_put_before_them() -> None:
    placed = anchoring.place(mark(TEXT, "arrived on Tuesday"), document("New lead. " + TEXT))
    assert placed.state == "moved"
    assert placed.span == Span(25, 43)


def test_repeated_words_are_told_apart_by_what_stands_around_them() -> None:
    second = TEXT.rindex("fficials in Tehran")
    held = anchoring.anchor(document(), Span(second, second + 18))
    made = Highlight(
        HighlightId("hl-1"),
        DocumentId("a.txt"),
        held,
        "yellow",
        datetime(2026, 3, 5, tzinfo=UTC),
        datetime(2026, 3, 5, tzinfo=UTC),
    )
    placed = anchoring.place(made, document("x" * 40 + "\n" + TEXT))
    assert placed.span == Span(second + 41, second + 59)


def test_an_edited_sentence_is_found_again_and_marked_approximate() -> None:
    edited = TEXT.replace("arrived on Tuesday", "arrived late on Tuesday")
    placed = anchoring.place(mark(TEXT, "The delegation arrived on Tuesday."), document(edited))
    assert placed.state == "approximate"
    assert placed.score < 1.0
    assert placed.span is not None
    assert "arrived late" in edited[placed.span.start : placed.span.end]


def test_two_places_that_are_as_near_leave_an_orphan() -> None:
    made = mark("A. The envoys left at noon by train. B.", "The envoys left at noon by train.")
    twice = "The envoy left at noon by train. " * 2
    held = replace(made.anchor, prefix="", suffix="", span=Span(16, 49))
    placed = anchoring.place(replace(made, anchor=held), document(twice))
    assert (placed.state, placed.span) == ("orphan", None)


def test_a_long_passage_half_rewritten_is_an_orphan_although_parts_of_it_stay() -> None:
    rewritten = " ".join(f"sentence {number} was put otherwise." for number in range(40))
    kept = " ".join(f"Paragraph {number} stands as it stood." for number in range(40))
    placed = anchoring.place(mark(kept + " " + TEXT, kept), document(rewritten + " " + TEXT))
    assert placed.state == "orphan"


def test_words_that_are_gone_leave_an_orphan_not_a_wrong_place() -> None:
    placed = anchoring.place(mark(TEXT, "arrived on Tuesday"), document("Nothing of the kind."))
    assert (placed.state, placed.span) == ("orphan", None)


def test_a_mark_whose_document_is_gone_is_an_orphan() -> None:
    assert anchoring.place(mark(TEXT, "Tehran"), None).state == "orphan"


@given(st.text(min_size=1), st.data())
def test_an_unchanged_text_gives_every_mark_its_own_place_back(
    text: str, data: st.DataObject
) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    if not text[start:end].strip():
        return
    made = mark(text, text[start:end])
    held = anchoring.anchor(document(text), Span(start, end))
    again = highlight_of(record_of(Highlight(**{**_fields(made), "anchor": held})))
    placed = anchoring.place(again, document(text))
    assert (placed.state, placed.span) == ("exact", Span(start, end))


def _fields(value: Highlight) -> dict[str, object]:
    return {name: getattr(value, name) for name in Highlight.__slots__}


def test_a_highlight_reaches_further_when_it_is_extended(tmp_path: Path) -> None:
    marks = Marks(Journal(tmp_path / "highlights.jsonl"))
    held = document("The envoys met at noon and left by train.")
    made = marks.add(held, Span(4, 10))
    longer = marks.extend(made.id, held, Span(11, 22))
    assert longer.anchor.quote == "envoys met at noon"
    marks.undo()
    assert marks.get(made.id).anchor.quote == "envoys"


def test_splitting_and_merging_are_one_step_each(tmp_path: Path) -> None:
    marks = Marks(Journal(tmp_path / "highlights.jsonl"))
    held = document("The envoys met at noon and left by train.")
    made = marks.add(held, Span(4, 22), tags=["talks"], note="when")
    first, second = marks.split(made.id, held, 15)
    assert (first.anchor.quote, second.anchor.quote) == ("envoys met ", "at noon")
    marks.change(second.id, tags=["time"], note="noon")
    one = marks.merge([first.id, second.id], held)
    assert (one.anchor.quote, one.tags) == ("envoys met at noon", ("talks", "time"))
    assert one.note == "when\nnoon"
    marks.undo()
    assert len(marks.all()) == 2
    marks.undo()
    marks.undo()
    assert [each.anchor.quote for each in marks.all().values()] == ["envoys met at noon"]


def test_read_and_starred_outlive_the_program(tmp_path: Path) -> None:
    shelf = Marks(Journal(tmp_path / "highlights.jsonl")).shelf
    shelf.put("a.txt", "read", holds=True)
    shelf.put("a.txt", "starred", holds=True)
    shelf.put("b.txt", "read", holds=True)
    shelf.put("b.txt", "read", holds=False)
    again = Marks(Journal(tmp_path / "highlights.jsonl")).shelf
    assert again.read() == {"a.txt"}
    assert again.starred() == {"a.txt"}


def test_the_text_that_was_marked_is_kept_until_nothing_points_to_it(tmp_path: Path) -> None:
    marks = Marks(Journal(tmp_path / "highlights.jsonl"))
    old, new = document(), document("Another text altogether.")
    first = marks.add(old, Span(4, 14))
    kept = marks.texts.get(first.anchor.text_sha256)
    assert kept is not None
    assert (kept.text, kept.title, kept.id) == (old.text, old.title, old.id)
    marks.tie(first.id, new, Span(0, 7))
    marks.compact()
    assert marks.texts.get(old.sha256) is not None, "undo still points there"
    marks.undo()
    assert marks.get(first.id).anchor.quote == "delegation"


def test_a_text_that_was_changed_behind_irnk_s_back_is_not_shown(tmp_path: Path) -> None:
    marks = Marks(Journal(tmp_path / "highlights.jsonl"))
    made = marks.add(document(), Span(4, 14))
    (path,) = marks.texts.folder.iterdir()
    path.write_text(path.read_text().replace("delegation", "invasion"))
    assert marks.texts.get(made.anchor.text_sha256) is None
    assert marks.texts.get("../highlights") is None


def test_colours_and_tags_get_a_meaning_that_can_be_undone(tmp_path: Path) -> None:
    marks = Marks(Journal(tmp_path / "h.jsonl"), colours={"red": "blame", "blue": "praise"})
    made = marks.add(document(), Span(4, 14), colour="red", tags=["frame/cause"])
    book = marks.codebook
    assert book.mean("R", "who is blamed") == "red"
    book.mean("frame/cause", "what is said to have led there")
    assert book.meanings()["red"] == "who is blamed"
    assert [(code.name, code.count) for code in book.tags()] == [("frame/cause", 1)]
    marks.undo()
    assert "frame/cause" not in book.meanings()
    marks.undo()
    assert book.meanings() == {"red": "blame", "blue": "praise"}
    with pytest.raises(IrnkError, match="neither a tag in use nor a colour"):
        book.mean("mauve", "?")
    assert list(marks.all()) == [made.id]


def test_many_highlights_are_tagged_renamed_and_recoloured_as_one_step_each(tmp_path: Path) -> None:
    marks = Marks(Journal(tmp_path / "h.jsonl"))
    ids = [marks.add(document(), Span(4, 14), tags=["old"]).id for _ in range(3)]
    marks.codebook.tag(ids[:2], add=["new", "new"], remove=["old"])
    assert [mark.tags for mark in marks.all().values()] == [("new",), ("new",), ("old",)]
    marks.codebook.rename("old", "new")
    marks.codebook.recolour(ids, "G")  # type: ignore[arg-type]
    assert {(mark.tags, mark.colour) for mark in marks.all().values()} == {(("new",), "green")}
    for _ in range(3):
        marks.undo()
    assert {(mark.tags, mark.colour) for mark in marks.all().values()} == {(("old",), "yellow")}


def test_a_record_that_is_no_whole_highlight_is_told_and_the_rest_holds(tmp_path: Path) -> None:
    marks = Marks(Journal(tmp_path / "h.jsonl"))
    made = marks.add(document(), Span(4, 14))
    marks.journal.append({"op": "highlight", "id": "hl-half"})
    assert list(marks.all()) == [made.id]
    assert "hl-half" in marks.damage()[0].reason


def test_an_orphan_is_tied_to_other_words_by_hand(tmp_path: Path) -> None:
    marks = Marks(Journal(tmp_path / "h.jsonl"), author="M. Reader")
    made = marks.add(document(), Span(4, 14), note="who?")
    other = document("Envoys came on Wednesday.")
    assert anchoring.place(made, other).state == "orphan"
    tied = marks.tie(made.id, other, Span(0, 6))
    assert (tied.anchor.quote, tied.note, tied.author) == ("Envoys", "who?", "M. Reader")
    assert anchoring.place(tied, other).state == "exact"


@pytest.mark.parametrize(
    ("text", "span", "quote"),
    [("cafe\u0301 noir", Span(0, 4), "cafe\u0301"), ("ab 👩‍🚀 cd", Span(4, 5), "👩‍🚀"),
     ("🇮🇷🇰🇵", Span(1, 3), "🇮🇷🇰🇵"), ("🇮🇷🇰🇵", Span(2, 4), "🇰🇵"), ("👍🏽!", Span(0, 1), "👍🏽"),
     ("خامنه‌ای", Span(0, 8), "خامنه‌ای"), ("plain", Span(1, 3), "la")],
)  # fmt: skip
def test_a_highlight_never_cuts_a_character(
    tmp_path: Path, text: str, span: Span, quote: str
) -> None:
    made = Marks(Journal(tmp_path / "h.jsonl")).add(document(text), span)
    assert made.anchor.quote == quote


def test_words_that_stay_where_they_were_have_not_moved_although_others_changed() -> None:
    edited = TEXT.replace("The delegation arrived", "The delegates arrived", 1)
    same_length = edited.replace("delegates arrived", "deputation arrived")
    placed = anchoring.place(mark(TEXT, "Officials in Tehran"), document(same_length))
    assert (placed.state, placed.span) == ("exact", Span(35, 54))


def test_a_place_found_once_is_known_for_the_same_text_and_looked_for_in_another(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    marks = Marks(Journal(tmp_path / "h.jsonl"))
    id = marks.add(document(), Span(4, 14)).id
    looked: list[str] = []
    place = anchoring.place

    def counted(mark: Highlight, held: Document | None) -> object:
        looked.append(mark.note)
        return place(mark, held)

    monkeypatch.setattr(anchoring, "place", counted)
    new = document("New lead. " + TEXT)
    first = marks.placed(lambda _: new)
    marks.change(id, note="later")
    (again,) = marks.placed(lambda _: new)
    assert (again.span, again.highlight.note, looked) == (first[0].span, "later", [""])
    marks.placed(lambda _: document("Newer. " + TEXT))
    assert looked == ["", "later"]


def test_a_text_marked_before_texts_were_kept_is_kept_while_it_is_there(tmp_path: Path) -> None:
    marks = Marks(Journal(tmp_path / "h.jsonl"))
    made = marks.add(document(), Span(4, 14))
    (path,) = marks.texts.folder.iterdir()
    path.unlink()
    marks.keep_texts(lambda _: document("Another text."))
    assert marks.texts.hashes() == []
    marks.keep_texts(lambda _: document())
    assert marks.texts.hashes() == [made.anchor.text_sha256]
