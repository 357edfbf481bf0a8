"""Where caches are kept, and that doing without is an answer."""

from __future__ import annotations

import os
from pathlib import Path

from glossary.cache import cache_folder, kept_file, prune, wanted_cache_folder, write_atomically


def test_the_cache_is_where_gloss_cache_says_and_is_made(tmp_path: Path) -> None:
    wanted = tmp_path / "a" / "b"
    assert cache_folder({"GLOSS_CACHE": str(wanted), "HOME": str(tmp_path)}) == wanted
    assert wanted.is_dir()
    assert list(wanted.iterdir()) == []


def test_the_cache_is_in_the_users_cache_folder_by_default(tmp_path: Path) -> None:
    folder = cache_folder({"HOME": str(tmp_path)})
    assert folder is not None
    assert folder.is_relative_to(tmp_path)
    assert folder.name == "glosswright"


def test_xdg_cache_home_is_followed(tmp_path: Path) -> None:
    assert wanted_cache_folder({"XDG_CACHE_HOME": str(tmp_path), "HOME": "elsewhere"}) == tmp_path / "glosswright"


def test_a_cache_that_cannot_be_written_means_doing_without(tmp_path: Path) -> None:
    in_the_way = tmp_path / "file"
    in_the_way.write_text("")
    assert cache_folder({"GLOSS_CACHE": str(in_the_way)}) is None
    assert cache_folder({"GLOSS_CACHE": str(in_the_way / "below")}) is None


def test_a_user_without_a_home_does_without() -> None:
    assert cache_folder({}) is None


def _keep(folder: Path, name: str, content: bytes, *, used: float) -> Path:
    path = kept_file(name, {"GLOSS_CACHE": str(folder)})
    assert path is not None
    assert write_atomically(path, content)
    os.utime(path, (used, used))
    return path


def test_what_is_kept_is_found_again_under_its_name(tmp_path: Path) -> None:
    path = _keep(tmp_path, "index-1", b"abc", used=1000)
    assert kept_file("index-1", {"GLOSS_CACHE": str(tmp_path)}) == path
    assert path.read_bytes() == b"abc"
    assert [each.name for each in tmp_path.iterdir()] == [path.name]


def test_pieces_are_written_one_after_the_other(tmp_path: Path) -> None:
    path = tmp_path / "a.kept"
    assert write_atomically(path, b"one", memoryview(b"two"))
    assert path.read_bytes() == b"onetwo"


def test_without_a_folder_nothing_is_kept(tmp_path: Path) -> None:
    in_the_way = tmp_path / "file"
    in_the_way.write_text("")
    assert kept_file("index-1", {"GLOSS_CACHE": str(in_the_way)}) is None
    assert not write_atomically(tmp_path / "gone" / "a.kept", b"abc")


def test_a_file_that_cannot_be_written_leaves_no_rest(tmp_path: Path) -> None:
    in_the_way = tmp_path / "a.kept"
    in_the_way.mkdir()
    assert not write_atomically(in_the_way, b"new")
    assert [each.name for each in tmp_path.iterdir()] == ["a.kept"]


def test_what_was_used_longest_ago_is_removed_first(tmp_path: Path) -> None:
    oldest = _keep(tmp_path, "a", b"0" * 40, used=1000)
    older = _keep(tmp_path, "b", b"0" * 40, used=2000)
    newest = _keep(tmp_path, "c", b"0" * 40, used=3000)
    kept_file("a", {"GLOSS_CACHE": str(tmp_path)})
    prune(tmp_path, most_bytes=100)
    assert (oldest.exists(), older.exists(), newest.exists()) == (True, False, True)


def test_what_was_just_written_is_spared_however_large(tmp_path: Path) -> None:
    large = _keep(tmp_path, "a", b"0" * 200, used=1000)
    prune(tmp_path, spare=large, most_bytes=100)
    assert large.exists()


def test_files_of_others_are_never_removed(tmp_path: Path) -> None:
    foreign = tmp_path / "thesis.docx"
    foreign.write_bytes(b"0" * 200)
    prune(tmp_path, most_bytes=100)
    assert foreign.exists()


def test_what_a_killed_run_left_half_written_is_removed_after_a_day(tmp_path: Path) -> None:
    left = tmp_path / "a.kept123.part"
    left.write_bytes(b"0")
    prune(tmp_path)
    assert left.exists()
    os.utime(left, (1000, 1000))
    prune(tmp_path)
    assert not left.exists()
