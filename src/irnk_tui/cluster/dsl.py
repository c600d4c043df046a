"""The few forms of OpenSearch's query language that irnk uses, as values, never as text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any

from irnk_tui.search.patterns import Pattern

Dsl = dict[str, Any]
MOST_TERMS = 60_000

NOTHING: Dsl = {"match_none": {}}
EVERYTHING: Dsl = {"match_all": {}}


def every(parts: Sequence[Dsl]) -> Dsl:
    """All of them."""
    return parts[0] if len(parts) == 1 else {"bool": {"must": list(parts)}}


def any_of(parts: Sequence[Dsl]) -> Dsl:
    """At least one of them."""
    if not parts:
        return NOTHING
    if len(parts) == 1:
        return parts[0]
    return {"bool": {"should": list(parts), "minimum_should_match": 1}}


def without(part: Dsl) -> Dsl:
    """Everything else."""
    return {"bool": {"must": [EVERYTHING], "must_not": [part]}}


def weighed(part: Dsl, factor: float) -> Dsl:
    """The part, counting so many times."""
    return part if factor == 1.0 else {"bool": {"must": [part], "boost": factor}}


def terms(name: str, words: Iterable[str]) -> Dsl:
    """One of these words, whichever: it does not count for the order."""
    chosen = list(words)
    pages = range(0, len(chosen), MOST_TERMS)
    return any_of([{"terms": {name: chosen[at : at + MOST_TERMS]}} for at in pages])


def term(name: str, value: str | bool) -> Dsl:
    """This word, counting for the order by how rare it is; or whether something is so."""
    return {"term": {name: {"value": value}}}


def phrase(name: str, line: str) -> Dsl:
    """Positions one after the other, each with the words that may stand there."""
    return {"match_phrase": {name: {"query": line, "analyzer": "irnk"}}}


def near(name: str, slots: Sequence[Sequence[str]], gap: int, *, is_ordered: bool) -> Dsl:
    """A word of each slot with at most `gap` words between them."""
    clauses = [_span(name, slot) for slot in slots]
    return {"span_near": {"clauses": clauses, "slop": gap, "in_order": is_ordered}}


def between(name: str, low: int | None, high: int | None) -> Dsl:
    """A number in this range, both ends included; `None` is open."""
    ends = {"gte": low, "lte": high}
    return {"range": {name: {key: end for key, end in ends.items() if end is not None}}}


def expression(text: str) -> str:
    """A wildcard as the cluster's regular expression; everything else in it is a plain letter."""
    wild = {"*": ".*", "?": "."}
    return "".join(wild.get(part, literal(part)) for part in re.split(r"([*?])", text))


def begun_or_like(name: str, pattern: Pattern) -> Dsl:
    """Every word that begins so, or that a wildcard or a fuzzy word accepts; no stem, no whole."""
    if pattern.kind == "prefix":
        return {"prefix": {name: {"value": pattern.text}}}
    written = expression(pattern.text)
    if pattern.text.startswith("*"):
        written = f"([^~=].*)?{written[2:]}"
    elif pattern.text.startswith("?"):
        written = f"[^~=]{written[1:]}"
    return {"regexp": {name: {"value": written, "flags": "NONE"}}}


def literal(text: str) -> str:
    """Letters that stand for themselves in the cluster's regular expressions."""
    return "".join(char if char.isalnum() else f"\\{char}" for char in text)


def _span(name: str, words: Sequence[str]) -> Dsl:
    spans: list[Dsl] = [{"span_term": {name: {"value": word}}} for word in words]
    return spans[0] if len(spans) == 1 else {"span_or": {"clauses": spans}}
