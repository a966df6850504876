"""Texts made ready for the grammar, one character for one, so that offsets stay.

Traditional characters of the grammar's own words become simplified ones.  For matching, the
characters that stand in many of its sets (numerals, dashes, 年 月 日 …) also become Latin-1
letters, in patterns and texts alike: ``re`` takes tens of times longer to compile a set with
characters beyond Latin-1, and what matches is the same.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final

_TRADITIONAL: Final = (
    "會職員長體節週兩個項場屆書記組處辦領導務醫護學區縣鎮鄉總黨團婦聯隊門診設備資檔華國東際環勞動兒慶億萬歲陽後師開過園圖館廳樓層號點時鐘間測評審計財衛藥檢驗線業專題論談討報結選舉換紀監"
    "實習單雙農曆臘禮級輔條種類張輛臺戶課冊頁隻畝噸責負絡訊觀廠產質銷術運營語數歷樂優廣規劃畫終應當決養飯車隨將續進週滿貳參陸為從內議該與對發訪難關愛權標準試價獎勵費額預購買賣貨貸賬帳償"
    "賠贈賽貢獻貼賀貴貧貪賢賴賓賞賦貿貫圍圓塊壇壓壞牆墊執堅塵墳復錄錢鏡鐵銀銅鋼針釘鈔鋪鍵鍛鍋鎖鑰鑽錦錯鋒銳鏈鑒鑑問閉閱闊闖閣聞閃閒閘闡闢訂訓許訴註詞詢詳誠話誰調請諮諾謀謝證識譜譯讀變讓"
    "讚說誤誦認誌誼講謹譽諒誕詩諧訣訟詐詔譴謠諷謎謙譏諸託訛誇軌軍軟較載輕輪輸轉輯輿轄轎軸輝輩轟辭辯強彈彎歸彙馬馳駐駕驅騎騙驚駛騰驛駝飲飼飽饋餘饑餅饅頂順須頭顧願顯頒頓頻顏頌頸顆頹風飛鳥"
    "鳳雞鴨鵝鷹鳴魚鮮鯉龍龜齊齒齡齋黃麥麗麵約紅納紙紛細統給絕經綠維綜網緊編練緩績織繪繼繫繳紮紹紡純綱緒締緣緯縫縮繞縱纖纜紐絲綁綿絹綢緻縛糾紋紗罷罰羅羈義聖聲聽聰肅腦腫膚膽臉臟臨舊艙艦艱"
    "藝蘇蘭薦藍獲穫莊葉蒼蓋蔣薩蕭蕩蘊蓮蟲衝裝補裏裡製複褲襪襲見視覺覽親觸協卻嚴喪嘆嘗噴嗎喚啟啓響嚮囑吳勢勳勝勸勁庫廟廢廚廬徑徹恆悶惡憂態慣慮憑憲憶懇懷懶懲戀戰戲掃掛採揚揮損搖搶摯撥撲擁"
    "擇擊擔據擠擬擴擺攝攜攤撫挾撓擋擱捨拋撐敗敵斂斷晉暢暫曉曬來極榮構槍樞樣樹橋機櫃欄楊棟檻櫻樁夢梟棄歐歡殘殺殼毀氣沒淚涼淨淺減湯溝滅滯漁漢漲潔潛澆濃濕濟濱灘灣況滬溫漸潤澤瀏灑濫淵滲滾災"
    "無煙煩熱燈燒爐爭爺爾牽犧狀獨獵現瑪瓊畢異疊療瘋癒癥盡盤眾矚礦碼確禍禱離稅稱穀積穩窮窩竅竊競筆範築簡簽籃籌籤籠糧幣帶幫幹幾屬島嶺嶽崗岡峽巖尋寬寫寶寧孫媽嬰娛奮奪夾壽壯們倉側偵傘傑傳債"
    "傷傾僅僑儀儲凍凱劇劉創別則剛劑劍達違遠適遷還邊連遊遞遲遺鄰鄭醞釀釋郵鄧陰階險隱雖雜雲電霧靈靜韓陳陣衆爲颱檯髒鬥鬧鬆髮鬚魯鹽麼黴衹祇佈佔併並係倣傢僱兇冑剷勻匯吿啞嘔墮妝嶄廈廁彥憤懸掙"
    "揀敍敘昇暈曠殯氾沖溼牠獃瞭矯碩祕禦秈窯筍綵罈羣聳脈脫膠臥蔔蠟蠶裊諡豐豬趕趙跡踐踴躍軀迴遙鄒醬釐鉛錶鍊鏟鑄閩闕隸雛霽鞏韋頰顛飄餵騷鬱鴻黌嚐徬薑捲嘯鬍賑贏賺賜賊賭贊贓贖嬸嬌彌慘慚懼憐擾"
    "撈擲攔攪潰澀濁瀝灤燭燦爛犢獅瑣璽甌疇痙瘡癱睜硯磚礎稟竄籮糰紓綉繡緝繩縷聶艷豔茲蒞薈蘆虧蝦螢蠅觴詮誘諫謊豎貓賈蹤輾轍遜鄲酈鈞鈣銜鋁鎢鏽鑲閏閻隕靂頑顫餃驕騁鯨鱷鵬鷗鶴鹼黷齣"
)
_SIMPLIFIED: Final = (
    "会职员长体节周两个项场届书记组处办领导务医护学区县镇乡总党团妇联队门诊设备资档华国东际环劳动儿庆亿万岁阳后师开过园图馆厅楼层号点时钟间测评审计财卫药检验线业专题论谈讨报结选举换纪监"
    "实习单双农历腊礼级辅条种类张辆台户课册页只亩吨责负络讯观厂产质销术运营语数历乐优广规划画终应当决养饭车随将续进周满贰参陆为从内议该与对发访难关爱权标准试价奖励费额预购买卖货贷账账偿"
    "赔赠赛贡献贴贺贵贫贪贤赖宾赏赋贸贯围圆块坛压坏墙垫执坚尘坟复录钱镜铁银铜钢针钉钞铺键锻锅锁钥钻锦错锋锐链鉴鉴问闭阅阔闯阁闻闪闲闸阐辟订训许诉注词询详诚话谁调请谘诺谋谢证识谱译读变让"
    "赞说误诵认志谊讲谨誉谅诞诗谐诀讼诈诏谴谣讽谜谦讥诸托讹夸轨军软较载轻轮输转辑舆辖轿轴辉辈轰辞辩强弹弯归汇马驰驻驾驱骑骗惊驶腾驿驼饮饲饱馈余饥饼馒顶顺须头顾愿显颁顿频颜颂颈颗颓风飞鸟"
    "凤鸡鸭鹅鹰鸣鱼鲜鲤龙龟齐齿龄斋黄麦丽面约红纳纸纷细统给绝经绿维综网紧编练缓绩织绘继系缴扎绍纺纯纲绪缔缘纬缝缩绕纵纤缆纽丝绑绵绢绸致缚纠纹纱罢罚罗羁义圣声听聪肃脑肿肤胆脸脏临旧舱舰艰"
    "艺苏兰荐蓝获获庄叶苍盖蒋萨萧荡蕴莲虫冲装补里里制复裤袜袭见视觉览亲触协却严丧叹尝喷吗唤启启响向嘱吴势勋胜劝劲库庙废厨庐径彻恒闷恶忧态惯虑凭宪忆恳怀懒惩恋战戏扫挂采扬挥损摇抢挚拨扑拥"
    "择击担据挤拟扩摆摄携摊抚挟挠挡搁舍抛撑败敌敛断晋畅暂晓晒来极荣构枪枢样树桥机柜栏杨栋槛樱桩梦枭弃欧欢残杀壳毁气没泪凉净浅减汤沟灭滞渔汉涨洁潜浇浓湿济滨滩湾况沪温渐润泽浏洒滥渊渗滚灾"
    "无烟烦热灯烧炉争爷尔牵牺状独猎现玛琼毕异叠疗疯愈症尽盘众瞩矿码确祸祷离税称谷积稳穷窝窍窃竞笔范筑简签篮筹签笼粮币带帮干几属岛岭岳岗冈峡岩寻宽写宝宁孙妈婴娱奋夺夹寿壮们仓侧侦伞杰传债"
    "伤倾仅侨仪储冻凯剧刘创别则刚剂剑达违远适迁还边连游递迟遗邻郑酝酿释邮邓阴阶险隐虽杂云电雾灵静韩陈阵众为台台脏斗闹松发须鲁盐么霉只只布占并并系仿家雇凶胄铲匀汇告哑呕堕妆崭厦厕彦愤悬挣"
    "拣叙叙升晕旷殡泛冲湿它呆了矫硕秘御籼窑笋彩坛群耸脉脱胶卧卜蜡蚕袅谥丰猪赶赵迹践踊跃躯回遥邹酱厘铅表炼铲铸闽阙隶雏霁巩韦颊颠飘喂骚郁鸿黉尝彷姜卷啸胡赈赢赚赐贼赌赞赃赎婶娇弥惨惭惧怜扰"
    "捞掷拦搅溃涩浊沥滦烛灿烂犊狮琐玺瓯畴痉疮瘫睁砚砖础禀窜箩团纾绣绣缉绳缕聂艳艳兹莅荟芦亏虾萤蝇觞诠诱谏谎竖猫贾踪辗辙逊郸郦钧钙衔铝钨锈镶闰阎陨雳顽颤饺骄骋鲸鳄鹏鸥鹤碱黩出"
)

_HAN: Final = (
    "一二两三四五六七八九十廿卅卌百千万亿零正腊至到和日天年月份号次度届个初底中末上下旬多余点时第每半前岁"
)
_HAN_LETTERS: Final = "ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖØÙÚÛÜÝÞßàáâãäåæçèéêëìíîïðñò"
_OTHER: Final = "０１２３４５６７８９〇ＯｘＸ"
_OTHER_LETTERS: Final = "óôõöøùúûüýþÿªº"
_SIGNS: Final = "—–－―～、，．：○（）“”。；＊＿•％‰￥×／‘’＂"
_LATIN_SIGNS: Final = "¡¢£¤¦§¨©«¬®¯°±´¶¸»¿\x01\x02\x03\x04\x05\x06\x07\x08"
_FOLDS: Final = (
    (_HAN, _HAN_LETTERS, "\u0100"),
    (_OTHER, _OTHER_LETTERS, "\u0100"),
    (_SIGNS, _LATIN_SIGNS, "\u2e18"),
    ("\u3000", "\u00a0", "\u2003"),
)
"""Characters, what they become, and what a text's own character of that kind makes way to.

A letter becomes a letter, a blank a blank, so that ``\\w`` and ``\\s`` mean the same as before.
"""
_ANY_HAN: Final = "一-鿿"
_RANGES: Final = (
    (f"[{_ANY_HAN}]", "[^\\W0-9A-Za-zó-ÿªºĀ_]"),
    (f"[^{_ANY_HAN}]", "[\\W0-9A-Za-zó-ÿªºĀ_]"),
    (_ANY_HAN, "À-ò一-鿿"),
)
"""Ranges of Chinese characters in patterns, and what stands for them over folded text.

``re`` takes a millisecond to note the characters of the range, one by one; alone in a set they are
said by what they are not.  No folded text holds the ×, which is no letter, between À and ò.
"""


def simplified(text: str) -> str:
    """Return ``text`` with the grammar's Traditional characters simplified; it stays as long."""
    return text if _traditional().isdisjoint(text) else text.translate(_to_simplified())


def folded(text: str) -> str:
    """Return simplified ``text`` as the patterns that ``compiled`` compiles expect it; it stays as long."""
    return text.translate(_to_folded())


@cache
def compiled(pattern: str) -> re.Pattern[str]:
    """Compile a pattern to be matched against folded text."""
    return re.compile(_folded_pattern(pattern, _RANGES))


def _folded_pattern(pattern: str, ranges: tuple[tuple[str, str], ...]) -> str:
    """Fold a pattern, its ranges of Chinese characters apart."""
    if not ranges:
        return pattern.translate(_to_folded())
    (range_, instead), *rest = ranges
    return instead.join(_folded_pattern(part, tuple(rest)) for part in pattern.split(range_))


@cache
def _traditional() -> frozenset[str]:
    return frozenset(_TRADITIONAL)


@cache
def _to_simplified() -> dict[int, int]:
    return str.maketrans(_TRADITIONAL, _SIMPLIFIED)


class _Table(dict[int, int]):
    """A translation table that learns the characters that stay; for ``translate`` misses are slow."""

    def __missing__(self, code: int) -> int:
        self[code] = code
        return code


@cache
def _to_folded() -> _Table:
    table = _Table()
    for _, letters, other in _FOLDS:
        table |= {ord(letter): ord(other) for letter in letters}
    for chars, letters, _ in _FOLDS:
        table |= zip(map(ord, chars), map(ord, letters), strict=True)
    return table
