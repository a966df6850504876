"""Two charts: how own shares are distributed, and which boilerplate stands in most plans."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planparse.dedup.rendering.html.clusters import plans_of
from planparse.rendering.html.markup import escaped

if TYPE_CHECKING:
    from collections.abc import Iterator

    from planparse.dedup.deduplicate import Findings

_BINS = 10
_WIDTH, _HEIGHT, _BASE = 460, 180, 150
_BARS = 8
_SHOWN = 22


def charts(findings: Findings) -> Iterator[str]:
    """Yield both charts as inline SVG."""
    yield "<section id=charts class=charts>\n"
    yield "<figure><figcaption>自有内容的分布 <small lang=en>plans by own share</small></figcaption>"
    yield _histogram([share.own_share for share in findings.result.plans])
    yield "</figure>\n<figure><figcaption>见于最多计划的套话 <small lang=en>largest clusters</small></figcaption>"
    yield _largest(findings)
    yield "</figure>\n</section>\n"


def _histogram(shares: list[float]) -> str:
    counts = [0] * _BINS
    for share in shares:
        counts[min(int(share * _BINS), _BINS - 1)] += 1
    most = max([*counts, 1])
    step = _WIDTH / _BINS
    parts = []
    for at, count in enumerate(counts):
        height = (_BASE - 20) * count / most
        x, y = at * step + 3, _BASE - height
        parts.append(
            f'<rect x="{x:.1f}" y="{y:.1f}" width="{step - 6:.1f}" height="{height:.1f}">'
            f"<title>{at * 10}%–{at * 10 + 10}%：{count} 份</title></rect>"
        )
        if count:
            parts.append(f'<text class=n x="{x + step / 2 - 3:.1f}" y="{y - 4:.1f}">{count:,}</text>')
        parts.append(f'<text x="{x + step / 2 - 3:.1f}" y="{_BASE + 16}">{at * 10}</text>')
    axis = f'<path d="M0 {_BASE}H{_WIDTH}"/><text x="{_WIDTH - 6}" y="{_BASE + 16}">%</text>'
    return f'<svg viewBox="0 0 {_WIDTH} {_HEIGHT}" role=img aria-label=分布>{axis}{"".join(parts)}</svg>'


def _largest(findings: Findings) -> str:
    counted = [
        (plans_of(findings, cluster), cluster)
        for cluster in findings.result.clusters
        if cluster.level == "paragraph"
    ]
    counted.sort(key=lambda each: (-each[0], each[1].canonical))
    shown = [each for each in counted[:_BARS] if each[0] > 1]
    if not shown:
        return "<p class=none>没有 <small lang=en>none</small></p>"
    most, step = shown[0][0], _HEIGHT / _BARS
    parts = []
    for at, (plans, cluster) in enumerate(shown):
        text = findings.result.units[cluster.canonical].text
        label = text if len(text) <= _SHOWN else text[:_SHOWN] + "…"
        y = at * step + 3
        parts.append(
            f'<a href="#c{cluster.canonical}"><rect class=soft x="0" y="{y:.1f}" height="{step - 5:.1f}" '
            f'width="{_WIDTH * plans / most:.1f}"/><text class=label x="6" y="{y + step / 2 + 2:.1f}">'
            f"{plans} 份　{escaped(label)}</text></a>"
        )
    return f'<svg viewBox="0 0 {_WIDTH} {_HEIGHT}" role=img aria-label=最大的几组>{"".join(parts)}</svg>'
