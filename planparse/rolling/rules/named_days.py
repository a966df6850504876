"""第四十一个教师节: which one it is can be counted; anniversaries, which are not kept every year."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from planparse import numerals
from planparse.language import calendar
from planparse.language.festivals import FESTIVALS
from planparse.language.patterns import GAP, WHOLE, words
from planparse.rolling.finding import Finding, Sight
from planparse.rolling.rules.ordinals import renumbered

if TYPE_CHECKING:
    from planparse.rolling.estimate import Sign

_COUNTED = tuple(form for row in FESTIVALS if row.base for form in (row.name, *row.forms))


@cache
def _ordinal() -> re.Pattern[str]:
    days = words((*_COUNTED, *(row.number + "节" for row in FESTIVALS if row.base and row.number)))
    return re.compile(
        f"第{GAP}(?P<number>{WHOLE}){GAP}[个届](?P<between>“?(?:全国|国际|中国|世界|我国|三八|5[.·]12)?”?)(?P<day>{days})"
    )


def named_day(sight: Sight) -> Iterator[Finding]:
    """第二十个教师节: computed for the new year, and the old number checked against the old year."""
    text = sight.text
    if "节" not in text and "日" not in text:
        return
    for match in _ordinal().finditer(text) if "第" in text else ():
        number = numerals.parse(match["number"])
        row = calendar.festival(match["day"])
        if row is None or row.base is None or not number:
            continue
        if "届" in match[0] and abs((sight.turn.old or sight.turn.year) - row.base - number) > _NEAR:
            continue
        right = sight.turn.year - row.base
        if right > 0 and right != number:
            why = _why(sight, row.name, row.base, number)
            yield Finding("named_day", *match.span(), renumbered(match, right), "auto", why)


_NEAR = 2
"""第四十届教师节 counts the day itself only when it is about right; 第三届教师节晚会 counts the party."""


def _why(sight: Sight, name: str, base: int, number: int) -> str:
    year, right = sight.turn.year, sight.turn.year - base
    chinese, english = f"{year}年是第{right}个{name}", f"in {year} it is number {right}"
    old = sight.turn.old
    if old is not None and old - base != number:
        chinese += f"（原文第{number}个与{old}年不符，应为第{old - base}个）"
        english += f" (the old text's {number} did not fit {old}: it was number {old - base})"
    return f"{chinese} / {english}"


_FOUNDED = {
    "新中国成立": 1949, "中华人民共和国成立": 1949, "建国": 1949, "国庆": 1949, "共和国成立": 1949,
    "中国共产党成立": 1921, "建党": 1921, "党成立": 1921, "党的生日": 1921, "共产党成立": 1921, "中国人民解放军建军": 1927, "建军": 1927,
    "红军长征胜利": 1936, "抗日战争胜利": 1945, "抗战胜利": 1945, "改革开放": 1978, "五四运动": 1919, "建团": 1922, "共青团成立": 1922,
}  # fmt: skip
"""What is founded or won, and the year."""


@cache
def _anniversary() -> re.Pattern[str]:
    what = words(_FOUNDED)
    return re.compile(
        f"(?:(?P<what>{what})(?P<between>[^，。；、0-9第]{{0,3}}?))?第?(?P<number>{WHOLE}){GAP}周年|(?P<hundred>[百千])年(?=校庆|院庆|华诞|诞辰|大庆|庆典)"
    )


def anniversary(sight: Sight) -> Iterator[Finding]:
    """建党104周年 is counted on; 百年校庆 and other round ones are kept once: somebody says whether to keep it."""
    text = sight.text
    if (
        "周年" not in text
        and "校庆" not in text
        and "院庆" not in text
        and "华诞" not in text
        and "大庆" not in text
    ):
        return
    for match in _anniversary().finditer(text):
        if match["hundred"]:
            yield Finding("anniversary", *match.span(), None, "ask", _ROUND)
            continue
        number = numerals.parse(match["number"])
        if number:
            yield from _one(sight, match, number)


def _one(sight: Sight, match: re.Match[str], number: int) -> Iterator[Finding]:
    turn, span = sight.turn, match.span()
    base = _FOUNDED.get(match["what"] or "")
    if turn.step == 0 or (base is not None and turn.year - base == number):
        return
    new_number = turn.year - base if base is not None else (None if turn.step is None else number + turn.step)
    new = None if new_number is None else renumbered(match, new_number)
    if base is not None and number % 5 and new_number and new_number % 5:
        why = f"{turn.year}年是{match['what']}{new_number}周年 / counted from {base}"
        yield Finding("anniversary", *span, new, "propose", why)
    elif number % 5 == 0:
        yield Finding("anniversary", *span, new, "ask", _ROUND)
    else:
        yield Finding("anniversary", *span, new, "ask", _ODD)


_ROUND = "逢五逢十的周年只办一次：保留、改数还是去掉？ / round anniversaries are kept once: keep, count on, or drop?"
_ODD = "周年数要核对 / check the number of years"


def years_named(text: str) -> Iterator[Sign]:
    """Yield the years that counted named days and anniversaries of known dates stand for."""
    from planparse.rolling.estimate import Sign

    for match in _ordinal().finditer(text) if "第" in text and "届" not in text else ():
        number, row = numerals.parse(match["number"]), calendar.festival(match["day"])
        if number and row is not None and row.base is not None:
            yield Sign(frozenset({row.base + number}), match[0])
    for match in _anniversary().finditer(text) if "周年" in text else ():
        number = numerals.parse(match["number"] or "")
        if number and match["what"]:
            yield Sign(frozenset({_FOUNDED[match["what"]] + number}), match[0])
