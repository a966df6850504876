"""What a Word file's layout tells of a plan: titles, headings, notes; and one tree from all formats."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import planparse
from planparse.generating.layout import fits_cells, needs_table
from planparse.generating.readback import differences
from planparse.generating.write import generate
from planparse.model import Plan
from planparse.parsing import parse_source
from planparse.reading import read_bytes
from planparse.reading.docx import read_docx
from tests.generating.plans import options
from tests.invariants import check_extraction
from tests.reading.docx.builder import docx, p, r, style
from tests.strategies import random_layout, random_plan, render_plan

BIG = '<w:b/><w:sz w:val="44"/>'
CENTRED = '<w:jc w:val="center"/>'
BODY = (
    p("一、加强学习")
    + p("每周三下午集中学习，缺课的要补学，年底考核。")
    + p("二、做好服务")
    + p("每月走访一次。")
)


def read(body: str, **parts: str) -> Plan:
    source = read_docx(docx(body, **parts), "计划.docx")  # type: ignore[arg-type]
    extraction = parse_source(source)
    check_extraction(source, extraction)
    assert len(extraction.plans) == 1
    return extraction.plans[0]


def set_large(*lines: str, own: str = CENTRED) -> str:
    runs = "<w:r><w:br/></w:r>".join(r(line, BIG) for line in lines)
    return f"<w:p><w:pPr>{own}</w:pPr>{runs}</w:p>"


# --------------------------------------------------------------------------- titles

TITLES = [
    ("青石县人民医院工会", "2026年工作计划"),
    ("青石县人民医院", "关于加强职工文化建设的", "2026年实施方案"),
    ("青石县人民医院工会关于做好新时期职工工作2026年", "工作计划"),
]


@pytest.mark.parametrize("lines", TITLES, ids=len)
def test_a_title_over_soft_breaks(lines: tuple[str, ...]) -> None:
    assert read(set_large(*lines) + BODY).title == "".join(lines)


@pytest.mark.parametrize("lines", TITLES, ids=len)
def test_a_title_over_paragraphs(lines: tuple[str, ...]) -> None:
    assert read("".join(map(set_large, lines)) + BODY).title == "".join(lines)


@pytest.mark.parametrize("lines", TITLES, ids=len)
def test_a_title_by_style(lines: tuple[str, ...]) -> None:
    styles = style("Top", name="Title")
    assert read("".join(p(line, style="Top") for line in lines) + BODY, styles=styles).title == "".join(lines)


def test_two_titles_set_alike_begin_two_plans() -> None:
    one, two = (set_large(f"青石县人民医院{year}年工作计划") for year in (2025, 2026))
    plans = parse_source(read_docx(docx(one + BODY + two + BODY), "a")).plans
    assert [plan.title for plan in plans] == ["青石县人民医院2025年工作计划", "青石县人民医院2026年工作计划"]


def test_the_head_of_an_official_document_is_no_title() -> None:
    plan = read(set_large("青石县人民医院文件") + set_large("青石县人民医院2026年工作计划") + BODY)
    assert plan.title == "青石县人民医院2026年工作计划"


# --------------------------------------------------------------------------- headings, notes


def bold_then(heading: str, text: str) -> str:
    return f"<w:p>{r('一、')}{r(heading)}{r(text)}</w:p>".replace("<w:r>", "<w:r><w:rPr><w:b/></w:rPr>", 2)


def test_bold_type_parts_a_heading_from_its_passage() -> None:
    task = read(
        set_large("青石小学2026年工作计划") + bold_then("带好队伍", "分层培训，新老搭配，每月考核一次。")
    ).tasks[0]
    assert (task.heading, task.text) == ("带好队伍", ("分层培训，新老搭配，每月考核一次。",))


def test_bold_type_does_not_override_the_signs() -> None:
    task = read(
        set_large("青石小学2026年工作计划") + bold_then("带好队伍", "建强班子。每月考核一次，年底兑现。")
    ).tasks[0]
    assert (task.heading, task.text) == ("带好队伍建强班子", ("每月考核一次，年底兑现。",))


def test_heading_styles_without_numbers() -> None:
    styles = style("H1", '<w:pPr><w:outlineLvl w:val="0"/></w:pPr>', name="heading 1")
    body = p("抓学习", style="H1") + p("每周一次。") + p("抓服务", style="H1") + p("每月一次。")
    plan = read(set_large("青石小学2026年工作计划") + body, styles=styles)
    assert [(task.heading, task.text) for task in plan.tasks] == [
        ("抓学习", ("每周一次。",)),
        ("抓服务", ("每月一次。",)),
    ]


def test_footnotes_do_not_part_the_signature_from_the_end() -> None:
    note = '<w:footnote w:id="2">' + p("指在编职工。") + "</w:footnote>"
    noted = "<w:p>" + r("全体职工") + '<w:r><w:footnoteReference w:id="2"/></w:r>' + r("参加。") + "</w:p>"
    body = set_large("青石小学2026年工作计划") + BODY + noted + p("青石小学") + p("2026年1月3日")
    plan = read(body, footnotes=note)
    assert plan.signature is not None
    assert plan.signature.date == "2026年1月3日"
    assert plan.tasks[-1].text[-1] == "全体职工参加。"


# --------------------------------------------------------------------------- one tree

WAYS = [
    ("txt", "text", "list"),
    ("html", "text", "list"),
    ("html", "text", "table"),
    ("docx", "text", "list"),
    ("docx", "word", "list"),
    ("docx", "text", "table"),
    ("docx", "word", "table"),
]
"""Format, numbering, form of the schedule."""


@given(seed=st.integers(0, 100_000))
@settings(max_examples=25)
def test_a_plan_is_the_same_plan_in_every_format(seed: int) -> None:
    text, _ = render_plan(random_plan(Random(seed), 3), random_layout(Random(seed)))
    (plan,) = planparse.parse(text).plans
    for fmt, numbering, schedule in WAYS:
        if schedule == "table" and not fits_cells(plan):
            continue
        if schedule == "list" and needs_table(plan):
            continue
        data = generate(plan, fmt, options(numbering=numbering, schedule=schedule))
        source = read_bytes(data, f"plan.{fmt}")
        extraction = parse_source(source)
        check_extraction(source, extraction)
        assert [differences(plan, again) for again in extraction.plans] == [()], (fmt, numbering, schedule)
