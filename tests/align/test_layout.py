"""Blocks: which lines belong together, which are headings, items and captions."""

from __future__ import annotations

import re

import pytest

from align.document import Region, RegionKind, Span
from align.lines import find_folios
from align.sentences import find_layout


def sentences(text: str) -> list[str]:
    return [
        re.sub(r"\s+", " ", sentence.of(text)) for block in find_layout(text).blocks for sentence in block.sentences
    ]


def kinds(text: str) -> list[RegionKind]:
    return [block.kind for block in find_layout(text).blocks]


MARKED = (
    "The growers of the \nUnion planted trees \non the hills, \nand the work went on in all \n"
    "seasons of the year without a break.\n\n"
)
"""Shows that this file ends its wrapped lines, and only those, in a blank."""


def test_a_heading_before_a_blank_line_stands_alone() -> None:
    text = "Third Conference of the Union Held\n\nThe conference was held in a hall of the\nUnion and went on."
    assert sentences(text)[0] == "Third Conference of the Union Held"
    assert kinds(text) == [RegionKind.HEADING, RegionKind.PROSE]


def test_a_heading_right_above_its_text_stands_alone() -> None:
    text = "The Orchards\nThe orchards of the Union are spread over three valleys and many\nhills of the country."
    assert sentences(text)[0] == "The Orchards"


def test_a_wrapped_heading_is_one_block() -> None:
    text = MARKED + (
        " Successes Achieved in the Struggle for Planting the Hills of \nthe Northern Valley of the Orchard Union \n"
        " The new nursery was built.\n"
    )
    found = find_layout(text).blocks[-2]
    assert found.kind is RegionKind.HEADING
    assert re.sub(r"\s+", " ", found.span.of(text)).startswith("Successes Achieved in the Struggle")
    assert found.span.of(text).endswith("Orchard Union")


def test_a_centred_heading_after_a_caption_is_neither_part_of_it_nor_of_the_text_below() -> None:
    text = MARKED + (
        "The chairman having a photograph taken with the members of the council of the Orchard Union \n"
        "                Harrowgate Citizens Pledge to Plant \n   Trees on All Hills \n\n"
        "The rally of citizens took place.\n"
    )
    assert sentences(text)[-3:] == [
        "The chairman having a photograph taken with the members of the council of the Orchard Union",
        "Harrowgate Citizens Pledge to Plant Trees on All Hills",
        "The rally of citizens took place.",
    ]


def test_captions_on_a_line_each_stay_apart() -> None:
    captions = ["Participants full of joy at the House of Gardeners", "The council of the Union in session"]
    assert sentences(MARKED + "\n".join(captions) + "\n")[-2:] == captions


def test_names_on_a_line_each_stay_apart() -> None:
    names = ["John Ashdown", "Mary Pell", "Peter Quarry", "Ann Low"]
    assert sentences("\n".join(names)) == names


@pytest.mark.parametrize("gap", ["\n", "\n\n", "\n\n\n\n", "\n\f", "\n\n12\n\f", "\n\n- 12 -\n\n", "\r\n\r\n"])
@pytest.mark.parametrize("begun", ["The council of the Eastern Orchard Union of the", "They planted apples, pears,"])
def test_a_sentence_goes_on_over_a_gap_after_a_word_that_ends_nothing(begun: str, gap: str) -> None:
    goes_on = "Union planted trees on all hills."
    assert len(sentences(f"{begun} {gap}{goes_on}")) == 1


def test_a_name_goes_on_over_a_blank_line_where_the_line_was_full() -> None:
    text = MARKED + "He thanked the members of the Central \n\nCommittee of the Union.\n"
    assert sentences(text)[-1] == "He thanked the members of the Central Committee of the Union."


def test_a_narrow_column_is_read_like_a_wide_one() -> None:
    text = (
        MARKED
        + "He raised the tasks \nfor launching a \nUnion-wide, nation-\nwide campaign for \nthe Orchard \nBoard.\n"
    )
    assert sentences(text)[-1].startswith("He raised the tasks for launching a Union-wide")


SHORT = ("We met them.\nThe others left us.\n\n", "One\nTwo of it.\nThree\nFour of it.\n\nFive of us.\n\n", "")


@pytest.mark.parametrize("before", SHORT)
@pytest.mark.parametrize(
    "sentence",
    [
        "The road to Mt\nBaekdu was closed by snow in all the months of winter.",
        "They went to see Dr\nAshdown in the hall of the Union of Orchards.",
        "They came to No\n4 Valley in the north and planted many trees there.",
        "It was led by the Growers’\nUnion of the East and had been founded in the year of storms.",
        "It was led by the Union’s\nCouncil and had been founded in the year of the two storms.",
        "Since the Seventh EOU\nCongress much has changed.",
        "They went on to see the Harrowgate Vegetable\nGreenhouse\nFarm in that year.",
    ],
)
def test_a_line_that_cannot_have_ended_goes_on_however_short_it_is(before: str, sentence: str) -> None:
    assert sentences(before + sentence)[-1] == sentence.replace("\n", " ")


def test_a_heading_in_capitals_over_two_lines_is_one_block_among_narrow_columns() -> None:
    narrow = "The growers went to\nthe hills and then\nthey planted trees\non all of them.\n\n"
    heading = "MINUTES OF THE ORCHARDS AND PONDS LIAISON\nCOMMITTEE"
    assert heading.replace("\n", " ") in sentences(narrow * 4 + heading + "\n\n" + narrow)


def test_notes_after_verse_are_read_by_their_own_width() -> None:
    verse = "The tree it stood by Harrow Gate,\n  The frost was on the hill.\n" * 8
    note = "The song is first found in the second volume of Mary Pell's Traditional\nOrchard Airs; cf. the others."
    assert sentences(f"{verse}\n{note}\n")[-1] == note.replace("\n", " ")


def test_a_dateline_begins_a_block() -> None:
    text = "By our own correspondents in the north\nHARROWGATE, March 3. -- The growers went up\nthe hill.\n"
    assert sentences(text)[0] == "By our own correspondents in the north"


def test_page_numbers_are_told_apart_from_words_and_other_numbers() -> None:
    text = "They sold the\n12\ntrees of the\n\n- 13 -\n\fEastern Union.\n\n14\n\fThe others left.\n\n2019\n"
    layout = find_layout(text)
    assert [folio.of(text) for folio in layout.folios] == ["- 13 -", "14", "2019"]
    assert layout.folios == find_folios(text)
    assert layout.folios_in(layout.blocks[0].span) == layout.folios[:1]
    assert layout.folios_in(Span(0, len(text))) == layout.folios


WIDE = (
    "The growers of the Eastern Orchard Union have planted many trees on the hills\n"
    "of the valley, and they have set about digging the ponds that the orchards need.\n\n"
)
"""Shows how wide the columns of this file are; it keeps no trailing blanks."""


def test_a_narrow_column_goes_on_over_a_blank_line_before_a_capital() -> None:
    text = (
        WIDE + "He raised the task\nfor all to strengthen\nthe mighty Orchard\n\nBoard and to plant\nall the\nhills.\n"
    )
    assert sentences(text)[-1] == (
        "He raised the task for all to strengthen the mighty Orchard Board and to plant all the hills."
    )


def test_a_short_line_between_blank_lines_is_a_heading_though_its_text_is_short_too() -> None:
    assert sentences(WIDE + "On trees\n\nTrees are green.\n")[-2:] == ["On trees", "Trees are green."]


def test_a_line_far_wider_than_the_columns_ends_at_its_own_end() -> None:
    caption = "The chairman having a photograph taken with " + "many happy guests and " * 4 + "growers of all valleys"
    other = "Participants with " + "flowers and flags and drums and " * 3 + "songs of joy"
    assert sentences(f"{WIDE * 6}{caption}\n{other}\n")[-2:] == [caption, other]


def test_a_heading_as_wide_as_the_text_right_below_it_stands_alone() -> None:
    heading = "Third Plenary Conference of the Eastern Orchard Union Held in the Great Hall"
    assert sentences(f"{heading}\nThe Third Plenary Conference of the Union was held here and went on for days.\n")[
        0
    ] == (heading)


def test_a_song_title_that_wraps_after_a_name_is_no_heading() -> None:
    text = WIDE + "Pell's Song\nWe Keep the\nTrees is sung\nby all.\n"
    assert sentences(text)[-1] == "Pell's Song We Keep the Trees is sung by all."


def test_a_page_number_between_paragraphs_belongs_to_neither() -> None:
    paragraphs = ["They left the valley on foot.", "12", "Then the others left it."]
    assert sentences("{}\n\n{}\n{}".format(*paragraphs)) == paragraphs


def test_an_item_that_wraps_before_a_number_out_of_turn_goes_on() -> None:
    text = "1. They planted trees in May\n31. Hedges too\n2. They went home"
    assert [block.span.of(text)[:2] for block in find_layout(text).blocks] == ["1.", "2."]


def test_a_colon_at_a_line_that_was_left_early_opens_speech() -> None:
    assert sentences("He continued:\nTrees are planted by those who will not\nsit under them.") == [
        "He continued:",
        "Trees are planted by those who will not sit under them.",
    ]
    assert sentences("He said: \n\nTrees grow.") == ["He said:", "Trees grow."]


def test_a_colon_inside_a_line_ends_nothing() -> None:
    assert len(sentences("The motto of the Union: Plant a tree.")) == 1


def test_list_items_are_blocks_and_their_marks_no_words() -> None:
    text = (
        "The conference dealt with the following:\n1. On the work of the orchards in the present \n\n"
        "          year and the next\n2. On the organizational matter\n3. On the song of the Union \n\n"
        "      with splendour.\nThe first item was discussed.\n"
    )
    listed = [block for block in find_layout(text).blocks if block.is_listed]
    assert sentences(text) == [
        "The conference dealt with the following:",
        "On the work of the orchards in the present year and the next",
        "On the organizational matter",
        "On the song of the Union with splendour.",
        "The first item was discussed.",
    ]
    assert [block.span.of(text)[:2] for block in listed] == ["1.", "2.", "3."]


@pytest.mark.parametrize("marks", ["•◦▪", "---", ("(a)", "(b)", "(c)"), ("1)", "2)", "3)"), ("I.", "II.", "III.")])
def test_lists_of_every_kind_are_seen(marks: tuple[str, ...] | str) -> None:
    text = "The tasks are:\n" + "\n".join(f"{mark} to do a thing" for mark in marks)
    assert [block.is_listed for block in find_layout(text).blocks] == [False, True, True, True]


@pytest.mark.parametrize(
    "text",
    [
        "It was held on March\n31. The growers left.",
        "They met in the hall at No.\n5. The growers left.",
        "The chairman\n- a gardener himself\n- was moved. They left.",
        "The growers met on May\n2) as planned. They left.",
        "Of the 4.\n5 million trees few died. They left.",
    ],
)
def test_prose_that_wraps_before_something_like_a_mark_is_no_list(text: str) -> None:
    assert not any(block.is_listed for block in find_layout(text).blocks)


def test_regions_bound_on_both_sides_save_prose() -> None:
    text = "the Orchard Union of the East"
    cell = Region(Span(4, 11), RegionKind.CELL)
    assert [block.span.of(text) for block in find_layout(text, regions=(cell,)).blocks] == [
        "the",
        "Orchard",
        "Union of the East",
    ]
    prose = Region(Span(4, 11), RegionKind.PROSE)
    assert len(find_layout(text, regions=(prose,)).blocks) == 1


def test_of_regions_that_overlap_the_first_counts() -> None:
    text = "the Orchard of all"
    regions = (Region(Span(4, 11), RegionKind.QUOTE), Region(Span(4, 17), RegionKind.CELL))
    assert [block.kind for block in find_layout(text, regions=regions).blocks] == [
        RegionKind.PROSE,
        RegionKind.QUOTE,
        RegionKind.PROSE,
    ]


def test_a_text_without_words_has_a_layout_that_answers() -> None:
    for text in ("", "\n\n  \n", "\f"):
        layout = find_layout(text)
        assert layout.blocks == ()
        assert layout.sentence_at(0) == Span(0, 0)
        assert layout.block_at(0).sentences == ()
