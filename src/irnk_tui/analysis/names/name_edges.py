"""Where a name ends that the model marked too widely, and what the words beside it say it is."""

from __future__ import annotations

from irnk_tui.analysis.language.parsed import Tokens, is_joined
from irnk_tui.analysis.language.sentence_words import words
from irnk_tui.analysis.names.gazetteer import known
from irnk_tui.analysis.names.name_words import CREDITS, GIVEN_NAMES, HEADLINE_VERBS
from irnk_tui.model.annotation import EntityKind

VERB_TAGS = frozenset({"VBZ", "VBD", "VBP", "MD"})
SMALL_TAGS = frozenset({"JJ", "RB", "VB", "VBN", "VBG", *VERB_TAGS})
PARTICLES = frozenset({"Up", "Off", "Out", "Down"})
"""Behind a capital they make a verb of it: “Will Ruritania Team Up”."""
QUOTES = frozenset({'"', "“", "‘", "'"})
BODIES = words("""
    center centre institute foundation university college school ministry department committee
    council association agency library
""")
"""What a body named after somebody ends with, and nobody's family name."""
SYLLABLES = words("""
    in un eun seok suk sik chol chul cheol hui hee ho hyun hyon jin joon jun min mi myung nam ok pil
    ryong sam sang seong sook soo song sun taek tae ung uk won woo wook yeon yong young il hwan jae
    kyu kyung gil geun ha hwa ik
""")
"""Second syllables of Korean given names, as they are written behind a hyphen."""
PICTURES = CREDITS | {"photo", "photos", "pool", "via"}
SHORTENED = ("Jr.", "Sr.", ".S.", "p.", ".C.", "c.")
"""What ends with a full stop of its own."""


def without_marks(text: str) -> str:
    """A name without the punctuation and the possessive ending that its last token took in."""
    if text.endswith(SHORTENED):
        return text
    bare = text.rstrip(" ,;:.)(]’'‘“”\"-–—/&[")
    return bare[:-2] if bare.endswith(("’s", "‘s", "'s")) and len(bare) > 3 else bare


def beside_verbs(tokens: Tokens, first: int, last: int, *, is_title: bool) -> tuple[int, int]:
    """What stands before a verb in a supposed name, else what stands after it.

    Headlines write verbs with capitals, and the model takes “Obama Responds” for a name. A title
    between quotation marks may well hold a verb, and a word by itself is no sentence.
    """
    if last - first < 2 or (is_title and first and tokens[first - 1].text in QUOTES):
        return first, last
    if tokens[first].text.casefold() in HEADLINE_VERBS and tokens[first].text.endswith("s"):
        first += 1
    for index in range(first, last):
        if tokens[index].tag in VERB_TAGS and last - first > 1:
            if tokens[index].text[:1] in "'’‘" or tokens[index].text.endswith(("’s", "'s")):
                continue  # a possessive ending that the tagger took for “is”
            return (
                (first, index)
                if index > first
                else beside_verbs(tokens, index + 1, last, is_title=is_title)
            )
    is_phrase = last < len(tokens) and tokens[last].text in PARTICLES
    return first, last - (is_phrase and last - first > 1)


def with_syllable(tokens: Tokens, first: int, last: int) -> int:
    """Where a person's name ends whose last syllable the model left out: “Moon Jae” of “-in”."""
    if last - first < 2 or not is_joined(tokens, last):
        return last
    return last + 2 if tokens[last + 1].text in SYLLABLES else last


def before_small_words(tokens: Tokens, first: int, last: int) -> int:
    """Where a name ends that took in a describing word: “Arak inoperable”, “The Board is”."""
    while last - first > 1:
        token = tokens[last - 1]
        is_joined = tokens[last - 2].text[-1:] in "-–’'" or "-" in token.text
        if is_joined or not token.text[:1].islower() or token.tag not in SMALL_TAGS:
            break
        last -= 1
    return last


def beside_states(
    tokens: Tokens, first: int, last: int, kind: EntityKind
) -> tuple[int, int, EntityKind]:
    """A name without the state, or the words, that the model glued to the other.

    “Halting Iran” and “Korean Missile Launch” are a state and a people; “Guam Eddie Berg” is a
    person.
    """
    if last - first > 1 and kind == "person":
        if tokens[first].text.casefold() in GIVEN_NAMES and last - first > 2:
            is_glued = _means(tokens, last - 1, last, "state") and tokens[last - 2].text[-1:] != "."
            return first, last - is_glued, kind
        follows = tokens[first + 1].text.casefold()
        if follows in GIVEN_NAMES and _means(tokens, first, first + 1, "state"):
            return first + 1, last, kind
        if tokens[first].tag in ("VB", "VBG") and _means(tokens, first + 1, last, "state"):
            return first + 1, last, "place"
    if kind == "nationality" and not _means(tokens, first, last, "people"):
        for end in range(last - 1, first, -1):
            if _means(tokens, first, end, "people") and tokens[end].text[:1].isupper():
                return first, end, kind
    return first, last, kind


def _means(tokens: Tokens, first: int, last: int, part: str) -> bool:
    meaning = known(" ".join(token.text for token in tokens[first:last]))
    return meaning is not None and meaning.part == part


def is_no_name(tokens: Tokens, first: int, last: int, kind: EntityKind) -> bool:
    """Whether the model took a lone verb for a person, or a web page's small print for a name."""
    listed = {token.text.casefold() for token in tokens[first:last]}
    if {"privacy", "policy"} <= listed:
        return True
    return kind == "person" and last - first == 1 and tokens[first].tag == "VBG"


def kind_beside(tokens: Tokens, first: int, last: int, kind: EntityKind) -> EntityKind:
    """The kind of a name as its neighbours tell it; the model's own where they do not.

    “Operation Dawn” is something done; who stands between the strokes of a picture's credit took
    it; a place of one word that told reporters something is a person, unless the tables know it.
    """
    head = tokens[last - 1]
    if last - first > 1 and tokens[first].text == "Operation":
        return "event"
    if kind == "person" and last - first > 2 and head.text.casefold() in BODIES:
        return "organisation"
    if kind in ("place", "organisation") and _is_credited(tokens, first, last):
        return "person"
    is_one = kind == "place" and last - first == 1 and not head.text.isupper()
    if is_one and head.dep == "nsubj" and tokens[head.head].lemma == "tell":
        return "person"
    return kind


def _is_credited(tokens: Tokens, first: int, last: int) -> bool:
    """Whether a name of two or three words follows an agency and a stroke: “REUTERS/Ann Lee”."""
    if first < 2 or tokens[first - 1].text != "/" or not 2 <= last - first <= 3:
        return False
    is_named = all(token.text.istitle() for token in tokens[first:last])
    return is_named and tokens[first - 2].text.casefold() in PICTURES
