"""Sources that tell nothing of an event, and yet name whom it is about."""

from __future__ import annotations

from datetime import date, timedelta
from types import SimpleNamespace
from typing import Any

from irnk_tui.coverage import looked_at
from irnk_tui.export.side_by_side import silence_in_words
from irnk_tui.model.account import Account, Comparison, Silence
from irnk_tui.model.date import Date
from irnk_tui.model.document import Document, DocumentSummary, Source
from irnk_tui.model.entity import Entity, EntityId, EntityMention
from irnk_tui.model.text import DocumentId, Span
from tests.accounts import Pair, account

DAY = date(2024, 4, 24)
SANK = "The ferry Aurora sank off Lindholm in Sweden."
CREW = "Its crew had left Lindholm in Sweden at noon."


def stored(naming: dict[str, set[str]], count: int) -> Any:
    """A store in which documents name entities."""

    def documents_with(ids: list[str]) -> set[str]:
        return set().union(*(naming[id] for id in ids))

    return SimpleNamespace(
        count=lambda: count, lookups=SimpleNamespace(documents_with=documents_with)
    )


def summary(id: str, source: str, *, days: int = 0) -> DocumentSummary:
    day = Date.of_day(DAY + timedelta(days=days))
    return DocumentSummary(DocumentId(id), None, Source(source), day, None, 9, "", language="en")


def entities(*pairs: Pair) -> list[Entity]:
    """What the accounts name, by name."""
    named: dict[str, list[EntityMention]] = {}
    for document, found in pairs:
        for mention in found.mentions:
            named.setdefault(mention.text, []).append(EntityMention(document.id, mention))
    return [Entity(EntityId(n), n, "place", mentions=tuple(m)) for n, m in named.items()]


def telling(document: Document) -> Account:
    """An account that tells the event throughout."""
    passages = (Span(0, len(document.text)),)
    return Account(document.id, document.source.name, document.date, None, 0.0, 9, passages)


def looked(
    naming: dict[str, set[str]], corpus: list[DocumentSummary], *, count: int = 40
) -> dict[str, Silence]:
    """What is said of The Wire and The Mirror, which have no account."""
    places = ("Lindholm", "Sweden")
    pairs = [account(n, SANK, names=places, published=Date.of_day(DAY)) for n in ("one", "two")]
    documents: list[Document] = [document for document, _ in pairs]
    accounts = tuple(telling(each) for each in documents)
    silent = (Silence("The Mirror", "silent", 1), Silence("The Wire", "silent", 2))
    found = Comparison(None, accounts, (), silent=silent)
    return {
        each.source: each
        for each in looked_at(stored(naming, count), found, documents, entities(*pairs), corpus)
    }


CORPUS = [summary("w1", "The Wire"), summary("w2", "The Wire"), summary("m1", "The Mirror")]


def test_a_source_that_names_whom_the_event_is_about_is_not_called_silent() -> None:
    found = looked({"Lindholm": {"one", "two", "w1"}, "Sweden": {"one", "two"}}, CORPUS)
    wire = found["The Wire"]
    assert (wire.state, wire.naming, wire.named) == ("unknown", 1, ("Lindholm", "Sweden"))
    assert silence_in_words(wire) == (
        "1 of 2 articles of these days names Lindholm or Sweden; not known whether it is told there"
    )
    assert found["The Mirror"] == Silence("The Mirror", "silent", 1)


def test_a_name_that_stands_all_over_the_corpus_says_nothing_of_one_event() -> None:
    everywhere = {"one", "two", "w1", "m1", *(f"x{number}" for number in range(8))}
    found = looked({"Lindholm": {"one", "two"}, "Sweden": everywhere}, CORPUS)
    assert {each.state for each in found.values()} == {"silent"}


def test_an_article_of_other_days_does_not_count() -> None:
    corpus = [*CORPUS[1:], summary("w1", "The Wire", days=40)]
    found = looked({"Lindholm": {"one", "two", "w1"}, "Sweden": {"one", "two"}}, corpus)
    assert found["The Wire"].state == "silent"


def test_whom_one_account_alone_names_the_event_is_not_about() -> None:
    pairs = [
        account("one", SANK, names=("Lindholm",), published=Date.of_day(DAY)),
        account("two", CREW, published=Date.of_day(DAY)),
    ]
    accounts = tuple(telling(each) for each, _ in pairs)
    found = Comparison(None, accounts, (), silent=(Silence("The Wire", "silent", 1),))
    store = stored({"Lindholm": {"one", "w1"}}, 40)
    told = looked_at(store, found, [each for each, _ in pairs], entities(*pairs), CORPUS)
    assert told == found.silent


def test_nothing_is_looked_up_where_no_source_is_silent() -> None:
    found = Comparison(None, (), (), silent=(Silence("The Wire", "unknown"),))
    unasked: Any = None
    assert looked_at(unasked, found, [], [], []) == found.silent
