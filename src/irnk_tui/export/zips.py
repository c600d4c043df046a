"""Archives: written the same way each time, and read with care."""

from __future__ import annotations

import io
import stat
import zipfile
from collections.abc import Mapping

from irnk_tui.model.errors import IrnkError

MOST_FILES = 20_000
MOST_BYTES = 512 * 2**20
MOST_RATIO = 200
"""How many times smaller than its content a member may be."""
LOCAL_HEADER = 30
"""Bytes before the name in a member's own header."""
LONG_AGO = (1980, 1, 1, 0, 0, 0)


class BadArchive(IrnkError):
    """An archive that is damaged, too large or not what it says."""


def packed(files: Mapping[str, bytes], *, is_compressed: bool = True) -> bytes:
    """An archive of files by name, in the order given; the same files give the same bytes."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in files.items():
            member = zipfile.ZipInfo(name, LONG_AGO)
            member.create_system = 3
            member.external_attr = (stat.S_IFREG | 0o644) << 16
            kind = zipfile.ZIP_DEFLATED if is_compressed else zipfile.ZIP_STORED
            archive.writestr(member, content, kind)
    return out.getvalue()


def unpacked(content: bytes) -> dict[str, bytes]:
    """Every file of an archive by name.

    Raises:
        BadArchive: It is damaged, holds a name that leads outside, or would unpack too large.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            members = [each for each in archive.infolist() if not each.is_dir()]
            _check(members, len(content))
            return {each.filename: _read(archive, each) for each in members}
    except (zipfile.BadZipFile, NotImplementedError, EOFError, ValueError) as error:
        raise BadArchive(f"the archive is damaged ({error}).") from error


def stored(content: bytes) -> dict[str, bytes]:
    """Every file of an archive that is stored uncompressed, damaged ones as they are.

    Raises:
        BadArchive: Its list of files cannot be read; or it is compressed and cannot be unpacked.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            members = archive.infolist()
            _check(members, len(content))
    except (zipfile.BadZipFile, NotImplementedError, EOFError, ValueError) as error:
        raise BadArchive(f"the archive is damaged ({error}).") from error
    if any(each.compress_type != zipfile.ZIP_STORED for each in members):
        return unpacked(content)
    return {each.filename: _slice(content, each) for each in members}


def _slice(content: bytes, member: zipfile.ZipInfo) -> bytes:
    # A header that was tampered with must not move the window: the name's length is known.
    start = member.header_offset + LOCAL_HEADER + len(member.orig_filename.encode())
    return content[start : start + member.file_size]


def _check(members: list[zipfile.ZipInfo], size: int) -> None:
    names = [each.filename for each in members]
    if len(names) > MOST_FILES or sum(each.file_size for each in members) > MOST_BYTES:
        raise BadArchive("the archive would unpack to more than irnk reads.")
    if sum(each.compress_size for each in members) > size or len(set(names)) < len(names):
        raise BadArchive("the archive holds the same bytes or the same name twice.")
    for each in members:
        parts = each.filename.replace("\\", "/").split("/")
        if ".." in parts or not parts[0] or ":" in parts[0]:
            raise BadArchive(f"the archive holds a name that leads outside: {each.filename}")
        if stat.S_ISLNK(each.external_attr >> 16) or each.flag_bits & 1:
            raise BadArchive(f"the archive holds a link or a locked file: {each.filename}")
        if each.file_size > MOST_RATIO * max(each.compress_size, 4096):
            raise BadArchive(f"the archive holds a file packed beyond reason: {each.filename}")


def _read(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> bytes:
    import zlib

    try:
        with archive.open(member) as file:
            content = file.read(member.file_size + 1)
    except (zipfile.BadZipFile, zlib.error) as error:
        raise BadArchive(f"{member.filename}: damaged ({error}).") from error
    if len(content) != member.file_size:
        raise BadArchive(f"{member.filename}: not as long as the archive says.")
    return content
