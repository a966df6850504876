"""Names and values of WordprocessingML: the namespace, and how numbers and switches are written."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element

W_URI = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
W = f"{{{W_URI}}}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
VAL = W + "val"

UNDERSTOOD = frozenset(
    {
        "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
        "http://schemas.microsoft.com/office/word/2010/wordprocessingGroup",
        "http://schemas.microsoft.com/office/word/2010/wordprocessingCanvas",
        "http://schemas.microsoft.com/office/word/2010/wordprocessingDrawing",
        "http://schemas.microsoft.com/office/word/2010/wordml",
        "http://schemas.microsoft.com/office/word/2012/wordml",
        "http://schemas.microsoft.com/office/drawing/2010/main",
    }
)
"""Extensions whose ``mc:Choice`` is read; of any other the ``mc:Fallback`` (ECMA-376 part 3, 7.6)."""

OFF = frozenset({"0", "false", "off", "none"})


def value(item: _Element | None) -> str | None:
    """Return the ``w:val`` of an element that may be missing."""
    return None if item is None else item.get(VAL)


def flag(item: _Element | None) -> bool:
    """Return a switch's state: there without a value means on (ECMA-376 part 1, 17.17.4)."""
    return item is not None and (item.get(VAL) or "1").lower() not in OFF


def number(item: _Element | None, default: int | None = None) -> int | None:
    """Return an element's ``w:val`` as a number; ``default`` when it is missing or no number."""
    text = value(item)
    if text is None:
        return default
    if text.isdigit() and text.isascii() and len(text) < 10:
        return int(text)
    sign, digits = ("-", text[1:]) if text.startswith("-") else ("", text.strip().partition(".")[0])
    return int(sign + digits) if digits.isascii() and digits.isdigit() and len(digits) < 10 else default


def first(item: _Element | None, tag: str) -> _Element | None:
    """Return the first child with this tag.  Properties come first, so this is quicker than ``find``."""
    if item is not None:
        for child in item:
            if child.tag == tag:
                return child
    return None


def by_tag(item: _Element | None) -> dict[str, _Element]:
    """Return the children of an element that may be missing, by their tags; of several alike the last."""
    return {} if item is None else {child.tag: child for child in item}


def alternative(item: _Element) -> _Element | None:
    """Return the branch of an ``mc:AlternateContent`` that is read, or None when it has none."""
    for choice in item.iterchildren(MC + "Choice"):
        spaces = [choice.nsmap.get(prefix) for prefix in choice.get("Requires", "").split()]
        if spaces and all(space in UNDERSTOOD for space in spaces):
            return choice
    return item.find(MC + "Fallback")
