"""The types of dedup, and the shape ``planparse/dedup@1``."""

from __future__ import annotations

from typing import Literal

from msgspec import UNSET, Struct, UnsetType

DEDUP_FORMAT = "planparse/dedup@1"

Level = Literal["plan", "section", "paragraph"]
LEVELS: tuple[Level, ...] = ("plan", "section", "paragraph")


class Piece(Struct, frozen=True, gc=False):
    """A stretch of one plan's text that is compared as a whole: what becomes a unit."""

    level: Level
    path: tuple[str, ...]
    text: str


class Unit(Struct, frozen=True, gc=False):
    """A piece with its place among all that were compared."""

    id: int
    """From 0, in the order of sources, plans and places."""
    source: str
    """The path as given."""
    plan: int
    """The plan's number in its file, from 1."""
    level: Level
    path: tuple[str, ...]
    """Markers, or the first words of what has none, from the outside in."""
    text: str


class Similarity(Struct, frozen=True, gc=False):
    """How alike a cluster's members and its canonical member are: 1 is the same."""

    min: float
    mean: float


class Cluster(Struct, frozen=True, gc=False):
    """Units that are nearly the same: each meets the threshold with the canonical one."""

    level: Level
    members: tuple[int, ...]
    """All ids, the canonical one's too, in order."""
    canonical: int
    """The wording that stands most often; of equals the one nearest to the others."""
    similarity: Similarity


class PlanShare(Struct, frozen=True, gc=False):
    """How much of a plan stands in no other plan: 1 is all of it."""

    source: str
    plan: int
    own_share: float


Pair = tuple[int, int, float]


class DedupResult(Struct, frozen=True, kw_only=True):
    """What ``dedup -f json`` writes."""

    format: Literal["planparse/dedup@1"] = "planparse/dedup@1"
    units: tuple[Unit, ...] = ()
    clusters: tuple[Cluster, ...] = ()
    pairs: tuple[Pair, ...] | UnsetType = UNSET
    """Every two units at or above the threshold, and a short passage with the long one it stands in."""
    plans: tuple[PlanShare, ...] = ()


class Settings(Struct, frozen=True):
    """How dedup compares."""

    levels: tuple[Level, ...] = LEVELS
    threshold: float = 0.85
    exact: bool = False
    """Years, ordinals, placeholders and organizations count as printed."""
    pairs: bool = False
    jobs: int | None = None
    """How many threads may compare; None takes all cores."""
