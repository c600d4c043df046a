"""Small accounts made from sentences, for the tests of what is compared."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from irnk_tui.analysis.dates.dates import dates
from irnk_tui.model.annotation import Annotations, Mention
from irnk_tui.model.date import Date
from irnk_tui.model.document import Document, Source
from irnk_tui.model.text import DocumentId, Span

Pair = tuple[Document, Annotations]


def account(
    name: str, *sentences: str, names: Sequence[str] = (), published: Date | None = None
) -> Pair:
    """A document of these sentences, its dates found, `names` marked as places."""
    text = " ".join(sentences)
    spans, start = [], 0
    for sentence in sentences:
        spans.append(Span(start, start + len(sentence)))
        start += len(sentence) + 1
    key = DocumentId(name)
    document = Document(key, text, None, Source(name), date=published, words=len(text.split()))
    found = sorted(mention for each in names for mention in _mentions(text, each))
    mentions = tuple(Mention(span, text[span.start : span.end], "place") for span in found)
    told = dates(document, spans)
    return document, Annotations(key, "", tuple(spans), mentions, told)


def together(*pairs: Pair) -> Mapping[DocumentId, Annotations]:
    """The annotations of several accounts by document."""
    return {document.id: found for document, found in pairs}


def _mentions(text: str, name: str) -> list[Span]:
    found, start = [], text.find(name)
    while start >= 0:
        found.append(Span(start, start + len(name)))
        start = text.find(name, start + 1)
    return found
