from __future__ import annotations

import string
from datetime import date

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from irnk_tui.model.errors import QueryError
from irnk_tui.search.names import nearest
from irnk_tui.search.query import Parsed, Query, parse, to_text, understand
from irnk_tui.search.tokens import tokens
from irnk_tui.search.tree import (
    All,
    And,
    Boost,
    DateRange,
    Expression,
    FieldQuery,
    Fuzzy,
    Near,
    Not,
    NumberRange,
    Or,
    Phrase,
    Wildcard,
    Word,
    children,
    walk,
)

TODAY = date(2026, 3, 15)


def canonical(text: str) -> str:
    return to_text(parse(text, today=TODAY))


def trouble(text: str) -> QueryError:
    with pytest.raises(QueryError) as raised:
        parse(text, today=TODAY)
    return raised.value


@pytest.mark.parametrize(
    ("typed", "understood"),
    [
        ("iran missiles", "iran AND missiles"),
        ("a OR b c", "a OR b AND c"),
        ("(a OR b) -c", "(a OR b) AND NOT c"),
        ("a +b", "a AND b"),
        ("“iran fired” „x y“ «v w»", '"iran fired" AND "x y" AND "v w"'),
        ('"a b"~5', '"a b"~5'),
        ("a NEAR b", "a NEAR/10 b"),
        ("a ADJ/2 (b OR c)", "a ADJ/2 (b OR c)"),
        ("word~ missile~ word~2", "word~1 AND missile~2 AND word~2"),
        ("mis* m?t *fix", "mis* AND m?t AND *fix"),
        ("source:KCNA title:(a OR b)", "source:KCNA AND title:(a OR b)"),
        ('="tests" tag:="A b"', '="tests" AND tag:="A b"'),
        ("oil^2 (a b)^0.5", "oil^2 AND (a AND b)^0.5"),
        ("words:>=500 words:<10 words:5..7", "words:500.. AND words:..9 AND words:5..7"),
        ("", "*"),
        ("U.S. don’t", "U.S. AND don’t"),
        (r"\AND a\:b", r"\AND AND a\:b"),
        ("title:/kor(ea|ean)s?/ x", "title:/kor(ea|ean)s?/ AND x"),
        ("body:(/a[bc]/^2 OR d)", "body:(/a[bc]/^2 OR d)"),
        ('path:/world/asia/ title:"/ab/"', r"path:\/world/asia/ AND title:\/ab/"),
    ],
)
def test_every_form_has_one_way_of_writing(typed: str, understood: str) -> None:
    assert canonical(typed) == understood


@pytest.mark.parametrize(
    ("typed", "understood"),
    [
        ("2026", "2026"),
        ("2026-02", "2026-02"),
        ("2026-3-1", "2026-03-01"),
        ("2026-02..2026-03-07", "2026-02-01..2026-03-07"),
        ("..2026-03", "..2026-03-31"),
        ("2026-03..", "2026-03-01.."),
        (">=2026-03-01", "2026-03-01.."),
        (">2026-03", "2026-04-01.."),
        ("<2026", "..2025-12-31"),
        ("[2026-03-01 TO 2026-03-07]", "2026-03-01..2026-03-07"),
        ("yesterday", "2026-03-14"),
        ('"last week"', "2026-03-02..2026-03-08"),
        ('"last month"', "2026-02"),
        ("7d..", "2026-03-08.."),
        ("1m", "2026-02-15..2026-03-15"),
        ("9999-12", "9999-12"),
    ],
)
def test_a_date_is_printed_as_the_days_it_stands_for(typed: str, understood: str) -> None:
    assert canonical(f"date:{typed}") == f"date:{understood}"


@pytest.mark.parametrize(
    ("typed", "position", "suggestion"),
    [
        ("sorce:kcna x", 0, "source:kcna x"),
        ("x outlet:kcna", 2, "x source:kcna"),
        ("(iran", 0, "(iran)"),
        ('say "iran', 4, 'say "iran"'),
        ("iran)", 4, "iran"),
        ("iran AND", 8, "iran"),
        ("OR iran", 0, ""),
        ("a b*", 2, ""),
        ("is:unred", 3, "is:unread"),
        ("word~9", 0, "word~2"),
        ("date:foo", 5, ""),
        ("date:2026-02-30", 5, ""),
        ("iran —", 5, ""),
        ("title:", 6, ""),
        ("title:(source:x)", 7, ""),
        ("a NEAR (b AND c)", 8, ""),
        ("x /ab.*/", 2, "x body:/ab.*/"),
        ("title:/ab", 6, "title:/ab/"),
        ("title:/(a+)+/", 6, ""),
    ],
)
def test_an_error_points_at_its_place_and_suggests(
    typed: str, position: int, suggestion: str
) -> None:
    error = trouble(typed)
    assert (error.position, error.suggestion) == (position, suggestion)
    assert error.query == typed


def test_lower_case_operators_are_words_with_a_hint() -> None:
    parsed = understand("iran and korea", today=TODAY)
    assert parsed.canonical == "iran AND and AND korea"
    assert "write AND" in parsed.hints[0]
    assert understand('"iran and korea"', today=TODAY).hints == ()


def test_a_pasted_headline_or_address_is_searched_as_meant() -> None:
    assert canonical("Iran: will it talk?") == r"Iran\: AND will AND it AND talk"
    assert canonical("https://a.example/b?c=1") == r"url:https\://a.example/b\?c=1"


def test_each_part_knows_its_place_in_the_typed_text() -> None:
    typed = 'iran -(title:"a b" OR xy*) c NEAR d'
    cut = [typed[slice(*part.place)] for part in walk(parse(typed, today=TODAY))]
    assert cut == [
        typed, "iran", '-(title:"a b" OR xy*)', 'title:"a b" OR xy*', 'title:"a b"', '"a b"', "xy*",
        "c NEAR d", "c", "d",
    ]  # fmt: skip


def outcome(text: str) -> Parsed | QueryError:
    try:
        return understand(text, today=TODAY)
    except QueryError as error:
        return error


EXTREMES = [
    "(" * 500, "a" * 5000, " OR ".join(["a"] * 2000), "x" * 1_000_000, "NOT " * 3000 + "a", "\0",
    "*" * 900, '"' * 999, "a" + "~" * 500, "^2" * 500, "a" + "^2" * 400, "date:" + "9" * 300,
    "-" * 2000, "[" * 2000, "\\" * 999, "title:(" * 50, "\ud800", "a NEAR/0 b",
]  # fmt: skip


@pytest.mark.parametrize("typed", EXTREMES)
def test_extreme_queries_are_answered_or_refused_at_a_place(typed: str) -> None:
    found = outcome(typed)
    assert isinstance(found, Parsed) or 0 <= found.position <= len(typed)


PIECES = """
title:/ /ab.*/ body:/a+/ /
iran AND OR NOT NEAR/3 ADJ ( ) " “ ” - + ~ ~2 ^3 * ? title: date: is: 2026 .. a* = \\ [
"""
SPELLED = st.one_of(
    st.text(max_size=40),
    st.text(alphabet='ab AND OR NOT()"“”~*?^:-+=\\/[].date 12', max_size=60),
    st.lists(st.sampled_from(PIECES.split()), max_size=15).map(" ".join),
    st.lists(st.sampled_from(PIECES.split()), max_size=15).map("".join),
)


@settings(max_examples=400, deadline=None)
@given(SPELLED)
def test_any_text_is_understood_or_refused_at_a_place(typed: str) -> None:
    found = outcome(typed)
    if isinstance(found, QueryError):
        assert 0 <= found.position <= len(typed)
        assert str(found)
    else:
        assert parse(found.canonical, today=TODAY) == found.query


LETTERS = st.text(alphabet=string.ascii_letters + "éß북朝كم-+=:/'.&^~*?()\"“”«\\ ", min_size=1)
TEXTS = st.one_of(
    st.sampled_from(["AND", "NEAR/3", "not", "title:x", "-a", "U.S.", "don't", "=a"]), LETTERS
).filter(lambda text: any(tokens(text)) and text == " ".join(text.split()))
PLAIN = TEXTS.filter(lambda text: not text.lower().startswith("http"))
DAYS = st.dates(date(1000, 1, 1), date(9999, 12, 31))


def ranges(first: date, last: date) -> DateRange:
    return DateRange(min(first, last), max(first, last))


LEAVES: st.SearchStrategy[Query] = st.one_of(
    PLAIN.map(Word),
    PLAIN.filter(lambda text: " " not in text and len(list(tokens(text))) == 1).map(
        lambda text: Word(text, True)
    ),
    PLAIN.map(lambda text: Phrase(f"{text} {text}")),
    st.builds(Phrase, PLAIN.map(lambda text: f"a {text}"), st.integers(1, 99), st.booleans()),
    st.sampled_from(["mis*", "m?t", "*fix", "北*", "NE*R", "a?b*c"]).map(Wildcard),
    st.builds(Fuzzy, st.sampled_from(["iran", "북", "café"]), st.integers(1, 2)),
)
RANGES: st.SearchStrategy[Query] = st.one_of(
    st.builds(ranges, DAYS, DAYS),
    st.builds(DateRange, DAYS, st.none()),
    st.builds(DateRange, st.none(), DAYS, st.just("updated")),
    st.builds(NumberRange, st.just("words"), st.integers(0, 9), st.integers(10, 999) | st.none()),
    st.just(All()),
)
NEARS: st.SearchStrategy[Query] = st.builds(
    Near,
    st.lists(
        LEAVES | st.lists(LEAVES, min_size=2, max_size=3).map(lambda ws: Or(tuple(ws))),
        min_size=2, max_size=3,
    ).map(tuple),
    st.integers(1, 20),
    st.booleans(),
)  # fmt: skip


def flat(kind: type[And] | type[Or], parts: list[Query]) -> Query:
    found: list[Query] = []
    for part in parts:
        found += children(part) if isinstance(part, kind) else (part,)
    return kind(tuple(found))


def nested(inner: st.SearchStrategy[Query]) -> st.SearchStrategy[Query]:
    several = st.lists(inner, min_size=2, max_size=3)
    return st.one_of(
        several.map(lambda parts: flat(And, parts)),
        several.map(lambda parts: flat(Or, parts)),
        inner.map(Not),
        st.builds(Boost, inner, st.sampled_from([0.5, 2.0, 10.0])),
    )


def inside(inner: st.SearchStrategy[Query]) -> st.SearchStrategy[Query]:
    named = st.builds(FieldQuery, st.sampled_from(["title", "source", "tag"]), inner)
    expressions = st.sampled_from(["a.*", "kor(ea|ean)s?", "[a-c]x"]).map(Expression)
    return named | expressions.map(lambda one: FieldQuery("lead", one))


PARTS = st.recursive(LEAVES | NEARS, nested, max_leaves=4)
QUERIES = st.recursive(LEAVES | NEARS | RANGES | inside(PARTS), nested, max_leaves=6)


@settings(max_examples=300, deadline=None)
@given(QUERIES)
@example(FieldQuery("title", Word("/a/")))
@example(Word("/.0/"))
@example(And((Or((Word("a"), Word("b"))), Not(Near((Word("AND"), Word("c")), 3)))))
def test_what_is_printed_is_read_back_the_same(query: Query) -> None:
    assert parse(to_text(query), today=TODAY) == query


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("sorce", "source"), ("langauge", "lang"), ("auth", "author"), ("misile", "")],
)
def test_only_a_near_field_is_suggested(typed: str, meant: str) -> None:
    assert nearest(typed) == meant
