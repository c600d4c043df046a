"""Any title becomes a file name that every system can hold."""

import pytest

from irnk_tui.corpus.placing import safe_name


@pytest.mark.parametrize("title", ["x" * 400, "é" * 400, "배" * 400 + ".txt", "🚢" * 200 + ".html"])
def test_a_name_of_hundreds_of_bytes_is_cut_between_characters(title: str) -> None:
    name = safe_name(title)
    assert len(name.encode()) < 240
    assert name.encode().decode() == name
    assert title.startswith(name[:20])
