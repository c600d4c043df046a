"""Parts of speech and dictionary forms of English words, from their Penn Treebank tags."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

POS_OF_TAG = {
    "CC": "CCONJ", "CD": "NUM", "DT": "DET", "EX": "PRON", "FW": "X", "IN": "ADP", "JJ": "ADJ",
    "JJR": "ADJ", "JJS": "ADJ", "LS": "X", "MD": "AUX", "NN": "NOUN", "NNS": "NOUN", "NNP": "PROPN",
    "NNPS": "PROPN", "PDT": "DET", "POS": "PART", "PRP": "PRON", "PRP$": "PRON", "RB": "ADV",
    "RBR": "ADV", "RBS": "ADV", "RP": "ADP", "TO": "PART", "UH": "INTJ", "VB": "VERB",
    "VBD": "VERB", "VBG": "VERB", "VBN": "VERB", "VBP": "VERB", "VBZ": "VERB", "WDT": "PRON",
    "WP": "PRON", "WP$": "PRON", "WRB": "SCONJ", "SYM": "SYM", "$": "SYM", "#": "SYM", "ADD": "X",
    "NFP": "PUNCT", "XX": "X", "AFX": "ADJ", "HYPH": "PUNCT", "_SP": "SPACE",
}  # fmt: skip
BASE_TAGS = frozenset({"VB", "NN", "JJ", "RB", "MD"})
"""Tags whose words are dictionary forms already."""
AUXILIARIES = frozenset({"aux", "auxpass"})
COPULA = {
    "am": "be", "are": "be", "is": "be", "was": "be", "were": "be", "been": "be", "being": "be",
    "be": "be", "'m": "be", "’m": "be", "'re": "be", "’re": "be", "'s": "be", "’s": "be",
}  # fmt: skip
SHORTENED = {
    "'ve": "have", "’ve": "have", "'ll": "will", "’ll": "will", "'d": "would", "’d": "would",
    "n't": "not", "n’t": "not", "ca": "can", "wo": "will", "has": "have", "had": "have",
    "does": "do", "did": "do",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class FormTables:
    """What is known about one part of speech."""

    index: Collection[str] = ()
    exceptions: Mapping[str, Sequence[str]] | None = None
    rules: Sequence[Sequence[str]] = ()
    """Endings and what to put in their place."""


def part_of_speech(tag: str, dep: str, word: str) -> str:
    """The universal part of speech of a word in lower case."""
    if word in COPULA and tag[:1] == "V":
        return "AUX"
    if dep in AUXILIARIES and tag[:1] == "V":
        return "AUX"
    if tag == "IN" and dep == "mark":
        return "SCONJ"
    if tag in ("DT", "PDT") and dep not in ("det", "predet", "quantmod", ""):
        return "PRON"
    if tag == "RB" and word in ("not", "n't", "n’t"):
        return "PART"
    return POS_OF_TAG.get(tag, "PUNCT")


def lemma(word: str, tag: str, pos: str, tables: Mapping[str, FormTables]) -> str:
    """The dictionary form of a word in lower case; the word itself when no rule knows better."""
    if pos == "AUX" and word in COPULA:
        return COPULA[word]
    if word in SHORTENED and pos in ("AUX", "VERB", "PART"):
        return SHORTENED[word]
    known = tables.get("VERB" if pos == "AUX" else pos)
    if known is None or tag in BASE_TAGS:
        return word
    return _by_rules(word, known)


def _by_rules(word: str, known: FormTables) -> str:
    exceptions = (known.exceptions or {}).get(word)
    if exceptions:
        return exceptions[0]
    made = [
        word[: len(word) - len(old)] + new
        for old, new in known.rules
        if word.endswith(old) and len(word) > len(old)
    ]
    indexed = [form for form in made if form in known.index]
    return (indexed[-1:] or made[:1] or [word])[0]
