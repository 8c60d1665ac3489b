"""Who pays, or from what budget line.

Two shapes: a payer with an act of paying (市财政每年安排…, 政府投资), and a budget line or fund
(纳入年度预算, 专项经费, 彩票公益金, 引导基金). A bare wish (加大财政投入) names the public purse but
no line: it is given with an empty ``source``.
"""

from __future__ import annotations

import re
from functools import cache

from planlint.language.clauses import clauses_with
from planlint.language.numbers import pattern, shape
from planlint.model.evidence import Funding
from planlint.model.text import Span

_RANK = (
    "(?:中央|国家|自治区|本级|同级|各级|市级|省级|县级|区级|市本级|县本级|乡镇|地方|[一二两三]级"
    "|省|市|县|区|州|旗{1})"
)
_PAYS = (
    "安排|承担|补助|补贴|补足|拨付|划拨|列支|保障|配套|统筹|奖补|奖励|给予|支付|兜底"
    "|负担|分担|出资|贴息|设立|供给|资助|投入|支持|支出|按照|根据"
)


@cache
def _lines() -> re.Pattern[str]:
    line = "|".join(
        (
            rf"(?P<payer>(?:{_RANK}(?:\([^()]{{1,8}}\))?(?:、|和|及{1})?)+财政(?!局|厅"
            rf"|部)[^,。;]{{0,24}}?(?:{_PAYS}))",
            rf"(?P<level>(?:市|省|县|区|州{1})本?级安排[^,。;]{{0,16}}?(?:经费|资金))",
            r"(?P<budget>(?:列入|纳入|编入|计入)[^,。;]{0,14}(?:预算|投资补助计划|财政保障|经费保障)"
            r"|(?:年度|部门|财政|中央|政府|一般公共|同级财政)预算(?!收入|法|外{1})内?(?:投资|资金|安排)?)",
            r"(?P<fund>(?:设立|建立|用好|发挥|积极争取|对接|统筹|利用|整合|使用|安排|筹措和利用|申请|争取"
            r"|注资|引导)[^,。;]{0,24}?(?:(?:引导|(?<!投资)(?<!母))基金(?!会|管理|投资)|专项资金|专项经费"
            r"|财政性资金|补助资金|转移支付|专项债券?|社会资金))",
            r"(?P<special>(?:专项资金|专项经费|专项补助(?:资金)?|转移支付|彩票公益金|福彩公益金|教育费附加"
            r"|土地出让(?:金|收入|收益)|债券资金|奖补资金|引导基金|财政性资金|财政贴息|财政补贴|财政补助"
            r"|财政拨款|财政资金|财政奖补|补偿基金))",
            r"(?P<source>(?:资金|经费)(?:来源|渠道|筹措)(?::|为|是)[^,。;]{2,20}|从[^,。;]{2,30}?(?:中"
            r"|经费)(?:列支|安排|解决|支出)|按[^,。;]{0,14}比例(?:分担|安排|提取|承担|列支))",
            r"(?P<running>(?:(?:从|在|由|使用|利用|统筹)[^,。;]{0,12})公用经费|公用经费(?=[^,。;]{0,20}(?:\d|中|列支|安排|支出|开支"
            r"|解决|承担|保障|负担|拨付)))",
            r"(?P<state>政府(?:各类)?(?:投资(?!项目核|引导|的)|出资(?!的)|扶持资金|供养|采购资金|补贴|专项"
            r"|提供低收费|承担|财政)|由政府(?:提供|承担|出资|供养|负担)(?!的)|由(?:省|市|县|区{1})级?财力(?:解决|承担|安排|保障)|政府资金|(?:扩大|加大|增加"
            r"|逐步加大)[^,。;]{0,12}购买(?:服务)?(?:力度|范围|支出)|中央财政|中央预算)",
            r"(?P<reward>(?:省|市|县|区{1})+政府(?:(?!表彰|表扬)\w){0,4}(?:奖励|补贴|补助|资助))",
            r"(?P<wish>财政(?:性)?(?:教育)?(?:经费)?(?:的)?(?:投入|保障)|财政投入"
            r"|财政部门(?:[^,。;]{0,20}(?:投入|财力|资金|经费|保障)|[^。;]{0,40}(?:资金|经费{1}))|政府(?:各级|应|要|加大"
            r"|支持)?[^。;]{0,30}(?:经费|资金)(?:投入|支持|保障)|(?:安排|保障|落实|核拨|拨付"
            r"|筹措)[^,。;]{0,12}(?:运转经费|工作经费|经费保障|专项经费))",
        )
    )
    return pattern(line)


@cache
def _words() -> re.Pattern[str]:
    return pattern(
        "财政|财力|预算|基金|资金|经费|政府|公益金|附加|土地出让|购买|列支|比例|转移支付|中央|专项|市级|省级"
        "|县级|区级"
    )


def funding_in(text: str, shaped: str) -> tuple[Funding, ...]:
    """Every phrase that names a payer, a fund or a budget line, each wording once; ``shaped`` is the text
    shaped and masked."""
    found: dict[str, Funding] = {}
    for match in _payers().finditer(shaped) if _given().search(shaped) else ():
        words = text[match.start() : match.end()]
        found[words] = Funding(words, Span(match.start(), match.end()), "")
    for clause in clauses_with(_words(), shaped):
        for match in _lines().finditer(shaped, *clause):
            words = text[match.start() : match.end()]
            inside = any(f.span.start < match.end() and match.start() < f.span.end for f in found.values())
            if words not in found and not inside and not _is_aside(shaped, match):
                found[words] = Funding(words, Span(match.start(), match.end()), _source(match, words))
    return tuple(found.values())


@cache
def _given() -> re.Pattern[str]:
    return pattern("(?:筹措|筹集)(?:资金|经费)|(?:资金|经费)(?:和\\w{2})?支持|支付")


@cache
def _payers() -> re.Pattern[str]:
    """Who is told to raise or give money: 各级政府要…筹措资金, 学校要给予经费支持, 企业支付报酬."""
    duty = "(?:要|应当?|须|负责|按照?规定|按照?约定|必须)"
    return pattern(
        rf"(?:政府|部门|(?<!用人)单位|学校|高校|院校|企业|各地区?|各市|各县){duty}(?:(?!不得|鼓励)[^!;\n]){{0,50}}?"
        r"(?:(?:筹措|筹集)(?:资金|经费)|(?:资金|经费)(?:和\w{2})?支持|支付[^,!;]{0,6}(?:报酬|费用|工资|补贴|经费{1}))"
    )


@cache
def _controlled() -> re.Pattern[str]:
    """What is done with money once it is there, or counted as income: nobody pays by it."""
    return pattern(
        "管理(?:中心|公司|机构|办法|制度|细则)|(?:的|使用)?(?:管理|使用)?(?:的)?(?:绩效|监管|监督|审计|核算|公示|公开)"
        "|的(?:企业|单位|个人|申请|重点|支持方向|支持范围|使用范围|扶持对象)|(?:重点)?支持方向|的?(?:管理|使用情况|使用效益|规模|专户|收入|重要依据|依据)"
    )


@cache
def _bearer() -> re.Pattern[str]:
    return pattern("的(?:单位|企业|学校|机构|人员|项目|教师)")


@cache
def _abused() -> re.Pattern[str]:
    return pattern("(?:截留|挪用|挤占|套取|骗取|虚报|冒领|侵占|克扣|重复申请|重复申报|不得申请)[^,!;]{0,8}$")


def _is_aside(shaped: str, match: re.Match[str]) -> bool:
    """Money that is only managed (专项资金的绩效评价), abused or taken in, and bodies called after it."""
    if match.lastgroup == "wish":  # 由财政部门拨付经费的单位 are spoken of, not paid here
        return _bearer().match(shaped, match.end()) is not None
    if match.lastgroup in ("payer", "source"):
        return False
    before = shaped[max(0, match.start() - 16) : match.start()]
    return _controlled().match(shaped, match.end()) is not None or _abused().search(before) is not None


def _source(match: re.Match[str], words: str) -> str:
    kind = match.lastgroup
    if kind == "wish":
        return ""
    if kind == "payer":
        return words[: words.index("财政") + 2]
    if kind == "budget":
        return re.sub(r"^(?:列入|纳入|编入|计入)", "", words)
    if kind == "fund":
        found = _fund_name().search(shape(words))
        return re.sub(rf"^(?:{'|'.join(_OPENERS)})", "", words[found.start(1) :] if found else words)
    return words


@cache
def _fund_name() -> re.Pattern[str]:
    return pattern(r"[^,!;&]*?([^,!;&\s]{0,16}(?:基金|资金|经费|转移支付|债券?))$")


_OPENERS = (
    "设立",
    "建立",
    "用好",
    "充分发挥",
    "发挥",
    "积极争取",
    "对接",
    "统筹",
    "利用",
    "整合",
    "使用",
    "安排",
    "筹措和利用",
    "申请",
    "争取",
    "注资",
)
