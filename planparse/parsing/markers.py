"""Finds what may be a marker: 一、 (一) 1. (1) ① 第一, 一是 首先 1.1 …

A candidate is only what looks like one.  Whether it is one, and at which level, is decided by
``outline`` over the whole plan.  To add a style, add a row to ``STYLES`` and a golden case.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from msgspec import Struct

from planparse import numerals

_HAN = "[一二三四五六七八九十廿卅]{1,3}"
_NUM = "[0-9０-９]{1,3}"


class Style(Struct, frozen=True, gc=False):
    """A way to number: what it looks like, and how it usually ranks."""

    name: str
    rank: int
    """Usual place in a ladder, 0 the highest; unusual orders are possible and cost a little."""
    at_start: str
    """Pattern at a line's beginning; its only group is the number."""
    inline: str = ""
    """Pattern in mid-line, or "" where the style does not occur there."""
    skip: float = 5.0
    """What it costs to take it for no marker at a line's beginning."""
    needs_list: bool = False
    """Counts only inside a task: prose with 首先 … 其次 … is no list of tasks."""


# A numeral that belongs to the words behind it: 一、二季度, 一、二等奖.
_NO_UNIT = "(?![一二三四五六七八九十](?:[、，,][一二三四五六七八九十])*(?:月|季|年级|线|级|批|期|层|楼|等|把手))"
# A number that counts or dates: 3月, 20人, 5场.
_NO_MEASURE = "(?![年月日号时点分秒周季届次个名人位场件项条款篇章节期台套张份辆间处所家户元万千百亿米公亩平度倍级岁天小学多余至到比路楼层班类批对本册支棵盏把])"
_PARTS = "部分|章|节|篇|条|项|点|步|阶段|方面|大类|块"
_LABELS = "任务|措施|行动|活动|工程|目标|重点|项目|工作|举措|板块|专题|阶段|步骤"
_BULLETS = "•●◆■★▲○◇□►▶➢✦·※☆▪"

STYLES: Final[tuple[Style, ...]] = (
    Style("part", 0, rf"第({_HAN}|{_NUM})(?:{_PARTS})[ \u3000]*[、，,：:．.]?(?![\u4e00-\u9fff]{{0,2}}[、，,的是])"),
    Style("label", 1, rf"(?:{_LABELS})({_HAN}|{_NUM})[ \u3000]*[、：:．.]"),
    Style("han", 1, rf"({_HAN})[ \u3000]*[、，,．.：:。]{_NO_UNIT}", rf"({_HAN})[、．.，]{_NO_UNIT}"),
    Style("han_blank", 1, rf"({_HAN})[ \u3000]+(?=[\u4e00-\u9fff“《])", skip=1.6),
    Style("han_paren", 2, rf"[(（〔\[【][ \u3000]*({_HAN})[ \u3000]*[)）〕\]】][ \u3000]*[、，,．.：:]?", rf"[(（]({_HAN})[)）][、，,．.]?"),
    Style("han_enclosed", 2, "([㈠-㈩])[、，,．.]?", "([㈠-㈩])[、，,．.]?"),
    Style("han_half", 2, rf"({_HAN})[ \u3000]*[)）][、，,．.]?", rf"({_HAN})[)）][、]?"),
    Style("decimal", 4, r"([0-9]{1,2}(?:[.．][0-9]{1,2}){1,3})[.．、]?(?![0-9%％倍万亿元个人名次月日年米吨度分小千百—–～~-])", skip=1.0),
    Style("decimal_3", 5, ""),
    Style("decimal_4", 6, ""),
    Style("arabic", 3, rf"({_NUM})[ \u3000]*(?:[、，]|,(?!\d{{3}}(?!\d))|[.．：:](?!\d)|[.．](?=(?:19|20)\d\d))", rf"({_NUM})(?:[、．]|\.(?!\d))"),
    Style("arabic_month", 3, rf"({_NUM})[.．](?=[0-9]{{1,2}}月)", skip=1.6),
    Style("arabic_tight", 3, rf"({_NUM})[.．](?=[0-9])", skip=0.05),
    Style("arabic_glued", 3, rf"([0-9]{{1,2}})(?=[\u4e00-\u9fff]){_NO_MEASURE}", skip=0.12),
    Style("arabic_dotted", 3, "([⒈-⒛])", "([⒈-⒛])"),
    Style("arabic_blank", 3, rf"({_NUM})[ \u3000]+(?=[\u4e00-\u9fff“《]|[0-9]{{1,2}}月)", skip=1.6),
    Style("arabic_paren", 4, rf"[(（〔\[][ \u3000]*({_NUM})[ \u3000]*[)）〕\]][ \u3000]*[、，,．.：:]?", rf"[(（]({_NUM})[)）][、，,．.]?"),
    Style("arabic_enclosed", 4, "([⑴-⒇])[、，,．.]?", "([⑴-⒇])[、，,．.]?"),
    Style("arabic_half", 4, rf"({_NUM})[ \u3000]*[)）][、，,．.]?", rf"({_NUM})[)）]、?"),
    Style("circled", 5, r"([①-⑳❶-❿➀-➉㉑-㉟])[、．.]?", r"([①-⑳❶-❿➀-➉㉑-㉟])[、．.]?"),
    Style("ordinal", 3, rf"第({_HAN}|{_NUM})[ \u3000]*[、，,：:．.]", rf"第({_HAN})[、，,：:]"),
    Style("is", 5, rf"({_HAN})(?:是|要)(?!否|不是)", rf"({_HAN})(?:是|要)(?!否|不是)"),
    Style("its", 5, rf"其({_HAN})[ \u3000]*[、，,：:是]?", rf"其({_HAN})[、，,：:是]"),
    Style("words", 5, r"(首先|其次|再次|再者|然后|最后)[ \u3000]*[、，,：:]?", r"(首先|其次|再次|再者|最后)[、，,：:]?", skip=0.8, needs_list=True),
    Style("letter", 5, "([A-Za-z])[、．.)）](?![A-Za-z0-9.])", skip=2.0),
    Style("roman", 1, "([Ⅰ-Ⅻ])[、．.]?", skip=2.0),
    Style("bullet", 6, f"([{_BULLETS}])[ \u3000]*", skip=1.0),
    Style("dash", 6, r"([-*+–—])[ \u3000]+(?=\S)", skip=1.0),
)  # fmt: skip

INDEX: Final = {style.name: number for number, style in enumerate(STYLES)}
DECIMAL: Final = INDEX["decimal"]
"""1.1; the styles of 1.1.1 and 1.1.1.1 follow it."""
DEEPEST_DECIMAL: Final = INDEX["decimal_4"]
ARABIC: Final = INDEX["arabic"]
CIRCLED: Final = INDEX["circled"]
BULLET: Final = INDEX["bullet"]
WORDS: Final = INDEX["words"]
_LETTER: Final = INDEX["letter"]

LAST_WORD: Final = 99
"""The number of 最后: it may follow any."""
_WORD_NUMBERS: Final = {"首先": 1, "其次": 2, "再次": 3, "再者": 3, "然后": 3, "最后": LAST_WORD}

KIN: Final[dict[int, int]] = {
    INDEX[worn]: INDEX[whole]
    for worn, whole in (
        ("han_blank", "han"), ("han_half", "han_paren"), ("han_enclosed", "han_paren"),
        ("arabic_blank", "arabic"), ("arabic_dotted", "arabic"), ("arabic_month", "arabic"), ("arabic_tight", "arabic"), ("arabic_glued", "arabic"),
        ("arabic_half", "arabic_paren"), ("arabic_enclosed", "arabic_paren"), ("dash", "bullet"),
    )
}  # fmt: skip
"""Forms that count as another style: 一) has lost its parenthesis, `1 ` its punctuation."""


class Marker(Struct, frozen=True, gc=False):
    """Something that looks like a marker, in offsets of its paragraph's text."""

    start: int
    end: int
    style: int
    """Index into ``STYLES``; worn forms are given as what they come from."""
    number: int
    punctuation: str
    """What parts it from its text, half and full width told apart by nothing."""
    initial: bool
    """At the beginning of its paragraph, maybe behind another marker."""
    before: str = ""
    """The character before an inline one."""
    prefix: tuple[int, ...] = ()
    """The numbers before the last, of 1.2.3."""
    skip: float = 5.0


def is_decimal(style: int) -> bool:
    """Tell whether a style is one of 1.1, 1.1.1 and 1.1.1.1."""
    return DECIMAL <= style <= DEEPEST_DECIMAL


FIRST_CHARACTERS: Final = frozenset(
    "一二三四五六七八九十廿卅(（〔[【0123456789０１２３４５６７８９第其首再然最"
    "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳❶❷❸❹❺❻❼❽❾❿㉑㉒㉓㉔㉕⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑㈠㈡㈢㈣㈤㈥㈦㈧㈨㈩ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩ"
    "➀➁➂➃➄➅➆➇➈➉-*+–—任措行活工目重项举板专阶步" + _BULLETS
)  # fmt: skip
"""A line that begins with none of these begins with no marker (but a letter)."""

_HALF: Final = str.maketrans("，．：）。", ",.:).")


def initial_markers(text: str) -> tuple[Marker, ...]:
    """Return the readings of the marker at the beginning of ``text``, the likeliest first.

    3.5.12护士节 may be 3. or 3.5.12, so there can be two; the caller chooses.  () for none.
    """
    return _initial_at(text, 0)


def stacked_markers(text: str, after: Marker) -> tuple[Marker, ...]:
    """Return the marker that begins a lower level right behind another: 一、(一)加强…"""
    found = _initial_at(text, after.end)
    return tuple(m for m in found if m.number == 1 and m.style not in (after.style, WORDS, BULLET, _LETTER))


def _initial_at(text: str, position: int) -> tuple[Marker, ...]:
    head = text[position : position + 1]
    if head not in FIRST_CHARACTERS and not (head.isascii() and head.isalpha()):
        return ()
    pattern, rows = _pattern("at_start")
    match = pattern.match(text, position)
    if match is None:
        return ()
    marker = _marker(match, rows, initial=True)
    if marker is None:
        return ()
    if not is_decimal(marker.style):
        return (marker,)
    return marker, _first_of_decimal(text, marker)


def _first_of_decimal(text: str, decimal: Marker) -> Marker:
    """Read 3.5.12护士节 as item 3."""
    digits = re.match("[0-9]+", text[decimal.start :])
    end = decimal.start + (digits.end() if digits else 0) + 1
    return Marker(decimal.start, end, ARABIC, decimal.prefix[0], ".", initial=True, skip=1.0)


_BEFORE_INLINE: Final = frozenset("。；;：:！!？?”\"）)…. \u3000\t、，,")
_WEAK_BEFORE: Final = frozenset("、，,")
_AFTER_COMMA: Final = frozenset(
    INDEX[name] for name in ("is", "circled", "ordinal", "its", "arabic_paren", "han_paren", "arabic")
)
_ANYWHERE: Final = frozenset((INDEX["circled"],))


def inline_markers(text: str, start: int = 0) -> list[Marker]:
    """Return the candidates in mid-line from ``start`` on, in order."""
    pattern, rows = _pattern("inline")
    found = []
    for match in pattern.finditer(text, start):
        if match.start() == 0:
            continue
        before = text[match.start() - 1]
        marker = _marker(match, rows, initial=False, before=before)
        if marker is not None and _may_follow(marker, text):
            found.append(marker)
    return found


def _may_follow(marker: Marker, text: str) -> bool:
    """Tell whether an inline marker may stand behind the character that is there."""
    before = marker.before
    if marker.style in _ANYWHERE:
        return True
    if before not in _BEFORE_INLINE:
        return False
    if before == "." and text[marker.start - 2 : marker.start - 1].isdigit():
        return False
    return before not in _WEAK_BEFORE or marker.style in _AFTER_COMMA


def _marker(match: re.Match[str], rows: tuple[int, ...], *, initial: bool, before: str = "") -> Marker | None:
    group = match.lastindex or 1
    row = rows[group - 1]
    style = STYLES[row]
    printed = match.group(group)
    whole = match.group()
    behind = match.string[match.end(group) : match.end()].strip()
    prefix: tuple[int, ...] = ()
    if row == DECIMAL:
        *heads, printed = printed.replace("．", ".").split(".")
        prefix = tuple(int(head) for head in heads)
    number = _number(printed)
    if number is None or number == 0:
        return None
    return Marker(
        start=match.start(),
        end=match.start() + len(whole.rstrip()),
        style=KIN.get(row, row) + max(len(prefix) - 1, 0),
        number=number,
        punctuation=behind.translate(_HALF),
        initial=initial,
        before=before,
        prefix=prefix,
        skip=style.skip,
    )


@cache
def _number(printed: str) -> int | None:
    if printed in _WORD_NUMBERS:
        return _WORD_NUMBERS[printed]
    if len(printed) == 1:
        if printed in _BULLETS or printed in "-*+–—":
            return 1
        if printed.isascii() and printed.isalpha():
            return ord(printed.lower()) - ord("a") + 1
        if printed in "➀➁➂➃➄➅➆➇➈➉":
            return "➀➁➂➃➄➅➆➇➈➉".index(printed) + 1
    return numerals.parse(printed)


@cache
def _pattern(field: str) -> tuple[re.Pattern[str], tuple[int, ...]]:
    """Return the one alternation over a field's patterns, and the style of each of its groups."""
    rows = tuple(number for number, style in enumerate(STYLES) if getattr(style, field))
    return re.compile("|".join(getattr(STYLES[row], field) for row in rows)), rows
