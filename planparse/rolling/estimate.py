"""The year of a plan that prints none, from what it counts and names."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date

from msgspec import Struct

from planparse import numerals
from planparse.language import calendar
from planparse.model import Plan, YearEstimate
from planparse.rolling.finding import compiled
from planparse.rolling.rules import named_days, stale
from planparse.rolling.rules.dates import weekdays_printed
from planparse.rolling.rules.ordinals import bare_ordinals
from planparse.rolling.spots import spots


class Sign(Struct, frozen=True):
    """Something that a text says of its year."""

    years: frozenset[int]
    evidence: str
    strong: bool = True
    """It names the year itself, not only a stretch of years."""


def year_estimate(plan: Plan, others: Iterable[Plan] = ()) -> YearEstimate | None:
    """Return a guess at the year of ``plan`` with its evidence; None where nothing dates it.

    ``others`` are plans of the same house that print their years: the ordinals of their yearly
    events date this one (the 46th sports meeting was in 2009, so the 43rd was in 2006).  What counts
    the years itself (named days, anniversaries, weekdays of dates, the first and last year of a
    five-year plan) goes before the congress named last, after which a plan is taken to be written.
    A plan that prints its year gives None.
    """
    if plan.year is not None:
        return None
    texts = [spot.text for spot in spots(plan)]
    signs = [sign for text in texts for sign in _signs(text)] + list(_chains(plan, texts, others))
    strong = [sign for sign in signs if sign.strong]
    weak = [sign for sign in signs if not sign.strong]
    if strong:
        return _best(strong, weak)
    return _after_congress(weak)


def _best(strong: list[Sign], weak: list[Sign]) -> YearEstimate | None:
    """Return the year that most signs allow; of equals the one that the congresses allow too."""
    votes = Counter(year for sign in strong for year in sign.years)
    most = max(votes.values())
    leading = [year for year, count in votes.items() if count == most]
    allowed = [year for year in leading if all(year in sign.years for sign in weak)] or leading
    if len(allowed) > 1:
        return None
    year = allowed[0]
    evidence = dict.fromkeys(sign.evidence for sign in (*strong, *weak) if year in sign.years)
    return YearEstimate(year, tuple(evidence))


def _after_congress(weak: list[Sign]) -> YearEstimate | None:
    """Return the year after the newest congress that the text names."""
    if not weak:
        return None
    newest = max(weak, key=lambda sign: min(sign.years))
    return YearEstimate(min(newest.years), (newest.evidence,))


def _signs(text: str) -> Iterator[Sign]:
    yield from named_days.years_named(text)
    yield from _first_and_last(text)
    yield from _congresses(text)
    yield from _weekdays(text)


def _first_and_last(text: str) -> Iterator[Sign]:
    """Yield the years that 十三五开局之年 and 十四五收官之年 are."""
    if "之年" not in text:
        return
    for match in compiled(
        '(二?十[一二三四五六七八九]?)五[”"]?(?:规划|时期)?的?(开局|起步|收官)之年'
    ).finditer(text):
        years = calendar.five_year_plan(numerals.parse(match[1]) or 0)
        if years is not None:
            yield Sign(frozenset({years[1] if match[2] == "收官" else years[0]}), match[0])


_WRITTEN_WITHIN = 5
"""A congress is spoken of until the next one."""


def _congresses(text: str) -> Iterator[Sign]:
    for body, number, words_ in stale.congresses_named(text):
        held = next(
            (c.held for c in stale.congresses() if (c.body, c.number, c.session) == (body, number, 0)), None
        )
        if held is not None:
            year = int(held[:4])
            yield Sign(frozenset(range(year + 1, year + 1 + _WRITTEN_WITHIN)), words_, strong=False)


_SPAN_OF_YEARS = range(2000, 2041)


def _weekdays(text: str) -> Iterator[Sign]:
    """Yield the years in which a printed weekday fits its date."""
    for month, day, weekday, words_ in weekdays_printed(text):
        years = (year for year in _SPAN_OF_YEARS if day <= calendar.days_in(year, month))
        fitting = frozenset(year for year in years if date(year, month, day).isoweekday() == weekday)
        if fitting:
            yield Sign(fitting, words_)


def _chains(plan: Plan, texts: list[str], others: Iterable[Plan]) -> Iterator[Sign]:
    """Yield the years that the ordinals of other plans' yearly events give.

    An event is the same one in plans of one organization, or where the same words stand before it
    (医学部46届运动会): every house has its own sports meeting.
    """
    mine = [found for text in texts for found in bare_ordinals(text)]
    for other in others if mine else ():
        if other.year is None:
            continue
        house = plan.organization is not None and plan.organization == other.organization
        theirs = [found for spot in spots(other) for found in bare_ordinals(spot.text)]
        for number, event, before in mine:
            for n, its_event, its_before in theirs:
                if event == its_event and (
                    house or (len(before) == len(before.strip()) == 3 and before == its_before)
                ):
                    year = other.year + number - n
                    yield Sign(frozenset({year}), f"{event}：{other.year}年是第{n}届，第{number}届即{year}年")
