"""`corpus/sources.yaml`: what is known about sources, whatever their articles say."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from irnk_tui.model.errors import SettingsError
from irnk_tui.plain_yaml import parse

SOURCES_FILE = "sources.yaml"
FIELDS = ("name", "country", "language", "url", "aliases")


@dataclass(frozen=True, slots=True)
class Profile:
    """One source."""

    name: str
    country: str | None = None
    language: str | None = None
    url: str | None = None
    aliases: tuple[str, ...] = ()
    """Other names under which documents give it."""


def profiles(corpus: Path) -> Mapping[str, Profile]:
    """Profiles by name and alias in lower case; none when there is no sources.yaml.

    Raises:
        SettingsError: The file is not a list of profiles.
    """
    try:
        stat = (corpus / SOURCES_FILE).stat()
    except OSError:
        return {}
    return _profiles(corpus, stat.st_mtime_ns, stat.st_size)


def leads_out(path: Path, corpus: Path) -> bool:
    """Whether a path is a link to something outside the corpus folder."""
    return path.is_symlink() and not path.resolve().is_relative_to(corpus.resolve())


def metadata_text(path: Path, corpus: Path) -> str | None:
    """The text of a metadata file of the corpus; None when there is none.

    Raises:
        SettingsError: It cannot be read, or is a link out of the corpus.
    """
    if leads_out(path, corpus):
        raise SettingsError(f"{path.name}: is a link out of the corpus; copy the file instead")
    try:
        return path.read_text("utf-8-sig")
    except FileNotFoundError:
        return None
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(f"{path.name}: cannot be read ({error})") from error


# Asked for with every document; the file's time and size tell when to read it again.
@lru_cache(4)
def _profiles(corpus: Path, mtime_ns: int, size: int) -> Mapping[str, Profile]:
    values = parse(metadata_text(corpus / SOURCES_FILE, corpus) or "", name=SOURCES_FILE)
    if not isinstance(values, list | None):
        raise SettingsError(f"{SOURCES_FILE}: write it as a list of “- name: …”")
    found = {}
    for profile in map(_profile, values or ()):
        for name in (profile.name, *profile.aliases):
            found[name.casefold()] = profile
    return found


def _profile(entry: Any) -> Profile:
    if not isinstance(entry, dict) or not isinstance(entry.get("name"), str):
        raise SettingsError(f"{SOURCES_FILE}: each source needs a “name: …”")
    for key, value in entry.items():
        if key not in FIELDS:
            known = ", ".join(FIELDS)
            raise SettingsError(f"{SOURCES_FILE}: a source has no “{key}”; it has {known}")
        if not _is_text(value) and not (key == "aliases" and _is_list_of_text(value)):
            raise SettingsError(f"{SOURCES_FILE}: “{key}” of {entry['name']} takes text")
    aliases = entry.get("aliases") or ()
    names = (aliases,) if isinstance(aliases, str) else tuple(aliases)
    return Profile(
        entry["name"], entry.get("country"), entry.get("language"), entry.get("url"), names
    )


def _is_text(value: Any) -> bool:
    return value is None or isinstance(value, str)


def _is_list_of_text(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(item, str) for item in value)
