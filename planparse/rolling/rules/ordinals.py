"""Ordinals of yearly events (第二十三届运动会), and terms with their sessions (第二届第五次)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from planparse import numerals
from planparse.language.patterns import GAP, WHOLE
from planparse.rolling import words
from planparse.rolling.finding import Finding, Sight, around, clause, compiled
from planparse.rolling.words import any_of

_FREE = "(?<![0-9０-９.．/A-Za-z第几数〇零○一二两三四五六七八九十百千万亿])"
"""Before a number that goes on no other number or word."""

# --------------------------------------------------------------------------- terms and sessions


@cache
def _session() -> re.Pattern[str]:
    return re.compile(
        f"(?:第{GAP}|{_FREE})(?P<term>{WHOLE}){GAP}届(?P<between>[^，。；第届次0-9]{{0,14}}?)(?P<th>{GAP}第?{GAP})(?P<number>{WHOLE}){GAP}次"
    )


def session(sight: Sight) -> Iterator[Finding]:
    """第二届第五次教代会: the next session, or the first of the next term where there is an election."""
    text = sight.text
    if "届" not in text or "次" not in text:
        return
    for match in _session().finditer(text):
        if match["between"] and not _names_body(match["between"]):
            continue
        yield from _next_session(sight, match)


def _names_body(between: str) -> bool:
    return bool(compiled(f"(?:{any_of(words.SESSION_OF)})$").search(between.strip()))


def _next_session(sight: Sight, match: re.Match[str]) -> Iterator[Finding]:
    term, number = numerals.parse(match["term"]), numerals.parse(match["number"])
    step = sight.turn.step
    if not term or not number or step == 0:
        return
    before, behind = clause(sight.text, match.start(), match.end())
    key = ("session", str(term), str(number), body_of(match["between"] or behind))
    span = match.span()
    if step is None:
        yield Finding("session", *span, None, "ask", UNKNOWN_YEAR, key)
        return
    outside = _is_outside(before, behind)
    elected = number > 1 and has_election(around(sight.text, *span)) and not outside
    numbers = (term + 1, 1) if elected else (term, number + step)
    why = _ELECTED if elected else (_OUTSIDE if outside else _NEXT.format(step=step))
    yield Finding("session", *span, written(match, *numbers), "ask" if outside else "propose", why, key)


def _is_outside(before: str, behind: str) -> bool:
    """Tell whether another body meets: 省总工会十二届三次全委会, 十四届二次全国人大会议."""
    pattern = compiled(f"(?:{any_of(words.OUTSIDE)})[^，。；的和与及、]{{0,4}}$")
    return bool(pattern.search(before) or compiled(f".{{0,2}}(?:{any_of(words.OUTSIDE)})").match(behind))


UNKNOWN_YEAR = "不知道旧计划是哪一年 / the old plan's year is not known"
_NEXT = "同一届的次数加{step} / the same term, {step} session(s) on"
_ELECTED = "有换届选举：届数加一，从第一次起 / an election: the next term, from its first session"
_OUTSIDE = "外单位的会议，届次请核对 / another body's meeting; check its term and session"


def has_election(text: str) -> bool:
    """Tell whether the text speaks of the end of a term."""
    return ("换" in text or "届满" in text or "改选" in text) and bool(
        compiled(any_of(words.ELECTION)).search(text)
    )


def written(match: re.Match[str], term: int, number: int) -> str:
    """Return the words of ``match`` with another term and session, in the same style."""
    parts, end = [], match.start()
    for name, value in (("term", term), ("number", number)):
        parts += [match.string[end : match.start(name)], numerals.render(value, match[name])]
        end = match.end(name)
    return "".join((*parts, match.string[end : match.end()]))


def session_of(text: str) -> re.Match[str] | None:
    """Return the term and session that ``text`` is."""
    return _session().fullmatch(text)


def body_of(text: str) -> str:
    """Return the body whose session it is, under one name; "" where none is named."""
    match = compiled(f"[^，。；]{{0,4}}?({any_of(words.SESSION_OF)})").match(text)
    return words.SAME_BODY.get(match[1], match[1]) if match else ""


# --------------------------------------------------------------------------- yearly events


@cache
def _ordinal() -> re.Pattern[str]:
    return re.compile(f"(?:第{GAP}|{_FREE})(?P<number>{WHOLE}){GAP}届")


@cache
def _counted() -> re.Pattern[str]:
    """Match what is counted as 个 and held every year; 第五个工作日 and 第三个环节 are not."""
    kinds = "宣传周|宣传月|活动周|活动月|安全生产月|安全月|质量月|宣传日|纪念日|活动日"
    fairs = "(?:艺术|文化|读书|科技|体育|丰收|护士|教师|医师|记者)节|(?:世界|全国|国际|中国)[^，。；、第]{1,10}?[日节周]"
    return re.compile(f"第{GAP}(?P<number>{WHOLE}){GAP}个(?=[^，。；、第工]{{0,12}}?(?:{kinds}|{fairs}))")


def event_ordinal(sight: Sight) -> Iterator[Finding]:
    """第二十三届春季运动会 goes on by a year; terms of office and events of several years do not."""
    text, step = sight.text, sight.turn.step
    if step == 0:
        return
    if "届" in text:
        for match in _ordinal().finditer(text):
            yield from _event(sight, match)
    if "个" in text and "第" in text:
        for match in _counted().finditer(text):
            number = numerals.parse(match["number"])
            if number and step and number > 4:
                new = renumbered(match, number + step)
                yield Finding("event_ordinal", *match.span(), new, "propose", _YEARLY)


def _event(sight: Sight, match: re.Match[str]) -> Iterator[Finding]:
    text, step = sight.text, sight.turn.step
    number = numerals.parse(match["number"])
    before, behind = clause(text, match.start(), match.end())
    behind = behind.lstrip(" \u3000")
    if not number or number > 200 or behind.startswith(("时", "满", "毕业", "学生")) or _is_term(behind):
        return
    span = match.span()
    new = None if step is None else renumbered(match, number + step)
    event = event_of(behind)
    if compiled(any_of(words.NOT_YEARLY)).search(behind[:14]) or compiled(any_of(words.RARELY)).search(
        around(text, *span)
    ):
        yield Finding("event_ordinal", *span, None, "flag", _RARE)
    elif not event:
        yield Finding("event_ordinal", *span, new, "ask", _UNSURE, ("bare", str(number)))
    elif step is None:
        yield Finding("event_ordinal", *span, None, "ask", UNKNOWN_YEAR, ("event", str(number), event))
    else:
        decision = "propose" if sight.turn.guessed else "auto"
        if behind.startswith("全国") or before.endswith(("全国", "全省", "全市")):
            decision = "propose"
        if compiled(any_of(words.ELSEWHERE)).search(behind[:12]):
            decision = "ask"
        yield Finding("event_ordinal", *span, new, decision, _YEARLY, ("event", str(number), event))  # type: ignore[arg-type]


def renumbered(match: re.Match[str], number: int) -> str:
    """Return the words of ``match`` with another number in the same style."""
    start, end = match.span("number")
    begin = match.start()
    return match[0][: start - begin] + numerals.render(number, match["number"]) + match[0][end - begin :]


_YEARLY = "每年一届，逐年加一 / held every year, one more each year"
_RARE = "不是每年举办，届数请核对 / not held every year; check the ordinal"
_UNSURE = "看不出是不是每年一届 / whether it is held every year cannot be told"


def _is_term(behind: str) -> bool:
    """Tell whether a term of office or a congress follows: 第三届工会委员会, 二十届三中全会."""
    if compiled("[一二三四五六七八九十]+中全会").match(behind):
        return True
    return bool(
        compiled(f"(?:[一-鿿]{{0,6}}?)(?:{any_of(words.TERMS)})(?!杯|.{{0,4}}(?:赛|运动会))").match(behind)
    )


def event_of(behind: str) -> str:
    """Return the event that an ordinal counts, as far as its last word: 春季运动会; "" for none."""
    match = compiled(f"[^，。；、]{{0,16}}?(?:{any_of(words.EVENTS)})").match(behind)
    if match is None or compiled("[的在将由并]").search(match[0]):
        return ""
    return match[0].strip('“”"‘’ ')


def bare_ordinals(text: str) -> Iterator[tuple[int, str, str]]:
    """Yield each ordinal, the yearly event that it counts, and the three characters before it."""
    if "届" not in text:
        return
    for match in _ordinal().finditer(text):
        number = numerals.parse(match["number"])
        behind = text[match.end() : match.end() + _REACH].lstrip(" \u3000")
        if number and not _is_term(behind) and event_of(behind):
            yield number, event_of(behind), text[max(0, match.start() - 3) : match.start()]


_REACH = 40
"""An event's name ends at most so many characters behind its ordinal."""
