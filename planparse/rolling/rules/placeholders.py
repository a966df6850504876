"""Masks where the year was (20xx年), where it fell out (在的工会工作中), and other masks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from planparse.language.festivals import FESTIVALS, Festival
from planparse.language.patterns import DASH, GAP
from planparse.rolling import words
from planparse.rolling.finding import Finding, Sight, clause, compiled
from planparse.rolling.words import any_of

_M = "[xXｘＸ×*＊_＿]"
_BEFORE = "(?<![A-Za-z0-9０-９xX×*＊_＿])"
_MASK = f"(?:(?:19|20|２０|二〇|二○){GAP}{_M}{{1,4}}|20[0-9]{GAP}{_M}|20[ \u3000]{{1,6}}(?=年)|{_M}{{1,6}})"


@cache
def _year_mask() -> re.Pattern[str]:
    return re.compile(
        f"{_BEFORE}(?P<first>{_MASK})(?:(?P<dash>年?{GAP}{DASH}{GAP})(?P<last>{_MASK}))?(?P<unit>{GAP}(?:学年度?|年年|年度?))(?!第.{{1,3}}期)"
    )


@cache
def _other_mask() -> re.Pattern[str]:
    return re.compile(
        f"第[ \u3000xXｘＸ×*＊_＿]{{1,6}}(?<=[ \u3000xXｘＸ×*＊_＿])(?=[届次个期])|{_BEFORE}{_M}{{2,8}}(?![A-Za-z0-9])"
    )


_MARKS = frozenset("xXｘＸ×*＊_＿")


def placeholder(sight: Sight) -> Iterator[Finding]:
    """Fill the year's masks; ask for the others."""
    text = sight.text
    masked = not _MARKS.isdisjoint(text)
    if masked or "20 " in text or "20\u3000" in text:
        for match in _year_mask().finditer(text):
            yield _filled(sight, match)
    if masked or "第 " in text or "第\u3000" in text:
        for match in _other_mask().finditer(text):
            yield _asked(sight, match)


def _filled(sight: Sight, match: re.Match[str]) -> Finding:
    """Return the mask filled with the new year, or the one before where the text looks back."""
    text, year = sight.text, sight.turn.year
    before, behind = clause(text, match.start(), match.end())
    span, unit = match.span(), match["unit"].replace("年年", "年")
    if compiled(f"(?:{any_of(words.NO_FILL_BEFORE)}){GAP}$").search(before) or behind[:1] in (
        "来",
        "以",
        "内",
    ):
        return Finding("placeholder", *span, None, "ask", _UNSURE)
    if match["last"]:
        school = unit.strip().startswith("学")
        first, last = (year, year + 1) if school else (year - 1, year)
        new = f"{first}{match['dash']}{last}{unit}"
        return Finding("placeholder", *span, new, "auto" if school else "ask", _FILLED)
    if compiled("(?:总结|回顾|盘点|对照|巩固|反思)(?:好|了)?[^，。；]{0,3}$").search(before):
        return Finding("placeholder", *span, f"{year - 1}{unit}", "propose", _LAST)
    return Finding("placeholder", *span, f"{year}{unit}", "auto", _FILLED)


_FILLED = "填入计划年份 / the plan's year is filled in"
_LAST = "总结的是上一年 / what is reviewed is the year before"
_UNSURE = "看不出指哪一年 / which year is meant cannot be told"


def _asked(sight: Sight, match: re.Match[str]) -> Finding:
    """Return the question what a mask stands for; of a counted named day the number is known."""
    behind = sight.text[match.end() :]
    if match[0].startswith("第") and behind.startswith("个"):
        row = _counted_day(behind[1:])
        if row is not None and row.base is not None:
            number = sight.turn.year - row.base
            why = f"{sight.turn.year}年是第{number}个{row.name} / the {number}th in {sight.turn.year}"
            return Finding("placeholder", *match.span(), f"第{number}", "auto", why)
    return Finding("placeholder", *match.span(), None, "ask", "空格要由人填写 / somebody has to fill this in")


_WHOSE = ("全国", "国际", "中国", "世界", "")


def _counted_day(text: str) -> Festival | None:
    """Return the counted named day that ``text`` begins with."""
    for row in FESTIVALS:
        if row.base and any(
            text.startswith(whose + form) for form in (row.name, *row.forms) for whose in _WHOSE
        ):
            return row
    return None


@cache
def _lost() -> re.Pattern[str]:
    yearly = "(?:工作|一年|全年|计划|学习|生活|日子|征程)"
    return re.compile(
        f"(?:^|(?<=[，。；：,;:、]))在(?=的[^，。；,;]{{0,10}}{yearly})"
        f"|(?:(?<=总结)|(?<=回顾))年(?=的?(?:工作|工会))"
        f"|(?:^|(?<=[，。；,;：:]))年(?=[，,]?(?:我[院校局们]|工会工作|全院|全校|医院工会|学校工会|工作计划|工作要点))"
    )


def lost_placeholder(sight: Sight) -> Iterator[Finding]:
    """总之，在的工会工作中: the year fell out with its mask."""
    text, year = sight.text, sight.turn.year
    if "在的" not in text and "年" not in text:
        return
    for match in _lost().finditer(text):
        back = text[match.start() - 2 : match.start()] in ("总结", "回顾")
        new = f"在{year}年" if match[0] == "在" else f"{year - 1 if back else year}年"
        yield Finding("lost_placeholder", *match.span(), new, "propose", _DROPPED)


_DROPPED = "年份似已脱落 / the year seems to have fallen out"


@cache
def _next() -> re.Pattern[str]:
    return re.compile(any_of(words.NEXT_YEAR))


def relative_word(sight: Sight) -> Iterator[Finding]:
    """明年 in a plan for the year to come may mean the plan's own year."""
    text = sight.text
    if "明年" not in text and "来年" not in text and "下" not in text:
        return
    for match in _next().finditer(text):
        why = (
            f"是指 {sight.turn.year} 年，还是再下一年？ / does it mean {sight.turn.year}, or the year after?"
        )
        yield Finding("relative_word", *match.span(), None, "flag", why)
