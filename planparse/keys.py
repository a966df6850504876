"""The Chinese names of the keys: one table, used for reading and for writing.

Officers edit plan files, so every key may be written in Chinese (标题 for ``title``), and
``--keys zh`` writes them so.  What is written has one word per key; what is read is more
generous, and there the same word may stand for different keys in different places (标题 is a
plan's ``title`` and a task's ``heading``).
"""

from __future__ import annotations

from typing import Any

CHINESE_KEYS = {
    "format": "格式",
    "title": "标题",
    "compilation_mark": "篇号",
    "organization": "单位",
    "year": "年份",
    "year_as_printed": "年份原文",
    "guiding_ideology": "指导思想",
    "label": "名称",
    "text": "正文",
    "opening": "引言",
    "tasks": "任务",
    "marker": "序号",
    "heading": "小标题",
    "role": "作用",
    "subtasks": "子任务",
    "schedule": "日程",
    "months": "月份",
    "weeks": "周次",
    "items": "事项",
    "date": "日期",
    "place": "地点",
    "responsible": "责任人",
    "participants": "参加人员",
    "columns": "其他栏",
    "closing": "结语",
    "attachments": "附件",
    "signature": "落款",
    "year_estimate": "年份推测",
    "evidence": "依据",
    "span": "位置",
    "spans": "各段位置",
    "made": "自动编号",
    "facts": "要素",
    "kind": "类别",
    "value": "值",
    "start": "起",
    "end": "止",
    "source": "来源",
    "name": "文件名",
    "sha256": "校验值",
    "encoding": "编码",
    "characters": "字数",
    "plan": "第几份",
    "plans": "计划",
    "set_aside": "剔除",
    "reason": "原因",
    "issues": "提示",
    "code": "代码",
    "message": "说明",
}
"""Key -> the Chinese word that is written for it; no word stands for two keys."""

KEYS_OF: dict[str, tuple[str, ...]] = {
    "Plan": (
        "format", "title", "compilation_mark", "organization", "year", "year_as_printed",
        "guiding_ideology", "opening", "tasks", "schedule", "closing", "attachments", "signature",
        "year_estimate", "span", "source", "spans",
    ),
    "GuidingIdeology": ("label", "text", "facts", "spans"),
    "Task": ("marker", "heading", "text", "role", "subtasks", "facts", "spans"),
    "Period": ("marker", "label", "months", "weeks", "text", "items", "spans"),
    "Item": ("marker", "text", "date", "place", "responsible", "participants", "columns", "facts", "spans"),
    "DateRange": ("start", "end"),
    "Signature": ("organization", "date", "spans"),
    "YearEstimate": ("year", "evidence"),
    "Leaf": ("text", "spans", "made"),
    "Extraction": ("format", "source", "plans", "set_aside", "issues"),
}  # fmt: skip
"""Type -> the keys that may stand in it."""

ALSO_READ: dict[str, dict[str, str]] = {
    "Plan": {
        "题目": "title",
        "篇次": "compilation_mark",
        "机关": "organization",
        "单位名称": "organization",
        "年度": "year",
        "总体要求": "guiding_ideology",
        "前言": "opening",
        "开头": "opening",
        "工作任务": "tasks",
        "主要任务": "tasks",
        "日程安排": "schedule",
        "工作安排": "schedule",
        "结尾": "closing",
        "署名": "signature",
        "来源": "source",
    },
    "GuidingIdeology": {"标题": "label", "内容": "text"},
    "Task": {"标题": "heading", "编号": "marker", "内容": "text", "任务": "subtasks", "下级任务": "subtasks"},
    "Period": {"时段": "label", "时间": "label", "编号": "marker", "说明": "text", "内容": "items"},
    "Item": {
        "内容": "text",
        "编号": "marker",
        "时间": "date",
        "负责人": "responsible",
        "责任部门": "responsible",
        "参加范围": "participants",
        "其他栏目": "columns",
    },
    "DateRange": {"开始": "start", "结束": "end"},
    "Signature": {"署名": "organization", "机关": "organization", "成文日期": "date"},
    "YearEstimate": {},
    "Leaf": {},
    "Extraction": {},
}
"""Type -> other Chinese words that are understood there."""

CHINESE_ROLES = {"guiding_ideology": "指导思想", "schedule": "日程"}
"""What ``role`` says, in Chinese."""

_THE_USERS_OWN = frozenset({"columns", "value"})
"""Below these the keys are a table's headers or a fact's value, and stay as they are."""


def english_key(kind: str, key: str) -> str | None:
    """Return the key of the type ``kind`` (a name of ``KEYS_OF``) that ``key``, in either language, means."""
    key = key.strip()
    if key in KEYS_OF[kind]:
        return key
    named = {CHINESE_KEYS[name]: name for name in KEYS_OF[kind]}
    return named.get(key) or ALSO_READ[kind].get(key)


def in_chinese(value: Any) -> Any:
    """Return ``value`` (dictionaries and lists, as ``msgspec.to_builtins`` gives them) with Chinese keys."""
    if isinstance(value, dict):
        return {
            CHINESE_KEYS.get(key, key): below if key in _THE_USERS_OWN else in_chinese(below)
            for key, below in value.items()
        }
    if isinstance(value, list | tuple):
        return [in_chinese(below) for below in value]
    return value
