"""Keys in the sidebar and in a correction with very many mentions.

    python bench/mentions.py [--mentions 100000]

Makes that many mentions of a fifth as many names in memory, as unevenly spread as in news, and
measures the processor time that irnk spends on a key: the cursor and a letter of the filter in the
list of names (which holds the 3,000 most mentioned; others are fetched as one types), a letter in
the picker of a correction (which searches all names), and the cursor on the page of the name that
is mentioned most.
"""

from __future__ import annotations

import argparse
import asyncio
import random
import statistics
import time
from collections import Counter
from collections.abc import Awaitable, Callable

from textual.app import App, ComposeResult

from irnk_tui.model.annotation import Mention
from irnk_tui.model.entity import Entity, EntityId, EntityMention, EntitySummary
from irnk_tui.model.text import DocumentId, Span
from irnk_tui.ui.correcting import Pool
from irnk_tui.ui.holdings import MOST_ENTITIES
from irnk_tui.ui.widgets.entity_list import EntityList

KINDS = ("person", "organisation", "place")
PARTS = ("al", "ber", "cho", "dan", "el", "far", "gor", "han", "il", "jo", "ka", "lim", "mo", "ny")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--mentions", type=int, default=100_000)
    names = _names(parser.parse_args().mentions)
    print(f"{sum(name.mentions for name in names):,} mentions of {len(names):,} names")
    pool = Pool(names)
    _say(
        "picker, a letter",
        [_took(lambda t=typed: pool.matching(t)) for typed in ("k", "ka", "kab")],
    )
    asyncio.run(_in_the_list(names))
    _page(names[0])


def _names(mentions: int) -> list[EntitySummary]:
    """Names with made-up mentions, the most mentioned first."""
    random.seed(1)
    count = mentions // 5
    weights = [1 / (place + 5) for place in range(count)]
    told = Counter(random.choices(range(count), weights, k=mentions))
    places = sorted((place for place in range(count) if told[place]), key=lambda p: -told[p])
    return [_summary(place, told[place]) for place in places]


def _summary(place: int, mentions: int) -> EntitySummary:
    id, name, kind = EntityId(f"e{place}"), _name(place), KINDS[place % 3]
    aliases, sources = (name, name.split()[-1]), (("The Daily", mentions),)
    return EntitySummary(id, name, kind, min(mentions, 500), mentions, aliases, sources)


def _name(place: int) -> str:
    first, second = divmod(place, len(PARTS) ** 2)
    letters = PARTS[second // len(PARTS)] + PARTS[second % len(PARTS)]
    return f"{PARTS[first % len(PARTS)].title()} {letters.title()}{first}"


class _List(App[None]):
    def __init__(self, names: list[EntitySummary]) -> None:
        super().__init__()
        self.names = names

    def compose(self) -> ComposeResult:
        yield EntityList()

    def on_mount(self) -> None:
        listed = self.query_one(EntityList)
        listed.show(self.names)
        listed.focus()


async def _in_the_list(names: list[EntitySummary]) -> None:
    async with _List(names[:MOST_ENTITIES]).run_test(size=(40, 40)) as pilot:
        await pilot.pause()
        _say("list, cursor", [await _pressed(pilot.press, "down") for _ in range(60)])
        await pilot.press("f")
        _say("list, a letter of the filter", [await _pressed(pilot.press, key) for key in "kab"])


async def _pressed(press: Callable[[str], Awaitable[None]], key: str) -> float:
    began = time.process_time()
    await press(key)
    return (time.process_time() - began) * 1000


def _page(name: EntitySummary) -> None:
    """The rows of the page of the name that is mentioned most, made anew when it is opened."""
    from irnk_tui.analysis.names.entity_profile import profile
    from irnk_tui.model.document import DocumentSummary, Source
    from irnk_tui.ui.entity_words import items_of

    documents = [DocumentId(f"d{number:05}") for number in range(name.documents)]
    mentions = tuple(
        EntityMention(documents[n % len(documents)], Mention(Span(n, n + 3), "Iran", "place"))
        for n in range(name.mentions)
    )
    entity = Entity(name.id, name.name, name.kind, (name.name,), mentions)
    source = Source("The Daily")
    told = [DocumentSummary(each, None, source, None, None, 900, "") for each in documents]
    _say(f"page of {name.mentions:,} mentions", [_took(lambda: items_of(profile(entity, told)))])


def _took(work: Callable[[], object]) -> float:
    began = time.process_time()
    work()
    return (time.process_time() - began) * 1000


def _say(what: str, milliseconds: list[float]) -> None:
    median, most = statistics.median(milliseconds), max(milliseconds)
    print(f"{what}: median {median:.1f} ms, most {most:.1f} ms of processor time", flush=True)


if __name__ == "__main__":
    main()
