"""Values set aside on disk, to be gone through again in the order they were put."""

from __future__ import annotations

import pickle
import struct
import tempfile
import zlib
from collections.abc import Iterator
from typing import Generic, TypeVar, cast

T = TypeVar("T")
_SIZE = struct.Struct("<I")


class Spool(Generic[T]):
    """A file without a name, in the folder for temporary files; it goes with the process."""

    def __init__(self) -> None:
        self._file = tempfile.TemporaryFile()  # noqa: SIM115
        self._end = 0

    def put(self, value: T) -> None:
        """Set a value aside."""
        packed = zlib.compress(pickle.dumps(value, pickle.HIGHEST_PROTOCOL), 1)
        self._file.seek(self._end)
        self._file.write(_SIZE.pack(len(packed)) + packed)
        self._end += _SIZE.size + len(packed)

    def __iter__(self) -> Iterator[T]:
        at = 0
        while at < self._end:
            self._file.seek(at)
            (size,) = _SIZE.unpack(self._file.read(_SIZE.size))
            packed = self._file.read(size)
            at += _SIZE.size + size
            # What is read here was written by this process a moment ago.
            yield cast(T, pickle.loads(zlib.decompress(packed)))
