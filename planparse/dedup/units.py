"""An extraction's plans cut into what is compared: plans, sections and paragraphs.

A printed paragraph may lie in several leaves of the plan (heading and text run in, 一是… 二是…);
leaves between which the source has no line end are put together again.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from msgspec import Struct

from planparse.dedup.model import Piece
from planparse.model import spans_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from planparse.model import Item, Period, Plan, Task

Sort = Literal["marker", "label", "heading", "text"]

_PATH_CHARACTERS = 12
"""An unnumbered heading stands in a path with at most so many characters."""
_BLANKS = " \u3000\u00a0"
_MARKS_AFTER_HEADINGS = "。：:.．;；"


class _Bit(Struct, frozen=True, gc=False):
    """A leaf on its way into a paragraph."""

    sort: Sort
    text: str
    path: tuple[str, ...]
    section: int = -1
    """Which task of the top level it stands in."""

    @property
    def start(self) -> int:
        spans = spans_of(self.text)
        return spans[0][0] if spans else -1

    @property
    def end(self) -> int:
        spans = spans_of(self.text)
        return spans[-1][1] if spans else -1


class Paragraph(Struct, frozen=True, gc=False):
    """A printed paragraph without its marker, and where it stands in the source."""

    text: str
    path: tuple[str, ...]
    section: int
    spans: tuple[tuple[int, int], ...]
    whole: bool
    """False for a heading that stands alone, which is part of larger units only."""


def pieces_of(plan: Plan, text: str | None = None) -> tuple[Piece, ...]:
    """Return the units of ``plan``: itself, its sections, its paragraphs, in reading order.

    ``text`` is the source's text; without it leaves that a blank parts count as paragraphs of
    their own.
    """
    paragraphs = paragraphs_of(plan, text)
    if not paragraphs:
        return ()
    sections: dict[int, list[Paragraph]] = {}
    for paragraph in paragraphs:
        sections.setdefault(paragraph.section, []).append(paragraph)
    found = [Piece("plan", (), _joined(paragraphs))]
    for paragraph in paragraphs:
        within = sections.pop(paragraph.section, []) if paragraph.section >= 0 else []
        if within:
            found.append(Piece("section", within[0].path[:1], _joined(within)))
        if paragraph.whole:
            found.append(Piece("paragraph", paragraph.path, paragraph.text))
    return tuple(found)


def paragraphs_of(plan: Plan, text: str | None = None) -> tuple[Paragraph, ...]:
    """Return the plan's printed paragraphs and bare headings, in the order of the source."""
    bits = list(_bits(plan))
    if all(bit.start >= 0 for bit in bits):
        bits.sort(key=lambda bit: bit.start)
    made: list[Paragraph] = []
    run: list[_Bit] = []
    for bit in bits:
        if run and not _goes_on(run[-1], bit, text):
            made.extend(_paragraph(run, text))
            run = []
        run.append(bit)
    made.extend(_paragraph(run, text))
    return tuple(made)


def _joined(paragraphs: Iterable[Paragraph]) -> str:
    return "\n".join(paragraph.text for paragraph in paragraphs)


def _goes_on(before: _Bit, after: _Bit, text: str | None) -> bool:
    """Tell whether two leaves are printed in one paragraph."""
    if before.end < 0 or after.start < before.end:
        return False
    if text is None:
        return after.start == before.end
    return not text[before.end : after.start].strip(_BLANKS)


def _paragraph(run: Sequence[_Bit], text: str | None) -> Iterator[Paragraph]:
    """Yield the paragraph of a run of leaves, without the marker and the label it begins with."""
    first = next((at for at, bit in enumerate(run) if bit.sort in ("heading", "text")), len(run))
    rest = run[first:]
    if not rest:
        return
    printed = [bit.text + (_mark(bit, text) if at + 1 < len(rest) else "") for at, bit in enumerate(rest)]
    spans = tuple(span for bit in rest for span in spans_of(bit.text))
    whole = any(bit.sort == "text" for bit in rest)
    yield Paragraph("".join(printed), rest[0].path, rest[0].section, spans, whole)


def _mark(bit: _Bit, text: str | None) -> str:
    """Return the colon or full stop that a heading goes without in the plan."""
    if bit.sort not in ("heading", "label"):
        return ""
    if text is None:
        return "。"
    printed = text[bit.end - 1 : bit.end]
    return printed if printed in _MARKS_AFTER_HEADINGS and not bit.text.endswith(printed) else ""


def _bits(plan: Plan) -> Iterator[_Bit]:
    yield from _texts(plan.opening, ("opening",))
    if plan.guiding_ideology is not None:
        yield _Bit("label", plan.guiding_ideology.label, ())
        yield from _texts(plan.guiding_ideology.text, ("guiding_ideology",), _home(plan, "guiding_ideology"))
    for number, task in enumerate(plan.tasks):
        yield from _task_bits(task, number)
    home = _home(plan, "schedule")
    for period in plan.schedule:
        yield from _period_bits(period, home)
    yield from _texts(plan.closing, ("closing",))
    yield from _texts(plan.attachments, ("attachments",))


def _home(plan: Plan, role: str) -> int:
    """Return the task of the top level out of which a part was lifted; -1 when there is none."""
    return next((at for at, task in enumerate(plan.tasks) if task.role == role), -1)


def _texts(texts: Iterable[str], path: tuple[str, ...], section: int = -1) -> Iterator[_Bit]:
    return (_Bit("text", text, path, section) for text in texts if text)


def _task_bits(top: Task, section: int) -> Iterator[_Bit]:
    """Yield a task and all below it; on a stack, so that no depth of nesting is too deep."""
    waiting: list[tuple[Task, tuple[str, ...]]] = [(top, ())]
    while waiting:
        task, above = waiting.pop()
        path = (*above, task.marker.strip() or str(task.heading[:_PATH_CHARACTERS]))
        if task.marker:
            yield _Bit("marker", task.marker, path, section)
        if task.heading:
            yield _Bit("heading", task.heading, path, section)
        yield from _texts(task.text, path, section)
        waiting.extend((child, path) for child in reversed(task.subtasks))


def _period_bits(period: Period, section: int) -> Iterator[_Bit]:
    path = (period.label.strip() or period.marker.strip(),)
    for label in filter(None, (period.marker, period.label)):
        yield _Bit("label", label, path, section)
    yield from _texts(period.text, path, section)
    for number, item in enumerate(period.items, 1):
        yield from _item_bits(item, (*path, item.marker.strip() or str(number)), section)


def _item_bits(item: Item, path: tuple[str, ...], section: int) -> Iterator[_Bit]:
    if item.marker:
        yield _Bit("marker", item.marker, path, section)
    yield from _texts((item.text,), path, section)
