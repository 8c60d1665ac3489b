"""What a leaf is: a measure commands an action; the rest aims, justifies, describes or regulates."""

from __future__ import annotations

import re
from functools import cache

from planlint.language.expressions import expression
from planlint.model.outline import Kind, Role
from planlint.model.records import dataclass
from planlint.outline.names import said_name

_VERBS = (
    "加强|加大|加快|推进|推动|推行|推广|推出|完善|健全|建立|建设|建成|构建|构筑|搭建|打造|实施|落实|开展|组织|制定|制订|编制|出台|"
    "优化|深化|强化|细化|规范|提高|提升|增加|增强|扩大|拓展|拓宽|改善|改进|改革|创新|创建|培育|培养|培训|引进|引导|引入|吸引|鼓励|支持|扶持|"
    "促进|保障|保证|确保|维护|严格|严禁|禁止|杜绝|不得|取消|清理|整治|整合|统筹|协调|明确|设立|成立|组建|配备|配齐|配足|补充|招聘|选拔|选派|"
    "选聘|评选|表彰|奖励|给予|安排|落细|纳入|列入|实行|执行|坚持|贯彻|发挥|利用|依托|充分|积极|大力|全面|切实|进一步|认真|着力|努力|"
    "探索|试行|试点|关注|关爱|重视|注重|做好|做实|抓好|抓实|办好|开设|开足|开齐|开发|开放|举办|参加|参与|聘请|邀请|定期|每年|每学期|每月|"
    "对接|共享|合作|合理|科学|缩小|消除|控制|减轻|减少|降低|压缩|简化|放宽|放开|降|免|发布|公开|公布|公示|通报|考核|评估|监测|检查|督导|督促|督查|巡查|"
    "指导|服务|解决|化解|防范|防止|预防|排查|处置|处理|查处|打击|追究|问责|宣传|普及|倡导|营造|形成|实现|达到|力争|力求|争取|新建|改建|扩建|改造|"
    "购置|采购|更新|升级|修订|调整|核定|划拨|拨付|投入|筹措|设置|布局|规划|凡|对|由|将|把|按|按照|以|在|从|通过|根据|结合|围绕|针对|"
    "高标准|高质量|有序|有效|有计划|逐步|逐年|适时|适当|及时|统一|集中|分类|分级|分步|分批|持续|不断|继续|巩固|稳定|稳步|放大|盘活|用好|用足|挖掘|传承|弘扬|激发|激励|"
    "帮助|帮扶|资助|救助|救治|补助|补贴|减免|免除|提供|配套|配合|协助|支撑|转变|转化|树立|遵循|突出|瞄准|聚焦|立足|牢固|深入|广泛|主动|率先|优先|重点|抓住|抓紧|狠抓|"
    "全力|扎实|严肃|从严|依法|依规|加|建|办|抓|促|保|强|扩|增|育|引|聚|创|优|补|提|运用|应用|使用|采取|采用|借助|借鉴|学习|研究|研制|论证|总结|推荐|推选|遴选|认定|评定|评审|"
    "申报|验收|登记|备案|审批|审核|受理|办理|答复|反馈|跟踪|调度|会商|联合|会同|牵头|负责|承担|履行|行使|授予|颁发|兑现|返还|退还|收取|缴纳|征收|没收|处以|罚款|责令|警告"
)
_COMMAND = (
    r"(?:^|[，,；;。！])[^，,。；;]{0,40}?"
    r"(?:(?<![重主必首次摘概提紧需])要|应|应当|须|必须|不得|严禁|禁止|可以|可|务必|需|需要|不准|一律|负责|有权|不予|应予)(?![求点素件闻])"
)


@cache
def _verbs() -> re.Pattern[str]:
    return expression(
        f"(?:同时|此外|另外|其中|因此|所以|重点是|一是|首先|我们|我区|我市|我县|我校|我省|[，,、：:“\\s\u3000])*(?:{_VERBS})"
    )


@cache
def _command() -> re.Pattern[str]:
    return expression(_COMMAND)


_PROVISION = expression(
    r"本(?:办法|细则|规定|条例|意见|方案|政策|计划|措施|通知|法|规则|解释|实施意见|实施细则|制度|章程|规划)[^。]{0,20}(?:自|从|所称|适用|由|有效期|未尽|施行|试行|同时)"
    r"|自(?:发布|印发|公布|下发|颁布|[12]\d{3}年)[^。，]{0,16}(?:起|后)[^。，]{0,12}(?:施行|实施|执行|生效)"
    r"|负责解释|同时废止|有效期[为至]|从其规定|按本\w{1,4}执行|未尽事宜"
    r"|制[定订]本(?:办法|细则|规定|条例|方案|法|规则|解释|制度|章程|工作方案)"
    r"|^(?:[^。，]{0,30})(?:所称|所指|是指|指的是)"
)
_DEFINITION = expression(
    r"^[^，,。；;]{2,24}(?:是(?!否)|是指|具有|包括|分为|属于|在于|主要有|以[^，,。]{2,30}为(?:主体|重点|核心|基础|目的|宗旨|依据|主))"
)
_JUSTIFICATION = expression(
    r"必须(?:得到)?重视|至关重要|不可(?:忽视|分割|或缺)|重要(?:意义|保障|组成|支撑|途径)|是[^，。]{0,24}重要|认识到|我们认为|一直(?:以来|致力)|近年来|由于|存在[^。]{0,16}(?:问题|不足|差距|困难)|"
    r"取得了?|奠定了|缩小了|推动了|促进了|改善了|解决了|提高了|提升了|出台了|采取了|推出了|加大了|有效地|旨在|多年来"
)
_PAST = expression(
    r"(?:取得|奠定|缩小|推动|促进|改善|解决|提高|提升|出台|采取|推出|加大|增强|实现|完成|建成|提出|加强|形成|激发|总投资|达到|增长|新增)了|(?:去|上|前)年|同比|累计|比上年|五年来|过去"
)
_PRINCIPLE_HEADING = expression(
    "指导思想|基本思路|总体思路|工作思路|原则$|基本理念|理念$|工作方针|总体要求|总体构想"
)
_GOAL_HEADING = expression(
    "(?:目标|愿景|指标|预期成果|目标要求|目标任务)$|^(?:总体|具体|主要|工作|发展|近期|远期|年度|阶段性?)目标"
)
_BACKGROUND_HEADING = expression(
    "^(?:背景|现状|引言|前言|重大意义|重要意义|重要性|必要性|结束语|总结)|(?:意义|现状|背景)$"
)
_GOAL_TEXT = expression(r"^(?:[^。]{0,30})?(?:到|力争到|至)(?:20\d\d|二[〇○零]|“?十[四五六]五)")


@dataclass(frozen=True, slots=True)
class Place:
    """Where a leaf stands.

    ``role`` is that of the section above (``None`` outside sections), ``labelled`` whether it has a
    number, ``article`` whether that is a 第X条, ``led`` whether it is prose that precedes the
    labelled units of its section, ``listed`` whether it is an item under words that announce
    conditions, materials or cases.
    """

    role: Role | None
    labelled: bool = False
    article: bool = False
    led: bool = False
    listed: bool = False


def kind_of(text: str, heading: str, place: Place) -> Kind:
    """The kind of a leaf, by its text without the label, its heading and its place."""
    role, article = place.role, place.article
    body = text.strip(" \u3000\t\xa0\n")
    if role == "tasks" and (name := said_name(heading)):
        role, heading = "general", name
    if _PRINCIPLE_HEADING.search(heading) and role not in ("tasks", "safeguards", "schedule"):
        return "principle"
    if _GOAL_HEADING.search(heading) and role not in ("tasks", "safeguards", "schedule"):
        return "goal"
    if _BACKGROUND_HEADING.search(heading) and role not in ("tasks", "safeguards", "schedule"):
        return "background"
    if article and role == "goals" and not _is_provision(body.split("包括")[0]):
        return "goal"
    if role == "background" or (role == "other" and not article and not _is_provision(body)):
        return "background"
    if role == "principles":
        return "principle"
    if role == "goals" and not article:
        return "principle" if _PRINCIPLE_HEADING.search(heading) else "goal"
    if _is_provision(body):
        return "provision"
    if place.listed and (not _command().search(body) or _SUBMITS.search(body[:60])):
        return "provision"
    if article:
        return _article_kind(body, role)
    if role == "general":
        return "goal" if _GOAL_TEXT.match(body) else "principle"
    if role == "goals":
        return "goal"
    if heading or (place.labelled and role and not _DEFINITION.match(body.split("。")[0])):
        return "measure"
    return _prose_kind(body, role, place.led)


_PURPOSE = expression(
    "为了?[^。]{4,500}制[定订](?:本|[^。]{0,8})(?:办法|细则|规定|条例|方案|规则|制度|章程|政策|措施|标准|意见|法)"
)


def _is_provision(body: str) -> bool:
    return (
        bool(_PURPOSE.match(body))
        or bool(_PROVISION.search(body[:120]))
        or (len(body) < 80 and bool(_PROVISION.search(body)))
    )


def _article_kind(body: str, role: Role | None) -> Kind:
    if role == "goals" or expression("[^，。]{0,20}(?:目标|任务)(?:是|为|的?具体内容)").match(body):
        return "goal"
    if role == "general" and expression(
        "(?:坚持|遵循|贯彻|本着)[^。]{0,60}(?:原则|方针|为本|理念|相结合|优先|制度|领导)"
    ).search(body[:80]):
        return "principle"
    if expression(r"(?:以下|下列)[^。：:]{0,12}[：:]?$").search(body.split("\n")[0]) or _SUBMITS.search(
        body[:60]
    ):
        return "provision"
    return "measure" if _orders(body) or _PAYS.search(body) else "provision"


_PAYS = expression(
    "(?:给予|予以|一次性)[^。；]{0,40}(?:补贴|补助|奖励|资助|贴息|扶持)|(?:补贴|奖励|资助)[^。；]{0,20}\\d"
)
_SUBMITS = expression("应当?(?:提交|提供|具备|符合|填写|填报|附)|(?:申请表|材料|表格)[^。]{0,40}下载")
"""What an applicant has to bring is procedure, not a measure of the plan."""


_ACTS = expression(
    "[^，,。；;]{2,24}(?:实行|建立|设立|成立|配备|负责|承担|组织|开展|公示|公布|制定|安排|列入|纳入|给予|予以|提供|保障)"
)


_MAY = expression("(?:均|都|也)?可以?[^，。；]{0,60}(?:申请|申报|享受|参照|下载|查询|选择|自行)")
"""What somebody may do is leave, not an order."""


_BINDS = expression("应当?|必须|不得")


def _orders(body: str) -> bool:
    """Whether an article orders something. 凡…均可申请 says to whom it applies."""
    if _MAY.search(body.split("。")[0]) and not _BINDS.search(body):
        return False
    return _commands(body)


def _commands(body: str) -> bool:
    return bool(_command().search(body) or _verbs().match(body) or _ACTS.match(body))


def _prose_kind(body: str, role: Role | None, led: bool) -> Kind:
    first = body.split("。")[0]
    if role is None:
        return (
            "measure"
            if _commands(first) and not (_PAST.search(body) or _JUSTIFICATION.search(body))
            else "background"
        )
    if _verbs().match(first) and not expression("以[^，,。]{2,30}为").match(first):
        return "measure"
    if led and _DEFINITION.match(first) and not _command().search(first):
        return "provision"
    if _DEFINITION.match(first) and not _command().search(body):
        return "background"
    if _JUSTIFICATION.search(first):
        return "background"
    if _commands(body) or _verbs().search(body):
        return "measure"
    return "provision" if led else "background"


_LISTING = expression(
    "(?:条件|材料|范围|对象|情形|资格|名单|定义|时间、?地点|人员|参数|公式)[。：:]?$|"
    "(?:下列|以下)[^。：:]{0,8}(?:条件|材料|情形|情况|资料|文件|人员)[^。]*[：:]$"
    "|(?:下列|以下)[^。：:]{0,8}(?:内容|单位)[^。：:]{0,4}[：:]$"
)


def begins_with_verb(words: str) -> bool:
    """Whether the words begin with a verb that a measure begins with (优化专业布局)."""
    return bool(_verbs().match(words))


def announces_list(heading: str, text: str) -> bool:
    """Whether a unit's words announce conditions, materials or cases, which command nothing."""
    if expression("改善|完善|优化|加强|提升|创造|健全|保障|落实|提供|改进|夯实").match(heading):
        # 改善办学条件 is something to do, not a list of conditions.
        return False
    last = expression("[。\n]").split(text.strip(" \u3000\n"))[-1]
    return bool(_LISTING.search(heading) or _LISTING.search(last))
