"""Words from which random plans are made: sentences that a plan could hold, in wording of our own.

Every function takes a ``random.Random`` and gives full-width text.  Sentences hold commas, quotes,
numbers and dates, and now and then a *false friend*: text that looks like a marker and is none.
"""

from __future__ import annotations

from random import Random


def words(text: str) -> tuple[str, ...]:
    """Return the words of ``text``, which are parted by blanks."""
    return tuple(text.split())


ACTIONS = words("加强 改进 做好 推进 落实 规范 抓好 深化 细化 健全 优化 统筹 严格 充实 理顺")

MATTERS = words(
    "设备维护 档案管理 食堂卫生 新员工培训 安全巡查 图书采购 志愿服务 值班安排 信息报送 仓库盘点 "
    "社区宣传 课后辅导 绿化养护 车辆调度 合同审核 来访接待 资料归档 消防演练 带教工作 门诊导引 "
    "作业批改 班组建设 节水节电 网络运维 预算编制 物资申领 意见收集 夜间巡护 走访慰问 技能比武"
)

DEPARTMENTS = words("办公室 后勤科 教研组 财务室 护理部 团支部 信息中心 物业部 少先队 档案室")

UNITS = words("青石小学 柳河镇卫生院 明德机械公司 东桥社区 白鹭湖幼儿园 云栖图书馆 金穗合作社 南岭养护站")

BOOKS = words("值班守则 采购办法 读书月方案 仓储管理规定 安全手册 家访记录")

SLOGANS = words("今日事今日毕 走出去看一看 人人都是安全员 一站式办理 小改小革")

AIMS = words(
    "让大家少跑一趟 使每件事有人管 把问题解决在当天 为下半年打好基础 做到心中有数 "
    "保证账目与实物相符 方便群众查询 提高办事效率"
)

FALSE_FRIENDS = (
    "抽查数量提高到去年的1.5倍",
    "结合3.8妇女节看望一线女职工",
    "与第六医院结对交流",
    "一方面补齐短板，另一方面保留好的做法",
    "做到人员、物资、经费五到位",
    "落实一岗双责",
    "在2025.3.5之前交回汇总表",
    "每次张贴宣传画5—10张",
    "把十六大以来的旧档案逐年整理出来",
    "第一时间回复来电",
    "以一当十地干好每件小事",
    "新增2.5米高的货架3组",
)

LINE_START_FRIENDS = (
    "3.8妇女节前后走访女职工家庭，送去慰问品",
    "1.5倍的库存余量要一直保持到年底，不得挪用",
    "第六医院的带教老师每季度来一次，讲解新设备的用法",
    "一方面要管住开支，另一方面要保证日常用度",
    "五到位的要求写进每个班组的交接本",
    "十六大以来的照片由档案室扫描存档",
    "2025.3.5之前的单据一律补录",
    "一岗双责的名单张贴在公告栏内",
)


def phrase(rng: Random) -> str:
    """Return a verb and what it is about: 加强设备维护."""
    return rng.choice(ACTIONS) + rng.choice(MATTERS)


def heading(rng: Random) -> str:
    """Return a heading of 6 to 21 characters, without final punctuation."""
    first = phrase(rng)
    form = rng.randrange(5)
    if form == 0:
        return f"{first}，{phrase(rng)}"
    if form == 1:
        return f"{first}，{rng.choice(AIMS)}"
    if form == 2:
        return f"{rng.choice(ACTIONS)}{rng.choice(MATTERS)}、{rng.choice(MATTERS)}"
    if form == 3:
        return f"以“{rng.choice(SLOGANS)}”为主题{first}"
    return first


def clause(rng: Random) -> str:
    """Return a clause without final punctuation; it may hold commas."""
    matter, month = rng.choice(MATTERS), rng.randint(1, 12)
    forms = (
        f"{month}月{rng.randint(1, 28)}日前完成{matter}的自查",
        f"由{rng.choice(DEPARTMENTS)}牵头制定{matter}细则",
        f"全年组织{rng.randint(2, 9)}次{matter}交流",
        f"按照《{rng.choice(BOOKS)}》逐项核对{matter}台账",
        f"把“{rng.choice(SLOGANS)}”写进班组日志",
        f"对{matter}中的{rng.randint(2, 30)}个难点（含去年遗留的）逐一登记",
        f"每周检查一次{matter}情况",
        f"安排{rng.randint(2, 20)}人参加{matter}轮训",
        rng.choice(FALSE_FRIENDS),
    )
    return rng.choice(forms)


def sentence(rng: Random, clauses: int = 0) -> str:
    """Return one sentence that ends with 。 and holds no other end of a sentence."""
    count = clauses or rng.randint(1, 3)
    return "，".join([*(clause(rng) for _ in range(count)), rng.choice(AIMS)]) + "。"


def paragraph(rng: Random, sentences: int = 0) -> str:
    """Return a paragraph of one to four sentences, none of which looks like a marker."""
    count = sentences or rng.randint(1, 4)
    return "".join(_quiet_start(rng) + sentence(rng) for _ in range(count))


def _quiet_start(rng: Random) -> str:
    """Return a start of a sentence that no reader takes for a number or a month."""
    return rng.choice(("继续", "还要", "各组要", "同时，", "平时", "有关人员"))
