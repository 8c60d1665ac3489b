"""Word boundaries: is 保教 in “社保教育” a word of its own, or the seam of 社保 and 教育?

Most texts hold no such doubt, and jieba's dictionary takes longer to load than everything else planlint
does. So ``doubtful`` asks a small list first, and only a true conflict (a common word that ends
inside the term meets one that begins there) loads the dictionary, from a cache of planlint's own.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from planlint.language.dictionary import Tokenizer

_ENDING = """
    其中 集中 高中 初中 当中 之中 心中 城中 环保 担保 确保 社保 医保 难保 投保 降低 最低 部分 充分 划分
    成分 区分 十分 大部分 帮助 协助 援助 辅助 借助 互助 赞助 补助 著名 知名 报名 命名 姓名 提名 栽培 准备
    设备 装备 具备 储备 配备 预备 筹备 完备 最大 重大 扩大 很大 巨大 较大 广大 伟大 强大 极大 加大 壮大
    增大 人大 损失 消失 丧失 流失 获奖 颁奖 大奖 其实 确实 现实 事实 真实 落实 证实 切实 充实 坚实 务实
    扎实 评审 会审 编审 国家 大家 专家 人家 作家 科学家 画家 回家 全家 律师 工程师 导师 医师 会计师 药师
    厨师 道德 品德 自幼 年幼 稍微 轻微 羡慕 委托 寄托 依托 信托 争执 固执 科技 竞技 绝技 选择 抉择 调控
    监控 一支 分支 开支 收支 挽救 抢救 营救 宗教 佛教 文教 执教 任教 请教 科教 日本 基本 资本 根本 成本
    版本 剧本 课本 标本 样本 农村 乡村 新村 学校 院校 各校 在校 我校 该校 本校 独特 奇特 模特 上班 加班
    培训班 预测 观测 检测 探测 监测 推测 监督 总督 建立 成立 独立 设立 确立 树立 创立 孤立 对立 站立 直立
    已经 曾经 神经 财经 历经 未经 几经 团结 总结 集结 归结 凝结 缔结 高考 中考 参考 思考 报考 自考 任职
    求职 辞职 在职 兼职 专职 公职 离职 现职 关联 亲自 来自 各自 独自 擅自 法规 常规 正规 也许 允许 或许
    批评 点评 好评 津贴 补贴 张贴 投资 工资 外资 物资 融资 合资 出资 集资 行走 带走 附近 最近 接近 靠近
    邻近 临近 将近 交通 普通 流通 沟通 开通 精通 贯通 联通 访问 询问 顾问 提问 学问 疑问 慰问 检阅 翻阅
    经验 实验 试验 体验 检验 考验 测验 提高 最高 崇高 升高 新高 增高 抬高 为民 便民 居民 农民 市民 人民
    村民 牧民 利民 惠民 生产 房产
"""
"""Common words of two or three characters whose end can be the head of another word."""

_BEGINNING = """
    职业 职权 职工 职务 职能 职位 职责 职员 职称 保护 保持 保证 保障 保存 保险 保留 保健 保管 保密 教育
    教授 教师 教学 教材 教室 教训 教练 教育局 教育厅 教育部 权力 权利 权威 权益 权限 管理 管辖 管道 管制
    管理者 管理层 学生 学院 学校 学习 学者 学科 学术 学会 学位 学历 学员 学前 学段 师生 师傅 师资 师徒
    智慧 智力 智能 案件 案例 信息 信心 信任 信用 信息化 信念 信贷 助理 助手 助学 助力 儿童 儿女 训练 批准
    批评 批次 批复 校园 校长 校区 校外 校舍 校名 校内 校车 查看 查询 查处 德育 范围 范畴 资源 资本 资料
    资金 资格 资产 资助 风险 风格 风光 课程 课题 课堂 课本 底部 底层 育才 育人 法律 法规 法院 法制 法定
    法人 法治 法令 工作 工业 工程 工人 工资 工具 工厂 工艺 工匠 工会 工商 材料 研究 研制 研究所 研发
    研究生 研讨 研究院 科技 科学 科研 科学家 科目 小时 小说 小学 小组 小型 企业 企业家 地方 地区 地位
    地理 地处 地震 社会 社区 社团 舍得 车辆 车站 车间 准备 准确 准则 评价 评论 评估 评选 评审 评定 困难
    困境 困扰 额外 测量 测试 测定 测验 办法 办公室 办事 办理 办学 办公 办好 办实事 导师 导向 导致 律师
    对于 对象 对外 对待 对比 对口 对应 核心 核算 核实 核查 核定 章程 可以 可能 可靠 可行 价值 价格 估计
    息息 班长 班级 班子 班主任 视频 视察 视野 规定 规模 规划 规律 规范 规则 规格 责任 责任感 责任制
    责任心 报告 报道 报名 报考 报刊 报送 读者 读书 收入 收费 收集 收获 收益 事业 事项 事务 事件 优秀 优化
    优质 优势
"""
"""Common words of two or three characters whose beginning can be the end of another word."""


@cache
def _common() -> tuple[frozenset[str], frozenset[str]]:
    return frozenset(_ENDING.split()), frozenset(_BEGINNING.split())


def doubtful(text: str, start: int, end: int) -> bool:
    """Whether common words seem to meet inside ``text[start:end]`` and reach beyond it on both sides."""
    ending, beginning = _common()
    for seam in range(start + 1, end):
        two = seam - 2 < start and text[seam - 2 : seam] in ending
        if not two and not (seam - 3 < start and text[seam - 3 : seam] in ending):
            continue
        if any(text[seam:at] in beginning for at in (seam + 2, seam + 3, seam + 4) if at > end):
            return True
    return False


def bounded(text: str, start: int, end: int) -> bool:
    """Whether jieba begins a word at ``start`` and one at ``end``. Loads its dictionary."""
    begin = max((text.rfind(mark, 0, start) for mark in "。；，,\n"), default=-1) + 1
    stops = [at for mark in "。；，,\n" if (at := text.find(mark, end)) >= 0]
    at = begin
    seams = {at}
    for word in _tokenizer().cut(text[begin : min(stops, default=len(text))]):
        at += len(word)
        seams.add(at)
    return start in seams and end in seams


@cache
def _tokenizer() -> Tokenizer:
    from planlint.language.dictionary import load_tokenizer

    return load_tokenizer()


def words(text: str) -> list[str]:
    """The words of a text, the shorter ones within long ones too. Loads jieba's dictionary."""
    return [word for word in _tokenizer().cut_for_search(text) if not word.isspace()]
