"""The left side of the page: the source, line by line, every character in its colour."""

from __future__ import annotations

from heapq import merge
from typing import TYPE_CHECKING

from msgspec import Struct

from planparse.model import Fact, Span
from planparse.rendering.facts import Mark
from planparse.rendering.html.markup import FACT_GROUPS, KINDS, english, escaped, fact_group, marked
from planparse.rendering.shape import is_made
from planparse.rendering.words import REASONS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from planparse.rendering import Result

_LINES_A_CHUNK = 40
"""Lines that the browser lays out, or leaves alone while they are out of sight, together."""


class Passage(Struct, frozen=True, gc=False):
    """What a stretch of the source is: a leaf or something set aside."""

    span: Span
    kind: str
    """A class: one of ``KINDS``, or ``aside``."""
    key: str
    """What the two sides know it by."""
    note: str = ""


def source_pane(result: Result, read_as: Sequence[Passage], found: Sequence[Fact]) -> Iterator[str]:
    """Yield the legend and the lines of a source; ``found`` are the facts to be marked in it."""
    passages = without_overlaps([*read_as, *_set_aside(result)])
    facts = sorted(found, key=lambda fact: (fact.span[0], -fact.span[1]))
    yield from _legend(result, passages, facts)
    yield '<div class=src tabindex=0 role=region aria-label="原文">\n'
    yield from _chunks(_lines(result, passages, facts))
    yield "</div>\n"


def without_overlaps(passages: Iterable[Passage]) -> list[Passage]:
    """Return the passages in the order of the text; of two that overlap the longer keeps its place."""
    kept: list[Passage] = []
    for passage in sorted(passages, key=lambda one: (one.span[0], -one.span[1])):
        start, end = passage.span
        if start < end and (not kept or kept[-1].span[1] <= start):
            kept.append(passage)
    return kept


def _set_aside(result: Result) -> Iterator[Passage]:
    for number, passage in enumerate(result.extraction.set_aside):
        note = f"剔除：{REASONS[passage.reason]} / set aside: {passage.reason}"
        yield Passage(passage.span, f"aside {passage.reason}", aside_key(number), note)


def aside_key(number: int) -> str:
    """Return the key of the passage set aside with this number; keys are per file."""
    return f"a{number}"


def issue_key(number: int) -> str:
    """Return the key of the issue with this number."""
    return f"i{number}"


# --------------------------------------------------------------------------- the lines


def _lines(result: Result, passages: Sequence[Passage], facts: Sequence[Fact]) -> Iterator[str]:
    text = result.source.text
    pieces = _Pieces(result, passages, facts)
    for number, (start, end) in enumerate(_line_spans(text), 1):
        blank = not text[start:end].strip()
        yield f"<div class='ln{' blank' if blank else ''}' data-l={number}>{pieces.up_to(start, end)}</div>\n"


def _line_spans(text: str) -> Iterator[Span]:
    start = 0
    for end in _line_ends(text):
        yield start, end
        start = end + (2 if text.startswith("\r\n", end) else 1)
    yield start, len(text)


def _line_ends(text: str) -> Iterator[int]:
    newlines = _places("\n", text)
    returns = _places("\r", text)
    before = -2
    for at in merge(newlines, returns):
        if not (text[at] == "\n" and before == at - 1 and text[before] == "\r"):
            yield at
        before = at


def _places(char: str, text: str) -> Iterator[int]:
    at = text.find(char)
    while at >= 0:
        yield at
        at = text.find(char, at + 1)


class _Pieces:
    """Cuts a line where a passage or an issue begins or ends; lines must be asked for in order."""

    def __init__(self, result: Result, passages: Sequence[Passage], facts: Sequence[Fact]) -> None:
        self._text = result.source.text
        self._made = result.source.made
        self._passages = passages
        self._at = 0
        self._facts = facts
        self._fact_at = 0
        issues = enumerate(result.extraction.issues)
        self._issues = sorted((issue.span, number, issue.message) for number, issue in issues)
        self._pinned = 0
        self._bad_until = 0

    def up_to(self, start: int, end: int) -> str:
        """Return the markup of ``text[start:end]``."""
        written = []
        while True:
            written.append(self._pins(start))
            if start >= end:
                return "".join(written)
            passage, stop = self._passage(start, end)
            stop = self._before_issue(start, stop)
            written.append(self._piece(start, stop, passage))
            start = stop

    def _passage(self, start: int, end: int) -> tuple[Passage | None, int]:
        while self._at < len(self._passages) and self._passages[self._at].span[1] <= start:
            self._at += 1
        if self._at == len(self._passages):
            return None, end
        passage = self._passages[self._at]
        if passage.span[0] > start:
            return None, min(end, passage.span[0])
        return passage, min(end, passage.span[1])

    def _before_issue(self, start: int, stop: int) -> int:
        if start < self._bad_until < stop:
            stop = self._bad_until
        if self._pinned < len(self._issues):
            begin = self._issues[self._pinned][0][0]
            if start < begin < stop:
                stop = begin
        return stop

    def _pins(self, start: int) -> str:
        written = []
        while self._pinned < len(self._issues) and self._issues[self._pinned][0][0] <= start:
            span, number, message = self._issues[self._pinned]
            about = f"data-k={issue_key(number)} title='{escaped(message)}'"
            written.append(f"<button type=button class=pin {about}>!</button>")
            self._bad_until = max(self._bad_until, span[1])
            self._pinned += 1
        return "".join(written)

    def _piece(self, start: int, stop: int, passage: Passage | None) -> str:
        shown = marked(self._text[start:stop], self._marks(start, stop))
        bad = " bad" if start < self._bad_until else ""
        if passage is None:
            lost = "lost" if self._text[start:stop].strip() else ""
            return f"<i class='{lost}{bad}'>{shown}</i>" if lost or bad else shown
        note = passage.note
        made = ""
        if is_made((start, stop), self._made):
            made, note = " made", "自动编号：文件里没有这几个字 / a number made by the program"
        title = f" title='{escaped(note)}'" if note else ""
        return f"<i class='{passage.kind}{made}{bad}' data-k={passage.key}{title}>{shown}</i>"

    def _marks(self, start: int, stop: int) -> list[Mark]:
        """Return the facts of a piece, each as far as it stands in it."""
        facts = self._facts
        while self._fact_at < len(facts) and facts[self._fact_at].span[1] <= start:
            self._fact_at += 1
        marks = []
        for at in range(self._fact_at, len(facts)):
            begin, end = facts[at].span
            if begin >= stop:
                break
            if end > start:
                marks.append(Mark(max(begin, start) - start, min(end, stop) - start, facts[at]))
        return marks


def _chunks(lines: Iterator[str]) -> Iterator[str]:
    chunk: list[str] = []
    for line in lines:
        chunk.append(line)
        if len(chunk) == _LINES_A_CHUNK:
            yield f"<div class=chunk>\n{''.join(chunk)}</div>\n"
            chunk = []
    yield f"<div class=chunk>\n{''.join(chunk)}</div>\n" if chunk else ""


# --------------------------------------------------------------------------- the legend


def _legend(result: Result, passages: Iterable[Passage], facts: Iterable[Fact]) -> Iterator[str]:
    """Yield a button for each kind, reason and group of facts that occurs; pressed is shown."""
    kinds = {passage.kind for passage in passages}
    yield "<div class=legend role=group aria-label='图例 legend'>"
    for kind, (chinese, word) in KINDS.items():
        if kind in kinds:
            yield _toggle(kind, kind, f"{chinese} {english(word)}")
    reasons = [passage.reason for passage in result.extraction.set_aside]
    for reason in dict.fromkeys(reasons):
        name = f"{REASONS[reason]} {reasons.count(reason)} {english(reason.replace('_', ' '))}"
        yield _toggle(reason, "aside", name)
    groups = {fact_group(fact.kind) for fact in facts}
    for group, (chinese, word) in FACT_GROUPS.items():
        if group in groups:
            yield _toggle(f"fact-{group}", f"fact fact-{group}", f"{chinese} {english(word)}")
    yield "</div>\n"


def _toggle(what: str, kind: str, name: str) -> str:
    return f"<button type=button class='{kind}' data-toggle={what} aria-pressed=true>{name}</button>"
