"""Who a speaker is: named or not, and which mention the words stand for."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from irnk_tui.analysis.quotes.cues import words_of
from irnk_tui.model.annotation import Annotations, Mention, Quote
from irnk_tui.model.document import Document
from irnk_tui.model.text import Field, Span

PRONOUNS = words_of(
    """he she they it we i you who which that this these those his her their its our my your
    himself herself themselves itself everyone everybody nobody anyone nothing"""
)
HE_OR_SHE = words_of("he she him his her")
"""“In his view” is told of him; “his lawyer” is somebody else."""
OWNERS = words_of("his her its their our my your")
"""First words of somebody who is called by whose they are: “his lawyer, Ana Ruiz”."""
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
    others several few most author authors politician politicians victim victims doctor doctors
    professor professors teacher teachers parent parents family relatives member members
    policymakers investigators prosecutors police authorities conservatives liberals republicans
    democrats detractors skeptics proponents advocates backers allies rivals"""
)
"""Heads of descriptions that stand for people without saying who."""
TEXTS = words_of(
    """report reports study studies survey surveys poll polls letter letters statement statements
    paper papers article articles documents document memo memos email emails book books
    editorial editorials data figures records filing filings complaint lawsuit suit affidavit
    indictment ruling order resolution website site headline headlines ad ads advertisement post
    posts tweet tweets message messages analysis review research findings release note notes
    transcript transcripts video footage press media news newspaper newspapers magazine"""
)
BODIES = words_of(
    """government administration court judge jury committee commission council board agency
    department ministry company firm group groups organisation organization organisations
    organizations campaign party parties panel union institute university bank team network
    church army navy office bureau service side sides country countries nation nations state
    states delegation leadership regime house senate congress parliament coalition alliance
    president minister secretary governor mayor ambassador chairman chairwoman chair director
    chief manager founder candidate nominee general colonel captain king queen prince pope
    spokesmen americans majority minority percent public world west nominee senator congressman
    congresswoman brother sister father mother son daughter wife husband uncle aunt colleague
    colleagues audience crowd fans users readers viewers customers patients owners owner"""
)
SPEAKING = UNNAMED | TEXTS | BODIES
THINGS = words_of("nothing it this that these those which there")
STOPS = words_of("of from in at with who whose that for on to close familiar inside including by")
BELONGS = re.compile(r"\s*[’']s?\b|\s*[’'](?=\s)")
OF_SOMEBODY = re.compile(
    r"\b(?:of|for|to|from|with|at|in|by|close|near)\s+(?:the\s+)?(?:\w+\s+){0,2}$"
)
NEAR = 300
"""Code points back in which a pronoun's person is looked for."""
LONGEST = 200
"""Code points that no mention is longer than."""


def is_anonymous(words: str) -> bool:
    """Whether a speaker is described without a name: “experts”, “a senior U.S. official”."""
    first = re.split(r",|\s[–—]\s", words)
    found = re.findall(r"[^\W\d_][\w’'.-]*", first[0])
    if not found or (found[0].lower() in PRONOUNS and not _is_owned(found)):
        return False
    if len(first) > 1 and _ends_in_a_name(first[-1]):
        return False
    head = _head(found)
    return head.lower() in UNNAMED and (head[0].islower() or found[0] == head)


def _is_owned(words: Sequence[str]) -> bool:
    """Whether somebody is called by whose they are; “her” alone is she."""
    return len(words) > 1 and words[0].lower() in OWNERS


def can_speak(words: str) -> bool:
    """Whether a speaker can be a person, a body or a text, rather than a thing or a fact.

    “This cooperation explains …” and “three factors suggest …” are the document's own inference.
    """
    found = re.findall(r"[^\W\d_][\w’'.-]*", re.split(r",|\s[–—]\s", words)[0])
    if not found or found[0].lower() in THINGS:
        return False
    if found[0].lower() in PRONOUNS:
        return True
    head = _head(found).removesuffix("’s").removesuffix("'s")
    if head == found[0] and found[1:2] == ["to"]:  # “Failure to agree shows …”
        return head.lower() in SPEAKING
    return head[0].isupper() or not {head.lower(), _singular(head.lower())}.isdisjoint(SPEAKING)


def _singular(noun: str) -> str:
    """A regular plural without its ending."""
    return noun[:-3] + "y" if noun.endswith("ies") else noun.removesuffix("s")


def _head(words: Sequence[str]) -> str:
    """The last word before whatever qualifies it (“officials from …”, “those who …”)."""
    for place, word in enumerate(words):
        if place and word.lower() in STOPS:
            return words[place - 1]
    return words[-1]


def _ends_in_a_name(words: str) -> bool:
    """Whether an apposition is a name: “the expert, Jang Ji-Hyang”."""
    found = words.split()
    return 2 <= len(found) <= 4 and all(word[:1].isupper() for word in found)


def resolve_speaker(quote: Quote, document: Document, annotations: Annotations) -> Mention | None:
    """The mention that names the speaker, inside the speaker's words or safely before them.

    `None` for people without a name, and for pronouns that could be more than one person.
    """
    if quote.speaker is None:
        return None
    words = document.words_of(quote.speaker)
    first = _first(words)
    inside = _inside(quote.speaker, annotations)
    if _is_owned(words.split()):
        return _named(inside, quote.speaker, document)
    if first in HE_OR_SHE:
        return _person_before(quote.speaker, document, annotations)
    if first == "i":
        return _who_speaks(quote.speaker, document, annotations)
    if first == "who":
        return _just_before(quote.speaker, annotations)
    if first in PRONOUNS:
        return None
    return _named(inside, quote.speaker, document) or _by_role(words, quote, document, annotations)


def _first(words: str) -> str:
    return re.split(r"[\s’']", words.lower(), maxsplit=1)[0]


def _who_speaks(place: Span, document: Document, annotations: Annotations) -> Mention | None:
    """Whose words “I” stands in; `None` where it is the author."""
    for quote in annotations.quotes:
        if quote.speaker is None or _first(document.words_of(quote.speaker)) == "i":
            continue
        if any(piece.contains(place) for piece in quote.content):
            return resolve_speaker(quote, document, annotations)
    return None


def _inside(speaker: Span, annotations: Annotations) -> list[Mention]:
    near = _starting(annotations, speaker.start - LONGEST, speaker.end, speaker.field)
    return [mention for mention in near if mention.span.overlaps(speaker)]


def _starting(annotations: Annotations, start: int, end: int, field: Field) -> Sequence[Mention]:
    """The mentions that begin in a stretch of title or text, end excluded."""
    first, last = (
        bisect_left(annotations.mentions, (field == "text", place), key=_place)
        for place in (start, end)
    )
    return annotations.mentions[first:last]


def _place(mention: Mention) -> tuple[bool, int]:
    """Mentions stand in this order: those of the title before those of the text."""
    return mention.span.field == "text", mention.span.start


def _named(inside: Sequence[Mention], speaker: Span, document: Document) -> Mention | None:
    """The name that the speaker's words are about, people before organisations."""
    free = [m for m in inside if m.is_name and not _is_owner(m, speaker, document)]
    for kind in ("person", "organisation", "place", "nationality"):
        for mention in free:
            if mention.kind == kind and (kind != "nationality" or mention.span == speaker):
                return mention
    return None


def _is_owner(mention: Mention, speaker: Span, document: Document) -> bool:
    """Whether the name only qualifies the speaker: “Trump’s lawyer”, “an aide to Trump”."""
    text = document.words_of(Span(0, speaker.end, speaker.field))
    before = text[speaker.start : mention.span.start]
    rest = text[mention.span.end : speaker.end]
    if BELONGS.match(rest) and rest.strip("’'s "):
        return True
    if "," not in before and OF_SOMEBODY.search(before):
        return True
    # In “White House officials” or “a UN report” the name only qualifies the noun after it.
    following = re.match(r"\s+([a-z]\w*)", rest)
    if following is None or mention.kind == "person":
        return False
    return following[1] not in STOPS | {"and", "or"}


def _people_before(speaker: Span, annotations: Annotations) -> list[Mention]:
    near = _starting(annotations, speaker.start - NEAR, speaker.start, speaker.field)
    return [mention for mention in near if mention.kind == "person" and mention.is_name]


def _person_before(speaker: Span, document: Document, annotations: Annotations) -> Mention | None:
    """The speaker of the quote just before, or the only person named nearby."""
    people = [m for m in _people_before(speaker, annotations) if not _in_content(m, annotations)]
    surnames = {mention.text.split()[-1] for mention in people}
    if len(surnames) == 1:
        return people[-1]
    last = _last_speaker(speaker, annotations)
    if last and people and people[-1].text.split()[-1] == last.text.split()[-1]:
        return people[-1]
    return None


def _in_content(mention: Mention, annotations: Annotations) -> bool:
    return any(
        piece.contains(mention.span) for quote in annotations.quotes for piece in quote.content
    )


def _last_speaker(speaker: Span, annotations: Annotations) -> Mention | None:
    """The person named as speaker by the last quote that names one nearby."""
    spans = [
        quote.speaker
        for quote in annotations.quotes
        if quote.speaker
        and quote.speaker.field == speaker.field
        and speaker.start - 2 * NEAR <= quote.speaker.start < speaker.start
    ]
    for span in sorted(spans, reverse=True):
        for mention in _inside(span, annotations):
            if mention.kind == "person" and mention.is_name:
                return mention
    return None


def _just_before(speaker: Span, annotations: Annotations) -> Mention | None:
    before = _starting(annotations, speaker.start - LONGEST, speaker.start, speaker.field)
    near = [m for m in before if m.kind != "place" and 0 <= speaker.start - m.span.end <= 3]
    return near[-1] if near else None


def _by_role(
    words: str, quote: Quote, document: Document, annotations: Annotations
) -> Mention | None:
    """“The expert”: the last speaker who was introduced with that word."""
    found = re.fullmatch(r"(?i)the\s+(?:\w+\s+)?(\w+)", words.strip())
    if not found or quote.speaker is None:
        return None
    role = re.compile(rf"\b{re.escape(found[1])}\b", re.IGNORECASE)
    for other in reversed(annotations.quotes):
        if other.speaker and other.speaker.start < quote.speaker.start:
            if not role.search(document.words_of(other.speaker)):
                continue
            inside = _inside(other.speaker, annotations)
            named = _named(inside, other.speaker, document)
            if named and named.kind == "person":
                return named
    return None
