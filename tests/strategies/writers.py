"""Writes a plan, with its markers, as the plainest web page and the plainest Markdown there are."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from msgspec import Struct

from planparse.model import Period, Plan, Task


class Block(Struct, frozen=True):
    """A paragraph, or a heading of ``level`` 1 to 6, or a table."""

    text: str = ""
    level: int = 0
    rows: tuple[tuple[str, str], ...] = ()


def to_html(plan: Plan) -> str:
    """Return ``plan`` as a page: h1, h2 … for headings, p for paragraphs, a table for its schedule."""
    blocks = "\n".join(_html(block) for block in _blocks(plan))
    return (
        '<!DOCTYPE html>\n<html lang="zh"><head><meta charset="utf-8"><title></title></head>\n'
        f"<body>\n{blocks}\n</body></html>\n"
    )


def to_markdown(plan: Plan) -> str:
    """Return ``plan`` as Markdown: # for headings, a table for its schedule."""
    return "\n\n".join(_markdown(block) for block in _blocks(plan)) + "\n"


def _html(block: Block) -> str:
    if block.rows:
        rows = "\n".join(
            f"<tr><td>{escape(label)}</td><td>{escape(text).replace('；', '<br>')}</td></tr>"
            for label, text in block.rows
        )
        return f"<table><tr><th>时间</th><th>工作内容</th></tr>\n{rows}</table>"
    tag = f"h{block.level}" if block.level else "p"
    return f"<{tag}>{escape(block.text)}</{tag}>"


def _markdown(block: Block) -> str:
    if block.rows:
        rows = "\n".join(f"| {label} | {text} |" for label, text in block.rows)
        return f"| 时间 | 工作内容 |\n| --- | --- |\n{rows}"
    return f"{'#' * block.level} {block.text}" if block.level else block.text


def _blocks(plan: Plan) -> Iterator[Block]:
    if plan.title:
        yield Block(plan.title, level=1)
    for paragraph in plan.opening:
        yield Block(paragraph)
    ideology = plan.guiding_ideology
    if ideology and not any(_holds_ideology(task) for task in plan.tasks):
        yield Block(f"{ideology.label}：{''.join(ideology.text)}")
    for task in plan.tasks:
        yield from _task_blocks(task, plan, 2)
    if plan.schedule:
        yield Block(rows=tuple(map(_row, plan.schedule)))
    for paragraph in plan.closing:
        yield Block(paragraph)
    if plan.signature:
        yield from (Block(line) for line in (plan.signature.organization, plan.signature.date) if line)


def _holds_ideology(task: Task) -> bool:
    return task.role == "guiding_ideology" or any(map(_holds_ideology, task.subtasks))


def _task_blocks(task: Task, plan: Plan, level: int) -> Iterator[Block]:
    text = list(task.text)
    if task.heading:
        yield Block(_marked(task.marker, task.heading), level=min(level, 6))
    elif text:
        yield Block(_marked(task.marker, text.pop(0)))
    if task.role == "guiding_ideology" and plan.guiding_ideology:
        text = list(plan.guiding_ideology.text)
    yield from map(Block, text)
    for subtask in task.subtasks:
        yield from _task_blocks(subtask, plan, level + 1)


def _marked(marker: str, text: str) -> str:
    """Return ``text`` behind its marker; a blank keeps 2.3 and 1月 apart."""
    unpunctuated = marker[-1:].isascii() and marker[-1:].isdigit()
    return f"{marker} {text}" if unpunctuated or marker.endswith("部分") else marker + text


def _row(period: Period) -> tuple[str, str]:
    return period.label, "；".join(item.text for item in period.items)
