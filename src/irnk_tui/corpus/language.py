"""The language of an article, told from its own words."""

from __future__ import annotations

from functools import cache
from threading import Lock
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

SAMPLE = 400
"""Code points that are looked at; more changes nothing but the time it takes."""
LEAST_BYTES = 40
"""Of UTF-8: a shorter text is too little to tell by."""
SURE = 0.9
LOADING = Lock()
"""Files are read by several threads; the tables are loaded once."""
RELATIVES = (
    frozenset(("no", "nb", "nn", "da", "sv")), frozenset(("hr", "sr", "bs", "sl", "mk", "bg")),
    frozenset(("id", "ms", "jv")), frozenset(("cs", "sk")), frozenset(("es", "gl", "ca", "pt")),
    frozenset(("ru", "uk", "be")), frozenset(("fa", "ps", "ur", "ku", "tg")),
    frozenset(("af", "nl", "fy")), frozenset(("tr", "az", "tk", "uz")), frozenset(("zh", "ja")),
)  # fmt: skip
"""Languages that are taken for one another: what a publisher says goes before the guess."""


def language_of(text: str) -> str | None:
    """The ISO 639-1 code of the language a text is written in; None when that is not certain."""
    sample = text[:SAMPLE]
    if len(sample.encode("utf-8", "replace")) < LEAST_BYTES:
        return None
    with LOADING:
        identifier = _identifier()
    language, probability = identifier.classify(sample)
    return str(language) if probability >= SURE else None


def are_relatives(one: str, other: str) -> bool:
    """Whether two languages are the same or easily taken for one another."""
    return one == other or any({one, other} <= group for group in RELATIVES)


@cache
def _identifier() -> LanguageIdentifier:
    # Loading takes half a second of processor time: only when the first text is read.
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages([code for code in identifier.labels if len(code) == 2])
    return identifier
