"""What the page's parts share: escaping, and the kinds of text with their names."""

from __future__ import annotations

KINDS = {
    "mark": ("篇号", "mark"),
    "title": ("标题", "title"),
    "guiding": ("指导思想", "guiding ideology"),
    "opening": ("引言", "opening"),
    "marker": ("序号", "marker"),
    "heading": ("任务标题", "heading"),
    "text": ("正文", "text"),
    "label": ("时段", "period"),
    "item": ("事项", "item"),
    "closing": ("结语", "closing"),
    "attachment": ("附件", "attachment"),
    "signature": ("落款", "signature"),
}
"""Kind of text (a class of the style sheet) -> its name in Chinese and English."""

_ESCAPES = {
    **{code: "\ufffd" for code in range(32) if chr(code) not in "\t\n\r"},
    **dict.fromkeys(range(0x7F, 0xA0), "\ufffd"),
    ord("&"): "&amp;",
    ord("<"): "&lt;",
    ord(">"): "&gt;",
    ord('"'): "&quot;",
    ord("'"): "&#39;",
}


def escaped(text: str) -> str:
    """Return ``text`` as it may stand in an element or in a quoted attribute."""
    return text.translate(_ESCAPES)


def english(text: str) -> str:
    """Return an English word as it stands, small, behind a Chinese one."""
    return f"<small lang=en>{text}</small>"
