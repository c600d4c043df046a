"""The typed query, read from left to right."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NoReturn

from irnk_tui.model.errors import QueryError

CLOSERS = {
    '"': '"”', "“": '”"“', "”": '”"', "„": '“”"', "‟": '”"', "«": "»", "»": "«»", "＂": "＂",
}  # fmt: skip
"""Opening quotation marks and what may close them."""

SPECIAL = frozenset("\\()*?~^[]" + "".join(CLOSERS))
_ENDS_WORD = frozenset("()" + "".join(CLOSERS))
_KEYWORD = re.compile(r"(AND|OR|NOT|NEAR|ADJ)(/\d{1,3})?(?=[\s()\"“„«+-]|$)")
_FIELD = re.compile(r"([A-Za-z_]+):")


@dataclass(slots=True)
class Scanner:
    """A place in a text and the steps that move it; every step ends behind what it read."""

    text: str
    at: int = 0

    def skip_spaces(self) -> None:
        while self.at < len(self.text) and self.text[self.at].isspace():
            self.at += 1

    def peek(self) -> str:
        """The next character, or nothing at the end."""
        return self.text[self.at : self.at + 1]

    def take(self, wanted: str) -> bool:
        """Step over `wanted` if it comes next."""
        if not self.text.startswith(wanted, self.at):
            return False
        self.at += len(wanted)
        return True

    def keyword(self) -> tuple[str, int | None]:
        """The operator that comes next and its number; the place is kept."""
        found = _KEYWORD.match(self.text, self.at)
        if not found or (found[2] and found[1] not in ("NEAR", "ADJ")):
            return "", None
        return found[1], int(found[2][1:]) if found[2] else None

    def take_keyword(self) -> None:
        found = _KEYWORD.match(self.text, self.at)
        self.at = found.end() if found else self.at

    def field_name(self) -> str:
        """The name before a colon, when a value follows it directly or the name is all there is."""
        found = _FIELD.match(self.text, self.at)
        return found[1] if found else ""

    def quoted(self) -> str:
        """A quoted phrase, quotation marks left out, backslashes resolved."""
        start, closers = self.at, CLOSERS[self.peek()]
        self.at += 1
        letters: list[str] = []
        while self.at < len(self.text):
            letter = self.text[self.at]
            self.at += 1
            if letter in closers:
                return "".join(letters)
            if letter == "\\" and self.at < len(self.text):
                letter = self.text[self.at]
                self.at += 1
            letters.append(letter)
        closer = closers[0]
        return self.fail("this quotation mark is not closed", start, suggestion=self.text + closer)

    def word(self) -> list[tuple[str, bool]]:
        """Characters up to a space, parenthesis or quotation mark; true marks an escaped one."""
        letters: list[tuple[str, bool]] = []
        while self.at < len(self.text):
            letter = self.text[self.at]
            if letter.isspace() or letter in _ENDS_WORD:
                break
            self.at += 1
            is_escaped = letter == "\\" and self.at < len(self.text)
            if is_escaped:
                letter = self.text[self.at]
                self.at += 1
            letters.append((letter, is_escaped))
        return letters

    def raw_value(self) -> str:
        """The value of a range field: quoted, in brackets, or up to the next space."""
        if self.peek() in CLOSERS and self.peek():
            return self.quoted()
        if self.peek() == "[":
            end = self.text.find("]", self.at)
            if end < 0:
                self.fail("this bracket is not closed", self.at, suggestion=self.text + "]")
            start, self.at = self.at, end + 1
            return self.text[start : self.at]
        return "".join(letter for letter, _ in self.word())

    def fail(self, message: str, position: int, *, suggestion: str = "") -> NoReturn:
        """Raise the positioned error."""
        raise QueryError(message, query=self.text, position=position, suggestion=suggestion)
