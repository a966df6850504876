"""Numbers in order, out of order, and corrected only when that is asked for."""

from __future__ import annotations

import pytest

from planparse.generating.numbering import misnumbered, renumber, take_apart
from planparse.model import Item, Period, Plan, Task


def tasks(markers: str) -> Plan:
    return Plan(tasks=tuple(Task(marker.replace("_", "")) for marker in markers.split()))


@pytest.mark.parametrize(
    ("markers", "corrected"),
    [
        ("一、 二、 三、", "一、 二、 三、"),
        ("一、 三、 四、", "一、 二、 三、"),
        ("1. 2. 1. 4.", "1. 2. 3. 4."),
        ("（一） （二） （二）", "（一） （二） （三）"),
        ("5、 6、 8、", "5、 6、 7、"),
        ("1、 2、 _ 1、 2、", "1、 2、 _ 1、 2、"),
        ("1、 2、 _ 3、", "1、 2、 _ 3、"),
        ("1. 2. (1) (2)", "1. 2. (1) (2)"),
        ("首先 其次", "首先 其次"),
        ("① ③", "① ②"),
        ("第一， 第三，", "第一， 第二，"),
        ("1.1 1.3", "1.1 1.3"),
    ],
)
def test_series(markers: str, corrected: str) -> None:
    plan = tasks(markers)
    assert renumber(plan) == tasks(corrected)
    wrong = sum(a != b for a, b in zip(markers.split(), corrected.split(), strict=True))
    assert len(misnumbered(plan)) == wrong
    assert misnumbered(renumber(plan)) == ()


def test_places_are_named() -> None:
    plan = Plan(
        tasks=(Task("一、", subtasks=(Task("1."), Task("3."))),),
        schedule=(Period(items=(Item("1、"), Item("1、"))),),
    )
    assert [str(one).split("；")[0] for one in misnumbered(plan)] == [
        "$.tasks[0].subtasks[1] 编号是“3.”，按顺序应是“2.”",
        "$.schedule[0].items[1] 编号是“1、”，按顺序应是“2、”",
    ]


@pytest.mark.parametrize(
    ("marker", "value"),
    [("（十二）", 12), ("３．", 3), ("第四，", 4), ("首先", None), ("1.1", None), ("", None)],
)
def test_take_apart(marker: str, value: int | None) -> None:
    parts = take_apart(marker)
    assert (parts.value if parts else None) == value
    assert parts is None or parts.at(parts.value) == marker
