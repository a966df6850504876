"""Ordinals that must agree over the whole document.

筹备第二十三届运动会 in March and 举办第二十三届运动会 in April go on together; a term that ends with an
election ends wherever its session is named.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from planparse import numerals
from planparse.rolling.finding import Finding
from planparse.rolling.rules.ordinals import session_of, written

Found = Sequence[tuple[Finding, ...]]


def agreed(found: Found) -> list[tuple[Finding, ...]]:
    """Return the findings of all texts, with those of one chain decided alike."""
    elections = _elections(found)
    events = _events(found)
    return [tuple(_with_chain(one, elections, events) for one in findings) for findings in found]


def _elections(found: Found) -> set[tuple[str, str]]:
    """Return the term and session of which somewhere is said that the term ends."""
    return {
        (finding.key[1], finding.key[2])
        for findings in found
        for finding in findings
        if finding.key[:1] == ("session",) and _starts_term(finding)
    }


def _starts_term(finding: Finding) -> bool:
    return finding.decision == "propose" and "换届" in finding.evidence


def _events(found: Found) -> dict[str, set[str]]:
    """Return, for each ordinal, the yearly events that it counts for certain."""
    events: dict[str, set[str]] = {}
    for findings in found:
        for finding in findings:
            if finding.key[:1] == ("event",) and finding.decision in ("auto", "propose"):
                events.setdefault(finding.key[1], set()).add(finding.key[2])
    return events


def _with_chain(finding: Finding, elections: set[tuple[str, str]], events: dict[str, set[str]]) -> Finding:
    if finding.key[:1] == ("bare",) and len(events.get(finding.key[1], ())) == 1 and finding.new is not None:
        (event,) = events[finding.key[1]]
        why = f"与“{event}”同一届 / the same one as “{event}”"
        return replace(finding, decision="propose", evidence=why)
    if finding.key[:1] == ("session",) and finding.decision == "propose" and finding.key[1:3] in elections:
        return _first_of_next_term(finding)
    return finding


def _first_of_next_term(finding: Finding) -> Finding:
    """Return the finding with the session that follows the election."""
    match = session_of(finding.new or "")
    if match is None or _starts_term(finding):
        return finding
    new = written(match, int(finding.key[1]) + 1, 1)
    why = "别处写明换届：届数加一，从第一次起 / an election is named elsewhere: the next term, from its first session"
    return replace(finding, new=new, evidence=why)


def numerals_alike(old: str, new: str) -> bool:
    """Tell whether two ordinals are written in the same style."""
    return numerals.style_of(old).name == numerals.style_of(new).name
