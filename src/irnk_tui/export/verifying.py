"""An evidence pack checked: every passage in its article, every file, every byte."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from irnk_tui.export.pack import CONTEXT, FORMAT, sums
from irnk_tui.export.zips import BadArchive, packed, stored

Json = dict[str, Any]
ARTICLE = ("id", "file", "sha256")
PASSAGE = ("id", "kind", "article", "field", "quote", "prefix", "suffix")
MANIFEST, SUMS = "manifest.json", "SHA256SUMS"


@dataclass(frozen=True, slots=True)
class Verified:
    """What a check of a pack found."""

    sha256: str
    """Of the whole file, to compare with what was told on another way."""
    passages: int
    """How many passages there are."""
    good: int
    """How many stand in their articles as the pack says."""
    faults: tuple[str, ...]
    """What is wrong, each a sentence; empty when the pack is as it was written."""
    event: str = ""
    query: str = ""
    corpus_sha256: str = ""
    articles: tuple[tuple[str, str], ...] = ()
    """Id and SHA-256 of each article."""


def verify(content: bytes) -> Verified:
    """Check a pack from its bytes alone; nothing of the corpus is needed."""
    digest = hashlib.sha256(content).hexdigest()
    try:
        files = stored(content)
        manifest = _manifest(files)
    except BadArchive as error:
        return Verified(digest, 0, 0, (str(error),))
    texts = {each["id"]: _texts(files, each) for each in manifest["articles"]}
    placed = [each for each in manifest["passages"] if each["kind"] != "orphan"]
    wrong = [fault for each in placed if (fault := _passage(texts, each))]
    faults = [*wrong, *_articles(files, manifest["articles"]), *_files(files)]
    return Verified(
        digest,
        len(placed),
        len(placed) - len(wrong),
        tuple(faults or _container(content, files)),
        str(manifest.get("event") or ""),
        str(manifest.get("query") or ""),
        str(manifest.get("corpus_sha256") or ""),
        tuple((each["id"], each["sha256"]) for each in manifest["articles"]),
    )


def _manifest(files: Mapping[str, bytes]) -> Json:
    try:
        value = json.loads(files[MANIFEST])
    except KeyError:
        raise BadArchive(f"no {MANIFEST} in it; this is no evidence pack.") from None
    except (ValueError, RecursionError) as error:
        raise BadArchive(f"{MANIFEST}: cannot be read ({error}).") from error
    if not isinstance(value, dict) or value.get("format") != FORMAT:
        raise BadArchive(f"{MANIFEST}: not of the format “{FORMAT}”.")
    for name, wanted in (("articles", ARTICLE), ("passages", PASSAGE)):
        rows = value.get(name)
        if not isinstance(rows, list) or not all(_has(row, wanted) for row in rows):
            raise BadArchive(f"{MANIFEST}: its {name} are not as irnk writes them.")
    return value


def _has(row: object, wanted: tuple[str, ...]) -> bool:
    return isinstance(row, dict) and all(isinstance(row.get(name), str) for name in wanted)


def _texts(files: Mapping[str, bytes], article: Json) -> dict[str, str]:
    text = files.get(article["file"], b"").decode("utf-8", "replace")
    return {"text": text, "title": str(article.get("title") or "")}


def _passage(texts: Mapping[str, Mapping[str, str]], passage: Json) -> str:
    """What is wrong with a passage, or nothing."""
    name = f"passage {passage['id']} (“{passage['quote'][:40]}”)"
    whole = texts.get(passage["article"], {}).get(passage["field"])
    start, end = passage.get("start"), passage.get("end")
    if whole is None:
        return f"{name}: there is no article {passage['article']}."
    if type(start) is not int or type(end) is not int or not 0 <= start < end <= len(whole):
        return f"{name}: {start}–{end} is no place in {passage['article']}."
    if whole[start:end] != passage["quote"]:
        return f"{name}: {passage['article']} has other words at {start}–{end}."
    if whole[max(0, start - CONTEXT) : start] != passage["prefix"]:
        return f"{name}: {passage['article']} has other words before it."
    if whole[end : end + CONTEXT] != passage["suffix"]:
        return f"{name}: {passage['article']} has other words after it."
    return ""


def _articles(files: Mapping[str, bytes], articles: Iterable[Json]) -> Iterator[str]:
    for each in articles:
        content = files.get(each["file"])
        if content is None:
            yield f"{each['file']}: missing."
        elif hashlib.sha256(content).hexdigest() != each["sha256"]:
            yield f"{each['file']}: not the text whose SHA-256 the manifest names."


def _files(files: Mapping[str, bytes]) -> Iterator[str]:
    said = set(files.get(SUMS, b"").decode("utf-8", "replace").splitlines())
    others = {name: content for name, content in files.items() if name != SUMS}
    found = set(sums(others).decode("utf-8", "replace").splitlines())
    changed = {line.partition("  ")[2] or line for line in said ^ found}
    for name in sorted(changed):
        yield f"{name}: not what {SUMS} says."


def _container(content: bytes, files: Mapping[str, bytes]) -> Iterator[str]:
    again = packed(files, is_compressed=False)
    if again != content:
        pairs = enumerate(zip(content, again, strict=False))
        at = next((n for n, (a, b) in pairs if a != b), min(len(content), len(again)))
        yield f"byte {at} of the archive is not as irnk wrote it; what it holds is unchanged."
