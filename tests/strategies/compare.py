"""Compares the plan that was read with the plan that was printed."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import Any

import msgspec

from planparse.model import Plan, Task

DIGESTS = ("organization", "year", "year_as_printed", "year_estimate", "span", "attachments", "format")
"""Fields that are drawn from elsewhere in the plan; golden cases look after them."""


def essence(plan: Plan) -> dict[str, Any]:
    """Return what the print says, without what is only worked out from it."""
    built: dict[str, Any] = msgspec.to_builtins(plan, enc_hook=str)
    for name in DIGESTS:
        built.pop(name, None)
    for period in built["schedule"]:
        period["items"] = [(item["marker"], item["text"]) for item in period["items"]]
    return built


def differences(expected: Plan, got: Plan) -> list[str]:
    """Return one line for each field, or printed task, in which the two plans differ."""
    old, new = essence(expected), essence(got)
    changed = [name for name in old if name != "tasks" and old[name] != new[name]]
    named = [f"{name}: {old[name]!r} became {new[name]!r}" for name in changed]
    before, after = list(_rows(expected.tasks)), list(_rows(got.tasks))
    moves = SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
    tasks = [
        line
        for kind, a, b, c, d in moves
        if kind != "equal"
        for line in [*(f"- {row}" for row in before[a:b]), *(f"+ {row}" for row in after[c:d])]
    ]
    return named + tasks


def _rows(tasks: tuple[Task, ...], depth: int = 0) -> Iterator[str]:
    for task in tasks:
        role = f" [{task.role}]" if task.role else ""
        yield f"{'  ' * depth}{task.marker}{role} | {task.heading} | {' ¶ '.join(task.text)}"
        yield from _rows(task.subtasks, depth + 1)


def level_accuracy(expected: Plan, got: Plan) -> float:
    """Return the share of printed tasks that were found with their marker, start and level."""
    before, after = list(_nodes(expected.tasks, 1)), list(_nodes(got.tasks, 1))
    if not before:
        return float(not after)
    matcher = SequenceMatcher(None, [key for key, _ in before], [key for key, _ in after], autojunk=False)
    pairs = [(a + k, b + k) for a, b, size in matcher.get_matching_blocks() for k in range(size)]
    right = sum(before[a][1] == after[b][1] for a, b in pairs)
    return right / max(len(before), len(after))


def _nodes(tasks: tuple[Task, ...], depth: int) -> Iterator[tuple[str, int]]:
    for task in tasks:
        start = (task.heading + "".join(task.text))[:8]
        yield f"{task.marker}|{start}", depth
        yield from _nodes(task.subtasks, depth + 1)
