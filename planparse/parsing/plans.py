"""Puts a plan together: its entries become tasks, its named parts go to their fields."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from planparse.model import GuidingIdeology, Period, Plan, Role, Signature, Task
from planparse.parsing import cues, naming
from planparse.parsing.folding import simplified
from planparse.parsing.headings import DROPPED, heading_and_text
from planparse.parsing.schedules import period_of, whole
from planparse.parsing.structure import (
    LONGEST_LABEL,
    Chunk,
    Entry,
    Structure,
    has_guiding_label,
    is_guiding_label,
)

_LEAD: Final = 40
"""A lead-in such as 2026年我院工会工作总的指导思想是 is at most so long."""


class Head(Struct, frozen=True, gc=False):
    """What stands above a plan's body."""

    title: str | None = None
    mark: str | None = None
    issuer: str = ""
    """Who issued the notice around the plan."""


def plan_of(
    head: Head, structure: Structure, attachments: tuple[str, ...], signature: Signature | None
) -> Plan:
    """Return the plan that a structure is."""
    entries, closing = _closed(structure.entries)
    entries = _tables_closed(entries)
    tasks, schedule, lifted = _tasks(entries)
    inline, opening = _guiding_in(structure.preamble, lifted is not None)
    guiding = lifted or inline
    printed = _year(head.title, structure, signature)
    return Plan(
        title=head.title,
        compilation_mark=head.mark,
        organization=_organization(head.title, signature) or head.issuer or None,
        year=printed.year if printed else None,
        year_as_printed=printed.printed if printed else None,
        guiding_ideology=guiding,
        opening=opening,
        tasks=tasks,
        schedule=schedule,
        closing=closing,
        attachments=attachments,
        signature=signature,
    )


# --------------------------------------------------------------------------- closing


def _closed(entries: tuple[Entry, ...]) -> tuple[tuple[Entry, ...], tuple[str, ...]]:
    """Part the concluding passage from the paragraphs behind the last task."""
    if not entries:
        return entries, ()
    owner = max(range(len(entries)), key=lambda n: _last_start(entries[n]))
    if _last_start(entries[owner]) < _begin(entries[-1]):
        return entries, ()
    body = entries[owner].body
    first = next((n for n, chunk in enumerate(body) if chunk.text.startswith(cues.CLOSING_STRONG)), None)
    if first is None and _has_one_more(entries, owner) and _concludes(body[-1].text):
        first = len(body) - 1
    if first is None:
        return entries, ()
    kept = replace(entries[owner], body=body[:first])
    return (*entries[:owner], kept, *entries[owner + 1 :]), tuple(whole(chunk) for chunk in body[first:])


def _last_start(entry: Entry) -> int:
    return entry.body[-1].paragraph.start if entry.body else -1


def _begin(entry: Entry) -> int:
    """Return where an entry begins in the source."""
    first = entry.marker or entry.label or entry.head
    return first.paragraph.start if first else -1


def _concludes(text: str) -> bool:
    """Tell whether a last paragraph speaks as conclusions do."""
    return text.startswith(cues.CLOSING_WEAK) or any(words in text for words in cues.CLOSING_WORDS)


def _has_one_more(entries: tuple[Entry, ...], owner: int) -> bool:
    """Tell whether an entry has a paragraph more than each of its siblings.

    In a schedule it is the paragraph that is a sentence, and longer than the items are.
    """
    entry = entries[owner]
    if not entry.body:
        return False
    if entry.kind == "table":
        return True
    if any(e.kind in ("period", "table") for e in entries[owner:]):
        return len(entry.body[-1].text) > LONGEST_ITEM
    siblings = [
        e for n, e in enumerate(entries) if e.depth == entry.depth and n != owner and e.kind == entry.kind
    ]
    return bool(siblings) and all(len(e.body) < len(entry.body) for e in siblings[-6:])


LONGEST_ITEM: Final = 30
"""Schedule items that are longer and conclude are no items."""


def _tables_closed(entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
    """Give the paragraphs behind a schedule's table to the heading above it, which then keeps its order.

    Without a heading they stand under a task of their own.
    """
    found = list(entries)
    loose: list[Entry] = []
    moved: dict[int, list[Chunk]] = {}
    holder: int | None = None
    for number, entry in enumerate(entries):
        if entry.kind in ("task", "bare"):
            holder = number
        if entry.kind != "table" or not entry.body:
            continue
        found[number] = replace(entry, body=())
        if holder is None:
            loose.append(Entry("bare", 0, None, None, entry.body))
        else:
            moved.setdefault(holder, []).extend(entry.body)
    for number, chunks in moved.items():
        found[number] = replace(found[number], body=(*found[number].body, *chunks))
    return (*found, *loose)


# --------------------------------------------------------------------------- tasks


def _tasks(
    entries: Sequence[Entry],
) -> tuple[tuple[Task, ...], tuple[Period, ...], GuidingIdeology | None]:
    """Fold the flat entries into the tree, from the last to the first."""
    guiding = _guiding_entry(entries)
    inside = _inside_periods(entries)
    holders = _schedule_holders(entries)
    waiting: dict[int, list[Task]] = {}
    schedule: list[Period] = []
    lifted: GuidingIdeology | None = None
    for number in range(len(entries) - 1, -1, -1):
        entry = entries[number]
        if number in inside:
            continue
        if entry.kind in ("period", "table"):
            schedule += reversed(_periods(entries, number))
            continue
        subtasks = _collect(waiting, entry.depth)
        if number == guiding:
            task, lifted = _guiding_task(entry, subtasks)
        else:
            role: Role | None = "schedule" if number in holders else None
            task = _task(entry, subtasks, role)
        waiting.setdefault(entry.depth, []).append(task)
    return tuple(_collect(waiting, -1)), tuple(reversed(schedule)), lifted


def _collect(waiting: dict[int, list[Task]], depth: int) -> list[Task]:
    """Take out what is deeper than ``depth``, in reading order."""
    deeper = sorted(d for d in waiting if d > depth)
    return [task for d in deeper for task in reversed(waiting.pop(d))]


def _task(entry: Entry, subtasks: Sequence[Task], role: Role | None) -> Task:
    marker = whole(entry.marker) if entry.marker else ""
    body = tuple(whole(chunk) for chunk in entry.body)
    heading = ""
    text: tuple[str, ...] = ()
    if entry.head is not None and entry.kind == "bare":
        heading = entry.head.paragraph.leaf(entry.head.start, entry.head.end, DROPPED)
    elif entry.head is not None:
        has_below = bool(body or subtasks or role)
        heading, text = heading_and_text(entry.head, has_below=has_below)
    return Task(marker, heading, text + body, role, tuple(subtasks))


# --------------------------------------------------------------------------- schedule


def _inside_periods(entries: Sequence[Entry]) -> frozenset[int]:
    """Return the entries that are items of a period."""
    inside = set()
    depth = -1
    for number, entry in enumerate(entries):
        if entry.kind == "period":
            depth = entry.depth
        elif depth >= 0 and entry.depth > depth:
            inside.add(number)
        else:
            depth = -1
    return frozenset(inside)


def _periods(entries: Sequence[Entry], number: int) -> list[Period]:
    entry = entries[number]
    end = number + 1
    while end < len(entries) and entries[end].depth > entry.depth:
        end += 1
    if entry.kind == "period":
        return [period_of(entry, entries[number + 1 : end])]
    return list(entry.table)


def _schedule_holders(entries: Sequence[Entry]) -> frozenset[int]:
    """Return the headings whose content is the schedule: right before a period, and nothing else below."""
    found = set()
    for number, entry in enumerate(entries):
        if entry.kind not in ("period", "table") or not number:
            continue
        before = entries[number - 1]
        if before.kind in ("period", "table") or before.depth >= entry.depth:
            continue
        text = before.head.text if before.head else ""
        if before.kind == "bare" or not before.body or any(cue in text for cue in cues.SCHEDULE_CUES):
            found.add(number - 1)
    return frozenset(found)


# --------------------------------------------------------------------------- guiding ideology


def _guiding_entry(entries: Sequence[Entry]) -> int | None:
    """Return the heading that names the guiding ideology and has its text; 指导思想 goes before the other names."""
    named = []
    for number, entry in enumerate(entries[:12]):
        if entry.kind not in ("task", "bare") or not has_guiding_label(_text(entry)[:LONGEST_LABEL]):
            continue
        heading, text = _guiding_parts(entry)
        if heading and (text or entry.body):
            named.append(number)
    best = [n for n in named if "指导思想" in _text(entries[n])[:LONGEST_LABEL]]
    return next(iter(best or named), None)


def _text(entry: Entry) -> str:
    return entry.head.text if entry.head else ""


def _guiding_parts(entry: Entry) -> tuple[str, tuple[str, ...]]:
    if entry.head is None:
        return "", ()
    heading, text = heading_and_text(entry.head, has_below=True)
    return (heading, text) if heading and is_guiding_label(simplified(heading)) else ("", ())


def _guiding_task(entry: Entry, subtasks: Sequence[Task]) -> tuple[Task, GuidingIdeology]:
    heading, text = _guiding_parts(entry)
    marker = whole(entry.marker) if entry.marker else ""
    body = tuple(whole(chunk) for chunk in entry.body)
    task = Task(marker, heading, (), "guiding_ideology", tuple(subtasks))
    return task, GuidingIdeology(str(heading), text + body)


def _guiding_in(preamble: Sequence[Chunk], found: bool) -> tuple[GuidingIdeology | None, tuple[str, ...]]:
    """Part the guiding ideology from the paragraphs before the first task, as in …总的指导思想是:… ."""
    opening: list[str] = []
    guiding: GuidingIdeology | None = None
    for chunk in preamble:
        at = None if guiding or found else _label_in(chunk.paragraph.text[chunk.start : chunk.end])
        if at is None:
            opening.append(whole(chunk))
            continue
        paragraph, (start, end) = chunk.paragraph, at
        if start:
            opening.append(paragraph.leaf(chunk.start, chunk.start + start))
        label = paragraph.leaf(chunk.start + start, chunk.start + end, ":：")
        guiding = GuidingIdeology(label, (paragraph.leaf(chunk.start + end, chunk.end),))
    return guiding, tuple(opening)


def _label_in(text: str) -> tuple[int, int] | None:
    """Return where the lead-in of an inline guiding ideology begins and ends, its colon included.

    It begins the text or one of its sentences.
    """
    if not has_guiding_label(text):
        return None
    starts = [0, *(n + 1 for n, char in enumerate(text) if char == "。")]
    for start in starts:
        match = _lead_pattern().match(text, start)
        if match and text[match.end() :].strip():
            return start, match.end()
    return None


@cache
def _lead_pattern() -> re.Pattern[str]:
    labels = "|".join(cues.GUIDING_LABELS)
    return re.compile(
        rf"[^。；;：:！？]{{0,{_LEAD}}}?(?:{labels})(?:(?:是|为)?\s*[:：]|是(?=以|在|高举|坚持|认真|深入|全面))\s*"
    )


# --------------------------------------------------------------------------- year, organization


def _year(title: str | None, structure: Structure, signature: Signature | None) -> naming.PrintedYear | None:
    """Return the plan's own year: its title's, else its body's, else its signature's."""
    in_title = naming.year_in_title(title) if title else None
    if in_title is not None and in_title.year is not None:
        return in_title
    texts = _body_texts(structure)
    in_body = naming.year_in_body(texts)
    if in_title is not None or in_body is not None:
        return in_title or in_body
    signed = naming.year_in_title(signature.date) if signature is not None and signature.date else None
    return signed or naming.year_of_dates(texts)


def _body_texts(structure: Structure) -> list[str]:
    chunks = list(structure.preamble)
    for entry in structure.entries:
        chunks += [entry.head] if entry.head else []
        chunks += entry.body
    return [chunk.text for chunk in chunks]


def _organization(title: str | None, signature: Signature | None) -> str | None:
    if signature is not None and signature.organization:
        return str(signature.organization)
    return naming.organization_in_title(title) if title else None
