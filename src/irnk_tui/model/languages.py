"""Languages by their codes, and which of them irnk analyses."""

from __future__ import annotations

ANALYSED = ("en",)
"""Languages in which names, quotes, actions and events are found; every other is read, searched
and highlighted only."""
NAMES = {
    "ar": "Arabic", "bg": "Bulgarian", "bn": "Bengali", "cs": "Czech", "da": "Danish",
    "de": "German", "el": "Greek", "en": "English", "es": "Spanish", "fa": "Persian",
    "fi": "Finnish", "fr": "French", "he": "Hebrew", "hi": "Hindi", "hr": "Croatian",
    "hu": "Hungarian", "id": "Indonesian", "it": "Italian", "ja": "Japanese", "ko": "Korean",
    "ms": "Malay", "nl": "Dutch", "no": "Norwegian", "pl": "Polish", "pt": "Portuguese",
    "ro": "Romanian", "ru": "Russian", "sr": "Serbian", "sv": "Swedish", "sw": "Swahili",
    "th": "Thai", "tr": "Turkish", "uk": "Ukrainian", "ur": "Urdu", "vi": "Vietnamese",
    "zh": "Chinese",
}  # fmt: skip


def is_analysed(language: str | None) -> bool:
    """Whether irnk analyses texts in a language; one that nobody told counts as English."""
    return language is None or language in ANALYSED


def language_name(language: str) -> str:
    """The English name of a language, else its code."""
    return NAMES.get(language, f"the language “{language}”")


def not_analysed(language: str | None) -> str:
    """What a reader should know about a text in this language; empty when there is nothing."""
    if language is None or is_analysed(language):
        return ""
    return f"in {language_name(language)}: names, quotes and events are found in English only"
