"""How reports name levels, plans and places."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

    from planparse.dedup.deduplicate import Findings
    from planparse.dedup.model import Level, Unit

LEVEL_WORDS: Final[dict[Level, tuple[str, str]]] = {
    "plan": ("整篇", "plans"),
    "section": ("一级任务", "sections"),
    "paragraph": ("段落", "paragraphs"),
}
"""Level -> its name in Chinese and English."""

_PART_WORDS: Final = {
    "opening": "引言",
    "guiding_ideology": "指导思想",
    "closing": "结语",
    "attachments": "附件",
}
"""The beginning of a path that is no marker -> what reports call it."""

UNTITLED: Final = "（无标题）"


def name_of(findings: Findings, source: str, plan: int) -> str:
    """Return the title of a plan."""
    return findings.titles.get((source, plan)) or UNTITLED


def path_words(path: Iterable[str]) -> str:
    """Return a path as one reads it (一、 › 2、)."""
    return " › ".join(_PART_WORDS.get(part, part) for part in path)


def place_of(unit: Unit) -> str:
    """Return where a unit stands: file, plan, path."""
    return f"{unit.source}#{unit.plan} {path_words(unit.path)}".rstrip()


def count_of_plans(units: Iterable[Unit]) -> str:
    """Return in how many plans units stand, in both languages."""
    count = len({(unit.source, unit.plan) for unit in units})
    return f"见于 {count} 份计划 / in {count} plan{'s' if count != 1 else ''}"
