"""What a Word file looks like where it counts: every paragraph's font, size, indent and spacing.

Direct formatting wins over the paragraph's style, that over what it is based on, that over the
document's defaults.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from msgspec import Struct

from planparse.generating.word_styles import NAMESPACE

if TYPE_CHECKING:
    from collections.abc import Iterator

W = f"{{{NAMESPACE}}}"
_MOST_BASES = 20


class Run(Struct, frozen=True, gc=False):
    """A run's text and its effective look; None where the file says nothing."""

    text: str
    font: str | None
    size: float | None
    """In points."""


class Paragraph(Struct, frozen=True):
    """A paragraph's text, runs and effective layout; lengths in points."""

    number: int
    """From 1, as Word counts paragraphs, those in tables included."""
    text: str
    runs: tuple[Run, ...]
    style: str
    """Name of its style, in lower case."""
    level: int
    """Outline level from 1; 0 for body text."""
    align: str
    line: float | None
    rule: str
    indent: float | None
    """First-line indent in characters."""
    in_table: bool


class Looks:
    """Resolves the look of a document's paragraphs."""

    def __init__(self, document: Any) -> None:
        """Take a python-docx document."""
        self._body = document.element.body
        styles = document.styles.element
        self._styles = {style.get(W + "styleId"): style for style in styles.iterchildren(W + "style")}
        self._default = next(
            (
                key
                for key, style in self._styles.items()
                if style.get(W + "type") == "paragraph" and style.get(W + "default") in ("1", "true")
            ),
            "",
        )
        self._document_defaults = styles.find(f"{W}docDefaults")

    def paragraphs(self) -> Iterator[Paragraph]:
        """Yield the paragraphs that hold text, in order."""
        for number, element in enumerate(self._body.iter(W + "p"), 1):
            found = self.paragraph(element, number)
            if found.text.strip():
                yield found

    def paragraph(self, element: Any, number: int) -> Paragraph:
        """Return the look of one ``w:p``."""
        direct = element.find(W + "pPr")
        style = _value(direct, "pStyle") or self._default
        layers = [direct, *self._layers(style, "pPr")]
        runs = tuple(self._run(run, style) for run in element.iter(W + "r"))
        spacing = self._merged(layers, "spacing")
        outline = self._first(layers, "outlineLvl", "val")
        return Paragraph(
            number=number,
            text="".join(run.text for run in runs),
            runs=tuple(run for run in runs if run.text.strip()),
            style=self._name(style),
            level=int(outline) + 1 if outline and outline.isdecimal() and int(outline) < 9 else 0,
            align=self._first(layers, "jc", "val") or "left",
            line=_points(spacing.get("line"), 20),
            rule=spacing.get("lineRule", "auto"),
            indent=_first_line(self._merged(layers, "ind")),
            in_table=any(True for _ in element.iterancestors(W + "tbl")),
        )

    def _run(self, run: Any, style: str) -> Run:
        direct = run.find(W + "rPr")
        character = _value(direct, "rStyle")
        layers = [direct, *(self._layers(character, "rPr") if character else []), *self._layers(style, "rPr")]
        fonts = self._merged(layers, "rFonts")
        font = "（主题字体）" if fonts.get("eastAsiaTheme") else fonts.get("eastAsia")
        text = "".join(part.text or "" for part in run.iterchildren(W + "t"))
        return Run(text, font, _points(self._first(layers, "sz", "val"), 2))

    def _layers(self, style: str, kind: str) -> list[Any]:
        """Return the properties along the chain of styles, then the document's defaults."""
        found = []
        for _ in range(_MOST_BASES):
            element = self._styles.get(style)
            if element is None:
                break
            found.append(element.find(W + kind))
            style = _value(element, "basedOn") or ""
        if self._document_defaults is not None:
            found.append(self._document_defaults.find(f"{W}{kind}Default/{W}{kind}"))
        return found

    def _name(self, style: str) -> str:
        element = self._styles.get(style)
        return (_value(element, "name") or "").lower() if element is not None else ""

    def _first(self, layers: list[Any], tag: str, attribute: str) -> str | None:
        return self._merged(layers, tag).get(attribute)

    def _merged(self, layers: list[Any], tag: str) -> dict[str, str]:
        """Return the attributes of ``tag``, each from the first layer that has it."""
        merged: dict[str, str] = {}
        for layer in layers:
            element = layer.find(W + tag) if layer is not None else None
            if element is not None:
                own = {key.rpartition("}")[2]: value for key, value in element.attrib.items()}
                merged = own | merged
        return merged


def _value(parent: Any, tag: str) -> str | None:
    element = parent.find(W + tag) if parent is not None else None
    value = element.get(W + "val") if element is not None else None
    return str(value) if value is not None else None


def _points(value: str | None, per_point: int) -> float | None:
    try:
        return float(value) / per_point if value is not None else None
    except ValueError:
        return None


def _first_line(indent: dict[str, str]) -> float | None:
    """Return the first-line indent in characters; one given in twips counts 16 pt a character."""
    characters = _points(indent.get("firstLineChars"), 100)
    if characters:
        return characters
    twips = _points(indent.get("firstLine"), 20)
    return round(twips / 16, 1) if twips else 0.0
