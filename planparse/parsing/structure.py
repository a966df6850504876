"""Turns a plan's paragraphs into entries: headings, items and periods with their levels.

Collects the events that the search in ``outline`` decides on, and reads its decisions back into a
flat list in reading order.  Holds afterwards: every character of the paragraphs is in exactly one
entry's marker, chunks or label, or in the preamble.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final, Literal

from msgspec import Struct
from msgspec.structs import replace

from planparse.model import Period
from planparse.parsing import cues, outline
from planparse.parsing.markers import (
    LAST_WORD,
    Marker,
    glued_markers,
    initial_markers,
    inline_markers,
    stacked_markers,
)
from planparse.parsing.paragraphs import Paragraph
from planparse.parsing.periods import LONGEST_HEADED, Label, headed_label, label_at
from planparse.parsing.setting_aside import ends_sentence
from planparse.parsing.shapes import shape_of

LONGEST_BARE: Final = 30
"""A bare heading is at most so long, in characters."""
QUARTER: Final = 3
"""一、上半年 heads tasks; a numbered month or quarter is a period of the schedule."""
SHORTEST_RUN: Final = 12
"""A shorter paragraph holds no run of items."""
LONGEST_LABEL: Final = 16
"""So long is a heading that names the guiding ideology at most."""


class Chunk(Struct, frozen=True, gc=False):
    """A stretch of a paragraph's text."""

    paragraph: Paragraph
    start: int
    end: int

    @property
    def text(self) -> str:
        """The stretch, without white space around it."""
        return self.paragraph.text[self.start : self.end].strip()


class Entry(Struct, frozen=True, gc=False):
    """A heading, item or period, and the text that belongs to it."""

    kind: Literal["task", "bare", "period", "table", "orphan"]
    depth: int
    marker: Chunk | None
    head: Chunk | None
    """What follows the marker or the label in the same paragraph, up to the next marker."""
    body: tuple[Chunk, ...]
    """The paragraphs below, up to the next entry."""
    number: int = 0
    style: int = -1
    inline: bool = False
    label: Chunk | None = None
    period: Label | None = None
    table: tuple[Period, ...] = ()
    """The periods of a schedule that is a table."""


class Structure(Struct, frozen=True, gc=False):
    """What stands before the first entry, and the entries in reading order."""

    preamble: tuple[Chunk, ...]
    entries: tuple[Entry, ...]


class Place(Struct, frozen=True, gc=False):
    """An event of the search, and where in the paragraphs it happens."""

    paragraph: int
    event: outline.Event
    period: Label | None = None
    start: int = 0
    """Where a period's label begins, behind its own marker: 1、九月份."""
    table: tuple[Period, ...] = ()


def structure(
    paragraphs: Sequence[Paragraph], tables: Mapping[int, tuple[Period, ...]] | None = None
) -> Structure:
    """Return the entries of one plan's paragraphs; ``tables`` holds schedules that stand at some of them."""
    places = _places(paragraphs, tables or {})
    decisions, orphans = outline.decide([place.event for place in places])
    taken = [
        _taken(place, decision)
        for place, decision in zip(places, decisions, strict=True)
        if decision.depth != outline.SKIPPED
    ]
    return _read(paragraphs, taken, orphans)


# --------------------------------------------------------------------------- events


def _places(paragraphs: Sequence[Paragraph], tables: Mapping[int, tuple[Period, ...]]) -> list[Place]:
    """Return the events in reading order."""
    initial = [initial_markers(p.text) if p.cell is None else () for p in paragraphs]
    periods = _periods(paragraphs, initial)
    known = {(m.style, m.number) for readings in initial for m in readings}
    plain = _plain_headings(paragraphs, initial, periods, tables)
    lists = _heads_of_lists(paragraphs, initial)
    places: list[Place] = []
    guiding = scheduled = False
    section: Marker | None = None
    for number, paragraph in enumerate(paragraphs):
        readings = initial[number]
        period = periods.get(number)
        if number in tables:
            places.append(Place(number, outline.TableStands(), table=tables[number]))
        elif period is not None:
            places += _period_places(number, paragraph.text, readings, period, known)
            scheduled = True
        elif readings:
            guiding = is_guiding_label(paragraph.text[readings[0].end : readings[0].end + LONGEST_LABEL + 4])
            section = readings[0]
            places += _marked(number, paragraph.text, readings, known)
        elif number in plain or (
            not scheduled and _may_be_heading(paragraphs, initial, periods, tables, number)
        ):
            guiding = is_guiding_label(paragraph.text)
            heads_schedule = number + 1 in periods or number + 1 in tables
            certain = heads_schedule or number in plain
            below = number in lists and _is_below(paragraphs, initial, number)
            places.append(Place(number, _bare(paragraph, guiding, certain, below)))
        elif paragraph.cell is None and len(paragraph.text) > SHORTEST_RUN:
            inline = _inline(paragraph.text, 0, known)
            places += [Place(number, (m,)) for m in inline if not guiding or _follows(m, section)]
    return places


def _follows(marker: Marker, section: Marker | None) -> bool:
    """Tell whether a marker in the text of the guiding ideology begins the next section: …。二、任务."""
    return section is not None and (marker.style, marker.number) == (section.style, section.number + 1)


def _period_places(
    number: int,
    text: str,
    readings: tuple[Marker, ...],
    period: Label,
    known: set[tuple[int, int]],
) -> list[Place]:
    start = readings[0].end if readings and label_at(text) is None else 0
    first = _first_inside(text, period.end)
    places = [Place(number, outline.PeriodBegins(), period, start)]
    places += [Place(number, (m,)) for m in first]
    known = known | {(m.style, m.number) for m in first}
    places += [Place(number, (m,)) for m in _inline(text, first[0].end if first else period.end, known)]
    return places


def _marked(number: int, text: str, readings: tuple[Marker, ...], known: set[tuple[int, int]]) -> list[Place]:
    places = [Place(number, readings)]
    end = readings[0].end
    stacked = stacked_markers(text, readings[0])
    if stacked:
        places.append(Place(number, stacked))
        end = stacked[0].end
    if len(text) > SHORTEST_RUN:
        places += [Place(number, (m,)) for m in _inline(text, end, known, readings[-1].number)]
    return places


def _first_inside(text: str, position: int) -> tuple[Marker, ...]:
    """Return the marker right behind a period's label, as in 三月份：1、…2、… ."""
    shifted = initial_markers(text[position:])[:1]
    return tuple(
        Marker(
            m.start + position, m.end + position, m.style, m.number, m.punctuation, m.initial, prefix=m.prefix
        )
        for m in shifted
    )


def _inline(text: str, start: int, known: set[tuple[int, int]], first: int = -1) -> list[Marker]:
    """Return the candidates in mid-line that have a neighbour number, here or at a line's beginning.

    ``first`` is the number at the beginning of this very line.
    """
    shape = shape_of(text)
    found = inline_markers(text, start, shape)
    glued = glued_markers(text, shape, start)
    if glued:
        known_at = {marker.start for marker in found}
        found += [marker for marker in glued if marker.start not in known_at]
        found.sort(key=lambda marker: marker.start)
    if not found:
        return found
    here = {(m.style, m.number) for m in found}
    return [
        m
        for m in found
        if any((m.style, m.number + step) in here for step in (-2, -1, 1, 2))
        or (m.style, m.number - 1) in known
        or (m.style, m.number - 2) in known
        or (m.number == 1 and (m.style, 2) in known)
        or m.number in (first + 1, LAST_WORD)
    ]


# --------------------------------------------------------------------------- periods


def _periods(paragraphs: Sequence[Paragraph], initial: list[tuple[Marker, ...]]) -> dict[int, Label]:
    """Return the paragraphs that begin with a period's label.

    A label that could be something else counts only beside others: at least two in the plan.
    """
    found: dict[int, Label] = {}
    numbered: dict[int, Label] = {}
    for number, paragraph in enumerate(paragraphs):
        period = label_at(paragraph.text) if paragraph.cell is None else None
        if period is not None and not (number and _asks_when(paragraphs[number - 1].text)):
            found[number] = period
        elif initial[number]:
            inner = label_at(paragraph.text, initial[number][0].end)
            if inner is not None and 0 < len(inner.months) <= QUARTER:
                numbered[number] = inner
    found |= _headed(paragraphs, initial, found)
    if len(numbered) >= 2 and len({p.months for p in numbered.values()}) >= 2:
        found.update(numbered)
    sure = sum(1 for period in found.values() if period.sure)
    if sure == 0 and len(found) < 2:
        return {}
    return {n: p for n, p in found.items() if p.sure or sure >= 2 or len(found) >= 3 or n in numbered}


def _headed(
    paragraphs: Sequence[Paragraph], initial: list[tuple[Marker, ...]], known: dict[int, Label]
) -> dict[int, Label]:
    """Return the headings that are a month and more words: 二月园务行政, 三月园务行政.

    They are periods when the same words come back behind another month, or when each heads a list
    and several months do so.
    """
    found: dict[int, Label] = {}
    behind: dict[int, str] = {}
    for number, paragraph in enumerate(paragraphs):
        if len(paragraph.text) > LONGEST_HEADED or paragraph.cell is not None or number in known:
            continue
        headed = headed_label(paragraph.text)
        if headed is not None:
            found[number], behind[number] = headed
    if not found:
        return found
    lists = {n for n in found if n + 1 < len(initial) and initial[n + 1] and initial[n + 1][0].number == 1}
    months = {found[n].months for n in lists} | {label.months for label in known.values()}
    by_words: dict[str, set[tuple[int, ...]]] = {}
    for number, words in behind.items():
        by_words.setdefault(words, set()).add(found[number].months)
    returning = {n for n in found if len(by_words[behind[n]]) >= 2}
    return {n: found[n] for n in sorted(returning | (lists if len(months) >= 2 else set()))}


def _asks_when(heading: str) -> bool:
    """Tell whether a heading is 活动时间 or the like: the date below it is its text, no schedule."""
    return len(heading) <= LONGEST_LABEL and heading.rstrip("：:。").endswith(("时间", "日期", "时限"))


# --------------------------------------------------------------------------- bare headings


def _may_be_heading(
    paragraphs: Sequence[Paragraph],
    initial: list[tuple[Marker, ...]],
    periods: dict[int, Label],
    tables: Mapping[int, tuple[Period, ...]],
    number: int,
) -> bool:
    """Tell whether an unmarked paragraph can head what follows it."""
    paragraph = paragraphs[number]
    if not is_heading_like(paragraph.text) or paragraph.cell is not None:
        return False
    if number and initial[number - 1] and initial[number - 1][-1].end == len(paragraphs[number - 1].text):
        return False  # it is what the marker alone on the line before belongs to
    if is_guiding_label(paragraph.text) and len(paragraph.text) <= 10:
        return True
    if paragraph.look is not None and paragraph.look.level:
        return True
    following = number + 1
    if following >= len(paragraphs):
        return False
    if following in periods or following in tables:
        return True
    readings = initial[following]
    return bool(readings) and readings[0].number == 1 and not _leads_in(paragraph.text)


def _plain_headings(
    paragraphs: Sequence[Paragraph],
    initial: list[tuple[Marker, ...]],
    periods: dict[int, Label],
    tables: Mapping[int, tuple[Period, ...]],
) -> frozenset[int]:
    """Return the headings of a plan that numbers none: short lines, each above a passage or a list.

    One such line shows nothing; several do, where no list begins elsewhere and most of the text
    stands below them.
    """
    found: set[int] = set()
    bold = 0
    for number, paragraph in enumerate(paragraphs):
        if number in periods or number in tables or initial[number] or number + 1 >= len(paragraphs):
            continue
        if not _is_plain(paragraph) or paragraphs[number + 1].cell is not None or number + 1 in periods:
            continue
        whole = _is_bold(paragraph) and not _is_bold(paragraphs[number + 1])
        readings = initial[number + 1]
        if readings[0].number == 1 if readings else whole or _is_passage(paragraphs[number + 1].text):
            found.add(number)
            bold += whole
    if len(found) < (FEWEST_BOLD if bold == len(found) else FEWEST_PLAIN):
        return frozenset()
    if any(readings and readings[0].number == 1 and n - 1 not in found for n, readings in enumerate(initial)):
        return frozenset()
    first = min(found)
    unmarked = sum(1 for n in range(first, len(paragraphs)) if not initial[n] and n not in found)
    return frozenset(found) if unmarked <= MOST_PASSAGES * len(found) else frozenset()


FEWEST_PLAIN: Final = 3
FEWEST_BOLD: Final = 2
MOST_PASSAGES: Final = 4
"""Below a plain heading stand so many paragraphs on the average, at most."""
LONGEST_PLAIN: Final = 20
SHORTEST_PASSAGE: Final = 16


def _is_plain(paragraph: Paragraph) -> bool:
    text = paragraph.text
    if paragraph.cell is not None or len(text) > LONGEST_PLAIN or not is_heading_like(text):
        return False
    addressed = text[-1] in ":：" and any(sign in text for sign in "各们")
    return not _leads_in(text) and not addressed and not text.startswith(("各", "尊敬", "同志"))


def _is_bold(paragraph: Paragraph) -> bool:
    return paragraph.look is not None and paragraph.look.bold >= len(paragraph.text)


def _is_passage(text: str) -> bool:
    return len(text) >= SHORTEST_PASSAGE and ends_sentence(text)


def _is_below(paragraphs: Sequence[Paragraph], initial: list[tuple[Marker, ...]], number: int) -> bool:
    """Tell whether the line before heads this one: 三、措施 above 加强管理 and its 1、2、3、.

    A marker like those of the list below is the last item of the list above.
    """
    before = initial[number - 1] if number else ()
    if not before or before[0].style == initial[number + 1][0].style:
        return False
    return is_heading_like(paragraphs[number - 1].text[before[0].end :].strip())


def is_guiding_label(text: str) -> bool:
    """Tell whether a heading names the guiding ideology: 指导思想 or 工作总体思路."""
    text = text.rstrip(":：").strip("【】[]")
    return len(text) <= LONGEST_LABEL and has_guiding_label(text)


def has_guiding_label(text: str) -> bool:
    """Tell whether a short text has one of the names of the guiding ideology in it."""
    return any(map(text.__contains__, cues.GUIDING_LABELS))


def _leads_in(text: str) -> bool:
    """Tell whether a line that ends in a colon introduces a list (做好以下工作：) and is no heading (工作目标：)."""
    if not text.endswith((":", "：")):
        return False
    return len(text) > LONGEST_COLON_HEADING or any(word in text for word in ("以下", "如下", "下列", "下面"))


LONGEST_COLON_HEADING: Final = 7
RECURRING: Final = 0.8
"""What it speaks for a line above a list, below a heading, that other lines stand above lists of their own."""


def _heads_of_lists(paragraphs: Sequence[Paragraph], initial: list[tuple[Marker, ...]]) -> frozenset[int]:
    """Return the short unmarked lines above number one, where there are several in a plan."""
    found = {
        n
        for n, readings in enumerate(initial[1:])
        if readings and readings[0].number == 1 and not initial[n] and _is_plain(paragraphs[n])
    }
    return frozenset(found) if len(found) >= FEWEST_PLAIN else frozenset()


def _bare(paragraph: Paragraph, alone: bool, certain: bool, below: bool) -> outline.Bare:
    likely = outline.CERTAIN if certain else RECURRING if below else 0.0
    level = paragraph.look.level if paragraph.look is not None else 0
    if level:
        likely += 0.8
    if any(word in paragraph.text for word in _HEADING_WORDS):
        likely += 0.2
    if any(c in paragraph.text for c in "，,"):
        likely -= 0.3
    return outline.Bare(likely, alone, below, level)


_HEADING_WORDS: Final = ("工作", "措施", "任务", "目标", "重点", "安排", "内容", "要求", "保障", "日程")


def is_heading_like(text: str) -> bool:
    """Tell whether a line is one short phrase without a sentence's end."""
    if not 2 <= len(text) <= LONGEST_BARE or text.isascii() or ends_sentence(text.rstrip(":：")):
        return False
    return not any(c in text for c in "。；;！？!?") and text[-1] not in "、，,"


# --------------------------------------------------------------------------- entries


class Taken(Struct, frozen=True, gc=False):
    """An event that the search took."""

    paragraph: int
    start: int
    """Where its marker or label begins in the paragraph."""
    end: int
    """Where what it heads begins."""
    depth: int
    place: Place
    marker: Marker | None


def _taken(place: Place, decision: outline.Decision) -> Taken:
    if isinstance(place.event, tuple):
        marker = place.event[decision.reading]
        return Taken(place.paragraph, marker.start, marker.end, decision.depth, place, marker)
    end = place.period.end if place.period is not None else 0
    return Taken(place.paragraph, 0, end, decision.depth, place, None)


def _read(paragraphs: Sequence[Paragraph], taken: list[Taken], orphans: int) -> Structure:
    entries = [Entry("orphan", depth, None, None, ()) for depth in range(orphans)]
    first = taken[0] if taken else None
    limit = (first.paragraph, first.start) if first else (len(paragraphs), 0)
    preamble = _between(paragraphs, (0, 0), limit)
    for number, here in enumerate(taken):
        following = taken[number + 1] if number + 1 < len(taken) else None
        limit = (following.paragraph, following.start) if following else (len(paragraphs), 0)
        entries.append(_entry(paragraphs, here, limit))
    return Structure(preamble, tuple(_runs_closed(entries)))


def _entry(paragraphs: Sequence[Paragraph], here: Taken, limit: tuple[int, int]) -> Entry:
    paragraph = paragraphs[here.paragraph]
    chunks = _between(paragraphs, (here.paragraph, here.end), limit)
    own = bool(chunks) and chunks[0].paragraph is paragraph and chunks[0].start < len(paragraph.text)
    own = own and here.end < len(paragraph.text)
    head = chunks[0] if own else None
    body = chunks[1:] if own else chunks
    if here.place.table:
        return Entry("table", here.depth, None, None, chunks, table=here.place.table)
    period = here.place.period
    if period is not None:
        marker = Chunk(paragraph, 0, here.place.start) if here.place.start else None
        label = Chunk(paragraph, here.place.start, period.end)
        return Entry("period", here.depth, marker, head, body, label=label, period=period)
    if here.marker is None:
        return Entry("bare", here.depth, None, head, body)
    found = here.marker
    if head is None and body:
        head, body = body[0], body[1:]
    return Entry(
        "task",
        here.depth,
        Chunk(paragraph, found.start, found.end),
        head,
        body,
        number=found.number,
        style=found.style,
        inline=not found.initial,
    )


def _between(
    paragraphs: Sequence[Paragraph], start: tuple[int, int], limit: tuple[int, int]
) -> tuple[Chunk, ...]:
    """Return the chunks from one place to another, empty ones left out."""
    found = []
    for number in range(start[0], min(limit[0] + 1, len(paragraphs))):
        paragraph = paragraphs[number]
        begin = start[1] if number == start[0] else 0
        end = limit[1] if number == limit[0] else len(paragraph.text)
        if paragraph.text[begin:end].strip():
            found.append(Chunk(paragraph, begin, end))
    return tuple(found)


def _runs_closed(entries: list[Entry]) -> list[Entry]:
    """Give the paragraphs behind an inline run to the task that holds it: a run ends with its paragraph."""
    found = list(entries)
    for number, entry in enumerate(entries):
        if not entry.inline or not entry.body:
            continue
        holder = _holder(entries, number)
        if holder is not None:
            found[holder] = _with_body(found[holder], found[holder].body + entry.body)
            found[number] = _with_body(entry, ())
    return found


def _holder(entries: list[Entry], number: int) -> int | None:
    """Return the entry that holds the inline run; None when the run began on a line of its own."""
    depth = entries[number].depth
    for before in range(number - 1, -1, -1):
        entry = entries[before]
        if entry.depth == depth and not entry.inline:
            return None
        if entry.depth < depth:
            if not entry.inline:
                return before
            depth = entry.depth
    return None


def _with_body(entry: Entry, body: tuple[Chunk, ...]) -> Entry:
    return replace(entry, body=body)
