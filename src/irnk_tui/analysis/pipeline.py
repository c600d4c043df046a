"""The stages of the analysis of one document, in order."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256
from pkgutil import resolve_name
from typing import Any

from irnk_tui.analysis import nlp
from irnk_tui.analysis.entities import mentions
from irnk_tui.analysis.model_files import MODEL_FOLDER
from irnk_tui.analysis.parsed import Parsed
from irnk_tui.analysis.sentences import sentences
from irnk_tui.analysis.words import plain_words
from irnk_tui.model.annotation import Annotations
from irnk_tui.model.document import Document
from irnk_tui.model.errors import AnalysisUnavailable
from irnk_tui.model.text import Span

RULES_VERSION = 1
"""Raised whenever a stage finds something else in the same text."""


def annotate(document: Document) -> Annotations:
    """Everything found in one document."""
    return annotate_many([document])[0]


def annotate_many(documents: Sequence[Document]) -> list[Annotations]:
    """Everything found in each document; faster than one at a time, with the same outcome.

    Without a sound language model the rules still run and `method` is `rules`.
    """
    spans = [sentences(document) for document in documents]
    try:
        parsed = nlp.parse_many(documents, spans)
    except AnalysisUnavailable:
        parsed = [
            plain_words(document, found) for document, found in zip(documents, spans, strict=True)
        ]
    return [_annotated(*each) for each in zip(documents, spans, parsed, strict=True)]


def model_version() -> str:
    """Names model and rules: annotations made under another name are stale."""
    try:
        nlp.check_model()
    except AnalysisUnavailable:
        return f"rules-{RULES_VERSION}"
    return f"{MODEL_FOLDER}-rules-{RULES_VERSION}"


def _annotated(document: Document, spans: tuple[Span, ...], parsed: Parsed) -> Annotations:
    named = mentions(document, parsed, spans)
    dates = _stage("dates:dates", document, spans)
    quotes = _stage("quotes:quotes", document, parsed, spans, named)
    actions = _stage("actions:actions", document, parsed, spans, named)
    return Annotations(
        document=document.id,
        text_sha256=document.sha256 or sha256(document.text.encode("utf-8", "replace")).hexdigest(),
        sentences=spans,
        mentions=named,
        dates=dates,
        quotes=quotes,
        actions=actions,
        happenings=_stage("happenings:happenings", document, spans, named, dates, quotes),
        method="full" if parsed.has_model else "rules",
        language=document.language or "en",
    )


def _stage(name: str, *values: Any) -> Any:
    try:
        stage = resolve_name(f"irnk_tui.analysis.{name}")
    except (ImportError, AttributeError):
        return ()
    try:
        return stage(*values)
    except (OSError, TypeError):
        return ()
