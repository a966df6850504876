"""Finds the paragraphs of a text that were cells of a table, and gives them rows and columns back.

A plan keeps the cells of a table that is no schedule as paragraphs, one after the other, row by row:
1, 改造食堂, 总务处, 6月底.  On lines of their own they would be read as numbers and periods; in the
cells of a table they stay what they are.  How many columns there were is a guess from what stands
below what; the order, and so the text, is the same whatever the guess.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from itertools import count
from typing import TYPE_CHECKING

from msgspec import Struct

from planparse.model import Cell
from planparse.numerals import parse
from planparse.parsing.markers import initial_markers
from planparse.parsing.paragraphs import Paragraph, Piece
from planparse.parsing.periods import label_at
from planparse.parsing.setting_aside import ends_sentence
from planparse.parsing.tables import schedules

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

Rows = tuple[tuple[str, ...], ...]
"""Rows of as many cells each; the last may end with empty ones."""

_LONGEST = 20
"""A cell beside others is no longer, unless it would be read as something else on a line."""
_MOST_COLUMNS = 10
_WHOLE = 0.2
"""What it counts that rows are whole, and two below the header at least."""
_FEWEST_CELLS = 4
"""Readers of text want two rows of two cells to believe in a table."""


def with_tables(texts: Sequence[str]) -> Iterator[str | Rows]:
    """Yield paragraphs as they are, and runs of cells as the rows of a table."""
    done = 0
    for start, end in _runs(texts):
        rows = _laid(texts[start:end])
        if rows:
            yield from texts[done:start]
            yield rows
            done = end
    yield from texts[done:]


# --------------------------------------------------------------------------- which paragraphs


def _runs(texts: Sequence[str]) -> list[tuple[int, int]]:
    """Return the stretches that hold cells, from the first to the last of each."""
    if len(texts) < _FEWEST_CELLS:
        return []
    strange = [at for at, text in enumerate(texts) if not _stands(text)]
    groups: list[list[int]] = []
    for at in strange:
        if groups and at - groups[-1][-1] <= _MOST_COLUMNS:
            groups[-1].append(at)
        else:
            groups.append([at])
    runs: list[tuple[int, int]] = []
    for group in groups:
        done = runs[-1][1] if runs else 0
        if group[-1] < done:
            continue
        start, end = _extended(texts, group, done)
        if runs and start <= done:
            start, end = runs.pop()[0], end
        runs.append((start, end))
    return [(a, b) for a, b in runs if b - a >= _FEWEST_CELLS and _are_cells(texts[a:b])]


def _extended(texts: Sequence[str], group: list[int], least: int) -> tuple[int, int]:
    """Return the stretch of a group with the short cells around it, and the rest of its last row.

    What stands before ``least`` is in a stretch already.
    """
    start, end = group[0], group[-1] + 1
    while start > least and (step := _step(texts[max(start - 2, 0) : start][::-1])):
        start -= step
    while step := _step(texts[end : end + 2]):
        end += step
    found = _numbered(texts[start:end])
    if found is None:
        return start, max(end, min(start + _FEWEST_CELLS, len(texts)))
    header = start + found.first - found.columns
    whole = min(start + found.last + found.columns, len(texts))
    return (header if start < header <= group[0] else start), max(end, whole)


def _step(beside: Sequence[str]) -> int:
    """Return how many of the next two paragraphs are cells: a short one, or a sentence before a short one."""
    if beside and _is_short(beside[0]):
        return 1
    leads_in = not beside or beside[0].endswith((":", "："))
    return 2 if not leads_in and len(beside) > 1 and _is_short(beside[1]) else 0


def _are_cells(texts: Sequence[str]) -> bool:
    """Tell cells from numbered paragraphs that a person has written into a text."""
    strange = [text for text in texts if not _stands(text)]
    return any(map(_is_bare, strange)) or sum(map(_is_short, texts)) >= 2


def _stands(text: str) -> bool:
    """Whether a paragraph stays a paragraph on a line of its own: it begins neither as a task nor as a period."""
    return not initial_markers(text) and label_at(text) is None


def _is_short(text: str) -> bool:
    return len(text) <= _LONGEST and not ends_sentence(text) and _stands(text)


def _is_bare(text: str) -> bool:
    """Whether a text is a number or a period's label alone."""
    label = label_at(text)
    whole = label is not None and label.end == len(text)
    return whole or any(marker.end == len(text) for marker in initial_markers(text))


# --------------------------------------------------------------------------- rows and columns


def _laid(texts: Sequence[str]) -> Rows:
    """Return the cells in rows, of the likeliest width that no reader takes for a schedule; () for none."""
    return next((rows for rows in map(_rows, *_widths(texts)) if not _is_schedule(rows)), ())


def _widths(texts: Sequence[str]) -> tuple[list[Sequence[str]], list[int]]:
    """Return ``texts`` beside each width that they may have, the likeliest first."""
    found = _numbered(texts)
    wide = range(2, min(_MOST_COLUMNS, len(texts) - 1) + 1)
    kinds = [_kind(text) for text in texts]
    by_likeness = sorted(wide, key=lambda columns: -_likeness(kinds, columns))
    widths = ([found.columns] if found is not None else []) + by_likeness
    return [texts] * len(widths), widths


def _rows(texts: Sequence[str], columns: int) -> Rows:
    """Return the rows of so many columns."""
    blank = ("",) * (-len(texts) % columns)
    cells = (*texts, *blank)
    return tuple(tuple(cells[at : at + columns]) for at in range(0, len(cells), columns))


class _Numbers(Struct, frozen=True):
    """A column of numbers 1, 2, 3 …: where its first and its last stand, and how far they are apart."""

    first: int
    last: int
    columns: int


def _numbered(texts: Sequence[str]) -> _Numbers | None:
    """Return the column of numbers that some cells have."""
    places: dict[int, list[int]] = {}
    for at, text in enumerate(texts):
        number = parse(text.strip(".．、（）()")) if len(text) <= 4 and _is_bare(text) else None
        if number is not None:
            places.setdefault(number, []).append(at)
    runs = (_run(places, first) for first in places.get(1, ()))
    return next((run for run in runs if run is not None), None)


def _run(places: Mapping[int, Sequence[int]], first: int) -> _Numbers | None:
    """Return the column that begins with the 1 at ``first``; None unless all its numbers are equally far apart."""
    last, columns = first, 0
    for number in count(2):
        later = places.get(number, ())
        at = bisect_right(later, last)
        if at == len(later):
            return _Numbers(first, last, columns) if columns else None
        apart = later[at] - last
        if not 2 <= apart <= _MOST_COLUMNS or columns not in (0, apart):
            return None
        last, columns = later[at], apart
    return None


def _kind(text: str) -> str:
    """Return what a cell holds, roughly: a number, a time, words or a sentence."""
    if label_at(text) is not None:
        return "time"
    if text[:1].isdecimal():
        return "number"
    return "words" if _is_short(text) else "sentence"


def _likeness(kinds: Sequence[str], columns: int) -> float:
    """Return how much alike are the cells that stand below each other, the header left out."""
    below = kinds[columns:]
    alike = [
        Counter(below[column::columns]).most_common(1)[0][1] for column in range(min(columns, len(below)))
    ]
    whole = len(kinds) % columns == 0 and len(kinds) >= 3 * columns
    return sum(alike) / max(len(below), 1) + (_WHOLE if whole else 0.0)


def _is_schedule(rows: Rows) -> bool:
    """Whether a reader would take the rows for a schedule."""
    paragraphs = [
        Paragraph(text, (Piece(0, 0, len(text)),), Cell(0, row, column))
        for row, cells in enumerate(rows)
        for column, text in enumerate(cells)
        if text
    ]
    return bool(schedules(paragraphs)[1])
