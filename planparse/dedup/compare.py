"""All units of a level against each other: which are alike, and in which clusters."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from planparse.dedup.candidates import Bands
from planparse.dedup.clusters import Group, alike_pairs, components, groups, members_by_label
from planparse.dedup.signatures import GRAM, signatures
from planparse.dedup.threads import threads_for

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from planparse.dedup.model import Pair


class Members(Struct, frozen=True):
    """A cluster before its units have a level: numbers of normalized texts, as they were given."""

    canonical: int
    members: tuple[int, ...]
    similarities: tuple[float, ...]
    """With the canonical member, for every other member in order; a copy has 1."""


class Wordings:
    """The distinct ones of many normalized texts, and where each stands."""

    def __init__(self, texts: Sequence[str]) -> None:
        """Take the texts; empty ones are left out."""
        numbers: dict[str, int] = {}
        self.places: list[list[int]] = []
        """Wording -> the texts that are it."""
        for at, text in enumerate(texts):
            number = numbers.setdefault(text, len(numbers)) if text else -1
            if number == len(self.places):
                self.places.append([at])
            elif number >= 0:
                self.places[number].append(at)
        self.texts = list(numbers)
        self.copies = [len(places) for places in self.places]
        self.long = [number for number, text in enumerate(self.texts) if len(text) >= GRAM]
        """Wordings that have a signature; the others are only equal or not."""

    def bands(self, threshold: float, threads: int = 1) -> Bands:
        """Return the bands of the wordings in ``long``; they are not kept, being larger than the texts."""
        import numpy as np

        texts = [self.texts[number] for number in self.long]
        lengths = np.fromiter(map(len, texts), np.int64, len(texts))
        return Bands(signatures(texts, threads), lengths, threshold)


def clustered(wordings: Wordings, threshold: float, jobs: int | None = 1) -> list[Members]:
    """Return the clusters of the texts; each member's ratio with the canonical one meets ``threshold``.

    ``jobs`` is how many threads may compare; None takes all cores.
    """
    threads = threads_for(len(wordings.long), jobs)
    texts = [wordings.texts[number] for number in wordings.long]
    copies = [wordings.copies[number] for number in wordings.long]
    found: list[Members] = []
    taken: set[int] = set()
    labels = components(texts, wordings.bands(threshold, threads), threshold, threads)
    for component in members_by_label(labels):
        for group in groups(component, texts, copies, threshold):
            taken.update(wordings.long[at] for at in (group.canonical, *group.members))
            found.append(_members(group, wordings))
    for number, places in enumerate(wordings.places):
        if len(places) > 1 and number not in taken:
            found.append(Members(places[0], tuple(places), (1.0,) * (len(places) - 1)))
    return found


def _members(group: Group, wordings: Wordings) -> Members:
    canonical, *copies = wordings.places[wordings.long[group.canonical]]
    similar = dict.fromkeys(copies, 1.0)
    for at, similarity in zip(group.members, group.similarities, strict=True):
        similar.update(dict.fromkeys(wordings.places[wordings.long[at]], similarity))
    others = sorted(similar)
    return Members(canonical, tuple(sorted((canonical, *others))), tuple(similar[at] for at in others))


def paired(wordings: Wordings, threshold: float, jobs: int | None = 1) -> Iterator[Pair]:
    """Yield every two texts whose ratio is at least ``threshold``, copies of each other included."""
    threads = threads_for(len(wordings.long), jobs)
    for places in wordings.places:
        for at, one in enumerate(places):
            yield from ((one, other, 1.0) for other in places[at + 1 :])
    texts = [wordings.texts[number] for number in wordings.long]
    bands = wordings.bands(threshold, threads)
    for left, right, similarity in alike_pairs(texts, bands, threshold, threads):
        for one in wordings.places[wordings.long[left]]:
            for other in wordings.places[wordings.long[right]]:
                yield min(one, other), max(one, other), similarity
