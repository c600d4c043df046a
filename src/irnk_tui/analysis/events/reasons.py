"""Why passages are held to tell the same happening, in words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from irnk_tui.analysis.events.evidence import Telling, same_time
from irnk_tui.analysis.happenings.action_words import kinds_of
from irnk_tui.analysis.language.stems import stem, words

MOST = 4


def reasons(group: Sequence[Telling]) -> tuple[str, ...]:
    """What most of the passages have in common: names, time, what was done, rare words."""
    return tuple(_reasons(group))


def _reasons(group: Sequence[Telling]) -> Iterator[str]:
    names = _shared(group, [t.names for t in group])
    if names:
        labels = {k: v for t in group for k, v in t.labels.items()}
        yield "same names: " + ", ".join(labels[n] for n in names)
    day = _day(group)
    if day:
        yield f"same time: {day}"
    deeds = list(_deeds(group))
    if deeds:
        yield "same action: " + ", ".join(deeds)
    single = [{w: weight for w, weight in t.words.items() if " " not in w} for t in group]
    rare = _shared(group, single)
    if rare:
        yield "same words: " + ", ".join(f"“{_spelled(group, s)}”" for s in rare)


def _shared(group: Sequence[Telling], found: Sequence[object]) -> list[str]:
    """The weightiest pieces of evidence that at least half of the passages have."""
    counts: Counter[str] = Counter()
    weights: dict[str, float] = {}
    for pieces in found:
        assert isinstance(pieces, dict)
        counts.update(pieces.keys())
        weights.update(pieces)
    common = [p for p, n in counts.items() if n >= max(2, len(group) / 2) and weights[p] > 0.1]
    return sorted(common, key=lambda p: (-counts[p] * weights[p], p))[:MOST]


def _day(group: Sequence[Telling]) -> str | None:
    dated = [t for t in group if t.dates]
    for first in dated:
        for second in dated:
            both = same_time(first.dates, second.dates)
            if first is not second and both:
                return both[0].words()
    return None


def _deeds(group: Sequence[Telling]) -> Iterator[str]:
    """For each kind of action, the different words the passages use for it."""
    counts = Counter(k for t in group for k in t.kinds)
    seen: set[str] = set()
    for kind, count in sorted(counts.items(), key=lambda c: (-c[1], c[0]))[:4]:
        if count < max(2, len(group) / 2):
            continue
        told = [(w, t) for t in group for w in words(t.text()) if kind in kinds_of(w)]
        usual = [w for w, _ in Counter(w for w, _ in told).most_common(3)]
        tellers = {t.document.id for w, t in told if w in usual}
        fresh = [w for w in usual if w not in seen]
        if fresh and len(tellers) > 1:
            seen.update(fresh)
            yield " / ".join(f"“{w}”" for w in fresh)


def _spelled(group: Sequence[Telling], wanted: str) -> str:
    told = Counter(w for t in group for w in words(t.text()) if stem(w) == wanted)
    return told.most_common(1)[0][0] if told else wanted
