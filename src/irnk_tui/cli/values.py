"""Values of the model as JSON, with the field names that outside programs rely on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict
from typing import Any

from irnk_tui.analysis.names.counting import counts_for
from irnk_tui.export.json_values import date_value, passage_value, span_value
from irnk_tui.model.annotation import Annotations, Mention, Quote
from irnk_tui.model.document import Document, DocumentSummary
from irnk_tui.model.entity import Entity, EntityId, EntityMention
from irnk_tui.model.event import Event
from irnk_tui.model.highlight import PlacedHighlight
from irnk_tui.model.progress import RefreshReport
from irnk_tui.model.search import SearchResult
from irnk_tui.model.text import DocumentId

Json = dict[str, Any]


def summary_value(summary: DocumentSummary) -> Json:
    """One line of `irnk documents`."""
    return {
        "id": summary.id,
        "source": summary.source.name,
        "attributed": summary.source.is_attributed,
        "title": summary.title,
        "date": summary.date.edtf() if summary.date else None,
        "date_origin": summary.date_origin.kind if summary.date_origin else None,
        "date_because": summary.date_origin.because if summary.date_origin else None,
        "url": summary.url,
        "authors": list(summary.authors),
        "language": summary.language,
        "words": summary.words,
        "sha256": summary.sha256,
    }


def document_value(
    document: Document, annotations: Annotations, quotes: Sequence[Json], events: Iterable[Event]
) -> Json:
    """One document with its text and what was found in it."""
    return {
        "id": document.id,
        "source": document.source.name,
        "attributed": document.source.is_attributed,
        "title": document.title,
        "date": document.date.edtf() if document.date else None,
        "date_origin": document.origins["date"].kind if "date" in document.origins else None,
        "updated": document.updated.edtf() if document.updated else None,
        "url": document.url,
        "authors": list(document.authors),
        "language": document.language,
        "words": document.words,
        "sha256": document.sha256,
        "section": document.section,
        "path": document.path,
        "origins": {
            name: {"kind": origin.kind, "because": origin.because}
            for name, origin in sorted(document.origins.items())
        },
        "text": document.text,
        "blocks": [{**span_value(block.span), "kind": block.kind} for block in document.blocks],
        "sentences": [span_value(span) for span in annotations.sentences if span.field == "text"],
        "analysis": annotations.method,
        "mentions": [mention_value(mention) for mention in annotations.mentions],
        "dates": [
            {**passage_value(document, each.span), "date": date_value(each.date), "role": each.role}
            for each in annotations.dates
        ],
        "quotes": list(quotes),
        "events": [
            {"id": event.id, "title": event.title, "main": account.is_main}
            for event in events
            for account in event.accounts
            if account.document == document.id
        ],
    }


def mention_value(mention: Mention) -> Json:
    """One mention in its document."""
    return {
        **span_value(mention.span),
        "text": mention.text,
        "kind": mention.kind,
        "named": mention.is_name,
        "method": mention.method,
    }


def quote_value(document: Document, quote: Quote, speaks: EntityId | None) -> Json:
    """One quote: content, cue and speaker; `speaks` is who the speaker is, if that is known."""
    speaker = None
    if quote.speaker is not None:
        speaker = passage_value(document, quote.speaker)
        if speaks is not None:
            speaker["entity"] = speaks
    return {
        "document": document.id,
        "content": [passage_value(document, span) for span in quote.content],
        "cue": passage_value(document, quote.cue) if quote.cue else None,
        "speaker": speaker,
        "kind": quote.kind,
        "anonymous": speaks is None and quote.is_anonymous,
    }


def result_value(result: SearchResult, summaries: Mapping[DocumentId, DocumentSummary]) -> Json:
    """The answer to a search."""
    hits = []
    for hit in result.hits:
        summary = summaries[hit.document]
        hits.append(
            {
                "document": hit.document,
                "score": round(hit.score, 6),
                "source": summary.source.name,
                "title": summary.title,
                "date": summary.date.edtf() if summary.date else None,
                "passages": [
                    {
                        **span_value(passage.span),
                        "text": passage.text,
                        "matches": [span_value(span) for span in passage.matches],
                    }
                    for passage in hit.passages
                ],
            }
        )
    answer = {
        "query": result.query,
        "understood": result.understood,
        "total": result.total,
        "partial": result.is_partial,
        "warnings": list(result.warnings),
        "hits": hits,
    }
    if result.groups:
        answer["groups"] = [asdict(group) for group in result.groups]
    return answer


def entity_value(
    entity: Entity,
    source_of: Callable[[str], str],
    standing: Sequence[tuple[Entity, EntityMention]] = (),
) -> Json:
    """One entity with every mention that means it.

    A mention of a capital, a people or officials that act counts for the state they stand for: it
    is listed there with whose name it is in `through`, and under its own name in `standing_in`.
    """
    own = [each for each in entity.mentions if counts_for(entity, each) == entity.id]
    lent = [each for each in entity.mentions if counts_for(entity, each) != entity.id]
    sources = Counter(source_of(each.document) for each in entity.mentions)
    return {
        "id": entity.id,
        "name": entity.name,
        "kind": entity.kind,
        "aliases": list(entity.aliases),
        "stands_for": entity.stands_for,
        "named": any(each.mention.is_name for each in entity.mentions),
        "sources": dict(sorted(sources.items(), key=lambda item: (-item[1], item[0]))),
        "mentions": [
            *(_entity_mention(each) for each in own),
            *({**_entity_mention(each), "through": other.id} for other, each in standing),
        ],
        "standing_in": [_entity_mention(each) for each in lent],
    }


def _entity_mention(each: EntityMention) -> Json:
    return {"document": each.document, **span_value(each.span), "text": each.mention.text}


def highlight_value(placed: PlacedHighlight) -> Json:
    """One highlight with where it stands now."""
    mark = placed.highlight
    now = {"start": placed.span.start, "end": placed.span.end} if placed.span else None
    return {
        "id": mark.id,
        "document": mark.document,
        "quote": mark.anchor.quote,
        "prefix": mark.anchor.prefix,
        "suffix": mark.anchor.suffix,
        **span_value(mark.anchor.span),
        "now": now,
        "state": placed.state,
        "score": round(placed.score, 4),
        "colour": mark.colour,
        "tags": list(mark.tags),
        "note": mark.note,
        "author": mark.author,
        "created": mark.created.isoformat(),
        "modified": mark.modified.isoformat(),
        "text_sha256": mark.anchor.text_sha256,
    }


def report_value(report: RefreshReport) -> Json:
    """What a refresh did."""
    return {
        "added": report.added,
        "changed": report.changed,
        "removed": report.removed,
        "unchanged": report.unchanged,
        "refused": [{"path": each.path, "reason": each.reason} for each in report.refused],
        "seconds": round(report.seconds, 3),
        "articles": asdict(report.articles),
    }
