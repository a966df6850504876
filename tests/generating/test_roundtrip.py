"""What is written reads back as the same plan, from the visible text alone."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

import planparse
from planparse.generating.layout import ScheduleForm, fits_cells, lay_out, needs_table, only_in_columns
from planparse.generating.load import load_plans
from planparse.generating.readback import COMPARED, differences, not_carried
from planparse.generating.templates import fill, load_template, template_names
from planparse.generating.write import generate, losses
from planparse.language.schedule import date_schedule
from planparse.model import DateRange, GuidingIdeology, Item, Period, Plan, Task
from planparse.parsing import parse_source
from planparse.reading import read_bytes
from tests.generating.plans import PLAN, options
from tests.strategies import random_layout, random_plan, render_plan

WAYS = [
    ("docx", "text", "table"),
    ("docx", "text", "list"),
    ("docx", "word", "table"),
    ("docx", "word", "list"),
    ("md", "text", None),
    ("md", "text", "table"),
    ("md", "text", "list"),
    ("html", "text", None),
    ("html", "text", "list"),
    ("txt", "text", None),
    ("txt", "text", "table"),
]
"""Format, numbering, form of the schedule."""

CORPUS = Path(__file__).parents[2] / "corpus"


def read_back(plan: Plan, fmt: str, numbering: str = "text", schedule: str | None = None) -> Plan:
    data = generate(plan, fmt, options(numbering=numbering, schedule=schedule))
    if fmt == "yaml":
        return load_plans(data.decode())[0]
    plans = parse_source(read_bytes(data, f"plan.{fmt}")).plans
    assert len(plans) == 1
    return plans[0]


def can_say(plan: Plan, schedule: str | None) -> bool:
    """Columns need a table, and a cell parts at its semicolons."""
    return not (schedule == "list" and needs_table(plan)) and not (
        schedule == "table" and not fits_cells(plan)
    )


def assert_reads_back(plan: Plan) -> None:
    for fmt, numbering, schedule in WAYS:
        if can_say(plan, schedule):
            again = read_back(plan, fmt, numbering, schedule)
            assert differences(plan, again) == (), (fmt, numbering, schedule)
    assert read_back(plan, "yaml") == replace(plan, span=planparse.model.UNSET)


def test_a_plan_with_everything() -> None:
    assert_reads_back(
        replace(PLAN, year_as_printed="2026年", organization=read_back(PLAN, "txt").organization)
    )


@given(seed=st.integers(0, 10_000))
def test_random_plans(seed: int) -> None:
    """Guarantee 4: for every plan that extract gives."""
    text, _ = render_plan(random_plan(Random(seed), 3), random_layout(Random(seed)))
    for plan in planparse.parse(text).plans:
        fmt, numbering, schedule = WAYS[seed % len(WAYS)]
        if schedule is None:
            assert differences(plan, read_back(plan, fmt, numbering)) == ()
        elif not losses(plan, fmt, options(schedule=schedule)):
            assert differences(plan, read_back(plan, fmt, numbering, schedule)) == ()


@pytest.mark.parametrize("name", template_names())
@pytest.mark.parametrize("vary", [0, 7])
def test_what_templates_give(name: str, vary: int) -> None:
    template = load_template(name)
    values = {one.name: one.example for one in template.variables if one.default is None}
    plan = fill(template, values, vary=vary)
    for fmt, numbering, schedule in WAYS:
        assert differences(plan, read_back(plan, fmt, numbering, schedule)) == (), (fmt, numbering, schedule)


DOCUMENTS = sorted(
    path
    for path in CORPUS.rglob("*")
    if path.suffix in (".txt", ".md", ".html", ".docx") and path.stem != "README"
)


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_the_corpus(path: Path) -> None:
    for plan in planparse.parse_file(path).plans:
        for fmt, numbering, schedule in WAYS:
            if can_say(plan, schedule):
                again = read_back(plan, fmt, numbering, schedule)
                assert differences(plan, again) == (), (plan.title, fmt, numbering, schedule)


# --------------------------------------------------------------------------- single shapes


@pytest.mark.parametrize(
    "plan",
    [
        Plan(title="青塘县图书馆2026年工作计划", tasks=(Task("一、", "甲"), Task("二、", "乙"))),
        Plan(
            title="青塘县图书馆2026年工作计划",
            guiding_ideology=GuidingIdeology("总体要求", ("以读者为中心。",)),
            tasks=(
                Task("一、", "开放阅览室", ("每天开放十小时。",)),
                Task("二、", "采购图书", ("全年两万册。",)),
            ),
        ),
        Plan(
            title="青塘县图书馆2026年工作计划",
            tasks=(
                Task(
                    "1.",
                    "开好讲座",
                    subtasks=(
                        Task("一是", "", ("每月请一位老师来馆讲课；",)),
                        Task("二是", "", ("讲稿整理成册，供读者借阅。",)),
                    ),
                ),
                Task("2.", "", ("5月12日前完成书库的清点，并把结果张榜公布。",)),
            ),
        ),
    ],
    ids=["headings", "ideology", "runs"],
)
def test_shapes(plan: Plan) -> None:
    for fmt, numbering, schedule in WAYS:
        assert differences(plan, read_back(plan, fmt, numbering, schedule)) == (), (fmt, numbering, schedule)


def test_losses_are_named() -> None:
    plan = replace(PLAN, tasks=(Task("一、", "甲。乙。丙。", ("丁。",)), *PLAN.tasks[1:]))
    paths = [difference.path for difference in not_carried(plan, lay_out(plan, "table"))]
    assert paths
    assert all(path.startswith(("$.tasks[0]", "$.guiding")) for path in paths)
    assert not_carried(PLAN, lay_out(PLAN, "table")) == ()


def test_a_list_prints_what_only_columns_say() -> None:
    item = Item(text="走访会员", responsible="王芳", columns={"经费": "两千元"})
    plan = replace(PLAN, schedule=(Period(label="三月份", months=(3,), items=(item,)),))
    assert (
        "走访会员（责任人：王芳，经费：两千元）" in generate(plan, "txt", options(schedule="list")).decode()
    )
    assert differences(plan, read_back(plan, "txt")) == ()


def test_the_guarantee_names_existing_fields() -> None:
    assert set(COMPARED) <= set(Plan.__struct_fields__)


def test_a_list_that_would_be_read_as_two_plans_is_a_table() -> None:
    months = ((1, "一月份", "核对预算编制"), (2, "二月份", "健全值班安排"), (3, "三月份", "组织消防演练"))
    plan = Plan(
        schedule=tuple(
            Period(label=label, months=(month,), items=(Item(text=text),)) for month, label, text in months
        )
    )
    assert losses(plan, "md", options(schedule="list")) != ()
    for fmt in ("md", "txt"):
        assert losses(plan, fmt, options()) == ()
        assert differences(plan, read_back(plan, fmt)) == ()


DATED = """\
2026年青塘县图书馆工作计划
一、日程安排
三月份
1．女读者健康讲座（3月7日，阅览室五层会议室）
2．20日清点旧报刊，由编目部负责
2月21日—27日
1．布置春季书展
"""


@pytest.mark.parametrize("schedule", ["table", "list"])
def test_what_an_items_own_text_prints_is_neither_lost_nor_printed_twice(schedule: ScheduleForm) -> None:
    bare = planparse.parse(DATED).plans[0]
    plan = date_schedule(bare)
    dates = [item.date for period in plan.schedule for item in period.items]
    assert dates == ["2026-03-07", "2026-03-20", DateRange("2026-02-21", "2026-02-27")]
    assert lay_out(plan, schedule) == lay_out(bare, schedule)
    assert not_carried(plan, lay_out(plan, schedule)) == ()


def test_a_date_that_only_a_column_says_is_printed_and_one_that_is_lost_is_named() -> None:
    plan = date_schedule(planparse.parse(DATED).plans[0])
    first, *others = plan.schedule
    moved = replace(first, items=(replace(first.items[0], text="健康讲座", place=None), *first.items[1:]))
    moved_plan = replace(plan, schedule=(moved, *others))
    assert only_in_columns(moved_plan)
    assert not_carried(moved_plan, lay_out(moved_plan, "table")) == ()
    lost = not_carried(moved_plan, lay_out(replace(plan, schedule=(first, *others)), "table"))
    assert "$.schedule[0].items[0].text" in [difference.path for difference in lost]


def test_text_cannot_say_which_heading_without_a_number_stands_below_which() -> None:
    tasks = (
        Task(heading="措施", subtasks=(Task(heading="教育", text=("新工人先学规程，考过再上岗。",)),)),
        Task(heading="奖惩", text=("按月兑现，张榜公布，不留到年底。",)),
    )
    plan = replace(PLAN, tasks=tasks, schedule=())
    assert losses(plan, "txt", options()) != ()
    for fmt in ("docx", "md", "html"):
        assert losses(plan, fmt, options()) == ()
