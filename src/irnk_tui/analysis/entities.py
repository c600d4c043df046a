"""Names and descriptions inside one document."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from irnk_tui.analysis.parsed import Parsed, Tokens
from irnk_tui.model.annotation import EntityKind, Mention
from irnk_tui.model.document import Document
from irnk_tui.model.text import Field, Span

KIND_OF_LABEL: dict[str, EntityKind] = {
    "PERSON": "person", "ORG": "organisation", "GPE": "place", "LOC": "place", "FAC": "place",
    "NORP": "nationality", "EVENT": "event", "WORK_OF_ART": "work", "LAW": "work",
    "PRODUCT": "other",
}  # fmt: skip


def mentions(document: Document, parsed: Parsed, sentences: Sequence[Span]) -> tuple[Mention, ...]:
    """Every name and description of somebody or something, in order of position."""
    found: list[Mention] = []
    fields: tuple[Field, ...] = ("title", "text")
    for field in fields:
        found.extend(_named(document, parsed.of(field), field))
    return tuple(found)


def _named(document: Document, tokens: Tokens, field: Field) -> Iterator[Mention]:
    start = 0
    while start < len(tokens):
        end = start + 1
        if tokens[start].ent:
            while end < len(tokens) and tokens[end].ent and not tokens[end].starts_ent:
                end += 1
            kind = KIND_OF_LABEL.get(tokens[start].ent)
            span = Span(tokens[start].start, tokens[end - 1].end, field)
            if kind:
                yield Mention(span, document.words_of(span), kind, head=tokens[end - 1].lemma)
        start = end
