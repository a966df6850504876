"""Web pages: the text that a reader sees, block by block, with what the page says about each line.

The walk keeps no tree.  It goes once over the page's events with a stack of *styles* (what an
element hands down to what is in it), gathers inline text, and puts out a line wherever a browser
would begin a new one.
"""

from __future__ import annotations

import re
from functools import cache

from msgspec import Struct
from msgspec.structs import replace

from planparse.model import Cell, Issue, Look, Source
from planparse.reading.assembly import Page
from planparse.reading.html_events import Event, events
from planparse.reading.html_styles import DEFAULT_SIZE, declarations, font_size, is_bold, size
from planparse.reading.html_survey import Survey, survey
from planparse.reading.list_markers import ListCounter, named_style
from planparse.reading.typed_markers import begins_with_marker

BLOCKS = frozenset(
    {
        "address", "article", "aside", "blockquote", "body", "button", "caption", "center", "dd", "details",
        "dialog", "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form",
        "frameset", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "hr", "html", "legend", "li",
        "listing", "main", "menu", "nav", "ol", "optgroup", "option", "p", "plaintext", "pre", "section",
        "select", "summary",
        "table", "tbody", "td", "textarea", "tfoot", "th", "thead", "tr", "ul", "xmp",
    }
)  # fmt: skip
"""Elements that begin and end a line."""

_PREFORMATTED = frozenset({"pre", "listing", "xmp", "plaintext", "textarea"})
_BOLD = frozenset({"b", "strong"})
_HEADINGS = {"h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6}

LARGE = 1.2
"""Times the commonest size from which a line counts as set large."""

_ASCII_SPACE = " \t\r\n\f"
"""What HTML takes for white space; other spaces are characters."""

LONGEST_SPAN = 1000
"""The largest colspan that HTML allows."""

_SITE_SUFFIX = r"\s*[_|｜]|\s+[-–—]+\s+|[-–—]+(?![0-9一二三四五六七八九十])"


class _Style(Struct, frozen=True, gc=False):
    """What an element hands down to its contents."""

    bold: bool = False
    size: float = DEFAULT_SIZE
    chrome: bool = False
    cell: Cell | None = None
    level: int = 0
    centred: bool = False
    preformatted: bool = False


class _Printed(Struct, frozen=True, gc=False):
    """A line as the walk found it; how large it is set shows only when all are known."""

    text: str
    style: _Style
    size: float
    bold: int
    made: int


def read_html(
    markup: str,
    name: str,
    *,
    encoding: str | None = None,
    sha256: str = "",
    issues: tuple[Issue, ...] = (),
) -> Source:
    """Return what a reader sees of a page, a printed line or cell paragraph a line.

    Site chrome goes to ``set_aside``; numbers and bullets that the browser makes are in the text
    and in ``made``.  Any text gives a result.
    """
    lines, title = _walked(markup)
    page = Page()
    _add_title(page, title, lines)
    base = _commonest_size(lines)
    for line in lines:
        _add(page, line, base)
    return page.source(name=name, kind="html", encoding=encoding, sha256=sha256, issues=issues)


def _walked(markup: str) -> tuple[list[_Printed], str]:
    """Return the printed lines and the title; what it takes to find them is gone afterwards."""
    found, title = events(markup)
    return _Walk(found, survey(found)).lines(), title


def _add(page: Page, line: _Printed, base: float) -> None:
    if line.style.chrome:
        page.aside(line.text, "site_chrome")
        return
    style = line.style
    look = Look(style.level, style.level == 1, style.centred, line.size >= LARGE * base, line.bold)
    page.line(line.text, cell=style.cell, look=None if look == _PLAIN else look, made=line.made)


_PLAIN = Look()


def _commonest_size(lines: list[_Printed]) -> float:
    weights: dict[float, int] = {}
    for line in lines:
        if not line.style.chrome:
            weights[line.size] = weights.get(line.size, 0) + len(line.text)
    return max(weights, key=lambda points: (weights[points], -points), default=DEFAULT_SIZE)


def _add_title(page: Page, title: str, lines: list[_Printed]) -> None:
    """Put a page's ``<title>`` first when the page itself shows no such title."""
    plain = _collapsed(title).strip()
    body = [line for line in lines if not line.style.chrome]
    if not plain or not body or any(line.style.level == 1 for line in body):
        return
    cut = re.search(_SITE_SUFFIX, plain)
    end = cut.start() if cut and cut.start() >= 4 else len(plain)
    core = plain[:end]
    if any(_shows(line.text, core) for line in body):
        return
    page.line(core, look=Look(1, title=True))
    page.aside(plain[end:], "site_chrome", joined=True)


def _shows(line: str, title: str) -> bool:
    """Whether a printed line is the page's title, more or less."""
    text, wanted = "".join(line.split()), "".join(title.split())
    if len(text) > len(wanted) + 20:
        return False
    return wanted in text or (len(text) >= 6 and text in wanted)


_FREE = (0, 0)


class _Grid:
    """Where the next cell of a data table goes, spans of the rows above counted in."""

    def __init__(self, number: int, rows: int) -> None:
        self.number = number
        self._rows = rows
        self._row = -1
        self._column = 0
        self._taken: dict[int, tuple[int, int]] = {}
        """Column -> the row from which it is free again, and the column behind the cell that takes it."""

    def row(self) -> None:
        self._row += 1
        self._column = 0

    def cell(self, attributes: dict[str, str], *, header: bool) -> Cell:
        if self._row < 0:
            self.row()
        while self._taken.get(self._column, _FREE)[0] > self._row:
            self._column = self._taken[self._column][1]
        columns = min(_number(attributes.get("colspan"), 1) or 1, LONGEST_SPAN)
        left = max(self._rows - self._row, 1)
        # rowspan=0 reaches to the table's end
        rows = min(_number(attributes.get("rowspan"), 1) or left, left)
        cell = Cell(self.number, self._row, self._column, rows, columns, header)
        if rows > 1:
            end = self._column + columns
            self._taken.update(dict.fromkeys(range(self._column, end), (self._row + rows, end)))
        self._column += columns
        return cell


class _Walk:
    """One pass over the events; ``lines`` is its result."""

    def __init__(self, found: list[Event], facts: Survey) -> None:
        self._events = found
        self._facts = facts
        self._tags: list[str] = []
        self._styles: list[_Style] = [_Style()]
        self._lists: list[ListCounter] = []
        self._tables: list[_Grid | None] = []
        self._numbered = 0
        self._text: list[str] = []
        self._look: list[_Style] = []
        self._marker: tuple[str, bool] | None = None
        """The marker of an item whose first line is still to come, and whether it counts."""
        self._printed: list[_Printed] = []
        self._paragraph = -1
        """How many lines there were when the last paragraph began."""

    def lines(self) -> list[_Printed]:
        for index, event in enumerate(self._events):
            if isinstance(event, str):
                self._text.append(event)
                self._look.append(self._styles[-1])
            elif len(event) == 2:
                self._start(index, event[0], event[1])
            elif self._tags and self._tags[-1] == event[0]:
                self._end(self._tags.pop())
        self._flush()
        return self._printed

    def _start(self, index: int, tag: str, attributes: dict[str, str]) -> None:
        if tag == "br":
            self._break()
        elif tag in BLOCKS:
            self._flush()
        if tag == "p":
            self._paragraph = len(self._printed)
        style = self._styled(index, tag, attributes, self._styles[-1])
        if tag in {"ol", "ul", "menu", "dir"}:
            self._lists.append(self._counter(index, tag, attributes))
        elif tag == "li":
            self._item(attributes, style)
        elif tag == "table":
            self._table(index)
        elif tag == "tr" and self._tables and (grid := self._tables[-1]):
            grid.row()
        elif tag in {"td", "th"} and self._tables and (grid := self._tables[-1]):
            style = replace(
                style, cell=grid.cell(attributes, header=tag == "th" or "thead" in self._tags[-2:])
            )
        self._tags.append(tag)
        self._styles.append(style)

    def _end(self, tag: str) -> None:
        if tag in BLOCKS:
            self._flush()
        if tag == "p" and len(self._printed) == self._paragraph:
            self._blank()
        self._styles.pop()
        if tag == "li":
            self._lone_marker(self._styles[-1])
        elif tag in {"ol", "ul", "menu", "dir"} and self._lists:
            self._lists.pop()
        elif tag == "table" and self._tables:
            self._tables.pop()

    def _styled(self, index: int, tag: str, attributes: dict[str, str], above: _Style) -> _Style:
        changes: dict[str, object] = {}
        if tag in _BOLD:
            changes["bold"] = True
        elif tag in _HEADINGS:
            changes["level"] = _HEADINGS[tag]
        elif tag in _PREFORMATTED:
            changes["preformatted"] = True
        elif tag == "center":
            changes["centred"] = True
        elif tag == "table":
            # what a cell's style says does not reach into a table that is nested in it
            changes.update(cell=None, centred=False)
        if index in self._facts.chrome:
            changes["chrome"] = True
        if attributes:
            changes.update(_stated(tag, attributes, above))
        return replace(above, **changes) if changes else above

    def _counter(self, index: int, tag: str, attributes: dict[str, str]) -> ListCounter:
        ordered = tag == "ol"
        style = _list_style(attributes, "decimal" if ordered else "disc")
        backwards = ordered and "reversed" in attributes
        first = _number(attributes.get("start"), self._facts.items.get(index, 0) if backwards else 1)
        return ListCounter(ordered=ordered, style=style, start=first, step=-1 if backwards else 1)

    def _item(self, attributes: dict[str, str], style: _Style) -> None:
        self._lone_marker(style)
        counter = self._lists[-1] if self._lists else ListCounter(ordered=False, style="disc")
        value = attributes.get("value")
        number = _number(value, 0) if value is not None and _is_number(value) else None
        marker = counter.marker(number, _list_style(attributes, "") or None)
        self._marker = (marker, counter.ordered) if marker and not style.chrome else None

    def _lone_marker(self, style: _Style) -> None:
        """Print the number of an item without text of its own; a bullet alone says nothing."""
        if self._marker and self._marker[1]:
            text = self._marker[0]
            self._printed.append(_Printed(text, style, style.size, 0, len(text)))
        self._marker = None

    def _table(self, index: int) -> None:
        rows = self._facts.data_tables.get(index)
        if rows is None:
            self._tables.append(None)
            return
        self._tables.append(_Grid(self._numbered, rows))
        self._numbered += 1

    def _break(self) -> None:
        if self._styles[-1].preformatted:
            self._text.append("\n")
            self._look.append(self._styles[-1])
        elif any(text.strip(_ASCII_SPACE) for text in self._text):
            self._flush()
        else:
            self._blank()

    def _blank(self) -> None:
        """Leave a line empty: where titles and sections are parted by such lines, they are evidence."""
        self._text, self._look = [], []
        style = self._styles[-1]
        if not style.chrome:
            self._printed.append(_Printed("", style, style.size, 0, 0))

    def _flush(self) -> None:
        """Print what was gathered since the line began."""
        if not self._text:
            return
        texts, looks = self._text, self._look
        self._text, self._look = [], []
        if looks[0].preformatted:
            self._preformatted("".join(texts), looks[0])
            return
        whole = "".join(texts)
        if not whole.strip():
            if whole.strip(_ASCII_SPACE):
                # <p>&nbsp;</p> is how editors write an empty line
                self._blank()
            return
        style = _first_seen(texts, looks)
        bold = len(_collapsed(_bold_beginning(texts, looks)).strip(" ")) if style.bold else 0
        self._print(_collapsed(whole).strip(" "), style, bold)

    def _preformatted(self, text: str, style: _Style) -> None:
        for line in re.split("\r\n|\r|\n", text.strip("\r\n")):
            if line.strip():
                self._print(line.rstrip(" \t"), style, 0)
            else:
                self._blank()

    def _print(self, text: str, style: _Style, bold: int) -> None:
        if not text or text.isspace():
            return
        made = 0
        if self._marker and not style.chrome:
            if not begins_with_marker(text):
                marker = self._marker[0]
                gap = "" if marker.endswith("、") else " "
                bold += len(marker + gap) if bold else 0
                text, made = marker + gap + text, len(marker)
            self._marker = None
        self._printed.append(_Printed(text, style, style.size, bold, made))


def _first_seen(texts: list[str], looks: list[_Style]) -> _Style:
    """Return the style of a line's first visible character."""
    return next(look for text, look in zip(texts, looks, strict=True) if text.strip())


def _bold_beginning(texts: list[str], looks: list[_Style]) -> str:
    """Return the text up to the first visible character that is not bold."""
    bold = list[str]()
    for text, look in zip(texts, looks, strict=True):
        if not look.bold and text.strip():
            break
        bold.append(text)
    return "".join(bold).rstrip()


def _stated(tag: str, attributes: dict[str, str], above: _Style) -> dict[str, object]:
    """Return what the attributes of an element change."""
    changes: dict[str, object] = {}
    if align := attributes.get("align"):
        # <table align=center> moves the table, not the text in it
        changes["centred"] = align.lower() == "center" and tag != "table"
    if tag == "font" and "size" in attributes:
        changes["size"] = font_size(attributes["size"], above.size)
    style = attributes.get("style")
    if not style:
        return changes
    said = declarations(style)
    if "text-align" in said:
        changes["centred"] = said["text-align"].startswith("center")
    if "font-weight" in said:
        changes["bold"] = is_bold(said["font-weight"])
    if "font-size" in said:
        changes["size"] = round(size(said["font-size"], above.size), 2)
    if said.get("white-space", "").startswith(("pre", "break-spaces")):
        changes["preformatted"] = True
    return changes


def _list_style(attributes: dict[str, str], otherwise: str) -> str:
    """Return the list style that a list or an item states."""
    said = declarations(attributes.get("style", ""))
    stated = said.get("list-style-type") or said.get("list-style")
    if stated:
        return named_style(stated.split()[0])
    return named_style(attributes["type"]) if attributes.get("type") else otherwise


def _is_number(value: str) -> bool:
    return re.fullmatch(r"\s*-?[0-9]{1,9}\s*", value, re.ASCII) is not None


def _number(value: str | None, otherwise: int) -> int:
    return int(value) if value is not None and _is_number(value) else otherwise


@cache
def _runs() -> re.Pattern[str]:
    return re.compile(r"[\t\r\n\f][ \t\r\n\f]*| [ \t\r\n\f]+")


def _collapsed(text: str) -> str:
    """Return the text with each run of ASCII white space as one space.

    A line end of the markup between two Chinese characters shows as nothing (CSS Text 3, 4.1.3).
    """
    return _runs().sub(_run, text)


def _run(found: re.Match[str]) -> str:
    text, start, end = found.string, found.start(), found.end()
    between = start > 0 and end < len(text) and _wide(text[start - 1]) and _wide(text[end])
    return "" if between and not {"\r", "\n"}.isdisjoint(found[0]) else " "


def _wide(char: str) -> bool:
    return "\u2e80" <= char <= "\uffef" or char in "“”‘’—…"
