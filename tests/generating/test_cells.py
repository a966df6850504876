"""Tables that are no schedule: their cells are paragraphs of the plan, and are printed as a table again."""

from __future__ import annotations

import time
from itertools import chain
from random import Random

import pytest
from msgspec.structs import replace

from planparse.diffing.compare import compare
from planparse.diffing.rendering import DiffOptions, render
from planparse.generating.cells import with_tables
from planparse.generating.layout import Block, Table, lay_out
from planparse.generating.readback import differences
from planparse.model import Plan, Task
from planparse.parsing import parse_source
from planparse.reading import read_bytes
from tests.generating.plans import PLAN
from tests.generating.test_roundtrip import assert_reads_back

Rows = list[list[str]]

TABLES: dict[str, Rows] = {
    "numbers and times": [
        ["序号", "项目", "牵头部门", "完成时限"],
        ["1", "修缮书库", "基建科", "6月底"],
        ["2", "编印目录", "编目部", "第三季度"],
        ["3", "采购书架", "办公室", "12月10日"],
    ],
    "one row": [["序号", "内容", "负责人", "期限"], ["1", "修缮书库", "王芳", "上半年"]],
    "numbered contents": [
        ["部门", "工作内容", "责任人"],
        ["编目部", "1.抓好新书编目，做到七日内上架。", "王芳"],
        ["阅览部", "2.办好读者沙龙，每季度不少于一期。", "李强"],
    ],
    "figures": [
        ["指标", "目标", "去年"],
        ["到馆人次", "12", "10"],
        ["办证数", "3", "2"],
        ["讲座场次", "24", "20"],
    ],
    "stages": [
        ["阶段", "做法"],
        ["第一阶段", "宣传发动"],
        ["3月—5月", "逐项自查"],
        ["最后", "总结"],
        ["其他", "另行通知"],
    ],
    "numbers of tasks": [["类别", "要求"], ["一、采访", "按计划"], ["二、编目", "按规则"]],
}


def page(tables: list[Rows], year: int = 2026) -> str:
    written = "".join(
        "<table>"
        + "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows)
        + "</table>"
        f"<p>{after}</p>"
        for rows, after in zip(tables, ("以上各项按季度调度。", "逐项对账销号。"), strict=False)
    )
    return (
        f"<h1>青塘县图书馆{year}年工作计划</h1><p>一、加强学习</p><p>每月集中学习一次，由支部组织。</p>"
        f"<p>二、重点项目</p><p>重点项目见下表：</p>{written}<p>三、落实经费</p><p>经费专款专用，按季公布。</p>"
    )


def plan_with(*tables: Rows, year: int = 2026) -> Plan:
    (plan,) = parse_source(read_bytes(page(list(tables), year).encode(), "计划.html")).plans
    assert plan.schedule == ()
    assert [task.heading for task in plan.tasks] == ["加强学习", "重点项目", "落实经费"]
    return plan


def tables_of(plan: Plan) -> list[Rows]:
    return [
        [list(block.header), *(list(row.cells) for row in block.rows)]
        for block in lay_out(plan, "list")
        if isinstance(block, Table)
    ]


@pytest.mark.parametrize("name", TABLES)
def test_a_table_of_any_kind_reads_back_through_every_format(name: str) -> None:
    assert_reads_back(plan_with(TABLES[name]))


@pytest.mark.parametrize("name", ["numbers and times", "one row", "figures", "numbers of tasks"])
def test_its_rows_and_columns_are_found_again(name: str) -> None:
    assert tables_of(plan_with(TABLES[name])) == [TABLES[name]]


def test_two_tables_with_a_sentence_between_them() -> None:
    plan = plan_with(TABLES["numbers and times"], TABLES["one row"])
    assert_reads_back(plan)
    printed = [block for block in lay_out(plan, "list") if isinstance(block, Block)]
    assert "三、落实经费" in [block.line for block in printed]


def test_empty_cells_move_the_others_but_lose_nothing() -> None:
    rows = [[cell if (at, column) not in ((1, 2), (3, 1)) else "" for column, cell in enumerate(row)]
            for at, row in enumerate(TABLES["numbers and times"])]  # fmt: skip
    assert_reads_back(plan_with(rows))


POOL = ("改造食堂", "王芳", "2万元", "6月底", "第二季度", "1", "3", "85%", "（二）落实", "1.走访会员；", "按季公布结果。",
        "全年", "办公室、编目部", "2026年10月", "①", "一是征求意见", "协助，并做好记录")  # fmt: skip


NO_TIMES = ("改造食堂", "1", "（二）落实", "85%", "①")
"""What begins the rows of a table that is no schedule."""


@pytest.mark.parametrize("seed", range(40))
def test_random_tables(seed: int) -> None:
    random = Random(seed)
    columns, rows = random.randint(3, 6), random.randint(2, 5)
    header = random.sample(["项目", "部门", "金额", "指标", "要求", "备注"], columns)
    body = [
        [random.choice(NO_TIMES), *(random.choice(POOL) for _ in range(columns - 1))] for _ in range(rows)
    ]
    assert_reads_back(plan_with([header, *body]))


@pytest.mark.parametrize(
    "texts",
    [
        ["要点如下：", "1、每月集中学习一次。", "2、每季交流一次心得。", "3、年底评选学习标兵。"],
        ["读书", "练字"],
        ["会员住院三天内看望。", "组长由会员推选。", "1", "按季公布结果。"],
        ["服务读者", "服务会员", "服务社会", "服务大局", "服务基层"],
    ],
)
def test_what_no_table_held_stays_paragraphs(texts: list[str]) -> None:
    assert list(with_tables(texts)) == texts


def test_a_sentence_between_short_cells_is_a_cell_too() -> None:
    rows = (
        ("部门", "工作内容", "责任人"),
        ("编目部", "新书七日内上架。", "王芳"),
        ("阅览部", "2.办好读者沙龙。", "李强"),
        ("办公室", "按季公布结果。", "赵敏"),
    )
    assert list(with_tables(["分工如下：", *chain(*rows), "以上各项按季度调度。"])) == [
        "分工如下：",
        rows,
        "以上各项按季度调度。",
    ]


def test_the_sentences_around_a_table_stay_outside() -> None:
    texts = ["见下表。", "重点项目表", *chain(*TABLES["numbers and times"]), "以上各项按季度调度。"]
    first, caption, rows, last = with_tables(texts)
    assert (first, caption, last) == (texts[0], texts[1], texts[-1])
    assert list(map(list, rows)) == TABLES["numbers and times"]


def test_no_cell_is_lost_where_subtasks_run_on_below_a_table() -> None:
    cells = tuple(chain(*TABLES["one row"]))
    task = Task(
        "一是", "重点", cells, subtasks=(Task("一是", "", ("征求意见；",)), Task("二是", "", ("公布结果。",)))
    )
    printed = lay_out(replace(PLAN, tasks=(task, *PLAN.tasks)), "table")
    lines = [block.line for block in printed if isinstance(block, Block)]
    assert {"一是征求意见；", "二是公布结果。"} <= set(lines)
    assert tables_of(replace(PLAN, tasks=(task,), schedule=()))[0] == TABLES["one row"]


def test_a_tracked_file_holds_both_tables() -> None:
    changed = [*TABLES["numbers and times"][:2], ["2", "编印目录和索引", "编目部", "10月底"]]
    old, new = plan_with(TABLES["one row"], TABLES["numbers and times"]), plan_with(changed, year=2027)
    for before, after in ((old, new), (new, old)):
        data = render(compare(before, after), "docx", DiffOptions())
        for original, wanted in ((True, before), (False, after)):
            source = read_bytes(data, "修订.docx", original=original)
            assert [differences(wanted, found) for found in parse_source(source).plans] == [()]


@pytest.mark.timing
@pytest.mark.parametrize("texts", [["2"] * 5_000 + ["1"] * 5_000, ["1", *["植树"] * 14] * 700])
def test_time_is_linear(texts: list[str]) -> None:
    begin = time.perf_counter()
    list(with_tables(texts))
    assert time.perf_counter() - begin < 2
