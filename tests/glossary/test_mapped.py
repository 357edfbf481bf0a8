"""Arrays kept in a file come back as they were, or not at all."""

from __future__ import annotations

import tempfile
import zlib
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.testing import assert_array_equal

from glossary.mapped import Arrays, read_arrays, write_arrays

ARRAYS: Arrays = {
    "numbers": np.arange(7, dtype=np.int32),
    "table": np.arange(12, dtype=np.int64).reshape(3, 4),
    "nothing": np.zeros(0, np.uint64),
    "flags": np.array([True, False, True]),
    "alone": np.array(5),
}


def _written(folder: Path) -> Path:
    path = folder / "it.kept"
    assert write_arrays(path, "key", ARRAYS)
    return path


def test_arrays_come_back_as_they_were(tmp_path: Path) -> None:
    found = read_arrays(_written(tmp_path), "key")
    assert found is not None
    assert list(found) == list(ARRAYS)
    for name, array in ARRAYS.items():
        assert_array_equal(found[name], array)
        assert found[name].dtype == array.dtype


def test_what_is_kept_cannot_be_changed_by_who_reads_it(tmp_path: Path) -> None:
    found = read_arrays(_written(tmp_path), "key")
    assert found is not None
    with pytest.raises(ValueError, match="read-only"):
        found["numbers"][0] = 1


def test_arrays_of_another_key_are_not_there(tmp_path: Path) -> None:
    assert read_arrays(_written(tmp_path), "other") is None


def test_a_file_that_is_not_there_or_no_file_holds_nothing(tmp_path: Path) -> None:
    assert read_arrays(tmp_path / "missing.kept", "key") is None
    assert read_arrays(tmp_path, "key") is None


@pytest.mark.parametrize(
    "content", [b"", b"\n", b"glosswright kept arrays \n", b"glosswright kept arrays x y\n", b"PK"]
)
def test_a_foreign_file_holds_nothing(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "it.kept"
    path.write_bytes(content)
    assert read_arrays(path, "key") is None


def test_an_array_of_objects_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "it.kept"
    assert write_arrays(path, "key", {"code": np.arange(1)})
    line, _, rest = path.read_bytes().partition(b"\n")
    length = int(line.split()[-1], 16)
    header = rest[:length].replace(b'"<i8"', b'"|O" ')
    path.write_bytes(b"%s %08x %08x\n" % (line.rsplit(b" ", 2)[0], zlib.crc32(header), length) + header + rest[length:])
    assert read_arrays(path, "key") is None


def test_a_folder_that_is_not_there_keeps_nothing(tmp_path: Path) -> None:
    assert not write_arrays(tmp_path / "missing" / "it.kept", "key", ARRAYS)


@given(st.data())
@settings(deadline=None)
def test_a_file_cut_short_or_damaged_anywhere_holds_nothing(data: st.DataObject) -> None:
    with tempfile.TemporaryDirectory() as name:
        path = _written(Path(name))
        content = bytearray(path.read_bytes())
        place = data.draw(st.integers(0, len(content) - 1))
        if data.draw(st.booleans()):
            del content[place:]
        else:
            content[place] ^= data.draw(st.integers(1, 255))
        path.write_bytes(content)
        found = read_arrays(path, "key")
    # the blanks that fill the header up say nothing, and may be anything
    assert found is None or all(np.array_equal(found[each], ARRAYS[each]) for each in ARRAYS)
