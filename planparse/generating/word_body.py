"""Printed blocks to the XML of a Word file's body."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from planparse.generating.layout import Block, Table
from planparse.generating.titles import break_title, width, wrap_width
from planparse.generating.word_styles import StyleIds, character_width, text_width, twips

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from planparse.generating.layout import Printed, Row
    from planparse.generating.profile import Profile
    from planparse.generating.word_numbering import Number


def body_xml(
    printed: Sequence[Printed],
    profile: Profile,
    styles: StyleIds,
    numbers: dict[int, Number],
    room: int = 0,
) -> str:
    """Return the paragraphs and tables of ``w:body``.

    ``numbers`` are those that Word makes; ``room`` is the text's width in twips, 0 for the profile's.
    """
    tables = frozenset(at for at, block in enumerate(printed) if isinstance(block, Table))
    body = _Body(profile, styles, numbers, tables, _last_before_signature(printed), room)
    return "".join(body.block(at, block) for at, block in enumerate(printed)) + body.after(printed)


class _Body:
    """Writes block after block; what every paragraph of a kind shares is made once."""

    def __init__(
        self,
        profile: Profile,
        styles: StyleIds,
        numbers: dict[int, Number],
        tables: frozenset[int],
        kept: int,
        room: int,
    ) -> None:
        self._tables = tables
        self._kept = kept
        self._room = room or text_width(profile)
        self._profile = profile
        self._styles = styles
        self._numbers = numbers
        self._character = twips(character_width(profile))
        self._line = twips(profile.number("body.line_spacing"))
        self._signed = ("", "")

    def block(self, at: int, block: Printed) -> str:
        """Return the XML of the block in place ``at``."""
        if isinstance(block, Table):
            # Word makes one table of two that nothing parts
            return ("<w:p/>" if at - 1 in self._tables else "") + self._table(block, kept=at == self._kept)
        if block.kind == "title":
            return self._title(block.text)
        if block.kind == "organization":
            self._signed = (block.text, "")
            return ""
        if block.kind == "date":
            return self._signature(self._signed[0], block.text)
        if block.kind == "attachment":
            return self._attachment(block, self._keep(at))
        style = self._style(block)
        number = self._numbers.get(at)
        if number is None:
            return _paragraph(style, _run(block.line), self._keep(at) + self._after_table(at))
        return _paragraph(style, _run(block.after_marker), self._keep(at) + _numbered(number))

    def after(self, printed: Sequence[Printed]) -> str:
        """Return the signature of a plan that has no date below it."""
        last = printed[-1] if printed else None
        if isinstance(last, Block) and last.kind == "organization":
            return self._signature(last.text, "")
        return "" if printed and not isinstance(last, Table) else _paragraph(self._styles.body, "")

    def _style(self, block: Block) -> str:
        if block.kind == "heading":
            return self._styles.heading(block.level)
        return self._styles.period if block.kind == "period" else self._styles.body

    def _keep(self, at: int) -> str:
        """No signature stands alone on a page: what is above it goes along."""
        return _KEPT if at == self._kept else ""

    def _after_table(self, at: int) -> str:
        """Half a line keeps what follows a table off its edge."""
        return f'<w:spacing w:before="{self._line // 2}"/>' if at - 1 in self._tables else ""

    def _title(self, text: str) -> str:
        """Let a long title wrap between words: by narrower margins, else by typed line breaks."""
        size = twips(self._profile.number("title.size") or 22)
        room = self._room // size
        wide = wrap_width(text, room)
        if wide is None:
            return _paragraph(self._styles.title, _title_runs(text, room))
        inset = max(0, int((self._room - (wide + _SLACK) * size) / 2))
        indent = f'<w:ind w:left="{inset}" w:right="{inset}"/>'
        return _paragraph(self._styles.title, _run(text), indent)

    def _attachment(self, block: Block, keep: str) -> str:
        """Stand one line below the body; what wraps stands under the name's first character."""
        hanging = round(width(block.marker) + 0.5 * block.marker.endswith("."))
        left = (2 if not block.place else 5) + hanging
        before = "" if block.place else f'<w:spacing w:before="{self._line}"/>'
        indent = (
            f'<w:ind w:leftChars="{left * 100}" w:left="{left * self._character}"'
            f' w:hangingChars="{hanging * 100}" w:hanging="{hanging * self._character}"/>'
        )
        return _paragraph(self._styles.body, _run(block.line), f'{keep}{before}{indent}<w:jc w:val="left"/>')

    def _signature(self, organization: str, date: str) -> str:
        """Set the organization two characters from the right, the date two in from its first character.

        GB/T 9704-2012 7.3.5.2; where the date would then come nearer than two characters to the
        edge it stands there, and the organization moves to the left.
        """
        below = width(organization) - width(date) if organization else 2.0
        date_inset = max(2.0, below)
        inset = max(2.0, date_inset + width(date) + 2 - width(organization)) if date else 2.0
        inset = min(inset, max(2.0, 24 - width(organization)))
        first = f'<w:spacing w:before="{2 * self._line}"/>'
        lines = ""
        if organization:
            lines = _paragraph(self._styles.organization, _run(organization), first + self._right(inset))
        if date:
            lines += _paragraph(
                self._styles.date, _run(date), ("" if organization else first) + self._right(date_inset)
            )
        return lines

    def _right(self, characters: float) -> str:
        amount = round(characters * self._character)
        return f'<w:ind w:rightChars="{round(characters * 100)}" w:right="{amount}"/>'

    # ------------------------------------------------------------------- tables

    def _table(self, table: Table, *, kept: bool) -> str:
        widths = self._widths(table)
        grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
        header = "".join(
            _cell(width, "", _paragraph(self._styles.header_cell, _run(text)))
            for width, text in zip(widths, table.header, strict=True)
        )
        # the rows of the last period, whose cell is merged, go along with the signature
        last = max((at for at, row in enumerate(table.rows) if not row.continues), default=0)
        rows = "".join(
            self._row(row, merge, widths, kept=kept and at >= last)
            for at, (row, merge) in enumerate(_merges(table.rows))
        )
        return (
            f'<w:tbl><w:tblPr><w:tblStyle w:val="{self._styles.table}"/>'
            f'<w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:jc w:val="center"/>'
            '<w:tblInd w:w="0" w:type="dxa"/><w:tblLayout w:type="fixed"/><w:tblCellMar>'
            '<w:top w:w="40" w:type="dxa"/><w:bottom w:w="40" w:type="dxa"/></w:tblCellMar></w:tblPr>'
            f"<w:tblGrid>{grid}</w:tblGrid>"
            f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{header}</w:tr>{rows}</w:tbl>"
        )

    def _row(self, row: Row, merge: str, widths: list[int], *, kept: bool) -> str:
        cells = []
        for column, (room, text) in enumerate(zip(widths, row.cells, strict=True)):
            style = self._styles.cell if column else self._styles.header_cell
            paragraph = _paragraph(style, _run(text), _KEPT if kept else "" if column else _PLAIN_LABEL)
            cells.append(_cell(room, "" if column else merge, paragraph))
        return f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{''.join(cells)}</w:tr>"

    def _widths(self, table: Table) -> list[int]:
        """Give the periods and short columns what they need, and the rest to the long ones."""
        room = self._room
        size = twips(self._profile.number("table.size"))
        columns = list(zip(table.header, *(row.cells for row in table.rows), strict=True))
        # a quarter of a character goes between digits and Chinese characters: 11月
        wanted = [min(max(width(text) for text in column) + 0.5, 40.0) * size + 260 for column in columns]
        least = [min(wish, 5.0 * size + 260) for wish in wanted]
        spare = room - sum(least)
        if spare <= 0:
            return _exactly(room, least)
        over = [wish - base for wish, base in zip(wanted, least, strict=True)]
        if sum(over) <= spare:
            over[1] += spare - sum(over)
        total = sum(over) or 1.0
        return _exactly(room, [base + spare * more / total for base, more in zip(least, over, strict=True)])


_SLACK = 0.3
"""Characters of room to spare in a title's line, for fonts that run a little wide."""
_KEPT = "<w:keepNext/>"
_PLAIN_LABEL = '<w:keepNext w:val="0"/>'


def _last_before_signature(printed: Sequence[Printed]) -> int:
    """Return the place of what stands right above the signature; -1 where there is none."""
    kinds = [block.kind if isinstance(block, Block) else "table" for block in printed]
    signature = next((at for at, kind in enumerate(kinds) if kind in ("organization", "date")), 0)
    return signature - 1


def _exactly(room: int, widths: list[float]) -> list[int]:
    """Scale ``widths`` to whole twips that fill the room."""
    scale = room / sum(widths)
    whole = [int(width * scale) for width in widths]
    whole[-1] += room - sum(whole)
    return whole


def _merges(rows: Sequence[Row]) -> Iterator[tuple[Row, str]]:
    """Yield each row with the vertical merge of its first cell."""
    for at, row in enumerate(rows):
        begins = at + 1 < len(rows) and rows[at + 1].continues
        if row.continues:
            yield row, "<w:vMerge/>"
        else:
            yield row, '<w:vMerge w:val="restart"/>' if begins else ""


def _cell(width: int, merge: str, paragraph: str) -> str:
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{merge}<w:vAlign w:val="center"/></w:tcPr>'
        f"{paragraph}</w:tc>"
    )


def _paragraph(style: str, runs: str, properties: str = "") -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{properties}</w:pPr>{runs}</w:p>'


def _numbered(number: Number) -> str:
    return f'<w:numPr><w:ilvl w:val="{number.level}"/><w:numId w:val="{number.number}"/></w:numPr>'


def _title_runs(text: str, room: int) -> str:
    return "<w:r><w:br/></w:r>".join(_run(line) for line in break_title(text, room))


@cache
def _special() -> re.Pattern[str]:
    """Match what XML needs escaped or cannot hold, tabs and line breaks."""
    return re.compile("[&<>\t\n\r]|[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@cache
def _ambiguous() -> re.Pattern[str]:
    """Match signs that Word sets in the Latin font unless it is told otherwise."""
    return re.compile("[“”‘’…—·×①-⑳°±§]")


_REPLACED = {
    "&": "&amp;",
    "<": "&lt;",
    ">": "&gt;",
    "\t": '</w:t><w:tab/><w:t xml:space="preserve">',
    "\n": '</w:t><w:br/><w:t xml:space="preserve">',
}


def _run(text: str) -> str:
    if not text:
        return ""
    if _special().search(text):
        hint = _EAST_ASIAN if _ambiguous().search(text) else ""
        text = _special().sub(lambda found: _REPLACED.get(found.group(), ""), text)
        return f'<w:r>{hint}<w:t xml:space="preserve">{text}</w:t></w:r>'
    if _ambiguous().search(text):
        return f'<w:r>{_EAST_ASIAN}<w:t xml:space="preserve">{text}</w:t></w:r>'
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


_EAST_ASIAN = '<w:rPr><w:rFonts w:hint="eastAsia"/></w:rPr>'
