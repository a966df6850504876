"""``-f text``: how much of each plan is its own, and what stands in several, on a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planparse.dedup.rendering.wording import LEVEL_WORDS, count_of_plans, name_of, place_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from planparse.dedup.deduplicate import Findings
    from planparse.dedup.model import Cluster, Unit
    from planparse.dedup.rendering import ReportOptions

_MOST_CLUSTERS = 20
_MOST_MEMBERS = 10
_MOST_PLANS = 200
_SHOWN = 120
_BAR = 20


def render(findings: Findings, options: ReportOptions) -> Iterator[str]:
    """Yield the report line by line."""
    result = findings.result
    yield f"{len(result.plans)} 份计划，阈值 {options.threshold:g} / {len(result.plans)} plans\n"
    yield from _shares(findings)
    for level, words in LEVEL_WORDS.items():
        clusters = [cluster for cluster in result.clusters if cluster.level == level]
        if any(unit.level == level for unit in result.units):
            yield f"\n{words[0]}：{len(clusters)} 组相同或相近 / {words[1]}: {len(clusters)} clusters\n"
            yield from _clusters(findings, clusters)
    if not isinstance(result.pairs, tuple):
        return
    yield f"\n{len(result.pairs)} 对 / pairs\n"
    for one, other, similarity in result.pairs:
        yield f"  {similarity:.4f}  {place_of(result.units[one])}  {place_of(result.units[other])}\n"


def _shares(findings: Findings) -> Iterator[str]:
    yield "\n自有内容 / own share\n"
    for share in findings.result.plans[:_MOST_PLANS]:
        filled = round(share.own_share * _BAR)
        name = name_of(findings, share.source, share.plan)
        yield f"  {share.own_share:4.0%} {'█' * filled}{'░' * (_BAR - filled)} {share.source}#{share.plan} {name}\n"
    rest = len(findings.result.plans) - _MOST_PLANS
    if rest > 0:
        yield f"  ……还有 {rest} 份，见 -f json / {rest} more, see -f json\n"


def _clusters(findings: Findings, clusters: list[Cluster]) -> Iterator[str]:
    units = findings.result.units
    for number, cluster in enumerate(clusters[:_MOST_CLUSTERS], 1):
        members = [units[at] for at in cluster.members]
        yield f"  {number}. {count_of_plans(members)}，相似度 ≥ {cluster.similarity.min:.2f}\n"
        if cluster.level != "plan":
            yield f"     {_beginning(units[cluster.canonical].text)}\n"
        for unit in members[:_MOST_MEMBERS]:
            yield f"     {_sign(unit, cluster)} {place_of(unit)} {_title(findings, unit)}\n"
        if len(members) > _MOST_MEMBERS:
            yield f"       ……还有 {len(members) - _MOST_MEMBERS} 处 / more\n"
    if len(clusters) > _MOST_CLUSTERS:
        rest = len(clusters) - _MOST_CLUSTERS
        yield f"  ……还有 {rest} 组，见 -f html、-f json / {rest} more, see -f html or -f json\n"


def _sign(unit: Unit, cluster: Cluster) -> str:
    return "*" if unit.id == cluster.canonical else "-"


def _title(findings: Findings, unit: Unit) -> str:
    return name_of(findings, unit.source, unit.plan) if unit.level == "plan" else ""


def _beginning(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _SHOWN else line[:_SHOWN] + "…"
