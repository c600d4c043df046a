"""How many of what, in words."""

from __future__ import annotations


def counted(count: int, noun: str) -> str:
    """`1 article`, `1,428 articles`, `2 searches`."""
    ending = "es" if noun.endswith("ch") else "s"
    return f"{count:,} {noun}{'' if count == 1 else ending}"
