"""The sources as BibLaTeX entries."""

from __future__ import annotations

import re
from collections.abc import Sequence

from irnk_tui.export.characters import encoded
from irnk_tui.export.csl import note
from irnk_tui.export.page import PLAIN, ExportPage, Options
from irnk_tui.export.reference import Name, Reference, references

# Inside a field a brace would end it and a backslash would start a command.
LATEX = {
    "\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "$": r"\$", "&": r"\&", "#": r"\#",
    "%": r"\%", "_": r"\_", "^": r"\textasciicircum{}", "~": r"\textasciitilde{}",
}  # fmt: skip
LANGUAGES = {
    "ar": "arabic", "de": "german", "en": "english", "es": "spanish", "fa": "persian",
    "fr": "french", "it": "italian", "ja": "japanese", "ko": "korean", "nl": "dutch",
    "pl": "polish", "pt": "portuguese", "ru": "russian", "tr": "turkish", "uk": "ukrainian",
    "zh": "chinese",
}  # fmt: skip


def write(pages: Sequence[ExportPage], options: Options = PLAIN) -> bytes:
    """One entry for each article, in UTF-8 for biber."""
    return encoded("\n".join(_entry(reference) for reference in references(pages)))


def escape(text: str) -> str:
    """Text that LaTeX prints as it is."""
    return "".join(LATEX.get(sign, sign) for sign in text)


def _entry(reference: Reference) -> str:
    kind = "article" if reference.kind == "newspaper" else "online"
    fields = {
        "entrysubtype": "newspaper" if kind == "article" else "",
        "author": " and ".join(_author(name) for name in reference.authors),
        # A second pair of braces keeps the capitals of a headline.
        "title": f"{{{escape(reference.title)}}}" if reference.title else "",
        "journaltitle" if kind == "article" else "organization": escape(reference.source),
        "location": escape(reference.country),
        "date": _date(reference),
        "url": reference.url,
        "langid": LANGUAGES.get(reference.language, ""),
        "note": escape(note(reference)),
    }
    lines = [f"  {name} = {{{value}}}," for name, value in fields.items() if value]
    return "\n".join([f"@{kind}{{{reference.key},", *lines, "}", ""])


def _author(name: Name) -> str:
    if name.literal:
        return f"{{{escape(name.literal)}}}"
    return re.sub(r"\band\b", "{and}", f"{escape(name.family)}, {escape(name.given)}")


def _date(reference: Reference) -> str:
    if reference.date is None:
        return ""
    edtf = reference.date.edtf()
    # EDTF marks each end of a range; ours says once that the whole is uncertain.
    return edtf.replace("/", "?/") if "/" in edtf and edtf.endswith("?") else edtf
