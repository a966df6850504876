"""``-f md``: what changed, as a report to paste into a message or a wiki."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planparse.diffing.model import KINDS, QUIET
from planparse.diffing.rendering.told import told
from planparse.diffing.rendering.wording import (
    KIND_WORDS,
    NONE,
    columns,
    fact_word,
    first_kind,
    places,
    side_words,
    tags,
    units_of,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from planparse.diffing.compare import Comparison
    from planparse.diffing.model import Change, DiffResult, FactChange
    from planparse.diffing.rendering import DiffOptions

_SPECIAL = str.maketrans({char: "\\" + char for char in "\\`*_{}[]<>#|~&"})


def render(comparison: Comparison, options: DiffOptions) -> bytes:
    """Return a summary table, a section for each kind, and a table of changed facts."""
    return "".join(f"{line}\n" for line in _lines(told(comparison), options)).encode()


def _lines(result: DiffResult, options: DiffOptions) -> Iterator[str]:
    yield from ("# 计划对比", "")
    yield f"- 旧 / old: {_plain(side_words(result.old))}"
    yield f"- 新 / new: {_plain(side_words(result.new))}"
    yield ""
    if not result.changes:
        yield "没有变化 / no changes"
        return
    yield from ("| 变化 | kind | 处 |", "|---|---|---:|")
    for kind, count in result.summary.items():
        yield f"| {KIND_WORDS[kind]} | {kind} | {count} |"  # type: ignore[index]
    for kind in KINDS:
        changes = [change for change in result.changes if first_kind(change) == kind]
        if changes and (options.everything or kind not in QUIET):
            yield from ("", f"## {KIND_WORDS[kind]} ({len(changes)})", "")
            for change in changes:
                yield from _change(change)
    yield from _facts(result, options)


def _change(change: Change) -> Iterator[str]:
    also = "、".join(tags(change))
    yield f"- **{_plain(places(change))}**{f' （{also}）' if also else ''}  "
    if change.edits:
        yield "  " + "".join(_edit(what, text) for what, text in change.edits)
        return
    for unit in units_of(change.new) or units_of(change.old):
        yield "  " + _plain(unit.text) + "".join(map(_column, columns(change)))


def _column(fact: FactChange) -> str:
    return (
        f"<br>{_plain(fact_word(fact))}：{_edit('delete', fact.old or '')}{_edit('insert', fact.new or '')}"
    )


def _edit(what: str, text: str) -> str:
    shown = _plain(text)
    if what == "equal" or not shown.strip():
        return shown
    return f"<del>{shown}</del>" if what == "delete" else f"<ins>{shown}</ins>"


def _facts(result: DiffResult, options: DiffOptions) -> Iterator[str]:
    rows = [
        (change, fact)
        for change in result.changes
        for fact in change.facts
        if options.everything or not QUIET.issuperset(change.kinds)
    ]
    if not rows:
        return
    yield from ("", f"## 要素变化 ({len(rows)})", "", "| 位置 | 要素 | 旧 | 新 |", "|---|---|---|---|")
    for change, fact in rows:
        cells = (places(change), fact_word(fact), fact.old or NONE, fact.new or NONE)
        yield "| " + " | ".join(_plain(cell) for cell in cells) + " |"


def _plain(text: str) -> str:
    """Return ``text`` so that Markdown shows it as it is, on one line."""
    return text.translate(_SPECIAL).replace("\n", "<br>")
