"""The clusters on the page: the canonical wording, and how every other one differs from it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planparse.dedup.rendering.wording import LEVEL_WORDS, name_of, path_words
from planparse.diffing.edits import pieces
from planparse.rendering.html.markup import escaped

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from planparse.dedup.deduplicate import Findings
    from planparse.dedup.model import Cluster, Unit
    from planparse.diffing.edits import Piece

_MOST_CLUSTERS = 500
"""Of each level; the JSON has all."""
_MOST_WORDINGS = 30
_MOST_PLACES = 30
_KEPT = 24
"""Equal text longer than twice this is shown by its ends only."""


def plans_of(findings: Findings, cluster: Cluster) -> int:
    """Return in how many plans a cluster's members stand."""
    units = findings.result.units
    return len({(units[at].source, units[at].plan) for at in cluster.members})


def clusters(findings: Findings) -> Iterator[str]:
    """Yield the clusters, level by level."""
    yield "<section id=clusters>\n<h2>套话 <small lang=en>what stands in several plans</small></h2>\n"
    for level, (chinese, english) in LEVEL_WORDS.items():
        found = [cluster for cluster in findings.result.clusters if cluster.level == level]
        if not any(unit.level == level for unit in findings.result.units):
            continue
        yield f"<h3>{chinese} <small lang=en>{english}</small> <span class=n>{len(found):,}</span></h3>\n"
        for cluster in found[:_MOST_CLUSTERS]:
            yield _cluster(findings, cluster)
        if len(found) > _MOST_CLUSTERS:
            yield f"<p class=none>……还有 {len(found) - _MOST_CLUSTERS:,} 组，见 -f json / more in -f json</p>\n"
    yield "</section>\n"


def _cluster(findings: Findings, cluster: Cluster) -> str:
    units = findings.result.units
    canonical = units[cluster.canonical]
    wordings: dict[str, list[Unit]] = {canonical.text: []}
    for at in cluster.members:
        wordings.setdefault(units[at].text, []).append(units[at])
    rows = [
        _wording(findings, canonical.text, text, same)
        for text, same in list(wordings.items())[:_MOST_WORDINGS]
    ]
    if len(wordings) > _MOST_WORDINGS:
        rows.append(f"<li class=none>……还有 {len(wordings) - _MOST_WORDINGS} 种写法 / more wordings</li>")
    plans = plans_of(findings, cluster)
    title = name_of(findings, canonical.source, canonical.plan) if cluster.level == "plan" else canonical.text
    return (
        f"<details class='cluster item' id=c{canonical.id}><summary><b class=no>{plans}</b>"
        f"<span>见于 {plans} 份计划 · {len(wordings)} 种写法 · 相似度 ≥ {cluster.similarity.min:.0%}</span> "
        f"<q>{escaped(_beginning(title))}</q></summary><ol>{''.join(rows)}</ol></details>\n"
    )


def _wording(findings: Findings, canonical: str, text: str, same: Sequence[Unit]) -> str:
    shown = escaped(text) if text == canonical else "".join(_pieces(pieces(canonical, text)))
    places = "".join(f"<li>{_place(findings, unit)}</li>" for unit in same[:_MOST_PLACES])
    rest = len(same) - _MOST_PLACES
    more = f"<li class=none>……还有 {rest} 处 / more</li>" if rest > 0 else ""
    return f"<li><p>{shown}</p><ul class=places>{places}{more}</ul></li>"


def _place(findings: Findings, unit: Unit) -> str:
    title = escaped(name_of(findings, unit.source, unit.plan))
    return f"{title} <small>{escaped(unit.source)}#{unit.plan} {escaped(path_words(unit.path))}</small>"


def _pieces(found: Sequence[Piece]) -> Iterator[str]:
    for piece in found:
        if piece.same:
            yield _shortened(piece.new)
            continue
        if piece.old:
            yield f"<del>{escaped(piece.old)}</del>"
        if piece.new:
            yield f"<ins>{escaped(piece.new)}</ins>"


def _shortened(text: str) -> str:
    if len(text) <= 2 * _KEPT:
        return escaped(text)
    return f"{escaped(text[:_KEPT])}<i class=gap title='{len(text) - 2 * _KEPT} 字相同'>…</i>{escaped(text[-_KEPT:])}"


def _beginning(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 80 else line[:80] + "…"
