"""What the comparison finds in the five sample articles."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

import pytest

from irnk_tui.analysis.comparison import compare
from irnk_tui.analysis.linking.linking import link
from irnk_tui.model.account import Comparison
from irnk_tui.model.annotation import Annotations
from irnk_tui.model.date import Date
from irnk_tui.model.document import Document
from irnk_tui.model.text import DocumentId

PUBLISHED = (
    Date.of_month(2018, 8),
    Date.of_day(date(2019, 4, 30)),
    Date.of_month(2024, 4),
    Date.of_month(2016, 4),
    Date.of_day(date(2024, 4, 24)),
)


@pytest.fixture(scope="module")
def comparison(
    sample_documents: list[Document], sample_annotations: Mapping[DocumentId, Annotations]
) -> Comparison:
    dated = [replace(d, date=p) for d, p in zip(sample_documents, PUBLISHED, strict=True)]
    entities = link(dated, sample_annotations)
    return compare(None, dated, sample_annotations, entities, [])


def told(comparison: Comparison, kind: str) -> list[set[str]]:
    differs = [each for row in comparison.rows for each in row.differs if each.kind == kind]
    return [{value.text for value in each.values.values()} for each in differs]


def test_relations_start_in_three_different_times(comparison: Comparison) -> None:
    assert {"the 1980s", "1973", "after Khomeini’s rise to power"} in told(comparison, "date")


def test_the_subsidy_ends_for_gas_and_for_oil(comparison: Comparison) -> None:
    assert {"subsidized gas", "subsidized oil"} in told(comparison, "wording")


def test_the_embargo_is_and_is_not_the_united_nations(comparison: Comparison) -> None:
    assert {"not an initiative of the United Nations", "UN"} in told(comparison, "doer")


def test_imports_of_two_years_are_no_difference(comparison: Comparison) -> None:
    assert not any("157,000" in text for texts in told(comparison, "number") for text in texts)


def test_both_reports_of_weapons_for_moscow_share_a_row(comparison: Comparison) -> None:
    documents = [account.document for account in comparison.accounts]
    rows = [row for row in comparison.rows if {documents[2], documents[4]} <= set(row.cells)]
    assert len(rows) >= 2


def test_every_difference_says_why(comparison: Comparison) -> None:
    assert all(each.because for row in comparison.rows for each in row.differs)
