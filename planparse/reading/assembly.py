"""Lines put together into a source, for files whose text is not simply their bytes.

A page is built line by line, in the order in which a reader sees it; every line ends up in
``Source.lines`` or in ``Source.set_aside``, so that nothing is lost and nothing stands in both.
"""

from __future__ import annotations

from planparse.model import Cell, Issue, Line, Look, Origin, Reason, SetAside, Source, Span


class Page:
    """A source that is being put together."""

    def __init__(self) -> None:
        """Begin an empty page."""
        self._pieces: list[str] = []
        self._length = 0
        self._lines: list[Line] = []
        self._made: list[Span] = []
        self._set_aside: list[SetAside] = []

    def line(
        self,
        text: str,
        *,
        cell: Cell | None = None,
        look: Look | None = None,
        origin: Origin = "body",
        made: int = 0,
    ) -> None:
        """Add a printed line; its first ``made`` characters are a marker that the file does not hold.

        A line of white space alone is kept as an empty line of the text, so that a gap shows.
        """
        start = self._append(text)
        if made:
            self._made.append((start, start + made))
        if text and not text.isspace():
            self._lines.append(Line(start, start + len(text), cell, look, origin))

    def aside(self, text: str, reason: Reason, *, joined: bool = False) -> None:
        """Add a line that belongs to no plan; ``joined``: it goes on on the line before."""
        start = self._append(text, joined=joined)
        if text and not text.isspace():
            self._set_aside.append(SetAside((start, start + len(text)), reason, text))

    def source(
        self,
        *,
        name: str,
        kind: str,
        encoding: str | None = None,
        sha256: str = "",
        issues: tuple[Issue, ...] = (),
    ) -> Source:
        """Return what was put together."""
        return Source(
            text="".join(self._pieces),
            lines=tuple(self._lines),
            name=name,
            kind=kind,
            encoding=encoding,
            sha256=sha256,
            made=tuple(self._made),
            set_aside=tuple(self._set_aside),
            issues=issues,
        )

    def _append(self, text: str, *, joined: bool = False) -> int:
        if self._pieces and not joined:
            self._pieces.append("\n")
            self._length += 1
        start = self._length
        self._pieces.append(text)
        self._length += len(text)
        return start
