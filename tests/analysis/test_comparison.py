"""Comparing accounts."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from irnk_tui.analysis.comparison import compare
from irnk_tui.analysis.language.parsed import Parsed
from irnk_tui.analysis.quotes.quotes import quotes
from irnk_tui.model.annotation import Annotations, Mention
from irnk_tui.model.document import Block, Document, DocumentSummary, Source
from irnk_tui.model.entity import Entity, EntityId, EntityMention
from irnk_tui.model.event import Event, EventAccount, EventId
from irnk_tui.model.text import DocumentId, Span
from tests.accounts import account, together


def test_empty_accounts_compare_to_nothing() -> None:
    one, two = account("one"), account("two")
    comparison = compare(None, [one[0], two[0]], together(one, two), [], [])
    assert comparison.rows == ()
    assert [each.words for each in comparison.accounts] == [0, 0]


def test_forty_accounts_compare() -> None:
    accounts = [account(str(n), "A ferry struck the bridge.", "It sank.") for n in range(40)]
    comparison = compare(None, [d for d, _ in accounts], together(*accounts), [], [])
    assert {len(row.cells) for row in comparison.rows} <= set(range(1, 41))
    assert len(comparison.accounts) == 40


def test_a_source_without_an_account_is_not_called_silent_when_dates_are_unknown() -> None:
    one = account("one", "A ferry struck the bridge.")
    other = DocumentSummary(DocumentId("x"), None, Source("The Other"), None, None, 3, "")
    comparison = compare(None, [one[0]], together(one), [], [other])
    assert [(s.source, s.state) for s in comparison.silent] == [("The Other", "unknown")]


def test_articles_chiefly_about_the_event_are_compared_whole_and_others_by_their_passages() -> None:
    one = account("one", "A ferry struck the bridge in Halvik.", "Two piers fell.")
    two = account("two", "A ferry hit the bridge in Halvik.", "Bakers went on strike.")
    documents = [one[0], two[0]]
    for is_main, count in ((True, 4), (False, 2)):
        told = tuple(
            EventAccount(d.id, together(one, two)[d.id].sentences[:1], is_main) for d in documents
        )
        event = Event(EventId("e"), "A ferry", told)
        rows = compare(event, documents, together(one, two), [], []).rows
        assert len({place for row in rows for place in row.cells.items()}) == count


def test_no_row_is_a_part_of_another() -> None:
    accounts = [account(str(n), "A ferry struck the bridge.", "It sank.") for n in range(5)]
    rows = compare(None, [d for d, _ in accounts], together(*accounts), [], []).rows
    told = [{(d, span) for d, spans in row.cells.items() for span in spans} for row in rows]
    assert not [1 for a in told for b in told if a < b]


def test_a_headline_alone_is_no_row_and_one_that_announces_a_passage_is_in_it() -> None:
    told = "A ferry struck the bridge in Halvik."
    one, two = account("one", "Bakers went on strike."), account("two", told)
    for title, fields in ((told, {"text", "title"}), ("Snow over the hills", {"text"})):
        documents = [replace(one[0], title=title), two[0]]
        rows = compare(None, documents, together(one, two), [], []).rows
        assert {
            span.field for row in rows for spans in row.cells.values() for span in spans
        } == fields


def test_a_heading_in_the_text_alone_is_no_row_either() -> None:
    heading, told = "What the port said", "A ferry struck the bridge in Halvik."
    one, two = account("one", heading, told), account("two", told)
    blocks = (Block(Span(0, len(heading)), "heading"),)
    documents = [replace(one[0], blocks=blocks), two[0]]
    rows = compare(None, documents, together(one, two), [], []).rows
    assert [len(row.cells) for row in rows] == [2]


PIECES = (
    "A ferry struck the bridge.", "“It sank", "he said.", "\"Nobody 'was' hurt,\" she said, \"no.",
    "« Le pont est fermé », a dit le maire.", "„Gesperrt“, sagte er.", "‚“‘", "»So«", "12 %", "“”",
    "The mayor denied “that ‘the «bridge» fell’ in 2011” on Monday.", "Bakers sold 40 loaves.",
)  # fmt: skip


@settings(max_examples=40, deadline=None)
@given(st.lists(st.lists(st.sampled_from(PIECES), max_size=5), min_size=1, max_size=5))
def test_quotation_marks_of_every_kind_leave_every_place_inside_its_text(
    texts: list[list[str]],
) -> None:
    accounts = [heard(*account(str(n), *pieces)) for n, pieces in enumerate(texts)]
    documents = [document for document, _ in accounts]
    found = compare(None, documents, together(*accounts), [], [])
    length = {document.id: len(document.text) for document in documents}
    places = [
        (key, span) for row in found.rows for key, spans in row.cells.items() for span in spans
    ]
    places += [
        (key, s) for key, each in found.voices.items() for voice in each for s in voice.spans
    ]
    places += [(key, told.span) for key, each in found.told_as.items() for told in each]
    assert all(0 <= span.start < span.end <= length[key] for key, span in places)
    assert set(places) >= {
        (document.id, span) for document, each in accounts for span in each.sentences
    }


def test_accounts_without_quotes_or_anything_shared_say_so() -> None:
    one, two = account("one", "A ferry struck the bridge."), account("two", "Bakers sold bread.")
    found = compare(None, [one[0], two[0]], together(one, two), [], [])
    assert [row.kind for row in found.rows] == ["only", "only"]
    assert set(found.voices.values()) == set(found.told_as.values()) == {()}
    assert (found.copies, found.silent) == ((), ())


def heard(document: Document, found: Annotations) -> tuple[Document, Annotations]:
    """An account with the quotes that can be found without the language model."""
    told = quotes(document, Parsed((), (), False), found.sentences, found.mentions)
    return document, replace(found, quotes=told)


def test_whom_no_account_calls_by_name_is_told_by_what_all_call_them_most() -> None:
    (one, first), (two, second) = (
        account(name, f"The {called} closed their ports on Friday, and the insurers left.")
        for name, called in (("one", "Norlanders"), ("two", "Norlandic rulers"))
    )
    norland = EntityId("place-4711")
    people = [
        Entity(
            EntityId(called), called, "nationality", stands_for=norland,
            mentions=(EntityMention(d.id, Mention(Span(4, 4 + len(called)), called, "nationality",
                                                  is_actor=True)),),
        )
        for d, called in ((one, "Norlanders"), (two, "Norlandic rulers"))
    ]  # fmt: skip
    found = compare(None, [one, two], {one.id: first, two.id: second}, people, [])
    assert dict(found.entity_names) == {norland: "Norlanders"}
