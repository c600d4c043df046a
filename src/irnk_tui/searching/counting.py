"""Words counted: which a source prefers, and which keep company with a word."""

from __future__ import annotations

from irnk_tui.analysis.language.stopwords import STOPWORDS
from irnk_tui.model.text import DocumentId
from irnk_tui.search.collocates import Collocate, Collocating
from irnk_tui.search.keyness import KeyWord, WordCounts
from irnk_tui.search.keyness import keyness as compared
from irnk_tui.searching.answering import Question


def keyness(asking: Question, source: str, *, against: str, within: str) -> list[KeyWord]:
    """See `Desk.keyness`."""
    name = asking.source_named(source)
    other = asking.source_named(against) if against else ""
    mine, others = WordCounts(), WordCounts()
    for document in asking.documents(_within(asking, within)):
        if document.source.name == name:
            mine.add([document])
        elif not other or document.source.name == other:
            others.add([document])
    return compared(mine, others)


def collocates(
    asking: Question, text: str, *, reach: int, source: str, has_common: bool
) -> tuple[int, list[Collocate]]:
    """See `Desk.collocates`."""
    asked = asking.understand(text).query
    name = asking.source_named(source) if source else ""
    found = Collocating(asked, reach, () if has_common else STOPWORDS)
    for document in asking.documents(asking.every(asked)):
        if not name or document.source.name == name:
            found.add([document])
    return found.places, found.collocates()


def _within(asking: Question, text: str) -> list[DocumentId]:
    return asking.every(asking.understand(text).query) if text else asking.store.document_ids()
