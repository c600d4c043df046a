"""What a page about an entity tells."""

from irnk_tui.analysis.names.entity_profile import profile
from irnk_tui.model.annotation import Mention
from irnk_tui.model.document import DocumentSummary, Source
from irnk_tui.model.entity import Entity, EntityId, EntityMention
from irnk_tui.model.text import DocumentId, Span


def mention(document: str, start: int, text: str) -> EntityMention:
    span = Span(start, start + len(text))
    return EntityMention(
        DocumentId(document), Mention(span, text, "place", is_actor=text == "Pyongyang")
    )


def summary(id: str, source: str) -> DocumentSummary:
    return DocumentSummary(DocumentId(id), None, Source(source), None, None, 9, "")


def test_each_source_s_labels_count_what_stands_for_it_too() -> None:
    state = Entity(
        EntityId("n"),
        "North Korea",
        "place",
        mentions=(mention("a", 0, "North Korea"), mention("b", 0, "DPRK"), mention("b", 9, "DPRK")),
    )
    capital = Entity(
        EntityId("p"),
        "Pyongyang",
        "place",
        mentions=(mention("a", 20, "Pyongyang"),),
        stands_for=EntityId("n"),
    )
    made = profile(state, [summary("a", "GZERO"), summary("b", "Wire")], standing=[capital])
    told = {each.source: dict(each.labels) for each in made.labels}
    assert told == {"GZERO": {"North Korea": 1, "Pyongyang": 1}, "Wire": {"DPRK": 2}}
    assert made.wordings == (("DPRK", 2), ("North Korea", 1))


def test_an_article_that_names_only_the_capital_is_none_of_its_own() -> None:
    state = Entity(EntityId("n"), "North Korea", "place", mentions=(mention("a", 0, "DPRK"),))
    capital = Entity(EntityId("p"), "Pyongyang", "place", mentions=(mention("b", 0, "Pyongyang"),))
    made = profile(state, [summary("a", "GZERO"), summary("b", "Wire")], standing=[capital])
    assert list(made.documents) == ["a"]
