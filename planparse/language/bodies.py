"""Bodies that no table holds: 安防部 in 财务部、安防部, 红白理事会 in 由红白理事会登记.

They are known by how they end, and by what stands on both sides of the name: on the left what no
name goes on before (``planparse.language.owners``), on the right what a sentence goes on with
behind somebody who does something.  Tables to extend.
"""

from __future__ import annotations

from functools import cache
from typing import Final

from planparse.language.folding import compiled
from planparse.language.owners import LONE_VERBS, VERBS, across_and, start_of_name, which


def _list(text: str) -> tuple[str, ...]:
    return tuple(text.split())


_LISTED: Final = frozenset("部处科室办组局所站")
_BEHIND_LISTED: Final = frozenset("、，。；和及与等,;）)")
_THEY_DO: Final = _list("分头 分别 负责 牵头 联合 共同 组织 配合 各 参加 开展 要 每")
_LONGEST_LISTED: Final = 8


def siblings(text: str, at: int, limit: int) -> list[tuple[int, int]]:
    """Return where the bodies stand that a list goes on with at ``at``, up to ``limit``: 、安防部、环境部.

    They end with the same character as the body before ``at``.
    """
    last, places = text[at - 1], []
    while last in _LISTED and text[at : at + 1] == "、":
        end = _end_of_listed(text, at + 1, min(limit, at + 2 + _LONGEST_LISTED), last)
        if end is None or start_of_name(text, at + 1, end - 1, _LONGEST_LISTED, field=True) != at + 1:
            break
        if not which(text[at + 1 : end - 1]):
            break
        places.append((at + 1, end))
        at = end
    return places


def siblings_before(text: str, at: int, low: int) -> list[tuple[int, int]]:
    """Return where the bodies stand that a list names before the one at ``at``, not before ``low``."""
    places: list[tuple[int, int]] = []
    while at - low > 3 and text[at - 1] == "、" and text[at - 2] in _LISTED:
        start = start_of_name(text, low, at - 2, _LONGEST_LISTED, field=True)
        if start == at - 2 or not which(text[start : at - 2]) or text[at - 3 : at - 1] in _OTHERS:
            break
        places.append((start, at - 1))
        at = start
    return places


def _end_of_listed(text: str, at: int, limit: int, last: str) -> int | None:
    """Return where a name of the list ends that begins at ``at``; None if none does."""
    for end in range(at + 2, limit + 1):
        if text[end - 1] == last and (
            end >= len(text) or text[end] in _BEHIND_LISTED or text.startswith(_THEY_DO, end)
        ):
            return end
        if text[end - 1] in _BEHIND_LISTED:
            return None
    return None


_BOARDS: Final = _list(
    "委员会 理事会 监事会 促进会 研究会 基金会 商会 协会 总会 办公室 调解小组 议事会 专班 指挥部"
)
"""Ends of bodies, whatever stands before and behind them."""
_OFFICES: Final = _list("部 科 处 局 股 小组 中心 一中 二中 三中 四中 五中 六中 一小 二小 三小")
"""Ends of bodies that end many other words as well."""
_OTHERS: Final = frozenset(_list(
    "干部 全部 内部 外部 局部 头部 腹部 胸部 颈部 腰部 背部 面部 手部 足部 脚部 肺部 眼部 东部 西部 南部 北部 中部 上部 下部 顶部 底部 根部 "
    "尾部 总部 支部 分部 本部 各部 部部 乐部 门部 阳部 学科 本科 专科 百科 文科 理科 工科 双科 单科 各科 主科 副科 多科 全科 内科 外科 科科 医科 "
    "好处 坏处 用处 到处 何处 处处 长处 短处 深处 远处 高处 低处 暗处 实处 细处 难处 益处 害处 之处 多处 各处 四处 此处 相处 惩处 查处 判处 论处 "
    "科处 共处 出处 妙处 痛处 近处 布局 格局 大局 全局 结局 开局 僵局 时局 政局 变局 新局 战局 棋局 饭局 当局 书局 破局 入股 参股 控股 持股 "
    "部科 兄局 部处 处科 学习小组 互助小组 合作小组 兴趣小组 工会小组 研究小组 摄影小组 文艺小组 协商会 会商会 选科 分科 转科 出科 入科 某科 网站 车站 驿站 基站 电站 泵站 联系 体系 息处 活动中心 购物中心 商业中心 服务中心 宣科 键处 要处 微处 关系 派系 母系 厕所 场所 住所 处所 居所 部队"
))  # fmt: skip
"""Words with these ends that are no bodies, by their last characters."""
_GOES_ON: Final = frozenset("|｜\t凭，。；：、,;:）)”和与及等的将要应按对每从为向各")
_THEN_DO: Final = frozenset((*_THEY_DO, *VERBS, *_list(
    "集体 制定 制订 做好 完成 进行 协助 审核 汇总 登记 承担 承办 主办 检查 抽查 提供 落实 安排 指导 管理 定期 审批 备案 签字 监督 考核 统筹 同意 提出 收集 整理 办理 建立"
)))  # fmt: skip
"""What stands behind somebody who does something."""
_NUMERALS: Final = "多0-9一二三四五六七八九十两几数各每"
_LONGEST_BOARD, _LONGEST_OFFICE = 8, 5
"""So many characters at most stand before the end of a name."""


_PARTS: Final = _list("中心 科 处 股 办 系 所 站 大队 中队 支行 分公司 工作队")
"""Ends of parts of a house, right behind whose name they are one whatever follows."""
_NO_PART: Final = "(?<=中心)(?:任务|工作|环节|大局|思想|组)|[长员]|(?<=[承主举开协筹创联督交经申兴自包代操合]办)|(?<=科)[室研学普技目级创]|(?<=处)(?:[理置于罚在]|分(?![寄发别头管送]))|(?<=办)[理法公事完成会证得到好学实]|(?<=股)[东份票]|(?<=系)[统列]|(?<=所)[有以需属在]|(?<=站)[点位在]"
_LONGEST_PART: Final = 12
LAST: Final = frozenset(end[-1] for end in _BOARDS + _OFFICES + _PARTS)
"""The last characters of such bodies."""


@cache
def _pattern() -> str:
    """Return the pattern of the last character of a name; that it begins with a set makes searching fast."""
    boards = "|".join(f"(?<={board})" for board in _BOARDS)
    offices = "|".join(f"(?<=[^{_NUMERALS}]{office})" for office in _OFFICES)
    parts = "|".join(f"(?<={part})" for part in _PARTS)
    name = f"(?:{boards})(?!会?议|员|有)|(?:{offices})"
    part = f"(?:{parts})(?!{_NO_PART})"
    return f"[{''.join(sorted(LAST))}](?:(?P<name>{name})(?P<both>{part})?|(?P<part>{part}))"


def unknown(text: str, shape: str, taken: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return where the bodies stand that are known only by their end and their neighbours.

    ``shape`` is the text folded, ``taken`` are the places of the facts that are known, in order.
    """
    places, low, i = [], 0, 0
    for match in compiled(_pattern()).finditer(shape):
        end = match.end()
        while i < len(taken) and taken[i][0] < end:
            low = max(low, taken[i][1])
            i += 1
        start = None if match["part"] is match["both"] is None else _begin_of_part(text, low, end)
        if start is None and match["name"] is not None:
            start = _begin(text, low, end)
        if start is not None:
            places.append((start, end))
            low = end
    return places


def _begin_of_part(text: str, low: int, end: int) -> int | None:
    """Return where the name begins that is a part of the house whose name ends at ``low``."""
    at = end - 1
    if (
        text[at - 1 : end] in _OTHERS
        or not text.endswith(_HOUSE_ENDS, 0, low)
        or not 0 < at - low <= _LONGEST_PART
        or text[low] in LONE_VERBS
    ):
        return None
    return low if start_of_name(text, low, at, _LONGEST_PART, least=1, field=True) == low else None


def _begin(text: str, low: int, end: int) -> int | None:
    """Return where the name begins that ends at ``end``, not before ``low``; None if it is none."""
    board = next((form for form in _BOARDS if text.endswith(form, low, end)), None)
    tail = board or next((form for form in _OFFICES if text.endswith(form, low, end)), "")
    at = end - len(tail)
    if board is None and not _goes_on(text, end):
        return None
    if not tail or text[at - 2 : end] in _OTHERS or text[at - 1 : end] in _OTHERS:
        return None
    field = len(tail) > 1
    start = start_of_name(text, low, at, _LONGEST_BOARD if field else _LONGEST_OFFICE, field=field)
    if start == at and start_of_name(text, low, at, 2, field=True) == at - 2:
        start = at - 2  # a field of work that is a verb, too: 辅导部
    start = across_and(text, low, start) if board else start
    name = which(text[start:at])
    return at - len(name) if len(name) > 1 else None


def _goes_on(text: str, end: int) -> bool:
    """Tell whether a sentence goes on so behind somebody who does something, or ends."""
    return end == len(text) or text[end] in _GOES_ON or text[end : end + 2] in _THEN_DO


_HOUSE_ENDS: Final = _list(
    "局 厅 院 校 学 园 馆 站 厂 矿 协会 学会 总工会 项目部 农场 林场 办事处 公司 中心 指挥部 政协 人大 银行 支行 分行 社区 街道 集团 政府"
)
_PART_ENDS: Final = _list(
    "科 处 部 室 办 组 股 系 所 站 大队 中队 支行 分公司 委员会 分会 中心 工作队 专班 党委 团委 工会 妇联 支部 总支"
)
_OWN_PLACES: Final = _list("省 市 区 县 镇 乡 街道 社区")


def is_part(name: str, *, of: str) -> bool:
    """Tell whether a body whose name follows another's without a sign is a part of it."""
    return of.endswith(_HOUSE_ENDS) and name.endswith(_PART_ENDS) and not name.startswith(_OWN_PLACES)
