"""Which words tell a deed with a doer, for `actions`; general English."""

from __future__ import annotations

from irnk_tui.analysis.quotes.cues import BELIEVING, FINDING, SAYING, words_of

NO_DEEDS = (
    SAYING
    | BELIEVING
    | FINDING
    | words_of(
        """be have do make get take give go come become seem appear remain include involve contain
        need like love hate mean cost weigh last own owe possess lack face deserve represent
        constitute comprise consist equal resemble belong depend matter concern regard reflect keep
        let help try start begin stop continue put look watch hear enjoy suffer experience share
        bear carry stand sit live stay mark cause lead call name use run turn follow spend receive
        read serve cover bring set hold raise play fit tend base relate associate know entitle
        title compare limit expect schedule locate situate surround remember forget cite
        accord date estimate suppose mean intend interest surprise please worry concern dedicate
        focus link marry commit grow shock disappoint deal fear appreciate cherish credit allow
        express lavish offend attend frustrate doom embarrass tempt oblige concern overwhelm"""
    )
)
"""Verbs of saying, thinking and being, and verbs too light to tell a deed by themselves."""

GIVING = words_of("ship send sell lend pay offer grant hand award supply deliver")
"""Verbs that may name who receives before what is given: “shipped Ruritania rifles”."""

NOMINALS = words_of(
    """attack assault strike airstrike bombing shelling raid invasion occupation annexation killing
    murder assassination shooting stabbing execution arrest detention deportation expulsion
    kidnapping abduction imprisonment seizure capture overthrow ouster removal dismissal firing
    resignation appointment nomination election withdrawal pullout departure arrival visit
    deployment launch test testing detonation destruction demolition closure cancellation
    suspension imposition lifting violation breach sale purchase acquisition shipment delivery
    export supply transfer payment release pardon acquittal conviction prosecution indictment
    investigation ban blockade embargo rejection approval ratification repeal veto handling
    treatment torture persecution repression crackdown massacre takeover hacking theft
    collapse dissolution rescue evacuation endorsement reinstatement"""
)
"""Nouns made from verbs of doing."""

DONE_TO = {"of": NOMINALS, "on": words_of("attack assault strike raid ban crackdown embargo")}
"""Prepositions by which such a noun names what it is done to (or, of a visit, who does it)."""

DOER_OF = words_of(
    "collapse resignation withdrawal departure arrival visit pullout dissolution election"
)
"""Nouns after which “of” may name the doer; irnk abstains there."""

UNDERGONE = words_of(
    """killing murder assassination shooting stabbing execution arrest detention deportation
    expulsion kidnapping abduction imprisonment capture overthrow ouster removal dismissal firing
    appointment nomination election destruction demolition closure cancellation suspension
    imposition lifting release pardon acquittal conviction prosecution indictment approval
    ratification repeal torture persecution rescue evacuation reinstatement passage"""
)
"""Nouns whose owner undergoes the deed (“Saddam’s ouster”) unless “of” says who does."""

EITHER = words_of("supply")
"""Nouns whose owner may be the one who gives or the one who gets; irnk abstains."""
