"""Word lists for the ends of sentences."""

from __future__ import annotations


def words(listed: str) -> frozenset[str]:
    """The words of a list written as running text."""
    return frozenset(listed.split())


TITLES = words("""
    mr mrs ms mx dr prof gen lt col maj capt cpl sgt cmdr adm brig sen rep reps sens gov pres rev
    hon amb sec supt det msgr st ste mt ft fr sr sheikh ayat vs cf viz approx no nos art fig vol pp
    ca al eg ie e.g i.e ret jan feb mar apr jun jul aug sep sept oct nov dec messrs mme mlle
""")
"""Abbreviations that a name or number follows: never the end of a sentence."""
EITHER = words("""
    inc corp co ltd llc plc jr a.m p.m u.s u.k u.n e.u d.c u.s.a ph.d etc bros dept est ave blvd
    calif mass conn pa fla tex va ariz colo ill ind kan la md mich minn mo neb nev okla ore tenn
    wash wis
""")
"""Abbreviations that may end a sentence: they do when the next word starts one."""
STARTERS = words("""
    the a an this that these those he she it they we you i his her its their our my your but and or
    so yet in on at by for from with as if when while after before since until although though
    because however there here what who how why where which some many most all both each every no
    not one two three several earlier later last next meanwhile also still then now asked
    according under during despite
""")
"""Words that often begin a sentence."""
