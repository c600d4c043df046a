"""What can be exported from where the reader stands."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from irnk_tui.model.counting import counted
from irnk_tui.model.highlight import PlacedHighlight

if TYPE_CHECKING:
    from irnk_tui.export.page import ExportPage, Options
    from irnk_tui.project import Project

MOST_FOUND = 1000
"""Articles of a search that are exported."""
Made = tuple["list[ExportPage]", "Options"]


@dataclass(frozen=True, slots=True)
class Scope:
    """Something to export."""

    label: str
    make: Callable[[Project], Made]
    """To be called off the interface's thread; raises IrnkError."""


def all_marks() -> Scope:
    """Every highlight."""
    return Scope("all highlights", _all_marks)


def every_article() -> Scope:
    """Every article of the corpus, for lists of sources."""
    return Scope("every article", _every_article)


def of_marks(marks: Sequence[PlacedHighlight], typed: str) -> list[Scope]:
    """The highlights shown; then everything else."""
    words = f"the {counted(len(marks), 'highlight')} shown" if typed else "all highlights"
    own = Scope(words, lambda project: _pages(project, marks))
    return [own, *([all_marks()] if typed else []), every_article()]


def scopes_at(screen: Any) -> list[Scope]:
    """What can be exported from a screen: what it shows first."""
    return [*_own(screen), all_marks(), every_article()]


def _own(screen: Any) -> list[Scope]:
    query = str(getattr(screen, "typed", "") or "").strip()
    if query:
        return [Scope(f"what “{query}” finds", lambda project: _query(project, query))]
    event = getattr(getattr(getattr(screen, "view", None), "comparison", None), "event", None)
    if event is not None:
        id = event.id
        return [Scope(f"the event “{event.title}”", lambda project: _event(project, id))]
    document = getattr(screen, "document", None)
    if isinstance(document, str):
        return [Scope("this article's highlights", lambda project: _article(project, document))]
    return []


def _pages(project: Project, marks: Sequence[PlacedHighlight]) -> Made:
    from irnk_tui import exporting

    return exporting.pages(marks, project.store), _about(project)


def _all_marks(project: Project) -> Made:
    return _pages(project, project.highlights())


def _article(project: Project, document: str) -> Made:
    return _pages(project, project.highlights(document))


def _every_article(project: Project) -> Made:
    from irnk_tui import exporting

    made = project.export_pages(exporting.everything(project.store))
    return made, _about(project)


def _event(project: Project, id: str) -> Made:
    from irnk_tui import exporting

    event = project.event(id)
    about = replace(_about(project), event=event.title)
    return project.export_pages(exporting.told_in(event)), about


def _query(project: Project, query: str) -> Made:
    from irnk_tui import exporting

    result = project.search(query, limit=MOST_FOUND)
    about = replace(_about(project), query=result.understood)
    return project.export_pages(exporting.found_in(result)), about


def _about(project: Project) -> Options:
    from irnk_tui import exporting

    return exporting.about(project.store, project.marks.codebook.meanings())
