"""Characters are those that were written, in the encodings that newspapers use."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.corpus.press import REPORTS
from tests.corpus.reading import one, put

WRITTEN = [
    *((f"utf-{width}{end}", language)
      for language in ("ko", "ar", "fa", "zh", "ru", "en")
      for width, end in (("8", ""), ("8", "-sig"), ("16", ""), ("16", "-le"), ("16", "-be"))),
    ("cp949", "ko"), ("euc-kr", "ko"), ("cp1252", "de"), ("cp1252", "fr"), ("cp1252", "es"),
    ("cp1256", "ar"), ("cp1256", "fa"), ("cp1251", "ru"), ("gb18030", "zh"), ("shift_jis", "ja"),
    ("euc-jp", "ja"), ("cp1254", "tr"), ("koi8-r", "ru"), ("big5", "zh"),
]  # fmt: skip


def paragraphs(language: str, encoding: str) -> str:
    text = REPORTS[language].replace("ی", "ي") if encoding == "cp1256" else REPORTS[language]
    if encoding == "big5":
        text = "代表團星期三抵達德黑蘭，這是五年來的首次訪問。官員們說，雙方討論了擴大貿易的問題。"
    return "\n\n".join([text] * 4)


@pytest.mark.parametrize(("encoding", "language"), WRITTEN)
def test_a_text_is_read_as_it_was_written(tmp_path: Path, encoding: str, language: str) -> None:
    text = paragraphs(language, encoding)
    assert one(put(tmp_path, "a.txt", text.encode(encoding))).text == text


@pytest.mark.parametrize(("encoding", "language"), WRITTEN)
def test_an_encoding_that_is_given_is_taken(tmp_path: Path, encoding: str, language: str) -> None:
    text = paragraphs(language, encoding)
    path = put(tmp_path, "a.txt", text.encode(encoding))
    put(tmp_path, "a.yaml", f"encoding: {encoding}")
    assert one(path).text == text


@pytest.mark.parametrize("language", ["fr", "de", "ru", "ko"])
def test_a_text_that_was_decoded_wrongly_before_is_noticed_and_left_as_it_is(
    tmp_path: Path, language: str
) -> None:
    spoiled = REPORTS[language].encode().decode("latin-1").replace("\x85", "")
    document = one(put(tmp_path, "a.txt", "\n\n".join([spoiled] * 3)))
    assert document.origins["encoding"].because.startswith("garbled: “")
    sound = one(put(tmp_path, "b.txt", "\n\n".join([REPORTS[language]] * 3)))
    assert "encoding" not in sound.origins


@pytest.mark.parametrize(
    "text",
    [
        "Em SÃO PAULO, ÂNGELA disse NÃO À GUERRA. Ã, Â e Ð são letras, disse ela; â€ é raro.",
        "« Le café\u00a0», « voilà\u00a0», « l’été\u00a0» : trois mots d’un soir, dit-elle.",
    ],
)
def test_letters_that_garbling_makes_are_letters_elsewhere(tmp_path: Path, text: str) -> None:
    assert "encoding" not in one(put(tmp_path, "a.txt", "\n\n".join([text] * 5))).origins


def test_a_stray_nul_does_not_make_a_text_wide(tmp_path: Path) -> None:
    text = REPORTS["en"].replace("o", "o\0")
    assert one(put(tmp_path, "a.txt", text)).text == REPORTS["en"]
