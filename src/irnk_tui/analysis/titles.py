"""A title for a happening, made from its own words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from irnk_tui.analysis.event_values import LONGEST_TITLE, shortened
from irnk_tui.analysis.evidence import Telling
from irnk_tui.analysis.stems import stem, words

_OPENING = re.compile(
    r"^(?:(?:In|On|After|Before|Following|Since|By|At|Earlier|Last|However|But|And|Meanwhile"
    r"|Similarly|Also|Moreover|Finally|First|Second|Third|Nonetheless|Historically|According to)\b"
    r"[^,;]{0,120},\s+)+"
)
_BREAK = re.compile(
    r"[;:]\s|\s[–—-]\s|\s(?:after|when|because|although|while|whereas|despite)\s"
    r"|,\s(?:which|who|where|as|but|while|whereas|and|a|an|the|with|according|prompting|forcing"
    r"|citing|noting|saying|though|although|cutting|making)\b"
)
SHORTEST = 30


def title_of(ranked: Sequence[Telling]) -> str:
    """The main clause that has most of what the passages share, in few words."""
    told = [clause(t.text()) for t in ranked[:6]]
    return max(told, key=lambda c: (_worth(c, ranked), -len(c), c))


def _worth(title: str, group: Sequence[Telling]) -> float:
    """What a title says of what at least half of the passages have, less for vague or long ones."""
    stems = {stem(w) for w in words(title)}
    said: Counter[str] = Counter()
    weights: dict[str, float] = {}
    for telling in group:
        here = {n: w for n, w in telling.names.items() if telling.labels[n] in title}
        here |= {s: w for s, w in telling.words.items() if s in stems}
        said.update(here.keys())
        weights |= here
    shared = sum(weights[f] for f, n in said.items() if n >= len(group) / 2)
    return shared - len(title) / 30 - 3 * _is_vague(title) - 2 * title.endswith("…")


def clause(text: str) -> str:
    """The main clause of a sentence, without what introduces it, cut to a title's length."""
    line = " ".join(text.split()).strip("“”\"'‘’ ")
    rest = _OPENING.sub("", line)
    line = rest if len(rest) >= SHORTEST else line
    line = re.sub(r"^(?:While|Although|Though|But|And|When|However,|Similarly,)\s+", "", line)
    line = line[:1].upper() + line[1:]
    for match in _BREAK.finditer(line):
        if match.start() >= SHORTEST and len(line) > 60:
            line = line[: match.start()]
            break
    return shortened(line.rstrip(" .,"), LONGEST_TITLE)


def _is_vague(title: str) -> bool:
    return bool(re.match(r"(?:It|This|That|He|She|They|These|Those|There)\b", title))
