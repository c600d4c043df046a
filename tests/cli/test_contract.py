"""The JSON that outside programs rely on: fields, offsets and exit statuses."""

from collections.abc import Callable
from typing import Any

from tests.cli.conftest import BREW, EMBARGO, SPUTNIK

Ask = Callable[..., Any]
Tell = Callable[..., tuple[int, str, str]]
Tell = Callable[..., tuple[int, str, str]]


def test_documents_carry_where_their_dates_came_from(ask: Ask) -> None:
    found = {document["id"]: document for document in ask("documents")}
    assert len(found) == 5
    assert found[BREW]["source"] == "GZERO Media"
    assert (found[BREW]["date"], found[BREW]["date_origin"]) == ("2024-04-24", "extracted")
    assert found["003_d2ccb273a7ab4138.txt"]["date"] == "2016-04?"
    assert found["003_d2ccb273a7ab4138.txt"]["date_origin"] == "inferred"
    assert not found[SPUTNIK]["attributed"]
    for document in found.values():
        assert {
            "id",
            "source",
            "title",
            "date",
            "date_origin",
            "url",
            "authors",
            "language",
        } <= set(document)


def test_every_offset_of_a_document_points_at_its_words(ask: Ask) -> None:
    document = ask("document", BREW)
    text = {"text": document["text"], "title": document["title"]}
    for mention in document["mentions"]:
        whole = text[mention.get("field", "text")]
        assert whole[mention["start"] : mention["end"]] == mention["text"]
    for quote in document["quotes"]:
        for part in quote["content"]:
            assert text[part.get("field", "text")][part["start"] : part["end"]] == part["text"]


def test_whoever_speaks_is_the_same_in_quotes_document_and_comparison(ask: Ask) -> None:
    names = {each["id"]: each["name"] for each in ask("entities")}
    told = [quote["speaker"] for quote in ask("quotes", "--document", EMBARGO)]
    by_words = {each["text"].split(",")[0]: names.get(each.get("entity")) for each in told if each}
    assert by_words["expert in the Middle East and senior researcher at the Asian Institute of "
                    "Political Studies in Seoul"] == "Jang Ji-Hyang"  # fmt: skip
    assert {by_words[words] for words in ("Ji-Hyang", "He", "his", "the expert")} == {
        "Jang Ji-Hyang"
    }
    assert by_words["South Korean experts"] is None
    assert [each["speaker"] for each in ask("document", EMBARGO)["quotes"]] == told
    compared = ask("compare", "--documents", EMBARGO, BREW)
    voices = {each.get("entity") for each in compared["voices"][EMBARGO]}
    assert voices - {None} <= {each.get("entity") for each in told if each}


def test_nobody_is_called_first_where_a_day_is_not_surely_known(ask: Ask, tell: Tell) -> None:
    both = {SPUTNIK, BREW}
    told = [
        each["id"] for each in ask("events") if {a["document"] for a in each["accounts"]} == both
    ]
    assert told
    for id in told:
        status, lines, _ = tell("event", id)
        assert status == 0
        assert "24 Apr 2024" in lines
        assert ", first" not in lines
        assert " after " not in "".join(line for line in lines.splitlines() if BREW in line)


def test_boilerplate_is_not_article_text(ask: Ask) -> None:
    for each in ask("documents"):
        text = ask("document", each["id"])["text"]
        for words in ("Advertisement", "newsletter", "Kaynak", "Recent Features", "Privacy Policy"):
            assert words not in text


def test_a_search_gives_passages_with_exact_matches(ask: Ask) -> None:
    answer = ask("search", '"State Department"')
    assert answer["total"] == 1
    (hit,) = answer["hits"]
    text = ask("document", hit["document"])["text"]
    (passage,) = hit["passages"]
    assert text[passage["start"] : passage["end"]] == passage["text"]
    assert [text[m["start"] : m["end"]] for m in passage["matches"]] == ["State Department"]


def test_a_search_without_hits_ends_with_one_and_a_torn_query_with_two(tell: Tell) -> None:
    assert tell("search", "zeppelin")[0] == 1
    status, _, message = tell("search", 'title:"open')
    assert status == 2
    assert "^" in message


def test_an_event_of_the_sample_is_compared_account_by_account(ask: Ask) -> None:
    visit = next(
        event
        for event in ask("events")
        if {account["document"] for account in event["accounts"] if account["main"]}
        == {BREW, SPUTNIK}
    )
    assert visit["because"]
    compared = ask("compare", visit["id"])
    assert {account["document"] for account in compared["accounts"]} == {BREW, SPUTNIK}
    shared = [row for row in compared["rows"] if row["kind"] == "shared"]
    assert any(
        "Wednesday" in row["cells"][SPUTNIK][0]["text"]
        and "Tuesday" in row["cells"][BREW][0]["text"]
        for row in shared
    )


def test_freely_chosen_documents_compare_too(ask: Ask) -> None:
    compared = ask("compare", "--documents", BREW, SPUTNIK)
    assert compared["event"] is None
    assert set(compared) >= {
        "accounts", "rows", "labels", "voices", "told_as", "wording", "agency", "silent", "copies",
    }  # fmt: skip


def test_a_highlight_made_by_its_words_is_listed_and_exported_twice_alike(
    ask: Ask, tell: Tell
) -> None:
    made = ask("highlight", BREW, "--quote", "incredibly concerned", "--colour", "R", "--tag", "x")
    assert (made["colour"], made["state"]) == ("red", "exact")
    assert [mark["id"] for mark in ask("highlights")] == [made["id"]]
    first, second = tell("export", "--to", "jsonld"), tell("export", "--to", "jsonld")
    assert first == second
    assert "incredibly concerned" in first[1]


def test_undo_takes_the_highlight_back_and_redo_brings_it_again(ask: Ask) -> None:
    ask("highlight", BREW, "--quote", "Tehran")
    ask("undo")
    assert ask("highlights") == []
    ask("redo")
    assert len(ask("highlights")) == 1
    assert ask("redo", status=1)["done"] is None


def test_words_that_are_not_in_the_document_are_refused(tell: Tell) -> None:
    status, _, message = tell("highlight", BREW, "--quote", "no such words")
    assert status == 2
    assert "not there" in message


def test_an_unknown_document_names_near_ones(tell: Tell) -> None:
    status, _, message = tell("document", "004_5243a2197cd48282")
    assert status == 2
    assert BREW in message


def test_an_unknown_verb_names_the_nearest(tell: Tell) -> None:
    status, _, message = tell("serach", "x")
    assert status == 2
    assert "search" in message


def test_a_refresh_of_an_unchanged_corpus_changes_nothing(ask: Ask) -> None:
    report = ask("refresh")
    assert (report["added"], report["changed"], report["unchanged"]) == (0, 0, 5)


def test_one_bad_file_is_one_line_and_the_rest_goes_on(sample: Any, ask: Ask) -> None:
    (sample / "corpus" / "torn.jsonl").write_text('{"text": "Envoys met."}\n{"text": \n')
    report = ask("refresh", status=3)
    assert report["added"] == 1
    assert [each["path"] for each in report["refused"]] == ["torn.jsonl:2"]
    assert len(ask("documents")) == 6


def test_what_was_refused_is_told_at_each_refresh_and_counted_as_nothing_else(
    sample: Any, ask: Ask
) -> None:
    (sample / "corpus" / "torn.jsonl").write_text('{"text": "Envoys met."}\n{"text": \n')
    (sample / "corpus" / "empty.jsonl").write_text("{\n")
    first, second = ask("refresh", status=3), ask("refresh", status=3)
    refused = ["empty.jsonl:1", "torn.jsonl:2"]
    assert sorted(each["path"] for each in first["refused"]) == refused
    assert sorted(each["path"] for each in second["refused"]) == refused
    assert (first["added"], first["unchanged"]) == (1, 5)
    assert (second["added"], second["unchanged"]) == (0, 6)


def test_a_removed_file_is_gone_from_search_and_lists(sample: Any, ask: Ask) -> None:
    (sample / "corpus" / BREW).unlink()
    assert ask("refresh")["removed"] == 1
    assert ask("search", '"State Department"', status=1)["total"] == 0
    assert len(ask("documents")) == 4


def test_a_damaged_index_is_noticed_and_built_anew_without_asking(sample: Any, ask: Ask) -> None:
    expected = ask("search", "missile")["total"]
    for file in (sample / "index" / "whoosh").glob("*.seg"):
        file.write_bytes(file.read_bytes()[:100])
    assert ask("search", "missile")["total"] == expected


def test_an_index_from_elsewhere_is_never_opened(sample: Any, ask: Ask) -> None:
    (sample / "index" / "whoosh" / "seal.json").unlink()
    assert ask("search", "missile")["total"] > 0


def test_a_deleted_index_folder_is_built_anew(sample: Any, ask: Ask) -> None:
    import shutil

    shutil.rmtree(sample / "index")
    assert len(ask("documents")) == 5


def test_a_store_that_is_not_a_database_is_built_anew(sample: Any, ask: Ask) -> None:
    (sample / "index" / "irnk.sqlite").write_bytes(b"not a database at all" * 500)
    assert len(ask("documents")) == 5
