"""Files that once broke a promise, found by `tools/fuzz_readers.py`."""

from pathlib import Path

import pytest

from tests.corpus.newsroom import csl, ninjs
from tests.corpus.reading import one, put
from tests.corpus.samples import FIRST, SECOND

HALF = b"\xed\xa0\xbd"
"""Half of an emoji, as programs write it that count in UTF-16."""


@pytest.mark.parametrize("whole", [csl(FIRST), ninjs(FIRST, SECOND)], ids=["csl", "ninjs"])
def test_half_a_character_in_any_field_of_json_is_replaced(tmp_path: Path, whole: str) -> None:
    spoiled = whole.encode()
    for word in (b"Ferry", b"Harbour", b"Quay"):
        spoiled = spoiled.replace(word, word + HALF)
    document = one(put(tmp_path, "a.json", spoiled))
    assert document.title == "Ferry\ufffd to stop"
    for text in (document.source.name, *document.authors, document.text):
        text.encode("utf-8")
