"""The words of quotes, speakers and labels, by document."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from irnk_tui.model.text import DocumentId
from irnk_tui.store.database import Database
from irnk_tui.store.lookups import LAST, OF_VALUES

ANALYSED = "SELECT number, version FROM documents JOIN annotations USING (number) WHERE id = ?"


@dataclass(frozen=True, slots=True)
class Saying:
    """Who says what, and what is called how: looked up by word."""

    db: Database

    def words(self, kind: str, start: str, accepts: Callable[[str], bool], count: int) -> list[str]:
        """Words of quotes, speakers or labels that begin so and are accepted, at most `count`."""
        sql = "SELECT DISTINCT word FROM said_words WHERE kind = ? AND word >= ? AND word < ?"
        rows = self.db.rows(sql, (kind, start, start + LAST))
        return [word for (word,) in rows if accepts(word)][:count]

    def begun(self, kind: str, start: str, count: int) -> list[str]:
        """Words of quotes, speakers or labels that begin so, in most documents first."""
        sql = """SELECT word FROM said_words WHERE kind = ? AND word >= ? AND word < ?
                 GROUP BY word ORDER BY count(*) DESC, word LIMIT ?"""
        return [row[0] for row in self.db.rows(sql, (kind, start, start + LAST, count))]

    def documents(self, kind: str, slots: Sequence[Sequence[str]]) -> set[DocumentId]:
        """Documents with a quote, speaker or label in which words of these slots stand in a row."""
        numbers: set[int] | None = None
        for slot in slots:
            sql = f"SELECT DISTINCT document FROM said_words WHERE kind = ? AND word {OF_VALUES}"
            here = {row[0] for row in self.db.rows(sql, (kind, json.dumps(list(slot))))}
            numbers = here if numbers is None else numbers & here
        held = json.dumps(list(numbers or ()))
        if len(slots) < 2:
            return {
                r[0]
                for r in self.db.rows(f"SELECT id FROM documents WHERE number {OF_VALUES}", (held,))
            }
        sql = f"""SELECT id, text FROM said JOIN documents ON number = document
                  WHERE document {OF_VALUES} AND kind = ?"""
        chosen = [frozenset(slot) for slot in slots]
        return {
            id for id, text in self.db.rows(sql, (held, kind)) if follow(text.split(" "), chosen)
        }

    def unheard(self, version: str) -> list[DocumentId]:
        """Analysed documents whose quotes, speakers and labels are not noted in this version."""
        sql = """SELECT id FROM documents JOIN annotations USING (number)
                 WHERE NOT EXISTS (SELECT 1 FROM listened WHERE listened.number = documents.number
                 AND listened.version = annotations.version || ?) ORDER BY id"""
        return [row[0] for row in self.db.rows(sql, (f" {version}",))]

    def put(
        self, found: Iterable[tuple[DocumentId, Sequence[tuple[str, str]]]], version: str
    ) -> None:
        """Note what is said in documents: pairs of kind and folded words."""
        with self.db.writing() as writer:
            for id, said in found:
                row = writer.execute(ANALYSED, (id,)).fetchone()
                if row is None:
                    continue
                number, of = row
                for table in ("said", "said_words"):
                    writer.execute(f"DELETE FROM {table} WHERE document = ?", (number,))
                rows = [(number, kind, text) for kind, text in said]
                writer.executemany("INSERT INTO said VALUES (?, ?, ?)", rows)
                words = {(kind, word, number) for kind, text in said for word in text.split(" ")}
                writer.executemany("INSERT INTO said_words VALUES (?, ?, ?)", words)
                writer.execute(
                    "INSERT OR REPLACE INTO listened VALUES (?, ?)", (number, f"{of} {version}")
                )


def follow(words: Sequence[str], slots: Sequence[frozenset[str]]) -> bool:
    """Whether somewhere in the words one of each slot stands directly after the one before."""
    return any(
        all(words[at + step] in slot for step, slot in enumerate(slots))
        for at in range(len(words) - len(slots) + 1)
    )
