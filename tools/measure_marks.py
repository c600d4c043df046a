"""Measure `told_as` and `actions` against the passages marked by hand.

    measure_marks.py DATA NK_IRAN

DATA holds SET.input.jsonl, NK_IRAN is articles.jsonl of the North Korea and Iran project. The
marks hold offsets only; rules for marking are in docs/quality-marks.md.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from pathlib import Path
from typing import Any

from irnk_tui.analysis.contrasts.told_as import told_as
from irnk_tui.analysis.pipeline import annotate_many
from irnk_tui.model.annotation import Action, Annotations
from irnk_tui.model.document import Document, Source
from irnk_tui.model.text import DocumentId, Span

MARKS = Path(__file__).parent / "marks"
WAYS = ("asserted", "reported", "hedged", "disputed")
Annotated = dict[tuple[str, str], tuple[Document, Annotations]]


def marks(name: str) -> list[dict[str, Any]]:
    """The marks of one file."""
    lines = (MARKS / f"{name}.jsonl").read_text(encoding="utf8").splitlines()
    return [json.loads(line) for line in lines]


def annotated(wanted: set[tuple[str, str]], data: Path, nk_iran: Path) -> Annotated:
    """The marked documents with everything found in them."""
    keys, documents = [], []
    for name in sorted({name for name, _ in wanted}):
        path = nk_iran if name == "nk-iran" else data / f"{name}.input.jsonl"
        for line in path.open(encoding="utf8"):
            row = json.loads(line)
            if (name, row["id"]) in wanted:
                keys.append((name, row["id"]))
                source = Source(row.get("source") or "unknown")
                key = DocumentId(row["id"])
                documents.append(Document(key, row["text"], row.get("title"), source))
    found = annotate_many(documents)
    return dict(zip(keys, zip(documents, found, strict=True), strict=True))


def measure_told_as(half: str, known: Annotated) -> None:
    """Accuracy and figures per class on one half of the marks."""
    pairs: Counter[tuple[str, str]] = Counter()
    for mark in marks("told_as"):
        if mark["half"] == half:
            document, annotations = known[mark["set"], mark["document"]]
            found = told_as(document, annotations, Span(mark["start"], mark["end"]))
            pairs[mark["told_as"], found.told_as] += 1
    right = sum(count for (gold, found), count in pairs.items() if gold == found)
    print(f"told_as {half:8s} accuracy {right / sum(pairs.values()):.3f}")
    for way in WAYS:
        gold = sum(count for (true, _), count in pairs.items() if true == way)
        said = sum(count for (_, found), count in pairs.items() if found == way)
        hit = pairs[way, way]
        print(f"  {way:9s} precision {hit / max(1, said):.2f} recall {hit / gold:.2f} of {gold}")


def measure_actions(known: Annotated) -> None:
    """Of the marked actions that are still told, the share that is right, by form."""
    right: Counter[str] = Counter()
    told: Counter[str] = Counter()
    for mark in marks("actions"):
        _, annotations = known[mark["set"], mark["document"]]
        if any(_is_same(action, mark) for action in annotations.actions):
            told[mark["voice"]] += 1
            right[mark["voice"]] += mark["right"]
    print(f"actions precision {right.total() / told.total():.3f} of {told.total()} still told")
    for voice, count in sorted(told.items()):
        print(f"  {voice:9s} {right[voice]} of {count}")


def _is_same(action: Action, mark: dict[str, Any]) -> bool:
    spans = {"action": action.span, "agent": action.agent, "patient": action.patient}
    same = all(
        mark[key] == (None if span is None else [span.start, span.end])
        for key, span in spans.items()
    )
    return same and action.voice == mark["voice"] and action.span.field == "text"


def main() -> None:
    """Read the marks, annotate their documents, print the figures."""
    wanted = {(mark["set"], mark["document"]) for mark in marks("told_as") + marks("actions")}
    known = annotated(wanted, Path(sys.argv[1]), Path(sys.argv[2]))
    for half in ("rules", "measure"):
        measure_told_as(half, known)
    measure_actions(known)


if __name__ == "__main__":
    main()
