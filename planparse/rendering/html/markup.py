"""What the page's parts share: escaping, and the kinds of text with their names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planparse.rendering.facts import kind_name, value_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planparse.rendering.facts import Mark

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

FACT_GROUPS = {
    "when": ("时间", "when"),
    "number": ("数量", "number"),
    "name": ("名称", "name"),
    "gap": ("占位", "placeholder"),
    "own": ("自定义", "own pattern"),
}
"""Group of facts (``fact-…`` is a class of the style sheet) -> its name in Chinese and English."""

_GROUP_OF = {
    **dict.fromkeys(("date", "date_range", "weekday", "period", "time", "frequency", "duration"), "when"),
    **dict.fromkeys(("festival", "school_year", "year", "five_year_plan"), "when"),
    **dict.fromkeys(("count", "money", "percent", "age", "ordinal"), "number"),
    **dict.fromkeys(("congress", "document", "document_number", "meeting"), "name"),
    **dict.fromkeys(("organization", "role", "place"), "name"),
    "placeholder": "gap",
}

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


def fact_group(kind: str) -> str:
    """Return the group (a key of ``FACT_GROUPS``) of a kind of fact; what nobody knows is the user's own."""
    return _GROUP_OF.get(kind, "own")


def marked(text: str, marks: Sequence[Mark]) -> str:
    """Return ``text`` escaped, with an element around each fact; facts may stand within others."""
    written: list[str] = []
    at, open_until = 0, [len(text)]

    def up_to(stop: int) -> None:
        nonlocal at
        while len(open_until) > 1 and open_until[-1] <= stop:
            end = open_until.pop()
            written.append(f"{escaped(text[at:end])}</mark>")
            at = end
        written.append(escaped(text[at:stop]))
        at = stop

    for mark in marks:
        up_to(mark.start)
        written.append(_opening(mark))
        open_until.append(min(mark.end, open_until[-1]))
    up_to(len(text))
    return "".join(written)


def _opening(mark: Mark) -> str:
    fact = mark.fact
    about = f"{kind_name(fact.kind)} {fact.kind}：{value_words(fact.value)}".rstrip("：")
    return f"<mark class=fact-{fact_group(fact.kind)} title='{escaped(about)}'>"


def english(text: str) -> str:
    """Return an English word as it stands, small, behind a Chinese one."""
    return f"<small lang=en>{text}</small>"
