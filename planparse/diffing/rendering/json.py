"""``-f json``: the shape ``planparse/diff@1``, Chinese as it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import json

if TYPE_CHECKING:
    from planparse.diffing.compare import Comparison
    from planparse.diffing.rendering import DiffOptions


def render(comparison: Comparison, options: DiffOptions) -> bytes:  # noqa: ARG001
    """Return all changes, two spaces deep."""
    return json.format(json.encode(comparison.result), indent=2) + b"\n"
