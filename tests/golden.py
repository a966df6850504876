"""The format of golden cases: text files that somebody who does not program can extend.

A file holds many cases.  Each is::

    === what the case shows
    the text as it is printed
    ---
    the expected outline

The outline has one line per part, in this order; a part that is not there has no line::

    plan                               only where the text holds several plans: before each
    mark: 【篇一】
    title: …
    organization: …                    checked only in cases that have such a line (``none``: nothing)
    year: 2026
    year_as_printed: 2026年             checked only in cases that have such a line
    guiding(指导思想): text ¶ text      ¶ parts paragraphs
    opening: text ¶ text
    一、 | heading | text ¶ text        subtasks stand below, two blanks further in; ``-`` is no marker
    一、 [schedule] | 日程安排          a task whose content was lifted into another part
    1、 [3] 三月份 | text               a period: marker, months or weeks ([w3]), label, text
      1. | text                        its items
      - | text {place: 礼堂}            date, place, responsible …: in cases that have any
    closing: text ¶ text
    attachment: …
    signature: organization | date
    aside(page_number): …              a line for each line, or table cell, that was set aside
    issue: code                        checked only in cases that have such a line (``none``: no issue)

Blanks around ``|`` do not matter.  A line of the text that begins with ``---`` or ``===`` is written
with a backslash before it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct

from planparse.model import Extraction, Item, Period, Plan, Task

DRAWN = " \t|:-"
"""What draws a table is always set aside; cases do not repeat it."""

HALF_WIDTH = str.maketrans("，：；（）！？", ",:;()!?")


class Case(Struct, frozen=True):
    """One golden case."""

    name: str
    text: str
    expected: str

    def asks(self, key: str) -> bool:
        """True if the expected outline has a line for ``key``."""
        return any(line.startswith(key) for line in self.expected.splitlines())

    def half_width(self) -> Case:
        """Return the same case as a page prints it that knows no full-width punctuation."""
        return Case(
            f"{self.name} (half width)", self.text.translate(HALF_WIDTH), self.expected.translate(HALF_WIDTH)
        )


def read_cases(path: Path) -> list[Case]:
    """Return the cases of a file."""
    parts = re.split(r"^=== *(.*)\n", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
    return [_case(path, name.strip(), body) for name, body in zip(parts[1::2], parts[2::2], strict=True)]


def _case(path: Path, name: str, body: str) -> Case:
    text, separator, expected = re.split(r"^(---)\n", body, maxsplit=1, flags=re.MULTILINE)
    assert separator, f"{path.name}: {name}: no line of ---"
    return Case(
        f"{path.stem}: {name}", re.sub(r"^\\(?=---|===)", "", text, flags=re.MULTILINE), tidy(expected)
    )


def tidy(outline: str) -> str:
    """Return ``outline`` with one blank around each ``|`` and none at the end of a line."""
    lines = [_tidy_line(line) for line in outline.splitlines()]
    return "\n".join(line for line in lines if line)


def _tidy_line(line: str) -> str:
    if re.match(r" *(?:aside\(|opening:|closing:|guiding\()", line):
        return line.rstrip()
    indent = line[: len(line) - len(line.lstrip(" "))]
    return indent + re.sub(r"(?: *\| *)+$", "", re.sub(r" *\| *", " | ", line.strip()))


def outline(extraction: Extraction, case: Case) -> str:
    """Return the outline of ``extraction``, with the optional lines that ``case`` asks for."""
    several = len(extraction.plans) > 1
    lines = [line for plan in extraction.plans for line in _plan_lines(plan, case, several=several)]
    for aside in extraction.set_aside:
        lines += [
            f"aside({aside.reason}): {line.strip()}" for line in aside.text.splitlines() if line.strip(DRAWN)
        ]
    if case.asks("issue:"):
        lines += [f"issue: {issue.code}" for issue in extraction.issues] or ["issue: none"]
    return tidy("\n".join(lines))


def _plan_lines(plan: Plan, case: Case, *, several: bool) -> Iterator[str]:
    if several:
        yield "plan"
    yield from _line("mark", plan.compilation_mark)
    yield from _line("title", plan.title)
    if case.asks("organization:"):
        yield f"organization: {plan.organization or 'none'}"
    yield from _line("year", plan.year)
    if case.asks("year_as_printed:"):
        yield f"year_as_printed: {plan.year_as_printed or 'none'}"
    if plan.guiding_ideology is not None:
        yield f"guiding({plan.guiding_ideology.label}): {' ¶ '.join(plan.guiding_ideology.text)}"
    yield from _line("opening", " ¶ ".join(plan.opening))
    for task in plan.tasks:
        yield from _task_lines(task, "")
    for period in plan.schedule:
        yield from _period_lines(period, case)
    yield from _line("closing", " ¶ ".join(plan.closing))
    for attachment in plan.attachments:
        yield f"attachment: {attachment}"
    if plan.signature is not None:
        yield f"signature: {plan.signature.organization or '-'} | {plan.signature.date or '-'}"


def _line(key: str, value: str | int | None) -> Iterator[str]:
    if value:
        yield f"{key}: {value}"


def _task_lines(task: Task, indent: str) -> Iterator[str]:
    role = f" [{task.role}]" if task.role else ""
    yield f"{indent}{task.marker or '-'}{role} | {task.heading} | {' ¶ '.join(task.text)}"
    for subtask in task.subtasks:
        yield from _task_lines(subtask, indent + "  ")


def _period_lines(period: Period, case: Case) -> Iterator[str]:
    when = ",".join([*map(str, period.months), *(f"w{week}" for week in period.weeks)])
    marker = f"{period.marker} " if period.marker else ""
    yield f"{marker}[{when}] {period.label} | {' ¶ '.join(period.text)}"
    for item in period.items:
        extras = _extras(item) if " {" in case.expected else ""
        yield f"  {item.marker or '-'} | {item.text}{extras}"


def _extras(item: Item) -> str:
    date = item.date if isinstance(item.date, str | None) else f"{item.date.start}..{item.date.end}"
    named = {
        "date": date,
        "place": item.place,
        "responsible": item.responsible,
        "participants": item.participants,
        **item.columns,
    }
    said = "; ".join(f"{name}: {value}" for name, value in named.items() if value)
    return f" {{{said}}}" if said else ""
