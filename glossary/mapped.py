"""Named arrays in one file that is mapped, not read: a header that says where each lies, then the arrays.

A file that is cut short, damaged, someone else's or of another key counts as not there.
"""

from __future__ import annotations

import json
import mmap
import zlib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from glossary.cache import write_atomically

Arrays = dict[str, NDArray[Any]]

_MAGIC = b"glosswright kept arrays "
_ALIGNED = 64
_KINDS = "biu"  # plain numbers; an array of objects would be code


def write_arrays(path: Path, key: str, arrays: Mapping[str, NDArray[Any]]) -> bool:
    """Write `arrays` to `path` under `key`, whole or not at all; False where that cannot be done."""
    places, end = {}, 0
    for name, array in arrays.items():
        places[name] = [array.dtype.str, list(array.shape), end]
        end += -(-array.nbytes // _ALIGNED) * _ALIGNED
    pieces = [*_padded(arrays)]
    total = sum(_sum(piece) for piece in pieces) % (1 << 64)
    header = json.dumps({"key": key, "bytes": end, "sum": total, "arrays": places}).encode()
    line = b"%s%08x %08x\n" % (_MAGIC, zlib.crc32(header), len(header))
    return write_atomically(path, line, header, bytes(-(len(line) + len(header)) % _ALIGNED), *pieces)


def read_arrays(path: Path, key: str) -> Arrays | None:
    """Map what was written under `key`; None where it is not there whole."""
    try:
        with path.open("rb") as stream:
            content = mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ)
        line = content[: content.find(b"\n") + 1]
        checksum, length = (int(part, 16) for part in line.removeprefix(_MAGIC).split())
        header = content[len(line) : len(line) + length]
        if not line.startswith(_MAGIC) or zlib.crc32(header) != checksum:
            return None
        told = json.loads(header)
        start = len(line) + length + -(len(line) + length) % _ALIGNED
        if told["key"] != key or len(content) != start + told["bytes"]:
            return None
        if _sum(memoryview(content)[start:]) != told["sum"]:
            return None
        return {name: _array(content, start, *place) for name, place in told["arrays"].items()}
    except (OSError, ValueError, TypeError, KeyError):
        return None


def _array(content: mmap.mmap, start: int, kind: str, shape: list[int], offset: int) -> NDArray[Any]:
    dtype = np.dtype(kind)
    if dtype.kind not in _KINDS:
        raise ValueError(kind)
    count = int(np.prod(shape, dtype=np.int64))
    return np.frombuffer(content, dtype, count, start + offset).reshape(shape)


def _padded(arrays: Mapping[str, NDArray[Any]]) -> Iterator[memoryview]:
    for array in arrays.values():
        flat = np.ascontiguousarray(array).reshape(-1).view(np.uint8)
        yield flat.data
        yield memoryview(bytes(-flat.nbytes % _ALIGNED))


def _sum(content: memoryview) -> int:
    """Sum of the content as 64-bit numbers: fast enough to see at every start whether anything is damaged."""
    whole = len(content) // 8 * 8
    rest = int.from_bytes(content[whole:], "little")
    return (int(np.frombuffer(content[:whole], "<u8").sum(dtype=np.uint64)) + rest) % (1 << 64)
