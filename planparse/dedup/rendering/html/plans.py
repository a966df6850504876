"""Every plan on the page: its own share, and its text with what is copied marked in place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planparse.dedup.rendering.wording import name_of, path_words
from planparse.rendering.html.markup import escaped

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from planparse.dedup.deduplicate import Findings, Paragraph, Passage
    from planparse.dedup.model import PlanShare

_MOST_TEXTS = 300
"""Plans whose text is shown; of more the page would become too heavy to open."""
_MOST_OTHERS = 5


def plans(findings: Findings) -> Iterator[str]:
    """Yield the plans, sorted by source; ``findings.result.plans`` are those that are reported."""
    texts: dict[tuple[str, int], list[Paragraph]] = {}
    shown = {(share.source, share.plan) for share in findings.result.plans[:_MOST_TEXTS]}
    for paragraph in findings.paragraphs:
        place = findings.places[paragraph.plan]
        if place in shown:
            texts.setdefault(place, []).append(paragraph)
    yield "<section id=plans>\n<h2>各份计划 <small lang=en>plan by plan</small></h2>\n"
    yield "<p class=key><mark>标黄</mark>：也见于别的计划；未标：本计划自己的文字</p>\n"
    source = None
    for share in findings.result.plans:
        if share.source != source:
            source = share.source
            yield f"<h3 class=source>{escaped(source)}</h3>\n"
        yield _plan(findings, share, texts.get((share.source, share.plan)))
    yield "</section>\n"


def _plan(findings: Findings, share: PlanShare, paragraphs: Sequence[Paragraph] | None) -> str:
    percent = round(share.own_share * 100)
    summary = (
        f"<meter min=0 max=100 value={percent}></meter><b class=share>{percent}%</b>"
        f"<span>{share.plan}. {escaped(name_of(findings, share.source, share.plan))}</span>"
    )
    if paragraphs is None:
        return f"<div class='plan item'>{summary}</div>\n"
    inner = "".join(_paragraph(findings, paragraph) for paragraph in paragraphs)
    return f"<details class='plan item'><summary>{summary}</summary>{inner}</details>\n"


def _paragraph(findings: Findings, paragraph: Paragraph) -> str:
    parts: list[str] = []
    notes: list[str] = []
    done = 0
    for passage in paragraph.passages:
        parts.append(escaped(paragraph.text[done : passage.start]))
        parts.append(f"<mark>{escaped(paragraph.text[passage.start : passage.end])}</mark>")
        parts.append(f"<sup>{passage.plans}</sup>")
        notes.append(_others(findings, passage))
        done = passage.end
    parts.append(escaped(paragraph.text[done:]))
    where = f"<small class=path>{escaped(path_words(paragraph.path))}</small>"
    elsewhere = (
        f"<details class=where><summary>见于</summary><ul>{''.join(notes)}</ul></details>" if notes else ""
    )
    return f"<div class=para><p>{where}{''.join(parts)}</p>{elsewhere}</div>"


def _others(findings: Findings, passage: Passage) -> str:
    places = []
    for at in passage.others[:_MOST_OTHERS]:
        other = findings.paragraphs[at]
        source, plan = findings.places[other.plan]
        title = escaped(name_of(findings, source, plan))
        places.append(f"{title} <small>{escaped(source)}#{plan} {escaped(path_words(other.path))}</small>")
    more = " 等" if passage.plans > len(places) else ""
    return f"<li>{passage.plans} 份计划：{'；'.join(places)}{more}</li>"
