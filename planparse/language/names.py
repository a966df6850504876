"""The words that meetings, organizations, roles and places are made of.  Tables to extend.

A name is a run of qualifying words (市, 教育, 第一, 优秀 …) and a head (工会, 书记, 座谈会, 会议室).
Only such runs are found: a bare 工会 or 医院 names no one in particular.  What no table can hold,
the proper name before the known words (云溪 in 云溪街道妇联), is ``planparse.language.owners``'s.
"""

from __future__ import annotations

from functools import cache
from typing import Final

from planparse.language.patterns import WHOLE, words
from planparse.language.runs import Part, characters, either, exactly, one_of, row, some, unless
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
    "国家 矿 我场 我厂 我处 我所 我站 我部 我馆 我会 我矿 我行 本场 本厂 本所 本馆 本站 本园 园 我园 省 市 区 县 镇 乡 街道 局 校 院 系 处 厂 州 院系 上级 学校 医院 学院 公司 集团 机关 基层 卫生 教育 卫生系统 教育系统 科技 医学部 教育局 卫生局 本校 "
    "本院 我校 我院 离退休 退休 第一 第二 第三 第四 第五 直属 党政 社区 村 乡镇 镇街 街镇 市直 区直 县直 省直 本市 本县 本区 本镇 本街道 本社区 本村 我市 "
    "我县 我区 我镇 我乡 我局 我司 我村 我社区 我街道 本局 支公司 分公司 分局 支队 大队 园区 开发区 高新区 新区 经开区 省级 市级 区级 县级 镇级 村级 校级 "
    "院级 国家"
)
BODIES: Final = _list(
    "总工会 女职工委员会 女工委员会 女工委 经费审查委员会 经审委 劳动争议调解委员会 工会小组 教育工会 党委 党总支 党支部 党组 党小组 机关党委 团委 团总支 "
    "团支部 妇联 妇委会 纪委 纪检组 学生会 学生分会 少先队大队部 大队部 家长委员会 家委会 教研组 教研室 年级组 备课组 课题组 领导小组 工作小组 工作专班 "
    "福利委员会 学术委员会 伦理委员会 关工委 关心下一代工作委员会 教育局 卫生局 卫健委 卫生健康委员会 卫生健康委 教体局 教育体育局 人社局 公安局 财政局 民政局 文旅局 "
    "应急管理局 市场监管局 教育厅 卫生厅 教育部 卫生部 民政部 团市委 团省委 团区委 市委 市政府 区委 区政府 县委 县政府 省委 省政府 党办 院办 校办 团办 招生办 "
    "运管所 农科院 伙委会 膳委会 膳管会 校委会 班委会 综治办 督导办 督查办 信访办 文明办 红十字会 残联 科协 消防大队 消防支队 派出所 实验小学 中心小学 实验中学 中心幼儿园 人民医院 中医院 妇幼保健院 中心医院 "
    "儿童福利院 居委会 村委会 物业公司 村委 居委 街道办 街道办事处 项目部 理事会 校长办公室 院长办公室 局长办公室 党政办公室 厂长办公室 总经理办公室 检察院 法院 "
    "县医院 市医院 区医院 省医院 镇卫生院 乡卫生院 派驻纪检组 党工委 办事处 工委 工委会 机关工委 直属机关工委 国务院 人大常委会 政协 人民政府 组织部 宣传部 统战部 "
    "政法委 编办 发改委 卫计委 国资委 教工委 教育工委 卫生健康局 生态环境局 市委党校 区委党校 县委党校 省委党校 党群工作部 村党支部 村党总支 联合党支部 妇女联合会 "
    "工商联 侨联 文联 社科联 计生协 计生协会 老年协会 老科协 老体协 贫困生资助中心 少工委 研究生会 学生社团联合会 社团联合会 青协 青年志愿者协会 义工联 业委会 "
    "业主委员会 村民委员会 居民委员会 村务监督委员会 居务监督委员会 人民调解委员会 调解委员会 妇儿工委 老龄委 老龄办 残工委 团工委 团县委 团镇委 党政办 党群办 社事办 "
    "经发办 平安办 应急办 安委办 安委会 防汛办 创建办 创城办 双拥办 征兵办 武装部 人武部 综治中心 网格中心 网格化中心 便民服务中心 党群服务中心 政务服务中心 "
    "为民服务中心 退役军人服务站 新时代文明实践所 新时代文明实践站 新时代文明实践中心 卫生服务中心 社区卫生服务中心 社区卫生服务站 司法所 财政所 交警大队 "
    "税务所 税务分局 国土所 农技站 兽医站 市场监管所 市监所 水利站 林业站 学科组 教职工委员会 教代会执委会 膳食委员会 伙食委员会 教学指导委员会 "
    "质量管理委员会 药事管理委员会 医院感染管理委员会 护理质量管理委员会 监事会 董事会 股东会 董事会办公室 总工办 总经办 总裁办 质检部 品管部 人力资源部 党校 指挥部 "
    "专项工作组 督导组 督查组 巡察组 检查组 调研组 评审组 筹备组 宣传组 后勤组 秘书组 联络组 理论学习中心组 工会委员会 组织处 组织科 组织办 组织宣传部 "
    "支部委员会 党支部委员会 党总支委员会 团支部委员会 管理小组 质控小组 攻关小组 考核小组 督查小组 检查小组 评审小组 评议小组 监督小组 审核小组 调查小组 应急小组 "
    "筹备小组 科组 农委 经委 科委 交委 建委 教委 体委 女职委 工会女职委 协管会 团委会 项目经理部 执行局 立案庭 审判庭 未检办 青工委 教科文卫工会 教科文卫体工会 产业工会 财贸工会 纪检会 调委会 治保会 慈善总会 纪委监委 老协 关协 村支两委 支村两委 村两委 社区两委 乡政府 镇政府 金融工会 分团委 研究生院 爱卫办 禁毒办 校长室 园长室 院长室 书记室 医学部 人大 抢修小组 救援小组 工作专组"
)
SUBJECTS: Final = _list(
    "语文 数学 英语 物理 化学 生物 历史 地理 政治 音乐 美术 体育 科学 信息技术 道德与法治 文科 理科 综合"
)
NEEDS_WHOSE: Final = _list(
    "物业服务中心 分工会 专班 卫生室 卫生所 文化站 综合文化站 服务总队 志愿服务总队 志愿者总队 工会 支部 总支 办公室 党校 职工之家 少先队 图书馆 支行 分行 分公司 分局 社区服务中心 文化馆 博物馆 档案馆 体育馆 少年宫 青少年宫 美术馆 科技馆 纪念馆 电视台 "
    "融媒体中心 疾控中心 书协 美协 音协 舞协 作协 摄协 剧协 曲协 影协 视协 足协 篮协 乒协 羽协 棋协 体协 田协 血站 供电公司 自来水公司 燃气公司 城投公司 物业 协会 学会 商会 联合会"
)
"""Heads that name somebody only with a qualifying word before them."""
DEPARTMENTS: Final = _list(
    "教务 政教 德育 总务 后勤 教导 教科 科研 科教 医务 医教 护理 人事 财务 保卫 安保 安全 宣传 纪检 监察 审计 信息 采购 院感 感控 感染管理 设备 基建 学生 "
    "学工 招生 就业 国资 资产 档案 院务 党务 党政 综合 行政 法务 法规 外事 统战 离退休 保健 预防保健 门诊 急诊 医保 质控 药剂 检验 放射 体卫艺 艺体 体育 "
    "会计 统计 文秘 秘书 接待 运营 生产 技术 质量 市场 销售 客服 研发 工程 物资 仓储 培训 工会 政策 政策法规 社会事务 经济发展 发展 发展规划 规划 改革 "
    "综合治理 平安 平安建设 维稳 信访 应急 应急管理 消防 消防安全 食品 食品安全 药品 药学 器械 医学装备 装备 医学影像 影像 超声 心电 病理 输血 重症医学 麻醉 "
    "消毒供应 公共卫生 公卫 体检 健康管理 健康教育 健教 病案 病案管理 病案统计 信息化 信息技术 网络 网络信息 网络安全和信息化 网络安全 数据 大数据 教学 教学管理 教育 学科 学术 "
    "研究 研究生 教师发展 教师工作 学籍 学生工作 学生资助 资助 心理 心理健康 图书 电教 体卫 艺术 党建 党建工作 党群 党群工作 组织人事 人力资源 人力 人才 劳资 "
    "薪酬 绩效 绩效考核 干部 老干部 资金 预算 核算 结算 收费 物价 经营 经管 运行 企划 企业 企业管理 企管 战略 投资 证券 风控 风险 风险管理 内控 合规 法律 "
    "法律事务 督察 督查 督导 巡察 招标 招采 招商 物流 配送 营销 客户 客户服务 售后 售后服务 电商 品牌 新闻 新闻宣传 文宣 文化 广告 媒体 公关 外联 对外联络 "
    "合作 国际合作 交流合作 交流 项目 项目管理 工程管理 建设 施工 设计 造价 工艺 产品 生产技术 制造 质量管理 质量控制 品质 品管 质检 质管 安全环保 安环 环保 "
    "安监 安全监督 安全监察 安全管理 安全保卫 安全保障 机电 动力 机修 设备管理 电气 仪表 调度 运输 车辆 后勤保障 后勤服务 后勤管理 保障 膳食 营养 餐饮 物业 绿化 "
    "保洁 保安 治安 武装 房产 资产管理 机要 保密 会务 行政管理 行政人事 综合管理 综合业务 综合协调 协调 民政 社保 社会保障 劳动保障 劳动 救助 社会救助 残疾人 "
    "双拥 优抚 退役军人 计生 卫生健康 文教 文卫 文体 文旅 旅游 广播 群众 群文 活动 农业 农经 农技 农机 农村 农业农村 畜牧 畜牧兽医 水利 水务 林业 国土 村镇 "
    "城建 城管 市政 环卫 园林 交通 税务 财政 司法 民族 宗教 侨务 行政审批 审批 便民服务 政务服务 为民服务 党群服务 社区服务 志愿服务 服务 网格 网格化 网格管理 "
    "综治 调解 人民调解 养老 养老服务 妇幼 妇儿 未成年人 青少年 儿童 女职工 权益 权益保障 生活 生活保障 经审 宣教 组宣 参考咨询 采编 流通 读者 读者服务 典藏 "
    "展览 陈列 演艺 创作 编辑 编导 采访 发行 信贷 零售 公司业务 个人业务 授信 清算 稽核 内勤 医疗 医疗质量 质量安全 医患 医患关系 医患沟通 投诉 客诉 门诊办 "
    "用药 静配 随访 院前急救 急救 创建 创建工作 文明创建 普查 统计调查 名录 农调 社情民意 执法 执法监督 监督 稽查 登记 注册 许可 值班 宣传报道 宣传教育 医疗救护 "
    "救护 疏散 引导 联络 筹备 竞赛 裁判 仲裁 评审 评估 考核 考务 命题 阅卷 幼教 普教 职教 成教 民办教育 基础教育 安稳 语言文字 语委 工团 群团 乡村振兴 "
    "人居环境 环境 环境卫生 河长制 防汛 防汛抗旱 森林防火 防火 统战民宗 政工 政研 史志 法制 法治 普法 校务 团学 学风 宿管 宿舍管理 公寓 创新创业 创业 继续教育 "
    "培训教育 国资管理 产业 科技 科技创新 科创 知识产权 标准化 计量 检测 化验 试验 测试 实验管理 金融 保险 理赔 核保 承保 个险 团险 柜面 支付 票据 储运 仓库 "
    "计划 计划财务 计财 规财 财会 商务 合同 合约 成本 预结算 拓展 招投标 前期 职业教育 成人教育 高等教育 学前教育 特殊教育 义务教育 机要 防疫 计免 儿保 妇保 老年病 心内 心血管内 神经内 神经外 普外 泌尿外 胸外 肝胆外 妇产 新生儿 耳鼻喉 口腔 皮肤 肿瘤 血液 血液净化 肾内 内分泌 呼吸 呼吸内 消化 消化内 风湿 康复 中医 针灸 推拿 介入 肛肠 烧伤 整形 创伤 透析 手术 化验 结核病防治 慢病 慢性病防治 地方病 免疫规划 艾防 消杀 传染病防治 通风 藏品保管 阅读推广 退管 急诊医学 少儿 学习 爱卫 禁毒 文广 征迁 征收 拆迁 安置 房管 配套 水电 供水 排水 供电 供热 燃气 养护 路政 运政 "
    "客运 货运 站务 票务 乘务 机务 车务 工务 电务 供应 感染 维修 安防 秩序 客房 前厅 装备保障 医疗保健 医疗保障 技术保障 疏散引导 抢险 救援 通讯 警戒 善后 "
    "保教 社教 保育 教保 质保 票证 稽征 海务 港务 航务 安技 劳保 出租 公交 营运 营业 个金 个人金融 公司金融 普惠金融 三农 国际业务 电子银行 银行卡 信用卡 授信审批 "
    "资产保全 法律合规 内控合规 消保 消费者权益保护 反洗钱 金库 治未病 康复医学 老年医学 全科医学 感染性疾病 器材 编排 编目 借阅 外借 抢修 巡检 船务 检票 园艺 养殖 种植 烹饪 面点 洗衣 配餐 缝纫 木工 电工 焊接 装配 包装 仓管"
)
AGENCIES: Final = _list(
    "司法 公安 教育 教体 教育体育 财政 民政 审计 统计 税务 林业 水利 水务 农业 农业农村 交通 交通运输 "
    "住建 城建 自然资源 国土 规划 生态环境 环保 文化 文旅 文化和旅游 广电 旅游 商务 经信 发改 "
    "发展和改革 科技 人社 人力资源和社会保障 市场监管 市场监督管理 应急 应急管理 信访 档案 气象 体育 "
    "医保 医疗保障 卫生 卫健 卫生健康 退役军人事务 乡村振兴 城管 城市管理 国资 金融 统战 民族宗教 "
    "机关事务 政务服务 住房和城乡建设 住房城乡建设 住房保障 疾控 疾病预防控制 行政审批 综合行政执法 "
    "网信 机构编制 "
    "卫生和计划生育 文广新 水文 文体旅游 文体旅 文化体育 文化广电 教科 教育科技 科技和工业信息化 工信 工业和信息化 工商 质监 食药监 食品药品监督管理 国土资源 安监 安全生产监督 计生 卫计 园林 "
    "园林绿化 市政 房管 粮食 物价 地震 海洋 渔业 水产 畜牧 畜牧兽医 农机 供销 烟草 邮政 电力 铁路 民航 海事 港航 公路 路政 运管 招商 投资促进 大数据 数据 "
    "电信 移动 史志 机关工委 民宗 侨务 外事 扶贫 移民 老龄 文物 版权 新闻出版 知识产权 药监 药品监督管理 保密 密码 国安 国家安全 海关 边检 社保 就业 公积金 "
    "住房公积金 不动产登记"
)
"""Fields of government, before 局, 厅, 委 …."""
AGENCY_ENDS: Final = _list("局 厅 委 委员会 管理局 管理委员会 委办")
SQUADS: Final = _list(
    "特勤 综采 掘进 采煤 路政 高速公路路政 高速交警 交警 消防 城管 特警 刑警 巡警 治安 消防救援 综合执法 执法"
)
SQUAD_ENDS: Final = _list("大队 中队 支队 总队 队")
DEPARTMENT_ENDS: Final = _list("处 科 部 办 组 股 系 办公室 中心")
_OFFICES: Final = _list(
    "教科 教研 科研 纪检 监察 审计 医务 感控 院感 信息 质控 督查 督导 研究 政研 史志 人事 法制 党建 保健 预防保健 病案 统计 编辑 采编 文秘 秘书 综合 党政 "
    "政工 督察 巡察 法规 外事 财务 总务 调度 财会 教导 保教 化验 机要"
)
"""Fields before 室; most others name a room (活动室)."""
INSTITUTIONS: Final = _list(
    "继续教育学院 研究生院 考试院 招生考试院 总院 总医院 医共体 医共体总院 颐养院 护理院 养护院 康养中心 托老所 老年公寓 教科院 体校 业余体校 希望小学 中心校 艺术馆 群众艺术馆 陈列馆 水文站 农技站 法庭 人民法庭 消防救援站 救援站 工务段 车务段 机务段 供电段 水泥厂 化肥厂 钢铁厂 纺织厂 食品厂 印刷厂 造纸厂 发电厂 自来水厂 服装厂 物业服务中心 矿山救护队 救护队 教育集团 技能中心 医院 人民医院 中医院 妇幼保健院 中心医院 大学 学院 中学 小学 幼儿园 中心小学 实验小学 实验中学 实验学校 高级中学 职业学校 职业技术学院 附属医院 附属小学 "
    "附属中学 敬老院 养老院 福利院 儿童福利院 社区卫生服务中心 卫生院 公司 有限公司 研究院 研究所 学校 高中 初中 职高 职业高中 职教中心 中专 技校 党校 附小 附中 "
    "实小 特殊教育学校 特校 进修学校 教师进修学校 九年一贯制学校 分校 幼儿院 托育中心 卫生服务中心 卫生服务站 卫生室 卫生所 疾控中心 血站 急救中心 诊所 疗养院 "
    "康复中心 福利中心 养老中心 养老服务中心 救助站 救助中心 银行 支行 分行 信用社 农商行 合作社 农场 林场 工厂 机械厂 制药厂 集团 分公司 有限责任公司 股份有限公司 "
    "集团公司 设计院 出版社 报社 电视台 电台 图书馆 博物馆 文化馆 美术馆 科技馆 纪念馆 档案馆 少年宫 剧院 歌舞团 物业公司 律师事务所 事务所 基金会 协会 学会 商会 "
    "联合会 促进会 研究会 检察院 法院 公安局 派出所 消防站 消防大队 供电局 供电公司 水厂 电厂 煤矿 客运站 居委会 村委会 卫校 技师学院 "
    "示范区管委会 管委会 监狱 戒毒所 看守所 气象台 交警队 社工站 社工机构 服务中心 监测中心 监测站 检测中心 实践基地 中医医院 儿童医院 妇产医院 肿瘤医院 口腔医院 "
    "康复医院 骨科医院 精神病医院 传染病医院 中西医结合医院 妇幼保健计划生育服务中心 疾病预防控制中心 第一小学 第二小学 委员会 管理中心 培训中心 发展中心 研究中心 "
    "指导中心 保障中心 指挥中心 调度中心 信息中心 数据中心 文化中心 体育中心 托管中心 书院 督导站 事务中心 供电所 水务所 博物院 画院"
)

_ROLE_HEADS: Final = _list(
    "经费审查委员 经审委员 理事 支委 幼儿园园长 小学校长 中学校长 中小学校长 卫生院院长 医院院长 值长 总工 总指挥 副总指挥 楼组长 村民小组长 客服主管 常务副会长 人大主席 人大副主席 人大主任 群监员 协管员 群监网员 车队长 副总经理 副总 副总编 副总编辑 副总监 副理事长 副董事长 直接责任人 具体责任人 首要责任人 安全责任人 管理责任人 常务理事 会长助理 总经理助理 校长助理 院长助理 主席 副主席 书记 副书记 主任 副主任 委员 组长 副组长 小组长 副小组长 班组长 校长 副校长 院长 副院长 园长 副园长 处长 副处长 科长 副科长 部长 副部长 局长 "
    "副局长 所长 站长 馆长 会长 副会长 秘书长 理事长 经理 总经理 副经理 董事长 班主任 副班主任 辅导员 护士长 科主任 年级主任 教研组长 年级组长 备课组长 教研员 "
    "负责人 主要负责人 第一责任人 责任人 联络员 信息员 通讯员 安全员 宣传员 大队辅导员 中队辅导员 队长 副队长 大队长 干事 职工代表 教职工代表 会员代表 党员代表 "
    "学科带头人 党代表 人大代表 政协委员 团支书 班长 纪检员 组织员 指导员 督导员 值班员 档案员 管理员 联系人 书记员 特派员 行长 副行长 厂长 副厂长 社长 "
    "村支书 总监 监事 监事长 段长 车间主任 值班长 网格员 网格长 楼长 楼栋长 单元长 河长 林长 路长 田长 巷长 点长 片长 寝室长 舍长 宿舍长 区长 县长 "
    "市长 镇长 乡长 村长 州长 司长 省长 副区长 副县长 副市长 副镇长 副乡长 副馆长 副站长 副所长 副社长 副厅长 厅长 庭长 检察长 警长 政委 教导员 支队长 副支队长 "
    "副大队长 中队长 法治副校长 法制副校长 课代表 学习委员 团支部书记 党委书记 总支书记 支书 村书记 社区书记 镇党委书记 工会组长 女工组长 总工程师 副总工程师 总会计师 "
    "总经济师 总裁 副总裁 店长 领班 行政总厨 总厨 厨师长 工段长 调度长 调度员 讲解员 食堂管理员 宿舍管理员 调解员 人民调解员 普查员 普查指导员 统计员 采购员 仓管员 "
    "资料员 施工员 质检员 质量员 材料员 预算员 核算员 报账员 出纳员 会计员 监督员 廉政监督员 观察员 评审员 巡查员 巡防员 巡护员 消防管理员 安全管理员 安全监督员 "
    "食品安全员 食品安全管理员 质控员 院感员 感控员 监控员 联系员 民情信息员 宣讲员 理论宣讲员 裁判长 图书管理员 图书馆员 实验员 实验管理员 "
    "电教员 网络管理员 系统管理员 档案管理员 机要员 保密员 保安队长 心理辅导员 带班领导 值周领导 带教组长 护理组长 责任组长 总护士长 大科护士长 病区护士长 "
    "科护士长 医疗组长 科秘书 教学秘书 科研秘书 教学主任 总带教 首席信息官 新闻发言人 主要领导人 河道警长 驻村第一书记 党建指导员 党建联络员 组织委员 宣传委员 纪检委员 "
    "统战委员 青年委员 文体委员 生活委员 安全委员 卫生委员 劳动委员 文艺委员 体育委员 经审委员 女职工委员 福利委员 学生会主席 家委会主任 家委会会长 监事会主席 工会干事 "
    "名誉院长 名誉校长 执行院长 党组书记 党委委员 支部委员 班子成员 年级长 级长 科组长 学科组长 教研室主任 教务主任 德育主任 总务主任 政教主任 教导主任 副教导主任 "
    "教学副校长 德育副校长 后勤副校长 分管副校长 业务副院长 分管副院长 常务副院长 中心主任 组织干事 组织部长 党小组长 团小组长 工会小组组长 主任委员 副主任委员 常委 "
    "党委常委 执委 场长 副场长 船长 大副 轮机长 矿长 副矿长 库长 列车长 车长 乘务长 台长 副台长 总编 总编辑 主编 副主编 分队长 小队长 副中队长 文娱委员 纪律委员 "
    "值班站长 值班主任 值班经理 督学 责任督学 护林员 护路员 护河员 巡河员 水管员 电管员 农技员 防疫员 气象员 测报员 专管员 库管员 民政员 检验员 线路长 "
    "台区经理 站务员 门店店长 网点主任 楼层长 护导员 护校员 监票员 计票员 总监票人 评议员 陪审员 协理员 督察员 观测员 保管员"
)
ROLE_HEADS: Final = (
    *_ROLE_HEADS,
    *("副" + head for head in _ROLE_HEADS if head[-1] in "长任记席裁理" and head[0] not in "副总第"),
)
"""Every head has its deputy."""
DUTY_HEADS: Final = _list("委员 主任 副主任 负责人 干事 专员 组长 科长 副科长 处长 副处长 部长 副部长")
"""Heads that a field of work may stand before: 宣传委员, 总务主任."""
ROLE_WORDS: Final = _list(
    "一科 二科 三科 四科 五科 六科 一部 二部 三部 急诊医学 一级 二级 三级 紧急 实验室 课程 妇代会 农家书屋 课题 子课题 开发 研发 测试 第一 执行 常务 名誉 分管 主管 小组 部门 科室 各科 学科 年级 班级 女工 党群 业务 支部 项目 车间 班组 工段 片区 社区 客户 大堂 产品 区域 销售 "
    "运营 保教 支行 网点 值周 中队 社团 营销 财务 生产 技术 安全 法务 门店 协会 常任 街道 村 乡镇 村党支部 社区党委 社区党组织 党委 党总支 党工委 妇联 中心 "
    "理财 对公 零售 信贷 民情 当班 带班 物流 维修 科研 教学 德育 后勤 工程 品质 质量 采购 行政 人事 仓储 物业 工地 现场 安保 消防 楼层 楼栋 网格 志愿者 志愿服务队 突击队 专项 课题 教研 病区 大科 医疗 "
    "护理 联络 牵头 青年 团队 少先队 合唱队 校队 代表队 机组 门诊 住院 高级 资深 大区 渠道 项目经理部 工区 作业 班前"
)
LEADERS: Final = _list(
    "院领导 校领导 值班领导 带班领导 分管领导 主管领导 主要领导 上级领导 各级领导 局领导 部门领导 班子成员 领导班子成员 院长书记 党政领导 党政主要领导 党政主要负责人 "
    "学校领导 医院领导 公司领导 镇领导 街道领导 县领导 市领导 区领导 包片领导 包联领导 挂点领导 包保领导 联系领导 校级领导 院级领导 中层领导 科室领导 主管院长 "
    "分管院长 主管校长 分管校长 主管副院长 部门主管 部门经理 科室主任 科室负责人 部门主要负责人 单位负责人 单位主要负责人 各班班长 所领导 站领导 馆领导 园领导 厂领导 "
    "司领导 部领导 处领导 矿领导 场领导"
)

MEETING_WORDS: Final = _list(
    "预算执行 校园 本科教学 专业法官 法官 检察官 导师 医院感染 安全责任人 消防安全责任人 责任人 团干部 福利 研究 后进生 学困生 优秀生 特长生 临界生 体会 学习体会 成员 全体成员 工作计划 工区 教职工 职工 教工 会员 代表 党员 团员 党代表 青年 家长 教师 学生 学术 理论 专题 主题 民主 经验 工作 年度 年终 年中 季度 月度 全体 委员 工会 工会委员会 "
    "全委 全校 全院 全员 安全 安全生产 教学 教研 德育 党建 党风廉政 廉政 警示 学期 期初 期末 开学 毕业 新教师 老教师 离退休 退休 退休职工 新职工 女职工 "
    "工会小组长 教研组长 备课组长 年级组长 护士长 科主任 班主任 班子 党委 党支部 支部 先进 典型 优秀 质量 分析 护理 医疗 病案 行政 迎新 新春 述职 成果 项目 "
    "招标 科研 课题 形势 中心组 消防 防汛 护士 医生 医师 驾驶员 司机 员工 企业 客户 群众 商户 村民 居民 妇女 老干部 老党员 毕业生 新生 校友 专家 青年教师 "
    "青年职工 一线职工 劳模 骨干 骨干教师 科室 部门 班组 中层干部 干部 居民代表 家长代表 教师代表 职工代表 会员代表 小组长 组长 工会组长 病区 医护 工程 进度 生产 "
    "营销 销售 经营 财务 预算 监理 扩大 紧急 临时 预备 专项 电视电话 视频 线上 联合 层级 党工委 党总支 社员 社区 乡镇 机关 中层 后勤 人事 内审 外审 管评 "
    "管理 审计 采购 招商 市场 客服 服务 教务 政教 总务 班级 年级 级部 学科 教研组 备课组 学生会 团支部 团委 少先队 大队委 社团 校企 家校 医患 医护患 病友 "
    "患者 死亡病例 疑难病例 病例 院感 感控 药事 质控 技术 交底 图纸 开工 竣工 班前 班后 生产调度 双拥 退役军人 老同志 离休 民主党派 党外人士 统战 侨界 少数民族 "
    "业主 楼栋长 网格员 志愿者 妇儿 儿童 残疾人 民企 民营企业 政企 银企 产销 供需 信访 综治 维稳 平安 应急 防溺水 反邪 禁毒 普法 环保 河长制 林长制 普查 统计 "
    "数据 绩效 目标 责任制 意识形态 网络 宣传 信息 保密 档案 读者 新书 作品 书画 非遗 体育 竞赛 领队 裁判 赛前 考前 高考 中考 学情 期中 月考 一模 二模 备考 "
    "书记 支部书记 党支部书记 主席 工会主席 主任 校长 园长 院长 科长 部长 经理 站长 所长 负责人 教代会 职代会 工代会 党代会 团代会 会员代表大会 职工代表大会 教职工代表大会 代表大会 "
    "膳食 伙食 安委会 领导小组 家长委员会 志愿服务 情况 村组 村干部 社区干部 学生干部 队干部 供应商 经销商 成员单位 会员单位 半年 毕业班 班长 中队长 大队长 楼长 科代表 课代表 网格长 支部委员 党小组长 团支书 班组长 车队长 店长 安全员 联络员 信息员 通讯员 辅导员 调解员 退休支部 "
    "警企 警校 校社 家校社 村企 银政企 三方 各方 多方 部际 厅际 局际 复习 升学 招生 就业 军训 开题 结题 中期 新学期 新年 迎春 元旦 中秋 国庆 春节 重阳 七一 五四 六一 三八 五一 女工 单身 职工家属 军属 烈属 困难职工 "
    "劳动模范 技能 科技 学科带头人 名师 导师 师徒 师带徒 新入职 实习生 规培生 进修生 护生 带教"
)
MEETING_DEEDS: Final = _list(
    "总结 表彰 动员 推进 部署 交流 教育 培训 学习 选举 换届 考务 座谈 述职 测评 评议 "
    "警示 剖析 研判 会商 调度 安排 推介 验收 汇报 通报 对接 协调 筹备 筹划 答辩 评审 论证 讨论 研讨 宣讲 观摩 展示 讲评 分析 反馈 沟通 交底 签约 授牌 授旗 "
    "启动 发布 点评 复盘 述评 审议"
)
"""Words that count only right before a head: 推进工会委员例会 is no kind of meeting."""
MEETING_HEADS: Final = _list(
    "双代会 科周会 屋场会 改稿会 选题会 议事协商会 班队会 班团会 团队会 代表大会 职代会 教代会 工代会 党代会 团代会 妇代会 会员大会 党员大会 职工大会 教职工大会 全体大会 表彰大会 动员大会 总结大会 誓师大会 选举大会 家长大会 庆祝大会 "
    "纪念大会 颁奖大会 大会 座谈会 研讨会 茶话会 报告会 总结会 表彰会 联席会议 联席会 例会 推进会 动员会 交流会 培训会 现场会 调度会 分析会 部署会 述职会 恳谈会 "
    "听证会 碰头会 通报会 说明会 评审会 论证会 协调会 启动会 家长会 班会 主题班会 班主任会 民主生活会 组织生活会 民主测评会 民主评议会 生活会 院务会 院周会 "
    "校务会 行政会 办公会 办公会议 行政办公会 院长办公会 校长办公会 党委会 支委会 常委会 全委会 委员会议 支部大会 党小组会 学习会 务虚会 读书会 宣讲会 年会 工作会议 "
    "工作会 专题会议 专题会 全体会议 筹备会 预备会 答辩会 汇报会 观摩会 主席团会议 代表团会议 团组长会议 全体会 组长会 小组长会 会议 交班会 周例会 月例会 晨会 夕会 "
    "早会 通气会 座谈交流会 宣讲大会 听评课会 见面会 对接会 洽谈会 招聘会 招生宣讲会 职工代表会 会员代表会 代表会议 村民代表会议 "
    "居民代表会议 党委扩大会 党委扩大会议 扩大会议 扩大会 党组会 党组会议 党委会议 党工委会议 常务会议 常务会 办公例会 周会 月会 季度会 班前会 班后会 站班会 站会 "
    "交底会 复盘会 研判会 会商会 讨论会 讲评会 反馈会 沟通会 发布会 新闻发布会 推介会 签约会 验收会 审议会 警示会 警示教育会 警示教育大会 议事会 板凳会 院坝会 "
    "圆桌会 圆桌会议 早餐会 午餐会 分享会 读者分享会 诗会 工作例会 工作推进会 工作部署会 工作调度会 工作座谈会 工作总结会 工作交流会 "
    "工作布置会 布置会 安排会 工作动员会 视频会议 视频会 电视电话会议 电话会议 线上会议 专题党课会 专题组织生活会 班长会 队长会 部长会 领队会 组长会议 "
    "小组长会议 班主任会议 护士长会议 科主任会议 护士长会 科主任会 护士长例会 委员会会议 理事会 理事会议 董事会 董事会议 股东大会 监事会会议 全委会议 常委会会议 "
    "中心组学习会 理论学习中心组学习会 学习研讨会 学习交流会 成果汇报会 经验交流会 述职述廉会 述职评议会 评议会 测评会 质询会 质量分析会 成绩分析会 学情分析会 案例分析会 "
    "病例讨论会 死亡病例讨论会 疑难病例讨论会 公休座谈会 工休座谈会 医患沟通会 家长座谈会 咨询会 双选会 供需见面会 运营会 运营分析会 经营分析会 经济活动分析会 成本分析会 "
    "形势分析会 案件分析会 舆情分析会 协商会 议事协商会 民主协商会 协商议事会 民情恳谈会 对账会 联动会 碰头例会 党政联席会 党政联席会议 局务会 站务会 所务会 队务会 "
    "馆务会 园务会 厂务会 系务会 班务会 科务会 科务会议 局长办公会 党委书记办公会 书记办公会 党支部会 支部会 支部党员大会 党员会 团员大会 少代会 学代会 妇女代表大会 "
    "少先队代表大会 团员代表大会 学生代表大会 家长代表会 家长代表大会 家委会会议 教研会 备课会 说课会 教学工作会 德育工作会 年度工作会 中层干部会 干部会 教师会 教师大会 "
    "全体教师会 全体教师大会 全体教职工大会 全体教职工会 职工会 员工大会 学生大会 师生大会 年级大会 级部会 年级会 村民大会 居民大会 业主大会 群众大会 考务会 考风考纪会 "
    "培训会议 动员会议 总结会议 表彰会议 推进会议 调度会议 部署会议 分析会议 协调会议 联席例会 务虚会议 通报会议 座谈会议 评审会议 论证会议 研讨会议 执委会议 执委会 "
    "理事会会议 董事会会议 党委会会议 支委会会议 业委会会议 管委会会议 班子会 班子会议 领导班子会议 院务会议 校务会议 局务会议 站务会议 所务会议 队务会议 馆务会议 园务会议 厂务会议 系务会议 班务会议 处务会议 处务会 部务会议 部务会 社务会议 社务会 党务会 支委会议 支委扩大会 支委扩大会议 "
    "行政例会 主席团会 主席团扩大会议 预备会议 筹备会议 闭幕会 开幕会 碰头会议 议事会议 联系会议 听证会议 恳谈会议 述职会议 答辩会议 周例会议 教研会议 "
    "备课组会 教研组会 年级组会 评课会 听课会 评优会 执委扩大会议 中队长会议 大队长会议 大队委会议 辅导员会议 队干会议 队干例会"
)
NO_MEETING: Final = frozenset(
    _list(
        "大会 会议 读书会 工作会 年会 会员大会会 常委会 启动仪式 全体会 扩大会议 扩大会 理事会 董事会 故事会 诗会 协商会 支部会"
    )
)
"""Heads that need a qualifying word to be a meeting."""

PLACE_HEADS: Final = _list(
    "会议室 报告厅 多功能厅 多功能会议室 礼堂 大礼堂 小礼堂 阶梯教室 活动室 教工之家 职工之家 教师之家 录播室 录播教室 演播厅 演播室 学术厅 会堂 会议厅 会议中心 "
    "示教室 演艺厅 接待室 舞蹈房 舞蹈室 音乐厅 音乐教室 培训室 培训教室 机房 微机室 心理咨询室 门诊大厅 多媒体教室 多媒体会议室 学术报告厅 视频会议室 电教室 电教中心 "
    "阶梯会议室 党员活动室 职工活动室 教工活动室 健身房 健身室 乒乓球室 舞蹈教室 美术教室 书法教室 科学教室 阅览室 书吧 调解室 接访室 接访大厅 议事厅 议事室 服务大厅 "
    "办事大厅 党群服务中心 演播大厅 展厅 展览厅 放映厅 讲堂 道德讲堂 大讲堂 多功能室 多功能教室 多功能大厅 学生餐厅 教工餐厅 小剧场 体操房 风雨操场 风雨球场 塑胶操场 "
    "田径场 篮球馆 羽毛球馆 乒乓球馆 游泳馆 训练室 技能培训室 模拟病房 示教大厅 团队活动室 少先队队室 队室 团队室"
)
"""Rooms and halls: with a qualifying word they are a place wherever they are printed."""
GROUNDS: Final = _list(
    "体育馆 体育场 操场 运动场 活动中心 阅览室 大厅 篮球场 足球场 广场 科技馆 文化馆 博物馆 影剧院 剧场 食堂 公园 图书馆 少年宫 社区广场 文化广场 中心广场 "
    "人民广场 小广场 文化礼堂 村文化礼堂 书屋 农家书屋 村部 村委会大院 社区服务中心 文化中心 体育中心 会展中心 处理间 操作间 准备间 库房 仓库 病房 石窟 古镇 景区 风景区 水库 果园 茶园 植物园 体育公园 湿地公园 森林公园 植物园 动物园 烈士陵园 陵园 "
    "纪念馆 纪念碑 故居 展览馆 美术馆 规划馆 党史馆 校史馆 校史室 院史馆 荣誉室 荣誉馆 档案馆 文化站 文化长廊 大礼堂 大剧院 电影院 书库 度假村 农庄 科技园 校门口 "
    "大门口 球场 羽毛球场 排球场 网球场 游泳馆 篮球馆 乒乓球室 体操房 塑胶跑道 院坝 地铁站 火车站 高铁站 汽车站 农贸市场 菜市场 步行街 体艺馆 风雨操场"
)
"""Places only where something is said to happen at them (在操场): 改善食堂 is about one."""
PLACE_WORDS: Final = _list(
    "第一 第二 第三 大 小 学校 医院 学院 校 院 东 西 南 北 东侧 西侧 南侧 北侧 行政楼 办公楼 教学楼 "
    "科研楼 综合楼 门诊楼 住院楼 外科楼 内科楼 图书馆 实验楼 行政 党员 职工 教工 教师 学生 中心 学术 "
    "工会 市 区 县 文化 少年宫 电教 机关 小学部 中学部 初中部 高中部 "
    "社区 村 镇 街道 党群服务中心 老年 青少年 多媒体 视频 远程 录播 舞蹈 音乐 美术 书法 科学 心理 健身 综合 主 新 老 旧 一号 二号 一楼 二楼 三楼 四楼 五楼 "
    "大楼 主楼 副楼 裙楼 附楼 新楼 艺术楼 体艺楼 体艺馆 信息楼 图书楼 德育楼 明德楼 机关楼 综合办公楼 门诊大楼 住院大楼 外科大楼 内科大楼 急诊楼 科技楼 "
    "学术交流中心 服务中心 文化中心 活动中心 妇女儿童活动中心 科教楼 教研楼 培训楼 培训中心 公司 厂部 车间 局机关 局 县委 县政府 镇政府 区政府 市政府 党校 学术报告 "
    "地下 东区 西区 南区 北区 本部 分院 新校区 老校区 新院区 老院区 一层 二层 三层 小学 中学 幼儿园 护理 教研 教学 技能 临床 技能培训 生活区 办公区 阶梯 体育 "
    "全民 村部 居委会 村委会"
)


def beginnings(kind: str) -> frozenset[str]:
    """Return the one to three characters with which a name of ``kind`` can begin, but for numerals.

    The organizations that begin with a field of work (``field``) are not among ``organization``.
    """
    bodies = (REGIONS, LEVELS, SUBJECTS, BODIES, NEEDS_WHOSE, SQUADS, ("共青团",))
    fields = (DEPARTMENTS, AGENCIES, _BOARD_WORDS, _GROUP_WORDS, _OFFICES)
    tables = {
        "organization": bodies,
        "field": fields,
        "institution": (INSTITUTIONS,),
        "branch": (_BRANCHES,),
        "role": (*bodies, *fields, ROLE_HEADS, ROLE_WORDS, LEADERS),
        "meeting": (MEETING_WORDS, MEETING_DEEDS, MEETING_HEADS),
        "place": (PLACE_HEADS, PLACE_WORDS),
    }
    found = frozenset(word[:3] for table in tables[kind] for word in table)
    return found - beginnings("organization") if kind == "field" else found


FIELD_ENDS: Final = "处科部办组股室局厅委会心所站队系"
"""The characters that follow a field of work in the name of a body."""
WHOLE_END: Final = (
    "长|(?<=系)[统列数]|(?<=办)[到在成好]|(?<=组)[织员成建合团]|(?<=科)[室研学普技目级创]|(?<=处)[理置于分罚在]|(?<=部)[门署分位队]|(?<=室)[内外]|(?<=办)成(?!立)|(?<=办)[完证会]|(?<=股)[东份票]|(?<=站)[点位在]"
    "|(?<=中心)(?:组(?!成|织)|任务|工作|环节|大局|思想|校|小学|城区|敬老|幼儿|医院|卫生)|(?<=活动中心)"
)
"""A department's last character begins another word before these: 组织科室, 工作部署."""
_NUMBER: Final = either(characters(DIGIT, 9, least=1), characters(HAN, 12, least=1))


_ALSO: Final = _list("工会 学会 协会 分会 机关党支部 机关党委")


@cache
def _body() -> Part:
    """Return what a part of an institution is made of: 校工会, 党委宣传部, 财务科."""
    whose, bodies = one_of(REGIONS + LEVELS + SUBJECTS), one_of(BODIES)
    unit = row(
        some(one_of(DEPARTMENTS + AGENCIES + _BOARD_WORDS + _GROUP_WORDS), 4, least=1),
        some(one_of("一二三四五六七八九"), 1),
        unless(one_of((*DEPARTMENT_ENDS, "委员会", "领导小组", "工作小组")), WHOLE_END),
    )
    squad = row(one_of(SQUADS), some(_NUMBER, 1), unless(one_of(SQUAD_ENDS), "[员伍列形]"))
    agency = row(one_of(AGENCIES), unless(one_of(AGENCY_ENDS), "[员托派任]"))
    named = either(
        unit,
        row(bodies, some(either(unit, squad, one_of(("办公室", *BODIES))), 1)),
        row(agency, some(either(unit, squad, one_of(BODIES + NEEDS_WHOSE)), 1)),
        row(some(one_of(_OFFICES), 2, least=1), unless(one_of(["室"]), "[内外]")),
        squad,
        row(one_of(SUBJECTS), unless(one_of(["组"]), "[织员成建合]")),
        row(
            one_of(["共青团"]), some(row(characters(_OWN, 6, least=1, few=True), one_of(["委", "委员会"])), 1)
        ),
    )
    whole = row(named, some(one_of(_BELOW), 1))
    only = row(unless(one_of(NEEDS_WHOSE), "委员会|小组|章程|法"), some(one_of((*BODIES, *_ALSO)), 1))
    return either(row(some(whose, 3, least=1), either(only, whole)), whole)


_BELOW: Final = _list("分会 党支部 党总支 党小组 团支部 团总支 工会 工会小组")
"""Bodies that a department may have: 办公室党支部."""


@cache
def organization() -> Part:
    """Return what a named body, department or institution is made of."""
    numbered, named = _institutions()
    own = characters(_OWN, 10, least=1, few=True)
    office = row(one_of(_PLACES), own, unless(one_of(OFFICE_ENDS), _NO_OFFICE_END))
    public = one_of(form for form in (*INSTITUTIONS, *_CLUBS) if form not in _GENERIC_INSTITUTIONS)
    institution = either(numbered, named, row(one_of(_PLACES), public))
    own_body = one_of(NEEDS_WHOSE)
    return unless(
        either(_body(), row(either(institution, office), some(either(_body(), own_body), 1))),
        _NO_BODY,
    )


_GENERIC_INSTITUTIONS: Final = frozenset(
    _list("学校 医院 公司 小学 中学 民学校 大学 学院 协会 学会 集团 银行 农场 工厂 诊所 部队")
)
"""Institutions of which a place has many: 区学校 is not one of them."""
_CLUBS: Final = _list("俱乐部 艺术团 合唱团 文工团")
"""Bodies that are named only by their place: a 教工合唱团 is a pastime."""
_PLACES: Final = _list("省 市 区 县 镇 乡 州 街道")
_OWN: Final = "[^\\W的和与及在到赴对为是并将向以参举开去由请邀各次届年月日级委里要求应须需等时后前内被把让使给做好已未不都也还就往]"
OFFICE_ENDS: Final = _list("局 办 所 站 馆 中心 支队 大队 总队 服务队 办公室 委员会 协会 联合会")
_NO_OFFICE_END: Final = "(?<=[一二两三四五六七八九十几]所)|(?<=[布大格全当结时政变开破]局)|(?<=[承主举开协筹创联督交经申兴自包代操]办)|(?<=局)[面限部势]|(?<=办)成(?!立)|(?<=办)[完证会理法公学好事案实]|(?<=所)[有以在属需]|(?<=站)[点位在]|(?<=中心)(?:组(?!成|织)|任务|工作|环节|大局|思想|校|小学|城区|敬老|幼儿|医院|卫生)"
_NO_BODY: Final = "[长员]|[发函字办]{1,2}[〔［](?=[12])|(?<=会)议(?!政)|(?<=党[组委])会(?!同|商|签)|(?<=医院)感染|(?<![书育法医理物文史护]学会)(?<![书文物美科]馆学会)(?<=学会)(?![，。、；：,;)）的举召主承组理会换秘年和与及各要每将于在按])(?!$)|(?<=[大中小]学)[习生会到做用着懂本技知悟]|(?<=[学院])校|(?<=办)成(?!立)|(?<=办)[结理法公学好事案实]|(?<=校)[园长舍]|(?<=院)[内长]|(?<=学生会)(?:报警|求助|自救|说|写|做|唱|弹|跳|画|讲|用)|(?<=馆)[员长内]"


@cache
def institution() -> Part:
    """Return what an institution is made of that is one only behind a name: (云溪)小学, (云溪)医院党委."""
    kind = one_of(INSTITUTIONS)
    attached = row(one_of(["附属"]), some(row(one_of(["第"]), _NUMBER), 1), kind)
    return unless(row(kind, some(attached, 1), some(either(_body(), one_of(NEEDS_WHOSE)), 1)), _NO_BODY)


_BRANCHES: Final = _list("工会 支部 分工会")


@cache
def branch() -> Part:
    """Return what is a body only behind the name of its house: (保健站)工会."""
    return row(unless(one_of(_BRANCHES), "[会主干小委经法组]|章程"), some(one_of(["分会"]), 1))


@cache
def head_of_institution() -> Part:
    """Return what an office is made of that stands behind a name: (云溪)小学校长."""
    return row(one_of(INSTITUTIONS), some(_office_words(), 3), _holder())


_BOARD_WORDS: Final = _list("管理 伦理 学术 质量 评审")
_GROUP_WORDS: Final = _list("安全生产 工作 创建 改革")


def _institutions() -> tuple[Part, Part]:
    """Return what institutions by number (第六医院) and by name (北京…大学) are made of."""
    kind = one_of(INSTITUTIONS)
    which = row(one_of(["第"]), _NUMBER, kind)
    short = row(_NUMBER, one_of(_SHORT_SCHOOLS))
    own = characters(_OWN, 6, few=True)
    named = row(
        one_of(region for region in REGIONS if region != "全国"),
        own,
        kind,
        some(row(some(one_of(["附属"]), 1), which), 1),
    )
    return either(row(some(one_of((*REGIONS, *_PLACES)), 2), which), row(one_of(_PLACES), short)), named


_SHORT_SCHOOLS: Final = _list("中 小 幼 院 医院 中学 小学 幼儿园 高")


def role_ends() -> frozenset[str]:
    """Return the last characters of offices."""
    heads = (*ROLE_HEADS, *DUTY_HEADS, *LEADERS)
    return frozenset(("员", *(head[-2:] for head in heads if head[-1] != "员")))


_NO_DUTY: Final = "会(?!同|商|签)|大会|台|处|办公会|[主护]?[医护技药]师|中[医药]师|(?<=会计)师"
"""主任会 is a meeting, but in 主任会同 the next word begins."""
_NO_OFFICE: Final = f"{_NO_DUTY}|务(?!会|公)|奖|项目|接待日|信箱|热线|团|(?<=员)工|制|室|联席|单位|们会"


_WORKER: Final = (
    "员(?<![组部科处室办股局委会队院校村镇乡县市区省党团]员)(?<!服务员|消防员|销售员|保洁员|客服员|保安员|收费员|营销员|乘务员|护理员|生产员|学生员|企业员"
    "|群众员|读者员|演艺员|膳食员|餐饮员|物业员|客房员|前厅员|绿化员|洗衣员|配餐员|面点员|烹饪员|电工员|木工员|票务员|检票员|保育员|营业员|出租员|公交员|志愿员|干部员|少年员|儿童员"
    "|职工员|女工员|社区员|街道员|公司员|医院员|机关员|教育员|卫生员)"
)
"""Who looks after a field is named by it: 督导员; but a trade is no office (保洁员), a member none (组员)."""


@cache
def role() -> Part:
    """Return what an office that somebody holds is made of."""
    leaders = unless(one_of(LEADERS), "小组|下|班子")
    worker = unless(exactly(_WORKER), _NO_OFFICE)
    return either(row(some(_office_words(), 6, least=1), either(_holder(), worker)), _holder(), leaders)


@cache
def _office_words() -> Part:
    """Return the words that say of what body or field an office is; a department is two, 财务 and 科."""
    bodies = (*REGIONS, *LEVELS, *SUBJECTS, *BODIES, *NEEDS_WHOSE, *ROLE_WORDS, *DEPARTMENTS, *AGENCIES)
    return one_of((*bodies, *DEPARTMENT_ENDS, *AGENCY_ENDS, "室"))


@cache
def _holder() -> Part:
    return unless(one_of(ROLE_HEADS + DUTY_HEADS), _NO_OFFICE)


def meeting() -> str:
    """Return the pattern of a kind of meeting."""
    before = f"(?:{words(MEETING_WORDS)}){{0,5}}(?:{words(MEETING_DEEDS)}){{0,2}}"
    return f"{before}{words(MEETING_HEADS)}(?![员计场友费议商诊])"


DIGIT_CHARS: Final = "0-9一二三四五六七八九十"


def meeting_held() -> str:
    """Return the pattern of a meeting that is one because it is held: 召开业委会筹备会."""
    own = "[^\\W的和与及或在对为并将以第届次每各本此该全市县区处科部办室委校院局厂组队团一二两三四五六七八九十百0-9]"
    quoted = f'[“"][^“”"{DIGIT_CHARS}]{{2,8}}[”"]'
    return (
        f"(?:召开|开好)(?P<it>(?:{quoted})?{own}{{2,10}}?(?:会议|大会|会))(?=[^一-鿿]|$|[，。、；和及与暨上])"
    )


_IN_CHARGE: Final = "负责|牵头|承办|主办|协办|组织|统筹|落实|起草|汇总|登记|管理|安排|检查|保管|提供|协助|主持|指导|审核|把关|实施|收集|整理|签字|办理"
_OWN_NAME: Final = "[^\\W的和与及或在于到赴对为是并将以参举召由请各每该其全有本一二两三四五六七八九十0-9]"


def body_in_charge() -> str:
    """Return the pattern of a body that something is put in charge of: 由编目部负责."""
    return f"由(?P<it>{_OWN_NAME}{{1,7}}?(?:[部处科室组队班站所委局办]|中心))(?={_IN_CHARGE})"


def officer_in_charge() -> str:
    """Return the pattern of somebody that something is put in charge of: 由编目员负责."""
    return f"由(?P<it>{_OWN_NAME}{{1,7}}?(?:(?<![党团会队学成人职演社动派])员|长|主任|书记|经理|主管|干事))(?={_IN_CHARGE})"


@cache
def place() -> Part:
    """Return what a room, hall or ground is made of."""
    before = _where_in_house()
    floor = row(
        exactly(f"{WHOLE}(?:号?楼|层)"),
        characters(_OWN_PLACE, 3, least=1, few=True),
        one_of(["厅", "室", "教室"]),
    )
    numbered = exactly("[A-Z]?[0-9]{2,4}(?:教室|会议室|报告厅|活动室|室(?![内外]))")
    hall = row(some(exactly(f"{WHOLE}号?"), 1), one_of(PLACE_HEADS))
    hall_number = exactly(f"{WHOLE}号(?:厅|会议室)")
    return either(row(some(before, 5, least=1), either(hall, numbered, hall_number)), numbered, _floor())


def _floor() -> Part:
    """Return what a room is made of that is named by its floor: 三楼书画室."""
    room = one_of(["厅", "室", "教室"])
    return row(exactly(f"{WHOLE}(?:号?楼|层)"), characters(_OWN_PLACE, 3, least=1, few=True), room)


def _where_in_house() -> Part:
    return either(one_of(PLACE_WORDS), exactly(f"{WHOLE}号?楼|{WHOLE}层|[A-Z]座"))


@cache
def bare_place() -> Part:
    """Return what a place is made of that is one because it is said where: 在操场, 到市体育馆, 走进云溪村."""
    before = _where_in_house()
    ground = unless(one_of(PLACE_HEADS + GROUNDS), "[员长网]")
    known = row(some(before, 5), some(exactly(f"{WHOLE}号?"), 1), ground)
    centre = row(one_of(["中心"]), exactly(f"(?={_HAPPENS})"))
    named = row(characters(_OWN_PLACE, 8, least=1, few=True), either(ground, centre))
    room = some(row(some(before, 2), either(one_of(PLACE_HEADS), _floor())), 1)
    own = characters(_OWN_PLACE, 4, least=2, few=True)
    local = row(
        exactly(f"(?!{_SOME})"), own, unless(one_of(LOCALITIES), f"{_NO_LOCALITY}|{words(INSTITUTIONS)}")
    )
    storey = exactly(
        f"楼(?:{WHOLE}[楼层]|[A-Z]?[0-9]{{3,4}})(?:[一-鿿]{{0,3}}?(?:教室|会议室|办公室|书库|厅|室))?"
    )
    housed = row(characters(_OWN_PLACE, 6, least=1, few=True), storey)
    station = row(own, one_of(["站"]), exactly("(?=迎|接|集|参|乘|候|，|。|$)"))
    trip = row(exactly("(?<=赴)"), own, exactly("(?=采风|写生|研学|考察|参观)"))
    return either(row(either(known, named), room), housed, local, station, trip)


WHERE: Final = "在|于|到|赴|走进|来到|前往|深入|地点(?:设在|定在|在|为|是)?"
"""What leads in a place."""
MUSEUMS: Final = _list("图书馆 档案馆 博物馆 文化馆 美术馆 科技馆 纪念馆 史馆 艺术馆 陈列馆")
"""Grounds that are bodies where they are a place's own: 省图书馆."""
_OWN_PLACE: Final = "[^\\W的了和与及或在到于赴对为是并将以参举召开去由请各每等本该其全有]"
_SOME: Final = "[一二两三四五六七八九十几数多0-9]{1,3}[个家]"
LOCALITIES: Final = _list("社区 街道 村 镇 乡 小区 新村 行政村")
_NO_LOCALITY: Final = "(?<=村)[民委干级庄镇党组两集卫医规史部务里]|(?<=村)小组|(?<=村)支[部委书两]|(?<=社区)[居党工卫医服干网书矫教学文志警养综各]|(?<=[镇乡])[政机中卫党镇村]|(?<=街道)[办党机工各]|(?<=小区)[业物居]"
"""What makes other words of a village or a community: 云溪村民, 云溪社区居委会."""
_HAPPENS: Final = "内|和|与|[，,。、；;：:）)]|$|义务|植树|迎接|帮助|巡诊|巡演|入户|演出|服务|开展|举行|举办|召开|进行|走访|慰问|义诊|宣传|宣讲|参观|调研|集中|集合|组织|设立|设点|发放|免费|现场|看望|考察|学习|启动|驻点"
"""What follows a place at which something happens."""
