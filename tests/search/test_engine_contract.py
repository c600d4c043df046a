from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

from irnk_tui.model.date import Date
from irnk_tui.model.document import Document, Source
from irnk_tui.model.text import DocumentId
from irnk_tui.search import ELSEWHERE, ENGINES
from irnk_tui.search.engine import Order, SearchEngine, Weights
from irnk_tui.search.opening import open_engine
from irnk_tui.search.query import parse
from tests.clusters import settings

KEY = b"k" * 32
TODAY = date(2026, 3, 15)


def article(name: str, text: str, **more: object) -> Document:
    values = {"title": None, "source": Source("Gazette"), "words": len(text.split())} | more
    return Document(DocumentId(name), text, **values)  # type: ignore[arg-type]


Opening = Callable[[], SearchEngine]


@pytest.fixture(params=sorted(ENGINES))
def opening(request: pytest.FixtureRequest, tmp_path: Path) -> Opening:
    """Opens the engine over the same index, as often as it is called."""
    name = request.param
    if name == "tantivy":
        pytest.importorskip("tantivy")
    where = None
    if name in ELSEWHERE:
        where = settings(request.getfixturevalue("cluster"), "contract")
    return lambda: open_engine(tmp_path, name=name, key=KEY, cluster=where)


@pytest.fixture
def engine(opening: Opening) -> Iterator[SearchEngine]:
    engine = opening()
    engine.reset()
    yield engine
    engine.close()


def filled(engine: SearchEngine, **texts: str) -> SearchEngine:
    engine.upsert(article(name, text) for name, text in texts.items())
    engine.commit()
    return engine


def found(engine: SearchEngine, query: str) -> set[str]:
    result = engine.search(parse(query, today=TODAY))
    assert result.total == len(result.hits)
    return {name for name, _ in result.hits}


def test_words_are_anded_and_or_and_not_are_understood(engine: SearchEngine) -> None:
    filled(engine, a="The envoy met the minister.", b="The envoy left.", c="A minister resigned.")
    assert found(engine, "envoy minister") == {"a"}
    assert found(engine, "envoy OR minister") == {"a", "b", "c"}
    assert found(engine, "minister -envoy") == {"c"}
    assert found(engine, "NOT envoy") == {"c"}
    assert found(engine, "*") == {"a", "b", "c"}


def test_inflected_forms_match_unless_the_exact_form_is_asked_for(engine: SearchEngine) -> None:
    filled(engine, a="They tested missiles.", b="The missile test failed.")
    assert found(engine, "missile") == {"a", "b"}
    assert found(engine, '="missile"') == {"b"}
    assert found(engine, "testing") == {"a", "b"}
    assert found(engine, '"missile tests"') == {"b"}


def test_short_and_common_words_are_findable(engine: SearchEngine) -> None:
    filled(engine, a="It told us nothing.", b="The U.S. said no.", c="I don't know.")
    assert found(engine, "us") == {"a", "b"}
    assert found(engine, "U.S.") == {"b"}
    assert found(engine, "the") == {"b"}
    assert found(engine, "don't") == {"c"}
    assert found(engine, "don’t") == {"c"}


def test_composed_and_decomposed_letters_are_the_same(engine: SearchEngine) -> None:
    filled(engine, a="un cafe\u0301 à Paris", b="북한은 침묵했다", c="L’Iran attaque")
    assert found(engine, "café") == found(engine, "cafe") == {"a"}
    assert found(engine, "\u1107\u116e\u11a8\u1112\u1161\u11ab") == {"b"}
    assert found(engine, "iran") == {"c"}


def test_scripts_without_spaces_are_searched_by_pairs(engine: SearchEngine) -> None:
    filled(engine, a="北朝鮮がミサイルを発射した", b="朝の鮮魚", c="북한은 미사일을 쏘았다")
    assert found(engine, "朝鮮") == {"a"}
    assert found(engine, "朝") == {"a", "b"}
    assert found(engine, "ミサイル 北朝鮮") == {"a"}
    assert found(engine, "북한") == {"c"}
    assert found(engine, "-朝鮮") == {"b", "c"}


def test_arabic_and_persian_letters_are_unified(engine: SearchEngine) -> None:
    filled(engine, a="كِتَاب جديد", b="او می‌خواهد برود", c="سال ۱۴۰۳")
    assert found(engine, "کتاب") == {"a"}
    assert found(engine, "می‌خواهد") == found(engine, "میخواهد") == found(engine, "خواهد") == {"b"}
    assert found(engine, "1403") == {"c"}


def test_phrases_keep_their_order_and_every_word(engine: SearchEngine) -> None:
    filled(engine, a="the end of the war", b="the war of the end", c="end of war")
    assert found(engine, '"end of the war"') == {"a"}
    assert found(engine, "“of the end”") == {"b"}
    assert found(engine, "«end of war»") == {"c"}
    assert found(engine, '-"of the"') == {"c"}


def test_near_counts_words_in_any_or_in_this_order(engine: SearchEngine) -> None:
    filled(engine, a="Tehran sent oil to Seoul", b="Seoul bought oil from Tehran", c="Tehran Seoul")
    assert found(engine, "tehran NEAR/4 seoul") == {"a", "b", "c"}
    assert found(engine, "tehran NEAR/3 seoul") == {"c"}
    assert found(engine, "tehran ADJ/4 seoul") == {"a", "c"}
    assert found(engine, '"seoul tehran"~1') == {"c"}
    assert found(engine, '(oil OR gas) NEAR/1 "to seoul"') == {"a"}


def test_wildcards_and_fuzzy_words_find_their_like(engine: SearchEngine) -> None:
    filled(engine, a="Pyongyang denied it", b="Pyeongyang, as spelt before", c="a pylon fell")
    assert found(engine, "py*ng") == {"a", "b"}
    assert found(engine, "pyl*") == {"c"}
    assert found(engine, "*lon") == {"c"}
    assert found(engine, "pyl?n") == {"c"}
    assert found(engine, "pyongyang~1") == {"a", "b"}
    assert found(engine, "fill~1") == {"c"}


def test_expressions_stand_for_whole_words_of_a_field(engine: SearchEngine) -> None:
    filled(engine, a="Koreans met", b="Korea waits", c="a Korean chorale")
    assert found(engine, "body:/kor(ea|ean)s?/") == {"a", "b", "c"}
    assert found(engine, "body:/.*orea/") == {"b"}
    assert found(engine, "body:(/kore.*s/ NEAR/2 met)") == {"a"}
    assert found(engine, "title:/korea/") == set()


def test_a_date_matches_when_the_days_overlap(engine: SearchEngine) -> None:
    days = {
        "a": Date.of_day(date(2026, 3, 1)),
        "b": Date.of_month(2026, 4),
        "c": Date.of_year(2025),
    }
    engine.upsert(article(name, "news", date=when) for name, when in days.items())
    engine.upsert([article("d", "undated news")])
    engine.commit()
    assert found(engine, "date:2026-03-01") == {"a"}
    assert found(engine, "date:2026-04-10..2026-05-01") == {"b"}
    assert found(engine, "date:2026") == {"a", "b"}
    assert found(engine, "date:..2025-06") == {"c"}
    assert found(engine, "date:>=2026-03-02") == {"b"}
    assert found(engine, "NOT date:2025..2026") == {"d"}


def test_of_many_equally_good_ones_the_newest_come_first(engine: SearchEngine) -> None:
    first = date(2020, 1, 1).toordinal()
    days = [None, *(Date.of_day(date.fromordinal(first + at * 37 % 300)) for at in range(300))]
    engine.upsert(article(f"d{at}", "oil", date=day) for at, day in enumerate(days))
    engine.commit()
    result = engine.search(parse("oil words:1", today=TODAY), limit=3)
    newest = sorted(range(1, 301), key=lambda at: -((at - 1) * 37 % 300))
    assert result.total == 301
    assert [name for name, _ in result.hits] == [f"d{at}" for at in newest[:3]]


def test_days_of_a_change_are_not_days_of_publication(engine: SearchEngine) -> None:
    march, may = Date.of_day(date(2026, 3, 1)), Date.of_day(date(2026, 5, 9))
    engine.upsert(
        [
            article("a", "one", date=march, updated=may),
            article("b", "two", date=march, updated=Date.of_month(2026, 4)),
            article("c", "three", date=may),
        ]
    )
    engine.commit()
    assert found(engine, "updated:2026-05-09") == {"a"}
    assert found(engine, "updated:2026-04-20..2026-05") == {"a", "b"}
    assert found(engine, "updated:..2026-04") == {"b"}
    assert found(engine, "updated:>=2026-05 date:2026-03") == {"a"}
    assert found(engine, "date:2026-05") == {"c"}
    assert found(engine, "-updated:2026") == {"c"}


def test_metadata_is_compared_without_case_and_accents(engine: SearchEngine) -> None:
    engine.upsert(
        [
            article("x/1.txt", "one", source=Source("KCNA"), authors=("José Pérez",), title="News"),
            article("x/2.txt", "two words", source=Source("Korea Times"), language="ko"),
            article("x/3.txt", "three", source=Source("Times"), url="https://times.example/a/b"),
        ]
    )
    engine.commit()
    assert found(engine, "source:kcna") == found(engine, "author:perez") == {"x/1.txt"}
    assert found(engine, "source:times") == {"x/2.txt", "x/3.txt"}
    assert found(engine, 'source:="Times"') == {"x/3.txt"}
    assert found(engine, "lang:KO") == found(engine, "words:2..") == {"x/2.txt"}
    assert found(engine, "url:times.example") == found(engine, "id:x/3.txt") == {"x/3.txt"}
    assert found(engine, "title:news") == found(engine, "news") == {"x/1.txt"}
    assert found(engine, "body:news") == set()


def test_fields_outside_the_index_are_resolved_by_the_caller(engine: SearchEngine) -> None:
    filled(engine, a="one", b="two")
    known = {("tag", "two words"): frozenset({DocumentId("b"), DocumentId("gone")})}
    query = parse('tag:"two words" OR NOT tag:"two words"', today=TODAY)
    result = engine.search(query, resolve=lambda name, value: known.get((name, value)))
    assert result.total == 2
    only = engine.search(query.parts[0], resolve=lambda name, value: known.get((name, value)))  # type: ignore[union-attr]
    assert [name for name, _ in only.hits] == ["b"]
    unknown = engine.search(parse("tag:x", today=TODAY))
    assert unknown.total == 0
    assert "tag:" in unknown.warnings[0]


def test_an_updated_document_is_found_by_its_new_words_only(engine: SearchEngine) -> None:
    filled(engine, a="old words", b="other")
    filled(engine, a="new words")
    filled(engine, a="newer text", c="a third")
    assert found(engine, "old OR new OR words") == set()
    assert found(engine, "newer") == {"a"}
    engine.delete([DocumentId("a"), DocumentId("never there")])
    engine.commit()
    assert found(engine, "*") == {"b", "c"}
    assert engine.health.documents == 2


def test_a_word_in_the_title_counts_more(engine: SearchEngine) -> None:
    engine.upsert(
        [article("body", "oil and gas", title="Energy"), article("title", "x y z", title="Oil")]
    )
    engine.commit()
    hits = engine.search(parse("oil", today=TODAY)).hits
    assert [name for name, _ in hits] == ["title", "body"]
    assert hits[0][1] > hits[1][1] > 0


def test_documents_come_in_the_order_that_was_asked_for(engine: SearchEngine) -> None:
    for number, source in enumerate(("B", "C", "A"), start=1):
        when = Date.of_day(date(2026, 1, number))
        engine.upsert([article(str(number), "oil", source=Source(source), date=when)])
    engine.commit()
    query = parse("oil", today=TODAY)

    def names(order: Order) -> str:
        return "".join(name for name, _ in engine.search(query, order=order).hits)

    assert (names("newest"), names("oldest"), names("source")) == ("321", "123", "312")


def test_what_is_equally_relevant_comes_newest_first(engine: SearchEngine) -> None:
    if type(engine).__module__.startswith("irnk_tui.cluster"):
        pytest.skip("a cluster gives what only a range is asked of no order")
    days = {"a": date(2020, 1, 1), "b": date(2024, 1, 1), "c": None, "d": date(2022, 1, 1)}
    for name, day in days.items():
        dated = Date(day, day, "day") if day else None
        engine.upsert([article(name, "words " * len(name), date=dated)])
    engine.commit()
    for asked in ("source:gazette", "words:1..9", "source:gazette words:..9"):
        result = engine.search(parse(asked, today=TODAY))
        assert (result.total, [name for name, _ in result.hits]) == (4, ["b", "d", "a", "c"]), asked
        scores = [score for _, score in result.hits]
        assert scores == sorted(scores, reverse=True)


def test_the_count_is_exact_beyond_the_limit(engine: SearchEngine) -> None:
    filled(engine, **{f"n{number}": "the same words" for number in range(30)})
    result = engine.search(parse("same", today=TODAY), limit=5)
    assert (len(result.hits), result.total, result.is_partial) == (5, 30, False)


def test_a_search_nobody_waits_for_stops_and_says_so(engine: SearchEngine) -> None:
    filled(engine, **{f"n{number}": f"word{number}" for number in range(30)})
    result = engine.search(parse("wo*", today=TODAY), is_cancelled=lambda: True)
    assert result.is_partial
    assert result.warnings


def test_a_wildcard_for_too_many_words_says_what_was_left_out(engine: SearchEngine) -> None:
    filled(engine, a=" ".join(f"xy{number:04d}" for number in range(1100)))
    result = engine.search(parse("xy*", today=TODAY))
    assert result.is_partial
    assert "1,000" in result.warnings[0]


def test_of_too_many_words_the_most_frequent_ones_are_kept(engine: SearchEngine) -> None:
    many = " ".join(f"xy{number:04d}" for number in range(1100))
    filled(engine, a=many, b="xyz often", c="xyz again", d="xyz thrice")
    assert engine.search(parse("xy*", today=TODAY)).total == 4


def test_in_a_hurry_it_says_when_words_were_left_out(engine: SearchEngine) -> None:
    filled(engine, **{f"n{number}": f"word{number}" for number in range(40)})
    result = engine.search(parse("word*", today=TODAY), most_words=3)
    assert result.is_rough == (result.total < 40)
    assert not engine.search(parse("word*", today=TODAY)).is_rough


def test_a_phrase_may_stand_for_very_many_words(engine: SearchEngine) -> None:
    words = " ".join(f"exceptionally{number:03d}" for number in range(300))
    filled(engine, a=f"{words} one envoy met", b=f"met {words} envoy")
    assert found(engine, "ex* NEAR/2 (one OR two)") == {"a"}
    assert found(engine, "(exce*y2*) ADJ/1 envoy") == {"b"}


def test_what_was_committed_is_there_after_reopening(
    engine: SearchEngine, opening: Opening
) -> None:
    filled(engine, a="kept")
    engine.upsert([article("b", "never committed")])
    engine.close()
    again = opening()
    assert not again.health.needs_rebuild
    assert found(again, "*") == {"a"}
    again.close()


def test_common_beginnings_are_offered_as_words(engine: SearchEngine) -> None:
    filled(engine, a="nuclear talks", b="nuclear nudge", c="oil")
    assert list(engine.words("nu"))[:2] == [("nuclear", 2), ("nudge", 1)]


def test_a_newer_article_comes_first_among_equals(engine: SearchEngine) -> None:
    for name, year in (("old", 2020), ("new", 2026), ("middle", 2025)):
        engine.upsert([article(name, "an envoy met", date=Date.of_year(year))])
    engine.upsert([article("undated", "an envoy met")])
    engine.commit()
    query = parse("envoy", today=TODAY)
    ids = [name for name, _ in engine.search(query, limit=2).hits]
    assert ids == ["new", "middle"]
    flat = engine.search(query, weights=Weights(recency=0.0)).hits
    assert len({score for _, score in flat}) == 1


def test_field_weights_decide_the_order(engine: SearchEngine) -> None:
    engine.upsert(
        [
            article("titled", "nothing much here at all", title="envoy talks"),
            article("told", "envoy envoy talks here at all", title="nothing much"),
        ]
    )
    engine.commit()
    query = parse("envoy", today=TODAY)
    heavy, light = Weights(title=9.0), Weights(title=0.1)
    assert engine.search(query, weights=heavy).hits[0][0] == "titled"
    assert engine.search(query, weights=light).hits[0][0] == "told"


def test_half_a_character_finds_nothing(engine: SearchEngine) -> None:
    filled(engine, a="An envoy met.")
    for query in ("id:\ud800", "hash:\ud800", "country:\ud800", "id:ab\ud800*"):
        assert found(engine, query) == set()


def test_the_beginning_of_an_article_is_a_field(engine: SearchEngine) -> None:
    filled(engine, a="An envoy met them.\nOil fell.", b="Oil fell.\nAn envoy met them.")
    assert found(engine, "lead:envoy") == {"a"}
    assert found(engine, 'lead:"oil fell"') == found(engine, 'lead:="oil"') == {"b"}


def test_a_phrase_does_not_reach_from_one_author_to_the_next(engine: SearchEngine) -> None:
    engine.upsert([article("a", "x", authors=("John Doe", "Jane Smith"))])
    engine.commit()
    assert found(engine, 'author:"jane smith"') == {"a"}
    assert found(engine, 'author:"john smith"') == found(engine, 'author:"doe jane"') == set()
