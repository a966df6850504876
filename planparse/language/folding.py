"""Texts made ready for the grammar, one character for one, so that offsets stay.

Traditional characters of the grammar's own words become simplified ones.  For matching, the
characters that stand in many of its sets (numerals, dashes, 年 月 日 …) also become Latin-1
letters, in patterns and texts alike: ``re`` takes tens of times longer to compile a set with
characters beyond Latin-1, and what matches is the same.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from planparse.traditional import PAIRS

_HAN: Final = (
    "一二两三四五六七八九十廿卅卌百千万亿零正腊至到和日天年月份号次度届个初底中末上下旬多余点时第每半前岁"
)
_HAN_LETTERS: Final = "ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖØÙÚÛÜÝÞßàáâãäåæçèéêëìíîïðñò"
_OTHER: Final = "０１２３４５６７８９〇ＯｘＸ"
_OTHER_LETTERS: Final = "óôõöøùúûüýþÿªº"
_SIGNS: Final = "—–－―～、，．：○（）“”。；＊＿•％‰￥×／‘’＂"
_LATIN_SIGNS: Final = "¡¢£¤¦§¨©«¬®¯°±´¶¸»¿\x01\x02\x03\x04\x05\x06\x07\x08"
_FOLDS: Final = (
    (_HAN, _HAN_LETTERS, "\u0100"),
    (_OTHER, _OTHER_LETTERS, "\u0100"),
    (_SIGNS, _LATIN_SIGNS, "\u2e18"),
    ("\u3000", "\u00a0", "\u2003"),
)
"""Characters, what they become, and what a text's own character of that kind makes way to.

A letter becomes a letter, a blank a blank, so that ``\\w`` and ``\\s`` mean the same as before.
"""
_ANY_HAN: Final = "一-鿿"
_RANGES: Final = (
    (f"[{_ANY_HAN}]", "[^\\W0-9A-Za-zó-ÿªºĀ_]"),
    (f"[^{_ANY_HAN}]", "[\\W0-9A-Za-zó-ÿªºĀ_]"),
    (_ANY_HAN, "À-ò一-鿿"),
)
"""Ranges of Chinese characters in patterns, and what stands for them over folded text.

``re`` takes a millisecond to note the characters of the range, one by one; alone in a set they are
said by what they are not.  No folded text holds the ×, which is no letter, between À and ò.
"""


def simplified(text: str) -> str:
    """Return ``text`` with the grammar's Traditional characters simplified; it stays as long."""
    return text if _traditional().isdisjoint(text) else text.translate(_to_simplified())


def folded(text: str) -> str:
    """Return simplified ``text`` as the patterns that ``compiled`` compiles expect it; it stays as long."""
    return text.translate(_to_folded())


@cache
def compiled(pattern: str) -> re.Pattern[str]:
    """Compile a pattern to be matched against folded text."""
    return re.compile(_folded_pattern(pattern, _RANGES))


def _folded_pattern(pattern: str, ranges: tuple[tuple[str, str], ...]) -> str:
    """Fold a pattern, its ranges of Chinese characters apart."""
    if not ranges:
        return pattern.translate(_to_folded())
    (range_, instead), *rest = ranges
    return instead.join(_folded_pattern(part, tuple(rest)) for part in pattern.split(range_))


@cache
def _traditional() -> frozenset[str]:
    return frozenset(PAIRS[::2])


@cache
def _to_simplified() -> dict[int, int]:
    return str.maketrans(PAIRS[::2], PAIRS[1::2])


class _Table(dict[int, int]):
    """A translation table that learns the characters that stay; for ``translate`` misses are slow."""

    def __missing__(self, code: int) -> int:
        self[code] = code
        return code


@cache
def _to_folded() -> _Table:
    table = _Table()
    for _, letters, other in _FOLDS:
        table |= {ord(letter): ord(other) for letter in letters}
    for chars, letters, _ in _FOLDS:
        table |= zip(map(ord, chars), map(ord, letters), strict=True)
    return table
