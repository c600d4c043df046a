"""Highlights and events written in formats other programs read."""

EXPORTERS: dict[str, str] = {
    "markdown": "irnk_tui.export.markdown:write",
    "jsonld": "irnk_tui.export.jsonld:write",
    "csv": "irnk_tui.export.table:write_csv",
    "tsv": "irnk_tui.export.table:write_tsv",
}
"""Every format: `write(pages, *, now) -> bytes`, resolved on first use."""
