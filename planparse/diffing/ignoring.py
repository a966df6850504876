"""A comparison less what the user does not want to see."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from planparse.diffing.compare import summary
from planparse.diffing.kinds import only_punctuation
from planparse.diffing.model import KINDS, Change, DiffResult, Unit
from planparse.errors import UsageError

if TYPE_CHECKING:
    from planparse.diffing.compare import Comparison, Row

PUNCTUATION = "punctuation"
"""Can be ignored too: a text of which nothing else changed."""
IGNORABLE = (*KINDS, PUNCTUATION)


def parse_ignored(text: str) -> frozenset[str]:
    """Return the kinds named in ``text``, parted by commas.

    Raises ``UsageError`` for a word that is no kind, with the one that may be meant.
    """
    words = frozenset(text.replace("，", ",").replace(",", " ").split())
    known = ", ".join(IGNORABLE)
    for word in sorted(words - set(IGNORABLE)):
        close = _close(word)
        raise UsageError(
            f"--ignore 没有 {word!r} 这一类{close and f'，是否想写 {close}'}；可用：{known}",
            f"--ignore knows no kind {word!r}{close and f', did you mean {close}?'}; known: {known}",
        )
    return words


def _close(word: str) -> str:
    from difflib import get_close_matches

    return "".join(get_close_matches(word, IGNORABLE, 1))


def without(comparison: Comparison, ignored: frozenset[str]) -> Comparison:
    """Return ``comparison`` less the changes of the kinds in ``ignored``.

    A change of several kinds keeps those that are left.
    """
    if not ignored:
        return comparison
    rows = tuple(_less(row, ignored) for row in comparison.rows)
    changes = tuple(row.change for row in rows if row.change is not None)
    result = msgspec.structs.replace(comparison.result, changes=changes, summary=summary(changes))
    return msgspec.structs.replace(comparison, rows=rows, result=result, ignored=ignored)


def serious(result: DiffResult) -> bool:
    """Tell whether something other than rolled and renumbered changed."""
    return any(kind not in ("rolled", "renumbered") for kind in result.summary)


def _less(row: Row, ignored: frozenset[str]) -> Row:
    change = row.change
    if change is None:
        return row
    gone = set(ignored)
    if PUNCTUATION in ignored and not change.facts and only_punctuation(_text(change.old), _text(change.new)):
        gone.add("reworded")
    left = tuple(kind for kind in change.kinds if kind not in gone)
    if not left:
        return msgspec.structs.replace(row, change=None, ignored=True)
    kept = _kept(change, left)
    return msgspec.structs.replace(row, change=kept)


def _kept(change: Change, kinds: tuple[str, ...]) -> Change:
    """Return ``change`` as of ``kinds`` only; without its edits where none of them is about the text."""
    if {"reworded", "rolled", "split", "merged"}.intersection(kinds) or not change.edits:
        return msgspec.structs.replace(change, kinds=kinds)
    return msgspec.structs.replace(change, kinds=kinds, edits=(), facts=())


def _text(side: Unit | tuple[Unit, ...] | None) -> str:
    if side is None:
        return ""
    return side.text if isinstance(side, Unit) else "\n".join(unit.text for unit in side)
