"""``-f json``: the shape ``planparse/dedup@1``, a line for every unit, cluster, pair and plan."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec

from planparse.rendering.encodable import without_surrogates

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from planparse.dedup.deduplicate import Findings
    from planparse.dedup.rendering import ReportOptions


def render(findings: Findings, options: ReportOptions) -> Iterator[str]:  # noqa: ARG001
    """Yield the JSON text, in pieces: a million units never stand in memory twice."""
    result = findings.result
    yield '{\n  "format": "' + result.format + '"'
    for name in ("units", "clusters", "pairs", "plans"):
        members = getattr(result, name)
        if members is not msgspec.UNSET:
            yield f',\n  "{name}": ['
            yield from _lines(members)
            yield "]"
    yield "\n}\n"


def _lines(members: Iterable[Any]) -> Iterator[str]:
    before, after = "\n    ", ""
    for member in members:
        yield before + _encoded(member)
        before, after = ",\n    ", "\n  "
    yield after


def _encoded(member: Any) -> str:
    try:
        return msgspec.json.encode(member).decode()
    except UnicodeEncodeError:
        return msgspec.json.encode(_cleaned(msgspec.to_builtins(member))).decode()


def _cleaned(value: Any) -> Any:
    if isinstance(value, str):
        return without_surrogates(value)
    if isinstance(value, dict):
        return {key: _cleaned(below) for key, below in value.items()}
    if isinstance(value, list | tuple):
        return [_cleaned(below) for below in value]
    return value
