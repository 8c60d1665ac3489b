"""Which numbers with a unit are figures: not an ordinal, a frequency, a slogan or part of a name."""

from __future__ import annotations

import re
from functools import cache

from planlint.language.numbers import parse, pattern, shape

# Units that measure: with any number they are figures.
MEASURES = (
    "个?百分点|平方公里|平方米|平方千米|立方米|公里|千米|公顷|公斤|千瓦时|千瓦|兆瓦|周岁|人次|人天|课时"
    "|个?学时|个?学分|个?小时|分钟|美元|元"
    "|㎡|m²|m2|亩|吨|斤|米|倍|度电|岁|Mbps|MW|kw|兆(?!瓦)"
)
# Classifiers: with an Arabic number they count things.
CLASSIFIERS = (
    "所|家|名|人|位|间|座|台|套|件套|册|张|支|户|处|列|辆|部|篇|床|棵|株|幅|块|栋|幢|艘|架|本|个|项|门次|门"
    "|件|例|份|种|条|类|场次|场|次|届"
    "|期|轮|节课|节|对|班|校|批次|批|片|只|头|群|宗|单|笔|站|村|镇|县|组|队|集|款|盏|根|枚"
)
# Classifiers of things one can touch, so that a Chinese number with them is a figure.
_THINGS = frozenset("所家名人位间座台张户辆篇床幢栋册处")
_TIMES = frozenset("次届轮期")
LASTING = "个工作日|日|个?学年|个?学期|个月|年(?!级|龄|制|期{1})|周(?!岁)|天"

LEAST = "不得?(?:低于|少于|小于|短于)|至少|最低|最少"
MOST = "不得?(?:超过|高于|多于|大于|突破)|至多|最多|最高|控制在|压减到|降至|降到|下降到"
OVER, UNDER = "超过|超出|高于|大于|多于|突破", "低于|少于|小于|不足|未满|不满"
_NEW = "新建|改建|扩建|建成|建设|建有|建|创建|设立|组建|培育|认定|新增|引进|遴选|开发"
_VERBS = (
    _NEW
    + "|续建|建立|成立|培养|打造|命名|评选|选树|选派|选定|选送|招聘|开设|配备|增加|扶持|支持|培训|安排|举办"
    "|推出|实施|形成|掌握|参加"
)


@cache
def numerals() -> re.Pattern[str]:
    """Where a figure may begin; the grammar is tried nowhere else."""
    return pattern(r"\d[\d,.]*|[〇零一二两三四五六七八九十百千万亿]+")


@cache
def _bounding() -> re.Pattern[str]:
    return pattern(f"{LEAST}|{MOST}|{OVER}|{UNDER}|达到?")


@cache
def _part_of_name() -> re.Pattern[str]:
    return pattern("方面|环节|阶段|层面|维度|原则|字|面向|为主|一体|统一")


def counts(
    match: re.Match[str],
    unit: str,
    value: float | None,
    before: str,
    compare: str,
    chain: str,
    suffix: str,
    after: str,
) -> bool:
    """Whether a number with a unit is a figure: not an ordinal, a frequency, a slogan or a name."""
    low = match["low"]
    arabic = low[0].isdigit()
    bounded = bool(suffix) or _bounding().fullmatch(compare) is not None
    ranged = match["high"] is not None or (not arabic and len(low) == 2 and parse(low) is None)
    if unit in ("小时", "个小时") and after.startswith("内"):  # within which, not how much
        return False
    if _one_of_them().match(after):
        return False
    if before.endswith("第") or (not bounded and _done().search(before)):
        return False
    if match["time"]:
        return _is_threshold(unit, before, after, bounded, suffix)
    if unit in ("%", "‰"):
        return arabic
    if unit not in _THINGS and unit not in _TIMES and _measures().fullmatch(unit):
        return _is_measure(low, unit, arabic, suffix)
    if unit in _TIMES and not (bounded or (ranged and unit == "次")):
        return _is_times(value, before, chain, arabic)
    if _part_of_name().match(after):
        return False
    if arabic:
        return (
            bounded or ranged or not (value == 1 and (chain or before.endswith(("每", "收住", "同", "这"))))
        )
    return _is_chinese_count(low, unit, value, before, after, bounded or ranged)


@cache
def _one_of_them() -> re.Pattern[str]:
    """作为全省5个试点市之一 says where one belongs."""
    return pattern(r"[^,!;:&]{0,14}之一")


@cache
def _used() -> re.Pattern[str]:
    return pattern("发挥|依托|借助")


@cache
def _acts() -> re.Pattern[str]:
    return pattern(_VERBS)


def is_at_hand(shaped: str, start: int) -> bool:
    """Whether a figure counts what is there already and is only used: 发挥3所示范校、5个基地的作用."""
    low = max(0, start - 80)
    begin = max(shaped.rfind(stop, low, start) for stop in ",!;\n") + 1
    used = [m.end() for m in _used().finditer(shaped, max(begin, low), start)]
    return bool(used) and _acts().search(shaped, used[-1], start) is None


@cache
def _done() -> re.Pattern[str]:
    """The figure reports what there is, not what is to be."""
    return pattern("已(?!经?批准)|业已|现有|目前|累计|截至")


@cache
def _measures() -> re.Pattern[str]:
    return pattern(MEASURES)


@cache
def _terms() -> re.Pattern[str]:
    return pattern("期限|时限|限期|周期|任期|为期|有效期|聘期|服务期|试点期|建设期|实施期|压缩|缩短|工作日")


@cache
def _condition() -> re.Pattern[str]:
    """连续3日未到校的 sets a threshold; 连续3年增长 tells what was."""
    return pattern(r"未|不|无|缺|[^,!;]{0,16}的(?:,|企业|单位|学校|学生|教师|人员)")


def _is_threshold(unit: str, before: str, after: str, bounded: bool, suffix: str) -> bool:
    """满5年, 经营1年以上; a term (期限不超过2年) is a deadline instead."""
    if before.endswith("每") or "工作日" in unit or _terms().search(before):
        return False
    if before.endswith("连续"):
        return bounded or _condition().match(after) is not None
    if unit == "日":
        return False
    if before.endswith("满"):
        return True
    return bounded and not suffix.endswith(("内", "左右")) and not before.endswith("近")


def _is_measure(low: str, unit: str, arabic: bool, suffix: str) -> bool:
    if not arabic and unit in ("元", "度电", "米", "倍", "亩", "岁", "兆", "斤"):
        # 一元化, 多元, 百米, 千兆: a unit only with a sum before it.
        return bool(suffix) or (len(low) > 1 and unit != "米") or (unit == "倍" and (parse(low) or 0) > 1)
    return True


@cache
def _regular() -> re.Pattern[str]:
    return pattern("每|一年|半年|年度")


def _is_times(value: float | None, before: str, chain: str, arabic: bool) -> bool:
    """How often is a deadline's business; a total of times (培训20期) is a figure."""
    if not arabic or value is None or value < 2 or chain:
        return False
    return _regular().search(before) is None


@cache
def _made() -> re.Pattern[str]:
    return pattern(rf"(?:(?P<new>{_NEW})|{_VERBS})了?$")


@cache
def _idiom() -> re.Pattern[str]:
    """Before a Chinese number: 每一, 统一, 这一; after it: 一是一, 千家万户."""
    return pattern(r"(?:每|一|同|统|唯|任|某|这|逐{1})$")


@cache
def _listed() -> re.Pattern[str]:
    return pattern(r"[&\x18].{0,5}$")


def _is_chinese_count(
    low: str, unit: str, value: float | None, before: str, after: str, bounded: bool
) -> bool:
    if len(low) > 2 and all(c in _digits() for c in low):  # 七一二所
        return False
    if numerals().match(after) or _idiom().search(before):
        return False
    if bounded:
        return unit not in ("级", "批", "类", "种")
    made = _made().search(before)
    if low in _bare():  # 百支乐团, 千个社团
        return unit in "所家名个支座间项" and (made is not None or _listed().search(before) is not None)
    if value is None:
        return False
    if value == 1:
        return (
            made is not None
            and unit in "所家座处个间"
            and not after.startswith(("系列", "平台", "体系", "机制"))
        )
    if unit in _THINGS:
        return made is not None or value > 10 or unit in "名所家间座" or after[:1] in ("", ",", "!", ";", ")")
    return unit in "个项门套支条" and made is not None and made["new"] is not None


@cache
def _digits() -> str:
    return shape("〇零一二三四五六七八九")


@cache
def _bare() -> tuple[str, ...]:
    return tuple(shape("百千万"))
