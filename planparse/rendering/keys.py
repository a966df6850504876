"""The Chinese words for the keys of the JSON shapes, for ``--keys zh``.

No word stands for two keys, so that a file with Chinese keys can be read back.
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

_THE_USERS_OWN = frozenset({"columns", "value"})
"""Below these the keys are a table's headers or a fact's value, and stay as they are."""


def in_chinese(value: Any) -> Any:
    """Return ``value`` (dictionaries and lists) with Chinese keys."""
    if isinstance(value, dict):
        return {
            CHINESE_KEYS.get(key, key): below if key in _THE_USERS_OWN else in_chinese(below)
            for key, below in value.items()
        }
    if isinstance(value, list | tuple):
        return [in_chinese(below) for below in value]
    return value
