"""``check``: nothing to say of what generate writes, and every fault of another file with its source."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from msgspec.structs import replace

from planparse.errors import UnreadableFile
from planparse.generating.check import Finding, check
from planparse.generating.profile import RULES, load_profile, rule_in_chinese
from planparse.generating.templates import fill, load_template, template_names
from planparse.generating.write import generate
from planparse.model import Item, Period, Plan, Signature, Task
from tests.generating.plans import PLAN, options

STANDARD = load_profile("gbt9704")


def checked(folder: Path, data: bytes) -> tuple[Finding, ...]:
    path = folder / "计划.docx"
    path.write_bytes(data)
    return check(path, STANDARD)


@pytest.mark.parametrize("numbering", ["text", "word"])
@pytest.mark.parametrize("schedule", ["table", "list"])
def test_generates_own_output_has_none(tmp_path: Path, numbering: str, schedule: str) -> None:
    assert checked(tmp_path, generate(PLAN, "docx", options(numbering=numbering, schedule=schedule))) == ()


@pytest.mark.parametrize("name", template_names())
def test_templates_have_none(tmp_path: Path, name: str) -> None:
    template = load_template(name)
    values = {one.name: one.example for one in template.variables if one.default is None}
    assert checked(tmp_path, generate(fill(template, values), "docx")) == ()


def rules(findings: tuple[Finding, ...]) -> set[str]:
    return {finding.rule for finding in findings}


def test_pythons_default_document_breaks_most_rules(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_heading("2026年工作计划", 0)
    document.add_paragraph("一、抓学习")
    document.add_paragraph("每月集中学习一次，由支部书记主讲。")
    document.save(tmp_path / "计划.docx")
    found = rules(check(tmp_path / "计划.docx", STANDARD))
    assert {
        "page.top", "page.lines", "title.font", "body.font", "body.size", "body.indent", "body.line_spacing",
        "page_number.place", "page_number.form", "heading1.font",
    } <= found  # fmt: skip


def changed(folder: Path, change: object) -> tuple[Finding, ...]:
    path = folder / "计划.docx"
    path.write_bytes(generate(PLAN, "docx"))
    document = docx.Document(str(path))
    change(document)  # type: ignore[operator]
    document.save(str(path))
    return check(path, STANDARD)


def test_a_margin(tmp_path: Path) -> None:
    def narrow(document: docx.document.Document) -> None:
        document.sections[0].top_margin = Mm(25)

    (finding,) = changed(tmp_path, narrow)
    assert str(finding) == "第 1 节：页面上边距应为 37mm，实为 25.0mm（标准，GB/T 9704-2012 5.2.1）"


def test_one_millimetre_is_allowed(tmp_path: Path) -> None:
    def nudge(document: docx.document.Document) -> None:
        document.sections[0].top_margin = Mm(38)

    assert changed(tmp_path, nudge) == ()


def test_a_run_in_another_font_and_size(tmp_path: Path) -> None:
    def dress(document: docx.document.Document) -> None:
        run = document.paragraphs[1].runs[0]
        run.font.size = Pt(12)
        run._element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), "宋体")

    findings = changed(tmp_path, dress)
    assert rules(findings) == {"body.font", "body.size"}
    assert {finding.found for finding in findings} == {"宋体", "12磅"}
    assert all(finding.place.startswith("第 2 段“为做好全年工作") for finding in findings)


def test_the_same_fault_everywhere_is_one_finding(tmp_path: Path) -> None:
    def widen(document: docx.document.Document) -> None:
        for paragraph in document.paragraphs:
            if paragraph.style.name == "Body Text":
                paragraph.paragraph_format.line_spacing = 1.5

    findings = [finding for finding in changed(tmp_path, widen) if finding.rule == "body.line_spacing"]
    assert len(findings) == 1
    assert "等 " in findings[0].place
    assert findings[0].found == "1.5 倍"


def test_a_header_row_that_is_not_repeated(tmp_path: Path) -> None:
    def unmark(document: docx.document.Document) -> None:
        header = document.tables[0].rows[0]._tr.trPr
        header.remove(header.find(qn("w:tblHeader")))

    assert rules(changed(tmp_path, unmark)) == {"table.header"}


def test_a_title_at_the_left(tmp_path: Path) -> None:
    def push(document: docx.document.Document) -> None:
        document.paragraphs[0].paragraph_format.alignment = WD_ALIGN_PARAGRAPH.LEFT

    (finding,) = changed(tmp_path, push)
    assert (finding.rule, finding.wanted, finding.found) == ("title.align", "居中", "left")


def test_page_numbers_without_their_dashes(tmp_path: Path) -> None:
    def strip(document: docx.document.Document) -> None:
        for text in document.sections[0].footer._element.iter(qn("w:t")):
            text.text = (text.text or "").replace("—", "").strip()

    (finding,) = changed(tmp_path, strip)
    assert (finding.place, finding.rule, finding.found) == ("页脚", "page_number.form", "1")


def test_numbers_and_dates(tmp_path: Path) -> None:
    plan = Plan(
        title="青塘县图书馆2026年工作计划",
        tasks=(
            Task("一、", "甲事", ("做好。",)),
            Task("二、", "乙事", ("做好。",)),
            Task("四、", "丙事", ("做好。",)),
        ),
        signature=Signature("青塘县图书馆", "2026年01月08日"),
    )
    findings = checked(tmp_path, generate(plan, "docx"))
    assert [(finding.rule, finding.wanted) for finding in findings] == [
        ("编号", "三、"),
        ("成文日期", "2026年3月8日这样的写法"),
    ]
    assert str(findings[0]) == "第 3 个任务“四、丙事”：编号应为 三、，实为 四、（惯例，编号应连续）"


def test_places_of_numbers_are_named_in_words(tmp_path: Path) -> None:
    plan = replace(
        PLAN,
        tasks=(
            *PLAN.tasks[:2],
            replace(
                PLAN.tasks[2],
                subtasks=(Task("（一）", "甲事", ("做好。",)), Task("（三）", "乙事", ("做好。",))),
            ),
            PLAN.tasks[3],
        ),
        schedule=(Period(label="三月份", months=(3,), items=(Item("1.", "插花"), Item("3.", "义务植树"))),),
    )
    assert [finding.place for finding in checked(tmp_path, generate(plan, "docx"))] == [
        "第 3 个任务第 2 个子任务“（三）乙事”",
        "第 1 个时段第 2 项活动“3.义务植树”",
    ]


def test_every_rule_has_a_name_in_chinese() -> None:
    names = [rule_in_chinese(f"{part}.{key}") for part, keys in RULES.items() for key in keys]
    names += [rule_in_chinese(rule) for rule in ("table.header", "编号", "成文日期")]
    assert not [name for name in names if any(char.isascii() for char in name)]


def test_the_plain_profile_suits_itself(tmp_path: Path) -> None:
    plain = load_profile("plain")
    path = tmp_path / "计划.docx"
    path.write_bytes(generate(PLAN, "docx", options().__class__(profile=plain)))
    assert check(path, plain) == ()
    assert "page.top" in rules(check(path, STANDARD))


@pytest.mark.parametrize("data", [b"", b"no zip", b"PK\x03\x04broken"])
def test_what_is_no_document(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "x.docx"
    path.write_bytes(data)
    with pytest.raises(UnreadableFile, match=r"另存为 \.docx"):
        check(path, STANDARD)


def test_a_missing_file_and_a_folder_are_called_so(tmp_path: Path) -> None:
    (tmp_path / "夹.docx").mkdir()
    said = {"没有.docx": "没有这个文件，请检查路径", "夹.docx": "是文件夹；一次检查一个 .docx 文件"}
    for name, words in said.items():
        with pytest.raises(UnreadableFile) as caught:
            check(tmp_path / name, load_profile("gbt9704"))
        assert caught.value.chinese == f"{tmp_path / name}：{words}"
