"""Clauses cut out of a sentence, and the small words by which they are cut."""

from __future__ import annotations

import re
from collections.abc import Iterator

from irnk_tui.analysis.happenings.action_words import kinds_of
from irnk_tui.analysis.language.sentence_words import words as listed

LONGEST_TITLE = 100
SHORTEST = 3
"""Words; fewer name a thing and tell no happening."""
INTRODUCES = re.compile(
    r"(?:In|On|After|Before|Following|Since|By|At|Earlier|Last|During|Amid|With|Without|Despite"
    r"|Under|From|Over|For|If|When|As|Once|Until|Unless|Ahead|Because|Thanks|Due|Given|According"
    r"|Citing|Shortly|Besides|Like|Unlike|Throughout|Regarding|Asked|Speaking)\b"
)
"""A sentence's first stretch that only sets the scene begins so."""
BREAK = re.compile(
    r"\s?[;:]\s|\s[–—-]+\s|—|[,]\s(?![12]\d{3}\b|(?:[A-Z][\w.]*,\s)*and\s[A-Z])|\s\(|\)\s?"
    r"|\s(?=(?:after|when|because|although|while|whereas|despite|though|where|which|who|that|unless"
    r"|if|but|amid|following|until|before|as|since|prompting|forcing|citing|noting|saying|making"
    r"|according|including|targeting|whose|whom|so|once)\s)"
)
"""Where a clause may end and the next begin."""
LEADS = re.compile(
    r"^(?:(?:(?:[Aa]ccording to)\s[^,]*,|[Ee]ven|[Aa]fter|[Ww]hen|[Bb]ecause"
    r"|[Aa]lthough|[Tt]hough|[Ww]hile|[Ww]hereas|[Bb]ut|[Aa]nd|[Oo]r|[Ss]o|[Yy]et|[Aa]s|[Ss]ince"
    r"|[Tt]hat|[Ii]f|[Uu]nless|[Oo]nce|[Hh]owever|[Mm]eanwhile|[Mm]oreover|[Ss]imilarly|[Aa]lso"
    r"|[Ff]inally|[Tt]hen|[Ii]ndeed|[Ss]till|[Nn]ow|[Hh]istorically|[Nn]onetheless|[Bb]efore"
    r"|[Dd]espite|[Ww]here|[Rr]ecently|[Ee]arlier|[Ll]ater|(?:[Ff]irst|[Ss]econd|[Tt]hird)(?=,)"
    r"|[Ff]ollowing|[Aa]mid|[Uu]ntil|[Ii]n fact|[Ff]or example"
    r"|[Tt]here(?:['’]s| is| was))\b[\s,]+)+"
)
TRAILS = re.compile(
    r"\s(?=(?:will|would|has|have|had|is|are|was|were|can|could|may|might|should|must|abruptly"
    r"|after|since|until|during|in (?:order|response|an?|the|early|late|mid)\s|in \d+|took place"
    r"|on (?:Sunday"
    r"|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday)|to [a-z]+|with|for|through|despite"
    r"|amid|over|without|[a-z]+ly|ended|led)\b)"
)
"""Where a long clause may be cut short and still tell something."""
VAGUE = re.compile(
    r"^(?:[Ii]t|[Tt]his|[Tt]hat|[Tt]hese|[Tt]hose|[Tt]here|[Hh]e|[Ss]he|[Tt]hey|[Ww]e|I|[Yy]ou"
    r"|[Ww]hich|[Ww]ho|[Ww]hose|[Ww]hat|[Ww]hen|[Aa]s|[Aa]fter|[Tt]o|[Hh]is|[Hh]er|[Tt]heir|[Ii]ts"
    r"|[Oo]ur|[Mm]y|[Bb]oth sides|[Bb]y|[Ii]n|[Oo]n|[Oo]f|[Aa]t|[Ww]ith|[Ff]rom|[Ff]or|[Ii]f"
    r"|[Tt]hanks|[Aa]ccording|[Ff]ollowing|[Uu]nder"
    r"|(?:[A-Z]\w+|\d+) (?:days?|weeks?|months?|years?)|[A-Z]?[a-z]+ly"
    r"|[Aa]head|[Aa]mid|[Dd]uring|[Dd]espite|[Ss]aying|[Ii]ncluding|[Nn]ot|[Ll]eft|[Ii]nto|[Aa]bout"
    r"|[a-z]+(?:ed|ing)|said|says|told|is|are|was|were|has|have|had|will|would|led)\b"
)
_HANGING = re.compile(
    r"(?:^|\s)(?:the|an?|of|to|in|on|at|by|for|with|from|and|or|but|that|which|who|as|than|into"
    r"|its|their|his|her|is|are|was|were|has|have|had|be|been|will|would|could|may|might|not|also"
    r"|said|says|told|say|about|between|against|over|under|this|these|those|some|any|no|more|most"
    r"|very|so|such|even|only|he|she|it|they|we|I|you|if|because|when|while|does|did|do|it[’']s"
    r"|currently|long|already|both|[a-z]+ing)$"
)
_DAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_SAYS_NOTHING = re.compile(
    r"\b(?:warn|testifi|reveal|tweet|insist|argu|stat|remark|explain)ed"
    rf"(?:\s(?:(?:on|early|late)\s)?{_DAY})?(?:\s(?:in|at|during)\san?\s[^,]*)?$"
    r"|\b(?:call|describ|dubb|label|labell|brand)ed\s"
    r"(?:the|it|him|them|her|his|its|their|this|that)(?:\s[\w’'-]+){0,2}$"
)
"""Tells that somebody spoke, or of what, and leaves out what was said."""
_LEFT_BEHIND = re.compile(r"[Ww]ho(?:m|se)?\s|[Ww]hich\s|[RD]-[A-Z]|&\s")
"""What begins so has left its subject behind."""
_PLACE_BEFORE = re.compile(r"[a-z]\s(?:in|at|near|from|of|to)(?:\s[A-Z][\w.’'-]*)+,\s$")
_PLACED = re.compile(
    r"[A-Z]\w+,?\s(?:for|to|on|with|after|before|when|where|as|by|in|at|and|from|during)\s"
)
"""A town, of which the state follows: “in Bethesda, Maryland for”."""
_COUNTED = listed("""
    the a an two three four five six seven eight nine ten dozens hundreds thousands tens more about
    nearly at least several many some both another its his her their
""")
"""Small words with which who or what is told of may begin."""
_DOES = listed("was were is are has have had will would did does")
_LATER_DOES = re.compile(r"^[a-z]\S+\s.*\b(?:was|were|is|are|has|have|had|will|would)\s")
_ASIDE = re.compile(r"\b(?:which|whom|whose)\b|\bthat (?:\S+ ?){1,4}$|\w\.\w+/")


def clauses(text: str) -> Iterator[str]:
    """Stretches of a sentence that could stand alone, without what leads into or trails them."""
    line = plain(text)
    cuts = [m.span() for m in BREAK.finditer(line)]
    starts = [0, *(end for _, end in cuts)]
    ends = [*(start for start, _ in cuts), len(line)]
    for at, start in enumerate(starts):
        if at == 0 and INTRODUCES.match(line) and len(starts) > 1:
            continue
        for end in ends[at : at + 3]:
            yield from _trimmed(line[start:end])


def _trimmed(piece: str) -> Iterator[str]:
    """The stretch without leading and trailing words, whole and cut before what trails."""
    whole = LEADS.sub("", piece).strip(" ,;:.–—-“”\"'‘’")
    stops = [m.start() for m in TRAILS.finditer(whole)]
    for stop in [*stops, len(whole)]:
        short = whole[:stop].strip(' ,;:.–—-“”"')
        if len(short.split()) >= SHORTEST and len(short) <= LONGEST_TITLE and not is_hanging(short):
            yield short


def is_torn(clause: str, text: str) -> bool:
    """Whether a clause from the midst of a sentence seems to have left its subject behind."""
    line = plain(text)
    begins = line.startswith(clause) or LEADS.sub("", line).lstrip(" \"“”‘’'").startswith(clause)
    first, *rest = clause.split()
    if is_left_behind(clause):
        return True
    if _PLACED.match(clause) and _PLACE_BEFORE.search(line.partition(clause)[0]):
        return True
    if begins or not first[:1].islower() or first in _COUNTED:
        return False
    if first in _DOES:
        return True
    is_done = any(word.endswith("ed") and kinds_of(word) for word in rest[1:])
    return not is_done and _LATER_DOES.match(clause) is None


def is_left_behind(clause: str) -> bool:
    """Whether a clause begins with what waits for a subject before it."""
    return _LEFT_BEHIND.match(clause) is not None


def plain(text: str) -> str:
    """The text on one line, without quotation marks around it."""
    return " ".join(text.split()).strip("“”\"'‘’ ")


def unled(text: str) -> str:
    """The sentence from its first word that tells something."""
    line = LEADS.sub("", plain(text)).lstrip(" ,;:–—-“”\"‘’'")
    return line[:1].upper() + line[1:]


def is_hanging(title: str) -> bool:
    """Whether a title ends on a word that waits for another, or was cut in an aside."""
    pairs = ("“”", "()", "[]")
    is_torn = any(title.count(p[0]) != title.count(p[1]) for p in pairs) or title.count('"') % 2
    return bool(
        is_torn or _HANGING.search(title) or _ASIDE.search(title) or _SAYS_NOTHING.search(title)
    )
