"""Prints a plan's schedule in each of its forms, and says what was printed."""

from __future__ import annotations

from random import Random

from msgspec.structs import replace

from planparse.model import Period

from .layouts import STYLES, Layout, han
from .outline import Paragraph

Printed = tuple[list[Paragraph], tuple[Period, ...]]


def label_of(period: Period, form: int) -> str:
    """Return the printed label of ``period``; ``form`` picks one of the usual ways."""
    months = period.months
    if period.weeks:
        return f"第{han(period.weeks[0]) if form % 2 else period.weeks[0]}周"
    if len(months) == 3:
        return f"{'第' if form % 2 else ''}{han(months[0] // 3 + 1)}季度"
    if len(months) == 2:
        return _two_months(*months, form)
    month = months[0]
    spelt, digits = han(month), str(month)
    return (
        f"{spelt}月份",
        f"{digits}月",
        f"{digits}月份",
        f"{spelt}月",
        f"（{spelt}月份）",
        f"{digits}月份",
    )[form]


def _two_months(first: int, last: int, form: int) -> str:
    return (
        f"{first}月—{last}月",
        f"{first}、{last}月份",
        f"{han(first)}、{han(last)}月份",
        f"{first}-{last}月",
        f"{han(first)}月至{han(last)}月",
        f"{first}~{last}月",
    )[form]


def print_schedule(schedule: tuple[Period, ...], layout: Layout, rng: Random) -> Printed:
    """Return the paragraphs of ``schedule`` and the periods as a reader gets them."""
    labelled = tuple(replace(period, label=label_of(period, layout.label_form)) for period in schedule)
    if schedule and layout.schedule == "pipes":
        return _pipes(labelled)
    printed = [_period(period, layout, rng) for period in labelled]
    return [p for paragraphs, _ in printed for p in paragraphs], tuple(period for _, period in printed)


def _pipes(schedule: tuple[Period, ...]) -> Printed:
    rows = ["| 时间 | 工作内容 |", "| --- | --- |"]
    rows += [f"| {period.label} | {'；'.join(item.text for item in period.items)} |" for period in schedule]
    return [Paragraph(row, row=True) for row in rows], schedule


def _period(period: Period, layout: Layout, rng: Random) -> tuple[list[Paragraph], Period]:
    texts = [item.text for item in period.items]
    if layout.schedule == "one_line":
        return [Paragraph(f"{period.label}：{'；'.join(texts)}")], period
    if layout.schedule == "plain":
        return [Paragraph(_label_line(period, rng)), *map(Paragraph, texts)], period
    style = item_style(layout)
    stop = "。" if layout.schedule == "numbered_line" else rng.choice(("", "。", "；"))
    items = tuple(
        replace(item, marker=STYLES[style]((number,)), text=item.text + stop)
        for number, item in enumerate(period.items, 1)
    )
    lines = [item.marker + item.text for item in items]
    read = replace(period, items=items)
    if layout.schedule == "numbered_line":
        return [Paragraph(f"{period.label}：{''.join(lines)}")], read
    return [Paragraph(_label_line(period, rng)), *map(Paragraph, lines)], read


def _label_line(period: Period, rng: Random) -> str:
    return period.label + rng.choice(("", "：", ""))


def item_style(layout: Layout) -> str:
    """Return a style for items that the plan's top level does not use."""
    return "（1）" if layout.ladder[0][0] in "1１" else "1."
