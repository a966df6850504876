"""The text of a file as it grows: lines, where each stands, and which characters Word made."""

from __future__ import annotations

from msgspec import Struct

from planparse.model import Cell, Line, Origin, Reason, SetAside, Source, Span
from planparse.reading.docx.look import LineLook, body_size, finished


class _Line(Struct, frozen=True, gc=False):
    start: int
    end: int
    cell: Cell | None
    look: LineLook
    origin: Origin


class Sheet:
    """Lines one below the other; each ``write`` adds one, parted from the last by a newline."""

    def __init__(self) -> None:
        """Start with no text."""
        self._parts: list[str] = []
        self._length = -1
        self._lines: list[_Line] = []
        self._made: list[Span] = []
        self._aside: list[SetAside] = []

    def write(self, marker: str, rest: str, look: LineLook, cell: Cell | None, origin: Origin) -> None:
        """Add a line: a made ``marker`` (may be empty) and the ``rest``.  A blank one becomes no ``Line``."""
        start, end = self._append(marker, rest)
        if marker or rest.strip():
            self._lines.append(_Line(start, end, cell, look, origin))

    def put_aside(self, marker: str, rest: str, reason: Reason) -> None:
        """Add a line that belongs to no plan."""
        start, end = self._append(marker, rest)
        if marker or rest.strip():
            self._aside.append(SetAside((start, end), reason, marker + rest))

    def _append(self, marker: str, rest: str) -> Span:
        start = self._length + 1
        text = rest
        if marker:
            text = marker + rest
            self._made.append((start, start + len(marker)))
        self._parts.append(text)
        self._length = end = start + len(text)
        return start, end

    def source(self, name: str, kind: str, sha256: str) -> Source:
        """Return all that was written."""
        body = body_size(
            (line.end - line.start, line.look.size) for line in self._lines if line.origin == "body"
        )
        looks = {look: finished(look, body) for look in {line.look for line in self._lines}}
        return Source(
            text="\n".join(self._parts),
            lines=tuple(
                Line(line.start, line.end, line.cell, looks[line.look], line.origin) for line in self._lines
            ),
            name=name,
            kind=kind,
            sha256=sha256,
            made=tuple(self._made),
            set_aside=tuple(self._aside),
        )
