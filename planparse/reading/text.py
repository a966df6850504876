r"""Plain text: the decoded file is the source, split into lines at \r\n, \r and \n only.

U+2028, form feeds and vertical tabs end no line: they stand inside sentences of copied text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from planparse.model import Cell, Issue, Line, SetAside, Source, Span
from planparse.reading.pipe_tables import SEPARATORS, cells, framed, holds_separator, is_rule, trimmed


def source_from_text(
    text: str,
    name: str = "-",
    *,
    kind: str = "txt",
    encoding: str | None = None,
    sha256: str = "",
    issues: tuple[Issue, ...] = (),
) -> Source:
    """Return ``text``, unchanged, with its printed lines; it never raises.

    A line keeps its indent; lines of white space alone are no lines but leave a gap.  Tables drawn
    with ``|`` become a line for each cell, and what draws them is set aside.
    """
    spans = (match.span() for match in re.finditer("[^\r\n]+", text))
    drawing = _Drawing(text)
    if holds_separator(text):
        for rows in _blocks(text, spans):
            drawing.add(rows)
    else:
        drawing.lines += [Line(start, end) for start, end in spans if not _blank(text, start, end)]
    return Source(
        text=text,
        lines=tuple(drawing.lines),
        name=name,
        kind=kind,
        encoding=encoding,
        sha256=sha256,
        set_aside=tuple(drawing.set_aside),
        issues=issues,
    )


def _blank(text: str, start: int, end: int) -> bool:
    # most lines begin with a character that is no white space: look at it before copying the line
    return text[start].isspace() and text[start:end].isspace()


def _blocks(text: str, spans: Iterator[Span]) -> Iterator[list[Span]]:
    """Yield runs of lines with separators or rules, and every other line by itself.

    Blank lines between rows that begin and end with a separator do not part them.
    """
    block: list[Span] = []
    for span in spans:
        if _blank(text, *span):
            continue
        if not _may_be_row(text, span):
            if block:
                yield block
                block = []
            yield [span]
            continue
        if block and not _adjacent(text, block[-1], span):
            yield block
            block = []
        block.append(span)
    if block:
        yield block


def _may_be_row(text: str, span: Span) -> bool:
    line = text[slice(*span)]
    return any(separator in line for separator in SEPARATORS) or is_rule(line)


def _adjacent(text: str, before: Span, after: Span) -> bool:
    gap = text[before[1] : after[0]].replace("\r\n", "\n").replace("\r", "\n")
    return gap.count("\n") == 1 or (framed(text, *before) and framed(text, *after))


class _Drawing:
    """Lines, and what draws tables, as they are found."""

    def __init__(self, text: str) -> None:
        self.lines: list[Line] = []
        self.set_aside: list[SetAside] = []
        self._text = text
        self._tables = 0

    def add(self, block: list[Span]) -> None:
        """Part a block into tables and lines that are none."""
        if len(block) == 1:
            self.lines.append(Line(*block[0]))
            return
        for width, rows in self._parted(block):
            count = sum(spans is not None for _, spans in rows)
            if width >= 2 and count >= 2:
                self._table(rows)
            else:
                self.lines.extend(Line(*span) for span, _ in rows)

    def _parted(self, block: list[Span]) -> Iterator[tuple[int, list[tuple[Span, list[Span] | None]]]]:
        """Yield (cells in a row, rows); a rule has no cells and goes with the rows around it."""
        width, rows = 0, list[tuple[Span, list[Span] | None]]()
        for span in block:
            spans = None if is_rule(self._text[slice(*span)]) else cells(self._text, *span)
            if spans is not None and width not in (0, len(spans)):
                yield width, rows
                rows = []
            if spans is not None:
                width = len(spans)
            rows.append((span, spans))
        yield width, rows

    def _table(self, rows: list[tuple[Span, list[Span] | None]]) -> None:
        ruled = next((i for i, (_, spans) in enumerate(rows) if spans is None and i), 0)
        number = 0
        for at, (span, spans) in enumerate(rows):
            if spans is None:
                self._aside(*trimmed(self._text, *span))
                continue
            self._row(span, spans, number, header=number == 0 and ruled == at + 1)
            number += 1
        self._tables += 1

    def _row(self, span: Span, spans: list[Span], row: int, *, header: bool) -> None:
        before = span[0]
        for column, cell_span in enumerate(spans):
            start, end = trimmed(self._text, *cell_span)
            if start == end:
                continue
            self._aside(*trimmed(self._text, before, start))
            self.lines.append(Line(start, end, Cell(self._tables, row, column, header=header)))
            before = end
        self._aside(*trimmed(self._text, before, span[1]))

    def _aside(self, start: int, end: int) -> None:
        if start < end:
            self.set_aside.append(SetAside((start, end), "debris", self._text[start:end]))
