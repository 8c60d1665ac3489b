"""Figures with a unit that are a target, a standard or an amount, as typed quantities.

A figure is found by its number and unit, then what stands around it decides: a comparator or 以上
makes it a target, a name (十项行动, 一校一品, 三个课堂) or a frequency (每年举办一次) does not.
"""

from __future__ import annotations

import re
from functools import cache

from planlint.language.masks import BLANK, mask_names
from planlint.language.numbers import ARABIC, CHINESE, NUMBER, fold, parse
from planlint.model.evidence import Comparator, Quantity
from planlint.model.text import Span

_TO = r"(?:-{1,2}|~|至|到)"
# Units that measure; with any number they are figures.
_MEASURES = (
    r"个?百分点|平方公里|平方米|平方千米|立方米|公里|千米|公顷|公斤|千瓦时|千瓦|兆瓦|周岁|人次|人天|课时|学时|学分"
    r"|小时|分钟|美元|元|㎡|m²|m2|m|亩|吨|米|倍|度电|岁|Mbps|Mb|M|G|公斤|kw|MW"
)
# Classifiers; with an Arabic number they count things.
_CLASSIFIERS = (
    r"所|家|名|人|位|间|座|台|套|册|张|支|户|处|辆|部|篇|床|棵|株|幅|块|栋|幢|艘|架|本|个|项|门|件|例|份|种|条|类"
    r"|场次|场|次|届|期|轮|节|对|班|校|批|片|只|头|群|宗|单|笔|站|村|镇|县|园|师|课|科|组|队|卷|集|款|道|盏|根|枚|门次|件套|节课"
)
# Classifiers that count things one can touch, so that a Chinese number with them is a figure.
_THINGS = frozenset("所家名人位间座台张户辆篇床幢栋幅册处".strip())
_TIMES = frozenset(("次", "届", "轮", "期"))
_SPANS_OF_TIME = r"个工作日|个?学年|个?学期|个月|年|周|天"

_LEAST = r"不低于|不少于|不小于|不得低于|不得少于|至少|最低|最少|不短于|达不到"
_MOST = r"不超过|不高于|不多于|不大于|不得超过|不得高于|不突破|至多|最多|最高|控制在|压减到|降至|降到|下降到"
_OVER, _UNDER = r"超过|超出|高于|大于|多于|突破", r"低于|少于|小于|不足|未满|不满"
_REACH = r"达到|提高到|提升到|提高至|提升至|扩大到|扩大至|增加到|增加至|增至|达|占到?|保持在|稳定在|力争|按照?|减按"
_VERBS = r"新建|改建|扩建|续建|建成|建设|建有|建立|建|创建|设立|组建|成立|培育|培养|打造|认定|命名|评选|遴选|选树|选派|选定|选送|引进|招聘|开发|开设|配备|新增|增加|扶持|支持|培训|安排|举办|推出|实施|形成|掌握|参加"
_CHAINS = r"(?:(?:每[人生班校户亩床年月周天日名位个所张]|每万人口?|每千人|每百名|每平方米|人均|生均|年均|户均|校均|班均|师均|个人|平均)[^,。;、\d]{0,4}?)+"


@cache
def _core() -> re.Pattern[str]:
    unit = rf"(?P<unit>%|‰|{_MEASURES}|{_CLASSIFIERS})"
    number = rf"(?:(?<![\d.]){ARABIC}\s*[十百千万亿]*|{CHINESE})"
    near = r"(?P<near>余|多)?"
    suffix = r"(?P<suffix>\s*(?:及|或)?以[上下内](?:\([含不][^()]{0,8}\))?|\(含\)以[上下]|左右|上下|\(含[^()]{1,10}\))?"
    return re.compile(
        rf"(?P<ratio>(?<![\d:.])\d{{1,3}}(?:\.\d+)?:\d{{1,3}}(?:\.\d+)?(?![\d:]))"
        rf"|(?P<fraction>(?:{NUMBER})分之(?:{NUMBER})(?:{_TO}(?:百分之)?(?:{NUMBER}))?){suffix.replace('suffix', 'tail')}"
        rf"|(?P<low>{number})\s*{near}(?:(?P<first>%|‰|[万亿]?元|[所个项名人次门])?\s*{_TO}\s*(?P<high>{number})\s*)?"
        rf"(?P<size>(?:标准)?)(?:{unit}|(?P<time>{_SPANS_OF_TIME})){suffix}",
        re.ASCII,
    )


@cache
def _before() -> re.Pattern[str]:
    """What may stand directly before a figure and belongs to it, comparator first."""
    return re.compile(
        rf"(?:(?P<compare>{_LEAST}|{_MOST}|{_OVER}|{_UNDER}|{_REACH}|约|近)"
        rf"(?P<gap>[^,。;:、\n()\d]{{0,16}}?))?(?P<chain>{_CHAINS})?$"
    )


@cache
def _slogans() -> re.Pattern[str]:
    """Short quotations without a comparison are names: “三个课堂”, “2+1”, “十个全覆盖”."""
    return re.compile(r"[“\"‘']([^“”\"‘'\n]{1,14})[”\"’']")


def find_quantities(text: str) -> tuple[Quantity, ...]:
    """Every target, standard or amount in ``text``, in order, without overlap.

    Years, document numbers, list numbers, slogans and counts that are part of a name are left out.
    """
    folded = mask_names(fold(text))
    if "“" in folded or '"' in folded or "‘" in folded or "'" in folded:
        folded = _slogans().sub(_hide, folded)
    found: list[Quantity] = []
    floor = 0
    for match in _core().finditer(folded):
        clause = max(floor, max(folded.rfind(c, floor, match.start()) for c in ",。;\n:") + 1, match.start() - 26)
        before = folded[clause : match.start()]
        made = _quantity(text, folded, match, before)
        if made is not None:
            found.append(made)
            floor = made.span.end
    return tuple(found)


def _hide(match: re.Match[str]) -> str:
    if re.search(r"%|不低于|不少于|以上|万元", match[1]):
        return match[0]
    return BLANK * len(match[0])


def _quantity(text: str, folded: str, match: re.Match[str], before: str) -> Quantity | None:
    around = _before().search(before)
    compare = (around and around["compare"]) or ""
    chain = (around and around["chain"]) or ""
    after = folded[match.end() : match.end() + 20]
    if match["ratio"]:
        value, high, unit, suffix = _ratio(match["ratio"]), None, ":", ""
        if value is None or not re.search(r"比|按|为|达|超|低|高|[\u4e00-\u9fff]$", before):
            return None
    elif match["fraction"]:
        value, high, unit = _fraction(match["fraction"])
        suffix = match["tail"] or ""
        if value is None:
            return None
    else:
        unit = match["unit"] or match["time"]
        suffix = match["suffix"] or ""
        value, high = _values(match)
        if not _counts(match, unit, value, before, compare, chain, suffix, after):
            return None
    start = match.start()
    if around and (compare or chain):
        start -= len(around[0])
    span = Span(start, match.end())
    return Quantity(
        text[span.start : span.end], span, value, unit, _comparator(compare, suffix), high, _subject(after, before)
    )


def _values(match: re.Match[str]) -> tuple[float | None, float | None]:
    low, high = match["low"].replace(" ", ""), match["high"]
    value = parse(low)
    if high is None:
        if value is None and len(low) == 2:  # 一两项, 三四所: the two ends of a guess
            ends = parse(low[0]), parse(low[1])
            if ends[0] and ends[1] and ends[0] < ends[1]:
                return ends
        return value, None
    top = parse(high.replace(" ", ""))
    # 5-10万元 means 5万元 to 10万元.
    power = re.search(r"[万亿]+$", high)
    if power and value is not None and not re.search(r"[万亿]", low + (match["first"] or "")):
        value = parse(low + power[0])
    return value, top


def _ratio(text: str) -> float | None:
    left, _, right = text.partition(":")
    top = float(left)
    return float(right) / top if top else None


def _fraction(text: str) -> tuple[float | None, float | None, str]:
    low, *rest = re.split(_TO, text)
    unit = "%" if low.startswith("百分之") else "‰" if low.startswith("千分之") else ""
    high = parse(rest[0].removeprefix("百分之")) if rest else None
    return parse(low), high, unit


def _counts(
    match: re.Match[str],
    unit: str,
    value: float | None,
    before: str,
    compare: str,
    chain: str,
    suffix: str,
    after: str,
) -> bool:
    low = match["low"]
    arabic = low[0].isdigit()
    bounded = bool(suffix) or bool(re.fullmatch(f"{_LEAST}|{_MOST}|{_OVER}|{_UNDER}|达到?", compare))
    ranged = match["high"] is not None or (not arabic and parse(low) is None and len(low) == 2)
    if before.endswith("第") or re.search(r"[\d.]$", before):
        return False
    if match["time"]:
        return _is_threshold(unit, before, after, bounded, suffix)
    if unit in ("%", "‰"):
        return arabic
    if re.fullmatch(_MEASURES, unit):
        return _is_measure(low, unit, after, arabic, suffix)
    if unit in _TIMES and not bounded:
        return _is_times(unit, value, before, chain, arabic)
    if re.match(r"方面|环节|阶段|层面|维度|原则|字|面向|为主|一体|统一", after):
        return False
    if arabic:
        return bounded or ranged or not (value == 1 and (chain or before.endswith(("每", "收住", "同", "这"))))
    return _is_chinese_count(low, unit, value, before, after, bounded or ranged)


def _is_threshold(unit: str, before: str, after: str, bounded: bool, suffix: str) -> bool:
    """满5年, 经营1年以上; a term (期限不超过2年) is a deadline instead."""
    if re.search(r"期限|时限|限期|周期|任期|为期|有效期|压缩|缩短|工作日", before) or "工作日" in unit:
        return False
    if re.search(r"满$|未满$", before):
        return True
    return bounded and not suffix.endswith(("内", "左右")) and not before.endswith(("第", "近"))


def _is_measure(low: str, unit: str, after: str, arabic: bool, suffix: str) -> bool:
    if not arabic and unit in ("元", "度电", "米", "倍", "亩", "岁", "m", "M", "G"):
        # 一元化, 多元, 百米: a unit only with a sum before it.
        return bool(suffix) or (len(low) > 1 and unit != "米") or (unit == "倍" and low in "两三四五六七八九十")
    return not (unit in ("m", "M", "G") and re.match(r"[A-Za-z]", after))


def _is_times(unit: str, value: float | None, before: str, chain: str, arabic: bool) -> bool:
    """How often is a deadline's business; a total of times (培训20期) is a figure."""
    if not arabic or value is None or value < 2 or chain:
        return False
    return re.search(r"每|一年|半年|年度", before) is None


def _is_chinese_count(
    low: str, unit: str, value: float | None, before: str, after: str, bounded: bool
) -> bool:
    if re.match(r"[一二三四五六七八九十]", after) or before.endswith(("每", "一", "同", "统", "唯", "任", "某", "这", "逐")):
        return False
    if bounded:
        return unit not in ("级", "批", "类", "种")
    made = re.search(rf"(?:{_VERBS})[了]?$", before) is not None
    if low in ("百", "千", "万"):
        return re.search(rf"(?:{_VERBS}|[、{BLANK}].{{0,5}})$", before) is not None and re.match(
            r"[\u4e00-\u9fff]{2}", after
        ) is not None and unit in "所家名个支座间项"
    if value is None:
        return False
    if value == 1:
        return made and unit in ("所", "家", "座", "处", "个", "间") and not re.match(r"(?:系列|平台|体系|机制)", after)
    if unit in _THINGS:
        return made or bool(re.match(r"[,。;)]|$", after)) or value > 10 or unit in ("名", "所", "家", "间", "座", "台")
    return made and unit in ("个", "项", "门", "套", "支", "条") and value > 1 and _new(before)


def _new(before: str) -> bool:
    return re.search(r"(?:新建|改建|扩建|建成|建设|创建|设立|组建|培育|认定|新增|引进|遴选|开发|建)[了]?$", before) is not None


def _comparator(compare: str, suffix: str) -> Comparator:
    if re.fullmatch(f"{_LEAST}|达到?|提[高升][到至]", compare) or suffix.strip().endswith("以上") or "以上(" in suffix:
        return ">="
    if re.fullmatch(_MOST, compare) or "以下" in suffix or "以内" in suffix:
        return "<="
    if re.fullmatch(_OVER, compare):
        return ">"
    if re.fullmatch(_UNDER, compare):
        return "<"
    if compare in ("约", "近") or suffix.strip() in ("左右", "上下"):
        return "~"
    return "="


def _subject(after: str, before: str) -> str:
    """What is counted: the noun after the figure, else the noun the figure is said of."""
    match = re.match(r"的?[“\"]?([\u4e00-\u9fff]{2,14})", after)
    if match:
        return match[1]
    match = re.search(r"([\u4e00-\u9fff]{2,12}?)(?:要|应|须|必须)?(?:不低于|不少于|达到|不超过|提高到|为|达|占)$", before)
    return match[1] if match else ""
