"""The JSON Schemas of what people write beside plans: templates, profiles and files of decisions.

They are made of the types and tables that load these files, so that an editor marks what loading
would refuse.  Keys are the English ones, as in the other schemas.
"""

from __future__ import annotations

import re
from typing import Any

import msgspec

_TEXT: dict[str, Any] = {"type": "string"}
_SIMPLE: dict[str, Any] = {"type": ["string", "number", "boolean"]}
_CHOICE = {"$ref": "#/$defs/Choice"}


def closed(properties: dict[str, Any], required: tuple[str, ...] = ()) -> dict[str, Any]:
    """Return the schema of an object that holds these keys and no others."""
    made = {"type": "object", "properties": properties, "additionalProperties": False}
    return made | ({"required": list(required)} if required else {})


# --------------------------------------------------------------------------- decisions


def decisions_body() -> dict[str, Any]:
    """Return the schema of a file of decisions."""
    from planparse.rolling.model import REMARK, RULES, Decisions

    (root,), found = msgspec.json.schema_components([Decisions], ref_template="#/$defs/{name}")
    for definition in found.values():
        definition["additionalProperties"] = False
    answer = found["Answer"]["properties"]
    answer["rule"]["anyOf"] = [{"enum": list(RULES)}, {"type": "null"}]
    answer[REMARK] = _TEXT
    return {"$ref": root["$ref"], "$defs": dict(sorted(found.items()))}


# --------------------------------------------------------------------------- profiles


def profile_body() -> dict[str, Any]:
    """Return the schema of a profile: a value alone, behind strokes with its strength, or in full."""
    from planparse.generating.profile import PROFILE_FORMAT, RULES, TOP

    said = {"format": {"const": PROFILE_FORMAT}, "base": {"enum": ["gbt9704", "plain"]}}
    kinds = {_kind(key, form): _rule(key, form) for rules in RULES.values() for key, form in rules.items()}
    parts = {
        part: closed({key: {"$ref": f"#/$defs/{_kind(key, form)}"} for key, form in rules.items()})
        for part, rules in RULES.items()
    }
    whole = closed({key: said.get(key) or parts.get(key, _TEXT) for key in TOP})
    return whole | {"$defs": dict(sorted(kinds.items()))}


def _kind(key: str, form: str) -> str:
    """Return the name of what a rule's value is: that of its form, or the rule's own where it has choices."""
    from planparse.generating.profile import CHOICES

    return key if key in CHOICES else form


def _rule(key: str, form: str) -> dict[str, Any]:
    from planparse.generating.profile import RULE, STRENGTHS

    value = _value(key, form)
    pattern = re.compile(r"\$$").sub(r"( \\| .*)?$", str(value.get("pattern", "^.+$")))
    strength = {"enum": [*STRENGTHS, *STRENGTHS.values()]}
    whole = closed(dict(zip(RULE, (value, strength, _TEXT), strict=True)), ("value",))
    return {"anyOf": [{**value, "pattern": pattern}, whole]}


def _value(key: str, form: str) -> dict[str, Any]:
    from planparse.generating.profile import CHOICES, FLAGS, POINTS, SIZES

    number = r"-?[0-9]{1,6}(\.[0-9]{1,6})?"
    units = "|".join(POINTS)
    sizes = "|".join([*SIZES, *(size.removesuffix("号") for size in SIZES), "小?[1-6]号?"])
    words = {
        "length": rf"{number}\s*({units})",
        "size": rf"({number}\s*({units})?|{sizes})",
        "count": rf"{number}\s*[字行]?",
        "characters": rf"{number}\s*[字行]?",
        "flag": "|".join(FLAGS),
        "text": ".+",
    }
    pattern = "|".join(CHOICES[key]) if key in CHOICES else words[form]
    return {"type": _TYPES.get(form, ["string", "number"]), "pattern": f"^({pattern})$"}


_TYPES = {"flag": ["string", "boolean"], "length": ["string"]}


# --------------------------------------------------------------------------- templates


def template_body(plan: dict[str, Any]) -> dict[str, Any]:
    """Return the schema of a template whose ``plan`` has, with conditions and variants, the shape of ``plan``."""
    from planparse.generating.activities import ACTIVITY, SETTINGS
    from planparse.generating.templates import KEYS, KINDS, REMARKS, TEMPLATE_FORMAT, VARIABLE

    texts = {"type": "array", "items": {"anyOf": [_TEXT, _CHOICE]}}
    kinds: dict[str, Any] = {"type": {"enum": list(KINDS)}, REMARKS[1]: {"type": "array"}, "meaning": _TEXT}
    activity: dict[str, Any] = dict.fromkeys(ACTIVITY, _SIMPLE) | dict.fromkeys(("tags", "one_of"), texts)
    settings = {
        "tags": texts,
        "per_month": _SIMPLE,
        "own": {"type": "array", "items": closed(activity | _WHEN)},
    }
    definitions = {name: _templated(schema) for name, schema in plan["$defs"].items() if name not in _NO_PLAN}
    said = {
        "format": {"const": TEMPLATE_FORMAT},
        "variables": {
            "type": "object",
            "additionalProperties": closed({key: kinds.get(key, _SIMPLE) for key in VARIABLE}),
        },
        "plan": {"$ref": plan["$ref"]},
        "activities": closed({key: settings[key] for key in SETTINGS}),
        "school_year": _SIMPLE,
    }
    return closed({key: said.get(key, _TEXT) for key in KEYS}, ("variables", "plan")) | {
        "$defs": dict(sorted({**definitions, "Choice": _choice()}.items()))
    }


_NO_PLAN = frozenset({"Span", "Fact", "PlanSource", "YearEstimate"})
"""What ``extract`` adds to a plan; nobody drafts it."""
_WHEN = {"when": {"type": "string", "description": "只在条件成立时 / only where this holds"}}


def _choice() -> dict[str, Any]:
    """Return the schema of ``{one_of: […]}`` and ``{take: 2, of: […]}``."""
    ways = [{"required": ["one_of"]}, {"required": ["take", "of"]}]
    members: dict[str, Any] = {"type": "array", "minItems": 1}
    return closed({**_WHEN, "one_of": members, "take": {"type": ["integer", "string"]}, "of": members}) | {
        "anyOf": ways
    }


def _templated(schema: dict[str, Any]) -> dict[str, Any]:
    """Return a plan's definition with the forms of a template: ``when``, variants, numbers as texts."""
    if "properties" not in schema:
        return _TEXT if schema.get("title") == "Leaf" else schema
    own = {key: _within(below) for key, below in schema["properties"].items() if key not in _ADDED}
    return closed({**own, **_WHEN})


_ADDED = frozenset({"span", "facts", "source", "year_estimate"})


def _within(schema: dict[str, Any]) -> dict[str, Any]:
    """Return the schema of a value, which a text or a variant may stand for."""
    if schema.get("type") == "array":
        return {"type": "array", "items": {"anyOf": [schema.get("items", {}), _TEXT, _CHOICE]}}
    return {"anyOf": [{key: below for key, below in schema.items() if key != "default"}, _TEXT, _CHOICE]}
