"""The numbers of tasks and items: taken apart, checked, and corrected when that is asked for."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any

from msgspec import Struct
from msgspec.structs import replace

from planparse import numerals

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from planparse.model import Item, Period, Plan, Task


class Marker(Struct, frozen=True, gc=False):
    """A marker's number and what stands around it: （, 三 and ） of （三）."""

    before: str
    number: str
    after: str
    value: int

    @property
    def form(self) -> tuple[str, str, str]:
        """What the markers of one series have in common."""
        return self.before, numerals.style_of(self.number).name, self.after

    def at(self, value: int) -> str:
        """Return the marker of the same form with another number."""
        return self.before + numerals.render(value, self.number) + self.after


class Misnumbered(Struct, frozen=True, gc=False):
    """A marker that does not go on from the one before it."""

    path: str
    marker: str
    expected: str

    def __str__(self) -> str:
        return (
            f"{self.path} 编号是“{self.marker}”，按顺序应是“{self.expected}”；用 --renumber 改正"
            f" / {self.path} is numbered “{self.marker}”, in order it would be “{self.expected}”;"
            " correct it with --renumber"
        )


_IN_WORDS = {"tasks": "个任务", "subtasks": "个子任务", "schedule": "个时段", "items": "项活动"}
"""List of a plan -> what one of its members is called, with its measure word."""
_SHOWN = 12
"""So many characters of a text are enough to find it."""


def in_words(plan: Plan, path: str) -> str:
    """Return where ``$.tasks[1].subtasks[0]`` is for a reader: 第 2 个任务第 1 个子任务“（一）抓学习”."""
    place = ""
    here: Any = plan
    for step in path.removeprefix("$.").split("."):
        name, _, index = step.removesuffix("]").partition("[")
        place += f"第 {int(index) + 1} {_IN_WORDS[name]}"
        here = getattr(here, name)[int(index)]
    return f"{place}“{(here.marker + _printed(here))[:_SHOWN]}”"


def _printed(part: Task | Period | Item) -> str:
    """Return the first words of a part of a plan."""
    for name in ("heading", "label", "text"):
        if said := getattr(part, name, ""):
            return str(said if isinstance(said, str) else said[0])
    return ""


@cache
def _number() -> re.Pattern[str]:
    return re.compile(f"({numerals.ENCLOSED}|{numerals.ARABIC_NUMBER}|{numerals.HAN_NUMBER})")


def take_apart(marker: str) -> Marker | None:
    """Return the parts of ``marker``; None where it has no number or several (首先, 1.1)."""
    parts = _number().split(marker.strip())
    if len(parts) != 3:
        return None
    value = numerals.parse(parts[1])
    return None if value is None else Marker(parts[0], parts[1], parts[2], value)


def misnumbered(plan: Plan) -> tuple[Misnumbered, ...]:
    """Return the markers of ``plan`` that are out of order, from top to bottom."""
    found: list[Misnumbered] = []
    _tasks(plan.tasks, "$.tasks", found)
    _schedule(plan.schedule, found)
    return tuple(found)


def renumber(plan: Plan) -> Plan:
    """Return ``plan`` with every marker that is out of order corrected; forms stay as they are."""
    found: list[Misnumbered] = []
    tasks = _tasks(plan.tasks, "$.tasks", found)
    return replace(plan, tasks=tasks, schedule=_schedule(plan.schedule, found))


def _tasks(tasks: Sequence[Task], path: str, found: list[Misnumbered]) -> tuple[Task, ...]:
    markers = _in_order([task.marker for task in tasks], path, found)
    return tuple(
        replace(task, marker=marker, subtasks=_tasks(task.subtasks, f"{path}[{at}].subtasks", found))
        for at, (task, marker) in enumerate(zip(tasks, markers, strict=True))
    )


def _schedule(periods: Sequence[Period], found: list[Misnumbered]) -> tuple[Period, ...]:
    markers = _in_order([period.marker for period in periods], "$.schedule", found)
    return tuple(
        replace(period, marker=marker, items=_items(period.items, f"$.schedule[{at}].items", found))
        for at, (period, marker) in enumerate(zip(periods, markers, strict=True))
    )


def _items(items: Sequence[Item], path: str, found: list[Misnumbered]) -> tuple[Item, ...]:
    markers = _in_order([item.marker for item in items], path, found)
    return tuple(replace(item, marker=marker) for item, marker in zip(items, markers, strict=True))


def _in_order(markers: list[str], path: str, found: list[Misnumbered]) -> list[str]:
    """Return siblings' markers numbered on from the first; it may itself run on from an earlier section.

    After an unnumbered sibling, and where the form changes, a series may begin again at one.
    """
    corrected: list[str] = []
    last: Marker | None = None
    may_restart = True
    for at, (marker, parts) in enumerate(_taken_apart(markers)):
        if parts is None:
            corrected.append(marker)
            may_restart = True
            continue
        expected = _expected(last, parts, may_restart=may_restart)
        right = marker if expected == parts.value else parts.at(expected)
        if right != marker:
            found.append(Misnumbered(f"{path}[{at}]", marker, right))
        corrected.append(right)
        last, may_restart = take_apart(right), False
    return corrected


def _taken_apart(markers: list[str]) -> Iterator[tuple[str, Marker | None]]:
    return ((marker, take_apart(marker)) for marker in markers)


def _expected(last: Marker | None, now: Marker, *, may_restart: bool) -> int:
    if last is None:
        return now.value
    if now.value == 1 and (may_restart or last.form != now.form):
        return 1
    return last.value + 1
