"""Who a speaker is: named or not, and which entity the words stand for."""

from __future__ import annotations

import re

from irnk_tui.analysis.cues import words_of

PRONOUNS = words_of(
    """he she they it we i you who which that this these those his her their its our my your
    himself herself themselves itself everyone everybody nobody anyone"""
)
UNNAMED = words_of(
    """official officials source sources expert experts analyst analysts aide aides adviser advisers
    advisor advisors critic critics observer observers witness witnesses insider insiders diplomat
    diplomats spokesman spokeswoman spokesperson spokespeople spokesmen person people man woman
    men women resident residents supporter supporters opponent opponents lawmaker lawmakers senator
    senators strategist strategists operative operatives activist activists scholar scholars
    researcher researchers economist economists historian historians lawyer lawyers attorney
    attorneys voter voters student students protester protesters employee employees worker workers
    staffer staffers reporter reporters journalist journalists commentator commentators pundit
    pundits executive executives representative representatives leader leaders soldier soldiers
    officer officers commander commanders donor donors friend friends neighbor neighbors many some
    others several few most author authors intelligence military politician politicians"""
)
"""Heads of descriptions that stand for people without saying who."""


def is_anonymous(words: str) -> bool:
    """Whether a speaker is described without a name: “experts”, “a senior U.S. official”."""
    found = re.findall(r"[^\W\d_][\w’'.-]*", words.split(",")[0])
    if not found or found[0].lower() in PRONOUNS:
        return False
    head = _head(found)
    return head.lower() in UNNAMED and not _names_after(found, head)


def _head(words: list[str]) -> str:
    """The last word before whatever qualifies it (“officials from …”, “those who …”)."""
    for place, word in enumerate(words):
        if place and word.lower() in STOPS:
            return words[place - 1]
    return words[-1]


STOPS = words_of("of from in at with who whose that for on to close familiar inside including")


def _names_after(words: list[str], head: str) -> bool:
    return False if head[0].islower() else words[0] != head
