"""Words of happening, gathered by what kind of happening they tell."""

from __future__ import annotations

from functools import cache

from irnk_tui.analysis.language.stems import stem

_KINDS = {
    "visit": "visit visited visiting trip travel traveled travelled tour toured arrive arrived"
    " arrival fly flew flown journey delegation hosted welcomed depart departed departure"
    " went",
    "meeting": "meet met meeting summit talks talk conference discuss discussed discussion"
    " dialogue negotiate negotiated negotiation hosted forum session gathering",
    "agreement": "agree agreed agreement deal pact treaty accord sign signed signing memorandum"
    " ink inked ratify ratified ratification plan framework",
    "withdrawal": "withdraw withdrew withdrawn withdrawal quit pullout abandon abandoned exit"
    " leave left scrapped axe",
    "sanction": "sanction sanctioned sanctions embargo blacklist blacklisted curb curbs penalty"
    " penalties reinstate reinstated reimposed freeze froze boycott tariff tariffs waiver",
    "relief": "lift lifted lifting ease eased relief waive waived exempt exempted exemption",
    "attack": "attack attacked strike struck bomb bombed bombing raid shell shelled shelling"
    " assault ambush shoot shot shooting fire fired kill killed killing airstrike stab"
    " stabbed explosion explode exploded blast gunman gunfire massacre",
    "war": "war battle fighting fight fought conflict invade invaded invasion clash clashed"
    " clashes offensive combat",
    "death": "die died death dead funeral buried murder murdered assassinate assassinated"
    " assassination execute executed execution drown drowned suicide",
    "injury": "injure injured injuring injury wound wounded hospitalized hospital",
    "arrest": "arrest arrested detain detained detention seize seized seizure capture captured"
    " custody imprison imprisoned jail jailed prison",
    "release": "release released free freed pardon pardoned bail parole",
    "trial": "charge charged indict indicted indictment trial court convict convicted conviction"
    " sentence sentenced verdict plead pleaded guilty acquit acquitted sue sued lawsuit"
    " ruling ruled appeal judge jury prosecute prosecuted testify testified testimony"
    " hearing",
    "vote": "vote voted voting elect elected election ballot poll polls primary caucus"
    " referendum campaign nominate nominated nomination nominee confirm confirmed"
    " inaugurate inaugurated inauguration swear sworn win won victory",
    "law": "pass passed bill law legislation veto vetoed repeal repealed enact enacted amendment"
    " resolution adopt adopted executive decree",
    "resignation": "resign resigned resignation step stepped oust ousted fire fired dismiss"
    " dismissed sack sacked replace replaced retire retired retirement firing",
    "appointment": "appoint appointed appointment name named hire hired promote promoted succeed"
    " succeeded",
    "test": "test tested testing launch launched launching detonate detonated",
    "arms": "arm arms weapon weapons weaponry munitions artillery ammunition armament scud"
    " missile missiles rocket rockets",
    "supply": "supply supplied supplies supplier provide provided ship shipped shipping shipment"
    " deliver delivered delivery sell sold sale export exported exports transfer"
    " transferred smuggle smuggled smuggling procure procured procurement send sent import"
    " imported imports",
    "purchase": "buy bought purchase purchased acquire acquired acquisition takeover merge"
    " merged merger invest invested investment",
    "technology": "design designs designed develop developed"
    " engineer engineered scientist scientists expertise assist assisted assistance"
    " technology technologies",
    "money": "pay paid payment fund funded funding loan debt restructure restructured aid donate"
    " donated earn earned price cost revenue profit loss",
    "growth": "rise rose risen increase increased grow grew growth surge surged upsurge jump"
    " jumped gain gained",
    "decline": "fall fell fallen drop dropped decline declined decrease decreased plunge plunged"
    " shrink shrunk slump",
    "founding": "found founded establish established establishment form formed create created"
    " open opened opening set begin began start started launch formation",
    "ending": "end ended close closed closure cancel cancelled canceled halt halted suspend"
    " suspended stop stopped sever severed break broke broken",
    "collapse": "collapse collapsed dissolve dissolved dissolution topple toppled overthrow"
    " overthrew overthrown revolution coup uprising",
    "protest": "protest protested demonstrate demonstrated demonstration march marched rally"
    " rallied riot unrest walkout strike",
    "statement": "announce announced announcement declare declared statement speech address"
    " addressed unveil unveiled reveal revealed report reported publish published tweet"
    " tweeted",
    "accusation": "accuse accused accusation allege alleged allegation blame blamed condemn"
    " condemned condemnation criticize criticized criticise criticised denounce denounced"
    " claim claimed",
    "denial": "deny denied denial reject rejected refuse refused dismiss dismissed",
    "threat": "threaten threatened threat warn warned warning vow vowed",
    "apology": "apologize apologized apologise apologised apology regret",
    "inquiry": "investigate investigated investigation probe inquiry inspect inspected"
    " inspection inspector raid audit search searched",
    "disaster": "earthquake quake flood flooded hurricane storm tornado tsunami wildfire"
    " landslide avalanche crash crashed derail derailed sink sank sunk capsize capsized collide"
    " collided collision aground shipwreck eruption",
    "health": "outbreak infect infected virus pandemic vaccine vaccinate diagnose diagnosed"
    " rehab treatment surgery",
    "contest": "beat beaten defeat defeated score scored match game final championship title"
    " tournament coach",
    "award": "award awarded prize honor honored host oscar nominated",
    "deployment": "deploy deployed deployment drill drills exercise exercises",
    "troops": "troops",
    "escape": "escape escaped flee fled defect defected refugee asylum migrate",
    "work": "construct constructed build built rebuild rebuilt completed"
    " enrich enriched denuclearize denuclearise dismantle dismantled",
    "fuel": "oil crude petroleum fuel gas gasoline",
    "turning": "turn turned look looked seek sought shift shifted rely relied resort resorted",
    "theft": "steal stole stolen rob robbed robbery theft heist hack hacked hacking leak leaked",
}


THINGS = frozenset({"arms", "money", "fuel", "troops"})
"""Kinds whose words name what a happening is about, and alone tell none."""
_NO_DEEDS = frozenset({"according", "close"})
_WIDER = {"visit": ("contact",), "meeting": ("contact",)}
"""Kinds that one happening is often told as: a minister's visit is another's summit."""


@cache
def kinds() -> dict[str, frozenset[str]]:
    """The kinds of happening that the stem of a word of happening tells."""
    found: dict[str, set[str]] = {}
    for word, told in _forms().items():
        found.setdefault(stem(word), set()).update(told)
    return {word: frozenset(told) for word, told in found.items()}


def kinds_of(word: str) -> frozenset[str]:
    """The kinds of happening that a word as it is written tells; most words tell none."""
    return _forms().get(word, frozenset())


@cache
def _forms() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for kind, words in _KINDS.items():
        for word in words.split():
            for form in (word, f"{word}s", f"{word}es", f"{word}d", f"{word}ed", f"{word}ing"):
                found.setdefault(form, set()).update((kind, *_WIDER.get(kind, ())))
    return {form: frozenset(told) for form, told in found.items() if form not in _NO_DEEDS}
