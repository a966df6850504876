"""Boilerplate marked in one extraction, with a library of plans to compare with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from planparse.dedup.candidates import STEEP
from planparse.dedup.index import key_of, opened
from planparse.dedup.keys import band_keys
from planparse.dedup.library import Pieces
from planparse.dedup.normalize import normalized
from planparse.dedup.signatures import GRAM
from planparse.dedup.units import Paragraph, paragraphs_of
from planparse.dedup.verify import matrix

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from planparse.dedup.deduplicate import ComparedPlan
    from planparse.model import Extraction, Span

_MOST_PLACES = 20


class Place(Struct, frozen=True):
    """A paragraph of the library that says nearly the same."""

    source: str
    plan: int
    path: tuple[str, ...]
    similarity: float


class Boilerplate(Struct, frozen=True):
    """A paragraph that stands, nearly the same, in plans of the library."""

    plan: int
    """The number of its plan in the extraction, from 1."""
    path: tuple[str, ...]
    text: str
    spans: tuple[Span, ...]
    """Where it stands in the source, in code points."""
    plans: int
    """In how many plans of the library it stands."""
    places: tuple[Place, ...]
    """The most similar of them, at most twenty."""


def mark_boilerplate(
    extraction: Extraction, index: str | Path, *, threshold: float = 0.85, text: str | None = None
) -> tuple[Boilerplate, ...]:
    """Return the paragraphs of ``extraction`` that stand in plans of the index, in reading order.

    The extraction's own file does not count where the index holds it.  ``text`` is the source's
    text, see ``paragraphs_of``.  Raises ``UnreadableFile`` when there is no such index.
    """
    asked = _Asked(
        [
            (number, paragraph)
            for number, plan in enumerate(extraction.plans, 1)
            for paragraph in paragraphs_of(plan, text)
            if paragraph.whole
        ],
        threshold,
    )
    with opened(index) as library:
        own = {key_of(extraction.source.name)}
        pieces = Pieces(library, own)
        can_look_up = library.is_keyed and threshold >= STEEP
        for plan in pieces.plans(pieces.holding(asked.keys())) if can_look_up else library.plans(own):
            asked.compare(plan)
    return asked.found()


class _Asked:
    """The paragraphs asked about, and what was found for each so far."""

    def __init__(self, paragraphs: Sequence[tuple[int, Paragraph]], threshold: float) -> None:
        normals = normalized([paragraph.text for _, paragraph in paragraphs])
        kept = [at for at, normal in enumerate(normals) if len(normal) >= GRAM]
        self._paragraphs = [paragraphs[at] for at in kept]
        self._normals = [normals[at] for at in kept]
        self._threshold = threshold
        self._places: list[list[Place]] = [[] for _ in kept]

    def keys(self) -> set[int]:
        """Return the keys of what may be alike."""
        return set(band_keys(self._normals, ["paragraph"] * len(self._normals)).ravel().tolist())

    def compare(self, plan: ComparedPlan) -> None:
        """Take note of what stands in ``plan``."""
        rows = [at for at, piece in enumerate(plan.pieces) if piece.level == "paragraph"]
        if not (rows and self._normals):
            return
        similar = matrix(self._normals, [plan.normals[at] for at in rows], self._threshold)
        for ours, best in enumerate(similar.argmax(axis=1).tolist()):
            if similar[ours, best]:
                place = Place(
                    plan.source, plan.plan, plan.pieces[rows[best]].path, round(float(similar[ours, best]), 4)
                )
                self._places[ours].append(place)

    def found(self) -> tuple[Boilerplate, ...]:
        """Return the paragraphs that stand in any plan."""
        return tuple(
            Boilerplate(
                number, paragraph.path, paragraph.text, paragraph.spans, len(places), _nearest(places)
            )
            for (number, paragraph), places in zip(self._paragraphs, self._places, strict=True)
            if places
        )


def _nearest(places: Sequence[Place]) -> tuple[Place, ...]:
    ordered = sorted(places, key=lambda each: (-each.similarity, each.source, each.plan))
    return tuple(ordered[:_MOST_PLACES])
