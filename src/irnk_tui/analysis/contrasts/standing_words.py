"""Words that weaken or dispute a statement; general English."""

from __future__ import annotations

import re

HEDGES = re.compile(
    r"\b(?:"
    # Lower case only: “May 2018” is a month.
    r"may|might|could|"
    r"(?i:(?:un)?likely|possibly|perhaps|probably|presumably|apparently|seemingly|supposedly|"
    r"allegedly|reportedly|purportedly|conceivably|"
    r"(?:appear|seem)(?:s|ed)?(?=\s+(?!before\b|in\b|on\b|at\b|with\b))|"
    r"(?:is|are|was|were|been|being)\s+(?:widely\s+|also\s+)?"
    r"(?:believed|thought|expected|suspected|understood|feared|rumou?red|presumed|said|alleged|"
    r"reported)(?=\s+to\b)|"
    r"remains?\s+to\s+be\s+seen|remains?\s+unclear|(?:is|was)\s+(?:not\s+clear|unclear)|"
    r"it\s+(?:is\s+)?possible\s+that|there\s+is\s+a\s+chance))\b"
)
"""Modals, adverbs and constructions by which a text does not vouch for what it tells."""

NO_HEDGES = re.compile(
    r"\b(?:could|might)\s+(?:not\s+)?(?:n’t|n't)?\s*(?:see|hear|afford)\b|\bcouldn[’']t\b"
)
"""Past ability rather than doubt."""

_CLAIMS = (
    r"(?:claim|claims|claimed|allegation|allegations|accusation|accusations|charge|charges|"
    r"assertion|assertions|report|reports|rumou?rs?|notion|characterization|characterisation|"
    r"argument|arguments|concerns|suggestions?\s+that|evidence|story|stories|conclusion)"
)

DISPUTES = re.compile(
    r"\b(?i:"
    r"den(?:y|ies|ied|ying)\s+(?:that|any|having|being|it|he|she|they|its|his|her|their|the|these|"
    r"those|all|personally|wrongdoing|involvement|responsibility|ever|" + _CLAIMS + r")|"
    r"den(?:y|ies|ied|ying)\s+(?:\w+\s+){0,2}" + _CLAIMS + r"|"
    r"denials?\s+(?:that|of|by|from)|"
    r"(?:no|without(?:\s+\w+)?|lack(?:s|ed|ing)?|little)\s+(?:\w+\s+)?(?:evidence|proof)|"
    r"nothing\s+(?:suggest|indicat|show|prov)\w+|"
    r"unsubstantiated|unfounded|baseless|groundless|debunked|discredited|unproven|unverified|"
    r"untrue|not\s+true|"
    r"(?:dubious|false|misleading|fabricated|bogus|wrong)\s+(?:and\s+\w+\s+)?" + _CLAIMS + r"|"
    r"(?:falsely|wrongly|misleadingly)\s+\w+|"
    r"(?:disputes|disputed)(?=\s+(?:that|the|those|these|this|some|any|his|her|its|their|parts))|"
    r"(?:has|have|had|who|and|also)\s+disput(?:e|ed)|"
    r"refut(?:e|es|ed|ing)|rebut(?:s|ted|ting)|debunk(?:s|ing)?|"
    r"contradict(?:s|ed|ing)?|belie(?:s|d)|"
    r"(?:reject|dismiss|condemn|shred|repudiat|disavow)(?:s|es|e|ed|ded|ing)\s+(?:\S+\s+){0,3}"
    + _CLAIMS
    + r"|"
    + _CLAIMS
    + r"\s+(?:that\s+)?(?:\S+\s+){1,3}(?:rejected|rejects|denied|denies|disputed)|"
    r"(?:claims?|says?|insists?)\s+otherwise|contrary\s+to|"
    r"claiming\s+(?:\S+\s+){1,4}(?:false|fake|made\s+up|fabricated)"
    r")(?!\w)"
)
"""A claim is denied, contradicted, called false or said to lack evidence."""

_OF_HEDGES = """
alleged apparent appear believed chance clear conceivably could expected feared likely may might
perhaps possib presum probably purported remain reported rumo said seem suppose suspected thought
understood
"""
OF_HEDGES = tuple(_OF_HEDGES.split())
OF_CHARGES = ("accus", "alleg", "blam", "charg", "claim")
_OF_DISPUTES = """
baseless belie bogus claiming condemn contradict contrary debunk denial denie deny disavow discredit
dismiss disput dubious evidence fabricated false groundless misleading nothing otherwise proof rebut
refut reject repudiat shred true unfounded unproven unsubstantiated unverified wrong
"""
OF_DISPUTES = tuple(_OF_DISPUTES.split())
"""Letters of which every hedge, charge and dispute has some.

They are looked for first: most passages have none, and the patterns take far longer.
"""

CORRECTIONS = re.compile(
    r"\b(?i:(?:was|is|were|are)(?:n[’']t|\s+(?:[^.;:!?,]{1,40}?\s)?not)\s+"
    r"(?!(?:only|just|merely|simply)\b)[^.;:!?]{3,60}?,?\s+but\s+(?:rather\s+)?(?:of|by|an?|the)\s)"
)
"""“was not an initiative of X, but of Y”: a claim is set right."""

CHARGED = re.compile(
    r"\b(?i:accus(?:es?|ed|ing|ations?)|alleg(?:es?|ed|edly|ing|ations?)|claim(?:s|ed|ing)?"
    r"|charg(?:es|ed|ing)|blam(?:es?|ed|ing))\b"
)
"""Somebody is charged with something."""

UNBORNE = re.compile(
    r"\b(?i:(?:no|without|any|little|lack\s+of)\s+(?:\w+\s+){0,2}?(?:evidence|proof)\s+"
    r"(?:to\s+(?:back|support|prove|substantiate)|for|of|behind)\s+(?:up\s+)?"
    r"(?:the|these|those|this|that|such|their|its)\s+"
    r"(?:allegation|accusation|claim|charge|assertion)s?)\b"
)
"""A charge told just before is said to lack evidence."""
