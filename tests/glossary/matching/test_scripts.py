"""Texts in other languages and scripts than English in Latin letters: hits, forms, slips, and silence."""

from __future__ import annotations

from hashlib import sha256

import pytest

from align.document import Document
from glossary.concept import ConceptEntry, Designation, Glossary, MatchRule, Status
from glossary.lint import LintResult, LintSettings, lint_document
from glossary.matching.endings import may_be_slip, stems
from glossary.matching.script import Script, believes_slip, script_of, spelt_out, weight


def lint(text: str, language: str, *terms: str | Designation) -> LintResult:
    designations = [each if isinstance(each, Designation) else Designation(each, language=language) for each in terms]
    glossary = Glossary(tuple(ConceptEntry(each.text, (each,)) for each in designations))
    document = Document("text.txt", text, "text/plain", sha256(text.encode()).hexdigest())
    return lint_document(document, glossary, LintSettings(language=language))


def found(result: LintResult) -> list[tuple[str, str, tuple[str, ...]]]:
    return [(each.code, each.text, each.replacements) for each in result.findings]


@pytest.mark.parametrize(
    ("language", "text", "hits"),
    [
        (
            "ko",
            "당중앙위원회는 어제 회의를 열었다. 당중앙위원회의 결정을\n인민들은 지지했다.",
            {"당중앙위원회": 2, "인민": 1},
        ),
        ("ko", "당은 당에서도 당이", {"당": 3}),
        (
            "zh",
            "朝鲜劳动党中央委员会在平壤举行会议。朝鲜劳动党\n中央委员会作出决定。",
            {"朝鲜劳动党中央委员会": 2, "劳动党": 2},
        ),
        ("ja", "昨日、労働党は会議を開いた。労\n働党の決定である。", {"労働党": 2}),
        ("ru", "Решение Центрального\nкомитета и Центральному комитету.", {"Центральный комитет": 2}),
        ("uk", "Рішення партії, партією та в партії.", {"партія": 3}),
        ("el", "Η κεντρική επιτροπή και της κεντρικής\nεπιτροπής.", {"κεντρική επιτροπή": 2}),
        ("ar", "قال الحزب والحزب وحزب العمال للحزب.", {"حزب": 4}),
        ("he", "המפלגה והמפלגה למפלגה", {"מפלגה": 3}),
        ("hi", "केंद्रीय समिति ने कहा। केंद्रीय समितियों में।", {"केंद्रीय समिति": 2}),
        ("de", "Die Beschlüsse der zentralen Kommission und des Betriebs.", {"zentrale Kommission": 1, "Betrieb": 1}),
        ("fr", "Les forces armées et l’armée du peuple, d'armées.", {"force armée": 1, "armée": 3}),
        ("es", "Las fuerzas armadas del pueblo.", {"fuerza armada": 1}),
        ("sw", "Chama kimekutana.", {"chama": 1}),
    ],
)
def test_a_term_is_found_in_the_forms_of_its_language(language: str, text: str, hits: dict[str, int]) -> None:
    """Particles, endings, articles written together and line breaks make no difference, and nothing is reported."""
    result = lint(text, language, *hits)
    assert result.hits == hits
    assert not result.findings


@pytest.mark.parametrize("match", [MatchRule.EXACT, MatchRule.INFLECTED, MatchRule.FUZZY])
def test_a_particle_is_another_word_whatever_the_match_rule(match: MatchRule) -> None:
    assert lint("로동당은 로동당에서", "ko", Designation("로동당", language="ko", match=match)).hits == {"로동당": 2}
    assert lint("قال والحزب", "ar", Designation("حزب", language="ar", match=match)).hits == {"حزب": 1}


@pytest.mark.parametrize(
    ("language", "term", "text", "code", "standing", "replacement"),
    [
        ("ko", "로동당", "노동당은 말했다.", "T101", "노동당은", "로동당은"),
        ("ko", "당중앙위원회", "당 중앙 위원회의 결정", "T104", "당 중앙 위원회의", "당중앙위원회의"),
        ("ko", "당 중앙위원회", "당중앙위원회는", "T104", "당중앙위원회는", "당 중앙위원회는"),
        ("ko", "당중앙위원회", "당중엉위원회는", "T101", "당중엉위원회는", "당중앙위원회는"),
        ("zh", "中央军事委员会", "昨天中央军車委员会说", "T101", "中央军車委员会", "中央军事委员会"),
        ("zh", "朝鲜劳动党", "昨天朝鲜动党说", "T101", "朝鲜动党", "朝鲜劳动党"),
        ("ja", "核ミサイル", "新しい核・ミサイルを", "T104", "核・ミサイル", "核ミサイル"),
        ("ru", "центральный комитет", "Это центрельный комитет.", "T101", "центрельный комитет", "центральный комитет"),
        ("de", "Zentralkomitee", "Das Zentrolkomitee tagte.", "T101", "Zentrolkomitee", "Zentralkomitee"),
        ("fr", "révolutionnaire", "Un révolutiannaire parle.", "T101", "révolutiannaire", "révolutionnaire"),
        ("el", "επαναστατική", "Η επαναστοτική γραμμή.", "T101", "επαναστοτική", "επαναστατική"),
    ],
)
def test_a_planted_variant_is_reported(
    language: str, term: str, text: str, code: str, standing: str, replacement: str
) -> None:
    assert found(lint(text, language, term)) == [(code, standing, (replacement,))]


@pytest.mark.parametrize(
    ("language", "term", "text"),
    [
        ("ko", "로동당", "로동자는 국가의 주인이다."),
        ("ko", "로동당", "로동당 이 사람은"),
        ("ja", "社会主義", "資本主義社会ではない。"),
        ("zh", "第七次代表大会", "第八次代表大会开幕。"),
        ("zh", "党中央委员会", "中央委员会开会。"),
        ("zh", "国家", "国会开会。"),
        ("zh", "网页浏览器", "打开网络浏览器。"),
        ("zh", "朝鲜劳动党", "朝鲜的劳动党。"),
        ("ja", "労働者階級党", "労働者の階級党"),
        ("ru", "используются", "Он используется."),
        ("ru", "двоичный файл", "Это файлы двоичные."),
        ("de", "nicht gedacht", "Das ist nicht dazu gedacht."),
        ("ru", "революционный", "Это революционность и революционерка."),
        ("de", "Betrieb", "Das Getriebe und der Vertrieb."),
        ("de", "Zentralkomitee", "Die Zentralkomiteesitzung tagte."),
        ("fr", "revenu", "Un retenu et un reconnu."),
        ("es", "partido", "Ha partida la sartén."),
    ],
)
def test_another_word_is_no_variant(language: str, term: str, text: str) -> None:
    """Nobody here knows the language's words, so what may be one is not taken for a slip."""
    assert not [each for each in lint(text, language, term).findings if each.code.startswith("T")]


def test_a_forbidden_form_is_reported_with_its_particle() -> None:
    """The replacement takes the particle in the form that its own last sound asks for."""
    entry = ConceptEntry(
        "party",
        (Designation("나라", language="ko"), Designation("왕국", language="ko", status=Status.FORBIDDEN)),
    )
    document = Document("a.txt", "왕국은 망했다.", "text/plain", "")
    result = lint_document(document, Glossary((entry,)), LintSettings(language="ko"))
    assert found(result) == [("T111", "왕국은", ("나라는",))]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ko", "오늘 아침 평양에서 큰 회의가 열렸다. 농민들은 봄 씨앗을 뿌리고 로동자들은 공장으로 나갔다."),
        ("zh", "昨天早上，农民们在田里播种。工人们走进工厂，开始了新的一天。"),
        ("ja", "昨日の朝、農民たちは畑に種をまいた。労働者は工場へ向かった。"),
        ("ru", "Утром крестьяне вышли в поле, а рабочие пошли на завод. День был ясный и тёплый."),
        ("el", "Το πρωί οι αγρότες βγήκαν στα χωράφια και οι εργάτες πήγαν στο εργοστάσιο."),
        ("ar", "في الصباح خرج الفلاحون إلى الحقول وذهب العمال إلى المصنع."),
        ("hi", "सुबह किसान खेतों में गए और मज़दूर कारख़ाने में गए।"),
        (
            "de",
            "Am Morgen gingen die Bauern auf die Felder, und die Arbeiter liefen in die Fabrik. Es war ein klarer Tag.",
        ),
        ("fr", "Le matin, les paysans allaient aux champs et les ouvriers entraient à l’usine. Il faisait beau."),
    ],
)
def test_a_clean_text_is_silent(language: str, text: str) -> None:
    """Neither the term rules nor those of damage judge words that no list here knows."""
    assert found(lint(text, language, "Zentralkomitee", "로동당", "中央委员会", "центральный комитет")) == []


@pytest.mark.parametrize(
    ("word", "script"),
    [("party", Script.LATIN), ("été", Script.LATIN), ("당", Script.HANGUL), ("wpk는", Script.HANGUL),
     ("党", Script.HAN), ("ア", Script.KANA), ("партия", Script.CYRILLIC), ("κόμμα", Script.GREEK),
     ("حزب", Script.ARABIC),
     ("מפלגה", Script.HEBREW), ("दल", Script.DEVANAGARI), ("123", Script.LATIN), ("พรรค", Script.OTHER)],
)  # fmt: skip
def test_a_word_is_of_the_script_that_it_ends_in(word: str, script: Script) -> None:
    assert script_of(word) is script


@pytest.mark.parametrize(
    ("text", "worth"), [("WPK", 3), ("당", 3), ("로동", 5), ("国家", 4), ("労働党", 6), ("a-b", 2)]
)
def test_a_syllable_is_worth_its_letters_and_a_character_two(text: str, worth: int) -> None:
    assert weight(text) == worth


def test_a_slip_in_hangul_is_one_of_a_syllables_letters() -> None:
    assert len(spelt_out("당")) == 3
    assert believes_slip("중앙위원회")
    assert not believes_slip("로동당")


def test_a_word_that_differs_in_its_last_letters_is_never_a_slip() -> None:
    assert not may_be_slip("комитетам", "комитетов")
    assert may_be_slip("комегетов", "комитетов")


@pytest.mark.parametrize("language", ["en", "ru"])
def test_a_word_is_inflected_in_its_scripts_language(language: str) -> None:
    assert stems("партией", language) & stems("партия", language)


def test_every_word_of_a_russian_term_may_be_inflected() -> None:
    terms = Glossary((ConceptEntry("economy", (Designation("народное хозяйство страны", language="ru"),)),))
    text = "Народного хозяйства страны. Народному хозяйству страны. Народным хозяйством страны."
    found = lint_document(Document("t.txt", text, "text/plain", ""), terms, LintSettings(language="ru"))
    assert (dict(found.hits), found.findings) == ({"economy": 3}, ())


def test_the_dots_of_a_russian_letter_make_no_difference() -> None:
    terms = Glossary((ConceptEntry("forces", (Designation("вооружённые силы", language="ru"),)),))
    found = lint_document(Document("t.txt", "Вооруженные силы.", "text/plain", ""), terms, LintSettings(language="ru"))
    assert (dict(found.hits), found.findings) == ({"forces": 1}, ())
