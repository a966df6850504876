"""``-f html``: a report one can file: own shares, clusters, and what is copied marked in place.

The page needs no network and no server.  Everything from the sources is escaped, and the page's
content security policy lets nothing run but the one script that is written here.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from planparse.dedup.rendering.html.charts import charts
from planparse.dedup.rendering.html.clusters import clusters
from planparse.dedup.rendering.html.plans import plans
from planparse.rendering.policy import policy_tag

if TYPE_CHECKING:
    from collections.abc import Iterator

    from planparse.dedup.deduplicate import Findings
    from planparse.dedup.rendering import ReportOptions


def render(findings: Findings, options: ReportOptions) -> Iterator[str]:
    """Yield the page."""
    style, script = _asset("page.css"), _asset("page.js")
    yield _head(style, script)
    yield from _summary(findings, options)
    yield from charts(findings)
    yield from plans(findings)
    yield from clusters(findings)
    yield f"</main>\n<script>{script}</script>\n</body>\n</html>\n"


def _asset(name: str) -> str:
    return Path(__file__).with_name(name).read_text(encoding="utf-8")


def _head(style: str, script: str) -> str:
    return (
        "<!doctype html>\n<html lang=zh-CN>\n<head>\n<meta charset=utf-8>\n"
        f"{policy_tag(style, script)}"
        '<meta name=viewport content="width=device-width, initial-scale=1">\n'
        f"<title>计划套话检查报告 · planparse</title>\n<style>{style}</style>\n</head>\n<body>\n"
        "<header><h1>计划套话检查报告 <small>planparse dedup</small></h1>"
        "<nav><a href='#charts'>概况</a><a href='#plans'>各份计划</a><a href='#clusters'>套话</a></nav>"
        "<input id=filter type=search placeholder='筛选：标题、文件、文字 / filter' aria-label=筛选>"
        "</header>\n<main>\n"
    )


def _summary(findings: Findings, options: ReportOptions) -> Iterator[str]:
    result = findings.result
    share = sum(each.own_share for each in result.plans) / len(result.plans) if result.plans else 1.0
    copies = sum(each.level == "plan" for each in result.clusters)
    boilerplate = sum(each.level == "paragraph" for each in result.clusters)
    figures = (
        (f"{len(result.plans):,}", "份计划", "plans"),
        (f"{share:.0%}", "平均自有内容", "own share, on average"),
        (f"{copies:,}", "组整篇相近", "clusters of plans"),
        (f"{boilerplate:,}", "组相近段落", "clusters of paragraphs"),
        (f"{options.threshold:.0%}", "判为相近的相似度", "threshold"),
    )
    yield "<section class=figures>"
    for number, chinese, english in figures:
        yield f"<div><b>{number}</b><span>{chinese}</span><small lang=en>{english}</small></div>"
    yield "</section>\n"
