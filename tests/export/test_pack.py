"""The evidence pack checks itself: one changed byte anywhere is found, and named."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from irnk_tui.export import pack
from irnk_tui.export.page import ExportPage, Options
from irnk_tui.export.verifying import verify
from irnk_tui.export.zips import BadArchive, packed, unpacked
from irnk_tui.model.text import Span
from tests.export.fixtures import HOSTILE, page

TEXT = "Envoys arrived on Tuesday.\nThey were “warmly” received, officials said."
ABOUT = Options(event="The visit", query="envoys", corpus_sha256="f" * 64)


def evidence(text: str = TEXT) -> bytes:
    made: ExportPage = replace(page(text, [text[7:14]]), passages=(Span(0, 6),))
    return pack.write([made], ABOUT)


def test_a_pack_as_written_is_unchanged_and_says_what_it_is_about() -> None:
    found = verify(evidence())
    assert (found.good, found.passages, found.faults) == (2, 2, ())
    assert (found.event, found.query, found.corpus_sha256) == ("The visit", "envoys", "f" * 64)


def test_a_changed_byte_in_an_article_names_the_highlight_and_the_file() -> None:
    content = evidence()
    place = content.rindex(b"arrived")
    found = verify(content[:place] + b"A" + content[place + 1 :])
    assert found.good < found.passages
    assert any("hl-1" in fault and "other words at 7–14" in fault for fault in found.faults)
    assert any(fault.startswith("articles/a-visit-") for fault in found.faults)


def test_a_changed_note_is_found_though_no_passage_moved() -> None:
    content = evidence()
    place = content.index(b'"note": "who?"') + 9
    found = verify(content[:place] + b"W" + content[place + 1 :])
    assert found.good == found.passages
    assert any("manifest.json" in fault for fault in found.faults)


WHOLE = evidence()


@settings(max_examples=300, deadline=None)
@given(place=st.integers(0, len(WHOLE) - 1), flip=st.integers(1, 255))
def test_any_changed_byte_is_found(place: int, flip: int) -> None:
    changed = bytearray(WHOLE)
    changed[place] ^= flip
    assert verify(bytes(changed)).faults


@pytest.mark.parametrize("content", [b"", b"no archive", WHOLE[:500], packed({"a": b"b"})])
def test_what_is_no_pack_is_refused_in_words(content: bytes) -> None:
    assert verify(content).faults


def test_a_pack_of_hostile_text_verifies_too() -> None:
    assert verify(evidence(HOSTILE)).faults == ()


@pytest.mark.parametrize("name", ["../outside", "/etc/x", "a/../../b", "c:/x"])
def test_names_that_lead_outside_are_refused(name: str) -> None:
    with pytest.raises(BadArchive, match="outside"):
        unpacked(packed({name: b"x"}))


def test_an_archive_that_unpacks_beyond_reason_is_refused() -> None:
    with pytest.raises(BadArchive, match="beyond reason"):
        unpacked(packed({"bomb.txt": b"\0" * 20_000_000}))
