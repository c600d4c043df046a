"""irnk keyness and irnk collocates."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path

import click

from irnk_tui.cli.output import complain, print_json, say, table
from irnk_tui.cli.search import NOTHING_FOUND
from irnk_tui.cli.tabled import to_a_table, wrote
from irnk_tui.cli.verb import Asked, verb
from irnk_tui.search.collocates import SURE as SURE_COLLOCATE
from irnk_tui.search.keyness import SURE, KeyWord
from irnk_tui.searching.tables import of_company, of_words

NUMBERS = frozenset({1, 2, 3, 4, 5})


@verb(
    "irnk keyness KCNA\n"
    "irnk keyness 'Deutsche Welle' --against Sputnik\n"
    "irnk keyness KCNA --within 'nuclear date:2018' --json"
)
@click.argument("source")
@click.option("--against", default="", help="The other source [default: all others together].")
@click.option("--within", default="", help="Only documents that match this query.")
@click.option("--limit", default=25, show_default=True, help="Words of each side at most.")
@to_a_table
def keyness(
    asked: Asked,
    source: str,
    against: str,
    within: str,
    limit: int,
    output: Path | None,
    force: bool,
) -> int:
    """Words that a source uses more, and less, than others.

    Log-odds ratio with a prior (Monroe, Colaresi and Quinn 2008), in standard errors; a difference
    below 1.96 may well be chance and is left out.
    """
    project = asked.searchable_project()
    desk = project.desk()
    found = desk.keyness(source, against=against, within=within)
    name = desk.source_named(source)
    other = desk.source_named(against) if against else "all others"
    more = [word for word in found if word.score >= SURE][: max(0, limit)]
    less = [word for word in reversed(found) if word.score <= -SURE][: max(0, limit)]
    if wrote(asked, of_words([*more, *reversed(less)]), output, force=force):
        return 0 if more or less else NOTHING_FOUND
    if asked.as_json:
        sides = {"more": [asdict(word) for word in more], "less": [asdict(word) for word in less]}
        print_json({"source": name, "against": other, "words": len(found), **sides})
    else:
        _say(f"{name} uses more than {other}", more, name)
        _say(f"{name} uses less than {other}", less, name)
    return 0 if more or less else NOTHING_FOUND


def _say(heading: str, words: list[KeyWord], name: str) -> None:
    say(f"{heading}:" if words else f"{heading}: nothing that could not be chance")
    rows = [["word", "z", "here", "there", "articles", "articles there"]] if words else []
    for word in words:
        counts = (word.count, word.count_others, word.documents, word.documents_others)
        rows.append([word.word, f"{word.score:+.1f}", *map(str, counts)])
    say(*(f"  {line}" for line in table(rows, right=NUMBERS)), "")


@verb(
    "irnk collocates sanctions\n"
    "irnk collocates '\"nuclear deal\"' --reach 3\n"
    "irnk collocates regime --source Sputnik --json"
)
@click.argument("word", nargs=-1, required=True)
@click.option("--reach", default=5, show_default=True, help="Words to each side that are near.")
@click.option("--source", default="", help="Only in this source.")
@click.option("--common", "has_common", is_flag=True, help="Keep words like “the” too.")
@click.option("--limit", default=30, show_default=True, help="Words at most.")
@to_a_table
def collocates(
    asked: Asked,
    word: tuple[str, ...],
    reach: int,
    source: str,
    has_common: bool,
    limit: int,
    output: Path | None,
    force: bool,
) -> int:
    """Words that keep company with a word, and in which sources.

    Log-likelihood ratio (Dunning 1993) against the rest of the same documents; below 10.8 it may
    be chance, and is marked so.
    """
    desk = asked.searchable_project().desk()
    text = " ".join(word)
    places, found = desk.collocates(
        text, reach=max(1, min(reach, 50)), source=source, has_common=has_common
    )
    shown = found[: max(0, limit)]
    if wrote(asked, of_company(shown), output, force=force):
        return 0 if found else NOTHING_FOUND
    if asked.as_json:
        rows = [{**asdict(each), "sources": dict(each.sources)} for each in shown]
        print_json({"query": text, "places": places, "total": len(found), "collocates": rows})
        return 0 if found else NOTHING_FOUND
    cells = [["word", "G²", "near", "expected", "", "sources"]] if shown else []
    for each in shown:
        sources = ", ".join(f"{name} {count}" for name, count in each.sources[:5])
        doubt = "" if each.score >= SURE_COLLOCATE else "?"
        numbers = [f"{each.score:.1f}", str(each.count), f"{each.expected:.1f}"]
        cells.append([each.word, *numbers, doubt, sources])
    say(*table(cells, right=frozenset({1, 2, 3})))
    if not asked.is_quiet:
        complain(f"{places} places of {text}; {len(found)} words near them, {len(shown)} shown")
    return 0 if found else NOTHING_FOUND
