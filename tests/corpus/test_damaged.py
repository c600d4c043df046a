"""A file of any format, cut short or with bytes changed, is read or refused, never worse."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from irnk_tui.corpus.readers import READERS
from irnk_tui.model.document import Document
from tests.corpus.reading import all_of, put
from tests.corpus.samples import sample

TROUBLE = (
    b"<", b"&", b"\0", b"\xff", b"{", b'"', b"<!--", b"]]>", b"<!DOCTYPE", b"&#x110000;",
    b"<div>" * 60, b"=?utf-8?B?", b"endstream", b"9999-99-99", b"From ", b"\xed\xa0\xbd",
)  # fmt: skip


@pytest.mark.parametrize("suffix", sorted(READERS))
@settings(deadline=None, max_examples=15)
@given(data=st.data())
def test_a_damaged_file_is_read_or_refused(
    tmp_path_factory: pytest.TempPathFactory, suffix: str, data: st.DataObject
) -> None:
    whole = sample(suffix)
    start = data.draw(st.integers(0, len(whole)))
    end = data.draw(st.integers(start, min(len(whole), start + 400)))
    damaged = whole[:start] + data.draw(st.sampled_from(TROUBLE)) + whole[end:]
    name = "x.warc.gz" if suffix == ".gz" else f"x{suffix}"
    found = all_of(put(tmp_path_factory.mktemp("damaged"), name, damaged))
    assert found
    for document in (each for each in found if isinstance(each, Document)):
        document.text.encode("utf-8")
        assert document.text.strip()
        assert all(document.words_of(block.span).strip() for block in document.blocks)
