"""From the typed query to its tree: recursive descent, NEAR before NOT before AND before OR."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from irnk_tui.search import leaves
from irnk_tui.search.names import CHOICES, FIELDS, RANGE_FIELDS, nearest
from irnk_tui.search.scanning import Scanner
from irnk_tui.search.tree import (
    All,
    And,
    Boost,
    FieldQuery,
    Fuzzy,
    Near,
    Not,
    Or,
    Phrase,
    Query,
    Wildcard,
    Word,
    children,
)

MAX_LENGTH = 10_000
MAX_DEPTH = 50
MAX_PARTS = 1_000
_NEAR_WORDS = 10


@dataclass(slots=True)
class Parser:
    """One reading of one query."""

    scan: Scanner
    today: date
    hints: list[str] = field(default_factory=list)
    field_name: str = ""
    depth: int = 0
    count: int = 0

    def query(self) -> Query:
        """The whole text; nothing typed means every document."""
        if len(self.scan.text) > MAX_LENGTH:
            self.scan.fail(f"a query has at most {MAX_LENGTH:,} characters", MAX_LENGTH)
        self.scan.skip_spaces()
        if not self.scan.peek():
            return All(place=(0, len(self.scan.text)))
        found = self._or()
        if self.scan.peek():
            at = self.scan.at
            text = self.scan.text
            self.scan.fail("no parenthesis is open here", at, suggestion=text[:at] + text[at + 1 :])
        return found

    def _or(self) -> Query:
        start, parts = self.scan.at, [self._and()]
        while self.scan.keyword()[0] == "OR":
            self._operator("OR")
            parts.append(self._and())
        return parts[0] if len(parts) == 1 else Or(_spliced(Or, parts), place=self._place(start))

    def _and(self) -> Query:
        start, parts = self.scan.at, [self._not()]
        while self.scan.peek() not in ("", ")") and self.scan.keyword()[0] != "OR":
            if self.scan.keyword()[0] == "AND":
                self._operator("AND")
            parts.append(self._not())
        return parts[0] if len(parts) == 1 else And(_spliced(And, parts), place=self._place(start))

    def _not(self) -> Query:
        start = self.scan.at
        if self.scan.keyword()[0] == "NOT":
            self._operator("NOT")
        elif not (self.scan.peek() == "-" and self._glued() and self.scan.take("-")):
            if self.scan.peek() == "+" and self._glued():
                self.scan.take("+")
            return self._near()
        self._deeper(start)
        part = self._not()
        self.depth -= 1
        return Not(part, place=self._place(start))

    def _near(self) -> Query:
        start, parts = self.scan.at, [self._atom()]
        kind: tuple[str, int] | None = None
        while self.scan.keyword()[0] in ("NEAR", "ADJ"):
            name, number = self.scan.keyword()
            here, at = (name, number or _NEAR_WORDS), self.scan.at
            if kind not in (None, here):
                self.scan.fail("one chain of NEAR or ADJ has one distance", at)
            kind = here
            self._operator(name)
            parts.append(self._atom())
        if kind is None:
            return parts[0]
        for part in parts:
            self._check_near(part)
        return Near(tuple(parts), kind[1], kind[0] == "ADJ", place=self._place(start))

    def _check_near(self, part: Query) -> None:
        fits = isinstance(part, Word | Phrase | Wildcard | Fuzzy)
        if not fits and not (
            isinstance(part, Or)
            and all(isinstance(one, Word | Phrase | Wildcard | Fuzzy) for one in children(part))
        ):
            self.scan.fail("NEAR and ADJ take words, phrases and (a OR b)", part.place[0])

    def _atom(self) -> Query:
        start = self.scan.at
        self._count(start)
        name, _ = self.scan.keyword()
        if name or self.scan.peek() in ("", ")"):
            self._missing(start, name)
        if self.scan.peek() == "(":
            return self._boosted(self._group(), start)
        if self.field_name in RANGE_FIELDS:
            return leaves.ranged(self, self.field_name, start)
        if self._is_field():
            return self._field(start)
        return self._boosted(leaves.leaf(self, start), start)

    def _group(self) -> Query:
        start = self.scan.at
        self.scan.take("(")
        self._deeper(start)
        self.scan.skip_spaces()
        found = self._or()
        if not self.scan.take(")"):
            self.scan.fail("this parenthesis is not closed", start, suggestion=self.scan.text + ")")
        self.depth -= 1
        return found

    def _is_field(self) -> bool:
        name = self.scan.field_name()
        behind = self.scan.text[self.scan.at + len(name) + 1 : self.scan.at + len(name) + 2]
        if not name or self.scan.text.startswith("//", self.scan.at + len(name) + 1):
            return False
        return name.lower() in FIELDS or bool(behind.strip())

    def _field(self, start: int) -> Query:
        name = self.scan.field_name()
        self.scan.at += len(name) + 1
        lower = name.lower()
        if lower not in FIELDS:
            self._unknown(name, start)
        if self.field_name:
            self.scan.fail(f"{name}: stands inside {self.field_name}:", start)
        if not self.scan.peek().strip() or self.scan.peek() == ")":
            self.scan.fail(f"{name}: needs a value right after the colon", self.scan.at)
        self.field_name = lower
        part = self._value(lower)
        self.field_name = ""
        if lower in RANGE_FIELDS:
            self._space()
            return part
        leaves.check_choice(self, lower, part, CHOICES.get(lower, ()))
        return FieldQuery(lower, part, place=self._place(start))

    def _value(self, name: str) -> Query:
        start = self.scan.at
        if self.scan.peek() == "(":
            return self._boosted(self._group(), start)
        if name in RANGE_FIELDS:
            return leaves.ranged(self, name, start)
        return self._boosted(leaves.leaf(self, start), start)

    def _boosted(self, part: Query, start: int) -> Query:
        factor = leaves.factor(self)
        while factor is not None:
            part = Boost(part, factor, place=self._place(start))
            factor = leaves.factor(self)
        self._space()
        return part

    def _unknown(self, name: str, start: int) -> None:
        near = nearest(name)
        text = self.scan.text
        rest = text[start + len(name) :]
        better = f"{text[:start]}{near}{rest}" if near else f"{text[:start]}{name} {rest[1:]}"
        tail = f"did you mean {near}:?" if near else "fields are " + ", ".join(FIELDS)
        self.scan.fail(f"there is no field “{name}”; {tail}", start, suggestion=better)

    def _missing(self, start: int, name: str) -> None:
        before = self.scan.text[:start].rstrip()
        trouble = f"{name} needs something before it" if name else "something is missing here"
        for word in ("AND", "OR", "NOT", "NEAR", "ADJ"):
            if before.endswith(word):
                trouble = f"{word} needs something after it"
                before = before[: -len(word)].rstrip()
        if before.endswith("("):
            trouble = "there is nothing between the parentheses"
        self.scan.fail(trouble, start, suggestion=before)

    def _operator(self, name: str) -> None:
        self._count(self.scan.at)
        self.scan.take_keyword()
        self._space()

    def _glued(self) -> bool:
        return bool(self.scan.text[self.scan.at + 1 : self.scan.at + 2].strip())

    def _space(self) -> None:
        self.scan.skip_spaces()

    def _place(self, start: int) -> tuple[int, int]:
        end = self.scan.at
        while end > start and self.scan.text[end - 1].isspace():
            end -= 1
        return start, end

    def _deeper(self, start: int) -> None:
        self.depth += 1
        if self.depth > MAX_DEPTH:
            self.scan.fail(f"parentheses and NOT go at most {MAX_DEPTH} deep", start)

    def _count(self, start: int) -> None:
        self.count += 1
        if self.count > 2 * MAX_PARTS:
            self.scan.fail(f"a query has at most {MAX_PARTS:,} words and operators", start)


def _spliced(kind: type[And] | type[Or], parts: list[Query]) -> tuple[Query, ...]:
    """Parts of the same kind taken into their parent: (a AND b) AND c is a AND b AND c."""
    flat: list[Query] = []
    for part in parts:
        flat += part.parts if isinstance(part, kind) else (part,)
    return tuple(flat)
