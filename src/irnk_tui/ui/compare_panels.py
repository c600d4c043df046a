"""What the panels under a comparison list: each entry in words, with its passages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Literal

from irnk_tui.export.side_by_side import KIND_WORDS, silences_in_words
from irnk_tui.model.account import Difference, Told, VoiceEntry
from irnk_tui.model.annotation import Action, ToldAs
from irnk_tui.model.counting import counted
from irnk_tui.model.text import DocumentId
from irnk_tui.sanitise import sanitise_line
from irnk_tui.ui.compare_cells import Line, Run
from irnk_tui.ui.compare_copies import copies
from irnk_tui.ui.compare_entry import Entry, Place
from irnk_tui.ui.compare_view import View, heading_of, name_of
from irnk_tui.ui.rendering import fit, fit_end_words, fit_words, in_quotes, width_of
from irnk_tui.ui.theme import Meaning

Panel = Literal[
    "labels", "voices", "differences", "told", "agency", "silence", "copies", "wording"
]  # fmt: skip

PANELS: dict[Panel, tuple[str, str]] = {
    "labels": ("L", "labels"),
    "voices": ("V", "voices"),
    "differences": ("D", "differences"),
    "told": ("T", "told as"),
    "agency": ("A", "agency"),
    "silence": ("S", "silence"),
    "copies": ("C", "copies"),
    "wording": ("W", "wording"),
}
"""Each panel's key and name."""
LEAST_AROUND = 24
"""Cells that must be left on a line for words around a passage."""
LONGEST_WORD = 30
"""Code points read beyond the line, so that it can end between two words."""
NOT_NAMED = "speaker not named"
PRONOUNS = frozenset(
    {"he", "she", "it", "they", "we", "i", "you", "who", "his", "her", "its", "their", "our", "my"}
)
WAYS: tuple[ToldAs, ...] = ("asserted", "reported", "hedged", "disputed")
NOTHING: dict[Panel, str] = {
    "labels": "No name was found that the accounts share.",
    "voices": "No quotation was found in these passages.",
    "differences": "No differing number, date, place or name was found.",
    "told": "How these passages are told was not determined.",
    "agency": "No clause was found whose doer is sure.",
    "silence": "No other source is in the corpus.",
    "copies": "No two of these texts are near-identical.",
    "wording": "No word was found that one account uses much more than the others.",
}


def entries_of(view: View, panel: Panel) -> tuple[Entry, ...]:
    """A panel's entries; one that says so when nothing was found."""
    found = tuple(_MAKERS[panel](view))
    return found or (Entry((Run(NOTHING[panel], "faint"),)),)


def _heading(text: str) -> Entry:
    return Entry((Run(text, "strong"),), is_heading=True)


def _documents(view: View) -> list[DocumentId]:
    return [account.document for account in view.comparison.accounts]


def _labels(view: View) -> Iterator[Entry]:
    for entity, names in view.comparison.labels.items():
        told = [document for document in _documents(view) if names.get(document)]
        if told:
            yield _heading(sanitise_line(view.comparison.entity_names.get(entity, str(entity))))
        for document in told:
            counts = ", ".join(f"{label.text} {label.count}" for label in names[document])
            spans = [span for label in names[document] for span in label.spans]
            runs = (*_who(view, document), Run(sanitise_line(counts)))
            yield Entry(runs, tuple((document, span) for span in spans))


def _who(view: View, document: DocumentId) -> Line:
    return (Run(f"  {name_of(view, document)}: ", "faint"),)


def _voices(view: View) -> Iterator[Entry]:
    for document in _documents(view):
        voices = view.comparison.voices.get(document, ())
        if voices:
            yield _heading(heading_of(view, document))
        for voice in voices:
            yield Entry(_voice(voice), tuple((document, span) for span in voice.spans))


def _voice(voice: VoiceEntry) -> Line:
    speaker = sanitise_line(voice.speaker) or NOT_NAMED
    unnamed = " (unnamed)" if speaker != NOT_NAMED and not is_named(voice) else ""
    count = f" · {counted(voice.words, 'word')}" if voice.words else ""
    verb = f"“{sanitise_line(voice.verb)}” · " if voice.verb else ""
    how = Run(f"  {verb}{voice.kind}{count}", "faint")
    return (Run(f"  {speaker}"), Run(unnamed, "hedged"), how)


def is_named(voice: VoiceEntry) -> bool:
    """Whether a reader learns who speaks: not from `he`, nor from `officials`."""
    is_told = bool(voice.speaker) and voice.speaker != NOT_NAMED
    return is_told and not voice.is_anonymous and voice.speaker.casefold() not in PRONOUNS


def _differences(view: View) -> Iterator[Entry]:
    found = (_difference(view, each) for row in view.comparison.rows for each in row.differs)
    # A sentence may stand in several rows; what it tells differently is said once.
    yield from dict.fromkeys(found)


def _difference(view: View, difference: Difference) -> Entry:
    runs: list[Run] = [Run(KIND_WORDS[difference.kind], "differs"), Run("  ")]
    for document, value in difference.values.items():
        runs.append(Run(f"{name_of(view, document)} ", "faint"))
        runs += [Run(in_quotes(sanitise_line(value.text))), Run("   ")]
    places = [(document, value.span) for document, value in difference.values.items()]
    return Entry(tuple(runs), tuple(places))


def _told(view: View) -> Iterator[Entry]:
    for document in _documents(view):
        told = view.comparison.told_as.get(document, ())
        if not told:
            continue
        yield _heading(heading_of(view, document))
        for way in WAYS:
            spans = tuple((document, each.span) for each in told if each.told_as == way)
            if spans:
                yield Entry(
                    (Run("  "), Run(f"{way} {len(spans)}", way), _first(view, spans[0])), spans
                )


def told_in_words(told: Sequence[Told]) -> str:
    """`asserted 3 · reported 1`."""
    counts = Counter(each.told_as for each in told)
    return " · ".join(f"{way} {counts[way]}" for way in WAYS if counts[way])


def words_at(view: View, place: Place) -> str:
    """The words of a passage, safe to show."""
    article = view.documents.get(place[0])
    return sanitise_line(article.words_of(place[1])) if article else ""


def in_context(view: View, place: Place, width: int) -> Line:
    """A passage on one line; a word or a few with the words around them."""
    words, span = words_at(view, place), place[1]
    room = width - width_of(words)
    article = view.documents.get(place[0])
    if room < LEAST_AROUND or article is None:
        return (Run(in_quotes(words, width)),)
    whole, reach = article.whole(span.field), room + LONGEST_WORD
    before = sanitise_line(whole[max(0, span.start - reach) : span.start])
    after = sanitise_line(whole[span.end : span.end + reach])
    after = fit_words(after, max(room // 2, room - width_of(before)))
    before = fit_end_words(before, room - width_of(after))
    return (Run(before, "faint"), Run(words, "strong"), Run(after, "faint"))


def _first(view: View, place: Place) -> Run:
    return Run(f"  {in_quotes(words_at(view, place), 62)}", "faint")


def _agency(view: View) -> Iterator[Entry]:
    for document in _documents(view):
        actions = view.comparison.agency.get(document, ())
        if actions:
            yield _heading(heading_of(view, document))
        for action in actions:
            yield Entry(_action(view, document, action), ((document, action.span),))


def _action(view: View, document: DocumentId, action: Action) -> Line:
    agent = words_at(view, (document, action.agent)) if action.agent else "no doer named"
    patient = words_at(view, (document, action.patient)) if action.patient else ""
    meaning: Meaning = "text" if action.agent else "hedged"
    doing = words_at(view, (document, action.span))
    return (
        Run(f"  {fit(agent, 40)}", meaning),
        Run(f" → {doing}", "strong"),
        Run(f" → {fit(patient, 40)}" if patient else ""),
        Run(f"  {action.voice}", "faint"),
    )


def _silence(view: View) -> Iterator[Entry]:
    """Each source that might have told it; then the others, by what is known of them."""
    for number, (sources, known) in enumerate(silences_in_words(view.comparison.silent)):
        names = ", ".join(map(sanitise_line, sources))
        if len(sources) == 1:
            who = "A source" if view.is_blind else names
            yield Entry((Run(f"{who}: "), Run(known, "faint")))
        else:
            count = counted(len(sources), "other source" if number else "source")
            told = "" if view.is_blind else f"  {names}"
            yield Entry((Run(f"{count}: {known}"), Run(told, "faint")))


def _wording(view: View) -> Iterator[Entry]:
    for document in _documents(view):
        words = view.comparison.wording.get(document, ())
        if words:
            yield _heading(heading_of(view, document))
        for word in words[:20]:
            runs = (
                Run("  "),
                Run(sanitise_line(word.text), "distinct"),
                Run("  "),
                Run(f"{word.count} here, {word.elsewhere} in the others", "faint"),
            )
            yield Entry(runs, tuple((document, span) for span in word.spans))


_MAKERS: Mapping[Panel, Callable[[View], Iterator[Entry]]] = {
    "labels": _labels,
    "voices": _voices,
    "differences": _differences,
    "told": _told,
    "agency": _agency,
    "silence": _silence,
    "copies": copies,
    "wording": _wording,
}
