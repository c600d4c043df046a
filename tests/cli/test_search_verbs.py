"""Words in context, counts over time, saved searches and lists of searches, as verbs."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.cli.conftest import BREW, CORPUS

Ask = Callable[..., Any]
Tell = Callable[..., tuple[int, str, str]]


def test_every_place_of_a_word_points_into_its_text(ask: Ask) -> None:
    answer = ask("kwic", "sanctions", "--sort", "right")
    assert answer["total"] == len(answer["lines"]) > 5
    for line in answer["lines"][:5]:
        document = ask("document", line["document"])
        whole = document[line.get("field", "text")]
        assert whole[line["start"] : line["end"]] == line["keyword"]
    rights = [line["right"].strip(" .,’”“").casefold() for line in answer["lines"]]
    assert rights[0][:1] <= rights[-1][:1]
    assert ask("kwic", "zeppelin", status=1)["lines"] == []


def test_lines_of_a_keyword_are_lined_up(tell: Tell) -> None:
    status, out, _ = tell("kwic", "nuclear", "--quiet", "--width", "20")
    assert status == 0
    assert len({line.index("[") for line in out.splitlines()}) == 1


def test_a_source_is_set_against_the_others(ask: Ask) -> None:
    answer = ask("keyness", "deutsche welle")
    assert (answer["source"], answer["against"]) == ("Deutsche Welle", "all others")
    assert "moscow" in [word["word"] for word in answer["more"]]
    assert all(word["score"] < 0 for word in answer["less"])


def test_company_of_a_word_is_told_by_source(ask: Ask) -> None:
    answer = ask("collocates", "nuclear", "--limit", "3")
    assert answer["collocates"][0]["word"] == "deal"
    assert sum(answer["collocates"][0]["sources"].values()) == answer["collocates"][0]["count"]


def test_a_histogram_counts_every_match_once(ask: Ask, tell: Tell) -> None:
    answer = ask("histogram", "iran", "--by", "year")
    total = ask("search", "iran")["total"]
    assert sum(bar["count"] for bar in answer["bars"]) + answer["undated"] == total
    assert "█" in tell("histogram", "iran", "--by", "year")[1]


def test_results_are_sorted_as_asked(ask: Ask) -> None:
    dates = [hit["date"] for hit in ask("search", "iran", "--sort", "newest")["hits"]]
    assert [date[:4] for date in dates] == sorted((date[:4] for date in dates), reverse=True)


def test_a_saved_search_is_watched_from_a_script(sample: Path, ask: Ask) -> None:
    saved = ask("save", "deal", '"nuclear deal"')
    assert [each["name"] for each in ask("searches")] == ["deal"]
    assert ask("watch", "deal", status=1)["new"] == []
    (sample / "corpus" / "new.txt").write_text("Talks\n\nA new nuclear deal was signed.\n")
    ask("refresh")
    ran = ask("watch", "deal")
    assert [each["id"] for each in ran["new"]] == ["new.txt"]
    assert ran["last_count"] == saved["last_count"] + 1
    ask("save", "deal", "--delete")
    assert ask("searches") == []


def test_a_list_of_searches_never_stops_at_a_bad_line(tmp_path: Path, ask: Ask) -> None:
    listed = tmp_path / "list.csv"
    listed.write_text('note,query\nx,"""State Department"""\ny,(open\n"torn\nz,zeppelin\n')
    rows = ask("batch", str(listed), status=3)
    assert [(row["line"], row["total"]) for row in rows] == [(2, 1), (3, None), (4, None), (5, 0)]
    assert rows[0]["documents"] == [BREW]
    assert rows[1]["position"] == 0
    plain = tmp_path / "list.txt"
    plain.write_text('"State Department"\n\nmissile, or not\n')
    assert [row["line"] for row in ask("batch", str(plain))] == [1, 3]


def test_the_sample_corpus_is_left_as_it_is(ask: Ask) -> None:
    ask("save", "deal", "deal")
    assert not list(CORPUS.glob("searches*"))


def test_what_is_found_is_grouped_on_request(ask: Ask, tell: Tell) -> None:
    answer = ask("search", "iran", "--group", "source")
    assert sum(group["documents"] for group in answer["groups"]) == answer["total"]
    assert "groups" not in ask("search", "iran")
    out = tell("search", "iran", "--group", "month", "--sort", "oldest", "--quiet")[1]
    headings = [line for line in out.splitlines() if line.startswith("== ")]
    assert headings[0].endswith("2016 · 1 ==")
    assert len(headings) == len(ask("search", "iran", "--group", "month")["groups"])


def test_answers_are_written_as_tables(tmp_path: Path, tell: Tell) -> None:
    for verb in (["kwic", "sanctions"], ["histogram", "iran"], ["collocates", "nuclear"],
                 ["keyness", "Deutsche Welle"]):  # fmt: skip
        path = tmp_path / f"{verb[0]}.csv"
        assert tell(*verb, "-o", str(path))[0] == 0
        assert len(path.read_text("utf-8").splitlines()) > 3
        assert tell(*verb, "-o", str(path))[0] != 0
        assert tell(*verb, "-o", str(path), "--force", "--quiet")[0] == 0
