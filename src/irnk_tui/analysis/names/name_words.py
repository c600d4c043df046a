"""Words that tell names from what only looks like one."""

from __future__ import annotations

from irnk_tui.analysis.language.sentence_words import words

ORGANISATION_HEADS = words("""
    ministry department committee organization organisation institute council assembly college
    university bureau agency office center centre bank corporation commission party union court
    congress parliament senate house league association society federation group company guard
    guards corps command army navy force forces fund foundation service authority board treasury
    embassy academy school church times post journal news tribune radio television
""")
"""Head words of organisations' names: what follows “of” belongs to the name too."""
HEADLINE_VERBS = words("""
    team say says talks talk to and vs seek seeks hook plans plan will may must can could should
    is are has have wants want calls call warns warn threatens vows test tests launches fires
    strikes attacks deal sanctions crisis war conflict threat news policy
""")
"""Words that headlines write with a capital and the model takes into a state's name."""
JUNK = words("""
    covid covid-19 covid19 coronavirus mphil phd ph.d. mba ceo i he she it they we you internet
    web twitter facebook god sunday monday tuesday wednesday thursday friday saturday today
    tomorrow yesterday photo image video advertisement related copyright read updated breaking
    live opinion background jan feb mar apr jun jul aug sep sept oct nov dec january february
    march april june july august september october november december watch more click here share
    subscribe button llc inc caption newsletter newsletters
""")
"""Single words that are never a name by themselves in news."""
NEVER_IN_PERSONS = words("""
    replay more videos video photos read watch click here subscribe newsletter follow share story
    stories latest news updates comments menu search home policy privacy cookie terms
""")
"""Words of web pages that the model takes for parts of a person's name."""
BEFORE_NAMES = words("""
    anything everything something nothing everyone someone anyone nobody when while if whether
    because since after before although though but and or yet then now here there what why how
    dear hello thanks fellow even only like unlike
""")
"""Words that begin a sentence and are taken into the name of the person that follows."""
CREDITS = words("reuters ap afp getty epa images associated press upi yonhap kcna bloomberg cnn")
"""Agencies that stand beside a photographer's or a pictured person's name."""
PARTIES = {
    "democrat": "Democrats", "democrats": "Democrats", "democratic": "Democrats",
    "republican": "Republicans", "republicans": "Republicans", "gop": "Republicans",
    "democratic party": "Democrats", "republican party": "Republicans",
    "tory": "Conservatives", "tories": "Conservatives",
}  # fmt: skip
"""Names of a party, its members and what is theirs, with the name they share."""
GIVEN_NAMES = words("""
    james john robert michael william david richard joseph thomas charles christopher daniel matthew
    anthony mark donald steven paul andrew joshua kenneth kevin brian george timothy ronald edward
    jason jeffrey ryan jacob gary nicholas eric jonathan stephen larry justin scott brandon benjamin
    samuel gregory frank alexander raymond patrick jack dennis jerry tyler aaron jose adam nathan
    henry peter zachary douglas harold kyle noah gerald carl keith roger jeremy terry lawrence sean
    mary patricia jennifer linda elizabeth barbara susan jessica sarah karen lisa nancy betty sandra
    margaret ashley kimberly emily donna michelle carol amanda melissa deborah stephanie rebecca
    laura helen sharon cynthia kathleen amy angela shirley anna ruth brenda pamela nicole katherine
    virginia catherine christine debra rachel carolyn janet maria heather diane julie joyce victoria
    kelly christina joan evelyn hillary melania ivanka nikki mike bill bob joe jim tom dan ben steve
    chris tony ted rick jeff greg matt andy tim ken ron don dave sam nick bernie chuck ed alex pete
    vladimir dmitry sergei sergey igor boris mikhail angela emmanuel francois nicolas jean pierre
    hassan hossein ali mohammad mohammed muhammad ahmad ahmed mahmoud ebrahim ibrahim javad abbas
    reza hamid majid qassem qasem saeed said amir mehdi hashem akbar bashar saddam abdullah omar
    khalid yousef yusuf benjamin moshe ehud shimon yair shinzo fumio narendra xi hamid ayman osama
    luis juan carlos jorge pedro miguel fernando antonio francisco pope theresa tony gordon jeremy
""")
"""Common given names: two capitalised words that begin with one name a person."""
