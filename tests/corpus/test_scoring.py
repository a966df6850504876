"""The measures themselves: a perfect reading scores 1, and every kind of slip costs something."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from planparse.model import GuidingIdeology, Item, Period, Plan, Signature, Task

from .documents import Document, documents, held_out
from .scoring import pair_plans, score_plan, score_plans

PLAN = Plan(
    title="某厂工会2023年工作计划",
    organization="某厂工会",
    year=2023,
    year_as_printed="2023年",
    guiding_ideology=GuidingIdeology("指导思想", ("以职工为中心。",)),
    opening=("现作如下安排。",),
    tasks=(
        Task("一、", "学习", subtasks=(Task("1．", "", ("每月一次。",)),)),
        Task("二、", "安排", role="schedule"),
    ),
    schedule=(Period("", "三月份", (3,), items=(Item("1．", "开会", responsible="张三"),)),),
    closing=("总之，要抓落实。",),
    attachments=("分工表",),
    signature=Signature("某厂工会", "2023年1月"),
)

SLIPS: dict[str, dict[str, Any]] = {
    "title": {"title": "某厂工会2023年工作"},
    "mark": {"compilation_mark": "篇1"},
    "organization": {"organization": None},
    "year": {"year": None},
    "printed_year": {"year_as_printed": None},
    "tasks": {"tasks": (Task("一、", "学习。", subtasks=(Task("1．", "", ("每月一次。",)),)), PLAN.tasks[1])},
    "levels": {"tasks": (Task("一、", "学习"), Task("1．", "", ("每月一次。",)), PLAN.tasks[1])},
    "guiding": {"guiding_ideology": GuidingIdeology("指导", ("以职工为中心。",))},
    "opening": {"opening": ("现作如下安排",)},
    "schedule": {"schedule": (Period("", "三月份", (4,), items=PLAN.schedule[0].items),)},
    "columns": {"schedule": (Period("", "三月份", (3,), items=(Item("1．", "开会"),)),)},
    "closing": {"closing": ()},
    "attachments": {"attachments": ()},
    "signature": {"signature": Signature("某厂工会", None)},
}


@pytest.mark.parametrize("document", documents() + held_out(), ids=lambda document: document.name)
def test_a_perfect_reading_scores_one(document: Document) -> None:
    plans = document.plans()
    assert set(score_plans(plans, plans).values()) == {1.0}


@pytest.mark.parametrize("measure", SLIPS)
def test_a_slip_costs_in_its_own_measure(measure: str) -> None:
    slipped = msgspec.structs.replace(PLAN, **SLIPS[measure])
    assert score_plan(PLAN, PLAN).get(measure, 1.0) == 1.0
    assert score_plan(PLAN, slipped)[measure] < 1.0


def test_white_space_and_an_items_final_stop_cost_nothing() -> None:
    item = Item("1．", "开 会。", responsible="张三")
    printed = msgspec.structs.replace(PLAN, schedule=(Period("", "三月份：", (3,), items=(item,)),))
    assert score_plan(PLAN, printed) == score_plan(PLAN, PLAN)


def test_a_kind_of_organization_in_the_title_may_be_left_out_or_named() -> None:
    general = Plan(title="2023年医院工会工作计划")
    assert score_plan(general, Plan(title=general.title, organization="医院工会"))["organization"] == 1.0
    assert score_plan(general, Plan(title=general.title, organization="某某网"))["organization"] == 0.0


def test_a_plan_that_was_not_found_scores_nothing() -> None:
    assert set(score_plan(PLAN, None).values()) == {0.0}


def test_a_plan_too_many_does_not_shift_the_others() -> None:
    second = msgspec.structs.replace(PLAN, title="另一份计划")
    pairs = pair_plans([PLAN, second], [PLAN, Plan(title="编者按"), second])
    assert pairs == {0: PLAN, 1: second}
    assert score_plans([PLAN, second], [PLAN, Plan(title="编者按"), second])["plans"] == pytest.approx(0.8)
