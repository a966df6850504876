"""Finds what may be a marker: 一、 (一) 1. (1) ① 第一, 一是 首先 1.1 and others.

A candidate is only what looks like one.  Whether it is one, and at which level, is decided by
``outline`` over the whole plan.  To add a style, add a row to ``STYLES`` and a golden case.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Final

from msgspec import Struct

from planparse import numerals
from planparse.parsing.shapes import HAN, shape_of


class Style(Struct, frozen=True, gc=False):
    """A way to number: what it looks like, and how it usually ranks.

    Patterns are over shapes (see ``shapes``); the only group of each is the number.
    """

    name: str
    rank: int
    """Usual place in a ladder, 0 the highest; unusual orders are possible and cost a little."""
    at_start: str
    """Pattern at a line's beginning."""
    inline: str = ""
    """Pattern in mid-line, or "" where the style does not occur there."""
    skip: float = 5.0
    """What it costs to take it for no marker at a line's beginning."""
    needs_list: bool = False
    """Counts only inside a task: prose with 首先 … 其次 … is no list of tasks."""


_HAN: Final = "H{1,3}"
_NUM: Final = "N{1,3}"
_NO_UNIT: Final = "(?!H(?:[',]H){0,11}[UY])"
"""Behind 一、: a numeral that belongs to the words behind it, 一、二季度, is none of a list."""
_NO_THOUSANDS: Final = ",(?!NNN(?!N))"
_NO_MEASURE: Final = "[ZSOTH]"
"""Behind a bare number: what it counts (20人) or dates (3月) is not there."""

STYLES: Final[tuple[Style, ...]] = (
    Style("part", 0, f"O({_HAN}|{_NUM})F"),
    Style("label", 1, f"(?:[ZFS]{{2}})({_HAN}|{_NUM}) *[':.]"),
    Style("han", 1, f"({_HAN}) *[',.:E]{_NO_UNIT}", f"({_HAN})['.,]{_NO_UNIT}"),
    Style("han_blank", 1, f"({_HAN}) +(?={HAN}|q)", skip=1.6),
    Style("han_paren", 2, rf"\( *({_HAN}) *\)(?: *[',.:])?", rf"\(({_HAN})\)[',.]?"),
    Style("han_enclosed", 2, "(K)[',.]?", "(K)[',.]?"),
    Style("han_half", 2, rf"({_HAN}) *\)[',.]?", rf"({_HAN})\)'?"),
    Style("decimal", 4, r"(N{1,2}(?:\.N{1,2}){1,3})[.']?(?![NxMY-])", skip=1.0),
    Style("decimal_3", 5, ""),
    Style("decimal_4", 6, ""),
    Style("arabic", 3, rf"({_NUM}) *(?:'|{_NO_THOUSANDS}|[.:](?!N)|\.(?=NNNN)|E(?={HAN}|q))", rf"({_NUM})(?:'|,(?!N)|\.(?!N))"),
    Style("arabic_bare", 3, f"({_NUM}) *$", skip=1.6),
    Style("arabic_month", 3, rf"({_NUM})\.(?=N{{1,2}}Y)", skip=1.6),
    Style("arabic_tight", 3, rf"({_NUM})\.(?=N)", skip=0.05),
    Style("arabic_glued", 3, f"(N{{1,2}})(?={_NO_MEASURE})", skip=0.12),
    Style("arabic_dotted", 3, "(D)", "(D)"),
    Style("arabic_blank", 3, f"({_NUM}) +(?={HAN}|q|N{{1,2}}Y)", skip=1.6),
    Style("arabic_paren", 4, rf"\( *({_NUM}) *\)(?: *[',.:])?", rf"\(({_NUM})\)[',.]?"),
    Style("arabic_enclosed", 4, "(P)[',.]?", "(P)[',.]?"),
    Style("arabic_half", 4, rf"({_NUM}) *\)[',.]?", rf"({_NUM})\)'?"),
    Style("circled", 5, "(C)['.]?", "(C)['.]?"),
    Style("ordinal", 3, f"O({_HAN}|{_NUM}) *[',:.]", f"O({_HAN})[',:]"),
    Style("is", 5, f"({_HAN})S", f"({_HAN})S"),
    Style("its", 5, f"T({_HAN}) *[',:S]?", f"T({_HAN})[',:S]"),
    Style("words", 5, "", skip=0.8, needs_list=True),
    Style("letter", 5, r"(A)['.)](?![AN.])", skip=2.0),
    Style("roman", 1, "(R)['.]?", skip=2.0),
    Style("bullet", 6, "(B) *", skip=1.0),
    Style("dash", 6, "(-) +(?=[^ ])", skip=1.0),
)  # fmt: skip

PARTS: Final = ("部分", "章", "节", "篇", "条", "项", "点", "步", "阶段", "方面", "大类", "块")
"""What 第一部分 and its like count."""
LABELS: Final = frozenset((
    "任务", "措施", "行动", "活动", "工程", "目标", "重点", "项目", "工作", "举措", "板块", "专题", "阶段", "步骤",
))  # fmt: skip
"""What 任务一： and its like count."""

INDEX: Final = {style.name: number for number, style in enumerate(STYLES)}
DECIMAL: Final = INDEX["decimal"]
"""1.1; the styles of 1.1.1 and 1.1.1.1 follow it."""
DEEPEST_DECIMAL: Final = INDEX["decimal_4"]
ARABIC: Final = INDEX["arabic"]
CIRCLED: Final = INDEX["circled"]
BULLET: Final = INDEX["bullet"]
DASH: Final = INDEX["dash"]
WORDS: Final = INDEX["words"]
_LETTER: Final = INDEX["letter"]

_WORDS: Final = ("首先", "其次", "再次", "再者", "然后", "最后")
LAST_WORD: Final = 99
"""The number of 最后: it may follow any."""
_WORD_NUMBERS: Final = {"首先": 1, "其次": 2, "再次": 3, "再者": 3, "然后": 3, "最后": LAST_WORD}

KIN: Final[dict[int, int]] = {
    INDEX[worn]: INDEX[whole]
    for worn, whole in (
        ("han_blank", "han"), ("han_half", "han_paren"), ("han_enclosed", "han_paren"),
        ("arabic_blank", "arabic"), ("arabic_dotted", "arabic"), ("arabic_month", "arabic"), ("arabic_bare", "arabic"), ("arabic_tight", "arabic"), ("arabic_glued", "arabic"),
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


_LONGEST: Final = 24
"""No marker is longer, in characters."""


def initial_markers(text: str) -> tuple[Marker, ...]:
    """Return the readings of the marker at the beginning of ``text``, the likeliest first.

    3.5.12护士节 may be 3. or 3.5.12, so there can be two; the caller chooses.  () for none.
    """
    return _initial_of(text[: _LONGEST + 2])


@lru_cache(maxsize=4096)
def _initial_of(head: str) -> tuple[Marker, ...]:
    return _initial_at(head, 0)


def stacked_markers(text: str, after: Marker) -> tuple[Marker, ...]:
    """Return the marker that begins a lower level right behind another, as in 一、(一)加强… ."""
    found = _initial_at(text, after.end)
    return tuple(
        m for m in found if m.number == 1 and m.style not in (after.style, WORDS, BULLET, _LETTER, _LABEL_ROW)
    )


def _initial_at(text: str, position: int) -> tuple[Marker, ...]:
    head = text[position : position + _LONGEST]
    if head.startswith(_WORDS):
        return (_word_marker(text, position, initial=True),)
    shape = shape_of(head)
    pattern, rows = _start_pattern()
    match = pattern.match(shape)
    if match is None:
        return ()
    row = rows[(match.lastindex or 1) - 1]
    end = _end_of(row, match, head)
    if end < 0:
        return ()
    marker = _marker(text, shape, match, row, end, position, begin=0, initial=True)
    if marker is None or not is_decimal(marker.style):
        return (marker,) if marker is not None else ()
    return marker, _first_of_decimal(text, marker)


def _end_of(row: int, match: re.Match[str], head: str) -> int:
    """Return where a match ends as a marker; -1 when its words are not those of its style."""
    if row == _PART:
        unit = next((part for part in PARTS if head.startswith(part, match.end(1))), None)
        if unit is None:
            return -1
        end = match.end(1) + len(unit)
        rest = head[end:].lstrip()
        if rest[:1] in _MARKER_COMMAS and rest:
            return len(head) - len(rest) + 1
        return -1 if any(char in _ENUMERATING for char in rest[:3]) else end
    if row == _LABEL_ROW and head[:2] not in LABELS:
        return -1
    return match.end()


_PART: Final = INDEX["part"]
_LABEL_ROW: Final = INDEX["label"]
_MARKER_COMMAS: Final = "、，,：:．."
_ENUMERATING: Final = frozenset("、，,的是")
"""第一条、第二条 is an enumeration, 第一点是 a sentence."""


def _word_marker(text: str, position: int, *, initial: bool, before: str = "") -> Marker:
    """Read 首先, 其次 … 最后, with the comma behind it."""
    word = next(word for word in _WORDS if text.startswith(word, position))
    end = position + len(word)
    if text[end : end + 1] in _WORD_COMMAS and end < len(text):
        end += 1
    return Marker(
        position, end, WORDS, _WORD_NUMBERS[word], "", initial=initial, before=before, skip=STYLES[WORDS].skip
    )


_WORD_COMMAS: Final = frozenset("、，,：:")


def _first_of_decimal(text: str, decimal: Marker) -> Marker:
    """Read 3.5.12护士节 as item 3."""
    end = decimal.start + 1
    while text[end].isdecimal():
        end += 1
    end += 1
    return Marker(decimal.start, end, ARABIC, decimal.prefix[0], ".", initial=True, skip=1.0)


_BEFORE_INLINE: Final = frozenset('。；;：:！!？?”"）)…. \u3000\t、，,')
_WEAK_BEFORE: Final = frozenset("、，,")
_AFTER_COMMA: Final = frozenset(
    INDEX[name] for name in ("is", "circled", "ordinal", "its", "arabic_paren", "han_paren", "arabic")
)


def inline_markers(text: str, start: int = 0, shape: str | None = None) -> list[Marker]:
    """Return the candidates in mid-line from ``start`` on, in order; ``shape`` is the text's, if at hand."""
    shape = shape_of(text) if shape is None else shape
    found = list(_inline_after("after_sign", text, shape, start))
    if "C" in shape:
        found += _inline_after("circled", text, shape, start)
    found += [m for word in _WORDS if word in text for m in _inline_words(text, word, start)]
    return sorted(found, key=_start) if len(found) > 1 else found


def _inline_after(which: str, text: str, shape: str, start: int) -> Iterator[Marker]:
    pattern, rows = _inline_pattern(which)
    match = pattern.search(shape, max(start - 1, 0))
    while match is not None:
        group = match.lastindex or 1
        begin = match.start() + 1
        before = text[begin - 1]
        if begin >= start and (before in _BEFORE_INLINE or which == "circled"):
            marker = _marker(
                text, shape, match, rows[group - 1], match.end(), 0, begin=begin, initial=False, before=before
            )
            if marker is not None and _may_follow(marker, text):
                yield marker
        match = pattern.search(shape, match.end() - 1)


@cache
def _inline_pattern(which: str) -> tuple[re.Pattern[str], tuple[int, ...]]:
    """Return the pattern of inline markers, the character before them included, and their styles.

    That character comes first, and is one of few, so that the search can skip all others.
    """
    if which == "circled":
        return re.compile(f".{STYLES[CIRCLED].inline}"), (CIRCLED,)
    rows = tuple(number for number, style in enumerate(STYLES) if style.inline and number != CIRCLED)
    return re.compile("[E;:).', Qq](?:" + "|".join(STYLES[row].inline for row in rows) + ")"), rows


def glued_markers(text: str, shape: str, start: int = 0) -> list[Marker]:
    """Return the numbers of a list that a page has run together without full stops, as in 二、目的1、…2、…3、… .

    Any character may stand before them; instead they are at least three, in order and apart.
    """
    if shape.count("H'") + shape.count("N'") + shape.count("N.") < SHORTEST_GLUED:
        return []
    pattern, rows = _glued_pattern()
    matches = [match for match in pattern.finditer(shape, start) if match.start() > 0]
    if len(matches) < SHORTEST_GLUED:
        return []
    found = [
        marker
        for match in matches
        if (marker := _marker(
            text, shape, match, rows[(match.lastindex or 1) - 1], match.end(), 0,
            begin=match.start(), initial=False, before=text[match.start() - 1],
        ))
    ]  # fmt: skip
    return [
        marker for style in rows for run in _runs([m for m in found if m.style == style]) for marker in run
    ]


SHORTEST_GLUED: Final = 3
_APART: Final = 6
"""Numbers closer together than this count something: 一、二、三楼."""


@cache
def _glued_pattern() -> tuple[re.Pattern[str], tuple[int, ...]]:
    rows = (INDEX["han"], ARABIC)
    return re.compile(f"(?<!H)({_HAN})'{_NO_UNIT}|(?<!N)(N{{1,2}})(?:'|\\.(?!N))"), rows


def _runs(markers: list[Marker]) -> Iterator[list[Marker]]:
    """Yield the runs of consecutive numbers that are long enough."""
    run: list[Marker] = []
    for marker in markers:
        if run and marker.number == run[-1].number + 1 and marker.start - run[-1].end >= _APART:
            run.append(marker)
            continue
        if len(run) >= SHORTEST_GLUED:
            yield run
        run = [marker]
    if len(run) >= SHORTEST_GLUED:
        yield run


def _inline_words(text: str, word: str, start: int) -> Iterator[Marker]:
    at = text.find(word, max(start, 1))
    while at >= 0:
        if text[at - 1] in _BEFORE_INLINE and text[at - 1] not in _WEAK_BEFORE:
            yield _word_marker(text, at, initial=False, before=text[at - 1])
        at = text.find(word, at + len(word))


def _start(marker: Marker) -> int:
    return marker.start


def _may_follow(marker: Marker, text: str) -> bool:
    """Tell whether an inline marker may stand behind the character that is there."""
    before = marker.before
    if before == "." and text[marker.start - 2 : marker.start - 1].isdigit():
        return False
    return before not in _WEAK_BEFORE or marker.style in _AFTER_COMMA


def _marker(
    text: str,
    shape: str,
    match: re.Match[str],
    row: int,
    end: int,
    offset: int,
    *,
    begin: int,
    initial: bool,
    before: str = "",
) -> Marker | None:
    """Return the marker of a match that begins at ``begin``; ``offset`` is where the shape begins."""
    group = match.lastindex or 1
    number_start, number_end = match.span(group)
    printed = text[offset + number_start : offset + number_end]
    prefix: tuple[int, ...] = ()
    if row == DECIMAL:
        *heads, printed = printed.replace("．", ".").split(".")
        prefix = tuple(int(head) for head in heads)
    number = _number(printed)
    if not number:
        return None
    return Marker(
        start=offset + begin,
        end=offset + len(shape[:end].rstrip()),
        style=KIN.get(row, row) + max(len(prefix) - 1, 0),
        number=number,
        punctuation=shape[number_end:end].strip(),
        initial=initial,
        before=before,
        prefix=prefix,
        skip=STYLES[row].skip,
    )


@cache
def _number(printed: str) -> int | None:
    if len(printed) == 1:
        if shape_of(printed) in "B-":
            return 1
        if printed.isascii() and printed.isalpha():
            return ord(printed.lower()) - ord("a") + 1
        if printed in "➀➁➂➃➄➅➆➇➈➉":
            return "➀➁➂➃➄➅➆➇➈➉".index(printed) + 1
    return numerals.parse(printed)


@cache
def _start_pattern() -> tuple[re.Pattern[str], tuple[int, ...]]:
    """Return the pattern of markers at a line's beginning, and the style of each of its groups."""
    rows = tuple(number for number, style in enumerate(STYLES) if style.at_start)
    return re.compile("|".join(STYLES[row].at_start for row in rows)), rows
