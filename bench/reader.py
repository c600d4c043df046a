"""The reader measured beside `less` and a bare Textual app: opening, keys, pages, bytes.

    python bench/reader.py FOLDER [--runs 5] [--keys 60]

FOLDER is made on the first run: two projects with one article each, made of sentences below; 200 KB
with 2,000 marks and 2 MB with 20,000 (names and quotes that irnk finds itself, then highlights up
to that number). Every program runs in a pseudo-terminal of 120x40.
"""

from __future__ import annotations

import argparse
import random
import statistics
import sys
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path

from irnk_tui.model.highlight import COLOURS
from irnk_tui.model.text import Span
from irnk_tui.project import Project
from terminal import Answer, Terminal

SIZE = (120, 40)
ARTICLES = {"200 KB, 2,000 marks": (200_000, 2_000), "2 MB, 20,000 marks": (2_000_000, 20_000)}
# Without the refresh at the start, which runs in a process of its own.
IRNK = [sys.executable, "-c", """
import sys
from pathlib import Path
from irnk_tui.project import Project
from irnk_tui.ui.app import IrnkApp
IrnkApp(Project.open(Path(sys.argv[1])), refreshes=False).run()
"""]  # fmt: skip
BARE = """
from textual.app import App
from textual.widgets import Static
class Bare(App):
    BINDINGS = [("j", "on")]
    def compose(self):
        self.at = 0
        yield Static("bare 0")
    def action_on(self):
        self.at += 1
        self.query_one(Static).update(f"bare {self.at}")
Bare().run()
"""
OPENED = r"\d% "
"""How far down the article the reader is: the library has no such number."""
WHO = ("Anna Weber", "the harbour office", "Lena Fischer", "a clerk", "Mark Jensen", "two crews")
WHAT = ("looked at the quay", "asked for the papers", "counted the crates", "left before noon",
        "wrote a short report", "went back to Hamburg", "waited for the ferry to Oslo")  # fmt: skip
SAYING = ("“We knew of it,” said Anna Weber.", "“Nothing was lost,” Mark Jensen said.")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--keys", type=int, default=60)
    chosen = parser.parse_args()
    made = {
        name: prepared(chosen.folder / f"{marks}", length, marks)
        for name, (length, marks) in ARTICLES.items()
    }
    print("| what | first paint ms | opened ms, processor | key ms p50 / p95, processor | bytes | "
          "page ms p50 / p95, processor | bytes | resident MB |\n|" + " --- |" * 8)  # fmt: skip
    bare = [sys.executable, "-c", BARE]
    rows: list[tuple[str, list[str], Path, str, bool]] = [
        ("bare Textual app", bare, chosen.folder, "bare 0", False)
    ]
    for name, folder in made.items():
        file = next((folder / "corpus").iterdir())
        rows.append((f"less, {name}", ["less", str(file)], folder, "harbour", False))
        rows.append((f"irnk, {name}", [*IRNK, str(folder)], folder, "articles", True))
    for title, words, folder, shown, opens in rows:
        runs = [one_run(words, folder, shown, opens, chosen.keys) for _ in range(chosen.runs)]
        print(f"| {title} | " + " | ".join(summary(runs)) + " |", flush=True)


def prepared(folder: Path, length: int, marks: int) -> Path:
    """A project with one article of a length in characters and so many marks, read by irnk."""
    if not (folder / "corpus").exists():
        (folder / "corpus").mkdir(parents=True)
        article = "Harbour diary\n\n" + "\n\n".join(paragraphs(length))
        (folder / "corpus" / "article.txt").write_text(article, "utf-8")
    project = Project.open(folder)
    for _step in project.refresh():
        pass
    (summary,) = project.documents()
    document, annotations = project.document(summary.id), project.annotations(summary.id)
    found = sum(mention.is_name for mention in annotations.mentions) + len(annotations.quotes)
    wanted = marks - found - len(project.highlights())
    colours = list(COLOURS)
    for number, sentence in enumerate(islice(annotations.sentences, max(0, wanted))):
        span = Span(sentence.start, sentence.start + 9, sentence.field)
        project.marks.add(document, span, colour=colours[number % len(colours)])
    print(f"{folder}: {len(document.text):,} characters, {found:,} names and quotes, "
          f"{len(project.highlights()):,} highlights", file=sys.stderr)  # fmt: skip
    project.close()
    return folder


def paragraphs(length: int) -> Iterator[str]:
    """Paragraphs of a made-up diary, the same ones each time."""
    chance, written = random.Random(7), 0
    while written < length:
        sentences = [f"{chance.choice(WHO).capitalize()} {chance.choice(WHAT)}" for _ in range(6)]
        plain = [f"On that day the weather held and {each.lower()} once more" for each in sentences]
        paragraph = ". ".join([sentences[0], *plain]) + ". " + chance.choice(SAYING)
        written += len(paragraph) + 2
        yield paragraph


def one_run(words: Sequence[str], folder: Path, shown: str, opens: bool, keys: int) -> list[float]:
    """Opened, painted, key p50, p95, bytes, page p50, p95, bytes, three times spent, memory."""
    turns = words[0] == "less" or opens
    with Terminal(words, folder=folder, size=SIZE) as terminal:
        painted = terminal.until(shown)
        terminal.rest(1.5 if opens else 0.5)
        used = [0.0 if not opens else terminal.processor_time()]
        opened = terminal.shown_after("\r", OPENED) if opens else painted
        used.append(terminal.processor_time())
        terminal.rest(0.5)
        for _ in range(5):
            terminal.key("j")
        used.append(terminal.processor_time())
        moved = [terminal.key("j") for _ in range(keys)]
        used.append(terminal.processor_time())
        pages = keys // 3 if turns else 1
        turned = [terminal.key(" ") for _ in range(pages)]
        used.append(terminal.processor_time())
        spent = [used[1] - used[0], (used[3] - used[2]) / keys, (used[4] - used[3]) / pages]
        return [opened, painted, *figures(moved), *figures(turned), *spent,
                float(terminal.memory())]  # fmt: skip


def figures(answers: Sequence[Answer]) -> list[float]:
    """Median and 95th percentile of the milliseconds, and median of the bytes."""
    done = sorted(answer.done for answer in answers)
    size = statistics.median(answer.bytes for answer in answers)
    return [statistics.median(done), done[int(len(done) * 0.95)], size]


def summary(runs: Sequence[Sequence[float]]) -> list[str]:
    """The medians of several runs, in words."""
    medians = [statistics.median(each) for each in zip(*runs, strict=True)]
    opened, painted, key, key95, size, page, page95, page_size, *rest = medians
    to_open, to_move, to_turn, memory = rest
    return [f"{painted:.0f}", f"{opened:.0f}, {to_open:.0f}",
            f"{key:.1f} / {key95:.1f}, {to_move:.1f}", f"{size:,.0f}",
            f"{page:.1f} / {page95:.1f}, {to_turn:.1f}", f"{page_size:,.0f}",
            f"{memory:.0f}"]  # fmt: skip


if __name__ == "__main__":
    main()
