"""Citations as the style guides print them, agency copy without an author included."""

from datetime import date

import pytest

from irnk_tui.export.apa import apa
from irnk_tui.export.bibliography import markdown, plain
from irnk_tui.export.chicago import author_date, notes
from irnk_tui.export.mla import mla
from irnk_tui.export.page import ExportPage
from irnk_tui.export.reference import Name, Reference, name_of, references
from irnk_tui.model.date import Date
from irnk_tui.model.document import Document, Source
from irnk_tui.model.text import DocumentId

DAY = Date.of_day(date(2026, 3, 1))


def reference(
    title: str | None = "Envoys arrive",
    *,
    source: str | None = "The Herald",
    authors: tuple[str, ...] = (),
    when: Date | None = DAY,
    url: str | None = "https://herald.example/a",
    text: str = "Envoys arrived on Tuesday.",
) -> Reference:
    outlet = Source(source or "unattributed", source is not None)
    document = Document(DocumentId("a"), text, title, outlet, date=when, authors=authors, url=url)
    return references([ExportPage(document, ())])[0]


SIGNED = reference(authors=("Mary Ann Smith", "Jean-Luc Roy"))
AGENCY = reference("Spokesperson condemns strike on “Iran”", source="KCNA", url=None)
UNDATED = reference("Who pays?", when=None)
NOBODY = reference(None, source=None, when=Date.of_month(2016, 4, is_uncertain=True), url=None)

GOLDEN = [
    (apa, SIGNED,
     "Smith, M. A., & Roy, J.-L. (2026, March 1). Envoys arrive. *The Herald*. "
     "https://herald.example/a"),
    (apa, AGENCY, "Spokesperson condemns strike on “Iran.” (2026, March 1). *KCNA*."),
    (apa, UNDATED, "Who pays? (n.d.). *The Herald*. https://herald.example/a"),
    (apa, NOBODY,
     r"\[Untitled article beginning “Envoys arrived on Tuesday.”\]. (ca. 2016, April). "
     r"\[publisher not named\]."),
    (notes, SIGNED,
     "Mary Ann Smith and Jean-Luc Roy, “Envoys arrive,” *The Herald*, March 1, 2026, "
     "https://herald.example/a."),
    (notes, AGENCY, "“Spokesperson condemns strike on ‘Iran,’” *KCNA*, March 1, 2026."),
    (notes, UNDATED, "“Who pays?,” *The Herald*, n.d., https://herald.example/a."),
    (author_date, SIGNED,
     "Smith, Mary Ann, and Jean-Luc Roy. 2026. “Envoys arrive.” *The Herald*, March 1, "
     "2026. https://herald.example/a."),
    (author_date, AGENCY, "*KCNA*. 2026. “Spokesperson condemns strike on ‘Iran.’” March 1, 2026."),
    (author_date, UNDATED, "*The Herald*. n.d. “Who pays?” https://herald.example/a."),
    (mla, SIGNED,
     "Smith, Mary Ann, and Jean-Luc Roy. “Envoys arrive.” *The Herald*, 1 Mar. 2026, "
     "https://herald.example/a."),
    (mla, AGENCY, "“Spokesperson condemns strike on ‘Iran.’” *KCNA*, 1 Mar. 2026."),
    (mla, UNDATED, "“Who pays?” *The Herald*, https://herald.example/a."),
]  # fmt: skip


@pytest.mark.parametrize(("style", "cited", "expected"), GOLDEN)
def test_a_citation_reads_as_its_style_sets_it(
    style: object, cited: Reference, expected: str
) -> None:
    assert markdown(style(cited), cited.url) == expected  # type: ignore[operator]


@pytest.mark.parametrize("style", [apa, notes, author_date, mla])
def test_a_date_that_was_concluded_and_a_missing_publisher_are_said(style: object) -> None:
    words = plain(style(NOBODY))  # type: ignore[operator]
    assert "publisher not named" in words
    assert "ca. 2016" in words or "2016?" in words


@pytest.mark.parametrize(
    ("author", "name"),
    [
        ("Mary Ann Smith", Name("Smith", "Mary Ann")),
        ("Ludwig van der Berg", Name("van der Berg", "Ludwig")),
        ("By Robert F. Kennedy Jr.", Name("Kennedy Jr.", "Robert F.")),
        ("Al Gore", Name("Gore", "Al")),
        ("Smith, Mary", Name("Smith", "Mary")),
        ("Kim Jong Un", Name(literal="Kim Jong Un")),
        ("Herald Staff", Name(literal="Herald Staff")),
        ("KCNA", Name(literal="KCNA")),
        ("김정은 기자", Name(literal="김정은 기자")),
    ],
)
def test_a_name_is_taken_apart_only_where_its_order_is_clear(author: str, name: Name) -> None:
    assert name_of(author) == name


def test_an_outlet_that_signs_its_own_copy_is_named_once() -> None:
    cited = plain(apa(reference(source="KCNA", authors=("KCNA",))))
    assert cited.startswith("Envoys arrive. (2026, March 1). KCNA.")


def test_keys_stay_apart_and_the_first_stays_as_it_was() -> None:
    document = Document(DocumentId("a"), "x", "Envoys arrive", Source("Herald"), date=DAY)
    made = references([ExportPage(document, ())] * 3)
    assert [each.key for each in made] == [
        "herald-20260301-envoys",
        "herald-20260301-envoysb",
        "herald-20260301-envoysc",
    ]
