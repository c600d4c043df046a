"""Words that put something in somebody's mouth, mind or plans; general English, no corpus."""

from __future__ import annotations

import re


def words_of(text: str) -> frozenset[str]:
    """The words of a list written as running text."""
    return frozenset(text.split())


SAYING = words_of(
    """say tell add write ask call note report announce suggest describe tweet argue continue
    acknowledge explain criticize criticise accuse declare cite urge claim respond conclude warn
    insist state reply promise pledge reveal vow quip joke observe remark recall assert allege
    contend maintain testify admit concede confirm deny emphasize emphasise stress reiterate repeat
    predict estimate comment complain lament boast shout whisper answer counter tout condemn
    denounce blast slam praise demand propose recommend caution mention opine stipulate proclaim
    pronounce recount relate retort post message blog inform notify assure advise remind brief
    elaborate clarify disclose divulge profess swear agree disagree object protest signal indicate
    imply hint accord quote dub term label brand deem"""
)
"""Verbs of saying, by lemma."""

BELIEVING = words_of(
    """believe think feel hope fear doubt expect know want plan intend consider suspect worry
    prefer see view regard understand realize realise assume conclude wonder support oppose favor
    favour back endorse reject refuse decline decide seek wish imagine guess reckon dread"""
)
"""Verbs of belief, intention and stance, by lemma."""

FINDING = words_of(
    """find show reveal suggest indicate demonstrate rule determine discover learn conclude hold
    record list document detail highlight confirm"""
)
"""Verbs by which studies, courts, polls and papers speak."""

SAYING_NOUNS = words_of(
    """claim statement allegation accusation assertion announcement warning suggestion comment
    remark report estimate prediction promise pledge vow demand call criticism complaint argument
    testimony admission denial declaration proposal plan decision belief view opinion fear hope
    concern doubt threat speculation rumor rumour revelation notion idea"""
)
"""Nouns that carry somebody's words or thoughts."""

_IRREGULAR = {
    "say": "said saying says", "tell": "told telling tells",
    "write": "wrote written writing writes",
    "think": "thought thinking thinks", "know": "knew known", "see": "saw seen",
    "swear": "swore sworn", "admit": "admitted admitting", "quip": "quipped quipping",
    "feel": "felt", "find": "found", "show": "shown", "hold": "held", "understand": "understood",
    "label": "labelled labelling", "signal": "signalled signalling", "plan": "planned planning",
}  # fmt: skip


def forms(lemmas: frozenset[str]) -> frozenset[str]:
    """Every written form of the verbs, for texts that no model has tagged."""
    found: set[str] = set()
    for lemma in lemmas:
        stem = lemma[:-1] if lemma.endswith("e") else lemma
        past = stem[:-1] + "ied" if stem.endswith("y") and stem[-2] not in "aeou" else stem + "ed"
        third = stem[:-1] + "ies" if past.endswith("ied") else lemma + "s"
        found |= {lemma, past, third, stem + "ing", *_IRREGULAR.get(lemma, "").split()}
        if stem.endswith(("s", "sh", "ch", "x")):
            found.add(stem + "es")
    return frozenset(found)


STANCE = words_of(
    """plan want seek refuse support oppose decide intend back endorse prefer decline reject favor
    favour wish consider expect know see view regard"""
)
"""Verbs of will and stance: that somebody wants something is the document's own statement."""
REPORTING = forms((SAYING | BELIEVING | FINDING) - STANCE) | SAYING_NOUNS
SOURCING = re.compile(
    r"(?i)\baccording\s+to\b|\bas\s+per\b|\bin\s+(?:\w+\s+){1,3}(?:view|words)\b|^view$|^:$"
)


def is_reporting(cue: str) -> bool:
    """Whether a cue tells words or beliefs (“said”, “fears”, “according to”), not a plan."""
    words = re.findall(r"\w+", cue.lower())
    return any(word in REPORTING for word in words) or bool(SOURCING.search(cue))
