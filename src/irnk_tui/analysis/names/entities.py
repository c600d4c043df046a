"""Names and descriptions inside one document."""

from __future__ import annotations

from collections.abc import Sequence

from irnk_tui.analysis.language.parsed import Parsed
from irnk_tui.analysis.names.descriptions import descriptions
from irnk_tui.analysis.names.found import Found, Texts, span_of
from irnk_tui.analysis.names.name_finding import names
from irnk_tui.analysis.names.name_repair import repaired
from irnk_tui.analysis.names.standing import stands
from irnk_tui.model.annotation import Mention
from irnk_tui.model.document import Document
from irnk_tui.model.text import Span


def mentions(document: Document, parsed: Parsed, sentences: Sequence[Span]) -> tuple[Mention, ...]:
    """Every name and description of somebody or something: the title's, then the text's.

    A name that repeats a fuller one of the document (a lone surname, an acronym) and a description
    that plainly stands for a name point to it with `refers_to`.
    """
    texts: Texts = {
        "title": (document.title or "", parsed.title),
        "text": (document.text, parsed.text),
    }
    found = [one for field, (whole, tokens) in texts.items() for one in names(whole, tokens, field)]
    named = repaired(found, texts)
    described = descriptions(named, texts) if parsed.has_model else []
    made = [_mention(one, texts) for one in [*named, *described]]
    return tuple(sorted(made, key=lambda one: (one.span.field == "text", one.span)))


def _mention(one: Found, texts: Texts) -> Mention:
    whole, tokens = texts[one.field]
    target = one.refers_to
    is_actor = bool(tokens[one.head].dep) and stands(one, tokens)
    span = span_of(one, tokens)
    return Mention(
        span=span,
        text=whole[span.start : span.end],
        kind=one.kind,
        is_name=one.is_name,
        method=one.method,
        head=tokens[one.head].lemma,
        refers_to=span_of(target, texts[target.field][1]) if target else None,
        is_actor=is_actor,
    )
