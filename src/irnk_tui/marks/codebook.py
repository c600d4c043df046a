"""What the reader's colours and tags mean, and changes of many highlights at once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from irnk_tui.marks.records import clean_tags, colour_of
from irnk_tui.model.errors import IrnkError
from irnk_tui.model.highlight import COLOURS, Colour, Highlight, HighlightId

if TYPE_CHECKING:
    from irnk_tui.marks.marks import Marks


@dataclass(frozen=True, slots=True)
class Code:
    """A colour or a tag, what it means to the reader, and how often it is used."""

    name: str
    letter: str
    """Empty for a tag."""
    meaning: str
    count: int


class Codebook:
    """Meanings are kept in the journal of the highlights, so that they are undone like them."""

    def __init__(self, marks: Marks, given: Mapping[str, str]) -> None:
        """Open a codebook.

        Args:
            marks: The highlights it is about.
            given: Meanings from irnk.yaml, for colours that were given no other.
        """
        self._marks = marks
        self._given = given

    def meanings(self) -> dict[str, str]:
        """What each colour or tag means, for those that mean something."""
        held = {**self._given, **self._marks.meanings()}
        return {name: meaning for name, meaning in held.items() if meaning}

    def colours(self) -> list[Code]:
        """The eight colours, in their order."""
        counts = Counter(mark.colour for mark in self._marks.all().values())
        meanings = self.meanings()
        return [
            Code(name, letter, meanings.get(name, ""), counts[name])
            for name, (letter, _) in COLOURS.items()
        ]

    def tags(self) -> list[Code]:
        """Every tag in use or with a meaning, most used first."""
        counts = Counter(tag for mark in self._marks.all().values() for tag in mark.tags)
        meanings = self.meanings()
        names = [*self._marks.tags(), *(tag for tag in meanings if tag not in counts)]
        return [Code(n, "", meanings.get(n, ""), counts[n]) for n in names if n not in COLOURS]

    def mean(self, name: str, meaning: str) -> str:
        """Say what a colour, by name or letter, or a tag means; empty for nothing.

        Returns:
            The colour or tag.

        Raises:
            IrnkError: It is neither a colour nor a tag in use.
        """
        code = self._code(name)
        self._marks.note({"op": "meaning", "code": code, "meaning": " ".join(meaning.split())})
        return code

    def tag(
        self, ids: Iterable[str], *, add: Iterable[str] = (), remove: Iterable[str] = ()
    ) -> list[Highlight]:
        """Add tags to highlights and take tags off, as one step; returns those that changed.

        Raises:
            NotFound: One of them is not there.
        """
        gone, new = set(clean_tags(remove)), clean_tags(add)
        marks = [self._marks.get(HighlightId(id)) for id in ids]
        return self._retagged(
            {mark.id: (*(t for t in mark.tags if t not in gone), *new) for mark in marks}
        )

    def recolour(self, ids: Iterable[str], colour: Colour) -> list[Highlight]:
        """Give highlights a colour, as one step; returns those that changed."""
        wanted = colour_of(colour)
        marks = [self._marks.get(HighlightId(id)) for id in ids]
        made = [replace(mark, colour=wanted) for mark in marks if mark.colour != wanted]
        return self._marks.put(made)

    def rename(self, tag: str, to: str) -> list[Highlight]:
        """Call a tag otherwise everywhere, as one step; one that is there already takes it in.

        Raises:
            IrnkError: No highlight has the tag, or the new name is blank.
        """
        (name,) = clean_tags([to]) or ("",)
        marks = [mark for mark in self._marks.all().values() if tag in mark.tags]
        if not marks or not name:
            raise IrnkError(f"no highlight has the tag {tag!r}." if name else "a tag needs a name.")
        return self._retagged(
            {mark.id: tuple(name if t == tag else t for t in mark.tags) for mark in marks}
        )

    def _retagged(self, tags: Mapping[HighlightId, tuple[str, ...]]) -> list[Highlight]:
        held = self._marks.all()
        made = [replace(held[id], tags=clean_tags(new)) for id, new in tags.items()]
        return self._marks.put([mark for mark in made if mark.tags != held[mark.id].tags])

    def _code(self, name: str) -> str:
        for colour, (letter, _) in COLOURS.items():
            if name.lower() in (colour, letter.lower()):
                return colour
        if name not in self._marks.tags():
            colours = ", ".join(COLOURS)
            raise IrnkError(f"{name!r} is neither a tag in use nor a colour ({colours}).")
        return name


def meanings_of(records: Iterable[Mapping[str, object]]) -> dict[str, str]:
    """What records of a journal say that colours and tags mean."""
    return {
        str(record.get("code")): str(record.get("meaning") or "")
        for record in records
        if record.get("op") == "meaning"
    }
