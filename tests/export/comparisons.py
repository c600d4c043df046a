"""A comparison made by hand, with any words in it."""

from datetime import date

from irnk_tui.model.account import (
    Account,
    Comparison,
    Difference,
    DistinctWord,
    Label,
    Row,
    Silence,
    Told,
    Value,
    VoiceEntry,
)
from irnk_tui.model.date import Date
from irnk_tui.model.document import Block, Document, Source
from irnk_tui.model.entity import EntityId
from irnk_tui.model.text import DocumentId, Span

HERALD, TRIBUNE = DocumentId("herald.txt"), DocumentId("tribune.txt")
DAY = Date.of_day(date(2026, 3, 1))


def article(id: DocumentId, source: str, text: str) -> Document:
    block = Block(Span(0, len(text)))
    url = "https://herald.example/a"
    return Document(id, text, f"{source} says", Source(source), (block,), DAY, url=url)


def compared(
    left: str = "Envoys came on Tuesday.",
    right: str = "Envoys came on Friday.",
    *,
    words: str = "the envoys",
) -> tuple[Comparison, dict[DocumentId, Document]]:
    """Two accounts whose only row differs in the last word; `words` is every other text."""
    texts = {
        HERALD: article(HERALD, f"Herald {words}", left),
        TRIBUNE: article(TRIBUNE, "Tribune", right),
    }
    whole = {id: (Span(0, len(each.text)),) for id, each in texts.items()}
    days = {
        id: Value(each.text[-8:], Span(len(each.text) - 8, len(each.text)))
        for id, each in texts.items()
    }
    row = Row("r1", "shared", whole, {}, (Difference("date", days, words),), whole)
    alone = Row("r2", "only", {HERALD: whole[HERALD]}, nearest={})
    accounts = tuple(
        Account(id, each.source.name, DAY, each.title, 0.0, 4, whole[id])
        for id, each in texts.items()
    )
    made = Comparison(
        None,
        accounts,
        (row, alone),
        {EntityId("e1"): {HERALD: (Label(words, 2, ()),)}},
        {EntityId("e1"): words},
        {HERALD: (VoiceEntry(words, None, words, "direct", whole[HERALD], 7),)},
        {
            HERALD: (Told(whole[HERALD][0], "asserted"),),
            TRIBUNE: (Told(whole[TRIBUNE][0], "reported"),),
        },
        {HERALD: (DistinctWord(words, 3, 0),)},
        silent=(Silence(words, "silent", 1),),
    )
    return made, texts
