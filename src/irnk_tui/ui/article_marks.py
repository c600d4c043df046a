"""What is marked in an article: hits, names, quotes and highlights, each a layer."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Literal

from irnk_tui.model.annotation import Annotations
from irnk_tui.model.highlight import COLOURS, PlacedHighlight
from irnk_tui.model.search import Hit
from irnk_tui.ui.article import Article
from irnk_tui.ui.rendering import Mark, Marks

LayerName = Literal["hits", "names", "quotes", "highlights", "found"]
LAYERS: tuple[LayerName, ...] = ("highlights", "quotes", "names", "found", "hits")


@dataclass(frozen=True, slots=True)
class Layer:
    """Marks of one sort, and where they start."""

    marks: Marks
    starts: tuple[int, ...]
    """Sorted; the motion keys go from one to the next."""

    def __len__(self) -> int:
        return len(self.starts)


EMPTY = Layer(Marks(()), ())


def layer_of(marks: Iterable[Mark]) -> Layer:
    """A layer of marks."""
    held = tuple(marks)
    return Layer(Marks(held), tuple(sorted({mark.start for mark in held})))


def names_layer(article: Article, annotations: Annotations) -> Layer:
    """Names of people, places and the like; descriptions are left unmarked."""
    return layer_of(
        Mark(*article.place(mention.span), mention.kind)
        for mention in annotations.mentions
        if mention.is_name
    )


def quotes_layer(article: Article, annotations: Annotations) -> Layer:
    """Words put in somebody's mouth."""
    return layer_of(
        Mark(*article.place(span), "quote")
        for quote in annotations.quotes
        for span in quote.content
    )


def hits_layer(article: Article, hit: Hit | None) -> Layer:
    """The words that match the search the article was opened from."""
    passages = hit.passages if hit else ()
    return layer_of(
        Mark(*article.place(match), "hit") for passage in passages for match in passage.matches
    )


def highlights_layer(article: Article, placed: Sequence[PlacedHighlight]) -> Layer:
    """The reader's highlights that have a place."""
    return layer_of(
        Mark(*article.place(each.span), each.highlight.colour)
        for each in placed
        if each.span is not None
    )


def found_layer(places: Iterable[tuple[int, int]]) -> Layer:
    """Words found in the article."""
    return layer_of(Mark(start, end, "found") for start, end in places)


def letters_of(marks: Iterable[Mark]) -> str:
    """The letters of the highlight colours among some marks, each once."""
    letters = dict.fromkeys(COLOURS[mark.meaning][0] for mark in marks if mark.meaning in COLOURS)
    return "".join(letters)


class Covering:
    """Highlights by the places they cover: made once for an article, asked at every move."""

    def __init__(self, article: Article, placed: Sequence[PlacedHighlight]) -> None:
        self.article, self.placed = article, placed
        held = [(*article.place(each.span), each) for each in placed if each.span is not None]
        held.sort(key=lambda row: row[:2])
        self._held = held
        self._starts = [start for start, _end, _each in held]
        # The largest end so far never shrinks, so the first that may reach a place is bisected.
        self._reach = list(accumulate((end for _start, end, _each in held), max))

    def at(self, offset: int) -> list[PlacedHighlight]:
        """The highlights that cover an offset, the shortest first."""
        first, last = bisect_right(self._reach, offset), bisect_right(self._starts, offset)
        over = [row for row in self._held[first:last] if row[1] > offset]
        over.sort(key=lambda row: (row[1] - row[0], row[2].highlight.id))
        return [each for _start, _end, each in over]
