"""What stands before the known words of a name: 云溪 in 云溪街道妇联, 双创工作 in 双创工作领导小组.

Proper names are in no table.  But what cannot be part of a name is a small class of words (verbs
that take a body as their object, prepositions, pronouns, times), so a name is followed leftwards
from its known words to the first of these, to a punctuation mark or to the fact before it.
Tables to extend.
"""

from __future__ import annotations

from functools import cache
from typing import Final


def _list(text: str) -> tuple[str, ...]:
    return tuple(text.split())


_STOP_CHARS: Final = frozenset(
    "来跟暨的了和与及或在于由向对为把将被从到以并但而等各每该此其是有也又还则即因若让使给按经凭含约近超这那哪且我你他她它您们"
    "着过至未没不已拟应须需凡均如另做再请赴随就可能要想更很最较后前时起止开交往里"
)
"""Characters before which no name goes on, but in the words of ``_NAME_WORDS``."""
_NAME_WORDS: Final = frozenset(_list(
    "未来 来宾 来凤 来安 外来 效能 交安 根因 病因 原因 因子 因素 基因 本科 本级 公交 交投 交运 交城 交口 和平 和谐 和顺 和兴 和睦 永和 太和 仁和 祥和 泰和 义和 顺和 新和 东和 云和 德和 共和 中和 安和 嘉和 福和 兴和 敬和 康和 清和 和田 和县 温和 饱和 "
    "向阳 向荣 向前 为民 有为 行为 从化 从业 从教 从严 合同 应急 对应 供应 感应 应届 能源 技能 节能 职能 智能 功能 性能 机能 对外 对口 对台 对接 结对 财经 "
    "经济 经信 经审 经开 经营 经贸 经费 经管 经纪 经办 有限 国有 公有 所有 高等 中等 平等 等级 等保 近代 附近 近视 近海 就近 就业 按摩 如意 如东 如皋 过程 "
    "过渡 过敏 重要 要素 必要 要闻 主要 纪要 需求 急需 期前 学前 产前 前进 前锋 前沿 前哨 前期 前台 门前 后勤 后备 后方 后厨 售后 产后 战后 课后 午后 后期 "
    "时代 战时 临时 小时 时政 时事 时装 起草 起重 更年 更新 不良 不锈 不动 至诚 至善 给水 供给 含山 将军 将来 把关 请示 随访 随班 再生 再造 未来 未成 "
    "已婚 可靠 认可 许可 可视 可持 可信 参与 由来 自由 导向 方向 定向 现在 在线 在职 在编 内在 存在 到期 到家 约定 预约 节约 公约 被服 每日 各界 但家 让胡 "
    "以色 使馆 大使 天使 行使 又新 做强 赴港 较场 最高 最美 留守 不孕 禁止 防止 公和 文与 与会 其昌 着装 着力 穿着 更名 经络 经验 经理 经典 随州 赵各 上杭 "
    "凡人 不忘 止血 起搏 起降 时间 及时 按时 开发 公开 开放 南开 开元 开封 开州 开平 开县 开化 开福 开阳 交通 交流 交警 交委 交管 交大 交易 交接 外交 社交 "
    "里程 公里 往来 交往 三里 十里 五里"
))  # fmt: skip
"""Words in which a stop character belongs to a name."""
VERBS: Final = _list(
    "编入 全部 合办 考上 其中 才算 少坐 坐在 并入 下派 轮训 一届 本届 上届 下届 历届 首届 简称 下达 依据 介绍 轮流 参加 参与 出席 列席 邀请 聘请 联合 会同 协同 配合 协助 协调 联系 对接 依托 借助 利用 通过 根据 按照 依照 围绕 结合 鉴于 关于 成立 组建 建立 设立 建成 "
    "筹建 新建 改建 创建 打造 建设 健全 完善 调整 充实 加强 强化 推进 推动 促进 深化 落实 贯彻 执行 服从 遵守 接受 听取 听从 遵照 召开 开好 举办 举行 承办 "
    "主办 协办 筹办 筹备 准备 开展 组织 安排 部署 布置 启动 实施 进行 完成 做好 搞好 抓好 办好 抓紧 迎接 迎检 接待 陪同 走访 走进 深入 前往 来到 赶赴 到达 "
    "奔赴 赶往 返回 回到 参观 考察 调研 访问 慰问 看望 探望 帮扶 帮助 支持 支援 扶持 资助 捐赠 赠送 发放 送往 送到 送至 报送 上报 呈报 提交 上交 交由 移交 "
    "递交 交给 转交 汇报 报告 反馈 通报 抄送 抄报 印发 下发 转发 提请 申请 申报 争取 寻求 争创 评选 推荐 推选 选举 选出 选派 选送 委派 指派 派出 派驻 抽调 "
    "委托 授权 督促 指导 检查 督查 督导 抽查 考核 考评 评估 验收 审核 审定 审批 批准 审议 监督 监管 管理 负责 牵头 承担 主持 召集 带领 率领 领导 担任 兼任 "
    "出任 当好 成为 作为 充当 发挥 体现 展示 展现 宣传 学习 传达 宣讲 领会 感谢 纪念 庆祝 欢迎 欢送 拥护 维护 保障 保证 确保 保持 坚持 坚定 巩固 提高 提升 "
    "增强 增加 扩大 拓展 延伸 覆盖 辐射 带动 引领 引导 动员 号召 发动 鼓励 激励 激发 倡导 提倡 主动 积极 认真 切实 努力 及时 定期 统一 分别 共同 一起 继续 "
    "重点 着力 大力 全力 全面 扎实 充分 逐步 严格 严肃 规范 明确 确定 制定 制订 修订 编制 拟定 起草 签订 签署 填写 填报 收集 汇总 整理 归档 上传 发布 公布 "
    "公示 公开 播放 张贴 悬挂 分析 研究 讨论 商讨 探讨 总结 交流 分享 观摩 表彰 奖励 表扬 命名 授予 荣获 获得 取得 达到 超过 实现 力争 达成 位于 坐落 地处 "
    "隶属 归属 属于 来自 源自 出自 包括 包含 涵盖 涉及 例如 比如 除了 除去 只有 没有 具有 拥有 设有 配有 配备 配齐 配强 选好 选优 建好 用好 管好 治好 聘任 "
    "聘用 招聘 招募 招收 引进 引入 培养 培育 选拔 任命 更换 改选 换届 增补 补选 补充 撤销 合并 整合 统筹 兼顾 关心 关爱 关注 重视 尊重 服务 团结 凝聚 满足 "
    "解决 处理 化解 调解 纠正 查处 处置 防范 防止 预防 杜绝 遏制 避免 减少 降低 压降 巡查 巡视 巡察 巡回 排查 整改 整治 清理 清查 盘点 登记 注册 备案 报名 "
    "报到 报备 签到 集合 出发 乘坐 入驻 进驻 驻守 值守 轮流 担负 履行 行使 兑现 缴纳 上缴 收缴 拨付 支付 划拨 投入 购买 采购 添置 更新 改造 维修 修缮 修建 "
    "兴建 扩建 搬迁 迁入 迁至 开通 开放 开设 开办 开启 开辟 打通 链接 连接 联络 联通 对照 对标 比照 参照 参考 借鉴 掌握 了解 熟悉 知晓 认识 理解 把握 增进 "
    "改进 改善 优化 创新 探索 尝试 试行 推行 推广 普及 实行 采取 采用 运用 使用 应用 借用 租用 商请 函告 函请 致函 通知 告知 提醒 约谈 谈话 谈心 走向 面向 "
    "朝向 送入 进入 纳入 列入 加入 投身 融入 步入 转入 转到 转为 改为 变为 划分 分成 分为 组成 构成 形成 产生 出现 发生 引起 导致 影响 制约 限制 要求 请求 "
    "恳请 希望 期待 建议 提议 提出 提供 提取 供给 借给 送给 发给 交予 给予 予以 加以 得以 可以 能够 应当 应该 必须 务必 需要 想要 愿意 敢于 善于 勇于 乐于 "
    "征求 征集 征询 咨询 问计 请教 致电 联手 携手 牵手 依靠 拜访 抄告 函询 敦促 催促 会商 呈送 呈请 报请 提请 知会 通告 派遣 派往 选调 借调 拟请 专请 商请 请来 函请 移送 送交 送达 转递 传给 报给 报至 提给 留给 还给 捐给 救助 赞助 补助 拨给 答谢 慰劳 探访 探视 拜会 随同 伴随 偕同 协办 承接 签约 揭牌 挂牌 试点 听从 遵从 依法 邀约 荣升 接洽 洽谈 走到 来到 去到 留在 放在 设在 建在 驻在 区设 室设 科设 班设 院设 校设 级设 层设 组设 队设 点设 处设 站设 村设 会设 个设 家设 区配 室配 班配 科配 楼配 车配 组配 点配 便于 利于 高于 低于 优于 等于 介于 全体 各级 有关 相关 所有 部分 其他 其它 一个 两个 三个 几个 一家 一所 两所 这个 那个 各个 每个 某个 哪个 各类 各种 "
    "这些 那些 一些 许多 多个 多家 每家 每所 各家 各所 今年 明年 去年 本年 全年 目前 当前 近期 当天 当日 当月 当年 年初 年底 年终 年内 年中 月初 月底 上午 "
    "下午 中午 晚上 早上 期间 之前 之后 以前 以后 前夕 届时 同时 随后 首先 其次 然后 最后 此外 另外 以及 还有 或者 并且 而且 因此 所以 由于 为了 除外 截至 "
    "截止 自从 直至 随着 凭借 委请 约请 恭请 特邀 陪伴 协商 商定 议定 决定 同意 认定 评定 评为 选为 定为 设为 视为 成功 顺利 圆满 正式 首次 再次 多次 每次 "
    "初步 基本 专门 专程 亲自 直接 间接 自觉 自行 自主 分批 分期 分类 分级 分层 逐级 逐个 逐一 层层 全程 全员 长期 经常 日常 适时 随时 按时 准时 按期 如期 "
    "提前 暂时 集中 有序 稳步 加快 加大 加紧 抓实 抓细 压实 夯实 拓宽 疏通 畅通 理顺 捋顺 厘清 细化 量化 强调 突出 聚焦 紧扣 紧盯 紧跟 瞄准 立足 着眼 面对 "
    "针对 应对 当作 看作 辅导 培训 教育 咨询 反映 投诉 举报 受理 办理 答复 回复 回应 回访 走遍 汇聚 整编 收听 收看 观看 阅读 浏览 下载 登录 订阅 投稿 入选 "
    "当选 候选 竞选 竞聘 述职 交接 接任 接替 接管 接收 接送 护送 运送 配送 发送 寄送 递送 带好 带队 领取 借阅 归还 分管 主管 适逢 正值 恰逢 时值 次日 当晚 "
    "翌日 包联 挂钩 挂联 联点 驻点 转送 受到 得到 收到 接到 报经 经由 改由 系由 均由 均为 归口 对口 本次 此次 该次 这次 历次 上次 下次 整个 撤消 取消 停止 "
    "具体 情况 下设 增设 分设 内设 附设 名单 代表 一步"
)
"""Words of two characters after which a name begins: verbs that take a body as their object, adverbs, times."""
_SOFT: Final = frozenset(_list(
    "指导 检查 督查 督导 考核 评估 审核 审批 监督 监管 管理 领导 宣传 学习 保障 维护 统一 规范 研究 交流 公开 服务 调解 防范 预防 巡查 巡视 巡察 整治 采购 "
    "维修 创新 推广 应用 建设 创建 改造 教育 培训 咨询 接待 联络 协调 联系 处置 处理 整改 登记 招聘 引进 评选 选举 推荐 验收 调研 申报 推进 促进 发展 协商 "
    "信访 投诉 举报 办理 受理 辅导 评定 认定 考评 实施 编制 筹备 执行 换届 运用 使用 迎检 巡回 分析 讨论 审议 处突 清理 排查 防控 阅读 动员 表彰 总结 述职 "
    "部署   调度 观摩 座谈 统筹 整合 优化 深化 提升 改进 拓展 帮扶 支援 资助  关爱 救助 治理 接访      签约 揭牌 启动 庆祝 "
    "纪念   培养 培育 选拔 招生 招募  宣讲 重点 全面 日常 定期 集中 专门 全员 长期 年终 年中 年初 年底 分类 分级 全程 经常     "
    " 配送 接送 分享  报名 筹建    联合 协同"
))  # fmt: skip
"""Verbs that also name a field of work: 督查 in 督查领导小组 belongs to the name, in 督查街道妇联 not."""
_GENERIC: Final = _list(
    "山村 困难 微型 兼职 专职 支 全 女工 医疗 孕妇 等级 投用 新投用 随班就读 读 型 类 级 性 式 好 优 佳 新一届 本届 上届 下届 历届 首届 合格 流动 区属 市属 县属 中职 高职 毕业 应届 市直 就读 市民 县民 村民 全市 全县 全区 全镇 全乡 全校 全院 全省 全街道 全局 全厂 全国 全体 辖区 各地 兄弟 周边 邻近 附近 同级 友好 结对 帮扶 共建 对口 定点 重点 示范 试点 "
    "先进 优秀 优质 民办 公办 农村 城区 乡村 城乡 三级 二级 一级 三甲 公立 私立 品牌 特色 平安 绿色 文明 数字 智慧 健康 和谐 美丽 幸福 学习型 服务型 规模 "
    "大型 小型 中型 普通 薄弱 一流 现代 现代化 新建 原有 当地 本地 外地 知名 著名 高等 中等 初等 省内 市内 国内 区内 校内 院内 校外 社会 广大 新型 标准化 "
    "示范性 合作 签约 意向 贫困 偏远 山区 上级 下级 基层 中小 职业 专科 综合 传染病 精神病 实习 其他 目标 对象 成员 会员 帮联 包联 联系 驻地 试验 实验 附属 "
    "红旗 标兵 五四 四好 五好 六好 堡垒 模范 卫星 宜居 宜业 生态 无烟 花园式 园林式 书香 节水型 节约型 安全 五星级 星级 创新型 龙头 骨干 外资 国有 中央 上市 家长 老年 电大 家校 乡镇 街道 村级 社区 "
    "企业  商业 物流 供应 施工 监理 设计 保险 出版 旅行 物业 外包 第三方 劳务 我们 你们 他们 本市 我市 本县 我县 党的 中医 中西医 中西医结合 民族 肿瘤 "
    "儿童 妇产 口腔 康复 整形 专业 品质 甲等 乙等 三级甲等 二级甲等 三级乙等 双一流 高水平 国际 国家级 省级 市级 区级 县级 校级 定向 热门 学区 片区 相邻 一些 "
    "整个 所在 所属 直属 下属 原 村庄 部门 单位 一线 田间 各村 居民 群众 世界 世界级 世界一流 备案"
)
"""Words that say of what kind, not which: 兄弟学校, 示范医院 name no one."""

_LEVELS: Final = _list(
    "站 园 段 社 路局 项目 矿 省 市 区 县 镇 乡 州 村 校 院 局 厂 厅 街道 社区 公司 学校 医院 集团 学院 机关 园区"
)
"""What a name that goes on leftwards may begin with: 区 in (临江)区教育局."""
_GROUPS: Final = _list(
    "领导小组 工作小组 工作专班 专班 委员会 指挥部 协会 学会 办公室 中心 督导组 督查组 巡察组 检查组 调研组 评审组 筹备组 专项工作组 "
    "管理小组 质控小组 攻关小组 考核小组 督查小组 检查小组 评审小组 评议小组 监督小组 审核小组 调查小组 应急小组 筹备小组 "
    "课题组 联合会 促进会 研究会 理事会 俱乐部"
)
"""Bodies that a field of work of any length names: 普通话水平测试工作领导小组."""
_ENDS: Final = frozenset("科处室部办局厅所站队组班心校学院司团区村镇乡道县市会委馆厂行园级目组间")
"""What the words end with that name where somebody holds an office: 质管部 in 质管部经理."""
LONE_VERBS: Final = frozenset("待同成报受找送派去来借租看听问寄交选设建进出入回返开办请邀约")
_MEETING_OWNERS: Final = frozenset(
    _list(
        "全市 全县 全区 全镇 全省 学校 医院 公司 单位 机关 我校 我院 本校 本院 市 区 县 镇 乡 省 局 院 校 街道 社区 村 集团 各级 年级"
    )
)
_WHOLE: Final = frozenset("全" + level for level in "省市区县镇乡州村校院局厂")
"""全市 is no one's name: 全市妇联干部 are those of all its 妇联."""
_OTHER_WORDS: Final = frozenset(
    (
        "部分",
        "阶段",
        "时段",
        "路段",
        "地段",
        "学段",
        "手段",
        "片段",
        "旅社",
        "公社",
        "结社",
        "辖区",
        "地区",
        "城区",
        "山区",
        "灾区",
        "市区",
        "乡镇",
        "城镇",
        "村镇",
    )
)
"""Words whose second character only looks like the beginning of a body: (部)分工会, (辖)区妇联."""
_MASKS: Final = frozenset("XxＸｘ×*＊○")
"""What stands for a name that is not told: XX市实验小学."""


def begin(kind: str, text: str, low: int, at: int, end: int) -> int | None:
    """Return where the name begins whose known words are ``text[at:end]``; None if they name no one here.

    Nothing before ``low`` belongs to it.
    """
    if kind == "document_number":
        return start_of_name(text, low, at, 8)
    if kind == "meeting":
        return at if text[at:end] in ("会议", "大会") else _begin_of_meeting(text, low, at, end)
    if kind == "role" and (_in_title(text, at, end) or text[end - 3 : end] in _NO_OFFICES):
        return None
    if kind == "organization" and at == low and text[low - 1 : low] == "个" and _is_of_a_kind(text[at:end]):
        return None
    level = text.startswith(_LEVELS, at)
    if kind == "organization":
        across = text[max(0, at - 1) : at + 1]
        before = text[max(0, at - 2) : at]
        if (across in _OTHER_WORDS and not _is_tail_of_name(text, low, at)) or _WHOLE & {across, before}:
            return None
        if across in _cutting() and before not in _stops()[0]:
            return None
        return _begin_of_body(text, low, at, end, level=level)
    return _begin_of_office(text, low, at, end, level=level)


def _is_of_a_kind(name: str) -> bool:
    """Tell whether several are counted that have no name: 十一个村卫生室, 3个医疗组."""
    return name[0] in "村镇乡县市区" or (name[-1] in "组室站" and not name.endswith("小组"))


_NO_OFFICES: Final = frozenset(
    _list("业主任 展所长 扬所长 尽所长 处理事 章理事 管理事 主理事 办理事 料理事 受理事 代理事 护理事 明理事")
)
_OPENING: Final = frozenset('“"‘＂「『')
_CLOSING: Final = frozenset('”"’＂」』')
_LONGEST_TITLE: Final = 12


def _in_title(text: str, at: int, end: int) -> bool:
    """Tell whether the words stand in quotation marks with others but no punctuation: “校长面对面”."""
    first, last = at, end
    while at - first <= _LONGEST_TITLE and "一" <= text[first - 1 : first] <= "鿿":
        first -= 1
    while last - end <= _LONGEST_TITLE and "一" <= text[last : last + 1] <= "鿿":
        last += 1
    quoted = text[first - 1 : first] in _OPENING and text[last : last + 1] in _CLOSING
    return quoted and (first, last) != (at, end)


def _begin_of_body(text: str, low: int, at: int, end: int, *, level: bool) -> int | None:
    if not level and any(group in text[at:end] for group in _GROUPS):
        start = start_of_name(text, low, at, 14, field=not text.startswith("工会", at))
        return across_and(text, low, start)
    start = start_of_name(text, low, at, 8, least=1 if level else 2)
    if start == at and text.startswith(_OF_A_LEVEL, at):
        return None
    if text[at:end] in _HOUSED and text[at - 1] not in _HOUSES:
        return at
    return _named(text, start, at)


_OF_A_LEVEL: Final = ("乡镇", "镇街", "街镇", "基层")
"""Words with which only those are meant that have a name before them: 乡镇卫生院."""
_HOUSED: Final = frozenset(("工会", "支部"))
_HOUSES: Final = frozenset("XxＸ×*科处室局厅所站院校司团会馆厂行园部社段队矿场店心")
"""What the words end with that name the house whose branch a body is: 保健站 in 保健站工会."""


_PEOPLE: Final = frozenset(_list(
    "教师 学生 职工 家长 员工 群众 居民 村民 党员 干部 医生 护士 患者 企业 师生 会员 青年 妇女 社会 用户 业主 客户 单位 部门 个人 集体 学校 医院 公司 工会"
))  # fmt: skip


def across_and(text: str, low: int, start: int) -> int:
    """Return where a name begins of which another word and 与 or 和 are part: 护理质量与(安全管理委员会)."""
    if start - low < 3 or text[start - 1] not in "与和":
        return start
    begin = start_of_name(text, low, start - 1, 6, field=True)
    word = text[begin : start - 1]
    if not word or word[-1] in _HOUSES or word in _PEOPLE or not which(word):
        return start
    return begin


def _named(text: str, start: int, at: int) -> int:
    name = which(text[start:at])
    return at if len(name) == 1 and start < at - 1 else at - len(name)


def _begin_of_office(text: str, low: int, at: int, end: int, *, level: bool) -> int:
    if text.startswith("基层", at):
        return at + 2
    if text.endswith("第一责任人", at, end):
        return end - 5
    if text[at : at + 2] in _SOFT and _is_whole_office(text[at + 2 : end]):
        return at + 2
    if text[at - 1 : at] == "各" and text[at] in "省市县区镇乡":
        return at + 1
    level = level and text[at + 1 : at + 2] != "长"
    start = start_of_name(text, low, at, 8, least=1 if level else 2, field=not level)
    if start == at or text[at - 1] in "任当选兼":
        return at
    if not (level or text[at - 1] in _ENDS or text.startswith(_SCHOOLS, at)):
        return _begin_of_duty(text, start, at, end)
    return _named(text, start, at)


def _begin_of_duty(text: str, start: int, at: int, end: int) -> int:
    """Return where the field begins that a duty is for: 电梯 in 电梯安全管理员, 讲解 in 讲解组长."""
    if not text.endswith(_DUTIES, at, end) or at - start > _LONGEST_FIELD or text[start : start + 2] in _SOFT:
        return at
    return _named(text, start, at)


def _is_whole_office(words: str) -> bool:
    """Tell whether an office needs no field before it: 人民调解员 in 考核人民调解员, but not 组长 in 督查组长."""
    return words in _HEADS_OF_HOUSES or (len(words) > 3 and words[0] not in _ENDS)


_HEADS_OF_HOUSES: Final = frozenset(
    ("书记", "副书记", "校长", "院长", "园长", "护士长", "局长", "镇长", "会长")
)
_SCHOOLS: Final = ("中心", "小学", "中学", "幼儿园", "卫生院", "医院")
_DUTIES: Final = ("队长", "组长", "管理员", "楼长", "负责人", "监督员", "责任人", "联络员")
_LONGEST_FIELD: Final = 5


def _begin_of_meeting(text: str, low: int, at: int, end: int) -> int:
    start = start_of_name(text, low, at, 6, field=not text.endswith(_CONGRESSES, at, end))
    if end - at > 4 and text.startswith(_BEFORE_MEETINGS, start):
        start += 2
    while start < at:
        size = next((n for n in (2, 1) if text[start : start + n] in _MEETING_OWNERS), 0)
        if not size:
            break
        start += size
    return (
        at if start < at and text[at - 1] in _ENDS and text[at - 2 : at] not in _KINDS_OF_MEETING else start
    )


_BEFORE_MEETINGS: Final = ("筹备", "准备", "启动")
_CONGRESSES: Final = ("代会", "代表大会")
_KINDS_OF_MEETING: Final = frozenset(_list("项目 班级 年级 小组"))


def _is_tail_of_name(text: str, low: int, at: int) -> bool:
    """Tell whether a name ends before ``at``: 相山 in 相山区书协, but 山区 in 偏远山区学校."""
    return len(which(text[start_of_name(text, low, at, 4) : at])) > 1


@cache
def _cutting() -> frozenset[str]:
    """Return the verbs whose second character may look like the beginning of a body: 划(分)工会小组."""
    return frozenset(verb for verb in VERBS if verb[1] in "分部中办局处科社校院组安站支团工建报")


@cache
def _stops() -> tuple[frozenset[str], frozenset[str]]:
    """Return the words before a name, and those of them that stand before any kind of name."""
    words = frozenset(VERBS)
    return words, words - _SOFT


_LED_BY: Final = {1: LONE_VERBS, 2: frozenset("报受找邀约")}
"""Characters that lead in a name of one or two characters; longer ones also by 同 (but 同济医院)."""


def start_of_name(text: str, low: int, at: int, most: int, *, least: int = 2, field: bool = False) -> int:
    """Return where the name begins whose known words begin at ``at``, not before ``low``.

    It is ``at`` itself where nothing can belong to it: fewer than ``least`` characters, or more than
    ``most``.  With ``field`` words for a field of work are part of it (督查领导小组).
    """
    all_stops, field_stops = _stops()
    stops = field_stops if field else all_stops
    start = at
    while start > low and not (start == at and text[at - 1] in "报转送请"):
        char, before = text[start - 1], text[max(low, start - 2) : start]
        if before in _NAME_WORDS:
            start -= 2
        elif (
            char in _STOP_CHARS
            or before in stops
            or not ("一" <= char <= "鿿" or char in _MASKS)
            or (field and before in all_stops and text[start] in "省市县镇乡")
        ):
            break
        else:
            start -= 1
        if at - start > most:
            return at
    if start < at and text[start] in _LED_BY.get(at - start, "报受找邀约同"):
        start += 1
    return start if at - start >= least else at


_NO_BODY: Final = ("科室", "部门", "班组", "处室", "单位", "支部", "队伍", "家长", "校办", "俱乐部")
_OF_ANY: Final = ("相关", "有关", "所在", "责任", "职能", "主管", "牵头", "上级", "主办", "承办", "分管")


def is_name(text: str) -> bool:
    """Tell whether words that stand where a name must stand are one: no verb is among them, and no kind."""
    if text.endswith(_NO_BODY) or (text.startswith(_OF_ANY) and text[-1] not in "长员任记理"):
        return False
    return len(text) > 1 and (
        len(text) == 2 or start_of_name(text, 0, len(text) - 1, len(text), field=True) == 0
    )


def which(text: str) -> str:
    """Return what is left of the words before a name without those that only say of what kind."""
    generic = _generic()
    start = 0
    while start < len(text):
        size = next((n for n in range(5, 0, -1) if text[start : start + n] in generic), 0)
        if not size:
            return text[start:]
        start += size
    return ""


@cache
def _generic() -> frozenset[str]:
    return frozenset(_GENERIC)
