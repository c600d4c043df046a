"""When another search engine would pay."""

from __future__ import annotations

MANY = 15_000
"""Articles from which on the faster search engine pays."""


def advice(engine: str, articles: int) -> str:
    """What a reader of so many articles gains by another engine; empty where there is nothing."""
    if engine != "whoosh" or articles <= MANY:
        return ""
    return (
        "tantivy is faster with so many: pip install 'irnk-tui[tantivy]', then write "
        "'engine: tantivy' in irnk.yaml"
    )
