"""Recognizes the labels of a schedule: 一月份, 7月—8月, 七、八月份, 第一季度, 第3周, 寒假期间 and others.

The grammar is a table of forms; a form says which months or weeks its label means.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache, lru_cache
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from planparse import numerals

_FOLDED: Final = {
    "一二三四五六七八九": "abcdefghi",
    "元正": "aa",
    "十": "t",
    "〇零○": "ooo",
    "０１２３４５６７８９": "0123456789",
    "—–－―~～至到": "--------",
    "、，和及/": ",,,,,",
    "(（【〔[": "(((((",
    ")）】〕]": ")))))",
    "：": ":",
    "\u3000\u00a0": "  ",
    "＊": "*",
}
"""The grammar is over folded text, one character for one: a…i are 一…九, t is 十, - is any dash or 至."""
_FOLDING: Final = str.maketrans("".join(_FOLDED), "".join(_FOLDED.values()))
_UNFOLDING: Final = str.maketrans("abcdefghit", "一二三四五六七八九十")

_MONTH: Final = "(?:1[0-2]|0?[1-9]|t[ab]?|[a-i])"
_TO: Final = r"\s*[-,]+\s*(?:次年|翌年)?"
_DAY: Final = "(?:[12][0-9]|3[01]|0?[1-9])"
_NUMBER: Final = "(?:[0-9]{1,2}|[a-it]{1,3})"
_MONTHS: Final = (
    rf"(?P<m1>{_MONTH})\s*(?:月份?)?(?:{_TO}(?P<m2>{_MONTH}))?(?:{_TO}(?P<m3>{_MONTH}))?\s*月\s*份?"
)


class Label(Struct, frozen=True, gc=False):
    """A period's label at the beginning of a line, in offsets of the line's text."""

    label_end: int
    """Where the label ends, its colon not included."""
    end: int
    """Where the rest of the line begins."""
    months: tuple[int, ...]
    weeks: tuple[int, ...]
    sure: bool
    """A label for certain, alone on its line or before a colon; else only among others of its kind."""


Meaning = Callable[[re.Match[str]], tuple[tuple[int, ...], tuple[int, ...]]]


def _months(match: re.Match[str]) -> tuple[tuple[int, ...], tuple[int, ...]]:
    printed = [match[name] for name in ("m1", "m2", "m3") if match[name]]
    numbers = [_value(text) for text in printed]
    if len(numbers) == 2 and numbers[0] != numbers[1]:
        return _run(numbers[0], numbers[1]), ()
    return tuple(dict.fromkeys(numbers)), ()


def _value(folded: str) -> int:
    """Return the number that a folded numeral is."""
    return numerals.parse(folded.translate(_UNFOLDING)) or 0


def _run(first: int, last: int) -> tuple[int, ...]:
    """Return the months from ``first`` to ``last``, over the turn of the year if need be."""
    count = (last - first) % 12 + 1
    return tuple((first - 1 + step) % 12 + 1 for step in range(count))


def _days(match: re.Match[str]) -> tuple[tuple[int, ...], tuple[int, ...]]:
    first = _value(match["d1"])
    last = _value(match["d2"]) if match["d2"] else first
    return _run(first, last), ()


def _quarter(match: re.Match[str]) -> tuple[tuple[int, ...], tuple[int, ...]]:
    number = _value(match["q"])
    return tuple(range(3 * number - 2, 3 * number + 1)), ()


def _half(match: re.Match[str]) -> tuple[tuple[int, ...], tuple[int, ...]]:
    return (tuple(range(1, 7)) if match["half"] == "上" else tuple(range(7, 13))), ()


def _weeks(match: re.Match[str]) -> tuple[tuple[int, ...], tuple[int, ...]]:
    first = _value(match["w1"])
    last = _value(match["w2"]) if match["w2"] else 0
    return (), tuple(range(first, last + 1)) if last and first < last < first + 30 else (first,)


def _none(_: re.Match[str]) -> tuple[tuple[int, ...], tuple[int, ...]]:
    return (), ()


_FORMS: Final[tuple[tuple[str, str, Meaning], ...]] = (
    ("of_days", rf"(?P<d1>{_MONTH})\s*月\s*{_DAY}\s*日?{_TO}(?:(?P<d2>{_MONTH})\s*月\s*)?{_DAY}\s*日", _days),
    ("of_months", rf"{_MONTHS}(?:上旬|中旬|下旬|初|中|底|末)?", _months),
    ("of_quarter", r"第?(?P<q>[1-4a-d])季度", _quarter),
    ("of_half", r"(?P<half>[上下])半年", _half),
    ("of_weeks", rf"第(?P<w1>{_NUMBER})周?(?:{_TO}第?(?P<w2>{_NUMBER}))?周", _weeks),
    ("of_season", r"(?:寒暑假|寒假|暑假|暑期|开学初?|期初|期中|期末|学期初|学期末|年初|年中|年底|年末|全年|春季|夏季|秋季|冬季|(?:预备|准备|复习|考试|机动|最后一)周)(?:期间|前后|阶段)?", _none),
    ("of_repetition", r"每(?:个)?(?:月|周|季度|学期|半年|天|日)|平时|常年|日常", _none),
)  # fmt: skip
"""Name, pattern and meaning of each form, the more particular ones first."""

_YEAR: Final = r"(?:(?:(?:19|20)[0-9xX*×]{2}|[Xx×*]{2,4}|b[oO][a-ioO]{2})\s*年\s*(?:度)?\s*)?(?:次年|翌年|当年|本年|今年|明年)?"
_TAIL: Final = r"(?P<tail>(?:的)?(?:主要|重点|具体)?(?:工作|活动)?(?:重点|要点|计划|安排|内容|任务|主题)?)"
_REMARK: Final = r"(?:\([^()]{1,24}\))?"
_CLOSE: Final = r"\s*\)?"

FIRST_CHARACTERS: Final = frozenset(
    "(（【〔[一二三四五六七八九十元正0123456789０１２３４５６７８９第上下寒暑开期学年全春夏秋冬每平常日次翌当本今明Xx×预准复考机最"
)


LONGEST: Final = 60
"""No label is longer, in characters."""

_TELLING: Final = frozenset("月周週季年假期学每平常")
"""Each of the forms has one of these; to look for them is cheaper than to fold and match."""
TOLD_WITHIN: Final = 24
"""The first of them stands in so many characters: only a year goes before it."""


def label_at(text: str, position: int = 0) -> Label | None:
    """Return the period whose label begins ``text[position:]``, or None.

    A label is followed by a colon, white space, or the end of the line; 3月 in running text and
    the date 3月3日 are none.
    """
    if text[position : position + 1] not in FIRST_CHARACTERS:
        return None
    found = _label_of(text[position : position + LONGEST + 1])
    if found is None or not position:
        return found
    return replace(found, label_end=found.label_end + position, end=found.end + position)


@lru_cache(maxsize=4096)
def _label_of(head: str) -> Label | None:
    """Return the label that begins ``head``, which is a character longer than labels are unless its line ends."""
    if _TELLING.isdisjoint(head[:TOLD_WITHIN]):
        return None
    match = _pattern().match(head[:LONGEST].translate(_FOLDING))
    if match is None:
        return None
    name = next(name for name, _, _ in _FORMS if match[name])
    months, weeks = _MEANINGS[name](match)
    if any(not 1 <= month <= 12 for month in months) or _is_numbered(match):
        return None
    if match["tail"] and name in ("of_season", "of_repetition"):
        return None
    alone = match.end() == len(head)
    if match["colon"] is None and not alone and match.end() == LONGEST:
        return None
    return Label(match.end("label"), match.end(), months, weeks, sure=alone or match["colon"] is not None)


def headed_label(text: str) -> tuple[Label, str] | None:
    """Return the month that a short line begins with, and the words right behind it: 二月园务行政.

    The line is a heading like any other unless other lines name months in the same way.
    """
    if not 4 <= len(text) <= LONGEST_HEADED or "月" not in text[:-2] or text[0] not in FIRST_CHARACTERS:
        return None
    match = _headed_pattern().fullmatch(text.translate(_FOLDING))
    if match is None:
        return None
    return Label(len(text), len(text), (_value(match["m"]),), (), sure=True), match["behind"]


LONGEST_HEADED: Final = 24


@cache
def _headed_pattern() -> re.Pattern[str]:
    return re.compile(
        rf"{_YEAR}(?P<m>{_MONTH})\s*月份?\s*(?P<behind>[^\W\d_A-Za-z]{{2,10}}):?"
    )  # 三月三 is a day


def _is_numbered(match: re.Match[str]) -> bool:
    """Tell 1、九月份, a numbered month, from the range 1、2月份: there both numbers are of one script."""
    first, second = match["m1"], match["m2"]
    return bool(first and second) and first[0].isdecimal() != second[0].isdecimal()


_MEANINGS: Final = {name: meaning for name, _, meaning in _FORMS}


@cache
def _pattern() -> re.Pattern[str]:
    forms = "|".join(f"(?P<{name}>{pattern})" for name, pattern, _ in _FORMS)
    return re.compile(
        rf"(?P<label>\(?\s*{_YEAR}(?:{forms}){_CLOSE}{_TAIL}{_CLOSE}{_REMARK})(?:\s*(?P<colon>:)\s*|\s+(?![0-9]{{1,2}}\s*日)|$)"
    )
