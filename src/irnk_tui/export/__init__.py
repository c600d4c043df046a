"""Highlights, sources and events written in formats other programs read, and read back."""

EXPORTERS: dict[str, str] = {
    "markdown": "irnk_tui.export.markdown:write",
    "jsonld": "irnk_tui.export.jsonld:write",
    "csv": "irnk_tui.export.table:write_csv",
    "tsv": "irnk_tui.export.table:write_tsv",
    "xlsx": "irnk_tui.export.xlsx:write",
    "csl": "irnk_tui.export.csl:write",
    "biblatex": "irnk_tui.export.biblatex:write",
    "ris": "irnk_tui.export.ris:write",
    "apa": "irnk_tui.export.bibliography:write_apa",
    "chicago-notes": "irnk_tui.export.bibliography:write_chicago_notes",
    "chicago-author-date": "irnk_tui.export.bibliography:write_chicago_author_date",
    "mla": "irnk_tui.export.bibliography:write_mla",
    "html": "irnk_tui.export.html:write",
    "docx": "irnk_tui.export.docx:write",
    "qdpx": "irnk_tui.export.qdpx:write",
    "pack": "irnk_tui.export.pack:write",
}
"""Every format: `write(pages, options) -> bytes`, resolved on first use."""

MEANINGS = {
    "markdown": "Notes with citations, for Obsidian and other editors",
    "jsonld": "W3C Web Annotations; comes back whole",
    "csv": "A table for spreadsheets",
    "tsv": "The same table between tabs",
    "xlsx": "The same table as an Excel workbook",
    "csl": "Sources for Zotero and pandoc",
    "biblatex": "Sources for LaTeX",
    "ris": "Sources for reference managers",
    "apa": "Sources cited after APA 7",
    "chicago-notes": "Sources cited after Chicago 17, notes",
    "chicago-author-date": "Sources cited after Chicago 17, author-date",
    "mla": "Sources cited after MLA 9",
    "html": "A page that needs nothing else",
    "docx": "A Word document",
    "qdpx": "A project for qualitative coding programs",
    "pack": "Passages and articles in a file that checks itself",
}
"""What each format is for, in a line."""

COMPARISONS: dict[str, str] = {
    "html": "irnk_tui.export.comparison_html:write",
    "markdown": "irnk_tui.export.comparison_markdown:write",
    "json": "irnk_tui.export.comparison_json:write",
}
"""Every format of a comparison: `write(comparison, documents) -> bytes`."""

SOURCES = frozenset(
    {"csl", "biblatex", "ris", "apa", "chicago-notes", "chicago-author-date", "mla"}
)
"""The formats that list articles, whether or not they hold highlights."""

MARKS = frozenset({"jsonld", "csv", "tsv", "xlsx", "qdpx"})
"""The formats that hold the reader's highlights and nothing else."""

ARCHIVES = frozenset({"xlsx", "docx", "qdpx", "pack"})
"""The formats that are no text."""

ENDINGS = {
    "markdown": "md", "jsonld": "jsonld", "csv": "csv", "tsv": "tsv", "xlsx": "xlsx",
    "csl": "json", "biblatex": "bib", "ris": "ris", "apa": "md", "chicago-notes": "md",
    "chicago-author-date": "md", "mla": "md", "html": "html", "docx": "docx", "qdpx": "qdpx",
    "pack": "zip",
}  # fmt: skip
"""How a file of each format ends."""
