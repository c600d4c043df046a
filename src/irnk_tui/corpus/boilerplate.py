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
    if _is_link(line) or _is_credit(line) or _is_reserved(line):
        return True
    return ANY.fullmatch(line) is not None


def _is_reserved(line: str) -> bool:
    # Looking for its end at every place of every line would cost more than all the others.
    return "rights reserved" in line.lower() and RESERVED.fullmatch(line) is not None


def _is_link(line: str) -> bool:
    return line.endswith(" Read more") or "click here" in line[-12:].lower()


def _is_credit(line: str) -> bool:
    return "contribut" in line and CREDIT.fullmatch(line) is not None


def words_before(line: str) -> int:
    """How many code points a page put before a caption or a summary: “Image caption …”."""
    found = BEFORE.match(line) if BEFORE_SIGNS.match(line) else None
    return found.end() if found else 0


def is_captioned(line: str) -> bool:
    """Whether a page says of a line that it is a caption."""
    lead = line[: words_before(line)].lower()
    return "caption" in lead or lead.startswith("close")


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
    _pattern(r"\W*(?:article|story) continue[sd] (?:below|after)\b.{0,60}"),
    _pattern(rf"\W*(?:{AD}\W+)?continue reading the main story\W*"),
    _pattern(r"just watched\b.*\bmust watch\b.*|must watch\b.*\d:\d\d"),
    _pattern(r"play video (?:\d+:\d\d\b.*|video\b.*|.*[–—-] video\b.{0,20})"),
    _pattern(r"(?:also|now) watch:.*|\(\s*watch:.*\)|slideshow \(\d+ images?\)|(?-i:CLOSE)"),
    _pattern(r"(?:enlarge this image )?toggle caption\b.{0,160}"),
    _pattern(r"media playback is (?:un)?supported on (?:your|this) device\W*"),
    _pattern(r"image (?:copyright|source)\s(?!.*\bcaption\b)[^.?!]{1,60}"),
    _pattern(r"related (?:coverage|videos?) (?-i:[A-Z“\"‘']).*"),
    _pattern(r"more on th(?:is|e story)\W*|read more (?:about|from|on|at)\b.{0,100}"),
    _pattern(r"\W*click here to\b.{0,120}"),
    _pattern(r"(?:follow|join) .{2,50} on (?:twitter|facebook|instagram|youtube)\b.{0,60}"),
    _pattern(r"updated (?:at )?\d{1,2}(?::\d\d)? ?[ap]\.?m\b.{0,30}"),
    _pattern(r"\W*this (?:article|story) is more than \d+ (?:year|month)s? old\W*"),
    _pattern(r"like what you.re reading\?.*|\W*want\b.{3,80}\binbox\b.*"),
    _pattern(r"interested in .{2,40}\? add .{2,40} as an interest\b.*"),
    _pattern(r"contribut(?:ing|ors?):.{0,100}|\((?:begin|end) (?:video|audio) (?:clip|tape)\)"),
    _pattern(r"\((?:additional |original )?(?:reporting|writing|editing)\b.{0,20}\bby .{0,200}"),
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
CREDIT = _pattern(r".{2,250}\bcontributed (?:(?:reporting )?to this (?:report|story|article)"
                  r"|reporting)\b\W*")  # fmt: skip
BEFORE_SIGNS = _pattern(r"media |image |story highlights|(?-i:CLOSE )")
"""Quick to look for: nothing else begins what a page puts before a caption."""
BEFORE = _pattern(
    r"(?:media playback is (?:un)?supported on (?:your|this) device\s+)?"
    r"(?:(?:image (?:copyright|source)\s.{1,60}?\s)?(?:image|media) caption|story highlights)"
    r"\s+(?=\S)|(?-i:CLOSE\s+(?=[A-Z]))"
)
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
