"""The user's own Word template: filled in a sandbox, never blank, numbers start again."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import Any

import docx
import pytest
from msgspec.structs import replace

from planparse.errors import UnreadableFile, UsageError
from planparse.generating.word_template import fill_word_template
from planparse.model import Plan
from planparse.reading import read_bytes
from tests.generating.ooxml import misplaced
from tests.generating.plans import PLAN


def template(folder: Path, *lines: str | tuple[str, str]) -> Path:
    document = docx.Document()
    for line in lines:
        text, style = (line, None) if isinstance(line, str) else line
        document.add_paragraph(text, style=style)
    path = folder / "模板.docx"
    document.save(str(path))
    return path


def filled(path: Path, plan: Plan = PLAN) -> Any:
    return docx.Document(BytesIO(fill_word_template(plan, path)))


def lines(document: Any) -> list[str]:
    return [paragraph.text for paragraph in document.paragraphs]


def test_names_in_english_and_chinese(tmp_path: Path) -> None:
    path = template(
        tmp_path,
        "{{ title }}（{{ 年份 }}）",
        "{%p for task in 任务 %}",
        "{{ task.marker }}{{ task.小标题 }}",
        "{%p for text in task.text %}",
        "{{ text }}",
        "{%p endfor %}",
        "{%p endfor %}",
        "{{ 落款.单位 }} {{ signature.date }}",
    )
    assert lines(filled(path)) == [
        "青塘县图书馆工会2026年工作计划（2026）",
        "一、指导思想",
        "二、加强组织建设",
        "按季度召开会员大会，会前征求意见，会后公布结果。",
        "三、办好实事",
        "四、全年活动安排",
        "青塘县图书馆工会 2026年1月8日",
    ]


def test_markup_in_a_text_is_text(tmp_path: Path) -> None:
    plan = replace(PLAN, title="A & B <x> {{ year }}\x07")
    assert lines(filled(template(tmp_path, "{{ title }}"), plan)) == ["A & B <x> {{ year }}"]


def test_table_rows(tmp_path: Path) -> None:
    document = docx.Document()
    table = document.add_table(4, 2)
    for row, cells in enumerate(
        (
            ("时间", "内容"),
            ("{%tr for p in schedule %}", ""),
            ("{{ p.label }}", "{{ p.items[0].text }}"),
            ("{%tr endfor %}", ""),
        )
    ):
        for column, text in enumerate(cells):
            table.cell(row, column).text = text
    document.save(str(tmp_path / "t.docx"))
    rows = [[cell.text for cell in row.cells] for row in filled(tmp_path / "t.docx").tables[0].rows]
    assert rows == [["时间", "内容"], ["三月份", "举办插花讲座"], ["六月份", "端午节前慰问值班人员"]]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("甲{{ chairman }}乙", "chairman（第 1 段“甲{{ chairman }}乙”）"),
        ("{{ compilation_mark }}", "compilation_mark"),
        ("{{ tasks[0].headline }}", "headline"),
        ("{{ tasks[99].heading }}", "第 1 段|list object"),
        ("{{ title", "unexpected|expected"),
        ("{% if %}", "Expected|expected"),
    ],
)
def test_what_is_missing_is_an_error_with_its_place(tmp_path: Path, text: str, name: str) -> None:
    with pytest.raises(UsageError) as caught:
        filled(template(tmp_path, text))
    assert any(part in str(caught.value) for part in name.split("|"))
    assert "\n" not in str(caught.value)


def test_what_may_be_missing_can_be_asked_for(tmp_path: Path) -> None:
    path = template(tmp_path, "{% if compilation_mark %}{{ compilation_mark }}{% else %}无{% endif %}")
    assert lines(filled(path)) == ["无"]


@pytest.mark.parametrize(
    "text", ["{{ title.__class__ }}", "{{ tasks[0]._part }}", "{{ ''.__class__.__mro__ }}"]
)
def test_the_sandbox_holds(tmp_path: Path, text: str) -> None:
    with pytest.raises(UsageError):
        filled(template(tmp_path, text))


def test_words_own_numbers_start_again_in_every_loop(tmp_path: Path) -> None:
    path = template(
        tmp_path,
        "{%p for task in tasks %}",
        "{{ task.heading }}",
        "{%p for one in task.subtasks %}",
        ("{{ one.heading or one.text[0] }}", "List Number"),
        "{%p endfor %}",
        "{%p endfor %}",
    )
    document = docx.Document(str(path))
    listed = next(paragraph for paragraph in document.paragraphs if paragraph.style.name == "List Number")
    properties = listed._p.get_or_add_pPr()
    number = document.styles["List Number"].element.pPr.numPr.numId.val
    properties.get_or_add_numPr().get_or_add_ilvl().val = 0
    properties.numPr.get_or_add_numId().val = number
    document.save(str(path))
    data = fill_word_template(PLAN, path)
    source = read_bytes(data, "x.docx")
    made = [source.text[start:end].strip() for start, end in source.made]
    assert made == ["1.", "2.", "1.", "2."]
    assert list(misplaced(docx.Document(BytesIO(data)).part.numbering_part.element)) == []


def test_a_file_that_is_no_template(tmp_path: Path) -> None:
    path = tmp_path / "x.docx"
    path.write_bytes(b"no zip")
    with pytest.raises(UnreadableFile):
        fill_word_template(PLAN, path)
