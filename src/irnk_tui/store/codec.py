"""Values to JSON and back: a dataclass is a list of its fields, in their order."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from operator import attrgetter
from types import NoneType, UnionType
from typing import Any, Literal, NewType, TypeVar, Union, get_args, get_origin, get_type_hints

T = TypeVar("T")
Coder = Callable[[Any], Any]
_DECODERS: dict[Any, Coder] = {}
_FIELDS: dict[Any, Coder] = {}


def to_json(value: Any) -> str:
    """A dataclass, or a tuple of them, as JSON."""
    return _ENCODER.encode(value)


def from_json(kind: type[T], text: str) -> T:
    """The value that `to_json` wrote, as a `kind`."""
    value: T = decoder(kind)(json.loads(text))
    return value


def shape(*kinds: type) -> str:
    """A short name for the fields of these dataclasses and all in them; changes when they do.

    A field with the metadata `later` does not count: what was written before has its default.
    """
    seen: dict[str, list[str]] = {}
    for kind in kinds:
        _describe(kind, seen)
    return hashlib.sha256(repr(sorted(seen.items())).encode()).hexdigest()[:16]


def decoder(kind: Any) -> Coder:
    """What turns parsed JSON into `kind`; made once for each."""
    if kind not in _DECODERS:
        _DECODERS[kind] = _decoder(kind)
    return _DECODERS[kind]


def _decoder(kind: Any) -> Coder:
    if isinstance(kind, NewType):
        return decoder(kind.__supertype__)
    if is_dataclass(kind):
        return _dataclass_decoder(kind)
    if kind is date:
        return date.fromisoformat
    origin, inner = get_origin(kind), get_args(kind)
    if origin in (Union, UnionType):
        return _optional(inner)
    if origin is tuple:
        return _tuple_decoder(inner)
    if origin is not None and origin is not Literal and issubclass(origin, Mapping):
        return _mapping_decoder(decoder(inner[1]))
    return _same


def _plain(value: Any) -> Any:
    kind = type(value)
    if kind in _FIELDS or is_dataclass(kind):
        return _fields(kind)(value)
    if isinstance(value, date):
        return value.isoformat()
    return dict(value) if isinstance(value, Mapping) else list(value)


# The encoder walks tuples and strings itself, in C, and asks only about our own values.
_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), default=_plain)


def _fields(kind: Any) -> Coder:
    """What takes the values of all fields, in order, out of a `kind`."""
    if kind not in _FIELDS:
        names = _names(kind)
        get = attrgetter(*names)
        _FIELDS[kind] = get if len(names) > 1 else lambda value: (get(value),)
    return _FIELDS[kind]


def _names(kind: Any) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind))


def _dataclass_decoder(kind: Any) -> Coder:
    hints = get_type_hints(kind)
    coders = [decoder(hints[name]) for name in _names(kind)]
    places = [(place, code) for place, code in enumerate(coders) if code is not _same]
    if not places:
        return lambda values: kind(*values)
    least = sum(not each.metadata.get("later") for each in fields(kind))

    def decode(values: Any) -> Any:
        if not least <= len(values) <= len(coders):
            raise ValueError(f"{kind.__name__} has other fields")
        known = list(values)
        for place, code in places:
            if place < len(known):
                known[place] = code(known[place])
        return kind(*known)

    return decode


def _optional(inner: tuple[Any, ...]) -> Coder:
    decode = decoder(next(kind for kind in inner if kind is not NoneType))
    if decode is _same:
        return _same
    return lambda value: None if value is None else decode(value)


def _tuple_decoder(inner: tuple[Any, ...]) -> Coder:
    if inner[-1] is Ellipsis:
        decode = decoder(inner[0])
        return tuple if decode is _same else lambda values: tuple([decode(item) for item in values])
    coders = [decoder(kind) for kind in inner]
    return lambda values: tuple(
        [code(item) for code, item in zip(coders, values, strict=True)]
    )  # fmt: skip


def _mapping_decoder(decode: Coder) -> Coder:
    if decode is _same:
        return _same
    return lambda values: {key: decode(item) for key, item in values.items()}


def _same(value: Any) -> Any:
    return value


def _describe(kind: Any, seen: dict[str, list[str]]) -> None:
    if not is_dataclass(kind):
        for inner in get_args(kind):
            _describe(inner, seen)
        return
    name = getattr(kind, "__name__", str(kind))
    if name not in seen:
        hints = get_type_hints(kind)
        own = [field.name for field in fields(kind) if not field.metadata.get("later")]
        seen[name] = [f"{field}: {hints[field]}" for field in own]
        for field in own:
            _describe(hints[field], seen)
