"""Who is made the doer of what a passage tells."""

from __future__ import annotations

from irnk_tui.model.annotation import Action, Annotations
from irnk_tui.model.text import Span


def agency(annotations: Annotations, span: Span) -> tuple[Action, ...]:
    """The actions told inside a passage: active, passive with or without doer, or as a noun."""
    return tuple(action for action in annotations.actions if span.contains(action.span))
