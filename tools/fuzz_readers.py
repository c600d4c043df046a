"""Give every reader damaged files for a while and tell what became of them.

    python tools/fuzz_readers.py --seconds 240 --seed 1 --log FOLDER    one piece of work
    python tools/fuzz_readers.py --summary --log FOLDER                 a table of all pieces

Files are the test samples with bytes, members and tags changed; one that is answered in a new way
becomes a sample itself. Each is read under the limits of the child process. Told are: an error that
leaves a reader, an error of irnk's own code that was answered as damage, a process that died, more
than 5 s of processor time, and a document that breaks a promise (offsets, whole characters).
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import resource
import signal
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "src"), str(ROOT)]

from tools.damage import damaged  # noqa: E402

from irnk_tui.corpus import child, limited  # noqa: E402
from irnk_tui.corpus.readers import READERS, pages, read  # noqa: E402
from irnk_tui.model.document import Document  # noqa: E402
from irnk_tui.model.errors import UnreadableFile  # noqa: E402
from irnk_tui.model.progress import Failure  # noqa: E402
from irnk_tui.model.settings import Settings  # noqa: E402
from tests.corpus import newsroom  # noqa: E402
from tests.corpus.samples import FIRST, SECOND, sample  # noqa: E402

SLOW_SECONDS = 5.0
BATCH = 200
"""Files that one process reads before the next takes over."""
POOL = 400
Outcome = dict[str, Any]


def main() -> None:
    words = argparse.ArgumentParser(description=__doc__)
    words.add_argument("--seconds", type=float, default=60, help="processor time to spend")
    words.add_argument("--seed", type=int, default=0)
    words.add_argument("--log", type=Path, required=True)
    words.add_argument("--only", nargs="*", default=one_each())
    words.add_argument("--summary", action="store_true")
    asked = words.parse_args()
    asked.log.mkdir(parents=True, exist_ok=True)
    if asked.summary:
        print(summary(asked.log))
    else:
        fuzz(asked.only, asked.seconds, asked.seed, asked.log)


def fuzz(suffixes: list[str], seconds: float, seed: int, log: Path) -> None:
    """Spend this much processor time on these readers in turn; outcomes go to the log."""
    pools = {suffix: [sample(suffix), *more(suffix)] for suffix in suffixes}
    spent = dict.fromkeys(suffixes, 0.0)
    turn = 0
    while sum(spent.values()) < seconds:
        suffix = min(spent, key=lambda each: spent[each])
        turn += 1
        spent[suffix] += _batch(suffix, pools[suffix], f"{seed}-{turn}", log)


def one_each() -> list[str]:
    """One suffix for each reader, and the packed one."""
    first = {dotted: suffix for suffix, dotted in reversed(READERS.items())}
    return sorted({*first.values(), ".gz"})


def more(suffix: str) -> list[bytes]:
    """Other samples of a format."""
    found: dict[str, list[str | bytes]] = {
        ".eml": [newsroom.mail(FIRST, SECOND, html=True)],
        ".mbox": [newsroom.mailbox(*[newsroom.mail(FIRST, SECOND)] * 3)],
        ".rss": [newsroom.atom(FIRST, SECOND)],
        ".xml": [newsroom.rss(FIRST, SECOND)],
        ".json": [newsroom.csl(FIRST), newsroom.csl(f"<p>{SECOND}</p>", language="en")],
        ".csv": [sample(".tsv"), f"id;text\n1;{FIRST}\n2;{SECOND}\n"],
        ".jsonl": [sample(".jsonl") * 3],
        ".warc": [newsroom.warc(f"<p>{FIRST}</p>", f"<p>{SECOND}</p>")],
        ".txt": [f"Ferry to stop\n\nHarbour Post (1 March 2026)\n\n{FIRST}\n\n{SECOND}"],
    }
    return [each.encode() if isinstance(each, str) else each for each in found.get(suffix, ())]


def _batch(suffix: str, pool: list[bytes], name: str, log: Path) -> float:
    folder = log / f"work-{os.getpid()}"
    folder.mkdir(exist_ok=True)
    told = folder / "told.jsonl"
    told.write_bytes(b"")
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    worker = os.fork()
    if worker == 0:
        _work(suffix, pool, Random(name), folder, told)
        os._exit(0)
    _, status = os.waitpid(worker, 0)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    outcomes = [json.loads(line) for line in told.read_text("utf-8").splitlines()]
    if status:
        outcomes.append({"kind": "died", "said": _death(status), "seconds": 0})
        _keep(log, suffix, "died", (folder / "input").read_bytes())
    _note(suffix, pool, outcomes, spent, log)
    for file in folder.iterdir():
        file.unlink()
    folder.rmdir()
    return max(spent, 0.01)


def _death(status: int) -> str:
    code = os.waitstatus_to_exitcode(status)
    return f"signal {signal.Signals(-code).name}" if code < 0 else f"status {code}"


def _work(suffix: str, pool: list[bytes], chance: Random, folder: Path, told: Path) -> None:
    silence = os.open(os.devnull, os.O_WRONLY)
    os.dup2(silence, 1)
    os.dup2(silence, 2)
    limited._limit_memory(child.MEMORY_BYTES)
    pages.child.pages = _inside  # type: ignore[assignment]
    path = folder / ("input.warc.gz" if suffix == ".gz" else f"input{suffix}")
    with told.open("a", encoding="utf-8") as out:
        for number in range(BATCH):
            data = damaged(suffix, chance.choice(pool), pool[0], chance)
            path.write_bytes(data)
            (folder / "input").write_bytes(data)
            limited._allow_cpu(child.CPU_SECONDS)
            outcome = _read(path, folder)
            out.write(json.dumps({**outcome, "data": _kept(outcome, data, number, folder)}) + "\n")
            out.flush()


def _kept(outcome: Outcome, data: bytes, number: int, folder: Path) -> str:
    # Only the way of being answered is new, not the file: the parent decides what to keep.
    name = f"{number}.bin"
    (folder / name).write_bytes(data)
    return str(folder / name)


WRONG: list[str] = []
"""Errors of irnk's own code in the file that is being read."""


def _inside(extract: str, path: Path, *, name: str) -> Iterator[Any]:
    """What the child process would answer, without another process."""
    from pkgutil import resolve_name

    try:
        yield from resolve_name(extract)(path)
    except UnreadableFile as error:
        yield Failure(name, error.reason)
    except (MemoryError, RecursionError) as error:
        yield Failure(name, type(error).__name__)
    except Exception as error:
        place = _place(error)
        if "irnk_tui" in place:
            WRONG.append(f"{type(error).__name__} at {place}")
        yield Failure(name, f"damaged: {type(error).__name__}")


def _place(error: BaseException) -> str:
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    if trace is None:
        return "?"
    return f"{trace.tb_frame.f_code.co_filename.partition('/src/')[2]}:{trace.tb_lineno}"


def _read(path: Path, corpus: Path) -> Outcome:
    WRONG.clear()
    began = time.process_time()
    try:
        found = list(read(path, corpus, Settings()))
    except Exception as error:
        return {"kind": "escaped", "said": f"{type(error).__name__} at {_place(error)}",
                "seconds": time.process_time() - began}  # fmt: skip
    seconds = time.process_time() - began
    kind, said = _judged(found)
    if WRONG:
        kind, said = "own error", WRONG[0]
    elif seconds > SLOW_SECONDS and kind != "broken":
        kind = "slow"
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    return {"kind": kind, "said": said, "seconds": round(seconds, 3), "peak": peak}


def _judged(found: list[Document | Failure]) -> tuple[str, str]:
    if not found:
        return "broken", "neither a document nor a reason"
    documents = [each for each in found if isinstance(each, Document)]
    for document in documents:
        if wrong := _promise(document):
            return "broken", wrong
    reasons = sorted({each.reason[:30] for each in found if isinstance(each, Failure)})[:3]
    if any(not reason.strip() for reason in reasons):
        return "broken", "a failure without a reason"
    kind = "read" if not reasons else "partly read" if documents else "refused"
    shape = (min(len(documents), 3), min(sum(len(d.blocks) for d in documents), 8))
    return kind, f"{shape} {reasons}"


def _promise(document: Document) -> str:
    try:
        for text in (document.text, document.title or "", document.source.name, document.id):
            text.encode("utf-8")
    except UnicodeEncodeError:
        return "half a character"
    if not document.text.strip():
        return "an empty document"
    last = 0
    for block in document.blocks:
        if not last <= block.span.start < block.span.end <= len(document.text):
            return "a block out of order"
        if not document.words_of(block.span).strip():
            return "an empty block"
        last = block.span.end
    return ""


def _note(suffix: str, pool: list[bytes], outcomes: list[Outcome], spent: float, log: Path) -> None:
    counted: Counter[str] = Counter()
    known = {row["said"] for row in _rows(log, "seen") if row["suffix"] == suffix}
    for outcome in outcomes:
        counted[outcome["kind"]] += 1
        data = Path(outcome["data"]).read_bytes() if outcome.get("data") else b""
        if outcome["kind"] not in ("read", "partly read", "refused"):
            _keep(log, suffix, outcome["kind"], data, outcome["said"])
        if outcome["said"] not in known:
            known.add(outcome["said"])
            _append(log, "seen", {"suffix": suffix, "said": outcome["said"]})
            if data and len(data) < 200_000:
                pool.append(data)
                del pool[1 : max(1, len(pool) - POOL)]
    row = {
        "suffix": suffix,
        "files": sum(counted.values()),
        "cpu": round(spent, 2),
        "worst": max((each["seconds"] for each in outcomes), default=0),
        "peak": max((each.get("peak", 0) for each in outcomes), default=0),
        **counted,
    }
    _append(log, "batches", row)


def _keep(log: Path, suffix: str, kind: str, data: bytes, said: str = "") -> None:
    digest = hashlib.sha256(data).hexdigest()[:12]
    stem = log / f"{kind.replace(' ', '-')}-{digest}"
    stem.with_suffix(suffix).write_bytes(data)
    _append(log, "findings", {"suffix": suffix, "kind": kind, "said": said, "file": stem.name})


def _append(log: Path, name: str, row: Outcome) -> None:
    with (log / f"{name}.jsonl").open("a", encoding="utf-8") as file:
        file.write(json.dumps(row) + "\n")


def _rows(log: Path, name: str) -> list[Outcome]:
    path = log / f"{name}.jsonl"
    return (
        [json.loads(line) for line in path.read_text("utf-8").splitlines()] if path.exists() else []
    )


def summary(log: Path) -> str:
    """What became of all files so far, as a table of Markdown."""
    totals: dict[str, Counter[str]] = defaultdict(Counter)
    worst: dict[str, float] = defaultdict(float)
    peak: dict[str, int] = defaultdict(int)
    for row in _rows(log, "batches"):
        suffix = row.pop("suffix")
        worst[suffix] = max(worst[suffix], row.pop("worst"))
        peak[suffix] = max(peak[suffix], row.pop("peak"))
        totals[suffix].update(row)
    lines = ["| suffix | CPU s | files | read | partly | refused | worst s | peak MB | found |",
             "| --- | --- | --- | --- | --- | --- | --- | --- | --- |"]  # fmt: skip
    for suffix, total in sorted(totals.items()):
        odd = {kind: total[kind] for kind in ("escaped", "own error", "died", "broken", "slow")}
        said = ", ".join(f"{count} {kind}" for kind, count in odd.items() if count) or "–"
        lines.append(
            f"| {suffix} | {total['cpu']:.0f} | {total['files']:,} | {total['read']:,} | "
            f"{total['partly read']:,} | {total['refused']:,} | {worst[suffix]:.1f} | "
            f"{peak[suffix]} | {said} |"
        )
    cpu = sum(total["cpu"] for total in totals.values())
    files = sum(total["files"] for total in totals.values())
    return "\n".join([*lines, "", f"{files:,} files, {cpu / 60:.1f} minutes of processor time"])


if __name__ == "__main__":
    main()
