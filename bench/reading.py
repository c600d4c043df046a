"""Reading measured: irnk's readers against the format's library alone, on the same files.

    python bench/reading.py ARTICLES.jsonl [--documents 500] [--rounds 3] [--formats html pdf docx]

ARTICLES.jsonl has title, text, and may have source, date and author. Each article is written out
once in every format. Then library and irnk read all files in turn, round after round, each time in
a fresh process that also pays for its imports. Documents a second are by the clock; the ratio of
processor time counts irnk's child processes; peak memory is that of the process and of its largest
child. Needs `python-docx` besides what irnk needs: it writes the .docx files and is their library.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import resource
import sys
import tempfile
import textwrap
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from html import escape
from itertools import islice
from multiprocessing import get_context
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "src"), str(ROOT)]

from irnk_tui.corpus import child  # noqa: E402
from irnk_tui.corpus.readers import read_all  # noqa: E402
from irnk_tui.model.document import Document  # noqa: E402
from irnk_tui.model.settings import Settings  # noqa: E402
from tests.corpus.pdfs import Printed, pdf  # noqa: E402

LINE_WIDTH, PAGE_LINES = 88, 48
Article = dict[str, Any]


def main() -> None:
    words = argparse.ArgumentParser(description=__doc__)
    words.add_argument("articles", type=Path)
    words.add_argument("--documents", type=int, default=500)
    words.add_argument("--rounds", type=int, default=3)
    words.add_argument("--formats", nargs="+", default=list(FORMATS))
    asked = words.parse_args()
    with asked.articles.open(encoding="utf-8") as file:
        articles = [json.loads(line) for line in islice(file, asked.documents)]
    print(f"| {' | '.join(COLUMNS)} |")
    print("|" + " --- |" * len(COLUMNS))
    for name in asked.formats:
        with tempfile.TemporaryDirectory() as folder:
            paths = written(name, articles, Path(folder))
            print(f"| {' | '.join(row(name, paths, asked.rounds))} |", flush=True)


COLUMNS = (
    "format", "documents", "library documents/s", "irnk documents/s", "ratio", "each round",
    "ratio of processor time", "library peak MB", "irnk peak MB, process + child",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Run:
    """One side's reading of all files."""

    seconds: float
    cpu_seconds: float
    own_peak: int
    child_peak: int


def written(name: str, articles: Sequence[Article], folder: Path) -> list[Path]:
    """The articles as files of a format, a file each."""
    paths = []
    for number, article in enumerate(articles):
        path = folder / f"{number:05}.{name}"
        path.write_bytes(FORMATS[name][0](article))
        paths.append(path)
    return paths


def row(name: str, paths: Sequence[Path], rounds: int) -> list[str]:
    """A format's row of the table."""
    runs = [(fresh(alone, name, paths), fresh(through_irnk, name, paths)) for _ in range(rounds)]
    library, irnk = ([run[side] for run in runs] for side in (0, 1))
    each = [one.seconds / other.seconds for one, other in runs]
    seconds = [sum(run.seconds for run in side) / rounds for side in (library, irnk)]
    cpu = [sum(run.cpu_seconds for run in side) for side in (library, irnk)]
    own, below = max(run.own_peak for run in irnk), max(run.child_peak for run in irnk)
    return [
        name, f"{len(paths):,}", f"{len(paths) / seconds[0]:.0f}", f"{len(paths) / seconds[1]:.0f}",
        f"{seconds[0] / seconds[1]:.2f}", " ".join(f"{ratio:.2f}" for ratio in each),
        f"{cpu[0] / cpu[1]:.2f}", f"{max(run.own_peak for run in library)}",
        f"{own} + {below}" if below else f"{own}",
    ]  # fmt: skip


def fresh(side: Callable[[str, Sequence[Path]], object], name: str, paths: Sequence[Path]) -> Run:
    """A side measured in a process of its own."""
    with get_context("spawn").Pool(1) as pool:
        return pool.apply(measured, (side, name, list(paths)))


def measured(side: Callable[[str, Sequence[Path]], object], name: str, paths: list[Path]) -> Run:
    """What reading all files takes, in a process that has read none yet."""
    peaks = [0]
    threading.Thread(target=_note_children, args=(peaks,), daemon=True).start()
    began = time.perf_counter()
    side(name, paths)
    seconds = time.perf_counter() - began
    below = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = time.process_time() + below.ru_utime + below.ru_stime
    return Run(seconds, cpu, _peak(os.getpid()), max(peaks))


def _note_children(peaks: list[int]) -> None:
    while True:
        for each in [*child._children(os.getpid()).values()]:
            if each._process is not None:
                peaks.append(_peak(each._process.pid))
        time.sleep(0.1)


def _peak(pid: int) -> int:
    """The most memory a process has held, in MB; 0 when it is gone."""
    try:
        status = Path(f"/proc/{pid}/status").read_text("utf-8")
    except OSError:
        return 0
    found = re.search(r"VmHWM:\s+(\d+) kB", status)
    return int(found[1]) // 1024 if found else 0


def alone(name: str, paths: Sequence[Path]) -> int:
    """The words that the format's library reads."""
    return sum(map(FORMATS[name][1], paths))


def through_irnk(name: str, paths: Sequence[Path]) -> int:
    """The words that irnk reads, as it does when it refreshes a corpus."""
    found = [each for one in read_all(paths, paths[0].parent, Settings()) for each in one]
    assert all(isinstance(each, Document) for each in found), found
    return sum(each.words for each in found if isinstance(each, Document))


def _paragraphs(article: Article) -> list[str]:
    return [line.strip() for line in str(article["text"]).splitlines() if line.strip()]


def as_html(article: Article) -> bytes:
    title, source = escape(str(article.get("title") or "")), escape(str(article.get("source")))
    body = "".join(f"<p>{escape(line)}</p>\n" for line in _paragraphs(article))
    menu = "".join(f'<li><a href="/{each}">{each}</a></li>' for each in ["news", "sport", "life"])
    return f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{title}</title>
<meta property="og:title" content="{title}"><meta property="og:site_name" content="{source}">
<meta property="article:published_time" content="{article.get("date") or "2020-01-01"}T08:00:00Z">
</head><body><header><nav><ul>{menu}</ul></nav></header><main><article><h1>{title}</h1>
{body}</article></main><aside><h3>Most read</h3><ul>{menu}</ul></aside>
<footer>Copyright {source}</footer></body></html>""".encode()


def as_pdf(article: Article) -> bytes:
    title = [(20, line) for line in textwrap.wrap(str(article.get("title") or "-"), 40)]
    body = [
        (12, line)
        for paragraph in _paragraphs(article)
        for line in [*textwrap.wrap(paragraph, LINE_WIDTH), ""]
    ]
    pages: list[list[Printed]] = []
    for start in range(0, len(lines := title + body), PAGE_LINES):
        page = lines[start : start + PAGE_LINES]
        pages.append([
            (40, 760 - 15 * row, size, line) for row, (size, line) in enumerate(page) if line
        ])  # fmt: skip
    return pdf(pages)


def as_docx(article: Article) -> bytes:
    import io

    from docx import Document as Word

    word = Word()
    word.add_heading(str(article.get("title") or "-"), 0)
    for line in _paragraphs(article):
        word.add_paragraph("".join(sign for sign in line if sign >= " "))
    out = io.BytesIO()
    word.save(out)
    return out.getvalue()


def as_jsonl(article: Article) -> bytes:
    return json.dumps(article).encode() + b"\n"


def as_text(article: Article) -> bytes:
    return "\n\n".join([str(article.get("title") or "-"), *_paragraphs(article)]).encode()


def html_alone(path: Path) -> int:
    from trafilatura import bare_extraction

    found: Any = bare_extraction(path.read_text("utf-8"), with_metadata=True)
    return len(found.text.split())


def pdf_alone(path: Path) -> int:
    import pypdfium2

    found = pypdfium2.PdfDocument(path)
    return sum(len(page.get_textpage().get_text_range().split()) for page in found)


def docx_alone(path: Path) -> int:
    from docx import Document as Word

    return sum(len(paragraph.text.split()) for paragraph in Word(str(path)).paragraphs)


def jsonl_alone(path: Path) -> int:
    with path.open("rb") as file:
        return sum(len(json.loads(line)["text"].split()) for line in file)


def text_alone(path: Path) -> int:
    return len(path.read_text("utf-8").split())


FORMATS: dict[str, tuple[Callable[[Article], bytes], Callable[[Path], int]]] = {
    "html": (as_html, html_alone),
    "pdf": (as_pdf, pdf_alone),
    "docx": (as_docx, docx_alone),
    "jsonl": (as_jsonl, jsonl_alone),
    "txt": (as_text, text_alone),
}
"""Format: how an article is written in it, and how its library alone reads it."""


if __name__ == "__main__":
    main()
