"""Automatic numbers: every rule and every trap as a small file."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planparse.reading.docx.numbering import Marker, separator
from tests.reading.docx.builder import abstract, docx, lvl, num, p, start_at, style, table, tc, tr
from tests.reading.docx.reading import made, printed, read

CHINESE = abstract(
    0,
    lvl(0, "chineseCountingThousand", "%1、", suff="nothing"),
    lvl(1, "chineseCountingThousand", "（%2）", suff="nothing"),
    lvl(2, "decimal", "%3."),
    lvl(3, "decimal", "（%4）", suff="nothing"),
    lvl(4, "decimalEnclosedCircle", "%5", suff="nothing"),
)
DECIMAL = abstract(1, *(lvl(at, "decimal", ".".join(f"%{n + 1}" for n in range(at + 1))) for at in range(9)))


def test_the_official_ladder() -> None:
    levels = [0, 1, 2, 3, 4, 4, 3, 2, 1, 2, 0, 1]
    data = docx("".join(p("加强管理", num=(1, level)) for level in levels), numbering=CHINESE + num(1, 0))
    assert made(read(data)) == [
        "一、", "（一）", "1.", "（1）", "①", "②", "（2）", "2.", "（二）", "1.", "二、", "（一）",
    ]  # fmt: skip
    assert printed(data)[:3] == ["一、加强管理", "（一）加强管理", "1.加强管理"]


def test_a_list_runs_on_over_other_paragraphs() -> None:
    body = "".join(p("项目", num=(1, 0)) + p("正文。") * 7 for _ in range(120))
    assert made(read(docx(body, numbering=CHINESE + num(1, 0))))[-1] == "一百二十、"


def test_uses_of_one_definition_share_their_numbers() -> None:
    body = p("甲", num=(1, 0)) + p("乙", num=(2, 0)) + p("丙", num=(1, 0))
    data = docx(body, numbering=CHINESE + num(1, 0) + num(2, 0))
    assert made(read(data)) == ["一、", "二、", "三、"]


def test_start_override_applies_once_and_the_shared_number_goes_on_from_it() -> None:
    body = "".join(p("条", num=(which, 0)) for which in (1, 1, 1, 2, 2, 1, 2))
    data = docx(body, numbering=DECIMAL + num(1, 1) + num(2, 1, start_at(0, 8)))
    assert made(read(data)) == ["1", "2", "3", "8", "9", "10", "11"]


def test_restart_by_a_new_num() -> None:
    body = "".join(p("条", num=(which, 0)) for which in (1, 1, 2, 2, 3))
    data = docx(body, numbering=CHINESE + num(1, 0) + num(2, 0, start_at(0, 1)) + num(3, 0, start_at(0, 1)))
    assert made(read(data)) == ["一、", "二、", "一、", "二、", "一、"]


def test_an_overriding_level_changes_the_look_and_not_the_number() -> None:
    override = f'<w:lvlOverride w:ilvl="0">{lvl(0, "upperLetter", "%1)", start=3)}</w:lvlOverride>'
    body = "".join(p("条", num=(which, 0)) for which in (1, 2, 1))
    data = docx(body, numbering=CHINESE + num(1, 0) + num(2, 0, override))
    assert made(read(data)) == ["一、", "B)", "三、"]


def test_levels_that_skip_their_parents() -> None:
    body = "".join(p("条", num=(1, level)) for level in (1, 1, 0, 1, 3, 2, 0, 2))
    data = docx(body, numbering=DECIMAL + num(1, 1))
    assert made(read(data)) == ["1.1", "1.2", "2", "2.1", "2.1.1.1", "2.1.2", "3", "3.1.1"]


@pytest.mark.parametrize(
    ("restart", "expected"),
    [
        ("", ["1", "1.1", "1.1.1", "1.2", "1.2.1", "2", "2.1", "2.1.1"]),
        ("0", ["1", "1.1", "1.1.1", "1.2", "1.2.2", "2", "2.1", "2.1.3"]),
        ("1", ["1", "1.1", "1.1.1", "1.2", "1.2.2", "2", "2.1", "2.1.1"]),
        ("2", ["1", "1.1", "1.1.1", "1.2", "1.2.1", "2", "2.1", "2.1.1"]),
        ("7", ["1", "1.1", "1.1.1", "1.2", "1.2.1", "2", "2.1", "2.1.1"]),
    ],
)
def test_level_restart(restart: str, expected: list[str]) -> None:
    rule = f'<w:lvlRestart w:val="{restart}"/>' if restart else ""
    levels = lvl(0, "decimal", "%1"), lvl(1, "decimal", "%1.%2"), lvl(2, "decimal", "%1.%2.%3", before=rule)
    body = "".join(p("条", num=(1, level)) for level in (0, 1, 2, 1, 2, 0, 1, 2))
    assert made(read(docx(body, numbering=abstract(0, *levels) + num(1, 0)))) == expected


def test_legal_numbering_turns_the_parents_decimal() -> None:
    levels = (
        lvl(0, "chineseCountingThousand", "第%1章"),
        lvl(1, "decimal", "%1.%2", before="<w:isLgl/>"),
        lvl(2, "upperRoman", "%1.%2.%3", before="<w:isLgl/>"),
        lvl(3, "upperRoman", "%1-%4"),
    )
    body = "".join(p("总则", num=(1, level)) for level in (0, 1, 2, 3))
    data = docx(body, numbering=abstract(0, *levels) + num(1, 0))
    assert printed(data) == ["第一章 总则", "1.1 总则", "1.1.1 总则", "一-I 总则"]


def test_start_values_beside_typed_numbers() -> None:
    body = p("一、总体要求") + p("重点工作", num=(1, 0)) + p("三、保障措施") + p("附则", num=(2, 0))
    data = docx(
        body,
        numbering=abstract(0, lvl(0, "japaneseCounting", "%1、", start=2))
        + abstract(1, lvl(0, "japaneseCounting", "%1、", start=4))
        + num(1, 0)
        + num(2, 1),
    )
    assert printed(data) == ["一、总体要求", "二、重点工作", "三、保障措施", "四、附则"]


def test_a_made_and_a_typed_number_are_both_printed() -> None:
    data = docx(p("1、加强管理", num=(1, 0)), numbering=CHINESE + num(1, 0))
    assert printed(data) == ["一、1、加强管理"]
    assert made(read(data)) == ["一、"]


def test_num_id_zero_switches_a_styles_number_off() -> None:
    styles = style("H1", '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>', name="heading 1")
    off = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="0"/></w:numPr>'
    body = p("总则", style="H1") + p("二、分则", style="H1", own=off) + p("附则", style="H1")
    data = docx(body, styles=styles, numbering=CHINESE + num(1, 0))
    assert printed(data) == ["一、总则", "二、分则", "二、附则"]


def test_num_id_zero_in_a_derived_style() -> None:
    styles = style("H1", '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>') + style(
        "Plain", '<w:pPr><w:numPr><w:numId w:val="0"/></w:numPr></w:pPr>', based_on="H1"
    )
    body = p("总则", style="H1") + p("无号", style="Plain")
    assert printed(docx(body, styles=styles, numbering=CHINESE + num(1, 0))) == ["一、总则", "无号"]


def test_numbers_through_styles_and_their_levels() -> None:
    """The style has the numId alone; the level says which style it belongs to (17.9.23)."""
    levels = (
        lvl(0, "chineseCountingThousand", "%1、", before='<w:pStyle w:val="H1"/>'),
        lvl(1, "chineseCountingThousand", "（%2）", before='<w:pStyle w:val="H2"/>'),
    )
    has = '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>'
    styles = style("H1", has) + style("H2", has) + style("H2b", based_on="H2")
    body = p("甲", style="H1") + p("乙", style="H2") + p("丙", style="H2b") + p("丁", style="H1")
    data = docx(body, styles=styles, numbering=abstract(0, *levels) + num(1, 0))
    assert printed(data) == ["一、甲", "（一）乙", "（二）丙", "二、丁"]


def test_a_styles_level_without_a_link() -> None:
    has = '<w:pPr><w:numPr><w:ilvl w:val="{}"/><w:numId w:val="1"/></w:numPr></w:pPr>'
    styles = style("A", has.format(0)) + style("B", has.format(1), based_on="A")
    body = p("甲", style="A") + p("乙", style="B")
    assert printed(docx(body, styles=styles, numbering=CHINESE + num(1, 0))) == ["一、甲", "（一）乙"]


def test_the_paragraphs_own_level_wins_over_its_styles() -> None:
    styles = style("A", '<w:pPr><w:numPr><w:ilvl w:val="2"/><w:numId w:val="1"/></w:numPr></w:pPr>')
    body = p("甲", style="A", num=(1, 0)) + p("乙", style="A", own='<w:numPr><w:ilvl w:val="1"/></w:numPr>')
    assert printed(docx(body, styles=styles, numbering=CHINESE + num(1, 0))) == ["一、甲", "（一）乙"]


def test_num_style_link() -> None:
    linked = '<w:abstractNum w:abstractNumId="5"><w:numStyleLink w:val="Outline"/></w:abstractNum>'
    holder = abstract(0, lvl(0, "chineseCountingThousand", "%1、"), more='<w:styleLink w:val="Outline"/>')
    outline = style("Outline", '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>', kind="numbering")
    body = p("甲", num=(2, 0)) + p("乙", num=(1, 0)) + p("丙", num=(2, 0))
    data = docx(body, styles=outline, numbering=holder + linked + num(1, 0) + num(2, 5))
    assert made(read(data)) == ["一、", "二、", "三、"]
    without = docx(body, numbering=holder + linked + num(1, 0) + num(2, 5))
    assert made(read(without)) == ["一、", "二、", "三、"]


def test_num_style_links_in_a_circle() -> None:
    linked = '<w:abstractNum w:abstractNumId="5"><w:numStyleLink w:val="Outline"/></w:abstractNum>'
    outline = style("Outline", '<w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr>', kind="numbering")
    assert printed(docx(p("甲", num=(2, 0)), styles=outline, numbering=linked + num(2, 5))) == ["甲"]


def test_empty_numbered_paragraphs_use_up_and_print_a_number() -> None:
    body = p("甲", num=(1, 0)) + p(num=(1, 0)) + p("丙", num=(1, 0))
    assert printed(docx(body, numbering=CHINESE + num(1, 0))) == ["一、甲", "二、", "三、丙"]


def test_numbered_cells_empty_or_not() -> None:
    """The serial numbers of a table's first column; a cell left empty keeps its number."""
    rows = [tr(tc(p(num=(1, 0))), tc(p(text) if text else "<w:p/>")) for text in ("走访", "", "培训")]
    data = docx(table(*rows) + p("后", num=(1, 0)), numbering=DECIMAL + num(1, 1))
    assert printed(data) == ["1", "走访", "2", "3", "培训", "4 后"]


def test_covered_cells_count_but_do_not_print() -> None:
    rows = (
        tr(tc(p("甲", num=(1, 0)), '<w:vMerge w:val="restart"/>'), tc(p("乙", num=(1, 0)))),
        tr(tc(p(num=(1, 0)), "<w:vMerge/>"), tc(p("丙", num=(1, 0)))),
    )
    assert printed(docx(table(*rows), numbering=DECIMAL + num(1, 1))) == ["1 甲", "2 乙", "4 丙"]


def test_cells_in_separate_lists() -> None:
    cells = [tr(tc("".join(p(text, num=(which, 0)) for text in "甲乙"))) for which in (1, 2)]
    data = docx(table(*cells), numbering=CHINESE + num(1, 0) + num(2, 0, start_at(0, 1)))
    assert printed(data) == ["一、甲", "二、乙", "一、甲", "二、乙"]


@pytest.mark.parametrize(
    ("level", "expected"),
    [
        (lvl(0, "bullet", "\uf06c", more='<w:rPr><w:rFonts w:ascii="Wingdings"/></w:rPr>'), "●"),
        (lvl(0, "bullet", "\uf0d8", more='<w:rPr><w:rFonts w:hAnsi="Wingdings"/></w:rPr>'), "➢"),
        (lvl(0, "bullet", "\uf0b7", more='<w:rPr><w:rFonts w:ascii="Symbol"/></w:rPr>'), "•"),
        (lvl(0, "bullet", "\uf0b7"), "•"),
        (lvl(0, "bullet", "o", more='<w:rPr><w:rFonts w:ascii="Courier New"/></w:rPr>'), "○"),
        (lvl(0, "bullet", "—"), "—"),
        (lvl(0, "bullet", "%1"), "%1"),
        (lvl(0, "bullet", "x", more='<w:lvlPicBulletId w:val="0"/>'), "•"),
    ],
)
def test_bullets(level: str, expected: str) -> None:
    assert made(read(docx(p("内容", num=(1, 0)), numbering=abstract(0, level) + num(1, 0)))) == [expected]


@pytest.mark.parametrize(
    ("level", "expected"),
    [
        (lvl(0, "none", "附件"), "附件 内容"),
        (lvl(0, "none", ""), "内容"),
        (lvl(0, "none", "%1"), "内容"),
        (lvl(0, "decimal", ""), "内容"),
        (lvl(0, "decimal", "%2."), "内容"),
        (lvl(0, "decimal", "%1.", more="<w:rPr><w:vanish/></w:rPr>"), "内容"),
        (lvl(0, "decimal", "100%"), "100% 内容"),
        (lvl(0, "decimal", "%1."), "1.内容"),
        (lvl(0, "decimal", "%1.", suff="space"), "1. 内容"),
        (lvl(0, "decimal", "%1", suff="nothing"), "1内容"),
        (lvl(0, "decimal", "%1.", start=None), "0.内容"),
        (lvl(0, "decimal", "第%1，", suff="nothing"), "第1，内容"),
        (lvl(0, "chineseCounting", "%1是", suff="nothing"), "一是内容"),
    ],
)
def test_level_texts(level: str, expected: str) -> None:
    assert printed(docx(p("内容", num=(1, 0)), numbering=abstract(0, level) + num(1, 0))) == [expected]


def test_a_bullet_levels_number_is_empty_in_another_levels_text() -> None:
    levels = lvl(0, "decimal", "%1."), lvl(1, "bullet", "—"), lvl(2, "decimal", "%1.%2%3")
    body = "".join(p("条", num=(1, level)) for level in (0, 1, 2))
    assert made(read(docx(body, numbering=abstract(0, *levels) + num(1, 0)))) == ["1.", "—", "1.1"]


def test_custom_formats_stand_in_an_alternate_content() -> None:
    custom = (
        '<w:lvl w:ilvl="0"><w:start w:val="9"/><mc:AlternateContent><mc:Choice Requires="w14">'
        '<w:numFmt w:val="custom" w:format="001, 002, 003, ..."/></mc:Choice>'
        '<mc:Fallback><w:numFmt w:val="decimal"/></mc:Fallback></mc:AlternateContent>'
        '<w:lvlText w:val="%1."/></w:lvl>'
    )
    body = p("甲", num=(1, 0)) + p("乙", num=(1, 0))
    assert made(read(docx(body, numbering=abstract(0, custom) + num(1, 0)))) == ["009.", "010."]


@pytest.mark.parametrize(
    "numbering",
    [
        "",
        num(1, 0),
        abstract(0) + num(1, 0),
        abstract(0, lvl(3, "decimal", "%4")) + num(1, 0),
        abstract(0, '<w:lvl w:ilvl="x"/>') + num(1, 0),
        abstract(0, '<w:lvl w:ilvl="-1"/><w:lvl w:ilvl="99"/>') + num(1, 0),
        '<w:num w:numId="1"/>',
    ],
)
def test_a_number_whose_definition_is_missing_prints_nothing(numbering: str) -> None:
    assert printed(docx(p("内容", num=(1, 0)), numbering=numbering)) == ["内容"]


@pytest.mark.parametrize("ilvl", ["9", "-1", "12345678901234567890", "一", ""])
def test_levels_out_of_range(ilvl: str) -> None:
    own = f'<w:numPr><w:ilvl w:val="{ilvl}"/><w:numId w:val="1"/></w:numPr>'
    assert printed(docx(p("内容", own=own), numbering=CHINESE + num(1, 0)))[0].endswith("内容")


def test_hidden_paragraphs_are_not_counted() -> None:
    hidden = p("密", num=(1, 0), own="<w:rPr><w:vanish/></w:rPr>", set_as="<w:vanish/>")
    body = p("甲", num=(1, 0)) + hidden + p("乙", num=(1, 0))
    assert printed(docx(body, numbering=CHINESE + num(1, 0))) == ["一、甲", "二、乙"]


@pytest.mark.parametrize(
    ("marker", "suffix", "text", "expected"),
    [
        ("一、", "tab", "加强", ""),
        ("（一）", "tab", "加强", ""),
        ("1.", "tab", "加强", ""),
        ("1.", "tab", "2026年", " "),
        ("1．", "tab", "2026年", ""),
        ("①", "tab", "加强", ""),
        ("㈠", "tab", "加强", ""),
        ("第一章", "tab", "总则", " "),
        ("1.1", "tab", "总则", " "),
        ("•", "tab", "总则", " "),
        ("1.1", "tab", "　总则", ""),
        ("第一章", "nothing", "总则", ""),
        ("一、", "space", "加强", " "),
        ("一、", "tab", "", ""),
        ("", "tab", "加强", ""),
    ],
)
def test_what_stands_between_marker_and_text(marker: str, suffix: str, text: str, expected: str) -> None:
    assert separator(Marker(marker, suffix), text) == expected


def slow_numbers(levels: list[int]) -> list[str]:
    """Number a decimal outline the obvious way: look back over all paragraphs each time."""
    numbers: list[list[int]] = []
    for at, level in enumerate(levels):
        number = []
        for depth in range(level + 1):
            before = 0
            for back in range(at - 1, -1, -1):
                if levels[back] < depth:
                    break
                if numbers[back][:depth] == number:
                    before = numbers[back][depth]
                    break
            number.append(before + 1 if depth == level or not before else before)
        numbers.append(number)
    return [".".join(map(str, number)) for number in numbers]


@given(st.lists(st.integers(0, 8), max_size=40))
def test_outlines_against_the_slow_way(levels: list[int]) -> None:
    data = docx("".join(p("条", num=(1, level)) for level in levels), numbering=DECIMAL + num(1, 1))
    assert made(read(data)) == slow_numbers(levels)
