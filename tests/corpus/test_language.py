"""Each article tells its own language; what is known better goes first."""

import json
from pathlib import Path

import pytest

from irnk_tui.corpus import language
from irnk_tui.corpus.language import is_plainly_english, language_of
from irnk_tui.model.settings import Settings
from tests.corpus.press import REPORTS
from tests.corpus.reading import all_of, one, put
from tests.corpus.samples import PAGE


@pytest.mark.parametrize("language", sorted(REPORTS))
def test_the_language_of_an_article_is_told_from_its_words(tmp_path: Path, language: str) -> None:
    document = one(put(tmp_path, "a.txt", REPORTS[language]))
    assert document.language == language
    assert document.origins["language"].because == "its words"


def test_each_article_of_a_file_has_its_own_language(tmp_path: Path) -> None:
    lines = [json.dumps({"text": text}) for text in REPORTS.values()]
    found = all_of(put(tmp_path, "a.jsonl", "\n".join(lines)))
    assert [getattr(each, "language", each) for each in found] == list(REPORTS)


@pytest.mark.parametrize("text", ["A ship.", "Kim.", "1,234 5,678 90.12 " * 9, "", "— — —" * 30])
def test_too_little_to_tell_by_tells_nothing(text: str) -> None:
    assert language_of(text) is None


def test_what_the_reader_says_goes_before_the_words(tmp_path: Path) -> None:
    path = put(tmp_path, "a.txt", REPORTS["ko"])
    put(tmp_path, "a.yaml", "language: ja")
    assert one(path).language == "ja"


def test_a_page_whose_template_names_another_language_is_told_by_its_words(tmp_path: Path) -> None:
    pytest.importorskip("trafilatura", reason="reading .html needs the extra “html”")
    page = f'<html lang="en"><body><p>{REPORTS["ar"]}</p></body></html>'
    document = one(put(tmp_path, "a.html", page))
    assert document.language == "ar"
    assert document.origins["language"].because == "its words; the page's language says en"
    kept = one(put(tmp_path, "b.html", PAGE))
    assert (kept.language, kept.origins["language"].kind) == ("en", "extracted")


def test_languages_that_are_easily_mixed_up_stay_as_stated(tmp_path: Path) -> None:
    pytest.importorskip("trafilatura", reason="reading .html needs the extra “html”")
    page = f'<html lang="ps-AF"><body><p>{REPORTS["fa"]}</p></body></html>'
    assert one(put(tmp_path, "a.html", page)).language == "ps"


def test_a_text_too_short_to_tell_has_the_usual_language(tmp_path: Path) -> None:
    path = put(tmp_path, "a.txt", "Kim. Kim.")
    assert one(path, Settings(language="ko")).language == "ko"
    assert one(path).language is None


PLAIN = (
    "The ferry between the two islands has been stopped, the company said, and that is not the "
    "first of its troubles: they were told in March that the ships would need repairs."
)
"""English by its function words alone."""


def test_plain_english_is_told_without_the_tables(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(language, "_identifier", lambda: pytest.fail("the tables were loaded"))
    assert language_of(PLAIN) == "en"
    names = "Ferry Dock Pier Quay Harbour Board Chair Ms Ada Moor, Mr Ben Strand. " * 7
    assert language_of(names + PLAIN + PLAIN) == "en"


@pytest.mark.parametrize(
    "text",
    [
        "De veerboot of het schip: van die twee is er niet een die nog vaart, want zij had was her",
        "Die Fähre fährt nicht mehr; „The End of the Line“ nannte das die Zeitung am Donnerstag.",
        "Han har ikke set det, for at være ærlig, at it er med i spillet for altid her i havnen.",
        REPORTS["fr"],
        REPORTS["de"] + " “The ferry has been stopped,” sagte sie.",
    ],
)
def test_other_languages_are_not_plain_english(text: str) -> None:
    assert not is_plainly_english(text)
