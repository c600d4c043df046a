"""JSON files: ninjs news items, CSL-JSON bibliographies, or plain records with a text."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from irnk_tui.corpus.metadata import Fact, sidecar
from irnk_tui.corpus.page import Page, some, stated
from irnk_tui.corpus.readers.markup import Markup, read_markup
from irnk_tui.corpus.readers.pages import documents
from irnk_tui.corpus.readers.records import Place, document_of
from irnk_tui.corpus.readers.references import Reference, page_of
from irnk_tui.model.document import Document
from irnk_tui.model.errors import UnreadableFile
from irnk_tui.model.progress import Failure
from irnk_tui.model.settings import Settings

MAX_BYTES = 100_000_000
WITHDRAWN = ("canceled", "cancelled", "withheld")
NINJS = ("body_text", "body_xhtml", "body_html", "bodies", "headlines", "versioncreated")


def read(path: Path, corpus: Path, settings: Settings) -> Iterator[Document | Failure]:
    """The articles of a JSON file; a record with a text of its own is taken as it is."""
    name = path.relative_to(corpus).as_posix()
    if path.stat().st_size > MAX_BYTES:
        raise UnreadableFile(name, f"is larger than {MAX_BYTES:,} bytes; write it as .jsonl")
    records = _records(path, name)
    column = settings.fields.get("text", "text")
    if any(isinstance(record.get(column), str) for record in records):
        defaults = sidecar(path, corpus)
        for number, record in enumerate(records, start=1):
            yield document_of(record, Place(name, number, corpus, defaults), settings)
    else:
        yield from documents("irnk_tui.corpus.readers.json_files:extract", path, corpus, settings)


def extract(path: Path) -> Iterator[Page | Failure]:
    """The news items or the references of a JSON file.

    Raises:
        UnreadableFile: It is neither.
    """
    records = _records(path, path.name)
    for number, record in enumerate(records, start=1):
        part = str(record.get("uri") or record.get("id") or number) if len(records) > 1 else ""
        if any(name in record for name in NINJS):
            yield _news_item(record, part)
        elif "type" in record and "title" in record:
            yield page_of(_reference(record), path, part)
        else:
            yield Failure(part, "has no “text”, and is neither ninjs nor CSL-JSON")


def _records(path: Path, name: str) -> list[dict[str, Any]]:
    try:
        value = json.loads(path.read_bytes())
    except (ValueError, RecursionError) as error:
        raise UnreadableFile(name, f"is not JSON ({str(error)[:120]})") from error
    if isinstance(value, dict):
        value = value.get("items") if isinstance(value.get("items"), list) else [value]
    if not isinstance(value, list) or not all(isinstance(each, dict) for each in value):
        raise UnreadableFile(name, "is not a JSON object or a list of objects")
    if not value:
        raise UnreadableFile(name, "has 0 records")
    return value


def _news_item(record: dict[str, Any], part: str) -> Page | Failure:
    status = str(record.get("pubstatus") or "").lower()
    if status in WITHDRAWN:
        return Failure(part, f"was withdrawn by its publisher ({status})")
    found = _body(record)
    return Page(found.text, _facts(record), found.captions, part)


def _body(record: dict[str, Any]) -> Markup:
    bodies = [
        (str(each.get("contenttype") or each.get("role") or ""), each.get("value"))
        for each in _dicts(record.get("bodies"))
    ]
    bodies += [("html", record.get("body_xhtml")), ("html", record.get("body_html"))]
    for kind, value in sorted(bodies, key=lambda body: "html" not in body[0]):
        if isinstance(value, str) and value.strip():
            return read_markup(value) if "html" in kind or "<p" in value else Markup(value)
    text = record.get("body_text")
    return Markup(text if isinstance(text, str) else "")


def _facts(record: dict[str, Any]) -> dict[str, Fact]:
    headlines = [each.get("value") for each in _dicts(record.get("headlines"))]
    sources = [each.get("name") for each in _dicts(record.get("infosources"))]
    people = [each.get("name") for each in _dicts(record.get("people")) if _is_author(each)]
    subjects = [str(each.get("name")) for each in _dicts(record.get("subject")) if each.get("name")]
    byline = str(record.get("byline") or "").removeprefix("By ")
    date = record.get("firstcreated") or record.get("versioncreated")
    source = next((each for each in sources if each), None) or record.get("copyrightholder")
    return some(
        title=stated(record.get("headline") or (headlines or [None])[0], "headline"),
        source=stated(record.get("source") or record.get("provider") or source, "source"),
        date=stated(date, "versioncreated"),
        updated=stated(record.get("versioncreated"), "versioncreated"),
        authors=stated([byline] if byline else people, "byline"),
        url=stated(record.get("uri") or record.get("located"), "uri"),
        language=stated(record.get("language"), "language"),
        section=stated(", ".join(subjects), "subject"),
    )


def _is_author(person: dict[str, Any]) -> bool:
    return str(person.get("rel") or "") in ("author", "writer", "creator")


def _dicts(value: object) -> list[dict[str, Any]]:
    return [each for each in value if isinstance(each, dict)] if isinstance(value, list) else []


def _reference(record: dict[str, Any]) -> Reference:
    parts = (record.get("issued") or {}).get("date-parts") or [[]]
    written = "-".join(f"{int(part):02}" for part in parts[0] if str(part).isdigit())
    names = [
        str(each.get("literal") or f"{each.get('given', '')} {each.get('family', '')}".strip())
        for each in _dicts(record.get("author"))
    ]
    source = record.get("container-title") or record.get("publisher")
    return Reference(
        title=str(record.get("title") or ""),
        source=str(source or ""),
        date=written or str((record.get("issued") or {}).get("raw") or ""),
        authors=tuple(name for name in names if name),
        url=str(record.get("URL") or ""),
        section=str(record.get("section") or ""),
        language=str(record.get("language") or ""),
        abstract=str(record.get("abstract") or ""),
    )
