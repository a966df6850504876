"""Finds the year and the organization that a plan prints for itself."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Final

from msgspec import Struct

from planparse import numerals
from planparse.parsing import cues
from planparse.parsing.folding import simplified

_NUMBER: Final = r"(?:(?:19|20)\d\d|二[〇零○O][一二三四五六七八九〇零○O]{2}|２０\d\d)"
_MASK: Final = "[xX*_×＊＿Ｘ]"
_PLACEHOLDER: Final = rf"(?:(?:19|20)\d?{_MASK}{{1,4}}|{_MASK}{{2,6}}(?=\s*年))"
_SCHOOL_YEAR: Final = r"\s*[-—–－~～至/]+\s*(?:\d\d(?:\d\d)?|二\S{3})\s*学年度?"
_YEAR: Final = (
    rf"(?P<printed>(?:(?<!\d)(?P<number>{_NUMBER})(?:(?P<school>{_SCHOOL_YEAR})|(?!\d))|{_PLACEHOLDER})"
    r"\s*(?P<unit>年度?)?)"
)
"""Each of its sets stands in it as seldom as can be: sets beyond Latin-1 take long to compile."""

_OWN: Final = frozenset(",，我本全工是将要医学公的在院校各区县市部团党教")
"""What follows the plan's own year in running text: 2026年,我们将; 2026年工会工作的…"""
_NOT_OWN: Final = ("总结", "回顾", "自", "截至", "截止", "从", "到", "至", "于", "比", "较", "在")
"""Before a year that is not the plan's own."""


_SIGNS: Final = ("20", "19", "二〇", "二○", "二零", "２０", "x", "X", "*", "×", "_", "＊", "＿", "Ｘ")
"""A text without any of these names no year."""


class PrintedYear(Struct, frozen=True, gc=False):
    """A year as a plan prints it."""

    year: int | None
    """None for a placeholder."""
    printed: str


def year_in_title(title: str) -> PrintedYear | None:
    """Return the year that a title, or a signature's date, names; None when it names none.

    Of a title that also sums up the year before (…2025年工作总结及2026年工作计划) it is the last.
    """
    matches = list(_year_pattern().finditer(title))
    if not matches:
        return None
    return _printed(matches[-1] if "总结" in title else matches[0])


def year_in_body(paragraphs: Iterable[str]) -> PrintedYear | None:
    """Return the year that the body names as the plan's own, as in 2026年,我们将… ."""
    placeholder = None
    for text in paragraphs:
        for found, _, _ in own_years(text):
            if found.year is not None:
                return found
            placeholder = placeholder or found
    return placeholder


def year_of_dates(paragraphs: Iterable[str]) -> PrintedYear | None:
    """Return the one year that all dates of the body are in (2026年3月); None when there is none, or several."""
    found = [
        _printed(match)
        for text in paragraphs
        if "年" in text
        for match in _year_pattern().finditer(text)
        if match["number"] and text[match.end() : match.end() + 3].rstrip("0123456789")[:1] == "月"
    ]
    return found[0] if found and len({one.year for one in found}) == 1 else None


def own_years(text: str) -> Iterator[tuple[PrintedYear, int, int]]:
    """Yield every year that running text names as the plan's own, with its place in the text."""
    if "年" not in text or not any(map(text.__contains__, _SIGNS)):
        return
    for match in _year_pattern().finditer(text):
        own = match["school"] or (match["unit"] and text[match.end() : match.end() + 1] in _OWN)
        if own and match.end() < len(text) and not text.endswith(_NOT_OWN, 0, match.start()):
            yield _printed(match), match.start(), match.end()


def names_year(text: str) -> bool:
    """Tell whether a line names a year or holds a placeholder for one."""
    return _year_pattern().search(text) is not None


def begins_with_year(text: str) -> bool:
    """Tell whether a line begins with a year or a placeholder for one."""
    return _year_pattern().match(text) is not None


def _printed(match: re.Match[str]) -> PrintedYear:
    number = match["number"]
    year = numerals.parse(number.replace("O", "〇")) if number else None
    return PrintedYear(year, match["printed"].strip())


@cache
def _year_pattern() -> re.Pattern[str]:
    return re.compile(_YEAR)


SHORTEST_NAME: Final = 4
_EVENTS: Final = (
    "运动会",
    "联欢会",
    "茶话会",
    "座谈会",
    "大会",
    "会议",
    "例会",
    "晚会",
    "年会",
    "家长会",
    "班会",
)
"""Names of events end as names of organizations do."""


_QUESTIONS: Final = ("如何", "怎样", "怎么")
"""A lesson's title, not a plan's, begins so."""


def organization_in_title(title: str) -> str | None:
    """Return the organization that a title names, or None when it only says 医院工会 or the like."""
    folded = simplified(title)
    text = _organization(folded)
    return (
        None
        if text is None
        else title[(at := folded.find(text)) : at + len(text)]
        if text in folded
        else text
    )


def _organization(title: str) -> str | None:
    before = (
        title[: match.start()].rpartition("——")[2].strip() if (match := _year_pattern().search(title)) else ""
    )
    if before.endswith(cues.ORGANIZATION_ENDS) and not is_generic(before) and len(before) >= SHORTEST_NAME:
        return before.strip("《“")
    text = _term_pattern().sub("", _without_year(title))
    for kind in cues.TITLE_KINDS:
        at = text.find(kind)
        if at > 0:
            text = text[:at]
            break
    text = text.strip(" \u3000的关于《“-—0123456789")
    if (
        "总结" in text
        or text.endswith(_EVENTS)
        or text.startswith(_QUESTIONS)
        or any(c in text for c in "“”")
    ):
        return None
    if not text.endswith(cues.ORGANIZATION_ENDS) or is_generic(text):
        return None
    return text


@cache
def _term_pattern() -> re.Pattern[str]:
    """Match the part of a year that a plan is for."""
    return re.compile(
        r"(?:(?<!\w)[xX*×＊]{2,4})?学年度?|第?[一二上下]学期|[上下]半年|[春秋]季(?:学期)?|第?[一二三四]季度"
    )


def _without_year(title: str) -> str:
    return _year_pattern().sub("", title)


def is_generic(name: str) -> bool:
    """Tell whether a name is made of words for kinds of organizations only: 医院工会, 我校教师."""
    rest = name
    for word in _GENERIC:
        rest = rest.replace(word, "")
    return not rest.strip(" \u3000、()（）")


_GENERIC: Final = tuple(sorted(cues.GENERIC_WORDS, key=len, reverse=True))


def names_collection(text: str) -> bool:
    """Tell whether a title is that of a page that collects plans: …工作计划大全, …工作计划8篇."""
    return counts_collection(text) or text.rstrip(_BEHIND).endswith(cues.COLLECTION_TAILS)


def counts_collection(text: str) -> bool:
    """Tell whether a page's title counts the plans that it collects: …工作计划（精选5篇）."""
    core = text.rstrip(_BEHIND)
    return core.endswith("篇") and collection_pattern().search(core) is not None


_BEHIND: Final = "。.：:）)】》"


@cache
def collection_pattern() -> re.Pattern[str]:
    """Match what a page's title says of how many plans it collects: 8篇, (精选五篇), 优质5篇."""
    praise = "精选|精编|优质|优秀|通用|实用|最新|热门|推荐|必备|集合|汇总|汇编|合集|锦集|集锦"
    return re.compile(rf"(?:{praise})?[0-9一二三四五六七八九十]{{1,3}}篇$")
