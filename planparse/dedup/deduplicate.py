"""Plans in, clusters and shares out: the stages of dedup in a row."""

from __future__ import annotations

from array import array
from itertools import islice
from typing import TYPE_CHECKING

from msgspec import UNSET, Struct
from msgspec.structs import replace

from planparse.dedup.compare import Members, Wordings, clustered, paired
from planparse.dedup.model import (
    LEVELS,
    Cluster,
    DedupResult,
    Level,
    Pair,
    Piece,
    PlanShare,
    Settings,
    Similarity,
    Unit,
)
from planparse.dedup.normalize import normalized, normalized_with_places
from planparse.dedup.sharing import Seeds

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

_DIGITS = 4
"""Decimals of every similarity and share."""
_TOGETHER = 10_000
"""Texts normalized at a time."""
_MOST_PLACES = 20
"""How many other places of a copied passage are kept."""


class ComparedPlan(Struct, frozen=True, gc=False):
    """A plan as dedup sees it."""

    source: str
    plan: int
    title: str
    pieces: tuple[Piece, ...]
    normals: tuple[str, ...] = ()
    """The normalized text of each piece, with slots; () when it is not known yet."""


class Passage(Struct, frozen=True, gc=False):
    """Words of a paragraph that stand in other plans too."""

    start: int
    end: int
    """In code points of the paragraph's text."""
    others: tuple[int, ...]
    """Paragraphs in which they stand: numbers in ``Findings.paragraphs``, at most ``_MOST_PLACES``."""
    plans: int
    """In how many other plans they are known to stand."""


class Paragraph(Struct, frozen=True, gc=False):
    """A paragraph with what of it is copied."""

    plan: int
    """Number in ``Findings.places``."""
    path: tuple[str, ...]
    text: str
    passages: tuple[Passage, ...] = ()


class Findings(Struct, frozen=True):
    """The result, and what reports show beside it."""

    result: DedupResult
    places: tuple[tuple[str, int], ...]
    """Source and number of every plan compared."""
    titles: dict[tuple[str, int], str]
    paragraphs: tuple[Paragraph, ...]


def dedup(plans: Iterable[ComparedPlan], settings: Settings) -> Findings:
    """Compare all plans with each other.

    The order of ``plans`` does not matter: units are numbered by source and place.
    """
    ordered = sorted(plans, key=lambda each: (each.source, each.plan))
    levels = [level for level in LEVELS if level in settings.levels]
    units, ids = _units(ordered, levels)
    clusters: list[Cluster] = []
    pairs: list[Pair] = []
    copied: _Copied | None = None
    for level in LEVELS:
        if level not in levels and level != "paragraph":
            continue
        wordings = Wordings(_normals(ordered, level, settings.exact))
        found = clustered(wordings, settings.threshold, settings.jobs)
        if level == "paragraph":
            copied = _Copied(ordered, wordings, found)
        if level in levels:
            clusters.extend(_cluster(level, members, ids[level]) for members in found)
            if settings.pairs:
                pairs.extend(_pairs(wordings, found, settings, ids[level]))
    clusters.sort(key=lambda each: (LEVELS.index(each.level), -len(each.members), each.canonical))
    paragraphs, shares = copied.shares(settings) if copied else ((), ())
    result = DedupResult(
        units=tuple(units),
        clusters=tuple(clusters),
        pairs=tuple(sorted(pairs)) if settings.pairs else UNSET,
        plans=shares,
    )
    places = tuple((plan.source, plan.plan) for plan in ordered)
    return Findings(result, places, {(each.source, each.plan): each.title for each in ordered}, paragraphs)


def about(findings: Findings, sources: Collection[str]) -> Findings:
    """Return the findings with only what concerns the plans of ``sources``, units numbered anew.

    What stands elsewhere stays where it is a member of the same cluster, or the other of a pair.
    """
    result = findings.result
    asked = {unit.id for unit in result.units if unit.source in sources}
    clusters = [each for each in result.clusters if not asked.isdisjoint(each.members)]
    pairs = [each for each in result.pairs or () if asked & {each[0], each[1]}]
    kept = asked.union(*(each.members for each in clusters), *(each[:2] for each in pairs))
    numbers = {old: new for new, old in enumerate(sorted(kept))}
    renumbered = DedupResult(
        units=tuple(replace(result.units[old], id=new) for old, new in numbers.items()),
        clusters=tuple(_renumbered(each, numbers) for each in clusters),
        pairs=UNSET if result.pairs is UNSET else tuple((numbers[a], numbers[b], c) for a, b, c in pairs),
        plans=tuple(each for each in result.plans if each.source in sources),
    )
    return replace(findings, result=renumbered)


def _renumbered(cluster: Cluster, numbers: Mapping[int, int]) -> Cluster:
    members = tuple(numbers[at] for at in cluster.members)
    return replace(cluster, members=members, canonical=numbers[cluster.canonical])


def _normals(plans: Sequence[ComparedPlan], level: Level, exact: bool) -> list[str]:
    """Return the normalized texts of a level."""
    if not exact and all(len(plan.normals) == len(plan.pieces) for plan in plans):
        pairs = (pair for plan in plans for pair in zip(plan.pieces, plan.normals, strict=True))
        return [normal for piece, normal in pairs if piece.level == level]
    texts = (piece.text for plan in plans for piece in plan.pieces if piece.level == level)
    made: list[str] = []
    while some := list(islice(texts, _TOGETHER)):
        made.extend(normalized(some, exact=exact))
    return made


def with_normals(plan: ComparedPlan) -> ComparedPlan:
    """Return a plan with its normalized texts worked out, as an index keeps them."""
    return replace(plan, normals=tuple(normalized([piece.text for piece in plan.pieces])))


def _units(
    plans: Sequence[ComparedPlan], levels: Sequence[Level]
) -> tuple[list[Unit], dict[Level, list[int]]]:
    """Return all units, and for each level the ids of its units in order."""
    units: list[Unit] = []
    ids: dict[Level, list[int]] = {level: [] for level in levels}
    for plan in plans:
        for piece in plan.pieces:
            if piece.level in ids:
                ids[piece.level].append(len(units))
                units.append(Unit(len(units), plan.source, plan.plan, piece.level, piece.path, piece.text))
    return units, ids


def _cluster(level: Level, found: Members, ids: Sequence[int]) -> Cluster:
    similar = found.similarities
    return Cluster(
        level,
        tuple(ids[at] for at in found.members),
        ids[found.canonical],
        Similarity(round(min(similar), _DIGITS), round(sum(similar) / len(similar), _DIGITS)),
    )


def _pairs(
    wordings: Wordings, found: Sequence[Members], settings: Settings, ids: Sequence[int]
) -> Iterable[Pair]:
    for one, other, similarity in paired(wordings, settings.threshold, settings.jobs):
        yield ids[one], ids[other], round(similarity, _DIGITS)
    for short, long, similarity in contained(wordings, found, settings.threshold, settings.jobs):
        one, other = sorted((ids[short], ids[long]))
        yield one, other, round(similarity, _DIGITS)


def contained(
    wordings: Wordings, found: Sequence[Members], threshold: float, jobs: int | None = 1
) -> Iterable[Pair]:
    """Yield texts that stand inside longer ones: canonical texts, and those in no cluster.

    Each pair is short text, long text, and how much of the short one stands in the long one.
    """
    others = {at for members in found for at in members.members if at != members.canonical}
    numbers = [at for at, places in enumerate(wordings.places) if places[0] not in others]
    texts = [wordings.texts[number] for number in numbers]
    for short, long, similarity in Seeds(texts, jobs).contained(threshold):
        for one in wordings.places[numbers[short]]:
            for other in wordings.places[numbers[long]]:
                yield one, other, similarity


def _inverted(lists: Sequence[Sequence[int]], count: int) -> array[int]:
    """Return for each of ``count`` places in which list it stands, -1 for none."""
    homes = array("q", [-1]) * count
    for number, places in enumerate(lists):
        for at in places:
            homes[at] = number
    return homes


class _Copied:
    """What of every paragraph stands in other plans."""

    def __init__(self, plans: Sequence[ComparedPlan], wordings: Wordings, found: Sequence[Members]) -> None:
        self._plans = plans
        self._wordings = wordings
        self._owners = [
            at for at, plan in enumerate(plans) for each in plan.pieces if each.level == "paragraph"
        ]
        self._pieces = [each for plan in plans for each in plan.pieces if each.level == "paragraph"]
        self._clusters = [members.members for members in found]
        self._homes = _inverted(self._clusters, len(self._pieces))
        self._cluster_plans = [self._count(members) for members in self._clusters]
        self._numbers = _inverted(wordings.places, len(self._pieces))
        self._wording_plans = [self._count(places) for places in wordings.places]

    def _count(self, places: Sequence[int]) -> int:
        """Return in how many plans paragraphs stand."""
        return len({self._owners[at] for at in places})

    def shares(self, settings: Settings) -> tuple[tuple[Paragraph, ...], tuple[PlanShare, ...]]:
        """Return all paragraphs with their copied passages, and each plan's own share."""
        seeds: Seeds | None = None
        total, copied = [0] * len(self._plans), [0] * len(self._plans)
        made: list[Paragraph] = []
        for at, piece in enumerate(self._pieces):
            number = self._numbers[at]
            length = len(self._wordings.texts[number]) if number >= 0 else 0
            total[self._owners[at]] += length
            passages = self._whole(at)
            if passages:
                copied[self._owners[at]] += length
            elif number >= 0:
                seeds = seeds or Seeds(self._wordings.texts, settings.jobs)
                passages, size = self._parts(at, number, seeds, settings.exact)
                copied[self._owners[at]] += size
            made.append(Paragraph(self._owners[at], piece.path, piece.text, passages))
        shares = (
            PlanShare(plan.source, plan.plan, round(1 - part / whole, _DIGITS) if whole else 1.0)
            for plan, whole, part in zip(self._plans, total, copied, strict=True)
        )
        return tuple(made), tuple(shares)

    def _whole(self, at: int) -> tuple[Passage, ...]:
        """Return the whole paragraph when its like stands in another plan."""
        home = self._homes[at]
        if home < 0 or self._cluster_plans[home] < 2:
            return ()
        others = self._elsewhere(self._clusters[home], self._owners[at])
        return (Passage(0, len(self._pieces[at].text), others, self._cluster_plans[home] - 1),)

    def _elsewhere(self, places: Sequence[int], owner: int) -> tuple[int, ...]:
        """Return the first paragraphs of ``places`` that stand in other plans than ``owner``."""
        return tuple(islice((each for each in places if self._owners[each] != owner), _MOST_PLACES))

    def _parts(self, at: int, number: int, seeds: Seeds, exact: bool) -> tuple[tuple[Passage, ...], int]:
        """Return the passages of a paragraph that stand elsewhere, and their normalized length."""
        owner = self._owners[at]
        runs = seeds.runs(number, lambda other: self._stands_elsewhere(other, owner))
        if not runs:
            return (), 0
        normal = normalized_with_places(self._pieces[at].text, exact=exact)
        made = []
        for run in runs:
            others = self._elsewhere(self._wordings.places[run.other], owner)
            start, end = normal.starts[run.start], normal.ends[run.end - 1]
            made.append(Passage(start, end, others, self._plans_but(run.other, owner)))
        return tuple(made), sum(run.end - run.start for run in runs)

    def _stands_elsewhere(self, wording: int, owner: int) -> bool:
        return self._wording_plans[wording] > 1 or self._owners[self._wordings.places[wording][0]] != owner

    def _plans_but(self, wording: int, owner: int) -> int:
        places = self._wordings.places[wording]
        return self._wording_plans[wording] - any(self._owners[at] == owner for at in places)
