"""Real processes for tests: one that may be killed at any point at which it writes."""

import os
import signal
import traceback
from collections.abc import Callable, Sequence
from typing import Any

POINTS = ("open", "write", "fsync", "replace", "ftruncate", "unlink", "mkdir", "rename", "close")
"""The system calls that change a disk; each is a point before and a point after, a write also one
when half of it is done."""


def start_child(work: Callable[[], object]) -> int:
    """Run something in a process of its own; its id."""
    child = os.fork()
    if child:
        return child
    try:
        work()
        os._exit(0)
    except BaseException:
        traceback.print_exc()
        os._exit(1)


def wait_for(child: int) -> int:
    """The exit status of a process; negative for the signal that killed it."""
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def in_child(work: Callable[[], object]) -> int:
    """Run something in a process of its own, to its end; its exit status."""
    return wait_for(start_child(work))


def acknowledged(steps: Sequence[Callable[[], object]], kill_at: int) -> tuple[int, int]:
    """Take steps in a process that is killed at a point of writing.

    Args:
        steps: What it does.
        kill_at: The point, counted from 1.

    Returns:
        How many steps it said were done, and its exit status.
    """
    reading, writing = os.pipe()

    def work() -> None:
        tell = os.write
        _watch(kill_at)
        for step in steps:
            step()
            tell(writing, b".")

    status = in_child(work)
    os.close(writing)
    said = os.read(reading, 4096)
    os.close(reading)
    return len(said), status


def _watch(kill_at: int) -> None:
    left = [kill_at]

    def reach() -> None:
        left[0] -= 1
        if left[0] == 0:
            os.kill(os.getpid(), signal.SIGKILL)

    def watched(name: str) -> Callable[..., Any]:
        call = getattr(os, name)

        def in_halves(handle: int, data: bytes) -> int:
            reach()
            half = len(data) // 2
            done: int = call(handle, data[:half])
            reach()
            done += call(handle, data[half:])
            reach()
            return done

        def whole(*args: Any, **named: Any) -> Any:
            reach()
            answer = call(*args, **named)
            reach()
            return answer

        return in_halves if name == "write" else whole

    for name in POINTS:
        setattr(os, name, watched(name))
