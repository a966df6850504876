"""The words that meetings, organizations, roles and places are made of.  Tables to extend.

A name is a run of qualifying words (市, 教育, 第一, 优秀 …) and a head (工会, 书记, 座谈会, 会议室).
Only such runs are found: a bare 工会 or 医院 names no one in particular.
"""

from __future__ import annotations

from functools import cache
from typing import Final

from planparse.language.patterns import WHOLE, words
from planparse.language.runs import Part, characters, either, one_of, row, some, unless
from planparse.numerals import DIGIT, HAN


def _list(text: str) -> tuple[str, ...]:
    return tuple(text.split())


REGIONS: Final = _list(
    "全国 中国 中华 北京 天津 上海 重庆 河北 山西 辽宁 吉林 黑龙江 江苏 浙江 安徽 福建 江西 山东 河南 "
    "湖北 湖南 广东 海南 四川 贵州 云南 陕西 甘肃 青海 内蒙古 广西 西藏 宁夏 新疆 香港 澳门 石家庄 "
    "太原 沈阳 大连 长春 哈尔滨 南京 苏州 无锡 杭州 宁波 合肥 福州 厦门 南昌 济南 青岛 郑州 武汉 长沙 "
    "广州 深圳 南宁 海口 成都 贵阳 昆明 西安 兰州 西宁 银川 乌鲁木齐 呼和浩特 拉萨"
)
LEVELS: Final = _list(
    "省 市 区 县 镇 乡 街道 局 校 院 系 处 厂 州 院系 上级 学校 医院 学院 公司 集团 机关 基层 卫生 "
    "教育 卫生系统 教育系统 科技 医学部 大学 教育局 卫生局 本校 本院 我校 我院 离退休 退休 第一 第二 "
    "第三 第四 第五 直属 党政"
)
BODIES: Final = _list(
    "总工会 工会委员会 女职工委员会 女工委员会 女工委 经费审查委员会 经审委 劳动争议调解委员会 "
    "工会小组 分工会 教育工会 党委 党总支 党支部 党组 党小组 机关党委 团委 团总支 团支部 共青团 妇联 "
    "妇委会 纪委 纪检组 学生会 学生分会 少先队大队部 大队部 家长委员会 家委会 教研组 教研室 年级组 "
    "备课组 课题组 领导小组 工作小组 工作专班 福利委员会 学术委员会 伦理委员会 关工委 "
    "关心下一代工作委员会 教育局 卫生局 卫健委 卫生健康委员会 卫生健康委 教体局 教育体育局 人社局 "
    "公安局 财政局 民政局 文旅局 应急管理局 市场监管局 教育厅 卫生厅 教育部 卫生部 民政部 团市委 "
    "团省委 团区委 市委 市政府 区委 区政府 县委 县政府 省委 省政府 党办 院办 校办 团办 招生办 综治办 "
    "督导办 督查办 信访办 文明办 红十字会 残联 科协 消防大队 消防支队 派出所 实验小学 中心小学 "
    "实验中学 中心幼儿园 人民医院 中医院 妇幼保健院 中心医院 儿童福利院 居委会 村委会 物业公司 村委 "
    "居委 街道办 街道办事处 项目部 理事会 校长办公室 院长办公室 局长办公室 党政办公室 厂长办公室 "
    "总经理办公室 检察院 法院 县医院 市医院 区医院 省医院 镇卫生院 乡卫生院 派驻纪检组"
)
SUBJECTS: Final = _list(
    "语文 数学 英语 物理 化学 生物 历史 地理 政治 音乐 美术 体育 科学 信息技术 道德与法治 文科 理科 综合"
)
NEEDS_WHOSE: Final = _list("工会 支部 总支 办公室 党校 职工之家 少先队 图书馆 支行 分行 分公司 分局")
"""Heads that name somebody only with a qualifying word before them."""
DEPARTMENTS: Final = _list(
    "教务 政教 德育 总务 后勤 教导 教科 科研 科教 医务 医教 护理 人事 财务 保卫 安保 安全 宣传 组织 "
    "纪检 监察 审计 信息 采购 院感 感控 感染管理 设备 基建 学生 学工 招生 就业 国资 资产 档案 院务 "
    "党务 党政 综合 行政 法务 法规 外事 统战 离退休 保健 预防保健 门诊 急诊 医保 质控 药剂 检验 放射 "
    "体卫艺 艺体 体育 会计 统计 文秘 秘书 接待 运营 生产 技术 质量 市场 销售 客服 研发 工程 物资 仓储 "
    "培训 工会"
)
AGENCIES: Final = _list(
    "司法 公安 教育 教体 教育体育 财政 民政 审计 统计 税务 林业 水利 水务 农业 农业农村 交通 交通运输 "
    "住建 城建 自然资源 国土 规划 生态环境 环保 文化 文旅 文化和旅游 广电 旅游 商务 经信 发改 "
    "发展和改革 科技 人社 人力资源和社会保障 市场监管 市场监督管理 应急 应急管理 信访 档案 气象 体育 "
    "医保 医疗保障 卫生 卫健 卫生健康 退役军人事务 乡村振兴 城管 城市管理 国资 金融 统战 民族宗教 "
    "机关事务 政务服务 住房和城乡建设 住房城乡建设 住房保障 疾控 疾病预防控制 行政审批 综合行政执法 "
    "网信 机构编制"
)
"""Fields of government, before 局, 厅, 委 …."""
AGENCY_ENDS: Final = _list("局 厅 委 委员会 管理局 管理委员会 委办")
SQUADS: Final = _list("交警 消防 城管 特警 刑警 巡警 治安 消防救援 综合执法 执法")
SQUAD_ENDS: Final = _list("大队 中队 支队 总队")
DEPARTMENT_ENDS: Final = _list("处 科 部 室 办公室 中心")
INSTITUTIONS: Final = _list(
    "医院 人民医院 中医院 妇幼保健院 中心医院 大学 学院 中学 小学 幼儿园 中心小学 实验小学 实验中学 "
    "实验学校 高级中学 职业学校 职业技术学院 附属医院 附属小学 附属中学 敬老院 养老院 福利院 "
    "儿童福利院 社区卫生服务中心 卫生院 公司 有限公司 研究院 研究所"
)

ROLE_HEADS: Final = _list(
    "主席 副主席 书记 副书记 主任 副主任 委员 组长 副组长 小组长 副小组长 班组长 校长 副校长 院长 "
    "副院长 园长 副园长 处长 副处长 科长 副科长 部长 副部长 局长 副局长 所长 站长 馆长 会长 副会长 "
    "秘书长 理事长 经理 总经理 副经理 董事长 班主任 副班主任 辅导员 护士长 科主任 年级主任 教研组长 "
    "年级组长 备课组长 教研员 负责人 主要负责人 第一责任人 责任人 联络员 信息员 通讯员 安全员 宣传员 "
    "大队辅导员 中队辅导员 队长 副队长 大队长 干事 职工代表 教职工代表 会员代表 党员代表 学科带头人 "
    "党代表 人大代表 政协委员 团支书 班长 纪检员 组织员 指导员 督导员 值班员 档案员 管理员 会计 出纳 "
    "联系人 书记员 特派员 行长 副行长 厂长 副厂长 社长 村支书 总监 监事 监事长 段长 车间主任 值班长"
)
DUTY_HEADS: Final = _list("委员 主任 副主任 负责人 干事 专员 组长 科长 副科长 处长 副处长 部长 副部长")
"""Heads that a field of work may stand before: 宣传委员, 总务主任."""
ROLE_WORDS: Final = _list(
    "第一 执行 常务 名誉 兼职 专职 分管 主管 小组 部门 科室 各科 学科 年级 班级 女工 党群 业务 支部 "
    "项目 车间 班组 工段 片区 社区 客户 大堂 产品 区域 销售 运营 保教 支行 网点 值周 中队 社团 营销 "
    "财务 生产 技术 安全 法务 门店 协会 常任 街道 村"
)
LEADERS: Final = _list(
    "院领导 校领导 值班领导 带班领导 分管领导 主管领导 主要领导 上级领导 各级领导 局领导 部门领导 "
    "班子成员 领导班子成员"
)

MEETING_WORDS: Final = _list(
    "教职工 职工 教工 会员 代表 党员 团员 党代表 青年 家长 教师 学生 学术 理论 专题 主题 民主 经验 "
    "工作 年度 年终 年中 季度 月度 全体 委员 工会 工会委员会 全委 全校 全院 全员 安全 安全生产 教学 "
    "教研 德育 党建 党风廉政 廉政 警示 学期 期初 期末 开学 毕业 新教师 老教师 离退休 退休 退休职工 "
    "新职工 女职工 工会小组长 教研组长 备课组长 年级组长 护士长 科主任 班主任 班子 党委 党支部 支部 "
    "先进 典型 优秀 质量 分析 护理 医疗 病案 行政 迎新 新春 述职 成果 项目 招标 科研 课题 形势 中心组 "
    "消防 防汛 护士 医生 医师 驾驶员 司机 员工 企业 客户 群众 商户 村民 居民 妇女 老干部 老党员 毕业生 "
    "新生 校友 专家 青年教师 青年职工 一线职工 劳模 骨干 骨干教师 科室 部门 班组 中层干部 干部 "
    "居民代表 家长代表 教师代表 职工代表 会员代表 小组长 组长 工会组长 病区 医护 工程 进度 "
    "生产 营销 销售 经营 财务 预算 监理"
)
MEETING_DEEDS: Final = _list(
    "总结 表彰 动员 推进 部署 交流 教育 培训 学习 选举 换届 考务 座谈 述职 测评 评议"
)
"""Words that count only right before a head: 推进工会委员例会 is no kind of meeting."""
MEETING_HEADS: Final = _list(
    "代表大会 职代会 教代会 工代会 党代会 团代会 妇代会 会员大会 党员大会 职工大会 教职工大会 全体大会 "
    "表彰大会 动员大会 总结大会 誓师大会 选举大会 家长大会 庆祝大会 纪念大会 颁奖大会 大会 座谈会 "
    "研讨会 茶话会 报告会 总结会 表彰会 联席会议 联席会 例会 推进会 动员会 交流会 培训会 现场会 调度会 "
    "分析会 部署会 述职会 恳谈会 听证会 碰头会 通报会 说明会 评审会 论证会 协调会 启动会 启动仪式 "
    "家长会 班会 主题班会 班主任会 民主生活会 组织生活会 民主测评会 民主评议会 生活会 院务会 院周会 "
    "校务会 行政会 办公会 办公会议 行政办公会 院长办公会 校长办公会 党委会 支委会 常委会 全委会 "
    "委员会议 支部大会 党小组会 学习会 务虚会 读书会 宣讲会 年会 工作会议 工作会 专题会议 专题会 "
    "全体会议 筹备会 预备会 答辩会 汇报会 观摩会 主席团会议 代表团会议 团组长会议 全体会 组长会 "
    "小组长会 会议 交班会 周例会 月例会 晨会 夕会 早会 通气会 座谈交流会 宣讲大会 揭牌仪式 听评课会 "
    "见面会 对接会 "
    "洽谈会 招聘会 招生宣讲会 生日会 欢送会 迎新会"
)
NO_MEETING: Final = frozenset(_list("大会 会议 读书会 工作会 年会 会员大会会 常委会 启动仪式 全体会"))
"""Heads that need a qualifying word to be a meeting."""

PLACE_HEADS: Final = _list(
    "会议室 报告厅 多功能厅 多功能会议室 礼堂 大礼堂 小礼堂 阶梯教室 活动室 教工之家 职工之家 教师之家 "
    "录播室 录播教室 演播厅 演播室 学术厅 会堂 会议厅 会议中心 示教室 演艺厅 接待室 舞蹈房 舞蹈室 "
    "音乐厅 音乐教室 培训室 培训教室 机房 微机室 心理咨询室 门诊大厅"
)
"""Rooms and halls: with a qualifying word they are a place wherever they are printed."""
GROUNDS: Final = _list(
    "体育馆 体育场 操场 运动场 活动中心 阅览室 大厅 综合楼 篮球场 足球场 广场 科技馆 文化馆 博物馆 "
    "影剧院 剧场 食堂 公园 图书馆 少年宫"
)
"""Places only where something is said to happen at them (在操场): 改善食堂 is about one."""
PLACE_WORDS: Final = _list(
    "第一 第二 第三 大 小 学校 医院 学院 校 院 东 西 南 北 东侧 西侧 南侧 北侧 行政楼 办公楼 教学楼 "
    "科研楼 综合楼 门诊楼 住院楼 外科楼 内科楼 图书馆 实验楼 行政 党员 职工 教工 教师 学生 中心 学术 "
    "工会 市 区 县 文化 少年宫 电教 机关 小学部 中学部 初中部 高中部"
)


def beginnings(kind: str) -> frozenset[str]:
    """Return the one or two characters with which a name of ``kind`` can begin, but for numerals."""
    bodies = (REGIONS, LEVELS, SUBJECTS, BODIES, NEEDS_WHOSE, DEPARTMENTS, AGENCIES, SQUADS)
    tables = {
        "organization": bodies,
        "role": (*bodies, ROLE_HEADS, ROLE_WORDS, LEADERS),
        "meeting": (MEETING_WORDS, MEETING_DEEDS, MEETING_HEADS),
        "place": (PLACE_HEADS, PLACE_WORDS),
    }
    return frozenset(word[:2] for table in tables[kind] for word in table)


_WHOLE_END: Final = "长|(?<=科)[室研学普技]|(?<=处)[理置于分罚]|(?<=部)[门署分位队]|(?<=室)[内外]"
"""A department's last character begins another word before these: 组织科室, 工作部署."""
_NUMBER: Final = either(characters(DIGIT, 9, least=1), characters(HAN, 12, least=1))


@cache
def organization() -> Part:
    """Return what a named body, department or institution is made of."""
    whose, bodies, fields = (
        one_of(REGIONS + LEVELS + SUBJECTS),
        one_of(BODIES),
        one_of(DEPARTMENTS + AGENCIES),
    )
    unit = row(some(fields, 2, least=1), unless(one_of(DEPARTMENT_ENDS), _WHOLE_END))
    board = row(some(either(fields, one_of(_BOARD_WORDS)), 3, least=1), one_of(["委员会"]))
    group = row(some(either(fields, one_of(_GROUP_WORDS)), 4, least=1), one_of(["领导小组", "工作小组"]))
    department = either(
        row(some(bodies, 1), either(unit, board, group)),
        row(one_of(AGENCIES), unless(one_of(AGENCY_ENDS), "[员托派任]")),
        row(one_of(SQUADS), one_of(SQUAD_ENDS)),
        row(bodies, one_of(["办公室"])),
    )
    somebodys = row(some(whose, 3, least=1), unless(one_of(NEEDS_WHOSE), "委员会|小组"))
    body = either(somebodys, row(some(whose, 3), either(department, bodies)))
    numbered, named = _institutions()
    institution = either(numbered, named)
    return unless(
        either(row(some(institution, 1), body), institution),
        "[长员]|(?<=办)[结理法公学好事案实]",
    )


_BOARD_WORDS: Final = _list("管理 伦理 学术 质量 评审")
_GROUP_WORDS: Final = _list("安全生产 工作 创建 改革")


def _institutions() -> tuple[Part, Part]:
    """Return what institutions by number (第六医院) and by name (北京…大学) are made of."""
    kind = one_of(INSTITUTIONS)
    which = row(one_of(["第"]), _NUMBER, kind)
    own = characters("[^\\W的和与及在到赴对为是并将向以参举开去由请邀各次届年月日]", 6, few=True)
    named = row(one_of(REGIONS), own, kind, some(row(some(one_of(["附属"]), 1), which), 1))
    return row(some(one_of((*REGIONS, "省", "市", "区", "县")), 2), which), named


_NO_DUTY: Final = "会(?!同|商|签)|大会|台|处|办公会|医师|护师"
"""主任会 is a meeting, but in 主任会同 the next word begins."""
_NO_OFFICE: Final = f"{_NO_DUTY}|团|(?<=员)工|制|室|联席|单位|们会"


@cache
def role() -> Part:
    """Return what an office that somebody holds is made of."""
    fields = some(one_of(DEPARTMENTS), 2, least=1)
    department = row(fields, one_of(DEPARTMENT_ENDS))
    before = one_of(REGIONS + LEVELS + SUBJECTS + BODIES + NEEDS_WHOSE + ROLE_WORDS)
    heads = unless(one_of(ROLE_HEADS), _NO_OFFICE)
    duty = unless(row(fields, one_of(DUTY_HEADS)), _NO_DUTY)
    leaders = unless(one_of(LEADERS), "小组|下|班子")
    return either(row(some(either(department, before), 4), either(heads, duty)), leaders)


def meeting() -> str:
    """Return the pattern of a kind of meeting."""
    before = f"(?:{words(MEETING_WORDS)}){{0,5}}(?:{words(MEETING_DEEDS)}){{0,2}}"
    return f"{before}{words(MEETING_HEADS)}(?![员计场友费])"


def place() -> str:
    """Return the pattern of a room, hall or ground."""
    floor = f"(?:{WHOLE}号?楼|{WHOLE}层|[A-Z]座)"
    return f"(?:{words(PLACE_WORDS)}|{floor}){{1,5}}(?:{WHOLE}号?)?{words(PLACE_HEADS)}"


def bare_place() -> str:
    """Return the pattern of a place that is one because it is said where: 在操场, 到市体育馆."""
    before = f"(?:{words(PLACE_WORDS)}|{WHOLE}号?楼|{WHOLE}层){{0,5}}(?:{WHOLE}号?)?"
    return f"(?:在|于|到|地点设在)(?P<it>{before}{words(PLACE_HEADS + GROUNDS)})"
