"""W3C Web Annotations as one JSON-LD page (Web Annotation Data Model, 2017)."""

from __future__ import annotations

import json
import uuid
from collections.abc import Sequence
from typing import Any

from irnk_tui import __version__
from irnk_tui.export.characters import moment
from irnk_tui.export.page import PLAIN, ExportPage, Options, held_at
from irnk_tui.model.highlight import Highlight, PlacedHighlight

CONTEXT = ["http://www.w3.org/ns/anno.jsonld", {"irnk": "urn:irnk:"}]
NAMESPACE = uuid.uuid5(uuid.NAMESPACE_URL, "urn:irnk:highlight")


def write(pages: Sequence[ExportPage], options: Options = PLAIN) -> bytes:
    """All highlights as one AnnotationPage; the same input gives the same bytes."""
    items = [_annotation(page, placed) for page in pages for placed in page.highlights]
    ids = ",".join(item["id"] for item in items)
    value = {
        "@context": CONTEXT,
        "id": f"urn:uuid:{uuid.uuid5(NAMESPACE, ids)}",
        "type": "AnnotationPage",
        "items": items,
    }
    text = json.dumps(value, ensure_ascii=False, indent=1)
    # A lone surrogate has no UTF-8, but JSON has an escape for it, and this writes just that.
    return text.encode("utf-8", "backslashreplace") + b"\n"


def _annotation(page: ExportPage, placed: PlacedHighlight) -> dict[str, Any]:
    mark = placed.highlight
    creator = {"creator": {"type": "Person", "name": mark.author}} if mark.author else {}
    return {
        "id": f"urn:uuid:{uuid.uuid5(NAMESPACE, mark.id)}",
        "type": "Annotation",
        "motivation": "commenting" if mark.note else "highlighting",
        "created": moment(mark.created),
        "modified": moment(mark.modified),
        **creator,
        "generator": {"type": "Software", "name": f"irnk {__version__}"},
        "body": _bodies(mark),
        "target": _target(page, placed),
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


def _target(page: ExportPage, placed: PlacedHighlight) -> dict[str, Any]:
    document, held = page.document, placed.highlight.anchor
    span, sha256 = held_at(page, placed)
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
        "source": document.url or f"urn:irnk:text:{sha256}",
        "selector": selectors,
        "irnk:document": document.id,
        "irnk:field": span.field,
        "irnk:articleSha256": sha256,
        "irnk:state": placed.state,
    }
