"""``extract --against``: what stands in a plan and in others too, pointed out among the issues."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from planparse.dedup.marking import mark_boilerplate
from planparse.model import Issue

if TYPE_CHECKING:
    from planparse.dedup.marking import Boilerplate
    from planparse.model import Extraction


def marked(extraction: Extraction, text: str, index: str) -> Extraction:
    """Return the extraction with an issue for each paragraph that stands in plans of ``index``.

    ``text`` is the source's.  Raises ``UnreadableFile`` when there is no such index.
    """
    found = mark_boilerplate(extraction, index, text=text)
    issues = (*extraction.issues, *map(_issue, found))
    return replace(extraction, issues=tuple(sorted(issues, key=lambda issue: issue.span)))


def _issue(found: Boilerplate) -> Issue:
    nearest = found.places[0]
    where = f"{nearest.source}#{nearest.plan}"
    message = (
        f"套话：另有 {found.plans} 份计划有几乎相同的段落，最近的是 {where}（{nearest.similarity:.2f}） / "
        f"boilerplate: nearly the same in other plans ({found.plans}), nearest {where} ({nearest.similarity:.2f})"
    )
    span = (found.spans[0][0], found.spans[-1][1]) if found.spans else (0, 0)
    return Issue("boilerplate", " ".join(message.split()), span)
