"""Every printed text of a plan, in reading order, and the plan with other texts in their places."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from planparse.model import GuidingIdeology, Item, Period, Plan, Signature, Task

Part = Literal[
    "title", "organization", "guiding_ideology", "opening", "task", "label", "period", "item",
    "column", "closing", "attachment", "signature", "own_date", "responsible",
]  # fmt: skip


class Spot(Struct, frozen=True):
    """One text and where it stands."""

    part: Part
    path: tuple[str, ...]
    text: str
    unit: int
    """Texts of one unit (a task's heading and paragraphs) share it."""
    months: tuple[int, ...] = ()
    """The months of its period."""
    place: tuple[int, int] | None = None
    """Period and item, from 0."""


Change = Callable[[Spot], str]

_HEADING = 12
"""An unnumbered heading stands in a path with at most so many characters."""


class _Walk:
    """Goes over a plan once, in reading order, and puts what ``change`` returns in each place."""

    def __init__(self, change: Change) -> None:
        self._change = change
        self._unit = 0

    def plan(self, plan: Plan) -> Plan:
        title = self._text("title", (), plan.title)
        opening = self._texts("opening", plan.opening)
        guiding = self._guiding(plan.guiding_ideology)
        return replace(
            plan,
            title=title,
            opening=opening,
            guiding_ideology=guiding,
            tasks=tuple(self._task(task, ()) for task in plan.tasks),
            schedule=tuple(self._period(at, period) for at, period in enumerate(plan.schedule)),
            closing=self._texts("closing", plan.closing),
            attachments=self._texts("attachment", plan.attachments),
            signature=self._signature(plan.signature),
            organization=self._text("organization", (), plan.organization),
        )

    def _one(self, spot: Spot) -> str:
        return self._change(spot) if spot.text else spot.text

    def _text(self, part: Part, path: tuple[str, ...], text: str | None) -> str | None:
        self._unit += 1
        return None if text is None else self._one(Spot(part, (part, *path), text, self._unit))

    def _texts(self, part: Part, texts: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(self._text(part, (str(at),), text) or "" for at, text in enumerate(texts, 1))

    def _guiding(self, guiding: GuidingIdeology | None) -> GuidingIdeology | None:
        if guiding is None:
            return None
        self._unit += 1
        part: Part = "guiding_ideology"
        label = self._one(Spot(part, (part,), guiding.label, self._unit))
        texts = tuple(self._one(Spot(part, (part,), text, self._unit)) for text in guiding.text)
        return replace(guiding, label=label, text=texts)

    def _task(self, task: Task, above: tuple[str, ...]) -> Task:
        self._unit += 1
        unit = self._unit
        path = (*above, task.marker.strip() or task.heading[:_HEADING])
        heading = self._one(Spot("task", ("task", *path), task.heading, unit))
        texts = tuple(self._one(Spot("task", ("task", *path), text, unit)) for text in task.text)
        subtasks = tuple(self._task(subtask, path) for subtask in task.subtasks)
        return replace(task, heading=heading, text=texts, subtasks=subtasks)

    def _period(self, at: int, period: Period) -> Period:
        self._unit += 1
        path = ("schedule", str(period.label or period.marker))
        label = self._one(Spot("label", path, period.label, self._unit, period.months, (at, -1)))
        texts = tuple(
            self._one(Spot("period", path, text, self._unit, period.months, (at, -1))) for text in period.text
        )
        items = tuple(
            self._item(item, (*path, item.marker.strip() or str(n + 1)), period, (at, n))
            for n, item in enumerate(period.items)
        )
        return replace(period, label=label, text=texts, items=items)

    def _item(self, item: Item, path: tuple[str, ...], period: Period, place: tuple[int, int]) -> Item:
        self._unit += 1
        unit = self._unit

        def said(part: Part, text: str | None) -> str | None:
            return text and self._one(Spot(part, path, text, unit, period.months, place))

        return replace(
            item,
            text=said("item", item.text) or "",
            place=said("column", item.place),
            responsible=said("responsible", item.responsible),
            participants=said("responsible", item.participants),
            columns={header: said("column", cell) or "" for header, cell in item.columns.items()},
        )

    def _signature(self, signature: Signature | None) -> Signature | None:
        if signature is None:
            return None
        organization = self._text("signature", (), signature.organization)
        return replace(signature, organization=organization, date=self._text("own_date", (), signature.date))


def spots(plan: Plan) -> tuple[Spot, ...]:
    """Return the texts of ``plan`` in reading order; empty ones are left out."""
    found: list[Spot] = []

    def note(spot: Spot) -> str:
        found.append(spot)
        return spot.text

    _Walk(note).plan(plan)
    return tuple(found)


def with_texts(plan: Plan, texts: tuple[str, ...]) -> Plan:
    """Return ``plan`` with ``texts`` in the places that ``spots`` lists, in their order."""
    waiting = iter(texts)
    return _Walk(lambda _: next(waiting)).plan(plan)
