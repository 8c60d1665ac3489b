"""Bodies that can be made responsible, by a grammar of level, function and head noun.

    市 + 教育 + 局 · 市委 + 宣传 + 部 · 各区（市、县）+ 政府 · 国土资源、房产管理 + 部门 · 团市委

In a responsibility note everything that is listed is a body (``evidence.notes``); in running text only
what the grammar knows (``find_bodies``, ``body_at``).
"""

from __future__ import annotations

import re
from functools import cache

from planlint.language.numbers import one_of, pattern, shape
from planlint.model.records import dataclass
from planlint.model.text import Span

FUNCTIONS = (
    "教育科技体育|教育体育|教科体|教科文体|教体|教科|教育|科技|科学技术|财政|国资|发展和改革|发展改革"
    "|发改|经济和信息化|经济信息化"
    "|经信|经贸|经合|工业和信息化|工业信息化|工信|民族宗教|民宗|民族|宗教|公安消防|公安|司法行政|司法"
    "|民政|人力资源和社会保障"
    "|人力资源社会保障|人力社保|人社|机构编制|编制|编办|新闻|自然资源和规划|规划和自然资源|自然资源|国土资源"
    "|国土房屋|国土|房产管理|房管|生态环境"
    "|环境保护|环保|住房和城乡建设|住房城乡建设|城乡建设|城乡规划|规划|住建|建设|城市管理|城管|城建"
    "|交通运输|交通|港口口岸|水利|水务|农业农村"
    "|农牧|农业|林业和草原|林草|林业|海洋渔业|海洋|渔业|商务|外经贸|文化和旅游|文化旅游|文化广电|文广新"
    "|文广旅|文广|文旅|文体旅|文化|旅游|广电"
    "|新闻出版广电|新闻出版|广播电视|卫生和计划生育|卫生健康|卫生计生|卫健|卫计|卫生|体育|审计|外事|税务"
    "|国税|地税|工商行政管理|工商|质监"
    "|市场监督管理|市场监管|食品药品监管|食药监|药监|安监|应急管理|应急|统计|物价|粮食|医疗保障|医保"
    "|退役军人事务|退役军人|信访|金融"
    "|金融监管|银监|保监|证监|气象|地震|消防救援|消防|邮政管理|邮政|通信管理|知识产权|宣传|组织|统战|政法"
    "|网信|文明|老龄|残疾人|妇女儿童"
    "|扶贫|乡村振兴|大数据|政务服务|数据|行政审批|行政许可|登记|档案|服务业|机关事务|文物|文物保护|人防"
    "|口岸|移民|能源|供销|海关|民航|铁路"
    "|土地储备|土储|公共资源交易|招商|投资促进|政务服务|营商环境建设|营商|经济合作|国有资产监督管理"
    "|教师发展|教师进修|教研|电化教育|电教|教育技术|教育考试|学生资助|资助管理|疾控|综合执法|城市综合执法"
    "|网络安全和信息化|妇女工作|公积金|督导|督查|语言文字|招生考试|考试|老干部|行政服务|水文|公路|烟草"
    "|电力|绿化|园林"
)
"""What bodies are for; longer ones need not stand before shorter ones."""

RANK = "(?:自治区|直辖市|自治州|乡镇|街道|" + "|".join("省市县区旗州盟地乡镇") + "{1})"
BRACKET = r"(?:\([^()\n]{1,14}\))"
_HEADS = (
    "局|委员会|委(?!托|派|员|任|会(?!同)|培)|办公室|办公厅|办(?!公|法|理|学|好|事|园|班|案|证|结)|厅(?!级)"
    "|部(?!门|分|署|队|级|件|位|属)"
    "|工委|党委|管委会|中心|研究院|研究所|院|总队|支队|大队|督导室|督查室|研究室"
)
_DEPARTMENTS = (
    "(?:等(?:有关|相关)?)?(?:行政(?:主管)?部门|主管部门|管理部门|督导部门|监管部门|工作部门|部门"
    "|行政机关|主管机关|登记机关|管理机关|机关|工作机构)"
)
_LEAGUES = (
    "总工会|妇女联合会|妇联|文学艺术界联合会|文联|科学技术协会|科协|残疾人联合会|残联"
    "|工商联|关工委|社科联|侨联|红十字会|团委"
)
# A level after one of these belongs to another word: 全市, 城市, 社区, 各地.
_NOT_BEFORE_RANK = frozenset("全我城超本社园校辖片郊地该")


_PLACE_RANKS = frozenset("省市县区州旗镇乡")
# Words of a sentence, not of a place's name: 经费由县财政, 办公室设在县教育局.
_NOT_IN_PLACE = frozenset("由在经报向和与对将把的设为以从按给请让使并及或了是有各其该本全我且每同副任级费")


@dataclass(frozen=True, slots=True)
class Body:
    """A body as written; ``named`` when it is one certain body, not a kind (财政部门, 各县政府)."""

    text: str
    span: Span
    named: bool


@cache
def _functions() -> dict[str, tuple[str, ...]]:
    """The functions by their first character, longest first, in shaped text."""
    table: dict[str, list[str]] = {}
    for name in shape(FUNCTIONS).split("|"):
        table.setdefault(name[0], []).append(name)
    return {first: tuple(sorted(names, key=len, reverse=True)) for first, names in table.items()}


@cache
def _area() -> re.Pattern[str]:
    """各市、县 · 县级以上 · 市县两级 · 市内四区."""
    levels = rf"各?{RANK}{BRACKET}?(?:[、和及]?{RANK}{BRACKET}?)*(?:[一二两三四]?级)?{BRACKET}?(?:及?以上)?"
    return pattern(rf"市内[一二两三四五六七八九十]区|{levels}")


@cache
def _after_area() -> re.Pattern[str]:
    """What makes a body of a level alone."""
    return pattern(
        rf"(?P<government>(?:人民)?政府(?!部门|有关|相关|各|投资|购买|采购|办|令|性|专项|债)"
        r"(?:办公厅|办公室|教育督导(?:委员会办公室|室)|督查室|法制办|金融办|外办)?)"
        r"|(?P<committee>[教农建经科商民体]委(?!派|托|员|任|会(?!同)|培))"
        r"|(?P<party>委(?:办公室|办|编办|编委办)(?!公|法|理))"
        rf"|(?P<league>{_LEAGUES})"
        r"|(?P<purse>级?财政(?!局|厅|部|资金|预算|投入|性|收入|支出|补助(?!资金\d)|拨款|教育|专户|年度|国库))"
        r"|(?P<group>(?!级|直|属|长|分管)(?:(?!的|任组长)\w){0,18}?(?:领导小组(?:办公室)?|联席会议(?:办公室)?|工作专班|指挥部))"
        r"|(?P<unknown>(?!级|直|属|内|域|民|场|长|容|城|郊)(?:(?:(?!会同|联合|配合|牵头|负责|组织|由|向|对|的|要|和|与)\w){2,12}?(?:局|委员会|办公室|中心|研究院|进修学校)"
        r"|\w{0,6}?(?:特殊教育学校|职业技术学院|开放大学|教研室|消防救援支队|人民医院|图书馆|博物馆|文化馆|少年宫)))"
        r"(?!的|\w?建设|站|镇|城)"
    )


@cache
def _head() -> re.Pattern[str]:
    return pattern(rf"(?:行政管理|管理|行政)?(?P<department>{_DEPARTMENTS})|(?:工作)?(?P<head>{_HEADS})")


@cache
def _league() -> re.Pattern[str]:
    return pattern(rf"团{one_of('省市县区州旗')}委|(?!团委){_LEAGUES}")


@cache
def _of_ministry() -> re.Pattern[str]:
    """A department of a ministry, said after its name: 教育部基础教育司."""
    return pattern(r"办公厅|(?:(?!的|在|会|按|令|发)\w){2,12}?司(?!法)")


@cache
def _starts() -> re.Pattern[str]:
    """Where a body may begin; the grammar is tried nowhere else."""
    return re.compile("|".join(sorted(_firsts())))


def find_bodies(text: str) -> tuple[Body, ...]:
    """Every body the grammar knows in running text, in order, commanded or not."""
    shaped = shape(text)
    found: list[Body] = []
    floor = 0
    for place in _starts().finditer(shaped):
        if place.start() < floor:
            continue
        body = body_at(text, shaped, place.start())
        if body is not None:
            found.append(body)
            floor = body.span.end
    return tuple(found)


def body_at(text: str, shaped: str, start: int) -> Body | None:
    """The longest body that begins at ``start``, or None."""
    if shaped[start] not in _firsts():
        return None
    if shaped[start] in _ranks() and shaped[start - 1 : start] in _NOT_BEFORE_RANK and start:
        return None
    area = _area().match(shaped, start)
    end, named = _end(shaped, start, area)
    if end is None and area and area.end() - start > 1:  # 市市场监管局 is of one 市
        end, named = _end(shaped, start, _area().match(shaped, start, start + 1))
    if end is None:
        return None
    return Body(text[start:end], Span(start, end), named)


def body_of_place_at(text: str, shaped: str, start: int) -> Body | None:
    """A body with the name of its place before the level (青溪县教育局), or None."""
    if _PLACE_RANKS.isdisjoint(shaped[start + 2 : start + 6]):
        return None
    for at in range(start + 2, min(start + 6, len(shaped))):
        place = shaped[start:at]
        if not place.isalpha() or not _NOT_IN_PLACE.isdisjoint(place):
            return None
        if shaped[at] in _PLACE_RANKS and shaped[at - 1] not in _NOT_BEFORE_RANK:
            body = body_at(text, shaped, at)
            if body is not None and body.named:
                return Body(text[start : body.span.end], Span(start, body.span.end), True)
    return None


@cache
def _ranks() -> frozenset[str]:
    return frozenset("省市县区旗州盟地乡镇")


def _end(shaped: str, start: int, area: re.Match[str] | None) -> tuple[int | None, bool]:
    if area is None:
        if league := _league().match(shaped, start):
            return league.end(), True
        if shaped[start] == "各":  # 各文化部门
            end, kind = _named_end(shaped, start + 1)
            return (end, False) if kind == "department" else (None, False)
        end, kind = _named_end(shaped, start)
        # Without a level only a bureau or a ministry is sure to be a body: 教育局 but not 教育中心.
        if kind == "head" and shaped[end - 1 : end] not in "局厅部":
            return None, False
        if kind == "head" and shaped[end - 1] == "部" and (part := _of_ministry().match(shaped, end)):
            end = part.end()
        return (end, kind == "head") if kind else (None, False)
    single = area.end() - area.start() == 1 or shaped.startswith("市内", start)
    each = shaped[start] == "各"
    after = area.end()
    found = _after_area().match(shaped, after)
    if found and found.lastgroup in ("government", "party", "committee"):
        return found.end(), single or found.lastgroup == "party"
    if found and found.lastgroup in ("league", "purse") and not each:
        # 市财政 is one payer; 市级财政 and 市、县财政 are purses of a kind.
        return found.end(), found.lastgroup == "league" or (single and shaped[after] != "级")
    end, kind = _named_end(shaped, after + 1 if shaped.startswith("委", after) else after)
    if kind:
        return end, kind == "head" and not each
    if found and found.lastgroup in ("group", "unknown") and single:
        return found.end(), True
    return None, False


def _named_end(shaped: str, start: int) -> tuple[int, str]:
    """The end of functions with their head noun, and which kind of head it is."""
    at = function_end(shaped, start)
    listed = at
    while at > start:
        if found := _head().match(shaped, at):
            kind = found.lastgroup or ""
            if kind == "department" or listed == at:
                return found.end(), kind
            return start, ""
        # 国土资源、房产管理部门: several functions may share one head.
        following = at + 2 if shaped.startswith("管理", at) else at
        if shaped[following : following + 1] not in ("&", "和", "及", "与"):
            break
        at = function_end(shaped, following + 1)
        if at == following + 1:
            break
    return start, ""


def function_end(shaped: str, start: int) -> int:
    """The end of up to three functions in a row (教育 体育, 文化和旅游)."""
    table, at = _functions(), start
    for _ in range(3):
        name = next((n for n in table.get(shaped[at : at + 1], ()) if shaped.startswith(n, at)), None)
        if name is None:
            break
        at += len(name)
    return at


def starts_with_function(shaped: str) -> bool:
    """Whether an item begins with what a bureau is for (教育, 发展改革), not with a place or a name."""
    return function_end(shaped, 0) > 0


@cache
def _firsts() -> frozenset[str]:
    return frozenset(_functions()) | frozenset("省市县区旗州盟地乡镇各街自直团总妇文科残工关社侨红")


@cache
def _generic() -> re.Pattern[str]:
    return pattern(
        "(?:(?:其他|其它|市|省|县|区|政府)?(?:直?各)?(?:有关|相关|各有关|各相关|各级|职能|成员|责任|牵头"
        "|配合|主管)"
        "(?:政府|职能|责任|成员|业务|行业|行政)*(?:部门|单位|地区|科室|处室|机构|方面|人员)?.{0,6}"
        "|各(?:地|部门|单位|方面|地区)(?:(?:区|各).{0,4})?|全体.{0,6}|政府|学校|部门|单位|机关|企业)$"
    )


@cache
def _generic_note() -> re.Pattern[str]:
    return pattern(
        "(?:(?:市|省|县|区|州|市直|省直|县直|区直|全市|全省|全县|政府|市政府|省政府|县政府|其他"
        "|其它)?各?(?:有关|相关|其他|其它|各{1})"
        "(?:职能|责任|成员|业务|市直|省直|县直)?(?:部门|单位|地区|地方|科室|处室|方面|机构|企业)(?:和单位"
        "|单位)?"
        "|各部门|各单位|各成员单位|各责任单位|责任单位|牵头单位|无|/|-+)$"
    )


def is_generic(text: str) -> bool:
    """Whether the subject of a sentence names nobody: 有关部门, 各级政府, 各地, 各校."""
    shaped = shape(text).strip()
    if "各级" in shaped or shaped.startswith(("有关", "相关")):
        return True
    return _generic().match(shaped) is not None


def is_generic_item(shaped: str) -> bool:
    """Whether an item of a responsibility note, in shaped text, names nobody: 各有关单位.

    There 各级各类学校 and 各县政府 do name somebody: the plan assigns them.
    """
    return _generic_note().match(shaped) is not None
