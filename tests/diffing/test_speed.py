"""No input makes a comparison slow: generous bounds, a hundred times what it takes."""

from __future__ import annotations

import random
import time

import pytest

from planparse.diffing import diff
from planparse.model import Plan, Task

TASKS = 1000


def _plan(lines: list[str]) -> Plan:
    return Plan(tasks=tuple(Task(f"{n}.", text=(line,)) for n, line in enumerate(lines, 1)))


def _long(seed: int) -> str:
    return "".join(random.Random(seed).choices("工会组织职工开展活动加强管理完善制度提高水平，。", k=60_000))


PAIRS = {
    "the same line": (
        ["做好记录和归档，及时公布结果"] * TASKS,
        ["做好记录和归档，及时公布结果"] * (TASKS + 1),
    ),
    "the same short line": (["总结"] * TASKS, ["总结"] * (TASKS - 3)),
    "nearly the same lines": (
        [f"召开第{n}次例会并做好记录和归档" for n in range(TASKS)],
        [f"召开第{n}次例会并做好记录与归档" for n in range(5, TASKS)],
    ),
    "turned round": (
        [f"第{n}项任务由各部门落实" for n in range(TASKS)],
        [f"第{n}项任务由各部门落实" for n in reversed(range(TASKS))],
    ),
    "a huge paragraph": ([_long(1)], [_long(1)[::-1]]),
}


@pytest.mark.timing
@pytest.mark.parametrize("name", PAIRS)
def test_time(name: str) -> None:
    old, new = map(_plan, PAIRS[name])
    start = time.perf_counter()
    diff(old, new)
    assert time.perf_counter() - start < 30
