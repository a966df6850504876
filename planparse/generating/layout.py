"""A plan to the paragraphs and tables that are printed: the one place that decides what stands on paper.

Every writer (Word, Markdown, page, text) prints the same blocks, so that each format reads back
as the same plan.  Three rules keep that possible:

- a task's heading is a paragraph of its own, its text stands below it;
- a task without a heading is one paragraph, marker and text;
- nothing is printed twice and nothing is hidden.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from msgspec import Struct
from msgspec.structs import replace

from planparse.generating.cells import with_tables
from planparse.generating.numbering import take_apart
from planparse.language.schedule import day_of_item, when_of
from planparse.model import DateRange
from planparse.parsing.cues import CLOSING_STRONG, CLOSING_WEAK, CLOSING_WORDS
from planparse.parsing.periods import label_at

if TYPE_CHECKING:
    from collections.abc import Iterator

    from planparse.language.calendar import When
    from planparse.model import Item, Period, Plan, Task

ScheduleForm = Literal["table", "list"]
Kind = Literal[
    "title", "paragraph", "heading", "task", "period", "item", "attachment", "organization", "date"
]


class Block(Struct, frozen=True, gc=False):
    """A printed paragraph."""

    kind: Kind
    """``heading`` is a task's heading alone, ``task`` one that is marker and text."""
    text: str
    """What follows the marker."""
    marker: str = ""
    level: int = 0
    """Of a task, from 1."""
    place: int = 0
    """Of an attachment, from 0; of a paragraph, the level of the task that it stands in."""

    @property
    def line(self) -> str:
        """The whole paragraph."""
        return self.marker + self.after_marker

    @property
    def after_marker(self) -> str:
        """The text as it stands behind the marker: a space keeps 3. and 5.12 apart."""
        return joined(self.marker, self.text)[len(self.marker) :]


def joined(marker: str, text: str) -> str:
    """Return marker and text as one printed line; a space parts what would run together."""
    last = marker[-1:]
    parted = last.isdecimal() or last in _BARE or (last in _DOTS and text[:1].isdecimal())
    return f"{marker} {text}" if parted and text else marker + text


_DOTS = frozenset(".．")
_BARE = frozenset("一二三四五六七八九十分章节篇条项-*•·")
"""A marker that ends so (1, 第一部分, -) has no sign of its own that would part it from its text."""


class Row(Struct, frozen=True, gc=False):
    """A row of a schedule table."""

    cells: tuple[str, ...]
    continues: bool = False
    """The period is that of the row above: its cell is merged."""


class Table(Struct, frozen=True, gc=False):
    """A schedule, or another table within a text; each row has a cell for each header."""

    header: tuple[str, ...]
    rows: tuple[Row, ...]


Printed = Block | Table


def lay_out(plan: Plan, schedule: ScheduleForm) -> tuple[Printed, ...]:
    """Return what is printed of ``plan``, from the title to the date."""
    return tuple(_printed(plan, schedule))


def _printed(plan: Plan, form: ScheduleForm) -> Iterator[Printed]:
    if plan.title:
        yield Block("title", plan.title)
    yield from _paragraphs(plan.opening)
    lifted = _Lifted(plan, form)
    if not _has_role(plan.tasks, "guiding_ideology"):
        yield from lifted.guiding_inline()
    for task in plan.tasks:
        yield from _task(task, 1, lifted)
    if not _has_role(plan.tasks, "schedule"):
        yield from lifted.schedule(plan.schedule)
    yield from _paragraphs(plan.closing)
    yield from _attachments(plan.attachments)
    yield from _signature(plan)


def _paragraphs(texts: tuple[str, ...], level: int = 0) -> Iterator[Printed]:
    """Yield paragraphs, and tables where the texts were cells."""
    for text in with_tables(texts):
        if isinstance(text, str):
            yield Block("paragraph", text, place=level)
        else:
            header, *rows = text
            yield Table(header, tuple(map(Row, rows)))


def _attachments(names: tuple[str, ...]) -> Iterator[Block]:
    """Yield 附件：1.甲 and 2.乙 below it (GB/T 9704-2012 7.3.4), or what is printed so already."""
    as_printed = bool(names) and _has_lead(names[0])
    for place, name in enumerate(names):
        number = f"{place + 1}." if len(names) > 1 else ""
        lead = "" if as_printed else number if place else f"附件：{number}"
        yield Block("attachment", name, lead, place=place)


def _has_lead(name: str) -> bool:
    """Whether 附件, 附：, 附说明： or the like stands before the name already."""
    lead = name[:_LONGEST_LEAD].replace(":", "：").partition("：")
    return name.startswith("附件") or (name.startswith("附") and bool(lead[1]))


_LONGEST_LEAD = 6


def _has_role(tasks: tuple[Task, ...], role: str) -> bool:
    waiting = list(tasks)
    while waiting:
        task = waiting.pop()
        if task.role == role:
            return True
        waiting.extend(task.subtasks)
    return False


def _run_in(plan: Plan) -> frozenset[int]:
    """Return the ``id`` of each task whose text must stand behind its heading, for the closing's sake.

    A passage that speaks as conclusions do, below the last task that has a paragraph of its own,
    would be taken for the closing; and a closing that does not begin with 总之 is one only where
    the last task has more paragraphs than its siblings.
    """
    tasks = list(_in_order(plan.tasks, 1))
    if plan.closing and not plan.closing[0].startswith(CLOSING_STRONG):
        return _shortened(tasks, len(plan.closing))
    found = []
    for _, task in tasks[-1:] if plan.closing else reversed(tasks):
        if not _below(task):
            continue
        if len(task.text) > 1 or not _concludes(task.text[0]):
            break
        found.append(id(task))
    return frozenset(found)


_SIBLINGS = 6
"""So many siblings are looked at to see whether the last task has more paragraphs than they."""


def _shortened(tasks: list[tuple[int, Task]], closing: int) -> frozenset[int]:
    if not tasks:
        return frozenset()
    depth, last = tasks[-1]
    most = _below(last) + closing
    siblings = [task for level, task in tasks[:-1] if level == depth][-_SIBLINGS:]
    return frozenset(id(task) for task in siblings if task.heading and _below(task) >= most)


def _below(task: Task) -> int:
    """Return how many paragraphs stand below a task's own."""
    return len(task.text) if task.heading else max(len(task.text) - 1, 0)


def _in_order(tasks: tuple[Task, ...], level: int) -> Iterator[tuple[int, Task]]:
    for task in tasks:
        yield level, task
        yield from _in_order(task.subtasks, level + 1)


def _concludes(text: str) -> bool:
    return text.startswith((*CLOSING_STRONG, *CLOSING_WEAK)) or any(word in text for word in CLOSING_WORDS)


class _Lifted:
    """What was lifted out of the tasks, printed where its own heading stands."""

    def __init__(self, plan: Plan, form: ScheduleForm) -> None:
        self._plan = plan
        self._form = form
        self._when = when_of(plan)
        self._guiding = plan.guiding_ideology
        self._periods = _shared_out(plan)
        self.run_in = _run_in(plan)

    def below(self, task: Task, level: int) -> Iterator[Printed]:
        """Yield the content that belongs below ``task``."""
        if task.role == "schedule":
            yield from self.schedule(self._periods.get(id(task), ()))
        elif task.role == "guiding_ideology" and self._guiding is not None:
            passage, self._guiding = self._guiding.text, None
            yield from _paragraphs(passage, level)

    def guiding_inline(self) -> Iterator[Printed]:
        """Yield the guiding ideology that has no heading of its own: the label, a colon, the passage."""
        if self._guiding is None:
            return
        first, *rest = self._guiding.text or ("",)
        label = self._guiding.label
        yield Block("paragraph", f"{label}：{first}" if label else first)
        yield from _paragraphs(tuple(rest))

    def schedule(self, periods: tuple[Period, ...]) -> Iterator[Printed]:
        """Yield periods, as one table or as lists."""
        if periods and self._form == "table":
            yield from _table(periods, self._when)
            return
        for period in periods:
            yield from _period(period, self._when)


def _shared_out(plan: Plan) -> dict[int, tuple[Period, ...]]:
    """Return the periods of each schedule heading, by the task's ``id``.

    Of several headings one that names months (下半年工作安排) begins at the first period within
    them that is not within the heading before; otherwise all stand under the first.
    """
    holders = [task for _, task in _in_order(plan.tasks, 1) if task.role == "schedule"]
    if len(holders) < 2:
        return {id(task): plan.schedule for task in holders}
    months = [_months_in(task.heading) for task in holders]
    shared: dict[int, tuple[Period, ...]] = {}
    now = 0
    for period in plan.schedule:
        later = range(now + 1, len(holders))
        if period.months and not set(period.months) <= months[now]:
            now = next((at for at in later if set(period.months) <= months[at]), now)
        shared[id(holders[now])] = (*shared.get(id(holders[now]), ()), period)
    return shared


def _months_in(heading: str) -> frozenset[int]:
    """Return the months that a heading speaks of anywhere."""
    labels = (label_at(heading, at) for at in range(len(heading)))
    return frozenset(month for label in labels if label is not None for month in label.months)


def _task(task: Task, level: int, lifted: _Lifted, above: frozenset[Form] = frozenset()) -> Iterator[Printed]:
    """Yield a task and all below it; ``above`` are the forms of the markers that it stands under."""
    forms = above | {form_of(task.marker)}
    run = _run(task.subtasks, forms)
    guiding = task.role == "guiding_ideology"
    own = list(_own(task, level, lifted, guiding=guiding))
    last = own[-1] if run and own else None
    if isinstance(last, Block):
        own[-1] = _with_run(last, run)
    yield from own
    if not guiding:
        yield from lifted.below(task, level)
    for subtask in () if isinstance(last, Block) else task.subtasks:
        yield from _task(subtask, level + 1, lifted, forms)


Form = tuple[str, str, str]


@lru_cache(maxsize=1024)
def form_of(marker: str) -> Form:
    """Return what the markers of one series have in common; the marker itself where it has no number."""
    parts = take_apart(marker)
    return parts.form if parts is not None else (marker, "", "")


def _run(subtasks: tuple[Task, ...], forms: frozenset[Form]) -> str:
    """Return the text of subtasks that can only be printed run in: 一是…一是…二是… within 一是.

    On lines of their own their numbers would go on with the series above, as the same form does.
    """
    if not subtasks or form_of(subtasks[0].marker) not in forms:
        return ""
    plain = all(len(one.text) == 1 and not one.heading and not one.subtasks for one in subtasks)
    return "".join(joined(one.marker, one.text[0]) for one in subtasks) if plain else ""


def _with_run(block: Block, run: str) -> Block:
    stop = "。" if block.kind == "heading" else ""
    kind: Kind = "task" if block.kind == "heading" else block.kind
    return Block(kind, block.text + stop + run, block.marker, block.level, block.place)


_NEVER_FIRST = frozenset(",，、;；.。:：!！?？)）")
"""No line begins so: a text that does (the source was broken) stays behind its heading."""


def _own(task: Task, level: int, lifted: _Lifted, *, guiding: bool) -> Iterator[Printed]:
    """Yield a task's heading and text; a lifted passage stands between the two."""
    texts = task.text
    if task.heading and texts and (id(task) in lifted.run_in or texts[0][:1] in _NEVER_FIRST):
        yield Block("task", f"{task.heading}。{texts[0]}", task.marker, level)
        texts = texts[1:]
    elif task.heading:
        yield Block("heading", task.heading, task.marker, level)
    elif task.marker:
        yield Block("task", texts[0] if texts else "", task.marker, level)
        texts = texts[1:]
    if guiding:
        yield from lifted.below(task, level)
    yield from _paragraphs(texts, level)


# --------------------------------------------------------------------------- the schedule


def _period(period: Period, when: When) -> Iterator[Printed]:
    yield Block("period", period.label, period.marker)
    yield from _paragraphs(period.text)
    for item in period.items:
        yield Block("item", item.text + _in_brackets(item, period, when), item.marker)


def _in_brackets(item: Item, period: Period, when: When) -> str:
    """Return what only a table's columns say, as it stands behind the item's text."""
    said = [f"{header}：{cell}" for header, cell in _columns(item, period, when).items() if cell]
    return f"（{'，'.join(said)}）" if said else ""


PERIOD_HEADER = "时间"
ITEM_HEADER = "工作内容"
OWN_COLUMNS = {"date": "日期", "place": "地点", "responsible": "责任人", "participants": "参加人员"}
"""Field of an item -> the header under which it is printed."""


def fits_cells(plan: Plan) -> bool:
    """Whether the schedule reads back from a table: periods bear no number, and cells hold one item each.

    In a cell ; and blanks part several items.
    """
    texts = (item.text for period in plan.schedule for item in period.items)
    return not any(period.marker for period in plan.schedule) and not any(
        _PARTS & set(text) for text in texts
    )


_PARTS = frozenset(";； 　")


def needs_table(plan: Plan) -> bool:
    """Whether only a table prints the schedule so that it reads back.

    Its columns say what no text does, or a label (阶段一) names no time that a reader would know.
    """
    labels = (period.label for period in plan.schedule)
    unknown = any(label and label_at(label) is None for label in labels)
    return only_in_columns(plan) or (unknown and fits_cells(plan))


def only_in_columns(plan: Plan) -> bool:
    """Whether an item says something that its text does not: only a table can print that."""
    when = when_of(plan)
    return any(_columns(item, period, when) for period in plan.schedule for item in period.items)


def _columns(item: Item, period: Period, when: When) -> dict[str, str]:
    """Return what neither an item's text nor its period's label says, by header."""
    said = {header: cell_of(getattr(item, name)) for name, header in OWN_COLUMNS.items()}
    own = {header: cell for header, cell in said.items() if cell and cell not in item.text}
    if own.get("日期") and (_names_date(item) or _finds_date(item, period, when)):
        del own["日期"]
    return own | item.columns


def _finds_date(item: Item, period: Period, when: When) -> bool:
    """Whether a reader finds the date of ``item`` again in its text or its period's label."""
    found = day_of_item(replace(item, date=None), period, when)
    return found is not None and (
        found == item.date or (when.year is None and cell_of(found) == cell_of(item.date))
    )


def _names_date(item: Item) -> bool:
    """Whether the text of ``item`` prints its date in any form."""
    date = item.date.start if isinstance(item.date, DateRange) else item.date or ""
    parts = [part.lstrip("0") for part in date.split("-") if part]
    if len(parts) < 2:
        return False
    month, day = parts[-2:]
    digits = "".join(char if char.isdecimal() else " " for char in item.text).split()
    return day in [digit.lstrip("0") for digit in digits] or f"{month}月" in item.text


def cell_of(value: str | DateRange | None) -> str:
    """Return how a value of ``OWN_COLUMNS`` is printed; "" for none."""
    if value is None:
        return ""
    if isinstance(value, DateRange):
        return f"{_printed_date(value.start)}—{_printed_date(value.end)}"
    return _printed_date(value)


def _printed_date(value: str) -> str:
    """Write an ISO date as 3月8日; anything else stands as it is."""
    parts = value.split("-")
    if len(parts) < 3 or not (parts[-1].isdecimal() and parts[-2].isdecimal()):
        return value
    return f"{int(parts[-2])}月{int(parts[-1])}日"


def _table(periods: tuple[Period, ...], when: When) -> Iterator[Printed]:
    """Yield the table; what stands below the last period is printed below the table."""
    items = [(item, period) for period in periods for item in period.items]
    found = (header for item, period in items for header in _columns(item, period, when))
    headers = tuple(dict.fromkeys(found))
    *others, last = periods
    rows = [row for period in others for row in _rows(period, period.text, headers)]
    below = last.text if last.items else ()
    rows.extend(_rows(last, () if below else last.text, headers))
    yield Table((PERIOD_HEADER, ITEM_HEADER, *headers), tuple(rows))
    yield from _paragraphs(below)


def _rows(period: Period, texts: tuple[str, ...], headers: tuple[str, ...]) -> Iterator[Row]:
    label = joined(period.marker, period.label)
    blank = ("",) * len(headers)
    lines = [(text, blank) for text in texts]
    lines += [(joined(item.marker, item.text), _cells(item, headers)) for item in period.items]
    for at, (text, cells) in enumerate(lines or [("", blank)]):
        yield Row(("" if at else label, text, *cells), continues=at > 0)


def _cells(item: Item, headers: tuple[str, ...]) -> tuple[str, ...]:
    """Fill the columns that there are, also with what the item's own text says as well."""
    said = {header: cell_of(getattr(item, name)) for name, header in OWN_COLUMNS.items()} | item.columns
    return tuple(said.get(header, "") for header in headers)


def _signature(plan: Plan) -> Iterator[Block]:
    signature = plan.signature
    if signature is not None and signature.organization:
        yield Block("organization", signature.organization)
    if signature is not None and signature.date:
        yield Block("date", signature.date)
