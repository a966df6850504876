"""Units that a person takes out: a task with all below it, an item, a paragraph."""

from __future__ import annotations

from msgspec.structs import replace

from planparse.model import Period, Plan, Task

DROPPED = "\0"
"""Stands in the place of a text whose unit is taken out; no printed text holds it."""


def pruned(plan: Plan) -> Plan:
    """Return ``plan`` without the units that hold ``DROPPED``."""
    return replace(
        plan,
        opening=_kept(plan.opening),
        tasks=_tasks(plan.tasks),
        schedule=tuple(_period(period) for period in plan.schedule),
        closing=_kept(plan.closing),
        attachments=_kept(plan.attachments),
    )


def _kept(texts: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(text for text in texts if text != DROPPED)


def _tasks(tasks: tuple[Task, ...]) -> tuple[Task, ...]:
    left = (task for task in tasks if DROPPED not in (task.heading, *task.text))
    return tuple(replace(task, subtasks=_tasks(task.subtasks)) for task in left)


def _period(period: Period) -> Period:
    items = tuple(item for item in period.items if item.text != DROPPED)
    return replace(period, items=items, text=_kept(period.text))
