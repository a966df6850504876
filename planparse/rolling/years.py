"""The year that the rolled plan prints for itself."""

from __future__ import annotations

from msgspec import UNSET
from msgspec.structs import replace

from planparse.model import Plan, Task
from planparse.parsing import naming
from planparse.rolling.turning import Turn


def with_year(turned: Plan, old: Plan, turn: Turn) -> Plan:
    """Return the plan with the year that it prints now, as extract would find it; no estimate is left."""
    if old.year is not None and turn.step == 0 and turned == old:
        return turned
    printed = printed_year(turned)
    turned = replace(turned, span=UNSET)
    if printed is None:
        year = old.year if old.year is None or turn.step is None else old.year + turn.step
        return replace(turned, year=year)
    estimate = UNSET if printed.year is not None else turned.year_estimate
    return replace(turned, year=printed.year, year_as_printed=printed.printed, year_estimate=estimate)


def printed_year(plan: Plan) -> naming.PrintedYear | None:
    """Return the plan's own year: its title's, else its body's, else its signature's."""
    in_title = naming.year_in_title(plan.title) if plan.title else None
    if in_title is not None:
        return in_title
    in_body = naming.year_in_body(_texts(plan))
    if in_body is not None:
        return in_body
    date = plan.signature.date if plan.signature is not None else None
    return naming.year_in_title(date) if date else None


def _texts(plan: Plan) -> list[str]:
    texts = list(plan.opening)
    if plan.guiding_ideology is not None:
        texts += [plan.guiding_ideology.label, *plan.guiding_ideology.text]
    waiting = list(reversed(plan.tasks))
    while waiting:
        task: Task = waiting.pop()
        texts += [task.heading, *task.text]
        waiting.extend(reversed(task.subtasks))
    return texts
