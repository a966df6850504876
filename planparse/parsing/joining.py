"""Joins hard-broken lines into the paragraphs that they were.

Works per region (the schedule is often set narrower than the prose): if many unfinished lines end
at one width and the next line begins without a marker, that width is a hard break.  A line that
ends in a comma, an open bracket, or a next line that begins as no line may (。, ）) joins whatever
the width.

Holds afterwards: headings, items and short real lines stand alone.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from planparse.parsing import cues
from planparse.parsing.endings import is_attachment, is_date, is_name
from planparse.parsing.markers import initial_markers
from planparse.parsing.paragraphs import Paragraph, Row, columns_of, from_row, from_rows
from planparse.parsing.periods import label_at
from planparse.parsing.setting_aside import ends_sentence

NARROWEST: Final = 24
"""No text is set narrower than this, in columns (a Chinese character is two)."""
WIDEST_IN_WIDTHS: Final = 6
"""No text is set wider than this many times the narrowest."""
FEWEST: Final = 2
"""So many lines must end at a width to make it one."""


class Measure(Struct, frozen=True, gc=False):
    """What joining needs to know of a row."""

    row: Row
    columns: int
    finished: bool
    """Ends as a sentence ends, or is a period's label and nothing else."""
    begins: bool
    """Begins with what begins a paragraph: a marker, a period, a named passage."""
    open_bracket: bool


def paragraphs(rows: Sequence[Row]) -> list[Paragraph]:
    """Join rows into paragraphs; prose and schedule are measured apart."""
    measures = [_measure(row) for row in rows]
    _mark_signature(measures)
    first, end = _schedule_of(measures)
    prose = _setting([*measures[:first], *measures[end:]])
    joined = _join(measures[:first], prose)
    if first < end:
        schedule = _setting(measures[first:end])
        if not (schedule.columns or schedule.characters):
            schedule = replace(schedule, columns=prose.columns, characters=prose.characters)
        joined += _join(measures[first:end], schedule)
        joined += _join(measures[end:], prose)
    return joined


def _measure(row: Row) -> Measure:
    text = row.text
    label = label_at(text)
    return Measure(
        row,
        row.indent + columns_of(text),
        ends_sentence(text) or (label is not None and label.end == len(text)),
        label is not None or begins_paragraph(text),
        _is_open(text),
    )


def _mark_signature(measures: list[Measure]) -> None:
    """Let the signature's lines begin paragraphs: a date, and the name above it."""
    for number in range(len(measures) - 1, max(len(measures) - 8, -1), -1):
        text = measures[number].row.text
        if is_date(text):
            measures[number] = replace(measures[number], begins=True)
            if number and is_name(measures[number - 1].row.text):
                measures[number - 1] = replace(measures[number - 1], begins=True)


def begins_paragraph(text: str) -> bool:
    """Tell whether a line that begins so begins a paragraph, whatever stands before it."""
    if text.startswith(_BEGINNINGS) or is_attachment(text):
        return True
    readings = initial_markers(text)
    return bool(readings) and readings[0].skip >= 1.0


_BEGINNINGS: Final = (*cues.CLOSING_STRONG, *cues.GUIDING_LABELS)


def _is_open(text: str) -> bool:
    """Tell whether a bracket or quotation is still open at the line's end."""
    opened = text.count("(") + text.count("（") - text.count(")") - text.count("）")
    return opened > 0 or text.count("“") > text.count("”") or text.count("《") > text.count("》")


# --------------------------------------------------------------------------- the schedule's lines


def _schedule_of(measures: list[Measure]) -> tuple[int, int]:
    """Return where the schedule begins and ends; without one, both are the number of lines."""
    labels = [i for i, m in enumerate(measures) if m.begins and label_at(m.row.text) is not None]
    count = len(measures)
    if len(labels) < 2:
        return count, count
    last = labels[-1]
    end = next((i for i in range(last + 1, count) if _leaves_schedule(measures[i].row.text)), count)
    return labels[0], end


def _leaves_schedule(text: str) -> bool:
    readings = initial_markers(text)
    if readings:
        return text[0] in "一二三四五六七八九十(（" and readings[0].number > 1
    return text.startswith(cues.CLOSING_STRONG)


# --------------------------------------------------------------------------- how lines are set


class Setting(Struct, frozen=True, gc=False):
    """How a region is set."""

    columns: int
    """Columns of a full line; 0 where lines are not broken at a width."""
    characters: int
    """Characters of a full line, likewise."""
    indents: bool
    """Paragraphs begin with an indent, so a line without one goes on."""
    spaced: bool
    """An empty line parts paragraphs."""


def _setting(lines: list[Measure]) -> Setting:
    return Setting(
        _width(lines, _columns, NARROWEST),
        _width(lines, _characters, NARROWEST // 2),
        _has_indents(lines),
        _is_spaced(lines),
    )


def _join(lines: list[Measure], setting: Setting) -> list[Paragraph]:
    found: list[Paragraph] = []
    current: list[Row] = []
    before: Measure | None = None
    for measure in lines:
        if before is not None and _goes_on(before, measure, setting):
            current.append(measure.row)
        else:
            _flush(current, found)
            current = [measure.row]
        before = measure
    _flush(current, found)
    return found


def _flush(rows: list[Row], found: list[Paragraph]) -> None:
    if len(rows) == 1:
        found.append(from_row(rows[0]))
    elif rows:
        found.append(from_rows(rows))


def _goes_on(before: Measure, after: Measure, setting: Setting) -> bool:
    """Tell whether a line goes on from the one before it."""
    if before.row.cell is None and before.row.text[-1] in TORN:
        return True
    if _is_full(before, setting) and _is_torn_number(before.row.text, after.row.text):
        return True
    if after.begins or before.row.cell is not after.row.cell or _is_heading(before.row, after.row):
        return False
    if after.row.text[0] in cues.LINE_HEAD_FORBIDDEN:
        return True
    if before.finished and not before.open_bracket:
        return False
    if before.row.text[-1] in "和与及或的" and before.columns >= NARROWEST:
        return True
    if after.row.torn not in (None, "debris") and before.columns >= SHORTEST_HALF and after.row.gap <= 1:
        return True
    if setting.indents and after.row.indent > before.row.indent:
        return False
    if setting.spaced and after.row.gap:
        return False
    last = before.row.text[-1]
    if (
        last in cues.COMMAS
        or last in cues.OPENERS
        or (before.open_bracket and before.columns >= NARROWEST // 2)
    ):
        return not _is_roster(after.row.text)
    if not (setting.columns or setting.characters):
        return False
    if _is_full(before, setting) or (setting.indents and not after.row.indent and before.row.indent > 0):
        return True
    scrap = after.columns <= SHORTEST_TAIL and not after.row.text.endswith(cues.ORGANIZATION_ENDS)
    width = setting.columns or 2 * setting.characters
    return scrap and before.begins and before.columns * 2 > width


SHORTEST_HALF: Final = 16
"""A line before a page number is half a sentence when it has so many columns and no end."""
SHORTEST_TAIL: Final = 12
"""In a list of numbered items, set at a width, an unnumbered scrap of so few columns belongs to the item."""


TORN: Final = cues.OPENERS | {"第"}
"""No line ends so: 第|四, （|3）."""


def _is_torn_number(before: str, after: str) -> bool:
    """Tell a number that a full line's end tears: 20|26年, 2026.|3.5."""
    stem = before[-5:].rstrip(".．")
    return stem[-1:].isdecimal() and after[0].isdecimal() and len(before) >= NARROWEST // 2


def _is_full(measure: Measure, setting: Setting) -> bool:
    if measure.row.cell is not None:
        return False
    if setting.columns and measure.columns >= setting.columns - slack_of(setting.columns):
        return True
    return setting.characters > 0 and _characters(measure) >= setting.characters - slack_of(
        setting.characters
    )


def _columns(measure: Measure) -> int:
    return measure.columns


def _characters(measure: Measure) -> int:
    return measure.row.indent // 2 + len(measure.row.text)


def _is_heading(before: Row, after: Row) -> bool:
    """Tell whether the file itself calls one of them a heading."""
    return any(row.look is not None and (row.look.level or row.look.title) for row in (before, after))


def _is_roster(text: str) -> bool:
    """Tell whether a line is a field of its own, such as 组长：… or 责任部门：… ."""
    colon = min((at for at in (text.find("："), text.find(":")) if at > 0), default=0)
    return 2 <= colon <= 8 and not any(c in text[:colon] for c in "，,、。")


def _pairs(region: list[Measure]) -> list[tuple[Measure, Measure]]:
    return [(a, b) for a, b in pairwise(region) if not b.begins]


def _width(region: list[Measure], size: Callable[[Measure], int], narrowest: int) -> int:
    """Return the width at which the lines are broken, 0 for none; ``size`` measures a line.

    A width scores by the unfinished lines that are full at it and go on unmarked, against the
    lines that are longer than it, and the unfinished lines that are shorter and do not end.
    """
    widest = WIDEST_IN_WIDTHS * narrowest
    open_ended = [0] * (widest + 2)
    proven = [0] * (widest + 2)
    for before, after in _pairs(region):
        if not before.finished:
            at = min(size(before), widest + 1)
            open_ended[at] += 1
            proven[at] += _is_proof(before, after)
    lengths = [0] * (widest + 2)
    for measure in region:
        lengths[min(size(measure), widest + 1)] += 1
    unfinished = sum(open_ended[narrowest:])
    best, width = 0.0, 0
    longer = lengths[widest + 1]
    for candidate in range(widest, narrowest - 1, -1):
        if open_ended[candidate]:
            slack = slack_of(candidate)
            full = sum(open_ended[candidate - slack : candidate + 1])
            shorter = sum(open_ended[narrowest : candidate - slack])
            over = longer - sum(lengths[candidate + 1 : candidate + 3])
            score = full - 0.6 * shorter - 1.5 * max(over, 0)
            proof = sum(proven[candidate - slack : candidate + 1])
            if full >= FEWEST and full * 2 > unfinished and proof * 4 >= full and score > best:
                best, width = score, candidate
        longer += lengths[candidate]
    return width


def _is_proof(before: Measure, after: Measure) -> bool:
    """Tell a sentence that is broken for certain from two entries of a list without numbers."""
    return before.begins or after.finished or before.row.text[-1] in cues.COMMAS or before.open_bracket


def slack_of(width: int) -> int:
    """Return how much a full line may lack: a character, and what half-width punctuation saves."""
    return max(2, width // 10)


def _has_indents(region: list[Measure]) -> bool:
    """Paragraphs are indented when some lines are, and unfinished lines are followed by such as are not."""
    indented = sum(1 for m in region if m.row.indent)
    if not indented or indented == len(region):
        return False
    going_on = [b for a, b in _pairs(region) if not a.finished]
    return bool(going_on) and sum(1 for b in going_on if not b.row.indent) * 4 >= len(going_on) * 3


def _is_spaced(region: list[Measure]) -> bool:
    """Empty lines part paragraphs, unless they also stand where a sentence goes on."""
    gaps = [a for a, b in pairwise(region) if b.row.gap]
    if not gaps:
        return False
    torn = [a for a in gaps if not a.finished and a.columns >= NARROWEST and a.row.text[-1] in cues.COMMAS]
    inside = [
        a for a, b in _pairs(region) if not (a.finished or b.row.gap or b.row.torn) and a.columns >= NARROWEST
    ]
    return len(inside) > len(torn) if torn else bool(inside) or len(gaps) * 2 < len(region)
