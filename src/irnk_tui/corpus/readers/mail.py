"""Newsletters and press releases as e-mail: one message, or a mailbox of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import parseaddr, parsedate_to_datetime
from pathlib import Path
from typing import BinaryIO

from irnk_tui.corpus.decoding import decode
from irnk_tui.corpus.metadata import Fact
from irnk_tui.corpus.page import Page, one_line, some, stated
from irnk_tui.corpus.readers.markup import read_markup
from irnk_tui.corpus.readers.pages import documents
from irnk_tui.model.document import Document
from irnk_tui.model.errors import UnreadableFile
from irnk_tui.model.progress import Failure
from irnk_tui.model.settings import Settings

MAX_MESSAGE_BYTES = 40_000_000
MAX_MAILBOX_BYTES = 4_000_000_000
MAX_LINE_BYTES = 1 << 20
MARKUP = re.compile(r"</?(?:p|div|br|table|body|html|span)\b", re.IGNORECASE)


def read(path: Path, corpus: Path, settings: Settings) -> Iterator[Document | Failure]:
    """The article in one message."""
    extract = "irnk_tui.corpus.readers.mail:extract"
    return documents(extract, path, corpus, settings, max_bytes=MAX_MESSAGE_BYTES)


def read_mailbox(path: Path, corpus: Path, settings: Settings) -> Iterator[Document | Failure]:
    """The articles in a mailbox, a document for each message."""
    extract = "irnk_tui.corpus.readers.mail:extract_mailbox"
    return documents(extract, path, corpus, settings, max_bytes=MAX_MAILBOX_BYTES)


def extract(path: Path) -> Iterator[Page]:
    """The text of one message with its subject, sender and day."""
    yield _page(path.read_bytes(), path.name, "")


def extract_mailbox(path: Path) -> Iterator[Page | Failure]:
    """The text of each message of a mailbox; attachments are left out."""
    with path.open("rb") as file:
        for number, data in enumerate(_messages(file), start=1):
            if data is None:
                yield Failure(str(number), f"is longer than {MAX_MESSAGE_BYTES:,} bytes")
            else:
                yield _page(data, path.name, str(number))


def _messages(file: BinaryIO) -> Iterator[bytes | None]:
    lines: list[bytes] = []
    size, is_begun, is_after_gap = 0, False, True
    while line := file.readline(MAX_LINE_BYTES):
        if line.startswith(b"From ") and is_after_gap:
            if is_begun:
                yield b"".join(lines) if size <= MAX_MESSAGE_BYTES else None
            lines, size, is_begun = [], 0, True
        elif is_begun:
            size += len(line)
            if size <= MAX_MESSAGE_BYTES:
                lines.append(line.removeprefix(b">") if line.startswith(b">From ") else line)
        is_after_gap = not line.strip()
    if not is_begun:
        raise UnreadableFile("", "is no mailbox (no line that begins with “From ”)")
    yield b"".join(lines) if size <= MAX_MESSAGE_BYTES else None


def _page(data: bytes, name: str, part: str) -> Page:
    message = message_from_bytes(data, policy=policy.default)
    assert isinstance(message, EmailMessage)
    if not message.keys():
        return Page("", part=part)
    body = message.get_body(("plain", "html"))
    text = _text(body, name) if isinstance(body, EmailMessage) else ""
    is_html = body is not None and body.get_content_type() == "text/html"
    if is_html or len(MARKUP.findall(text[:20_000])) > 5:
        found = read_markup(text)
        return Page(found.text, _facts(message), found.captions, part)
    return Page(text, _facts(message), part=part)


def _text(body: EmailMessage, name: str) -> str:
    data = body.get_payload(decode=True)
    if not isinstance(data, bytes):
        return ""
    try:
        return decode(data, path=name, encoding=body.get_content_charset())[0]
    except UnreadableFile:
        return decode(data, path=name)[0]


def _facts(message: EmailMessage) -> dict[str, Fact]:
    sender = parseaddr(_header(message, "From"))
    return some(
        title=stated(_header(message, "Subject"), "Subject"),
        source=stated(sender[0] or sender[1].partition("@")[2], "From"),
        date=stated(day(_header(message, "Date")), "Date"),
        url=stated(_header(message, "Archived-At").strip("<>"), "Archived-At"),
        language=stated(_header(message, "Content-Language"), "Content-Language"),
    )


def _header(message: EmailMessage, name: str) -> str:
    try:
        return one_line(message.get(name))
    except (ValueError, IndexError, AttributeError):
        # Broken headers raise what they like in the standard library.
        return ""


def day(written: str) -> str:
    """A date of mail or news feeds as an ISO day; any other as it is written."""
    try:
        return parsedate_to_datetime(written).date().isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return written
