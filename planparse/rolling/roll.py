"""Rolling a plan forward, from beginning to end."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from datetime import date as calendar_date
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from planparse.errors import UsageError
from planparse.language import calendar
from planparse.language.positions import source_span
from planparse.model import DateRange, Plan, Signature
from planparse.rolling.chains import agreed
from planparse.rolling.dropping import DROPPED, pruned
from planparse.rolling.finding import Finding, Rule, Sight, Taken, fixed_stretches
from planparse.rolling.model import Answer, Decisions, Record, Rolled, Summary
from planparse.rolling.moving import moved
from planparse.rolling.own_date import own_date
from planparse.rolling.rules import RULES
from planparse.rolling.rules.dates import new_day, printed_days
from planparse.rolling.rules.names import rule_for
from planparse.rolling.spots import Spot, spots, with_texts
from planparse.rolling.turning import Turn, turn_of
from planparse.rolling.years import with_year

_NO_MAPPING: Final[Mapping[str, str]] = {}


class Task(Struct, frozen=True):
    """What was asked for."""

    turn: Turn
    mapping: Mapping[str, str]
    decisions: Decisions
    strict: bool
    date: str | None

    def decide(self, record: Record) -> Record:
        """Return the record as a person or, without an answer, as its decision has it."""
        answer = self.decisions.answer_to(record.rule, record.path, record.old)
        if answer is not None:
            return _answered(record, answer)
        applies = ("auto",) if self.strict else ("auto", "propose")
        return replace(record, applied=record.decision in applies and record.new is not None)


def _answered(record: Record, answer: Answer) -> Record:
    new = answer.new if answer.verdict == "replace" else record.new
    applied = answer.verdict in ("accept", "replace") and new is not None
    return replace(record, new=new, applied=applied or answer.verdict == "drop", answer=answer.verdict)


def roll(
    plan: Plan,
    *,
    year: int,
    old_year: int | None = None,
    mapping: Mapping[str, str] = _NO_MAPPING,
    decisions: Decisions | None = None,
    strict: bool = False,
    date: str | None = None,
) -> Rolled:
    """Return ``plan`` rolled forward to ``year``, with a record of each change and each doubtful place.

    ``old_year`` is for a plan that prints none; of school years both are those in which they begin.
    ``mapping`` renames organizations, ``decisions`` answers the questions, ``strict`` applies only
    what is certain, ``date`` (``2026-01-15``, or as it is to be printed) is the signature's.  What
    no record names is as it was, character for character.  Raises ``UsageError`` for a year before
    the plan's own, and for a date that does not exist.

    The kinds of places, and what is done with each, are a survey of yearly plans; the calendars and
    tables behind them name their sources where they stand.
    """
    task = Task(turn_of(plan, year, old_year), mapping, decisions or Decisions(), strict, _checked(date))
    places = spots(plan)
    found = agreed([tuple(_findings(task, spot)) for spot in places])
    decided = [[_record(task, spot, one) for one in ones] for spot, ones in zip(places, found, strict=True)]
    texts = tuple(
        _applied(spot.text, ones, records) for spot, ones, records in zip(places, found, decided, strict=True)
    )
    turned = _dated(with_texts(plan, texts), plan, task.turn, places, decided)
    records = [
        one for spot, ones in zip(places, decided, strict=True) for one in ones if spot.part != "organization"
    ]
    turned, of_signature = _signed(turned, plan, task)
    if any(record.answer == "drop" for record in records):
        turned = pruned(turned)
    turned, of_schedule = moved(turned, task.turn, task.decide)
    turned = with_year(turned, plan, task.turn)
    everything = (*records, *of_signature, *of_schedule)
    return Rolled(turned, everything, _summary(turned, task.turn, everything))


def _checked(date: str | None) -> str | None:
    """Return the ISO form of a date in digits (2026-01-15, 2026-1-15, 2026/1/15); words stay as they are."""
    parts = re.split("[-/.]", date.strip()) if date is not None else []
    digits = "".join(parts)
    if date is None or not (digits.isascii() and digits.isdecimal()):
        return date
    try:
        year, month, day = map(int, parts if len(parts) > 1 else (digits[:4], digits[4:6], digits[6:]))
        return calendar_date(year, month, day).isoformat()
    except ValueError:
        raise UsageError(
            f"--date {date}：没有这一天；应写成 2026-01-15",
            f"--date {date}: there is no such day; write 2026-01-15",
        ) from None


# --------------------------------------------------------------------------- finding and deciding


_UNTOUCHED = frozenset({"own_date"})
"""Parts with a rule of their own."""


def _findings(task: Task, spot: Spot) -> tuple[Finding, ...]:
    """Return what the rules find in one text, from left to right."""
    if spot.part in _UNTOUCHED:
        return ()
    sight = Sight(spot, task.turn, task.decisions.phrases)
    taken = Taken(fixed_stretches(spot.text))
    rules: tuple[Rule, ...] = () if spot.part in ("organization", "signature", "responsible") else RULES
    if task.mapping:
        rules = (rule_for(task.mapping), *rules)
    found = [finding for rule in rules for finding in taken.take(rule(sight))]
    return tuple(sorted(found, key=lambda finding: (finding.start, finding.end)))


def _record(task: Task, spot: Spot, finding: Finding) -> Record:
    old = spot.text[finding.start : finding.end]
    span = source_span(spot.text, finding.start, finding.end)
    record = Record(
        finding.rule, spot.path, old, finding.new, span, finding.evidence, finding.decision,
        applied=False, context=str(spot.text),
    )  # fmt: skip
    return task.decide(record)


def _applied(text: str, findings: tuple[Finding, ...], records: list[Record]) -> str:
    """Return the text with what was decided; the very text where nothing was."""
    if any(record.answer == "drop" for record in records):
        return DROPPED
    parts: list[str] = []
    end = 0
    for finding, record in zip(findings, records, strict=True):
        if record.applied and record.new is not None:
            parts += [text[end : finding.start], record.new]
            end = finding.end
    return "".join((*parts, text[end:])) if parts else text


# --------------------------------------------------------------------------- dates beside the text


def _dated(
    turned: Plan, old: Plan, turn: Turn, places: tuple[Spot, ...], decided: list[list[Record]]
) -> Plan:
    """Return the plan with the dates of its items (which repeat their text) moved as the text's are."""
    if not any(item.date for period in old.schedule for item in period.items) or turn.step in (None, 0):
        return turned
    moves = _moves(places, decided, turn)
    schedule = tuple(
        replace(
            period,
            items=tuple(
                replace(item, date=_moved_date(item.date, turn, moves.get((p, i), {})))
                for i, item in enumerate(period.items)
            ),
        )
        for p, period in enumerate(turned.schedule)
    )
    return replace(turned, schedule=schedule)


def _moves(
    places: tuple[Spot, ...], decided: list[list[Record]], turn: Turn
) -> dict[tuple[int, int], dict[str, str]]:
    """Return, for each item, where its printed days went."""
    moves: dict[tuple[int, int], dict[str, str]] = {}
    for spot, records in zip(places, decided, strict=True):
        if spot.place is None:
            continue
        for record in records:
            if record.rule == "date" and record.applied and record.new is not None:
                went = printed_days(record.old, record.new, spot.months, turn)
                moves.setdefault(spot.place, {}).update(went)
    return moves


def _moved_date(value: str | DateRange | None, turn: Turn, moves: dict[str, str]) -> str | DateRange | None:
    if value is None:
        return None
    if isinstance(value, DateRange):
        return DateRange(new_day(value.start, turn, moves), new_day(value.end, turn, moves))
    return new_day(value, turn, moves)


def _signed(turned: Plan, old: Plan, task: Task) -> tuple[Plan, tuple[Record, ...]]:
    """Return the plan with its own date as asked for, and the record of it."""
    record = own_date(old, task.turn, task.date)
    if record is None:
        return turned, ()
    record = task.decide(record)
    if not record.applied or record.new is None:
        return turned, (record,)
    signature = turned.signature or Signature()
    return replace(turned, signature=replace(signature, date=record.new)), (record,)


# --------------------------------------------------------------------------- summary


_SHORT = 30


def _shortened(text: str) -> str:
    return text if len(text) <= _SHORT else text[: _SHORT - 1] + "…"


def _summary(plan: Plan, turn: Turn, records: tuple[Record, ...]) -> Summary:
    once = dict.fromkeys(
        _shortened(record.context) for record in records if record.rule == "one_off" and record.open
    )
    return Summary(
        old_year=turn.old,
        estimated=turn.guessed,
        year=turn.year,
        found=len(records),
        applied=sum(record.applied for record in records),
        open=sum(record.open for record in records),
        rules=dict(sorted(Counter(record.rule for record in records).items())),
        one_off=tuple(once),
        empty_months=tuple(
            month
            for period in plan.schedule
            if not period.items and not period.text
            for month in period.months
        ),
        announced=turn.year <= calendar.last_announced(),
    )
