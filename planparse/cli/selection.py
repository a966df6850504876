"""One plan out of a file: ``FILE#3`` by its number, ``FILE#标题`` by its title."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import UNSET
from msgspec.structs import replace

from planparse.errors import UsageError
from planparse.model import Extraction, Plan, Source, Span

if TYPE_CHECKING:
    from collections.abc import Sequence

_MOST_LISTED = 20


def select(extraction: Extraction, selector: int | str) -> Extraction:
    """Return the extraction with one plan, and only what stands within that plan.

    A number counts from 1.  A title is matched without white space: the whole title first, then a
    part of it that only one title has.  Raises ``UsageError`` that lists the plans when there is
    no such plan, or more than one.
    """
    plan = plan_at(extraction.plans, selector, extraction.source.name)
    if plan.span is UNSET:
        return replace(extraction, plans=(plan,))
    within = _Within(plan.span)
    return replace(
        extraction,
        plans=(plan,),
        set_aside=tuple(aside for aside in extraction.set_aside if within.holds(aside.span)),
        issues=tuple(issue for issue in extraction.issues if within.holds(issue.span)),
    )


def plan_at(plans: Sequence[Plan], selector: int | str, name: str) -> Plan:
    """Return the plan that ``selector`` means, as ``select`` does; ``name`` is the file's, for the message."""
    if isinstance(selector, int):
        found = [selector - 1] if 1 <= selector <= len(plans) else []
    else:
        titles = [_plain(plan.title or "") for plan in plans]
        wanted = _plain(selector)
        found = [i for i, title in enumerate(titles) if title == wanted]
        found = found or [i for i, title in enumerate(titles) if wanted in title]
    if len(found) != 1:
        raise _no_such(plans, selector, name)
    return plans[found[0]]


def listed(plans: Sequence[Plan]) -> str:
    """Return the plans' numbers and titles, as a message lists them."""
    titles = [f"#{number} {plan.title or '—'}" for number, plan in enumerate(plans[:_MOST_LISTED], 1)]
    return "；".join(titles) + ("…" if len(plans) > _MOST_LISTED else "")


def lines_of(source: Source, plan: Plan) -> Source:
    """Return the source with only the lines that stand within the plan."""
    if plan.span is UNSET:
        return source
    within = _Within(plan.span)
    return replace(
        source,
        lines=tuple(line for line in source.lines if within.holds((line.start, line.end))),
        set_aside=tuple(aside for aside in source.set_aside if within.holds(aside.span)),
    )


class _Within:
    """A plan's span, asked whether it holds others."""

    def __init__(self, span: Span) -> None:
        self._start, self._end = span

    def holds(self, span: Span) -> bool:
        return self._start <= span[0] and span[1] <= self._end


def _plain(title: str) -> str:
    return "".join(title.split())


def _no_such(plans: Sequence[Plan], selector: int | str, name: str) -> UsageError:
    return UsageError(
        f"{name}#{selector}：没有唯一的这一篇；共 {len(plans)} 篇：{listed(plans) or '无'}",
        f"{name}#{selector}: names no single plan; there are {len(plans)}: {listed(plans) or 'none'}",
    )
