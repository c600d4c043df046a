"""Counts in how many news texts each stem is used, for news_words.txt.

python tools/count_news_words.py FILE.jsonl ...
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from pathlib import Path

from irnk_tui.analysis.language.stems import stem, words

OUT = Path(__file__).parents[1] / "src/irnk_tui/analysis/vectors/news_words.txt"
FEWEST_IN_10_000 = 8


def main(files: list[str]) -> None:
    """Writes one line per stem: the stem and how many of 10,000 texts use it."""
    spread: Counter[str] = Counter()
    texts = 0
    for file in files:
        for line in Path(file).read_text("utf-8").split("\n"):
            if line.strip():
                spread.update({stem(w) for w in words(json.loads(line)["text"])})
                texts += 1
    shares = {s: round(10_000 * n / texts) for s, n in spread.items()}
    kept = sorted(s for s, n in shares.items() if n >= FEWEST_IN_10_000 and s.isalpha())
    OUT.write_text("".join(f"{s} {shares[s]}\n" for s in kept), "utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
