"""Whether a text begins with a number or bullet that somebody typed.

A browser puts its own marker before each item of a list.  Where the author typed one as well
(``<li>一、加强学习``) the typed one is the plan's, and a made one would only stand in its way.
"""

from __future__ import annotations

import re
from functools import cache

BULLETS = "•·●■◆▪◦○□★☆※✓✔►▶→➢-–—*"
_CIRCLED = "①-⑳⑴-⒇⒈-⒛㈠-㈩❶-❿"
_NUMBER = r"(?:[0-9０-９]{1,3}|[一二三四五六七八九十百零〇]{1,4})"


@cache
def _typed() -> re.Pattern[str]:
    return re.compile(
        rf"\s*(?:[（(【〔]\s*{_NUMBER}\s*[)）】〕]"
        rf"|{_NUMBER}\s*[、，,)）:：]"
        rf"|{_NUMBER}[.．](?![0-9０-９])"
        rf"|[0-9]{{1,2}}(?:\.[0-9]{{1,2}})+[.、\s]"
        rf"|第\s*{_NUMBER}\s*[篇章节部分条款项,，、]"
        rf"|[{_CIRCLED}]"
        rf"|[{re.escape(BULLETS)}]\s*\S"
        rf"|[一二三四五六七八九十][是要]"
        rf"|[A-Za-z][.、)）])"
    )


def begins_with_marker(text: str) -> bool:
    """Return whether ``text`` begins with 一、 1. （一） ① 1.1 一是 • or the like, but not 1.5倍."""
    return _typed().match(text) is not None
