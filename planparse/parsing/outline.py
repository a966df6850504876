"""Decides which markers are markers, and their levels, by weighing the whole plan's numbering.

A search over level assignments: a state is the stack of open series.  At each candidate marker a
state can skip it, continue a series at any open depth (closing what is below), or open a new one;
the cheapest sequence of moves wins.  A beam keeps the few states that are still in question; where
only one move makes sense (most markers) it is taken without a search.  The costs are in ``Costs``;
nothing else in planparse knows about levels.

Goes in: events in reading order (markers, bare headings, period labels, paragraph ends).
Comes out: a depth for each event, or ``SKIPPED``.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from msgspec import Struct

from planparse.parsing.markers import BULLET, CIRCLED, LAST_WORD, STYLES, WORDS, Marker, is_decimal

SKIPPED: Final = -1

_COUNT: Final = len(STYLES)
_ANY_PARENT: Final = sum(1 << parent * _COUNT for parent in range(_COUNT))
"""Of a state's ``pairs``, shifted by a style: that style below whatever parent."""
BARE: Final = _COUNT
"""A heading without a number."""
PERIOD: Final = _COUNT + 1
"""A schedule's period."""
ORPHAN: Final = _COUNT + 2
"""Stands for a parent that the source lacks."""

BEAM: Final = 8
MARGIN: Final = 4.5
"""A state dearer than the best by more than this is given up."""
CERTAIN: Final = 1.5
"""So likely a heading is one; the search only settles its depth."""
DEEPEST: Final = 12
"""No plan has more levels; a page of nonsense must not make a tree that deep."""


class Costs(Struct, frozen=True):
    """What a move costs, in units of no meaning: found on real pages, see the tests for what each settles."""

    gap: float = 1.2
    gap_more: float = 0.5
    repeat: float = 1.8
    backwards: float = 3.1
    other_punctuation: float = 0.12
    restyled: float = 1.6
    restyled_wrong: float = 4.6
    restyled_again: float = 0.3
    open_first: float = 0.1
    open_later: float = 2.3
    open_later_more: float = 0.2
    run_on: float = 0.9
    open_above: float = 3.2
    open_above_inline: float = 1.1
    unusual_rank: float = 1.0
    new_parent: float = 0.8
    inline_take: float = 0.4
    inline_skip: float = 1.1
    inline_skip_sure: float = 2.4
    comma_take: float = 0.5
    comma_skip: float = 0.6
    separator: float = 0.6
    inline_at_line: float = 1.0
    inline_at_top: float = 1.5
    orphan: tuple[float, ...] = (0.0, 0.8, 1.5)
    orphan_replaced: float = 0.2
    orphan_wrong: float = 1.5
    orphan_unneeded: float = 3.0
    under_orphan: float = 0.4
    one_under_orphan: float = 1.2
    leave_period: float = 0.5
    prefix: float = 0.8
    bare_as_text: float = 0.3
    bare_open: float = 0.9
    bare_first: float = 0.4
    bare_beside: float = 1.0
    other_level: float = 1.2


COSTS: Final = Costs()


class Bare(Struct, frozen=True, gc=False):
    """A line that may be a heading without a number."""

    likely: float = 0.0
    """What speaks for it (cue words, the file's layout), taken off the cost of opening it."""
    alone: bool = False
    """A heading for certain, and nothing goes below it but its text: the guiding ideology."""
    below: bool = False
    """The line before is a heading that would have nothing below it if this one stood beside it."""
    level: int = 0
    """The level that the file gives it, from 1; 0 for none."""


class PeriodBegins(Struct, frozen=True, gc=False):
    """A period of the schedule begins."""


class TableStands(Struct, frozen=True, gc=False):
    """A schedule that is a table: nothing goes below it, and what follows goes on from before it."""


Event = tuple[Marker, ...] | Bare | PeriodBegins | TableStands
"""A marker comes with all its readings."""


class Series(Struct, frozen=True, gc=False):
    """An open series of siblings."""

    style: int
    last: int
    punctuation: str = ""
    inline: bool = False
    separator: str = ""
    """The character before the second and later ones of an inline run."""
    used: int = 0
    """The styles it has used, a bit each."""
    prefix: tuple[int, ...] = ()
    below: int = 0
    """The style of the last series below it, plus one; 0 for none."""
    below_last: int = 0
    """The number which that series had reached."""


class Step(Struct, frozen=True):
    """One decision, linked to the ones before it."""

    before: Step | None
    depth: int
    reading: int = 0


class State(Struct, frozen=True):
    """An assignment of levels so far."""

    cost: float
    stack: tuple[Series, ...]
    step: Step | None
    pairs: int
    """Which style has stood below which, a bit each."""
    orphans: int = 0
    """How many parents it takes the source to lack."""


class Decision(Struct, frozen=True, gc=False):
    """What the search settled for an event: its depth from 0 (or ``SKIPPED``) and which reading it took."""

    depth: int
    reading: int = 0


def decide(events: Sequence[Event]) -> tuple[list[Decision], int]:
    """Return a decision for each event, and how many parents the source lacks at its beginning."""
    states = [
        State(COSTS.orphan[count], (Series(ORPHAN, 0),) * count, None, 0, count) for count in _orphans(events)
    ]
    for event in events:
        states = _advance(states, event)
    best = min(states, key=_final_cost)
    decisions = []
    step = best.step
    while step is not None:
        decisions.append(Decision(step.depth, step.reading))
        step = step.before
    decisions.reverse()
    return decisions, best.orphans


def _cost(state: State) -> float:
    return state.cost


def _final_cost(state: State) -> float:
    """Charge for parents that were thought to lack and never came up."""
    lacking = sum(1 for series in state.stack if series.style == ORPHAN)
    return state.cost + COSTS.orphan_unneeded * lacking


def _orphans(events: Sequence[Event]) -> range:
    """Parents can lack only where some style's first number is not one."""
    seen = 0
    for event in events:
        if isinstance(event, tuple) and event[0].initial and event[0].skip >= STYLES[0].skip:
            marker = event[0]
            bit = 1 << marker.style
            if not seen & bit and marker.number > 1:
                return range(3)
            seen |= bit
    return range(1)


def _advance(states: list[State], event: Event) -> list[State]:
    if isinstance(event, tuple):
        if len(states) == 1:
            certain = _certain(states[0], event)
            if certain is not None:
                return [certain]
        moved = [move for state in states for move in _marker_moves(state, event)]
    elif isinstance(event, Bare):
        moved = [move for state in states for move in _bare_moves(state, event)]
    elif isinstance(event, TableStands):
        moved = [_table_move(state) for state in states]
    else:
        moved = [_period_move(state) for state in states]
    return _prune(moved) if len(moved) > 1 else moved


def _prune(states: list[State]) -> list[State]:
    """Keep the cheapest state of each stack, and of these the few cheapest.

    Stacks are the same here when their series stand at the same numbers, however they came there.
    """
    states.sort(key=_cost)
    limit = states[0].cost + MARGIN
    kept: list[State] = []
    seen = set()
    for state in states:
        if state.cost > limit or len(kept) == BEAM:
            break
        key = tuple([(series.style, series.last, series.inline) for series in state.stack])
        if key not in seen:
            seen.add(key)
            kept.append(state)
    return kept


# --------------------------------------------------------------------------- markers


def _certain(state: State, readings: tuple[Marker, ...]) -> State | None:
    """Return the one sensible move, or None where the search must decide."""
    marker = readings[0]
    if not marker.initial:
        return _certain_inline(state, marker)
    if len(readings) > 1 or marker.skip < 5:
        return None
    stack = _outside_runs(state.stack)
    bit = 1 << marker.style
    if any(series.used & bit for series in state.stack[len(stack) :]):
        return None
    found = -1
    for depth, series in enumerate(stack):
        if series.style == ORPHAN:
            return None
        if series.used & bit:
            if found >= 0:
                return None
            found = depth
    if found >= 0:
        series = stack[found]
        if series.style != marker.style or series.last + 1 != marker.number:
            return None
        return _continued(state, found, marker, 0, 0.0)
    if marker.number != 1:
        return None
    return _opened(state, stack, marker, 0, COSTS.open_first)


def _certain_inline(state: State, marker: Marker) -> State | None:
    """Return the one sensible move for a run's marker: the run goes on with the same separator, or begins."""
    stack = state.stack
    if not stack or stack[-1].style >= BARE or marker.before in "，,、":
        return None
    last = stack[-1]
    bit = 1 << marker.style
    if any(series.used & bit for series in stack[:-1]):
        return None
    if not last.used & bit:
        begins = marker.number == 1 and marker.before in "：:。"
        return _opened(state, stack, marker, 0, COSTS.inline_take) if begins and not last.inline else None
    if not last.inline or last.style != marker.style or last.last + 1 != marker.number:
        return None
    if last.separator not in ("", _fold(marker.before)):
        return None
    return _continued(state, len(stack) - 1, marker, 0, COSTS.inline_take)


def _marker_moves(state: State, readings: tuple[Marker, ...]) -> Iterator[State]:
    first = readings[0]
    yield _skipped(state, first)
    for reading, marker in enumerate(readings):
        take = _take(marker)
        leaving = 0.0
        for depth in range(len(state.stack) - 1, -1, -1):
            series = state.stack[depth]
            if series.style == PERIOD:
                leaving = COSTS.leave_period
                continue
            cost = _continue_cost(state, depth, series, marker)
            if cost is not None:
                yield _continued(state, depth, marker, reading, take + cost + leaving)
        base = _outside_runs(state.stack) if marker.initial else state.stack
        cost = _open_cost(state, base, marker)
        if cost is not None:
            yield _opened(state, base, marker, reading, take + cost)


def _skipped(state: State, marker: Marker) -> State:
    stack = state.stack
    if marker.initial:
        cost = marker.skip
        stack = _outside_runs(stack)
    else:
        cost = _inline_skip(marker)
    return _moved(state, cost, stack, Step(state.step, SKIPPED))


def _moved(state: State, cost: float, stack: tuple[Series, ...], step: Step) -> State:
    return State(state.cost + cost, stack, step, state.pairs, state.orphans)


def _inline_skip(marker: Marker) -> float:
    """Charge more for skipping a number behind a full stop than 一是 or (1) behind a comma."""
    if marker.before in "，,、":
        return COSTS.comma_skip
    sure = marker.style == CIRCLED or (marker.before in "。.；;" and STYLES[marker.style].name in _TOP_RUNS)
    return COSTS.inline_skip_sure if sure else COSTS.inline_skip


def _take(marker: Marker) -> float:
    if marker.initial:
        return 0.0
    return COSTS.comma_take if marker.before in "，,、" else COSTS.inline_take


def _outside_runs(stack: tuple[Series, ...]) -> tuple[Series, ...]:
    """Return the stack without the inline runs at its end: they close with their paragraph."""
    end = len(stack)
    while end and stack[end - 1].inline:
        end -= 1
    return stack[:end] if end < len(stack) else stack


def _continue_cost(state: State, depth: int, series: Series, marker: Marker) -> float | None:
    if series.style == ORPHAN:
        below = state.stack[depth + 1] if depth + 1 < len(state.stack) else None
        if not marker.initial or below is None or below.style == ORPHAN or below.used >> marker.style & 1:
            return None
        if below.style < BARE and STYLES[below.style].rank < STYLES[marker.style].rank:
            return COSTS.orphan_replaced + COSTS.orphan_wrong
        return COSTS.orphan_replaced if marker.number > 1 else COSTS.orphan_wrong
    if series.style >= BARE or is_decimal(marker.style) != is_decimal(series.style):
        return None
    cost = _number_cost(series, marker) + _style_cost(series, marker)
    if series.inline:
        if marker.initial:
            cost += COSTS.inline_at_line if marker.style != WORDS else 0.0
        elif series.separator and series.separator != _fold(marker.before):
            cost += COSTS.separator
    return cost


def _fold(separator: str) -> str:
    return _FULL_WIDTH.get(separator, separator)


_FULL_WIDTH: Final = {";": "；", ",": "，", ".": "。", ":": "："}


def _number_cost(series: Series, marker: Marker) -> float:
    if is_decimal(marker.style):
        return _decimal_cost(series, marker)
    if marker.number == LAST_WORD:
        return 0.0
    step = marker.number - series.last
    if step == 1 or marker.style == BULLET:
        return 0.0
    if step > 1:
        return COSTS.gap + COSTS.gap_more * (min(step, 12) - 2)
    return COSTS.repeat if step == 0 else COSTS.backwards


def _decimal_cost(series: Series, marker: Marker) -> float:
    if len(series.prefix) != len(marker.prefix):
        return 6.0
    if series.prefix == marker.prefix:
        step = marker.number - series.last
        return 0.0 if step == 1 else COSTS.gap if step > 1 else COSTS.repeat
    return 0.2 if marker.number == 1 and marker.prefix > series.prefix else COSTS.backwards


def _style_cost(series: Series, marker: Marker) -> float:
    if series.style == marker.style:
        return 0.0 if series.punctuation == marker.punctuation else COSTS.other_punctuation
    if series.used >> marker.style & 1:
        return COSTS.restyled_again
    if BULLET in (marker.style, series.style):
        return COSTS.restyled_wrong
    return COSTS.restyled if marker.number == series.last + 1 else COSTS.restyled_wrong


def _continued(state: State, depth: int, marker: Marker, reading: int, cost: float) -> State:
    stack = state.stack
    series = stack[depth]
    fresh = series.style == ORPHAN
    below = stack[depth + 1] if depth + 1 < len(stack) and not stack[depth + 1].inline else None
    new = Series(
        style=marker.style,
        last=series.last + 1 if marker.number == LAST_WORD else marker.number,
        punctuation=marker.punctuation,
        inline=series.inline,
        separator="" if marker.initial else _fold(marker.before),
        used=series.used | 1 << marker.style,
        prefix=marker.prefix,
        below=below.style + 1 if below else 0 if fresh else series.below,
        below_last=below.last if below else series.below_last,
    )
    return _moved(state, cost, (*stack[:depth], new), Step(state.step, depth, reading))


def _open_cost(state: State, base: tuple[Series, ...], marker: Marker) -> float | None:
    """Return what it costs to open a series below ``base``; None where it makes no sense."""
    if len(base) == DEEPEST or (not base and not _may_stand_at_top(marker)):
        return None
    parent = base[-1] if base else None
    cost = _first_number_cost(parent, marker)
    if not marker.initial and parent is None:
        cost += COSTS.inline_at_top
    cost += _above_cost(base, marker)
    if parent is None or parent.style >= BARE:
        return cost
    if not marker.initial or state.pairs >> (parent.style * _COUNT + marker.style) & 1:
        return cost
    if STYLES[parent.style].rank > STYLES[marker.style].rank:
        cost += COSTS.unusual_rank
    if _known(state.pairs, marker.style):
        cost += COSTS.new_parent
    return cost


_TOP_RUNS: Final = frozenset(("han", "han_paren", "arabic", "arabic_paren"))


def _may_stand_at_top(marker: Marker) -> bool:
    """Tell whether a marker can make tasks without one above: 一是 in mid-line and 首先 make none."""
    style = STYLES[marker.style]
    return not style.needs_list and (marker.initial or style.name in _TOP_RUNS)


def _first_number_cost(parent: Series | None, marker: Marker) -> float:
    if is_decimal(marker.style):
        fits = parent is not None and marker.prefix[-1] == parent.last
        return (0.0 if fits else COSTS.prefix) + (
            COSTS.open_first if marker.number == 1 else COSTS.open_later
        )
    if parent is not None and parent.style == ORPHAN:
        return COSTS.under_orphan if marker.number > 1 else COSTS.one_under_orphan
    if marker.number == 1:
        return COSTS.open_first
    if parent is not None and parent.below == marker.style + 1 and marker.number == parent.below_last + 1:
        return COSTS.run_on
    return COSTS.open_later + COSTS.open_later_more * min(marker.number - 2, 10)


def _above_cost(base: tuple[Series, ...], marker: Marker) -> float:
    """Charge for opening a style again below itself, within the same period."""
    for series in reversed(base):
        if series.style == PERIOD:
            return 0.0
        if series.used >> marker.style & 1:
            if series.style == marker.style and series.punctuation != marker.punctuation and marker.initial:
                return COSTS.open_above / 2
            return COSTS.open_above if marker.initial else COSTS.open_above_inline
    return 0.0


def _known(pairs: int, style: int) -> bool:
    return pairs >> style & _ANY_PARENT != 0


def _opened(state: State, base: tuple[Series, ...], marker: Marker, reading: int, cost: float) -> State:
    new = Series(
        marker.style,
        marker.number,
        marker.punctuation,
        inline=not marker.initial or marker.style == WORDS,
        used=1 << marker.style,
        prefix=marker.prefix,
    )
    pairs = state.pairs
    if base and base[-1].style < BARE and marker.initial:
        pairs |= 1 << (base[-1].style * _COUNT + marker.style)
    step = Step(state.step, len(base), reading)
    return State(state.cost + cost, (*base, new), step, pairs, state.orphans)


# --------------------------------------------------------------------------- bare headings, periods


def _bare_moves(state: State, bare: Bare) -> Iterator[State]:
    base = _outside_runs(state.stack)
    if bare.alone:
        depth = next((d for d, series in enumerate(base) if series.style >= BARE), len(base))
        yield _moved(state, 0.0, base[:depth], Step(state.step, depth))
        return
    new = Series(BARE, bare.level, used=1 << BARE)
    costs = [
        max(_bare_cost(base, depth) - bare.likely, 0.05 * depth) + _level_cost(base, depth, bare.level)
        for depth in range(len(base) + 1)
    ]
    if bare.below:
        costs[:-1] = [cost + COSTS.bare_beside for cost in costs[:-1]]
    if bare.likely >= CERTAIN:
        depth = costs.index(min(costs))
        yield _moved(state, costs[depth], (*base[:depth], new), Step(state.step, depth))
        return
    yield _moved(state, COSTS.bare_as_text, base, Step(state.step, SKIPPED))
    for depth, cost in enumerate(costs):
        yield _moved(state, cost, (*base[:depth], new), Step(state.step, depth))


def _bare_cost(base: tuple[Series, ...], depth: int) -> float:
    if depth == len(base):
        return COSTS.bare_open if base else COSTS.bare_first
    at = base[depth]
    if at.style == BARE:
        return COSTS.open_first
    if at.style == ORPHAN:
        return COSTS.orphan_replaced
    if at.style == PERIOD:
        return COSTS.bare_beside + COSTS.leave_period
    return COSTS.bare_beside * (1 if depth == 0 else 1.5)


def _level_cost(base: tuple[Series, ...], depth: int, level: int) -> float:
    """Charge for a depth against the levels that the file gives its headings: an h3 beside an h2, or an h2 below it."""
    if not level:
        return 0.0
    above = next((series.last for series in reversed(base[:depth]) if series.style == BARE), 0)
    beside = base[depth].last if depth < len(base) and base[depth].style == BARE else 0
    return COSTS.other_level if above >= level or 0 < beside < level else 0.0


def _period_move(state: State) -> State:
    """Put a period beside the period before it, else below whatever is open."""
    base = _outside_runs(state.stack)
    depth = next((d for d, series in enumerate(base) if series.style == PERIOD), len(base))
    stack = (*base[:depth], Series(PERIOD, 0, used=1 << PERIOD))
    return _moved(state, 0.0, stack, Step(state.step, depth))


def _table_move(state: State) -> State:
    """Put a table where a period would begin; a list of periods ends with it."""
    base = _outside_runs(state.stack)
    depth = next((d for d, series in enumerate(base) if series.style == PERIOD), len(base))
    return _moved(state, 0.0, base[:depth], Step(state.step, depth))
