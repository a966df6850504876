"""Exact days: the same weekday of the same week of the month, ranges as long as they were."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from functools import cache

from msgspec import Struct

from planparse import numerals
from planparse.language import calendar
from planparse.language.festivals import FESTIVALS
from planparse.language.patterns import DASH, DAY, GAP, MONTH, WEEKDAY, YEAR
from planparse.rolling import words
from planparse.rolling.finding import Finding, Sight, around, compiled
from planparse.rolling.model import Decision
from planparse.rolling.turning import Turn
from planparse.rolling.words import any_of

_WEEKDAYS = "一二三四五六日"
_FREE = "(?<![0-9０-９.．/A-Za-z第几数〇零○一二两三四五六七八九十百千万亿])"
"""Before a number that goes on no other number or word."""
_WEEK = "(?:周|星期|礼拜)"
_BRACKETED = (
    f"(?:{GAP}[,，、(（]?{GAP}{_WEEK}(?P<weekday>{WEEKDAY})(?:(?:{DASH}|至){_WEEK}?{WEEKDAY})?[）)]?)?"
)


class Day(Struct, frozen=True):
    """A printed day: its numbers' places in the text, and its date in the old year."""

    match: re.Match[str]
    first: date
    last: date | None
    """The end of a range."""


@cache
def _day() -> re.Pattern[str]:
    end = f"{GAP}(?P<dash>{DASH}|[、,，和])(?:{GAP}(?:(?P<year2>{YEAR})年)?(?P<month2>{MONTH}){GAP}月)?{GAP}(?P<day2>{DAY})(?={GAP}[日号])"
    return re.compile(
        f"{_FREE}(?:(?P<year>{YEAR}){GAP}年{GAP})?(?P<month>{MONTH}){GAP}月{GAP}(?P<day>{DAY})"
        f"(?:(?:{GAP}[日号])?{end}|(?={GAP}[日号]))(?P<unit>{GAP}[日号])?{_BRACKETED}"
    )


@cache
def _bare_day() -> re.Pattern[str]:
    return re.compile(
        f"(?<![月每第0-9０-９.．年、和—–－~～至到-])(?P<day>[0-9]{{1,2}})"
        f"(?:[日号]?(?P<dash>{DASH})(?P<day2>[0-9]{{1,2}}))?(?P<unit>[日号])(?![内常程均报楼院线机字游间制龄文]|以内|之内){_BRACKETED}"
    )


@cache
def _numeric() -> re.Pattern[str]:
    return re.compile(
        r"(?<![0-9.])(?P<year>20[0-9]{2})(?P<s>[-./])(?P<month>[01]?[0-9])(?P=s)(?P<day>[0-3]?[0-9])(?![0-9.])"
    )


def exact_date(sight: Sight) -> Iterator[Finding]:
    """Yield the days that move, part by part, and those that a person should look at."""
    text, turn = sight.text, sight.turn
    if turn.step == 0 or ("日" not in text and "号" not in text and "20" not in text):
        return
    single = sight.spot.months[0] if len(sight.spot.months) == 1 and sight.spot.part == "item" else None
    for match in _day().finditer(text) if "月" in text else ():
        if not _recurring(text, match.start()):
            yield from _moved(sight, match, None)
    for match in _bare_day().finditer(text) if single else ():
        if not _recurring(text, match.start()):
            yield from _moved(sight, match, single)
    for match in _numeric().finditer(text) if "20" in text else ():
        yield from _moved(sight, match, None)


def _recurring(text: str, at: int) -> bool:
    """Tell whether the day is a rule (每月5日, 每年9月10日) or of the lunar calendar."""
    return bool(compiled("(?:每[^，。；、]{0,4}|农历|阴历)$").search(text[max(0, at - 6) : at]))


# --------------------------------------------------------------------------- what is printed


def _groups(match: re.Match[str]) -> dict[str, str | None]:
    return match.groupdict()


def _printed(match: re.Match[str], turn: Turn, month: int | None) -> Day | None:
    """Return the day that is printed, in the old year; None for one of another year."""
    found = _groups(match)
    first = month or _number(found.get("month"))
    year = _number(found.get("year")) or turn.before().of(first) if 1 <= first <= 12 else None
    begin = _date(year, first, _number(found["day"]))
    if begin is None or year is None:
        return None
    if not found.get("day2"):
        return Day(match, begin, None)
    second = _number(found.get("month2")) or first
    end = _date(year + (second < first), second, _number(found["day2"]))
    return None if end is None or end < begin else Day(match, begin, end)


def _number(text: str | None) -> int:
    if not text:
        return 0
    return {"正": 1, "腊": 12}.get(text) or numerals.parse(text.removeprefix("初")) or 0


def _date(year: int | None, month: int, day: int) -> date | None:
    if year is None or not 1 <= month <= 12 or not 1 <= day <= calendar.days_in(year, month):
        return None
    return date(year, month, day)


# --------------------------------------------------------------------------- where it moves


def _moved(sight: Sight, match: re.Match[str], month: int | None) -> Iterator[Finding]:
    turn = sight.turn
    if turn.step is None or turn.old is None:
        why = "不知道旧计划是哪一年，日期未动 / the old plan's year is not known; the date stays"
        yield Finding("date", *_span(match), None, "ask", why)
        return
    day = _printed(match, turn, month)
    if day is None:
        yield Finding(
            "date", *_span(match), None, "flag", "没有这一天，请核对 / there is no such day; check it"
        )
        return
    if abs(day.first.year - turn.old) > 1:
        return
    if _groups(match).get("year") and _legal(sight.text, match.end()):
        why = "施行日期是史实，保留 / the day on which something came into force stays"
        yield Finding("date", *_span(match), None, "flag", why)
        return
    begin, why = _target(sight, day)
    yield from _parts(sight, day, begin, why)


def _legal(text: str, end: int) -> bool:
    return bool(compiled(f"[日号]?(?:{any_of(words.IN_FORCE)})").match(text, end))


def _span(match: re.Match[str]) -> tuple[int, int]:
    return match.start(), match.end()


def _target(sight: Sight, day: Day) -> tuple[date, str]:
    """Return the new day, and why it is that one."""
    turn, old = sight.turn, day.first
    step = turn.step or 0
    same = _same_day(old, step)
    named = _festival_of(sight, day, same)
    if named is not None:
        return named
    if _is_whole(day):
        return same, "整月起止不变 / whole months stay"
    if day.last is None and _is_deadline(sight.text, day.match):
        return same, "期限的月、日不变 / a deadline keeps its day"
    if sight.spot.part == "label":
        new = next_same_weekday(old, step)
        return new, "各周顺延，星期不变 / weeks go on, from the same weekday"
    return nth_weekday(
        old, old.year + step
    ), f"仍为{old.month}月第{(old.day - 1) // 7 + 1}个周{_weekday(old)} / the same weekday of the same week"


def _same_day(old: date, step: int) -> date:
    length = calendar.days_in(old.year + step, old.month)
    return date(old.year + step, old.month, min(old.day, length))


def nth_weekday(old: date, year: int) -> date:
    """Return the day of ``year`` that is the same weekday of the same week of the month as ``old``.

    A fifth one that the new month does not have is its last.
    """
    week = (old.day - 1) // 7 + 1
    found = calendar.nth_weekday(year, old.month, week, old.isoweekday())
    return (
        found
        or calendar.nth_weekday(year, old.month, -1, old.isoweekday())
        or _same_day(old, year - old.year)
    )


def next_same_weekday(old: date, step: int) -> date:
    """Return the day nearest to ``step`` years on with the same weekday: whole weeks later."""
    return old + timedelta(weeks=round((_same_day(old, step) - old).days / 7))


def _is_whole(day: Day) -> bool:
    """Tell whether it is the first or last of a month, or a range of whole months."""
    ends = day.last or day.first
    last = ends.day == calendar.days_in(ends.year, ends.month)
    return (day.first.day == 1 and last) if day.last else last and day.first.month == 12


def _is_deadline(text: str, match: re.Match[str]) -> bool:
    behind = text[match.end("unit" if "unit" in match.groupdict() and match["unit"] else 0) :]
    printed = match.groupdict().get("weekday")
    return not printed and bool(compiled(f"[日号]?(?:{any_of(words.DEADLINE)})").match(behind))


_STRONG = frozenset(row.day for row in FESTIVALS if row.number) | {"01-01"}
"""Days that everybody keeps; they stay even where the text does not name the festival."""


def _festival_of(sight: Sight, day: Day, same: date) -> tuple[date, str] | None:
    """Return where a festival's own day goes: a fixed one stays, a lunar one is looked up."""
    old = day.first
    near = around(sight.text, *day.match.span())
    fixed = f"{old.month:02d}-{old.day:02d}"
    if day.last is None and _names_day(sight.text, day.match):
        return same, "固定的纪念日不变 / a fixed named day stays"
    if day.last is None and fixed in _STRONG:
        return same, "固定的节日不变 / a fixed festival stays"
    for row in FESTIVALS:
        if row.day == fixed and day.last is None and _stem(row.name) in near:
            return same, f"{row.name}的日期固定 / the day of a fixed festival stays"
        if not any(form in near for form in (row.name, *row.forms)):
            continue
        if not row.day[0].isdigit() and calendar.festival_date(row.name, old.year) == old:
            new = calendar.festival_date(row.name, old.year + (sight.turn.step or 0))
            if new is not None:
                return (
                    new,
                    f"{old.year + (sight.turn.step or 0)}年{row.name}是{new.month}月{new.day}日 / the festival's day in the new year",
                )
    return None


def _stem(name: str) -> str:
    """Return the two characters that tell a named day from others: 雷锋, 植树, 宪法."""
    for common in ("世界", "国际", "全国", "国家", "全民", "人民", "中国", "学"):
        name = name.removeprefix(common)
    return name[:2]


def _names_day(text: str, match: re.Match[str]) -> bool:
    """Tell whether a named day follows that keeps its date: 5月5日世界手卫生日."""
    behind = text[match.end() : match.end() + 8]
    if not any(word in behind for word in ("世界", "国际", "全国", "中国", "全民")):
        return False
    named = '[日号]?[（(“"是为，,]{0,2}(?:第[0-9一二三四五六七八九十]{1,4}个)?(?:世界|国际|全国|中国|全民)[\u4e00-\u9fff]{1,10}?[日节]'
    return bool(compiled(named).match(text, match.end()))


# --------------------------------------------------------------------------- what is written


def _parts(sight: Sight, day: Day, begin: date, why: str) -> Iterator[Finding]:
    """Yield one finding for the day as printed, from its first number to its weekday."""
    match = day.match
    decision, clash = _clash(around(sight.text, *match.span()), begin)
    new = written(day, _workday_after(begin) if decision == "ask" else begin)
    mismatch = _wrong_weekday(day)
    evidence = "；".join(part.split(" / ")[0] for part in (why, clash, mismatch) if part) + " / "
    evidence += "; ".join(part.split(" / ")[1] for part in (why, clash, mismatch) if part)
    printed = match[0]
    if new == printed:
        if decision == "ask":
            yield Finding("date", *match.span(), None, "flag", evidence)
        return
    yield Finding("date", *match.span(), new, decision, evidence)


def _workday_after(day: date) -> date:
    """Return the first day after a holiday that is worked by rule."""
    while calendar.working(day) in ("holiday", "weekend", "makeup"):
        day += timedelta(days=1)
    return day


def _wrong_weekday(day: Day) -> str:
    printed = day.match.groupdict().get("weekday")
    if not printed or printed.replace("天", "日") == _weekday(day.first):
        return ""
    return f"原文的周{printed}与{day.first}不符 / the weekday printed did not fit {day.first}"


def _weekday(day: date) -> str:
    return _WEEKDAYS[day.isoweekday() - 1]


def _clash(text: str, begin: date) -> tuple[Decision, str]:
    """Say what the announced holidays make of the new day."""
    working = calendar.working(begin)
    talk = compiled(any_of(words.HOLIDAY_TALK)).search(text)
    if working == "holiday" and not talk and not any(row.name in text for row in FESTIVALS):
        return (
            "ask",
            f"{begin}在放假期间，改在假后第一个工作日 / {begin} is a public holiday; the first workday after it",
        )
    if working == "makeup":
        return "propose", f"{begin}是调休上班日 / {begin} is a weekend day that is worked"
    if working == calendar.NOT_ANNOUNCED:
        return "propose", f"{begin.year}年放假安排未公布 / the holidays of {begin.year} are not announced"
    return "propose", ""


def written(day: Day, begin: date) -> str:
    """Return the printed words with the new day's numbers, and the end as far off as it was."""
    match = day.match
    found = _groups(match)
    values: list[tuple[str, int]] = [("year", begin.year), ("month", begin.month), ("day", begin.day)]
    end = match.start()
    if day.last is not None:
        last = _end(day, begin)
        values += [("year2", last.year), ("month2", last.month), ("day2", last.day)]
        if not found.get("month2") and last.month != begin.month:
            values[-1] = ("day2", -last.day)
    out = []
    for name, value in values:
        if not found.get(name):
            continue
        start, stop = match.span(name)
        like = match[name]
        out.append(match.string[end:start])
        out.append(_render(value, like, match, day, begin))
        end = stop
    out.append(match.string[end : match.end()])
    return _with_weekday("".join(out), day, begin)


def _end(day: Day, begin: date) -> date:
    if day.last is None:
        return begin
    if _is_whole(day):
        year = begin.year + day.last.year - day.first.year
        return date(year, day.last.month, calendar.days_in(year, day.last.month))
    return begin + (day.last - day.first)


def _render(value: int, like: str, match: re.Match[str], day: Day, begin: date) -> str:
    if value >= 0:
        return numerals.render(value, like)
    month = match.groupdict().get("month") or str(begin.month)
    return numerals.render(_end(day, begin).month, month) + "月" + numerals.render(-value, like)


def _with_weekday(new: str, day: Day, begin: date) -> str:
    printed = day.match.groupdict().get("weekday")
    if not printed or (begin.isoweekday() == day.first.isoweekday() and not _wrong_weekday(day)):
        return new
    at = new.rfind("周" + printed) if "周" + printed in new else new.rfind("期" + printed)
    at = at if at >= 0 else new.rfind("拜" + printed)
    if at < 0 or day.last is not None:
        return new
    return new[: at + 1] + _weekday(begin) + new[at + 2 :]


def new_day(value: str, turn: Turn, moved: dict[str, str]) -> str:
    """Return an item's ISO date in the new year; ``moved`` says where its printed day went."""
    if value in moved:
        return moved[value]
    if value.startswith("--") or turn.step is None:
        return value
    old = date.fromisoformat(value)
    return _same_day(old, turn.step).isoformat()


def printed_days(old: str, new: str, months: tuple[int, ...], turn: Turn) -> dict[str, str]:
    """Return, as ISO dates, where the days printed in ``old`` went, which is printed in ``new``."""
    month = months[0] if len(months) == 1 else None
    before, after = _read(old, turn.before().of, month), _read(new, turn.after().of, month)
    return dict(zip(before, after, strict=False))


def _read(text: str, year_of: Callable[[int], int | None], month: int | None) -> list[str]:
    match = _day().search(text) or _numeric().search(text) or (_bare_day().search(text) if month else None)
    if match is None:
        return []
    found = match.groupdict()
    first = _number(found.get("month")) or month or 0
    second = _number(found.get("month2")) or first
    ends = [(first, found["day"]), (second, found.get("day2"))]
    days = [
        _date(_number(found.get("year")) or year_of(m), m, _number(d)) for m, d in ends if d and 1 <= m <= 12
    ]
    return [day.isoformat() for day in days if day is not None]


def weekdays_printed(text: str) -> Iterator[tuple[int, int, int, str]]:
    """Yield month, day, weekday (1 is Monday) and words of each date that prints its weekday."""
    if "周" not in text and "星期" not in text:
        return
    for match in _day().finditer(text):
        printed = match["weekday"]
        if printed and not match["day2"] and not match["year"] and 1 <= _number(match["month"]) <= 12:
            yield (
                _number(match["month"]),
                _number(match["day"]),
                _WEEKDAYS.index(printed.replace("天", "日")) + 1,
                match[0],
            )
