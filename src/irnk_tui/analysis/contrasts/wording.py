"""Words that one account uses and the others do not, or use less."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence, Set
from math import log, sqrt
from operator import attrgetter

from irnk_tui.analysis.language.content import content_stems
from irnk_tui.model.account import DistinctWord
from irnk_tui.model.document import Document
from irnk_tui.model.text import DocumentId, Span

Places = Mapping[str, Sequence[Span]]

SURPRISE = 1.0
SHOWN = 12
PRIOR = 0.5


def distinct(
    documents: Mapping[DocumentId, Document], cells: Mapping[DocumentId, Sequence[Span]]
) -> dict[DocumentId, tuple[Span, ...]]:
    """Words of each cell that no other cell of the row has, by stem, stop words left out."""
    if len(cells) < 2:
        return {}
    found = {
        key: [pair for span in spans for pair in content_stems(documents[key], span)]
        for key, spans in cells.items()
    }
    alone = _held_by_one([{term for term, _ in told} for told in found.values()])
    return {
        key: tuple(
            sorted([place for term, place in told if term in alone], key=attrgetter("place"))
        )
        for key, told in found.items()
    }


def _held_by_one(held: Sequence[Set[str]]) -> Set[str]:
    """The terms that stand in one of some sets alone."""
    some, several = set[str](), set[str]()
    for terms in held:
        several |= some & terms
        some |= terms
    return some - several


def wording(
    documents: Sequence[Document], passages: Mapping[DocumentId, Sequence[Span]]
) -> dict[DocumentId, tuple[DistinctWord, ...]]:
    """Each account's distinctive words, most distinctive first.

    Log-odds with an informative Dirichlet prior taken from all accounts together (Monroe,
    Colaresi and Quinn 2008); words used once are left out.
    """
    found = {d.id: _stems(d, passages.get(d.id, ())) for d in documents}
    counts = {key: Counter({t: len(s) for t, s in places.items()}) for key, places in found.items()}
    whole: Counter[str] = Counter()
    for count in counts.values():
        whole.update(count)
    texts = {document.id: document for document in documents}
    return {key: _words(texts[key], found[key], counts[key], whole) for key in found}


def _words(
    document: Document, places: Places, mine: Counter[str], whole: Counter[str]
) -> tuple[DistinctWord, ...]:
    total, all_words = mine.total(), whole.total()
    # Where there is one word only, told again and again, nothing is said more often than another.
    if total == all_words or len(whole) < 2:
        return ()
    ranked = sorted(
        ((_log_odds(n, total, whole[t], all_words), t) for t, n in mine.items() if n > 1),
        key=lambda pair: (-pair[0], pair[1]),
    )
    return tuple(
        DistinctWord(
            _surface(document, places[t]), mine[t], whole[t] - mine[t], tuple(places[t]), s
        )
        for s, t in ranked[:SHOWN]
        if s >= SURPRISE
    )


def _log_odds(here: int, total_here: int, everywhere: int, total: int) -> float:
    """How much likelier a word is here than elsewhere, in standard deviations."""
    elsewhere, total_elsewhere = everywhere - here, total - total_here
    prior, total_prior = PRIOR * everywhere, PRIOR * total
    mine = (here + prior) / (total_here + total_prior - here - prior)
    theirs = (elsewhere + prior) / (total_elsewhere + total_prior - elsewhere - prior)
    return log(mine / theirs) / sqrt(1 / (here + prior) + 1 / (elsewhere + prior))


def _stems(document: Document, spans: Sequence[Span]) -> dict[str, list[Span]]:
    found: dict[str, list[Span]] = defaultdict(list)
    for span in spans:
        for stem, place in content_stems(document, span):
            found[stem].append(place)
    return dict(found)


def _surface(document: Document, places: Sequence[Span]) -> str:
    """The form of a word that the document uses most."""
    forms = Counter(document.words_of(place) for place in places)
    return min(forms, key=lambda form: (-forms[form], form))
