"""From source to plans: the stages in a row.

lines -> rows           setting_aside   what belongs to no plan is put aside
rows -> rows            columned        lines of a table become its cells
rows -> segments        titles          a page is parted into its plans
rows -> paragraphs      joining         hard-broken lines become paragraphs again
paragraphs -> entries   structure       markers and their levels (the search is in outline)
entries -> plan         plans           tasks, schedule, named parts
plan -> issues          findings        what a careful reader would point out
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from planparse.model import Extraction, Issue, Plan, SetAside, Source, SourceInfo
from planparse.parsing import preface
from planparse.parsing.columned import with_columns
from planparse.parsing.endings import ending
from planparse.parsing.findings import finding, findings
from planparse.parsing.flattened import with_cells
from planparse.parsing.joining import paragraphs
from planparse.parsing.paragraphs import Row, from_rows
from planparse.parsing.plans import Head, plan_of
from planparse.parsing.setting_aside import merged, set_aside
from planparse.parsing.structure import structure
from planparse.parsing.tables import schedules, unframed
from planparse.parsing.titles import Segment, segments


class Parsed(Struct, frozen=True):
    """What one segment gave: a plan, what belongs to no plan, and the issues."""

    plan: Plan
    set_aside: Sequence[SetAside]
    issues: Sequence[Issue]


def parse_source(source: Source, *, explain: bool = False) -> Extraction:
    """Return the plans of a source, what belongs to none, and the issues found.

    Never raises, whatever the text.  With ``explain`` each cut between plans is among the issues
    (code ``cut``) with its reasons.
    """
    parts, aside = _parts(source)
    plans: list[Plan] = []
    issues = list(source.issues)
    parts.reverse()
    while parts:  # a large page's rows go as its plans come
        segment = parts.pop()
        parsed = _parse(segment)
        plans.append(parsed.plan)
        aside += parsed.set_aside
        issues += parsed.issues
        if explain and segment.head:
            issues.append(_cut(segment))
    return Extraction(
        source=SourceInfo(source.name, source.sha256, source.kind, source.encoding, len(source.text)),
        plans=tuple(plans),
        set_aside=merged(aside, source.text),
        issues=tuple(sorted(issues, key=lambda issue: issue.span)),
    )


def _parts(source: Source) -> tuple[list[Segment], list[SetAside]]:
    """Return the segments that hold a plan each, and what was set aside so far."""
    page = set_aside(source)
    parts = preface.sorted_out(segments(with_columns(unframed(page.rows))))
    return parts.plans, [*page.set_aside, *parts.set_aside]


def _parse(segment: Segment) -> Parsed:
    """Read one plan from its rows."""
    body, notes = preface.without_notes(paragraphs(with_cells(segment.rows)))
    end = ending(body)
    rest, tables, headers = schedules(end.body)
    found = structure(rest, tables)
    plan = plan_of(_head(segment), found, end.attachments, end.signature)
    return Parsed(replace(plan, span=_span(segment)), [*notes, *headers], list(findings(plan, found)))


def _head(segment: Segment) -> Head:
    """Return title and counting mark as leaves."""
    lines = from_rows(list(segment.title)) if segment.title else None
    title = lines.leaf(0, len(lines.text), "。.：:") if lines else None
    mark = from_rows([segment.mark]) if segment.mark else None
    return Head(title, mark.leaf(0, len(mark.text), ":：、.． \u3000") if mark else None, segment.issuer)


def _span(segment: Segment) -> tuple[int, int]:
    rows: list[Row] = [*segment.head, *segment.rows]
    return rows[0].start, rows[-1].end


def _cut(segment: Segment) -> Issue:
    row = segment.head[0]
    chinese = "、".join(words[0] for words in segment.reasons)
    english = ", ".join(words[1] for words in segment.reasons)
    return finding("cut", (row.start, row.end), chinese, english)
