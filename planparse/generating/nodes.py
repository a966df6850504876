"""YAML and JSON text as nodes that know their line: what the validation walks.

Scalars keep what is written: ``date: 2026-03-08`` and ``time: 7:20`` stay the text that the
writer sees, whatever YAML would make of them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

from msgspec import Struct

from planparse.errors import UnreadableFile

if TYPE_CHECKING:
    from collections.abc import Iterator

Kind = Literal["mapping", "list", "text", "number", "flag", "null"]

_TAGS: dict[str, Kind] = {"int": "number", "float": "number", "bool": "flag", "null": "null"}
_FEWEST_NODES = 1_000_000
"""So many values may unfold from aliases in any file."""
_DEEPEST = 60


class Node(Struct, frozen=True):
    """A value of the file; ``line`` counts from 1 and is 0 where nobody knows it."""

    kind: Kind
    line: int = 0
    text: str = ""
    entries: tuple[tuple[Node, Node], ...] = ()
    """Keys and values of a mapping, in order."""
    members: tuple[Node, ...] = ()
    """Members of a list."""

    @property
    def empty(self) -> bool:
        """Whether nothing is written here."""
        return self.kind == "null" or (self.kind == "text" and not self.text.strip())


def read_documents(text: str, name: str, *, json: bool = False) -> tuple[Node, ...]:
    """Return the documents of a YAML text, or the one of a JSON text, which ``name`` names.

    Raises ``UnreadableFile`` with the place when ``text`` is neither.
    """
    if json or text.lstrip().startswith("{"):
        return _json_documents(text, name)
    return tuple(_yaml_documents(text, name))


def _json_documents(text: str, name: str) -> tuple[Node, ...]:
    from json import JSONDecodeError, JSONDecoder

    decoder, at, found = JSONDecoder(), 0, []
    text = text.removeprefix("\ufeff").strip()
    try:
        while at < len(text):
            value, end = decoder.raw_decode(text, at)
            found.append(_from_value(value, _DEEPEST))
            at = end + len(text[end:]) - len(text[end:].lstrip())
    except JSONDecodeError as error:
        raise _not_readable(name, "JSON", error.lineno, error.colno, error.msg) from error
    except RecursionError as error:
        raise _too_deep(name) from error
    return tuple(found)


def _from_value(value: Any, deepest: int) -> Node:
    if deepest < 0:
        raise RecursionError
    if isinstance(value, dict):
        pairs = ((Node("text", text=key), _from_value(part, deepest - 1)) for key, part in value.items())
        return Node("mapping", entries=tuple(pairs))
    if isinstance(value, list):
        return Node("list", members=tuple(_from_value(part, deepest - 1) for part in value))
    if value is None or isinstance(value, bool):
        return Node("null" if value is None else "flag", text=str(value).lower())
    return Node("text" if isinstance(value, str) else "number", text=str(value))


def _yaml_documents(text: str, name: str) -> Iterator[Node]:
    from ruamel.yaml import YAML
    from ruamel.yaml.error import MarkedYAMLError, YAMLError
    from ruamel.yaml.reader import ReaderError

    # without aliases a value takes a character at least, so that no length of file is refused
    maker = _YamlNodes(name, max(_FEWEST_NODES, len(text)))
    try:
        constructor, _ = YAML(typ="safe", pure=True).get_constructor_parser(text.removeprefix("\ufeff"))
        composer = constructor.composer
        while composer.check_node():
            yield maker.node(composer.get_node(), _DEEPEST)
    except ReaderError as error:
        raise _control_character(name, text, error.position) from error
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        raise _not_readable(name, "YAML", line, column, str(error.problem or error.context)) from error
    except YAMLError as error:
        raise _not_readable(name, "YAML", 1, 1, type(error).__name__) from error
    except RecursionError as error:
        raise _too_deep(name) from error


class _YamlNodes:
    """Turns ruamel's nodes into ours, and refuses a file whose aliases unfold without end."""

    def __init__(self, name: str, most: int) -> None:
        self._name = name
        self._left = most

    def node(self, raw: Any, deepest: int) -> Node:
        """Return ``raw`` and all below it, at most ``deepest`` levels."""
        self._left -= 1
        if deepest < 0 or self._left < 0:
            raise _too_deep(self._name)
        line = raw.start_mark.line + 1
        if raw.id == "mapping":
            pairs = ((self.node(key, deepest - 1), self.node(value, deepest - 1)) for key, value in raw.value)
            return Node("mapping", line, entries=tuple(pairs))
        if raw.id == "sequence":
            return Node("list", line, members=tuple(self.node(part, deepest - 1) for part in raw.value))
        kind = "text" if raw.style else _TAGS.get(str(raw.tag).rpartition(":")[2], "text")
        return Node(kind, line, str(raw.value))


def _not_readable(name: str, form: str, line: int, column: int, problem: str) -> UnreadableFile:
    return UnreadableFile(
        f"{name} 第 {line} 行第 {column} 字：不是正确的 {form}（{problem}）。请检查缩进、冒号后的空格和引号",
        f"{name} line {line}, column {column}: not valid {form} ({problem}); "
        "look at the indentation, the space after a colon, and quotes",
    )


def _too_deep(name: str) -> UnreadableFile:
    return UnreadableFile(
        f"{name}：层次太深或引用无限展开，最多 {_DEEPEST} 层；请减少层次",
        f"{name}: nested too deeply, or its aliases unfold without end; at most {_DEEPEST} levels",
    )


def _control_character(name: str, text: str, position: Any) -> UnreadableFile:
    at = position if isinstance(position, int) else 0
    line = text.count("\n", 0, at) + 1
    code = f"U+{ord(text[at]):04X}" if at < len(text) else "?"
    return UnreadableFile(
        f"{name} 第 {line} 行：有不可见的控制字符 {code}，请删去",
        f"{name} line {line}: holds the control character {code}; delete it",
    )
