"""The tables under a comparison: what each account calls whom, whom it lets speak, and so on."""

from __future__ import annotations

from collections.abc import Callable

from irnk_tui.export.html_page import escape, table
from irnk_tui.export.side_by_side import Side, silences_in_words
from irnk_tui.model.account import VoiceEntry
from irnk_tui.model.annotation import Action
from irnk_tui.model.counting import counted
from irnk_tui.model.text import DocumentId

WAYS = ("asserted", "reported", "hedged", "disputed")
MOST_WORDS = 15
EMPTY = '<span class="none">—</span>'


def _columns(side: Side, first: str) -> list[str]:
    return [escape(first), *(escape(side.name(document)) for document in side.order())]


def _small(lines: list[str]) -> list[str]:
    return ['<div class="small">', *lines, "</div>"]


def _list(items: list[str]) -> str:
    if not items:
        return EMPTY
    return f'<ul class="plain">{"".join(f"<li>{item}</li>" for item in items)}</ul>'


def _counted(text: str, count: int) -> str:
    return f'<span dir="auto">{escape(text)}</span> <span class="count">{count}</span>'


def _labels(side: Side) -> list[str]:
    rows = []
    for entity, names in side.comparison.labels.items():
        cells = [
            _list([_counted(label.text, label.count) for label in names.get(document, ())])
            for document in side.order()
        ]
        rows.append((escape(side.comparison.entity_names.get(entity, str(entity))), *cells))
    return _small(table(_columns(side, "who or where"), rows)) if rows else []


def _voices(side: Side) -> list[str]:
    voices = side.comparison.voices
    if not any(voices.values()):
        return []
    cells = [_list([_voice(v) for v in voices.get(d, ())]) for d in side.order()]
    return _small(table(_columns(side, ""), [("speaks", *cells)]))


def _voice(voice: VoiceEntry) -> str:
    speaker = escape(voice.speaker) or '<span class="none">speaker not told</span>'
    unnamed = " (unnamed)" if voice.is_anonymous else ""
    verb = f"“{escape(voice.verb)}”, " if voice.verb else ""
    return f'{speaker}{unnamed} <span class="count">{verb}{voice.kind}, {voice.words} words</span>'


def _told_as(side: Side) -> list[str]:
    told = side.comparison.told_as
    if not any(told.values()):
        return []
    rows = []
    for way in WAYS:
        cells = []
        for document in side.order():
            spans = [each.span for each in told.get(document, ()) if each.told_as == way]
            words = [f"“{escape(side.words(document, span))}”" for span in spans]
            cells.append(_folded(counted(len(spans), "passage"), words))
        rows.append((way, *cells))
    return _small(table(_columns(side, "told as"), rows))


def _folded(head: str, items: list[str]) -> str:
    if not items:
        return EMPTY
    return f"<details><summary>{escape(head)}</summary>{_list(items)}</details>"


def _agency(side: Side) -> list[str]:
    agency = side.comparison.agency
    if not any(agency.values()):
        return []
    cells = [_list([_action(side, d, each) for each in agency.get(d, ())]) for d in side.order()]
    return _small(table(_columns(side, ""), [("does", *cells)]))


def _action(side: Side, document: DocumentId, action: Action) -> str:
    agent = escape(side.words(document, action.agent)) if action.agent else ""
    patient = f" → {escape(side.words(document, action.patient))}" if action.patient else ""
    doer = agent or '<span class="none">no doer named</span>'
    doing = escape(side.words(document, action.span))
    return f'{doer} → <b>{doing}</b>{patient} <span class="count">{action.voice}</span>'


def _wording(side: Side) -> list[str]:
    wording = side.comparison.wording
    if not any(wording.values()):
        return []
    cells = [
        _list(
            [
                f"{escape(word.text)} "
                f'<span class="count">{word.count} here, {word.elsewhere} elsewhere</span>'
                for word in wording.get(document, ())[:MOST_WORDS]
            ]
        )
        for document in side.order()
    ]
    return _small(table(_columns(side, ""), [("words", *cells)]))


def _silence(side: Side) -> list[str]:
    told = silences_in_words(side.comparison.silent)
    rows = [(escape(", ".join(sources)), escape(known)) for sources, known in told]
    return _small(table(["source", "what is known"], rows)) if rows else []


def _copies(side: Side) -> list[str]:
    held = set(side.order())
    groups = [[side.name(d) for d in group if d in held] for group in side.comparison.copies]
    return [f"<p>{escape(', '.join(names))}</p>" for names in groups if len(names) > 1]


TABLES: dict[str, tuple[str, str, Callable[[Side], list[str]]]] = {
    "labels": ("What each calls them", "The same actor under each account's names.", _labels),
    "voices": ("Voices", "Who is quoted, with which verb, and how many words.", _voices),
    "told": ("Told as", "How the passages that others share are told.", _told_as),
    "agency": ("Who is made the doer", "Clauses of the shared passages.", _agency),
    "wording": ("Wording", "Words an account uses more than the others do.", _wording),
    "silence": ("Silence", "Sources of the corpus that do not tell the event.", _silence),
    "copies": ("Copies", "Near-identical texts; they count as one.", _copies),
}
"""Each table: its title, what it shows, and how it is made; empty when there is nothing."""
