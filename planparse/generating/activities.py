"""The library of monthly activities: which fall in which month of a year, and a schedule of them.

An activity is tied to a month, or to a festival whose day is computed for the year, so that 端午
stands in its right month; ``before`` is how many days earlier the work is done.
"""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache
from typing import TYPE_CHECKING

from msgspec import Struct

from planparse import numerals
from planparse.errors import UsageError
from planparse.generating.nodes import Node, read_documents
from planparse.generating.profile import schema_folder
from planparse.model import Item, Period

if TYPE_CHECKING:
    from collections.abc import Callable

    from planparse.generating.templates import Template

_CALENDAR_YEAR = tuple(range(1, 13))
_SCHOOL_YEAR = (9, 10, 11, 12, 1, 2, 3, 4, 5, 6, 7)


SETTINGS = ("tags", "per_month", "own")
"""Keys of a template's ``activities``."""
ACTIVITY = ("tags", "text", "one_of", "month", "festival", "before")
"""Keys of an activity."""


class Due(Struct, frozen=True, gc=False):
    """The month and day of the work, and the festival's own day; what is tied to none stands mid-month."""

    month: int
    day: int = 15
    festival: date | None = None


class Activity(Struct, frozen=True):
    """What is done every year in a month or before a festival."""

    tags: frozenset[str]
    wordings: tuple[Node, ...]
    month: int = 0
    festival: str = ""
    before: int = 0

    def when(self, year: int) -> Due:
        """Return when it is due in ``year``; a festival that nobody can compute is never due."""
        if not self.festival:
            return Due(self.month)
        from planparse.language.calendar import festival_date

        day = festival_date(self.festival, year)
        if day is None:
            return Due(0)
        done = max(day - timedelta(days=self.before), date(year, 1, 1))
        return Due(done.month, done.day, day)


@cache
def library() -> tuple[Activity, ...]:
    """Return the activities that come with planparse, in the file's order."""
    path = schema_folder() / "templates" / "library" / "activities.yaml"
    documents = read_documents(path.read_text("utf-8"), path.name)
    return tuple(activity_of(node) for document in documents for node in document.members)


def activity_of(node: Node) -> Activity:
    """Return the activity that a mapping of the library, or of a template's ``own``, describes."""
    said = {key.text: value for key, value in node.entries}
    wordings = said["one_of"].members if "one_of" in said else (said.get("text", Node("text")),)
    tags = (tag.text for tag in said["tags"].members) if "tags" in said else ()
    return Activity(
        frozenset(tags),
        tuple(wordings),
        whole(said.get("month")),
        said["festival"].text if "festival" in said else "",
        whole(said.get("before")),
    )


def whole(node: Node | None, default: int = 0) -> int:
    """Return the whole number that stands in ``node``; raises ``UsageError`` for anything else."""
    if node is None:
        return default
    if node.text.isdecimal() and len(node.text) < 5:
        return int(node.text)
    raise UsageError(
        f"模板第 {node.line} 行：“{node.text[:20]}”应是整数",
        f"template line {node.line}: “{node.text[:20]}” should be a whole number",
    )


def schedule_of(
    settings: Node,
    template: Template,
    pick: Callable[[str, int], int],
    fill: Callable[..., str],
    year: int | None,
) -> tuple[Period, ...]:
    """Return a period for each month with the activities that the template's ``settings`` ask for.

    ``settings`` has ``tags``, ``per_month`` and the template's ``own`` activities; ``pick`` and
    ``fill`` are the template's.  Raises ``UsageError`` without a year.
    """
    if year is None:
        raise UsageError("排活动需要年份，请加 --year", "activities need a year; add --year")
    said = {key.text: value for key, value in settings.entries}
    tags = {tag.text for tag in said["tags"].members} if "tags" in said else set()
    own = [activity_of(node) for node in said["own"].members] if "own" in said else []
    known = [*own, *(one for one in library() if one.tags & tags)]
    per_month = whole(said.get("per_month"), 2)
    months = _SCHOOL_YEAR if template.school_year else _CALENDAR_YEAR
    chosen = _Choice(known, len(own), pick, per_month)
    return tuple(
        _period(month, texts)
        for month in months
        if (texts := chosen.texts(month, year + (template.school_year and month < 9), fill))
    )


class _Choice:
    """Picks the activities of each month: the template's own, then festivals, then what recurs."""

    def __init__(
        self, known: list[Activity], own: int, pick: Callable[[str, int], int], per_month: int
    ) -> None:
        self._known = known
        self._own = own
        self._pick = pick
        self._per_month = per_month

    def texts(self, month: int, year: int, fill: Callable[..., str]) -> list[str]:
        """Return the texts for ``month`` of the calendar year ``year``."""
        due = [(at, one, one.when(year)) for at, one in enumerate(self._known)]
        due = [entry for entry in due if entry[2].month == month]
        bound = [entry for entry in due if entry[0] < self._own or entry[1].festival]
        free = [entry for entry in due if entry not in bound]
        while free and len(bound) + len(free) > self._per_month and len(free) > 1:
            free.pop(len(free) - 1 - self._pick(f"activities/{month}/{len(free)}", len(free)))
        kept = bound + free[: max(self._per_month - len(bound), 0)]
        kept.sort(key=lambda entry: entry[2].day)
        return [self._wording(at, one, when.festival, fill) for at, one, when in kept]

    def _wording(self, at: int, one: Activity, day: date | None, fill: Callable[..., str]) -> str:
        node = one.wordings[self._pick(f"activities[{at}]", len(one.wordings))]
        more = {"date": f"{day.month}月{day.day}日"} if day else {}
        return fill(node, f"$.activities[{at}]", more)


def _period(month: int, texts: list[str]) -> Period:
    label = f"{numerals.render(month, '一')}月份"
    many = len(texts) > 1
    items = (Item(marker=f"{at}." if many else "", text=text) for at, text in enumerate(texts, 1))
    return Period(label=label, months=(month,), items=tuple(items))
