"""A web page as a flat run of events: what is shown of it, and nothing else.

lxml's parser reports to a target here instead of building a tree: libxml2 drops what is nested
deeper than 2,048 elements from its trees, and reading events needs no recursion.  Scripts, styles
and what the page itself hides are left out at this point.
"""

from __future__ import annotations

import re
from contextlib import suppress
from functools import cache
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from lxml.etree import ParserTarget

Event = tuple[str, dict[str, str]] | tuple[str] | str
"""(tag, attributes) opens an element, (tag,) closes it, a str is text."""

_UNSEEN = frozenset(
    {
        "script", "style", "template", "noscript", "iframe", "noframes", "object", "embed", "applet",
        "audio", "video", "canvas", "svg", "math", "datalist", "rt", "rp", "map", "param",
    }
)  # fmt: skip
"""Elements whose text a reader does not see; rt and rp hold the pinyin above characters."""


@cache
def _hiding_style() -> re.Pattern[str]:
    return re.compile(
        r"(?:^|[;\s])(?:display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0(?:px|pt|em|rem|%)?\s*(?:;|!|$)"
        r"|mso-hide\s*:\s*all)",
        re.I,
    )


class _Target:
    """Collects the events that lxml reports."""

    def __init__(self) -> None:
        self.events: list[Event] = []
        self.title = ""
        self._unseen = 0
        self._in_title = False
        self._bare: dict[str, Event] = {}
        self._ends: dict[str, Event] = {}
        """Events that many elements share; a page has few kinds of them."""

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        if self._unseen or tag in _UNSEEN or _hidden(attributes):
            self._unseen += 1
        elif tag == "title":
            self._in_title = True
        elif attributes:
            self.events.append((tag, dict(attributes)))
        else:
            self.events.append(self._bare.setdefault(tag, (tag, _NONE)))

    def end(self, tag: str) -> None:
        if self._unseen:
            self._unseen -= 1
        elif tag == "title":
            self._in_title = False
        else:
            self.events.append(self._ends.setdefault(tag, (tag,)))

    def data(self, text: str) -> None:
        if self._in_title:
            self.title += text
        elif not self._unseen:
            self.events.append(text)

    def comment(self, text: str) -> None:
        """Take no notice: comments are not shown."""

    def pi(self, target: str, data: str | None = None) -> None:
        """Take no notice: processing instructions are not shown."""

    def close(self) -> _Target:
        return self


_NONE: dict[str, str] = {}


def _hidden(attributes: dict[str, str]) -> bool:
    if not attributes:
        return False
    style = attributes.get("style")
    return "hidden" in attributes or (style is not None and _hiding_style().search(style) is not None)


def events(markup: str) -> tuple[list[Event], str]:
    """Return the events of a page's visible part, and its ``<title>``; linear, at any depth."""
    from lxml import etree

    target = _Target()
    parser = etree.HTMLParser(encoding="utf-8", huge_tree=True, target=cast("ParserTarget", target))
    # NUL would end the text for libxml2; HTML reads it as U+FFFD
    parser.feed(markup.replace("\0", "�").encode("utf-8", "replace"))
    # an empty document is an error for libxml2; whatever was reported stands
    with suppress(etree.XMLSyntaxError):
        parser.close()
    return target.events, target.title
