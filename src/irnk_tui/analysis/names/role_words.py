"""Nouns that describe people, bodies and places of power in news."""

from __future__ import annotations

from irnk_tui.analysis.language.sentence_words import words

PEOPLE = words("""
    accuser activist actor actress adversary adviser advisor advocate agent aide ally ambassador
    analyst aristocrat artist ascendant assailant assassin assistant associate athlete attacker
    attorney author ayatollah backer banker billionaire bishop bodyguard boss boy brother
    businessman businesswoman buyer campaigner candidate captain captive celebrity chair chairman
    chairwoman chairperson chancellor chief child citizen civilian cleric client clerk coach
    colleague colonel columnist comedian commander commissioner companion competitor congressman
    congresswoman constituent consultant consumer contractor convict cop correspondent counsel
    counselor counterpart couple critic customer dad daughter dealer defector defendant defender
    delegate democrat demonstrator deputy designate despot detainee detective dictator diplomat
    director dissident doctor donor driver economist editor educator emissary emperor employee
    employer enemy engineer envoy evangelical executive expert farmer father fighter financier
    firefighter fisherman foe follower founder friend fugitive gamer general gentleman girl
    governor graduate grandfather grandmother guard guerrilla guest gunman hacker head hero
    historian host hostage hunter husband immigrant incumbent individual inhabitant inmate insider
    inspector intellectual interpreter intruder investigator investor islamist jihadist journalist
    judge juror justice kid killer king lad lady lawmaker lawyer leader legislator liar liberal
    lieutenant lobbyist maker man manager manufacturer mastermind mayor mediator medic member
    merchant migrant militant millionaire minister minister moderator mogul monarch mother mourner
    murderer musician negotiator neighbor neighbour newcomer nominee nurse observer occupant
    offender officer official onlooker operative operator opponent organizer outsider owner
    parent participant partner passenger patient patriot people person pick pilot pirate player
    policeman policymaker politician pope populist porter predecessor premier president priest
    prime prince princess principal prisoner producer professor prosecutor protester protestor
    publisher pundit queen radical reader rebel recruit refugee regulator relative reporter
    representative republican rescuer researcher resident revolutionary rider rioter rival ruler
    sailor scholar scientist secretary senator separatist sergeant servant shah sheriff shooter
    singer sister soldier son spokesman spokesperson spokeswoman spouse spy staffer statesman
    steelmaker strategist strongman student successor suitor superintendent supporter suspect
    teacher technocrat teen teenager terrorist thug tourist trader traitor translator
    traveler treasurer trooper trustee tycoon tyrant undersecretary veteran victim viewer villager
    visitor volunteer voter warrior whistleblower widow wife winner witness woman worker writer
    youth envoy figure heir leadership loyalist maverick speaker supplier importer exporter
    accountant addict architect astronaut bandit bank-robber barrister baseman batsman bomber boxer
    burglar carpenter champion chef choreographer climber comedienne composer conductor coroner
    counsellor courier crook dancer dentist deportee designer driver-by drummer escapee examiner
    ex-wife ex-husband felon fiance fiancee filmmaker footballer girlfriend boyfriend golfer
    goalkeeper guitarist hijacker hiker homeowner hostess hunter inventor jeweller jeweler kidnapper
    landlord lecturer linebacker looter marine mathematician mechanic mobster model motorist
    mountaineer novelist officeholder operator painter paramedic parolee pedestrian performer
    pharmacist philanthropist philosopher photographer physician physicist pickpocket pinup pitcher
    plaintiff poet psychiatrist psychologist quarterback rapper rapist receiver robber runner
    scholar sculptor seaman shareholder shopkeeper shoplifter skier smuggler sniper socialite
    sportsman star starlet stepfather stepmother stockbroker striker superstar surgeon surveyor
    swimmer tailor technician therapist thief trafficker trainer treasurer trespasser typist
    vandal vice-president violinist vocalist waiter waitress wrestler woman mistress infant baby
    toddler teammate classmate roommate co-worker newborn survivor casualty hostage-taker stowaway
    newsmaker ideologue confidant hawk hardliner moderate conservative reformist doctor chiefs
""")
"""Head nouns of one person or several."""
BODIES = words("""
    administration agency airline alliance army assembly association authority authorities bank
    base battalion block bloc board body brigade broadcaster bureau business cabinet camp campaign
    cartel chain chamber church club coalition college commission committee community company
    conglomerate congress consortium consulate contingent convoy corporation council court crew
    crowd delegation department directorate dynasty electorate embassy establishment faction
    family firm fleet force forces foundation gang government group guard hospital house household
    industry institute institution intelligence jury junta league legislature mafia manufacturer
    media middleman military militia ministry mob monarchy movement navy network newspaper
    nonprofit office opposition organization organisation outlet panel parliament party
    partnership patrol police populace population presidency press prosecution public publication
    regime regulator retailer royals sector secretariat security senate service squad staff
    startup subsidiary syndicate task team think-tank tribe tribunal troop troops troupe union unit
    university watchdog wing lobby brass supermarket producer empire
""")
"""Head nouns of bodies that act."""
LANDS = words("""
    area capital city colony continent country county district enclave heavyweight homeland island
    kingdom land monarchy nation neighborhood neighbourhood peninsula power province region
    republic rogue state superpower territory town village world
""")
"""Head nouns of places that may stand for those who act there."""
GOVERNMENTS = words("government regime authority authorities leadership")
"""Bodies that stand for their state."""
INDEFINITE = words("a an any every no")
"""What begins a description of nobody in particular."""
LEADERS = words("leader president dictator ruler strongman despot premier chancellor tyrant")
"""Heads that may name the same ruler of one state."""
PLURALS = words("people police troops forces authorities media staff public")
STATUS = words("""
    former ex then acting deputy vice next new first last late future would-be assistant interim
    incoming outgoing previous ousted fired current
""")
"""Modifiers that tell two bearers of one role apart."""
EMPTY = words("the a an this that these those his her its their our my your")
OFFICIALS = words("""
    official officials government authority authorities leadership administration regime military
    army force forces troop troops negotiator diplomat representative delegation policymaker
    lawmaker soldier side envoy intelligence agent emissary ambassador politician embassy nation
""")
"""Those who, unnamed, speak and act for a state: “U.S. officials”, “the Iranian military”."""
RANKS = words("vice deputy assistant under associate")
"""What makes a role another one, however it is told."""
