"""Lines that a web page adds to an article."""

from __future__ import annotations

import re

SHORT_WORDS = 35
"""A longer paragraph is never taken for one of these lines."""


def is_boilerplate(line: str) -> bool:
    """Whether a line or short paragraph belongs to the page and not to the article."""
    if line[:1] in RULE_SIGNS and RULE.fullmatch(line):
        return True
    if len(line) > 400 or len(line.split(maxsplit=SHORT_WORDS)) > SHORT_WORDS:
        return False
    return ANY.fullmatch(line) is not None or _is_reserved(line)


def _is_reserved(line: str) -> bool:
    # Looking for its end at every place of every line would cost more than all the others.
    return "rights reserved" in line.lower() and RESERVED.fullmatch(line) is not None


def is_notice(paragraph: str) -> bool:
    """Whether a paragraph tells the visitor of a site about privacy, cookies or terms."""
    text = paragraph[:4000]
    lowered = text.lower()
    if not any(hint in lowered for hint in NOTICE_HINTS):
        return False
    terms = {match[0].lower() for match in NOTICE_TERMS.finditer(text)}
    return (
        len(terms) >= 2
        and len(ADDRESSES.findall(text)) >= 2
        and NOTICE_ACTS.search(text) is not None
    )  # fmt: skip


def _pattern(text: str) -> re.Pattern[str]:
    return re.compile(text, re.IGNORECASE)


RULE_SIGNS = "-–—_*=~•·.#"
RULE = _pattern(rf"(?:[{RULE_SIGNS}]\s*){{3,}}")
RESERVED = _pattern(r".{0,200}\ball rights reserved\W*")
AD = (
    r"(?:advertise?ments?|adverts?|sponsored(?: content)?|anzeige|werbung|reklam|publicité|"
    r"publicidad)"
)
MORE = (
    r"(?:recent|related|latest|more|popular|featured|recommended|trending|also|further|next|"
    r"most (?:read|popular|viewed|shared)|editor.?s.? picks?|you (?:may|might) also like|"
    r"read (?:more|also|next)|see also|up next|what to read next|don.t miss)"
)
KINDS = r"(?:features?|articles?|stories|story|news|reading|posts?|videos?|topics?|coverage|reads?)"
LABELS = (
    r"(?:kaynak|source|quelle|fuente|fonte|tags?|topics?|keywords|categor(?:y|ies)|filed under|"
    r"authors?|by|date|published|updated|photos?|images?|via|link|url|share|comments?)"
)
PATTERNS = (
    _pattern(rf"\W*(?:story continues below\s*)?{AD}\W*"),
    _pattern(r"\W*(?:article|story) continues (?:below|after)\b.{0,60}"),
    _pattern(r"(?:please )?(?:subscribe|sign up|sign-up|register|join)\b.*"
             r"\b(?:newsletters?|inbox|mailing list|updates|alerts|briefing|free trial)\b.*"),
    _pattern(r"(?:get|receive)\b.*\b(?:newsletters?|your inbox)\b.*"),
    _pattern(r"(?:our |the )?(?:free )?(?:daily |weekly )?newsletters?\W*"),
    _pattern(r"(?:share|tweet|pin|print|e-?mail|save|comments?|copy link|listen to this article)"
             r"(?: (?:this|on|via|by|to|article|story|facebook|twitter|link)\b.{0,40})?\W*"),
    _pattern(r"follow (?:us|@\w+|him|her|them)\b.{0,60}"),
    _pattern(rf"{MORE}(?: {KINDS})?\W*"),
    _pattern(r"(?:read (?:more|also|next)|also read|see also|related(?: articles?| story)?|watch|"
             r"read|more|listen|video)\s*[:|»>→]\s*\S.*"),
    _pattern(r"(?:©|\(c\)|copyright\b).{0,200}"),
    _pattern(r"(?:photos?|images?|videos?|gallery|slideshow|advertising)\W*"),
    _pattern(rf"{LABELS}(?:\s*/\s*\w+)*\s*:\W*"),
    _pattern(r"click here\b.{0,120}|skip to (?:main )?content|(?:back|scroll) to top|loading\W*"),
    _pattern(r"\d+ (?:comments?|shares?|views?|min(?:ute)?s? read)|log ?in|sign ?in"),
)  # fmt: skip
ANY = _pattern("|".join(f"(?:{pattern.pattern})" for pattern in PATTERNS))
"""All of them at once: asked of every paragraph."""
NOTICE_HINTS = ("privacy", "cookie", "consent", "personal", "terms")
"""Quick to look for: without one of these a paragraph is no notice."""
NOTICE_TERMS = _pattern(
    r"\bprivacy (?:policy|notice|statement)|\bterms (?:of (?:use|service)|and conditions)"
    r"|\bcookies?\b"
    r"|\bpersonal (?:data|information)|\bconsent\b"
)
ADDRESSES = _pattern(r"\b(?:we|our|us|you|your)\b")
NOTICE_ACTS = _pattern(
    r"\bby (?:using|continuing|clicking|browsing|visiting)\b|\byou (?:consent|agree|accept)\b"
    r"|\bwe (?:use|and our partners|have (?:updated|changed)|value your privacy)\b|\baccept all\b"
)
