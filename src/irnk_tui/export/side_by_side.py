"""What the exports of a comparison have in common: names, cells and marks, free of a format."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise
from typing import Literal

from irnk_tui.model.account import Account, Comparison, Difference, DifferenceKind, Row, Silence
from irnk_tui.model.counting import counted
from irnk_tui.model.document import Document
from irnk_tui.model.text import DocumentId, Span

NO_PASSAGE = "no matching passage found"
KIND_WORDS: dict[DifferenceKind, str] = {
    "number": "number", "date": "day", "place": "place", "name": "name", "doer": "doer",
    "wording": "words",
}  # fmt: skip
"""In what accounts differ; the screen says the same."""
ONLY_NEAR = "near: "
"""Stands before passages of a cell that may tell something else than the row."""
MOST_MARKED = 0.45
"""Share of a cell that may be marked as its own words before the marks hide the rest."""

Mark = Literal["differs", "own", ""]


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of a passage that carry the same mark."""

    text: str
    mark: Mark = ""
    note: str = ""
    """What differs, or empty."""
    why: str = ""
    """Why the values are held to be about the same thing."""


Marked = tuple[Span, Piece]


@dataclass(frozen=True, slots=True)
class Side:
    """A comparison with the texts it points into."""

    comparison: Comparison
    documents: Mapping[DocumentId, Document]

    @property
    def accounts(self) -> tuple[Account, ...]:
        return self.comparison.accounts

    @property
    def title(self) -> str:
        """The event, or that the documents were chosen."""
        event = self.comparison.event
        return event.title if event else "Articles chosen by the reader"

    def words(self, document: DocumentId, span: Span) -> str:
        """The words of a span on one line."""
        return " ".join(self.documents[document].words_of(span).split())

    def name(self, document: DocumentId) -> str:
        """`1 GZERO Media`."""
        for number, account in enumerate(self.accounts, start=1):
            if account.document == document:
                return f"{number} {account.source}"
        return str(document)

    def order(self) -> list[DocumentId]:
        """The accounts' documents, in the order of the columns."""
        return [account.document for account in self.accounts]


def told_by(side: Side, row: Row) -> str:
    """`told by 2 of 3`, `only here`, `near in 2 of 3; they may not tell the same`."""
    if len(row.cells) == 1 and len(side.accounts) > 1:
        return f"only {side.name(next(iter(row.cells)))}"
    if row.is_near:
        return f"near in {len(row.cells)} of {len(side.accounts)}; they may not tell the same"
    told = f"told by {len(row.tellers)} of {len(side.accounts)}"
    texts = side.comparison.independent(row.tellers)
    return told if texts == len(row.tellers) else f"{told} ({texts} independent)"


def kinds_of(row: Row) -> list[str]:
    """What differs in a row, each kind once."""
    return list(dict.fromkeys(KIND_WORDS.get(each.kind, each.kind) for each in row.differs))


def difference_in_words(side: Side, difference: Difference) -> str:
    """`day: 1 Herald “Wednesday” – 2 Tribune “Tuesday”`."""
    told = " – ".join(
        f"{side.name(document)} “{' '.join(value.text.split())}”"
        for document, value in difference.values.items()
    )
    return f"{KIND_WORDS.get(difference.kind, difference.kind)}: {told}"


def _named(names: Sequence[str]) -> str:
    """`Elena Ruiz`, `Elena Ruiz or Denholm`, `Elena Ruiz, Denholm or others`."""
    if len(names) < 3:
        return " or ".join(names)
    return f"{names[0]}, {names[1]} or others"


def silence_in_words(silence: Silence) -> str:
    """What is known of a source that does not tell the event, and no more."""
    number = silence.documents_in_window
    if silence.state == "silent":
        articles = counted(number, "article")
        return f"{articles} in the corpus for these days; {NO_PASSAGE}"
    if silence.state == "not in corpus":
        return "nothing in the corpus for these days"
    if silence.naming:
        articles = f"{silence.naming} of {counted(number, 'article')} of these days"
        name = "names" if silence.naming == 1 else "name"
        return f"{articles} {name} {_named(silence.named)}; not known whether it is told there"
    return "not known whether the corpus has its articles of these days"


def silences_in_words(found: Sequence[Silence]) -> Iterator[tuple[tuple[str, ...], str]]:
    """Sources and what is known of them: each that might have told it, then the others together."""
    might = [each for each in found if each.state == "silent" or each.naming]
    for each in sorted(might, key=lambda each: (-each.naming, -each.documents_in_window)):
        yield (each.source,), silence_in_words(each)
    for state in ("unknown", "not in corpus"):
        others = [each for each in found if each.state == state and not each.naming]
        if others:
            yield tuple([each.source for each in others]), silence_in_words(others[0])


def labels_in_words(side: Side) -> Iterator[tuple[str, str]]:
    """Each actor with `1 Herald: the regime 3, Pyongyang 1; 2 Tribune: …`."""
    for entity, names in side.comparison.labels.items():
        told = "; ".join(
            f"{side.name(d)}: " + ", ".join(f"{label.text} {label.count}" for label in names[d])
            for d in side.order()
            if names.get(d)
        )
        yield side.comparison.entity_names.get(entity, str(entity)), told


def voices_in_words(side: Side) -> Iterator[tuple[str, str]]:
    """Each account with `Greg Brew “said” 61 words; …`."""
    for document in side.order():
        told = [
            f"{voice.speaker or 'speaker not told'}{' (unnamed)' if voice.is_anonymous else ''}"
            f"{f' “{voice.verb}”' if voice.verb else ''} {voice.words} words"
            for voice in side.comparison.voices.get(document, ())
        ]
        yield side.name(document), "; ".join(told) or "no quotation found"


def manners(side: Side, row: Row) -> dict[DocumentId, str]:
    """Whether each cell asserts or reports; empty where a row's accounts agree or are only near."""
    if row.is_near:
        return {}
    ways = {each: _way(side, each, row.told_in(each)) for each in row.tellers}
    return ways if len(set(ways.values()) - {""}) > 1 else {}


def _way(side: Side, document: DocumentId, spans: Sequence[Span]) -> str:
    told = side.comparison.told_as.get(document, ())
    return next((str(each.told_as) for each in told if each.span in spans), "")


def pieces(side: Side, row: Row, document: DocumentId) -> Iterator[Piece]:
    """A cell's words with what differs in them; passages apart are joined by `…`."""
    article = side.documents[document]
    before: Span | None = None
    marks = list(_marks(row, document))
    told, near = row.parts_of(document)
    for span in (*told, *near):
        if near and span == near[0]:
            yield Piece(f"{' ' if before else ''}{ONLY_NEAR}")
        elif before is not None:
            is_next = before.field == span.field
            between = article.text[before.end : span.start] if is_next else "apart"
            yield Piece(" … " if between.strip() else " ")
        yield from _cut(article, span, marks)
        before = span


def _marks(row: Row, document: DocumentId) -> Iterator[Marked]:
    for each in row.differs:
        if document in each.values:
            kind = KIND_WORDS.get(each.kind, each.kind)
            yield each.values[document].span, Piece("", "differs", kind, each.because)
    own = () if row.is_near else row.distinct.get(document, ())
    if sum(map(len, own)) <= MOST_MARKED * sum(map(len, row.cells[document])):
        yield from ((span, Piece("", "own")) for span in own)


def _cut(article: Document, span: Span, marks: Iterable[Marked]) -> Iterator[Piece]:
    inside = [(mark, piece) for mark, piece in marks if mark.overlaps(span)]
    edges = {span.start, span.end}
    for mark, _ in inside:
        edges |= {max(mark.start, span.start), min(mark.end, span.end)}
    cuts = [(_piece_at(start, inside), start, end) for start, end in pairwise(sorted(edges))]
    for piece, group in groupby(cuts, key=lambda cut: cut[0]):
        parts = [article.words_of(Span(start, end, span.field)) for _, start, end in group]
        yield replace(piece, text="".join(parts))


def _piece_at(offset: int, marks: Iterable[Marked]) -> Piece:
    return next((piece for mark, piece in marks if mark.start <= offset < mark.end), Piece(""))
