"""Prints a plan's tasks: numbers them, lays out headings and paragraphs, and says what was printed."""

from __future__ import annotations

from random import Random

from msgspec import Struct
from msgspec.structs import replace

from planparse.model import Task

from . import wording
from .layouts import STYLES, Layout, kind_of

Path = tuple[int, ...]


class Paragraph(Struct, frozen=True):
    """A printed paragraph, before indents and line breaks."""

    text: str
    row: bool = False
    """A table's row: never broken, indented or parted from its neighbours."""
    flush: bool = False
    """Printed without the layout's indent: titles."""


Printed = tuple[list[Paragraph], Task]
Siblings = tuple[list[Paragraph], list[Task]]


class Numbered(Struct, frozen=True):
    """A task with its marker and the numbers that lead to it."""

    marker: str
    path: Path
    task: Task


class Outline:
    """Prints the tasks of one plan in one layout."""

    def __init__(self, layout: Layout, rng: Random) -> None:
        """Start counting at one on every level."""
        self.layout = layout
        self.rng = rng
        self.running: dict[int, int] = {}

    def tasks(
        self, tasks: tuple[Task, ...], depth: int = 1, above: Path = ()
    ) -> tuple[list[Paragraph], list[Task]]:
        """Return the paragraphs of sibling ``tasks`` and the tasks as a reader gets them."""
        if not tasks:
            return [], []
        numbered = self.number(tasks, depth, above)
        if depth == 1 and self.layout.mid_list and len(tasks[0].subtasks) > 2:
            return self._headless(numbered)
        if self.layout.one_line and depth > 1 and all(map(is_sentence, tasks)):
            return self._one_line(numbered)
        paragraphs: list[Paragraph] = []
        read: list[Task] = []
        for entry in numbered:
            printed, task = self._task(entry, depth)
            paragraphs = self._glue(paragraphs, printed, depth)
            read.append(task)
        return paragraphs, read

    def _headless(self, numbered: list[Numbered]) -> Siblings:
        """Print from the second or third subtask of the first task on."""
        first = numbered[0]
        entries = self.number(first.task.subtasks, 2, first.path)[self.rng.randint(1, 2) :]
        printed = [self._task(entry, 2) for entry in entries] + [
            self._task(entry, 1) for entry in numbered[1:]
        ]
        read = [task for _, task in printed]
        orphan = Task(subtasks=tuple(read[: len(entries)]))
        return [paragraph for part, _ in printed for paragraph in part], [orphan, *read[len(entries) :]]

    def number(self, tasks: tuple[Task, ...], depth: int, above: Path) -> list[Numbered]:
        """Return ``tasks`` with the markers that the layout's numbering gives them."""
        style = self.layout.ladder[depth - 1]
        plain = style in ("1.1", "1.1.1") or depth == 1
        numbers = list(range(1, len(tasks) + 1)) if plain else self._numbers(tasks, depth)
        styles = [style] * len(tasks)
        if self.layout.numbering == "restyle" and not plain and not any(task.subtasks for task in tasks):
            styles[1:] = [self._other_style(style)] * (len(tasks) - 1)
        if depth == 1 and self.layout.bare_top:
            return [Numbered("", (number,), task) for number, task in zip(numbers, tasks, strict=True)]
        return [
            Numbered(STYLES[name]((*above, number)), (*above, number), task)
            for name, number, task in zip(styles, numbers, tasks, strict=True)
        ]

    def _numbers(self, tasks: tuple[Task, ...], depth: int) -> list[int]:
        count, numbering = len(tasks), self.layout.numbering
        numbers = list(range(1, count + 1))
        if numbering == "run_through" and depth == 2 and self.layout.ladder[1] != "①":
            first = self.running.get(depth, 0)
            self.running[depth] = first + count
            return [first + number for number in numbers]
        if numbering == "skip" and count > 2:
            gap = self.rng.randint(1, count - 1)
            return numbers[:gap] + [number + 1 for number in numbers[gap:]]
        if numbering == "double" and count > 2:
            twice = self.rng.randint(1, count - 1)
            return numbers[:twice] + [number - 1 for number in numbers[twice:]]
        if numbering == "back_to_one" and count > 2 and not any(task.subtasks for task in tasks):
            numbers[self.rng.randint(2, count - 1)] = 1
        return numbers

    def _other_style(self, same: str) -> str:
        """Return a style of a class that no level of the ladder uses, or the same where all are in use."""
        used = {kind_of(name) for name in self.layout.ladder}
        unused = [name for name in ("（1）", "1、", "①") if kind_of(name) not in used]
        return next(iter(unused), same)

    def _task(self, entry: Numbered, depth: int) -> Printed:
        task = self._befriend(entry.task)
        if depth < 3 and self._can_run(task):
            return self._with_run(entry, task)
        below, subtasks = self.tasks(task.subtasks, depth + 1, entry.path)
        own = self._own(entry, task, has_below=bool(below))
        return own + below, replace(task, marker=entry.marker, subtasks=tuple(subtasks))

    def _can_run(self, task: Task) -> bool:
        """True if the layout prints these subtasks as a run in their parent's paragraph."""
        inline = self.layout.inline
        return (
            inline is not None
            and inline[0] not in self.layout.ladder
            and all(map(is_sentence, task.subtasks))
        )

    def _befriend(self, task: Task) -> Task:
        """Start a paragraph that stands on its own line with what only looks like a marker."""
        if not self.layout.friends_at_start or len(task.text) < 2:
            return task
        last = f"{self.rng.choice(wording.LINE_START_FRIENDS)}。{task.text[-1]}"
        return replace(task, text=(*task.text[:-1], last))

    def _own(self, entry: Numbered, task: Task, *, has_below: bool) -> list[Paragraph]:
        """Return the task's own paragraphs, without its subtasks'."""
        if not task.heading:
            return self._marked(entry, [*task.text])
        if not task.text:
            return self._marked(entry, [task.heading + (self.layout.heading_stop if has_below else "")])
        if self.layout.body == "apart":
            return self._marked(entry, [task.heading + self.layout.heading_stop, *task.text])
        stop = "：" if self.layout.body == "colon" else "。"
        return self._marked(entry, [f"{task.heading}{stop}{task.text[0]}", *task.text[1:]])

    def _marked(self, entry: Numbered, texts: list[str]) -> list[Paragraph]:
        if self.layout.marker_alone and entry.path[-1] > 1 and not entry.task.subtasks:
            return [Paragraph(text) for text in (entry.marker, *texts)]
        return [Paragraph(self._join(entry.marker, texts[0])), *map(Paragraph, texts[1:])]

    def _join(self, marker: str, text: str) -> str:
        if not marker:
            return text
        unpunctuated = marker[-1].isascii() and marker[-1].isdigit()
        blank = " " if unpunctuated or marker.endswith("部分") else self.layout.after_marker
        return f"{marker}{blank}{text}"

    def _with_run(self, entry: Numbered, task: Task) -> Printed:
        """Print the subtasks as a run within the task's last own paragraph."""
        if not task.subtasks:
            return self._own(entry, task, has_below=False), replace(task, marker=entry.marker)
        assert self.layout.inline
        style, separator = self.layout.inline
        run, subtasks = self._run(task.subtasks, style, separator)
        own = self._own(entry, task, has_below=True)
        joined = own[-1].text if task.text or self.layout.body != "apart" else ""
        if not task.text and joined:
            joined = self._join(entry.marker, task.heading + ("：" if self.layout.body == "colon" else "。"))
            own = [Paragraph(joined)]
        paragraphs = [*own[:-1], Paragraph(joined + run)] if joined else [*own, Paragraph(run)]
        return paragraphs, replace(task, marker=entry.marker, subtasks=tuple(subtasks))

    def _run(self, tasks: tuple[Task, ...], style: str, separator: str) -> tuple[str, list[Task]]:
        nested = self.rng.randrange(len(tasks)) if self.layout.nested_inline and len(tasks) > 2 else None
        separator = separator if nested is None else "。"
        printed, read = "", []
        for index, task in enumerate(tasks):
            marker = STYLES[style]((index + 1,))
            text = task.text[0][:-1] + ("。" if index == len(tasks) - 1 else separator)
            inner: tuple[Task, ...] = ()
            heading = ""
            if index == nested:
                heading = f"{wording.phrase(self.rng)}要办好两件事"
                text = f"{heading}："
                inner = tuple(
                    Task(marker=STYLES[style]((n,)), text=(wording.sentence(self.rng, 1)[:-1] + stop,))
                    for n, stop in ((1, "；"), (2, "。"))
                )
            printed += marker + text + "".join(part.marker + part.text[0] for part in inner)
            read.append(Task(marker, heading, () if heading else (text,), subtasks=inner))
        return printed, read

    def _one_line(self, numbered: list[Numbered]) -> Siblings:
        printed = "".join(self._join(entry.marker, entry.task.text[0]) for entry in numbered)
        return [Paragraph(printed)], [replace(entry.task, marker=entry.marker) for entry in numbered]

    def _glue(self, before: list[Paragraph], after: list[Paragraph], depth: int) -> list[Paragraph]:
        can = self.layout.glued and depth == 1 and self.layout.ladder[0] in ("一、", "（一）")
        if not can or not before or not before[-1].text.endswith("。") or len(after) < 2:
            return before + after
        if len(after[0].text) < 4:
            return before + after
        return [*before[:-1], Paragraph(before[-1].text + after[0].text), *after[1:]]


def is_sentence(task: Task) -> bool:
    """True for a task that is one sentence and nothing else."""
    return not task.heading and not task.subtasks and len(task.text) == 1
