"""W3C Web Annotations as one JSON-LD page (Web Annotation Data Model, 2017)."""

from __future__ import annotations

import json
import uuid
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from irnk_tui import __version__
from irnk_tui.export.page import ExportPage
from irnk_tui.model.document import Document
from irnk_tui.model.highlight import Highlight, PlacedHighlight

CONTEXT = ["http://www.w3.org/ns/anno.jsonld", {"irnk": "urn:irnk:"}]
NAMESPACE = uuid.uuid5(uuid.NAMESPACE_URL, "urn:irnk:highlight")


def write(pages: Sequence[ExportPage], *, now: datetime) -> bytes:
    """All highlights as one AnnotationPage; the same input gives the same bytes."""
    items = [_annotation(page.document, placed) for page in pages for placed in page.highlights]
    ids = ",".join(item["id"] for item in items)
    value = {
        "@context": CONTEXT,
        "id": f"urn:uuid:{uuid.uuid5(NAMESPACE, ids)}",
        "type": "AnnotationPage",
        "items": items,
    }
    text = json.dumps(value, ensure_ascii=False, indent=1)
    return text.encode("utf-8", "replace") + b"\n"


def _annotation(document: Document, placed: PlacedHighlight) -> dict[str, Any]:
    mark = placed.highlight
    return {
        "id": f"urn:uuid:{uuid.uuid5(NAMESPACE, mark.id)}",
        "type": "Annotation",
        "motivation": "commenting" if mark.note else "highlighting",
        "created": _moment(mark.created),
        "modified": _moment(mark.modified),
        "generator": {"type": "Software", "name": f"irnk {__version__}"},
        "body": _bodies(mark),
        "target": _target(document, placed),
        "irnk:id": mark.id,
    }


def _bodies(mark: Highlight) -> list[dict[str, str]]:
    bodies = [_body("commenting", mark.note)] if mark.note else []
    bodies += [_body("tagging", tag) for tag in mark.tags]
    return [*bodies, _body("classifying", mark.colour)]


def _body(purpose: str, value: str) -> dict[str, str]:
    return {
        "type": "TextualBody",
        "purpose": purpose,
        "format": "text/plain",
        "value": value,
    }


def _target(document: Document, placed: PlacedHighlight) -> dict[str, Any]:
    held = placed.highlight.anchor
    span = placed.span or held.span
    selectors: list[dict[str, Any]] = [
        {
            "type": "TextQuoteSelector",
            "exact": held.quote,
            "prefix": held.prefix,
            "suffix": held.suffix,
        },
        {"type": "TextPositionSelector", "start": span.start, "end": span.end},
    ]
    return {
        "source": document.url or f"urn:irnk:document:{document.sha256}",
        "selector": selectors,
        "irnk:document": document.id,
        "irnk:field": span.field,
        "irnk:articleSha256": document.sha256,
        "irnk:state": placed.state,
    }


def _moment(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
