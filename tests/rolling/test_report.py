"""The list of what was done and what is left."""

from __future__ import annotations

import json

import pytest

from planparse.errors import UsageError
from planparse.model import Plan, Task
from planparse.rolling import Rolled, roll
from planparse.rolling.report import report, report_format


@pytest.fixture
def rolled() -> Rolled:
    texts = ("举办第三届“读书|写作”节", "学习党的十九大精神", "落实2024—2026年<三年>行动", "门诊楼搬迁")
    tasks = tuple(Task(f"{n}、", "", (text,)) for n, text in enumerate(texts, 1))
    return roll(Plan(title="某医院工会2025年工作计划", year=2025, tasks=tasks), year=2026)


def test_text(rolled: Rolled) -> None:
    assert (
        report(rolled, "text")
        == """\
2025年→2026年：找到 5 处，已改 2 处，待定 3 处 / 2025 to 2026: 5 places found, 2 changed, 3 left to you
像是一次性的：门诊楼搬迁 / look as if they happened once: 1

已改 / Changed
  自动  计划年份  标题      2025年 → 2026年
      顺延1年 / 1 year on
  自动  活动届次  任务 1、  第三届 → 第四届
      每年一届，逐年加一 / held every year, one more each year

待定 / Left to you
  提示，未改  代表大会    任务 2、  党的十九大 → 党的二十大
      2026年前最近的是党的二十大（2022-10） / the last before 2026 was held in 2022-10
  提示，未改  其他年份    任务 3、  2024—2026
      跨年的起止年份，多为规划期，保留 / a span of years is a programme's as a rule; it stays
  待定，未改  一次性事项  任务 4、  搬迁
      像是一次性的事：今年还做吗？ / it looks as if it happens once: is it done again?
"""
    )


def test_json(rolled: Rolled) -> None:
    shape = json.loads(report(rolled, "json"))
    assert shape["format"] == "planparse/rolled@1"
    assert shape["summary"]["found"] == len(shape["records"]) == 5
    first = shape["records"][0]
    assert {"rule", "path", "old", "new", "span", "evidence", "decision", "applied"} <= first.keys()
    assert (first["rule"], first["old"], first["new"]) == ("plan_year", "2025年", "2026年")


def test_markdown_keeps_its_columns(rolled: Rolled) -> None:
    rows = [line for line in report(rolled, "md").splitlines() if line.startswith("|")]
    assert {row.replace("\\|", "").count("|") for row in rows} == {7}


def test_html_is_one_page_of_its_own(rolled: Rolled) -> None:
    page = report(rolled, "html")
    assert page.startswith("<!DOCTYPE html>")
    assert "<script" not in page
    assert "http" not in page
    assert "<del>第三届</del>" in page
    assert "<ins>第四届</ins>" in page


def test_the_suffix_is_the_format() -> None:
    assert [report_format(name) for name in ("r.html", "r.JSON", "a.b/r.md", "r.txt")] == [
        "html",
        "json",
        "md",
        "text",
    ]
    with pytest.raises(UsageError, match=r"\.html"):
        report_format("r.pdf")
