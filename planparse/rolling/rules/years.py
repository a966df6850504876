"""The plan's year, the year before, school years; years that belong to somebody's life or to history."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from planparse import numerals
from planparse.language.patterns import DASH, GAP, YEAR
from planparse.rolling import words
from planparse.rolling.finding import Finding, Sight, clause, compiled
from planparse.rolling.model import Decision
from planparse.rolling.words import any_of

_NO_DIGIT = "(?<![0-9０-９.．/第〇零○一二三四五六七八九])"


def _printed(value: int, like: str) -> str:
    """Write a year as ``like`` is written, its zero too: 二0二五 goes on to 二0二六."""
    if like[:1] not in "一二":
        return numerals.render(value, like)
    zero = next((char for char in like if char in "0OＯ〇零○"), "〇")
    plain = like.translate(_ZEROS)
    return numerals.render(value, plain).replace("〇", zero)


_ZEROS = dict.fromkeys(map(ord, "0OＯ零○"), "〇")


def _number(text: str) -> int:
    return numerals.parse(text.translate(_ZEROS) if text[:1] in "一二" else text) or 0


# --------------------------------------------------------------------------- school years


@cache
def _school() -> re.Pattern[str]:
    return re.compile(f"{_NO_DIGIT}({YEAR})(年?{GAP}{DASH}{GAP})({YEAR}|[0-9]{{2}})(?=年?{GAP}学年)")


@cache
def _single_school() -> re.Pattern[str]:
    return re.compile(f"{_NO_DIGIT}({YEAR})(?={GAP}学年)")


def school_year(sight: Sight) -> Iterator[Finding]:
    """2024-2025学年: both ends go on where it is the plan's, or the one before."""
    text, turn = sight.text, sight.turn
    if "学年" not in text or not turn.step:
        return
    for match in _school().finditer(text):
        first, last = _number(match[1]), _number(match[3])
        if turn.old is None or first not in (turn.old, turn.old - 1):
            continue
        if last % 100 != (first + 1) % 100:
            why = f"{match[0]}不是相邻两年 / {match[0]} are not two years in a row"
            yield Finding("school_year", match.start(), match.end(), None, "flag", why)
            continue
        new = _printed(first + turn.step, match[1]) + match[2] + _second(last, turn.step, match[3])
        yield Finding("school_year", match.start(), match.end(), new, _sure(sight), _on(turn.step))
    for match in _single_school().finditer(text):
        if _number(match[1]) in (turn.old, (turn.old or 0) - 1):
            new = _printed(_number(match[1]) + turn.step, match[1])
            yield Finding("school_year", match.start(), match.end(), new, _sure(sight), _on(turn.step))


def _second(last: int, step: int, like: str) -> str:
    return f"{(last + step) % 100:02d}" if len(like) == 2 else _printed(last + step, like)


def _on(step: int) -> str:
    return f"顺延{step}年 / {step} year{'s' if step > 1 else ''} on"


def _sure(sight: Sight) -> Decision:
    return "propose" if sight.turn.guessed else "auto"


# --------------------------------------------------------------------------- people's years


@cache
def _life() -> re.Pattern[str]:
    return re.compile(
        f"{_NO_DIGIT}({YEAR})(?P<behind>{GAP}年?(?:[0-9]{{1,2}}月(?:[0-9]{{1,2}}日)?)?"
        f"(?:[（(]?含[）)]?)?(?:及?(?:以|之)[前后]|[前后])?(?:出生|生(?!产|活|效|态|源|育|物|命|动|成)|入职|入学|入伍|入党|入会|毕业|参加工作|进院|进校|进厂))"
        f"|{_NO_DIGIT}({YEAR})(?P<cohort>{GAP}年?[级届](?!.{{0,3}}次))"
    )


def birth_year(sight: Sight) -> Iterator[Finding]:
    """1990年以后出生, 2025级, 2025届毕业生: they go on as a rule, but a person says so."""
    text, step = sight.text, sight.turn.step
    if not step or not (
        "生" in text
        or "级" in text
        or "届" in text
        or "入" in text
        or "业" in text
        or "参加" in text
        or "进" in text
    ):
        return
    for match in _life().finditer(text):
        at = 1 if match[1] else 3
        start, end = match.span(at)
        new = _printed(_number(match[at]) + step, match[at])
        if match["cohort"]:
            if abs(_number(match[at]) - (sight.turn.old or 0)) > 1:
                continue
            why = "年级、毕业届一般逐年顺延 / classes of a year go on with the years as a rule"
            yield Finding("birth_year", start, end, new, "ask", why)
        else:
            why = "出生、入职等年份：年龄段不变就要顺延 / years of birth or entry go on if the ages stay"
            yield Finding("birth_year", start, end, new, "flag", why)


# --------------------------------------------------------------------------- years of the plan


@cache
def _range() -> re.Pattern[str]:
    return re.compile(f"{_NO_DIGIT}({YEAR})年?{GAP}{DASH}{GAP}({YEAR})(?=年|[）)])")


@cache
def _year() -> re.Pattern[str]:
    return re.compile(f"{_NO_DIGIT}({YEAR})(?={GAP}年)")


@cache
def _bare_year() -> re.Pattern[str]:
    return re.compile(
        f"{_NO_DIGIT}({YEAR})(?![0-9０-９.．])(?!{GAP}(?:{any_of(words.NOT_A_YEAR)}|[级届]|年|学年))"
    )


@cache
def _short_year() -> re.Pattern[str]:
    return re.compile(
        "(?<![0-9０-９.．第近满过和至到、—-])([0-9]{2})(?=年(?:度|工作|工会|计划|全年|[0-9]{1,2}月))"
    )


def years(sight: Sight) -> Iterator[Finding]:
    """Yield the years that go on: the plan's own and the one before; and those that may not."""
    text, turn = sight.text, sight.turn
    if not turn.step or turn.old is None:
        return
    if "年" in text or sight.spot.part == "title":
        yield from _ranges(sight)
        for match in _year().finditer(text):
            yield from _decided(sight, *match.span())
        for match in _short_year().finditer(text):
            if int(match[1]) == turn.old % 100:
                new = f"{turn.year % 100:02d}"
                yield Finding("plan_year", *match.span(), new, "propose", _on(turn.step))
    if sight.spot.part == "title":
        for match in _bare_year().finditer(text):
            yield from _decided(sight, *match.span())


def _ranges(sight: Sight) -> Iterator[Finding]:
    """Yield spans of years: in the title the plan's own, elsewhere a programme's."""
    turn = sight.turn
    for match in _range().finditer(sight.text):
        first, last = _number(match[1]), _number(match[2])
        own = last - first == 1 and first == turn.old and sight.spot.part == "title"
        if own and turn.step:
            yield Finding(
                "plan_year", *match.span(1), _printed(first + turn.step, match[1]), "auto", _on(turn.step)
            )
            yield Finding(
                "plan_year", *match.span(2), _printed(last + turn.step, match[2]), "auto", _on(turn.step)
            )
        elif turn.old is not None and first <= turn.old + 1 and last >= turn.old - 1:
            why = "跨年的起止年份，多为规划期，保留 / a span of years is a programme's as a rule; it stays"
            yield Finding("other_year", *match.span(), None, "flag", why)


def _decided(sight: Sight, start: int, end: int) -> Iterator[Finding]:
    """Yield what becomes of one year."""
    text, turn = sight.text, sight.turn
    step = turn.step or 0
    year = _number(text[start:end])
    offset = year - (turn.old or 0)
    last = 1 if turn.school_year else 0
    if offset < -1 or offset > 1:
        return
    new = _printed(year + step, text[start:end])
    words_end = compiled(f"{GAP}年度?").match(text, end)
    span, tail = ((start, words_end.end()), words_end[0]) if words_end else ((start, end), "")
    new += tail
    if _is_history(text, start, end):
        why = "看来是已发生的事，年份不随计划走 / it tells of what has been; the year may not go on"
        yield Finding("other_year", *span, new, "ask", why)
    elif 0 <= offset <= last:
        yield Finding("plan_year", *span, new, _sure(sight), _on(step))
    elif offset == 1 and compiled(f"{YEAR}年[^，。；]{{1,8}}{DASH}$").search(
        text[max(0, start - 16) : start]
    ):
        yield Finding("plan_year", *span, new, "propose", _on(step))
    elif offset == 1:
        why = "计划的下一年：顺延还是固定的年份？ / the year after the plan's: does it go on, or is it fixed?"
        yield Finding("other_year", *span, new, "ask", why)
    elif _is_last_year(text, start, end) or sight.spot.part == "title":
        yield Finding("year_before", *span, new, _sure(sight), _on(step))
    else:
        why = "上一年：总结性的提法要顺延，史实不变 / the year before: a review goes on, history stays"
        yield Finding("year_before", *span, new, "ask", why)


def _is_history(text: str, start: int, end: int) -> bool:
    before, behind = clause(text, start, end)
    if compiled(
        rf"{GAP}年度?(?:{GAP}[0-9一二三四五六七八九十]{{1,2}}月)?(?:{GAP}[0-9]{{1,2}}日)?(?:{any_of(words.SINCE)})"
    ).match(behind):
        return True
    if compiled(f"(?:{any_of(words.HISTORY)})(?:于|在)$").search(before):
        return True
    told = compiled(f"(?:{any_of(words.HISTORY)})").search(behind[:16])
    return told is not None and (
        before.endswith(("于", "自", "从", "已")) or "的" in behind[told.end() : told.end() + 6]
    )


def _is_last_year(text: str, start: int, end: int) -> bool:
    before, behind = clause(text, start, end)
    behind = behind.lstrip(" \u3000年")
    return bool(
        compiled(f"(?:{any_of(words.LAST_YEAR_BEFORE)})(?:了|好|完)?[^，。；]{{0,4}}$").search(before)
        or compiled(f"(?:{any_of(words.LAST_YEAR_AFTER)})").match(behind)
    )
