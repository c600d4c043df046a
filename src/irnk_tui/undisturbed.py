"""Work that makes many small values, without pauses to look through them."""

from __future__ import annotations

import contextlib
import gc
from collections.abc import Iterator


@contextlib.contextmanager
def undisturbed() -> Iterator[None]:
    """Without looks for values that refer to each other in a ring.

    Annotating and comparing make ten thousands of values and no ring: looking for one takes a
    sixth of the time.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            _let_pass()
            gc.enable()


def _let_pass() -> None:
    """Count what was made as looked through: the first look at it would take as long again."""
    # Thawed would be, too, what somebody else has put aside.
    if not gc.get_freeze_count():
        gc.freeze()
        gc.unfreeze()
