"""One HTML file that needs nothing else: no script, no picture, no address it loads from."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from irnk_tui import __version__
from irnk_tui.export.characters import encoded, is_web_address
from irnk_tui.export.characters import xml as escape_xml
from irnk_tui.sanitise import sanitise

POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"


def page(title: str, body: Iterable[str], *, language: str = "en") -> bytes:
    """A whole page around a body that is HTML already."""
    style = Path(__file__).with_name("page.css").read_text(encoding="utf-8")
    lines = [
        "<!DOCTYPE html>",
        f'<html lang="{escape(language)}">',
        "<head>",
        '<meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        '<meta name="referrer" content="no-referrer">',
        f"<title>{escape(title)}</title>",
        f"<style>\n{style}</style>",
        "</head>",
        "<body>",
        *body,
        f"<footer>Written by irnk {__version__}. Every passage is verbatim; ¶ and chars say where "
        "it stands in its article.</footer>",
        "</body>",
        "</html>",
        "",
    ]
    return encoded("\n".join(lines))


def escape(text: str) -> str:
    """Foreign text as it is, whatever it holds; what is unseen becomes visible."""
    return escape_xml(sanitise(text))


def link(url: str | None, words: str) -> str:
    """A link to a web address, or its words alone when the address is none to follow."""
    if not is_web_address(url):
        return escape(words)
    return f'<a href="{escape(url or "")}" rel="noopener noreferrer">{escape(words)}</a>'


def table(
    head: Sequence[str], rows: Iterable[Sequence[str]], *, classes: Sequence[str] = ()
) -> list[str]:
    """A table whose cells are HTML already; the first cell of each row heads it.

    Args:
        classes: The class of each row, where it has one.
    """
    lines = [f'<div class="wide"><table style="--columns: {len(head) - 1}">']
    heads = "".join(f'<th scope="col">{cell}</th>' for cell in head)
    lines += [f"<thead><tr>{heads}</tr></thead>", "<tbody>"]
    for number, (first, *rest) in enumerate(rows):
        kind = classes[number] if number < len(classes) else ""
        cells = "".join(f"<td>{cell}</td>" for cell in rest)
        start = f'<tr class="{kind}">' if kind else "<tr>"
        lines.append(f'{start}<th scope="row">{first}</th>{cells}</tr>')
    return [*lines, "</tbody></table></div>"]


def section(title: str, lines: Iterable[str], *, id: str, about: str = "") -> list[str]:
    """A section with a heading that can be linked to."""
    told = [f'<p class="about">{escape(about)}</p>'] if about else []
    return [f'<section id="{id}">', f"<h2>{escape(title)}</h2>", *told, *lines, "</section>"]
