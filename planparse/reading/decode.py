"""Bytes to text: which encoding a file is in, decided without guessing where that is possible.

The order is: what the user says, a byte order mark, NUL bytes (UTF-16 without a mark), strict
UTF-8, then whichever of GB18030, Big5 and UTF-16 gives the commonest characters, GB18030 first.
Web pages label GBK and GB18030 bytes ``gb2312``; every label of that family is read as GB18030,
which contains them all, so that 镕 and 喆 survive.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from planparse.errors import UnreadableFile, UsageError

SAMPLE = 1 << 16
"""Bytes looked at where characters are weighed."""

TOLERATED_DAMAGE = 100
"""In a stated encoding, one character in so many may be undecodable; it is read as U+FFFD."""

_MARKS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
    (b"\x84\x31\x95\x33", "gb18030"),
)

_FAMILIES = {
    "gb2312": "gb18030", "gbk": "gb18030", "cp936": "gb18030", "ms936": "gb18030", "936": "gb18030",
    "x-gbk": "gb18030", "gb_2312": "gb18030", "gb_2312-80": "gb18030", "hz-gb-2312": "hz",
    "euc-cn": "gb18030", "windows-936": "gb18030", "chinese": "gb18030", "ansi": "gb18030",
    "big5-hkscs": "big5", "cp950": "big5", "x-x-big5": "big5", "big-5": "big5", "big5hkscs": "big5",
    "utf8": "utf-8", "utf-8-sig": "utf-8", "unicode": "utf-16",
}  # fmt: skip
"""Labels that files carry and people type -> the encoding they are read in."""

_VARIANTS = {"big5": ("cp950", "big5hkscs")}
"""Encodings of which several versions are in use, tried in this order."""

_LEAST_WEIGHT = {"gb18030": -1.0, "big5": 0.3, "utf-16-le": 0.5, "utf-16-be": 0.5}
"""Encodings without a mark -> the share of common characters that they need to be believed.

Almost any bytes are UTF-16, and many are Big5; GB18030 is what a Chinese text is in otherwise.
"""

COMMON = frozenset(
    # the commonest characters of running text, and those of plans; simplified, then traditional
    "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经"
    "十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由其些然前外天政四日那社义事平形"
    "相全表间样与关各重新线内数正心反你明看原又么利比或但质气第向道命此变条只没结解问意建月公无系军很情者最立代想已通并提直题党程展"
    "五果料象员革位入常文总次品式活设及管特件长求老头基资边流路级少图山统接知较将组见计别她手角期根论运农指几九区强放决西被干做必战"
    "先回则任取据处队南给色光门即保治北造百规热领七海口东导器压志世金增争济阶油思术极交受联什认六共权收证改清己美再采转更单风切打白"
    "教速花带安场身车例真务具万每目至达走积示议声报斗完类八离华名确才科张信马节话米整空元况今集温传土许步群广石记需段研界拉林律叫且"
    "究观越织装影算低持音众书布复容儿须际商非验连断深难近矿千周委素技备半办青省列习响约支般史感劳便团往酸历市克何除消构府称太准精值"
    "号率族维划选标写存候毛亲快效斯院查江型眼王按格养易置派层片始却专状育厂京识适属圆包火住调满县局照参红细引听该铁价严首底液官德随"
    "计划工会职工学校医院落实开展加强做好培训学习检查制度安全服务质量领导小组月份季度篇章要点思路"
    "這個為國時來們產種過說對動發會經進著電現實兩體當點從業應開還變條沒結問題無軍將組見計別級團黨員設長圖統較論運農領導務標識達積"
    "議報類離華確張馬節話況傳許廣記須劃選寫單風連難選職醫習檢優評項進學幹關於與後裡區強訓質辦養處書話見費購擴織總結條機構認證護師"
)
_PUNCTUATION = frozenset("，。、；：？！“”‘’（）《》〈〉【】〔〕「」『』—…·　～％０１２３４５６７８９①②③④⑤")
_ODD_CONTROLS = [
    char for char in map(chr, range(32)) if char not in "\t\n\r\f\x0b\x1a\x1c\x1d\x1e\x1f\x1b\x08"
]
_META = rb"""(?i)<meta[^>]{0,300}?charset\s*=\s*["']?\s*([\w.:-]{2,40})"""
_XML = rb"""(?i)^\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w.:-]{2,40})"""


class Decoded(Struct, frozen=True):
    """A file's text, the encoding that it was in, and how many characters were damaged."""

    text: str
    encoding: str
    damaged: int = 0


def decode(data: bytes, name: str, *, encoding: str | None = None) -> Decoded:
    """Return the text of ``data``, without its byte order mark.

    ``name`` is what error messages call the file.  With ``encoding`` a few undecodable bytes are
    read as U+FFFD and counted in ``damaged``; without it every byte must decode.  A charset that a
    web page or XML file declares is tried before the guess, and no more.

    Raises ``UnreadableFile`` for binary files and undecodable bytes, ``UsageError`` for an encoding
    that does not exist.
    """
    if encoding is not None:
        return _as_stated(data, name, _known(encoding))
    if marked := _by_mark(data, name):
        return marked
    if b"\0" in data:
        return _with_nuls(data, name)
    decoded = _first_strict(data, _candidates(data))
    if decoded is None:
        raise _undecodable(data, name)
    if _looks_binary(decoded.text):
        raise _binary(name)
    return decoded


def declared_charset(data: bytes) -> str | None:
    """Return the encoding that a web page or XML file declares in its first 4,096 bytes."""
    head = data[:4096]
    found = re.search(_XML, head) or re.search(_META, head)
    return _canonical(found[1].decode("ascii", "replace")) if found else None


def _canonical(label: str) -> str | None:
    """Return the codec for a label, or None when there is none that gives text."""
    import codecs

    plain = label.strip().lower()
    wanted = _FAMILIES.get(plain.replace("_", "-"), _FAMILIES.get(plain, plain))
    try:
        info = codecs.lookup(wanted)
    except (LookupError, ValueError):
        return None
    if not getattr(info, "_is_text_encoding", True):
        return None
    return _FAMILIES.get(info.name, info.name)


def _known(encoding: str) -> str:
    if found := _canonical(encoding):
        return found
    raise UsageError(
        f"没有名为 {encoding} 的编码，请用 utf-8、gb18030、big5 或 utf-16",
        f"there is no encoding {encoding}; use utf-8, gb18030, big5 or utf-16",
    )


def _as_stated(data: bytes, name: str, encoding: str) -> Decoded:
    mark = next(
        (mark for mark, marked in _MARKS if data.startswith(mark) and marked.startswith(encoding)), b""
    )
    body = data[len(mark) :]
    if encoding == "utf-16" and not mark:
        encoding = "utf-16-be" if _weight(body, "utf-16-be") > _weight(body, "utf-16-le") else "utf-16-le"
    elif mark and encoding == "utf-16":
        encoding = "utf-16-be" if mark == b"\xfe\xff" else "utf-16-le"
    if decoded := _first_strict(body, (encoding,)):
        return decoded
    text = _damaged(body, encoding)
    damaged = text.count("�")
    if damaged * TOLERATED_DAMAGE > len(text):
        raise UnreadableFile(
            f"{name}：不是 {encoding} 编码（{damaged} 处无法解码），请去掉 --encoding 或换一种编码",
            f"{name}: not {encoding} ({damaged} places cannot be decoded); "
            "leave out --encoding or name another",
        )
    return Decoded(text, encoding, damaged)


def _damaged(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding, "replace")
    except (UnicodeError, ValueError):
        # a few codecs (idna, punycode) know no replacement
        return "�"


def _by_mark(data: bytes, name: str) -> Decoded | None:
    for mark, encoding in _MARKS:
        if not data.startswith(mark):
            continue
        try:
            return Decoded(data[len(mark) :].decode(encoding), encoding)
        except UnicodeDecodeError as error:
            if not encoding.startswith("utf-8"):
                raise _damaged_at(name, encoding, error.start + len(mark)) from None
    return None


def _with_nuls(data: bytes, name: str) -> Decoded:
    """UTF-16 without a mark has a NUL in every ASCII character; a NUL in UTF-8 is a stray."""
    candidates = sorted(("utf-16-le", "utf-16-be"), key=lambda e: _weight(data, e), reverse=True)
    if len(data) % 2 == 0 and _weight(data, candidates[0]) > 0.5:
        decoded = _first_strict(data, candidates[:1])
        if decoded is not None and not _looks_binary(decoded.text):
            return decoded
    decoded = _first_strict(data, ("utf-8", "gb18030"))
    if decoded is None or _looks_binary(decoded.text):
        raise _binary(name)
    return decoded


def _candidates(data: bytes) -> Iterator[str]:
    """Yield encodings, the most probable first."""
    if data.isascii():
        yield "utf-8"
        return
    declared = declared_charset(data) if data.lstrip()[:1] == b"<" else None
    if not _short_and_doubtful(data):
        yield "utf-8"
    weighed = [declared] if declared and declared != "utf-8" else []
    weights = {each: _weight(_from_first_wide(data, each), each) for each in _LEAST_WEIGHT}
    # on equal weight the order of the table decides
    ranked = sorted(weights, key=lambda each: weights[each], reverse=True)
    weighed += [each for each in ranked if weights[each] >= _LEAST_WEIGHT[each]]
    yield from dict.fromkeys(weighed)
    yield "utf-8"


def _short_and_doubtful(data: bytes) -> bool:
    """Whether a few GBK words pass for UTF-8: two-byte sequences only, and commoner as GB18030."""
    if len(data) > 200:
        return False
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return max(text) < "\u0800" and _weight(data, "gb18030") > 0.6


def _from_first_wide(data: bytes, encoding: str) -> bytes:
    """Return a sample that begins where the text is no longer ASCII."""
    found = re.search(rb"[\x80-\xff]", data)
    start = found.start() if found else 0
    if encoding.startswith("utf-16"):
        start -= start % 2
    return data[start : start + SAMPLE]


def _weight(data: bytes, encoding: str) -> float:
    """Return the share of common characters when the sample is read so; -1 when it cannot be.

    A sample may end within a character, so its last few bytes do not count.
    """
    import codecs

    decoder = codecs.getincrementaldecoder(_VARIANTS.get(encoding, (encoding,))[-1])()
    try:
        text = decoder.decode(data[:SAMPLE])
    except UnicodeDecodeError:
        return -1.0
    wide = [char for char in text if char > "~"]
    if encoding.startswith("utf-16"):
        # ASCII is evidence here: read in the wrong order it becomes rare ideographs
        wide = list(text)
        known = sum(c in COMMON or c in _PUNCTUATION or " " <= c <= "~" or c in "\r\n\t" for c in wide)
    else:
        known = sum(c in COMMON or c in _PUNCTUATION for c in wide)
    return known / len(wide) if wide else 0.0


def _first_strict(data: bytes, encodings: Iterator[str] | tuple[str, ...] | list[str]) -> Decoded | None:
    for encoding in encodings:
        for variant in _VARIANTS.get(encoding, (encoding,)):
            try:
                return Decoded(data.decode(variant), encoding)
            except (UnicodeError, ValueError):
                continue
    return None


def _looks_binary(text: str) -> bool:
    """Whether more than one character in a hundred of the beginning is a control character."""
    head = text[:SAMPLE]
    controls = sum(map(head.count, _ODD_CONTROLS))
    return controls * 100 > len(head)


def _binary(name: str) -> UnreadableFile:
    return UnreadableFile(
        f"{name}：是二进制文件，不是文字；请另存为 .docx、.txt 或 .html",
        f"{name}: a binary file, no text; save it as .docx, .txt or .html",
    )


def _undecodable(data: bytes, name: str) -> UnreadableFile:
    best = max(("gb18030", "utf-8", "big5"), key=lambda encoding: _strict_length(data, encoding))
    return _damaged_at(name, best, _strict_length(data, best))


def _strict_length(data: bytes, encoding: str) -> int:
    try:
        data.decode(encoding)
    except UnicodeDecodeError as error:
        return error.start
    return len(data)


def _damaged_at(name: str, encoding: str, offset: int) -> UnreadableFile:
    return UnreadableFile(
        f"{name}：第 {offset + 1} 个字节起无法解码；请用 --encoding {encoding} 读取（坏字显示为 �），"
        "或另存为 UTF-8",
        f"{name}: cannot be decoded from byte {offset + 1} on; read it with --encoding {encoding} "
        f"(bad characters become �), or save it as UTF-8",
    )
