"""Highlights as a Word document: Office Open XML written by hand, plain and valid."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from irnk_tui.export.characters import encoded, is_web_address, xml
from irnk_tui.export.citation import cite
from irnk_tui.export.page import PLAIN, ExportPage, Options
from irnk_tui.export.zips import packed
from irnk_tui.model.highlight import COLOURS, PlacedHighlight
from irnk_tui.sanitise import sanitise

HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
OFFICE = "http://schemas.openxmlformats.org"
WORDS = f"{OFFICE}/wordprocessingml/2006/main"
RELATED = f"{OFFICE}/officeDocument/2006/relationships"
PARTS = "application/vnd.openxmlformats-officedocument.wordprocessingml"
CONTENT_TYPES = (
    f'{HEAD}<Types xmlns="{OFFICE}/package/2006/content-types">'
    '<Default Extension="rels" '
    'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    f'<Override PartName="/word/document.xml" ContentType="{PARTS}.document.main+xml"/>'
    f'<Override PartName="/word/styles.xml" ContentType="{PARTS}.styles+xml"/></Types>'
)
STYLES = (
    ("Heading1", "heading 1", '<w:keepNext/><w:spacing w:before="360"/><w:outlineLvl w:val="0"/>',
     '<w:b/><w:sz w:val="32"/>'),
    ("Heading2", "heading 2", '<w:keepNext/><w:spacing w:before="240"/><w:outlineLvl w:val="1"/>',
     '<w:b/><w:sz w:val="24"/>'),
    ("Quote", "Quote", '<w:ind w:left="567"/>', "<w:i/>"),
    ("Citation", "Citation", '<w:ind w:left="567"/>',
     '<w:color w:val="595959"/><w:sz w:val="18"/>'),
    ("Note", "Note", '<w:ind w:left="567"/>', ""),
)  # fmt: skip
"""Each style's id, name, paragraph and character properties."""


def write(pages: Sequence[ExportPage], options: Options = PLAIN) -> bytes:
    """A document with a heading for each article and a quote for each highlight."""
    links: list[str] = []
    body = "".join(paragraph for page in pages for paragraph in _page(page, links, options))
    document = (
        f'{HEAD}<w:document xmlns:w="{WORDS}" xmlns:r="{RELATED}">'
        f"<w:body>{body}<w:sectPr/></w:body></w:document>"
    )
    files = {
        "[Content_Types].xml": CONTENT_TYPES,
        "_rels/.rels": _relations([("officeDocument", "word/document.xml", False)]),
        "word/document.xml": document,
        "word/styles.xml": _styles(),
        "word/_rels/document.xml.rels": _relations(
            [("styles", "styles.xml", False), *(("hyperlink", url, True) for url in links)]
        ),
    }
    return packed({name: encoded(text) for name, text in files.items()})


def _page(page: ExportPage, links: list[str], options: Options) -> Iterator[str]:
    yield _paragraph(page.document.title or f"[no title] {page.document.id}", "Heading1")
    yield _paragraph(cite(page, None), "Citation", _link(page.document.url, links))
    for span in page.passages:
        yield _paragraph(page.document.words_of(span), "Quote")
        yield _paragraph(f"— {cite(page, span)}", "Citation")
    for placed in page.highlights:
        yield from _highlight(page, placed, options)


def _highlight(page: ExportPage, placed: PlacedHighlight, options: Options) -> Iterator[str]:
    mark = placed.highlight
    tags = "".join(f" #{tag}" for tag in mark.tags)
    letter, colour = COLOURS[mark.colour]
    yield _paragraph(f"{letter} {options.colour(mark.colour)}{tags}", "Heading2")
    yield _paragraph(mark.anchor.quote, "Quote", border=colour.removeprefix("#"))
    state = "" if placed.state == "exact" else f" · {placed.state}, score {placed.score:.2f}"
    yield _paragraph(f"— {cite(page, placed.span)}{state}", "Citation")
    if mark.note:
        yield _paragraph(f"Note: {mark.note}", "Note")


def _paragraph(text: str, style: str, after: str = "", *, border: str = "") -> str:
    edge = (
        f'<w:pBdr><w:left w:val="single" w:sz="24" w:space="8" w:color="{border}"/></w:pBdr>'
        if border
        else ""
    )
    lines = sanitise(text).split("\n")
    runs = "<w:br/>".join(f'<w:t xml:space="preserve">{xml(line)}</w:t>' for line in lines)
    properties = f'<w:pPr><w:pStyle w:val="{style}"/>{edge}</w:pPr>'
    return f"<w:p>{properties}<w:r>{runs}</w:r>{after}</w:p>"


def _link(url: str | None, links: list[str]) -> str:
    if url is None or not is_web_address(url):
        return ""
    links.append(url)
    run = '<w:r><w:rPr><w:u w:val="single"/></w:rPr><w:t xml:space="preserve"> link</w:t></w:r>'
    return f'<w:hyperlink r:id="rId{len(links) + 1}">{run}</w:hyperlink>'


def _styles() -> str:
    made = "".join(
        f'<w:style w:type="paragraph" w:styleId="{id}"><w:name w:val="{name}"/>'
        f'<w:basedOn w:val="Normal"/><w:next w:val="Normal"/><w:qFormat/>'
        f"<w:pPr>{paragraph}</w:pPr><w:rPr>{characters}</w:rPr></w:style>"
        for id, name, paragraph, characters in STYLES
    )
    normal = (
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>'
        '<w:qFormat/><w:pPr><w:spacing w:after="120"/></w:pPr></w:style>'
    )
    return f'{HEAD}<w:styles xmlns:w="{WORDS}">{normal}{made}</w:styles>'


def _relations(targets: Sequence[tuple[str, str, bool]]) -> str:
    made = "".join(
        f'<Relationship Id="rId{number}" Type="{RELATED}/{kind}" Target="{xml(target)}"'
        + (' TargetMode="External"/>' if is_outside else "/>")
        for number, (kind, target, is_outside) in enumerate(targets, start=1)
    )
    return (
        f'{HEAD}<Relationships xmlns="{OFFICE}/package/2006/relationships">{made}</Relationships>'
    )
