from __future__ import annotations

from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import UNSET

from planparse.errors import UnreadableFile
from planparse.language.enrich import enrich
from planparse.model import Extraction
from planparse.parsing import parse_source
from planparse.reading.text import source_from_text
from tests.invariants import check_extraction
from tests.strategies import random_layout, random_plan, render_plan

PLAN = (
    "{title}\n一、组织保障\n每月组织一次安康杯练兵，请二十名职工参加。\n二、日程安排\n"
    "三月份\n1．3月8日召开座谈会。\n2．2月30日盘点（后勤组负责）。\n"
)


def read(title: str) -> Extraction:
    return parse_source(source_from_text(PLAN.format(title=title)))


def test_items_are_dated_and_the_calendar_objects() -> None:
    before = read("2026年青石小学工会工作计划")
    found = enrich(before)
    first, second = found.plans[0].schedule[0].items
    assert (first.date, second.date, second.responsible) == ("2026-03-08", None, "后勤组")
    assert [issue.code for issue in found.issues if issue not in before.issues] == ["no_such_date"]
    assert [issue.span for issue in found.issues] == sorted(issue.span for issue in found.issues)
    assert found.plans[0].tasks[0].facts is UNSET
    assert (found.source, found.set_aside) == (before.source, before.set_aside)


def test_the_year_is_for_plans_that_print_none() -> None:
    without, with_one = read("青石小学工会工作计划"), read("2026年青石小学工会工作计划")
    assert enrich(without).plans[0].schedule[0].items[0].date == "--03-08"
    given = enrich(without, year=2027).plans[0]
    assert (given.schedule[0].items[0].date, given.year) == ("2027-03-08", None)
    assert enrich(with_one, year=2027).plans[0].schedule[0].items[0].date == "2026-03-08"


def test_facts_where_they_are_asked_for() -> None:
    plan = enrich(read("2026年青石小学工会工作计划"), facts=True).plans[0]
    assert plan.tasks[0].facts is not UNSET
    assert "二十名" in [fact.text for fact in plan.tasks[0].facts]
    assert plan.schedule[0].items[0].facts is not UNSET


def test_own_patterns_imply_facts(tmp_path: Path) -> None:
    file = tmp_path / "词.jsonl"
    file.write_text('{"label": "activity", "pattern": "安康杯", "id": "ankang"}\n', encoding="utf-8")
    extraction = read("2026年青石小学工会工作计划")
    facts = enrich(extraction, patterns=str(file)).plans[0].tasks[0].facts
    assert facts is not UNSET
    (own,) = [fact for fact in facts if fact.kind == "activity"]
    assert (own.text, own.value) == ("安康杯", "ankang")
    source = source_from_text(PLAN.format(title="2026年青石小学工会工作计划"))
    assert source.text[slice(*own.span)] == "安康杯"
    with pytest.raises(UnreadableFile):
        enrich(extraction, patterns=str(tmp_path / "无.jsonl"))


@given(st.integers(0, 400))
def test_nothing_is_lost_and_twice_is_once(seed: int) -> None:
    rng = Random(seed)
    source = source_from_text(render_plan(random_plan(rng, 4), random_layout(rng))[0])
    found = enrich(parse_source(source), year=2026, facts=True)
    check_extraction(source, found)
    assert enrich(found, year=2026, facts=True).plans == found.plans


@given(
    st.text(alphabet="一二三1235月日周季度每第（）()、.，。；-—工作计划开会20xX年\n \ud800《》", max_size=80)
)
def test_no_text_breaks_it(text: str) -> None:
    source = source_from_text(text)
    check_extraction(source, enrich(parse_source(source), facts=True))
