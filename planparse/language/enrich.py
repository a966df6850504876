"""What language adds to an extraction before it is written: dates, calendar issues, facts.

Parsing alone knows nothing of calendars; this is the one place that puts both together.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from msgspec.structs import replace

from planparse.language.checks import calendar_issues
from planparse.language.schedule import date_schedule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from planparse.language.annotate import Finder
    from planparse.model import Extraction, Plan


def enrich(
    extraction: Extraction, *, year: int | None = None, facts: bool = False, patterns: str | None = None
) -> Extraction:
    """Return the extraction with what a calendar and a dictionary know of it.

    Schedule items get date, place, responsible and participants where they are printed; what does
    not fit the calendar joins the issues, which stay in the order of their spans.  With ``facts``
    tasks, items and the guiding ideology get theirs, and a plan that prints no year an estimate
    where its ordinals or congresses date it; ``patterns`` is the path of a JSONL file of
    the user's own terms, and implies ``facts``.  ``year`` is for plans that print none; it binds
    their dates and does not become ``plan.year``.  Raises what ``read_patterns`` raises.
    """
    issues = [issue for plan in extraction.plans for issue in calendar_issues(plan, year=year)]
    plans: Iterator[Plan] = (date_schedule(plan, year) for plan in extraction.plans)
    if facts or patterns is not None:
        plans = _estimated(_with_facts(plans, year, finder_for(patterns)), extraction.plans)
    return replace(
        extraction,
        plans=tuple(plans),
        issues=tuple(sorted((*extraction.issues, *issues), key=lambda issue: issue.span)),
    )


def _with_facts(plans: Iterator[Plan], year: int | None, find: Finder) -> Iterator[Plan]:
    from planparse.language.annotate import annotate_plan

    return (annotate_plan(plan, year=year, find=find) for plan in plans)


def _estimated(plans: Iterator[Plan], others: tuple[Plan, ...]) -> Iterator[Plan]:
    from planparse.rolling.estimate import year_estimate

    for plan in plans:
        estimate = year_estimate(plan, others)
        yield plan if estimate is None else replace(plan, year_estimate=estimate)


@cache
def finder_for(patterns: str | None) -> Finder:
    """Return what finds facts, made once for a file of patterns: token patterns load spaCy.

    Raises ``UnreadableFile`` when the file cannot be read, ``UsageError`` for a wrong line.
    """
    from planparse.language.annotate import finder

    return finder(patterns)
