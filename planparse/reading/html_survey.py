"""What the elements of a page hold, found before the page is walked.

Some things are only known at an element's end: whether a table is data or mere layout, whether a
block is site navigation, how many items a reversed list has.
"""

from __future__ import annotations

import re
from functools import cache

from msgspec import Struct

from planparse.reading.html_events import Event

_ALWAYS_CHROME = frozenset({"nav", "aside", "button", "select", "menu"})
_CHROME_ROLES = frozenset({"navigation", "contentinfo", "banner", "complementary", "search"})
_ARTICLE = frozenset({"article", "main"})
_CONTAINERS = frozenset(
    {
        "header",
        "footer",
        "div",
        "section",
        "ul",
        "ol",
        "dl",
        "p",
        "table",
        "td",
        "form",
        "center",
        "span",
        "li",
    }
)
"""Elements that may turn out to be navigation."""

LINK_SHARE = 0.5
"""Share of link text from which a header, or a block that is named like one, is navigation."""

FARM_LINKS, FARM_SHARE = 5, 0.9
"""A block with so many links and hardly any other text is navigation, whatever it is called."""

PROSE_CELL, PROSE_SHARE = 600, 0.7
"""A cell with so many characters, and so large a share of its table, is a page layout's."""


LONGEST_TRAIL = 200
"""Characters of a breadcrumb trail; its last part, the page's own title, is often no link."""


@cache
def _trail_names() -> re.Pattern[str]:
    return re.compile(r"\b(?:bread-?)?crumbs?\b", re.I)


@cache
def _chrome_names() -> re.Pattern[str]:
    """Names that sites give to what is around an article."""
    return re.compile(
        r"\b(?:nav(?:bar|igation)?|menu|side-?bar|foot(?:er)?|copyright|top-?bar|header"
        r"|related|recommend(?:ed)?|hot|rank(?:ing)?|pager|pagination|pages?|share|comments?|tags?|links?|ads?)\b",
        re.I,
    )


class Survey(Struct, frozen=True):
    """Facts by the index of the event that opens the element."""

    chrome: frozenset[int]
    data_tables: dict[int, int]
    """Tables that hold data -> how many rows they have."""
    items: dict[int, int]
    """Reversed lists -> how many items they have."""


class _Element:
    """What is counted while an element is open."""

    __slots__ = (
        "article",
        "characters",
        "headings",
        "index",
        "items",
        "link",
        "linked",
        "links",
        "table",
        "tag",
    )

    def __init__(self, index: int, tag: str, parent: _Element | None, *, link: bool) -> None:
        self.index = index
        self.tag = tag
        self.characters = 0
        self.linked = 0
        self.links = 0
        self.headings = 0
        self.items = 0
        self.link: bool = link or (parent is not None and parent.link)
        self.article: bool = tag in _ARTICLE or (parent is not None and parent.article)
        self.table: _Table | None = _Table() if tag == "table" else parent.table if parent else None


class _Table:
    """What is counted while a table is open."""

    __slots__ = ("cells", "covered", "longest", "nested", "reaching", "rows", "wide_rows")

    def __init__(self) -> None:
        self.rows = 0
        self.wide_rows = 0
        self.cells = 0
        self.longest = 0
        self.nested = 0
        self.covered = 0
        """How far down the cells of the rows so far reach, this row's included."""
        self.reaching = 0
        """The same, of the rows above alone."""


def survey(events: list[Event]) -> Survey:
    """Return what the walk needs to know in advance; one pass."""
    return _Surveyor(events).survey()


def _rowspan(attributes: dict[str, str]) -> int:
    stated = attributes.get("rowspan", "1")
    if not (stated.isascii() and stated.isdecimal() and len(stated) < 6):
        return 1
    # 0 reaches to the table's end
    return int(stated) or 1 << 16


class _Surveyor:
    def __init__(self, events: list[Event]) -> None:
        self._events = events
        self._open: list[_Element] = []
        self._chrome: set[int] = set()
        self._tables: dict[int, int] = {}
        self._items: dict[int, int] = {}

    def survey(self) -> Survey:
        for index, event in enumerate(self._events):
            if isinstance(event, str):
                self._text(event)
            elif len(event) == 2:
                self._start(index, event[0], event[1])
            elif self._open and self._open[-1].tag == event[0]:
                self._end(self._open.pop())
        while self._open:
            self._end(self._open.pop())
        return Survey(frozenset(self._chrome), self._tables, self._items)

    def _text(self, text: str) -> None:
        if self._open:
            count = len("".join(text.split()))
            top = self._open[-1]
            top.characters += count
            top.linked += count if top.link else 0

    def _start(self, index: int, tag: str, attributes: dict[str, str]) -> None:
        parent = self._open[-1] if self._open else None
        target = attributes.get("href", "") if tag == "a" else ""
        link = bool(target) and not target.startswith("#")
        element = _Element(index, tag, parent, link=link)
        element.links = int(link)
        element.headings = int(tag == "h1")
        if parent is not None and tag == "li":
            parent.items += 1
        self._open.append(element)

    def _end(self, element: _Element) -> None:
        parent = self._open[-1] if self._open else None
        if parent is not None:
            parent.characters += element.characters
            parent.linked += element.linked
            parent.links += element.links
            parent.headings += element.headings
        if element.tag == "ol" and "reversed" in self._attributes(element):
            self._items[element.index] = element.items
        if self._is_chrome(element):
            self._chrome.add(element.index)
        self._count_cells(element, parent)

    def _attributes(self, element: _Element) -> dict[str, str]:
        event = self._events[element.index]
        return event[1] if not isinstance(event, str) and len(event) == 2 else {}

    def _is_chrome(self, element: _Element) -> bool:
        if element.tag in _ALWAYS_CHROME:
            return True
        if not element.characters or element.tag not in _CONTAINERS:
            return False
        attributes = self._attributes(element)
        share = element.linked / element.characters
        if element.tag == "footer":
            return not element.article or share >= LINK_SHARE
        if attributes.get("role") in _CHROME_ROLES and not element.headings:
            return True
        if element.links >= FARM_LINKS and share >= FARM_SHARE:
            return True
        if not element.links:
            return False
        named = f"{attributes.get('class', '')} {attributes.get('id', '')}".replace("_", "-")
        if element.characters <= LONGEST_TRAIL and _trail_names().search(named):
            return True
        return share >= LINK_SHARE and self._named_chrome(element, named)

    def _named_chrome(self, element: _Element, named: str) -> bool:
        return element.tag == "header" or _chrome_names().search(named) is not None

    def _count_cells(self, element: _Element, parent: _Element | None) -> None:
        table = element.table
        if table is None:
            return
        if element.tag in {"td", "th"}:
            table.cells += 1
            table.covered = max(table.covered, table.rows + _rowspan(self._attributes(element)))
            table.longest = max(table.longest, element.characters)
        elif element.tag == "tr":
            # one cell beside one that reaches down from above makes two columns
            own = 2 if table.cells and table.reaching > table.rows else table.cells
            table.reaching = max(table.reaching, table.covered)
            table.rows += 1
            table.wide_rows += int(own >= 2)
            table.cells = 0
        elif element.tag == "table":
            if self._is_data(element, table):
                self._tables[element.index] = table.rows
            if parent is not None and parent.table is not None:
                parent.table.nested += element.characters

    def _is_data(self, element: _Element, table: _Table) -> bool:
        """Whether a table holds data; a layout has one column, one row, or one cell with the page."""
        if table.wide_rows < 2 or self._attributes(element).get("role") in {"presentation", "none"}:
            return False
        if element.headings or table.nested * 2 > element.characters:
            return False
        return table.longest < PROSE_CELL or table.longest < PROSE_SHARE * element.characters
