"""Writes the Word files of ``corpus/``: ``python -m tests.corpus.make_word``.

Each is written part by part, so that what it is about (a numbering, a merge, a tracked change) stands
in the file as Word would put it there.  The same script gives the same bytes.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from tests.reading.docx.builder import abstract, docx, lvl, num, p, r, start_at, style, table, tc, tr

from .documents import CORPUS

BIG = '<w:b/><w:sz w:val="44"/>'
CENTRED = '<w:jc w:val="center"/>'
BOLD = "<w:b/>"
HEADINGS = "".join(
    style(
        f"H{level}",
        f'<w:pPr><w:outlineLvl w:val="{level - 1}"/></w:pPr><w:rPr><w:b/></w:rPr>',
        name=f"heading {level}",
    )
    for level in (1, 2, 3)
)


def title(text: str) -> str:
    """Return a title as most offices set one: by hand, large and centred; / is a soft break."""
    lines = "<w:r><w:br/></w:r>".join(r(line, BIG) for line in text.split("/"))
    return f"<w:p><w:pPr>{CENTRED}</w:pPr>{lines}</w:p>"


def signed(organization: str, date: str) -> str:
    right = '<w:jc w:val="right"/>'
    return p(organization, own=right) + p(date, own=right)


def bold_then(heading: str, text: str, number: tuple[int, int]) -> str:
    """Return a numbered paragraph with a bold run-in heading."""
    properties = (
        f'<w:pPr><w:numPr><w:ilvl w:val="{number[1]}"/><w:numId w:val="{number[0]}"/></w:numPr></w:pPr>'
    )
    return f"<w:p>{properties}{r(heading, BOLD)}{r(text)}</w:p>"


def cell(*paragraphs: str, columns: int = 1, merge: str = "") -> str:
    """Return a cell with a paragraph for each text; ``merge`` is "restart" or "continue"."""
    span = f'<w:gridSpan w:val="{columns}"/>' if columns > 1 else ""
    merged = f'<w:vMerge w:val="{merge}"/>' if merge else ""
    return tc("".join(map(p, paragraphs or ("",))), span + merged)


def row(*texts: str) -> str:
    return tr(*map(cell, texts))


def footed(text: str) -> tuple[str, dict[str, str]]:
    """Return a section that prints ``text`` at the head of each page, and the headers."""
    section = '<w:sectPr><w:headerReference w:type="default" r:id="rId_head"/></w:sectPr>'
    return section, {"rId_head": p(text, own=CENTRED)}


# --------------------------------------------------------------------------- the documents


def hospital() -> bytes:
    """Write numbers made directly, the soft break in the title, run-in headings, a note, a header."""
    ladder = abstract(
        0,
        lvl(0, "chineseCountingThousand", "%1、"),
        lvl(1, "chineseCountingThousand", "（%2）"),
        lvl(2, "decimal", "%3."),
    )
    section, headers = footed("青杉县中医院护理部")
    note = (
        '<w:footnote w:id="2"><w:p><w:r><w:footnoteRef/></w:r>'
        + r("指入职不满三年的护士。")
        + "</w:p></w:footnote>"
    )
    noted = (
        '<w:p><w:pPr><w:numPr><w:ilvl w:val="2"/><w:numId w:val="1"/></w:numPr></w:pPr>'
        + r("年轻护士")
        + '<w:r><w:footnoteReference w:id="2"/></w:r>'
        + r("每季度考核一次基础操作，不合格的补考。")
        + "</w:p>"
    )
    body = [
        title("青杉县中医院护理部/2026年护理工作计划"),
        p("新的门诊楼将于五月启用，病区要重新划分。护理部按照院务会的部署，对全年工作作如下安排。"),
        p("工作目标", num=(1, 0)),
        p("住院患者满意度达到96%以上，压疮发生率控制在千分之一以内。", num=(1, 1)),
        p("护理文书合格率达到98%。", num=(1, 1)),
        p("重点任务", num=(1, 0)),
        bold_then("管好病区。", "护士长每天上午查房一次：发现的问题当天记入台账（一事一条）。", (1, 1)),
        bold_then("带好队伍", "分层培训，新老搭配，夜班不得由两名年轻护士同时当值。", (1, 1)),
        noted,
        p("护理骨干外出进修两批，每批三人。", num=(1, 2)),
        p("办好服务", num=(1, 1)),
        p("出院患者七日内电话回访。", num=(1, 2)),
        p("每月第一个周五为“护患座谈日”。", num=(1, 2)),
        p("工作要求", num=(1, 0)),
        p("各病区要把任务落实到人，护理部每季度通报一次进展。"),
        signed("青杉县中医院护理部", "2025年12月28日"),
        section,
    ]
    return docx("".join(body), numbering=ladder + num(1, 0), footnotes=note, headers=headers)


def school() -> bytes:
    """Write numbers made through styles, and a week calendar with a column for each weekday."""
    numbered = (
        '<w:pPr><w:numPr><w:ilvl w:val="{}"/><w:numId w:val="7"/></w:numPr><w:outlineLvl w:val="{}"/></w:pPr>'
    )
    styles = style("Top", numbered.format(0, 0), name="heading 1") + style(
        "Sub", numbered.format(1, 1), name="heading 2"
    )
    ladder = abstract(
        3,
        lvl(0, "chineseCounting", "%1、", before='<w:pStyle w:val="Top"/>'),
        lvl(1, "chineseCounting", "（%2）", before='<w:pStyle w:val="Sub"/>'),
    )
    days = ["星期一", "星期二", "星期三", "星期四", "星期五"]
    calendar = table(
        row("周次", *days, "值周"),
        row("第一周", "开学典礼", "领取教材", "", "安全第一课", "大扫除", "陶主任"),
        row("第二周", "升旗：习惯养成月启动", "", "教研组会", "", "家长会", "沈老师"),
        tr(cell("第三周"), cell("教师节庆祝活动"), cell("课堂开放日", columns=3), cell(), cell("陶主任")),
    )
    body = [
        title("柳溪小学2025—2026学年第一学期教务工作计划"),
        p("指导思想", style="Top"),
        p("以减负提质为中心，把时间还给学生，把课堂还给教师。"),
        p("主要工作", style="Top"),
        p("抓实常规", style="Sub"),
        p("备课、上课、作业（含实践作业）三个环节每月各检查一次，结果在教师会上反馈。"),
        p("办好社团", style="Sub"),
        p("开设书法、合唱、编程等九个社团，每周三下午活动。"),
        p("前三周安排", style="Top"),
        calendar,
        signed("柳溪小学教务处", "2025年8月30日"),
    ]
    return docx("".join(body), numbering=ladder + num(7, 3), styles=styles)


def factory() -> bytes:
    """Write 第%1章 over %1.%2, and a schedule with a cost that several rows share."""
    ladder = abstract(
        0,
        lvl(0, "chineseCountingThousand", "第%1章", suff="space"),
        lvl(1, "decimal", "%1.%2", suff="space", before="<w:isLgl/>"),
    )
    calendar = table(
        row("时间", "活动内容", "参加范围", "经费"),
        tr(cell("3月"), cell("安全知识竞赛"), cell("各车间代表队"), cell("工会列支", merge="restart")),
        tr(cell("5月"), cell("消防疏散演练"), cell("全体员工"), cell(merge="continue")),
        tr(
            cell("6月", merge="restart"),
            cell("安全生产月启动仪式"),
            cell("全体员工"),
            cell("安环部承担", merge="restart"),
        ),
        tr(cell(merge="continue"), cell("隐患随手拍评选"), cell("班组长"), cell(merge="continue")),
        tr(cell("11—12月"), cell("年度考核；表彰先进班组"), cell("各车间"), cell("")),
    )
    body = [
        title("恒砺机械有限公司2026年安全生产工作计划"),
        p("总体要求", num=(1, 0)),
        p("坚持“先排查、后开工”，全年不发生重伤以上事故，轻伤率控制在千分之二以下。"),
        p("主要措施", num=(1, 0)),
        p("压实责任", num=(1, 1)),
        p("公司与车间、车间与班组逐级签订责任书（一式两份），三月底前签完。"),
        p("整治隐患", num=(1, 1)),
        p("行车、空压机、配电室每月检查一次：检查记录存档三年。"),
        p("活动安排", num=(1, 0)),
        calendar,
        p("工作要求", num=(1, 0)),
        p("安环部每月5日前通报上月情况，连续两次排名末位的车间主任要到会说明。"),
        signed("恒砺机械有限公司", "2026年1月6日"),
    ]
    return docx("".join(body), numbering=ladder + num(1, 0))


def office() -> bytes:
    """Write typed numbers beside made ones: numId 0, a start value; and a table that is no schedule."""
    styles = style(
        "Item",
        '<w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="4"/></w:numPr></w:pPr>',
    )
    ladder = abstract(
        2,
        lvl(0, "chineseCountingThousand", "%1、", start=3),
        lvl(1, "chineseCountingThousand", "（%2）"),
    )
    tasks = table(
        row("工作任务", "责任部门", "完成时限"),
        row("完成书院巷管网改造", "城建办", "6月30日前"),
        row("新建口袋公园两处", "城建办、社区", "9月20日前"),
        row("换发老年优待证", "民政办", "12月10日前"),
    )
    body = [
        title("文华街道办事处2026年工作要点"),
        p("一、守住安全底线"),
        p("（一）对辖区128栋老旧房屋逐栋排查，建立台账。", style="Item", own=_UNNUMBERED),
        p("（二）六小场所每季度检查一次，问题限期整改。", style="Item", own=_UNNUMBERED),
        p("二、办好民生实事"),
        p("实行“一事一表”，责任部门每月报送进度：见下表。"),
        tasks,
        p("提升服务水平", num=(4, 0)),
        p("便民大厅午间不打烊，周六上午照常受理。", style="Item"),
        p("社区干部每周入户不少于十户（含独居老人）。", style="Item"),
        p("加强队伍建设", num=(4, 0)),
        p("每月举办一次“干部讲堂”。", style="Item"),
        signed("文华街道办事处", "2026年2月9日"),
    ]
    return docx("".join(body), numbering=ladder + num(4, 2), styles=styles)


_UNNUMBERED = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="0"/></w:numPr>'


def association() -> bytes:
    """Write headings that are only styles over numbers that begin anew, and months over several rows."""
    ladder = abstract(0, lvl(0, "decimal", "%1."))
    nums = num(1, 0) + num(2, 0, start_at(0, 1)) + num(3, 0, start_at(0, 1))
    styles = HEADINGS + style("Name", '<w:pPr><w:jc w:val="center"/></w:pPr>', name="Title")
    calendar = table(
        row("月份", "工作内容", "责任人"),
        tr(cell("三月", merge="restart"), cell("会员新春笔会"), cell("顾怀远")),
        tr(
            cell(merge="continue"),
            cell("1.换届筹备会", "2.公布候选人名单"),
            cell("顾怀远、孟庆云"),
        ),
        row("五月", "临帖讲座", "孟庆云"),
        tr(cell("九月"), cell("迎国庆书法展", "作品捐赠；媒体见面会"), cell("何守拙")),
    )
    body = [
        p("云岭县书法家协会2026年工作计划", style="Name"),
        p("出精品", style="H1"),
        p("组织会员赴碑林采风两次，每次不超过二十人。", num=(1, 0)),
        p("编印会员作品集，收录作品一百二十件（每人至多两件）。", num=(1, 0)),
        p("进校园", style="H1"),
        p("与三所乡镇中学结对，每月送课一次。", num=(2, 0)),
        p("为师生代表举办夏令营：笔墨自备，食宿由协会承担。", num=(2, 0)),
        p("建队伍", style="H1"),
        p("发展新会员十五名，其中三十五岁以下的不少于八名。", num=(3, 0)),
        p("评选优秀会员五名。", num=(3, 0)),
        p("活动日程", style="H1"),
        calendar,
        signed("云岭县书法家协会", "2026年1月20日"),
    ]
    return docx("".join(body), numbering=ladder + nums, styles=styles)


def _inserted(text: str, own: str = "") -> str:
    """Return a paragraph that was put in."""
    return (
        f'<w:p><w:pPr>{own}<w:rPr><w:ins w:id="1" w:author="审核人"/></w:rPr></w:pPr>'
        f'<w:ins w:id="2" w:author="审核人">{r(text)}</w:ins></w:p>'
    )


def _deleted_run(text: str) -> str:
    return f'<w:del w:id="3" w:author="审核人"><w:r><w:delText>{text}</w:delText></w:r></w:del>'


def _deleted(text: str, own: str = "") -> str:
    """Return a paragraph that was taken out."""
    return (
        f'<w:p><w:pPr>{own}<w:rPr><w:del w:id="4" w:author="审核人"/></w:rPr></w:pPr>'
        f"{_deleted_run(text)}</w:p>"
    )


def branch() -> bytes:
    """Write tracked changes: words exchanged, a numbered paragraph put in, another taken out."""
    ladder = abstract(
        0,
        lvl(0, "chineseCountingThousand", "%1、"),
        lvl(1, "decimal", "%2．"),
    )
    below = '<w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr>'
    changed = (
        f"<w:p><w:pPr>{below}</w:pPr>"
        + r("主题党日每月")
        + _deleted_run("两次")
        + f'<w:ins w:id="5" w:author="审核人">{r("一次")}</w:ins>'
        + r("，固定在第一个星期五下午。")
        + "</w:p>"
    )
    body = [
        title("河湾水务公司第二党支部2026年工作计划"),
        p("总体思路：以服务供水保障为中心，把支部建在管线上、建在抢修点上。"),
        p("学习教育", num=(1, 0)),
        p("集中学习每季度不少于四次，缺课的五日内补学（书面记录）。", num=(1, 1)),
        changed,
        p("组织建设", num=(1, 0)),
        _deleted("年内发展党员三名。", below),
        p("年内发展党员两名，培养积极分子四名。", num=(1, 1)),
        _inserted("三月底前完成支部换届。", below),
        p("为民服务", num=(1, 0)),
        p("党员抢修队接到电话三十分钟内到场。", num=(1, 1)),
        p("走访独居用户，更换老旧水表。", num=(1, 1)),
        signed("河湾水务公司第二党支部", "2026年1月15日"),
    ]
    return docx("".join(body), numbering=ladder + num(1, 0))


def _box(*paragraphs: str) -> str:
    """Return a text box, with the copy for older programs that Word writes beside it."""
    content = f"<w:txbxContent>{''.join(paragraphs)}</w:txbxContent>"
    return (
        '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:inline><a:graphic><a:graphicData>'
        f"<wps:wsp><wps:txbx>{content}</wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing>"
        f"</mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox>{content}</v:textbox></v:shape></w:pict>"
        "</mc:Fallback></mc:AlternateContent></w:r>"
    )


def _control(content: str) -> str:
    return f"<w:sdt><w:sdtPr><w:text/></w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>"


def retirees() -> bytes:
    """Write content controls, a text box, a numbered column with an empty row's number used up."""
    ladder = abstract(0, lvl(0, "chineseCountingThousand", "%1、")) + abstract(1, lvl(0, "decimal", "%1"))
    counted = tc(p("", num=(2, 0)))
    calendar = table(
        row("序号", "时间", "活动内容", "地点"),
        tr(counted, cell("1月"), cell("走访高龄老同志"), cell("")),
        tr(counted, cell("4月"), cell("踏青健步走"), cell("北湖公园")),
        tr(tc(p("", num=(2, 0))), cell(""), cell("门球友谊赛"), cell("老干部活动中心")),
        tr(counted, cell("10月"), cell("重阳节茶话会；金婚纪念照拍摄"), cell("老干部活动中心")),
    )
    body = [
        f"<w:p><w:pPr>{CENTRED}</w:pPr>{r('松台矿务局离退休处', BIG)}{_control(r('2026年', BIG))}{r('工作计划', BIG)}</w:p>",
        p("落实待遇", num=(1, 0)),
        _control(p("医药费每季度报销一次，行动不便的上门收单（由联络员负责）。")),
        p("丰富生活", num=(1, 0)),
        "<w:p>" + r("活动室全年开放，新添阅览桌六张。") + _box(p("开放时间：每日8:30—17:00。")) + "</w:p>",
        p("全年活动安排", num=(1, 0)),
        calendar,
        signed("松台矿务局离退休处", "2026年1月12日"),
    ]
    return docx("".join(body), numbering=ladder + num(1, 0) + num(2, 1))


def league() -> bytes:
    """Write levels that skip their parents, circled numbers, and lists that begin anew below each month."""
    ladder = (
        abstract(
            0,
            lvl(0, "chineseCountingThousand", "%1、"),
            lvl(1, "chineseCountingThousand", "（%2）"),
            lvl(2, "decimal", "%3."),
        )
        + abstract(1, lvl(0, "decimalEnclosedCircleChinese", "%1", suff="nothing"))
        + abstract(2, lvl(0, "decimal", "%1．"))
    )
    nums = num(1, 0) + num(2, 1)
    nums += num(3, 2) + num(4, 2, start_at(0, 1)) + num(5, 2, start_at(0, 1))
    body = [
        title("共青团沙洲职业中专委员会/2026年工作计划"),
        p("一年来，团员青年由七百人增加到九百人（含两个校外实训点），团的工作要跟上去。"),
        p("思想引领", num=(1, 0)),
        p("每周一升旗仪式后开展五分钟微团课，由学生轮流主讲。", num=(1, 2)),
        p("清明节组织新团员祭扫烈士墓。", num=(1, 2)),
        p("服务青年", num=(1, 0)),
        p("就业帮扶", num=(1, 1)),
        p("重点做好三件事："),
        p("修改简历；", num=(2, 0)),
        p("模拟面试；", num=(2, 0)),
        p("推荐岗位。", num=(2, 0)),
        p("心理关怀", num=(1, 1)),
        p("聘请兼职辅导员四名，每周三晚值班。", num=(1, 2)),
        p("月份安排", num=(1, 0)),
        p("三月"),
        p("学雷锋志愿服务", num=(3, 0)),
        p("推优入党大会", num=(3, 0)),
        p("五月"),
        p("五四表彰", num=(4, 0)),
        p("校园歌手赛", num=(4, 0)),
        p("十二月"),
        p("冬季长跑", num=(5, 0)),
        p("团支部述职", num=(5, 0)),
        signed("共青团沙洲职业中专委员会", "2026年2月20日"),
    ]
    return docx("".join(body), numbering=ladder + nums)


def bureau() -> bytes:
    """Write a schedule whose table goes on below a page break, with dates beside the weeks."""
    ladder = abstract(0, lvl(0, "chineseCountingThousand", "（%1）"))
    first = table(
        row("周次", "日期", "工作内容", "责任部门", "参加人员"),
        row("第1周", "3月2日—6日", "动员部署；编印学习手册", "办公室", "全体干部"),
        tr(cell("第2周"), cell("3月9日—13日"), cell("分片入户登记", columns=2), cell("网格员")),
    )
    again = table(
        row("周次", "日期", "工作内容", "责任部门", "参加人员"),
        row("", "", "复核登记表", "统计科", "抽调人员"),
        tr(cell("第3—4周"), cell("3月16日—27日"), cell("①汇总数据", "②上报结果"), cell("统计科"), cell("")),
        tr(cell("备注：遇雨顺延。", columns=5)),
    )
    body = [
        title("南屏区统计局2026年人口抽样调查工作方案"),
        p("工作目标", num=(1, 0)),
        p("样本小区登记率达到100%，差错率低于千分之三（以复查为准）。"),
        p("工作步骤", num=(1, 0)),
        first,
        again,
        p("工作要求", num=(1, 0)),
        p("严守保密纪律，登记表当日交回：不得带离工作场所。"),
        signed("南屏区统计局", "2026年2月24日"),
    ]
    return docx("".join(body), numbering=ladder + num(1, 0))


WRITTEN: dict[str, Callable[[], bytes]] = {
    "nursing-direct-numbers": hospital,
    "primary-school-week-calendar": school,
    "factory-chapters": factory,
    "street-office-typed-and-made": office,
    "calligraphy-heading-styles": association,
    "party-branch-tracked": branch,
    "retirees-controls-and-box": retirees,
    "youth-league-skipped-levels": league,
    "statistics-bureau-table-goes-on": bureau,
}
"""Name in ``corpus/`` -> what writes it."""


def write_all(folder: Path) -> None:
    """Write all documents to ``folder``."""
    for name, write in WRITTEN.items():
        (folder / f"{name}.docx").write_bytes(write())


if __name__ == "__main__":
    write_all(CORPUS)
