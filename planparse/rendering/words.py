"""The Chinese words by which people are told what a part of a plan or a passage set aside is."""

from __future__ import annotations

REASONS = {
    "site_chrome": "网站栏目",
    "editor_note": "编者的话",
    "page_number": "页码",
    "running_header": "页眉页脚",
    "table_header": "表头",
    "notice": "通知套文",
    "debris": "干扰字符",
}
"""Why something was set aside."""

PARTS = {
    "title": "标题",
    "compilation_mark": "篇号",
    "organization": "单位",
    "year": "年份",
    "guiding_ideology": "指导思想",
    "opening": "引言",
    "tasks": "任务",
    "schedule": "日程",
    "closing": "结语",
    "attachments": "附件",
    "signature": "落款",
}
"""The parts of a plan."""

SCHEDULE_COLUMNS = {"place": "地点", "responsible": "责任人", "participants": "参加人员"}
"""What an item of the schedule may say besides its text."""

FACTS = {
    "date": "日期",
    "date_range": "日期段",
    "weekday": "星期",
    "period": "时段",
    "time": "时刻",
    "frequency": "频次",
    "duration": "时长",
    "count": "数量",
    "money": "金额",
    "percent": "百分比",
    "age": "年龄",
    "ordinal": "届次",
    "congress": "代表大会",
    "festival": "节日",
    "five_year_plan": "五年规划",
    "school_year": "学年度",
    "year": "年份",
    "placeholder": "待填",
    "document": "文件",
    "document_number": "文号",
    "meeting": "会议",
    "organization": "单位",
    "role": "职务",
    "place": "地点",
}
"""The kinds of facts."""
