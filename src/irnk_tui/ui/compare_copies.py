"""Near-identical texts in words: which they are, and each edit made to the shared text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from irnk_tui.model.account import CopyEdit
from irnk_tui.model.counting import counted
from irnk_tui.model.text import DocumentId, Span
from irnk_tui.sanitise import sanitise_line
from irnk_tui.ui.compare_cells import Line, Run
from irnk_tui.ui.compare_entry import Entry, Place
from irnk_tui.ui.compare_view import View, heading_of, name_of
from irnk_tui.ui.rendering import fit

MOST_EDITS = 60
"""Edits listed for one copy."""
AROUND = 40
"""Code points of the shared text shown before an edit."""
WIDEST = 120


def copies(view: View) -> Iterator[Entry]:
    """Each group of near-identical texts, then what each copy changed in the first of them."""
    accounts = {account.document: account for account in view.comparison.accounts}
    for group in view.comparison.copies:
        held = [document for document in group if document in accounts]
        if not held:
            continue
        names = ", ".join(heading_of(view, document) for document in held)
        places = tuple((id, accounts[id].passages[0]) for id in held if accounts[id].passages)
        yield Entry((Run("near-identical texts, counted as one: ", "faint"), Run(names)), places)
        for copy in held[1:]:
            yield from _edited(view, held[0], copy)


def _edited(view: View, first: DocumentId, copy: DocumentId) -> Iterator[Entry]:
    from irnk_tui.analysis.contrasts.copies import edits

    if first not in view.documents or copy not in view.documents:
        return
    steps = edits(view.documents[first], view.documents[copy])
    changes = list(_changes(steps))
    count = counted(len(changes), "edit") if changes else "no edit"
    who = f"{name_of(view, copy)} against {name_of(view, first)}: {count}"
    yield Entry((Run(who, "strong"),), is_heading=True)
    for before, change in changes[:MOST_EDITS]:
        runs, places = _told(view, first, copy, before), _places(first, copy, change)
        yield Entry((Run("  "), *runs, *_words(view, first, copy, change)), places)
    if len(changes) > MOST_EDITS:
        yield Entry((Run(f"  … and {len(changes) - MOST_EDITS} more", "faint"),))


def _changes(steps: Sequence[CopyEdit]) -> Iterator[tuple[CopyEdit | None, CopyEdit]]:
    """Each edit with the kept words before it; what went and what came in its place are one."""
    before: CopyEdit | None = None
    change: CopyEdit | None = None
    for step in (*steps, CopyEdit(kept=(Span(0, 0), Span(0, 0)))):
        if step.kept is None:
            change = step if change is None else _both(change, step)
            continue
        if change is not None:
            yield before, change
        before, change = step, None


def _both(one: CopyEdit, other: CopyEdit) -> CopyEdit:
    return CopyEdit(
        removed=_reach(one.removed, other.removed), added=_reach(one.added, other.added)
    )


def _reach(one: Span | None, other: Span | None) -> Span | None:
    if one is None or other is None:
        return one or other
    return Span(min(one.start, other.start), max(one.end, other.end), one.field)


def _told(view: View, first: DocumentId, copy: DocumentId, before: CopyEdit | None) -> Line:
    if before is None or before.kept is None:
        return ()
    words = _text(view, first, before.kept[0])
    return (Run(f"{'…' if len(words) > AROUND else ''}{words[-AROUND:]} ", "faint"),)


def _words(view: View, first: DocumentId, copy: DocumentId, step: CopyEdit) -> Line:
    """`−two +four`: what went and what came, told apart by their signs."""
    runs: list[Run] = []
    if step.removed is not None:
        runs += [Run("−", "key"), Run(fit(_text(view, first, step.removed), WIDEST), "silent")]
    if step.added is not None:
        runs += [Run(" " if runs else ""), Run("+", "key")]
        runs.append(Run(fit(_text(view, copy, step.added), WIDEST), "differs"))
    return tuple(runs)


def _places(first: DocumentId, copy: DocumentId, step: CopyEdit) -> tuple[Place, ...]:
    sides = ((copy, step.added), (first, step.removed))
    return tuple((document, span) for document, span in sides if span is not None)


def _text(view: View, document: DocumentId, span: Span) -> str:
    return sanitise_line(view.documents[document].words_of(span))
