"""A query made ready for an engine that answers trees of its own (Tantivy)."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from itertools import product
from typing import Any

import numpy as np

from irnk_tui.model.document import Document, Source
from irnk_tui.model.text import DocumentId
from irnk_tui.search.contents import as_held, whole
from irnk_tui.search.engine import MAX_WORDS, WEIGHTS, Clause, Resolve, Weights
from irnk_tui.search.frequent import frequent
from irnk_tui.search.matching import matches
from irnk_tui.search.names import OUTSIDE_FIELDS, SEARCHED_FIELDS, VALUE_FIELDS, WORD_FIELDS
from irnk_tui.search.patterns import Leaf, Pattern, patterns
from irnk_tui.search.printer import to_text
from irnk_tui.search.tree import (
    And,
    Boost,
    DateRange,
    FieldQuery,
    Fuzzy,
    Near,
    Not,
    NumberRange,
    Or,
    Phrase,
    Query,
    Wildcard,
    Word,
    ends,
)

_MOST_PHRASES = 64
_MOST_LETTERS = 600
"""Of all words that one word of a phrase may stand for; the engine refuses longer expressions."""
_PAGE = 500
_LAST_DAY = 4_000_000
"""Later than any day there is, in days since the year 1."""


@dataclass(slots=True)
class Compiler:
    """One query on its way into the engine."""

    tantivy: Any
    schema: Any
    searcher: Any
    resolve: Resolve
    is_late: Callable[[], bool]
    most_words: int = MAX_WORDS
    weights: Weights = WEIGHTS
    is_partial: bool = False
    is_rough: bool = False
    warnings: list[str] = field(default_factory=list)
    clauses: list[Clause] = field(default_factory=list)
    _known: dict[tuple[Pattern, str], list[str]] = field(default_factory=dict)

    def query(self, query: Query, names: tuple[str, ...] = SEARCHED_FIELDS) -> Any:
        """The engine's own query."""
        match query:
            case And(parts):
                return self._every([self.query(part, names) for part in parts])
            case Or(parts):
                return self._any([self.query(part, names) for part in parts])
            case Not(part):
                return self._all().and_must_not_match(self.query(part, names))
            case Boost(part, factor):
                return self.tantivy.Query.boost_query(self.query(part, names), factor)
            case FieldQuery(name, part):
                return self.query(part, (name,))
            case DateRange() | NumberRange():
                return self._range(query)
            case Near():
                return self._near(query, names)
            case Word() | Phrase() | Wildcard() | Fuzzy():
                return self._leaf(query, names)
        return self._all()

    def is_over(self) -> bool:
        """Whether the time is up, which is said once."""
        if self.is_late():
            self.is_partial = True
            self.warnings.append("The search took too long and was stopped; there may be more.")
        return self.is_partial and self.is_late()

    def _leaf(self, leaf: Leaf, names: tuple[str, ...]) -> Any:
        name = names[0]
        if name in OUTSIDE_FIELDS:
            return self._outside(leaf, name)
        if name in VALUE_FIELDS:
            return self._value(leaf, name)
        if name in WORD_FIELDS and isinstance(leaf, Word | Phrase) and leaf.is_exact:
            return self._terms(name, [whole(leaf.text)])
        if isinstance(leaf, Phrase) and leaf.slop:
            return self._any([self._weighed(name, self._loose(leaf, name)) for name in names])
        by_name = {name: self._slots(leaf, name) for name in names}
        alone = [slots[0] for slots in by_name.values() if len(slots) == 1]
        words = dict.fromkeys(word for slot in alone for word in slot)
        self.clauses.append(Clause(to_text(leaf), 0, tuple(words)[:50]))
        return self._any(
            [self._weighed(name, self._phrase(leaf, name, by_name[name])) for name in names]
        )

    def _slots(self, leaf: Leaf, name: str) -> list[list[str]]:
        return [self._meant(pattern, name, leaf) for pattern in patterns(leaf)]

    def _phrase(self, query: Query, name: str, slots: list[list[str]], slop: int = 0) -> Any:
        if not all(slots) or not slots:
            return self.tantivy.Query.empty_query()
        if len(slots) == 1:
            return self._terms(name, slots[0])
        phrase = self.tantivy.Query.phrase_query
        count = 1
        for slot in slots:
            count *= len(slot)
        if count <= _MOST_PHRASES:
            chosen = (list(words) for words in product(*slots))
            return self._any([phrase(self.schema, name, words, slop) for words in chosen])
        if max(sum(map(len, slot)) for slot in slots) > _MOST_LETTERS:
            return self._verified(query, name, [self._terms(name, slot) for slot in slots])
        expressions = ["|".join(map(_escaped, slot)) for slot in slots]
        return self.tantivy.Query.regex_phrase_query(self.schema, name, expressions, slop)

    def _near(self, near: Near, names: tuple[str, ...]) -> Any:
        """Two single words by the engine; anything else by reading the documents that may match."""
        found = []
        for name in names:
            pair = [self._single(part, name) for part in near.parts]
            if all(pair) and not near.is_ordered:
                one = self._pair(near, name, pair, near.distance)
            else:
                parts = [self._part(part, name) for part in near.parts]
                one = self._verified(near, name, parts)
            found.append(self._weighed(name, one))
        return self._any(found)

    def _loose(self, leaf: Phrase, name: str) -> Any:
        return self._pair(leaf, name, self._slots(leaf, name), leaf.slop)

    def _pair(self, query: Query, name: str, slots: list[list[str]], distance: int) -> Any:
        """Words near each other in any order; for two of them the engine's slop says the same."""
        if len(slots) == 2 and slots[0] != slots[1]:
            ways = (slots, slots[::-1])
            return self._any([self._phrase(query, name, list(way), distance - 1) for way in ways])
        return self._verified(query, name, [self._terms(name, slot) for slot in slots])

    def _single(self, part: Query, name: str) -> list[str]:
        if isinstance(part, Word | Wildcard | Fuzzy) and len(patterns(part)) == 1:
            return self._meant(patterns(part)[0], name, part)
        return []

    def _verified(self, query: Query, name: str, parts: list[Any]) -> Any:
        candidates = self._every(parts)
        total = self.searcher.search(candidates, 1).count
        ids: list[str] = []
        for offset in range(0, total, _PAGE):
            if self.is_over():
                break
            for _, address in self.searcher.search(candidates, _PAGE, False, None, offset).hits:
                if self.is_over():
                    break
                document = _read(self.searcher.doc(address))
                if matches(FieldQuery(name, query), document):
                    ids.append(document.id)
        kept = self.tantivy.Query.boost_query(self._terms("id", ids), 0.0)
        return self._every([candidates, kept])

    def _part(self, part: Query, name: str) -> Any:
        if isinstance(part, Or):
            return self._any([self._part(one, name) for one in part.parts])
        if isinstance(part, Phrase) and part.slop:
            return self._every(
                [self._terms(name, self._meant(p, name, part)) for p in patterns(part)]
            )
        if isinstance(part, Word | Phrase | Wildcard | Fuzzy):
            return self._phrase(part, name, self._slots(part, name))
        return self._all()

    def _meant(self, pattern: Pattern, name: str, leaf: Leaf) -> list[str]:
        if pattern.kind == "exact":
            return [pattern.text]
        if self.is_over():
            return []
        if (pattern, name) not in self._known:
            self._known[pattern, name] = self._words(pattern, name, leaf)
        return self._known[pattern, name]

    def _words(self, pattern: Pattern, name: str, leaf: Leaf) -> list[str]:
        pairs = sorted(self.searcher.terms_with_prefix(name, pattern.start))
        accepted = [pair for pair in pairs if pair[0][:1] != "=" and pattern.accepts(pair[0])]
        kept = frequent(np.array([size for _, size in accepted], np.int64), self.most_words)
        if kept.is_cut:
            self.is_partial = True
            text = to_text(leaf)
            self.warnings.append(
                f"{text} stands for more than {MAX_WORDS:,} words; the rest is left out."
            )
        self.is_rough |= kept.is_rough
        return [accepted[at][0] for at in kept.chosen.tolist()]

    def _outside(self, leaf: Leaf, name: str) -> Any:
        value = leaf.pattern if isinstance(leaf, Wildcard) else leaf.text
        ids = self.resolve(name, value)
        if ids is None:
            self.warnings.append(f"Nothing is known here about {name}:{value}; it finds nothing.")
        return self._terms("id", sorted(ids or ()))

    def _value(self, leaf: Leaf, name: str) -> Any:
        text = as_held(name, leaf.pattern if isinstance(leaf, Wildcard) else leaf.text)
        if isinstance(leaf, Wildcard):
            pattern = Pattern("wildcard", text)
            known = self.searcher.terms_with_prefix(name, pattern.start)
            return self._terms(name, [word for word, _ in known if pattern.accepts(word)])
        if name == "hash":
            return self._terms(name, [w for w, _ in self.searcher.terms_with_prefix(name, text)])
        return self._terms(name, [text])

    def _range(self, query: DateRange | NumberRange) -> Any:
        low, high = ends(query)
        if isinstance(query, DateRange) and query.name == "date":
            begun = self._between("first", 0, high or _LAST_DAY)
            over = self._between("last", low or 0, _LAST_DAY)
            return self.tantivy.Query.boost_query(self._every([begun, over]), 0.0)
        known = self.searcher.terms_with_prefix(query.name, "")
        return self._terms(query.name, [word for word, _ in known if _is_in(word, low, high)])

    def _between(self, name: str, low: int, high: int) -> Any:
        kind = self.tantivy.FieldType.Unsigned
        return self.tantivy.Query.range_query(self.schema, name, kind, low, high)

    def _terms(self, name: str, words: Iterable[str]) -> Any:
        chosen = list(words)
        if len(chosen) > _MOST_PHRASES or name in VALUE_FIELDS:
            return self.tantivy.Query.term_set_query(self.schema, name, chosen)
        term = self.tantivy.Query.term_query
        return self._any([term(self.schema, name, word) for word in chosen])

    def _weighed(self, name: str, query: Any) -> Any:
        return self.tantivy.Query.boost_query(query, getattr(self.weights, name, 1.0))

    def _any(self, queries: list[Any]) -> Any:
        return self._joined(self.tantivy.Occur.Should, queries)

    def _every(self, queries: list[Any]) -> Any:
        return self._joined(self.tantivy.Occur.Must, queries)

    def _joined(self, occur: Any, queries: list[Any]) -> Any:
        if not queries:
            return self.tantivy.Query.empty_query()
        if len(queries) == 1:
            return queries[0]
        return self.tantivy.Query.boolean_query([(occur, query) for query in queries])

    def _all(self) -> Any:
        return self.tantivy.Query.all_query()


def _is_in(word: str, low: int | None, high: int | None) -> bool:
    """Whether a number, or a stretch of days, may lie in a range."""
    first, _, last = word.partition("-")
    return (low is None or low <= int(last or first)) and (high is None or int(first) <= high)


def is_even(query: Query, name: str = "") -> bool:
    """Whether all that matches is equally relevant, as where only a source or a range is asked."""
    match query:
        case And(parts):
            return all(is_even(part, name) for part in parts)
        case FieldQuery(other, part):
            return is_even(part, other)
        case DateRange() | NumberRange():
            return True
        case Word() | Phrase():
            return name in WORD_FIELDS or name in VALUE_FIELDS
    return False


def _read(stored: Any) -> Document:
    one, title, text = (stored[name][0] for name in ("stored", "stored_title", "stored_text"))
    return Document(DocumentId(one), text, title or None, Source(""))


def _escaped(word: str) -> str:
    return "".join(char if char.isalnum() else f"\\{char}" for char in word)
