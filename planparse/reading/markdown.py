r"""Markdown: the text that a reader sees, a printed line a line, with the markup gone.

A small reader of its own, because plans are not written to the letter of CommonMark: numbers stay
as typed (1. 2. 1.), ``20**年`` is a masked year and no bold type, and two spaces before a line are
an indent.  What is understood: front matter, ``#`` and underlined headings, lists, quotes, fences,
tables, rules, comments, emphasis, code, links, images, tags, entities and escapes such as ``1\.``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from msgspec import Struct

from planparse.model import Cell, Issue, Look, Source
from planparse.reading.assembly import Page
from planparse.reading.list_markers import BULLET
from planparse.reading.pipe_tables import cells, framed, holds_separator, is_rule
from planparse.reading.typed_markers import begins_with_marker

LONGEST_UNDERLINED = 60
"""A longer line above ``---`` is a paragraph with a rule below it, no heading."""

_MASKED_BEFORE = frozenset("0123456789０１２３４５６７８９*＊")
_MASKED_AFTER = frozenset("年月日号届次级班人元%％*＊")
_FRONT_MATTER_LINES = 100


class _Inline(Struct, frozen=True):
    """A line without its inline markup."""

    text: str
    bold: int


def source_from_markdown(
    text: str,
    name: str = "-",
    *,
    encoding: str | None = None,
    sha256: str = "",
    issues: tuple[Issue, ...] = (),
) -> Source:
    """Return what a reader of the rendered text sees; it never raises.

    Cells become lines of their own; a bullet becomes a made ``•``, unless the item begins with a
    typed number.
    """
    reader = _Reader(re.split("\r\n|\r|\n", _without_comments(text)))
    reader.read()
    return reader.page.source(name=name, kind="md", encoding=encoding, sha256=sha256, issues=issues)


@cache
def _block_patterns() -> dict[str, re.Pattern[str]]:
    return {
        "heading": re.compile(r" {0,3}(#{1,6})(?:[ \t]+|(?=[^\s#0-9]))(.*)$"),
        "closing": re.compile(r"(?:^|[ \t]+)#+[ \t]*$"),
        "fence": re.compile(r"\s*(`{3,}|~{3,})([^`]*)$"),
        "quote": re.compile(r" {0,3}> ?"),
        "bullet": re.compile(r"([ \t]*)[-*+][ \t]+(?=\S)(?:\[[ xX]\][ \t]+)?"),
        "rule": re.compile(r" {0,3}(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,})$"),
        "underline": re.compile(r" {0,3}(=+|-{2,})[ \t]*$"),
        "definition": re.compile(r" {0,3}\[[^\]]{1,200}\]:[ \t]*\S+(?:[ \t]+[\"'(].*)?$"),
        "key": re.compile(r"[A-Za-z_\u4e00-\u9fff][\w-]*\s*[:：]|\s*-\s|\s+\S|#"),
        "break": re.compile(r"<br\s*/?>", re.I),
    }


def _without_comments(text: str) -> str:
    """Return the text without HTML comments; one that is never closed is text."""
    pieces: list[str] = []
    at = 0
    while (start := text.find("<!--", at)) >= 0 and (end := text.find("-->", start + 4)) >= 0:
        pieces.append(text[at:start])
        at = end + 3
    pieces.append(text[at:])
    return "".join(pieces)


class _Reader:
    """Goes over the lines once; ``page`` is its result."""

    def __init__(self, lines: list[str]) -> None:
        self.page = Page()
        self._lines = lines
        self._at = 0
        self._tables = 0
        self._patterns = _block_patterns()

    def read(self) -> None:
        self._front_matter()
        while self._at < len(self._lines):
            line = self._lines[self._at]
            if fence := self._patterns["fence"].match(line):
                self._fenced(fence[1])
            elif holds_separator(line) and self._table():
                continue
            else:
                self._at += 1
                self._line(line)

    def _front_matter(self) -> None:
        if not self._lines or self._lines[0].rstrip() != "---":
            return
        for end in range(1, min(len(self._lines), _FRONT_MATTER_LINES)):
            line = self._lines[end].rstrip()
            if line in {"---", "..."} and end > 1:
                for matter in self._lines[: end + 1]:
                    self.page.aside(matter, "debris")
                self._at = end + 1
                return
            if line and not self._patterns["key"].match(line):
                return

    def _fenced(self, fence: str) -> None:
        """Print code as it stands; a fence that is never closed reaches to the end."""
        self._at += 1
        while self._at < len(self._lines):
            line = self._lines[self._at]
            self._at += 1
            if line.strip().startswith(fence) and not line.strip().strip(fence[0]):
                return
            self.page.line(line)

    def _line(self, line: str) -> None:
        while quote := self._patterns["quote"].match(line):
            line = line[quote.end() :]
        if self._patterns["rule"].match(line) or self._patterns["definition"].match(line):
            self.page.line("")
            return
        if heading := self._patterns["heading"].match(line):
            self._heading(self._patterns["closing"].sub("", heading[2]), len(heading[1]))
            return
        level = self._underlined(line)
        if level:
            self._at += 1
            self._heading(line.strip(), level)
            return
        self._text(line)

    def _heading(self, text: str, level: int) -> None:
        inline = _inline(text)
        self.page.line(inline.text.strip(), look=Look(level, title=level == 1, bold=inline.bold))

    def _underlined(self, line: str) -> int:
        """Return the level of a heading that the next line underlines, 0 when it is none."""
        if self._at >= len(self._lines) or not line.strip() or len(line) > LONGEST_UNDERLINED:
            return 0
        above = self._lines[self._at - 2].strip() if self._at > 1 else ""
        alone = not above or above.startswith("#")
        found = self._patterns["underline"].match(self._lines[self._at]) if alone else None
        if not found or self._patterns["bullet"].match(line):
            return 0
        return 1 if found[1][0] == "=" else 2

    def _text(self, line: str) -> None:
        bullet = self._patterns["bullet"].match(line)
        indent = bullet[1] if bullet else ""
        for part in self._patterns["break"].split(line[bullet.end() :] if bullet else line):
            inline = _inline(part)
            if bullet and inline.text.strip() and not begins_with_marker(inline.text):
                lead = f"{BULLET} "
                bold = inline.bold + len(lead) if inline.bold else 0
                self.page.line(lead + inline.text, look=_look(bold), made=len(BULLET))
            else:
                self.page.line(indent + inline.text, look=_look(inline.bold))
            bullet = None

    def _table(self) -> bool:
        """Read a table that begins here; say whether one does."""
        rows = list(self._rows())
        width = len(rows[0]) if rows else 0
        ruled = self._at + 1 < len(self._lines) and is_rule(self._lines[self._at + 1])
        if width < 2 or (len(rows) < 2 and not ruled):
            return False
        for number, row in enumerate(rows):
            for column, text in enumerate(row):
                self._cell(text, Cell(self._tables, number, column, header=ruled and number == 0))
        self._tables += 1
        self._at += len(rows) + sum(1 for _ in self._rules(len(rows)))
        return True

    def _rows(self) -> Iterator[list[str]]:
        """Yield the cells of the rows from here on, as long as they are as many as in the first."""
        width = 0
        for line in self._lines[self._at : self._at + 1]:
            first = _cells(line)
            width = len(first)
            yield first
        for at in range(self._at + 1, len(self._lines)):
            line = self._lines[at]
            if is_rule(line):
                continue
            row = _cells(line) if holds_separator(line) else []
            if len(row) == width or (row and framed(line, 0, len(line))):
                yield row
            else:
                return

    def _rules(self, rows: int) -> Iterator[str]:
        """Yield the rules drawn among and right below so many rows."""
        for line in self._lines[self._at :]:
            if is_rule(line):
                yield line
            elif rows == 0:
                return
            else:
                rows -= 1

    def _cell(self, text: str, cell: Cell) -> None:
        for part in self._patterns["break"].split(text):
            inline = _inline(part.strip())
            if inline.text.strip():
                self.page.line(inline.text.strip(), cell=cell, look=_look(inline.bold))


def _cells(line: str) -> list[str]:
    return [line[slice(*span)] for span in cells(line, 0, len(line), escapes=True)]


def _look(bold: int) -> Look | None:
    return Look(bold=bold) if bold else None


@cache
def _token() -> re.Pattern[str]:
    """One piece of inline markup; every alternative is bounded, so that a line stays linear."""
    return re.compile(
        r"\\(?P<escaped>[!-/:-@\[-`{-~])"
        r"|(?P<tick>`{1,3})(?P<code>[^`]{1,2000})(?P=tick)"
        r"|!?\[(?P<label>[^\[\]]{0,500})\](?:\([^()\s]{0,2000}(?:\s+[\"'][^\"']{0,300}[\"'])?\)|\[[^\[\]]{0,200}\])"
        r"|<(?P<address>(?:https?|ftp|mailto):[^<>\s]{1,2000})>"
        r"|</?[A-Za-z][A-Za-z0-9]{0,15}(?:\s[^<>]{0,1000})?/?>"
        r"|&(?P<entity>#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});"
        r"|(?P<marks>\*{1,3}|_{1,3}|~~)"
    )


_PLAIN = re.compile(r"^[^\\`\[<&*_~]*$")


def _inline(line: str) -> _Inline:
    """Return the line as it shows, and how many of its first characters are bold."""
    if _PLAIN.match(line):
        return _Inline(line, 0)
    return _Emphasis(line).shown()


class _Emphasis:
    """Takes inline markup out of one line."""

    def __init__(self, line: str) -> None:
        self._line = line
        self._shown: list[str] = []
        self._open: dict[str, list[int]] = {}
        """Where in ``_shown`` the marks of each kind stand that wait for their partner."""
        self._bold: list[tuple[int, int]] = []

    def shown(self) -> _Inline:
        at = 0
        for found in _token().finditer(self._line):
            self._shown.append(self._line[at : found.start()])
            self._shown.append("")
            self._take(found)
            at = found.end()
        self._shown.append(self._line[at:])
        return _Inline("".join(self._shown), self._bold_beginning())

    def _take(self, found: re.Match[str]) -> None:
        if found["marks"]:
            self._marks(found)
        elif found["entity"]:
            from html import unescape

            self._shown[-1] = unescape(found[0])
        else:
            seen = (found["escaped"], found["code"], found["label"], found["address"])
            self._shown[-1] = next((text for text in seen if text), "")

    def _marks(self, found: re.Match[str]) -> None:
        marks = found["marks"]
        before = self._line[found.start() - 1 : found.start()] if found.start() else ""
        after = self._line[found.end() : found.end() + 1]
        self._shown[-1] = marks
        if _masked(before, after) or (marks[0] == "_" and _word(before) and _word(after)):
            return
        waiting = self._open.setdefault(marks, [])
        if waiting and before.strip():
            self._close(marks, waiting[-1])
        elif after.strip():
            waiting.append(len(self._shown) - 1)

    def _close(self, marks: str, begin: int) -> None:
        if begin == len(self._shown) - 3 and not self._shown[begin + 1]:
            # nothing between them: **** is a mask
            return
        for waiting in self._open.values():
            while waiting and waiting[-1] >= begin:
                waiting.pop()
        self._shown[begin] = self._shown[-1] = ""
        if len(marks) > 1 and marks != "~~":
            self._bold.append((begin, len(self._shown)))

    def _bold_beginning(self) -> int:
        """Return where the bold type at the line's beginning ends, 0 when there is none."""
        bold = bytearray(len(self._shown))
        for begin, end in self._bold:
            bold[begin:end] = b"\1" * (end - begin)
        shown = 0
        count = 0
        for text, is_bold in zip(self._shown, bold, strict=True):
            if text.strip() and not is_bold:
                break
            shown += len(text)
            count = shown if is_bold else count
        return count


def _masked(before: str, after: str) -> bool:
    """Whether asterisks stand for characters: 20**年, ***."""
    return before in _MASKED_BEFORE and bool(before) and after in _MASKED_AFTER and bool(after)


def _word(char: str) -> bool:
    return char.isalnum() and bool(char)
