"""Festivals and named days: how they are printed and on which day they fall.  A table to extend.

A row: the name; the day; the forms that name it (the name itself counts too); the base of its
ordinal.  A day is ``MM-DD``, ``L MM-DD`` (lunar calendar, DD 99 is the month's last day),
``N MM-n-w`` (the nth weekday w, 1 is Monday) or ``T`` with a solar term.  ``base`` is the year so
that the n-th such day is in ``base + n``: 教师节 was first kept in 1985, so its base is 1984.
"""

from __future__ import annotations

from typing import Final

from msgspec import Struct


class Festival(Struct, frozen=True, gc=False):
    """A named day."""

    name: str
    day: str
    forms: tuple[str, ...] = ()
    base: int | None = None
    number: str | None = None
    """The numeral that stands for it (三八), printed bare, in quotation marks or before 节."""


FESTIVALS: Final = (
    Festival("元旦", "01-01", ("元旦节", "新年")),
    Festival("人民警察节", "01-10", ("警察节", "中国人民警察节")),
    Festival("爱耳日", "03-03", ("全国爱耳日",)),
    Festival("学雷锋纪念日", "03-05", ("学雷锋日", "学习雷锋纪念日")),
    Festival("妇女节", "03-08", ("国际妇女节", "国际劳动妇女节", "女神节"), 1910, "三八"),
    Festival("植树节", "03-12"),
    Festival("消费者权益日", "03-15", ("国际消费者权益日", "消费者权益保护日", "国际消费者权益保护日")),
    Festival("世界睡眠日", "03-21"),
    Festival("世界水日", "03-22"),
    Festival("防治结核病日", "03-24", ("世界防治结核病日", "世界结核病日")),
    Festival("世界卫生日", "04-07"),
    Festival("国家安全教育日", "04-15", ("全民国家安全教育日",)),
    Festival("世界地球日", "04-22", ("地球日",)),
    Festival("世界读书日", "04-23", ("读书日", "世界图书日")),
    Festival("劳动节", "05-01", ("国际劳动节", "劳动者节"), None, "五一"),
    Festival("青年节", "05-04", (), None, "五四"),
    Festival("世界红十字日", "05-08"),
    Festival("护士节", "05-12", ("国际护士节",), 1911),
    Festival("防灾减灾日", "05-12", ("全国防灾减灾日",)),
    Festival("母亲节", "N 05-2-7"),
    Festival("全国助残日", "N 05-3-7", ("助残日",), 1990),
    Festival("世界无烟日", "05-31", ("无烟日",)),
    Festival("儿童节", "06-01", ("国际儿童节",), None, "六一"),
    Festival("世界环境日", "06-05", ("环境日",)),
    Festival("全国爱眼日", "06-06", ("爱眼日",)),
    Festival("世界献血者日", "06-14", ("世界献血日", "无偿献血日")),
    Festival("父亲节", "N 06-3-7"),
    Festival("国际禁毒日", "06-26", ("禁毒日",)),
    Festival("建党节", "07-01", ("建党纪念日", "党的生日"), 1921, "七一"),
    Festival("建军节", "08-01", (), 1927, "八一"),
    Festival("医师节", "08-19", ("中国医师节",), 2017),
    Festival("教师节", "09-10", (), 1984),
    Festival("全国爱牙日", "09-20", ("爱牙日",)),
    Festival("全民国防教育日", "N 09-3-6", ("国防教育日",)),
    Festival("农民丰收节", "T 秋分", ("中国农民丰收节",), 2017),
    Festival("烈士纪念日", "09-30"),
    Festival("国庆节", "10-01", ("国庆",), 1949, "十一"),
    Festival("世界高血压日", "05-17"),
    Festival("国际博物馆日", "05-18"),
    Festival("国际家庭日", "05-15"),
    Festival("世界哮喘日", "N 05-1-2"),
    Festival("世界气象日", "03-23"),
    Festival("世界帕金森病日", "04-11"),
    Festival("世界知识产权日", "04-26"),
    Festival("世界急救日", "N 09-2-6"),
    Festival("世界心脏日", "09-29", ("世界心脏病日",)),
    Festival("国际老年人日", "10-01"),
    Festival("建队日", "10-13", ("建队节", "少先队建队日")),
    Festival("世界粮食日", "10-16"),
    Festival("世界卒中日", "10-29"),
    Festival("全国高血压日", "10-08"),
    Festival("世界精神卫生日", "10-10", ("精神卫生日",)),
    Festival("记者节", "11-08", ("中国记者节",), 1999),
    Festival(
        "消防宣传日",
        "11-09",
        ("全国消防日", "消防日", "消防安全宣传日", "全国消防宣传日", "全国消防安全宣传日"),
    ),
    Festival("世界糖尿病日", "11-14", ("糖尿病日",)),
    Festival("感恩节", "N 11-4-4"),
    Festival("世界艾滋病日", "12-01", ("艾滋病日",)),
    Festival("国际志愿者日", "12-05", ("志愿者日",)),
    Festival("国家宪法日", "12-04", ("宪法日", "宪法宣传日", "法制宣传日", "全国法制宣传日", "法治宣传日")),
    Festival("国家公祭日", "12-13", ("公祭日",)),
    Festival("圣诞节", "12-25", ("圣诞",)),
    Festival("除夕", "L 12-99", ("除夕夜",)),
    Festival("春节", "L 01-01", ("农历新年", "大年初一")),
    Festival("元宵节", "L 01-15", ("元宵", "正月十五")),
    Festival("清明节", "T 清明", ("清明",)),
    Festival("端午节", "L 05-05", ("端午", "端阳节")),
    Festival("七夕", "L 07-07", ("七夕节",)),
    Festival("中秋节", "L 08-15", ("中秋", "八月十五")),
    Festival("重阳节", "L 09-09", ("重阳", "老年节", "敬老节", "九九重阳节", "老人节")),
    Festival("腊八节", "L 12-08", ("腊八",)),
    Festival("世界湿地日", "02-02"),
    Festival("爱肝日", "03-18", ("全国爱肝日",)),
    Festival("世界森林日", "03-21", ("国际森林日",)),
    Festival("世界儿歌日", "03-21"),
    Festival("世界社工日", "N 03-3-2", ("国际社工日", "社工日")),
    Festival("世界肾脏日", "N 03-2-4"),
    Festival("世界青光眼日", "03-06"),
    Festival(
        "孤独症日",
        "04-02",
        ("世界孤独症日", "世界自闭症日", "自闭症日", "世界提高自闭症意识日", "世界孤独症关注日"),
    ),
    Festival("国际儿童图书日", "04-02"),
    Festival("航天日", "04-24", ("中国航天日",)),
    Festival(
        "预防接种日",
        "04-25",
        (
            "儿童预防接种日",
            "全国儿童预防接种日",
            "全国儿童预防接种宣传日",
            "儿童预防接种宣传日",
            "预防接种宣传日",
            "全国预防接种日",
            "全国预防接种宣传日",
        ),
    ),
    Festival("世界防治疟疾日", "04-25", ("疟疾日", "全国疟疾日")),
    Festival("世界安全生产与健康日", "04-28", ("世界安全健康日",)),
    Festival("世界手卫生日", "05-05", ("手卫生日",)),
    Festival("品牌日", "05-10", ("中国品牌日",)),
    Festival(
        "碘缺乏病日", "05-15", ("防治碘缺乏病日", "全国碘缺乏病日", "全国防治碘缺乏病日", "碘缺乏病防治日")
    ),
    Festival("世界电信日", "05-17", ("世界电信和信息社会日",)),
    Festival("旅游日", "05-19", ("中国旅游日",)),
    Festival("学生营养日", "05-20", ("中国学生营养日", "全国学生营养日")),
    Festival("母乳喂养日", "05-20", ("全国母乳喂养宣传日", "母乳喂养宣传日")),
    Festival("世界计量日", "05-20"),
    Festival("世界生物多样性日", "05-22", ("国际生物多样性日",)),
    Festival("科技工作者日", "05-30", ("全国科技工作者日",)),
    Festival("世界海洋日", "06-08"),
    Festival("档案日", "06-09", ("国际档案日",)),
    Festival("文化遗产日", "N 06-2-6", ("文化和自然遗产日", "中国文化遗产日")),
    Festival("土地日", "06-25", ("全国土地日",)),
    Festival("世界人口日", "07-11"),
    Festival("世界肝炎日", "07-28"),
    Festival("全民健身日", "08-08", ("健身日",)),
    Festival("生态日", "08-15", ("全国生态日",)),
    Festival("预防自杀日", "09-10", ("世界预防自杀日",)),
    Festival("世界患者安全日", "09-17", ("患者安全日",)),
    Festival("科普日", "N 09-3-6", ("全国科普日",)),
    Festival(
        "阿尔茨海默病日",
        "09-21",
        ("世界阿尔茨海默病日", "世界阿尔茨海默症日", "老年痴呆日", "世界老年痴呆日"),
    ),
    Festival("国际和平日", "09-21"),
    Festival("世界旅游日", "09-27"),
    Festival("世界狂犬病日", "09-28", ("狂犬病日",)),
    Festival("世界教师日", "10-05"),
    Festival("世界邮政日", "10-09"),
    Festival("减灾日", "10-13", ("国际减灾日", "国际减轻自然灾害日")),
    Festival("世界视力日", "N 10-2-4"),
    Festival("世界标准日", "10-14"),
    Festival("国际盲人节", "10-15", ("盲人节", "国际盲人日")),
    Festival("世界洗手日", "10-15", ("全球洗手日",)),
    Festival("扶贫日", "10-17", ("国家扶贫日", "全国扶贫日", "国际消除贫困日")),
    Festival("世界骨质疏松日", "10-20", ("骨质疏松日",)),
    Festival("世界镇痛日", "N 10-3-1"),
    Festival("世界传统医药日", "10-22"),
    Festival("环卫工人节", "10-26", ("环卫节", "全国环卫工人节")),
    Festival("男性健康日", "10-28"),
    Festival("国际大学生节", "11-17", ("世界大学生节",)),
    Festival("世界儿童日", "11-20"),
    Festival("世界慢阻肺日", "N 11-3-3"),
    Festival("交通安全日", "12-02", ("全国交通安全日", "交通安全宣传日")),
    Festival("残疾人日", "12-03", ("国际残疾人日",)),
    Festival("世界强化免疫日", "12-15"),
    Festival("小年", "L 12-23"),
    Festival("龙抬头", "L 02-02", ("二月二",)),
    Festival("中元节", "L 07-15"),
    Festival("冬至", "T 冬至", ("冬至节",)),
)

MOVABLE: Final = (
    "古尔邦节", "开斋节", "肉孜节", "泼水节", "火把节", "那达慕", "雪顿节", "藏历新年", "感恩节", "复活节",
)  # fmt: skip
"""Days of other calendars: they are named, but no date is computed for them."""
