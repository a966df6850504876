"""Last year's debris and what happened once: 基矗, (已做), 门诊楼搬家."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from planparse.rolling import words
from planparse.rolling.finding import Finding, Sight
from planparse.rolling.words import any_of


@cache
def _debris() -> re.Pattern[str]:
    mask = "(?:19|20)[0-9xX*＊×]{2}"
    han = "[\u4e00-\u9fff]"
    return re.compile(
        f"(?P<header>{mask}年第[ \u3000]?[0-9一二三四五六七八九十]{{1,3}}[ \u3000]?期(?:[ \u3000]?[（(]?总第?[0-9]{{1,4}}期[）)]?)?[ \u3000]?[/／][ \u3000]?[0-9]{{1,4}})"
        f"|(?P<split>(?<={han})(?<![周月日年期届号时点一二三四五六七八九十])[-－](?![至周月一二三四五六七八九十]){han})"
        f"|(?P<mask>(?<={han})[*＊](?={han}))"
        "|(?P<base>基矗)"
        "|(?P<code>&(?:nbsp|amp|lt|gt|quot|ldquo|rdquo);|<br ?/?>|</?p>|\ufffd|锟斤拷|烫烫烫)"
    )


_WORDS = frozenset(
    ["民主", "政治", "反腐", "党委", "书记", "领导", "干部", "群众", "选举", "监督", "腐败", "维权", "维稳", "工会", "政府", "主席", "中央", "国家", "人民", "法律", "社会", "思想", "理论", "教育", "管理"]
)
"""Words that are parted by a hyphen so that a filter does not see them."""


def debris(sight: Sight) -> Iterator[Finding]:
    """Yield what a copy left behind; the way it probably was is proposed, nothing is done by itself."""
    text = sight.text
    if not _has_cue(text):
        return
    for match in _debris().finditer(text):
        start, end = match.span()
        if match["split"]:
            whole = text[start - 1] + text[start + 1]
            if whole in _WORDS:
                yield Finding("debris", start - 1, end, whole, "flag", _SPLIT)
        elif match["header"]:
            yield Finding("debris", start, end, "", "flag", _HEADER)
        elif match["base"]:
            yield Finding("debris", start, end, "基础" if text[end : end + 1] in "，。；、" else "基础。", "flag", _BASE)
        elif match["code"]:
            yield Finding("debris", start, end, "", "flag", _CODE)
        else:
            yield Finding("debris", start, end, None, "flag", _MASK)


def _has_cue(text: str) -> bool:
    return any(char in text for char in "-－*＊矗&<\ufffd锟烫") or ("期" in text and ("/" in text or "／" in text))


_SPLIT = "词被连字符拆开 / a word parted by a hyphen"
_HEADER = "夹进正文的刊头或页码 / a running header within the text"
_BASE = "“础。”误成“矗” / a wrong character"
_CODE = "残留的代码 / leftover code"
_MASK = "有字被星号代替 / a character is masked"


@cache
def _done() -> re.Pattern[str]:
    return re.compile(f"[（(【\\[](?:{any_of(words.DONE)})[）)】\\]]")


@cache
def _one_off() -> re.Pattern[str]:
    return re.compile(any_of(words.ONE_OFF))


def one_off(sight: Sight) -> Iterator[Finding]:
    """Yield last year's notes (已做), and what is not done twice: 搬迁, 落成, 揭牌."""
    if not sight.turn.step or sight.spot.part not in ("task", "item", "period"):
        return
    text = sight.text
    if "（" in text or "(" in text or "【" in text:
        for match in _done().finditer(text):
            yield Finding("one_off", *match.span(), "", "ask", _NOTED)
    found = _one_off().search(text)
    if found is not None:
        yield Finding("one_off", *found.span(), None, "ask", _ONCE)


_NOTED = "去年的批注：删去批注，还是去掉整条？ / last year's note: take out the note, or the whole entry?"
_ONCE = "像是一次性的事：今年还做吗？ / it looks as if it happens once: is it done again?"
