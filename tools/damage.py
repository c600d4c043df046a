"""Samples with something wrong: bytes, tags, numbers, members, lengths."""

from __future__ import annotations

import gzip
import io
import re
import zipfile
from random import Random

TROUBLE = (
    b"<", b">", b"&", b"\0", b"\xff", b"\xfe\xff", b"\xef\xbb\xbf", b"{", b"}", b"[", b'"', b"'",
    b"<!--", b"-->", b"]]>", b"<![CDATA[", b"<!DOCTYPE x [<!ENTITY a 'b'>]>", b"&a;",
    b"&#x110000;", b"&#0;", b"=?utf-8?B?", b"=?x?Q?=ff?=", b"endstream", b"endobj", b"obj",
    b"stream\n", b"trailer", b"9999-99-99", b"0000-00-00", b"From ", b"\nFrom x\n",
    b"\xed\xa0\xbd", b"\r", b"\n\n", b"\x1b]0;", b"\xe2\x80\xae",
    b"content-type: multipart/mixed; boundary=a\n\n--a\n", b"charset=utf-7", b"charset=utf-16",
    b"charset=idna", b"charset=rot13", b"charset=zlib", b"encoding: utf-7", b"null", b"true",
    b"-1", b"1e999", b"NaN", b"[[]]", b"{}", b'{"value": {}}', b"\\ud83d", b"@x{y,", b"TY  - ",
    b"ER  - ", b"<p>", b"</p>", b"<table><tr><td>", b"<div>" * 60, b"<rdf:RDF ", b"<svg>",
    b"<template>", b"<plaintext>", b"<frameset>", b"xmlns='x' ", b"xmlns:a='' ", b"WARC/1.0\r\n",
    b"Content-Length: 99999999\r\n", b"Transfer-Encoding: chunked\r\n",
    b"Content-Encoding: gzip\r\n",
)  # fmt: skip
NUMBER = re.compile(rb"\d+")
NUMBERS = (b"0", b"-1", b"1", b"65536", b"2147483648", b"4294967295", b"99999999999999999999")
WORD = re.compile(rb"[A-Za-z][\w:-]+")
BOXES = (".docx", ".epub")


def damaged(suffix: str, data: bytes, whole: bytes, chance: Random) -> bytes:
    """A sample with one to five things wrong.

    Args:
        suffix: Its format: what is packed is damaged inside as well as outside.
        data: The sample.
        whole: An undamaged sample of the format, to take pieces from.
        chance: Where chance comes from.
    """
    if suffix in BOXES and chance.random() < 0.8:
        return _in_box(data, whole, chance)
    if suffix == ".gz" and chance.random() < 0.8:
        return _in_gzip(data, chance)
    return _spoiled(data, whole, chance)


def _spoiled(data: bytes, whole: bytes, chance: Random) -> bytes:
    for _ in range(chance.choice((1, 1, 1, 2, 3, 5))):
        data = chance.choice(WAYS)(data, whole, chance)
    return data


def _in_box(data: bytes, whole: bytes, chance: Random) -> bytes:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as box:
            members = {each.filename: box.read(each) for each in box.infolist()}
    except Exception:
        return _in_box(whole, whole, chance) if data != whole else data
    out = io.BytesIO()
    target = chance.choice(sorted(members))
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as box:
        for name, content in members.items():
            box.writestr(name, _spoiled(content, content, chance) if name == target else content)
    return out.getvalue()


def _in_gzip(data: bytes, chance: Random) -> bytes:
    try:
        inside = gzip.decompress(data)
    except Exception:
        return _spoiled(data, data, chance)
    return gzip.compress(_spoiled(inside, inside, chance), 1)


def _piece(data: bytes, chance: Random, most: int = 400) -> tuple[int, int]:
    start = chance.randint(0, len(data))
    return start, min(len(data), start + chance.randint(0, chance.choice((3, 40, most))))


def _flip(data: bytes, whole: bytes, chance: Random) -> bytes:
    changed = bytearray(data)
    for _ in range(chance.choice((1, 2, 20))):
        if changed:
            changed[chance.randrange(len(changed))] = chance.randrange(256)
    return bytes(changed)


def _cut(data: bytes, whole: bytes, chance: Random) -> bytes:
    start, end = _piece(data, chance)
    return data[:start] + data[end:]


def _shorten(data: bytes, whole: bytes, chance: Random) -> bytes:
    return data[: chance.randint(0, len(data))]


def _trouble(data: bytes, whole: bytes, chance: Random) -> bytes:
    start, end = _piece(data, chance, 20)
    return data[:start] + chance.choice(TROUBLE) + data[end if chance.random() < 0.5 else start :]


def _repeat(data: bytes, whole: bytes, chance: Random) -> bytes:
    start, end = _piece(data, chance, 60)
    return data[:end] + data[start:end] * chance.choice((1, 3, 50, 3000)) + data[end:]


def _splice(data: bytes, whole: bytes, chance: Random) -> bytes:
    (start, end), at = _piece(whole, chance), chance.randint(0, len(data))
    return data[:at] + whole[start:end] + data[at:]


def _number(data: bytes, whole: bytes, chance: Random) -> bytes:
    return _swapped(data, NUMBER, chance.choice(NUMBERS), chance)


def _word(data: bytes, whole: bytes, chance: Random) -> bytes:
    words = WORD.findall(whole)
    return _swapped(data, WORD, chance.choice(words) if words else b"", chance)


def _swapped(data: bytes, pattern: re.Pattern[bytes], new: bytes, chance: Random) -> bytes:
    places = [match.span() for match in pattern.finditer(data[:100_000])]
    if not places:
        return data
    start, end = chance.choice(places)
    return data[:start] + new + data[end:]


def _wide(data: bytes, whole: bytes, chance: Random) -> bytes:
    encoding = chance.choice(("utf-16", "utf-16-le", "utf-16-be", "utf-8-sig", "cp949", "cp1256"))
    return data.decode("utf-8", "replace").encode(encoding, "replace")


WAYS = (
    _flip, _flip, _cut, _shorten, _trouble, _trouble, _trouble, _repeat, _splice, _number, _number,
    _word, _word, _wide,
)  # fmt: skip
