"""Paragraphs and rows of a Word file with tracked changes (ECMA-376 part 1, 17.13.5)."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from planparse.diffing.fold import fold, is_punctuation

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planparse.diffing.edits import Piece

AUTHOR = "planparse"
_TEXT_KINDS = frozenset({"reworded", "rolled"})


class Tracker:
    """Writes paragraphs; counts the ids, which no two changes of a document may share."""

    def __init__(self, date: str, ignored: frozenset[str]) -> None:
        """Take the date of the changes ("" for none) and what the user ignores."""
        self._date = f' w:date="{date}"' if date else ""
        self._ignored = ignored
        self._last_id = 0

    def plain(self, layout: str, text: str) -> str:
        """Return a paragraph that is the same in both plans."""
        return _paragraph(layout, "", _run(text))

    def whole(self, layout: str, text: str, *, inserted: bool) -> str:
        """Return a paragraph that only the new plan has, or only the old one."""
        tag = "ins" if inserted else "del"
        mark = f"<w:rPr><w:{tag}{self._change()}/></w:rPr>"
        return _paragraph(layout, mark, self._inserted(text) if inserted else self._deleted(text))

    def edited(self, layout: str, runs: str) -> str:
        """Return a paragraph that both plans have, of runs made by the methods below."""
        return _paragraph(layout, "", runs)

    def row(self, properties: str, cells: str, *, inserted: bool | None) -> str:
        """Return a row; that only the new plan has, or only the old one, unless ``inserted`` is None."""
        mark = "" if inserted is None else f"<w:{'ins' if inserted else 'del'}{self._change()}/>"
        return f"<w:tr><w:trPr>{properties}{mark}</w:trPr>{cells}</w:tr>"

    def marker(self, old: str, new: str) -> str:
        """Return the runs of a marker."""
        if old == new or "renumbered" in self._ignored:
            return _run(new)
        if "punctuation" in self._ignored and fold(old) == fold(new):
            return _run(new)
        return self._deleted(old) + self._inserted(new)

    def runs(self, stretches: Sequence[Piece]) -> str:
        """Return the runs of a text whose stretches are the same or not."""
        return "".join(self._stretch(piece) for piece in stretches)

    def _stretch(self, piece: Piece) -> str:
        if piece.old == piece.new:
            return _run(piece.new)
        punctuation = "punctuation" in self._ignored
        if punctuation and (piece.same or (is_punctuation(piece.old) and is_punctuation(piece.new))):
            return _run(piece.new)
        if piece.same and len(piece.old) == len(piece.new):
            return "".join(self._replaced(old, new) for old, new in _differing(piece.old, piece.new))
        return self._replaced(piece.old, piece.new)

    def _replaced(self, old: str, new: str) -> str:
        return _run(new) if old == new else self._deleted(old) + self._inserted(new)

    def _deleted(self, text: str) -> str:
        return f"<w:del{self._change()}>{_run(text, 'delText')}</w:del>" if text else ""

    def _inserted(self, text: str) -> str:
        return f"<w:ins{self._change()}>{_run(text)}</w:ins>" if text else ""

    def _change(self) -> str:
        self._last_id += 1
        return f' w:id="{self._last_id}" w:author="{AUTHOR}"{self._date}'


def _differing(old: str, new: str) -> list[tuple[str, str]]:
    """Part two texts of one length, equal but for widths, into runs that are equal or not."""
    runs: list[tuple[str, str]] = []
    for a, b in zip(old, new, strict=True):
        if runs and (runs[-1][0] == runs[-1][1]) == (a == b):
            runs[-1] = (runs[-1][0] + a, runs[-1][1] + b)
        else:
            runs.append((a, b))
    return runs


def _paragraph(layout: str, mark: str, runs: str) -> str:
    """Return a paragraph; the mark's own properties come last among its properties."""
    return f"<w:p><w:pPr>{layout}{mark}</w:pPr>{runs}</w:p>"


def _run(text: str, element: str = "t") -> str:
    if not text:
        return ""
    shown = escape("".join(char for char in text if char >= " " and char not in "\ufffe\uffff"))
    return f'<w:r>{_EAST_ASIAN}<w:{element} xml:space="preserve">{shown}</w:{element}></w:r>'


_EAST_ASIAN = '<w:rPr><w:rFonts w:hint="eastAsia"/></w:rPr>'
"""Quotation marks and dashes are set in the Chinese font."""
