"""One scan over a text with the rules of the fact grammar.

The scan stops only at characters with which some rule begins, tries the rules that begin so and
that find near what they need, and takes the longest fact (of equals the first in the table); then
it goes on behind it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import cache, reduce
from operator import or_
from typing import Final

from msgspec import Struct

from planparse.language import owners, values
from planparse.language.calendar import When
from planparse.language.folding import compiled, folded
from planparse.language.rules import REACH, TIMES, Rule, rules
from planparse.language.runs import COSTLY_FEW, Part, ending
from planparse.model import Fact

_Hit = tuple[int, int, int]
"""Where a match ends, and from where to where the words of the fact stand in it."""
Matcher = Callable[[str, int], "re.Match[str] | tuple[int, int] | int | None"]
"""From folded text and a place to what fits there: a match, its beginning and end, or only its end."""


_ALWAYS: Final = 1


class _Try(Struct):
    """A rule in the grammar."""

    number: int
    rule: Rule
    sign: int
    """A bit of its own among the signs of what rules need; ``_ALWAYS`` for a rule that needs nothing."""
    match: Matcher | None = None
    """Made when it is tried for the first time."""


class _Node(Struct, frozen=True):
    """What to try where some characters stand, by the ones that follow them; at most three."""

    rows: tuple[_Try, ...]
    signs: int
    """The signs of what any of the rows needs."""
    below: dict[str, _Node]


_Forms = list[tuple[str, _Try]]
"""How what begins."""


class Grammar(dict[str, _Node | None]):
    """What to try, by the character that stands there, None for nothing; over folded text.

    A node is made when its character is met for the first time: a text has few of them.
    """

    def __init__(self, kinds: frozenset[str] | None) -> None:
        """Take the rules of ``kinds``, all for None."""
        super().__init__()
        self._kinds = kinds

    def __missing__(self, char: str) -> _Node | None:
        kinds = self._kinds
        forms = [entry for entry in _forms().get(char, ()) if kinds is None or entry[1].rule.kind in kinds]
        node = self[char] = _node(char, forms, ()) if forms else None
        return node


@cache
def grammar_of(kinds: frozenset[str] | None) -> Grammar:
    """Return the rules of ``kinds``, all for None."""
    return Grammar(kinds)


def _node(start: str, forms: _Forms, above: tuple[_Try, ...]) -> _Node:
    """Return what the ``forms``, which all begin with ``start``, begin; what a part of it does, it does too."""
    here = {tried.number: tried for tried in above} | {t.number: t for form, t in forms if form == start}
    rows = tuple(here[number] for number in sorted(here))
    longer: dict[str, _Forms] = {}
    for form, tried in forms:
        if form != start:
            longer.setdefault(form[len(start)], []).append((form, tried))
    signs = reduce(or_, (tried.sign for tried in rows), 0)
    return _Node(rows, signs, {char: _node(start + char, part, rows) for char, part in longer.items()})


@cache
def _tries() -> tuple[_Try, ...]:
    return tuple(
        _Try(number, rule, 2 << number if rule.needs else _ALWAYS) for number, rule in enumerate(rules())
    )


@cache
def _forms() -> dict[str, _Forms]:
    """Return how all rules begin, by the first character."""
    forms: dict[str, _Forms] = {}
    for tried in _tries():
        for form in folded_all(tried.rule.first):
            forms.setdefault(form[0], []).append((form, tried))
    return forms


@cache
def _signs() -> dict[str, tuple[int, dict[str, int]]]:
    """Return the signs that a character is, whatever stands before it, and those that it is behind another."""
    alone: dict[str, int] = {}
    behind: dict[str, dict[str, int]] = {}
    for tried in _tries():
        for form in folded_all(tried.rule.needs) if tried.rule.needs else ():
            if len(form) == 1:
                alone[form] = alone.get(form, 0) | tried.sign
            else:
                row = behind.setdefault(form[1], {})
                row[form[0]] = row.get(form[0], 0) | tried.sign
    return {char: (alone.get(char, 0), behind.get(char, {})) for char in {*alone, *behind}}


def folded_all(forms: Iterable[str]) -> frozenset[str]:
    """Return the folded forms of words."""
    return frozenset(folded("\n".join(forms)).split("\n"))


def scan(text: str, shape: str, when: When, grammar: Grammar) -> list[Fact]:
    """Return the facts of ``text``, folded ``shape``; only a count in a frequency overlaps another."""
    near, padded, end = _near(shape), shape + _PADDING, 0
    found: list[Fact] = []
    for at, char in enumerate(shape):
        node = grammar[char]
        if node is None or at < end:
            continue
        below = node.below.get(padded[at + 1])
        if below is not None:
            node = below.below.get(padded[at + 2], below)
        signs = node.signs & near[at // _BLOCK]
        hits = _hits(node.rows, shape, at, signs) if signs else None
        fact = _longest(text, hits, when, end) if hits else None
        if fact is None:
            continue
        end = fact.span[1]
        found.append(fact)
        if fact.kind == "frequency":
            found += _times(fact)
    return found


_PADDING: Final = "\0\0"
"""Two characters that nothing begins with."""
_BLOCK: Final = REACH // 2


def _near(shape: str) -> list[int]:
    """Return, for each block of characters, the signs in it and in the two that follow it."""
    sign_of, blocks, before = _signs().get, [], ""
    for start in range(0, len(shape), _BLOCK):
        here = 0
        for char in shape[start : start + _BLOCK]:
            found = sign_of(char)
            if found is not None:
                alone, behind = found
                here |= alone | behind.get(before, 0) if behind else alone
            before = char
        blocks.append(here)
    blocks += (0, 0)
    return [a | b | c | _ALWAYS for a, b, c in zip(blocks, blocks[1:], blocks[2:], strict=False)]


def _hits(rows: tuple[_Try, ...], shape: str, at: int, near: int) -> list[tuple[_Hit, Rule]]:
    """Return what fits at a place; ``near`` are the signs of what rules need."""
    hits = []
    for tried in rows:
        if not tried.sign & near:
            continue
        match = tried.match
        if match is None:
            match = tried.match = _matcher(tried.rule.pattern, tried.rule.lead)
        found = match(shape, at)
        if found is not None:
            hits.append((_hit(found, at), tried.rule))
    return hits


@cache
def _matcher(pattern: str | Callable[[], str | Part], lead: str = "") -> Matcher:
    made = pattern if isinstance(pattern, str) else pattern()
    if isinstance(made, str):
        return compiled(made).match
    return _led_in(lead, ending(made, COSTLY_FEW)) if lead else ending(made)


def _led_in(lead: str, end_of: Callable[[str, int], int | None]) -> Matcher:
    """Return what matches behind a lead-in."""

    def match(text: str, at: int) -> tuple[int, int] | None:
        led = compiled(lead).match(text, at)
        end = end_of(text, led.end()) if led else None
        return None if led is None or end is None else (led.end(), end)

    return match


def _hit(found: re.Match[str] | tuple[int, int] | int, at: int) -> _Hit:
    if isinstance(found, int):
        return found, at, found
    if isinstance(found, tuple):
        return found[1], *found
    return found.end(), *found.span("it" if "it" in found.re.groupindex else 0)


def _longest(text: str, hits: list[tuple[_Hit, Rule]], when: When, low: int) -> Fact | None:
    """Return the longest fact of those that begin at one place (or, for a rule with a lead-in, behind it).

    A name may begin before it, but not before ``low``.
    """
    if len(hits) > 1:
        hits.sort(key=_end, reverse=True)
    for (_, start, end), rule in hits:
        known = start
        if rule.kind in _NAMED:
            begin = owners.begin(rule.kind, text, low, start, end)
            if begin is None or (rule.nameless and begin == known):
                continue
            start = begin
        value = rule.value(text[start:end], when)
        if value is not values.REFUSED:
            return Fact(rule.kind, text[start:end], (start, end), value)
    return None


_NAMED: Final = frozenset(("organization", "role", "meeting", "document_number"))
"""The kinds of facts before whose known words a proper name may stand."""


def _end(entry: tuple[_Hit, Rule]) -> int:
    return entry[0][0]


def _times(fact: Fact) -> list[Fact]:
    """Return the count in a frequency: 一次 in 每月一次."""
    match = compiled(f"{TIMES}$").search(folded(fact.text), 1) if fact.text[-1] == "次" else None
    words = "" if match is None else fact.text[match.start() :]
    value = values.count(words, When()) if words else values.REFUSED
    return (
        []
        if value is values.REFUSED
        else [Fact("count", words, (fact.span[1] - len(words), fact.span[1]), value)]
    )
