"""The words of a passage that say what is told."""

from __future__ import annotations

from irnk_tui.analysis.contrasts.frames import ACTIONS, SAYING
from irnk_tui.analysis.language.content import (
    SPEAKING,
    all_telling,
    content_stems,
    content_words,
    is_stop_word,
    plain_content,
    plain_words,
    words,
)
from irnk_tui.model.text import Span
from tests.accounts import account

TOLD, _ = account("a", "Mr Oduya said 12 ferries left Lindholm's port.", "“We sailed,” he added.")
ALL = Span(0, len(TOLD.text))


def test_stop_words_and_single_letters_are_left_out() -> None:
    told = [word for word, _ in content_words(TOLD, ALL)]
    assert told == ["Oduya", "12", "ferries", "left", "Lindholm's", "port", "sailed"]
    assert [stem for stem, _ in content_stems(TOLD, ALL)][4:] == ["lindholm", "port", "sail"]
    assert all(TOLD.words_of(place) == word for word, place in content_words(TOLD, ALL))


def test_the_same_words_without_their_places() -> None:
    told, stems = plain_content(TOLD, Span(14, ALL.end))
    assert list(zip(told, stems, strict=True)) == [
        (word, stem)
        for (word, _), (stem, _) in zip(
            content_words(TOLD, Span(14, ALL.end)),
            content_stems(TOLD, Span(14, ALL.end)),
            strict=True,
        )
    ]
    assert plain_words(TOLD.text) == [word for word, _ in words(TOLD, ALL)]


def test_stop_words_of_speaking_are_kept_apart() -> None:
    *_, speaking = all_telling(TOLD.text, "text")
    assert [word for word, _ in speaking] == ["said", "added"]
    sayings = {word for word, kind in ACTIONS.items() if kind == SAYING}
    assert {word for word in sayings if is_stop_word(word)} == SPEAKING
