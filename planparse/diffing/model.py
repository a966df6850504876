"""The shape ``planparse/diff@1``: what a comparison gives and what is written as JSON."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

DIFF_FORMAT = "planparse/diff@1"

Part = Literal[
    "title", "guiding_ideology", "opening", "task", "schedule", "closing", "attachment", "signature"
]
Kind = Literal[
    "added", "removed", "reworded", "moved", "renumbered", "rescheduled", "rolled", "split", "merged"
]
Edit = tuple[Literal["equal", "delete", "insert"], str]

KINDS: tuple[Kind, ...] = (
    "added", "removed", "split", "merged", "reworded", "moved", "rescheduled", "rolled", "renumbered",
)  # fmt: skip
"""All kinds, in the order in which they are listed."""

QUIET: frozenset[Kind] = frozenset({"rolled", "renumbered"})
"""What happens by itself from one year to the next."""


class Unit(Struct, frozen=True):
    """A unit as a reader finds it: the markers that lead to it, and its own text."""

    path: tuple[str, ...] = ()
    text: str = ""


class FactChange(Struct, frozen=True):
    """A date, count, frequency … that is another one now; null where it has no counterpart."""

    kind: str
    old: str | None
    new: str | None


class Change(Struct, frozen=True):
    """One thing that changed: a unit on either side, or several where one was split or merged."""

    kinds: tuple[Kind, ...]
    part: Part
    old: Unit | tuple[Unit, ...] | None
    new: Unit | tuple[Unit, ...] | None
    similarity: float | None = None
    """Of the two texts, from 0 to 1; null for what stands on one side only."""
    edits: tuple[Edit, ...] = ()
    """By words; empty where the text is the same.  What is equal is printed as the new plan has it."""
    facts: tuple[FactChange, ...] = ()


class Side(Struct, frozen=True):
    """Which plan stood on this side."""

    source: str | None = None
    title: str | None = None
    year: int | None = None


class DiffResult(Struct, frozen=True, kw_only=True):
    """All that changed from the old plan to the new one, in reading order."""

    format: Literal["planparse/diff@1"] = "planparse/diff@1"
    old: Side
    new: Side
    changes: tuple[Change, ...] = ()
    summary: dict[str, int]
    """How many changes are of each kind; kinds that do not occur are left out."""
