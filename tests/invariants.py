"""What holds for every extraction, whatever the text: call ``check_extraction`` wherever a test parses.

A *leaf* is a printed piece of text of a plan (title, mark, marker, heading, paragraph, label, item,
signature, attachment, a table column's cell).  What only repeats or digests printed text (year,
organization of the plan, months, dates) is no leaf.  A field that may do either (an item's place,
the guiding ideology's label when its heading stays in ``tasks``) is a leaf when it has spans, and
must then share them with none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

import msgspec

from planparse.model import Extraction, Item, Period, Plan, Source, Span, Task, spans_of
from planparse.rendering import RenderOptions
from planparse.rendering.shape import extraction_json, without_surrogates

LEFT_OUT = frozenset("。.．：:；;，,、|｜（）()【】[]〔〕—-－~～*#>")
"""What a leaf's spans may hold at either end though its text leaves it out: a heading's or label's
final colon or full stop, the separator after a marker or between cells, brackets of a mark."""

ATTACHMENT_NUMBER = re.compile(
    r"^(附件?|附说明)?[:：]?[0-9０-９一二三四五六七八九十]{0,2}[:：]?([0-9０-９一二三四五六七八九十]{1,2}[.．、])?"
)
"""附件：1. before the name of an attachment."""


def check_extraction(source: Source, extraction: Extraction) -> None:
    """Raise AssertionError where ``extraction`` breaks a guarantee for ``source``."""
    text = source.text
    check_encodes(source, extraction)
    assert extraction.source.characters == len(text)
    named = [(path, leaf) for plan in extraction.plans for path, leaf in leaves(plan)]
    for path, leaf in named:
        check_leaf(text, path, leaf)
    for plan in extraction.plans:
        check_plan_span(plan, len(text))
    check_set_aside(text, extraction)
    check_issues(text, extraction)
    taken = [(span, path) for path, leaf in named for span in spans_of(leaf)]
    taken += [(aside.span, f"set aside as {aside.reason}") for aside in extraction.set_aside]
    check_cover(text, taken)


def check_encodes(source: Source, extraction: Extraction) -> None:
    """Everything can be written as JSON and is read back as the same."""
    encoded = extraction_json(extraction, source, RenderOptions())
    decoded = msgspec.json.decode(encoded, type=Extraction)
    if without_surrogates(source.text) == source.text:
        assert decoded.plans == extraction.plans


def check_leaf(text: str, path: str, leaf: str) -> None:
    """The leaf says what stands in the source at its spans, but for line breaks and ``LEFT_OUT``."""
    spans = spans_of(leaf)
    if not spans:
        assert not leaf.strip() or path.endswith("?"), f"{path} {leaf!r} has no spans"
        return
    assert all(0 <= start < end <= len(text) for start, end in spans), f"{path}: spans {spans} out of range"
    assert all(a[1] <= b[0] for a, b in pairwise(spans)), f"{path}: {spans} not in order"
    printed = squeezed("".join(text[start:end] for start, end in spans))
    said = squeezed(leaf)
    assert said in printed, f"{path} says {leaf!r}, the source {printed!r}"
    part = printed.rpartition if path.startswith("attachments") else printed.partition
    before, _, after = part(said)
    if path.startswith("attachments"):
        before = ATTACHMENT_NUMBER.sub("", before)
    assert set(before + after) <= LEFT_OUT, f"{path} says {leaf!r} and drops {before!r} … {after!r}"


def squeezed(text: str) -> str:
    """Return ``text`` without white space."""
    return "".join(text.split())


def check_plan_span(plan: Plan, length: int) -> None:
    """The plan's span is in range and holds all its leaves."""
    spans = [span for _, leaf in leaves(plan) for span in spans_of(leaf)]
    if isinstance(plan.span, msgspec.UnsetType):
        assert not spans, "a plan with leaves has no span"
        return
    start, end = plan.span
    assert 0 <= start <= end <= length
    assert all(start <= s and e <= end for s, e in spans), f"a leaf stands outside its plan's {plan.span}"


def check_set_aside(text: str, extraction: Extraction) -> None:
    """What is set aside is quoted as it stands, in order."""
    starts = [aside.span[0] for aside in extraction.set_aside]
    assert starts == sorted(starts), "set_aside is not in order"
    for aside in extraction.set_aside:
        start, end = aside.span
        assert 0 <= start < end <= len(text)
        assert aside.text == text[start:end], f"{aside.text!r} is set aside, {text[start:end]!r} stands there"


def check_issues(text: str, extraction: Extraction) -> None:
    """Every issue has a code, a bilingual message on one line and a span in range."""
    for issue in extraction.issues:
        start, end = issue.span
        assert 0 <= start <= end <= len(text), f"{issue} is out of range"
        assert issue.code.replace("_", "").isalnum()
        assert issue.code == issue.code.lower()
        assert " / " in issue.message, f"{issue} is in one language"
        assert "\n" not in issue.message


def check_cover(text: str, taken: list[tuple[Span, str]]) -> None:
    """Nothing overlaps, and what is not white space is all taken (guarantee 1)."""
    position, last = 0, "the start"
    for (start, end), path in sorted(taken):
        assert start >= position, f"{path} {text[start:end]!r} overlaps {last} at {start}"
        assert not text[position:start].strip(), f"lost {text[position:start]!r} between {last} and {path}"
        position, last = end, path
    assert not text[position:].strip(), f"lost {text[position:]!r} after {last}"


def leaves(plan: Plan) -> Iterator[tuple[str, str]]:
    """Yield (path, text) of every leaf; a path that ends in ``?`` may repeat what another leaf holds."""
    yield from _named("title", plan.title)
    yield from _named("compilation_mark", plan.compilation_mark)
    if plan.guiding_ideology is not None:
        yield from _named("guiding_ideology.label?", plan.guiding_ideology.label)
        yield from _paragraphs("guiding_ideology.text", plan.guiding_ideology.text)
    yield from _paragraphs("opening", plan.opening)
    for number, task in enumerate(plan.tasks):
        yield from _task_leaves(f"tasks[{number}]", task)
    for number, period in enumerate(plan.schedule):
        yield from _period_leaves(f"schedule[{number}]", period)
    yield from _paragraphs("closing", plan.closing)
    yield from _paragraphs("attachments", plan.attachments)
    if plan.signature is not None:
        yield from _named("signature.organization", plan.signature.organization)
        yield from _named("signature.date", plan.signature.date)


def _task_leaves(path: str, root: Task) -> Iterator[tuple[str, str]]:
    """Yield the leaves of a task in printed order, without recursion: random text nests deep."""
    waiting = [(path, root)]
    while waiting:
        path, task = waiting.pop()
        yield from _named(f"{path}.marker", task.marker)
        yield from _named(f"{path}.heading", task.heading)
        yield from _paragraphs(f"{path}.text", task.text)
        below = [(f"{path}.subtasks[{n}]", subtask) for n, subtask in enumerate(task.subtasks)]
        waiting += reversed(below)


def _period_leaves(path: str, period: Period) -> Iterator[tuple[str, str]]:
    yield from _named(f"{path}.marker", period.marker)
    yield from _named(f"{path}.label?", period.label)
    yield from _paragraphs(f"{path}.text", period.text)
    for number, item in enumerate(period.items):
        yield from _item_leaves(f"{path}.items[{number}]", item)


def _item_leaves(path: str, item: Item) -> Iterator[tuple[str, str]]:
    yield from _named(f"{path}.marker", item.marker)
    yield from _named(f"{path}.text", item.text)
    for name in ("place", "responsible", "participants"):
        yield from _named(f"{path}.{name}?", getattr(item, name))
    for header, cell in item.columns.items():
        yield from _named(f"{path}.columns[{header}]?", cell)


def _named(path: str, text: str | None) -> Iterator[tuple[str, str]]:
    if text:
        yield path, text


def _paragraphs(path: str, texts: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    for number, text in enumerate(texts):
        yield f"{path}[{number}]", text
