"""Where caches are kept, and that doing without is an answer."""

from __future__ import annotations

from pathlib import Path

from glossary.cache import cache_folder, wanted_cache_folder


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
