"""The JSON shapes, shared by ``json``, ``jsonl`` and ``yaml``.

Without ``--spans`` a leaf is its text.  With it a leaf is ``{"text", "spans"}``, and ``"made":
true`` where the text is a number that the file does not hold as text.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, Any

import msgspec
from msgspec import UNSET, Struct

from planparse.keys import CHINESE_KEYS, in_chinese
from planparse.model import Plan
from planparse.rendering.encodable import without_surrogates

if TYPE_CHECKING:
    from collections.abc import Iterator

    from planparse.model import Extraction, Leaf, Source, Span
    from planparse.rendering import RenderOptions

_LEAF_KEYS = frozenset({"marker", "heading", "label", "text"})
"""Keys that always hold a leaf, if an empty one."""


class PlanSource(Struct, frozen=True, gc=False):
    """Where a plan that stands alone came from; ``plan`` counts from 1."""

    name: str
    plan: int


def extraction_json(extraction: Extraction, source: Source, options: RenderOptions) -> bytes:
    """Return the extraction as compact JSON in UTF-8."""
    if _as_it_is(options):
        return _encode(_without_spans(extraction))
    return _encode(extraction_plain(extraction, source, options))


def members_json(
    extraction: Extraction, source: Source, options: RenderOptions
) -> Iterator[tuple[str, bytes | Iterator[bytes]]]:
    """Yield the extraction's keys in order, each with its value as compact JSON in UTF-8.

    Plans and whatever else is a list come element by element; together they are what
    ``extraction_json`` gives.
    """
    for name in extraction.__struct_fields__:
        value = getattr(extraction, name)
        key = CHINESE_KEYS.get(name, name) if options.chinese_keys else name
        if isinstance(value, tuple):
            yield key, (_member(each, source, options) for each in value)
        else:
            yield key, _member(value, source, options)


def _member(value: Any, source: Source, options: RenderOptions) -> bytes:
    if isinstance(value, Plan) and not options.spans:
        value = _without_span(value)
    return _encode(value if _as_it_is(options) else _plain(value, source, options))


def extraction_plain(extraction: Extraction, source: Source, options: RenderOptions) -> Any:
    """Return the extraction as dictionaries and lists, with the keys and spans asked for."""
    return _plain(extraction if options.spans else _without_spans(extraction), source, options)


def plan_json(plan: Plan, at: PlanSource, source: Source, options: RenderOptions) -> bytes:
    """Return the plan and where it came from as compact JSON in UTF-8."""
    if not _as_it_is(options):
        return _encode({**plan_plain(plan, source, options), **_plain({"source": at}, source, options)})
    return _encode(_without_span(plan))[:-1] + b',"source":' + _encode(at) + b"}"


def plan_plain(plan: Plan, source: Source, options: RenderOptions) -> dict[str, Any]:
    """Return the plan as dictionaries and lists, with the keys and spans asked for."""
    plain: dict[str, Any] = _plain(plan if options.spans else _without_span(plan), source, options)
    return plain


def is_made(span: Span, made: tuple[Span, ...]) -> bool:
    """Tell whether ``span`` lies in one of ``made``, which are in order."""
    at = bisect_right(made, span[0], key=lambda one: one[0]) - 1
    return at >= 0 and span[0] < span[1] <= made[at][1]


def _as_it_is(options: RenderOptions) -> bool:
    return not options.spans and not options.chinese_keys


def _without_span(plan: Plan) -> Plan:
    return plan if plan.span is UNSET else msgspec.structs.replace(plan, span=UNSET)


def _without_spans(extraction: Extraction) -> Extraction:
    plans = tuple(_without_span(plan) for plan in extraction.plans)
    return msgspec.structs.replace(extraction, plans=plans)


def _plain(value: Any, source: Source, options: RenderOptions) -> Any:
    made = source.made

    def leaf(text: Any) -> Any:
        if not options.spans:
            return str(text)
        return _leaf_object(text, made)

    plain = msgspec.to_builtins(value, enc_hook=leaf)
    if options.spans:
        plain = _with_empty_leaves(plain)
    return in_chinese(plain) if options.chinese_keys else plain


def _leaf_object(leaf: Leaf, made: tuple[Span, ...]) -> dict[str, Any]:
    printed: dict[str, Any] = {"text": str(leaf), "spans": [list(span) for span in leaf.spans]}
    if any(is_made(span, made) for span in leaf.spans):
        printed["made"] = True
    return printed


def _with_empty_leaves(value: Any) -> Any:
    """Give an absent marker or heading the same shape as one that is there."""
    if isinstance(value, dict):
        if "spans" in value:
            return value
        return {
            key: {"text": "", "spans": []} if key in _LEAF_KEYS and below == "" else _with_empty_leaves(below)
            for key, below in value.items()
        }
    if isinstance(value, list | tuple):
        return [_with_empty_leaves(below) for below in value]
    return value


def _encode(value: Any) -> bytes:
    try:
        return msgspec.json.encode(value, enc_hook=str)
    except UnicodeEncodeError:
        return msgspec.json.encode(_cleaned(msgspec.to_builtins(value, enc_hook=str)))


def _cleaned(value: Any) -> Any:
    if isinstance(value, str):
        return without_surrogates(value)
    if isinstance(value, dict):
        return {_cleaned(key): _cleaned(below) for key, below in value.items()}
    if isinstance(value, list | tuple):
        return [_cleaned(below) for below in value]
    return value
