"""Zip files that were looked at before anything in them is unpacked."""

from __future__ import annotations

import stat
import zipfile
from pathlib import Path, PurePosixPath

from irnk_tui.model.errors import UnreadableFile

MAX_MEMBERS = 20_000
MAX_TOTAL_BYTES = 400_000_000
MAX_MEMBER_BYTES = 60_000_000
MAX_RATIO = 300
"""Unpacked to packed size of a member; text seldom passes 20."""
SMALL_BYTES = 1_000_000
"""A member below this is never a bomb, whatever its ratio."""
ENCRYPTED = 0x1


def open_zip(path: Path) -> zipfile.ZipFile:
    """A zip file whose members are few, small, and inside one another's bounds.

    Raises:
        UnreadableFile: It is no zip file, or one that should not be unpacked.
    """
    try:
        archive = zipfile.ZipFile(path)
    except (zipfile.BadZipFile, NotImplementedError, ValueError) as error:
        raise UnreadableFile(path.name, f"is not a zip file inside ({error})") from error
    reason = _danger(archive.infolist())
    if reason:
        archive.close()
        raise UnreadableFile(path.name, f"was not unpacked: {reason}")
    return archive


def member(archive: zipfile.ZipFile, name: str) -> bytes | None:
    """The bytes of a member; None when there is no such member or it is damaged."""
    try:
        return archive.read(name)
    except (KeyError, zipfile.BadZipFile, NotImplementedError, EOFError):
        return None


def _danger(members: list[zipfile.ZipInfo]) -> str:
    if len(members) > MAX_MEMBERS:
        return f"it holds more than {MAX_MEMBERS:,} files"
    if sum(each.file_size for each in members) > MAX_TOTAL_BYTES:
        return f"it holds more than {MAX_TOTAL_BYTES:,} bytes"
    packed_end = 0
    for each in sorted(members, key=lambda each: each.header_offset):
        if each.header_offset < packed_end:
            return "its files overlap"
        packed_end = each.header_offset + each.compress_size
        if reason := _danger_of(each):
            return reason
    return ""


def _danger_of(each: zipfile.ZipInfo) -> str:
    name = PurePosixPath(each.filename.replace("\\", "/"))
    if name.is_absolute() or ".." in name.parts:
        return f"“{each.filename[:60]}” leads out of it"
    if stat.S_ISLNK(each.external_attr >> 16):
        return f"“{each.filename[:60]}” is a link"
    if each.flag_bits & ENCRYPTED:
        return "it is encrypted; save it without a password"
    if each.file_size > MAX_MEMBER_BYTES:
        return f"“{each.filename[:60]}” holds more than {MAX_MEMBER_BYTES:,} bytes"
    if each.file_size > SMALL_BYTES and each.file_size > MAX_RATIO * max(each.compress_size, 1):
        return f"“{each.filename[:60]}” unpacks to {each.file_size:,} bytes"
    return ""
