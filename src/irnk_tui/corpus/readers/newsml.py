"""NewsML-G2, the news agencies' own format."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from irnk_tui.corpus.metadata import Fact
from irnk_tui.corpus.page import Page, heading, some, stated
from irnk_tui.corpus.trees import children, descendants, first, local, words
from irnk_tui.model.progress import Failure

WITHDRAWN = ("canceled", "cancelled", "withheld")
CAPTIONS = ("figcaption", "media-caption")
PARAGRAPHS = ("p", "h1", "h2", "h3", "h4", "hl2", "li", "blockquote", "pre", "td", *CAPTIONS)


def pages(root: Element) -> Iterator[Page | Failure]:
    """The items in a message or item that are text and were not withdrawn."""
    items = list(descendants(root, "newsItem"))
    for number, item in enumerate(items, start=1):
        part = item.get("guid") or str(number)
        status = _status(item)
        if status in WITHDRAWN:
            yield Failure(part, f"was withdrawn by its publisher ({status})")
            continue
        body = next(descendants(item, "inlineXML"), None)
        text = "\n\n".join(_parts(body)) if body is not None else _plain(item)
        if text or len(items) == 1:
            captions = tuple(_captions(body)) if body is not None else ()
            yield Page(text, _facts(item), captions, part if len(items) > 1 else "")


def _status(item: Element) -> str:
    status = next(descendants(item, "pubStatus"), None)
    return _attribute(status, "qcode").rpartition(":")[2].lower()


def _attribute(element: Element | None, name: str) -> str:
    return element.get(name, "") if element is not None else ""


def _parts(body: Element) -> Iterator[str]:
    for each in descendants(body, *PARAGRAPHS):
        if any(inner is not each for inner in descendants(each, *PARAGRAPHS)):
            continue
        text = words(each)
        if text:
            yield heading(text) if local(each)[0] == "h" else text


def _captions(body: Element) -> Iterator[str]:
    for each in descendants(body, *CAPTIONS):
        yield from (words(inner) for inner in descendants(each, *PARAGRAPHS))


def _plain(item: Element) -> str:
    data = next(descendants(item, "inlineData"), None)
    return "".join(data.itertext()).strip() if data is not None else ""


def _facts(item: Element) -> dict[str, Fact]:
    content, management = first(item, "contentMeta"), first(item, "itemMeta")
    if content is None:
        content = item
    created = management if management is not None else item
    credit = words(next(descendants(content, "creditline"), None))
    provider = next(descendants(created, "provider"), None)
    named = words(first(provider, "name")) if provider is not None else ""
    code = _attribute(provider, "literal") or _attribute(provider, "qcode")
    language = next(descendants(content, "language"), None)
    return some(
        title=stated(words(next(descendants(content, "headline"), None)), "headline"),
        source=stated(named or credit or code.rpartition(":")[2], "provider"),
        date=stated(_date(content, created), "versionCreated"),
        updated=stated(words(first(created, "versionCreated")), "versionCreated"),
        authors=stated(_authors(content), "by"),
        url=stated(next((a.get("href") for a in children(created, "link")), ""), "link"),
        language=stated(_attribute(language, "tag"), "language"),
        section=stated(words(next(descendants(content, "subject"), None)), "subject"),
    )


def _date(content: Element, created: Element) -> str:
    stamps = (first(created, "firstCreated"), first(created, "versionCreated"))
    own = (first(content, "contentCreated"), *stamps)
    return next((text for each in own if (text := words(each))), "")


def _authors(content: Element) -> list[str]:
    line = words(next(descendants(content, "by"), None))
    names = [words(first(each, "name")) for each in children(content, "creator")]
    return [line.removeprefix("By ").removeprefix("by ")] if line else [n for n in names if n]
