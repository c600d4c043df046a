"""Words that keep company with a search, and words that one source prefers."""

from __future__ import annotations

from collections.abc import Sequence

from textual import on

from irnk_tui.model.counting import counted
from irnk_tui.sanitise import sanitise_line
from irnk_tui.search.collocates import SURE as SURE_COMPANY
from irnk_tui.search.collocates import Collocate
from irnk_tui.search.keyness import SURE, KeyWord
from irnk_tui.searching.tables import Table, of_company, of_words
from irnk_tui.ui.commands import bindings
from irnk_tui.ui.library_words import quoted
from irnk_tui.ui.rendering import fill
from irnk_tui.ui.screens.answer import AnswerScreen
from irnk_tui.ui.widgets.rows_view import Row, RowsView
from irnk_tui.ui.widgets.status_line import Words

Company = tuple[int, list[Collocate]]
MOST = 500
"""Words shown."""


class WordsScreen(AnswerScreen):
    """A table of words; enter searches for one where it was found."""

    BINDINGS = bindings("words")
    name_of_table = "irnk-words.csv"
    source = ""
    """Whose words are shown; empty for words near those of the search."""
    is_less = False
    """Words a source uses less than others."""
    sources: Sequence[str] = ()
    answer: Company | list[KeyWord] | None

    def read(self) -> Company | list[KeyWord]:
        desk = self.project.desk()
        self.sources = list(self.project.store.sources())
        if not self.query_text and not self.source and self.sources:
            self.source = self.sources[0]
        if not self.source:
            return desk.collocates(self.query_text)
        words = desk.keyness(self.source, within=self.query_text)
        sure = [word for word in words if abs(word.score) >= SURE]
        if self.is_less:
            return [word for word in reversed(sure) if word.score < 0][:MOST]
        return [word for word in sure if word.score > 0][:MOST]

    def about(self) -> tuple[Words, ...]:
        query = sanitise_line(self.query_text)
        if isinstance(self.answer, tuple):
            places = counted(self.answer[0], "place")
            facts = f" · {places} · log-likelihood (Dunning 1993); ? may be chance"
            return (" Words near  ", "key"), (query, "strong"), (facts, "faint")
        how = "less" if self.is_less else "more"
        within = f" in articles that match {query}" if query else ""
        return (
            (f" Used {how} by  ", "key"),
            (sanitise_line(self.source), "strong"),
            (f" than by all others{within} · log-odds, in standard errors (Monroe 2008)", "faint"),
        )

    def rows(self) -> list[Row]:
        if isinstance(self.answer, tuple):
            return [_heading("G²", "near", "expected", "by source"), *map(_near, self._near_words)]
        heading = _heading("z", "here", "there", "articles here and there")
        return [heading, *map(_preferred, self.answer or ())]

    @property
    def _near_words(self) -> list[Collocate]:
        return self.answer[1][:MOST] if isinstance(self.answer, tuple) else []

    def table(self) -> Table | None:
        if isinstance(self.answer, tuple):
            return of_company(self._near_words)
        return of_words(self.answer) if self.answer else None

    @on(RowsView.Chosen)
    def _search(self) -> None:
        at = self.cursor - 1
        words = self._near_words if isinstance(self.answer, tuple) else self.answer or []
        if 0 <= at < len(words):
            clause = f' source:="{quoted(self.source)}"' if self.source else ""
            self.dismiss(f"{self._asked} {words[at].word}{clause}".strip())

    @property
    def _asked(self) -> str:
        return f"({self.query_text})" if " OR " in self.query_text else self.query_text

    def action_other_words(self) -> None:
        """Turn from words near the search to a source's words, or back."""
        if not self.query_text:
            self.notify("Type a search first; then its company is shown too.", markup=False)
            return
        self.source = "" if self.source else next(iter(self.sources), "")
        self.reload()

    def action_sort_words(self) -> None:
        """Turn from words used more to words used less, or back."""
        if self.source:
            self.is_less = not self.is_less
            self.reload()

    def action_next_source(self) -> None:
        self._step(1)

    def action_previous_source(self) -> None:
        self._step(-1)

    def _step(self, by: int) -> None:
        if self.sources:
            at = self.sources.index(self.source) + by if self.source in self.sources else 0
            self.source = self.sources[at % len(self.sources)]
            self.reload()


def _heading(*names: str) -> Row:
    first, second, third, rest = names
    return ((f" {'word':<24}{first:>9}{second:>8}{third:>10}   {rest}", "faint"),)


def _near(word: Collocate) -> Row:
    doubt = " " if word.score >= SURE_COMPANY else "?"
    sources = ", ".join(f"{sanitise_line(name)} {count}" for name, count in word.sources[:6])
    return (
        (f" {fill(sanitise_line(word.word), 24)}", "text"),
        (f"{word.score:>8.1f}{doubt}{word.count:>8}{word.expected:>10.1f}", "faint"),
        (f"   {sources}", "faint"),
    )


def _preferred(word: KeyWord) -> Row:
    numbers = f"{word.score:>+9.1f}{word.count:>8}{word.count_others:>10}"
    articles = f"   {word.documents} and {word.documents_others}"
    return ((f" {fill(sanitise_line(word.word), 24)}", "text"), (numbers + articles, "faint"))
