"""The stages of the analysis of one document, in order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from hashlib import sha256

from irnk_tui.analysis.dates.dates import dates
from irnk_tui.analysis.happenings.actions import actions
from irnk_tui.analysis.happenings.happenings import happenings
from irnk_tui.analysis.happenings.told_clauses import with_clauses
from irnk_tui.analysis.language import nlp
from irnk_tui.analysis.language.model_files import MODEL_FOLDER
from irnk_tui.analysis.language.parsed import Parsed
from irnk_tui.analysis.language.sentences import sentences
from irnk_tui.analysis.language.words import plain_words
from irnk_tui.analysis.names.entities import mentions
from irnk_tui.analysis.quotes.quotes import quotes
from irnk_tui.model.annotation import Annotations, DateMention, Mention
from irnk_tui.model.document import Document
from irnk_tui.model.errors import AnalysisUnavailable
from irnk_tui.model.languages import is_analysed
from irnk_tui.model.text import Span

LONGEST_READ = 300_000
"""Code points that the model reads of one document: some 50,000 words."""
LONGEST_NAMED = 1_000_000
"""Code points in which names are looked for by tables; dates are found to the very end."""
RULES_VERSION = 2
"""Raised whenever a stage finds something else in the same text."""


def annotate(document: Document) -> Annotations:
    """Everything found in one document."""
    return annotate_many([document])[0]


def annotate_many(documents: Sequence[Document]) -> list[Annotations]:
    """Everything found in each document; faster than one at a time, with the same outcome.

    Without a sound language model the rules still run and `method` is `rules`; of a document
    longer than `LONGEST_READ` the model reads the beginning and `method` is `partial`. In a
    language that irnk does not analyse only sentences are found and `method` is `sentences`.
    """
    known = [document for document in documents if is_analysed(document.language)]
    spans = [sentences(document) for document in known]
    parsed = _parsed(known, spans)
    found = (_annotated(*each) for each in zip(known, spans, parsed, strict=True))
    return [
        next(found) if is_analysed(document.language) else _sentences_alone(document)
        for document in documents
    ]


def model_version() -> str:
    """Names model and rules: annotations made under another name are stale."""
    try:
        nlp.check_model()
    except AnalysisUnavailable:
        return f"rules-{RULES_VERSION}"
    return f"{MODEL_FOLDER}-rules-{RULES_VERSION}"


def _sentences_alone(document: Document) -> Annotations:
    return Annotations(
        document=document.id,
        text_sha256=_digest(document),
        sentences=sentences(document),
        method="sentences",
        language=document.language or "en",
    )


def _digest(document: Document) -> str:
    return document.sha256 or sha256(document.text.encode("utf-8", "replace")).hexdigest()


def model_trouble() -> str:
    """What is wrong with the language model, and what is missing therefore; empty when sound."""
    try:
        nlp.check_model()
    except AnalysisUnavailable as error:
        told = str(error).rstrip(".")
        return f"{told}; until then names are found by rules alone, and quotes not at all."
    return ""


def _annotated(document: Document, spans: tuple[Span, ...], parsed: Parsed) -> Annotations:
    named = mentions(document, parsed, spans)
    told = dates(document, spans, parsed)
    said = quotes(document, parsed, spans, named)
    return Annotations(
        document=document.id,
        text_sha256=_digest(document),
        sentences=spans,
        mentions=named,
        dates=told,
        quotes=said,
        actions=actions(document, parsed, spans, named),
        happenings=with_clauses(
            happenings(document, *_beginning(spans, named, told), said), parsed, said
        ),
        method=_method(spans, parsed),
        language=document.language or "en",
    )


def _parsed(documents: Sequence[Document], spans: Sequence[tuple[Span, ...]]) -> list[Parsed]:
    """The words of each document; without the model, and far into a very long one, bare words."""
    starts = [[span for span in found if span.end <= LONGEST_READ] for found in spans]
    try:
        parsed = nlp.parse_many(documents, starts)
    except AnalysisUnavailable:
        return [
            plain_words(document, found) for document, found in zip(documents, spans, strict=True)
        ]
    return [
        each if len(start) == len(found) else _with_rest(document, each, found[len(start) :])
        for document, each, start, found in zip(documents, parsed, starts, spans, strict=True)
    ]


def _with_rest(document: Document, parsed: Parsed, rest: Sequence[Span]) -> Parsed:
    near = [span for span in rest if span.end <= LONGEST_NAMED]
    return replace(parsed, text=parsed.text + plain_words(document, near).text)


def _beginning(
    spans: Sequence[Span], named: Sequence[Mention], told: Sequence[DateMention]
) -> tuple[Sequence[Span], Sequence[Mention], Sequence[DateMention]]:
    """What stands in the part that the model reads; the very long rest reports no events."""
    return (
        [span for span in spans if span.end <= LONGEST_READ],
        [mention for mention in named if mention.span.end <= LONGEST_READ],
        [date for date in told if date.span.end <= LONGEST_READ],
    )


def _method(spans: Sequence[Span], parsed: Parsed) -> str:
    if not parsed.has_model:
        return "rules"
    return "full" if not spans or spans[-1].end <= LONGEST_READ else "partial"
