"""Tells the plans of a page from what stands around them: page titles, editors' words, notices."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from planparse.model import Reason, SetAside
from planparse.parsing import cues
from planparse.parsing.endings import ending, is_date, is_name
from planparse.parsing.markers import BULLET, initial_markers
from planparse.parsing.naming import names_collection
from planparse.parsing.paragraphs import Paragraph, Row, from_row, stretches
from planparse.parsing.periods import label_at
from planparse.parsing.setting_aside import EARLY, SURE, ends_sentence, holds_series, is_editor_note
from planparse.parsing.tables import column_kind
from planparse.parsing.titles import Segment


class Parts(Struct, frozen=True):
    """The segments that are plans, and what was set aside of the others."""

    plans: list[Segment]
    set_aside: list[SetAside]


def sorted_out(found: Sequence[Segment]) -> Parts:
    """Part the segments that hold a plan from those that only lead up to one."""
    plans: list[Segment] = []
    aside: list[SetAside] = []
    issuer = ""
    for number, whole in enumerate(found):
        segment, lesson = without_lessons(whole)
        aside += lesson
        if number + 1 == len(found):
            segment, links = _without_links(segment)
            aside += links
        last = number + 1 == len(found)
        following = None if last else found[number + 1]
        reason = _reason_against(segment, following)
        if reason is None:
            plans.append(replace(segment, issuer=issuer) if issuer else segment)
            issuer = ""
            aside += [passage for row in segment.above for passage in _aside(row, "site_chrome")]
        else:
            aside += _passages(segment, reason)
            issuer = _issuer(segment.rows) if reason == "notice" else ""
    return Parts(plans, aside)


def _issuer(rows: Sequence[Row]) -> str:
    """Return who issued a notice, by its signature or its letterhead; "" for nobody."""
    signature = ending([from_row(row) for row in rows]).signature
    if signature is not None and signature.organization:
        return str(signature.organization)
    heads = (
        row.as_printed(row.start, row.end - len(_LETTERHEAD))
        for row in rows[:EARLY]
        if row.text.endswith(_LETTERHEAD)
    )
    return next((head for head in heads if is_name(head)), "")


_LETTERHEAD: Final = "文件"


def _without_links(segment: Segment) -> tuple[Segment, list[SetAside]]:
    """Cut off the page's links behind the last plan: short unfinished lines below other site chrome."""
    first = len(segment.rows)
    for number in range(len(segment.rows) - 1, -1, -1):
        row = segment.rows[number]
        markers = initial_markers(row.text)
        if len(row.text) > LONGEST_LINK or ends_sentence(row.text) or row.cell:
            break
        if is_date(row.text) or is_name(row.text) or row.text[-1] in ":：":
            break
        if markers and markers[0].style != BULLET:
            break
        if row.torn == "site_chrome":
            first = number
    links = [passage for row in segment.rows[first:] for passage in _aside(row, "site_chrome")]
    return replace(segment, rows=segment.rows[:first]), links


LONGEST_LINK: Final = 40


def without_lessons(segment: Segment) -> tuple[Segment, list[SetAside]]:
    """Cut off an editor's lesson on how plans are written: from its heading to the next title."""
    rows = segment.rows
    first = next((n for n, row in enumerate(rows) if row.cell is None and _is_lesson(row.text)), None)
    if first is None:
        return segment, []
    # above a plan it is only a line of the page's; below one, the lesson lasts to the end
    end = (
        first + 1
        if _has_outline(rows[first + 1 :]) and not _has_outline(rows[:first])
        else _lesson_end(rows, first)
    )
    notes = [passage for row in rows[first:end] for passage in _aside(row, "editor_note")]
    return replace(segment, rows=[*rows[:first], *rows[end:]]), notes


def _lesson_end(rows: list[Row], first: int) -> int:
    """Return where a lesson ends: at the next number of the plan, at its signature, or with the rows."""
    numbers = [m[0] for row in rows[:first] if (m := initial_markers(row.text)) and m[0].skip >= SURE]
    following = {(marker.style, marker.number + 1) for marker in numbers}
    for number in range(first + 1, len(rows)):
        markers = initial_markers(rows[number].text)
        if markers and (markers[0].style, markers[0].number) in following:
            return number
        if is_date(rows[number].text):
            return number - 1 if number - 1 > first and is_name(rows[number - 1].text) else number
    return len(rows)


def _is_lesson(text: str) -> bool:
    if len(text) > LONGEST_LESSON_HEADING or not any(map(text.__contains__, _LESSON_SIGNS)):
        return False
    if initial_markers(text):
        return False
    return _lesson_pattern().search(text) is not None


LONGEST_LESSON_HEADING: Final = 20
_LESSON_SIGNS: Final = ("注意", "写", "格式", "技巧")
"""A heading without any of these is no lesson's."""


@cache
def _lesson_pattern() -> re.Pattern[str]:
    return re.compile(cues.EDITOR_HEADINGS_PATTERN)


def _reason_against(segment: Segment, following: Segment | None) -> Reason | None:
    """Return why a segment is no plan, or None when it is one."""
    last = following is None
    if not segment.rows:
        return "site_chrome"
    if all(is_editor_note(row.text) for row in segment.rows) and not last:
        return "editor_note"
    if _has_outline(segment.rows):
        return None
    if segment.head and following is not None and _leads_to(segment, following):
        return "editor_note"
    if segment.head and following is not None and _is_notice(segment.rows):
        return "notice"
    if segment.head:
        linked = segment.head[0].torn == "site_chrome"
        return "site_chrome" if last and linked and _prose(segment.rows) < FEWEST_CHARACTERS else None
    if not last and _is_notice(segment.rows):
        return "notice"
    prose = _prose(segment.rows)
    if last:
        return None if prose >= FEWEST_CHARACTERS and _speaks_of_plans(segment.rows) else "site_chrome"
    return "editor_note" if prose >= FEWEST_CHARACTERS else "site_chrome"


def _speaks_of_plans(rows: Sequence[Row]) -> bool:
    """Tell prose without title and numbers that plans something from any other."""
    return any(word in row.text for row in rows for word in cues.PLAN_WORDS)


def _leads_to(segment: Segment, following: Segment) -> bool:
    """Tell whether a title without a plan below it is the page's own, above the plans that it collects."""
    if following.mark is not None and segment.mark is None:
        return _prose(segment.rows) < LONGEST_INTRODUCTION
    if any(names_collection(row.text) for row in segment.title):
        return _prose(segment.rows) < LONGEST_INTRODUCTION
    if not segment.title or not following.title or _prose(segment.rows) >= FEWEST_CHARACTERS:
        return False
    own, other = segment.title[-1].text, following.title[0].text
    return own[:12] == other[:12] or own.startswith(other) or own.endswith(other)


LONGEST_INTRODUCTION: Final = 300
"""An editor's introduction to a page of plans is shorter."""


def _prose(rows: Sequence[Row]) -> int:
    """Count the characters in lines that hold sentences."""
    return sum(len(row.text) for row in rows if ends_sentence(row.text) or "。" in row.text)


FEWEST_CHARACTERS: Final = 24
"""Prose of fewer characters is no plan."""


def _has_outline(rows: Sequence[Row]) -> bool:
    marked = sum(1 for row in rows if (m := initial_markers(row.text)) and m[0].skip >= 5)
    return (
        marked >= 2
        or any(holds_series(row.text) for row in rows)
        or any((p := label_at(row.text)) is not None and p.sure for row in rows)
        or any(row.cell is not None and row.cell.header and column_kind(row.text) == "period" for row in rows)
    )


def _is_notice(rows: Sequence[Row]) -> bool:
    return any(
        _notice_pattern().search(row.text) for row in rows if any(sign in row.text for sign in "发号请特")
    )


@cache
def _notice_pattern() -> re.Pattern[str]:
    return re.compile(cues.NOTICE_PATTERN)


def _passages(segment: Segment, reason: Reason) -> list[SetAside]:
    head = (*segment.head, *segment.above)
    found = [passage for row in head for passage in _aside(row, "site_chrome")]
    for row in segment.rows:
        found += _aside(row, "editor_note" if is_editor_note(row.text) else reason)
    return found


def _aside(row: Row, reason: Reason) -> list[SetAside]:
    """Set a row aside, around the debris inside it."""
    return [SetAside(span, reason, row.as_printed(*span)) for span in stretches(row)]


def without_notes(paragraphs: Sequence[Paragraph]) -> tuple[list[Paragraph], list[SetAside]]:
    """Take the editor's words out of a plan's paragraphs; a marked paragraph is never one."""
    body: list[Paragraph] = []
    notes: list[SetAside] = []
    begun = False
    for paragraph in paragraphs:
        marked = bool(initial_markers(paragraph.text))
        begun = begun or marked
        if not marked and is_editor_note(paragraph.text, only_strong=begun):
            notes += paragraph.aside("editor_note")
        else:
            body.append(paragraph)
    return body, notes
