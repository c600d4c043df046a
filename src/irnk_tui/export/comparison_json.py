"""A comparison as JSON: a contract with outside programs."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any

from irnk_tui.export.characters import encoded
from irnk_tui.export.json_values import event_value, passage_value, span_value
from irnk_tui.model.account import Comparison, Row
from irnk_tui.model.document import Document
from irnk_tui.model.text import DocumentId

Json = dict[str, Any]
Of = Callable[[str], Document]


def write(comparison: Comparison, documents: Mapping[DocumentId, Document]) -> bytes:
    """A whole comparison as one JSON document."""
    value = comparison_value(comparison, lambda key: documents[DocumentId(key)])
    return encoded(json.dumps(value) + "\n")


def comparison_value(comparison: Comparison, document_of: Of) -> Json:
    """Accounts, rows and every kind of contrast."""
    return {
        "event": event_value(comparison.event, document_of) if comparison.event else None,
        "accounts": _accounts(comparison),
        "rows": [_row(row, document_of) for row in comparison.rows],
        "labels": {
            entity: {
                document: [
                    {
                        "text": label.text,
                        "count": label.count,
                        "spans": [span_value(span) for span in label.spans],
                    }
                    for label in labels
                ]
                for document, labels in by_document.items()
            }
            for entity, by_document in comparison.labels.items()
        },
        "entity_names": dict(comparison.entity_names),
        "voices": _voices(comparison),
        "told_as": _told_as(comparison),
        "wording": {
            document: [
                {
                    "text": word.text,
                    "count": word.count,
                    "elsewhere": word.elsewhere,
                    "score": round(word.score, 3),
                    "spans": [span_value(span) for span in word.spans],
                }
                for word in words
            ]
            for document, words in comparison.wording.items()
        },
        "agency": _agency(comparison, document_of),
        "silent": [
            {
                "source": each.source,
                "state": each.state,
                "documents_in_window": each.documents_in_window,
                "naming": each.naming,
                "named": list(each.named),
            }
            for each in comparison.silent
        ],
        "copies": [list(group) for group in comparison.copies],
    }


def _accounts(comparison: Comparison) -> list[Json]:
    return [
        {
            "document": account.document,
            "source": account.source,
            "date": account.date.edtf() if account.date else None,
            "headline": account.headline,
            "place_in_text": round(account.place_in_text, 4),
            "words": account.words,
            "passages": [span_value(span) for span in account.passages],
        }
        for account in comparison.accounts
    ]


def _row(row: Row, document_of: Of) -> Json:
    return {
        "id": row.id,
        "kind": row.kind,
        "score": round(row.score, 4),
        "cells": {
            document: [passage_value(document_of(document), span) for span in spans]
            for document, spans in row.cells.items()
        },
        "near": {
            document: [passage_value(document_of(document), span) for span in spans]
            for document, spans in row.near.items()
        },
        "nearest": {
            document: passage_value(document_of(document), span)
            for document, span in row.nearest.items()
        },
        "differs": [
            {
                "kind": difference.kind,
                "because": difference.because,
                "values": {
                    document: {
                        "text": value.text,
                        "normalised": value.normalised,
                        **span_value(value.span),
                    }
                    for document, value in difference.values.items()
                },
            }
            for difference in row.differs
        ],
        "distinct": {
            document: [span_value(span) for span in spans]
            for document, spans in row.distinct.items()
        },
    }


def _voices(comparison: Comparison) -> Json:
    return {
        document: [
            {
                "speaker": voice.speaker,
                "entity": voice.entity,
                "verb": voice.verb,
                "kind": voice.kind,
                "words": voice.words,
                "anonymous": voice.is_anonymous,
                "spans": [span_value(span) for span in voice.spans],
            }
            for voice in voices
        ]
        for document, voices in comparison.voices.items()
    }


def _told_as(comparison: Comparison) -> Json:
    kinds = ("asserted", "reported", "hedged", "disputed")
    return {
        document: {
            kind: [
                {**span_value(each.span), "because": [span_value(s) for s in each.because]}
                for each in told
                if each.told_as == kind
            ]
            for kind in kinds
        }
        for document, told in comparison.told_as.items()
    }


def _agency(comparison: Comparison, document_of: Of) -> Json:
    def words(document: str, span: Any) -> str | None:
        return document_of(document).words_of(span) if span is not None else None

    return {
        document: [
            {
                "action": action.lemma,
                "agent": words(document, action.agent),
                "patient": words(document, action.patient),
                "form": action.voice,
                **span_value(action.span),
            }
            for action in actions
        ]
        for document, actions in comparison.agency.items()
    }
