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

_TRADITIONAL: Final = (
    "會職員長體節週兩個項場屆書記組處辦領導務醫護學區縣鎮鄉總黨團婦聯隊門診設備資檔華國東際環勞動兒慶億萬歲陽"
    "後師開過園圖館廳樓層號點時鐘間測評審計財衛藥檢驗線業專題論談討報結選舉換紀監實習單雙農曆臘禮級輔條種類張"
    "輛臺戶課冊頁隻畝噸責負絡訊觀廠產質銷術運營語數歷樂優廣規劃畫終應當決養飯車隨將續進週滿貳參陸為從"
)
_SIMPLIFIED: Final = (
    "会职员长体节周两个项场届书记组处办领导务医护学区县镇乡总党团妇联队门诊设备资档华国东际环劳动儿庆亿万岁阳"
    "后师开过园图馆厅楼层号点时钟间测评审计财卫药检验线业专题论谈讨报结选举换纪监实习单双农历腊礼级辅条种类张"
    "辆台户课册页只亩吨责负络讯观厂产质销术运营语数历乐优广规划画终应当决养饭车随将续进周满贰叁陆为从"
)

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
_ANY_HAN_FOLDED: Final = "À-ò一-鿿"
"""No folded text holds the ×, which is no letter, among them; two ranges compile quickly, three do not."""


def simplified(text: str) -> str:
    """Return ``text`` with the grammar's Traditional characters simplified; it stays as long."""
    return text if _traditional().isdisjoint(text) else text.translate(_to_simplified())


def folded(text: str) -> str:
    """Return simplified ``text`` as the patterns that ``compiled`` compiles expect it; it stays as long."""
    return text.translate(_to_folded())


@cache
def compiled(pattern: str) -> re.Pattern[str]:
    """Compile a pattern to be matched against folded text."""
    parts = pattern.split(_ANY_HAN)
    return re.compile(_ANY_HAN_FOLDED.join(part.translate(_to_folded()) for part in parts))


@cache
def _traditional() -> frozenset[str]:
    return frozenset(_TRADITIONAL)


@cache
def _to_simplified() -> dict[int, int]:
    return str.maketrans(_TRADITIONAL, _SIMPLIFIED)


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
