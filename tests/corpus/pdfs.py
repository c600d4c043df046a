"""Small PDF files, written by hand."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Sequence

Printed = tuple[float, float, float, str]
"""Points from the left and from the bottom, size of type, and the words."""
RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff]+")


def pdf(pages: Sequence[Sequence[Printed]], *, trailer: str = "", about: str = "") -> bytes:
    """A PDF file of pages of printed lines; any character can be printed."""
    signs = sorted({sign for page in pages for line in page for sign in line[3]})
    codes = {sign: number for number, sign in enumerate(signs, start=1)}
    kids = " ".join(f"{6 + 2 * number} 0 R" for number in range(len(pages)))
    objects = [
        "<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Count {len(pages)}/Kids[{kids}]>>",
        "<</Type/Font/Subtype/Type0/BaseFont/F/Encoding/Identity-H/ToUnicode 5 0 R"
        "/DescendantFonts[4 0 R]>>",
        "<</Type/Font/Subtype/CIDFontType2/BaseFont/F/DW 500/CIDSystemInfo"
        "<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/FontDescriptor"
        "<</Type/FontDescriptor/FontName/F/Flags 4/Ascent 800/Descent -200"
        "/FontBBox[0 -200 600 800]>>>>",
        _stream(_to_unicode(codes)),
    ]
    for number, page in enumerate(pages):
        objects.append(
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents {7 + 2 * number} 0 R"
            "/Resources<</Font<</F 3 0 R>>>>>>"
        )
        objects.append(_stream("\n".join(_printed(line, codes) for line in page)))
    return _file(objects, trailer, about)


def article(title: str, *paragraphs: str, width: int = 70) -> list[Printed]:
    """A page with a headline and paragraphs of wrapped lines."""
    lines: list[Printed] = [(50, 740, 20, title)]
    height = 700.0
    for paragraph in paragraphs:
        for line in textwrap.wrap(paragraph, width):
            lines.append((50, height, 12, line))
            height -= 14
        height -= 10
    return lines


def _printed(line: Printed, codes: dict[str, int]) -> str:
    left, bottom, size, words = line
    visual = RIGHT_TO_LEFT.sub(lambda run: run[0][::-1], words)
    shown = "".join(f"{codes[sign]:04x}" for sign in visual)
    return f"BT /F {size} Tf {left} {bottom} Td <{shown}> Tj ET"


def _to_unicode(codes: dict[str, int]) -> str:
    rows = "".join(
        f"<{code:04x}><{sign.encode('utf-16-be').hex()}>\n" for sign, code in codes.items()
    )
    return (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /U def\n"
        "1 begincodespacerange <0000><ffff> endcodespacerange\n"
        f"{len(codes)} beginbfchar\n{rows}endbfchar endcmap end end"
    )


def _stream(content: str) -> str:
    return f"<</Length {len(content)}>>stream\n{content}\nendstream"


def _file(objects: list[str], trailer: str, about: str) -> bytes:
    out = "%PDF-1.7\n"
    places = []
    for number, content in enumerate([*objects, f"<<{about}>>"], start=1):
        places.append(len(out))
        out += f"{number} 0 obj\n{content}\nendobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    size = len(places) + 1
    ends = f"trailer<</Size {size}/Root 1 0 R/Info {size - 1} 0 R{trailer}>>"
    rest = f"xref\n0 {size}\n0000000000 65535 f \n{table}{ends}\nstartxref\n{len(out)}\n%%EOF"
    return (out + rest).encode("ascii")
