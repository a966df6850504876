"""What time has overtaken: congresses, five-year plans, slogans.  The tables are in ``schemas/stale``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from msgspec import Struct

from planparse import numerals
from planparse.language import calendar
from planparse.language.patterns import FREE, WHOLE
from planparse.rolling.finding import Finding, Sight, around, clause, compiled
from planparse.rolling.model import Phrase


@cache
def _rows(name: str) -> tuple[tuple[str, ...], ...]:
    """Return the rows of a table; lines that begin with # explain it."""
    lines = (_folder() / "stale" / f"{name}.tsv").read_text("utf-8").splitlines()
    return tuple(tuple(line.split("\t")) for line in lines if line and not line.startswith("#"))


def _folder() -> Path:
    """Return the folder of tables: in the package, or beside it in a checkout."""
    here = Path(__file__).resolve().parents[2]
    inside = here / "schemas"
    return inside if inside.is_dir() else here.parent / "schemas"


# --------------------------------------------------------------------------- congresses


class Congress(Struct, frozen=True):
    """A congress, or a plenary session of its committee."""

    body: str
    number: int
    session: int
    """0 for the congress itself."""
    held: str
    """Year and month."""


@cache
def congresses() -> tuple[Congress, ...]:
    """Return the table of congresses and plenary sessions."""
    return tuple(Congress(row[0], int(row[1]), int(row[2]), row[3]) for row in _rows("congresses"))


def newest(body: str, year: int, *, session: bool) -> Congress | None:
    """Return the last congress (or plenary session) of ``body`` held before ``year``."""
    held = [c for c in congresses() if c.body == body and bool(c.session) == session and c.held < str(year)]
    return max(held, key=lambda c: c.held, default=None)


@cache
def _congress() -> re.Pattern[str]:
    return re.compile(
        f"(?:(?P<plenum>党的)?{FREE}(?P<pn>{WHOLE})届(?P<ps>[一二三四五六七八九])中全会)"
        f"|(?P<body>党的|中国工会|工会|共青团|团的|团|中国妇女|妇女)(?P<bn>{WHOLE})大(?![类项型员学力量小家多众人]|会(?!议|精))"
        f"|(?P<full>中国共产党|党的|中国工会|共青团|中国妇女)第(?P<fn>{WHOLE})次(?:全国)?代表大会"
        f"|{FREE}(?P<short>十[一二三四五六七八九]?|二十[一二三]?)大(?=[精报以召胜代会议提、，。；”》）)和及后前上作决明的]|$)"
        f"|(?P<local>[省市区县州](?:总工会|工会)?)第(?P<ln>{WHOLE})次(?:工会)?(?:工代会|代表大会|党代会|团代会|妇代会)"
    )


def congress(sight: Sight) -> Iterator[Finding]:
    """党的十八大 in a plan of 2026: never counted on; the newest held before the plan's year is named."""
    text = sight.text
    if "大" not in text and "中全会" not in text and "代会" not in text:
        return
    for match in _congress().finditer(text):
        if text[match.end() : match.end() + 2] == "以来":
            continue
        found = _stale_congress(sight, match)
        if found is not None:
            yield found


def _stale_congress(sight: Sight, match: re.Match[str]) -> Finding | None:
    year = sight.turn.year
    if match["local"]:
        why = "地方代表大会几年一次，请核对是否还是最近一次 / local congresses meet every few years; check whether it is still the last"
        return Finding("congress", *match.span(), None, "flag", why)
    body = _whose(match)
    if body is None:
        return None
    number = numerals.parse(match["pn"] or match["bn"] or match["fn"] or match["short"])
    last = newest(body, year, session=bool(match["ps"]))
    if last is None or number is None or (match["short"] and number < _FIRST_SHORT):
        return None
    if (number, numerals.parse(match["ps"]) if match["ps"] else 0) >= (last.number, last.session):
        return None
    return Finding("congress", *match.span(), _renamed(match, last), "flag", _held(body, last, year))


_FIRST_SHORT = 15
"""十五大 is a congress; 十大 and 十一大 are more often ten or eleven great things."""


def _renamed(match: re.Match[str], last: Congress) -> str:
    """Return the newest congress in the words of the old one."""
    for group, value in (
        ("ps", last.session),
        ("pn", last.number),
        ("bn", last.number),
        ("fn", last.number),
        ("short", last.number),
    ):
        if match[group] is None:
            continue
        if group == "ps":
            return (
                (match["plenum"] or "")
                + numerals.render(last.number, match["pn"])
                + "届"
                + numerals.render(value, match["ps"])
                + "中全会"
            )
        start, end = match.span(group)
        return (
            match.string[match.start() : start]
            + numerals.render(value, match[group])
            + match.string[end : match.end()]
        )
    return match[0]


def _held(body: str, last: Congress, year: int) -> str:
    name = {"党": "党的", "团": "团的"}.get(body, body)
    what = (
        f"{numerals.render(last.number, '二十')}届{numerals.render(last.session, '三')}中全会"
        if last.session
        else f"{name}{numerals.render(last.number, '二十')}大"
    )
    return f"{year}年前最近的是{what}（{last.held}） / the last before {year} was held in {last.held}"


def congresses_named(text: str) -> Iterator[tuple[str, int, str]]:
    """Yield body, number and words of each congress that the text names."""
    for match in _congress().finditer(text) if "大" in text or "中全会" in text else ():
        body = _whose(match)
        number = numerals.parse(match["pn"] or match["bn"] or match["fn"] or match["short"] or "")
        if number and body is not None:
            yield body, number, match[0]


def _whose(match: re.Match[str]) -> str | None:
    """Return the body whose congress it is; None for one that the table does not hold."""
    if match["local"]:
        return None
    before = match.string[max(0, match.start() - 4) : match.start()].rstrip('“”"第')
    if match["short"] and before.endswith(("省", "市", "区", "县", "州", "校", "院", "全国")):
        return None
    if match["short"] and before.endswith(("全总", "工会", "总工会")):
        return "工会"
    return _body_of(match["body"] or match["full"] or "党")


def _body_of(name: str) -> str:
    if "工会" in name:
        return "工会"
    return "妇女" if "妇女" in name else "团" if "团" in name else "党"


# --------------------------------------------------------------------------- five-year plans


@cache
def _plan() -> re.Pattern[str]:
    return re.compile(
        f'(?P<open>[“"]?){FREE}(?P<short>二?十[一二三四五六七八九]?)五(?P<shut>[”"]?)(?![一二三四六七八九十零〇百千万亿个名人次年月日条项元岁天点届号分])'
        f"|第(?P<long>{WHOLE})个五年(?:规划|计划)"
    )


@cache
def _which_year() -> re.Pattern[str]:
    return re.compile(
        "(?:开局|起步|收官|决胜|冲刺|谋划|中期|关键|承上启下|承前启后)(?:[、和](?:开局|起步|收官|决胜|冲刺|关键))?之年"
    )


def five_year_plan(sight: Sight) -> Iterator[Finding]:
    """十四五 in a plan of 2026 is over: 十五五, where the old plan meant the one it lived in."""
    text, year = sight.text, sight.turn.year
    if "五" not in text:
        return
    for match in _plan().finditer(text):
        group = "short" if match["short"] else "long"
        number = numerals.parse(match[group])
        years = calendar.five_year_plan(number or 0)
        if number is None or years is None or (group == "short" and len(match[group]) < 2):
            continue
        yield from _over(sight, match, group, years)
    if sight.turn.step:
        yield from _years_of_plan(sight, year)


def _over(sight: Sight, match: re.Match[str], group: str, years: tuple[int, int]) -> Iterator[Finding]:
    turn = sight.turn
    if turn.year <= years[1]:
        return
    now = (turn.year - 1951) // 5
    first, last = calendar.five_year_plan(now) or (0, 0)
    lived = turn.old is not None and years[0] <= turn.old <= years[1]
    before, behind = clause(sight.text, match.start(), match.end())
    past = (
        compiled("总结|回顾|完成|评估|收官|验收|取得|成就|末|期间.{0,6}(?:获|取得|完成|建成)").search(
            before[-8:] + behind[:10]
        )
        and "收官之年" not in behind
    )
    why = f"{turn.year}年在“{numerals.render(now, '十四')}五”（{first}—{last}）内 / {turn.year} is in the plan of {first}-{last}"
    other = sum(1 for _ in _plan().finditer(around(sight.text, *match.span()))) > 1
    sure = lived and not past and not other
    start, end = match.span(group)
    tail = "五" if group == "short" else ""
    new = numerals.render(now, match[group]) + tail
    yield Finding(
        "five_year_plan", start, end + len(tail), new, "propose" if sure else "ask" if lived else "flag", why
    )


def _years_of_plan(sight: Sight, year: int) -> Iterator[Finding]:
    """Yield 开局之年 and 收官之年 where the new year is neither, or the other."""
    if "之年" not in sight.text or not _plan().search(sight.text):
        return
    first, last = calendar.five_year_plan((year - 1951) // 5) or (0, 0)
    right = "开局之年" if year == first else "收官之年" if year == last else None
    for match in _which_year().finditer(sight.text):
        if match[0] == right:
            continue
        why = f"{year}年是{first}—{last}年规划的第{year - first + 1}年 / {year} is year {year - first + 1} of {first}-{last}"
        yield Finding("five_year_plan", *match.span(), right, "propose" if right else "flag", why)


# --------------------------------------------------------------------------- slogans


@cache
def slogans() -> tuple[Phrase, ...]:
    """Return the table of slogans, the longest first."""
    rows = [(*row, "", "", "", "")[:6] for row in _rows("slogans")]
    found = (Phrase(row[0], int(row[1]), int(row[2]), row[3], row[4], row[5]) for row in rows)
    return tuple(sorted(found, key=lambda phrase: -len(phrase.text)))


_QUOTES = dict.fromkeys(map(ord, "“”‘’\"'「」『』〝〞＂ "))


def slogan(sight: Sight) -> Iterator[Finding]:
    """三个代表 in a plan of 2021: said from 2000 to 2012; somebody picks what stands there now."""
    text, year = sight.text, sight.turn.year
    plain = text.translate(_QUOTES)
    for phrase in (*sight.phrases, *slogans()):
        wanted = phrase.text.translate(_QUOTES)
        if (
            year <= phrase.last
            or wanted not in plain
            or (phrase.unless and phrase.unless.translate(_QUOTES) in plain)
        ):
            continue
        pattern = compiled("[“”‘’\"'「」『』〝〞＂ ]?".join(map(re.escape, wanted)))
        for start, end in (_quoted(text, *match.span()) for match in pattern.finditer(text)):
            why = f"{phrase.first}—{phrase.last}年的提法，今为：{phrase.instead or '请核对'}（{phrase.source}） / said from {phrase.first} to {phrase.last}"
            yield Finding("slogan", start, end, phrase.instead or None, "flag", why)


_PAIRS = {"“": "”", "‘": "’", "「": "」", "『": "』", "〝": "〞", '"': '"'}


def _quoted(text: str, start: int, end: int) -> tuple[int, int]:
    """Widen a phrase by the quotation mark whose other half it holds: “三个代表”重要思想."""
    before, behind = text[start - 1 : start], text[end : end + 1]
    if before in _PAIRS and _PAIRS[before] in text[start:end]:
        return start - 1, end
    opened = next((mark for mark, shut in _PAIRS.items() if shut == behind), None)
    return (start, end + 1) if opened is not None and opened in text[start:end] else (start, end)
