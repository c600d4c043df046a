"""`irnk.yaml`, read into a frozen value."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

from irnk_tui.model.errors import SettingsError
from irnk_tui.model.settings import ClusterSettings, Settings
from irnk_tui.plain_yaml import parse

__all__ = ["FILE_NAME", "Settings", "load"]

FILE_NAME = "irnk.yaml"
WEIGHTS = ("title", "body", "recency")
ORDERS = ("auto", "irnk", "terminal")
YES_AND_NO = {"true": True, "yes": True, "on": True, "false": False, "no": False, "off": False}


def load(folder: Path) -> Settings:
    """The settings of the project in `folder`; the defaults when it has no irnk.yaml.

    Raises:
        SettingsError: The file cannot be read, or says something irnk does not know.
    """
    path = folder / FILE_NAME
    try:
        text = path.read_text("utf-8-sig")
    except FileNotFoundError:
        return Settings()
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(f"{path}: cannot be read ({error})") from error
    found = settings_of(parse(text, name=FILE_NAME))
    return replace(found, cluster=_from(folder, found.cluster))


def settings_of(values: Any) -> Settings:
    """Settings from the parsed file.

    Raises:
        SettingsError: A key or a value is not one irnk knows.
    """
    if values is None:
        return Settings()
    if not isinstance(values, dict):
        raise SettingsError(f"{FILE_NAME}: write it as “name: value” lines")
    known = [field.name for field in fields(Settings)]
    for key in values:
        if key not in known:
            raise SettingsError(f"{FILE_NAME}: there is no setting “{key}”{_nearest(key, known)}")
    given = {key: value for key, value in values.items() if value is not None}
    return Settings(**{key: _value(key, value) for key, value in given.items()})


def _value(key: str, value: Any) -> Any:
    read: Callable[[str, Any], Any] = KINDS.get(key, _text)
    return read(key, value)


def _text(key: str, value: Any) -> str:
    if not isinstance(value, str):
        raise SettingsError(f"{FILE_NAME}: “{key}” takes one line of text")
    return value


def _yes_or_no(key: str, value: Any) -> bool:
    answer = YES_AND_NO.get(_text(key, value).lower())
    if answer is None:
        raise SettingsError(f"{FILE_NAME}: “{key}” takes yes or no, not “{value}”")
    return answer


def _count(key: str, value: Any) -> int:
    text = _text(key, value)
    if not (text.isascii() and text.isdigit() and len(text) <= 3):
        raise SettingsError(f"{FILE_NAME}: “{key}” takes a number from 0 to 999, not “{value}”")
    return int(text)


def _names(key: str, value: Any) -> dict[str, str]:
    if not isinstance(value, dict):
        raise SettingsError(f"{FILE_NAME}: “{key}” takes “name: value” lines")
    return {_text(key, name): _text(key, text) for name, text in value.items()}


def _weights(key: str, value: Any) -> dict[str, float]:
    weights = {}
    for name, text in _names(key, value).items():
        if name not in WEIGHTS:
            known = ", ".join(WEIGHTS)
            raise SettingsError(f"{FILE_NAME}: “{key}” knows {known}, not “{name}”")
        if not re.fullmatch(r"[0-9]{1,3}(\.[0-9]{1,3})?", text):
            raise SettingsError(f"{FILE_NAME}: “{name}” takes a number like 2 or 0.5, not “{text}”")
        weights[name] = float(text)
    return weights


def _who_orders(key: str, value: Any) -> str:
    text = _text(key, value)
    if text not in ORDERS:
        raise SettingsError(f"{FILE_NAME}: “{key}” takes {', '.join(ORDERS)}, not “{text}”")
    return text


def _cluster(key: str, value: Any) -> ClusterSettings:
    if not isinstance(value, dict):
        raise SettingsError(f"{FILE_NAME}: “{key}” takes “name: value” lines, url among them")
    known = ["url", *(field.name for field in fields(ClusterSettings) if field.name != "urls")]
    given: dict[str, Any] = {}
    for name, told in value.items():
        if name not in known:
            nearest = _nearest(name, known)
            raise SettingsError(f"{FILE_NAME}: “{key}” knows no “{name}”{nearest}")
        given["urls" if name == "url" else name] = _cluster_value(name, told)
    return ClusterSettings(**given)


def _cluster_value(name: str, value: Any) -> Any:
    if name in ("shards", "replicas"):
        return max(_count(name, value), 1 if name == "shards" else 0)
    if name == "prefix" and not re.fullmatch(r"[a-z0-9][a-z0-9_-]{0,99}", _text(name, value)):
        raise SettingsError(f"{FILE_NAME}: “prefix” takes small letters, digits, - and _")
    if name != "url":
        return _text(name, value)
    urls = _list(name, value)
    for url in urls:
        if not re.fullmatch(r"https?://[^\s/@?#]+/?", url):
            raise SettingsError(f"{FILE_NAME}: “url” takes one like https://host:9200, not “{url}”")
    return urls


def _from(folder: Path, cluster: ClusterSettings) -> ClusterSettings:
    """With the paths of its files whole; only the certificates may lie in the project's folder."""
    secret = Path(cluster.credentials_file).expanduser()
    if cluster.credentials_file and not secret.is_absolute():
        raise SettingsError(f"{FILE_NAME}: “credentials_file” takes a whole path, like ~/.irnk-key")
    authority = str(folder / Path(cluster.ca_file).expanduser()) if cluster.ca_file else ""
    held = str(secret) if cluster.credentials_file else ""
    return replace(cluster, ca_file=authority, credentials_file=held)


def _list(key: str, value: Any) -> tuple[str, ...]:
    items = value if isinstance(value, list) else [value]
    return tuple(_text(key, item) for item in items)


KINDS: dict[str, Callable[[str, Any], Any]] = {
    "workers": _count,
    "mouse": _yes_or_no,
    "keys": _names,
    "colours": _names,
    "fields": _names,
    "ignore": _list,
    "weights": _weights,
    "cluster": _cluster,
    "right_to_left": _who_orders,
}


def _nearest(key: Any, known: list[str]) -> str:
    from rapidfuzz import process

    best = process.extractOne(str(key), known, score_cutoff=55)
    if best:
        return f"; do you mean “{best[0]}”?"
    return f"; the settings are {', '.join(known)}"
