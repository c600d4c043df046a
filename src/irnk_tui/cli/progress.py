"""Progress of long work on standard error: for people, or one JSON object a line."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable

from irnk_tui.cli.output import complain
from irnk_tui.model.progress import Progress, RefreshReport, pace
from irnk_tui.refresh import Steps

SHOW_SECONDS = 0.2


def show(steps: Steps, *, is_quiet: bool = False, as_json: bool = False) -> RefreshReport:
    """Run long work to its end, telling how far it is."""
    began = last = time.monotonic()
    label = ""
    while True:
        try:
            step = next(steps)
        except StopIteration as done:
            clear()
            report = done.value
            assert isinstance(report, RefreshReport)
            return report
        now = time.monotonic()
        if step.label != label:
            # Each kind of work has a pace of its own.
            label, began = step.label, now
        if as_json:
            if step.failure or step.is_visible or now - last > SHOW_SECONDS:
                _tell_json(step)
                last = now
        elif step.failure and not is_quiet:
            clear()
            complain(f"refused {step.failure.path}: {step.failure.reason}")
        elif not is_quiet and now - last > SHOW_SECONDS and sys.stderr.isatty():
            last = now
            _tell(step, now - began)


def follow(*, is_quiet: bool, as_json: bool) -> Callable[[Progress], None]:
    """What tells each step of work of one kind, now and then."""
    began = last = time.monotonic()

    def tell(step: Progress) -> None:
        nonlocal last
        now = time.monotonic()
        if now - last < SHOW_SECONDS and step.done != step.total:
            return
        last = now
        if as_json:
            _tell_json(step)
        elif not is_quiet and sys.stderr.isatty():
            _tell(step, now - began)

    return tell


def _tell(step: Progress, seconds: float) -> None:
    told = pace(step.done, step.total, seconds)
    rate = f" · {told}" if told else ""
    count = f" {step.done} of {step.total}" if step.total else ""
    sys.stderr.write(f"\r\x1b[K{step.label}{count}{rate}")
    sys.stderr.flush()


def clear() -> None:
    """Wipe the line of progress."""
    if sys.stderr.isatty():
        sys.stderr.write("\r\x1b[K")
        sys.stderr.flush()


def _tell_json(step: Progress) -> None:
    failure = step.failure
    value = {
        "label": step.label,
        "done": step.done,
        "total": step.total,
        "failure": {"path": failure.path, "reason": failure.reason} if failure else None,
        "is_visible": step.is_visible,
    }
    sys.stderr.write(json.dumps(value) + "\n")
    sys.stderr.flush()
