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
FUNCTION_WORDS = (
    "the of and that with from which this their they his has been were would its who are it not "
    "but said"
)
ENGLISH = frozenset(FUNCTION_WORDS.split())
"""Function words that hardly any other language has; of English prose they are a fifth."""
MANY = 0.1
"""Their part of all words, at least."""
LOOKS = ((SAMPLE, 4), (3_000, 10))
"""Code points that are looked at, and how many different ones there have to be."""
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
    if is_plainly_english(text):
        return "en"
    with LOADING:
        identifier = _identifier()
    language, probability = identifier.classify(sample)
    return str(language) if probability >= SURE else None


def is_plainly_english(text: str) -> bool:
    """Whether a text is English beyond doubt; of most English texts this saves the tables."""
    return any(_is_english(text[:size], different) for size, different in LOOKS)


def _is_english(text: str, different: int) -> bool:
    words = text.lower().split()
    found = [word for word in words if word in ENGLISH]
    return len(found) >= MANY * len(words) and len({*found}) >= different


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
