"""Another organization: its name, its short forms, and names made from it; nothing inside 《》."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

from msgspec import Struct

from planparse.rolling.finding import Finding, Rule, Sight, compiled
from planparse.rolling.model import Decision


class Renaming(Struct, frozen=True):
    """One form of the old name, and the new name's form that answers to it."""

    old: str
    new: str
    decision: Decision


_REGION = "(?:[\u4e00-\u9fff]{2,3}?(?:省|自治区))?(?:[\u4e00-\u9fff]{2,4}?[市州盟])?(?:[\u4e00-\u9fff]{1,4}?[区县旗])?"
_ENDS = (
    ("医院", "院"), ("卫生院", "院"), ("幼儿园", "园"), ("小学", "小"), ("中学", "中"), ("大学", "大"), ("学院", "院"),
    ("公司", "司"), ("学校", "校"), ("厂", "厂"),
)  # fmt: skip
"""What a name ends with, and the character that its short form keeps."""


@cache
def _numbered() -> re.Pattern[str]:
    return re.compile("第([一二三四五六七八九十]{1,3})")


def forms(name: str) -> dict[str, str]:
    """Return the short forms of an organization's name, by what they are made of."""
    found: dict[str, str] = {}
    region = re.match(_REGION, name)
    tail = name[region.end() :] if region else name
    if region and region.end() and len(tail) >= 4:
        found["without region"] = tail
    end = next((short for long, short in _ENDS if name.endswith(long)), "")
    number = _numbered().search(tail)
    if end and number:
        short = number[1] + end
        found["number"] = short
        level = (
            "市"
            if region and "市" in region[0]
            else "县"
            if region and "县" in region[0]
            else "区"
            if region and "区" in region[0]
            else ""
        )
        if level:
            found["level and number"] = level + short
        if region and region.end():
            found["place and number"] = region[0].rstrip("省市区县州盟旗") + short
    parent = tail[: number.start()] if number else ""
    if end and number and parent.endswith("大学"):
        found["parent and number"] = f"{parent[0]}大{number[1]}{end}"
    if name.endswith("大学") and len(name) >= 4 and not number:
        found["place and number"] = name[0] + "大"
    return found


def renamings(mapping: Mapping[str, str]) -> tuple[Renaming, ...]:
    """Return all that is to be renamed, the longest first.

    A short form is renamed by itself where the new name has the same kind of short form; else it is
    asked.
    """
    found: dict[str, Renaming] = {}
    for old, new in mapping.items():
        theirs = forms(new)
        for kind, short in forms(old).items():
            answer = theirs.get(kind)
            found.setdefault(
                short, Renaming(short, answer or _shortest(new, theirs), "propose" if answer else "ask")
            )
    found.update({old: Renaming(old, new, "auto") for old, new in mapping.items()})
    return tuple(sorted(found.values(), key=lambda renaming: -len(renaming.old)))


def _shortest(name: str, theirs: Mapping[str, str]) -> str:
    return theirs.get("without region", name)


def rule_for(mapping: Mapping[str, str]) -> Rule:
    """Return the rule that renames by ``mapping``."""
    rows = renamings(mapping)
    kept = sorted(
        {*mapping.values(), *(short for new in mapping.values() for short in forms(new).values())},
        key=len,
        reverse=True,
    )
    by_name = {row.old: row for row in rows}
    pattern = compiled("|".join(re.escape(name) for name in sorted({*kept, *by_name}, key=len, reverse=True)))

    def organization(sight: Sight) -> Iterator[Finding]:
        for match in pattern.finditer(sight.text):
            row = by_name.get(match[0])
            if row is not None and match[0] not in kept and _stands_alone(sight.text, match, row):
                why = f"{row.old}改为{row.new} / {row.old} becomes {row.new}"
                yield Finding("organization", *match.span(), row.new, row.decision, why)

    return organization


def _stands_alone(text: str, match: re.Match[str], row: Renaming) -> bool:
    """Tell whether a short form is no piece of another name: 十二院 is not 二院."""
    before = text[match.start() - 1 : match.start()]
    return row.decision == "auto" or before not in set("一二三四五六七八九十第附省县区") or not before
