"""The words in which kinds, parts and facts are shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planparse.diffing.kinds import only_punctuation
from planparse.diffing.model import Change, Unit
from planparse.rendering.words import FACTS, SCHEDULE_COLUMNS

if TYPE_CHECKING:
    from planparse.diffing.model import FactChange, Kind, Part, Side

KIND_WORDS: dict[Kind, str] = {
    "added": "新增",
    "removed": "删除",
    "split": "拆分",
    "merged": "合并",
    "reworded": "改写",
    "moved": "移动",
    "rescheduled": "改期",
    "rolled": "顺延",
    "renumbered": "重新编号",
}
PART_WORDS: dict[Part, str] = {
    "title": "标题",
    "guiding_ideology": "指导思想",
    "opening": "引言",
    "task": "任务",
    "schedule": "日程",
    "closing": "结语",
    "attachment": "附件",
    "signature": "落款",
}
NONE = "（无）"
PUNCTUATION = "标点"


def units_of(side: Unit | tuple[Unit, ...] | None) -> tuple[Unit, ...]:
    """Return the units of one side of a change: none, one or several."""
    if side is None:
        return ()
    return (side,) if isinstance(side, Unit) else side


def where(part: Part, unit: Unit) -> str:
    """Return where a unit stands: 二、/3. for a task, 日程 三月份/1. for an item."""
    path = "/".join(step for step in unit.path if step)
    if part == "task":
        return path or PART_WORDS[part]
    return f"{PART_WORDS[part]} {path}".strip()


def places(change: Change) -> str:
    """Return where the change is, as 一、/2. → 三、/1. where the two sides differ."""
    old = " + ".join(where(change.part, unit) for unit in units_of(change.old))
    new = " + ".join(where(change.part, unit) for unit in units_of(change.new))
    if not old or not new or old == new:
        return new or old
    return f"{old} → {new}"


def tags(change: Change) -> tuple[str, ...]:
    """Return what else is to be said of a change: its other kinds, and 标点 for a mere change of marks."""
    also = tuple(KIND_WORDS[kind] for kind in change.kinds[1:])
    return (*also, PUNCTUATION) if _of_marks(change) else also


def _of_marks(change: Change) -> bool:
    """Tell whether the text was changed in nothing but punctuation and blanks."""
    if "reworded" not in change.kinds or change.facts or not change.edits:
        return False
    old, new = ("\n".join(unit.text for unit in units_of(side)) for side in (change.old, change.new))
    return only_punctuation(old, new)


def columns(change: Change) -> tuple[FactChange, ...]:
    """Return the changed columns of a change whose text stayed the same: nothing else shows them."""
    return () if change.edits else change.facts


def side_words(side: Side) -> str:
    """Return what names a side: its source and its title."""
    return "  ".join(word for word in (side.source, side.title) if word) or NONE


def fact_word(fact: FactChange) -> str:
    """Return the name of the kind of a changed fact; a column's header is its own name."""
    return FACTS.get(fact.kind) or SCHEDULE_COLUMNS.get(fact.kind, fact.kind)


def first_kind(change: Change) -> Kind:
    """Return the kind under which a change is listed."""
    return change.kinds[0]
