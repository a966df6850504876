"""Traditional characters of the grammar's own words, one for one, so that offsets stay."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

_TRADITIONAL: Final = (
    "會職員長體節週兩個項場屆書記組處辦領導務醫護學區縣鎮鄉總黨團婦聯隊門診設備資檔華國東際環勞動兒慶億萬歲陽"
    "後師開過園圖館廳樓層號點時鐘間測評審計財衛藥檢驗線業專題論談討報結選舉換紀監實習單雙農曆臘禮級輔條種類張"
    "輛臺戶課冊頁隻畝噸責負絡訊觀廠產質銷術運營語數歷樂優廣規劃畫終應當決養飯車隨將續進週滿貳參陸為從"
)
_SIMPLIFIED: Final = (
    "会职员长体节周两个项场届书记组处办领导务医护学区县镇乡总党团妇联队门诊设备资档华国东际环劳动儿庆亿万岁阳"
    "后师开过园图馆厅楼层号点时钟间测评审计财卫药检验线业专题论谈讨报结选举换纪监实习单双农历腊礼级辅条种类张"
    "辆台户课册页只亩吨责负络讯观厂产质销术运营语数历乐优广规划画终应当决养饭车随将续进周满贰叁陆为从"
)


@cache
def _table() -> dict[int, str]:
    return {ord(old): new for old, new in zip(_TRADITIONAL, _SIMPLIFIED, strict=True)}


@cache
def _any() -> re.Pattern[str]:
    return re.compile(f"[{_TRADITIONAL}]")


def folded(text: str) -> str:
    """Return ``text`` with the grammar's Traditional characters simplified; it stays as long."""
    return text.translate(_table()) if _any().search(text) else text
