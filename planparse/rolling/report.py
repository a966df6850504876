"""What was done and what is left, as a careful colleague would list it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from html import escape
from unicodedata import east_asian_width

from planparse.errors import UsageError
from planparse.rolling.model import RULES, Record, Report, Rolled, Summary

_DECISIONS = {"auto": "自动", "propose": "建议", "ask": "待定", "flag": "提示"}
_ENGLISH = {"auto": "auto", "propose": "proposed", "ask": "asked", "flag": "flagged"}
_ANSWERS = {"accept": "采纳", "keep": "保留", "replace": "改写", "drop": "删去"}
_HEADERS = ("规则 / Rule", "位置 / Where", "原文 / Old", "新文 / New", "决定 / Decision", "依据 / Evidence")
_OLD, _NEW = 2, 3

SUFFIXES = {".html": "html", ".htm": "html", ".json": "json", ".md": "md", ".markdown": "md", ".txt": "text"}
"""Suffix of a report -> its format."""


def report(rolled: Rolled, fmt: str) -> str:
    """Return the report in ``fmt``: text, json, html or md.  Raises ``UsageError`` for another."""
    if fmt not in _WRITERS:
        known = ", ".join(_WRITERS)
        raise UsageError(f"报告没有 {fmt} 格式，可用：{known}", f"no report format {fmt}; use one of {known}")
    return _WRITERS[fmt](rolled)


def report_format(path: str) -> str:
    """Return the format that a report's suffix asks for.  Raises ``UsageError``."""
    suffix = path[path.rfind(".") :].lower() if "." in path else ""
    if suffix in SUFFIXES:
        return SUFFIXES[suffix]
    known = " ".join(SUFFIXES)
    raise UsageError(f"{path}：报告的后缀可用 {known}", f"{path}: a report's suffix may be one of {known}")


# --------------------------------------------------------------------------- the summary


def sentences(summary: Summary) -> Iterator[str]:
    """Yield what is to be said first, each in Chinese and English."""
    old = f"{summary.old_year}年" if summary.old_year else "（年份不详）"
    yield (
        f"{old}→{summary.year}年：找到 {summary.found} 处，已改 {summary.applied} 处，待定 {summary.open} 处 / "
        f"{summary.old_year or 'unknown year'} to {summary.year}: {summary.found} places found, "
        f"{summary.applied} changed, {summary.open} left to you"
    )
    if summary.old_year is None or summary.estimated:
        guess = (f"，推测是 {summary.old_year} 年", f", {summary.old_year} is a guess")
        chinese, english = guess if summary.estimated else ("", "")
        yield (
            f"旧计划没有写年份{chinese}；要写明，可用 planparse extract 旧计划 -o 旧计划.yaml，填上 year，再用 --from 旧计划.yaml / "
            f"the old plan prints no year{english}; to say it, planparse extract OLD -o OLD.yaml, fill in year, "
            "and take --from OLD.yaml"
        )
    if summary.one_off:
        yield f"像是一次性的：{'；'.join(summary.one_off)} / look as if they happened once: {len(summary.one_off)}"
    if summary.empty_months:
        months = "、".join(f"{month}月" for month in summary.empty_months)
        yield f"现在没有事项的月份：{months} / months without an item now: {', '.join(map(str, summary.empty_months))}"
    if not summary.announced:
        yield (
            f"{summary.year}年的放假安排未公布，日期没有与放假、调休核对 / the public holidays of {summary.year} are "
            "not announced; dates were not checked against them"
        )


# --------------------------------------------------------------------------- rows

_PARTS = {
    "title": "标题", "opening": "引言", "guiding_ideology": "指导思想", "task": "任务", "schedule": "日程", "closing": "结语",
    "attachment": "附件", "signature": "落款", "date": "日期", "organization": "单位",
}  # fmt: skip


def _where(record: Record) -> str:
    part, *rest = record.path or ("",)
    return " ".join((_PARTS.get(part, part), *(_PARTS.get(name, name) for name in rest)))


def _row(record: Record) -> tuple[str, ...]:
    chinese, english = RULES[record.rule]
    return (
        f"{chinese} / {english}",
        _where(record),
        record.old,
        "" if record.new is None else record.new or "（删去 / taken out）",
        _decision(record),
        record.evidence,
    )


def _decision(record: Record) -> str:
    if record.answer is not None:
        return f"{_ANSWERS[record.answer]} / {record.answer}"
    done = "" if record.applied else "，未改"
    not_done = "" if record.applied else ", open"
    return f"{_DECISIONS[record.decision]}{done} / {_ENGLISH[record.decision]}{not_done}"


def report_text(rolled: Rolled) -> str:
    """Return a table for a terminal: applied places first, then those that wait."""
    out = list(sentences(rolled.summary))
    for title, records in _parted(rolled.records):
        if records:
            out += ["", title, *_lines(records)]
    return "\n".join(out) + "\n"


def _parted(records: Sequence[Record]) -> tuple[tuple[str, list[Record]], ...]:
    return (
        ("已改 / Changed", [record for record in records if record.applied]),
        ("待定 / Left to you", [record for record in records if record.open]),
        ("照旧 / Kept", [record for record in records if not record.applied and not record.open]),
    )


_MOST = 24
"""A column of the terminal's table is at most so wide; the evidence stands on its own line."""


def _lines(records: Sequence[Record]) -> Iterator[str]:
    rows = [_cells(record) for record in records]
    widths = [min(_MOST, max(_width(row[at]) for row in rows)) for at in range(3)]
    for row, record in zip(rows, records, strict=True):
        padded = "  ".join(_padded(cell, width) for cell, width in zip(row[:3], widths, strict=True))
        yield f"  {padded}  {row[3]}".rstrip()
        yield f"      {record.evidence}"


def _cells(record: Record) -> tuple[str, str, str, str]:
    arrow = f"{record.old} → {record.new or '（删去）'}" if record.new is not None else record.old
    return _decision(record).split(" / ")[0], RULES[record.rule][0], _where(record), arrow


def _width(text: str) -> int:
    return sum(2 if east_asian_width(char) in "WF" else 1 for char in text)


def _padded(text: str, width: int) -> str:
    while _width(text) > width:
        text = text[:-2] + "…"
    return text + " " * (width - _width(text))


def report_json(rolled: Rolled) -> str:
    """Return ``planparse/rolled@1``: the summary and the records."""
    import msgspec

    shape = Report(summary=rolled.summary, records=rolled.records)
    return msgspec.json.format(msgspec.json.encode(shape), indent=2).decode() + "\n"


def report_md(rolled: Rolled) -> str:
    """Return the report as Markdown."""
    out = ["# 顺延报告 / Roll-forward report", "", *(f"- {line}" for line in sentences(rolled.summary))]
    for title, records in _parted(rolled.records):
        if records:
            out += ["", f"## {title}", "", _md_row(_HEADERS), "|---" * len(_HEADERS) + "|"]
            out += [_md_row(_row(record)) for record in records]
    return "\n".join(out) + "\n"


def _md_row(cells: Sequence[str]) -> str:
    return (
        "| "
        + " | ".join(
            cell.replace("\\", "\\\\").replace("|", "\\|").replace("\n", " ").replace("<", "&lt;")
            for cell in cells
        )
        + " |"
    )


def report_html(rolled: Rolled) -> str:
    """Return the report as a page of its own, without scripts or anything from elsewhere."""
    said = "".join(f"<li>{escape(line)}</li>" for line in sentences(rolled.summary))
    tables = "".join(
        f"<h2>{escape(title)} ({len(records)})</h2>{_html_table(records)}"
        for title, records in _parted(rolled.records)
        if records
    )
    return _PAGE.format(said=said, tables=tables)


def _html_table(records: Sequence[Record]) -> str:
    head = "".join(f'<th scope="col">{escape(header)}</th>' for header in _HEADERS)
    rows = "".join(f'<tr class="{record.decision}">{_html_cells(_row(record))}</tr>' for record in records)
    return f"<div><table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></div>"


def _html_cells(cells: Sequence[str]) -> str:
    wrapped = {_OLD: "del", _NEW: "ins"}
    return "".join(
        f"<td><{wrapped[at]}>{escape(cell)}</{wrapped[at]}></td>"
        if at in wrapped and cell
        else f"<td>{escape(cell)}</td>"
        for at, cell in enumerate(cells)
    )


_PAGE = """<!DOCTYPE html>
<html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>顺延报告</title><style>
body{{font:16px/1.6 "Noto Sans SC","Microsoft YaHei",sans-serif;margin:2rem auto;max-width:72rem;padding:0 1rem;color:#1a1a1a;background:#fff}}
div{{overflow-x:auto}}table{{border-collapse:collapse;width:100%}}th,td{{border:1px solid #bbb;padding:.3rem .5rem;text-align:left;vertical-align:top}}
th{{background:#eee}}del{{color:#a11212}}ins{{color:#0b6623;text-decoration:none;font-weight:bold}}
tr.ask td,tr.flag td{{background:#fff8e0}}
@media (prefers-color-scheme:dark){{body{{background:#161616;color:#e6e6e6}}th{{background:#333}}del{{color:#ff9a9a}}ins{{color:#8fe0a4}}tr.ask td,tr.flag td{{background:#3a3210}}}}
</style></head><body><h1>顺延报告 / Roll-forward report</h1><ul>{said}</ul>{tables}</body></html>
"""

_WRITERS: dict[str, Callable[[Rolled], str]] = {
    "text": report_text,
    "json": report_json,
    "html": report_html,
    "md": report_md,
}
"""Format -> its writer."""
