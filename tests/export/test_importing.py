"""What irnk wrote comes back as it was; what others wrote is found by its words."""

import json
import pkgutil
import tempfile
from dataclasses import replace
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from irnk_tui import anchoring
from irnk_tui.export import EXPORTERS
from irnk_tui.export.page import ExportPage, Options
from irnk_tui.export.reading import UnknownFile, read
from irnk_tui.export.zips import BadArchive, packed
from irnk_tui.importing import Imported, take_in
from irnk_tui.journal import Journal
from irnk_tui.marks import Marks, clean_tags
from irnk_tui.model.document import Document, DocumentSummary, Source
from irnk_tui.model.errors import NotFound
from irnk_tui.model.highlight import COLOURS, Highlight, HighlightId, PlacedHighlight
from irnk_tui.model.text import DocumentId, Span

WHEN = datetime(2026, 3, 5, 10, tzinfo=UTC)
TEXT = "Envoys 🇮🇷 arrived on Tuesday.\r\nThey were “warmly” received, officials said."


class Shelf:
    """A store of a few documents."""

    def __init__(self, *documents: Document) -> None:
        self._documents = {document.id: document for document in documents}

    def document(self, id: DocumentId) -> Document:
        if id not in self._documents:
            raise NotFound(id)
        return self._documents[id]

    def summaries(self) -> list[DocumentSummary]:
        return [
            DocumentSummary(d.id, d.title, d.source, d.date, None, 0, d.sha256, d.url)
            for d in self._documents.values()
        ]


def article(text: str = TEXT, *, title: str = "A visit") -> Document:
    digest = sha256(text.encode()).hexdigest()
    url = "https://herald.example/visit"
    return Document(DocumentId("visit.txt"), text, title, Source("Herald"), url=url, sha256=digest)


def mark(document: Document, span: Span, number: int = 1, **more: Any) -> Highlight:
    held = anchoring.anchor(document, span)
    id = HighlightId(f"hl-{number}")
    return Highlight(id, document.id, held, more.pop("colour", "red"), WHEN, WHEN, **more)


def written(form: str, document: Document, marks: list[Highlight], options: Options) -> bytes:
    placed = tuple(PlacedHighlight(each, each.anchor.span, "exact") for each in marks)
    write = pkgutil.resolve_name(EXPORTERS[form])
    content: bytes = write([ExportPage(document, placed)], options)
    return content


def taken(content: bytes, *documents: Document) -> tuple[Imported, dict[HighlightId, Highlight]]:
    with tempfile.TemporaryDirectory() as folder:
        marks = Marks(Journal(Path(folder) / "highlights.jsonl"))
        return take_in(content, Shelf(*documents), marks), marks.all()  # type: ignore[arg-type]


SIGNS = st.characters(exclude_categories=("Cs", "Cc", "Cn"), include_characters="\n\t=+-@';\\\"<&")
WORDS = st.text(SIGNS, max_size=12)
MOMENTS = st.datetimes(timezones=st.just(UTC), min_value=datetime(1990, 1, 1))


@st.composite
def marked(draw: st.DrawFn) -> tuple[Document, list[Highlight]]:
    """An article of words between all kinds of breaks, with highlights from word to word."""
    words = draw(st.lists(st.text(SIGNS, min_size=1, max_size=8).filter(str.strip), min_size=1))
    breaks = draw(
        st.lists(st.sampled_from([" ", "\n", "\r\n", "\n\n", " 🧵 "]), min_size=len(words))
    )
    text, spans = "", []
    for word, after in zip(words, breaks, strict=False):
        spans.append(Span(len(text), len(text) + len(word)))
        text += word + after
    document = article(text, title=draw(st.text(SIGNS, min_size=1).filter(str.strip)))
    chosen = draw(st.lists(st.sampled_from([*spans, Span(0, len(document.title or ""), "title")])))
    return document, [
        mark(
            document,
            span,
            number,
            colour=draw(st.sampled_from(list(COLOURS))),
            tags=clean_tags(draw(st.lists(WORDS, max_size=3))),
            note=draw(WORDS),
            author=draw(WORDS),
        )
        for number, span in enumerate(chosen)
    ]


@pytest.mark.parametrize(
    ("form", "options"),
    [
        ("jsonld", Options()),
        ("csv", Options()),
        ("csv", Options(has_bom=True)),
        ("tsv", Options()),
        ("qdpx", Options()),
        ("qdpx", Options(line_end="crlf")),
    ],
)
@settings(max_examples=40, deadline=None)
@given(case=marked(), when=MOMENTS)
def test_highlights_come_back_as_they_were(
    form: str, options: Options, case: tuple[Document, list[Highlight]], when: datetime
) -> None:
    document, marks = case
    marks = [replace(each, created=when, modified=when) for each in marks]
    done, held = taken(written(form, document, marks, options), document)
    assert done.refused == ()
    assert held == {each.id: each for each in marks}


def test_a_second_import_changes_nothing_and_one_undo_takes_all_back(tmp_path: Path) -> None:
    document = article()
    content = written(
        "csv", document, [mark(document, Span(0, 6)), mark(document, Span(10, 17), 2)], Options()
    )
    marks = Marks(Journal(tmp_path / "highlights.jsonl"))
    shelf: Any = Shelf(document)
    assert len(take_in(content, shelf, marks).added) == 2
    assert take_in(content, shelf, marks) == Imported(unchanged=2)
    marks.undo()
    assert marks.all() == {}


def test_the_newer_of_two_holds(tmp_path: Path) -> None:
    document = article()
    old = mark(document, Span(0, 6), note="old")
    new = replace(old, note="new", modified=WHEN.replace(hour=11))
    marks = Marks(Journal(tmp_path / "highlights.jsonl"))
    for each in (new, old):
        take_in(written("jsonld", document, [each], Options()), Shelf(document), marks)  # type: ignore[arg-type]
    assert marks.get(old.id).note == "new"


def test_a_highlight_of_an_article_that_is_not_here_is_kept() -> None:
    document = article()
    done, held = taken(written("jsonld", document, [mark(document, Span(0, 6))], Options()))
    assert done.homeless == 1
    assert held[HighlightId("hl-1")].anchor.quote == "Envoys"


def hypothesis_export(exact: str, start: int, end: int, uri: str) -> bytes:
    selector = [
        {"type": "TextPositionSelector", "start": start, "end": end},
        {"type": "TextQuoteSelector", "exact": exact, "prefix": "", "suffix": ""},
    ]
    row = {
        "id": "x1", "uri": uri, "text": "who?", "tags": ["frame"], "user": "acct:ann@example.org",
        "created": "2026-03-05T10:00:00+00:00", "target": [{"selector": selector}],
    }  # fmt: skip
    return json.dumps({"rows": [row]}).encode()


def test_offsets_of_hypothesis_count_utf_16_and_are_converted() -> None:
    document = article()
    start = len(TEXT[: TEXT.index("arrived")].encode("utf-16-le")) // 2
    uri = "http://herald.example/visit#top"
    _, held = taken(hypothesis_export("arrived", start, start + 7, uri), document)
    (found,) = held.values()
    assert found.anchor == anchoring.anchor(document, Span(10, 17))
    assert (found.note, found.tags, found.author) == ("who?", ("frame",), "ann")


def test_words_that_stand_elsewhere_are_found_by_their_words() -> None:
    document = article()
    _, held = taken(hypothesis_export("“warmly” received", 900, 917, document.url or ""), document)
    (found,) = held.values()
    assert document.words_of(found.anchor.span) == "“warmly” received"


def test_an_annotation_of_an_unknown_page_is_refused_by_name() -> None:
    done, held = taken(hypothesis_export("arrived", 0, 7, "https://other.example/"), article())
    assert held == {}
    assert done.refused[0][0] == "hypothesis-x1"


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"[" * 100_000,
        b"name,other\r\n1,2\r\n",
        b"\xff\xfe",
        b'{"a": 1}',
        packed({"project.qde": b"<!DOCTYPE x [<!ENTITY a 'b'>]><x>&a;</x>"}),
        packed({"other.txt": b"x"}),
        b"PK broken",
    ],
)
def test_what_is_no_file_of_highlights_is_refused_in_words(content: bytes) -> None:
    with pytest.raises((UnknownFile, BadArchive)):
        read(content)


def test_one_bad_row_is_refused_and_the_rest_comes_in() -> None:
    document = article()
    value = json.loads(written("jsonld", document, [mark(document, Span(0, 6))], Options()))
    good = value["items"][0]
    value["items"] += [{"id": 1}, {**good, "created": "yesterday"}]
    value["items"] += [{**good, "created": "0001-01-01T00:00:00+14:00"}, beyond(good)]
    done, held = taken(json.dumps(value).encode(), document)
    assert len(held) == 1
    assert [where for where, _ in done.refused] == [f"item {number}" for number in (2, 3, 4, 5)]


def beyond(item: dict[str, Any]) -> dict[str, Any]:
    """The same annotation at an offset that no text reaches."""
    place = {"type": "TextPositionSelector", "start": 0, "end": 10**400}
    quote = item["target"]["selector"][0]
    return {**item, "target": {**item["target"], "selector": [quote, place]}}
