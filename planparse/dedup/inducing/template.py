"""The template: fixed text, variables for what varies, conditions for what only some plans have."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any, TypeVar

from msgspec import Struct

from planparse.dedup.inducing.columns import Aligner, text_likeness
from planparse.dedup.inducing.slots import Kind, kind_of, parts
from planparse.generating.templates import TEMPLATE_FORMAT, fill, place_marker, template_of
from planparse.model import DateRange, GuidingIdeology, Item, Period, Plan, Signature, Task

T = TypeVar("T")
_Build = Callable[[Sequence[T | None]], dict[str, Any]]
"""From a part of every plan to its place in the template."""
Texts = Sequence[str | None]
"""A text of every plan; None for a plan that does not have the part in which it stands."""

_NAMES: dict[Kind | str, tuple[str, str]] = {
    "year": ("year", "年份"),
    "organization": ("organization", "单位"),
    "ordinal": ("ordinal", "届次"),
    "count": ("count", "数量"),
    "free": ("text", "文字"),
    "part": ("part", "是否有"),
}
"""Kind of slot -> the name of its first variable, and its meaning in Chinese."""
_SHOWN = 12
_FLAGS = {True: "是", False: "否"}


class Variable(Struct, frozen=True):
    """A slot: its name, its kind, and the value of every plan (None where it has none)."""

    name: str
    kind: str
    meaning: str
    values: tuple[str | None, ...]


class Induced(Struct, frozen=True):
    """A template, and with which values it gives each of the plans it was made of."""

    text: str
    """The YAML file that ``planparse generate --template`` takes."""
    variables: tuple[Variable, ...]
    values: tuple[dict[str, str], ...]


def induce(plans: Sequence[Plan], name: str = "induced") -> Induced:
    """Return the template of plans that are nearly the same.

    Filled with ``values[n]`` it gives ``plans[n]`` back.
    """
    from planparse.rendering.yaml import document

    template = _Template(len(plans))
    plan = template.plan(plans)
    variables = tuple(template.variables)
    value: dict[str, Any] = {
        "format": TEMPLATE_FORMAT,
        "name": name,
        "title": next((str(plan.title) for plan in plans if plan.title), name),
        "description": f"由 {len(plans)} 份相近的计划归纳",
        "variables": {each.name: _declared(each) for each in variables},
        "plan": plan,
    }
    filled = tuple(
        {each.name: each.values[at] or "" for each in variables if each.values[at] is not None}
        for at in range(len(plans))
    )
    return Induced("".join(document(value)), variables, filled)


def not_given_back(made: Induced, plans: Sequence[Plan]) -> dict[int, tuple[str, ...]]:
    """Return the plans (by their place) that the template does not give back, and which of their parts differ."""
    template = template_of(made.text, "induced", "induced")
    lost: dict[int, tuple[str, ...]] = {}
    for at, plan in enumerate(plans):
        filled = fill(template, made.values[at])
        # where the plan stood in its source is none of its parts
        names = (name for name in plan.__struct_fields__ if name != "span")
        differing = tuple(name for name in names if getattr(plan, name) != getattr(filled, name))
        if differing:
            lost[at] = differing
    return lost


def _declared(variable: Variable) -> dict[str, Any]:
    seen = list(dict.fromkeys(value for value in variable.values if value is not None))
    declared: dict[str, Any] = {"meaning": variable.meaning, "kind": variable.kind}
    if variable.kind == "part":
        return declared | {"type": "flag", "default": seen[0], "example": seen[0]}
    declared["example"] = next((value for value in seen if value), "")
    if variable.kind not in ("year", "organization") or None in variable.values or "" in seen:
        # the year and the organization are asked for; all else may stay as in the first plan
        declared["default"] = seen[0]
    return declared | {"seen": seen}


class _Template:
    """Builds the template's ``plan`` and collects its variables."""

    def __init__(self, count: int) -> None:
        self._count = count
        self.variables: list[Variable] = []

    def plan(self, plans: Sequence[Plan]) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for field in ("title", "compilation_mark", "organization"):
            _add(found, field, self._optional([getattr(plan, field) for plan in plans]))
        _add(found, "year", self._year([plan.year for plan in plans]))
        _add(found, "year_as_printed", self._optional([plan.year_as_printed for plan in plans]))
        ideologies = [plan.guiding_ideology for plan in plans]
        _add(found, "guiding_ideology", self._conditional(ideologies, plans, self._ideology))
        _add(found, "opening", self._paragraphs([plan.opening for plan in plans]))
        _add(found, "tasks", self._tasks([plan.tasks for plan in plans], 0))
        _add(found, "schedule", self._periods([plan.schedule for plan in plans]))
        _add(found, "closing", self._paragraphs([plan.closing for plan in plans]))
        _add(found, "attachments", self._paragraphs([plan.attachments for plan in plans]))
        signatures = [plan.signature for plan in plans]
        _add(found, "signature", self._conditional(signatures, plans, self._signature))
        return found

    # ----------------------------------------------------------------- texts

    def _text(self, texts: Texts) -> str:
        """Return a text with its slots as Jinja2 expressions; at least one plan has it."""
        numbers = [at for at, text in enumerate(texts) if text is not None]
        stretches = parts([str(texts[at]) for at in numbers])
        made: list[str] = []
        for at, stretch in enumerate(stretches):
            if stretch.fixed:
                made.append(_escaped(stretch.values[0]))
                continue
            before = stretches[at - 1].values[0] if at else ""
            after = stretches[at + 1].values[0] if at + 1 < len(stretches) else ""
            values: list[str | None] = [None] * self._count
            for number, value in zip(numbers, stretch.values, strict=True):
                values[number] = value
            kind = kind_of(stretch.values, before, after)
            context = f"{before[-_SHOWN:]}＿{after[:_SHOWN]}"
            made.append(self._slot(kind, values, context))
        return "".join(made)

    def _slot(self, kind: str, values: Sequence[str | None], context: str) -> str:
        """Return the expression of a slot; of a year only the number is asked for."""
        said = [value for value in values if value]
        unit = "年" if kind == "year" and all(value.endswith("年") for value in said) else ""
        name = self._variable(kind, tuple(value and value.removesuffix(unit) for value in values), context)
        if unit and "" in values:
            return f"{{% if {name} %}}{{{{ {name} }}}}年{{% endif %}}"
        return f"{{{{ {name} }}}}{unit}"

    def _variable(self, kind: str, values: tuple[str | None, ...], context: str) -> str:
        """Return the name of a variable; places that vary together share one."""
        for at, known in enumerate(self.variables):
            if known.kind == kind and _agree(known.values, values):
                joined = tuple(a if a is not None else b for a, b in zip(known.values, values, strict=True))
                self.variables[at] = Variable(known.name, kind, known.meaning, joined)
                return known.name
        word, meaning = _NAMES[kind]
        number = sum(each.kind == kind for each in self.variables) + 1
        name = word if number == 1 else f"{word}_{number}"
        self.variables.append(Variable(name, kind, f"{meaning}：{context}", values))
        return name

    def _flag(self, present: Sequence[bool | None], context: str) -> str:
        values = tuple(None if each is None else _FLAGS[each] for each in present)
        return self._variable("part", values, context[:_SHOWN])

    def _optional(self, texts: Texts, alive: Sequence[bool] | None = None) -> str | None:
        """Return a text that some plans go without; an empty one says the same as none."""
        said = [text or None for text in texts]
        if not any(said):
            return None
        living = [alive is None or alive[at] for at in range(self._count)]
        made = self._text(said)
        if all(text or not lives for text, lives in zip(said, living, strict=True)):
            return made
        present = [bool(text) if lives else None for text, lives in zip(said, living, strict=True)]
        return f"{{% if {self._flag(present, next(text for text in said if text))} %}}{made}{{% endif %}}"

    def _year(self, years: Sequence[int | None]) -> int | str | None:
        if len(set(years)) == 1:
            return years[0]
        values = tuple("" if year is None else str(year) for year in years)
        return "{{ " + self._variable("year", values, "计划的年份") + " }}"

    def _paragraphs(self, lists: Sequence[Sequence[str] | None]) -> list[str]:
        alive = [each is not None for each in lists]
        columns = Aligner(text_likeness).columns(lists)
        return [text for column in columns if (text := self._optional(column, alive)) is not None]

    # ----------------------------------------------------------------- parts

    def _conditional(
        self, values: Sequence[T | None], alive: Sequence[object], build: _Build[T]
    ) -> dict[str, Any] | None:
        """Return a part under the condition that a plan has it; None when no plan has."""
        if all(value is None for value in values):
            return None
        body = build(values)
        if all(value is not None or living is None for value, living in zip(values, alive, strict=True)):
            return body
        present = [
            None if living is None else value is not None for value, living in zip(values, alive, strict=True)
        ]
        context = next((word for word in body.values() if isinstance(word, str)), "")
        return {"when": self._flag(present, _without_slots(context)), **body}

    def _fields(self, values: Sequence[Any], names: Sequence[str]) -> dict[str, Any]:
        alive = [value is not None for value in values]
        found: dict[str, Any] = {}
        for name in names:
            texts = [None if value is None else getattr(value, name) for value in values]
            _add(found, name, self._optional(texts, alive))
        return found

    def _ideology(self, values: Sequence[GuidingIdeology | None]) -> dict[str, Any]:
        label = self._fields(values, ["label"]).get("label", "")
        return {"label": label, "text": self._paragraphs([each.text if each else None for each in values])}

    def _signature(self, values: Sequence[Signature | None]) -> dict[str, Any]:
        return self._fields(values, ["organization", "date"])

    def _tasks(self, lists: Sequence[Sequence[Task] | None], level: int) -> list[dict[str, Any]]:
        columns = Aligner(_task_likeness).columns(lists)
        numbered = all(
            task.marker == place_marker(at, level)
            for tasks in lists
            for at, task in enumerate(tasks or (), 1)
        )
        return list(self._each(columns, lists, lambda column: self._task(column, level, numbered)))

    def _each(
        self, columns: Sequence[Sequence[T | None]], alive: Sequence[object], build: _Build[T]
    ) -> Iterator[dict[str, Any]]:
        for column in columns:
            made = self._conditional(column, alive, build)
            if made is not None:
                yield made

    def _task(self, column: Sequence[Task | None], level: int, numbered: bool) -> dict[str, Any]:
        found = self._fields(column, ["heading"] if numbered else ["marker", "heading"])
        if not numbered:
            # without a word of it the task would be numbered by its place
            found = {"marker": ""} | found
        _add(found, "text", self._paragraphs([task.text if task else None for task in column]))
        _add(found, "role", next(task.role for task in column if task))
        _add(found, "subtasks", self._tasks([task.subtasks if task else None for task in column], level + 1))
        return found or {"heading": ""}

    def _periods(self, lists: Sequence[Sequence[Period] | None]) -> list[dict[str, Any]]:
        columns = Aligner(_period_likeness).columns(lists)
        return list(self._each(columns, lists, self._period))

    def _period(self, column: Sequence[Period | None]) -> dict[str, Any]:
        found = self._fields(column, ["marker", "label"])
        first = next(period for period in column if period)
        _add(found, "months", list(first.months))
        _add(found, "weeks", list(first.weeks))
        _add(found, "text", self._paragraphs([period.text if period else None for period in column]))
        items = [period.items if period else None for period in column]
        _add(found, "items", list(self._each(Aligner(_item_likeness).columns(items), items, self._item)))
        return found or {"label": ""}

    def _item(self, column: Sequence[Item | None]) -> dict[str, Any]:
        found = self._fields(column, ["marker", "text", "place", "responsible", "participants"])
        first = next(item for item in column if item)
        alive = [item is not None for item in column]
        if isinstance(first.date, DateRange):
            _add(
                found,
                "date",
                self._fields([item.date if item else None for item in column], ["start", "end"]),
            )
        else:
            dates = [item.date if item and isinstance(item.date, str) else None for item in column]
            _add(found, "date", self._optional(dates, alive))
        cells = {
            key: self._optional([item.columns[key] if item else None for item in column], alive) or ""
            for key in first.columns
        }
        _add(found, "columns", cells)
        return found or {"text": ""}


def _add(found: dict[str, Any], key: str, value: Any) -> None:
    """Put in a value that says anything."""
    if value is not None and value != [] and value != {} and value != "":
        found[key] = value


def _agree(known: Sequence[str | None], values: Sequence[str | None]) -> bool:
    """Tell whether two slots have the same value in every plan that has both, and share one that varies."""
    both = [(a, b) for a, b in zip(known, values, strict=True) if a is not None and b is not None]
    return all(a == b for a, b in both) and len({a for a, _ in both}) > 1


def _escaped(text: str) -> str:
    return text.replace("{", "{{ '{' }}")


def _without_slots(text: str) -> str:
    """Return a template's text without its expressions and conditions."""
    import re

    return re.sub(r"\{[{%][^{}]*[}%]\}", "", text)


# --------------------------------------------------------------------------- what belongs together


def _task_likeness(ours: Sequence[Task], theirs: Sequence[Task]) -> list[list[float]]:
    likeness = text_likeness([_said(task) for task in ours], [_said(task) for task in theirs])
    return [
        [ratio if one.role == other.role else 0.0 for other, ratio in zip(theirs, row, strict=True)]
        for one, row in zip(ours, likeness, strict=True)
    ]


def _said(task: Task) -> str:
    """Return what tells a task from its neighbours: its heading and text, or what its subtasks are called."""
    own = " ".join((task.heading, *task.text)).strip()
    return own or " ".join(f"{each.heading}{''.join(each.text[:1])}" for each in task.subtasks)


def _period_likeness(ours: Sequence[Period], theirs: Sequence[Period]) -> list[list[float]]:
    labels = text_likeness([period.label for period in ours], [period.label for period in theirs])
    return [
        [
            0.5 + ratio / 2 if (one.months, one.weeks) == (other.months, other.weeks) else 0.0
            for other, ratio in zip(theirs, row, strict=True)
        ]
        for one, row in zip(ours, labels, strict=True)
    ]


def _item_likeness(ours: Sequence[Item], theirs: Sequence[Item]) -> list[list[float]]:
    texts = text_likeness([item.text for item in ours], [item.text for item in theirs])
    return [
        [ratio if _same_form(one, other) else 0.0 for other, ratio in zip(theirs, row, strict=True)]
        for one, row in zip(ours, texts, strict=True)
    ]


def _same_form(one: Item, other: Item) -> bool:
    """Tell whether two items have the same columns and the same sort of date."""
    return (
        (one.date is None or other.date is None or type(one.date) is type(other.date))
        and (isinstance(one.date, DateRange) == isinstance(other.date, DateRange))
        and list(one.columns) == list(other.columns)
    )
