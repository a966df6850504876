from __future__ import annotations

from planparse import parse
from planparse.dedup.units import paragraphs_of, pieces_of
from planparse.model import Item, Period, Plan, Task
from tests.dedup.plans import SENTENCES, plan_text


def units(text: str) -> list[tuple[str, tuple[str, ...], str]]:
    (plan,) = parse(text).plans
    return [(piece.level, piece.path, piece.text) for piece in pieces_of(plan, text)]


def test_plan_sections_and_paragraphs_in_reading_order() -> None:
    found = units(plan_text("青石小学", "2026"))
    assert [level for level, _, _ in found] == ["plan", *["paragraph"], "section", *["paragraph"] * 3, "section",
                                                *["paragraph"] * 2]  # fmt: skip
    assert found[3][1:] == (("一、", "1、"), SENTENCES[0])
    assert found[2][2] == "\n".join(["管好家底", *SENTENCES[:3]])
    assert "后勤工作计划" not in found[0][2]


def test_a_run_in_heading_belongs_to_its_paragraph_and_a_bare_one_is_none() -> None:
    text = "柳河镇卫生院2026年工作计划\n一、管好药房\n1、清点药柜。每天下班前对一次账，少一盒都要写明去向。\n2、擦净柜台"
    paragraphs = [text for level, _, text in units(text) if level == "paragraph"]
    assert "清点药柜。每天下班前对一次账，少一盒都要写明去向。" in paragraphs
    assert "管好药房" not in paragraphs


def test_an_inline_run_is_one_paragraph() -> None:
    run = "今年抓三件事：一是修好屋顶，赶在雨季之前完工；二是换掉旧灯，楼道里先换；三是清理车棚，没人认的旧车拉走。"
    text = (
        f"东桥社区2026年工作计划\n一、办实事\n{run}\n二、听意见\n每月在凉亭里坐一个上午，谁来都听，听了都记。"
    )
    assert run in [text for level, _, text in units(text) if level == "paragraph"]


def test_labels_and_markers_are_left_out() -> None:
    schedule = (Period(label="三月份", months=(3,), items=(Item(marker="1.", text="清扫河边的落叶和碎石"),)),)
    plan = Plan(title="南岭养护站工作安排", schedule=schedule)
    assert [(each.path, each.text) for each in paragraphs_of(plan)] == [
        (("三月份", "1."), "清扫河边的落叶和碎石")
    ]


def test_deep_nesting_breaks_nothing() -> None:
    task = Task(marker="1.", text=("到底了",))
    for _ in range(3000):
        task = Task(marker="1.", subtasks=(task,))
    (paragraph,) = paragraphs_of(Plan(tasks=(task,)))
    assert paragraph.text == "到底了"
