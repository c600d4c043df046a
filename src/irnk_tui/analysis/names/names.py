"""Names: their comparable form, titles, parts, and keys that other spellings share."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from irnk_tui.analysis.language.sentence_words import words

TITLES = words("""
    mr mrs ms miss mx dr prof professor sir dame lord lady president vice prime minister foreign
    deputy premier chancellor secretary state general gen attorney senator sen representative rep
    reps congressman congresswoman governor gov mayor judge justice chief leader supreme ayatollah
    imam sheikh crown prince princess cardinal bishop archbishop father rev reverend
    ambassador amb envoy speaker chairman chairwoman colonel col lieutenant lt captain capt major
    maj sergeant sgt admiral adm commander cmdr marshal field brigadier director former
    then-president ex-president spokesman spokeswoman defense defence interior finance hon rabbi
    hojatoleslam comrade detective officer sheriff coach
""")
"""Words that stand before a person's name and are no part of it."""
REIGNING = words("king queen pope emperor empress")
"""Titles that are part of a name: who is called “King Salman” is none of the Salmans."""
OTHER_NAMES = {"mideast": "middle east", "west bank and gaza": "west bank"}
"""Press names of places that are no states."""
SHORT_FORMS = {
    "mike": "michael", "bill": "william", "bob": "robert", "rob": "robert", "joe": "joseph",
    "jim": "james", "tom": "thomas", "dan": "daniel", "steve": "steven", "stephen": "steven",
    "chris": "christopher", "tony": "anthony", "dick": "richard", "rick": "richard",
    "jeff": "jeffrey", "greg": "gregory", "matt": "matthew", "tim": "timothy", "ken": "kenneth",
    "ron": "ronald", "don": "donald", "dave": "david", "nick": "nicholas", "bernie": "bernard",
    "chuck": "charles", "andy": "andrew", "sam": "samuel", "mohammed": "mohammad",
    "muhammad": "mohammad", "mohamed": "mohammad", "muhammed": "mohammad",
    "binyamin": "benjamin", "josh": "joshua",
}  # fmt: skip
"""Given names by which one person is called as well."""
SUFFIXES = words("jr jr. sr sr. ii iii iv")
PARTICLES = words("al el bin ibn van von der den de del della di da la le du dos st abu ben ter")
KOREAN_SURNAMES = words("""
    kim lee ri yi rhee li park pak bak choi choe chung jung jeong jong kang cho jo jang chang yun
    yoon lim rim im han shin sin seo so suh kwon hwang ahn an song ryu yoo yu hong jeon chon ko go
    moon mun yang son sohn bae paek baek pae ho heo hur nam no roh ro noh ha kwak sung cha joo ju
    chu woo u ku koo na ra min jin chin ji chi om eom won pang bang thae tae hyon hyun
""")
_KOREAN_SAME = {
    "lee": "ri", "yi": "ri", "rhee": "ri", "li": "ri", "park": "pak", "bak": "pak",
    "choi": "choe", "chung": "jong", "jung": "jong", "jeong": "jong", "jo": "cho", "chang": "jang",
    "yoon": "yun", "lim": "rim", "im": "rim", "sin": "shin", "suh": "so", "seo": "so", "an": "ahn",
    "yoo": "yu", "ryu": "yu", "jeon": "chon", "go": "ko", "mun": "moon", "sohn": "son",
    "bae": "pae", "baek": "paek", "heo": "ho", "hur": "ho", "roh": "no", "ro": "no", "noh": "no",
    "ju": "chu", "joo": "chu", "u": "woo", "koo": "ku", "ra": "na", "chin": "jin", "chi": "ji",
    "eom": "om", "bang": "pang", "tae": "thae", "hyun": "hyon",
}  # fmt: skip
_POSSESSIVE = re.compile(r"[’'`´]s?$")
_DEPARTMENT = re.compile(r"\bdept\b\.?")
_DOTTED = re.compile(r"\b(?:\w\.\s?)+\w?\b\.?")
_SOUNDS = (
    ("ng", "n"), ("kh", "h"), ("gh", "g"), ("q", "g"), ("ch", "j"), ("zh", "j"), ("sh", "s"),
    ("ph", "f"), ("th", "t"), ("ts", "s"), ("dj", "j"), ("ck", "k"), ("w", "v"), ("x", "ks"),
)  # fmt: skip
_VOWELS = {"a": "a", "e": "i", "i": "i", "o": "o", "u": "o", "y": "i"}


@lru_cache(maxsize=200_000)
def normalise(text: str) -> str:
    """The form in which spellings of one name are equal: lower case, no accents, no “the”."""
    folded = unicodedata.normalize("NFKD", text.replace("’", "'").replace("‘", "'"))
    plain = "".join(mark for mark in folded if not unicodedata.combining(mark)) or folded
    plain = _POSSESSIVE.sub("", plain.strip())
    plain = re.sub(
        r"\b(?:\w\.\s?)+\w?\b\.?", lambda m: re.sub(r"[.\s]", "", m.group()) + " ", plain
    )
    plain = re.sub(r"[\s\-–—_]+", " ", plain.casefold()).strip(" .,;:'\"“”()[]*•|/")
    plain = plain.removeprefix("the ").strip()
    plain = _DEPARTMENT.sub("department", plain)
    return OTHER_NAMES.get(plain, plain) or text.casefold().strip()


def without_titles(name: str) -> str:
    """A person's name without the titles before it; a title alone is left as it is."""
    parts = name.split()
    while len(parts) > 1 and parts[0].casefold().rstrip(".,") in TITLES:
        parts = parts[1:]
    return " ".join(parts)


@lru_cache(maxsize=100_000)
def parts(name: str) -> tuple[str, ...]:
    """The comparable parts of a person's name, without titles, suffixes and middle initials."""
    listed = [part for part in normalise(without_titles(name)).split() if part not in SUFFIXES]
    kept = [part for n, part in enumerate(listed) if len(part) > 1 or n == 0]
    return tuple(kept or listed)


def is_korean(name: str) -> bool:
    """Whether a name looks Korean: a family name first, then one or two short syllables."""
    listed = parts(name)
    if not 2 <= len(listed) <= 3 or listed[0] not in KOREAN_SURNAMES:
        return False
    if len(listed) == 3 or "-" in name:
        return all(len(part) <= 6 for part in listed[1:])
    return 4 <= len(listed[1]) <= 8 and bool(re.search(r"[aeiouy].+[aeiouy]", listed[1]))


def surname(name: str) -> str:
    """The family name, in comparable form, with its particles."""
    listed = parts(name)
    if is_korean(name):
        return listed[0]
    last = [word for word in without_titles(name).split() if normalise(word) not in SUFFIXES]
    family = normalise(last[-1]) if last else ""
    first, _, rest = family.partition(" ")
    return rest if rest and first in PARTICLES else family


def lone_forms(name: str) -> frozenset[str]:
    """The single parts by which a person with this full name may be called later on."""
    listed = parts(name)
    if len(listed) < 2:
        return frozenset()
    forms = {surname(name), listed[-1]}
    if is_korean(name):
        forms = {listed[0], " ".join(listed[1:])}
    return frozenset(form for form in forms if len(form) > 1)


@lru_cache(maxsize=100_000)
def sound_key(name: str) -> str:
    """A key that romanisations of one full name share; empty for a lone name.

    Family names of Korea are brought to one spelling; consonants that transcriptions confuse are
    joined, and vowels fall into three classes. Vowels count: Kim Jin-ho is not Kim Jong-ho.
    """
    listed = parts(name)
    if len(listed) < 2:
        return ""
    if is_korean(name):
        given = _sound("".join(listed[1:])).replace("g", "k")
        return f"{_KOREAN_SAME.get(listed[0], listed[0])} {given}"
    return f"{_sound(SHORT_FORMS.get(listed[0], listed[0]))} {_sound(surname(name))}"


def _sound(part: str) -> str:
    letters = re.sub(r"[^a-z]", "", part)
    for old, new in _SOUNDS:
        letters = letters.replace(old, new)
    letters = re.sub(r"[aeiouy]+", lambda run: _VOWELS[_main_vowel(run.group())], letters)
    return re.sub(r"(.)\1+", r"\1", letters)


def _main_vowel(run: str) -> str:
    """The vowel that a run of vowel letters stands for: “yo”, “eo” and “ou” are an o."""
    if run in ("eo", "yo", "yeo", "yu", "eu", "oo", "ou", "you", "wo"):
        return "o"
    return "a" if run.startswith(("a", "ya")) else run[0]


def initials(name: str) -> str:
    """The acronym a name would have: “tpo” for Trade Promotion Organization."""
    small = {"of", "and", "the", "for", "on", "in", "to", "de", "&"}
    return "".join(part[0] for part in normalise(name).split() if part not in small)
