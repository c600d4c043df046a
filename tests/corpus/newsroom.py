"""The sample article as agencies, feeds, mail programs, archives and bibliographies write it."""

from __future__ import annotations

import io
import json
from email.message import EmailMessage
from html import escape

import pytest


def mail(first: str, second: str, *, html: bool = False) -> bytes:
    """A newsletter."""
    message = EmailMessage()
    message["From"] = "Harbour Post <news@harbour.example>"
    message["Subject"] = "Ferry to stop"
    message["Date"] = "Sun, 01 Mar 2026 23:30:00 -0800"
    if html:
        message.set_content(f"<p>By Ada Quay</p><p>{first}</p><p>{second}</p>", subtype="html")
    else:
        message.set_content(f"By Ada Quay\n\n{first}\n\n{second}\n", cte="quoted-printable")
    return message.as_bytes()


def mailbox(*messages: bytes) -> bytes:
    """A mailbox of messages."""
    escaped = (message.replace(b"\nFrom ", b"\n>From ") for message in messages)
    return b"".join(b"From x Sun Mar  1 23:30:00 2026\n" + each + b"\n" for each in escaped)


def rss(first: str, second: str, more: str = "") -> str:
    """An RSS feed with one entry."""
    body = escape(f"<p>{first}</p><p>{second}</p>")
    return f"""<?xml version="1.0"?><rss version="2.0"
 xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Harbour Post</title>
 <language>en</language><item><title>Ferry to stop</title><dc:creator>Ada Quay</dc:creator>
 <link>https://harbour.example/1</link><pubDate>Sun, 01 Mar 2026 08:00:00 +0100</pubDate>
 <description>{body}</description></item>{more}</channel></rss>"""


def atom(first: str, second: str) -> str:
    """An Atom feed with one entry."""
    return f"""<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>Harbour Post</title>
 <entry><id>urn:1</id><title>Ferry to stop</title><author><name>Ada Quay</name></author>
 <link href="https://harbour.example/1"/><published>2026-03-01T08:00:00Z</published>
 <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>{first}</p><p>{second}</p>
 </div></content></entry></feed>"""


def newsml(first: str, second: str, *, status: str = "usable") -> str:
    """A NewsML-G2 message with one item."""
    return f"""<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><itemSet>
 <newsItem guid="urn:newsml:harbour:1"><itemMeta><provider literal="hp"><name>Harbour Post</name>
 </provider><versionCreated>2026-03-01T08:00:00Z</versionCreated>
 <pubStatus qcode="stat:{status}"/></itemMeta><contentMeta><headline>Ferry to stop</headline>
 <by>By Ada Quay</by><language tag="en"/></contentMeta><contentSet><inlineXML>
 <html xmlns="http://www.w3.org/1999/xhtml"><body><p>{first}</p><p>{second}</p></body></html>
 </inlineXML></contentSet></newsItem></itemSet></newsMessage>"""


def ninjs(first: str, second: str, **more: str) -> str:
    """A ninjs item."""
    item = {
        "uri": "https://harbour.example/1", "versioncreated": "2026-03-01T08:00:00Z",
        "headline": "Ferry to stop", "byline": "By Ada Quay", "provider": "Harbour Post",
        "language": "en", "body_xhtml": f"<p>{first}</p><p>{second}</p>",
    }  # fmt: skip
    return json.dumps(item | more)


def ris(first: str, second: str) -> str:
    """A RIS reference with its text as the abstract."""
    return f"""TY  - NEWS\nTI  - Ferry to stop\nAU  - Quay, Ada\nT2  - Harbour Post\n
DA  - 2026/03/01/\nUR  - https://harbour.example/1\nAB  - {first}\n\n{second}\nER  - \n"""


def bibtex(first: str, second: str) -> str:
    """A BibTeX reference with its text as the abstract."""
    return f"""@comment{{x,}}\n@article{{quay, title = {{{{Ferry}} to stop}}, author = "Quay, Ada",
 journal = {{Harbour Post}}, year = 2026, month = mar, day = 1,
 url = {{https://harbour.example/1}}, abstract = {{<p>{first}</p><p>{second}</p>}}}}\n"""


def csl(abstract: str, **more: object) -> str:
    """A CSL-JSON reference with its text as the abstract."""
    reference = {
        "type": "article-newspaper", "title": "Ferry to stop", "container-title": "Harbour Post",
        "author": [{"given": "Ada", "family": "Quay"}], "issued": {"date-parts": [[2026, 3, 1]]},
        "URL": "https://harbour.example/1", "abstract": abstract,
    }  # fmt: skip
    return json.dumps([reference | more])


def warc(*pages: str, gzipped: bool = False, kind: str = "text/html; charset=utf-8") -> bytes:
    """A web archive of pages."""
    pytest.importorskip("warcio", reason="writing .warc needs the extra “warc”")
    from warcio.statusandheaders import StatusAndHeaders
    from warcio.warcwriter import WARCWriter

    out = io.BytesIO()
    writer = WARCWriter(out, gzip=gzipped)
    for page in pages:
        headers = StatusAndHeaders("200 OK", [("Content-Type", kind)], protocol="HTTP/1.1")
        record = writer.create_warc_record(
            "https://harbour.example/1", "response", io.BytesIO(page.encode()), http_headers=headers
        )
        writer.write_record(record)
    return out.getvalue()
