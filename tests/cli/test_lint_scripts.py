"""`gloss lint` on texts in other scripts: the language told by the script, places in code points."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.calling import lint


@pytest.mark.parametrize(
    ("language", "term", "text", "standing"),
    [
        ("ko", "당중앙위원회", "어제 당 중앙위원회는 회의를 열었다.", "당 중앙위원회는"),
        ("zh", "中央军事委员会", "😀昨天中央军車委员会说。", "中央军車委员会"),
        ("ja", "核ミサイル", "昨日、新しい核・ミサイルを。", "核・ミサイル"),
        ("ru", "центральный комитет", "Вот центрельный комитет.", "центрельный комитет"),
        ("el", "επαναστατική", "Η επαναστοτική γραμμή.", "επαναστοτική"),
    ],
)
def test_a_place_is_counted_in_code_points(tmp_path: Path, language: str, term: str, text: str, standing: str) -> None:
    (tmp_path / "terms.csv").write_text(f"term,language\n{term},{language}\n", "utf-8")
    (tmp_path / "text.txt").write_text(text, "utf-8")
    report = json.loads(lint(tmp_path, "text.txt", "--format", "json").stdout)
    assert report["documents"][0]["language"] == language
    found = [(text[each["start"] : each["end"]], each["text"]) for each in report["findings"]]
    assert found == [(standing, standing)]
