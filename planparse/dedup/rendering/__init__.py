"""What dedup found, as text, JSON or a page."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, cast

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from planparse.dedup.deduplicate import Findings

FORMATS = ("text", "json", "html")
SUFFIXES = {".txt": "text", ".json": "json", ".html": "html", ".htm": "html"}
"""Suffix of ``-o`` -> format."""


class ReportOptions(Struct, frozen=True):
    """How a report is written."""

    threshold: float = 0.85
    colour: bool = False


def render(findings: Findings, fmt: str, options: ReportOptions) -> Iterator[str]:
    """Yield the text of a report; ``fmt`` is one of ``FORMATS``."""
    written = import_module(f"planparse.dedup.rendering.{fmt}").render
    return cast("Callable[[Findings, ReportOptions], Iterator[str]]", written)(findings, options)
