"""``-f text``: what changed, kind by kind, for a terminal."""

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
    from planparse.diffing.model import Change, DiffResult, Kind
    from planparse.diffing.rendering import DiffOptions

_COLOURS = {"added": "32", "insert": "32", "removed": "31", "delete": "31;9", "strong": "1", "dim": "2"}
_AROUND = 12
"""So many characters of equal text are shown before and after a change."""
_INDENT = "      "


def render(comparison: Comparison, options: DiffOptions) -> bytes:
    """Return the changes under a heading for each kind, and the changed facts in a table."""
    return "".join(f"{line}\n" for line in _Lines(options).of(told(comparison))).encode()


class _Lines:
    """Makes the lines, coloured or not, whole or folded."""

    def __init__(self, options: DiffOptions) -> None:
        self._options = options

    def of(self, result: DiffResult) -> Iterator[str]:
        """Yield all lines."""
        yield f"旧 / old: {side_words(result.old)}"
        yield f"新 / new: {side_words(result.new)}"
        if not result.changes:
            yield "没有变化 / no changes"
            return
        yield self._ink("strong", " · ".join(f"{KIND_WORDS[k]} {result.summary[k]}" for k in _listed(result)))
        for kind in _listed(result):
            yield from self._section(kind, [c for c in result.changes if first_kind(c) == kind])
        yield from self._facts(result)

    def _section(self, kind: Kind, changes: list[Change]) -> Iterator[str]:
        if not changes:
            return
        if kind in QUIET and not self._options.everything:
            yield f"\n{self._ink('strong', _title(kind))}: {len(changes)} 处（--all 逐条列出 / --all lists them）"
            return
        yield f"\n{self._ink('strong', _title(kind))} ({len(changes)})"
        for change in changes:
            yield from self._change(change)

    def _change(self, change: Change) -> Iterator[str]:
        also = "、".join(tags(change))
        alike = f"  {change.similarity:.0%}" if change.edits and change.similarity is not None else ""
        yield f"  {places(change)}{self._ink('dim', alike)}{f'  [{also}]' if also else ''}"
        if change.edits:
            yield from _indented(self._edits(change))
            return
        colour = {"added": "added", "removed": "removed"}.get(change.kinds[0], "")
        sign = {"added": "+ ", "removed": "- "}.get(change.kinds[0], "")
        for unit in units_of(change.new) or units_of(change.old):
            yield from _indented(self._ink(colour, sign + self._cut(unit.text)))
        for fact in columns(change):
            yield f"{_INDENT}{fact_word(fact)}：{self._edit('delete', fact.old)}{self._edit('insert', fact.new)}"

    def _edits(self, change: Change) -> str:
        shown = []
        last = len(change.edits) - 1
        for place, (what, printed) in enumerate(change.edits):
            text = printed if what == "equal" else printed.replace("\n", "¶")
            if what == "equal":
                shown.append(self._around(text, place > 0, place < last))
            else:
                shown.append(self._edit(what, text))
        return "".join(shown)

    def _edit(self, what: str, text: str | None) -> str:
        if not text:
            return ""
        if self._options.colour:
            return self._ink(what, text)
        return f"[-{text}-]" if what == "delete" else f"{{+{text}+}}"

    def _around(self, text: str, before: bool, after: bool) -> str:
        """Return equal text, cut to what stands next to a change."""
        if self._options.everything or len(text) <= 2 * _AROUND + 1:
            return text
        head = text[:_AROUND] if before else ""
        tail = text[-_AROUND:] if after else ""
        return f"{head}…{tail}"

    def _cut(self, text: str) -> str:
        longest = 8 * _AROUND
        if self._options.everything or len(text) <= longest:
            return text
        return text[:longest] + "…"

    def _facts(self, result: DiffResult) -> Iterator[str]:
        rows = [(change, fact) for change in result.changes for fact in change.facts]
        if not self._options.everything:
            rows = [(change, fact) for change, fact in rows if not QUIET.issuperset(change.kinds)]
        if not rows:
            return
        yield f"\n{self._ink('strong', '要素变化 facts')} ({len(rows)})"
        for change, fact in rows:
            old, new = self._ink("removed", fact.old or NONE), self._ink("added", fact.new or NONE)
            yield f"  {places(change)}  {fact_word(fact)}  {old} → {new}"

    def _ink(self, name: str, text: str) -> str:
        if not self._options.colour or not text or not name:
            return text
        return f"\x1b[{_COLOURS[name]}m{text}\x1b[0m"


def _listed(result: DiffResult) -> list[Kind]:
    return [kind for kind in KINDS if kind in result.summary]


def _title(kind: Kind) -> str:
    return f"{KIND_WORDS[kind]} {kind}"


def _indented(text: str) -> Iterator[str]:
    return (_INDENT + line for line in text.split("\n"))
