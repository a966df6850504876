"""The date at the plan's end: as asked for with ``--date``, else a year on."""

from __future__ import annotations

import re
from datetime import date
from functools import cache

from planparse import numerals
from planparse.language.patterns import DAY, GAP, MONTH, YEAR
from planparse.language.positions import source_span
from planparse.model import Plan
from planparse.rolling.model import Decision, Record
from planparse.rolling.turning import Turn


@cache
def _printed() -> re.Pattern[str]:
    mask = "(?:20|19)?[xX×*＊_＿0-9]{1,4}"
    return re.compile(
        f"(?P<year>{YEAR}|{mask})(?P<s1>{GAP}年{GAP}|[-./])(?:(?P<month>{MONTH}|[xX×*＊_]{{1,2}})(?P<s2>{GAP}月{GAP}|[-./]?)(?:(?P<day>{DAY}|[xX×*＊_]{{1,2}})(?P<s3>{GAP}[日号])?)?)?"
    )


def own_date(plan: Plan, turn: Turn, wanted: str | None) -> Record | None:
    """Return the record of the signature's date; None where there is nothing to say."""
    old = (plan.signature.date if plan.signature is not None else None) or ""
    if wanted is not None:
        new = _like(wanted, old)
        return None if new == old else _record(old, new, "按 --date / as --date says", "auto")
    match = _printed().search(old)
    if match is None:
        return None
    year = numerals.parse(match["year"].replace("O", "〇"))
    if year is None:
        new = old[: match.start("year")] + str(turn.year) + old[match.end("year") :]
        return _record(
            old, new, "填入计划年份；确切日期用 --date / the plan's year; give the day with --date", "propose"
        )
    if not turn.step or turn.old is None or abs(year - turn.old) > 1:
        return None
    new = (
        old[: match.start("year")]
        + numerals.render(year + turn.step, match["year"])
        + old[match.end("year") :]
    )
    return _record(old, new, "年份顺延；确切日期用 --date / a year on; give the day with --date", "propose")


def _record(old: str, new: str, why: str, decision: Decision) -> Record:
    span = source_span(old, 0, len(old)) if old else None
    path = ("signature", "date")
    return Record("own_date", path, str(old), new, span, why, decision, applied=False, context=str(old))


def _like(wanted: str, old: str) -> str:
    """Write an ISO date as the old one is written; other words stand as they are."""
    if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", wanted):
        return wanted
    day = date.fromisoformat(wanted)
    match = _printed().search(old)
    if match is None:
        return f"{day.year}年{day.month}月{day.day}日"
    parts = [old[: match.start()], _number(day.year, match["year"], str(day.year)), match["s1"]]
    if match["month"]:
        parts += [_number(day.month, match["month"], str(day.month)), match["s2"]]
    if match["day"]:
        parts += [_number(day.day, match["day"], str(day.day)), match["s3"] or ""]
    return "".join((*parts, old[match.end() :]))


def _number(value: int, like: str, plain: str) -> str:
    return (
        plain
        if numerals.parse(like.replace("O", "〇")) is None
        else numerals.render(value, like.replace("O", "〇"))
    )
