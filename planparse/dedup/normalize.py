"""Texts as they are compared: without width, white space and punctuation, and with slots.

A slot is one private character that stands for something that every copy fills in anew: a year, an
ordinal, a placeholder, the name of an organization.  All years are then equal, and so on; ``exact``
leaves them as they are printed.
"""

from __future__ import annotations

import re
import sys
from functools import cache
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from planparse.language.names import BODIES, INSTITUTIONS, NEEDS_WHOSE
from planparse.language.patterns import words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    import numpy as np
    from numpy.typing import NDArray

YEAR: Final = "\ue000"
ORDINAL: Final = "\ue001"
PLACEHOLDER: Final = "\ue002"
ORGANIZATION: Final = "\ue003"

VERSION: Final = 1
"""Goes up whenever the same text is normalized differently; an index of another version is rebuilt."""

_SEPARATOR: Final = "\n"
_HAN: Final = "一-鿿㐀-䶿"
_NUMBER: Final = "(?:[0-9]+|[〇零一二三四五六七八九十百廿卅]+)"
_MASK: Final = "[xX×*_]"
_NOT_IN_NAMES: Final = "的和与及在到赴对为是并将向以参举开去由请邀各次届年月日我本全该每等把被让使"
_VERBS: Final = frozenset(
    [
        "组织",
        "加强",
        "建设",
        "学习",
        "参加",
        "召开",
        "促进",
        "提高",
        "关心",
        "服务",
        "围绕",
        "结合",
        "配合",
        "推动",
        "发挥",
        "搞好",
        "做好",
        "争创",
        "创建",
        "帮助",
        "联系",
        "支持",
        "慰问",
        "走访",
        "通过",
        "根据",
        "按照",
        "依靠",
        "代表",
        "经过",
        "作为",
        "成为",
        "带领",
        "引导",
        "维护",
        "完善",
        "深化",
        "落实",
        "宣传",
        "展示",
        "树立",
        "打造",
        "所有",
        "全体",
        "各级",
        "整个",
        "基层",
        "兄弟",
        "其他",
        "有关",
        "上级",
        "优秀",
        "先进",
        "现代",
        "和谐",
        "平安",
        "文明",
        "绿色",
        "智慧",
        "一流",
        "企业",
        "单位",
        "成立",
        "健全",
        "强化",
        "推进",
        "增强",
        "改革",
        "管理",
        "符合",
        "适合",
        "热爱",
        "立足",
        "定期",
        "继续",
        "积极",
        "认真",
    ]
)
"""Words of two characters that end before a name begins, or that make of an institution no one in particular."""
_LONGEST_NAME: Final = 8
"""Characters before 医院, 小学 … that belong to the name at most."""

_SLOTS: Final = (
    (YEAR, rf"(?<![0-9])(?:19|20)[0-9]{{2}}(?![0-9])(?:(?=-)|年度?|)|[一二][九〇零][〇零一二三四五六七八九]{{2}}年度?"
           rf"|(?<![0-9a-zA-Z])(?:20[0-9]?)?{_MASK}{{1,4}}年度?|(?<![0-9a-zA-Z])20[0-9]?{_MASK}{{1,2}}(?![a-zA-Z0-9])"),
    (ORDINAL, rf"第{_NUMBER}(?=[届次个期轮批季])|{_NUMBER}(?=届|周年)|(?<=届){_NUMBER}(?=次)"),
)  # fmt: skip
"""Slot and what it takes the place of, in folded text; only where its ``_SIGNS`` show is it looked for."""
_PLACEHOLDERS: Final = rf"(?<![0-9a-zA-Z]){_MASK}{{2,}}+(?![0-9a-zA-Z])|某++"

_ALIKE: Final = {"“": '"', "”": '"', "‘": "'", "’": "'", "—": "-", "–": "-", "―": "-", "○": "〇", "＊": "*"}
_NONE: Final = sys.maxunicode + 1
"""In a table of code points: a character that is dropped."""
_DROPPED: Final = "\t\v\f\r \u00a0\u200b\u200c\u200d\u2060\u3000\ufeff"


class Normal(Struct, frozen=True, gc=False):
    """A normalized text, and where each of its characters stands in the printed one."""

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]


def normalized(texts: Sequence[str], *, exact: bool = False) -> list[str]:
    """Return each text as it is compared; many at once cost far less than one by one."""
    if not texts:
        return []
    plain = _mapped(_SEPARATOR.join(text.replace("\n", "") for text in texts), _width_codes())
    if not exact:
        plain = _with_slots(plain)
    return _mapped(plain, _punctuation_codes()).split(_SEPARATOR)


def normalized_with_places(text: str, *, exact: bool = False) -> Normal:
    """Return what ``normalized`` gives for ``text``, with the place of every character."""
    folded = [(char.translate(_widths()), at) for at, char in enumerate(text) if char != "\n"]
    places = [at for char, at in folded if char]
    plain = "".join(char for char, _ in folded)
    cuts = [] if exact else list(_slots(plain))
    kept: list[tuple[str, int, int]] = []
    done = 0
    for start, end, slot in [*cuts, (len(plain), len(plain), "")]:
        kept.extend((plain[at], places[at], places[at] + 1) for at in range(done, start))
        if slot:
            kept.append((slot, places[start], places[end - 1] + 1))
        done = end
    kept = [entry for entry in kept if entry[0].translate(_punctuation())]
    return Normal("".join(e[0] for e in kept), tuple(e[1] for e in kept), tuple(e[2] for e in kept))


def _mapped(text: str, codes: NDArray[np.uint32]) -> str:
    """Do what ``str.translate`` does, several times faster."""
    import numpy as np

    mapped = codes[np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)]
    kept: bytes = mapped[mapped != _NONE].tobytes()
    return kept.decode("utf-32-le", "surrogatepass")


def _with_slots(plain: str) -> str:
    parts: list[str] = []
    done = 0
    for start, end, slot in _slots(plain):
        parts.append(plain[done:start])
        parts.append(slot)
        done = end
    parts.append(plain[done:])
    return "".join(parts)


def _slots(plain: str) -> Iterator[tuple[int, int, str]]:
    """Yield start, end and slot in folded text, in order and without overlaps."""
    done = 0
    for found in _pattern().finditer(plain):
        start, end, slot = found.start(), found.end(), _BY_GROUP[found.lastgroup or ""]
        if slot == ORGANIZATION:
            start = _name_start(plain, start, done)
            if start == found.start():
                continue
        yield start, end, slot
        done = end


_BY_GROUP: Final = {"y": YEAR, "o": ORDINAL, "p": PLACEHOLDER, "g": ORGANIZATION}


@cache
def _pattern() -> re.Pattern[str]:
    """Return the pattern of all slots; of an organization only its head (医院工会)."""
    heads = words((*INSTITUTIONS, "学校", "社区", "银行", "集团"))
    bodies = words(BODIES + NEEDS_WHOSE)
    (_, year), (_, ordinal) = _SLOTS
    organization = (
        rf"(?:{heads})+(?:{bodies})?(?![长员])|(?<=[{_HAN}xX×*某_局厅处委县区市省])(?:总工会|工会委员会)"
    )
    signs = r"(?=[0-9〇零一二三四五六七八九十百廿卅第xX×*_某])"
    return re.compile(
        rf"{signs}(?:(?P<y>{year})|(?P<o>{ordinal})|(?P<p>(?:{_PLACEHOLDERS})(?!(?:{heads}))))|(?P<g>{organization})"
    )


def _name_start(plain: str, head: int, least: int) -> int:
    """Return where the name before a head begins; ``head`` itself when nothing names it."""
    start = head
    while start > max(least, head - _LONGEST_NAME) and _in_name(plain[start - 1]):
        start -= 1
    for at in range(head - 2, start - 1, -1):
        if plain[at : at + 2] in _VERBS:
            start = at + 2
            break
    return start if head - start > 1 or plain[start:head] in ("市", "省", "县", "区", "校") else head


def _in_name(char: str) -> bool:
    return ("一" <= char <= "鿿" and char not in _NOT_IN_NAMES) or char in "xX×*_某"


@cache
def _width_codes() -> NDArray[np.uint32]:
    return _codes(_widths())


@cache
def _punctuation_codes() -> NDArray[np.uint32]:
    return _codes(_punctuation())


def _codes(table: Mapping[int, str | None]) -> NDArray[np.uint32]:
    """Return for every code point what ``table`` makes of it."""
    import numpy as np

    codes = np.arange(_NONE, dtype=np.uint32)
    for code, char in table.items():
        codes[code] = _NONE if char is None else ord(char)
    return codes


@cache
def _widths() -> dict[int, str | None]:
    """Return the table that folds widths and drops white space; it maps characters one to one."""
    table: dict[int, str | None] = {code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}
    table.update({ord(char): alike for char, alike in _ALIKE.items()})
    table.update(dict.fromkeys(map(ord, _DROPPED)))
    table.update(dict.fromkeys(range(0x2000, 0x200B)))
    table.update(dict.fromkeys(range(0xE000, 0xE004)))
    return table


@cache
def _punctuation() -> dict[int, str | None]:
    """Return the table that drops punctuation and symbols of the planes that plans use."""
    from unicodedata import category

    blocks = (range(0x21, 0x7F), range(0xA1, 0x100), range(0x2000, 0x2070), range(0x2190, 0x2600),
              range(0x3000, 0x3040), range(0xFE10, 0xFE70), range(0xFF00, 0xFFF0))  # fmt: skip
    return {code: None for block in blocks for code in block if category(chr(code))[0] in "PSZ"}
