"""The rules of the fact grammar: how the facts of every kind are printed.  A table to extend.

A rule says with which characters its facts begin, what they look like, and how their words become
a value.  Compiling the patterns takes longer than reading a plan, so a rule also names what stands
in each of its facts: it is only tried, and compiled when it is tried for the first time, where
that is near.  Patterns are of bounded length and matched against folded text, in which their sets
are cheap (``planparse.language.folding``).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import cache
from typing import Any, Final

from msgspec import Struct

from planparse.language import names, owners, values
from planparse.language.calendar import When
from planparse.language.festivals import FESTIVALS, MOVABLE
from planparse.language.patterns import (
    ABOUT,
    AMOUNT,
    DASH,
    DAY,
    FREE,
    GAP,
    MONTH,
    OF_YEAR,
    QUARTER,
    SPAN,
    WEEKDAY,
    WHOLE,
    YEAR,
    words,
)  # fmt: skip
from planparse.language.runs import (
    Part,
    characters,
    either,
    exactly,
    one_of,
    row,
    some,
    unless,
)

KINDS: Final = (
    "date", "date_range", "weekday", "period", "time", "frequency", "duration", "count", "money", "percent",
    "age", "ordinal", "congress", "festival", "five_year_plan", "school_year", "year", "placeholder",
    "document", "document_number", "meeting", "organization", "role", "place",
)  # fmt: skip
"""Every kind of fact, as in the shapes."""


class Rule(Struct, frozen=True):
    """How one form of a kind is printed, and what it means."""

    kind: str
    first: Iterable[str]
    """The one to three characters with which it begins."""
    pattern: str | Callable[[], str | Part]
    """Long ones are made when they are needed."""
    value: Callable[[str, When], Any]
    needs: Iterable[str] = ""
    """Characters, or pairs of them, one of which stands in every fact of it, not further than ``REACH``
    behind its beginning."""
    lead: str = ""
    """The pattern of what stands before the words of the fact, for a ``pattern`` that is a part."""
    nameless: bool = False
    """Its words are a fact only behind a proper name: (云溪)小学."""


REACH: Final = 32
"""How far behind its beginning what a rule needs may stand."""

_ARABIC: Final = "0123456789０１２３４５６７８９"
_HAN: Final = "〇零○一二两三四五六七八九十廿卅百千"
NUMBER: Final = _ARABIC + _HAN
_MASKS: Final = "xX×ｘＸ*＊_＿"

_UNITS: Final = (
    "人次", "人", "名", "位", "个", "场次", "场", "次", "期", "项", "篇", "份", "本", "册", "件", "条",
    "台", "套", "间", "所", "家", "户", "节", "课时", "学时", "支", "队", "组", "轮", "批", "类", "种",
    "张", "幅", "把", "辆", "座", "处", "堂", "句", "首", "页", "万字", "字", "例", "床", "平方米",
    "平米", "公里", "米", "亩", "公斤", "斤", "吨", "倍", "学分", "遍", "棵", "株", "枚", "块", "科",
    "档", "栋", "幢", "盏", "盆", "盒", "箱", "瓶", "只", "封", "宗", "趟", "对", "门", "颗", "桌",
    "款", "周年", "回", "分", "点", "版", "部", "层", "车", "船", "副", "站", "班次", "组次", "件次", "面", "人份", "标箱", "立方米", "立方", "公顷",
    "平方公里", "延长米", "延米", "平方", "千米", "厘米", "毫米", "毫升", "千瓦时", "千瓦", "兆瓦", "工时", "分贝", "人天", "剂次", "针次", "头次", "册次", "批次", "件套", "篇次", "艘次", "户次", "家次", "车次", "台次", "例次", "架次", "航次", "课次", "套次", "床位", "车位", "学位", "班级",
)  # fmt: skip
_VAGUE: Final = tuple(few + scale for few in "几数" for scale in "十百千万")
_NO_UNITS: Final = frozenset(["点", "面", "层", "部", "分"])
"""Units that are too often something else: 三点要求, 十分, 一部分; 90分 needs Arabic digits."""
_RARE_UNITS: Final = "路段片根笔单杯双副排列卷顿起帧头羽尾匹袋包桶罐捆口架艘具顶席升克针剂粒枝束圈尊拨则樘扇道尺丈寸垧顷桩碗盘碟壶勺串摞沓帖折垛窝垄畦茬管柄挺眼孔听板钵筐篮篓箩筒缸坛匣令垛股方"
_ONE_THINGS: Final = "部把面块副架顶具根座处支条组道首堂幅张封台盆盏幢栋顿餐枚艘床项件"
"""Units of which one is only counted behind its noun, at the end of the phrase: 对讲机一部."""
_THINGS: Final = "起笔根袋桶双顶艘粒具架束匹罐捆樘尺桩"
"""Rare units that are also safe behind words for numbers, whatever follows."""
_PHRASE_END: Final = "[，。；、,;（）()]|$"
_AFTER_UNIT: Final = (
    r"(?!分之|(?<=位)一体|(?<=次)性|(?<=人)制|(?<=轮)[车胎]|红旗|(?<=[个项大])(?:意识|自信|维护|代表(?!团|队)|全面|确立|统一|服从|务必|坚持|确保|满意|必然|到位|围绕|作用|结合)|(?<=节)[气日约目奏]|(?<=个)[一二三四五六七八九十]|(?<=[两三]节)[”\"期前送慰走]"
    r"|规定|基本原则|基本|(?<=个)(?:好|必须|严禁|不准|禁止|一律|严格|不放过|不让)|(?<=个)不|过硬|化|期间|[月年](?!.)|月|学期|季度|小时|星期|工作日|学年|半月|半小时|百分点|五年|文明(?=建设|一起|协调)|钟头|课题组|转$|(?<=[大个项期])工程|大礼包|(?<!个)年级|业务)"
)
_ARTICLES: Final = (
    r"(?!一(?:个|种|位|名|件|项|批|支|套|家|条|类|对|门|处|台|张|块|堂|组|队|户|间|所|册|首|句|字|例|床))"
)

_MONTHS: Final = (
    f"{OF_YEAR}{MONTH}{GAP}(?:月份?(?:[上中下]{{1,2}}旬|[初中底末](?!心|小|学|层|秋))?)?"
    f"(?:(?:{DASH}(?:{YEAR}{GAP}年{GAP})?|(?<![月份初中底末旬])[、和,，]){MONTH}{GAP}(?:月份?(?:[上中下]{{1,2}}旬|[初底末])?)?){{0,5}}(?<=[月份旬初中底末])"
    r"(?![龄饼嫂子供季亮个大]|刊(?!出|登|发)|一[一-鿿](?<![月日号])|{GAP}{DAY}[日号])"
).replace("{GAP}", GAP).replace("{DAY}", DAY)  # fmt: skip
_DATE: Final = f"(?:{OF_YEAR}{MONTH}{GAP}月{GAP}(?:份)?{DAY}{GAP}[日号])"
_ISO_DATE: Final = "[12][0-9]{3}(?:-[0-9]{1,2}-|[.][0-9]{1,2}[.]|[/／][0-9]{1,2}[/／])[0-9]{1,2}(?![0-9])"
_ALONE: Final = "(?:^|(?<=[(（|:： ]))"
_SLASHED: Final = "(?:1[0-2]|0?[1-9])/(?:3[01]|[12][0-9]|0?[1-9])"
"""3/22, as calendars of schools print days."""
_DATE_PART: Final = f"{OF_YEAR}{MONTH}{GAP}月{GAP}{DAY}{GAP}[日号]?"
_RANGE_END: Final = f"(?:{DASH}{GAP}(?:{OF_YEAR}{MONTH}{GAP}月{GAP}{DAY}(?:{GAP}[日号])?|{DAY}{GAP}[日号])|[、,，和]{DAY}[日号])"
_DAY_PART: Final = "(?:上午|下午|早上|早晨|清晨|清早|早|晚上|晚间|傍晚|晚|中午|正午|凌晨|拂晓|[深半午]夜|夜间|夜里|夜晚|午[间后])"
_CLOCK: Final = f"(?:{WHOLE}[ ]?[:：][0-5０-５][0-9０-９]|{WHOLE}[点时](?:半|一刻|三刻|整|{WHOLE}分)?)"
_WEEK: Final = "(?:周|星期|礼拜)"
_WEEKDAYS: Final = f"{WEEKDAY}(?:(?:[、,，和]|{DASH}{_WEEK}?){WEEKDAY}(?![一-鿿]?[次项个]|[楼层号]))*"
_NOT_A_DAY: Final = "(?!报(?![数送告表备名])|[节次题练讲评查星歌文测考结篇章书善词字议览品诗问析推个项名期本年]|课(?![前后间外余])|学(?!习|校)|常|程|志)"
_EVERY_UNIT: Final = (
    "(?:半年|半个?月|半个?学期|季度|季(?!度)|学期|学年|工作日|周|星期|礼拜|月|旬|年度?|天|日|晨|晚)"
)
TIMES: Final = f"{WHOLE}(?:{DASH}{WHOLE})?次"
_FEW: Final = "[一两二三四五六七八九十1-9]"
_HAN_FEW: Final = "[一两二三四五六七八九十]"


_SLOGAN: Final = f'(?<=[“"‘＂])(?:[{_HAN}]{{1,2}}(?:个|项|大|种|类|条|层)[一-鿿]{{2,8}}|[{_HAN}]{{1,3}}[一-鿿]{{1,2}})[”"’＂](?!的)'
"""Numbers that open words in quotation marks: “五项竞赛”, “四期”."""
_TWO_BY_TWO: Final = "(?<![一二三四五六七八九两][查学会帮包走问访改抓保讲禁](?=[一二三四五六七八九十两]))"
"""Not behind a number and a verb: 八对 in 三查八对."""
_IDIOMS: Final = (
    "(?<!红(?=十字))(?<!最后(?=一公里))(?<!一家(?=一户))(?<!合(?=一))(?!三人行|千斤重担|十户联防|二字|百倍|两张皮|一本(?:上线|院校|率|线)|一家人|百公里(?:油|能|电)?耗|百家"
    "|[万千][家户](?![人的])|二次(?![，。；、,;）)并以]|$))"
)
"""Not the beginnings of words and sayings in which a number counts nothing."""
_NUMBERED: Final = f"(?!{WHOLE}(?P<of>[组队层楼排号]){DASH}{WHOLE}(?P=of))(?<![组队层楼排号][至到—~～-])"
"""Not 三组至五组, which are numbers of groups."""


def _festival_names() -> tuple[str, ...]:
    return tuple(form for f in FESTIVALS for form in (f.name, *f.forms)) + MOVABLE


def _numerals() -> tuple[str, ...]:
    return tuple(f.number for f in FESTIVALS if f.number)


_OPEN: Final = '[“"‘＂]'
_SHUT: Final = '[”"’＂]'
_DOTTED: Final = "(?:1[0-2]|[1-9])[.·•．](?:3[01]|[12][0-9]|[1-9])"


@cache
def _day_name() -> Part:
    """Return what a day is made of that the table may not hold: 世界…日."""
    own = characters(r"[^\W的和在与各年月日节]", 10, least=2)
    return row(
        one_of(["国际", "世界", "全国", "全民"]), own, unless(one_of(["日"]), "[常报程期本后内]|前(?!夕)")
    )


_AFTER_NUMERAL: Final = (
    "前|后(?!勤)|期间|假|小长假|黄金周|长假|慰问|走访|看望|拥军|表彰|庆祝|活动|系列|座谈|茶话|联欢|征文|文艺|青年(?!节)|主题|团日|诗|合唱|朗诵|趣味|成人礼|艺术|亲子|游园|书画|登山|健步|党课|女职工|女工|献礼|汇演|晚会|运动会|、|[，,。；;]"
    '|[”"’](?!红旗|奖章|奖状|劳动奖|路|先进)|$'
)
_AFTER_ELEVEN: Final = '期间|前夕|假|黄金周|长假|[”"’](?:期间|前|后|假|小?长假|黄金周|、|，|活动|系列)'


@cache
def _festival_names_part() -> Part:
    return one_of(_festival_names())


def _festival_by_name() -> Part:
    return unless(_festival_names_part(), "上河图|上河|度|子|路|街|区|镇|晚报|颂")


@cache
def _festival_behind_number() -> Part:
    """Return what stands behind 三八 or 5.12: 妇女节, 国际护士节, 节."""
    bare = unless(
        one_of(["节", "宣传日", "安全日", "教育日", "主题日"]), "约|目|省|能|水|假|日(?!活动)|点|奏|余"
    )
    return either(row(some(one_of(["国际", "劳动"]), 2), _festival_names_part()), _day_name(), bare)


@cache
def _festival_numbers() -> Part:
    return one_of((*_numerals(), *(f"{n[0]}{dot}{n[1]}" for n in _numerals() for dot in "·•．.")))


def _festival_by_number() -> Part:
    alone = unless(_festival_numbers(), f"(?!{_AFTER_NUMERAL})|(?<=十一)")
    eleven = unless(one_of(["十一"]), f"(?!{_AFTER_ELEVEN})")
    return row(exactly(FREE), either(row(_festival_numbers(), _festival_behind_number()), alone, eleven))


def _festival_by_date() -> Part:
    return row(exactly(FREE), exactly(_DOTTED), _festival_behind_number())


_DIGITS_OF_DAY: Final = "(?:11[09]|12[02]|315|415|512|626)(?![0-9])"
"""Numbers that stand for a day or for a service that has one: 119消防宣传日, 122全国交通安全日."""


def _festival_by_digits() -> Part:
    return row(exactly(FREE), exactly(_DIGITS_OF_DAY), _festival_behind_number())


def _festival_in_marks() -> Part:
    number = either(_festival_numbers(), exactly(f"{_DOTTED}|{_DIGITS_OF_DAY}"))
    own = row(
        characters(r"[^\W的和在与各年月日节]", 8, least=2), unless(one_of(["日"]), "[常报程期本前后内]")
    )
    return row(exactly(_OPEN), number, exactly(_SHUT), either(_festival_behind_number(), own))


def _date_rules() -> tuple[Rule, ...]:
    n = NUMBER
    return (
        Rule("date_range", n, f"{FREE}{_DATE_PART}{_RANGE_END}", values.date_range, "日号"),
        Rule("date_range", n, f"(?:^|(?<=[(（|:： ])){_DOTTED}{DASH}{_DOTTED}(?=[)）|:： ]|$)", values.dotted_range, ".·•．"),
        Rule("date", n, f"{FREE}{_DATE}", values.date, "日号"),
        Rule("date_range", "12", f"{FREE}{_ISO_DATE}{GAP}{DASH}{GAP}{_ISO_DATE}", values.date_range, "-./／"),
        Rule("date_range", _ARABIC, f"{_ALONE}{_SLASHED}{DASH}(?:{_SLASHED}|(?:3[01]|[12][0-9]|[1-9])(?![0-9/]))", values.slashed_range, "/"),
        Rule("date", _ARABIC, f"{_ALONE}{_SLASHED}(?![0-9/%％]|以[上下]|的|强)", values.slashed_date, "/"),
        Rule("date", "12", f"{FREE}{_ISO_DATE}", values.date, "-./／"),
        Rule("date", "农", f"农历(?:{YEAR}年)?(?:{MONTH}|[正腊])月{DAY}日?", values.lunar),
        Rule("period", n + "正腊元", f"{FREE}(?<!红){_MONTHS}", values.months, "月"),
        Rule("period", "一二三四五六七八", "(?<![一二三四五六七八九十第])[一二三四五六七八][二三四五六七八九]月份?(?![一-鿿]?[日号])", values.two_months, "月"),
        Rule("period", n + "第前", f"{FREE}(?<![上下每这另]){OF_YEAR}(?:[第前]?{QUARTER}(?:(?:[、,，和]|{DASH})第?{QUARTER})?季度(?:[初末底])?|[第前]{QUARTER}个季度)", values.quarter, "季"),
        Rule("period", n + "上下", f"{OF_YEAR}(?<![一])[上下]半年", values.half_year, "半"),
        Rule("period", n + "年", rf"(?:{FREE}{YEAR}年?年[初中底末]|(?<![一二两三四五六七八九十几多近整全每学青少成{_ARABIC}])年(?:[初底末]|中(?=[^学]|$)))(?!中|级|年)", values.part_of_year, "年"),
        Rule("period", "上中下月", r"(?:[上中下]{1,2}旬|月[底末](?!位))", values.part_of_month),
        Rule("period", "第", f"第{GAP}{WHOLE}{GAP}(?:(?:{DASH}|[、,，和])第?{GAP}{WHOLE}{GAP})?(?:教学)?周(?!年|岁)", values.weeks, "周"),
        Rule("period", n + "第上下本春秋", f"{OF_YEAR}(?:第[一二12]|[上下本春秋](?:季)?)学期", values.term, "学"),
        Rule("period", "学", f"(?<![每{n}各上下])学期[初末]", values.name),
        Rule("period", "寒暑", "(?:寒暑假|寒假|暑假)", values.vacation, "假"),
        Rule("weekday", "周星礼", f"(?<![一二两三四五六七八九十每第{_ARABIC}]){_WEEK}{_WEEKDAYS}{_NOT_A_DAY}", values.weekday),
        Rule("weekday", "周", f"(?<![一二两三四五六七八九十每第{_ARABIC}])周末", values.weekday),
        Rule("time", _ARABIC + _HAN + "上下早清晚傍中凌正拂夜深午半", f"(?:{_DAY_PART}{_CLOCK}|{FREE}(?<!比){DIGITS_CLOCK})(?:{GAP}{DASH}{GAP}{_DAY_PART}?{_CLOCK})?(?!段|期|间|要求|意见|建议|课堂)", values.clock, ":：点时"),
        Rule("year", n, f"(?:{FREE}|(?<=^[0-9][.．])|(?<=[^0-9][0-9][.．]))(?:{YEAR}{GAP}年?(?:{DASH}{YEAR})?{GAP}年度?|0[0-9]年度?|[0-9]{{2}}年度)(?!级|代)", values.year, "年"),
        Rule("school_year", n, f"{FREE}{YEAR}年?(?:{GAP}{DASH}{GAP}(?:{YEAR}|[0-9]{{2}})年?)?学年度?", values.school_year, "学"),
    )  # fmt: skip


DIGITS_CLOCK: Final = "(?:零[时点](?=起|前|后|整|$|，|至)|[0-9０-９]{1,2}[ ]?[:：][0-5０-５][0-9０-９](?![0-9])|[0-9０-９]{1,2}[点时](?:半|一刻|三刻|整|[0-9０-９]{1,2}分?)?|(?:(?<=[晚天早晨])|(?<=[晚早]于))[一二两三四五六七八九十]{1,3}点(?:半|一刻|三刻)?(?![要意建])|(?<=[点时半刻整][、和及，])[一二两三四五六七八九十]{1,3}点(?![要意建体思看共心])|[一二两三四五六七八九十]{1,3}点(?=前|准时|熄灯|关[门闭灯]|开[门放馆始]|闭馆|清场|交[班接]|换班|打烊|集[合中]|起床|出发|、[一二两三四五六七八九十]{1,3}点各)|[一二三四五六七八九十]{1,3}时(?=[至到—~～-]|[、，；。]|允|开)|[一二两三四五六七八九十]{1,3}[点时](?:半|一刻|三刻|整|[一二三四五]?十?[一二三四五六七八九]?分))"


def _recurrence_rules() -> tuple[Rule, ...]:
    days = f"{WEEKDAY}(?:(?:[、,，和]|{DASH}){_WEEK}?{WEEKDAY}(?![一-鿿]?[次项个]|[楼层号]))*"
    weekday = f"{_WEEK}(?:的)?{days}{_NOT_A_DAY}"
    monthly = (
        f"月的?(?:(?:第{WHOLE}(?:、第?{WHOLE})?个?|最后一个){_WEEK}{WEEKDAY}|(?:第{WHOLE}(?:、第?{WHOLE})?个?|最后一个?){_WEEK}(?:的?{_WEEK}{WEEKDAY})?(?![一二三四五六日])"
        f"|{DAY}(?:[日号]?{DASH}{DAY}|(?:[、,，和]{DAY}(?![日号])){{0,3}})[日号](?:[、,，和]{DAY}[日号])*|月?[底末初](?!中)|[上中下]{{1,2}}旬)"
    )
    ending = "(?:学期[上中下]旬|(?:季度?|学期)(?:期)?[底末初]|[周年][末底]|年初)(?!中)"
    yearly = f"年的?(?:{MONTH}(?:(?:[、和]|{DASH}){MONTH})?月(?:份|[初底末]|{DAY}[日号])?(?:[、和]{MONTH}月份?)?|年[初中底末]|第?{QUARTER}季度|[上下]半年|[寒暑]假|[春秋]季)"
    return (
        Rule("frequency", "每", f"每(?:{weekday}|{monthly}|{ending}|{yearly})", values.every),
        Rule(
            "frequency",
            "每",
            f"每(?!一天)(?:{_FEW}{{1,2}})?个?{_EVERY_UNIT}(?!级|刊(?![登发出])|报(?![销送告名备稿道])|会(?![商诊审签])|历|柜|间)(?:{TIMES})?",
            values.every,
        ),
        Rule("frequency", "每", f"每(?:{WHOLE}(?:分钟|个?小时)|半个?小时)(?:{TIMES})?", values.every_while),
        Rule("frequency", "每", f"每隔{WHOLE}个?(?:{_EVERY_UNIT}|小时|分钟)", values.every_other, "隔"),
        Rule("frequency", "隔", "隔(?:周|天|日|月|年)", values.every),
        Rule(
            "frequency",
            "每单双逢",
            f"(?:(?:每?逢)?[单双]周(?:周?{WEEKDAY})?(?!岁|年|报|刊)|每?逢(?:{_WEEK}{WEEKDAYS_ONLY}|双休日|节假日|周末))",
            values.every,
            "周休假",
        ),
        Rule(
            "frequency",
            "按逐",
            r"(?:逐[月周季日](?![渐])|按(?:月(?!份|龄)|季度?|周(?!边|期|围)|学期|年度|日(?!程|期|常)))",
            values.every,
            "月季周学年日",
        ),
        Rule(
            "frequency",
            _HAN + _ARABIC + "半",
            f"(?<![上下前后每])半年(?=[一-鿿]{{1,4}}一次)|(?:{FREE}{_FEW}{{1,2}}个?(?:年|月|周|天|日|季度|季|学期|学年|星期)|(?<![上下前后每])半(?:年|个?月|个?学期)){_FEW}(?:次|度)(?!数|月)",
            values.every,
            "次度",
        ),
    )


WEEKDAYS_ONLY: Final = _WEEKDAYS


def _either(*patterns: str) -> str:
    """Return a pattern for the first of several forms that fits; none begins another."""
    return "(?:" + "|".join(patterns) + ")"


def _number_rules() -> tuple[Rule, ...]:
    n = NUMBER
    named = [unit for unit in _UNITS if unit not in _NO_UNITS]
    units = "(?:个(?:学时|课时|学分)?|" + words(named) + ")"
    one = "(?:为期|任期|工期|周期|历时|不少于|至少|近|用|提前|不超过|超过|最少)"
    within = "(?:内|以内|之内|以上|左右|以下|的时间|时间|期|(?<=[一-鿿][一1][年天周])来|后(?!勤)|之后|以后|以来|之久)"
    spent = "[过满岗职修训习假息验动练长短示存察摩]"
    return (
        Rule("money", n + "¥￥", f"(?:[¥￥]{SPAN}[多余]?[万亿]?元?|{FREE}{AMOUNT}(?:元?{DASH}{AMOUNT})?[多余]?[百千万亿]{{0,2}}元整?)(?![旦宵素首老月化论])", values.money, "元¥￥"),
        Rule("percent", n, f"{FREE}(?:{AMOUNT}[%％‰]?{DASH})?{AMOUNT}[%％‰]|{FREE}{SPAN}个百分点", values.percent, "%％‰点"),
        Rule("percent", n, f"{FREE}(?:[一二两三四五六七八九]成[半一二三四五六七八九]?|[1-9]成)(?![一-鿿](?<=[员为果立绩效长功本都人年品交套熟就分语]))", values.tenths, "成"),
        Rule("percent", "百千万", f"[百千万]分之(?:{WHOLE}(?:点{WHOLE})?(?:{DASH}(?:百分之)?{WHOLE}(?:点{WHOLE})?)?|百)", values.percent, "之"),
        Rule("age", n + "满年", f"(?:{FREE}|(?<=满)){WHOLE}(?:周?岁?{DASH}{WHOLE})?周?岁(?:及?以[上下内])?", values.age, "岁"),
        Rule("duration", n, _either(
            f"{FREE}{SPAN}[多余]?(?:个(?:上午|下午|晚上|半天)|个半?(?:月|小时|钟头|学期|工作日|季度|学年|星期)|小时|分钟|(?<!一)秒钟?|学期|学年|工作日|星期)(?![级龄])",
            f"{FREE}(?![一1](?:年|天|周))(?!(?:[0-9]{{1,2}}[.．])?{YEAR})(?!0[0-9]|[十百]年树|三天打|两天晒|十年磨|十年九|百年大){SPAN}[多余]?(?:[年天]半|年(?![级代度月初底末中])|天|周(?![年岁一二三四五六日末]))",
            f"{FREE}{_ONE_UNIT}(?={within})",
            f"(?<={spent}){_ONE_UNIT}(?!{_FEW})",
            f"(?<![{n}每第同这那全哪某另的新上下前后去又逐当近旧本最度初键局坚官])[一1](?:年|天|周)(?=[，。；、,;）)]|$)",
            f"(?<=[续满近过历时]){_HAN_FEW}月(?!份|[上中下初底末]|[{n}])",
            f"(?<=[运示停限满长期过])[{n}]{{1,3}}日(?=[，。；,;]|$)",
            f"{FREE}[一1][年天]半",
            f"{FREE}{WHOLE}日(?:之久)?(?=内|以内|之内|之后|之前)",
        ), values.duration, "月时头期日度年钟天周秒午上"),
        Rule("duration", ("为期", "任期", "工期", "周期", "历时", "不少", "至少", "近", "用", "提前", "不超", "超过", "最少"), f"{one}(?P<it>{_ONE_UNIT})", values.duration),
        Rule("duration", "半", "(?:(?<![上下前后每])半(?:年|个?月|天|个?学期|个?学年)|(?<!每)半(?:个?小时|个?工作日))", values.duration),
        Rule("count", "一", f"(?<=[一-鿿])(?<![^天题类日次班](?=一道))(?<!一[一-鿿])(?<!一处、[一-鿿]{{2}})(?!一处、[一-鿿]{{2}}一处)(?<![到想聚现改查建成治养带抓善定立落办批熟树发展评换完解破打攻每第个统])一[{_ONE_THINGS}](?={_PHRASE_END})", values.one_thing, _ONE_THINGS),
        Rule("count", (*n, "万", *_VAGUE), _either(
            f"(?:(?<!第[{n}][、，]){_IDIOMS}{_TWO_BY_TWO}{_NUMBERED}(?!{_SLOGAN})(?!一[一-鿿]一)(?<!(?<!至)少[^\\W于](?=一))(?!(?<=上)(?<![周月天日年季、]上)一(?!节课))(?!(?<=新)(?<![更创革]新)一)(?!(?<=[又再这那每另同下某哪手何])一)(?!(?<=[做为是当])一(?![遍次节]))(?!{_SLOGAN}|一家人|百公里(?:油|能|电)?耗|[万千][家户](?![人的])|百家){FREE}{SPAN}{ABOUT}(?:(?<=[余多])[百千万]+)?"
            f"|(?<=[一-鿿,，、] ){AMOUNT}[ ]|{FREE}(?:[几数][十百千万]万?|十几)[余多]?|(?<=[近上逾超约达])[百千万])"
            f"{units}{_AFTER_UNIT}",
            f"(?<!第[0-9][、，]){FREE}[0-9０-９]{{1,6}}(?:[.．][0-9]{{1,3}})?[百千万]?{ABOUT}(?:[{_RARE_UNITS}篇件面轴]次?|部(?![门分委署队]))(?![一-鿿]?[面线校])",
            f"{FREE}(?!一(?!十|百|千|万|至|到))[{_HAN}万]{{1,12}}{ABOUT}(?:(?:[{_THINGS}](?!字|一|[面线校式])|[部面轴下{_RARE_UNITS}]次?(?<!两头)(?<!三[包单])(?={_PHRASE_END})|(?<=分[二两三四五六七八九十])路))",
            f"{FREE}[0-9０-９]{{1,4}}(?:[.．][0-9０-９]{{1,2}})?(?:{DASH}[0-9０-９]{{1,4}})?分(?!为(?!合格|优|良|及格|满分)|[钟之工别组级制值贝])",
            f"{FREE}(?!一)[{_HAN}]{{2,4}}分(?=及?以[上下]|者|的|为合格)",
            f"(?<=[值得扣加计])[{_HAN}]{{1,4}}分(?![一-鿿])",
        ), values.count),
    )  # fmt: skip


_ONE_UNIT: Final = "[一1](?:年|天|周)(?![一度级])"
_ORDERED: Final = "(?:届|次|期(?!间)|批|轮|场|讲|集|辑|章|条|款|名|位|套|版(?!面|本)|排|阶段|年(?!级|度)|个(?!月|季度|学期|五年|小时|星期|周|年))"


def _ordinal_rules() -> tuple[Rule, ...]:
    n = NUMBER
    right = '(?=[精报以召胜代会议提、，,。；;”"》）)和及后前上作决部明将的新]|$)'
    return (
        Rule("ordinal", n + "第", f"(?:第{GAP}|{FREE}){WHOLE}{GAP}届{GAP}第?{GAP}{WHOLE}{GAP}次", values.ordinal, "届"),
        Rule("ordinal", "第", f"第(?!(?<=[在为是]第)一位){GAP}{WHOLE}{GAP}{_ORDERED}", values.ordinal, "届次期批轮场讲集辑章条款名位套版排阶年个"),
        Rule("ordinal", n, f"{FREE}(?<![新本上下这]){WHOLE}届(?!中全会|时|满)", values.ordinal, "届"),
        Rule("congress", n + "党", f"(?:党的{GAP}|{FREE}){WHOLE}届[一二三四五六七八九]中(?:[、和][一二三四五六七八九]中){{0,3}}全会", values.congress, "届"),
        Rule("congress", ("党的", "工会", "中国", "团", "共青", "妇女", "全国"), f"(?:党的|(?:中国)?工会|(?:共青)?团的?|(?:全国)?妇女){GAP}(?:{WHOLE}大(?![类项型员学会])|{_OPEN}{WHOLE}大{_SHUT})", values.congress, "大"),
        Rule("congress", ("中国", "党的", "共青"), f"(?:中国共产党|党的|中国工会|共青团|中国妇女)第{WHOLE}次全国代表大会", values.congress, "大"),
        Rule("congress", "十二", f"{FREE}(?:十[一二三四五六七八九]|二十[一二三]?)大{right}", values.congress, "大"),
        Rule("five_year_plan", "十", f"{FREE}十[一二三四五六七八][·•．.]?五(?![一二三四六七八九十零〇百千万亿个名人次年月日条项元岁天点届号分])", values.five_year_plan, "五"),
        Rule("five_year_plan", "第", f"第{WHOLE}个五年(?:规划|计划)", values.five_year_plan, "五"),
    )  # fmt: skip


_COUNTED: Final = (
    "次", "人次", "人", "名", "个月", "个", "家", "项", "场", "户", "万亩", "亩", "件", "份", "条", "篇", "期", "万人次", "万人", "级", "台", "套", "辆", "张", "本", "次", "天", "小时", "平方米", "公里",
)  # fmt: skip


def _named_rules() -> tuple[Rule, ...]:
    mask = f"[{_MASKS}]"
    unit = "(?:年度?|月份?|日|届|次|周(?!年)|期|[万亿]?元|[%％])"
    counted = f"(?:{mask}{{2,6}}|[XxＸ×])[余多]?(?:{words(_COUNTED)})"
    alone = f"(?<![^\\W是有为和由][{_MASKS}])(?<![一-鿿](?<![是有为和由、])){mask}{{2,6}}(?=[、，。；,;)）]|同志|系列|等|$)"
    brackets = "〔[［(（【﹝"
    year_mask = f"(?:[12][0-9]{{0,2}}{mask}{{1,4}}|{mask}{{1,6}}|20[ 　]{{1,4}})"
    return (
        Rule("placeholder", "12" + _MASKS, rf"(?<![A-Za-z0-9{re.escape(_MASKS)}])(?:{year_mask}(?:{DASH}{year_mask})?{GAP}(?:学年度?|月份?{mask}{{1,6}}[日号]|{unit})|{counted}|{alone})", values.placeholder, _MASKS + " \u3000"),
        Rule("placeholder", "[［【", "[\\[［【](?:时间|地点|日期|姓名|单位|部门|年份|金额|人数|[一-鿿]{0,6}(?:名称|姓名|地址|电话))[\\]］】]", values.placeholder),
        Rule("placeholder", "某", "某{2,3}(?=[同单公部医学，。、的])", values.placeholder),
        Rule("placeholder", "第", f"第[{_MASKS} ]{{1,6}}(?<=[{_MASKS} ])(?:届|次|个|期|周)", values.placeholder, _MASKS + " "),
        Rule("document", "《", "《(?:[^《》]|《[^《》]{1,60}》){1,100}》", values.document),
        Rule("document_number", brackets, f"[〔\\[［(（【﹝](?:{YEAR}|20[Xx×]{{2}})[〕\\]］)）】﹞]{GAP}第?{GAP}[0-9０-９]{{1,5}}{GAP}号", values.document_number, "号"),
        Rule("festival", frozenset(name[:2] for name in _festival_names()), _festival_by_name, values.festival),
        Rule("festival", ("国际", "世界", "全国", "全民"), _day_name, values.festival),
        Rule("festival", frozenset(f"{n[0]}{mark}"[:2] for n in _numerals() for mark in (n[1], *"·•．.")), _festival_by_number, values.festival),
        Rule("festival", _ARABIC, _festival_by_date, values.festival, ".·•．"),
        Rule("festival", frozenset(("11", "12", "31", "41", "51", "62")), _festival_by_digits, values.festival, "节日"),
        Rule("festival", frozenset(mark + digit for mark in "“\"‘＂" for digit in _ARABIC + "三五六七八十"), _festival_in_marks, values.festival),
        Rule("meeting", names.beginnings("meeting"), names.meeting, _meeting, _pairs(names.MEETING_HEADS)),
        Rule("meeting", "全", "(?<=次)全会", values.name),
        Rule("meeting", "年", "(?<=[协学]会)年会", values.name),
        Rule("meeting", ("召开", "开好"), names.meeting_held, _meeting),
        Rule("organization", names.beginnings("organization") | {"第"}, names.organization, values.name),
        Rule("organization", "由", names.body_in_charge, _led_name),
        Rule("role", "由", names.officer_in_charge, _led_name),
        Rule("organization", names.beginnings("field"), names.organization, values.name, names.FIELD_ENDS),
        Rule("organization", names.beginnings("institution"), names.institution, values.name, nameless=True),
        Rule("organization", names.beginnings("branch"), names.branch, values.name, nameless=True),
        Rule("role", names.beginnings("role"), names.role, values.name, names.role_ends()),
        Rule("role", names.beginnings("institution"), names.head_of_institution, values.name, names.role_ends(), nameless=True),
        Rule("place", names.beginnings("place") | set(NUMBER + "ABCDEF"), names.place, values.name, _ends(names.PLACE_HEADS)),
        Rule("place", ("在", "于", "到", "赴", "地点", "走进", "来到", "前往", "深入"), names.bare_place, _place, _ends(names.PLACE_HEADS + names.GROUNDS + names.LOCALITIES) + "心楼站", lead=names.WHERE),
        Rule("place", "地", "地点(?:[:：]|(?:设|定)?在)[ \u3000]?(?P<it>[^，。；：,;:、（()）\\s]{2,20})", _ground),
    )  # fmt: skip


def _pairs(heads: Iterable[str]) -> frozenset[str]:
    """Return the last two characters of words."""
    return frozenset(head[-2:] for head in heads)


def _ends(heads: Iterable[str]) -> str:
    return "".join({head[-1] for head in heads})


def _meeting(text: str, _when: When) -> Any:
    return values.REFUSED if text in names.NO_MEETING else text


_OWN_LEVELS: Final = ("国家", "省", "市", "县", "区", "镇", "乡", "街道")


def _place(text: str, _when: When) -> Any:
    """Return the name; 街道社区 is of a kind only, 市戒毒康复中心 and 省图书馆 are bodies."""
    centre = text.endswith("中心") and not text.endswith(names.GROUNDS)
    body = any(level in text for level in _OWN_LEVELS) and (centre or text.endswith(names.MUSEUMS))
    ground = next((form for form in names.GROUNDS if text.endswith(form)), "")
    of_a_kind = ground and text != ground and not owners.which(text.removesuffix(ground))
    return values.REFUSED if body or of_a_kind or not owners.which(text) else text


def _ground(text: str, _when: When) -> Any:
    """Return the place that something happens at; an institution is a body."""
    return values.REFUSED if text.endswith(names.INSTITUTIONS) else text


def _led_name(text: str, _when: When) -> Any:
    """Return whom 由 … 负责 names, if the words are a name."""
    return text if owners.is_name(text) else values.REFUSED


@cache
def rules() -> tuple[Rule, ...]:
    """Return the grammar, in the order in which equals are preferred."""
    return (*_date_rules(), *_recurrence_rules(), *_ordinal_rules(), *_number_rules(), *_named_rules())
