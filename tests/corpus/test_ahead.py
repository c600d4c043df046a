"""Files are read several at a time and told in their order; closing ends what is being read."""

from __future__ import annotations

import os
import threading
from pathlib import Path

import pytest

from irnk_tui.corpus import child
from irnk_tui.corpus.readers import ahead, read_all
from irnk_tui.model.document import Document
from irnk_tui.model.progress import Failure
from irnk_tui.model.settings import Settings
from tests.corpus.reading import put
from tests.corpus.samples import FIRST, sample


def many(folder: Path, count: int) -> list[Path]:
    paths = []
    for number in range(count):
        suffix = (".txt", ".docx", ".eml", ".json")[number % 4]
        data = sample(suffix) if number % 5 else b"\0\0"
        paths.append(put(folder, f"{number:03}{suffix}", data))
    return paths


@pytest.mark.parametrize("workers", [1, 3])
def test_files_are_told_in_order_whoever_is_done_first(tmp_path: Path, workers: int) -> None:
    paths = many(tmp_path, 60)
    found = list(read_all(paths, tmp_path, Settings(workers=workers)))
    names = [each.path for one in found for each in one]
    assert names == [path.name for path in paths]
    assert [isinstance(one[0], Failure) for one in found] == [n % 5 == 0 for n in range(60)]
    assert all(FIRST in one[0].text for one in found if isinstance(one[0], Document))


def test_nothing_is_left_running_afterwards_or_when_nobody_listens_any_more(
    tmp_path: Path,
) -> None:
    before = threading.active_count()
    listening = read_all(many(tmp_path, 60), tmp_path, Settings(workers=3))
    next(listening)
    listening.close()
    children = child._children(os.getpid()).values()
    assert all(each._process is None for each in children)
    watching = [each for each in threading.enumerate() if "_watch" in each.name]
    for each in watching:
        each.join(2)
    assert threading.active_count() <= before


def test_a_few_files_pay_for_one_child_process_only() -> None:
    assert ahead._threads(5, Settings(workers=4)) == 1
    assert ahead._threads(500, Settings(workers=4)) == 4
    assert ahead._threads(500, Settings(workers=64)) == ahead.MOST_THREADS
