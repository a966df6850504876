"""Breaks a long title into lines as a secretary does: words whole, lines of a pleasing shape."""

from __future__ import annotations

import re
from functools import cache
from itertools import combinations
from unicodedata import east_asian_width

_MOST_LINES = 4
_NEVER_FIRST = frozenset("之的地得和与及、，。；：！？）》〉”’】」』,.;:!?)")
_NEVER_LAST = frozenset("之第（《〈“‘【「『(和与及")
_HOURGLASS = 60.0
"""What a middle line shorter than both its neighbours costs, in squared characters."""


def width(text: str) -> float:
    """Return the width of ``text`` in Chinese characters; Latin letters and digits are half wide."""
    return sum(1.0 if east_asian_width(char) in "WFA" else 0.5 for char in text)


def break_title(title: str, room: int) -> tuple[str, ...]:
    """Return the lines of ``title`` for a page ``room`` characters wide.

    GB/T 9704-2012 7.3.1: words stay whole, the lines form a trapezium or a rhombus.  A title that
    would take more than four lines is left to wrap by itself.
    """
    lines = int(-(-width(title) // max(room, 1)))
    if lines <= 1 or lines > _MOST_LINES:
        return (title,)
    words = _words(title)
    for count in range(lines, _MOST_LINES + 1):
        best = _best(words, count, room)
        if best:
            return best
    return (title,)


def wrap_width(title: str, room: int) -> float | None:
    """Return the width, in characters, at which ``title`` wraps between words by itself.

    A title so wrapped is one line of text to whoever copies or reads it, which a typed line break
    would cut in two.  None where the title fits on one line or no width does it.
    """
    if width(title) <= room:
        return None
    words = _words(title)
    least = max(width(title) / _MOST_LINES, 4.0)
    widths = [room - half / 2 for half in range(2 * room) if room - half / 2 >= least]
    ways = [(wide, _wrapped(words, wide)) for wide in widths]
    good = [(wide, lines) for wide, lines in ways if lines and len(lines) <= _MOST_LINES]
    return min(good, key=lambda way: (len(way[1]), _cost(way[1])), default=(None, ()))[0]


def _wrapped(words: list[str], wide: float) -> tuple[str, ...] | None:
    """Return the lines that fill up character by character, None where one ends within a word."""
    lines = [""]
    for at, word in enumerate(words):
        fits = width(lines[-1] + word) <= wide
        if not fits and (not _ends_full(lines[-1], word, wide) or not _may_break(words[at - 1], word)):
            return None
        if fits:
            lines[-1] += word
        else:
            lines.append(word)
    return tuple(lines) if all(width(line) <= wide for line in lines) else None


def _ends_full(line: str, word: str, wide: float) -> bool:
    """Whether not even the first character of ``word`` has room behind ``line``; numbers stay whole."""
    found = _unbroken().match(word)
    first = found[0] if found else word[0]
    return bool(line) and width(line + first) > wide


def _best(words: list[str], count: int, room: int) -> tuple[str, ...] | None:
    places = [at for at in range(1, len(words)) if _may_break(words[at - 1], words[at])]
    if len(places) > 40:
        return None
    ways = (_lines(words, cuts) for cuts in combinations(places, count - 1))
    fitting = [lines for lines in ways if all(width(line) <= room for line in lines)]
    return min(fitting, key=_cost, default=None)


def _lines(words: list[str], cuts: tuple[int, ...]) -> tuple[str, ...]:
    ends = zip((0, *cuts), (*cuts, len(words)), strict=True)
    return tuple("".join(words[start:end]) for start, end in ends)


def _cost(lines: tuple[str, ...]) -> float:
    widths = [width(line) for line in lines]
    even = sum(widths) / len(widths)
    waists = sum(
        widths[at] < min(widths[at - 1], widths[at + 1]) or widths[at - 1] == widths[at] == widths[at + 1]
        for at in range(1, len(widths) - 1)
    )
    short_end = 4.0 if widths[-1] < 4 else 0.0
    return sum((one - even) ** 2 for one in widths) + _HOURGLASS * waists + short_end


def _may_break(before: str, after: str) -> bool:
    return before[-1] not in _NEVER_LAST and after[0] not in _NEVER_FIRST


def _words(title: str) -> list[str]:
    """Cut ``title`` into words; 2026年 and what stands in brackets stay whole."""
    import rjieba

    words: list[str] = []
    for part in _whole().split(title):
        if part and _whole().fullmatch(part):
            words.append(part)
        elif part:
            words.extend(rjieba.cut(part))
    return words


@cache
def _unbroken() -> re.Pattern[str]:
    """Match Latin letters and digits, between which no line ends; it may behind a hyphen."""
    return re.compile("[0-9A-Za-z.]+-?")


@cache
def _whole() -> re.Pattern[str]:
    return re.compile(
        r"(《[^《》]{1,14}》|（[^（）]{1,14}）|“[^“”]{1,14}”|第?[0-9０-９〇一二三四五六七八九十—–-]{1,12}(?:学年度|学年|年度|年|届|次|季度|月份|月)度?)"
    )
