"""The paragraph: printed text joined over line breaks, which still knows where it stands.

Holds after joining: a paragraph's ``text`` has no line breaks and no white space at its ends, and
its ``pieces`` say for every character but an added blank where it came from.
"""

from __future__ import annotations

from msgspec import Struct

from planparse.model import Cell, Leaf, Look, Reason, SetAside, Span


class Row(Struct, frozen=True, gc=False):
    """A line that belongs to a plan, without the white space around it."""

    start: int
    """Where ``text`` begins in the source."""
    text: str
    """What it says, in simplified characters: to be matched with, never to be shown."""
    indent: int = 0
    """Width of the white space before it on its line, in columns."""
    gap: int = 0
    """Empty lines before it."""
    torn: Reason | None = None
    """Why something between the row before and this one was set aside."""
    cell: Cell | None = None
    look: Look | None = None
    holes: tuple[Span, ...] = ()
    """Debris inside the row, in the source's code points."""
    printed: str | None = None
    """As printed, where that differs from ``text``: in traditional characters."""

    @property
    def end(self) -> int:
        """Where the row ends in the source."""
        return self.start + len(self.text)

    def as_printed(self, start: int, end: int) -> str:
        """Return what is printed from ``start`` to ``end``, both places in the source."""
        shown = self.text if self.printed is None else self.printed
        return shown[start - self.start : end - self.start]


def columns_of(text: str) -> int:
    """Return the printed width of ``text``: whatever is not ASCII is two columns wide."""
    return 2 * len(text) - len(text.encode("ascii", "ignore"))


class Piece(Struct, frozen=True, gc=False):
    """A stretch of a paragraph that stands in one piece in the source."""

    at: int
    """Where it begins in the paragraph's text."""
    start: int
    """Where it begins in the source."""
    length: int


class Paragraph(Struct, frozen=True, gc=False):
    """One or more rows as the one paragraph that they are."""

    text: str
    """What it says, in simplified characters."""
    pieces: tuple[Piece, ...]
    cell: Cell | None = None
    look: Look | None = None
    printed: str | None = None
    """As printed, where that differs from ``text``."""

    @property
    def start(self) -> int:
        """Where the paragraph begins in the source."""
        return self.pieces[0].start

    @property
    def end(self) -> int:
        """Where the paragraph ends in the source."""
        last = self.pieces[-1]
        return last.start + last.length

    def leaf(self, start: int, end: int, drop: str = "") -> Leaf:
        """Return ``text[start:end]`` as a leaf, less white space and the final characters in ``drop``.

        What is dropped still belongs to the leaf's spans.
        """
        printed = (self.text if self.printed is None else self.printed)[start:end]
        text = printed.strip()
        if len(text) < len(printed):
            start += len(printed) - len(printed.lstrip())
            end = start + len(text)
        kept = text.rstrip(drop).rstrip() if drop else text
        return Leaf(kept or text, self.spans(start, end))

    def aside(self, reason: Reason) -> list[SetAside]:
        """Return the whole paragraph as passages set aside, around the debris inside it."""
        shown = self.text if self.printed is None else self.printed
        return [
            SetAside(
                (piece.start, piece.start + piece.length), reason, shown[piece.at : piece.at + piece.length]
            )
            for piece in self.pieces
            if piece.length
        ]

    def spans(self, start: int, end: int) -> tuple[Span, ...]:
        """Return where ``text[start:end]`` stands in the source."""
        if start >= end:
            return ()
        pieces = self.pieces
        if len(pieces) == 1:
            shift = pieces[0].start - pieces[0].at
            return ((start + shift, end + shift),)
        found: list[Span] = []
        for piece in pieces[_first(pieces, start) :]:
            if piece.at >= end:
                break
            begin = max(start, piece.at)
            stop = min(end, piece.at + piece.length)
            if begin < stop:
                shift = piece.start - piece.at
                found.append((begin + shift, stop + shift))
        return tuple(found)


def _first(pieces: tuple[Piece, ...], position: int) -> int:
    """Return the index of the last piece that begins at or before ``position``."""
    low, high = 0, len(pieces)
    while high - low > 1:
        middle = (low + high) // 2
        if pieces[middle].at <= position:
            low = middle
        else:
            high = middle
    return low


def from_row(row: Row) -> Paragraph:
    """Return the paragraph that one row makes."""
    if row.holes:
        return from_rows([row])
    return Paragraph(row.text, (Piece(0, row.start, len(row.text)),), row.cell, row.look, row.printed)


def from_rows(rows: list[Row]) -> Paragraph:
    """Join rows into one paragraph; a blank goes only between two Latin words."""
    texts: list[str] = []
    printed: list[str] = []
    pieces: list[Piece] = []
    length = 0
    for row in rows:
        for start, end in stretches(row):
            text = row.text[start - row.start : end - row.start]
            if texts and _needs_blank(texts[-1], text):
                texts.append(" ")
                printed.append(" ")
                length += 1
            pieces.append(Piece(length, start, len(text)))
            texts.append(text)
            printed.append(row.as_printed(start, end))
            length += len(text)
    text = "".join(texts)
    shown = "".join(printed) if any(row.printed is not None for row in rows) else None
    return Paragraph(text, tuple(pieces), rows[0].cell, rows[0].look, shown)


def stretches(row: Row) -> list[Span]:
    """Return the spans of the source that a row takes up, around its holes."""
    if not row.holes:
        return [(row.start, row.end)]
    found = []
    at = row.start
    for start, end in (*row.holes, (row.end, row.end)):
        if start > at:
            found.append((at, start))
        at = end
    return found


def _needs_blank(before: str, after: str) -> bool:
    return before[-1:].isalpha() and before[-1:].isascii() and after[:1].isalpha() and after[:1].isascii()
