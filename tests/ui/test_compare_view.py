"""Which rows and columns are shown, in which order, and what the words claim."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from rich.cells import cell_len

from irnk_tui.model.account import Account, Comparison, Difference, Label, Silence, Value
from irnk_tui.model.entity import EntityId
from irnk_tui.model.text import DocumentId, Span
from irnk_tui.sanitise import sanitise_line
from irnk_tui.ui.compare_cells import Run, cell_runs, plain_text
from irnk_tui.ui.compare_explain import explain
from irnk_tui.ui.compare_layout import (
    RowLayout,
    columns_of,
    columns_that_fit,
    gutter_of,
    lay_out,
    wrap,
)
from irnk_tui.ui.compare_panels import PANELS, entries_of, in_context, words_at
from irnk_tui.ui.compare_summary import summary_of, title_of
from irnk_tui.ui.compare_view import (
    accounts_in_words,
    differs,
    heading_of,
    letters,
    name_of,
    view_of,
    visible_rows,
)
from tests.ui.compare_samples import GZERO, SPUTNIK, delegation, many


def test_rows_come_in_the_order_of_the_reference() -> None:
    view = view_of(*delegation())
    assert next(row.id for row in visible_rows(view)) == "r1"
    other = replace(view, pinned=SPUTNIK)
    assert [row.id for row in visible_rows(other)][:3] == ["r1", "r4", "r3"]


def test_what_only_others_tell_stands_where_they_tell_it() -> None:
    order = [row.id for row in visible_rows(view_of(*delegation()))]
    assert order.index("r1") < order.index("r3") < order.index("r5")


def test_rows_can_be_sorted_by_how_many_tell_them() -> None:
    view = replace(view_of(*delegation()), order="told")
    assert [row.id for row in visible_rows(view)][:2] == ["r1", "r2"]


def test_differing_rows_are_those_with_other_values_or_told_otherwise() -> None:
    view = view_of(*delegation())
    assert [row.id for row in visible_rows(replace(view, shown="differing"))] == ["r1", "r2"]
    assert {row.id for row in visible_rows(replace(view, shown="only"))} == {"r3", "r4", "r5"}


def test_no_difference_is_read_out_of_passages_that_are_only_near_each_other() -> None:
    view = view_of(*delegation())
    row = replace(view.comparison.rows[1], score=0.6)
    assert not differs(view, row)
    assert gutter_of(view, row) == ("~2/2", "near")
    assert plain_text(cell_runs(view, row, GZERO)).startswith("The trip")
    assert plain_text(cell_runs(view, row, SPUTNIK)).startswith("near: ")


def test_one_passage_of_a_sure_row_that_is_only_near_is_not_counted_and_says_so() -> None:
    view = view_of(*delegation())
    row = view.comparison.rows[1]
    loose = replace(row, score=0.9, near={SPUTNIK: row.cells[SPUTNIK]})
    assert plain_text(cell_runs(view, loose, GZERO)).startswith("The trip")
    assert plain_text(cell_runs(view, loose, SPUTNIK)).startswith("near: ")
    assert gutter_of(view, row)[0] == "2/2"
    assert gutter_of(view, loose)[0] == "1/2"


def test_two_values_of_one_thing_are_not_merely_near_but_two_spellings_of_a_name_may_be() -> None:
    row = replace(delegation()[0].rows[0], score=0.6)
    (found, *_) = row.differs
    assert not replace(row, differs=(replace(found, kind="date"),)).is_near
    assert replace(row, differs=(replace(found, kind="name"),)).is_near


def test_a_row_told_in_another_manner_says_so() -> None:
    view = view_of(*delegation())
    row = view.comparison.rows[1]
    assert gutter_of(view, row) == ("2/2", "≠", "told")
    assert plain_text(cell_runs(view, row, GZERO)).endswith("[reported]")
    assert plain_text(cell_runs(view, row, SPUTNIK)).startswith("… despite nothing")


def test_a_passage_that_the_cell_above_tells_is_not_told_again() -> None:
    view = view_of(*delegation())
    above, row = view.comparison.rows[1], view.comparison.rows[0]
    both = replace(row, cells={**row.cells, GZERO: (*above.cells[GZERO], *row.cells[GZERO])})
    columns = columns_of(view, 120)
    assert words_of(lay_out(view, both, columns, above), GZERO).startswith("(as above) Pyongyang")
    assert words_of(lay_out(view, both, columns), GZERO).startswith("The trip")
    assert words_of(lay_out(view, above, columns, above), GZERO).startswith("The trip")


def test_a_passage_with_a_value_that_differs_is_told_even_under_itself() -> None:
    view = view_of(*delegation())
    row = view.comparison.rows[0]
    above = replace(row, cells={GZERO: row.cells[GZERO]})
    assert "Tuesday" in words_of(lay_out(view, row, columns_of(view, 120), above), GZERO)


def words_of(layout: RowLayout, document: DocumentId) -> str:
    """What a cell says, on one line."""
    place = [GZERO, SPUTNIK].index(document)
    return " ".join(plain_text(line) for line in layout.cells[place])


def test_differing_values_and_own_words_are_marked() -> None:
    view = view_of(*delegation())
    marked = {run.text: run.meaning for run in cell_runs(view, view.comparison.rows[0], GZERO)}
    assert marked["Tuesday"] == "differs"
    assert marked["half a decade"] == "distinct"


def test_a_difference_that_stands_in_two_rows_is_listed_once() -> None:
    comparison, documents = delegation()
    again = replace(comparison.rows[0], id="again")
    doubled = view_of(replace(comparison, rows=(*comparison.rows, again)), documents)
    assert again.differs
    assert entries_of(doubled, "differences") == entries_of(
        view_of(comparison, documents), "differences"
    )


def test_sources_of_which_nothing_is_known_are_counted_in_one_entry() -> None:
    comparison, documents = delegation()
    silent = (Silence("Echo", "unknown"), Silence("Bote", "silent", 1), Silence("Cri", "silent", 3),
              Silence("Dawn", "unknown"))  # fmt: skip
    view = view_of(replace(comparison, silent=silent), documents)
    shown = [plain_text(entry.runs) for entry in entries_of(view, "silence")]
    assert [words.partition(":")[0] for words in shown] == ["Cri", "Bote", "2 other sources"]
    assert shown[2].endswith("  Echo, Dawn")
    naming = Silence("Fama", "unknown", 4, 1, ("Tehran",))
    view = view_of(replace(comparison, silent=(*silent, naming)), documents)
    shown = [plain_text(entry.runs) for entry in entries_of(view, "silence")]
    assert shown[0].startswith("Fama: 1 of 4 articles of these days names Tehran; not known")
    assert shown[3].endswith("  Echo, Dawn")
    blind = entries_of(replace(view, is_blind=True), "silence")
    assert not any("Dawn" in plain_text(entry.runs) for entry in blind)


def test_a_surname_and_the_whole_name_are_no_two_names() -> None:
    comparison, documents = delegation()
    span = (Span(0, 3),)

    def called(name: str) -> bool:
        names = {GZERO: (Label("Rouhani", 2, span),), SPUTNIK: (Label(name, 1, span),)}
        view = view_of(replace(comparison, labels={EntityId("r"): names}), documents)
        return any("Rouhani" in plain_text(each.runs) for each in summary_of(view, 20))

    assert called("the cleric")
    assert not called("Hassan Rouhani")


def test_blind_mode_hides_every_source_name() -> None:
    view = replace(view_of(*delegation()), is_blind=True)
    shown = [heading_of(view, GZERO), *(plain_text(e.runs) for e in summary_of(view, 20))]
    for panel in PANELS:
        shown += [plain_text(entry.runs) for entry in entries_of(view, panel)]
    assert shown[0] == "1 Source A · 24 Apr 2024"
    for source in ("GZERO", "unattributed", "Diplomat", "Deutsche Welle"):
        assert source not in "\n".join(shown)


def test_letters_go_on_after_z() -> None:
    assert [letters(number) for number in (1, 26, 27, 40)] == ["A", "Z", "AA", "AN"]


def test_the_title_counts_accounts_and_silent_sources() -> None:
    title = title_of(view_of(*delegation()))
    assert title.endswith("2 accounts, 1 silent source")
    short = title_of(view_of(*delegation()), 72)
    assert short == "Yun Jong Ho's delegation in Tehran · 23 Apr – 24 Apr 2024 · 2 accounts"


def test_every_statement_of_the_summary_leads_to_passages_that_hold_it() -> None:
    view = view_of(*delegation())
    first = summary_of(view)[0]
    assert plain_text(first.runs) == "day  GZERO Media “Tuesday”, unattributed “Wednesday”"
    words = [view.documents[id].words_of(span) for id, span in first.passages]
    assert words == ["Tuesday", "Wednesday"]


def test_the_summary_says_nothing_twice_where_rows_hold_the_same_passage() -> None:
    comparison, documents = delegation()
    rows = [(row, replace(row, id=f"{row.id} again")) for row in comparison.rows]
    doubled = replace(comparison, rows=tuple(each for pair in rows for each in pair))
    said = [plain_text(entry.runs) for entry in summary_of(view_of(doubled, documents), 20)]
    assert said[0].startswith("day")
    assert len(said) == len(set(said))


@pytest.mark.parametrize(
    ("one", "other", "is_told"),
    [("U.S.", "US", False), ("Iran", "Iranian", False), ("North Korea", "DPRK", True)],
)
def test_the_summary_tells_of_other_names_not_of_other_forms(
    one: str, other: str, is_told: bool
) -> None:
    comparison, documents = delegation()
    called = {
        account.document: (Label(text, 3, (Span(0, 2),)),)
        for account, text in zip(comparison.accounts, (one, other), strict=True)
    }
    named = replace(comparison, labels={EntityId("e"): called}, entity_names={EntityId("e"): one})
    said = [plain_text(entry.runs) for entry in summary_of(view_of(named, documents), 20)]
    assert any(each.startswith("calls") for each in said) == is_told


def test_no_word_on_screen_says_that_something_was_left_out_on_purpose() -> None:
    view = view_of(*delegation())
    shown = [plain_text(entry.runs) for entry in summary_of(view, 20)]
    for panel in PANELS:
        shown += [plain_text(entry.runs) for entry in entries_of(view, panel)]
    for row in view.comparison.rows:
        shown += [plain_text(entry.runs) for entry in explain(view, row, GZERO)]
    text = "\n".join(shown).casefold()
    assert "no matching passage found" in text
    for word in ("omit", "bias", "hides", "suppress", "ignore"):
        assert word not in text


def test_every_panel_says_so_when_it_found_nothing() -> None:
    view = view_of(Comparison(None, ()), {})
    for panel in PANELS:
        assert len(entries_of(view, panel)) == 1


def test_a_difference_is_explained_with_its_reason() -> None:
    view = view_of(*delegation())
    text = "\n".join(plain_text(e.runs) for e in explain(view, view.comparison.rows[0], GZERO))
    assert "Compared because: both are the day of the journey" in text
    assert "How likely it is that they do: 84%" in text


@given(st.integers(20, 300), st.integers(0, 45), st.integers(0, 60), st.booleans())
def test_columns_always_fit_the_screen(width: int, count: int, first: int, pin: bool) -> None:
    ids = [DocumentId(f"d{number}") for number in range(count)]
    accounts = tuple(Account(id, "s", None, None, 0.0, 1, ()) for id in ids)
    view = view_of(Comparison(None, accounts), {})
    view = replace(view, first=first, pinned=ids[-1] if pin and ids else None)
    columns = columns_of(view, width)
    assert len(columns.documents) == min(count, columns_that_fit(width))
    assert len(set(columns.documents)) == len(columns.documents)
    if count:
        last = len(columns.documents) - 1
        assert columns.start_of(last) + columns.widths[last] <= max(width, 8 + last + 1)


@given(st.lists(st.text(max_size=30).map(sanitise_line), max_size=6), st.integers(4, 50))
@example(["0000 \U000e0100"], 4)
@example(["0000 \U000e0100"], 5)
def test_lines_fit_and_lose_nothing_but_blanks(texts: list[str], width: int) -> None:
    runs = tuple(Run(text) for text in texts)
    lines = wrap(runs, width)
    shown = "".join(plain_text(line) for line in lines)
    assert "".join(shown.split()) == "".join("".join(texts).split())
    assert all(cell_len(plain_text(line)) <= width for line in lines)


def test_many_accounts_are_all_reachable_by_number() -> None:
    view = view_of(*many(40, 3))
    assert heading_of(view, DocumentId("d39")).startswith("40 Paper 40")


def test_copies_of_one_text_count_once_and_their_edits_are_told() -> None:
    comparison, documents = delegation()
    text = documents[GZERO].text.replace("on Tuesday", "late on Monday", 1)
    copied = dict(documents) | {SPUTNIK: replace(documents[GZERO], id=SPUTNIK, text=text)}
    cells = dict.fromkeys(copied, comparison.rows[0].cells[GZERO])
    row = replace(comparison.rows[0], cells=cells, differs=())
    view = view_of(replace(comparison, rows=(row,), copies=((GZERO, SPUTNIK),)), copied)
    assert gutter_of(view, row)[0] == "1/1"
    assert gutter_of(view, row)[-1] == "copies"
    mark = plain_text(explain(view, row, GZERO)[0].runs)
    assert mark.startswith("1/1  Passages of 2 of 2 accounts")
    assert mark.endswith("count as one: 1 independent.")
    assert accounts_in_words(view) == "2 accounts of 1 independent text"
    group, heading, edit, last = entries_of(view, "copies")
    assert "counted as one" in plain_text(group.runs)
    assert plain_text(heading.runs) == "unattributed against GZERO Media: 2 edits"
    assert "+late" in plain_text(edit.runs)
    assert plain_text(last.runs).endswith("−Tuesday +Monday")
    assert [words_at(view, place) for place in last.passages] == ["Monday", "Tuesday"]


def test_a_word_is_shown_with_the_words_around_it() -> None:
    view = view_of(*delegation())
    place = (SPUTNIK, view.comparison.wording[SPUTNIK][0].spans[0])
    before, word, after = in_context(view, place, 60)
    assert word.text == "demonize"
    assert before.text.endswith(" rushed to ")
    assert after.text.startswith(" Yun's trip")
    assert cell_len(plain_text((before, word, after))) <= 60
    (whole,) = in_context(view, (SPUTNIK, view.comparison.rows[0].cells[SPUTNIK][0]), 60)
    assert whole.text.startswith("“The DPRK")
    assert cell_len(whole.text) <= 60


def test_accounts_of_one_source_are_told_apart_by_number() -> None:
    comparison, documents = many(3, 3)
    one, two, three = comparison.accounts
    same = replace(comparison, accounts=(one, replace(two, source=one.source), three))
    view = view_of(same, documents)
    names = [name_of(view, account.document) for account in view.comparison.accounts]
    assert names == ["Paper 1 (1)", "Paper 1 (2)", "Paper 3"]
    assert heading_of(view, two.document).startswith("2 Paper 1 · ")
    hidden = replace(view, is_blind=True)
    assert name_of(hidden, two.document) == "Source B"


def test_the_words_around_a_passage_begin_and_end_between_two_words() -> None:
    view = view_of(*delegation())
    place = (SPUTNIK, view.comparison.wording[SPUTNIK][0].spans[0])
    whole = set(view.documents[SPUTNIK].text.split())
    for width in range(40, 90):
        before, _, after = in_context(view, place, width)
        assert before.text.lstrip("…").split()[0] in whole
        assert after.text.rstrip("…").split()[-1] in whole


def test_a_mark_inside_a_highlight_keeps_both() -> None:
    view = view_of(*delegation())
    row = view.comparison.rows[0]
    day = row.differs[0].values[GZERO].span
    wide = Span(day.start - 12, day.end)
    marked = replace(view, highlights={GZERO: [(wide, "red")]})
    runs = [run for run in cell_runs(marked, row, GZERO) if run.paper == "red"]
    assert plain_text(runs) == words_at(view, (GZERO, wide))
    assert runs[-1] == Run(words_at(view, (GZERO, day)), "differs", "red")
    lines = wrap(cell_runs(marked, row, GZERO), 20)
    laid = [run.text for line in lines for run in line if run.paper]
    assert "".join(laid).replace(" ", "") == plain_text(runs).replace(" ", "")


def test_the_summary_says_nothing_twice_in_the_same_words() -> None:
    comparison, documents = delegation()
    row = comparison.rows[0]
    first, again = (
        Difference("number", {GZERO: Value("12", place), SPUTNIK: Value("21", place)})
        for place in (Span(0, 5), Span(10, 15))
    )
    view = view_of(replace(comparison, rows=(replace(row, differs=(first, again)),)), documents)
    said = [plain_text(entry.runs) for entry in summary_of(view)]
    assert sum("“12”" in words for words in said) == 1
