"""When a search gives up."""

from __future__ import annotations

import time
from collections.abc import Callable


def clock(deadline_seconds: float, is_cancelled: Callable[[], bool] | None) -> Callable[[], bool]:
    """Whether the time for a search is up or nobody waits for it any more."""
    end = time.monotonic() + deadline_seconds
    return lambda: time.monotonic() > end or (is_cancelled is not None and is_cancelled())
