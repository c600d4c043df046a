"""Keys under which the names of one document meet those of another."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from irnk_tui.analysis.language.sentence_words import words
from irnk_tui.analysis.names.coordination import HALF, HALVES
from irnk_tui.analysis.names.gazetteer import known, state_key
from irnk_tui.analysis.names.name_words import PARTIES
from irnk_tui.analysis.names.names import (
    KOREAN_SURNAMES,
    initials,
    is_korean,
    lone_forms,
    normalise,
    parts,
    sound_key,
)
from irnk_tui.analysis.names.role_words import BODIES, GOVERNMENTS
from irnk_tui.model.annotation import Annotations, EntityKind, Mention
from irnk_tui.model.text import DocumentId, Span

PRESS_ACRONYMS = {
    "un": "united nations", "eu": "european union", "fbi": "federal bureau of investigation",
    "cia": "central intelligence agency", "nato": "north atlantic treaty organization",
    "who": "world health organization", "imf": "international monetary fund",
    "doj": "department of justice", "nsa": "national security agency",
    "iaea": "international atomic energy agency", "irgc": "islamic revolutionary guard corps",
    "gop": "republican party", "ap": "associated press", "nyt": "new york times",
    "unsc": "un security council", "dhs": "department of homeland security",
    "epa": "environmental protection agency", "jcpoa": "joint comprehensive plan of action",
    "kcna": "korean central news agency", "irna": "islamic republic news agency",
}  # fmt: skip
"""Acronyms that news rarely explains."""
COMMON_SURNAMES = words("""
    smith johnson williams brown jones garcia miller davis rodriguez martinez hernandez lopez
    gonzalez wilson anderson thomas taylor moore jackson martin perez thompson white harris sanchez
    clark ramirez lewis robinson walker young allen king wright scott torres nguyen hill flores
    green adams nelson baker hall rivera campbell mitchell carter roberts gomez phillips evans
    turner diaz parker cruz edwards collins reyes stewart morris morales murphy cook rogers
    ortiz morgan cooper peterson bailey reed kelly howard ramos cox ward richardson watson brooks
    bennett gray james hughes price myers long foster ross graham sullivan wallace khan ali ahmed
    hussein hassan mohammad muhammad mohammed ahmadi hosseini mohammadi wang li zhang liu chen yang
    huang zhao singh kumar ivanov rezaei karimi jafari moradi
""")
"""Family names that many people bear: a lone one says little."""
COMPANIES = words("corp corporation inc incorporated ltd limited co company llc plc ag gmbh sa nv")
"""What companies put behind their names."""
SHIPS = words("uss hms")
"""What stands before a ship's name: the USS John McCain is not he."""
SURE_SHARE, SURE_DOCUMENTS = 0.85, 3
"""A lone surname is somebody's when they have this share of its bearers' mentions, widely."""


@dataclass(slots=True)
class Corpus:
    """What all documents together say about names."""

    kinds: dict[str, Counter[EntityKind]] = field(default_factory=lambda: defaultdict(Counter))
    """Comparable name -> how often the model took it for which kind."""
    bearers: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    """Lone form -> key of each person with that form -> mentions of the full name."""
    documents: Counter[str] = field(default_factory=Counter)
    """Key of a person -> documents that give the full name."""
    long_of: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    """Acronym -> comparable long names that documents give for it."""
    variants: dict[str, Counter[tuple[str, bool]]] = field(
        default_factory=lambda: defaultdict(Counter)
    )
    """Key of a person -> middle initials and whether a junior's -> how often."""
    longer: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    """Name without its first part -> keys of the people whose full name it shortens."""
    shortened: dict[str, str] = field(default_factory=dict)
    """Key of a full name -> the more usual key of the same person, who leaves out a part of it."""
    spelled: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    """Initials -> comparable names of organisations that have them."""
    keys: dict[tuple[str, EntityKind, bool], str] = field(default_factory=dict)
    """Name as written, kind, whether half of one -> its key, once all mentions are counted."""


def better_bearer(lone: Mention, full: Mention, corpus: Corpus) -> str | None:
    """Whom a lone surname means when a document names only a far less known bearer in full.

    An article that has the first lady's full name and a lone “Trump” means the president.
    """
    bearers = corpus.bearers.get(normalise(lone.text))
    if not bearers or len(parts(full.text)) < 2:
        return None
    key, count = min(bearers.items(), key=lambda item: (-item[1], item[0]))
    is_known = corpus.documents[key] >= 5 * SURE_DOCUMENTS and count >= 0.7 * sum(bearers.values())
    other = person_key(full.text)
    return key if is_known and other != key and bearers[other] * 10 < count else None


def survey(annotations: Iterable[Annotations]) -> Corpus:
    """One pass over all mentions."""
    corpus = Corpus()
    for found in annotations:
        at: dict[Span | None, Mention] = {mention.span: mention for mention in found.mentions}
        people: set[str] = set()
        for mention in found.mentions:
            if mention.is_name:
                _count(corpus, mention, at, people)
        corpus.documents.update(people)
    _join_shortened(corpus)
    return corpus


def _join_shortened(corpus: Corpus) -> None:
    """Take “Javad Zarif” for Mohammad Javad Zarif, where that is the only such person."""
    for name, longer in sorted(corpus.longer.items()):
        key = person_key(name)
        if len(longer) > 1 or key in longer or key not in corpus.documents:
            continue
        both = {_whole(key, corpus), *(_whole(each, corpus) for each in longer)}
        if len(both) == 2:
            usual, other = sorted(both, key=lambda each: (-corpus.documents[each], each))
            corpus.shortened[other] = usual
            corpus.documents[usual] += corpus.documents[other]
            for counts in (corpus.bearers[form] for form in lone_forms(name)):
                counts[usual] += counts.pop(other, 0)


def _whole(key: str, corpus: Corpus) -> str:
    while key in corpus.shortened:
        key = corpus.shortened[key]
    return key


def _count(
    corpus: Corpus, mention: Mention, at: Mapping[Span | None, Mention], people: set[str]
) -> None:
    name = normalise(mention.text)
    corpus.kinds[name][mention.kind] += 1
    target = at.get(mention.refers_to)
    if mention.method == "acronym" and target is not None and " " in normalise(target.text):
        corpus.long_of[name].add(normalise(target.text))
    if mention.kind == "person" and len(parts(mention.text)) > 1:
        key = person_key(mention.text)
        people.add(key)
        corpus.variants[key][variant(mention.text)] += 1
        for form in lone_forms(mention.text):
            corpus.bearers[form][key] += 1
        if shorter := _shorter(mention.text):
            corpus.longer[shorter].add(key)
    elif mention.kind in ("organisation", "work") and " " in name:
        corpus.spelled[initials(name)].add(name)


def _shorter(name: str) -> str:
    """A name of three parts or more without the first, if that may be left out; or nothing."""
    first, *rest = parts(name)
    is_long = len(rest) > 1 and first not in SHIPS and not is_korean(name)
    return " ".join(rest) if is_long and all(len(part) > 1 for part in (first, *rest)) else ""


def person_key(name: str) -> str:
    """The key of a full name; spellings of one name in other romanisations share it."""
    return f"person:{sound_key(name)}"


def full_key(name: str, corpus: Corpus) -> str:
    """The key of a full name, with initials where the corpus tells two people apart by them.

    George W. Bush is not George H. W. Bush, nor a junior his better-known father; John F. Kerry
    is John Kerry.
    """
    key = person_key(name)
    if key in corpus.shortened:
        return _whole(key, corpus)
    forms = corpus.variants[key]
    middle, junior = variant(name)
    middles: Counter[str] = Counter()
    for (initial, _), count in forms.items():
        middles[initial] += count if initial else 0
    told = sorted((form for form, n in middles.items() if n > 1), key=lambda f: (-middles[f], f))
    if len(told) > 1 and middle in told[1:]:
        key = f"{key} {middle}"
    juniors = sum(count for (_, is_junior), count in forms.items() if is_junior)
    return f"{key} jr" if junior and juniors * 2 < sum(forms.values()) else key


def variant(name: str) -> tuple[str, bool]:
    """Middle initials of a full name, and whether it is a junior's."""
    listed = normalise(name).split()
    inner = listed[1:-1]
    middle = [part for part in inner if len(part) == 1 or part in ("hw", "hm")]
    if not middle and len(inner) > 1:  # George Herbert Walker Bush
        middle = [part[0] for part in inner]
    return "".join(middle), listed[-1] == "jr"


def name_key(mention: Mention, document: DocumentId, corpus: Corpus) -> str:
    """The key of a name; it holds the document when the name says too little by itself."""
    name = (mention.text, mention.kind, mention.method == HALF)
    key = corpus.keys.get(name)
    if key is None:
        key = corpus.keys[name] = _name_key(mention, corpus)
    return f"{key}{document}" if key.startswith("lone:") and key.endswith(":") else key


def _name_key(mention: Mention, corpus: Corpus) -> str:
    """The same; where the document belongs in it, it ends with a colon."""
    is_half = mention.method == HALF
    meaning = known(HALVES[mention.text] if is_half else mention.text)
    name = normalise(mention.text)
    if meaning and not (mention.kind == "person" and " " in name):
        return f"seat:{name}" if meaning.part == "seat" else f"{meaning.part}:{meaning.state}"
    if mention.kind == "nationality" and (stem := known(_plain_people(mention.text))):
        return f"people:{stem.state}"
    if name in PARTIES:
        return f"name:{normalise(PARTIES[name])}"
    if len(parts(mention.text)) > 1 and is_lone_person(name, corpus):
        return full_key(mention.text, corpus)
    if is_lone_person(name, corpus):
        return _lone_key(name, corpus)
    whole = long_name(name, corpus)
    return f"name:{_of_state(whole) if mention.kind == 'organisation' else whole}"


def _of_state(name: str) -> str:
    """A body's name with its state instead of the state's people: “american navy”, “us navy”."""
    listed = name.split()
    for count in (2, 1):
        owner = " ".join(listed[:count])
        meaning = known(owner.title()) or known(owner.upper())
        if meaning and len(listed) > count and meaning.part in ("state", "people"):
            return " ".join([state_key(meaning.state), *listed[count:]])
    return name


CONTINENTAL = (
    r"(?:latin|central|north|south)\s+american|(?:central|north|south|east|west)(?:ern)?\s+european"
)


def _plain_people(text: str) -> str:
    """“anti-American” and “East German” without what stands before the people's own name.

    What a continent is called by stays whole: Latin Americans are not Americans.
    """
    if re.match(CONTINENTAL, text, flags=re.I):
        return ""
    return re.sub(r"^(?:(?:north|south|east|west)(?:ern)?|\w+)[-\s]", "", text, flags=re.I)


def is_lone_person(name: str, corpus: Corpus) -> bool:
    """Whether the corpus takes this name for a person's more often than for anything else."""
    counted = corpus.kinds[name]
    is_acronym = name in PRESS_ACRONYMS or name in corpus.long_of
    return not is_acronym and counted["person"] * 2 >= sum(counted.values()) > 0


def _lone_key(name: str, corpus: Corpus) -> str:
    bearers = corpus.bearers.get(name)
    if not bearers:
        return f"lone:{name}"
    key, count = min(bearers.items(), key=lambda item: (-item[1], item[0]))
    if name in KOREAN_SURNAMES or name in COMMON_SURNAMES or len(bearers) > 1:
        is_wide = corpus.documents[key] >= SURE_DOCUMENTS
        if not is_wide or count < SURE_SHARE * sum(bearers.values()):
            return f"lone:{name}:"
    return key


def long_name(name: str, corpus: Corpus) -> str:
    """The long form of an acronym when there is only one; the name itself otherwise.

    One that articles explain, while others speak more of a body of another name with these
    initials, means the explained one in those articles alone. A company's name loses “Corp.” and
    the like where the corpus has it without.
    """
    bare, _, ending = name.rpartition(" ")
    if ending in COMPANIES and corpus.kinds.get(bare, Counter())["organisation"]:
        name = bare
    told = corpus.long_of.get(name, set())
    if told:
        long = min(told)
        return name if len(told) > 1 or _is_rivalled(name, long, corpus) else long
    if name in PRESS_ACRONYMS:
        return PRESS_ACRONYMS[name]
    fitting = corpus.spelled.get(name, set()) if len(name) > 2 and " " not in name else set()
    return next(iter(fitting)) if len(fitting) == 1 else name


def _is_rivalled(acronym: str, told: str, corpus: Corpus) -> bool:
    """Whether another name with these initials is more frequent than the one told for it."""
    others = (n for n in corpus.spelled.get(acronym, ()) if _beginnings(n) != _beginnings(told))
    return any(_often(n, corpus) > _often(told, corpus) for n in others)


def _beginnings(name: str) -> list[str]:
    """Of each word the letters in which its spellings agree: “organization”, “organisation”."""
    return [part[:4] for part in name.split()]


def _often(name: str, corpus: Corpus) -> int:
    return sum(corpus.kinds.get(name, Counter()).values())


def description_key(mention: Mention, document: DocumentId) -> str:
    """The key of a description: shared by documents only when a name in it says whose it is."""
    states: list[str] = []
    rest: list[str] = []
    for word in normalise(mention.text).split():
        meaning = known(word) or known(word.upper())
        if meaning:
            states.append(meaning.state)
        else:
            rest.append(word)
    if len(states) == 1 and mention.head in GOVERNMENTS:
        return state_key(states[0])
    is_body = mention.head in BODIES and not mention.head.endswith("s")
    if is_body and (states or any(word[:1].isupper() for word in mention.text.split()[1:])):
        return f"body:{' '.join([*states, *rest])}"
    return f"described:{document}:{mention.span.field}:{mention.span.start:09d}"
