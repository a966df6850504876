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
    Festival("元旦", "01-01", ("元旦节",)),
    Festival("人民警察节", "01-10"),
    Festival("爱耳日", "03-03", ("全国爱耳日",)),
    Festival("学雷锋纪念日", "03-05", ("学雷锋日", "学习雷锋纪念日")),
    Festival("妇女节", "03-08", ("国际妇女节", "国际劳动妇女节", "女神节"), 1910, "三八"),
    Festival("植树节", "03-12"),
    Festival("消费者权益日", "03-15", ("国际消费者权益日", "消费者权益保护日")),
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
    Festival("消防宣传日", "11-09", ("全国消防日", "消防日", "消防安全宣传日")),
    Festival("世界糖尿病日", "11-14", ("糖尿病日",)),
    Festival("感恩节", "N 11-4-4"),
    Festival("世界艾滋病日", "12-01", ("艾滋病日",)),
    Festival("国际志愿者日", "12-05", ("志愿者日",)),
    Festival("国家宪法日", "12-04", ("宪法日", "宪法宣传日")),
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
)
