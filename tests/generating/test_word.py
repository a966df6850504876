"""Word files: what the standard asks for is in the XML, in the order that Word accepts."""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path

import docx as python_docx
import pytest
from lxml import etree
from msgspec.structs import replace

from planparse.errors import UnreadableFile
from planparse.generating.write import generate
from planparse.model import Item, Period, Plan, Signature, Task
from tests.generating.ooxml import misplaced
from tests.generating.plans import PLAN, W, docx, options, texts, xml

PARTS = ("word/document.xml", "word/styles.xml", "word/numbering.xml", "word/settings.xml")


def values(root: etree._Element, path: str, attribute: str = "val") -> list[str | None]:
    return [found.get(W + attribute) for found in root.iterfind(path.replace("w:", W))]


def style(files: dict[str, bytes], style_id: str) -> etree._Element:
    styles = xml(files, "word/styles.xml")
    return next(one for one in styles.iter(f"{W}style") if one.get(f"{W}styleId") == style_id)


@pytest.mark.parametrize("numbering", ["text", "word"])
@pytest.mark.parametrize("schedule", ["table", "list"])
def test_children_stand_in_the_schemas_order(numbering: str, schedule: str) -> None:
    plan = replace(PLAN, attachments=("经费预算表", "分组名单"))
    files = docx(plan, numbering=numbering, schedule=schedule)
    footers = [name for name in files if name.startswith("word/footer")]
    assert len(footers) == 2
    for name in (*PARTS, *footers):
        assert list(misplaced(xml(files, name))) == [], name


def test_the_order_check_finds_a_misplaced_child() -> None:
    wrong = etree.fromstring(f'<w:pPr xmlns:w="{W[1:-1]}"><w:jc w:val="left"/><w:ind w:left="0"/></w:pPr>')
    assert list(misplaced(wrong)) == ["ind stands behind jc in pPr"]


def test_page_and_grid() -> None:
    section = xml(docx()).find(f".//{W}sectPr")
    assert section is not None
    size, margins, grid = (section.find(W + name) for name in ("pgSz", "pgMar", "docGrid"))
    assert size is not None
    assert margins is not None
    assert grid is not None
    millimetres = {key.removeprefix(W): round(int(value) / 1440 * 25.4) for key, value in margins.items()}
    assert {key: millimetres[key] for key in ("top", "bottom", "left", "right")} == {
        "top": 37,
        "bottom": 35,
        "left": 28,
        "right": 26,
    }
    assert (grid.get(f"{W}type"), grid.get(f"{W}linePitch")) == ("lines", "579")
    room = int(size.get(f"{W}h", 0)) - int(margins.get(f"{W}top", 0)) - int(margins.get(f"{W}bottom", 0))
    assert room // 579 == 22
    width = int(size.get(f"{W}w", 0)) - int(margins.get(f"{W}left", 0)) - int(margins.get(f"{W}right", 0))
    assert width // (320 - 5) == 28


@pytest.mark.parametrize(
    ("style_id", "font", "half_points", "outline"),
    [
        ("Title", "方正小标宋简体", "44", None),
        ("Heading1", "黑体", "32", "0"),
        ("Heading2", "楷体_GB2312", "32", "1"),
        ("Heading3", "仿宋_GB2312", "32", "2"),
        ("Heading4", "仿宋_GB2312", "32", "3"),
        ("BodyText", "仿宋_GB2312", "32", None),
        ("Footer", "宋体", "28", None),
        ("PlanCell", "仿宋_GB2312", "24", None),
    ],
)
def test_fonts_sizes_and_outline_levels(
    style_id: str, font: str, half_points: str, outline: str | None
) -> None:
    found = style(docx(), style_id)
    fonts = found.find(f"{W}rPr/{W}rFonts")
    assert fonts is not None
    assert fonts.get(f"{W}eastAsia") == font
    assert {key.removeprefix(W) for key in fonts.keys()} == {"ascii", "hAnsi", "eastAsia", "cs"}  # noqa: SIM118
    assert values(found, "w:rPr/w:sz") == [half_points]
    assert values(found, "w:pPr/w:outlineLvl") == ([outline] if outline else [])


def test_no_theme_no_blue_no_italics() -> None:
    files = docx()
    together = b"".join(files[name] for name in PARTS).decode()
    assert "Theme=" not in together
    assert set(values(xml(files, "word/styles.xml"), ".//w:color")) == {"000000"}
    assert values(xml(files, "word/styles.xml"), "w:docDefaults//w:lang", "eastAsia") == ["zh-CN"]
    assert not [name for name in files if "theme" in name or "thumbnail" in name]


def test_lines_are_exact_and_paragraphs_indented() -> None:
    files = docx()
    spacing = style(files, "Normal").find(f"{W}pPr/{W}spacing")
    indent = style(files, "BodyText").find(f"{W}pPr/{W}ind")
    assert spacing is not None
    assert indent is not None
    assert (spacing.get(f"{W}line"), spacing.get(f"{W}lineRule")) == ("579", "exact")
    assert (indent.get(f"{W}firstLineChars"), indent.get(f"{W}firstLine")) == ("200", "630")


def test_level_in_the_tree_settles_the_style_whatever_the_marker() -> None:
    plan = Plan(tasks=(Task("（1）", "甲", subtasks=(Task("一、", "乙", subtasks=(Task("A", "丙"),)),)),))
    root = xml(docx(plan))
    assert values(root, ".//w:pStyle") == ["Heading1", "Heading2", "Heading3"]


def test_odd_and_even_page_numbers() -> None:
    files = docx()
    assert b"evenAndOddHeaders" in files["word/settings.xml"]
    section = xml(files).find(f".//{W}sectPr")
    assert section is not None
    kinds = {one.get(f"{W}type") for one in section.iter(f"{W}footerReference")}
    assert kinds == {"default", "even"}
    sides = {}
    for name in (name for name in files if name.startswith("word/footer")):
        root = xml(files, name)
        assert "".join(texts(root)) == "— 1 —"
        assert [part.text for part in root.iter(f"{W}instrText")] == [" PAGE "]
        sides[values(root, ".//w:jc")[0]] = root.find(f".//{W}ind")
    assert set(sides) == {"left", "right"}
    assert all(
        indent is not None and indent.get(f"{W}{side}Chars") == "100" for side, indent in sides.items()
    )


def test_schedule_table_repeats_its_header_and_merges_periods() -> None:
    root = xml(docx())
    (table,) = root.iter(f"{W}tbl")
    rows = list(table.iter(f"{W}tr"))
    assert [row.find(f"{W}trPr/{W}tblHeader") is not None for row in rows] == [True, False, False, False]
    assert [(one.get(f"{W}val") or "continue") for one in table.iter(f"{W}vMerge")] == ["restart", "continue"]
    widths = [int(one.get(f"{W}w", 0)) for one in table.iter(f"{W}gridCol")]
    assert abs(sum(widths) - 8844) <= 2
    assert texts(table) == [
        "时间", "工作内容", "三月份", "1.举办插花讲座", "", "2.组织义务植树", "六月份",
        "端午节前慰问值班人员",
    ]  # fmt: skip


def test_columns_that_only_a_table_can_say() -> None:
    item = Item(text="开会", date="2026-03-08", responsible="王芳", columns={"经费": "无"})
    plan = replace(PLAN, schedule=(Period(label="三月份", months=(3,), items=(item,)),))
    (table,) = xml(docx(plan)).iter(f"{W}tbl")
    assert texts(table) == [
        "时间",
        "工作内容",
        "日期",
        "责任人",
        "经费",
        "三月份",
        "开会",
        "3月8日",
        "王芳",
        "无",
    ]


def test_signature_stands_two_characters_in_with_the_date_below() -> None:
    root = xml(docx())
    indents = [
        (one.get(f"{W}rightChars"), text)
        for p, text in zip(root.iter(f"{W}p"), texts(root), strict=True)
        for one in p.iter(f"{W}ind")
        if one.get(f"{W}rightChars")
    ]
    # eight characters over a date of six: the date's first stands two to the right of the name's
    assert indents == [("200", "青塘县图书馆工会"), ("200", "2026年1月8日")]


def test_a_date_longer_than_the_name_moves_the_name() -> None:
    plan = replace(PLAN, signature=Signature("工会", "2026年12月18日"))
    root = xml(docx(plan))
    chars = [one.get(f"{W}rightChars") for one in root.iter(f"{W}ind") if one.get(f"{W}rightChars")]
    assert chars == ["900", "200"]


def test_attachments_hang_under_their_names() -> None:
    root = xml(docx(replace(PLAN, attachments=("经费预算表", "分组名单"))))
    assert [text for text in texts(root) if "预算" in text or "名单" in text] == [
        "附件：1.经费预算表",
        "2.分组名单",
    ]


# --------------------------------------------------------------------------- numbering by Word


def numbered(plan: Plan) -> tuple[list[tuple[str, str, str]], etree._Element]:
    files = docx(plan, numbering="word", schedule="list")
    root = xml(files)
    rows = []
    for paragraph, text in zip(root.iter(f"{W}p"), texts(root), strict=True):
        number = paragraph.find(f"{W}pPr/{W}numPr")
        if number is not None:
            rows.append((values(number, "w:ilvl")[0] or "", values(number, "w:numId")[0] or "", text))
    return rows, xml(files, "word/numbering.xml")


def test_word_numbers_are_not_typed_as_well() -> None:
    rows, numbering = numbered(PLAN)
    assert [text for _, _, text in rows][:3] == ["指导思想", "加强组织建设", "健全小组"]
    first = numbering.find(f"{W}abstractNum")
    assert first is not None
    assert values(first, "w:lvl/w:lvlText")[:2] == ["%1、", "（%2）"]
    assert values(first, "w:lvl/w:numFmt")[:2] == ["chineseCountingThousand"] * 2


def test_a_deeper_level_restarts_by_itself() -> None:
    rows, numbering = numbered(PLAN)
    assert {number for level, number, text in rows if text in ("健全小组", "看望病号")} == {"1"}
    first = next(numbering.iter(f"{W}num"))
    assert first.find(f"{W}lvlOverride") is None


def test_a_number_out_of_the_count_starts_a_list_of_its_own() -> None:
    rows, numbering = numbered(Plan(tasks=(Task("一、", "甲"), Task("三、", "乙"), Task("四、", "丙"))))
    assert [number for _, number, _ in rows] == ["1", "2", "2"]
    second = next(one for one in numbering.iter(f"{W}num") if one.get(f"{W}numId") == "2")
    assert values(second, "w:lvlOverride/w:startOverride") == ["3"]


def test_items_restart_in_every_period() -> None:
    items = (Item("1.", "甲"), Item("2.", "乙"))
    rows, numbering = numbered(
        Plan(schedule=(Period(label="一月份", items=items), Period(label="二月份", items=items)))
    )
    lists = [number for _, number, _ in rows]
    assert lists[0] == lists[1] != lists[2] == lists[3]
    last = next(one for one in numbering.iter(f"{W}num") if one.get(f"{W}numId") == lists[2])
    assert values(last, "w:lvlOverride/w:startOverride") == ["1"]


@pytest.mark.parametrize("marker", ["一是", "首先，", "1.1", "第%章", "壹、"])
def test_what_word_cannot_count_stays_typed(marker: str) -> None:
    rows, _ = numbered(Plan(tasks=(Task(marker, "甲"),)))
    assert rows == []


# --------------------------------------------------------------------------- bad and large input


def opened(plan: Plan, **settings: object) -> list[str]:
    document = python_docx.Document(BytesIO(generate(plan, "docx", options(**settings))))
    return [paragraph.text for paragraph in document.paragraphs]


def test_an_empty_plan_is_an_empty_document() -> None:
    assert opened(Plan()) == [""]


def test_control_characters_are_left_out() -> None:
    plan = Plan(title="甲\x00乙\x0b丙<&>\ud800\ufffe", tasks=(Task("一、", "a\tb\nc"),))
    assert opened(plan) == ["甲乙丙<&>", "一、a\tb\nc"]


def test_a_heading_of_two_thousand_characters() -> None:
    assert opened(Plan(title="长" * 2000, tasks=(Task("一、", "长" * 2000),))) == [
        "长" * 2000,
        "一、" + "长" * 2000,
    ]


@pytest.mark.parametrize("numbering", ["text", "word"])
def test_ten_thousand_tasks(numbering: str) -> None:
    plan = Plan(tasks=tuple(Task(f"{at}.", f"任务{at}") for at in range(1, 10_001)))
    files = docx(plan, numbering=numbering)
    assert len(list(xml(files).iter(f"{W}p"))) == 10_000


def test_deep_plans_use_the_deepest_style() -> None:
    task = Task("1.", "底")
    for _ in range(30):
        task = Task("1.", "层", subtasks=(task,))
    for numbering in ("text", "word"):
        files = docx(Plan(tasks=(task,)), numbering=numbering)
        assert values(xml(files), ".//w:pStyle")[-1] == "Heading9"
        assert list(misplaced(xml(files))) == []


def test_the_same_plan_gives_the_same_bytes() -> None:
    assert generate(PLAN, "docx") == generate(PLAN, "docx")


def document(plan: Plan) -> python_docx.document.Document:
    return python_docx.Document(BytesIO(generate(plan, "docx", options(schedule="table"))))


def is_kept(element: etree._Element) -> bool:
    """Tell whether all paragraphs of an element stay with what follows."""
    marks = [paragraph.find(f"{W}pPr/{W}keepNext") for paragraph in element.iter(f"{W}p")]
    return all(mark is not None and mark.get(f"{W}val") != "0" for mark in marks)


@pytest.mark.parametrize(
    "signature",
    [
        Signature("青塘县图书馆", "2026年1月8日"),
        Signature("青塘县图书馆"),
        Signature(date="2026年1月8日"),
    ],
)
@pytest.mark.parametrize("attachments", [(), ("名单", "经费预算")])
def test_no_signature_stands_alone_on_a_page(signature: Signature, attachments: tuple[str, ...]) -> None:
    body = list(document(replace(PLAN, signature=signature, attachments=attachments)).element.body)
    own = signature.organization or signature.date
    at = next(at for at, one in enumerate(body) if [t.text for t in one.iter(f"{W}t")] == [own])
    assert is_kept(body[at - 1])
    assert not is_kept(body[at - 2])


def test_only_the_last_periods_rows_go_along_with_the_signature() -> None:
    items = tuple(Item(text=text) for text in ("义务植树", "清点书库"))
    periods = tuple(
        Period(label=f"{name}月份", months=(at,), items=items) for at, name in ((3, "三"), (4, "四"))
    )
    (table,) = document(replace(PLAN, schedule=periods, closing=())).tables
    assert [is_kept(row._tr) for row in list(table.rows)[1:]] == [False, False, True, True]


def test_an_empty_paragraph_parts_two_tables() -> None:
    cells = ("序号", "内容", "1", "修缮书库", "2", "采购书架")
    task = Task("一、", "活动安排", cells, role="schedule")
    made = document(replace(PLAN, tasks=(task,), guiding_ideology=None))
    tags = [one.tag.removeprefix(W) for one in made.element.body]
    assert "tbl p tbl" in " ".join(tags)
    assert len(made.tables) == 2


# --------------------------------------------------------------------------- the user's own document


def test_reference_document_keeps_its_styles_and_page(tmp_path: Path) -> None:
    own = python_docx.Document()
    own.add_paragraph("样子")
    own.sections[0].top_margin = python_docx.shared.Mm(50)
    own.styles["Heading 1"].font.name = "幼圆"
    own.save(tmp_path / "样式.docx")
    data = generate(PLAN, "docx", options(reference=tmp_path / "样式.docx", numbering="word"))
    made = python_docx.Document(BytesIO(data))
    assert round(made.sections[0].top_margin.mm) == 50
    assert made.styles["Heading 1"].font.name == "幼圆"
    assert "样子" not in [paragraph.text for paragraph in made.paragraphs]
    first = next(paragraph for paragraph in made.paragraphs if paragraph.text == "加强组织建设")
    assert first.style.name == "Heading 1"
    numbering = made.part.numbering_part.element
    assert list(misplaced(numbering)) == []
    used = set(re.findall(r'w:numId w:val="(\d+)"', made.element.xml))
    assert used <= {num.get(f"{W}numId") for num in numbering.iter(f"{W}num")}


def test_a_reference_that_is_no_document(tmp_path: Path) -> None:
    path = tmp_path / "x.docx"
    path.write_bytes(b"no zip")
    with pytest.raises(UnreadableFile, match="另存为"):
        generate(PLAN, "docx", options(reference=path))
