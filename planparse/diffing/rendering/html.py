"""``-f html``: both plans side by side on one page that needs nothing else.

A summary with filters on top, the table of changed facts, then the two plans in two columns, task
by task.  j and k (or n and p) go from change to change, u hides what stayed the same.
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from planparse.diffing.edits import pieces
from planparse.diffing.rendering.wording import (
    KIND_WORDS,
    NONE,
    PART_WORDS,
    columns,
    fact_word,
    places,
    side_words,
    tags,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from planparse.diffing.compare import Comparison, Row
    from planparse.diffing.edits import Piece
    from planparse.diffing.model import DiffResult, FactChange
    from planparse.diffing.rendering import DiffOptions
    from planparse.diffing.units import Entry, Outline

_STYLE = """
:root{--line:#d9dee5;--dim:#6b7480;--ins:#d6f2dc;--insink:#0a5c2b;--del:#fbdcdc;--delink:#98201f;--mark:#2457a6}
*{box-sizing:border-box}
body{margin:0;font:16px/1.75 "Noto Sans CJK SC","Microsoft YaHei","PingFang SC",sans-serif;
color:#1c2430;background:#f4f6f8}
header,main,section.facts{max-width:1280px;margin:0 auto;padding:0 20px}
h1{font-size:24px;margin:24px 0 4px}
.sides{color:var(--dim);margin:0 0 14px}
.sides b{color:#1c2430;font-weight:600}
.bar{position:sticky;top:0;background:#f4f6f8;padding:10px 0;border-bottom:1px solid var(--line);z-index:2;
display:flex;flex-wrap:wrap;gap:8px;align-items:center}
.bar label{border:1px solid var(--line);border-radius:16px;background:#fff;padding:1px 12px;cursor:pointer;
user-select:none;white-space:nowrap}
.bar label:has(input:not(:checked)){opacity:.45;text-decoration:line-through}
.bar input{position:absolute;opacity:0;width:1px;height:1px}
.bar label:focus-within{outline:2px solid var(--mark)}
.bar .keys{color:var(--dim);font-size:13px;margin-left:auto}
.row{display:grid;grid-template-columns:1fr 1fr;gap:0 14px;margin:4px 0;scroll-margin-top:80px}
.part{font-weight:600;color:var(--dim);font-size:14px;margin:22px 0 4px;border-bottom:1px solid var(--line)}
.cell{background:#fff;border:1px solid var(--line);border-left-width:4px;border-radius:4px;padding:5px 12px;
min-width:0;overflow-wrap:anywhere}
.cell.none{background:none;border:1px dashed var(--line)}
.cell p{margin:0;white-space:pre-wrap}
.where{color:var(--dim);font-size:13px}
.marker{font-weight:600;margin-right:.3em}
.marker.changed{background:#fff0c2;border-radius:3px;padding:0 3px}
.same .cell{color:var(--dim);border-left-color:var(--line)}
.tags{grid-column:1/-1;font-size:13px;margin-top:6px;color:var(--dim)}
.tag{display:inline-block;border-radius:3px;padding:0 7px;margin-right:6px;background:#e6ebf2;color:#26374d}
.tag.added{background:var(--ins);color:var(--insink)}.tag.removed{background:var(--del);color:var(--delink)}
.tag.moved,.tag.rescheduled{background:#dfe8fb;color:#1f4690}.tag.split,.tag.merged{background:#ece0f7;color:#5a2c86}
.tag.reworded{background:#fff0c2;color:#6b4c00}
.added .new{border-left-color:#2c9a54}.removed .old{border-left-color:#c93c3a}
.reworded .cell{border-left-color:#dba400}.moved .cell,.rescheduled .cell{border-left-color:#3b6fd0}
.split .cell,.merged .cell{border-left-color:#8a4fc0}
ins{background:var(--ins);color:var(--insink);text-decoration:none;border-radius:2px}
del{background:var(--del);color:var(--delink);border-radius:2px}
.row.current .cell{outline:2px solid var(--mark)}
table{border-collapse:collapse;background:#fff;margin:8px 0 16px;width:100%}
th,td{border:1px solid var(--line);padding:3px 12px;text-align:left}
th{background:#eef1f5;font-weight:600}
.hidden{display:none}
@media (max-width:720px){.row{grid-template-columns:1fr}.cell.none{display:none}}
@media print{body{background:#fff;font-size:10.5pt}.bar{display:none}.row{break-inside:avoid}
.row.current .cell{outline:none}.cell,ins,del,.tag{print-color-adjust:exact;-webkit-print-color-adjust:exact}
ins{text-decoration:underline}}
"""
_SCRIPT = """
const rows=[...document.querySelectorAll('.row')],boxes=[...document.querySelectorAll('.bar input')];
let at=-1;
function show(){const on=new Set(boxes.filter(b=>b.checked).map(b=>b.value));
rows.forEach(r=>r.classList.toggle('hidden',!r.dataset.kinds.split(' ').some(k=>on.has(k))));
document.querySelectorAll('.part').forEach(h=>{let e=h.nextElementSibling,any=false;
while(e&&!e.classList.contains('part')){any=any||!e.classList.contains('hidden');e=e.nextElementSibling}
h.classList.toggle('hidden',!any)})}
function go(step){let i=at;do{i+=step}while(rows[i]&&(rows[i].classList.contains('same')||
rows[i].classList.contains('hidden')));if(!rows[i])return;
if(rows[at])rows[at].classList.remove('current');at=i;rows[i].classList.add('current');
rows[i].scrollIntoView({block:'center'})}
boxes.forEach(b=>b.addEventListener('change',show));
document.addEventListener('keydown',e=>{if(e.ctrlKey||e.metaKey||e.altKey)return;
if(e.key==='j'||e.key==='n')go(1);else if(e.key==='k'||e.key==='p')go(-1);
else if(e.key==='u'){const b=boxes.find(b=>b.value==='same');if(b){b.checked=!b.checked;show()}}});
show();
"""


def render(comparison: Comparison, options: DiffOptions) -> bytes:  # noqa: ARG001
    """Return the page."""
    result = comparison.result
    page = [
        '<!DOCTYPE html>\n<html lang="zh-CN"><head><meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width,initial-scale=1">',
        f"<title>{escape(_title(result))}</title><style>{_STYLE}</style></head><body>",
        *_top(result),
        *_facts(result),
        '<main id="plans">',
        *_rows(comparison),
        f"</main><script>{_SCRIPT}</script></body></html>\n",
    ]
    return "".join(page).encode()


def _title(result: DiffResult) -> str:
    return f"计划对比：{result.old.title or NONE} → {result.new.title or NONE}"


def _top(result: DiffResult) -> Iterator[str]:
    yield f"<header><h1>计划对比</h1><p class='sides'>旧 <b>{escape(side_words(result.old))}</b><br>"
    yield f"新 <b>{escape(side_words(result.new))}</b></p>"
    yield '<div class="bar">'
    for kind, count in result.summary.items():
        yield _box(kind, f"{KIND_WORDS[kind]} {count}")  # type: ignore[index]
    yield _box("same", "未变") if result.changes else "<span>没有变化 / no changes</span>"
    yield '<span class="keys">j / k 下一处 / 上一处，u 隐藏未变</span></div></header>'


def _box(value: str, words: str) -> str:
    return f'<label><input type="checkbox" value="{value}" checked>{words}</label>'


def _facts(result: DiffResult) -> Iterator[str]:
    rows = [(change, fact) for change in result.changes for fact in change.facts]
    if not rows:
        return
    yield f'<section class="facts"><details open><summary>要素变化（{len(rows)}）</summary>'
    yield "<table><thead><tr><th>位置</th><th>要素</th><th>旧</th><th>新</th></tr></thead><tbody>"
    for change, fact in rows:
        cells = (places(change), fact_word(fact), fact.old or NONE, fact.new or NONE)
        yield "<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in cells) + "</tr>"
    yield "</tbody></table></details></section>"


def _rows(comparison: Comparison) -> Iterator[str]:
    part = ""
    for row in comparison.rows:
        ours = [comparison.old.entries[index] for index in row.old]
        theirs = [comparison.new.entries[index] for index in row.new]
        here = (ours or theirs)[0].part
        if here != part:
            yield f'<div class="part">{PART_WORDS[here]}</div>'
            part = here
        yield _row(comparison, row, ours, theirs)


def _row(comparison: Comparison, row: Row, ours: Sequence[Entry], theirs: Sequence[Entry]) -> str:
    change = row.change
    kinds = change.kinds if change else ("same",)
    head = ""
    if change:
        words = "".join(f'<span class="tag {kind}">{KIND_WORDS[kind]}</span>' for kind in change.kinds)
        words += "".join(
            f'<span class="tag">{escape(word)}</span>' for word in tags(change)[len(kinds) - 1 :]
        )
        said = "".join(map(_column, columns(change)))
        head = f'<div class="tags">{words}{escape(places(change))}{said}</div>'
    changed = change is not None and "renumbered" in change.kinds
    stretches = _stretches(ours, theirs) if change and change.edits else ()
    return (
        f'<div class="row {" ".join(kinds)}" data-kinds="{" ".join(kinds)}">{head}'
        f"{_cell(comparison.old, ours, 'old', stretches, changed)}"
        f"{_cell(comparison.new, theirs, 'new', stretches, changed)}</div>"
    )


def _column(fact: FactChange) -> str:
    old = f"<del>{escape(fact.old)}</del>" if fact.old else ""
    new = f"<ins>{escape(fact.new)}</ins>" if fact.new else ""
    return f"　{escape(fact_word(fact))}：{old}{new}"


def _stretches(ours: Sequence[Entry], theirs: Sequence[Entry]) -> Sequence[Piece]:
    old, new = ("\n".join(entry.text for entry in side) for side in (ours, theirs))
    return pieces(old, new)


def _cell(
    outline: Outline, entries: Sequence[Entry], side: str, stretches: Sequence[Piece], renumbered: bool
) -> str:
    if not entries:
        return f'<div class="cell {side} none"></div>'
    depth = _depth(outline, entries[0])
    markers = " + ".join(entry.marker for entry in entries if entry.marker)
    style = "marker changed" if renumbered else "marker"
    marker = f'<span class="{style}">{escape(markers)}</span>' if markers else ""
    if stretches:
        text = "".join(_piece(piece, side) for piece in stretches)
    else:
        text = escape("\n".join(entry.text for entry in entries))
    return f'<div class="cell {side}" style="margin-left:{depth * 20}px"><p>{marker}{text}</p></div>'


def _piece(piece: Piece, side: str) -> str:
    text = escape(piece.old if side == "old" else piece.new)
    if piece.same or not text:
        return text
    return f"<del>{text}</del>" if side == "old" else f"<ins>{text}</ins>"


def _depth(outline: Outline, entry: Entry) -> int:
    """Return how far a unit is set in; deep ones no further than four steps."""
    depth, most = 0, 4
    while entry.parent >= 0 and depth < most:
        entry = outline.entries[entry.parent]
        depth += 1
    return depth
