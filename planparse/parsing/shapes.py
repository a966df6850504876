"""The shape of a text: each character replaced by the letter of its kind, one for one.

Patterns over shapes are short, plain ASCII, blind to half and full width, and quick to compile
and to match; offsets in the shape are offsets in the text.

    H  a Han numeral 一…十        N  a digit, of either width      C  a circled number ①
    P  ⑴   D  ⒈   K  ㈠   R  Ⅰ   B  a bullet                     A  a Latin letter
    (  any opening bracket        )  any closing bracket           q  an opening quotation mark
    Q  a closing quotation mark
    '  the enumeration comma 、   ,  a comma    .  a point         :  a colon    ;  a semicolon
    E  the end of a sentence      -  a dash or an asterisk         (a space for any white space)
    O  第    S  是 or 要    T  其    F  the first of 部分, 章, 条 …  Y  月
    U  a word that numbers head in a row (一、二季度)               M  a measure word (20人)
    Z  any other Chinese character                                 x  anything else
"""

from __future__ import annotations

from typing import Final

_KINDS: Final = {
    "H": "一二三四五六七八九十廿卅",
    "N": "0123456789０１２３４５６７８９",
    "C": "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳❶❷❸❹❺❻❼❽❾❿➀➁➂➃➄➅➆➇➈➉㉑㉒㉓㉔㉕㉖㉗㉘㉙㉚㉛㉜㉝㉞㉟",
    "P": "⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇",
    "D": "⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑⒒⒓⒔⒕⒖⒗⒘⒙⒚⒛",
    "K": "㈠㈡㈢㈣㈤㈥㈦㈧㈨㈩",
    "R": "ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩⅪⅫ",
    "B": "•●◆■★▲○◇□►▶➢✦·※☆▪",
    "(": "(（〔[【",
    ")": ")）〕]】",
    "q": '“《‘「『"',
    "Q": "”’」』》",
    "'": "、",
    ",": ",，",
    ".": ".．",
    ":": ":：",
    ";": ";；",
    "E": "。！？!?…",
    "-": "-*+–—－",
    " ": " \t\u3000\u00a0",
    "O": "第",
    "S": "是要",
    "T": "其",
    "F": "部章节篇条项点步阶方大块",
    "Y": "月",
    "U": "季年级线批期层楼等把",
    "M": "日号时分秒周届次个名人位场件款台套张份辆间处所家户元万千百亿米公亩平度倍岁天小学多余至到比路班类对本册支棵盏",
}
"""The characters of each kind."""

HAN: Final = "[ZMUFYSOTH]"
"""Any Chinese character, as a pattern over shapes."""


_PLANES: Final = 0x40000
"""The code points that can be Chinese, and all below; no pattern is about those above."""


_RANGES: Final = ((b"A", 0x41, 0x5B), (b"A", 0x61, 0x7B), (b"Z", 0x3400, 0xA000), (b"Z", 0x20000, _PLANES))
"""Kinds that are whole ranges of code points."""


def _table() -> str:
    """Return the kind of every code point; to look a place up in a string costs a third of a dict."""
    kinds = bytearray(b"x") * _PLANES
    for kind, first, end in _RANGES:
        kinds[first:end] = kind * (end - first)
    for letter, chars in _KINDS.items():
        for char in chars:
            kinds[ord(char)] = ord(letter)
    return kinds.decode("ascii")


_TABLE: Final = _table()


def is_chinese(char: str) -> bool:
    """Tell whether ``char`` is one Chinese character; the empty string is none."""
    return "\u4e00" <= char <= "\u9fff"


def shape_of(text: str) -> str:
    """Return the shape of ``text``, of the same length."""
    return text.translate(_TABLE)
