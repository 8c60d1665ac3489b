"""What follows a body that is commanded: a modal, a verb of doing, or an adverbial that leads up to one.

县教育局要… · 县教育局公布… · 县教育局每年… · 县教育局与师范院校…; but 省教育厅认定的… and
市教育局统一组织的… only describe what comes after them.
"""

from __future__ import annotations

import re
from functools import cache

from planlint.language.numbers import pattern, shape

_VERBS = (
    "成立 设立 建立 组建 组织 制定 制订 修订 出台 安排 给予 加强 加大 加快 开展 实施 落实 完善 健全 "
    "推进 推动 做好 抓好 指导 支持 研究 履行 承担 提供 配备 配合 监督 督促 督导 统筹 协调 审核 审批 "
    "审查 审定 认定 公布 公示 公开 发布 印发 办理 受理 划拨 拨付 补助 补贴 奖励 列支 保障 确保 明确 "
    "编制 建设 建成 完成 培训 选派 选拔 招聘 招收 招募 核定 核算 核查 核实 参与 参加 发挥 管理 检查 "
    "抽查 巡查 排查 调查 考核 评估 评选 评审 评定 遴选 汇总 提出 下达 主导 主管 主办 承办 严格 强化 "
    "深化 优化 提高 提升 改革 改进 引导 宣传 举办 依托 采取 坚持 抓紧 建好 用好 设置 配置 进行 委托 "
    "责令 约谈 通报 签订 签署 召开 验收 更新 录制 开设 开发 牵头 协同 协助 联合 会同 对接 联系 派出 "
    "选聘 聘请 接收 接受 收集 整合 搭建 打造 创建 培育 培养 规范 清理 实行 执行 报送 上报 反馈 跟踪 "
    "监测 确定 决定 下发 下拨 筹集 筹措 购买 采购 改造 新建 推广 推荐 应用 制作 密切 扩大 增加 形成 "
    "构建 创新 探索 鼓励 动员 发动 邀请 维护 查处 打击 整治 治理"
)
_ADVERBS = (
    "分别 统一 另行 共同 积极 切实 认真 定期 适时 及时 具体 尽快 全面 主动 重点 加以 予以 不断 广泛 "
    "大力 优先 集中 同步 率先 持续 首先 继续 独立 直接 按照 根据 依据 结合 通过 围绕 针对 面向 利用 "
    "年底 年内 今年 当年 次年 秋季 春季 寒假 暑假"
)


@cache
def _words(words: str) -> frozenset[str]:
    # Looked up, because some two hundred alternatives would take 2 ms to compile.
    return frozenset(shape(words).split())


@cache
def _before() -> re.Pattern[str]:
    """县教育局等部门…, 县教育局（以下统称…）…, 县教育局和各学校要…"""
    return pattern(
        r"(?:等[^,!;:&()\s]{0,4}(?:部门|单位|机构|企业)|等)?(?:\((?:以下|下|名单)[^()]{0,30}\))?(?:(?:和|及|与|、)[^,!;:\s]{2,30}?,?(?=要|应|须|必须|分别|共同))?"
    )


@cache
def _modal() -> re.Pattern[str]:
    return pattern(
        "要(?!求|点|素|件|闻{1})|应(?!用|急|对|届{1})|须|需|必须|负责(?!人|同志|的)|作为(?!.{0,8}的)|将|可|不得|不再"
        r"|把|按|(?:每|逐(?:步|年|月|级|项|校{1})|进一步|不定期|对(?!的)|向|与|就(?!业|读|近|学|餐|医{1})"
        "|为(?!主|辅|准|牵|组|成{1})|以(?!及|来|上|下|内|外{1})|从(?!业)|在(?!编|校|岗|职|册|读|园|建{1})"
        r"|(?:于|自{1})?(?:\d|一|二|三{1})(?:\d|年|月{1})|(?:上|下{1})半年)(?!\w{2}的)"
    )


@cache
def _described() -> re.Pattern[str]:
    """After a verb: it describes what follows (公布的…, 认定并公布的…)."""
    return pattern(r"的|(?:并|和|、)\w{2}的")


@cache
def _described_soon() -> re.Pattern[str]:
    return pattern(r"\w{2}的")


def is_verb(word: str) -> bool:
    """Whether two characters of shaped text are a verb of doing."""
    return word in _words(_VERBS)


def is_commanded(shaped: str, end: int) -> bool:
    """Whether the words from ``end`` on command the body that ends there."""
    match = _before().match(shaped, end)
    at = match.end() if match else end
    word = shaped[at : at + 2]
    if word in _words(_VERBS):
        if shaped[at - 1 : at] == "等" and shaped[at + 2 : at + 3] in (",", "!", ";", ""):
            return False  # 加快…中心等建设: the verb stands before them
        return _described().match(shaped, at + 2) is None
    if word in _words(_ADVERBS):
        return _described_soon().match(shaped, at + 2) is None
    return _modal().match(shaped, at) is not None
