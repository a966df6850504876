"""Whether a text only went on as years do.

The year, the ordinal of a yearly event, the session of a term and exact dates go on from one plan
to the next; what is inside 《》 and document numbers, congresses (党的二十大), counts and money do
not, so that a change there is a change.  Nothing here depends on which text is the older one.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from planparse import numerals

if TYPE_CHECKING:
    import re
    from collections.abc import Sequence

_N = "(?:[0-9]+|[〇零一二三四五六七八九十百廿卅]+)"
_GRAMMAR = (
    ("fixed", r"《[^《》]*》|〔[^〔〕]*〕第?[0-9]+号|\[[0-9]{4}\]第?[0-9]+号"),
    (
        "fixed",
        rf"{_N}届[一二三四五六七八九十]+中全会|党的?第?{_N}(?:大|次)|(?<!届)第{_N}次[^,。;]{{0,6}}代(?:会|表大会)",
    ),
    ("year", r"(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])|[一二][九〇零][〇零一二三四五六七八九]{2}(?=年)"),
    ("blank", r"(?:20[0-9]?)?[xX×*_]{1,4}(?=年|学年)"),
    ("five", r"十[一二三四五六七八]五(?=规划|期间|时期|计划|[^月日天个名人年]|$)"),
    ("session", rf"第?{_N}届[^,。;0-9第届次]{{0,8}}第?{_N}次"),
    ("ordinal", rf"第{_N}届|{_N}届|{_N}周年|第{_N}个(?=[^,。;]{{0,8}}[节日])"),
    ("date", rf"{_N}月{_N}[日号]"),
    ("day", rf"(?<=[-至到~]){_N}[日号]"),
    ("weekday", r"(?:周|星期|礼拜)[一二三四五六日天]"),
)
"""Kind and pattern over folded text; the first that fits counts."""

_SHIFTS = frozenset({-2, -1, 5, 6, 2, 1, -5, -6})
"""How far the nth weekday of a month moves in a year or a leap year, forwards and backwards."""
_MOST_SESSIONS = 3
"""Sessions that a term holds in a year at most."""


@cache
def _pattern() -> re.Pattern[str]:
    import re

    return re.compile("|".join(f"(?P<k{number}>{part})" for number, (_, part) in enumerate(_GRAMMAR)))


@cache
def _number_pattern() -> re.Pattern[str]:
    import re

    return re.compile(_N)


def only_rolled(
    old: str, new: str, years: tuple[int | None, int | None] = (None, None), *, own_date: bool = False
) -> bool:
    """Tell whether the folded texts differ in nothing but what goes on with the years.

    ``years`` are those of the two plans where they are printed.  With ``own_date`` the text is the
    plan's own date, which may be any day.
    """
    ours, theirs = _parts(old), _parts(new)
    if len(ours) != len(theirs) or [kind for kind, _ in ours] != [kind for kind, _ in theirs]:
        return _filled(ours, theirs)
    differing = [(kind, a, b) for (kind, a), (_, b) in zip(ours, theirs, strict=True) if a != b]
    known = years[1] - years[0] if years[0] and years[1] and years[0] != years[1] else None
    return bool(differing) and _Steps(known, years, own_date).allow(differing)


def _filled(ours: list[tuple[str, str]], theirs: list[tuple[str, str]]) -> bool:
    """Tell whether the only difference is a year where the other has a placeholder (20xx年)."""
    if len(ours) != len(theirs):
        return False
    differing = [{a, b} for a, b in zip(ours, theirs, strict=True) if a != b]
    return bool(differing) and all({kind for kind, _ in pair} == {"year", "blank"} for pair in differing)


def _parts(text: str) -> list[tuple[str, str]]:
    parts = []
    end = 0
    for found in _pattern().finditer(text):
        parts.append(("text", text[end : found.start()]))
        parts.append((_GRAMMAR[int((found.lastgroup or "k0")[1:])][0], found.group()))
        end = found.end()
    parts.append(("text", text[end:]))
    return parts


def _numbers(text: str) -> list[int]:
    pieces = [text[1]] if text.startswith("十") and text.endswith("五") else _number_pattern().findall(text)
    found = map(numerals.parse, pieces)
    return [number for number in found if number is not None]


class _Steps:
    """How far one text has gone on; all its parts must have gone the same way."""

    def __init__(self, step: int | None, years: tuple[int | None, int | None], own_date: bool) -> None:
        self.step = step
        self.years = years
        self.own_date = own_date
        self.shift: int | None = None

    def allow(self, differing: Sequence[tuple[str, str, str]]) -> bool:
        """Tell whether every differing part may have rolled."""
        dated = self.own_date or any(kind in ("date", "day") for kind, _, _ in differing)
        for kind, old, new in differing:
            if kind == "weekday":
                allowed = dated or self.step is not None
            elif kind in ("year", "ordinal", "session", "date", "day", "five", "blank"):
                allowed = getattr(self, f"_{kind}")(_numbers(old), _numbers(new))
            else:
                allowed = False
            if not allowed:
                return False
        return True

    def _stepped(self, step: int) -> bool:
        if self.step is None:
            self.step = step
        return step in (0, self.step)

    def _year(self, old: list[int], new: list[int]) -> bool:
        return len(old) == len(new) == 1 and self._stepped(new[0] - old[0])

    _ordinal = _year

    def _blank(self, old: list[int], new: list[int]) -> bool:  # noqa: ARG002
        return True

    def _five(self, old: list[int], new: list[int]) -> bool:
        """十四五 to 十五五: once in five years, the same way as the years go."""
        if len(old) != 1 or len(new) != 1:
            return False
        return (new[0] - old[0]) * (self.step or new[0] - old[0]) > 0

    def _session(self, old: list[int], new: list[int]) -> bool:
        """Allow the next session of the same term, or the first of the next term."""
        if len(old) != 2 or len(new) != 2:
            return False
        (term, session), (next_term, next_session) = old, new
        if term == next_term:
            step = next_session - session
            return abs(step) <= _MOST_SESSIONS * abs(self.step or 1) and step * (self.step or step) > 0
        first = next_session if next_term > term else session
        return abs(next_term - term) == 1 and first == 1

    def _date(self, old: list[int], new: list[int]) -> bool:
        if self.own_date:
            return True
        if len(old) != 2 or len(new) != 2:
            return False
        self.shift = new[1] - old[1]
        if self.years[0] and self.years[1]:
            return _same_weekday((self.years[0], *old), (self.years[1], *new))
        return old[0] == new[0] and self.shift in _SHIFTS

    def _day(self, old: list[int], new: list[int]) -> bool:
        """Allow the end of a range that keeps its length."""
        return self.own_date or (len(old) == len(new) == 1 and new[0] - old[0] == self.shift)


def _same_weekday(old: tuple[int, ...], new: tuple[int, ...]) -> bool:
    """Tell whether both days are the same weekday of the same week of their month."""
    from datetime import date

    try:
        before, after = date(*old[:3]), date(*new[:3])
    except ValueError:
        return False
    same_week = (before.day - 1) // 7 == (after.day - 1) // 7
    return before.month == after.month and before.weekday() == after.weekday() and same_week
