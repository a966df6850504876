"""The facts of a text: dates, counts, ordinals, names …, found in one scan over the fact grammar.

What one scan cannot tell is settled behind it: bodies that no table holds, a house and its part,
and the places that stand behind a date in brackets.
"""

from __future__ import annotations

from bisect import bisect_right
from functools import cache
from typing import Final

from msgspec import Struct

from planparse.language import bodies
from planparse.language.calendar import When
from planparse.language.folding import compiled, folded, simplified
from planparse.language.names import LOCALITIES
from planparse.language.patterns import words
from planparse.language.rules import KINDS, NUMBER, rules
from planparse.language.scan import Grammar, grammar_of, scan
from planparse.model import Fact

_TIMED: Final = frozenset(("date", "date_range", "weekday", "time", "period"))
_HIDING: Final = {
    **dict.fromkeys(
        ("date", "date_range"), frozenset(("date", "date_range", "frequency", "document", "placeholder"))
    ),
    **dict.fromkeys(("weekday", "time"), frozenset(("weekday", "time", "frequency", "document"))),
    "period": frozenset((*_TIMED, "frequency", "document", "placeholder")),
    "festival": frozenset(("festival", "date", "document")),
    "place": frozenset(("document",)),
}
"""The kinds whose facts may hold one of a kind: 每年9月10日 is no date.  For others, all kinds."""


@cache
def _tried(kinds: frozenset[str]) -> frozenset[str]:
    """Return the kinds that must be looked for to find those of ``kinds``."""
    return kinds.union(*(_HIDING.get(kind, KINDS) for kind in kinds))


class _Sign(Struct, frozen=True):
    """What a text that holds a fact of some rule holds at least: a beginning, and what the rule needs."""

    chars: frozenset[str]
    pairs: tuple[str, ...]
    needs: frozenset[str]

    def is_in(self, text: str) -> bool:
        if self.needs and self.needs.isdisjoint(text):
            return False
        return not self.chars.isdisjoint(text) or any(pair in text for pair in self.pairs)


@cache
def _signs(kinds: frozenset[str]) -> tuple[_Sign, ...]:
    rows = [(rule.first, rule.needs) for rule in rules() if rule.kind in kinds]
    return tuple(
        _Sign(
            frozenset(first for first in beginnings if len(first) == 1),
            tuple(first for first in beginnings if len(first) > 1),
            frozenset(form[-1] for form in needs),
        )
        for beginnings, needs in rows
    )


_OF_BODIES: Final = frozenset(("organization", "meeting", "role"))
"""The kinds whose facts depend on the bodies that no table holds."""
_DATED: Final = frozenset(("date", "date_range"))
_DAY_SIGN: Final = f"[{NUMBER}][ \u3000]?[日号]|[0-9][-./／·•．][0-9]|农历"


def _may_hold(text: str, kinds: frozenset[str]) -> bool:
    """Tell quickly whether a text can hold a fact of one of the kinds."""
    shape = folded(text)
    if kinds & _DATED and compiled(_DAY_SIGN).search(shape):
        return True
    if "place" in kinds and _opens_with_time(shape):
        return True
    if kinds & _OF_BODIES and not bodies.LAST.isdisjoint(text):
        return True
    return any(sign.is_in(text) for sign in _signs(kinds - _DATED))


def _opens_with_time(shape: str) -> bool:
    """Tell whether a bracket may begin with a date or a time, behind which a place may stand."""
    timed = grammar_of(_TIMED)
    return any(timed[match[0][1]] is not None for match in compiled("[(（].").finditer(shape))


def find_facts(
    text: str,
    *,
    year: int | None = None,
    school_year: bool = False,
    offset: int = 0,
    kinds: frozenset[str] | None = None,
) -> tuple[Fact, ...]:
    """Return the facts of ``text`` in order; they do not overlap, but a count may stand in a frequency.

    Traditional characters are read as simplified ones; ``Fact.text`` is as printed, names among
    the values are simplified.

    ``year`` is the plan's year, for dates that print none (for a ``school_year`` the one in which
    it begins); ``offset`` is added to the spans, which are in code points of ``text``.  With
    ``kinds`` only facts of these are returned, and no more of the grammar is used than they need.
    """
    printed, text = text, simplified(text)
    if kinds is not None and not _may_hold(text, kinds):
        return ()
    when = When(year, school_year)
    shape = folded(text)
    bracketed = (kinds is None or "place" in kinds) and _opens_with_time(shape)
    grammar = grammar_of(None if kinds is None else _tried(kinds | _TIMED if bracketed else kinds))
    found = _meant(scan(text, shape, when, grammar), text)
    if kinds is None or "place" in kinds:
        found += _listed_places(shape, text, found)
    if kinds is None or kinds & _OF_BODIES:
        found = _with_unknown_bodies(text, shape, found)
    if bracketed:
        places = _bracketed_places(text, found, grammar)
        ends = {place.span[1] for place in places}
        found = [fact for fact in found if fact.kind != "place" or fact.span[1] not in ends] + places
    if kinds is not None:
        found = [fact for fact in found if fact.kind in kinds]
    found.sort(key=lambda fact: (fact.span[0], -fact.span[1]))
    return (
        tuple(_moved(fact, printed, offset) for fact in found)
        if offset or printed is not text
        else tuple(found)
    )


_IN_SLOGANS: Final = frozenset(("count", "weekday", "duration", "frequency", "period"))
_DIGITS: Final = frozenset("0123456789０１２３４５６７８９")
_QUOTED: Final = '[“"‘＂][^“”"‘’＂]{1,30}[”"’＂]'


def _meant(found: list[Fact], text: str) -> list[Fact]:
    """Return the facts without those of slogans and names in quotation marks: “读一本书、荐一段话”."""
    if not any(mark in text for mark in _QUOTES):
        return found
    quoted = [match.span() for match in compiled(_QUOTED).finditer(folded(text))]
    return [fact for fact in found if not _is_of_slogan(fact, quoted)]


_QUOTES: Final = '“"‘＂'


def _is_of_slogan(fact: Fact, quoted: list[tuple[int, int]]) -> bool:
    if fact.kind not in _IN_SLOGANS or not _DIGITS.isdisjoint(fact.text):
        return False
    at = bisect_right(quoted, fact.span) - 1
    return at >= 0 and fact.span[1] <= quoted[at][1]


def _moved(fact: Fact, printed: str, offset: int) -> Fact:
    """Return the fact in the words as printed, its span moved."""
    start, end = fact.span
    return Fact(fact.kind, printed[start:end], (start + offset, end + offset), fact.value)


def _with_unknown_bodies(text: str, shape: str, found: list[Fact]) -> list[Fact]:
    """Return the facts and the bodies that no table holds, in place of what stands in their names."""
    found = found + _listed_bodies(text, found) if "、" in text else found
    found.sort(key=lambda fact: fact.span)
    taken = [fact.span for fact in found if fact.kind not in _MAY_STAND_IN_NAMES]
    kept: list[Fact] = []
    i = 0
    for start, end in bodies.unknown(text, shape, taken):
        while i < len(found) and found[i].span[1] <= start:
            kept.append(found[i])
            i += 1
        first = i
        while i < len(found) and found[i].span[0] < end:
            i += 1
        here = found[first:i]
        more = any(_is_more_than_body(fact, text, start, end) for fact in here)
        kept += here if more else [_body(text[start:end], start, end)]
    return [_as_held(fact, shape) for fact in _joined(kept + found[i:])]


def _is_house_of(house: Fact, fact: Fact) -> bool:
    both = house.kind == fact.kind == "organization" and house.span[1] == fact.span[0]
    return both and bodies.is_part(fact.text, of=house.text)


def _as_held(fact: Fact, shape: str) -> Fact:
    """Return a meeting for a body that is told to be held: 第一次家委会, 支部委员会每月召开."""
    start, end = fact.span
    if fact.kind == "meeting" and fact.text in _BOTH and start and shape.startswith(_acting(), start - 1):
        return Fact("organization", fact.text, fact.span, fact.text)
    if fact.kind != "organization" or fact.text[-1] != "会":
        return fact
    held = compiled(_HELD_BEHIND).match(shape, end) or compiled(_HELD_BEFORE).match(shape, start)
    return Fact("meeting", fact.text, fact.span, fact.text) if held else fact


_BOTH: Final = frozenset(("支委会", "党委会", "常委会", "家委会", "校委会", "理事会", "董事会"))
"""What is a body and a meeting of it."""


@cache
def _acting() -> tuple[str, ...]:
    return tuple(folded("由向报经"))


_HELD_BEHIND: Final = "(?:和[一-鿿]{2,6}会)?(?:每[一二两三四五六]?个?(?:月|季度?|周|年|学期|半年|学年)|定期|按[月季]度?)召开(?![^，。；]{0,20}[会议])"
_HELD_BEFORE: Final = "(?<=第[一二三四五六七八九十]次)"


def _joined(found: list[Fact]) -> list[Fact]:
    """Return the facts, a house and the body right behind its name as one: 会计学院 and 第二党支部."""
    joined: list[Fact] = []
    for fact in found:
        house = joined[-1] if joined else None
        if house is not None and _is_house_of(house, fact):
            joined[-1] = _body(house.text + fact.text, house.span[0], fact.span[1])
        else:
            joined.append(fact)
    return joined


def _is_more_than_body(fact: Fact, text: str, start: int, end: int) -> bool:
    """Tell whether a fact holds the words of a body and is not only taken for a meeting: 红白理事会."""
    held = text.startswith(_HELD, max(0, start - 2)) or fact.kind != "meeting"
    return fact.span[0] <= start and end <= fact.span[1] and (held or fact.span != (start, end))


_HELD: Final = ("召开", "开好", "举行", "举办", "参加", "出席", "列席")
_MAY_STAND_IN_NAMES: Final = frozenset(("meeting", "role"))
"""Kinds whose words may be part of a body's name: 理事会 in 红白理事会."""


def _body(name: str, start: int, end: int) -> Fact:
    return Fact("organization", name, (start, end), name)


def _listed_bodies(text: str, found: list[Fact]) -> list[Fact]:
    """Return the bodies that a list names beside one that is known: 安防部 in 财务部、安防部."""
    taken = [fact.span for fact in found]
    listed: list[Fact] = []
    for i, fact in enumerate(found):
        limit = taken[i + 1][0] if i + 1 < len(taken) else len(text)
        if (
            fact.kind == "organization"
            and text[fact.span[0] - 1 : fact.span[0]] == "、"
            and text[fact.span[1] - 1] == text[fact.span[0] - 2]
        ):
            before = bodies.siblings_before(text, fact.span[0], taken[i - 1][1] if i else 0)
            listed += (_body(text[slice(*span)], *span) for span in before)
        if fact.kind == "organization" and text[fact.span[1] : fact.span[1] + 1] == "、":
            listed += (
                _body(text[slice(*span)], *span) for span in bodies.siblings(text, fact.span[1], limit)
            )
    return listed


_LONGEST_PLACE: Final = 20
_NO_PLACE: Final = "前后左右起止完成召开举行进行开始结束期间待定另行报名截止已共约拟每全天晚上午下农历或周星"


def _rest_of_bracket(text: str, at: int) -> tuple[int, int]:
    """Return where the one name from ``at`` to the closing bracket stands; an empty span if there is none."""
    first = last = at + 1 if text[at : at + 1] in (" ", ",", "，", "、") else at
    while last < len(text) and (
        "一" <= text[last] <= "鿿" or (text[last].isascii() and text[last].isalnum())
    ):
        last += 1
    is_name = (
        1 < last - first <= _LONGEST_PLACE and text[first] >= "一" and text[last : last + 1] in (")", "）")
    )
    return (first, last) if is_name else (at, at)


_LOCAL: Final = (
    f"[、和与](?P<it>[^\\W的在到各本每、和与]{{2,4}}{words(LOCALITIES)})(?![民委干级庄镇党组两集卫医居工])"
)


def _listed_places(shape: str, text: str, found: list[Fact]) -> list[Fact]:
    """Return the places that a list names behind one of their kind: 石桥村 in 到梅林村、石桥村."""
    listed = []
    starts = [fact.span[0] for fact in found]
    for fact in found:
        local = fact.kind == "place" and fact.text.endswith(LOCALITIES)
        match = compiled(_LOCAL).match(shape, fact.span[1]) if local else None
        while match is not None and bisect_right(starts, match.end() - 1) == bisect_right(
            starts, fact.span[0]
        ):
            start, end = match.span("it")
            listed.append(Fact("place", text[start:end], (start, end), text[start:end]))
            match = compiled(_LOCAL).match(shape, end)
    return listed


def _ends_as_place(fact: Fact, end: int) -> bool:
    """Tell whether a fact is the last words of a place: 会议室 in 阅览室五层会议室."""
    return fact.kind == "place" and fact.span[1] == end


def _bracketed_places(text: str, found: list[Fact], grammar: Grammar) -> list[Fact]:
    """Return the places that stand behind a date in brackets: 怀柔 in (2月27日怀柔)."""
    places, opened = [], False
    for i, fact in enumerate(found):
        if fact.kind not in _TIMED:
            continue
        start, end = fact.span
        opened = text[start - 1 : start] in ("(", "（") or (opened and start <= found[i - 1].span[1] + 1)
        first, last = _rest_of_bracket(text, end) if opened else (end, end)
        name = text[first:last]
        inner = found[i + 1] if i + 1 < len(found) and found[i + 1].span[0] < last else None
        if name and name[0] not in _NO_PLACE and (inner is None or _ends_as_place(inner, last)):
            places.append(Fact("place", name, (first, last), name))
    if not places or grammar is grammar_of(None):
        return places
    return [
        place
        for place in places
        if all(
            _ends_as_place(f, len(place.text))
            for f in scan(place.text, folded(place.text), When(), grammar_of(None))
        )
    ]
