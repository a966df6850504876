"""Folds traditional characters to simplified ones, for matching only: never in the output.

The table holds the characters that cue words, titles and labels are made of; each is one code
point for one, so that offsets stay what they are.
"""

from __future__ import annotations

from functools import cache
from typing import Final

_PAIRS: Final = (
    "計计劃划會会學学醫医總总導导體体點点領领務务業业產产實实現现開开關关應应該该為为與与於于後后來来個个們们這这過过還还進进"
    "發发動动員员職职條条項项標标準准備备評评選选舉举組组織织幹干部部門门單单位位廠厂區区鄉乡鎮镇縣县國国黨党團团書书記记"
    "長长負负責责參参範范圍围時时間间週周節节慶庆訂订製制題题師师護护療疗養养養养衛卫險险費费經经濟济財财貨货買买賣卖資资"
    "訊讯課课講讲讀读寫写詩诗說说話话語语論论議议設设計计謝谢證证詢询調调談谈請请諸诸謀谋訓训試试練练習习競竞賽赛獎奖勵励"
    "觀观親亲見见規规視视覺觉覽览訪访問问聞闻閱阅階阶際际險险隊队陽阳陰阴陳陈難难離离雙双雖虽電电靈灵靜静頂顶頁页順顺須须"
    "預预頭头題题顏颜願愿類类顯显風风飛飞飯饭飲饮館馆馬马驗验騰腾驚惊體体髮发鬆松鬥斗魚鱼鳥鸟麗丽麥麦黃黄齊齐齒齿龍龙"
    "萬万億亿兩两幾几從从眾众優优傳传傷伤價价儀仪億亿償偿儲储兒儿內内冊册軍军農农凍冻別别刪删剛刚創创劑剂劇剧勞劳勢势勝胜"
    "協协單单衛卫卻却廳厅歷历壓压縣县參参雙双變变葉叶號号嘆叹嚴严國国圖图圓圆團团園园圍围場场壞坏塊块報报壇坛墻墙聲声處处備备"
    "欄栏夠够夢梦奪夺奮奋婦妇媽妈孫孙寧宁審审寬宽將将專专尋寻對对層层屬属歲岁島岛師师帳帐帶带幫帮幣币廣广廟庙廢废彙汇彈弹強强"
    "徑径復复徵征恆恒惡恶愛爱態态慣惯憑凭憲宪懷怀懸悬戰战戲戏戶户擔担據据擇择擊击擴扩擺摆攜携敗败敵敌數数斷断無无舊旧"
    "術术機机檢检樓楼樂乐樣样權权歡欢歸归殘残氣气決决況况減减測测準准溫温滿满漲涨漢汉潔洁灣湾災灾熱热營营爭争狀状獨独獲获"
    "環环畢毕畫画異异當当療疗痺痹癥症監监盤盘睏困矯矫確确禮礼種种稱称穩稳窮穷竊窃競竞筆笔簡简簽签糧粮約约紅红純纯紀纪級级紙纸細细終终結结給给統统經经維维綱纲網网緊紧線线緣缘編编緩缓縮缩績绩織织繁繁繼继續续羅罗義义習习聖圣聯联聽听肅肃脈脉腦脑舉举興兴藝艺藥药虛虚蟲虫補补裝装裡里複复觸触"
    "貝贝財财貢贡貧贫貫贯責责貴贵貸贷貿贸賀贺賓宾賞赏賢贤質质賴赖贊赞趕赶趙赵躍跃車车軟软載载輔辅輕轻輛辆輪轮輸输轉转辦办辭辞邊边遊游運运達达違违遠远適适遲迟遷迁選选遺遗鄰邻郵邮醫医釋释針针釘钉鐘钟鋼钢錄录錢钱錯错鍵键鏈链鐵铁鑒鉴長长閉闭閒闲閩闽闆板隨随雜杂雲云霧雾靠靠響响"
)  # fmt: skip
"""Traditional and simplified in turn."""

_TELLTALE: Final = tuple("個會學業員務開設產發這為與動總實應區組處導體單辦醫勞關長點書計劃")
"""A traditional text has one of these; each is looked for at once."""


@cache
def _table() -> dict[int, str]:
    return dict(zip(map(ord, _PAIRS[::2]), _PAIRS[1::2], strict=True))


def simplified(text: str) -> str:
    """Return ``text`` with traditional characters folded; the very same object when it has none."""
    if not any(sign in text for sign in _TELLTALE):
        return text
    folded = text.translate(_table())
    return folded.replace("计画", "计划") if "計畫" in text else folded
