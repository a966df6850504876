"""What holds for every text, and how well random plans in random layouts are read."""

from __future__ import annotations

import re
from random import Random
from statistics import mean

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import planparse
from planparse import parsing
from planparse.model import Extraction, Plan
from planparse.parsing import cues
from planparse.reading.text import source_from_text
from tests.invariants import check_extraction
from tests.strategies import (
    layouts,
    plans,
    printed,
    random_layout,
    random_plan,
    render_compilation,
    render_plan,
)
from tests.strategies.compare import differences, essence, level_accuracy

NASTY_FLOOR = 0.98
"""Mean share of tasks at their right level in nasty layouts; raise it when the parser gets better."""

TROUBLE = (
    *(
        "一、",
        "（一）",
        "(",
        "）",
        "1.",
        "1、",
        "①",
        "1.1.1",
        "第一，",
        "一是",
        "首先，",
        "指导思想：",
        "总之，",
    ),
    *(
        "三月份：",
        "3月",
        "第一季度",
        "第3周",
        "2026年工作计划",
        "【篇一】",
        "。",
        "；",
        "：",
        "|",
        "附件：1.",
    ),
    *("现将", "发布时间：", "20xx年", "***", "<p>"),
    *("\n", "\r\n", "\r", "\x0c", "\u2028", "\u3000", " ", "\t", "\x00", "\u200b", "\ufeff"),
    *("| 月份 | 内容 |\n", "- 3 -\n", "第2页\n", "\ud800", "\U0001f600", "9" * 40, "十" * 40, "（" * 30),
)


def read(text: str) -> Extraction:
    """Parse ``text``, twice, and check what holds for every extraction."""
    source = source_from_text(text)
    extraction = parsing.parse_source(source)
    check_extraction(source, extraction)
    assert parsing.parse_source(source) == extraction
    return extraction


def read_one(text: str) -> Plan:
    """Parse a text that holds one plan."""
    extraction = read(text)
    assert len(extraction.plans) == 1, [plan.title for plan in extraction.plans]
    return extraction.plans[0]


def test_parse_takes_a_text_and_nothing_else() -> None:
    extraction = planparse.parse("一、修路\n二、修桥\n")
    assert [task.heading for task in extraction.plans[0].tasks] == ["修路", "修桥"]


@given(st.text(st.characters(codec=None), max_size=300))
@settings(max_examples=300)
def test_any_text_is_read(text: str) -> None:
    read(text)


@given(st.lists(st.sampled_from(TROUBLE) | st.text("甲乙丙一二三123、.（）", max_size=8), max_size=60))
@settings(max_examples=400)
def test_any_heap_of_markers_is_read(parts: list[str]) -> None:
    read("".join(parts))


@st.composite
def damaged(draw: st.DrawFn) -> str:
    """A plan's text with pieces cut out, doubled, moved, or trouble put in."""
    text, _ = draw(printed("nasty"))
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(text)))
        end = min(len(text), start + draw(st.integers(0, 40)))
        put_in = draw(st.sampled_from(("", text[start:end] * 2, *TROUBLE)))
        text = text[:start] + put_in + text[end:]
    return text


@given(damaged())
@settings(max_examples=60)
def test_damaged_plans_are_read(text: str) -> None:
    read(text)


@given(plans(), layouts("tidy"))
@settings(max_examples=60)
def test_tidy_plans_are_read_exactly(plan: Plan, layout: object) -> None:
    text, expected = render_plan(plan, layout)  # type: ignore[arg-type]
    assert differences(expected, read_one(text)) == []


@pytest.mark.parametrize("seed", range(12))
def test_compilations_are_parted(seed: int) -> None:
    rng = Random(seed)
    layout = random_layout(rng)
    text, expected = render_compilation([random_plan(rng, 3) for _ in range(3)], layout)
    got = read(text).plans
    assert [plan.title for plan in got] == [plan.title for plan in expected]
    assert [essence(plan) for plan in got] == [essence(plan) for plan in expected]


def test_nasty_plans_are_read_nearly_always() -> None:
    scores = []
    for seed in range(60):
        rng = Random(seed)
        text, expected = render_plan(random_plan(rng, rng.randint(2, 6)), random_layout(rng, "nasty"))
        got = max(read(text).plans, key=lambda plan: len(plan.tasks), default=None)
        scores.append(level_accuracy(expected, got) if got else 0.0)
    assert mean(scores) >= NASTY_FLOOR, sorted(enumerate(scores), key=lambda pair: pair[1])[:8]


@pytest.mark.parametrize(("reason", "signs", "pattern"), cues.NOISE_PATTERNS)
@settings(max_examples=30)
@given(data=st.data())
def test_noise_has_one_of_the_characters_by_which_it_is_looked_for(
    reason: str, signs: str, pattern: str, data: st.DataObject
) -> None:
    line = data.draw(st.from_regex(re.compile(pattern, re.ASCII)))
    assert not set(signs).isdisjoint(line), reason
