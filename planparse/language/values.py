"""What the words of a fact mean: one function per kind, from the words to the value.

Each takes exactly the words that the kind's pattern matched and the year they belong to, and
returns the value, or ``REFUSED`` where the words only look like the kind (十十人).
"""

from __future__ import annotations

from typing import Any, Final

from planparse import numerals
from planparse.language import calendar
from planparse.language.calendar import When
from planparse.language.festivals import FESTIVALS, MOVABLE
from planparse.language.folding import compiled, folded
from planparse.language.patterns import AMOUNT, DASH, GAP, MONTH, WHOLE, YEAR

REFUSED: Final = object()
"""The words are no fact of this kind."""

Value = Any
Number = int | float


Groups = tuple[Any, ...]
"""The words of a match and of its groups as printed, None for a group that took no part."""


def _whole(pattern: str, text: str) -> Groups | None:
    """Match all of ``text``."""
    match = compiled(pattern).fullmatch(folded(text))
    return None if match is None else _printed(match.regs, text)


def _start(pattern: str, text: str) -> Groups | None:
    """Match the beginning of ``text``."""
    match = compiled(pattern).match(folded(text))
    return None if match is None else _printed(match.regs, text)


def _all(pattern: str, text: str) -> list[Groups]:
    """Return every match in ``text``."""
    return [_printed(match.regs, text) for match in compiled(pattern).finditer(folded(text))]


def _printed(spans: tuple[tuple[int, int], ...], text: str) -> Groups:
    return tuple(text[start:end] if start >= 0 else None for start, end in spans)


# --------------------------------------------------------------------------- numbers


def number_of(text: str) -> Number | None:
    """Return the number that ``text`` is: 1.5, 3万, 1,000 or any numeral; None when it is none."""
    whole = numerals.parse(text)
    if whole is not None:
        return whole
    if "点" in text:
        return _spoken_decimal(text)
    scale = 1
    body = text.translate(_TO_ASCII)
    while body and body[-1] in _SCALES:
        scale, body = scale * _SCALES[body[-1]], body[:-1]
    if not compiled(r"[0-9,]{1,15}(?:\.[0-9]{1,4})?").fullmatch(body):
        return None
    value = float(body.replace(",", "")) * scale
    return round(value) if abs(value - round(value)) < 1e-6 else round(value, 6)


def _spoken_decimal(text: str) -> Number | None:
    whole, _, decimals = text.partition("点")
    number, fraction = numerals.parse(whole), numerals.parse(decimals)
    if number is None or fraction is None:
        return None
    return round(number + fraction / float(10 ** len(decimals)), 6)


_TO_ASCII: Final = str.maketrans("０１２３４５６７８９．", "0123456789.")
_SCALES: Final = {"百": 100, "千": 1000, "万": 10**4, "亿": 10**8}


_ONES: Final = frozenset("一二三四五六七八九")
_TENS: Final = {"十": 10, "百": 100, "千": 1000, "万": 10**4}


_PAIR: Final = "([二三四五六七八])([三四五六七八九])([十百千万]?)"


def _approximate(text: str) -> Value | None:
    """Return the range that two numerals side by side mean: 六七, 二三十; None for other words."""
    match = _whole(_PAIR, text)
    if match is None or numerals.parse(match[2]) != (numerals.parse(match[1]) or 0) + 1:
        return None
    scale = _TENS.get(match[3], 1)
    return {"start": scale * (numerals.parse(match[1]) or 0), "end": scale * (numerals.parse(match[2]) or 0)}


def _range_of(text: str) -> Value:
    """Return the number, or ``{"start", "end"}``, that ``text`` begins with."""
    match = _start(f"({AMOUNT})(?:[%％元岁]?{DASH}({AMOUNT}))?", text)
    first = number_of(match[1]) if match else None
    few = _approximate(match[1]) if match and not match[2] else None
    if few is not None:
        return few
    if match is None or first is None or (len(match[1]) > 1 and _ONES.issuperset(match[1])):
        return REFUSED  # 三八, 五一 and 三五 count nothing
    if match[2] is None:
        return first
    last = number_of(match[2])
    return REFUSED if last is None else {"start": first, "end": last}


def amount(text: str, unit: str) -> Value:
    """Return ``{"number": 5, "unit": "场"}``; the number of a range has start and end."""
    number = _range_of(text)
    if number is REFUSED:
        return REFUSED
    return {"number": number, "unit": unit[1:] if unit[0] == "个" and len(unit) > 1 else unit}


_ONE_COUNTS: Final = frozenset((
    "次", "场", "期", "篇", "本", "节", "份", "届", "轮", "遍", "课时", "学时", "学分", "倍",
    "周年", "名", "台", "辆", "套", "家", "所", "间", "户", "张", "幅", "册", "人次", "米", "公里",
    "公斤", "吨", "只", "回", "页", "盒", "瓶", "袋", "箱", "棵", "株", "亩", "斤", "趟", "栋", "幢", "平方米", "立方米",
))  # fmt: skip
"""Units with which 一 counts; 一个, 一种, 一项 … are articles."""


def count(text: str, _when: When) -> Value:
    """20人, 1—2次, 一百余名, 1.5倍."""
    vague = _whole("([几数]?)([十百千万]万?)(几?)[余多]?([^余多几].*)", text)
    if vague is not None and (vague[1] or vague[3]):
        return {"number": _vague(vague[1], vague[2]), "unit": vague[4]}
    if text[0] in _SCALES and text[1] not in "余多分" and text[1] not in _SCALES and not text[1].isdecimal():
        return {"number": _SCALES[text[0]], "unit": text[1:]}
    if text[0] in _SCALES and text[1] in "余多":
        return {"number": _SCALES[text[0]], "unit": text[2:]}
    match = _whole(f"({AMOUNT}(?:{DASH}{AMOUNT})?)[多余来]?([百千万]*) ?(.+)", text)
    if match is None or (match[1] == "一" and match[3] not in _ONE_COUNTS):
        return REFUSED
    return amount(match[1] + match[2], match[3])


def _vague(few: str, scale: str) -> Value:
    """Return the range that 几十, 数百 or 十几 means."""
    size = _TENS[scale[0]] * (10**4 if len(scale) > 1 else 1)
    return {"start": 2 * size, "end": 10 * size - 1} if few else {"start": size + 1, "end": 2 * size - 1}


def one_thing(text: str, _when: When) -> Value:
    """对讲机一部: one of a unit that is an article before a noun."""
    return {"number": 1, "unit": text[1:]}


def money(text: str, _when: When) -> Value:
    """5万元, 300-500元, ￥500: the number in yuan."""
    body = text.lstrip("¥￥").rstrip("元整").rstrip("余多")
    tail = body[-1:] if body[-1:] in _SCALES else ""
    value = _range_of(body.replace("余", "").replace("多", ""))
    if isinstance(value, dict) and tail and value["start"] < _SCALES[tail] <= value["end"]:
        value = {"start": value["start"] * _SCALES[tail], "end": value["end"]}
    return REFUSED if value is REFUSED else {"number": value, "unit": "元"}


def percent(text: str, _when: When) -> Value:
    """98%, 百分之九十八点五, 2个百分点: the number of hundredths."""
    if text.startswith(("百分之", "千分之", "万分之")):
        return _spoken_percents(text[3:], _SCALES[text[0]] // 100)
    if "‰" in text:
        value = _range_of(text)
        return value / 10 if isinstance(value, int | float) else REFUSED
    return _range_of(text)


def _spoken_percents(text: str, parts: int) -> Value:
    """Return the number, or the two of a range (五至八), as hundredths; ``parts`` of them make one."""
    printed = _whole(f"(.+?)(?:{DASH}(?:百分之)?(.+))?", text)
    found: list[Any] = [_spoken_percent(part) for part in printed[1:] if part] if printed else [REFUSED]
    if REFUSED in found:
        return REFUSED
    numbers = [number if parts == 1 else number / parts for number in found]
    return {"start": numbers[0], "end": numbers[1]} if len(numbers) > 1 else numbers[0]


def _spoken_percent(text: str) -> Value:
    if text == "百":
        return 100
    number = number_of(text)
    return REFUSED if number is None else number


def tenths(text: str, _when: When) -> Value:
    """六成: 60, 七成五: 75."""
    whole, _, rest = text.partition("成")
    return (numerals.parse(whole) or 0) * 10 + (5 if rest == "半" else numerals.parse(rest) or 0)


def age(text: str, _when: When) -> Value:
    """6岁: 6; 30岁以上, 14岁以下, 18-35岁: a range open at an end."""
    value = _range_of(text.removeprefix("年").removeprefix("满"))
    if value is REFUSED or isinstance(value, dict):
        return value
    if text.endswith("上"):
        return {"start": value, "end": None}
    return {"start": None, "end": value} if text.endswith(("下", "内")) else value


_DURATION_UNITS: Final = (
    ("工作日", "工作日"), ("学期", "学期"), ("学年", "学年"), ("季度", "季度"), ("小时", "小时"),
    ("钟头", "小时"),
    ("分钟", "分钟"), ("秒钟", "秒"), ("秒", "秒"), ("星期", "周"), ("周", "周"), ("月", "月"), ("年", "年"), ("天", "天"), ("日", "天"),
    ("上午", "个上午"), ("下午", "个下午"), ("晚上", "个晚上"), ("半天", "半天"),
)  # fmt: skip


def duration(text: str, _when: When) -> Value:
    """3个月, 半年, 两个半小时, 1-2周."""
    unit = next(name for end, name in _DURATION_UNITS if text.removesuffix("半").endswith(end))
    if text.startswith("半"):
        return {"number": 0.5, "unit": unit}
    value = amount(text, unit)
    if value is not REFUSED and "半" in text and not isinstance(value["number"], dict):
        value["number"] += 0.5
    return value


def ordinal(text: str, _when: When) -> Value:
    """第四届第九次: the numbers and their units, in order."""
    pairs = _all(f"第?{GAP}({WHOLE}){GAP}([^第0-9０-９ 一二两三四五六七八九十百]{{1,2}})", text)
    numbers = [numerals.parse(number) for _, number, _ in pairs]
    if not pairs or None in numbers or 0 in numbers:
        return REFUSED
    return {"numbers": numbers, "units": [unit.strip() for _, _, unit in pairs]}


# --------------------------------------------------------------------------- years and days


def _year_of(text: str) -> int | None:
    """Return the year that ``text`` begins with."""
    match = _start(YEAR, text)
    return numerals.parse(match[0]) if match else None


def year(text: str, _when: When) -> Value:
    """2026年, 二〇二六年度, 09年; 2021-2025年 is a range."""
    years = [numerals.parse(y) for (y,) in _all(f"{YEAR}|[0-9]{{2}}", text)]
    if len(years) == 2:
        return {"start": years[0], "end": years[1]}
    only = years[0] or 0
    return only if only >= 100 else 2000 + only


def school_year(text: str, _when: When) -> Value:
    """2022-2023学年度, 2022学年."""
    years = [numerals.parse(y) for (y,) in _all(f"{YEAR}|[0-9]{{2}}", text)]
    first = years[0] or 0
    last = first + 1 if len(years) == 1 else years[1] or 0
    last += 0 if last >= 100 else first // 100 * 100
    return {"start": first, "end": last} if last == first + 1 else REFUSED


_MONTH_NAMES: Final = {"正": 1, "元": 1, "腊": 12}
_PARTS: Final = f"(?:({YEAR}){GAP}年{GAP})?({MONTH}){GAP}月份?{GAP}(初?{WHOLE}){GAP}[日号]?"
_DOTTED: Final = "([12][0-9]{3})[-./／．]([0-9]{1,2})[-./／．]([0-9]{1,2})"


def month_of(text: str) -> int:
    """Return the number of a month's name; 0 when it is none."""
    return _MONTH_NAMES.get(text) or numerals.parse(text) or 0


def parts_of(text: str) -> tuple[int | None, int, int] | None:
    """Return year, month and day as ``text`` begins with them, whether the day exists or not."""
    match = _start(_DOTTED, text) or _start(_PARTS, text)
    if match is None:
        return None
    printed = numerals.parse(match[1]) if match[1] else None
    return printed, month_of(match[2]), numerals.parse(match[3].removeprefix("初")) or 0


def date(text: str, when: When) -> Value:
    """3月5日, 2026年3月5日, 2026-03-05: an ISO date; null for a day that does not exist."""
    parts = parts_of(text)
    if parts is None or not 1 <= parts[1] <= 99:
        return REFUSED
    printed, month, day = parts
    return calendar.iso(printed, month, day) if printed else calendar.bind(month, day, when)


def lunar(text: str, when: When) -> Value:
    """农历八月十五: the day in the plan's year, null without one."""
    parts = parts_of(text[2:])
    if parts is None:
        return REFUSED
    printed, month, day = parts
    year_of = printed or when.year
    for lunar_year in (year_of, year_of - 1, year_of + 1) if year_of else ():
        found = calendar.lunar_date(lunar_year, month, day)
        if found and (printed or when.of(found.month) == found.year):
            return found.isoformat()
    return None


_ISO: Final = "[12][0-9]{3}[-./／][0-9]{1,2}[-./／][0-9]{1,2}"


def date_range(text: str, when: When) -> Value:
    """3月6日—30日, 3月6日至4月2日, 3月6、7日."""
    match = _whole(f"({_ISO}){GAP}{DASH}{GAP}({_ISO})", text) or _whole(
        f"(.{{3,14}}?)(?:{DASH}|[、,，和])(.+)", text
    )
    if match is None:
        return REFUSED
    first = parts_of(match[1])
    last = parts_of(match[2]) or _same_month(first, match[2])
    if first is None or last is None:
        return REFUSED
    start, end = (_bound(parts, when) for parts in (first, _with_year(first, last)))
    return None if start is None or end is None else {"start": start, "end": end}


def dotted_range(text: str, when: When) -> Value:
    """9.1-9.7 where it stands alone, as in a calendar of weeks."""
    numbers = [int(n) for (n,) in _all("[0-9]+", text)]
    start, end = (calendar.bind(month, day, when) for month, day in (numbers[:2], numbers[2:]))
    return {"start": start, "end": end} if start and end else REFUSED


def two_months(text: str, when: When) -> Value:
    """七八月份: from the beginning of July to the end of August."""
    first, last = (numerals.parse(char) or 0 for char in text[:2])
    if last != first + 1:
        return REFUSED
    return months(f"{text[0]}月至{text[1]}月", when)


def slashed_range(text: str, when: When) -> Value:
    """2/27~3/1, 4/4~6."""
    numbers = [int(n) for (n,) in _all("[0-9]+", text)]
    last = numbers[2:] if len(numbers) > 3 else [numbers[0], numbers[2]]
    start, end = (calendar.bind(month, day, when) for month, day in (numbers[:2], last))
    return {"start": start, "end": end} if start and end else REFUSED


def slashed_date(text: str, when: When) -> Value:
    """3/22 where it stands alone, as in a calendar of a school."""
    month, day = (int(n) for (n,) in _all("[0-9]+", text))
    return calendar.bind(month, day, when) or REFUSED


Parts = tuple[int | None, int, int]
"""Year as printed, month and day."""


def _same_month(first: Parts | None, text: str) -> Parts | None:
    day = numerals.parse(text.rstrip("日号"))
    return None if first is None or day is None else (first[0], first[1], day)


def _with_year(first: Parts, last: Parts) -> Parts:
    """Give the end of a range the printed year of its beginning, or the next (12月20日至1月5日)."""
    if first[0] is None or last[0] is not None:
        return last
    return first[0] + (last[1] < first[1]), last[1], last[2]


def _bound(parts: Parts, when: When) -> str | None:
    printed, month, day = parts
    return calendar.iso(printed, month, day) if printed else calendar.bind(month, day, when)


# --------------------------------------------------------------------------- periods

_FIRST, _SECOND, _LAST = (1, 10), (11, 20), (21, 31)
_THIRDS: Final = {"初": _FIRST, "上": _FIRST, "中": _SECOND, "下": _LAST, "底": _LAST, "末": _LAST}
"""First and last day of what 上旬, 中旬, 月底 … mean."""


def _stretch(first: tuple[int, int], last: tuple[int, int], printed: int | None, when: When) -> Value:
    """Return the ISO dates from one (month, day) to another; days past a month's end are its last."""
    start_year = printed or when.of(first[0])
    end_year = printed + (last[0] < first[0]) if printed else when.of(last[0])
    if not printed and end_year is not None and start_year is not None and last[0] < first[0]:
        end_year = start_year + 1
    end_day = min(last[1], calendar.days_in(end_year, last[0]))
    return {"start": calendar.iso(start_year, *first), "end": calendar.iso(end_year, last[0], end_day)}


def months(text: str, when: When) -> Value:
    """3月, 7月—8月份, 七、八月份, 3月上旬, 9月底: first and last day."""
    printed = _year_of(text)
    year_printed = _start(f"{YEAR}{GAP}年{GAP}", text)
    body = text[len(year_printed[0]) :] if year_printed else text
    found = _all(f"(?:{YEAR}{GAP}年{GAP})?({MONTH}){GAP}(?:月份?)?([初中底末上下]{{1,2}}旬?)?", body)
    numbers = [month_of(month) for _, month, _ in found]
    if not numbers or not all(1 <= n <= 12 for n in numbers):
        return REFUSED
    start = _THIRDS.get((found[0][2] or "")[:1], (1, 31))[0]
    end = _THIRDS.get((found[-1][2] or "").removesuffix("旬")[-1:], (1, 31))[1]
    return _stretch((numbers[0], start), (numbers[-1], end), printed, when)


def quarter(text: str, when: When) -> Value:
    """第一季度, 一、二季度, 前三季度."""
    printed = _year_of(text)
    body = text.split("年")[-1]
    numbers = [numerals.parse(n) or 0 for n in body if n in "一二三四1234１２３４"]
    first, last = (1, numbers[0]) if "前" in body else (numbers[0], numbers[-1])
    if last < first:
        return REFUSED
    if body[-1] in _QUARTER_MONTHS:
        month = last * 3 - _QUARTER_MONTHS[body[-1]]
        return _stretch((month, 1), (month, 31), printed or when.of(month), When())
    if when.school_year and not printed and when.year is not None and first == last:
        return _stretch((first * 3 - 2, 1), (first * 3, 31), when.of(first * 3 - 2), when)
    return _stretch((first * 3 - 2, 1), (last * 3, 31), printed or when.year, When())


_QUARTER_MONTHS: Final = {"初": 2, "末": 0, "底": 0}
"""How many months before its last the month is that is meant by 季度初 and 季度末."""


def half_year(text: str, when: When) -> Value:
    """上半年, 下半年."""
    first, last = (1, 6) if "上" in text else (7, 12)
    return _stretch((first, 1), (last, 31), _year_of(text) or when.of(first), When())


_YEAR_PARTS: Final = {"初": (1, 1), "中": (6, 7), "底": (12, 12), "末": (12, 12)}


def part_of_year(text: str, when: When) -> Value:
    """年初, 年中, 年底, 2026年底."""
    first, last = _YEAR_PARTS[text[-1]]
    return _stretch((first, 1), (last, 31), _year_of(text) or when.of(first), When())


def part_of_month(text: str, _when: When) -> Value:
    """上旬, 月底 without a month: the days of whatever month is meant."""
    part = text.removeprefix("月").removesuffix("旬")
    return {"days": [_THIRDS[part[0]][0], _THIRDS[part[-1]][1]]}


def weeks(text: str, _when: When) -> Value:
    """第3周, 第3—5周, 第三、四周."""
    found = [numerals.parse(n) for (n,) in _all(WHOLE, text)]
    numbers = [n for n in found if n]
    if not numbers or len(numbers) != len(found) or numbers[-1] > 53:
        return REFUSED
    listed = any(char in text for char in "、,，和")
    return {"weeks": numbers if listed else list(range(numbers[0], numbers[-1] + 1))}


def term(text: str, _when: When) -> Value:
    """第一学期, 下学期, 春季学期; null for 本学期."""
    if "本" in text or "新" in text:
        return {"term": None}
    return {"term": 1 if any(c in text for c in "一上秋1") else 2}


def vacation(text: str, _when: When) -> Value:
    """寒假, 暑假."""
    return {"vacation": text}


# --------------------------------------------------------------------------- weekdays, times, recurrence

_WEEKDAYS: Final = {**{c: n for n, c in enumerate("一二三四五六日", 1)}, "天": 7}
_BYDAY: Final = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


def _days(text: str) -> list[int]:
    """Return the weekdays that 一、三、五 or 一至周五 names."""
    body = text.replace("星期", "").replace("周", "").replace("礼拜", "")
    found = [_WEEKDAYS[c] for c in body if c in _WEEKDAYS]
    if len(found) == 2 and _has_dash(body):
        return list(range(found[0], found[1] + 1)) if found[0] < found[1] else found
    return found


def _has_dash(text: str) -> bool:
    return compiled(DASH).search(folded(text)) is not None


def weekday(text: str, _when: When) -> Value:
    """周三: 3 (Sunday is 7); 周一至周五 is a range, 周二、四 a list, 周末 the last two days."""
    if "末" in text:
        return [6, 7]
    days = _days(text)
    if len(days) < 2:
        return days[0]
    return {"start": days[0], "end": days[-1]} if _has_dash(text) else days


_AFTERNOON: Final = ("下午", "晚", "傍晚")
_CLOCK: Final = f"({WHOLE})[ ]?(?:[:：]([0-9０-９]{{2}})|[点时](半|一刻|三刻|整|{WHOLE}分?)?)"
_FRACTIONS: Final = {"半": 30, "一刻": 15, "三刻": 45, "整": 0}


def clock(text: str, _when: When) -> Value:
    """7:20, 下午2点半, 7:20—7:50: ``HH:MM`` or a range of them."""
    late = text.startswith(_AFTERNOON)
    times = [_time(match, late) for match in _all(_CLOCK, text)]
    if not times or None in times or len(times) > 2:
        return REFUSED
    return times[0] if len(times) == 1 else {"start": times[0], "end": times[1]}


def _time(match: Groups, late: bool) -> str | None:
    hour = numerals.parse(match[1])
    tail = match[2] or match[3] or "整"
    minute = _FRACTIONS[tail] if tail in _FRACTIONS else numerals.parse(tail.removesuffix("分"))
    if hour is None or minute is None or hour > 24 or minute > 59:
        return None
    return f"{hour + 12 if late and hour < 12 else hour:02d}:{minute:02d}"


_EVERY: Final = (
    ("半年", "MONTHLY", 6), ("季", "MONTHLY", 3), ("工作日", "WEEKLY;BYDAY=MO,TU,WE,TH,FR", 1),
    ("学年", "YEARLY", 1),
    ("周", "WEEKLY", 1), ("星期", "WEEKLY", 1), ("礼拜", "WEEKLY", 1), ("月", "MONTHLY", 1),
    ("年", "YEARLY", 1),
    ("天", "DAILY", 1), ("日", "DAILY", 1), ("晨", "DAILY", 1), ("晚", "DAILY", 1),
)  # fmt: skip


def _rule(unit: str, times: int = 1) -> str | None:
    """Return the RRULE of every ``times`` units; None for a term, which no rule can say."""
    row = next((row for row in _EVERY if unit.startswith(row[0]) and "学期" not in unit), None)
    if row is None:
        return None
    freq, _, rest = row[1].partition(";")
    interval = f";INTERVAL={row[2] * times}" if row[2] * times > 1 else ""
    return f"FREQ={freq}{interval}" + (f";{rest}" if rest else "")


_UNIT: Final = "(半年|半个?月|半个?学期|季度?|工作日|学年|学期|周|星期|礼拜|月|旬|年|天|日|晨|晚)"


def every(text: str, when: When) -> Value:
    """每月, 每两周, 每周一、三、五, 每月最后一个周五, 每年9月10日, 一年一度: an RRULE, else null."""
    match = _whole(f"(?:每|隔|按|逐|逢|每逢|({WHOLE}))?({WHOLE})?个?{_UNIT}度?(?:的)?(.*)", text)
    if match is None:
        return _pattern_week(text)
    printed = match[1] or match[2]
    times = 1 if printed is None else numerals.parse(printed)
    if not times:
        return REFUSED
    rule = _rule(match[3], 2 if text.startswith("隔") else times)
    return rule if not match[4] or rule is None else _narrowed(rule, match[4], when)


def every_while(text: str, _when: When) -> Value:
    """每15分钟, 每两小时, 每半小时."""
    if text[1] == "半":
        return "FREQ=MINUTELY;INTERVAL=30"
    text = text[: text.rindex("时") + 1] if "时" in text else text[: text.rindex("钟") + 1]
    number = numerals.parse(text[1:].removesuffix("分钟").removesuffix("小时").removesuffix("个"))
    freq = "MINUTELY" if text.endswith("分钟") else "HOURLY"
    return f"FREQ={freq};INTERVAL={number}" if number else REFUSED


def every_other(text: str, when: When) -> Value:
    """每隔两周, 每隔一天: every third week, every second day."""
    body = text.removeprefix("每隔")
    match = _whole(f"({WHOLE})(个?.+)", body)
    number = numerals.parse(match[1]) if match else None
    if match is None or not number:
        return REFUSED
    gap = number if match[2].endswith(("小时", "分钟")) else number + 1
    return every_while(f"每{gap}{match[2]}", when) if gap == number else every(f"每{gap}{match[2]}", when)


def _pattern_week(text: str) -> Value:
    """单周, 双周周三, 逢单周: every other week."""
    if text.endswith("双休日"):
        return "FREQ=WEEKLY;BYDAY=SA,SU"
    if text.endswith("节假日"):
        return None
    days = _days(text.lstrip("每逢单双").removeprefix("周"))
    return "FREQ=WEEKLY;INTERVAL=2" + (f";BYDAY={','.join(_BYDAY[d - 1] for d in days)}" if days else "")


def _narrowed(rule: str, tail: str, when: When) -> Value:
    """Add to an RRULE what follows 每周 or 每月: weekdays, days, the nth weekday, a number of times."""
    if tail[-1] in "次度":
        return rule if numerals.parse(tail[:-1]) == 1 else None
    if rule.startswith("FREQ=WEEKLY"):
        if tail == "末":
            return f"{rule};BYDAY=SA,SU"
        return f"{rule};BYDAY={','.join(_BYDAY[d - 1] for d in _days(tail))}"
    if rule.startswith("FREQ=YEARLY"):
        return _narrowed_year(rule, tail, when)
    nth = _whole(f"(?:第({WHOLE})个?|最后一个)(?:周|星期|礼拜)(.)", tail)
    if nth:
        return f"{rule};BYDAY={numerals.parse(nth[1]) if nth[1] else -1}{_BYDAY[_WEEKDAYS[nth[2]] - 1]}"
    if tail[-1] in "底末":
        return f"{rule};BYMONTHDAY=-1"
    if any(week in tail for week in ("周", "星期", "礼拜")):
        return None  # 每月第一周的周五
    days = [numerals.parse(day) for (day,) in _all(WHOLE, tail)]
    if not days or not all(day and day <= 31 for day in days):
        return None if tail[-1] in "初旬" else REFUSED
    known = [day for day in days if day]
    if len(known) == 2 and _has_dash(tail):
        known = list(range(known[0], known[1] + 1)) or known
    return f"{rule};BYMONTHDAY={','.join(map(str, known))}"


def _narrowed_year(rule: str, tail: str, _when: When) -> Value:
    parts = parts_of(tail)
    if parts is not None:
        exists = calendar.iso(None, *parts[1:])
        return f"{rule};BYMONTH={parts[1]};BYMONTHDAY={parts[2]}" if exists else REFUSED
    if tail[-1] in _YEAR_PARTS:
        first, last = _YEAR_PARTS[tail[-1]]
        return f"{rule};BYMONTH={first}" if "月" not in tail and first == last else None
    found = [month_of(month) for (month,) in _all(MONTH, tail)]
    if not found or not all(1 <= month <= 12 for month in found):
        return REFUSED
    if len(found) == 2 and _has_dash(tail):
        found = list(calendar.months_between(found[0], found[1]))
    return f"{rule};BYMONTH={','.join(map(str, found))}"


# --------------------------------------------------------------------------- named things


def congress(text: str, _when: When) -> Value:
    """党的十六大, 工会十四大, 二十届三中全会: whose, which, and which plenary session."""
    body = next((b for b in ("工会", "妇女", "团") if b in text.split("届")[0]), "党")
    found = [number for (number,) in _all(WHOLE, text)]
    number = numerals.parse(found[0])
    if number is None:
        return REFUSED
    value: dict[str, Any] = {"body": body, "number": number}
    return value | {"session": numerals.parse(found[1])} if "中全会" in text else value


def five_year_plan(text: str, _when: When) -> Value:
    """十四五, 第十四个五年规划: number, first and last year."""
    head, _, long = "".join(c for c in text if c not in "·•．.").removeprefix("第").partition("个")
    number = numerals.parse(head if long else head.removesuffix("五"))
    years = calendar.five_year_plan(number or 0)
    return REFUSED if years is None else {"number": number, "start": years[0], "end": years[1]}


_MARKS: Final = "“”\"‘’'＂"


def festival(text: str, when: When) -> Value:
    """三八妇女节, 3.8妇女节, 端午: the day's name and its date (null for a lunar day without a year)."""
    body = "".join(c for c in text if c not in _MARKS)
    if body in MOVABLE:
        return {"name": body, "date": None}
    if body[1] in "·•．." and not body[0].isdecimal():
        body = body[0] + body[2:]
    row = calendar.festival(body) or calendar.festival(body.removesuffix("节"))
    for start in range(1, len(body)):
        row = row or calendar.festival(body[start:])
    row = row or calendar.festival(body[:2]) or _dotted_festival(body)
    if row is None and body.endswith("日"):
        return _unknown_day(body, when)
    return REFUSED if row is None else {"name": row.name, "date": calendar.festival_day(row.name, when)}


def _unknown_day(body: str, when: When) -> Value:
    """Return the name of a day that the table does not hold, and its date where that is printed (5·18)."""
    match = _whole("([0-9]{1,2})[.·•．]([0-9]{1,2})(.+)", body)
    if match is None:
        return {"name": body, "date": None}
    return {"name": match[3], "date": calendar.bind(int(match[1]), int(match[2]), when)}


_TO_POINTS: Final = str.maketrans("·•．", "...")


def _dotted_festival(body: str) -> Any:
    month, _, day = body.removesuffix("节").translate(_TO_POINTS).partition(".")
    if not (month.isdecimal() and day.isdecimal()):
        return None
    wanted = f"{int(month):02d}-{int(day):02d}"
    return next((f for f in FESTIVALS if f.day == wanted and f.number), None)


def placeholder(text: str, _when: When) -> Value:
    """20xx年, 第___届: the mask and what it stands for."""
    if text[0] in "[［【某":
        return {"mask": text, "unit": ""}
    body = text.removeprefix("第")
    end = next((at for at, char in enumerate(body) if char in "%％" or "一" <= char <= "鿿"), len(body) - 1)
    return {"mask": body[:end], "unit": body[end:]}


def document(text: str, _when: When) -> Value:
    """《工会法》: the name."""
    return text[1:-1]


def document_number(text: str, _when: When) -> Value:
    """〔2021〕15号: year and number."""
    found = [number for (number,) in _all("[0-9０-９]{1,6}", text)]
    year = numerals.parse(found[0])
    return {"year": year if year and year >= 1000 else None, "number": numerals.parse(found[-1])}


def name(text: str, _when: When) -> Value:
    """Return a name as it is: it is its own value."""
    return text
