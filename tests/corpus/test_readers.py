"""Every format gives the same article; what cannot be read is told and the rest goes on."""

import csv
import io
import json
import os
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from irnk_tui.corpus.readers import READERS
from irnk_tui.model.document import Document
from irnk_tui.model.progress import Failure
from irnk_tui.model.settings import Settings
from tests.corpus.reading import all_of, failure, one, put
from tests.corpus.samples import FIRST, SECOND, TEXT, sample


@pytest.mark.parametrize("suffix", sorted(READERS))
def test_every_reader_gives_the_same_article(tmp_path: Path, suffix: str) -> None:
    document = one(
        put(
            tmp_path, f"ferry.warc{suffix}" if suffix == ".gz" else f"ferry{suffix}", sample(suffix)
        )
    )
    assert document.text == TEXT
    assert (document.title, document.source.name) == ("Ferry to stop", "Harbour Post")
    assert document.date is not None
    assert document.date.edtf() == "2026-03-01"
    assert document.authors == ("Ada Quay",)
    assert document.origins["date"].kind in ("given", "extracted")
    assert [document.words_of(block.span) for block in document.blocks] == [FIRST, SECOND]
    assert document.words == len(TEXT.split())


@pytest.mark.parametrize("suffix", sorted(READERS))
@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\n\n",
        b"\0\0\0\0",
        b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 40,
        b"\xff\xfe",
        b"{" * 9999,
    ],
    ids=["empty", "blank", "nul", "picture", "mark", "braces"],
)
def test_no_reader_falls_over_what_is_no_article(
    tmp_path: Path, suffix: str, content: bytes
) -> None:
    found = all_of(put(tmp_path, f"x{suffix}", content))
    assert found
    if content[:1] != b"{":
        assert all(isinstance(each, Failure) and each.reason for each in found)


@pytest.mark.parametrize("suffix", sorted(READERS))
@settings(deadline=None, max_examples=40)
@given(content=st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(
    tmp_path_factory: pytest.TempPathFactory, suffix: str, content: bytes
) -> None:
    path = put(tmp_path_factory.mktemp("any"), f"x{suffix}", content)
    for found in all_of(path):
        if isinstance(found, Document):
            found.text.encode("utf-8")
            assert found.text.strip()


def test_bytes_that_are_no_text_in_any_encoding_are_said_to_be_none(tmp_path: Path) -> None:
    noise = bytes(range(256)) * 40
    assert failure(put(tmp_path, "photo.txt", noise)).reason.startswith("is not text")


def test_a_file_that_is_gone_is_a_failure(tmp_path: Path) -> None:
    assert "cannot be read" in failure(tmp_path / "gone.txt").reason


def test_an_unknown_format_names_those_that_are_read(tmp_path: Path) -> None:
    assert ".jsonl" in failure(put(tmp_path, "x.docm", "x")).reason


@pytest.mark.parametrize(
    ("encoding", "bytes_of"),
    [
        ("utf-8 with mark", TEXT.encode("utf-8-sig")),
        ("utf-16 with mark", TEXT.encode("utf-16")),
        ("utf-16 without mark", FIRST.encode("utf-16-le")),
        ("utf-16 the other way", FIRST.encode("utf-16-be")),
        ("carriage returns", TEXT.replace("\n", "\r\n").encode()),
        ("old line breaks", TEXT.replace("\n", "\r").encode()),
        ("nul and mark inside", TEXT.replace("ferry", "fer\0ry\ufeff").encode()),
    ],
)
def test_encodings_of_a_text_are_told_apart(tmp_path: Path, encoding: str, bytes_of: bytes) -> None:
    assert TEXT.startswith(one(put(tmp_path, "ferry.txt", bytes_of)).text), encoding


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("cp949", "북한 대표단이 수요일에 테헤란을 방문했다. 양국은 무역의 확대를 논의했다. " * 4),
        ("cp1251", "Делегация прибыла в Тегеран в среду, сообщили официальные лица страны. " * 4),
        ("cp1256", "وصل الوفد إلى طهران يوم الأربعاء لأول مرة منذ سنوات، كما قال مسؤولون. " * 4),
    ],
)  # fmt: skip
def test_a_legacy_encoding_is_guessed_and_said_or_given(
    tmp_path: Path, encoding: str, text: str
) -> None:
    guessed = one(put(tmp_path, "guess.txt", text.encode(encoding)))
    assert guessed.origins["encoding"].kind == "inferred"
    path = put(tmp_path, "given.txt", text.encode(encoding))
    put(tmp_path, "given.yaml", f"encoding: {encoding}")
    assert one(path).text == text.strip()


def test_the_text_of_a_record_is_taken_to_the_letter(tmp_path: Path) -> None:
    text = "  Ferry to stop\r\n\r\n- Advertisement -\n\n\tTabs\u00a0and e\u0301 \U0001f6a2\0 end \n"
    document = one(put(tmp_path, "a.jsonl", json.dumps({"id": "x", "text": text})))
    assert document.text == text
    assert "- Advertisement -" not in [document.words_of(each.span) for each in document.blocks]


@given(text=st.text(st.characters(exclude_categories=["Cs"]), min_size=1).filter(str.strip))
def test_offsets_in_records_are_those_of_the_caller(
    tmp_path_factory: pytest.TempPathFactory, text: str
) -> None:
    folder = tmp_path_factory.mktemp("records")
    assert one(put(folder, "a.jsonl", json.dumps({"text": text}))).text == text
    out = io.StringIO()
    csv.writer(out).writerows([["text"], [text]])
    if "\0" not in text and not ({"\r", "\n"} & set(text)):
        assert one(put(folder, "a.csv", out.getvalue())).text == text


def test_a_program_named_as_a_text_is_no_text(tmp_path: Path) -> None:
    words = b"\x01\x02GET\x03\x04PUT\x05\x06 the ferry left\x0e\x0f\x10 " * 40
    assert "is not text" in failure(put(tmp_path, "a.txt", words)).reason
    assert "is not text" in failure(put(tmp_path, "a.md", words)).reason
    coloured = FIRST.replace("ferry", "\x1b[31mferry\x1b[0m")
    assert one(put(tmp_path, "log.txt", f"{coloured}\n\n{SECOND}")).text.startswith(coloured)


def test_a_half_character_is_replaced_and_nothing_moves(tmp_path: Path) -> None:
    line = '{"text": "ship \\ud83d end \\ud83d\\udea2", "title": "\\udc00"}'
    document = one(put(tmp_path, "a.jsonl", line))
    assert document.text == "ship \ufffd end \U0001f6a2"
    assert document.title == "\ufffd"


def test_one_bad_line_is_one_failure_and_the_rest_is_read(tmp_path: Path) -> None:
    lines = [
        '{"text": "First."}', "{broken", '{"title": "no text"}', '{"text": ""}', '["text"]',
        '{"text": "x", "date": {"value": "2026", "origin": "dreamt"}}',
        '{"text": 7}', "[" * 100_000, '{"text": "caf\xe9"}', '{"text": "Last.", "id": 9}',
    ]  # fmt: skip
    found = all_of(put(tmp_path, "a.jsonl", "\n".join(lines).encode("latin-1")))
    documents = [each for each in found if isinstance(each, Document)]
    assert [document.id for document in documents] == ["a.jsonl#1", "9"]
    failed = [each.path for each in found if isinstance(each, Failure)]
    assert failed == [f"a.jsonl:{number}" for number in range(2, 10)]


def test_a_huge_line_is_read_as_one_document(tmp_path: Path) -> None:
    text = "ferry " * 3_500_000
    assert one(put(tmp_path, "a.jsonl", json.dumps({"text": text}))).words == 3_500_000


def test_nulls_are_no_values(tmp_path: Path) -> None:
    record = {"text": "A ship.", "title": None, "source": None, "date": None, "authors": None}
    document = one(put(tmp_path, "a.jsonl", json.dumps(record)))
    assert document.title is None
    assert document.date is None
    assert document.authors == ()
    assert not document.source.is_attributed
    assert document.origins == {}


@pytest.mark.parametrize("date", ["2026-02-30", "0000-00-00", "soon", "1403-02-05", "03/04/2019"])
def test_a_bad_date_is_kept_as_written_and_stays_unknown(tmp_path: Path, date: str) -> None:
    document = one(put(tmp_path, "a.jsonl", json.dumps({"text": "A ship.", "date": date})))
    assert document.date is None
    assert date in document.origins["date"].because


@pytest.mark.parametrize("url", ["javascript:alert(1)", "file:///etc/passwd", "data:text/html,x"])
def test_only_web_addresses_are_addresses(tmp_path: Path, url: str) -> None:
    document = one(put(tmp_path, "a.jsonl", json.dumps({"text": "A ship.", "url": url})))
    assert document.url is None


def test_fields_of_another_name_are_mapped(tmp_path: Path) -> None:
    settings = Settings(fields={"text": "body", "source": "outlet"})
    record = {"body": "A ship.", "outlet": "Mole", "text": 3}
    document = one(put(tmp_path, "a.jsonl", json.dumps(record)), settings)
    assert (document.text, document.source.name) == ("A ship.", "Mole")
    table = one(put(tmp_path, "a.csv", "outlet,body\nMole,A ship.\n"), settings)
    assert (table.text, table.source.name) == ("A ship.", "Mole")


def test_a_table_with_uneven_rows_keeps_the_even_ones(tmp_path: Path) -> None:
    found = all_of(put(tmp_path, "a.csv", 'id;text\n1;A ship.\n2\n3;"a";b;c\n4;Last.\n'))
    assert [each.id for each in found if isinstance(each, Document)] == ["1", "4"]
    assert [each.path for each in found if isinstance(each, Failure)] == ["a.csv:3", "a.csv:4"]


def test_a_table_without_a_text_column_says_so(tmp_path: Path) -> None:
    assert "“text”" in failure(put(tmp_path, "a.csv", "id,body\n1,x\n")).reason


@pytest.mark.parametrize(
    "front",
    ["title: &a x\nsource: *a", "title: !!python/name:os.system", "a: b: c", "x: " + "[" * 3000],
)
def test_hostile_front_matter_is_refused_with_its_line(tmp_path: Path, front: str) -> None:
    found = failure(put(tmp_path, "a.md", f"---\n{front}\n---\nA ship."))
    assert "a.md, line " in found.reason


def test_a_rule_at_the_top_is_not_front_matter(tmp_path: Path) -> None:
    document = one(put(tmp_path, "a.txt", f"---\n\n## Ferry to stop\n\n---\n\n{TEXT}"))
    assert (document.title, document.text) == ("Ferry to stop", TEXT)


def test_metadata_beside_a_file_goes_before_what_the_text_states(tmp_path: Path) -> None:
    path = put(tmp_path, "a.txt", f"Ferry to stop\n\nMole Times (1 March 2026)\n\n{TEXT}")
    put(
        tmp_path,
        "a.yaml",
        "source: Harbour Post\ndate: {value: 2026-02, origin: inferred, because: ice}",
    )
    document = one(path)
    assert document.source.name == "Harbour Post"
    assert document.date is not None
    assert document.date.edtf() == "2026-02?"
    assert document.origins["date"].because == "ice"
    assert document.origins["title"].kind == "extracted"


def test_metadata_beside_a_file_of_records_holds_where_a_record_says_nothing(
    tmp_path: Path,
) -> None:
    put(tmp_path, "a.yaml", "source: Harbour Post\nlanguage: en")
    lines = '{"text": "A ship.", "source": null}\n{"text": "A boat.", "source": "Mole"}'
    first, second = all_of(put(tmp_path, "a.jsonl", lines))
    assert isinstance(first, Document)
    assert isinstance(second, Document)
    assert (first.source.name, second.source.name) == ("Harbour Post", "Mole")
    assert (first.language, second.language) == ("en", "en")


def test_an_unknown_field_beside_a_file_is_refused(tmp_path: Path) -> None:
    path = put(tmp_path, "a.txt", TEXT)
    put(tmp_path, "a.yaml", "sauce: Harbour Post")
    assert "there is no field “sauce”" in failure(path).reason


def test_a_profile_gives_country_and_the_usual_name(tmp_path: Path) -> None:
    path = put(tmp_path, "a.jsonl", json.dumps({"text": "A ship.", "source": "HP"}))
    put(
        tmp_path,
        "sources.yaml",
        "- {name: Harbour Post, aliases: [HP], country: NO, language: 'no'}",
    )
    document = one(path)
    assert (document.source.name, document.source.country) == ("Harbour Post", "NO")
    assert document.origins["language"].kind == "inferred"


def test_documents_without_a_publisher_have_labels_of_their_own(tmp_path: Path) -> None:
    lines = [json.dumps({"text": "A ship.", "id": f"{'very/long/' * 9}{n}"}) for n in range(50)]
    names = {
        each.source.name
        for each in all_of(put(tmp_path, "a.jsonl", "\n".join(lines)))
        if isinstance(each, Document)
    }
    assert len(names) == 50
    assert max(map(len, names)) < 40


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="needs a file one may not read")
def test_a_forbidden_file_is_a_failure(tmp_path: Path) -> None:
    path = put(tmp_path, "a.txt", TEXT)
    path.chmod(0)
    assert "cannot be read" in failure(path).reason


@pytest.mark.parametrize(
    "content",
    ["name: Mole", "- country: NO", "- name: [a]", "- {name: Mole, editor: vim}",
     "- {name: A, aliases: {a: b}}", "- {name: A, country: [x]}", "- [x]"],
)  # fmt: skip
def test_profiles_that_are_none_are_refused_in_words(tmp_path: Path, content: str) -> None:
    put(tmp_path, "sources.yaml", content)
    assert "sources.yaml" in failure(put(tmp_path, "a.txt", TEXT)).reason
