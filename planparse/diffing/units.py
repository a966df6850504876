"""A plan as a flat list of comparable units, in reading order.

A unit is what a reader would point at: the title, a paragraph, a task, a period, an item.  Its
text is free of its number, so that renumbering changes no text.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from msgspec import Struct

from planparse.diffing.fold import fold

if TYPE_CHECKING:
    from collections.abc import Iterable

    from planparse.diffing.model import Part
    from planparse.model import GuidingIdeology, Item, Period, Plan, Task

Sort = Literal["title", "guiding_ideology", "paragraph", "task", "period", "item", "signature"]

ROOT = -1
"""The parent of what stands at the top of its part."""

_PATH_CHARACTERS = 12
"""An unnumbered heading stands in a path with at most so many characters."""


class Entry(Struct, frozen=True, gc=False):
    """One unit of one plan."""

    index: int
    part: Part
    sort: Sort
    path: tuple[str, ...]
    marker: str
    text: str
    """Heading and paragraphs, one a line; without marker and subtasks."""
    key: str
    """``text`` folded: equal keys are equal texts."""
    parent: int
    """Index of the parent unit, or ``ROOT``."""
    place: int
    """Which child of its parent it is, from 0."""
    extra: tuple[tuple[str, str], ...] = ()
    """Columns of a table that the text does not repeat."""
    when: tuple[tuple[int, ...], tuple[int, ...]] = ((), ())
    """Months and weeks of a period."""
    role: str = ""


class Outline(Struct, frozen=True):
    """All units of a plan, and who stands below whom."""

    entries: tuple[Entry, ...]
    children: dict[int, tuple[int, ...]]
    """Index of a unit -> its children; a top unit's siblings are under its part, see ``tops``."""
    tops: dict[str, tuple[int, ...]]
    """Part -> the units at its top."""
    year: int | None

    def siblings(self, index: int) -> tuple[int, ...]:
        """Return the children of the parent of unit ``index``, itself among them."""
        entry = self.entries[index]
        return self.tops[entry.part] if entry.parent == ROOT else self.children[entry.parent]


class _Collector:
    """Entries in the making; used up by ``outline``."""

    def __init__(self, folded: dict[str, str]) -> None:
        self.folded = folded
        self.entries: list[Entry] = []
        self.children: dict[int, list[int]] = {}
        self.tops: dict[str, list[int]] = {}

    def add(
        self, part: Part, sort: Sort, path: tuple[str, ...], text: str, *,
        marker: str = "", parent: int = ROOT, extra: tuple[tuple[str, str], ...] = (),
        when: tuple[tuple[int, ...], tuple[int, ...]] = ((), ()), role: str = "", key: str | None = None,
    ) -> int:  # fmt: skip
        family = self.tops.setdefault(part, []) if parent == ROOT else self.children.setdefault(parent, [])
        index = len(self.entries)
        text, marker = str(text), str(marker)  # a leaf of a source becomes plain text
        if key is None:
            key = self.folded.get(text)
            if key is None:
                key = self.folded[text] = fold(text)
        self.entries.append(
            Entry(index, part, sort, path, marker, text, key, parent, len(family), extra, when, role)
        )
        family.append(index)
        return index


def outline(plan: Plan, folded: dict[str, str] | None = None) -> Outline:
    """Return the units of ``plan`` in reading order.

    ``folded`` is filled with each text and its folded form: what two plans share is folded once.
    """
    into = _Collector({} if folded is None else folded)
    if plan.title:
        into.add("title", "title", (), plan.title)
    _paragraphs(into, "opening", plan.opening)
    if plan.guiding_ideology is not None:
        _add_ideology(into, plan.guiding_ideology, plan.tasks)
    _add_tasks(into, plan.tasks)
    for period in plan.schedule:
        _add_period(into, period)
    _paragraphs(into, "closing", plan.closing)
    _paragraphs(into, "attachment", plan.attachments)
    if plan.signature is not None:
        lines = [line for line in (plan.signature.organization, plan.signature.date) if line]
        into.add("signature", "signature", (), "\n".join(lines))
    return Outline(
        tuple(into.entries),
        {parent: tuple(family) for parent, family in into.children.items()},
        {part: tuple(family) for part, family in into.tops.items()},
        plan.year,
    )


def _paragraphs(into: _Collector, part: Part, texts: Iterable[str]) -> None:
    for number, text in enumerate(texts, 1):
        into.add(part, "paragraph", (str(number),), text)


def _add_ideology(into: _Collector, ideology: GuidingIdeology, tasks: tuple[Task, ...]) -> None:
    """Add the passage; its label only where no heading of a task prints the same words."""
    label = fold(ideology.label)
    printed = any(fold(task.heading) == label for task in _with_role(tasks))
    lines = ideology.text if printed or not ideology.label else (ideology.label, *ideology.text)
    into.add("guiding_ideology", "guiding_ideology", (), "\n".join(lines))


def _with_role(tasks: tuple[Task, ...]) -> Iterable[Task]:
    waiting = list(tasks)
    while waiting:
        task = waiting.pop()
        waiting.extend(task.subtasks)
        if task.role == "guiding_ideology":
            yield task


def _add_tasks(into: _Collector, tasks: tuple[Task, ...]) -> None:
    """Add the tasks in reading order; on a stack, so that no depth of nesting is too deep."""
    waiting: list[tuple[Task, int, tuple[str, ...]]] = [(task, ROOT, ()) for task in reversed(tasks)]
    while waiting:
        task, parent, above = waiting.pop()
        path = (*above, task.marker.strip() or task.heading[:_PATH_CHARACTERS])
        lines = (task.heading, *task.text) if task.heading else task.text
        index = into.add(
            "task", "task", path, "\n".join(lines), marker=task.marker, parent=parent, role=task.role or ""
        )
        waiting.extend((child, index, path) for child in reversed(task.subtasks))


def _add_period(into: _Collector, period: Period) -> None:
    label = period.label or period.marker
    path = (label.strip(),)
    text = "\n".join((period.label, *period.text) if period.label else period.text)
    when = (period.months, period.weeks)
    index = into.add(
        "schedule", "period", path, text, marker=period.marker, when=when, key=_period_key(period)
    )
    for number, item in enumerate(period.items, 1):
        into.add(
            "schedule", "item", (*path, item.marker.strip() or str(number)), item.text,
            marker=item.marker, parent=index, extra=_extra(item),
        )  # fmt: skip


_PLAIN_LABEL = frozenset("0123456789〇零一二三四五六七八九十两第年月份季度周至到和及、,.~-()初上中下旬半")
"""A label of these alone says no more than which months or weeks it means."""


def _period_key(period: Period) -> str:
    """Return what tells the period's words from another's: 三月份 and 3月 are the same."""
    label = fold(period.label).rstrip(":。")
    body = fold("".join(period.text))
    if not (period.months or period.weeks) or not _PLAIN_LABEL.issuperset(label):
        return label + body
    part = "".join(char for char in label if char in "初上中下旬半")
    months, weeks = ",".join(map(str, period.months)), ",".join(map(str, period.weeks))
    return f"{months}月{weeks}周{part}{body}"


def _extra(item: Item) -> tuple[tuple[str, str], ...]:
    """Return what only the item's other columns say, by name."""
    named = (("place", item.place), ("responsible", item.responsible), ("participants", item.participants))
    columns = [(name, value) for name, value in (*named, *item.columns.items()) if value]
    if not columns:
        return ()
    said = fold(item.text)
    return tuple(sorted((str(name), str(value)) for name, value in columns if fold(value) not in said))
