"""The words that the rules go by.  Tables to extend; a new word comes with a labelled place.

Strings are lists parted by blanks.
"""

from __future__ import annotations

from functools import cache
from typing import Final

from planparse.language.patterns import words


@cache
def any_of(table: str) -> str:
    """Return a pattern for any word of a table."""
    return words(table.split())


# ------------------------------------------------------------------ years

LAST_YEAR_BEFORE: Final = (
    "总结 回顾 盘点 对照 相比 比 较 同比 巩固 反思 梳理 汇报 通报 上年 上年度 去年 截至 截止"
)
"""Before the year before the plan's own: 总结2024年工作."""
LAST_YEAR_AFTER: Final = (
    "工作 度 的工作 全年 同期 相比 基础 总结 成绩 经验 不足 存在 决算 财务 经费 评比 评优 先进 优秀 考核 目标 任务 工会 计划 "
    "提案 活动 情况 下半年 底 年底 末 收支 收缴 表彰 述职 绩效"
)
"""Behind it: 2024年度考核, 2024年工作的基础上."""
HISTORY: Final = (
    "成立 建成 创办 创建 获得 荣获 获评 获 被评 被授予 被命名 印发 颁布 发布 出台 修订 制定 下发 通过 施行 实施 建院 建校 建厂 "
    "参加工作 投入使用 启用 挂牌 揭牌 立项 签订"
)
"""With 的 or 于 these tell of something that was, in whatever year: 2024年印发的办法."""
SINCE: Final = "以来 至今 起 开始 之前 以前 之后 以后"
"""Right behind a year they bind it to what happened: 2024年以来."""
COHORT: Final = "级 届"
"""Behind a year they name those who came or left in it: 2025级, 2025届毕业生."""
NOT_A_YEAR: Final = "元 人 名 号 次 个 万 亿 件 份 户 套 字 米 人次 平方米 美元 多 余 册 本 台 张 床 分 公里"
"""Behind four digits in a title they count."""

NEXT_YEAR: Final = "明年 来年 下一年度 下一年 下年度 明年度"
"""Relative words that may already mean the plan's own year."""
NO_FILL_BEFORE: Final = "近 过去 未来 第 前 后 满 每 多 历时 为期 任期 连续 持续 工龄 教龄 成立 建院 建校"
"""XX年 behind these is a length of time."""

# ------------------------------------------------------------------ ordinals

EVENTS: Final = (
    "运动会 体育节 田径 比赛 大赛 竞赛 联赛 邀请赛 选拔赛 对抗赛 技能赛 赛 杯 艺术节 文化节 读书节 科技节 体育文化节 美食节 音乐节 电影节 "
    "旅游节 节 展 展览 画展 书画 摄影 论坛 博览会 晚会 联欢会 音乐会 歌会 歌咏 合唱 文化周 文化月 活动周 活动月 宣传周 宣传月 技能月 安康杯 "
    "会演 汇演 演讲 征文 夏令营 冬令营 训练营 嘉年华 游园 健步走 登山 拔河 球 棋 辩论 诗会 年会 评选 标兵评比 技能比武 练兵 比武 毽 绳 "
    "学术会议 学术年会 研讨会 学术节 创新大会"
)
"""What is held every year behind 第N届."""
NOT_YEARLY: Final = (
    "亚运 奥运 全运 冬奥 大运会 青运会 城运会 农运会 民运会 世博 进博 世界杯 亚洲杯 全国运动会 全国职工运动会 省运会 市运会 区运会 县运会 "
    "省运动会 市运动会 全省运动会 全市运动会 园博 花博 科技大会 劳模大会 残运会 特奥"
)
"""Held every other year or every four: their ordinal does not go on with the plan's year."""
TERMS: Final = (
    "委员会 理事会 常委会 全委会 全委 班子 领导 任期 职代会 教代会 工代会 党代会 团代会 妇代会 学代会 代表大会 会员大会 会员代表 "
    "职工代表 教职工代表 工会委员 委员 主席 理事 董事会 监事会 经审 女工委 人大 政协 中央 支部 党委 总支"
)
"""Behind 第N届 they name a term of office, which does not end every year."""
RARELY: Final = "每两年 两年一 每三年 三年一 每四年 四年一 隔年 每五年 五年一 两年举办 双年"
"""An event so described is not held every year."""
ELSEWHERE: Final = "国际 世界 中国 亚洲 全球 中华 海峡 一带一路"
"""Who holds these events does so in years of his own."""
SESSION_OF: Final = (
    "教职工代表大会 职工代表大会 会员代表大会 工会会员代表大会 教工代表大会 代表大会 职代会 教代会 工代会 双代会 两代会 党代会 团代会 "
    "妇代会 会员大会 全委会 委员会 全体会议 工会委员会"
)
"""Bodies that meet in terms and sessions."""
SAME_BODY: Final = {
    "教职工代表大会": "职代会", "职工代表大会": "职代会", "教工代表大会": "职代会", "教代会": "职代会",
    "会员代表大会": "工代会", "工会会员代表大会": "工代会",
}  # fmt: skip
"""Two names of one body."""
OUTSIDE: Final = "全国 中央 中纪委 省 自治区 市 区 县 人大 政协 总工会 上级"
"""Before a term and session they name somebody else's, whose calendar this plan does not set."""
ELECTION: Final = "换届 改选 届满 任期届满"
"""A new term begins."""

# ------------------------------------------------------------------ festivals and dates

AHEAD: Final = "慰问 走访 送温暖 看望 前 前夕 前后 筹备 准备 迎 检查 发放 安排"
"""What may be done up to thirty days before a festival."""
OVER: Final = "后 总结 以来"
DEADLINE: Final = "前 之前 以前 止 截止 为止 截稿"
"""Behind a date they make it a day by which something is done."""
IN_FORCE: Final = "起施行 起实施 起执行 起生效 生效 施行 起正式施行"
HOLIDAY_TALK: Final = "放假 值班 假期 调休 上班 收假"
"""With these an item speaks of the holidays themselves."""

# ------------------------------------------------------------------ what happens once

ONE_OFF: Final = (
    "搬家 搬迁 乔迁 迁址 迁入 搬入 整体搬 落成 奠基 竣工 揭牌 揭幕 挂牌仪式 开业典礼 启用仪式 正式启用 投入使用 新院区 新校区 新大楼 新楼 "
    "主体封顶 封顶仪式 试运行 破土动工 剪彩 改制 更名 合并组建"
)
DONE: Final = "已做 已完成 已办 已落实 完成 已结束 取消 延期 略 暂缓"
"""In brackets they are last year's notes."""
PARTED: Final = "民主 政治 反腐 党委 书记 领导 干部 群众 选举 监督 腐败 维权 维稳 工会 政府 主席 中央 国家 人民 法律 社会 思想 理论 教育 管理"
"""Words that are parted by a hyphen so that a filter does not see them."""
