"""``-f html``: one page that shows what was read and what it was read as, side by side.

The page needs no network and no server.  Everything from the source is escaped, and the page's
content security policy lets nothing run but the one script that is written here.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from planparse.rendering.html.markup import FACT_GROUPS, KINDS, escaped
from planparse.rendering.html.source import source_pane
from planparse.rendering.html.structure import Structure
from planparse.rendering.html.year import month_rules
from planparse.rendering.policy import policy_tag
from planparse.rendering.words import REASONS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from planparse.rendering import RenderOptions, Result


def render(results: Iterable[Result], options: RenderOptions) -> Iterator[str]:  # noqa: ARG001
    """Yield the page; a file's part is made when its turn comes."""
    style, script = _asset("page.css") + _toggled_off() + month_rules(), _asset("page.js")
    yield _head(style, script)
    for number, result in enumerate(results, 1):
        yield from _file(result, number)
    yield f"</main>\n<footer><output id=where></output>{_KEYS}</footer>\n<script>{script}</script>\n"
    yield "</body>\n</html>\n"


_KEYS = (
    "<p class=keys><kbd>j</kbd> <kbd>k</kbd> 下一条、上一条　<kbd>Enter</kbd> 收放　"
    "<kbd>i</kbd> 下一处提示　<kbd>[</kbd> <kbd>]</kbd> 换计划</p>"
)


def _asset(name: str) -> str:
    return Path(__file__).with_name(name).read_text(encoding="utf-8")


def _toggled_off() -> str:
    """Return the rules for what the legend's buttons switch off: a colour, a mark, a passage set aside."""
    colours = (f".no-{kind} .src .{kind}{{background:none;font-weight:inherit}}\n" for kind in KINDS)
    passages = (f".no-{reason} .src .{reason}{{display:none}}\n" for reason in REASONS)
    facts = (f".no-fact-{group} mark.fact-{group}{{text-decoration:none}}\n" for group in FACT_GROUPS)
    return "".join([*colours, *passages, *facts])


def _head(style: str, script: str) -> str:
    return (
        "<!doctype html>\n<html lang=zh-CN>\n<head>\n<meta charset=utf-8>\n"
        f"{policy_tag(style, script)}"
        '<meta name=viewport content="width=device-width, initial-scale=1">\n'
        '<meta name=color-scheme content="light dark">\n'
        f"<title>计划提取结果 · planparse</title>\n<style>{style}</style>\n</head>\n<body>\n"
        "<header id=top><h1>计划提取 <small>planparse</small></h1><nav id=files aria-label=文件></nav>"
        "<nav id=plans aria-label=计划></nav><nav id=panes aria-label=视图></nav>"
        "<button id=theme type=button title='深色、浅色 / dark, light'>◐</button></header>\n<main>\n"
    )


def _file(result: Result, number: int) -> Iterator[str]:
    source = result.extraction.source
    structure = Structure(number)
    right = list(structure.pane(result))
    about = " · ".join(filter(None, [source.kind, source.encoding, f"{source.characters:,} 字"]))
    yield f'<article class=file id=f{number} data-name="{escaped(source.name)}">\n'
    yield "<section class=left aria-label=原文>\n"
    yield f"<h2 class=pane-head>{escaped(source.name)} <small>{escaped(about)}</small></h2>\n"
    yield from source_pane(result, structure.passages, structure.facts)
    yield "</section>\n<section class=right aria-label=结构>\n"
    yield from right
    yield "</section>\n</article>\n"
