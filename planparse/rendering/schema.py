"""The JSON Schemas of the shapes, generated from the model: ``python -m planparse.rendering.schema``.

``schemas/plan.json`` says what a plan may hold, as a person writes it: any key may be missing,
none may be unknown.  ``schemas/extraction.json`` says what ``extract -f json`` writes: every key
is there.  In both a leaf is a string or, with ``--spans``, an object.  ``diff.json``,
``dedup.json`` and ``rolled.json`` say what ``diff -f json``, ``dedup -f json`` and
``generate --from … --report R.json`` write; ``template.json``, ``profile.json`` and
``decisions.json`` what people write for ``--template``, ``--profile`` and ``--decisions``.
"""

from __future__ import annotations

import sys
from inspect import cleandoc
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from planparse.model import EXTRACTION_FORMAT, PLAN_FORMAT, Extraction, Plan
from planparse.rendering.shape import PlanSource

if TYPE_CHECKING:
    from collections.abc import Sequence

_DRAFT = "https://json-schema.org/draft/2020-12/schema"
_WITH_LEAVES = ("Plan", "GuidingIdeology", "Task", "Period", "Item", "Signature")
_NO_LEAF = frozenset({"date", "year_estimate"})
"""Keys of those types whose strings are values and not printed text (``Signature.date`` is printed)."""

_SPAN = {"$ref": "#/$defs/Span"}
_LEAF = {"$ref": "#/$defs/Leaf"}
_SHARED: dict[str, Any] = {
    "Span": {
        "title": "Span",
        "description": "[start, end) in code points of the source text.",
        "type": "array",
        "prefixItems": [{"type": "integer", "minimum": 0}, {"type": "integer", "minimum": 0}],
        "minItems": 2,
        "items": False,
    },
    "Leaf": {
        "title": "Leaf",
        "description": "A printed text; with --spans also where it stands, and if the number was made.",
        "anyOf": [
            {"type": "string"},
            {
                "type": "object",
                "properties": {
                    "text": {"type": "string"},
                    "spans": {"type": "array", "items": _SPAN},
                    "made": {"const": True},
                },
                "required": ["text", "spans"],
                "additionalProperties": False,
            },
        ],
    },
}


def plan_schema() -> dict[str, Any]:
    """Return the schema of ``planparse/plan@1``."""
    return _document(Plan, PLAN_FORMAT, "计划 / a plan", every_key=False)


def extraction_schema() -> dict[str, Any]:
    """Return the schema of ``planparse/extraction@1``."""
    return _document(Extraction, EXTRACTION_FORMAT, "一个文件的提取结果 / an extraction", every_key=True)


def result_schema(kind: type, shape: str, title: str) -> dict[str, Any]:
    """Return the schema of what another command writes; its strings are values and no leaves."""
    (root,), found = msgspec.json.schema_components([kind], ref_template="#/$defs/{name}")
    return _headed({"$ref": root["$ref"], "$defs": dict(sorted(found.items()))}, shape, title)


def schema_files() -> dict[str, str]:
    """Return the text of each schema under its file name."""
    from planparse.dedup.model import DedupResult
    from planparse.diffing.model import DiffResult
    from planparse.generating.profile import PROFILE_FORMAT
    from planparse.generating.templates import TEMPLATE_FORMAT
    from planparse.rendering.input_schemas import decisions_body, profile_body, template_body
    from planparse.rolling.model import DECISIONS_FORMAT, ROLLED_FORMAT, Report

    schemas = {
        "plan.json": plan_schema(),
        "extraction.json": extraction_schema(),
        "diff.json": result_schema(DiffResult, "planparse/diff@1", "两份计划的变化 / a diff"),
        "dedup.json": result_schema(DedupResult, "planparse/dedup@1", "套话 / a dedup"),
        "rolled.json": result_schema(Report, ROLLED_FORMAT, "顺延报告 / a roll-forward report"),
        "decisions.json": _headed(decisions_body(), DECISIONS_FORMAT, "已作的决定 / decisions"),
        "profile.json": _headed(profile_body(), PROFILE_FORMAT, "版式 / a profile"),
        "template.json": _headed(template_body(plan_schema()), TEMPLATE_FORMAT, "计划模板 / a template"),
    }
    return {name: _written(schema) for name, schema in schemas.items()}


def _headed(body: dict[str, Any], shape: str, title: str) -> dict[str, Any]:
    for definition in body.get("$defs", {}).values():
        if "description" in definition:  # Python 3.13 takes the indentation out of docstrings, 3.11 does not
            definition["description"] = cleandoc(definition["description"])
    return {"$schema": _DRAFT, "$id": schema_id(shape), "title": f"{shape}: {title}", **body}


def schema_id(shape: str) -> str:
    """Return the ``$id`` of a shape such as ``planparse/plan@1``: a name, and no address to fetch."""
    return "urn:" + shape.replace("/", ":")


def _document(kind: type, shape: str, title: str, *, every_key: bool) -> dict[str, Any]:
    (root,), found = msgspec.json.schema_components([kind], ref_template="#/$defs/{name}")
    (_,), source = msgspec.json.schema_components([PlanSource])
    definitions = {
        name: _finished(name, schema, every_key)
        for name, schema in {**found, **source}.items()
        if schema.get("type") == "object"
    }
    definitions["Plan"]["properties"]["source"] = {"$ref": "#/$defs/PlanSource"}
    body = {"$ref": root["$ref"], "$defs": dict(sorted({**_SHARED, **definitions}.items()))}
    return _headed(body, shape, title)


def _finished(name: str, schema: dict[str, Any], every_key: bool) -> dict[str, Any]:
    """Close the object, name its leaves and spans, and ask for the keys that are always written."""
    leaves = name in _WITH_LEAVES
    properties = {
        key: _named(below, leaves and (name == "Signature" or key not in _NO_LEAF))
        for key, below in schema["properties"].items()
    }
    required = [key for key, below in properties.items() if "default" in below or key in schema["required"]]
    if "columns" in properties:
        required.append("columns")
    return {
        **schema,
        "properties": properties,
        "required": sorted(set(required), key=list(properties).index) if every_key else schema["required"],
        "additionalProperties": False,
    }


def _named(schema: Any, leaves: bool) -> Any:
    if isinstance(schema, list):
        return [_named(below, leaves) for below in schema]
    if not isinstance(schema, dict):
        return schema
    if "prefixItems" in schema:
        return _SPAN
    if leaves and schema.get("type") == "string":
        rest = {key: below for key, below in schema.items() if key != "type"}
        return {**_LEAF, **rest}
    return {key: _named(below, leaves) for key, below in schema.items()}


def _written(schema: dict[str, Any]) -> str:
    return msgspec.json.format(msgspec.json.encode(schema), indent=2).decode() + "\n"


def main(arguments: Sequence[str]) -> int:
    """Write the schemas into ``schemas/`` of the checkout; with ``--check`` only compare them."""
    folder = Path(__file__).parents[2] / "schemas"
    stale = [name for name, text in schema_files().items() if _on_disk(folder / name) != text]
    if "--check" not in arguments:
        for name in stale:
            (folder / name).write_text(schema_files()[name], encoding="utf-8", newline="\n")
        return 0
    for name in stale:
        sys.stderr.write(f"schemas/{name} 过期 / is stale: python -m planparse.rendering.schema\n")
    return 1 if stale else 0


def _on_disk(path: Path) -> str | None:
    return path.read_text(encoding="utf-8") if path.exists() else None


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
