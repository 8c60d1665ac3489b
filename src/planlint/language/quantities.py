"""Figures with a unit that are a target, a standard or an amount, as typed quantities.

A figure is found by its number and unit, then what stands around it decides: a comparator or 以上
makes it a target, a name (十项行动, 一校一品, 三个课堂) or a frequency (每年举办一次) does not.
"""

from __future__ import annotations

import re
from functools import cache

from planlint.language.masks import mask_names
from planlint.language.numbers import ARABIC, BLANK, CHINESE, NUMBER, one_of, parse, pattern, shape
from planlint.model.evidence import Comparator, Quantity
from planlint.model.text import Span

_TO = r"(?:-{1,2}|~|至|到)"
# Units that measure: with any number they are figures.
_MEASURES = (
    "个?百分点|平方公里|平方米|平方千米|立方米|公里|千米|公顷|公斤|千瓦时|千瓦|兆瓦|周岁|人次|人天|课时"
    "|学时|学分|小时|分钟|美元|元"
    "|㎡|m²|m2|亩|吨|米|倍|度电|岁|Mbps|MW|kw"
)
# Classifiers: with an Arabic number they count things.
_CLASSIFIERS = (
    "所|家|名|人|位|间|座|台|套|件套|册|张|支|户|处|辆|部|篇|床|棵|株|幅|块|栋|幢|艘|架|本|个|项|门次|门"
    "|件|例|份|种|条|类|场次|场|次|届"
    "|期|轮|节课|节|对|班|校|批|片|只|头|群|宗|单|笔|站|村|镇|县|组|队|集|款|盏|根|枚"
)
# Classifiers of things one can touch, so that a Chinese number with them is a figure.
_THINGS = frozenset("所家名人位间座台张户辆篇床幢栋册处")
_TIMES = frozenset("次届轮期")
_LASTING = "个工作日|个?学年|个?学期|个月|年(?!级|龄|制|期{1})|周(?!岁)|天"

_LEAST = "不得?(?:低于|少于|小于|短于)|至少|最低|最少"
_MOST = "不得?(?:超过|高于|多于|大于|突破)|至多|最多|最高|控制在|压减到|降至|降到|下降到"
_OVER, _UNDER = "超过|超出|高于|大于|多于|突破", "低于|少于|小于|不足|未满|不满"
_REACH = "达到|(?:提高|提升|扩大|增加|增长|扩大)(?:到|至)|增至|达|保持在|稳定在|减按"
_SHARE = "占(?!地)到?|按照?"
_NEW = "新建|改建|扩建|建成|建设|建有|建|创建|设立|组建|培育|认定|新增|引进|遴选|开发"
_VERBS = (
    _NEW
    + "|续建|建立|成立|培养|打造|命名|评选|选树|选派|选定|选送|招聘|开设|配备|增加|扶持|支持|培训|安排|举办"
    "|推出|实施|形成|掌握|参加"
)
_EACH = (
    r"每(?:[人生班校户亩床月周天日名位个所张]|万人口?|千人|百名|平方米)|(?:人|生|年|户|校|班|师)均|个人|平均"
)


@cache
def _numerals() -> re.Pattern[str]:
    """Where a figure may begin; the grammar is tried nowhere else."""
    return pattern(r"\d[\d,.]*|[〇零一二两三四五六七八九十百千万亿]+")


@cache
def _core() -> re.Pattern[str]:
    number = rf"(?:(?<![\d.]){ARABIC}\s*[十百千万亿]*|{CHINESE})"
    last = r"(?P<suffix>\s*(?:及|或|\w{1,3})?(?:\(含\))?以(?:上|下|内{1})(?:\([含不][^()]{0,8}\))?"
    last += r"|左右|上下|\(含[^()]{1,10}\))?"
    return pattern(
        rf"(?:(?P<ratio>(?<![\d:.])\d{{1,3}}(?:\.\d+)?:\d{{1,3}}(?:\.\d+)?(?![\d:]))"
        rf"|(?P<fraction>{NUMBER}分之{NUMBER}(?:{_TO}(?:百分之)?{NUMBER})?)"
        rf"|(?P<low>{number})\s*(?:余|多)?(?:(?P<first>%|‰|[万亿]?元"
        rf"|{one_of('所个项名人次门')})?\s*{_TO}\s*(?P<high>{number})\s*)?"
        rf"(?:标准)?(?:(?P<time>{_LASTING})|(?P<unit>%|‰|{_MEASURES}|{_CLASSIFIERS}))){last}"
    )


@cache
def _compared() -> re.Pattern[str]:
    """A comparator before a figure, with what stands between them (不低于总课时的, 至少举办)."""
    rest = r"[^,!;:&\n()\d]"
    return pattern(
        rf"(?:(?P<bound>{_LEAST}|{_MOST}|{_OVER}|{_UNDER})(?={rest}{{0,16}}$)"
        rf"|(?P<reach>{_REACH}|(?<!签|节|预|集|合|履)约|近)(?=\w{{0,3}}$)"
        rf"|(?P<share>{_SHARE})(?=\w{{0,10}}$)){rest}*$"
    )


@cache
def _each() -> re.Pattern[str]:
    """For whom or when a figure holds: 每人每月, 人均."""
    return pattern(rf"(?:(?:{_EACH})[^,!;:&\d]{{0,4}}?)+$")


@cache
def _quotations() -> re.Pattern[str]:
    return pattern(r"“[^“”\n]*”|\"[^\"\n]*\"")


def find_quantities(text: str) -> tuple[Quantity, ...]:
    """Every target, standard or amount in ``text``, in order, without overlap.

    Years, document numbers, list numbers, slogans and counts that are part of a name are left out.
    """
    return quantities_in(text, mask_names(shape(text)))


def quantities_in(text: str, shaped: str) -> tuple[Quantity, ...]:
    """``find_quantities`` on text that is shaped and masked already."""
    if '"' in shaped or "`" in shaped:
        shaped = _quotations().sub(_hide, shaped)
    found: list[Quantity] = []
    floor = 0
    for place in _numerals().finditer(shaped):
        if place.start() < floor:
            continue
        match = _core().match(shaped, place.start())
        if match is None:
            continue
        clause = max(floor, match.start() - 26)
        before = shaped[clause : match.start()]
        before = before[max(before.rfind(c) for c in ",!;\n:") + 1 :]
        made = _quantity(text, shaped, match, before)
        if made is not None:
            found.append(made)
            floor = made.span.end
    return tuple(found)


@cache
def _telling() -> re.Pattern[str]:
    return pattern("%|不低于|不少于|以上|万元")


def _hide(match: re.Match[str]) -> str:
    """Short quotations without a comparison are names: “三个课堂”, “2+1”, “十个全覆盖”."""
    name = len(match[0]) < 17 and _telling().search(match[0]) is None
    return BLANK * len(match[0]) if name else match[0]


@cache
def _ratio_words() -> re.Pattern[str]:
    return pattern(r"\w$")


def _quantity(text: str, shaped: str, match: re.Match[str], before: str) -> Quantity | None:
    compared = _compared().search(before)
    compare = compared[compared.lastgroup or 0] if compared else ""
    each = None if compared else _each().search(before)
    chain = each[0] if each else ""
    suffix = (match["suffix"] or "").strip()
    after = shaped[match.end() : match.end() + 20]
    high: float | None = None
    if match["ratio"]:
        value, unit = _ratio(match["ratio"]), ":"
        if _ratio_words().search(before) is None:
            return None
    elif match["fraction"]:
        value, high, unit = _fraction(match["fraction"])
    else:
        unit = match["unit"] or match["time"]
        value, high = _values(match)
        if not _counts(match, unit, value, before, compare, chain, suffix, after):
            return None
    if value is None and match["low"] is None:
        return None
    start = match.start() - (len(compared[0]) if compared else len(chain) or before.endswith("满"))
    span = Span(start, match.end())
    subject = _subject(text, shaped, match, before)
    return Quantity(text[start : match.end()], span, value, unit, _comparator(compare, suffix), high, subject)


def _values(match: re.Match[str]) -> tuple[float | None, float | None]:
    low, high = match["low"].replace(" ", ""), match["high"]
    value = parse(low)
    if high is None:
        if value is None and len(low) == 2:  # 一两项, 三四所: the two ends of a guess
            ends = parse(low[0]), parse(low[1])
            if ends[0] and ends[1] and ends[0] < ends[1]:
                return ends
        return value, None
    power = _powers().search(high)
    # 5-10万元 means 5万元 to 10万元.
    if power and value is not None and _powers().search(low + (match["first"] or "").rstrip("元")) is None:
        value = parse(low + power[0])
    return value, parse(high.replace(" ", ""))


@cache
def _powers() -> re.Pattern[str]:
    return pattern("[万亿]+$")


def _ratio(text: str) -> float | None:
    left, _, right = text.partition(":")
    top = float(left)
    return float(right) / top if top else None


def _fraction(text: str) -> tuple[float | None, float | None, str]:
    low, *rest = re.split(_TO, text)
    hundred, thousand = shape("百分之"), shape("千分之")
    unit = "%" if low.startswith(hundred) else "‰" if low.startswith(thousand) else ""
    return parse(low), parse(rest[0].removeprefix(hundred)) if rest else None, unit


@cache
def _bounding() -> re.Pattern[str]:
    return pattern(f"{_LEAST}|{_MOST}|{_OVER}|{_UNDER}|达到?")


@cache
def _part_of_name() -> re.Pattern[str]:
    return pattern("方面|环节|阶段|层面|维度|原则|字|面向|为主|一体|统一")


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
    """Whether a number with a unit is a figure: not an ordinal, a frequency, a slogan or a name."""
    low = match["low"]
    arabic = low[0].isdigit()
    bounded = bool(suffix) or _bounding().fullmatch(compare) is not None
    ranged = match["high"] is not None or (not arabic and len(low) == 2 and parse(low) is None)
    if before.endswith("第") or (not bounded and _done().search(before)):
        return False
    if match["time"]:
        return _is_threshold(unit, before, bounded, suffix)
    if unit in ("%", "‰"):
        return arabic
    if unit not in _THINGS and unit not in _TIMES and _measures().fullmatch(unit):
        return _is_measure(low, unit, arabic, suffix)
    if unit in _TIMES and not bounded:
        return _is_times(value, before, chain, arabic)
    if _part_of_name().match(after):
        return False
    if arabic:
        return (
            bounded or ranged or not (value == 1 and (chain or before.endswith(("每", "收住", "同", "这"))))
        )
    return _is_chinese_count(low, unit, value, before, after, bounded or ranged)


@cache
def _done() -> re.Pattern[str]:
    """The figure reports what there is, not what is to be."""
    return pattern("已(?!经?批准)|业已|现有|目前|累计|截至")


@cache
def _measures() -> re.Pattern[str]:
    return pattern(_MEASURES)


@cache
def _terms() -> re.Pattern[str]:
    return pattern("期限|时限|限期|周期|任期|为期|有效期|聘期|服务期|试点期|建设期|实施期|压缩|缩短|工作日")


def _is_threshold(unit: str, before: str, bounded: bool, suffix: str) -> bool:
    """满5年, 经营1年以上; a term (期限不超过2年) is a deadline instead."""
    if "工作日" in unit or _terms().search(before):
        return False
    if before.endswith("满"):
        return True
    return bounded and not suffix.endswith(("内", "左右")) and not before.endswith("近")


def _is_measure(low: str, unit: str, arabic: bool, suffix: str) -> bool:
    if not arabic and unit in ("元", "度电", "米", "倍", "亩", "岁"):
        # 一元化, 多元, 百米: a unit only with a sum before it.
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
    if _numerals().match(after) or _idiom().search(before):
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
def _bare() -> tuple[str, ...]:
    return tuple(shape("百千万"))


@cache
def _at_least() -> re.Pattern[str]:
    return pattern(rf"{_LEAST}|达到?|提(?:高|升)(?:到|至)")


@cache
def _bounds() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    return pattern(_MOST), pattern(_OVER), pattern(_UNDER)


def _comparator(compare: str, suffix: str) -> Comparator:
    if "以上" in suffix or _at_least().fullmatch(compare):
        return ">="
    most, over, under = _bounds()
    if "以下" in suffix or "以内" in suffix or most.fullmatch(compare):
        return "<="
    if over.fullmatch(compare):
        return ">"
    if under.fullmatch(compare):
        return "<"
    if compare in ("约", "近") or suffix in ("左右", "上下"):
        return "~"
    return "="


_STOPS = frozenset("，。；：、！？,;:!?/ \n\t（）()《》“”\"'0123456789")


@cache
def _said_of() -> re.Pattern[str]:
    return pattern(rf"([^\s\d,!;:&'()\x18]{{2,12}}?)(?:要|应|须|必须)?(?:{_LEAST}|{_MOST}|{_REACH}|为|在)$")


def _subject(text: str, shaped: str, match: re.Match[str], before: str) -> str:
    """What is counted: the noun after the figure, else the noun the figure is said of."""
    noun = text[match.end() : match.end() + 16].removeprefix("的").lstrip('“"')
    noun = noun[: next((i for i, c in enumerate(noun) if c in _STOPS), len(noun))]
    if len(noun) > 1:
        return noun
    if found := _said_of().search(before):
        offset = match.start() - len(before)
        return text[offset + found.start(1) : offset + found.end(1)].removesuffix("分别")
    return ""
