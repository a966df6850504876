"""The same plan in another kind of file, or another encoding, is the same plan."""

from __future__ import annotations

from random import Random

import pytest
from msgspec.structs import replace

from planparse import parsing
from planparse.model import Plan
from planparse.reading import read_bytes
from tests.invariants import check_extraction
from tests.strategies import Layout, random_layout, random_plan, render_plan
from tests.strategies.compare import differences
from tests.strategies.writers import to_html, to_markdown

ENCODINGS = {"utf-8": b"", "utf-8-sig": b"", "gb18030": b"", "utf-16": b"", "utf-16-le": b"\xff\xfe"}


def read(data: bytes, name: str) -> Plan:
    source = read_bytes(data, name)
    extraction = parsing.parse_source(source)
    check_extraction(source, extraction)
    assert len(extraction.plans) == 1
    return extraction.plans[0]


def plain_layout(seed: int) -> Layout:
    """Return a tidy layout that says nothing that a page or Markdown prints otherwise."""
    layout = random_layout(Random(seed))
    return replace(layout, title_lines=1, width=None, schedule="pipes", half_width=seed % 2 == 0, indent="")


@pytest.mark.parametrize("seed", range(15))
def test_html_and_markdown_say_the_same(seed: int) -> None:
    _, plan = render_plan(random_plan(Random(seed), 3), plain_layout(seed))
    assert differences(plan, read(to_html(plan).encode(), "plan.html")) == []
    assert differences(plan, read(to_markdown(plan).encode(), "plan.md")) == []


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("seed", range(3))
def test_encodings_say_the_same(seed: int, encoding: str) -> None:
    text, plan = render_plan(random_plan(Random(seed), 3), plain_layout(seed))
    data = ENCODINGS[encoding] + text.encode(encoding)
    assert differences(plan, read(data, "plan.txt")) == []


def test_whole_bold_lines_head_a_plan_without_numbers() -> None:
    heads = ("分片看守", "检修器材")
    body = "".join(f"<p><b>{head}</b></p><p>由护林员负责，按月登记。</p>" for head in heads)
    plan = read(f"<h1>沙河乡2026年防火工作计划</h1><p>今年这样安排：</p>{body}".encode(), "plan.html")
    assert [task.heading for task in plan.tasks] == list(heads)
    assert [str(text) for text in plan.opening] == ["今年这样安排："]


def test_a_bold_line_in_prose_heads_nothing() -> None:
    body = "<p><b>切记防火</b></p><p>由护林员负责，按月登记。</p><p>器材入冬前检修。</p>"
    plan = read(f"<h1>沙河乡2026年防火工作计划</h1><p>今年这样安排：</p>{body}".encode(), "plan.html")
    assert plan.tasks == ()


def test_headings_stand_at_the_levels_that_the_file_gives_them() -> None:
    markup = (
        "<h1>锻工车间2026年安全工作计划</h1><h2>目标</h2><p>全年不出重伤以上的事故。</p><h2>措施</h2>"
        "<h3>教育</h3><p>新工人先学规程，考过再上岗。</p><h3>检查</h3><p>行车每班点检，吊具每周查一次。</p>"
        "<h2>奖惩</h2><p>按月兑现，张榜公布。</p>"
    )
    tasks = read(f"<html><body>{markup}</body></html>".encode(), "plan.html").tasks
    found = [(task.heading, [below.heading for below in task.subtasks]) for task in tasks]
    assert found == [("目标", []), ("措施", ["教育", "检查"]), ("奖惩", [])]
